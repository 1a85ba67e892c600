"""The path's events as Server-Sent Events, and an answer that sends them as they come.

Frames: `event: <type>`, `data: <JSON>`, a blank line; at the end `data: [DONE]`.
Source: contract.md section 4.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any

from seedbed.errors import InternalError, SeedbedError
from seedbed.logs import log
from seedbed.types import Completed, Event, ImageFailed, ImageReady, Inline, Plan
from seedbed.wire.disconnect import until_disconnect
from seedbed.wire.pieces import Piece, discard_all, send_pieces
from seedbed.wire.refusals import error_body, failed_item
from seedbed.wire.response import usage_body

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from seedbed.wire.call import Header

SUCCEEDED = "image_generation.partial_succeeded"
FAILED = "image_generation.partial_failed"
COMPLETED = "image_generation.completed"
ERROR = "error"
DONE = b"data: [DONE]\n\n"
HEARTBEAT = b": keep-alive\n\n"


def frame(event: Event, plan: Plan) -> list[Piece]:
    """One event as pieces of an SSE frame; empty for events that are not on the wire."""
    if isinstance(event, ImageReady):
        body: dict[str, Any] = {
            "type": SUCCEEDED,
            "model": plan.model,
            "created": event.created,
            "image_index": event.index,
        }
        if isinstance(event.delivered, Inline):
            head = f'event: {SUCCEEDED}\ndata: {_json(body)[:-1]},"b64_json":"'
            tail = f'","size":"{event.size}"}}\n\n'
            return [head.encode(), event.delivered, tail.encode()]
        body |= {"url": event.delivered.url, "size": str(event.size)}
        return [_frame(SUCCEEDED, body)]
    if isinstance(event, ImageFailed):
        body = {
            "type": FAILED,
            "model": plan.model,
            "created": event.created,
            "image_index": event.index,
            "error": failed_item(event.code, event.message, plan.request_id),
        }
        return [_frame(FAILED, body)]
    if isinstance(event, Completed):
        body = {"type": COMPLETED, "model": plan.model, "created": event.created}
        if plan.web_search:
            body["tools"] = [{"type": "web_search"}]
        body["usage"] = usage_body(event.usage)
        return [_frame(COMPLETED, body), DONE]
    return []


class EventStream:
    """An ASGI answer that frames events as they happen, with heartbeats while it waits.

    A client that leaves stops following; what becomes of the work is the run's policy. A failure
    of the whole request after the headers becomes an `error` event.
    """

    def __init__(
        self,
        events: AsyncGenerator[Event, None],
        plan: Plan,
        headers: Sequence[Header],
        heartbeat_seconds: float,
    ) -> None:
        self._events = events
        self._plan = plan
        self._headers: list[Header] = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"cache-control", b"no-cache"),
            (b"x-accel-buffering", b"no"),  # nginx would hold the frames back
            *headers,
        ]
        self._heartbeat = heartbeat_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the last frame or until the client is gone."""
        await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        # An early byte tells proxies and clients that the stream is open.
        await send({"type": "http.response.body", "body": HEARTBEAT, "more_body": True})
        sending = asyncio.create_task(self._send_all(send))
        leaving = asyncio.create_task(until_disconnect(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not sending.done():
                log.info("client left", request_id=self._plan.request_id)
        finally:
            for task in (sending, leaving):
                task.cancel()
            results = await asyncio.gather(sending, leaving, return_exceptions=True)
            await self._events.aclose()
        if isinstance(results[0], Exception):
            raise results[0]

    async def _send_all(self, send: Send) -> None:
        async for pieces in self._frames():
            await send_pieces(send, pieces)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _frames(self) -> AsyncIterator[list[Piece]]:
        waiting: asyncio.Task[Event] | None = None
        try:
            while True:
                waiting = waiting or asyncio.ensure_future(anext(self._events))
                done, _ = await asyncio.wait({waiting}, timeout=self._heartbeat)
                if not done:
                    yield [HEARTBEAT]
                    continue
                waiting = None
                try:
                    event = done.pop().result()  # named, it and its last exception were a circle
                except StopAsyncIteration:
                    return
                pieces = frame(event, self._plan)
                if not pieces:
                    continue
                try:
                    yield pieces
                finally:
                    await discard_all(pieces)
        except SeedbedError as error:
            yield self._failure(error)
        except Exception:  # the last barrier: a stream that has begun can only say so in an event
            log.exception("stream failed", request_id=self._plan.request_id)
            yield self._failure(InternalError())
        finally:
            if waiting is not None:
                waiting.cancel()
                await asyncio.gather(waiting, return_exceptions=True)

    def _failure(self, error: SeedbedError) -> list[Piece]:
        if error.cause:
            log.warning(error.api_code, request_id=self._plan.request_id, cause=error.cause)
        body = {"type": ERROR, **error_body(error, self._plan.request_id)}
        return [_frame(ERROR, body), DONE]


def _frame(kind: str, body: dict[str, Any]) -> bytes:
    return f"event: {kind}\ndata: {_json(body)}\n\n".encode()


def _json(body: dict[str, Any]) -> str:
    # ensure_ascii would be harmless, but & must stay & (contract.md section 6), and does.
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
