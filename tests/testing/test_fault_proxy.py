"""The fault proxy, between a plain echo and a plain client."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from seedbed.testing.fault_proxy import (
    Bandwidth,
    FaultProxy,
    HalfOpen,
    Latency,
    LimitData,
    ResetPeer,
    Slicer,
    SlowClose,
    Timeout,
)
from waiting import comes

DATA = bytes(range(256)) * 8


@pytest.fixture
async def proxy() -> AsyncIterator[FaultProxy]:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with FaultProxy(*server.sockets[0].getsockname()) as made:
        yield made
    server.close()
    await server.wait_closed()


class Client:
    """A connection to the proxy."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()
        with suppress(ConnectionError):
            await self.writer.wait_closed()

    async def say(self, data: bytes, *, end: bool = False) -> None:
        self.writer.write(data)
        if end:
            self.writer.write_eof()
        await self.writer.drain()

    async def hear(self, seconds: float = 5.0) -> bytes:
        """Everything until the end."""
        async with asyncio.timeout(seconds):
            return await self.reader.read()


async def joined(proxy: FaultProxy) -> Client:
    return Client(*await asyncio.open_connection("127.0.0.1", proxy.port))


async def spoken(proxy: FaultProxy) -> tuple[bytes, float]:
    """What comes back for DATA, and how long that took."""
    async with await joined(proxy) as client:
        begun = time.monotonic()
        await client.say(DATA, end=True)
        heard = await client.hear()
    return heard, time.monotonic() - begun


async def test_without_faults_every_byte_passes(proxy: FaultProxy) -> None:
    assert (await spoken(proxy))[0] == DATA
    assert proxy.bytes_up == proxy.bytes_down == len(DATA)
    assert proxy.accepted == 1


async def test_latency_delays_and_keeps_the_data(proxy: FaultProxy) -> None:
    proxy.add(Latency(0.2, jitter=0.05), "down")
    heard, seconds = await spoken(proxy)
    assert heard == DATA
    assert seconds >= 0.15


async def test_bandwidth_is_a_limit(proxy: FaultProxy) -> None:
    proxy.add(Bandwidth(len(DATA) * 5), "up")
    heard, seconds = await spoken(proxy)
    assert heard == DATA
    assert seconds >= 0.19


async def test_slow_close_delays_only_the_end(proxy: FaultProxy) -> None:
    proxy.add(SlowClose(0.3), "down")
    async with await joined(proxy) as client:
        begun = time.monotonic()
        await client.say(DATA, end=True)
        assert await client.reader.readexactly(len(DATA)) == DATA
        assert await client.hear() == b""
        assert time.monotonic() - begun >= 0.3


async def test_slicer_cuts_into_pieces(proxy: FaultProxy) -> None:
    proxy.add(Slicer(256, seconds=0.01), "down")
    async with await joined(proxy) as client:
        await client.say(DATA)
        pieces: list[bytes] = []
        while len(b"".join(pieces)) < len(DATA):
            pieces.append(await client.reader.read(65536))
        assert b"".join(pieces) == DATA
        assert len(pieces) > 2


async def test_limit_data_ends_after_so_many_bytes(proxy: FaultProxy) -> None:
    proxy.add(LimitData(100), "down")
    assert (await spoken(proxy))[0] == DATA[:100]


async def test_reset_peer_resets_the_client(proxy: FaultProxy) -> None:
    proxy.add(ResetPeer(), "down")
    with pytest.raises(ConnectionResetError):
        await spoken(proxy)


async def test_timeout_closes_in_silence(proxy: FaultProxy) -> None:
    proxy.add(Timeout(0.2), "down")
    async with await joined(proxy) as client:
        begun = time.monotonic()
        await client.say(DATA)
        assert await client.hear() == b""
    assert time.monotonic() - begun >= 0.2


async def test_half_open_tells_neither_data_nor_end(proxy: FaultProxy) -> None:
    proxy.add(HalfOpen(after=10), "down")
    async with await joined(proxy) as client:
        await client.say(DATA)
        assert await client.reader.readexactly(10) == DATA[:10]
        with pytest.raises(TimeoutError):
            await client.hear(0.3)


async def test_a_client_that_leaves_a_silent_connection_is_let_go(proxy: FaultProxy) -> None:
    proxy.add(HalfOpen(), "down")
    async with await joined(proxy) as client:
        await client.say(DATA)
        with pytest.raises(TimeoutError):
            await client.hear(0.1)
    await comes(lambda: proxy.open == 0, "both sides are closed")


async def test_a_fault_can_be_taken_away_while_it_holds(proxy: FaultProxy) -> None:
    proxy.add(Timeout(), "up")
    async with await joined(proxy) as client:
        await client.say(DATA)
        await asyncio.sleep(0.1)
        assert proxy.bytes_up == 0
        proxy.remove(Timeout)
        assert await client.reader.readexactly(len(DATA)) == DATA


async def test_cut_ends_open_connections_and_only_those(proxy: FaultProxy) -> None:
    async with await joined(proxy) as client:
        await client.say(b"hello")
        assert await client.reader.readexactly(5) == b"hello"
        proxy.cut()
        with pytest.raises(ConnectionResetError):
            await client.hear()
    assert (await spoken(proxy))[0] == DATA


async def test_refusing_resets_new_connections(proxy: FaultProxy) -> None:
    proxy.refusing = True
    with pytest.raises(ConnectionError):
        await spoken(proxy)
    proxy.clear()
    assert (await spoken(proxy))[0] == DATA


async def test_nothing_listening_behind_it() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))  # held, so that nobody else can have it
        async with FaultProxy(*silent.getsockname()) as proxy:
            with pytest.raises(ConnectionError):
                await spoken(proxy)
            assert proxy.open == 0
