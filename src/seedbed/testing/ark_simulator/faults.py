"""The words for what can go wrong: one table, read from a script, a header or a prompt.

A fault is `NAME` or `NAME:VALUE`; several stand together with commas: `slow:0.5,refuse-slot:1`.
What a fault takes as its value, and in which range, is in VALUES.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

STATUSES: Mapping[int, tuple[str, str, str]] = MappingProxyType(
    # status: code, type, message. Sources: contract.md section 5.1; the statuses it does not
    # list (408, 502, 503, 504) have the names of RFC 9110.
    {
        400: ("InvalidParameter", "BadRequest", "The request failed because it is invalid."),
        401: (
            "AuthenticationError",
            "Unauthorized",
            "the API key or AK/SK in the request is missing or invalid",
        ),
        403: (
            "AccountOverdueError",
            "Forbidden",
            "The request failed because your account has an overdue balance.",
        ),
        404: (
            "ModelNotOpen",
            "NotFound",
            "Your account has not activated the model. Please activate it in the console.",
        ),
        408: ("RequestTimeout", "RequestTimeout", "The request took too long to arrive."),
        429: (
            "ModelAccountIpmRateLimitExceeded",
            "TooManyRequests",
            "The requests have exceeded the images per minute limit of the model.",
        ),
        500: (
            "InternalServiceError",
            "InternalServerError",
            "The service encountered an unexpected internal error.",
        ),
        502: ("BadGateway", "BadGateway", "The service could not be reached."),
        503: ("ServiceUnavailable", "ServiceUnavailable", "The service is not available."),
        504: ("GatewayTimeout", "GatewayTimeout", "The service did not answer in time."),
    }
)

FAULTS: Mapping[str, str] = MappingProxyType(
    {
        **{
            str(status): "refused with this status; `:SECONDS` adds Retry-After, and "
            "`:SECONDS:CODE` says another code"
            for status in STATUSES
        },
        "429": "refused with this status and Retry-After, 1 or `:SECONDS`; `:SECONDS:CODE` says "
        "another code",
        "504": "refused with this status after the pictures were made and billed",
        "refuse-text": "400, the prompt holds what is not allowed",
        "refuse-image": "400, a reference does",
        "refuse-output": "400, every picture does; in a stream each is a partial_failed",
        "refuse-slot": "only the picture with index 0 or `:INDEX` is refused, the others come",
        "fail-slot": "an internal error at picture 0 or `:INDEX`; later ones are not tried",
        "bad-json": "200 with half of the JSON, its length right",
        "html": "200 with a page of HTML, as a proxy's sign-in page is",
        "empty": "200 with no body",
        "long-length": "Content-Length says 100 or `:BYTES` more than come, then the end",
        "short-length": "Content-Length says 100 or `:BYTES` fewer than come",
        "timeout": "silence before the headers, an hour or `:SECONDS`, then the end",
        "stall-body": "silence in the middle of the body, an hour; in a stream after 1 or "
        "`:EVENTS` events and a half",
        "cut-body": "the connection ends in the middle of the body, or of a stream as above",
        "reset-body": "the connection is reset in the middle of the body, or of a stream as above",
        "reset-unread": "reset before the request was read; nothing was accepted or billed",
        "reset-read": "reset after the request was read and its pictures billed",
        "slow": "each picture takes 1 second or `:SECONDS`",
        "trickle": "the body comes in 64 pieces over 2 seconds or `:SECONDS`; a stream's events "
        "share both",
        "stream-error": "a stream ends with an `error` event after 1 or `:EVENTS` events",
        "no-completed": "a stream has no `completed` event",
        "no-done": "a stream has no `data: [DONE]`",
        "no-stream": "a stream was asked for, and one JSON body comes",
        "expired-links": "the answer's links expired an hour ago",
        "slow-links": "the links' files come in 64 pieces over 2 seconds or `:SECONDS`",
        "cut-links": "the links' files end in the middle",
        "missing-links": "the links' files are gone: 404",
        "html-links": "the links lead to a page of HTML",
    }
)
"""Every fault's name and what it does; docs/testing.md is held against it."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a fault takes after its name: a number, for a status with `:CODE` behind it."""

    name: str
    kind: type[int] | type[float]
    least: int
    most: int

    def takes(self, text: str) -> bool:
        """Whether the text is such a number, in the range."""
        try:
            return self.least <= self.kind(text) <= self.most
        except ValueError:
            return False

    def __str__(self) -> str:
        whole = "whole " if self.kind is int else ""
        return f"{self.name}, a {whole}number from {self.least} to {self.most}"


_SECONDS = Value("SECONDS", float, 0, 86_400)
_INDEX = Value("INDEX", int, 0, 14)  # a set has at most 15 pictures
_EVENTS = Value("EVENTS", int, 0, 16)  # 15 pictures and `completed`
_BYTES = Value("BYTES", int, 1, 1_000_000_000)

VALUES: Mapping[str, Value] = MappingProxyType(
    {
        **{str(status): _SECONDS for status in STATUSES if status != 504},
        **dict.fromkeys(("timeout", "slow", "trickle", "slow-links"), _SECONDS),
        **dict.fromkeys(("refuse-slot", "fail-slot"), _INDEX),
        **dict.fromkeys(("stall-body", "cut-body", "reset-body", "stream-error"), _EVENTS),
        **dict.fromkeys(("long-length", "short-length"), _BYTES),
    }
)
"""By name what a fault takes; the others take nothing."""

_PROMPT_WORD = re.compile(r"#simulate=([\w:.-]+(?:,[\w:.-]+)*)")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to go wrong; `value` is the text after the first colon."""

    name: str
    value: str = ""

    @classmethod
    def parse(cls, text: str) -> Fault:
        """From `NAME` or `NAME:VALUE`. Raises: ValueError naming what there is, or its range."""
        name, _, value = text.strip().partition(":")
        if name not in FAULTS:
            raise ValueError(f"{name!r} is no fault; there are {', '.join(FAULTS)}")
        takes = VALUES.get(name)
        number = value.partition(":")[0] if name.isdigit() else value
        if value and takes is None:
            raise ValueError(f"{name} takes no value, and {value!r} was given")
        if number and takes is not None and not takes.takes(number):
            raise ValueError(f"{name} takes {takes}, not {number!r}")
        return cls(name, value)

    def number(self, default: float) -> float:
        """The value as a number."""
        first = self.value.partition(":")[0]
        return float(first) if first else default

    @property
    def code(self) -> str:
        """The error code of `429:2:CODE`, or nothing."""
        return self.value.partition(":")[2]


class Faults:
    """The faults of one call, asked for by name."""

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        self.all = faults
        self._by_name = {fault.name: fault for fault in faults}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Fault:
        return self._by_name[name]

    def number(self, name: str, default: float) -> float | None:
        """The value of a fault, `default` when it has none; None when it is not asked for."""
        fault = self._by_name.get(name)
        return None if fault is None else fault.number(default)

    @property
    def refusal(self) -> Fault | None:
        """The fault that is a status of its own, if there is one."""
        return next((fault for fault in self.all if fault.name.isdigit()), None)


def parse_all(text: str) -> tuple[Fault, ...]:
    """Every fault of a comma-separated list; none for an empty text. Raises: ValueError."""
    return tuple(Fault.parse(part) for part in text.split(",") if part.strip())


def in_prompt(prompt: str) -> tuple[Fault, ...]:
    """The faults that a prompt asks for with `#simulate=...`. Raises: ValueError."""
    return tuple(fault for match in _PROMPT_WORD.finditer(prompt) for fault in parse_all(match[1]))
