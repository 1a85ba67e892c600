"""The connections to one server: those that are kept between two calls, and new ones."""

from __future__ import annotations

import asyncio

from seedbed.engines.upstream.dialling import Dialling
from seedbed.engines.upstream.http1 import READ_BYTES, Broken, Connection

# Idle connections are let go before the servers in use do it (uvicorn after 5 seconds): a request
# sent into a connection that the other side is just closing would be an ambiguous call.
_KEPT_SECONDS = 4.0


class Connections:
    """As many as there are calls at a time, which are counted elsewhere. It may be made before
    the event loop runs."""

    def __init__(self, dialling: Dialling) -> None:
        self._dialling = dialling
        # One for all: what is read into it is consumed before anything else can be read.
        self._buffer = memoryview(bytearray(READ_BYTES))
        self._idle: list[tuple[float, Connection]] = []  # since when; the last is used next
        self._open: set[Connection] = set()
        self._patience: set[asyncio.Timeout] = set()  # with connections that are being made
        self._timer: asyncio.TimerHandle | None = None
        self._closed = False

    def kept(self) -> Connection | None:
        """One that was kept and is still good, if there is any."""
        while self._idle:
            since, connection = self._idle.pop()
            if connection.loop.time() - since >= _KEPT_SECONDS:  # the timer is late
                connection.hang_up(Broken("idle"))
            elif connection.is_open:
                return connection
        return None

    async def new(self, until: float) -> Connection:
        """One that is open and was not used. Raises: OSError, also when it is not there at
        `until`, by the loop's clock; Broken after `close`; UnicodeError for a bad name."""
        if self._closed:
            raise Broken("the server is stopping")
        try:
            async with asyncio.timeout_at(until) as patience:
                self._patience.add(patience)
                try:
                    connection = await self._dialling.connect(self._made)
                finally:
                    self._patience.discard(patience)
        except TimeoutError as error:
            if self._closed:
                raise Broken("the server is stopping") from error
            raise TimeoutError(str(error) or "no connection in time") from error
        if not connection.is_open:
            raise Broken("the connection was lost before it was used")
        self._open.add(connection)
        return connection

    async def close(self) -> None:
        """End all of them, and what goes on there."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        for patience in self._patience:
            patience.reschedule(0)
        for connection in tuple(self._open):
            connection.hang_up(Broken("the server is stopping"))
        self._idle.clear()
        await asyncio.sleep(0)  # in which the transports close

    def _made(self) -> Connection:
        return Connection(self._buffer, self._keep, self._open.discard)

    def _keep(self, connection: Connection) -> None:
        self._idle.append((connection.loop.time(), connection))
        if self._timer is None:
            self._timer = connection.loop.call_later(_KEPT_SECONDS, self._let_go, connection.loop)

    def _let_go(self, loop: asyncio.AbstractEventLoop) -> None:
        """End those that were idle for too long, and look again when the next will have been."""
        now = loop.time()
        while self._idle and now - self._idle[0][0] >= _KEPT_SECONDS:
            self._idle.pop(0)[1].hang_up(Broken("idle"))
        self._timer = None
        if self._idle:
            self._timer = loop.call_at(self._idle[0][0] + _KEPT_SECONDS, self._let_go, loop)
