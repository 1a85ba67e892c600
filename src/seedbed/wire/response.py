"""The JSON answer: a fold of the path's events.

Source: contract.md section 3.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from seedbed.errors import ContentRefused, InternalError, SeedbedError
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
from seedbed.wire.call import encoded
from seedbed.wire.pieces import Piece, chunks, discard_all, length
from seedbed.wire.refusals import failed_item

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


async def fold(
    plan: Plan, events: AsyncGenerator[Event, None]
) -> tuple[list[Piece], tuple[Note, ...]]:
    """Read the events to their end; the body in pieces, and the whole fidelity report.

    Raises: the first picture's error when not one picture came (contract section 10, A15).
    """
    items: list[ImageReady | ImageFailed] = []
    async for event in events:
        if isinstance(event, ImageReady | ImageFailed):
            items.append(event)
        elif isinstance(event, Completed):
            _raise_if_all_failed(items)
            # A request taken up after a crash tells its finished pictures first.
            items.sort(key=lambda item: item.index)
            return body_pieces(plan, items, event.usage), event.notes
    raise InternalError(cause="the path ended without Completed")


def body_pieces(plan: Plan, items: list[ImageReady | ImageFailed], used: Usage) -> list[Piece]:
    """`{"model":..., "created":..., "data":[...], "usage":{...}}`, files left in place."""
    head = {"model": plan.model, "created": plan.created}
    pieces: list[Piece] = [to_json(head)[:-1] + b',"data":[']
    for number, item in enumerate(items):
        if number:
            pieces.append(b",")
        pieces.extend(_item_pieces(plan, item))
    tail: dict[str, Any] = {}
    if plan.web_search:
        tail["tools"] = [{"type": "web_search"}]
    tail["usage"] = usage_body(used)
    pieces.append(b"]," + to_json(tail)[1:])
    return _joined(pieces)


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

    def __init__(self, pieces: list[Piece], headers: dict[str, str]) -> None:
        self._pieces = pieces
        self._headers = {
            "content-type": "application/json",
            "content-length": str(length(pieces)),
            **headers,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it all; the files of inline pictures are removed at the end, come what may."""
        try:
            await send(
                {
                    "type": "http.response.start",
                    "status": 200,
                    "headers": encoded(self._headers),
                }
            )
            *files, tail = self._pieces
            if files:
                async for chunk in chunks(files):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
            # Text: all that a body can end with.
            await send({"type": "http.response.body", "body": tail, "more_body": False})
        finally:
            await discard_all(self._pieces)


def _raise_if_all_failed(items: list[ImageReady | ImageFailed]) -> None:
    failures = [item for item in items if isinstance(item, ImageFailed)]
    if not failures or len(failures) < len(items):
        return
    first = failures[0]
    if first.code == SeedbedError.code:
        raise InternalError(first.message)
    raise ContentRefused(first.message, code=first.code)


def _item_pieces(plan: Plan, item: ImageReady | ImageFailed) -> Iterable[Piece]:
    if isinstance(item, ImageFailed):
        error = failed_item(item.code, item.message, plan.request_id)
        return [to_json({"error": error})]
    more: dict[str, Any] = {"size": str(item.size)}
    if plan.echoes_output_format:
        more["output_format"] = item.media_type.removeprefix("image/")
    more |= item.layer
    if isinstance(item.delivered, Inline):
        return [b'{"b64_json":"', item.delivered, b'",' + to_json(more)[1:]]
    return [to_json({"url": item.delivered.url, **more})]


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and isinstance(piece, bytes) and isinstance(joined[-1], bytes):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
