"""The whole HTTP surface as one ASGI app: which handler answers, and what is known of each
request: its id, one log line, its figures. Never its content.

There are some fixed paths and two prefixes, so a dict finds the handler, and no framework
stands between it and the server: that halves what a small request costs (benchmarks/overhead.py).
Paths are logged by route, since a link's path or query is as good as a key.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, NamedTuple

from seedbed.errors import InternalError, MethodNotAllowed, NotFound, SeedbedError
from seedbed.logs import log
from seedbed.wire.body import SMALL, close_unread
from seedbed.wire.call import AT_ONCE, WHOLE, AtOnce, Call, Handler, Header
from seedbed.wire.ids import new_request_id
from seedbed.wire.refusals import error_response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from seedbed.accounting.metrics import Metrics

_NOWHERE = "other"  # the route of paths that are none, in logs and figures


class Route(NamedTuple):
    """The one method a path has, and who answers it. GET answers HEAD, too."""

    method: str
    handler: Handler


class Surface:
    """The ASGI app. `routes` by path; `below` by prefix, for every method.

    `alive` is entered before the first request and left after the last. With `comet`, errors
    below /v1 look like CometAPI's.
    """

    def __init__(
        self,
        routes: Mapping[str, Route],
        below: Mapping[str, Handler],
        *,
        metrics: Metrics,
        clock: Callable[[], float],
        alive: AbstractAsyncContextManager[object],
        comet: bool = False,
    ) -> None:
        self._routes = routes
        self._below = below
        self._metrics = metrics
        self._clock = clock
        self._alive = alive
        self._comet = comet

    @property
    def paths(self) -> list[str]:
        """Every path, and every prefix with a star behind it."""
        return [*self._routes, *(f"{prefix}*" for prefix in self._below)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the server's life from start to end."""
        if scope["type"] != "http":
            await self._live(receive, send)
            return
        started = time.perf_counter()
        request_id = scope["seedbed.request_id"] = new_request_id(self._clock())
        call = Call(scope, receive, request_id)
        at_once: AtOnce | None = scope.pop(AT_ONCE, None)
        if WHOLE not in scope and not 0 <= call.declared <= SMALL:
            call.receive, send = close_unread(receive, send)
            at_once = None
        route, handler = self._find(call)
        status = 0
        mark = (b"x-request-id", request_id.encode())

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], mark]
            await send(message)

        if at_once is not None:

            def send_at_once(code: int, headers: Sequence[Header], body: bytes) -> bool:
                nonlocal status
                sent = at_once(code, [*headers, mark], body)
                if sent:
                    status = code
                return sent

            scope[AT_ONCE] = send_at_once

        try:
            try:
                answer = await handler(call)
                await answer(scope, call.receive, send_marked)
            except SeedbedError as error:
                if status:
                    raise
                await self._refusal(error, call)(scope, call.receive, send_marked)
        except Exception:  # the last barrier, for defects: nothing else here answers or logs them
            log.exception("unexpected", request_id=request_id)
            if status:
                raise  # the answer began: the server must cut the connection, not end it well
            await error_response(InternalError(), request_id)(scope, receive, send_marked)
        finally:
            seconds = time.perf_counter() - started
            self._metrics.request(route, status, seconds)
            log.info(
                "request",
                request_id=request_id,
                method=call.method,
                route=route,
                status=status,
                ms=round(seconds * 1000, 1),
                key=call.key_id,
            )

    def _find(self, call: Call) -> tuple[str, Handler]:
        """The route a request belongs to, from a short fixed list so that it can be a label of
        figures, and who answers it."""
        route = self._routes.get(call.path)
        if route is not None:
            if call.method == route.method or (call.method == "HEAD" and route.method == "GET"):
                return call.path, route.handler
            return call.path, self._not_allowed
        for prefix, handler in self._below.items():
            if call.path.startswith(prefix):
                return prefix, handler
        return _NOWHERE, _not_found

    async def _not_allowed(self, call: Call) -> ASGIApp:
        method = self._routes[call.path].method
        return error_response(
            MethodNotAllowed(f"{call.path} does not answer {call.method}"),
            call.request_id,
            headers=[(b"allow", b"GET, HEAD" if method == "GET" else method.encode())],
        )

    def _refusal(self, error: SeedbedError, call: Call) -> ASGIApp:
        if error.cause:
            log.warning(error.api_code, request_id=call.request_id, cause=error.cause)
        comet = self._comet and call.path.startswith("/v1/")
        return error_response(error, call.request_id, comet=comet)

    async def _live(self, receive: Receive, send: Send) -> None:
        phase = "startup"
        # The loop would note each asynchronous generator, to close it when it ends itself; here
        # all of them are closed by whoever made them, and a request makes half a dozen.
        sys.set_asyncgen_hooks(firstiter=None)
        await receive()
        try:
            async with self._alive:
                await send({"type": "lifespan.startup.complete"})
                phase = "shutdown"
                await receive()
        except BaseException:
            await send({"type": f"lifespan.{phase}.failed", "message": traceback.format_exc()})
            raise
        await send({"type": "lifespan.shutdown.complete"})


async def _not_found(call: Call) -> ASGIApp:
    error = NotFound(f"There is no {call.method} {call.path} here")
    return error_response(error, call.request_id)
