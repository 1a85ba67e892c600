"""What is known of every request: its id, one log line, its metrics. Never its content.

A plain ASGI wrapper, so that it costs microseconds. Paths are logged by route, since a link's
path or query is as good as a key.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seedbed.errors import InternalError
from seedbed.wire.ids import new_request_id
from seedbed.wire.refusals import error_response

if TYPE_CHECKING:
    from seedbed.accounting.metrics import Metrics

log = structlog.get_logger("seedbed.http")

_ROUTES = (
    "/v1/images/generations",
    "/v1/images/edits",
    "/v1/models",
    "/api/v3/images/generations",
    "/api/v3/images/edits",
    "/api/v3/models",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/docs",
)


def request_id_of(request: Request) -> str:
    """The id this request was given when it arrived."""
    return str(request.scope["seedbed.request_id"])


def route_of(path: str) -> str:
    """The route a path belongs to, from a short fixed list, so that it can be a metric label."""
    if path in _ROUTES:
        return path
    for prefix in ("/files/", "/f/"):
        if path.startswith(prefix):
            return prefix
    return "other"


class Observe:
    """Gives each request its id, answers what nobody caught, logs and counts the outcome."""

    def __init__(self, app: ASGIApp, metrics: Metrics, clock: Callable[[], float]) -> None:
        self._app = app
        self._metrics = metrics
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; other kinds of connection pass through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = new_request_id(self._clock())
        scope["seedbed.request_id"] = request_id
        started = time.perf_counter()
        status = 0

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"] = list(message.get("headers", []))
                if not any(name == b"x-request-id" for name, _ in headers):
                    headers.append((b"x-request-id", request_id.encode()))
            await send(message)

        try:
            await self._app(scope, receive, send_marked)
        except Exception:
            log.exception("unexpected", request_id=request_id)
            if status:
                raise  # the answer began: the server must cut the connection, not end it well
            await error_response(InternalError(), request_id)(scope, receive, send_marked)
        finally:
            seconds = time.perf_counter() - started
            route = route_of(scope["path"])
            self._metrics.request(route, status, seconds)
            log.info(
                "request",
                request_id=request_id,
                method=scope["method"],
                route=route,
                status=status,
                ms=round(seconds * 1000, 1),
                key=scope.get("seedbed.key_id", ""),
            )
