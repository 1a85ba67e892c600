"""A request's body on its way out, which knows whether its last byte may have left."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from aiohttp import ClientConnectionResetError
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import Payload

from seedbed.engines.upstream.dialect import Body

_PIECE_BYTES = 64 * 1024  # between two looks at the connection


class Leaving:
    """A request's body on its way out. `whole`: its last byte may have left."""

    __slots__ = ("body", "length", "on_end", "on_piece", "whole")

    def __init__(self, body: Body, length: int | None) -> None:
        self.body = body
        self.length = len(body) if isinstance(body, bytes) else length
        self.whole = False
        self.on_piece: Callable[[], None] = nothing
        self.on_end: Callable[[], None] = nothing


class Sent(Payload):
    """A body as aiohttp takes one, of which it is known how far it has left."""

    def __init__(self, leaving: Leaving) -> None:
        super().__init__(leaving.body)
        self._size = leaving.length
        self._leaving = leaving

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return repr(self)  # only asked for by debuggers; a body may hold what is nobody's business

    async def write(self, writer: AbstractStreamWriter) -> None:
        await self.write_with_length(writer, None)

    async def write_with_length(
        self, writer: AbstractStreamWriter, content_length: int | None
    ) -> None:
        left = self._size
        async for piece in self._pieces():
            _check_open(writer)
            if left is not None:
                left -= len(piece)
                self._leaving.whole = left <= 0
            self._leaving.on_piece()
            await writer.write(piece)
        _check_open(writer)
        self._leaving.whole = True  # the end of chunks is sent next
        self._leaving.on_end()

    async def _pieces(self) -> AsyncIterator[bytes]:
        body = self._leaving.body
        if isinstance(body, bytes):
            for start in range(0, len(body), _PIECE_BYTES):
                yield body[start : start + _PIECE_BYTES]
        else:
            async for piece in body():
                if piece:
                    yield piece


def nothing() -> None:
    """Nobody waits for the request to leave."""


def _check_open(writer: AbstractStreamWriter) -> None:
    """Raises: ClientConnectionResetError before anything is written into a lost connection."""
    transport = getattr(writer, "transport", None)
    if transport is None or transport.is_closing():
        raise ClientConnectionResetError("the connection was lost while the request was sent")
