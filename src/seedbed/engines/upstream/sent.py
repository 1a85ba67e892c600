"""A request whose body goes out piece by piece, and whose answer may come before its end."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from seedbed.engines.upstream.dialect import Body
from seedbed.engines.upstream.http1 import Broken, Exchange

_PIECE_BYTES = 64 * 1024  # between two looks at the connection


async def send_pieces(
    exchange: Exchange, head: bytes, body: Body, length: int | None, waits: Callable[[], None]
) -> None:
    """Send a request until its end, or until it is answered without.

    Without a `length` the body goes in chunks. `waits` is called before each piece is written.
    Raises: Broken or OSError when the connection is lost, before anything more is written into
    it, or the body cannot be had as long as it is to be; `exchange.left` knows then whether the
    last byte may have left.
    """
    transport = exchange.writable()
    exchange.left = length == 0
    if length is None:
        transport.write(head + b"Transfer-Encoding: chunked\r\n\r\n")
    else:
        transport.write(b"%bContent-Length: %d\r\n\r\n" % (head, length))
    to_come = length
    async with aclosing(_pieces(body)) as pieces:
        async for piece in pieces:
            if exchange.is_settled:
                return
            transport = exchange.writable()
            if to_come is not None:
                to_come -= len(piece)
                if to_come < 0:
                    raise Broken("the request's body is longer than its length")
                exchange.left = to_come == 0
            waits()
            transport.write(b"%x\r\n%b\r\n" % (len(piece), piece) if to_come is None else piece)
            while exchange.is_full and not exchange.is_settled:
                await exchange.more()
    if exchange.is_settled:
        return
    transport = exchange.writable()
    if to_come is None:
        exchange.left = True
        transport.write(b"0\r\n\r\n")
    elif to_come:
        raise Broken(f"the request's body is {to_come} bytes shorter than its length")


async def _pieces(body: Body) -> AsyncGenerator[bytes, None]:
    """Raises: Broken for whatever `body` raises."""
    if isinstance(body, bytes):
        for start in range(0, len(body), _PIECE_BYTES):
            yield body[start : start + _PIECE_BYTES]
        return
    try:
        async for piece in body():
            if piece:
                yield piece
    except Exception as error:
        raise Broken(f"the request's body broke off: {type(error).__name__}: {error}") from error
