"""HTTP/1.1 by hand over one connection, so that every byte can go wrong on purpose.

RFC 9112 as far as the simulator's callers need it: Content-Length and chunked bodies, kept
connections, `Expect: 100-continue`.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import cast
from urllib.parse import urlsplit

HEAD_BYTES = 64 * 1024
_LINGER_AND_RESET = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 seconds: close sends RST
_ARRIVAL_SECONDS = 0.05  # bytes sent before a reset are lost unless the peer has read them


class Broken(Exception):
    """The peer sent no HTTP, or left in the middle of it."""


@dataclass(frozen=True, slots=True)
class Head:
    """A request's first line and headers; header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """The target's path, as it came."""
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        """The target's query, as it came."""
        return urlsplit(self.target).query

    @property
    def keeps_open(self) -> bool:
        """Whether the connection stays for another request."""
        return self.headers.get("connection", "").lower() != "close"


class Connection:
    """One accepted connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def first_byte(self) -> bytes:
        """Wait for a request to begin; empty when the peer has gone instead."""
        try:
            return await self._reader.read(1)
        except ConnectionError:
            return b""

    async def head(self, begun: bytes) -> Head:
        """The head that starts with `begun`. Raises: Broken."""
        try:
            raw = begun + await self._reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError) as error:
            raise Broken(f"no request: {error}") from error
        first, *lines = raw.decode("latin-1").strip("\r\n").split("\r\n")
        parts = first.split(" ")
        if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
            raise Broken(f"no request line: {first[:80]!r}")
        headers: dict[str, str] = {}
        for line in lines:
            name, colon, value = line.partition(":")
            if not colon:
                raise Broken(f"no header: {line[:80]!r}")
            headers[name.strip().lower()] = value.strip()
        return Head(parts[0], parts[1], headers)

    async def body(self, head: Head) -> bytes:
        """The whole body. Raises: Broken."""
        if head.headers.get("expect", "").lower() == "100-continue":
            self._writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        try:
            if head.headers.get("transfer-encoding", "").lower() == "chunked":
                return await self._chunked()
            return await self._reader.readexactly(int(head.headers.get("content-length", "0")))
        except (asyncio.IncompleteReadError, ValueError, ConnectionError) as error:
            raise Broken(f"no whole body: {error}") from error

    async def _chunked(self) -> bytes:
        body = bytearray()
        while size := int((await self._reader.readline()).partition(b";")[0], 16):
            body += await self._reader.readexactly(size)
            await self._reader.readexactly(2)
        while (await self._reader.readline()).strip():
            pass  # trailers
        return bytes(body)

    async def send_head(self, status: int, headers: Mapping[str, str], length: int | None) -> None:
        """Status line and headers; `length` None announces chunks."""
        framing = {"transfer-encoding": "chunked"} if length is None else {
            "content-length": str(length)
        }  # fmt: skip
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
        lines += [f"{name}: {value}" for name, value in {**headers, **framing}.items()]
        await self.send_raw(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    async def send_chunk(self, data: bytes) -> None:
        """One chunk; an empty one ends the body."""
        await self.send_raw(b"%x\r\n%b\r\n" % (len(data), data))

    async def send_raw(self, data: bytes) -> None:
        """Bytes as they are, once the peer has room for them. Raises: ConnectionError."""
        self._writer.write(data)
        await self._writer.drain()

    async def silence(self, seconds: float) -> bool:
        """Say nothing for so long; True as soon as the peer has left."""
        try:
            async with asyncio.timeout(seconds):
                while await self._reader.read(HEAD_BYTES):
                    pass  # a peer that goes on sending is not answered either
        except TimeoutError:
            return False
        except ConnectionError:
            return True
        return True

    async def reset(self) -> None:
        """End the connection with RST, after what was sent had time to be read."""
        await asyncio.sleep(_ARRIVAL_SECONDS)
        held = cast("socket.socket | None", self._writer.get_extra_info("socket"))
        if held is not None:
            held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_AND_RESET)
        self._writer.transport.abort()

    def abort(self) -> None:
        """Let the connection go at once."""
        self._writer.transport.abort()

    async def close(self) -> None:
        """End the connection with FIN, and wait until it is gone."""
        self._writer.close()
        with suppress(ConnectionError, TimeoutError):  # the peer was first
            await self._writer.wait_closed()
