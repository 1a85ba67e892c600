"""What a server may send, to the byte and however it is cut: what is read, and whether the
connection serves another call."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Coroutine
from itertools import pairwise
from typing import Any

import pytest
import uvloop
from hypothesis import given
from hypothesis import strategies as st

from by_hand import client, listening, ok, request
from seedbed.engines.upstream.client import UpstreamClient
from seedbed.engines.upstream.connections import Connections
from seedbed.engines.upstream.dialect import Ambiguous, NotAccepted
from seedbed.engines.upstream.dialling import Dialling
from seedbed.engines.upstream.http1 import READ_BYTES, Broken, Connection, Exchange
from seedbed.testing.virtual_time import VirtualLoop
from waiting import comes

HELLO = b"HTTP/1.1 200 OK\r\nX-Request-Id: 7\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = (
    b"HTTP/1.1 103 Early Hints\r\nX-Request-Id: 6\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nX-Request-Id: 7\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX-Request-Id: 8\r\nX-Late: yes\r\n\r\n"
)


async def asked(made: UpstreamClient, body: bytes = b"{}") -> tuple[int, str, bytes]:
    """Status, request id and body of an answer."""
    async with made.post("/x", body) as answer:
        whole = b"".join([chunk async for chunk in answer.chunks()])
        assert "x-late" not in answer.headers
        return answer.status, answer.request_id, whole


class Counted:
    """Serves answers one after the other on each connection, and counts the connections.

    An answer may be parts: bytes to send, and seconds to wait.
    """

    def __init__(self, *answers: bytes | tuple[bytes | float, ...], close: bool = False) -> None:
        self.connections = self.left = 0
        self._answers, self._close = answers, close

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            for answer in self._answers:
                await request(reader)
                for part in answer if isinstance(answer, tuple) else (answer,):
                    if isinstance(part, bytes):
                        writer.write(part)
                        await writer.drain()
                    else:
                        await asyncio.sleep(part)
            if not self._close:
                await reader.read()
        finally:
            self.left += 1


# ── However it is cut ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("answer", [HELLO, CHUNKED], ids=["length", "chunked"])
async def test_an_answer_may_be_cut_at_every_byte(answer: bytes) -> None:
    cuts = range(1, len(answer))
    serve = Counted(*((answer[:at], 0.001, answer[at:]) for at in cuts))
    async with listening(serve) as port, client(port) as made:
        for _ in cuts:
            assert await asked(made) == (200, "7", b"hello")
    assert serve.connections == 1


async def test_an_answer_may_come_byte_by_byte() -> None:
    parts = tuple(part for byte in CHUNKED for part in (bytes([byte]), 0.0))
    async with listening(Counted(parts)) as port, client(port) as made:
        assert await asked(made) == (200, "7", b"hello")


class Wire(asyncio.Transport):
    """A transport that goes nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.aborted = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        pass

    def is_closing(self) -> bool:
        return self.aborted

    def abort(self) -> None:
        self.aborted = True

    def get_write_buffer_size(self) -> int:
        return 0

    def pause_reading(self) -> None:
        pass

    def resume_reading(self) -> None:
        pass


async def read_by_hand(data: bytes, cuts: set[int]) -> tuple[Exchange, bytes, bool, bool]:
    """What is read of these bytes when they come in these pieces and then the connection ends:
    the exchange, its body, and whether the connection was kept and was closed before its end."""
    kept: list[Connection] = []
    connection = Connection(memoryview(bytearray(READ_BYTES)), kept.append, lambda _: None)
    wire = Wire()
    connection.connection_made(wire)
    exchange = connection.begin()
    exchange.send(b"", b"{}")
    body = b""
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    for begin, end in pairwise(edges):
        if not wire.aborted:
            connection.get_buffer(-1)[: end - begin] = data[begin:end]
            connection.buffer_updated(end - begin)
            body += b"".join(exchange.pieces)
            exchange.pieces.clear()
    aborted = wire.aborted
    connection.eof_received()
    return exchange, body, bool(kept), aborted


FRAMED = st.sampled_from([b"", b"a", b"hello" * 50]).flatmap(
    lambda body: st.sampled_from(
        [
            (ok(body), body, True),
            (ok(body, "Connection: close"), body, False),
            (b"HTTP/1.0 200 OK\r\n\r\n" + body, body, False),
            (b"HTTP/1.1 200 OK\n\n" + body, body, False),
            (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + ok(body)[17:], body, True),
            (b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + ok(body), body, True),
            (
                b"HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n"
                + (b"%x\r\n%b\r\n" % (len(body), body) if body else b"")
                + b"0\r\nTrailer: yes\r\n\r\n",
                body,
                True,
            ),
            (b"HTTP/1.1 204 None\r\n\r\n", b"", True),
        ]
    )
)


@given(FRAMED, st.sets(st.integers(1, 400)))
def test_an_answer_is_the_same_however_it_is_cut(
    sent: tuple[bytes, bytes, bool], cuts: set[int]
) -> None:
    data, expected, keeps = sent
    exchange, body, kept, _ = asyncio.run(read_by_hand(data, cuts))
    assert (exchange.whole, exchange.broken, body, kept) == (True, None, expected, keeps)


@given(FRAMED, st.sets(st.integers(1, 400)), st.integers(0, 400))
def test_what_ends_too_early_is_never_whole_nor_kept(
    sent: tuple[bytes, bytes, bool], cuts: set[int], end: int
) -> None:
    data, expected, keeps = sent
    if end >= len(data) or (not keeps and b"Content-Length" not in data):
        return
    exchange, body, kept, _ = asyncio.run(read_by_hand(data[:end], cuts))
    assert not exchange.whole
    assert isinstance(exchange.broken, Broken)
    assert not kept
    assert expected.startswith(body)


@given(st.binary(max_size=300), st.sets(st.integers(1, 300)))
def test_noise_breaks_nothing_but_the_exchange(noise: bytes, cuts: set[int]) -> None:
    for data in (noise, b"HTTP/1.1 200 OK\r\n" + noise, ok(b"") + noise):
        exchange, _, _, _ = asyncio.run(read_by_hand(data, cuts))
        assert exchange.whole or exchange.broken is not None


# ── What is no answer ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 099 OK\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\n\r\n" + HELLO,
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"Content-Length: 0\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000 + HELLO,
    ],
    ids=lambda data: repr(data[:40]),
)
async def test_what_is_no_answer_is_ambiguous(data: bytes) -> None:
    serve = Counted(data)
    async with listening(serve) as port, client(port) as made:
        with pytest.raises(Ambiguous, match="no HTTP"):
            await asked(made)


async def test_trailers_without_end_are_no_answer() -> None:
    endless = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: "
    async with listening(Counted(endless + b"y" * 1_000_000)) as port, client(port) as made:
        with pytest.raises(Ambiguous, match="no HTTP"):
            await asked(made)


async def test_lines_may_end_and_headers_go_on_as_most_clients_take_them() -> None:
    data = b"HTTP/1.1 200 OK\nX-Request-Id: 7\n\tand 8\nContent-Length: 5\n\nhello"
    async with listening(Counted(data)) as port, client(port) as made:
        status, request_id, body = await asked(made)
        assert (status, body) == (200, b"hello")
        assert request_id.startswith("7")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "before an answer came, after the request was sent"),
        (b"HTTP/1.1 200", "before an answer came, after the request was sent"),
        (HELLO[:-1], "before the body did, in the body of a 200"),
    ],
)
async def test_a_connection_that_ends_says_where(data: bytes, message: str) -> None:
    async with listening(Counted(data, close=True)) as port, client(port) as made:
        with pytest.raises(Ambiguous, match=message):
            await asked(made)


# ── Whether the connection serves another call ──────────────────────────────────────────────


@pytest.mark.parametrize(
    ("answer", "together"),
    [
        (HELLO, 1),
        (CHUNKED, 1),
        (
            b"HTTP/1.0 200 OK\r\nX-Request-Id: 7\r\nConnection: keep-alive\r\n" + ok(b"hello")[17:],
            1,
        ),
        (HELLO.replace(b"1.1", b"1.0"), 3),
        (HELLO.replace(b"Content", b"Connection: close\r\nContent"), 3),
        (HELLO + b"and more", 3),
        (HELLO + HELLO, 3),
        (HELLO + b"HTTP/1.", 3),
        ((HELLO, 0.01, b"H"), 3),
    ],
)
async def test_connections_are_kept_that_are_good(answer: Any, together: int) -> None:
    serve = Counted(*[answer] * 3)
    async with listening(serve) as port, client(port) as made:
        for number in range(3):
            assert await asked(made) == (200, "7", b"hello")
            if together == 1:
                await asyncio.sleep(0.05)
            else:
                await comes(lambda: serve.left == number + 1, "it is ended")  # noqa: B023
    assert serve.connections == together


async def test_a_connection_that_the_server_closed_is_replaced() -> None:
    serve = Counted(HELLO, close=True)
    async with listening(serve) as port, client(port) as made:
        for _ in range(5):
            assert (await asked(made))[0] == 200
            await asyncio.sleep(0.05)
    assert serve.connections == 5


async def test_an_answer_without_length_ends_with_the_connection() -> None:
    data = b"HTTP/1.1 200 OK\r\nX-Request-Id: 7\r\n\r\nhello"
    serve = Counted(data, close=True)
    async with listening(serve) as port, client(port) as made:
        for _ in range(2):
            assert await asked(made) == (200, "7", b"hello")


class Nowhere(Dialling):
    """Connections that lead nowhere."""

    async def connect(self, make: Callable[[], Connection]) -> Connection:
        connection = make()
        connection.connection_made(Wire())
        return connection


def answered(connection: Connection) -> Exchange:
    """An exchange on it that is over."""
    exchange = connection.begin()
    exchange.send(b"", b"{}")
    connection.get_buffer(-1)[: len(HELLO)] = HELLO
    connection.buffer_updated(len(HELLO))
    assert exchange.whole
    return exchange


def test_idle_connections_are_let_go_after_four_seconds_the_last_is_used_first() -> None:
    async def main() -> None:
        pool = Connections(Nowhere("nowhere.test", 80, False))
        first, second, third = [await pool.new(10) for _ in range(3)]
        answered(first)
        await asyncio.sleep(2)
        answered(second)
        answered(third)
        assert pool.kept() is third
        await asyncio.sleep(1.9)
        assert first.is_open
        await asyncio.sleep(0.2)
        assert not first.is_open
        assert second.is_open
        assert pool.kept() is second
        await asyncio.sleep(10)
        assert second.is_open  # for it is in use
        assert third.is_open
        answered(third)
        await asyncio.sleep(4.1)
        assert not third.is_open
        assert pool.kept() is None
        await pool.close()
        assert not second.is_open
        with pytest.raises(Broken, match="stopping"):
            await pool.new(1e9)

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(main())


async def test_an_answer_that_was_read_is_gone_with_its_call() -> None:
    """Nothing that it was made of waits for the collector of cycles."""
    serve = Counted(*[HELLO] * 20)
    async with listening(serve) as port, client(port) as made:
        await asked(made)
        gc.collect()
        gc.disable()
        try:
            for _ in range(10):
                await asked(made)
            left = [found for found in gc.get_objects() if isinstance(found, Exchange)]
            assert left == []
        finally:
            gc.enable()


async def test_an_old_call_does_not_end_the_call_that_has_its_connection() -> None:
    """The first is kept open past its end, and past its deadline, while the second runs."""
    serve = Counted(HELLO, (0.6, HELLO))
    async with (
        listening(serve) as port,
        client(port, total_seconds=1.0) as made,
        made.post("/x", b"{}") as answer,
    ):
        assert await answer.read() == b"hello"
        made.settings = made.settings.model_copy(update={"total_seconds": 20.0})
        await asyncio.sleep(0.7)
        second = asyncio.create_task(asked(made))
        await asyncio.sleep(0.45)
        answer.close()
        assert await second == (200, "7", b"hello")
    assert serve.connections == 1


# ── An answer to half a request ─────────────────────────────────────────────────────────────


async def test_a_refusal_stops_the_request_and_ends_its_connection() -> None:
    made_count, connections_seen = 0, 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal made_count
        for _ in range(1000):
            made_count += 1
            yield b"x" * 100_000
            await asyncio.sleep(0)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections_seen
        connections_seen += 1
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\n\r\nlarge")
        await reader.read()

    async with listening(serve) as port, client(port) as made:
        for number in (1, 2):
            async with made.post("/x", pieces, length=100_000_000) as answer:
                assert (answer.status, await answer.read()) == (413, b"large")
            assert connections_seen == number
    assert made_count < 500


async def test_a_good_head_that_comes_early_does_not_stop_the_request() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        await asyncio.sleep(0.05)
        got = await reader.readexactly(8_000_000)
        writer.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(got[:50]), got[:50]))
        await reader.read()

    async with listening(serve) as port, client(port) as made:
        assert (await asked(made, b"x" * 8_000_000))[2] == b"x" * 50


@pytest.mark.parametrize("length", [50, 150])
async def test_a_body_that_is_not_as_long_as_it_said_was_not_accepted(length: int) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"x" * 40
        yield b"x" * 60

    async with listening(Counted(HELLO)) as port, client(port) as made:
        with pytest.raises(NotAccepted) as failed:
            async with made.post("/x", pieces, length=length):
                pass
        assert "than its length" in str(failed.value.error.cause)


# ── Nobody reads, nobody waits ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("chunked", [False, True])
async def test_what_nobody_reads_stays_with_the_server(chunked: bool) -> None:
    written = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        await request(reader)
        how = "Transfer-Encoding: chunked" if chunked else "Content-Length: 100000000"
        writer.write(f"HTTP/1.1 200 OK\r\n{how}\r\n\r\n".encode())
        for _ in range(1000):
            writer.write((b"186a0\r\n%b\r\n" if chunked else b"%b") % (b"x" * 100_000))
            await writer.drain()
            written += 100_000
        if chunked:
            writer.write(b"0\r\n\r\n")
        await reader.read()

    async with listening(serve) as port, client(port) as made, made.post("/x", b"{}") as answer:
        before = -1
        while before < written:
            before = written
            await asyncio.sleep(0.3)
        held = answer._exchange.pieces
        assert sum(map(len, held)) <= 2 * READ_BYTES
        assert written < 50_000_000  # what the kernel holds
        count = 0
        async for chunk in answer.chunks():
            count += len(chunk)
        assert count == 100_000_000


STAGES: dict[str, tuple[bytes, bytes | None]] = {
    "request": (b"x" * (64 << 20), None),  # which nobody reads
    "answer": (b"{}", b""),
    "head": (b"{}", HELLO[:30]),
    "body": (b"{}", HELLO[:-1]),
    "long body": (b"{}", ok(b"x" * 2_000_000, length=3_000_000)),
}


@pytest.mark.parametrize("stage", STAGES)
async def test_a_call_that_is_cancelled_leaves_no_connection(stage: str) -> None:
    body, data = STAGES[stage]
    begun, ended = asyncio.Event(), asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        begun.set()
        try:
            if data is None:
                await asyncio.sleep(0.3)
            else:
                await request(reader)
                writer.write(data)
            while await reader.read(1 << 20):
                pass
        finally:
            ended.set()

    async def ask() -> None:
        async with made.post("/x", body) as answer:
            await answer.pour(lambda _: None)

    async with listening(serve) as port, client(port) as made:
        asking = asyncio.create_task(ask())
        await asyncio.wait_for(begun.wait(), 10)
        await asyncio.sleep(0.15)
        assert not asking.done()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await asyncio.wait_for(ended.wait(), 5)


@pytest.mark.parametrize(
    "check",
    [
        lambda: test_an_answer_may_be_cut_at_every_byte(CHUNKED),
        test_a_connection_that_the_server_closed_is_replaced,
        lambda: test_connections_are_kept_that_are_good((HELLO, 0.01, b"H"), 3),
        lambda: test_connections_are_kept_that_are_good(HELLO + HELLO, 3),
        test_an_answer_without_length_ends_with_the_connection,
        test_a_refusal_stops_the_request_and_ends_its_connection,
        test_a_good_head_that_comes_early_does_not_stop_the_request,
        lambda: test_what_nobody_reads_stays_with_the_server(True),
        lambda: test_a_call_that_is_cancelled_leaves_no_connection("request"),
        lambda: test_a_call_that_is_cancelled_leaves_no_connection("long body"),
    ],
)
def test_it_is_the_same_by_uvloop(check: Callable[[], Coroutine[Any, Any, None]]) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(check())
