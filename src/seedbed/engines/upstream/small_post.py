"""A small request, past the parts of aiohttp's client that it has no use for.

A ClientSession makes a dozen objects and a task for each request, which takes three times as long
as the request itself (benchmarks/gateway.py). Its connector, which keeps connections, looks up
addresses and speaks TLS, and its parser are used as they are; what is left out is redirects,
cookies, proxies, tracing, and bodies that do not fit in one write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp import (
    ClientConnectionError,
    ClientConnectionResetError,
    ClientError,
    ClientRequest,
    ClientSession,
    ClientTimeout,
)
from aiohttp.http_exceptions import HttpProcessingError

if TYPE_CHECKING:
    from aiohttp import BaseConnector, StreamReader
    from aiohttp.connector import Connection
    from aiohttp.http_parser import RawResponseMessage
    from multidict import CIMultiDictProxy
    from yarl import URL

    from seedbed.engines.upstream.sent import Leaving

LARGEST = 64 * 1024
"""Bytes of a body that is small."""


class SmallPost:
    """Sends small bodies to one address, with the same headers each time."""

    def __init__(
        self,
        session: ClientSession,
        connector: BaseConnector,
        url: URL,
        headers: Mapping[str, str],
        *,
        connect_seconds: float,
        read_bytes: int,
    ) -> None:
        self._connector, self._read_bytes = connector, read_bytes
        # What aiohttp would make each time: whom to connect to, and the headers as it writes them.
        self._request = ClientRequest(
            "POST", url, headers=headers, loop=asyncio.get_running_loop(), session=session
        )
        self._timeout = ClientTimeout(total=None, connect=connect_seconds)
        lines = [f"POST {url.raw_path_qs} HTTP/1.1"]
        lines += [
            f"{name}: {value}"
            for name, value in self._request.headers.items()
            if name.lower() != "content-length"
        ]
        self._head = "\r\n".join([*lines, "Content-Length: "]).encode()

    async def send(self, leaving: Leaving) -> SmallAnswer:
        """The answer to a body of bytes, when its head is there. Raises: ClientError or OSError,
        as ClientSession.post does; `leaving` knows then whether the request may have left."""
        body = leaving.body
        if not isinstance(body, bytes):
            raise TypeError("a small body is bytes")
        connection = await self._connector.connect(self._request, [], self._timeout)
        try:
            protocol, transport = connection.protocol, connection.transport
            if protocol is None or transport is None or transport.is_closing():
                raise ClientConnectionResetError("the connection was lost before it was used")
            protocol.set_response_params(
                read_until_eof=True, auto_decompress=False, read_bufsize=self._read_bytes
            )
            leaving.whole = True
            transport.write(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))
            leaving.on_end()
            while True:
                message, content = await protocol.read()
                if not 100 <= message.code < 200 or message.code == 101:
                    return SmallAnswer(connection, message, content)
        except HttpProcessingError as error:
            connection.close()
            raise ClientError(f"no HTTP: {error.message}") from error
        except BaseException:
            connection.close()
            raise


class SmallAnswer:
    """What is used of a ClientResponse."""

    def __init__(
        self, connection: Connection, message: RawResponseMessage, content: StreamReader
    ) -> None:
        self.status: int = message.code
        self.headers: CIMultiDictProxy[str] = message.headers
        self.content = content
        self.connection: Connection | None = connection
        content.on_eof(self.release)

    @property
    def content_length(self) -> int | None:
        """The body's length, if it was told."""
        told = self.headers.get("Content-Length")
        return None if told is None else int(told)

    def release(self) -> None:
        """Keep the connection for the next request."""
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.release()

    def close(self) -> None:
        """Hang up; who waits for more of the body hears of it."""
        connection, self.connection = self.connection, None
        if connection is not None:
            if self.content.exception() is None and not self.content.is_eof():
                self.content.set_exception(ClientConnectionError("Connection closed"))
            connection.close()
