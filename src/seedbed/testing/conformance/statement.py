"""What a check is, and what comes of it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["pass", "fail", "skip"]
Family = Literal["main", "3.0", "4.0", "4.5", "lite", "pro"]
SMALL = "<small>"
"""Stands in a body for the smallest size of the model that is asked."""


class Failed(Exception):
    """The statement does not hold; the text says what was seen."""


class Skipped(Exception):
    """The statement could not be tried; the text says why."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for pictures. Checks that name equal ones look at the same answer.

    `fields` is the body without its model, as JSON; `pictures` is the most it should bring.
    """

    family: Family
    fields: str
    pictures: int

    @property
    def body(self) -> dict[str, Any]:
        """The body without its model."""
        body: dict[str, Any] = json.loads(self.fields)
        return body


def ask(family: Family = "main", pictures: int = 1, **fields: Any) -> Ask:
    """An Ask for "a cat", unless the fields say otherwise."""
    return Ask(family, json.dumps({"prompt": "a cat", **fields}, ensure_ascii=False), pictures)


@dataclass(frozen=True, slots=True)
class Check:
    """One statement: its number and text in contract.md section 11, and how it is tried.

    `asks` are the requests whose answers `run` is given, in order; `more` is how many pictures
    it asks for besides.
    """

    number: int
    text: str
    group: str
    asks: tuple[Ask, ...]
    run: Callable[..., Awaitable[None]]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a statement."""

    number: int
    text: str
    outcome: Outcome
    reason: str = ""


class Group:
    """The checks of one class of statements, in the order they were written."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._checks: list[Check] = []

    def __iter__(self) -> Iterator[Check]:
        return iter(self._checks)

    def check(
        self, number: int, text: str, *asks: Ask, more: int = 0
    ) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., Awaitable[None]]]:
        """Make a function `(server, *answers)` the check of a statement."""

        def add(run: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
            self._checks.append(Check(number, text, self.name, asks, run, more))
            return run

        return add


def expect(holds: object, seen: str) -> None:
    """Raise Failed with what was seen, unless it holds."""
    if not holds:
        raise Failed(seen)
