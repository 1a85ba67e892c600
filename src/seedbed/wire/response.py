"""The JSON answer: a fold of the path's events.

Source: contract.md section 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from seedbed.errors import InternalError, error_of, error_of_all
from seedbed.types import (
    Completed,
    Event,
    ImageFailed,
    ImageReady,
    Inline,
    Note,
    Plan,
    Usage,
)
from seedbed.wire.call import Header, send_whole
from seedbed.wire.pieces import Piece, discard_all, length, send_pieces
from seedbed.wire.refusals import failed_item

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


def fold(plan: Plan, events: Sequence[Event]) -> tuple[list[Piece], tuple[Note, ...]]:
    """The body in pieces, and the whole fidelity report, of all events of a request.

    Raises: the first picture's error when not one picture came (contract section 10, A15).
    """
    last = events[-1]
    if not isinstance(last, Completed):
        raise InternalError(cause="the path ended without Completed")
    items = [event for event in events[1:-1] if isinstance(event, (ImageReady, ImageFailed))]
    _raise_if_all_failed(items)
    # A request taken up after a crash tells its finished pictures first.
    items.sort(key=attrgetter("index"))
    return body_pieces(plan, items, last.usage), last.notes


def body_pieces(plan: Plan, items: list[ImageReady | ImageFailed], used: Usage) -> list[Piece]:
    """`{"model":..., "created":..., "data":[...], "usage":{...}}`, files left in place."""
    head = {"model": plan.model, "created": plan.created}
    tail: dict[str, Any] = {}
    if plan.web_search:
        tail["tools"] = [{"type": "web_search"}]
    tail["usage"] = usage_body(used)
    shown = [_shown(plan, item) for item in items]
    if plan.delivery == "url":
        return [to_json({**head, "data": shown, **tail})]
    files = [_inline_of(item) for item in items]
    text = to_json(head)[:-1] + b',"data":['
    pieces: list[Piece] = []
    for number, (item, inline) in enumerate(zip(shown, files, strict=True)):
        text += b"," if number else b""
        if inline is None:
            text += to_json(item)
        else:
            pieces += (text + b'{"b64_json":"', inline)
            text = b'",' + to_json(item)[1:]
    return [*pieces, text + b"]," + to_json(tail)[1:]]


def usage_body(used: Usage) -> dict[str, Any]:
    """The wire's usage object; members a model's answers do not carry are absent."""
    body: dict[str, Any] = {
        "generated_images": used.generated_images,
        "output_tokens": used.output_tokens,
        "total_tokens": used.total_tokens,
    }
    if used.input_images is not None:
        body["input_images"] = used.input_images
    if used.web_search is not None:
        body["tool_usage"] = {"web_search": used.web_search}
    return body


class JsonAnswer:
    """An ASGI answer that streams its pieces with a Content-Length known in advance."""

    def __init__(self, pieces: list[Piece], headers: Sequence[Header]) -> None:
        self._pieces = pieces
        self._headers: list[Header] = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % length(pieces)),
            *headers,
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it all; the files of inline pictures are removed at the end, come what may."""
        *files, tail = self._pieces
        if not files and isinstance(tail, bytes):  # text: all that a body can end with
            await send_whole(scope, send, 200, self._headers, tail)
            return
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self._headers})
            await send_pieces(send, files)
            await send({"type": "http.response.body", "body": tail, "more_body": False})
        finally:
            await discard_all(self._pieces)


def _raise_if_all_failed(items: list[ImageReady | ImageFailed]) -> None:
    first = items[0] if items else None
    if not isinstance(first, ImageFailed) or any(isinstance(item, ImageReady) for item in items):
        return
    failed = [item for item in items if isinstance(item, ImageFailed)]
    raise error_of_all(error_of(item.code, item.message) for item in failed)


def _inline_of(item: ImageReady | ImageFailed) -> Inline | None:
    """The file that is sent in the answer itself, if there is one."""
    if isinstance(item, ImageReady) and isinstance(item.delivered, Inline):
        return item.delivered
    return None


def _shown(plan: Plan, item: ImageReady | ImageFailed) -> dict[str, Any]:
    """What the answer says of one picture, besides a file that is in it."""
    if isinstance(item, ImageFailed):
        return {"error": failed_item(item.code, item.message, plan.request_id)}
    shown: dict[str, Any] = {}
    if not isinstance(item.delivered, Inline):
        shown["url"] = item.delivered.url
    shown["size"] = str(item.size)
    if plan.echoes_output_format:
        shown["output_format"] = item.media_type.removeprefix("image/")
    shown |= item.layer
    return shown
