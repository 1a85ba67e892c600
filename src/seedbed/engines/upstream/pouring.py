"""A long body read into one buffer, with nothing in between.

aiohttp copies each piece of a body twice and wakes whoever waits for it through everything that
waits in turn: of a picture in base64 that is more work than keeping it. So the connection of a
body whose length is known is lent to `Pouring`, which the loop reads into directly; when the
body is over, aiohttp has its connection back as if it had read it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from aiohttp import ClientPayloadError

if TYPE_CHECKING:
    from aiohttp import ClientResponse
    from aiohttp.client_proto import ResponseHandler

    from seedbed.engines.upstream.small_post import SmallAnswer

Take = Callable[[memoryview | bytes], None]
"""Is handed each piece of a body, which is good only until it returns."""

WORTH_IT = 512 * 1024
"""Bytes still to come; of fewer, aiohttp's own way costs no more."""
_BUFFER_BYTES = 256 * 1024  # stays in the cache until it is decoded and written
_PIECES_AT_A_TIME = 10  # then others have their turn; the loop itself would read on 32 times


async def pour(
    response: ClientResponse | SmallAnswer, take: Take, heard: Callable[[], None]
) -> bool:
    """Hand what is there of the body to `take`, and all the rest as it arrives if it is long.

    Whether that was all; if not, what follows is read as usual. `heard` is called whenever
    something came. Raises: ClientError or OSError if the connection ends before the body does;
    what `take` raises.
    """
    content, connection = response.content, response.connection
    while there := content.read_nowait():
        take(there)
    left = (response.content_length or 0) - content.total_bytes
    if left < WORTH_IT or connection is None or connection.transport is None:
        return False
    owner = connection.protocol
    if owner is None or response.headers.get("Transfer-Encoding"):
        return False
    transport = connection.transport
    pouring = Pouring(owner, transport, left, take, heard)
    transport.set_protocol(pouring)
    await pouring.over
    if not transport.is_closing():
        transport.set_protocol(owner)
        transport.resume_reading()
    content.feed_eof()
    return True


class Pouring(asyncio.BufferedProtocol):
    """Reads so many bytes for `take`, in place of the connection's `owner`."""

    def __init__(
        self,
        owner: ResponseHandler,
        transport: asyncio.Transport,
        left: int,
        take: Take,
        heard: Callable[[], None],
    ) -> None:
        self._owner, self._transport = owner, transport
        self._take, self._heard = take, heard
        self._left = left
        self._buffer = memoryview(bytearray(_BUFFER_BYTES))
        self._filled = self._pieces = 0
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done when all is read, and reading is paused then; or fails."""

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next bytes go: never more than are left, for what follows is the owner's."""
        return self._buffer[self._filled : self._filled + self._left]

    def buffer_updated(self, nbytes: int) -> None:
        """So many bytes have come."""
        if self.over.done():  # nobody waits any more, and the connection is about to be closed
            return
        self._heard()
        self._filled += nbytes
        self._left -= nbytes
        if self._left and self._filled < len(self._buffer):
            return
        piece, self._filled = self._buffer[: self._filled], 0
        try:
            self._take(piece)
        except Exception as error:  # whoever waits is told
            self._transport.pause_reading()
            self.over.set_exception(error)
            return
        self._pieces += 1
        if not self._left:
            self._transport.pause_reading()
            self.over.set_result(None)
        elif self._pieces % _PIECES_AT_A_TIME == 0:
            self._transport.pause_reading()
            asyncio.get_running_loop().call_soon(self._go_on)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone, whoever ended it."""
        if not self.over.done():
            self.over.set_exception(
                exc or ClientPayloadError(f"the connection ended {self._left} bytes too early")
            )
        self._owner.connection_lost(exc)

    def pause_writing(self) -> None:
        """Forwarded, as is the next."""
        self._owner.pause_writing()

    def resume_writing(self) -> None:
        self._owner.resume_writing()

    def _go_on(self) -> None:
        if not self.over.done() and not self._transport.is_closing():
            self._transport.resume_reading()
