"""Upstreams written by hand: what a server sends, to the byte, and a client that asks it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from ssl import SSLContext
from typing import Any

from seedbed.engines.upstream.client import UpstreamClient
from seedbed.engines.upstream.upstream import Upstream
from seedbed.settings import UpstreamSettings

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
PATIENT: dict[str, Any] = {
    "connect_seconds": 10, "first_byte_seconds": 10, "silence_seconds": 10, "total_seconds": 20
}  # fmt: skip


@asynccontextmanager
async def listening(
    serve: Serve, host: str = "127.0.0.1", port: int = 0, tls: SSLContext | None = None
) -> AsyncIterator[int]:
    """A server that does this with every connection; its port."""
    tasks: set[asyncio.Task[Any]] = set()

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        try:
            await serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(accepted, host, port, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1]
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def client(port: int, key: str = "sk-x", **settings: Any) -> AsyncIterator[UpstreamClient]:
    upstream = Upstream(
        "ark",
        f"http://127.0.0.1:{port}/api",
        UpstreamSettings(dialect="ark", **{**PATIENT, **settings}),
        {},
        key,
    )
    made = UpstreamClient(upstream)
    try:
        yield made
    finally:
        await made.close()
        await asyncio.sleep(0)
        left = [str(task.get_coro()) for task in asyncio.all_tasks()]
        assert not [name for name in left if "Dialling" in name or "UpstreamClient" in name]


async def request(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    """Read a request; its head in lower case, and its body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    if "transfer-encoding: chunked" in head:
        body = bytearray()
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readline()
        return head, bytes(body)
    length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
    return head, await reader.readexactly(length)


def ok(body: bytes, *headers: str, length: int | None = None) -> bytes:
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


def stalling(data: bytes, seconds: float = 30) -> Serve:
    """Send this much of an answer, then nothing."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(data)
        await asyncio.sleep(seconds)

    return serve
