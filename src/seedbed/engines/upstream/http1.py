"""One HTTP/1.1 connection, as a client has it: a request goes out, its answer comes in.

httptools reads the answers. What they cost is what their bytes cost: the loop reads into a buffer
that all connections share, a small answer is handed over in one turn, and a long body goes past
the parser (long_body.py).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from seedbed.engines.upstream.long_body import WORTH_IT, LongBody, Room, Take, anywhere

READ_BYTES = 64 * 1024
"""Read at a time. Twice as much may wait for a reader; what lies longer leaves the cache."""
_LONGEST_HEAD = 64 * 1024  # also trailers, and whatever else comes without any of a body
_SWITCHING = 101


class Broken(Exception):
    """The connection is lost, or what came on it is no HTTP."""


class Exchange:
    """One request, and what has come of its answer. `Connection.begin` makes it."""

    # Most answers come whole at once: only what changes is set.
    left = False
    """The last byte of the request may have left this process."""
    status = 0
    """The answer's; 0 until its head is there."""
    whole = False
    """All of the answer has come."""
    broken: Exception | None = None
    """Why no more will come; what came before is good."""
    _waiter: asyncio.Future[None] | None = None

    def __init__(self, connection: Connection) -> None:
        self.headers: dict[bytes, bytes] = {}
        """The answer's, by their names in lower case; of several with one name the first."""
        self.pieces: deque[bytes] = deque()
        """What has come of the body and was not taken yet."""
        self._connection: Connection | None = connection

    def send(self, head: bytes, body: bytes) -> None:
        """Send a request with a small body, on a connection that is open."""
        if self._connection is not None:
            self.left = True
            self._connection.transport.write(
                b"%bContent-Length: %d\r\n\r\n%b" % (head, len(body), body)
            )

    def writable(self) -> asyncio.Transport:
        """Where more of the request goes. Raises: `broken`, or Broken, if the connection is
        lost."""
        connection = self._connection
        if connection is None or not connection.is_open:
            raise self.broken or Broken("the connection was lost while the request was sent")
        return connection.transport

    @property
    def is_full(self) -> bool:
        """Whether the connection has more to write than it should."""
        return self._connection is not None and self._connection.full

    @property
    def is_settled(self) -> bool:
        """Whether the rest of the request need not be sent: refused, or answered and gone.

        The head of a good answer alone does not settle it: there are servers that send it at once
        and read the request then.
        """
        return self.status >= 300 or (self.status > 0 and self._connection is None)

    async def pour(self, take: Take, waits: Callable[[], None], room: Room = anywhere) -> None:
        """All of the body to `take`, each piece as it arrives, or in large ones if it is long.

        `waits` is called whenever something has come. Raises: `broken`; what `take` raises.
        """
        count = self._hand(take)
        if self._connection is not None:
            left = int(self.headers.get(b"content-length", 0)) - count
            if left >= WORTH_IT:
                self._connection.pour(LongBody(left, take, room, waits))
        while not self.whole:
            if self.broken is not None:
                raise self.broken
            waits()
            await self.more()
            self._hand(take)

    def more(self) -> asyncio.Future[None]:
        """Is done when there is more to be seen: of the answer, or that none will come, or room
        for more of the request. One may wait, while neither `whole` nor `broken`."""
        connection = self._connection
        if connection is None:
            raise RuntimeError("nothing can come after the end")
        if connection.paused and not self.pieces:
            connection.resume_reading()
        self._waiter = waiter = connection.loop.create_future()
        return waiter

    def wake(self) -> None:
        """Something has changed."""
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.done():
                waiter.set_result(None)

    def end(self, broken: Exception | None = None) -> None:
        """The connection is no longer its own."""
        self._connection = None
        self.broken = broken
        self.wake()

    def hang_up(self) -> None:
        """End it, with its connection; nothing if it has ended, for that may serve another."""
        if self._connection is not None:
            self._connection.hang_up(Broken("hung up"))

    def _hand(self, take: Take) -> int:
        """Hand over what lies there; how many bytes."""
        count = 0
        while self.pieces:
            piece = self.pieces.popleft()
            count += len(piece)
            take(piece)
        return count


class Connection(asyncio.BufferedProtocol):
    """A connection to a server, for one exchange after the other.

    `buffer` is what it reads into; it may be shared, for nothing stays there. `idle` is told when
    an exchange has ended and another may begin, `gone` when the connection has ended.
    """

    transport: asyncio.Transport
    paused = False
    """Nothing is read, since nobody takes it."""
    full = False
    """Nothing more should be written now."""
    _is_lost = False
    _is_kept = False
    _dry = 0  # bytes since anything of a body came
    _exchange: Exchange | None = None
    _long: LongBody | None = None

    def __init__(
        self,
        buffer: memoryview,
        idle: Callable[[Connection], None],
        gone: Callable[[Connection], None],
    ) -> None:
        self.loop = asyncio.get_running_loop()
        self._room = self._buffer = buffer
        self._idle, self._gone = idle, gone
        self._headers: dict[bytes, bytes] = {}
        self._parser = _parser(self)

    @property
    def is_open(self) -> bool:
        """Whether something can be written."""
        return not self._is_lost and not self.transport.is_closing()

    def begin(self) -> Exchange:
        """An exchange, on an open connection that has none."""
        self._exchange = exchange = Exchange(self)
        self._headers = exchange.headers
        self._dry = 0
        return exchange

    def pour(self, long: LongBody) -> None:
        """Read the rest of the answer past the parser."""
        self._long, self._room = long, long.room()
        self.resume_reading()

    def resume_reading(self) -> None:
        """Read on, if it was paused and still is open."""
        self.paused = False
        if self.is_open:
            self.transport.resume_reading()

    def hang_up(self, why: Exception) -> None:
        """End it, and tell the exchange why."""
        exchange, self._exchange = self._exchange, None
        self._is_lost = True
        self._long = None
        self.transport.abort()
        if exchange is not None:
            exchange.end(why)

    # ── What the transport tells ────────────────────────────────────────────────────────────

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self.transport = cast("asyncio.Transport", transport)

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next bytes go."""
        return self._room

    def buffer_updated(self, nbytes: int) -> None:
        """So many bytes have come."""
        exchange = self._exchange
        if exchange is None:
            self.hang_up(Broken("bytes that nobody asked for"))
            return
        if self._long is not None:
            self._add_to(self._long, exchange, nbytes)
            return
        waiting = len(exchange.pieces)
        try:
            self._parser.feed_data(self._room[:nbytes])
        except (HttpParserError, HttpParserUpgrade) as error:
            if not exchange.whole:
                self.hang_up(Broken(f"no HTTP: {error.__context__ or error}"))
                return
            self._is_kept = False  # what came behind the answer is not of it
        if exchange.whole:
            self._finish(exchange)
        else:
            self._read_on(exchange, waiting, nbytes)

    def eof_received(self) -> None:
        """The server sends nothing more: what has no length ends so."""
        exchange = self._exchange
        if exchange is not None and _ends_with_connection(exchange):
            exchange.whole, self._is_kept = True, False
            self._finish(exchange)
            return
        if self._long is not None:
            why = f"the connection ended {self._long.left} bytes too early"
        elif exchange is not None and exchange.status:
            why = "the connection ended before the body did"
        else:
            why = "the connection ended before an answer came"
        self.hang_up(Broken(why))

    def connection_lost(self, exc: Exception | None) -> None:
        """It has ended, whoever ended it."""
        self.hang_up(exc or Broken("the connection was lost"))
        self._gone(self)
        del self._parser  # each holds the other

    def pause_writing(self) -> None:
        """The server reads slower than the request is written."""
        self.full = True

    def resume_writing(self) -> None:
        """It has caught up."""
        self.full = False
        if self._exchange is not None:
            self._exchange.wake()

    # ── What the parser finds ───────────────────────────────────────────────────────────────

    def on_message_begin(self) -> None:
        """The first byte of an answer, or of word that there will be one."""
        if self._exchange is not None and self._exchange.status:
            raise Broken("more than one answer")

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; or a trailer, which nobody reads."""
        self._headers.setdefault(name.lower(), value)

    def on_headers_complete(self) -> None:
        """A head is there."""
        exchange, status = self._exchange, self._parser.get_status_code()
        if exchange is None:
            return
        if status >= 200:
            exchange.status = status
            self._headers = {}  # what follows is none of them
            self._is_kept = self._parser.should_keep_alive()
        elif status < 100 or status == _SWITCHING:
            raise Broken(f"status {status}")
        else:
            self._headers.clear()  # only word that an answer will come

    def on_body(self, body: bytes) -> None:
        """The next piece of the body."""
        exchange = self._exchange
        if exchange is not None:
            exchange.pieces.append(body)

    def on_message_complete(self) -> None:
        """An answer is over, or the word before one."""
        exchange = self._exchange
        if exchange is not None and exchange.status:
            exchange.whole = True

    # ── Reading ─────────────────────────────────────────────────────────────────────────────

    def _read_on(self, exchange: Exchange, waiting: int, nbytes: int) -> None:
        """More of the answer is to come than what these bytes added to the pieces that waited."""
        self._dry = self._dry + nbytes if len(exchange.pieces) == waiting else 0
        if self._dry > _LONGEST_HEAD:
            self.hang_up(Broken(f"no HTTP: {self._dry} bytes of headers"))
            return
        if waiting and not self.paused:
            self.paused = True
            self.transport.pause_reading()
        exchange.wake()

    def _add_to(self, long: LongBody, exchange: Exchange, nbytes: int) -> None:
        try:
            others_first = long.add(nbytes)
        except Exception as error:  # of who takes it: whoever waits is told
            self.hang_up(error)
            return
        if not long.left:
            self._long, self._room = None, self._buffer
            self._parser = _parser(self)  # the old one waits for the body
            exchange.whole = True
            self._finish(exchange)
            return
        self._room = long.room()
        if others_first:
            self.transport.pause_reading()
            self.loop.call_soon(self.resume_reading)

    def _finish(self, exchange: Exchange) -> None:
        """The answer is whole: the connection is kept if the server keeps it and has all of the
        request."""
        self._exchange = None
        exchange.end()
        if (
            self._is_kept
            and exchange.left
            and not self.paused
            and not self.transport.get_write_buffer_size()
        ):
            self._idle(self)
        else:
            self.hang_up(Broken("not kept"))


def _parser(connection: Connection) -> HttpResponseParser:
    """One that takes what most clients take, such as lines that end without CR."""
    made = HttpResponseParser(connection)
    made.set_dangerous_leniencies(
        lenient_headers=True,
        lenient_optional_cr_before_lf=True,
        lenient_spaces_after_chunk_size=True,
    )
    return made


def _ends_with_connection(exchange: Exchange) -> bool:
    """Whether it has come so far that only the connection's end can end it."""
    headers = exchange.headers
    return (
        exchange.status > 0
        and b"content-length" not in headers
        and b"chunked" not in headers.get(b"transfer-encoding", b"").lower()
    )
