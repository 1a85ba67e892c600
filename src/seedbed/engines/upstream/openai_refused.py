"""The errors of OpenAI's images API, and of servers like it, as refused.py judges them.

Bodies differ: {"error": {"message", "type", "param", "code"}} (OpenAI), {"error": {"code": 500,
"message"}} (LocalAI), {"error": "words"} and {"error": "server_error", "message"} (sd-server),
{"detail": "words" or [{"loc", "msg"}]} (vLLM-Omni, SGLang). OpenAI's codes:
https://developers.openai.com/api/docs/guides/error-codes and .../image-generation, section
"Handling blocked requests and other errors".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from seedbed.engines.upstream.refused import Said, refusal, refused, said
from seedbed.errors import ContentRefused, EngineFailed, SeedbedError, TooMany, Unavailable

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Answer
    from seedbed.engines.upstream.upstream import Upstream

_BLOCKED = frozenset({"moderation_blocked", "content_policy_violation"})
_AS_ARK = {  # contract.md section 5.1
    "rate_limit_exceeded": "AccountRateLimitExceeded",
    "server_is_overloaded": TooMany.code,
    "slow_down": TooMany.code,
}
# vLLM-Omni's 503, which has no code: docs/serving/image_generation_api.md.
_NOT_STARTED = "engine not initialized"
_CONTENT = "SensitiveContentDetected"


async def refused_by(answer: Answer, upstream: Upstream) -> SeedbedError:
    """The caller's error for an answer whose status is not 200.

    Raises: NotAccepted and Ambiguous instead, as refused.refusal.
    """
    return await refusal(answer, upstream, read)


def told_within(body: Any, upstream: Upstream, request_id: str) -> SeedbedError:
    """The caller's error for one that is told within a good answer or its stream."""
    error = read(body, request_id, upstream.key) or Said("", "", request_id=request_id)
    cause = f"{upstream.name}: {error.code} {error.message} ({error.request_id})"
    told = refused(error, cause=cause)
    if isinstance(told, ContentRefused | TooMany):
        return told
    text = "The model's upstream had an internal error"
    return EngineFailed(Said("", text, request_id=error.request_id).told, cause=cause)


def read(body: Any, request_id: str, key: str = "") -> Said | None:
    """The error in a body of any of these forms; None if there is none. `key` as in `said`.

    A refusal of content gets the contract's code, by the stage at which it was found.
    """
    if not isinstance(body, Mapping):
        return None
    error = body.get("error")
    if not error and body.get("type") == "error":  # an event that has it at its top
        error = body
    if isinstance(error, Mapping):
        wording = dict(error)
        code = str(error.get("code") or "")
        if code in _BLOCKED:
            wording["code"] = _content_code(error.get("moderation_details"))
        elif code in _AS_ARK:
            wording["code"] = _AS_ARK[code]
        wording["param"] = str(error.get("param") or "").partition("[")[0]  # image[0]
    elif isinstance(error, str):
        wording = {"message": body.get("message") or error}
    elif isinstance(body.get("detail"), list):
        wording = _first_of(body["detail"])
    elif body.get("detail") is not None:
        wording = {"message": body["detail"]}
        if _NOT_STARTED in str(body["detail"]):
            wording["code"] = Unavailable.code
    else:
        return None
    return said({"error": wording}, request_id, key)


def _content_code(details: Any) -> str:
    stage = details.get("moderation_stage") if isinstance(details, Mapping) else None
    return ("OutputImage" if stage == "output" else "InputText") + _CONTENT


def _first_of(detail: list[Any]) -> dict[str, str]:
    """The first of FastAPI's list of what is wrong."""
    first = detail[0] if detail and isinstance(detail[0], Mapping) else {}
    loc = first.get("loc")
    field = str(loc[-1]) if isinstance(loc, list) and loc else ""
    return {"message": f"{field}: {first.get('msg', '')}".lstrip(": "), "param": field}
