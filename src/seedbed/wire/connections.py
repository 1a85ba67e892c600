"""The HTTP server's connections, made safe against peers that open them and do not ask.

uvicorn has no limit on how long a request's headers may take or how many there may be, nor on
how long an answer may wait to be read. Here each connection has a deadline for its headers and
one for each piece of its answers, reads in small pieces, and gives way to new ones when it has
nothing to do.
"""

from __future__ import annotations

import asyncio
import json
import resource
import socket
import struct
from collections.abc import Sequence
from functools import partial
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)
from uvicorn.server import ServerState

from seedbed.errors import InvalidRequest, Overloaded
from seedbed.settings import ServerSettings
from seedbed.wire.call import AT_ONCE, WHOLE, Header
from seedbed.wire.refusals import error_body

LONGEST_HEAD = 64 * 1024
"""Bytes of request line and headers; also read at a time, so that no more than this of a body
has been read when its headers are looked at."""
_DISCARD = struct.pack("ii", 1, 0)  # struct linger: on, for no seconds
_SMALL_WRITE = 16 * 1024
_SPARE_FILES = 128  # descriptors for everything that is not a client


class Door:
    """Makes the connections of one server: give it to uvicorn as `http=Door(settings)`."""

    def __init__(self, settings: ServerSettings) -> None:
        self.head_seconds = settings.head_seconds
        self.write_seconds = settings.write_seconds
        self._most = min(settings.connections, max(8, _open_files() - _SPARE_FILES))
        self._connections: set[Connection] = set()
        # Those that wait for a request, in the order in which they began to.
        self._waiting: dict[Connection, None] = {}
        # One for all: what is read into it is consumed before anything else can be read.
        self._buffer = memoryview(bytearray(LONGEST_HEAD))

    def __call__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> asyncio.BaseProtocol:
        """A new connection, as uvicorn asks for one."""
        return SmallReads(Connection(self, config, server_state, app_state, _loop), self._buffer)

    def enter(self, connection: Connection) -> bool:
        """Let a new connection in, if need be for one that waits; False if all are at work."""
        if len(self._connections) >= self._most:
            oldest = next(iter(self._waiting), None)
            if oldest is None:
                return False
            oldest.drop()
        self._connections.add(connection)
        return True

    def waits(self, connection: Connection) -> None:
        """It has no request under way."""
        self._waiting.setdefault(connection)

    def works(self, connection: Connection) -> None:
        """It has one."""
        self._waiting.pop(connection, None)

    def leave(self, connection: Connection) -> None:
        """It is closed."""
        self._waiting.pop(connection, None)
        self._connections.discard(connection)


class Connection(HttpToolsProtocol):
    """One client's connection.

    A deadline runs while headers are awaited: from the start, and after each answer from the
    first byte on (until then uvicorn's keep-alive timeout runs). Another runs while what was
    written waits to be read; at its end whoever writes is told that the client has left.
    """

    def __init__(
        self,
        door: Door,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        loop: asyncio.AbstractEventLoop | None,
    ) -> None:
        super().__init__(config, server_state, app_state, loop)
        self._door = door
        self._deadline: asyncio.TimerHandle | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._head_bytes = 0
        self._in_body = False
        self._just_begun = False  # by this very read, so that nobody asked for the body yet

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Come in, or hear at once that there is no room."""
        self._together = Together(transport, self.loop)
        super().connection_made(self._together)  # type: ignore[arg-type] # what uvicorn uses of one
        if not self._door.enter(self):
            transport.write(_NO_ROOM)
            transport.close()
            return
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone, whoever ended it."""
        self._disarm()
        self._stop_patience()
        self._door.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Some bytes have come, at most LONGEST_HEAD."""
        if self.parser is None or self.transport.is_closing():
            return
        super().data_received(data)
        self._just_begun = False
        if self.transport.is_closing():
            return
        if self._busy():
            if self.cycle.body and self.cycle.more_body:
                self.flow.pause_reading()  # until somebody asks for more of it
            return
        if self._deadline is None:
            self._await_head()
        self._head_bytes += len(data)
        if self._head_bytes > LONGEST_HEAD:
            self.transport.write(_LONG_HEAD)
            self.transport.close()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self._in_body = False
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header, as uvicorn keeps it. Trailers, which come after the body, are not kept:
        nobody reads them."""
        if self._in_body:
            return
        name = name.lower()
        if name == b"expect" and value.lower() == b"100-continue":
            self.expect_100_continue = True
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """The request can be answered."""
        self._in_body = True
        self._disarm()
        self._head_bytes = 0
        self._just_begun = True
        self._door.works(self)
        super().on_headers_complete()
        self.scope[AT_ONCE] = partial(self._send_at_once, self.cycle)  # type: ignore[literal-required]  # an extension

    def on_message_complete(self) -> None:
        """All of the request is here."""
        cycle = self.cycle
        if self._just_begun:
            self.scope[WHOLE] = bytes(cycle.body)  # type: ignore[literal-required]  # an extension
            cycle.body = bytearray()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The request has been answered; the next may be there already."""
        super().on_response_complete()
        if not self._busy():
            self._door.waits(self)

    def pause_writing(self) -> None:
        """The client reads slower than its answer is written."""
        super().pause_writing()
        if self._patience is None:
            self._patience = self.loop.call_later(self._door.write_seconds, self.cut)

    def resume_writing(self) -> None:
        """The client has read nearly all that was written."""
        self._stop_patience()
        super().resume_writing()

    def cut(self) -> None:
        """End it with what is unsent, which the kernel would else keep: megabytes, for as long
        as the client likes."""
        opened = self.transport.get_extra_info("socket")
        if opened is not None:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DISCARD)
        self.transport.abort()

    def drop(self) -> None:
        """Close it, since it sent no request in time or another needs its place."""
        self._door.leave(self)
        self.transport.abort()

    def _send_at_once(
        self, cycle: RequestResponseCycle, status: int, headers: Sequence[Header], body: bytes
    ) -> bool:
        """See AtOnce: what uvicorn does with the two messages of an answer, for the usual case."""
        if (
            self.flow.write_paused
            or self.transport.is_closing()
            or not cycle.keep_alive
            or cycle.response_started
            or cycle.scope["method"] == "HEAD"
            or len(body) > _SMALL_WRITE
        ):
            return False
        lines = [b"%b: %b\r\n" % header for header in (*cycle.default_headers, *headers)]
        head = b"".join(lines)
        if head.count(b"\n") != len(lines):
            return False  # uvicorn refuses a header of more than one line
        cycle.response_started = cycle.response_complete = True
        self._together.write(b"%b%b\r\n%b" % (STATUS_LINE[status], head, body))
        cycle.message_event.set()
        cycle.on_response()
        return True

    def _busy(self) -> bool:
        """Whether a request is complete in its headers and not yet answered."""
        return self.cycle is not None and not self.cycle.response_complete

    def _await_head(self) -> None:
        self._head_bytes = 0
        self._door.waits(self)
        self._deadline = self.loop.call_later(self._door.head_seconds, self.drop)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _stop_patience(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None


class Together:
    """A transport that sends an answer's head and its small body in one packet.

    uvicorn writes them one after the other, and each write is a system call and a packet, the
    dearest part of a small answer. What is small is kept until the loop turns.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._kept: list[bytes] = []
        # Asked for at every turn; the rest is found by __getattr__.
        self.is_closing = transport.is_closing

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send it, now if it is large or else when the loop turns."""
        if len(data) > _SMALL_WRITE:
            self.write_now(data)
            return
        if not self._kept:
            self._loop.call_soon(self._flush)
        self._kept.append(data)

    def write_now(self, data: bytes) -> None:
        """Send it: nothing that belongs with it will follow."""
        self._flush()
        self._transport.write(data)

    def close(self) -> None:
        """End the connection when everything is sent."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._kept:
            data, self._kept = b"".join(self._kept), []
            self._transport.write(data)


class SmallReads(asyncio.BufferedProtocol):
    """Hands `connection` what comes in pieces no larger than `buffer`; the loop's own reads
    take four times as much before anybody has looked at the headers."""

    def __init__(self, connection: Connection, buffer: memoryview) -> None:
        self._connection = connection
        self._buffer = buffer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Forwarded, as are the next four."""
        self._connection.connection_made(transport)  # type: ignore[arg-type] # as uvicorn has it

    def connection_lost(self, exc: Exception | None) -> None:
        self._connection.connection_lost(exc)

    def eof_received(self) -> None:
        self._connection.eof_received()

    def pause_writing(self) -> None:
        self._connection.pause_writing()

    def resume_writing(self) -> None:
        self._connection.resume_writing()

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next bytes go."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """So many bytes have come."""
        self._connection.data_received(bytes(self._buffer[:nbytes]))


def _open_files() -> int:
    """How many files this process may open."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def _answer(status: str, error: InvalidRequest | Overloaded, *headers: str) -> bytes:
    """A whole answer for peers that never get as far as the application."""
    body = json.dumps(error_body(error, "-")).encode()
    lines = [
        f"HTTP/1.1 {status}",
        "content-type: application/json",
        f"content-length: {len(body)}",
        *headers,
        "connection: close",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


_NO_ROOM = _answer(
    "429 Too Many Requests",
    Overloaded("The server has as many connections as it can serve. Please retry later."),
    "retry-after: 1",
    "x-should-retry: true",
)
_LONG_HEAD = _answer(
    "431 Request Header Fields Too Large",
    InvalidRequest(f"The request's headers are longer than {LONGEST_HEAD} bytes."),
    "x-should-retry: false",
)
