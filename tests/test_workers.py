"""Workers: results, errors, deaths, silence, cancellation, limits."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from seedbed.errors import InvalidParameter, WorkerDied
from seedbed.worker_process import Limits
from seedbed.workers import TaskFailed, Workers
from waiting import comes


def double(number: int) -> int:
    return number * 2


def whoami() -> int:
    return os.getpid()


def refuse() -> None:
    raise InvalidParameter("size", "too small", cause="private")


def stumble() -> None:
    raise ValueError("what is this")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at_first(counted: Path, times: int) -> str:
    with counted.open("ab") as file:
        file.write(b"x")
    if counted.stat().st_size <= times:
        die()
    return "alive"


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def sleep_counted(counted: Path) -> None:
    with counted.open("ab") as file:
        file.write(b"x")
    time.sleep(60)


def alone(mark: Path) -> bool:
    """Whether nobody else was at this at the same time."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    time.sleep(0.1)
    mark.unlink()
    return True


def here() -> None:
    """Have the child load this module, and with it pytest, before it is ready."""


def nap() -> None:
    time.sleep(1.5)


def tell(report: Callable[..., None], count: int) -> str:
    for number in range(count):
        report(number, f"step {number}")
    return "done"


def devour() -> int:
    return len(bytearray(2_000_000_000))


@asynccontextmanager
async def pool(
    count: int = 1,
    tries: int = 1,
    prepare: Callable[[], None] | None = None,
    spares: int = 0,
    **limits: Any,
) -> AsyncIterator[Workers]:
    workers = Workers(
        count, name="test", limits=Limits(**limits), prepare=prepare, tries=tries, spares=spares
    )
    await workers.start()
    try:
        yield workers
    finally:
        await workers.close()


async def complete(workers: Workers) -> None:
    """Wait until there are as many children as there should be."""
    await comes(lambda: len(workers.pids()) == workers.count, "all children are there")


async def test_result_and_own_errors() -> None:
    async with pool() as workers:
        assert await workers.run(double, 21) == 42
        with pytest.raises(InvalidParameter) as refused:
            await workers.run(refuse)
        assert refused.value.param == "size"
        assert refused.value.cause == "private"
        with pytest.raises(TaskFailed, match="ValueError: what is this"):
            await workers.run(stumble)
        assert await workers.run(double, 1) == 2


async def test_a_death_fails_one_task_and_is_replaced() -> None:
    async with pool(2) as workers:
        before = set(workers.pids())
        outcomes = await asyncio.gather(
            workers.run(die), *(workers.run(double, n) for n in range(6)), return_exceptions=True
        )
        assert isinstance(outcomes[0], WorkerDied)
        assert outcomes[1:] == [0, 2, 4, 6, 8, 10]
        await complete(workers)
        assert set(workers.pids()) != before


async def test_a_spare_takes_over_at_once() -> None:
    """The next task is done by one that was there already, not by one that has to start."""
    async with pool(spares=1) as workers:
        both = workers.pids()
        assert len(both) == 2
        await asyncio.gather(*(workers.run(whoami) for _ in range(4)))
        for _ in range(3):
            await comes(lambda: len(workers.pids()) == 2, "both are there")
            there = set(workers.pids())
            one = await workers.run(whoami)
            assert await workers.run(whoami) in there  # both have started
            with pytest.raises(WorkerDied):
                await workers.run(die)
            assert await workers.run(whoami) in there
            assert one in there


async def test_spares_do_not_work_beside_the_others(tmp_path: Path) -> None:
    async with pool(spares=2) as workers:
        tasks = [asyncio.create_task(workers.run(alone, tmp_path / "at work")) for _ in range(4)]
        assert await asyncio.gather(*tasks) == [True] * 4


async def test_silence_kills() -> None:
    async with pool(silence_seconds=0.3) as workers:
        with pytest.raises(WorkerDied) as died:
            await workers.run(sleep, 60)
        assert "silent" in died.value.cause
        await complete(workers)


async def test_cancelling_stops_the_work() -> None:
    async with pool() as workers:
        pid = await workers.run(whoami)
        task = asyncio.create_task(workers.run(sleep, 60))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await workers.run(whoami) != pid
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


async def test_waiting_can_be_cancelled() -> None:
    async with pool() as workers:
        busy = asyncio.create_task(workers.run(sleep, 0.3))
        await asyncio.sleep(0.05)
        waiting = asyncio.create_task(workers.run(double, 1))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await busy
        assert await workers.run(double, 4) == 8


async def test_reports_come_in_order() -> None:
    heard: list[tuple[int, str]] = []
    async with pool() as workers:
        done = await workers.run(tell, 3, report=lambda *values: heard.append(values))
        await asyncio.sleep(0)
    assert done == "done"
    assert heard == [(0, "step 0"), (1, "step 1"), (2, "step 2")]


@pytest.mark.parametrize("tries", [1, 2])
async def test_a_death_while_idle_harms_nobody(tries: int) -> None:
    """Whether the next task comes at once or later, and with nobody asking the child is
    replaced as well."""
    async with pool(tries=tries) as workers:
        for seconds in (0, 0, 0.001, 0.01, 0.2):
            before = await workers.run(whoami)
            os.kill(before, signal.SIGKILL)
            await asyncio.sleep(seconds)
            assert await workers.run(double, 21) == 42
        pid = await workers.run(whoami)
        os.kill(pid, signal.SIGKILL)
        await comes(lambda: workers.pids() and pid not in workers.pids(), "another one is there")


async def test_a_task_is_begun_as_often_as_it_may(tmp_path: Path) -> None:
    for tries, times, good in ((1, 1, False), (2, 1, True), (2, 2, False), (3, 2, True)):
        counted = tmp_path / f"{tries} {times}"
        async with pool(tries=tries) as workers:
            if good:
                assert await workers.run(die_at_first, counted, times) == "alive"
            else:
                with pytest.raises(WorkerDied, match="internal error") as died:
                    await workers.run(die_at_first, counted, times)
                assert "-9" in died.value.cause
        assert counted.stat().st_size == min(tries, times + 1)


async def test_silence_is_not_tried_again(tmp_path: Path) -> None:
    counted = tmp_path / "begun"
    async with pool(tries=5, silence_seconds=3.0, prepare=here) as workers:
        with pytest.raises(WorkerDied):
            await workers.run(sleep_counted, counted)
    assert counted.stat().st_size == 1


async def test_a_slow_start_is_not_silence() -> None:
    """The time in which a child imports what it needs is not its first task's."""
    async with pool(silence_seconds=0.5, prepare=nap) as workers:
        assert await workers.run(double, 4) == 8
        with pytest.raises(WorkerDied):
            await workers.run(sleep, 60)
        assert await workers.run(double, 5) == 10


async def test_children_that_cannot_start_are_told() -> None:
    """To whoever asks; and while nobody does, they are not started over and over."""
    replaced: list[int] = []
    workers = Workers(1, name="test", prepare=die, replaced=lambda: replaced.append(1))
    await workers.start()
    try:
        async with asyncio.timeout(60):
            with pytest.raises(WorkerDied):
                await workers.run(double, 1)
            await comes(lambda: not workers.pids(), "it is gone")
        before = len(replaced)
        await asyncio.sleep(1.0)
        assert len(replaced) == before
    finally:
        await workers.close()


async def test_a_system_that_refuses_a_process_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with pool() as workers:
        pid = await workers.run(whoami)
        spawn, refused = workers._spawn, [OSError(11, "no"), OSError(12, "no")]

        def sometimes() -> object:
            if refused:
                raise refused.pop()
            return spawn()

        monkeypatch.setattr(workers, "_spawn", sometimes)
        os.kill(pid, signal.SIGKILL)
        assert await workers.run(double, 4) == 8
    assert refused == []


async def test_sigterm_ends_a_child_after_its_task() -> None:
    """Service managers send it to every process of a service at once."""
    async with pool() as workers:
        pid = await workers.run(whoami)
        working = asyncio.create_task(workers.run(sleep, 0.5))
        await asyncio.sleep(0.1)
        os.kill(pid, signal.SIGTERM)
        await working
        after = await workers.run(whoami)
        assert after != pid
        os.kill(after, signal.SIGTERM)
        assert await workers.run(double, 3) == 6


async def test_recycling() -> None:
    async with pool(recycle_after=2) as workers:
        pids = [await workers.run(whoami) for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


async def test_memory_limit_spares_the_server() -> None:
    async with pool(memory_bytes=1_000_000_000) as workers:
        with pytest.raises((TaskFailed, WorkerDied)):
            await workers.run(devour)
        assert await workers.run(double, 2) == 4


async def test_closing_ends_every_child() -> None:
    workers = Workers(2, name="test")
    await workers.start()
    await workers.run(double, 1)
    pids = workers.pids()
    await workers.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    with pytest.raises(WorkerDied):
        await workers.run(double, 1)
