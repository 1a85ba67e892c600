"""The HTTP server's connections, made safe against peers that open them and do not ask.

uvicorn is the process's life: its signals, its sockets, its start and end. What is said on a
connection is read and written here. Each has a deadline for its headers and one for each piece of
its answers, reads in small pieces, and gives way to new ones when it has nothing to do.
"""

from __future__ import annotations

import asyncio
import math
import resource
import socket
import struct
from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from seedbed.settings import ServerSettings
from seedbed.wire.call import AT_ONCE, WHOLE
from seedbed.wire.exchange import Exchange
from seedbed.wire.http1 import LONG_HEAD, LONGEST_HEAD, NO_ROOM
from seedbed.wire.reading import Reader

if TYPE_CHECKING:
    from uvicorn.config import Config
    from uvicorn.server import ServerState

_DISCARD = struct.pack("ii", 1, 0)  # struct linger: on, for no seconds
_SPARE_FILES = 128  # descriptors for everything that is not a client
_SHORTEST_BEAT = 0.1  # seconds
_SMALL = 16 * 1024  # bytes of an answer
_READ_AT_LEAST = 256 * 1024  # bytes of more than that, in `write_seconds`


class Door:
    """Makes the connections of one server: give it to uvicorn as `http=Door(settings)`."""

    def __init__(self, settings: ServerSettings) -> None:
        self.head_seconds = settings.head_seconds
        self.write_seconds = settings.write_seconds
        self.buffer = memoryview(bytearray(LONGEST_HEAD))
        """One for all: what is read into it is consumed before anything else can be read."""
        self._most = min(settings.connections, max(8, _open_files() - _SPARE_FILES))
        # In the order in which they last began to wait for a request.
        self._connections: OrderedDict[Connection, None] = OrderedDict()
        self.comes_last = self._connections.move_to_end
        """For one that begins to wait."""
        self.kept: list[tuple[asyncio.Transport, bytes]] = []
        """Small answers that are written when the event loop turns."""

    def __call__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> asyncio.BaseProtocol:
        """A new connection, as uvicorn asks for one."""
        return Connection(self, config, server_state, app_state)

    def enter(self, connection: Connection) -> bool:
        """Let a new connection in, if need be for one that waits; False if all are at work."""
        if len(self._connections) >= self._most:
            oldest = next((one for one in self._connections if one.waits), None)
            if oldest is None:
                return False
            oldest.drop()
        self._connections[connection] = None
        return True

    def leave(self, connection: Connection) -> None:
        """It is closed."""
        self._connections.pop(connection, None)

    def write_soon(self, transport: asyncio.Transport, data: bytes) -> None:
        """Write it when the event loop turns, with what others write: a client that has several
        requests under way is then woken once."""
        if not self.kept:
            asyncio.get_running_loop().call_soon(self.write_kept)
        self.kept.append((transport, data))

    def write_kept(self) -> None:
        """Write now what was to be written soon: something will follow it, or nothing can."""
        if self.kept:
            kept, self.kept = self.kept, []
            for transport, data in kept:
                if not transport.is_closing():
                    transport.write(data)


class Connection(asyncio.BufferedProtocol):
    """One client's connection: bytes come in, and requests are answered one after the other.

    A deadline runs while a request is awaited: for its headers from the start, and after each
    answer from the first byte on; until then uvicorn's keep-alive timeout. Another runs while
    what was written waits to be read; at its end, if little was, whoever writes is told that the
    client has left. One timer sees to both, and looks from time to time when they are due.
    """

    transport: asyncio.Transport
    _timer: asyncio.TimerHandle
    _reader: Reader

    def __init__(
        self, door: Door, config: Config, state: ServerState, app_state: dict[str, Any]
    ) -> None:
        self.state = state
        self._tasks = state.tasks
        self.full: asyncio.Event | None = None
        self._door = door
        self._buffer = door.buffer
        self._app = config.loaded_app
        self._app_state = app_state
        self._asgi_version = config.asgi_version
        self._loop = asyncio.get_running_loop()
        # When it is closed for want of a request, and cut for want of a reader.
        self._due = self._unread_due = math.inf
        self._unread = 0  # bytes, when that time began
        self._idle_seconds = config.timeout_keep_alive
        self._idle = False  # nothing has come since the last answer
        shortest = min(door.head_seconds, door.write_seconds, self._idle_seconds)
        self._beat = max(_SHORTEST_BEAT, shortest)
        self._answering: Exchange | None = None
        self._unasked = 0  # bytes that came for no body that is asked for, one after the other

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # a socket's
        """Come in, or hear at once that there is no room."""
        self.transport = transport
        ends = {
            "type": "http",
            "asgi": {"version": self._asgi_version, "spec_version": "2.3"},
            "server": _address(transport.get_extra_info("sockname")),
            "client": _address(transport.get_extra_info("peername")),
            "scheme": "https" if transport.get_extra_info("sslcontext") else "http",
            "root_path": "",
        }
        self._reader = Reader(self, ends, self._app_state)
        self.state.connections.add(self)  # type: ignore[arg-type] # what uvicorn uses of one
        now = self._loop.time()
        self._due = now + self._door.head_seconds
        self._timer = self._loop.call_at(now + self._beat, self._look)
        if not self._door.enter(self):
            self.write([NO_ROOM])
            self._close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone, whoever ended it."""
        self._timer.cancel()
        self._door.leave(self)
        self.state.connections.discard(self)
        if self._answering is not None:
            self._answering.leave()
            self._answering = None
        self.resume_writing()
        self._reader.close()

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next bytes go."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """So many bytes have come, at most LONGEST_HEAD."""
        reader = self._reader
        refusal = reader.feed(self._buffer[:nbytes])
        if refusal is not None:
            self._refuse(refusal)
        if self._answering is None and reader.found:
            self._begin()
        if self._answering is None or reader.unended or reader.target or reader.found:
            self._restrain(nbytes)

    def eof_received(self) -> None:
        """The client will send nothing more, and is taken to be gone. What was written is sent,
        if it is read in time."""
        if self._answering is not None:
            self._answering.keeps = False
        self._close()

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write them, after all that was to be written before."""
        if self._door.kept:
            self._door.write_kept()
        self.transport.writelines(pieces)

    def write_soon(self, data: bytes) -> None:
        """Write it at the end of the event loop's turn if it is small; else now."""
        if len(data) > _SMALL:
            self.write([data])
        else:
            self._door.write_soon(self.transport, data)

    def pause_writing(self) -> None:
        """The client reads slower than its answer is written."""
        self.full = asyncio.Event()
        self._unread = self.transport.get_write_buffer_size()
        self._unread_due = self._loop.time() + self._door.write_seconds

    def resume_writing(self) -> None:
        """The client has read nearly all that was written."""
        self._unread = 0
        if not self.transport.is_closing():
            self._unread_due = math.inf
        if self.full is not None:
            self.full.set()
            self.full = None

    def listen(self) -> None:
        """Read on, if that was paused."""
        self.transport.resume_reading()

    def answered(self, keeps: bool) -> None:
        """The request has been answered; the next may be there already."""
        self.state.total_requests += 1
        self._answering = None
        self._unasked = 0
        if not keeps:
            self._reader.found.clear()
            self._close()
            return
        if self._reader.found:
            self._begin()
            if self._reader.found:
                return
        else:
            self._idle = True
            self._due = self._loop.time() + self._idle_seconds
            self._door.comes_last(self)
        self.transport.resume_reading()

    def shutdown(self) -> None:
        """The server ends: close it, after the answer that is under way."""
        last = self._last()
        if last is None:
            self._close()
        else:
            last.keeps = False

    def drop(self) -> None:
        """End it now, since another needs its place."""
        self._door.write_kept()
        self._door.leave(self)
        self.transport.abort()

    @property
    def waits(self) -> bool:
        """Whether it has no request under way."""
        return self._answering is None

    def _begin(self) -> None:
        """Have the next request answered."""
        exchange, scope = self._reader.found.popleft()
        self._answering = exchange
        if exchange.whole:
            scope[WHOLE] = b"".join(exchange.parts)
        scope[AT_ONCE] = exchange.send_at_once
        exchange.task = task = self._loop.create_task(exchange.run(self._app, scope))
        self._tasks.add(task)

    def _restrain(self, nbytes: int) -> None:
        """Something has come that is no whole request by itself: let it be neither much nor
        long."""
        if self.transport.is_closing():
            return
        unended = self._reader.unended
        if unended is not None:
            unended.has_more()
        if self._answering is None:
            if self._idle:
                self._idle = False
                self._due = self._loop.time() + self._door.head_seconds
            # Blank lines before a request cost nothing, and do not stop the clock.
            counts = bool(unended or self._reader.target)
        else:
            # What frames a body and is none of it: chunks' lengths and all the rest, trailers.
            counts = unended is self._answering and not unended.parts
            if not counts:
                # Until somebody asks for more of the body, or this is answered.
                self.transport.pause_reading()
        self._unasked = self._unasked + nbytes if counts else 0
        if self._unasked > LONGEST_HEAD or self._reader.crowded:
            self._refuse(LONG_HEAD)

    def _refuse(self, told: bytes) -> None:
        """Take nothing more, since it cannot be read; say so, in its turn and if that is not in
        the middle of an answer."""
        self.transport.pause_reading()
        unended = self._reader.give_up()
        last = self._last()
        if last is not None and last is not unended:
            last.keeps = False
            return
        if last is None or last.give_up():
            self.write([told])
        self._close()

    def _last(self) -> Exchange | None:
        """Of those that are to be answered."""
        found = self._reader.found
        return found[-1][0] if found else self._answering

    def _look(self) -> None:
        """See whether a deadline is over."""
        now = self._loop.time()
        if now >= self._unread_due:
            unread = self.transport.get_write_buffer_size()
            if self._unread - unread < _READ_AT_LEAST:
                self._cut()
                return
            self._unread, self._unread_due = unread, now + self._door.write_seconds
        due = self._due if self._answering is None else math.inf
        if now >= due:
            self._close()
            due = math.inf
        # Whatever is set from now on is due after this.
        soonest = min(due, self._unread_due, now + self._beat)
        self._timer = self._loop.call_at(soonest, self._look)

    def _close(self) -> None:
        """End it when all is sent, for which it has as long as for a piece of an answer."""
        self._door.write_kept()
        self._due = math.inf
        self._unread_due = min(self._unread_due, self._loop.time() + self._door.write_seconds)
        self.transport.close()

    def _cut(self) -> None:
        """End it with what is unsent, which the kernel would else keep: megabytes, for as long
        as the client likes."""
        opened = self.transport.get_extra_info("socket")
        if opened is not None:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DISCARD)
        self.transport.abort()


def _address(found: object) -> tuple[str, int | None] | None:
    """As ASGI has it, of what a transport tells: an address and a port, or a socket's path."""
    if isinstance(found, tuple):
        return str(found[0]), int(found[1])
    return (found, None) if isinstance(found, str) and found else None


def _open_files() -> int:
    """How many files this process may open."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
