"""One HTTP request as handlers see it, and a whole answer to one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


Header = tuple[bytes, bytes]
WHOLE = "seedbed.whole"
"""In a scope: all of a body that came with its headers, in one read."""
AT_ONCE = "seedbed.at_once"
"""In a scope: an `AtOnce`, where the server has one."""
AtOnce = Callable[[int, Sequence[Header], bytes], bool]
"""Sends a whole small answer (status, headers, body) in one write, past the messages of ASGI,
which take four times as long; False if it cannot do that now, and did nothing."""


class Call:
    """A request: its id, its headers, and the way its body comes in.

    `key_id` is the key it was made with, once that is known; empty before.
    """

    __slots__ = ("_headers", "key_id", "method", "path", "receive", "request_id", "scope")

    def __init__(self, scope: Scope, receive: Receive, request_id: str) -> None:
        self.scope = scope
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.receive = receive
        self.request_id = request_id
        self.key_id = ""
        # Of several by one name, the first counts.
        self._headers: dict[bytes, bytes] = dict(reversed(scope["headers"]))

    def header(self, name: bytes) -> str | None:
        """The header of that name, which is in lower case; None if there is none."""
        value = self._headers.get(name)
        return None if value is None else str(value, "latin-1")

    @property
    def declared(self) -> int:
        """The length of the body by the headers; -1 when they leave it open."""
        if b"transfer-encoding" in self._headers:
            return -1
        length = self._headers.get(b"content-length", b"0")
        return int(length) if length.isdigit() else -1


Handler = Callable[[Call], "Awaitable[ASGIApp]"]
"""Answers a request. Raises: SeedbedError for one that it refuses."""


class Answer:
    """An answer that is there as a whole: an ASGI app that sends it."""

    __slots__ = ("_body", "_headers", "status")

    def __init__(
        self,
        body: bytes,
        *,
        status: int = 200,
        media_type: bytes = b"application/json",
        headers: Sequence[Header] = (),
    ) -> None:
        self.status = status
        self._body = body
        self._headers = [
            (b"content-type", media_type), (b"content-length", b"%d" % len(body)), *headers
        ]  # fmt: skip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await send_whole(scope, send, self.status, self._headers, self._body)


async def send_whole(
    scope: Scope, send: Send, status: int, headers: Sequence[Header], body: bytes
) -> None:
    """Send an answer that is there as a whole, its length among the headers."""
    at_once: AtOnce | None = scope.get(AT_ONCE)
    if at_once is not None and at_once(status, headers, body):
        return
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
