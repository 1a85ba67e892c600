"""What an upstream's refusal means: for the call (was it accepted?) and for the caller.

Bodies: Ark's `{"error": {code, message, param, type}}`, BytePlus's without the wrapper,
CometAPI's and OpenAI's, which differ in their codes. Source: contract.md section 5.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
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
    UnknownModel,
    is_of_a_limit,
)

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Answer
    from seedbed.engines.upstream.upstream import Upstream

_LONGEST_BODY = 256 * 1024  # an error may repeat what it is about
_LONGEST_MESSAGE = 600
_GZIP = b"\x1f\x8b"  # RFC 1952; some compress their errors unasked
_HIDDEN = "***"
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,99}")
_CODE_IN_TEXT = re.compile(rf'"code"\s{{0,9}}:\s{{0,9}}"({_CODE.pattern})"')
# The end of a message that names the upstream's own request, by itself: ". Request id: 02..." or
# "(request id: ...)", but not "... and include the request ID req_..." in a sentence.
_ITS_ID = re.compile(
    r"(?:^|[.,;]|(?<=[!?:)\]。！？，；：）])|[(（])\s*request[ _-]?id\s*[:：]?\s*"
    r"([\w-]{4,100})[)）]?[.。]?\s*$",
    re.IGNORECASE,
)
_ITS_ID_LENGTH = 200
_ID_IN_TEXT = re.compile(
    r"request[ _-]?id[\s:：\"']{1,9}(?=[\w-]{0,99}[\d_])([\w-]{4,100})", re.IGNORECASE
)
_TOLD_ID = ". Upstream request id: "
# Source: contract.md section 5.1, and OpenAI's images API for the last two.
_CONTENT = re.compile(
    r"(InputText|InputImage|OutputImage|Sensitive|ContentSecurity).*"
    r"|content_policy_violation|moderation_blocked"
)
_OURS = {"content_policy_violation", "moderation_blocked"}
_UNKNOWN_MODEL = ("InvalidEndpointOrModel", "ModelNotOpen", "model_not_found")
# What is between this server and its upstream, whatever the status: an account, an endpoint, a
# profile that does not fit. Source: contract.md section 5.1, and OpenAI's for the second line.
_OPERATORS = re.compile(
    r"(AuthenticationError|InvalidAccountStatus|AccessDenied|AccountOverdueError"
    r"|OperationDenied|InvalidEndpoint)(\..*)?"
    r"|insufficient_quota|billing_hard_limit_reached|billing_not_active"
    r"|unknown_parameter|unsupported_parameter"
)
_RETRY_AFTER = 1.0  # seconds, where the upstream says nothing
# An answer that a proxy between us and the upstream may have given, while the upstream worked on.
_NOBODY_KNOWS = frozenset({408, 499, 502, 504, 520, 522, 524})
# What relays such as CometAPI say of a call that they sent on, and whose answer they did not get
# or could not read. Source: ErrorCode in types/error.go of github.com/QuantumNous/new-api.
_SENT_ON = re.compile(r"do_request_failed|(bad|read|empty)_response(_.*)?")


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


def said(body: Any, request_id: str = "", key: str = "") -> Said | None:
    """The error in an upstream's parsed JSON; None if there is none in it.

    `key` is ours for the upstream, which some repeat: it stands in nothing that comes out, nor
    does a letter that could not be printed or encoded.
    """
    error = body.get("error", body) if isinstance(body, dict) else None
    if isinstance(error, dict) and isinstance(error.get("error"), dict):
        error = error["error"]  # a stream's event was seen with it nested twice
    if isinstance(error, str):
        error = {"message": error}
    if not isinstance(error, dict) or not ("message" in error or "code" in error):
        return None
    text = _clean(error.get("message"), key)
    request_id = _clean(request_id, key)
    if own := _ITS_ID.search(text, max(0, len(text) - _ITS_ID_LENGTH)):
        text, request_id = text[: own.start()].rstrip(" .,;"), own[1]
    elif not request_id and (inside := _ID_IN_TEXT.search(text)):
        request_id = inside[1]
    code = _clean(error.get("code"), key)
    return Said(
        code=code if _CODE.fullmatch(code) else "",
        message=text[:_LONGEST_MESSAGE],
        param=_clean(error.get("param"), key)[:100],
        request_id=request_id,
    )


async def refusal(
    answer: Answer, upstream: Upstream, read: Callable[[Any, str, str], Said | None] = said
) -> SeedbedError:
    """What to raise for an answer whose status is not 200: the upstream's definite no.

    `read` finds the error in its JSON, as `said` does. Raises: NotAccepted and Ambiguous
    instead, when that is what it means. A 503 proves nothing by itself, nor by its Retry-After:
    proxies say it of a connection that ended after the call was sent on, relays of a timeout.
    """
    status, its_id = answer.status, answer.request_id
    text = _text(await answer.read(_LONGEST_BODY))
    parsed = read(_json(text), its_id, upstream.key)
    error = parsed or read(_skimmed(text), its_id, upstream.key) or Said("", "", "", its_id)
    cause = f"{upstream.name}: {status} {error.code} {error.message} ({error.request_id})"
    if (
        200 <= status < 300  # a 201 may bring, and bill, a picture
        or status in _NOBODY_KNOWS
        or _SENT_ON.fullmatch(error.code)
        or (status >= 500 and parsed is None)
    ):
        raise Ambiguous(cause, request_id=error.request_id)
    if error.code.startswith(_UNKNOWN_MODEL):  # CometAPI says so with 503
        raise NotAccepted(refused(error, cause=cause), again=False, request_id=error.request_id)
    if (
        status in (401, 402, 403, 404, 405)
        or 300 <= status < 400
        or _OPERATORS.fullmatch(error.code)
    ):
        raise NotAccepted(_not_served(error, cause), again=False, request_id=error.request_id)
    if status == 429:
        raise NotAccepted(
            TooMany(
                error.told,
                code=error.code or TooMany.code,
                cause=cause,
                retry_after=answer.retry_after or _RETRY_AFTER,
            ),
            limited=True,
            retry_after=answer.retry_after,
            request_id=error.request_id,
        )
    if status == 503:
        if not (error.code == Unavailable.code or is_of_a_limit(error.code)):
            raise Ambiguous(cause, request_id=error.request_id)
        busy = Unavailable(error.told, cause=cause, retry_after=answer.retry_after or _RETRY_AFTER)
        raise NotAccepted(
            busy, retry_after=answer.retry_after, unwell=True, request_id=error.request_id
        )
    if status >= 500 and error.code != "invalid_request":  # CometAPI's way to say 400
        return _failed(error, cause)
    return refused(error, cause=cause)


def refused(error: Said, *, cause: str = "") -> SeedbedError:
    """What the caller is told of a request, or a picture, that the upstream refused for itself.

    By the code alone, as none has a status of its own within a 200: contract.md section 5.1.
    """
    code = error.code
    if _CONTENT.fullmatch(code):
        code = ContentRefused.code if code in _OURS else code
        return ContentRefused(error.told, code=code, param=error.param, cause=cause)
    if is_of_a_limit(code):
        return TooMany(error.told, code=code, cause=cause, retry_after=_RETRY_AFTER)
    if code == Unavailable.code:
        return Unavailable(error.told, cause=cause, retry_after=_RETRY_AFTER)
    if code == EngineFailed.code:
        return _failed(error, cause)
    if code.startswith(_UNKNOWN_MODEL):
        return NotFound(error.told, code=UnknownModel.code, cause=cause)
    if _OPERATORS.fullmatch(code):
        return _not_served(error, cause)
    code = code if code[:1].isupper() else InvalidRequest.code
    return InvalidRequest(error.told, code=code, param=error.param, cause=cause)


def request_id_in(message: str) -> str:
    """The upstream's request id in a message as the caller is told it; "" if it has none."""
    return message.rpartition(_TOLD_ID)[2] if _TOLD_ID in message else ""


def _failed(error: Said, cause: str) -> EngineFailed:
    return EngineFailed(_with_id("The model's upstream had an internal error", error), cause=cause)


def _not_served(error: Said, cause: str) -> EngineFailed:
    """A matter between this server and its upstream, which is no business of the caller's."""
    return EngineFailed(_with_id("The model's upstream does not serve it now", error), cause=cause)


def _with_id(text: str, error: Said) -> str:
    return Said("", text, request_id=error.request_id).told


# ── Reading what may be broken ──────────────────────────────────────────────────────────────


def _clean(told: Any, key: str) -> str:
    """What was told, in one line of printable letters, and without the key."""
    text = "".join(filter(str.isprintable, " ".join(str(told or "").split())))
    return text.replace(key, _HIDDEN) if key else text


def _text(body: bytes) -> str:
    """A body as text, whatever bytes it has."""
    if body.startswith(_GZIP):
        with suppress(zlib.error):
            body = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, _LONGEST_BODY)
    return body.decode("utf-8-sig", "replace")


def _json(text: str) -> Any:
    """None if it is none."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _skimmed(text: str) -> dict[str, Any]:
    """An error with what can be told of a body that is cut or is no JSON: its code and its id."""
    code, its_id = _CODE_IN_TEXT.search(text), _ID_IN_TEXT.search(text)
    message = f"Request id: {its_id[1]}" if its_id else ""
    return {"error": {"code": code[1] if code else "", "message": message}}
