"""Long bodies read past the parser: whole, and the connection is good afterwards."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import uvloop

from by_hand import PATIENT, client, listening, ok, request, stalling
from seedbed.engines.upstream.client import UpstreamClient
from seedbed.engines.upstream.dialect import Ambiguous
from seedbed.engines.upstream.long_body import WORTH_IT

LONG = os.urandom(WORTH_IT + 5 * 1024 * 1024 + 7)


async def poured(made: UpstreamClient) -> bytes:
    """The whole body of an answer, by `pour`."""
    found = bytearray()

    def take(piece: memoryview | bytes) -> None:
        found.extend(piece)

    async with made.post("/x", b"{}") as answer:
        await answer.pour(take)
    return bytes(found)


def one_after_the_other(*answers: bytes, pieces: int = 1) -> Any:
    """Serve these answers on one connection, each cut into so many writes."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for data in answers:
            await request(reader)
            step = -(-len(data) // pieces)
            for at in range(0, len(data), step):
                writer.write(data[at : at + step])
                await writer.drain()
                await asyncio.sleep(0)
        await reader.read()  # until the other side is done

    return serve


@pytest.mark.parametrize("length", [0, 1, WORTH_IT - 1, WORTH_IT + 1, len(LONG)])
@pytest.mark.parametrize("pieces", [1, 7, 200])
async def test_a_body_of_any_length_is_poured_whole(length: int, pieces: int) -> None:
    body = LONG[:length]
    serve = one_after_the_other(ok(body), pieces=pieces)
    async with listening(serve) as port, client(port) as made:
        assert await poured(made) == body


async def test_the_connection_serves_the_next_call() -> None:
    """One connection in all, for long bodies and short ones and what is read piece by piece."""
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        answers = (ok(LONG), ok(b"short"), ok(LONG[::-1]), ok(LONG))
        await one_after_the_other(*answers)(reader, writer)

    async with listening(serve) as port, client(port) as made:
        assert await poured(made) == LONG
        assert await poured(made) == b"short"
        assert await poured(made) == LONG[::-1]
        async with made.post("/x", b"{}") as answer:
            assert b"".join([chunk async for chunk in answer.chunks()]) == LONG
    assert connections == 1


async def test_a_server_that_hangs_up_after_its_answer_has_answered() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(ok(LONG, "Connection: close"))
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with listening(serve) as port, client(port) as made:
        for _ in range(3):
            assert await poured(made) == LONG


async def test_a_body_of_unknown_length_is_poured_too() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for at in range(0, len(LONG), 300_000):
            part = LONG[at : at + 300_000]
            writer.write(b"%x\r\n%b\r\n" % (len(part), part))
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        await reader.read()

    async with listening(serve) as port, client(port) as made:
        assert await poured(made) == LONG


@pytest.mark.parametrize("came", [0, 1, WORTH_IT, len(LONG) - 1])
async def test_a_body_that_is_cut_is_ambiguous(came: int) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(ok(LONG[:came], length=len(LONG)))
        await writer.drain()
        await asyncio.sleep(0.05)

    async with listening(serve) as port, client(port) as made:
        with pytest.raises(Ambiguous):
            await poured(made)


async def test_what_cannot_be_read_is_ambiguous() -> None:
    serve = one_after_the_other(ok(LONG, "Content-Encoding: gzip"))
    async with listening(serve) as port, client(port) as made:
        with pytest.raises(Ambiguous, match="gzip"):
            await poured(made)


@pytest.mark.parametrize("deadline", ["silence_seconds", "total_seconds"])
async def test_silence_in_a_long_body_ends_at_its_deadline(deadline: str) -> None:
    settings = {**PATIENT, deadline: 0.3}
    serve = stalling(ok(LONG[:-1], length=len(LONG)))
    async with listening(serve) as port, client(port, **settings) as made:
        begun = time.monotonic()
        with pytest.raises(Ambiguous):
            await poured(made)
        assert 0.25 < time.monotonic() - begun < 5


async def test_who_takes_may_fail_and_hears_no_more() -> None:
    taken = 0

    def take(piece: memoryview | bytes) -> None:
        nonlocal taken
        taken += 1
        if isinstance(piece, memoryview):
            raise RuntimeError("no room")

    serve = one_after_the_other(ok(LONG))
    async with listening(serve) as port, client(port) as made:
        with pytest.raises(RuntimeError, match="no room"):
            async with made.post("/x", b"{}") as answer:
                await answer.pour(take)
        before = taken
        await asyncio.sleep(0.1)
        assert taken == before


async def test_who_waits_may_be_cancelled() -> None:
    taken: list[int] = []
    begun = asyncio.Event()

    def take(piece: memoryview | bytes) -> None:
        taken.append(len(piece))
        begun.set()

    serve = stalling(ok(LONG[:-1], length=len(LONG)))
    async with listening(serve) as port, client(port) as made:

        async def ask() -> None:
            async with made.post("/x", b"{}") as answer:
                await answer.pour(take)

        asking = asyncio.create_task(ask())
        await asyncio.wait_for(begun.wait(), 10)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        before = len(taken)
        await asyncio.sleep(0.1)
        assert asking.cancelled()
        assert len(taken) == before


def test_others_have_their_turn_while_a_long_body_is_read() -> None:
    """uvloop reads on for as long as there is something; not all in one turn of the loop."""
    pieces_in_a_turn = [0]

    def take(piece: memoryview | bytes) -> None:
        pieces_in_a_turn[-1] += isinstance(piece, memoryview)
        time.sleep(0.002)  # while the kernel fills up again

    async def turns() -> None:
        while True:
            pieces_in_a_turn.append(0)
            await asyncio.sleep(0)

    async def ask() -> None:
        serve = one_after_the_other(ok(LONG * 4))
        async with listening(serve) as port, client(port) as made:
            turning = asyncio.create_task(turns())
            async with made.post("/x", b"{}") as answer:
                await answer.pour(take)
            turning.cancel()
            await asyncio.gather(turning, return_exceptions=True)

    run_by_uvloop(ask())
    assert 0 < max(pieces_in_a_turn) <= 10


def run_by_uvloop(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work)


@pytest.mark.parametrize(
    "check",
    [
        lambda: test_a_body_of_any_length_is_poured_whole(len(LONG), 7),
        test_the_connection_serves_the_next_call,
        test_a_server_that_hangs_up_after_its_answer_has_answered,
        lambda: test_a_body_that_is_cut_is_ambiguous(len(LONG) - 1),
        lambda: test_silence_in_a_long_body_ends_at_its_deadline("silence_seconds"),
        test_who_waits_may_be_cancelled,
    ],
    ids=["whole", "next", "hangs up", "cut", "silence", "cancelled"],
)
def test_it_is_the_same_by_uvloop(check: Callable[[], Coroutine[Any, Any, None]]) -> None:
    run_by_uvloop(check())
