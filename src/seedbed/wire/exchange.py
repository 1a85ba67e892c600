"""One request and its answer on a connection: what ASGI's `receive` gives and `send` takes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from seedbed.logs import log
from seedbed.wire.call import Header
from seedbed.wire.http1 import CLOSE, FAILED, GO_ON, head

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Scope
    from uvicorn.server import ServerState

_NO_BODY = frozenset({204, 304})


class Line(Protocol):
    """What an exchange needs of its connection."""

    state: ServerState
    full: asyncio.Event | None
    """While the client reads slower than is written: set when that is over."""

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write them, after all that was to be written before."""

    def write_soon(self, data: bytes) -> None:
        """Write it, perhaps with what others write; before anything that follows."""

    def listen(self) -> None:
        """Read on, if that was paused."""

    def answered(self, keeps: bool) -> None:
        """The exchange is over; `keeps`: another may follow."""


class Exchange:
    """A request whose headers are there.

    It has no hold on its scope, which has one on it: a request leaves no circle behind.
    """

    keeps = True
    """Whether the connection is for another request afterwards."""
    whole = False
    """Whether all of the request's body has come."""
    done = False
    """Whether the answer is complete."""
    gone = False
    """Whether the client is."""

    task: asyncio.Task[None] | None = None
    """What runs it; among the server's tasks until it has."""

    _asked = False  # the client, to send its body
    _told = False  # of the body's end
    _news: asyncio.Event | None = None  # that whoever receives waits for
    _head: bytes | None = None  # None before the answer begins, empty when it is sent
    _bodiless = False
    _chunked = False
    _left: int | None = None  # of what Content-Length says

    def __init__(self, line: Line, headers: Sequence[Header], method: str, version: str) -> None:
        self._line = line
        self._headers = headers
        self._method = method
        self._version = version
        self.parts: list[bytes] = []
        """What has come of the body and was not received yet; filled by who reads it."""

    def has_more(self) -> None:
        """There may be more of the body in `parts`, which nobody needs when all is said."""
        if self.done:
            self.parts.clear()
        else:
            self._tell()

    def is_whole(self) -> None:
        """The body has come to its end."""
        self.whole = True
        if self._news is not None:
            self._news.set()

    def leave(self) -> None:
        """The client is gone."""
        self.gone = True
        self._tell()

    def give_up(self) -> bool:
        """The rest of the request will not come; whether nothing of its answer was sent."""
        self.leave()
        return self._head != b""

    async def run(self, app: ASGIApp, scope: Scope) -> None:
        """Have the application answer, or say that it cannot."""
        try:
            await app(scope, self.receive, self.send)
        except (Exception, asyncio.CancelledError) as error:  # somebody waits for an answer
            log.error("unanswered", error)
            self._fail()
        else:
            if not self.done and not self.gone:
                log.error("unanswered", cause="the application ended before its answer")
                self._fail()
        finally:
            if self.task is not None:
                self._line.state.tasks.discard(self.task)

    async def receive(self) -> Message:
        """What comes next of the request's body, or that nothing more will."""
        while not (self.gone or self.done):
            if self.parts or (self.whole and not self._told):
                self._told = self.whole
                body = b"".join(self.parts)
                self.parts.clear()
                return {"type": "http.request", "body": body, "more_body": not self.whole}
            if not self.whole:
                self._ask_for_more()
            if self._news is None:
                self._news = asyncio.Event()
            self._news.clear()
            await self._news.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """A part of the answer; waits until the client has read what was sent before.

        Its head is sent with the first of its body, as ASGI has it and in one packet.
        Raises: RuntimeError for what does not belong here, or not into an answer.
        """
        line = self._line
        while line.full is not None and not self.gone:
            await line.full.wait()
        if self.gone:
            return
        kind = message["type"]
        if kind == "http.response.body" and self._head is not None and not self.done:
            self._go_on(message.get("body", b""), message.get("more_body", False))
        elif kind == "http.response.start" and self._head is None:
            self._begin(message["status"], message.get("headers", ()))
        else:
            raise RuntimeError(f"{kind} does not belong here")

    def send_at_once(self, status: int, headers: Sequence[Header], body: bytes) -> bool:
        """See AtOnce. Their framing is the headers' own: a right Content-Length and no more.

        Raises: as `send`.
        """
        line = self._line
        if self._head is not None or line.full is not None or self.gone or self._method == "HEAD":
            return False
        fields = [*line.state.default_headers, *headers]
        if not self.keeps:
            fields.append(CLOSE)
        line.write_soon(head(status, fields) + body)
        self._head = b""
        self._end()
        return True

    def _begin(self, status: int, headers: Sequence[Header]) -> None:
        """Make the head, and see from it how the body is to be sent."""
        fields = [*self._line.state.default_headers, *headers]
        left, chunked, closes = None, False, False
        for name, value in headers:
            kind = name.lower()
            if kind == b"content-length":
                left = int(value)
            elif kind == b"transfer-encoding":
                chunked = value.lower() == b"chunked"
            elif kind == b"connection":
                closes = b"close" in [word.strip() for word in value.lower().split(b",")]
        bodiless = self._method == "HEAD" or status in _NO_BODY
        if left is None and not chunked and not bodiless:
            if self._version == "1.1":
                chunked = True
                fields.append((b"transfer-encoding", b"chunked"))
            else:
                self.keeps = False  # what is older knows no end but the connection's
        if closes:
            self.keeps = False
        elif not self.keeps:
            fields.append(CLOSE)
        self._head = head(status, fields)
        self._bodiless, self._chunked = bodiless, chunked
        self._left = None if bodiless or chunked else left

    def _go_on(self, body: bytes, more: bool) -> None:
        """Send some of the body, and the head if that was not sent yet."""
        if self._left is None:
            pieces = self._framed(body, more)
        else:
            self._left -= len(body)
            if self._left < 0 or (self._left and not more):
                raise RuntimeError("the answer is longer or shorter than its Content-Length")
            pieces = [body] if body else []
        if self._head:
            pieces.insert(0, self._head)
            self._head = b""
        if pieces:  # there are loops that wait for ever for nothing to be sent
            self._line.write(pieces)
        if not more:
            self._end()

    def _framed(self, body: bytes, more: bool) -> list[bytes]:
        """Some of a body whose length was not told, as it is sent."""
        if not self._chunked:
            return [body] if body and not self._bodiless else []
        pieces = [b"%x\r\n" % len(body), body, b"\r\n"] if body else []
        if not more:
            pieces.append(b"0\r\n\r\n")
        return pieces

    def _fail(self) -> None:
        """Say that there is no answer; one that was begun is cut, so that nobody takes it for
        whole."""
        if self.done or self.gone:
            return
        self.keeps = False
        if self._head != b"":
            told = FAILED
            if self._method == "HEAD":
                told = told[: told.index(b"\r\n\r\n") + 4]
            self._line.write([told])
        self._end()

    def _end(self) -> None:
        self.done = True
        if self._news is not None:
            self._news.set()
        self._line.answered(self.keeps)

    def _tell(self) -> None:
        if self._news is not None:
            self._news.set()

    def _ask_for_more(self) -> None:
        """Let the client send its body, if it waits to be asked."""
        if not self._asked and self._head is None and self._version == "1.1":
            self._asked = True
            if any(n == b"expect" and v.lower() == b"100-continue" for n, v in self._headers):
                self._line.write([GO_ON])
        self._line.listen()
