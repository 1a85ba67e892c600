"""The bounded queue: who runs, who waits, who is turned away."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest

from seedbed.errors import Overloaded
from seedbed.planning.admission import Admission
from seedbed.testing.engine_suite import a_plan
from seedbed.types import Caller, Plan

ANN, BEN, CLEO = Caller("k1", "ann"), Caller("k2", "ben"), Caller("k3", "cleo")
ONE = a_plan()
ONES_OF_BEN = [(f"b{number}", BEN, 1) for number in range(1, 5)]


def of(pictures: int) -> Plan:
    return replace(a_plan(pictures=pictures))


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Visit:
    """A request that holds its permit until it is told to leave."""

    def __init__(
        self, admission: Admission, caller: Caller, log: list[str], name: str, plan: Plan = ONE
    ) -> None:
        self._leave = asyncio.Event()
        self.task = asyncio.create_task(self._run(admission, caller, log, name, plan))

    async def _run(
        self, admission: Admission, caller: Caller, log: list[str], name: str, plan: Plan
    ) -> None:
        async with admission.permit(caller, plan):
            log.append(name)
            await self._leave.wait()

    async def leave_quietly(self) -> None:
        self._leave.set()
        await settle()

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
    assert log == ["a1", "b1", "a2", "a3", "a4"]


async def test_turns_are_counted_in_pictures() -> None:
    admission, log = Admission(1, 10), list[str]()
    visits = {"first": Visit(admission, ANN, log, "first")}
    await settle()
    for name, caller, pictures in [("a set", ANN, 5), ("a2", ANN, 1), *ONES_OF_BEN]:
        visits[name] = Visit(admission, caller, log, name, of(pictures))
        await settle()
    for _ in range(7):
        await visits[log[-1]].leave()
    # Ann's set of five is her turn, and then Ben has five.
    assert log == ["first", "b1", "a set", "b2", "b3", "b4", "a2"]


async def test_who_was_away_has_saved_up_nothing() -> None:
    admission, log = Admission(1, 10), list[str]()
    for _ in range(20):
        async with admission.permit(ANN, ONE):
            pass
    visits = {}
    for name, caller in [("a1", ANN), ("b1", BEN), ("b2", BEN), ("b3", BEN), ("a2", ANN)]:
        visits[name] = Visit(admission, caller, log, name)
        await settle()
    for _ in range(5):
        await visits[log[-1]].leave()
    assert log == ["a1", "b1", "b2", "a2", "b3"]


async def test_a_newcomer_takes_the_place_of_the_greediest_key_s_last() -> None:
    admission, log = Admission(1, 3), list[str]()
    visits = {}
    for name, caller in [("a1", ANN), ("a2", ANN), ("a3", ANN), ("a4", ANN), ("b1", BEN)]:
        visits[name] = Visit(admission, caller, log, name)
        await settle()
    with pytest.raises(Overloaded) as caught:
        await visits["a4"].task
    assert caught.value.retry_after is not None
    assert admission.waiting == 3
    for _ in range(4):
        await visits[log[-1]].leave()
    assert log == ["a1", "b1", "a2", "a3"]
    assert (admission.running, admission.waiting) == (0, 0)


async def test_the_waiting_places_come_to_be_shared_evenly() -> None:
    admission, log = Admission(1, 6), list[str]()
    visits = [Visit(admission, ANN, log, "ann") for _ in range(7)]
    await settle()
    visits += [Visit(admission, BEN, log, "ben") for _ in range(7)]
    await settle()
    refused = [visit for visit in visits if visit.task.done()]
    assert all(isinstance(visit.task.exception(), Overloaded) for visit in refused)
    assert admission.waiting == 6
    while admission.running:
        for visit in visits:
            await visit.leave_quietly()
    assert sorted(log) == 4 * ["ann"] + 3 * ["ben"]  # Ann's first was running already


async def test_nobody_yields_to_a_key_that_holds_as_much() -> None:
    admission, log = Admission(1, 2), list[str]()
    visits = [Visit(admission, caller, log, caller.name) for caller in (ANN, BEN, CLEO)]
    await settle()
    with pytest.raises(Overloaded):
        async with admission.permit(BEN, ONE):
            pass
    with pytest.raises(Overloaded):
        admission.expect_room(BEN)
    with pytest.raises(Overloaded):
        admission.expect_room(Caller("k4", "dan"))  # one each: nobody has a place too many
    for visit in visits:
        await visit.leave()
    assert log == ["ann", "ben", "cleo"]


async def test_asking_for_room_agrees_with_entering() -> None:
    admission, log = Admission(1, 1), list[str]()
    admission.expect_room(ANN)
    first = Visit(admission, ANN, log, "first")
    await settle()
    admission.expect_room(ANN)
    second = Visit(admission, ANN, log, "second")
    await settle()
    with pytest.raises(Overloaded):
        admission.expect_room(ANN)
    admission.expect_room(BEN)  # Ann holds two
    await first.leave()
    await second.leave()
    admission.expect_room(ANN)


async def test_a_wait_that_is_cancelled_leaves_no_trace() -> None:
    admission, log = Admission(1, 1), list[str]()
    first = Visit(admission, ANN, log, "first")
    await settle()
    second = Visit(admission, BEN, log, "second")
    await settle()
    second.task.cancel()
    await settle()
    assert (admission.running, admission.waiting) == (1, 0)
    await first.leave()
    assert admission.running == 0


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
