"""Requests that are done in place: whole, or stopped with a word why, and nothing left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from seedbed.errors import EngineFailed, Unavailable
from seedbed.runs import Runs, spent
from seedbed.types import Completed, Event, ImageFile, ImageReady, Inline, Size, Usage


def picture(path: Path) -> ImageReady:
    path.write_bytes(b"a picture")
    file = ImageFile(path, "image/png", Size(8, 8), 9)
    return ImageReady(0, 1, Size(8, 8), "image/png", Inline(file))


async def test_it_gives_every_event(tmp_path: Path) -> None:
    told: list[Event] = [picture(tmp_path / "one"), Completed(2, Usage(1, 0))]

    async def path() -> AsyncGenerator[Event, None]:
        assert runs.at_work == 1
        for event in told:
            yield event

    runs = Runs()
    assert await runs.in_place(path()) == told
    assert runs.at_work == 0
    assert (tmp_path / "one").exists()  # to be sent now


async def test_what_fails_leaves_no_file(tmp_path: Path) -> None:
    async def path() -> AsyncGenerator[Event, None]:
        yield picture(tmp_path / "one")
        raise EngineFailed(cause="on purpose")

    runs = Runs()
    with pytest.raises(EngineFailed):
        await runs.in_place(path())
    assert runs.at_work == 0
    assert not (tmp_path / "one").exists()


async def test_a_server_that_stops_says_so(tmp_path: Path) -> None:
    """The path ends where it is, and whoever asked can still be answered."""
    ended = asyncio.Event()

    async def path() -> AsyncGenerator[Event, None]:
        try:
            yield picture(tmp_path / "one")
            await asyncio.sleep(3600)
        finally:
            ended.set()

    async def asked() -> str:
        try:
            await runs.in_place(path())
        except Unavailable as error:
            async with asyncio.timeout(10):  # a task that is still being cancelled would end here
                await asyncio.sleep(0)
            return error.message
        return "answered"

    runs = Runs()
    asking = asyncio.create_task(asked())
    await asyncio.sleep(0)  # it begins
    assert await runs.drain(0.05) == 1
    assert "stopping" in await asking
    assert ended.is_set()
    assert runs.at_work == 0
    assert not (tmp_path / "one").exists()


@pytest.mark.parametrize("follows", [False, True])
async def test_who_has_cost_something_is_told_that_instead(follows: bool) -> None:
    """Whichever task of the run says so; the next run knows nothing of it."""

    async def call() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            spent(lambda: EngineFailed("It may have been drawn"))

    async def path() -> AsyncGenerator[Event, None]:
        calling = asyncio.create_task(call())
        yield Completed(2, Usage(0, 0))
        try:
            await asyncio.wait({calling})
        finally:
            calling.cancel()
            await asyncio.gather(calling, return_exceptions=True)

    async def other() -> AsyncGenerator[Event, None]:
        yield Completed(2, Usage(0, 0))
        await asyncio.sleep(3600)

    async def asked(events: AsyncGenerator[Event, None]) -> list[Event]:
        if follows:
            return [event async for event in runs.start(events, "finish").follow()]
        return await runs.in_place(events)

    runs = Runs()
    asking = [asyncio.create_task(asked(events)) for events in (path(), other())]
    await asyncio.sleep(0.05)  # they begin
    assert await runs.drain(0) == 2
    said = await asyncio.gather(*asking, return_exceptions=True)
    assert [type(error) for error in said] == [EngineFailed, Unavailable]


async def test_who_is_done_in_time_is_not_stopped(tmp_path: Path) -> None:
    async def path() -> AsyncGenerator[Event, None]:
        await asyncio.sleep(0.05)
        yield Completed(2, Usage(0, 0))

    runs = Runs()
    asking = asyncio.create_task(runs.in_place(path()))
    await asyncio.sleep(0)
    assert await runs.drain(30) == 0
    assert len(await asking) == 1
