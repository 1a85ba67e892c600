"""The bounded queue: who runs, who waits, who is turned away."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest

from seedbed.errors import Overloaded, QuotaExceeded
from seedbed.planning.admission import Admission
from seedbed.testing.engine_suite import a_plan
from seedbed.types import Caller, Plan

ANN, BEN = Caller("k1", "ann"), Caller("k2", "ben")
ONE = a_plan()


def of(pictures: int) -> Plan:
    return replace(a_plan(pictures=pictures))


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Visit:
    """A request that holds its permit until it is told to leave."""

    def __init__(self, admission: Admission, caller: Caller, log: list[str], name: str) -> None:
        self._leave = asyncio.Event()
        self.task = asyncio.create_task(self._run(admission, caller, log, name))

    async def _run(self, admission: Admission, caller: Caller, log: list[str], name: str) -> None:
        async with admission.permit(caller, ONE):
            log.append(name)
            await self._leave.wait()

    async def leave(self) -> None:
        self._leave.set()
        await self.task
        await settle()


async def test_places_then_queue_then_refusal() -> None:
    admission, log = Admission(1, 1), list[str]()
    first = Visit(admission, ANN, log, "first")
    await settle()
    second = Visit(admission, ANN, log, "second")
    await settle()
    assert (admission.running, admission.waiting) == (1, 1)
    with pytest.raises(Overloaded) as caught:
        async with admission.permit(ANN, ONE):
            log.append("never")
    assert caught.value.status == 429
    assert caught.value.retry_after is not None and caught.value.retry_after >= 1
    await first.leave()
    assert log == ["first", "second"]
    await second.leave()
    assert (admission.running, admission.waiting) == (0, 0)


async def test_first_come_first_served_within_a_key() -> None:
    admission, log = Admission(1, 10), list[str]()
    visits = []
    for name in "abcd":
        visits.append(Visit(admission, ANN, log, name))
        await settle()
    for visit in visits:
        await visit.leave()
    assert log == list("abcd")


async def test_keys_take_turns() -> None:
    admission, log = Admission(1, 10), list[str]()
    visits = {}
    for name, caller in [("a1", ANN), ("a2", ANN), ("a3", ANN), ("a4", ANN), ("b1", BEN)]:
        visits[name] = Visit(admission, caller, log, name)
        await settle()
    for _ in range(5):
        await visits[log[-1]].leave()
    assert log == ["a1", "a2", "b1", "a3", "a4"]


async def test_a_wait_that_is_cancelled_leaves_no_trace() -> None:
    admission, log = Admission(1, 1, 10), list[str]()
    first = Visit(admission, ANN, log, "first")
    await settle()
    second = Visit(admission, BEN, log, "second")
    await settle()
    second.task.cancel()
    await settle()
    assert (admission.running, admission.waiting) == (1, 0)
    await first.leave()
    assert admission.running == 0
    for _ in range(10):  # its picture was not counted
        async with admission.permit(BEN, ONE):
            pass


async def test_cancelled_just_as_its_turn_came_passes_the_place_on() -> None:
    admission, log = Admission(1, 5), list[str]()
    first = Visit(admission, ANN, log, "first")
    await settle()
    second = Visit(admission, ANN, log, "second")
    third = Visit(admission, ANN, log, "third")
    await settle()
    first._leave.set()
    await asyncio.sleep(0)  # first leaves and hands over; second has not woken yet
    second.task.cancel()
    await settle()
    assert log[-1] == "third"
    await third.leave()
    assert (admission.running, admission.waiting) == (0, 0)


async def test_an_error_inside_gives_the_place_back() -> None:
    admission = Admission(1, 0)
    with pytest.raises(ValueError):
        async with admission.permit(ANN, ONE):
            raise ValueError
    async with admission.permit(ANN, ONE):
        assert admission.running == 1


async def test_s79_pictures_per_minute_are_per_key() -> None:
    now = [0.0]
    admission = Admission(4, 4, 10, clock=lambda: now[0])
    async with admission.permit(ANN, of(6)):
        pass
    now[0] = 20.0
    async with admission.permit(ANN, of(4)):
        pass
    with pytest.raises(QuotaExceeded) as caught:
        async with admission.permit(ANN, of(1)):
            pass
    assert caught.value.api_code == "ModelAccountIpmRateLimitExceeded"
    assert caught.value.retry_after == pytest.approx(40.0)
    async with admission.permit(BEN, of(10)):
        pass
    now[0] = 60.0
    async with admission.permit(ANN, of(6)):
        pass
    with pytest.raises(QuotaExceeded):
        async with admission.permit(ANN, of(1)):
            pass


async def test_a_refused_request_counts_nothing() -> None:
    admission = Admission(1, 0, 3, clock=lambda: 0.0)
    async with admission.permit(ANN, ONE):
        for _ in range(5):
            with pytest.raises(Overloaded):
                async with admission.permit(ANN, ONE):
                    pass
    async with admission.permit(ANN, of(2)):
        pass


async def test_retry_after_follows_what_requests_take() -> None:
    now = [0.0]
    admission = Admission(2, 0, clock=lambda: now[0])
    async with admission.permit(ANN, ONE):
        now[0] += 30.0
    async with admission.permit(ANN, ONE), admission.permit(ANN, ONE):
        with pytest.raises(Overloaded) as caught:
            async with admission.permit(ANN, ONE):
                pass
    assert caught.value.retry_after == pytest.approx(15.0)


async def test_counters_hold_under_a_crowd_that_comes_and_goes() -> None:
    admission = Admission(3, 8)
    chance = random.Random(5)
    most = 0

    async def visit(caller: Caller) -> None:
        nonlocal most
        try:
            async with admission.permit(caller, ONE):
                most = max(most, admission.running)
                for _ in range(chance.randrange(4)):
                    await asyncio.sleep(0)
        except Overloaded:
            pass

    tasks = []
    for at in range(300):
        tasks.append(asyncio.create_task(visit(Caller(f"k{at % 5}", ""))))
        if chance.random() < 0.3:
            chance.choice(tasks).cancel()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks, return_exceptions=True)
    assert most == 3
    assert (admission.running, admission.waiting) == (0, 0)
