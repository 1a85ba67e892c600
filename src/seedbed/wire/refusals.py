"""How an error looks on the wire: Ark's body, or CometAPI's on /v1 when asked for.

Sources: contract.md sections 5.1 and 5.2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json

from seedbed.errors import (
    InvalidRequest,
    MissingParameter,
    SeedbedError,
    TooMany,
    Unauthorised,
    Unavailable,
    UnknownModel,
)
from seedbed.wire.call import Answer, Header

_LONGEST_WAIT = 60.0  # seconds for which a client should be kept waiting
_NO_KEY: list[Header] = [
    (b"x-error-code", b"AuthN_MissOrInvalidAuthorizationHeader"),
    (b"www-authenticate", b"Bearer"),
]


def error_body(error: SeedbedError, request_id: str, *, comet: bool = False) -> dict[str, Any]:
    """The JSON object of an error; the message ends with the request id."""
    if comet:
        return {"error": _comet(error, request_id)}
    return {
        "error": {
            "code": error.api_code,
            "message": _with_id(error, request_id),
            "param": error.param,
            "type": error.type,
        }
    }


def error_response(
    error: SeedbedError,
    request_id: str,
    *,
    comet: bool = False,
    headers: Sequence[Header] = (),
) -> Answer:
    """The whole answer: status, body, and what a client's retry logic looks at."""
    more = [*headers]
    if isinstance(error, Unauthorised):
        more += _NO_KEY
    if error.retry_after is not None:
        more.append((b"retry-after", b"%d" % max(1, math.ceil(error.retry_after))))
    # The official SDKs obey this header before their own lists of statuses. Told to come back
    # tomorrow they would be back in seconds: openai 3 waits for no Retry-After above 120 s, and
    # volcengine-ark-runtime 5 for none.
    soon = error.retry_after is not None and error.retry_after <= _LONGEST_WAIT
    again = soon and isinstance(error, TooMany | Unavailable)
    more.append((b"x-should-retry", b"true" if again else b"false"))
    return Answer(
        to_json(error_body(error, request_id, comet=comet)),
        status=_comet_status(error) if comet else error.status,
        headers=more,
    )


def failed_item(code: str, message: str, request_id: str) -> dict[str, str]:
    """The error of one picture inside an answer that has others."""
    return {"code": code, "message": f"{message.rstrip('.')}. Request id: {request_id}"}


def _with_id(error: SeedbedError, request_id: str) -> str:
    # Ark writes it in lower case for authentication errors only.
    label = "request id" if isinstance(error, Unauthorised) else "Request id"
    return f"{error.message.rstrip('.')}. {label}: {request_id}"


def _comet(error: SeedbedError, request_id: str) -> dict[str, str]:
    message, code = error.message.rstrip("."), error.api_code
    if isinstance(error, Unauthorised):
        message, code = "Invalid token", ""
    elif isinstance(error, UnknownModel):
        message = f"no available channel for group default and model {error.model} (distributor)"
        code = "model_not_found"
    elif isinstance(error, MissingParameter) and error.param == "model":
        message, code = "model name is required", ""
    elif isinstance(error, MissingParameter):
        message, code = f"field {error.param} is required", "invalid_request"
    elif isinstance(error, InvalidRequest):
        code = "invalid_request"
    return {
        "message": f"{message} (request id: {request_id})",
        "type": "comet_api_error",
        "param": error.param,
        "code": code,
    }


def _comet_status(error: SeedbedError) -> int:
    if isinstance(error, UnknownModel):
        return 503
    if isinstance(error, MissingParameter) and error.param != "model":
        return 500
    return error.status
