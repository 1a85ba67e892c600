"""The writer: in order, together, and each piece of work alone in its failure."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from seedbed.accounting.database import Database, Place
from seedbed.accounting.opening import open_database
from seedbed.accounting.writer import Writer
from seedbed.errors import Overloaded, StorageFailed

ONLY_A_FILE = pytest.mark.parametrize("place", ["sqlite"], indirect=True)


@pytest.fixture
def writer(place: Place) -> Iterator[Writer]:
    opened = Writer(place)
    yield opened
    opened.close()


def level(database: Database) -> int:
    return int(database.execute("PRAGMA synchronous").fetchone()[0])


def rows(database: Database) -> int:
    return int(database.execute("SELECT COUNT(*) FROM pictures").fetchone()[0])


@ONLY_A_FILE
async def test_only_durable_work_waits_for_the_disk(writer: Writer) -> None:
    full, normal = 2, 1
    for durable in (True, False, False, True, False):
        assert await writer.write(level, durable=durable) == (full if durable else normal)


@ONLY_A_FILE
async def test_one_durable_piece_makes_the_commit_durable(writer: Writer) -> None:
    pause = asyncio.get_running_loop().create_future()
    loop = asyncio.get_running_loop()

    def hold(_: Database) -> None:
        asyncio.run_coroutine_threadsafe(_given(pause), loop).result(10)

    writer.post(hold)  # what follows gathers behind it
    levels = [
        asyncio.ensure_future(writer.write(level, durable=durable))
        for durable in (False, True, False)
    ]
    await asyncio.sleep(0.01)
    pause.set_result(None)
    assert await asyncio.gather(*levels) == [2, 2, 2]


async def _given(future: asyncio.Future[None]) -> None:
    await future


async def test_what_is_posted_is_done_before_what_is_written_later(writer: Writer) -> None:
    order: list[int] = []
    for number in range(100):
        writer.post(lambda _, number=number: order.append(number))  # type: ignore[misc]  # default
    await writer.write(lambda _: order.append(100), durable=False)
    assert order == list(range(101))


async def test_what_is_posted_is_done_though_nothing_else_is_written(writer: Writer) -> None:
    done = threading.Event()
    writer.post(lambda _: done.set())
    writer.post(lambda _: None)
    assert await asyncio.to_thread(done.wait, 10)


def test_it_serves_one_event_loop_after_the_other(writer: Writer) -> None:
    async def both() -> int:
        writer.post(lambda _: None)
        seven = await writer.write(lambda _: 7, durable=True)
        left = asyncio.ensure_future(writer.write(lambda _: 0, durable=False))
        await asyncio.sleep(0)  # handed over in a turn that this loop will not have
        del left
        return seven

    assert [asyncio.run(both()) for _ in range(3)] == [7, 7, 7]


async def test_a_refusal_is_heard_by_its_own_caller_only(writer: Writer) -> None:
    def refuse(_: Database) -> None:
        raise Overloaded("no")

    outcomes = await asyncio.gather(
        writer.write(rows, durable=False),
        writer.write(refuse, durable=False),
        writer.write(rows, durable=False),
        return_exceptions=True,
    )
    assert isinstance(outcomes[1], Overloaded)
    assert outcomes[0] == outcomes[2] == 0


async def test_a_mistake_in_some_work_leaves_nobody_waiting(writer: Writer, place: Place) -> None:
    def half(database: Database) -> None:
        database.execute("INSERT INTO spent VALUES ('k', 1, 1, 1)")
        raise AttributeError("a mistake")

    with pytest.raises(StorageFailed) as caught:
        await writer.write(half, durable=True)
    assert "a mistake" in caught.value.cause
    with closing(open_database(place)) as database:
        assert database.execute("SELECT COUNT(*) FROM spent").fetchone() == (0,)
    assert await writer.write(rows, durable=True) == 0


async def test_closed_it_refuses_and_posts_nothing(writer: Writer, place: Place) -> None:
    writer.close()
    with pytest.raises(StorageFailed):
        await writer.write(rows, durable=False)
    writer.post(lambda database: database.execute("DROP TABLE pictures"))
    writer.close()
    with closing(open_database(place)) as database:
        assert database.execute("SELECT COUNT(*) FROM pictures").fetchone() == (0,)
