"""The HTTP session of an upstream: what is sent, and what a broken connection proves."""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections.abc import AsyncIterator
from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand import PATIENT, Serve, client, listening, ok, request, stalling
from seedbed.engines.upstream.client import UpstreamClient, seconds_until
from seedbed.engines.upstream.dialect import Ambiguous, Body, NotAccepted
from seedbed.engines.upstream.upstream import Upstream
from seedbed.settings import UpstreamSettings
from seedbed.testing.fault_proxy import FaultProxy, HalfOpen, LimitData, ResetPeer, Slicer

LARGE = b"x" * (32 << 20)  # more than the kernel holds on its way


async def whole(made: UpstreamClient, body: Body = b"{}", **more: Any) -> bytes:
    """The whole body of an answer."""
    async with made.post("/images/generations", body, **more) as answer:
        return b"".join([chunk async for chunk in answer.chunks()])


def answering(data: bytes) -> Serve:
    """Read a request whole, send these bytes, end the connection."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(data)
        await writer.drain()
        await asyncio.sleep(0.05)

    return serve


def reset(writer: asyncio.StreamWriter) -> None:
    """End the connection with RST."""
    held = writer.get_extra_info("socket")
    held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


# ── What is sent ────────────────────────────────────────────────────────────────────────────


async def test_a_request_carries_the_key_and_nothing_of_ours_besides() -> None:
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head, body = await request(reader)
            heads.append(head)
            assert body == b'{"prompt":"a cat"}'
            writer.write(ok(b"fine", "Set-Cookie: a=b; Path=/"))

    async with listening(serve) as port, client(port) as made:
        for _ in range(2):
            assert await whole(made, b'{"prompt":"a cat"}') == b"fine"
    for head in heads:
        names = {line.partition(":")[0] for line in head.split("\r\n")[1:] if line}
        assert head.startswith("post /api/images/generations http/1.1\r\n")
        assert "authorization: bearer sk-x\r\n" in head
        assert "accept-encoding: identity\r\n" in head
        assert names == {
            "host", "accept", "accept-encoding", "authorization", "content-length",
            "content-type", "user-agent",
        }  # fmt: skip


async def test_a_large_request_says_what_a_small_one_says() -> None:
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            heads.append((await request(reader))[0])
            writer.write(ok(b""))

    async with listening(serve) as port, client(port) as made:
        for size in (1, 65_536, 65_537, 1_000_000):
            await whole(made, b"x" * size)
    small, *others = [
        {line for line in head.split("\r\n") if not line.startswith("content-length")}
        for head in heads
    ]
    assert [other ^ small for other in others] == [set(), set(), set()]


@pytest.mark.parametrize("size", [2, 100_000])
async def test_word_that_an_answer_will_come_is_no_answer(size: int) -> None:
    async with (
        listening(
            answering(b"HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" + ok(b"fine"))
        ) as port,
        client(port) as made,
    ):
        assert await whole(made, b"x" * size) == b"fine"


async def test_without_a_key_there_is_no_authorization() -> None:
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await request(reader))[0])
        writer.write(ok(b""))

    async with listening(serve) as port, client(port, key="") as made:
        await whole(made)
    assert "authorization" not in heads[0]


@pytest.mark.parametrize("length", [None, 300_000])
async def test_a_body_that_is_made_while_it_is_sent_arrives(length: int | None) -> None:
    got: list[tuple[str, bytes]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got.append(await request(reader))
        writer.write(ok(b""))

    async def pieces() -> AsyncIterator[bytes]:
        for letter in (b"a", b"", b"b", b"c"):
            yield letter * 100_000

    async with listening(serve) as port, client(port) as made:
        await whole(made, pieces, length=length, content_type="multipart/form-data; boundary=x")
    head, body = got[0]
    assert body == b"a" * 100_000 + b"b" * 100_000 + b"c" * 100_000
    assert ("content-length: 300000" in head) is (length is not None)
    assert "content-type: multipart/form-data; boundary=x" in head


async def test_connections_are_kept_after_whole_answers_and_dropped_after_cut_reading() -> None:
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            await request(reader)
            writer.write(ok(b"y" * 1_000_000))

    async with listening(serve) as port, client(port) as made:
        for _ in range(3):
            assert len(await whole(made)) == 1_000_000
        assert connections == 1
        async with made.post("/x", b"{}") as answer:
            assert len(await answer.read(10)) == 10
        await whole(made)
        assert connections == 2


# ── What comes back ─────────────────────────────────────────────────────────────────────────


async def test_an_answer_of_any_status_is_handed_on() -> None:
    serve = answering(
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nRetry-After: 7\r\n"
        b"X-Request-Id: 021\xc2\x85x\r\nContent-Type: Application/JSON; charset=utf-8\r\n"
        b"Content-Length: 2\r\n\r\n{}"
    )
    async with listening(serve) as port, client(port) as made, made.post("/x", b"{}") as answer:
        assert answer.status == 302
        assert answer.retry_after == 7
        assert answer.request_id == "021x"
        assert answer.media_type == "application/json"
        assert answer.headers["x-request-id"].startswith("021")
        assert await answer.read() == b"{}"


async def test_pieces_come_as_they_arrive() -> None:
    more = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n")
        await more.wait()
        writer.write(b"3\r\ntwo\r\n0\r\n\r\n")
        await writer.drain()

    async with listening(serve) as port, client(port) as made, made.post("/x", b"{}") as answer:
        chunks = answer.chunks()
        assert await anext(chunks) == b"one"
        more.set()
        assert b"".join([chunk async for chunk in chunks]) == b"two"


@pytest.mark.parametrize(
    "data",
    [
        ok(b"half", length=100),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        ok(b"\x1f\x8b", "Content-Encoding: gzip"),
    ],
)
async def test_a_body_that_is_cut_or_cannot_be_read_is_ambiguous(data: bytes) -> None:
    async with listening(answering(data)) as port, client(port) as made:
        with pytest.raises(Ambiguous):
            await whole(made)


async def test_what_came_before_the_cut_is_handed_on_to_a_slow_reader() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n")
        await asyncio.sleep(0.1)
        writer.write(b"3\r\ntwo\r\n3\r\nthr")
        await writer.drain()

    async with listening(serve) as port, client(port) as made, made.post("/x", b"{}") as answer:
        chunks = answer.chunks()
        assert await anext(chunks) == b"one"
        await asyncio.sleep(0.3)
        came = b""
        with pytest.raises(Ambiguous):
            async for chunk in chunks:
                came += chunk
        assert came == b"twothr"


async def test_a_refusal_is_read_as_far_as_it_comes() -> None:
    serve = answering(b'HTTP/1.1 400 Bad\r\nContent-Length: 999\r\n\r\n{"error"')
    async with listening(serve) as port, client(port) as made, made.post("/x", b"{}") as answer:
        assert (answer.status, await answer.read()) == (400, b'{"error"')


async def test_an_answer_to_half_a_request_is_an_answer() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\n\r\nlarge"[:-1])
        await asyncio.sleep(0.2)
        while await reader.read(1 << 20):
            await asyncio.sleep(0.01)
            if not writer.transport.get_write_buffer_size():
                writer.write(b"e")
                break
        await reader.read()

    async with listening(serve) as port, client(port) as made, made.post("/x", LARGE) as answer:
        assert (answer.status, await answer.read()) == (413, b"large")


def test_retry_after_is_seconds_or_a_date() -> None:
    now = 1_763_800_000.0
    assert seconds_until("120", now) == 120
    assert seconds_until(formatdate(now + 90, usegmt=True), now) == 90
    assert seconds_until(formatdate(now - 90, usegmt=True), now) == 0


@given(st.text(max_size=40))
def test_no_retry_after_is_too_strange(text: str) -> None:
    found = seconds_until(text, 0.0)
    assert found is None or found >= 0


# ── What a broken connection proves ─────────────────────────────────────────────────────────


async def test_where_nothing_listens_nothing_is_accepted() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        async with client(held.getsockname()[1]) as made:
            with pytest.raises(NotAccepted) as failed:
                await whole(made)
    assert failed.value.unwell
    assert failed.value.again
    assert "127.0.0.1" not in failed.value.error.message


async def test_a_name_that_does_not_exist_accepts_nothing() -> None:
    upstream = Upstream(
        "ark", "http://nowhere.invalid", UpstreamSettings(dialect="ark", **PATIENT), {}
    )
    made = UpstreamClient(upstream)
    with pytest.raises(NotAccepted):
        await whole(made)
    await made.close()


async def test_a_failed_handshake_accepts_nothing() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()

    async with listening(serve) as port:
        upstream = Upstream(
            "ark", f"https://127.0.0.1:{port}", UpstreamSettings(dialect="ark", **PATIENT), {}
        )
        made = UpstreamClient(upstream)
        with pytest.raises(NotAccepted):
            await whole(made)
        await made.close()


async def test_a_request_that_was_cut_on_its_way_was_not_accepted() -> None:
    async with listening(answering(ok(b""))) as port, FaultProxy("127.0.0.1", port) as proxy:
        proxy.add(LimitData(100_000), "up")
        async with client(proxy.port) as made:
            with pytest.raises(NotAccepted):
                await whole(made, LARGE)


async def test_a_request_that_nobody_reads_was_not_accepted() -> None:
    async with listening(answering(ok(b""))) as port, FaultProxy("127.0.0.1", port) as proxy:
        proxy.add(HalfOpen(100_000), "up")
        async with client(proxy.port, silence_seconds=0.3) as made:
            begun = time.monotonic()
            with pytest.raises(NotAccepted):
                await whole(made, LARGE)
            assert time.monotonic() - begun < 5


async def test_a_request_that_broke_in_our_hands_was_not_accepted() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"half"
        raise OSError("the file is gone")

    async with listening(answering(ok(b""))) as port, client(port) as made:
        with pytest.raises(NotAccepted):
            await whole(made, pieces, length=100)


async def test_a_reset_after_the_request_is_ambiguous() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        reset(writer)

    async with listening(serve) as port, client(port) as made:
        for body in (b"{}", LARGE):
            with pytest.raises(Ambiguous):
                await whole(made, body)


async def test_a_reset_in_the_body_is_ambiguous() -> None:
    serve = answering(ok(b"z" * 200_000))
    async with listening(serve) as port, FaultProxy("127.0.0.1", port) as proxy:
        proxy.add(Slicer(10_000, 0.01))
        async with client(proxy.port) as made, made.post("/x", b"{}") as answer:
            chunks = answer.chunks()
            await anext(chunks)
            proxy.add(ResetPeer())
            proxy.cut()
            with pytest.raises(Ambiguous):
                async for _ in chunks:
                    pass


# ── Deadlines ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("data", "deadline"),
    [
        (b"", {"first_byte_seconds": 0.3}),
        (b"HTTP/1.1 200 OK\r\nContent-", {"first_byte_seconds": 0.3}),
        (ok(b"half", length=100), {"silence_seconds": 0.3}),
        (b"HTTP/1.1 200 OK\r\n\r\nuntil the end", {"silence_seconds": 0.3}),
        (b"", {"total_seconds": 1.0}),
        (ok(b"half", length=100), {"total_seconds": 1.0}),
    ],
)
async def test_silence_ends_at_its_deadline_and_is_ambiguous(
    data: bytes, deadline: dict[str, Any]
) -> None:
    async with listening(stalling(data)) as port, client(port, **deadline) as made:
        begun = time.monotonic()
        with pytest.raises(Ambiguous):
            await whole(made)
        assert 0.25 < time.monotonic() - begun < 10


async def test_what_a_call_took_before_is_taken_off_its_time() -> None:
    async with listening(stalling(b"")) as port, client(port, total_seconds=5) as made:
        begun = time.monotonic()
        with pytest.raises(Ambiguous):
            await whole(made, since=begun - 4.5)
        assert time.monotonic() - begun < 2
        with pytest.raises(NotAccepted) as failed:
            await whole(made, since=begun - 5)
        assert "no time left" in failed.value.error.cause


async def test_a_slow_reader_of_ours_is_not_their_silence() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(ok(b"q" * 300_000))
        await writer.drain()
        await asyncio.sleep(5)

    async with (
        listening(serve) as port,
        client(port, silence_seconds=1.0) as made,
        made.post("/x", b"{}") as answer,
    ):
        count = 0
        async for chunk in answer.chunks():
            if not count:
                await asyncio.sleep(1.5)
            count += len(chunk)
        assert count == 300_000


async def test_an_answer_that_trickles_for_too_long_ends() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(ok(b"", length=10_000))
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with listening(serve) as port, client(port, total_seconds=0.5) as made:
        with pytest.raises(Ambiguous):
            await whole(made)


async def test_closing_ends_what_is_under_way() -> None:
    asked = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        asked.set()
        await asyncio.sleep(30)

    async with listening(serve) as port, client(port) as made:
        asking = asyncio.create_task(whole(made))
        await asyncio.wait_for(asked.wait(), 10)
        await made.close()
        with pytest.raises(Ambiguous):
            await asking
        with pytest.raises(NotAccepted):
            await whole(made)
