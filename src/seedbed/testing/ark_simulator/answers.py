"""What the service says: pictures as items, usage, errors, frames and the list of models.

Sources: contract.md sections 3 (answers), 4 (streams), 5 (errors), 7 (models).
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from seedbed.errors import (
    ContentRefused,
    InternalError,
    MissingParameter,
    QuotaExceeded,
    SeedbedError,
    Unauthorised,
    UnknownModel,
)
from seedbed.testing.ark_simulator.faults import STATUSES, Fault
from seedbed.testing.ark_simulator.flavours import Flavour
from seedbed.testing.ark_simulator.pictures import Asked, draw
from seedbed.types import Plan, Size
from seedbed.wire.events import COMPLETED, ERROR, FAILED, SUCCEEDED
from seedbed.wire.refusals import error_body, error_response, failed_item

# What a relay finds wrong before it asks the vendor.
_RELAYS_OWN = (Unauthorised, UnknownModel, MissingParameter, QuotaExceeded)


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer without pictures: status, further headers, body."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def refused(error: SeedbedError, flavour: Flavour, request_id: str) -> Refused:
    """A refusal in the flavour's words."""
    comet = flavour.relay and isinstance(error, _RELAYS_OWN)
    body = error_body(error, request_id, comet=comet)
    headers = {}
    if isinstance(error, Unauthorised) and not comet:
        headers["X-Error-Code"] = "AuthN_MissOrInvalidAuthorizationHeader"
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after)))
    status = error_response(error, request_id, comet=comet).status
    return Refused(status, encoded(body), headers)


def refused_by_fault(fault: Fault, request_id: str) -> Refused:
    """A status that was asked for, in Ark's body."""
    status = int(fault.name)
    code, kind, message = STATUSES[status]
    label = "request id" if status == 401 else "Request id"
    body = {
        "code": fault.code or code,
        "message": f"{message.rstrip('.')}. {label}: {request_id}",
        "param": "",
        "type": kind,
    }
    seconds = fault.number(1.0 if status == 429 else -1.0)
    # Source: RFC 9110, section 10.2.3: whole seconds, or a date.
    headers = {"Retry-After": str(math.ceil(seconds))} if seconds >= 0 else {}
    return Refused(status, encoded({"error": body}), headers)


@dataclass(frozen=True, slots=True)
class Made:
    """One picture that was attempted: its file, or the error in its place."""

    index: int
    size: Size
    file: bytes | None
    error: SeedbedError | None = None
    layer: Mapping[str, Any] = field(default_factory=dict)

    @property
    def tokens(self) -> int:
        """Pixels, which are tokens times 256; none for a failure."""
        return self.size.pixels if self.file is not None else 0


def make(plan: Plan, index: int, seed: int, weight: int, layer: Mapping[str, Any]) -> Made:
    """Draw one picture of a plan. Heavy for the event loop; run it in a thread."""
    size = plan.pixels
    prompt = plan.shots[index].prompt if index < len(plan.shots) else plan.prompt
    png = plan.finish.media_type == "image/png" or bool(layer)
    asked = Asked(prompt, seed, index, size, png, plan.finish.watermark)
    name = f"seed {seed}" if plan.seed_given else plan.request_id
    return Made(index, size, draw(asked, f"simulated, {name}, {index}", weight), layer=layer)


def layers(size: Size, count: int) -> list[dict[str, Any]]:
    """What each item of a layered answer adds: the base, then boxes that shrink."""
    rows: list[dict[str, Any]] = [{"z_index": 0, "name": "base", "description": "the background"}]
    for z in range(1, count):
        part = [0.1 * z, 0.1 * z, 1 - 0.1 * z, 1 - 0.1 * z]
        absolute = [
            round(share * side)
            for share, side in zip(part, (size.width, size.height) * 2, strict=True)
        ]
        box = {"absolute": absolute, "normalized": [round(share * 1000) for share in part]}
        rows.append(
            {"z_index": z, "name": f"layer {z}", "description": "a part", "bounding_box": box}
        )
    return rows


def item(made: Made, plan: Plan, url: str | None) -> dict[str, Any]:
    """An element of `data`, or the part of a stream's event that is about the picture."""
    if made.error is not None:
        error = made.error
        return {"error": failed_item(error.api_code, error.message, plan.request_id)}
    body: dict[str, Any] = {}
    if url is not None:
        body["url"] = url
    else:
        body["b64_json"] = base64.b64encode(made.file or b"").decode()
    body["size"] = str(made.size)
    if plan.echoes_output_format:
        body["output_format"] = "png" if made.layer else plan.finish.media_type[6:]
    return body | dict(made.layer)


def usage(made: Sequence[Made], plan: Plan, references: int) -> dict[str, Any]:
    """The usage of an answer: successes only."""
    good = sum(one.file is not None for one in made)
    tokens = sum(one.tokens for one in made) // 256
    body: dict[str, Any] = {
        "generated_images": good, "output_tokens": tokens, "total_tokens": tokens
    }  # fmt: skip
    if plan.counts_input_images:
        body["input_images"] = references
    if plan.web_search:
        body["tool_usage"] = {"web_search": 0}
    return body


def answer(plan: Plan, items: list[dict[str, Any]], used: dict[str, Any]) -> bytes:
    """The JSON answer."""
    body: dict[str, Any] = {"model": plan.model, "created": plan.created, "data": items}
    if plan.web_search:
        body["tools"] = [{"type": "web_search"}]
    return encoded(body | {"usage": used})


def frame_of(made: Made, plan: Plan, now: float, part: dict[str, Any]) -> bytes:
    """The stream's event of one picture."""
    kind = FAILED if made.error is not None else SUCCEEDED
    head = {
        "type": kind, "model": plan.model, "created": int(now), "image_index": made.index
    }  # fmt: skip
    return _frame(kind, head | part)


def completed_frame(plan: Plan, now: float, used: dict[str, Any]) -> bytes:
    """The stream's last event."""
    body: dict[str, Any] = {"type": COMPLETED, "model": plan.model, "created": int(now)}
    if plan.web_search:
        body["tools"] = [{"type": "web_search"}]
    return _frame(COMPLETED, body | {"usage": used})


def error_frame(request_id: str) -> bytes:
    """The event of a failure of the whole request, after the headers."""
    return _frame(ERROR, {"type": ERROR, **error_body(InternalError(), request_id)})


def first_error(made: Sequence[Made]) -> SeedbedError | None:
    """The error of the whole answer: the first picture's, when not one picture came."""
    errors = [one.error for one in made if one.error is not None]
    return errors[0] if errors and len(errors) == len(made) else None


def failed(index: int, size: Size, error: ContentRefused | InternalError) -> Made:
    """A picture that did not come about."""
    return Made(index, size, None, error)


def model_list(rows: Sequence[tuple[str, str, int, str]], flavour: Flavour) -> bytes:
    """The list of models: Ark's, or the OpenAI one with the relay's additions."""
    if flavour.relay:
        data: list[dict[str, Any]] = [
            {"id": name, "object": "model", "created": created, "owned_by": "volcengine"}
            for name, _, created, _ in rows
        ]
        return encoded({"object": "list", "data": data, "success": True})
    data = [
        {"id": name, "name": title, "created": created} | ({"status": status} if status else {})
        for name, title, created, status in rows
    ]
    return encoded({"object": "list", "data": data})


def encoded(body: dict[str, Any]) -> bytes:
    """JSON as the service writes it, & left alone."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _frame(kind: str, body: dict[str, Any]) -> bytes:
    return f"event: {kind}\ndata: ".encode() + encoded(body) + b"\n\n"
