"""A call's patience: with each wait, and with the whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from seedbed.engines.upstream.watch import Watch, Watches
from seedbed.testing.virtual_time import VirtualLoop


def late_at(
    story: Callable[[Watch], Awaitable[None]], *, total: float = 100, silence: float = 10
) -> tuple[float | None, str]:
    """When the watch hung up on what the story does, and why; None if it did not."""

    async def main() -> tuple[float | None, str]:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        hung_up: list[float] = []
        watches = Watches(silence, shortest=4)
        watch = watches.begin(begun + total, lambda: hung_up.append(loop.time() - begun))
        await story(watch)
        watch.end()
        await asyncio.sleep(1000)
        return (hung_up[0] if hung_up else None), watch.late

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main())


@pytest.mark.parametrize("before", [0, 3.5, 7])
def test_silence_ends_it_to_the_second(before: float) -> None:
    async def story(watch: Watch) -> None:
        await asyncio.sleep(before)
        watch.waits()
        await asyncio.sleep(50)

    at, why = late_at(story)
    assert at == pytest.approx(before + 10)
    assert why == "silent for 10 s"


def test_a_wait_may_be_shorter_than_the_one_before() -> None:
    async def story(watch: Watch) -> None:
        watch.waits()
        await asyncio.sleep(1)
        watch.waits(4)
        await asyncio.sleep(50)

    at, why = late_at(story)
    assert (at, why) == (5.0, "silent for 4 s")


def test_what_comes_puts_it_off_until_the_whole_takes_too_long() -> None:
    async def story(watch: Watch) -> None:
        while not watch.late:
            watch.waits()
            await asyncio.sleep(9)

    assert late_at(story) == (100.0, "not over in time")


def test_nothing_is_late_while_nobody_waits_or_when_it_is_over() -> None:
    async def story(watch: Watch) -> None:
        watch.waits()
        await asyncio.sleep(9)
        watch.waits_no_more()
        await asyncio.sleep(50)
        watch.waits()

    assert late_at(story) == (None, "")


def test_many_calls_are_each_late_at_their_own_time() -> None:
    async def main() -> dict[str, float]:
        loop = asyncio.get_running_loop()
        late: dict[str, float] = {}
        watches = Watches(10, shortest=4)

        def begin(name: str, total: float) -> Watch:
            return watches.begin(loop.time() + total, lambda: late.__setitem__(name, loop.time()))

        slow, over = begin("slow", 100), begin("over", 100)
        slow.waits()
        await asyncio.sleep(3)
        begin("short", 0.5)  # less than the time to the next look
        begin("waits", 100).waits(4)
        over.end()
        await asyncio.sleep(20)
        begin("after a pause", 100).waits()
        await asyncio.sleep(1000)
        return late

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        late = runner.run(main())
    assert late == pytest.approx({"short": 3.5, "waits": 7, "slow": 10, "after a pause": 33})
