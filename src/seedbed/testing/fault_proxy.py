"""A TCP proxy that makes a network bad: latency, slowness, silence, resets, cuts.

    async with FaultProxy("127.0.0.1", 8000) as proxy:
        proxy.add(Latency(0.2), "down")
        ...  # point a client at proxy.port
        proxy.clear()

The words are Toxiproxy's. A fault works on the bytes of one direction: "up" is from the client
to the server, "down" back to it. It holds for connections that are open and for new ones. A
client that ends its side while a fault keeps it waiting counts as gone.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self, cast

Direction = Literal["up", "down"]
_READ_BYTES = 64 * 1024
_LINGER_AND_RESET = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 seconds: close sends RST
_POLL_SECONDS = 0.01  # how soon a fault that is taken away lets go


@dataclass(frozen=True, slots=True)
class Latency:
    """Every piece of data comes `seconds` later, give or take up to `jitter`."""

    seconds: float
    jitter: float = 0.0


@dataclass(frozen=True, slots=True)
class Bandwidth:
    """At most so many bytes a second."""

    bytes_per_second: float


@dataclass(frozen=True, slots=True)
class SlowClose:
    """The end of the data is told `seconds` later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Timeout:
    """No data passes; after `seconds` the connection is closed, with 0 never."""

    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ResetPeer:
    """Both sides are reset, `seconds` after the first data came (with 0 at once)."""

    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Slicer:
    """Data comes in slices of about `size` bytes, `seconds` apart."""

    size: int = 64
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class LimitData:
    """After `count` bytes the connection is closed."""

    count: int


@dataclass(frozen=True, slots=True)
class HalfOpen:
    """After `after` bytes nothing passes any more, in this direction, and no end is told
    either: the other side is gone and nobody said so."""

    after: int = 0


Fault = Latency | Bandwidth | SlowClose | Timeout | ResetPeer | Slicer | LimitData | HalfOpen


class _Ended(Exception):
    """A fault ends the connection."""

    def __init__(self, *, reset: bool) -> None:
        self.reset = reset


class FaultProxy:
    """Listens on a loopback port and forwards to `host:port`, with the faults there are.

    `refusing` closes every new connection at once; `seed` repeats jitter and slices.
    """

    def __init__(self, host: str, port: int, *, seed: int = 0) -> None:
        self._target = (host, port)
        self._random = random.Random(seed)
        self._faults: list[tuple[Direction, Fault]] = []
        self._links: set[_Link] = set()
        self._server: asyncio.Server | None = None
        self.port = 0
        self.refusing = False
        self.accepted = 0
        """Connections there have been."""
        self.bytes_up = self.bytes_down = 0
        """Bytes that were passed on, both ways."""

    @property
    def open(self) -> int:
        """Connections that are open now."""
        return len(self._links)

    @property
    def url(self) -> str:
        """The proxy's address for HTTP clients."""
        return f"http://127.0.0.1:{self.port}"

    def add(self, fault: Fault, direction: Direction = "down") -> None:
        """Make it worse, after the faults that are there."""
        self._faults.append((direction, fault))

    def remove(self, kind: type[Fault]) -> None:
        """Take away the faults of one kind."""
        self._faults = [entry for entry in self._faults if not isinstance(entry[1], kind)]

    def clear(self) -> None:
        """Take away every fault."""
        self._faults.clear()
        self.refusing = False

    def faults(self, direction: Direction) -> list[Fault]:
        """The faults of one direction, in the order they were added."""
        return [fault for way, fault in self._faults if way == direction]

    def cut(self, *, reset: bool = True) -> None:
        """End every open connection now, with RST or with FIN."""
        for link in tuple(self._links):
            link.end(reset=reset)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        server = cast("asyncio.Server", self._server)
        server.close()
        tasks = [link.task for link in self._links]
        self.cut()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.wait_closed()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        if self.refusing:
            _reset(writer)
            return
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            _reset(writer)  # as a port where nothing listens, as far as a proxy can
            return
        link = _Link(self, (reader, writer), (far_reader, far_writer))
        self._links.add(link)
        try:
            await link.run()
        finally:
            self._links.discard(link)

    def pause(self, fault: Latency) -> float:
        """Seconds that a piece of data is late now."""
        return max(0.0, fault.seconds + self._random.uniform(-fault.jitter, fault.jitter))

    def slices(self, data: bytes, size: int) -> list[bytes]:
        """The data in slices of half to one and a half times `size`."""
        cut, start = [], 0
        while start < len(data):
            stop = start + max(1, round(size * self._random.uniform(0.5, 1.5)))
            cut.append(data[start:stop])
            start = stop
        return cut


Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class _Link:
    """One client's connection and the one it is joined to."""

    def __init__(self, proxy: FaultProxy, near: Streams, far: Streams) -> None:
        self._proxy, self._near, self._far = proxy, near, far
        self.task = cast("asyncio.Task[None]", asyncio.current_task())
        self._over = asyncio.Event()
        self._reset = False

    def end(self, *, reset: bool) -> None:
        """End both sides."""
        self._reset = reset
        self._over.set()

    async def run(self) -> None:
        """Pass data both ways until both have ended, or a fault ends them."""
        ways = asyncio.gather(
            self._carry("up", self._near[0], self._far[1]),
            self._carry("down", self._far[0], self._near[1]),
        )
        over = asyncio.create_task(self._over.wait())
        try:
            either: set[asyncio.Future[Any]] = {ways, over}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            over.cancel()
            ways.cancel()
            with suppress(asyncio.CancelledError, _Ended, ConnectionError):
                await ways
            for _, writer in (self._near, self._far):
                if self._reset:
                    _reset(writer)
                else:
                    writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):
                await self._near[1].wait_closed()
                await self._far[1].wait_closed()

    async def _carry(
        self, way: Direction, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        passed = 0
        try:
            while data := await reader.read(_READ_BYTES):
                passed = await self._pass_on(way, data, writer, passed)
            for fault in self._proxy.faults(way):
                if isinstance(fault, SlowClose):
                    await asyncio.sleep(fault.seconds)
            await self._held_back(way, passed)
            writer.write_eof()
        except _Ended as ended:
            self.end(reset=ended.reset)
        except (ConnectionError, OSError):
            self.end(reset=True)  # one side was reset; so is the other

    async def _pass_on(
        self, way: Direction, data: bytes, writer: asyncio.StreamWriter, passed: int
    ) -> int:
        """Send the data with the faults of its way; how many bytes have passed in all."""
        await self._held_back(way, passed)
        pieces, apart = [data], 0.0
        for fault in self._proxy.faults(way):
            match fault:
                case Latency():
                    await asyncio.sleep(self._proxy.pause(fault))
                case ResetPeer():
                    await asyncio.sleep(fault.seconds)
                    raise _Ended(reset=True)
                case Slicer():
                    pieces = self._proxy.slices(data, fault.size)
                    apart = fault.seconds
        for number, piece in enumerate(pieces):
            if number and apart:
                await asyncio.sleep(apart)
            passed += await self._send(way, piece, writer, passed)
        return passed

    async def _send(
        self, way: Direction, piece: bytes, writer: asyncio.StreamWriter, passed: int
    ) -> int:
        room = len(piece)
        for fault in self._proxy.faults(way):
            if isinstance(fault, LimitData):
                room = min(room, max(0, fault.count - passed))
            elif isinstance(fault, HalfOpen):
                room = min(room, max(0, fault.after - passed))
            elif isinstance(fault, Bandwidth):
                await asyncio.sleep(len(piece) / fault.bytes_per_second)
        writer.write(piece[:room])
        await writer.drain()
        if way == "up":
            self._proxy.bytes_up += room
        else:
            self._proxy.bytes_down += room
        for fault in self._proxy.faults(way):
            if isinstance(fault, LimitData) and passed + room >= fault.count:
                raise _Ended(reset=False)
        if room < len(piece):
            await self._held_back(way, passed + room)
        return room

    async def _held_back(self, way: Direction, passed: int) -> None:
        """Wait while a fault lets nothing through. Data that was lost stays lost."""
        clock = asyncio.get_running_loop().time
        begun = clock()
        while True:
            faults = self._proxy.faults(way)
            silent = [fault for fault in faults if isinstance(fault, Timeout)]
            if any(fault.seconds and clock() - begun >= fault.seconds for fault in silent):
                raise _Ended(reset=False)
            gone = any(isinstance(fault, HalfOpen) and passed >= fault.after for fault in faults)
            if not silent and not gone:
                return
            if self._near[0].at_eof():
                raise _Ended(reset=False)  # the client has left; nobody waits any more
            await asyncio.sleep(_POLL_SECONDS)


def _reset(writer: asyncio.StreamWriter) -> None:
    held = cast("socket.socket | None", writer.get_extra_info("socket"))
    if held is not None and held.fileno() >= 0:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_AND_RESET)
    writer.transport.abort()
