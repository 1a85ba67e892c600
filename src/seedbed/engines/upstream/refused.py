"""What an upstream's refusal means: for the call (was it accepted?) and for the caller.

Bodies: Ark's `{"error": {code, message, param, type}}`, BytePlus's without the wrapper,
CometAPI's and OpenAI's, which differ in their codes. Source: contract.md section 5.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from seedbed.engines.upstream.dialect import Ambiguous, NotAccepted
from seedbed.errors import (
    ContentRefused,
    EngineFailed,
    InvalidRequest,
    NotFound,
    SeedbedError,
    TooMany,
    Unavailable,
)

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Answer
    from seedbed.engines.upstream.upstream import Upstream

_LONGEST_MESSAGE = 600
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,99}")
# The end of a message that names the upstream's own request: ". Request id: 02..." and the like.
_ITS_ID = re.compile(r"[\s.,;]*\(?request[ _-]?id\s*:?\s*([\w-]{4,100})\)?\.?\s*$", re.IGNORECASE)
_TOLD_ID = ". Upstream request id: "
# Source: contract.md section 5.1, and OpenAI's images API for the last two.
_CONTENT = re.compile(
    r"(InputText|InputImage|OutputImage|Sensitive|ContentSecurity).*"
    r"|content_policy_violation|moderation_blocked"
)
_OURS = {"content_policy_violation", "moderation_blocked"}
_UNKNOWN_MODEL = ("InvalidEndpointOrModel", "ModelNotOpen", "model_not_found")
# OpenAI's, of whatever status: of the account, or of a profile that does not fit the server.
_OPERATORS = frozenset(
    {
        "insufficient_quota",
        "billing_hard_limit_reached",
        "billing_not_active",
        "unknown_parameter",
        "unsupported_parameter",
    }
)
# An answer that a proxy between us and the upstream may have given, while the upstream worked on.
_NOBODY_KNOWS = frozenset({408, 499, 502, 504, 520, 522, 524})


@dataclass(frozen=True, slots=True)
class Said:
    """An upstream's error: `message` without its request id, which stands in `request_id`."""

    code: str
    message: str
    param: str = ""
    request_id: str = ""

    @property
    def told(self) -> str:
        """The message as a caller is told it: with the upstream's id of the request."""
        text = self.message.rstrip(". ") or "The model's upstream refused the request"
        return f"{text}{_TOLD_ID}{self.request_id}" if self.request_id else text


def said(body: Any, request_id: str = "") -> Said | None:
    """The error in an upstream's parsed JSON; None if there is none in it."""
    error = body.get("error", body) if isinstance(body, dict) else None
    if isinstance(error, dict) and isinstance(error.get("error"), dict):
        error = error["error"]  # a stream's event was seen with it nested twice
    if isinstance(error, str):
        error = {"message": error}
    if not isinstance(error, dict) or not ("message" in error or "code" in error):
        return None
    text = " ".join(str(error.get("message") or "").split())
    own = _ITS_ID.search(text)
    if own:
        text, request_id = text[: own.start()], own[1] or request_id
    code = str(error.get("code") or "")
    return Said(
        code=code if _CODE.fullmatch(code) else "",
        message="".join(letter for letter in text if letter.isprintable())[:_LONGEST_MESSAGE],
        param=str(error.get("param") or "")[:100],
        request_id=request_id,
    )


async def refusal(
    answer: Answer, upstream: Upstream, read: Callable[[Any, str], Said | None] = said
) -> SeedbedError:
    """What to raise for an answer whose status is not 200: the upstream's definite no.

    `read` finds the error in its JSON, as `said` does. Raises: NotAccepted and Ambiguous
    instead, when that is what it means.
    """
    status = answer.status
    try:
        parsed = read(json.loads(await answer.read()), answer.request_id)
    except ValueError:  # a UnicodeDecodeError is one
        parsed = None
    error = parsed or Said("", "", request_id=answer.request_id)
    cause = f"{upstream.name}: {status} {error.code} {error.message} ({error.request_id})"
    if status in _NOBODY_KNOWS:
        raise Ambiguous(cause, request_id=error.request_id)
    if error.code.startswith(_UNKNOWN_MODEL):  # CometAPI says so with 503
        no_model = NotFound(error.told, code="InvalidEndpointOrModel.NotFound", cause=cause)
        raise NotAccepted(no_model, again=False, request_id=error.request_id)
    if status == 429 and error.code not in _OPERATORS:
        raise NotAccepted(
            TooMany(
                error.told,
                code=error.code or TooMany.code,
                cause=cause,
                retry_after=answer.retry_after or 1.0,
            ),
            limited=True,
            retry_after=answer.retry_after,
            request_id=error.request_id,
        )
    if status == 503:
        busy = Unavailable(error.told, cause=cause, retry_after=answer.retry_after or 1.0)
        raise NotAccepted(
            busy, retry_after=answer.retry_after, unwell=True, request_id=error.request_id
        )
    if status in (401, 402, 403, 404, 405) or 300 <= status < 400 or error.code in _OPERATORS:
        # A matter between this server and its upstream, which is no business of the caller's.
        broken = EngineFailed(
            _with_id("The model's upstream does not serve it now", error), cause=cause
        )
        raise NotAccepted(broken, again=False, request_id=error.request_id)
    if status >= 500 and error.code != "invalid_request":  # CometAPI's way to say 400
        if parsed is None:
            raise Ambiguous(cause, request_id=error.request_id)
        return EngineFailed(
            _with_id("The model's upstream had an internal error", error), cause=cause
        )
    return refused(error, cause=cause)


def refused(error: Said, *, cause: str = "") -> SeedbedError:
    """What the caller is told of a request, or a picture, that the upstream refused for itself."""
    if _CONTENT.fullmatch(error.code):
        code = ContentRefused.code if error.code in _OURS else error.code
        return ContentRefused(error.told, code=code, param=error.param, cause=cause)
    code = error.code if error.code[:1].isupper() else InvalidRequest.code
    return InvalidRequest(error.told, code=code, param=error.param, cause=cause)


def request_id_in(message: str) -> str:
    """The upstream's request id in a message as the caller is told it; "" if it has none."""
    return message.rpartition(_TOLD_ID)[2] if _TOLD_ID in message else ""


def _with_id(text: str, error: Said) -> str:
    return Said("", text, request_id=error.request_id).told
