"""A server's connection without a socket: what it is told, and what it says, in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import uvicorn
from uvicorn.server import ServerState

from seedbed.settings import ServerSettings
from seedbed.wire.connections import Door

DATE = [(b"date", b"Mon, 23 Nov 2026 10:00:00 GMT")]


class Wire(asyncio.Transport):
    """A transport to nowhere, that keeps what is written; `holds`: as if the client did not
    read, so that what is written is unsent."""

    def __init__(self) -> None:
        super().__init__({"sockname": ("127.0.0.1", 80), "peername": ("127.0.0.1", 4000)})
        self.said = bytearray()
        self.writes = 0
        self.lost = False
        self.paused = False
        self._closing = False
        self._holds = False
        self._unsent = 0
        self._unread = bytearray()
        self.protocol: Any = None

    def open(self, protocol: asyncio.BaseProtocol) -> None:
        self.protocol = protocol
        protocol.connection_made(self)

    def tell(self, data: bytes) -> None:
        """The client sends this; it is read as far as reading is not paused."""
        self._unread += data
        while self._unread and not self.paused and not self._closing:
            if isinstance(self.protocol, asyncio.BufferedProtocol):
                buffer = cast(memoryview, self.protocol.get_buffer(-1))
                count = min(len(buffer), len(self._unread))
                buffer[:count] = self._unread[:count]
                del self._unread[:count]
                self.protocol.buffer_updated(count)
            else:
                data = bytes(self._unread[:65536])
                del self._unread[:65536]
                self.protocol.data_received(data)

    @property
    def unread(self) -> int:
        """Bytes that the server left in the network."""
        return len(self._unread)

    def stop_reading_answers(self) -> None:
        self._holds = True

    def read_answers(self, count: int | None = None) -> None:
        """The client reads all there is, and whatever comes; or so many bytes of what there is."""
        if count is not None and count < self._unsent:
            self._unsent -= count
            return
        self._holds = count is not None
        if self._unsent:
            self._unsent = 0
            self.protocol.resume_writing()
        if self._closing:
            self.abort()

    def get_write_buffer_size(self) -> int:
        return self._unsent

    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert not self.lost
        if not data:
            return
        self.writes += 1
        self.said += data
        if self._holds:
            unsent, self._unsent = self._unsent, self._unsent + len(data)
            if unsent <= 65536 < self._unsent:
                self.protocol.pause_writing()

    def writelines(self, pieces: Any) -> None:
        assert pieces
        assert all(pieces)
        self.write(b"".join(pieces))

    def end(self) -> None:
        """The client will send nothing more."""
        if not self._closing and not self.protocol.eof_received():
            self.close()

    def pause_reading(self) -> None:
        self.paused = True

    def resume_reading(self) -> None:
        if self.paused:
            self.paused = False
            asyncio.get_running_loop().call_soon(self.tell, b"")

    def is_closing(self) -> bool:
        return self._closing

    def close(self) -> None:
        if not self._closing:
            self._closing = True
            if not self._unsent:
                asyncio.get_running_loop().call_soon(self._end)

    def abort(self) -> None:
        self._closing = True
        asyncio.get_running_loop().call_soon(self._end)

    def _end(self) -> None:
        if not self.lost:
            self.lost = True
            self.protocol.connection_lost(None)


@dataclass
class Answer:
    """One answer as a client reads it; `whole` unless it was cut."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    whole: bool = True

    def header(self, name: str) -> str | None:
        return dict(self.headers).get(name)


def answers(said: bytes, methods: list[str] | None = None) -> list[Answer]:
    """What was said, one by one. `methods`, of those that were answered well, tell which answers
    have no body."""
    found = []
    asked = iter(methods or [])
    while said:
        head, _, said = said.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        status = int(first.split()[1])
        headers = [(name.lower(), value) for name, value in (x.split(": ", 1) for x in lines)]
        told = Answer(status, headers, b"")
        found.append(told)
        if status == 100:
            continue
        if status in {204, 304} or (status < 400 and next(asked, "") == "HEAD"):
            continue
        if told.header("transfer-encoding") == "chunked":
            told.body, said, told.whole = _chunks(said)
        elif (length := told.header("content-length")) is not None:
            told.body, said = said[: int(length)], said[int(length) :]
            told.whole = len(told.body) == int(length)
        else:
            told.body, said = said, b""
    return found


def _chunks(said: bytes) -> tuple[bytes, bytes, bool]:
    body = b""
    while True:
        size, found, said = said.partition(b"\r\n")
        if not found:
            return body, b"", False
        length = int(size, 16)
        body += said[:length]
        said = said[length + 2 :]
        if length == 0:
            return body, said, True


@dataclass
class Client:
    """A client of one connection to an app."""

    wire: Wire
    state: ServerState
    door: Door | None = None
    methods: list[str] = field(default_factory=list)

    async def tell(self, data: bytes, *, at_a_time: int = 0) -> None:
        """Send it, whole or in pieces, and wait for all that comes of it."""
        for at in range(0, len(data), at_a_time or len(data) or 1):
            self.wire.tell(data[at : at + (at_a_time or len(data))])
            if at_a_time:
                await settle(3)
        await settle()

    async def ask(self, data: bytes, *, at_a_time: int = 0) -> list[Answer]:
        """Send it, and hear all that was said so far."""
        await self.tell(data, at_a_time=at_a_time)
        return self.heard()

    async def leave(self) -> None:
        """Hang up."""
        self.wire.abort()
        await settle(5)

    def heard(self) -> list[Answer]:
        """All that was said so far."""
        return answers(bytes(self.wire.said), self.methods)


async def settle(turns: int = 30) -> None:
    """Let everything happen that can."""
    for _ in range(turns):
        await asyncio.sleep(0)


def configured(app: Any, **more: Any) -> uvicorn.Config:
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", ws="none", proxy_headers=False,
        interface="asgi3", **more,
    )  # fmt: skip
    config.load()
    return config


def ours(app: Any, *, door: Door | None = None, **settings: Any) -> Client:
    """A connection of ours; to be called in a running loop."""
    config = configured(app, **{k: settings.pop(k) for k in [*settings] if k.startswith("timeout")})
    door = door or Door(ServerSettings.model_validate(settings))
    state = ServerState()
    state.default_headers = DATE
    return _opened(lambda: door(config, state, {}), state, door)


def uvicorns(app: Any) -> Client:
    """One as uvicorn makes them."""
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

    state = ServerState()
    state.default_headers = DATE
    config = configured(app)
    return _opened(lambda: HttpToolsProtocol(config, state, {}), state, None)


def _opened(
    make: Callable[[], asyncio.BaseProtocol], state: ServerState, door: Door | None
) -> Client:
    wire = Wire()
    wire.open(make())
    return Client(wire, state, door)
