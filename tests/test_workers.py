"""Workers: results, errors, deaths, silence, cancellation, limits."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from seedbed.errors import InvalidParameter, WorkerDied
from seedbed.workers import Limits, TaskFailed, Workers


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


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def tell(report: Callable[..., None], count: int) -> str:
    for number in range(count):
        report(number, f"step {number}")
    return "done"


def devour() -> int:
    return len(bytearray(2_000_000_000))


@asynccontextmanager
async def pool(count: int = 1, **limits: Any) -> AsyncIterator[Workers]:
    workers = Workers(count, name="test", limits=Limits(**limits))
    await workers.start()
    try:
        yield workers
    finally:
        await workers.close()


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
        assert len(workers.pids()) == 2
        assert set(workers.pids()) != before


async def test_silence_kills() -> None:
    async with pool(silence_seconds=0.3) as workers:
        with pytest.raises(WorkerDied) as died:
            await workers.run(sleep, 60)
        assert "silent" in died.value.cause
        assert len(workers.pids()) == 1


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


async def test_a_death_while_idle_harms_nobody() -> None:
    async with pool() as workers:
        await workers.run(double, 1)
        os.kill(workers.pids()[0], signal.SIGKILL)
        await asyncio.sleep(0.2)
        assert await workers.run(double, 21) == 42


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
