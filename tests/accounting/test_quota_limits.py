"""Quotas: reserved before, settled by the ledger's row, released however a request ends."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clusters import Cluster
from seedbed.accounting.database import Place
from seedbed.accounting.keys import Keys
from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.accounting.opening import open_database
from seedbed.accounting.quota import KeyLimits, Quota, Reservation, Standing, standings
from seedbed.errors import InvalidParameter, QuotaExceeded, StorageFailed
from seedbed.testing.engine_suite import a_plan
from seedbed.types import Caller, ImageFile, Plan, Size

ANN, BEN = Caller("k1", "ann"), Caller("k2", "ben")
NOON = 20_000 * 86_400 + 43_200  # of some day, Unix seconds
FILE = ImageFile(Path("x.png"), "image/png", Size(64, 64), 999)


class Clock:
    """Unix seconds that move when told."""

    def __init__(self) -> None:
        self.now = float(NOON)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    opened = Ledger(place)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


_numbers = iter(range(1_000_000))


def asking(pictures: int = 1, request_id: str = "") -> Plan:
    return replace(a_plan(pictures=pictures), request_id=request_id or f"r{next(_numbers)}")


def row_of(plan: Plan, caller: Caller, index: int, now: float) -> LedgerRow:
    return LedgerRow.of(plan, caller, index, FILE, int(now))


async def draw(
    quota: Quota, clock: Clock, pictures: int = 1, caller: Caller = ANN, settled: int | None = None
) -> None:
    """A request for so many pictures, of which all or `settled` come."""
    plan = asking(pictures)
    async with quota.reserved(caller, plan) as reservation:
        for index in range(pictures if settled is None else settled):
            await reservation.settle(row_of(plan, caller, index, clock.now))


def standing(place: Place, now: float, caller: Caller = ANN) -> Standing:
    return standings(place, [caller.key_id], now)[caller.key_id]


async def test_total(ledger: Ledger, place: Place, clock: Clock) -> None:
    quota = Quota(ledger, KeyLimits(total=5), clock=clock)
    await draw(quota, clock, 3)
    with pytest.raises(QuotaExceeded) as caught:
        await draw(quota, clock, 3)
    assert "5 images in total: 2 are left" in caught.value.message
    assert (caught.value.status, caught.value.api_code) == (429, "SetLimitExceeded")
    assert caught.value.retry_after is None
    await draw(quota, clock, 2)
    clock.now += 400 * 86_400
    with pytest.raises(QuotaExceeded):
        await draw(quota, clock)
    await draw(quota, clock, 5, BEN)
    assert standing(place, clock.now) == Standing(0, 0, 5, 0)


async def test_a_day_ends_at_midnight_utc(ledger: Ledger, place: Place, clock: Clock) -> None:
    quota = Quota(ledger, KeyLimits(per_day=4), clock=clock)
    await draw(quota, clock, 4)
    with pytest.raises(QuotaExceeded) as caught:
        await draw(quota, clock)
    assert (caught.value.status, caught.value.api_code) == (429, "QuotaExceeded")
    assert caught.value.retry_after == pytest.approx(43_200)
    assert "0 are left today" in caught.value.message
    clock.now += 43_199
    with pytest.raises(QuotaExceeded):
        await draw(quota, clock)
    clock.now += 1
    await draw(quota, clock, 4)
    assert standing(place, clock.now) == Standing(4, 4, 8, 0)
    with pytest.raises(QuotaExceeded) as never:
        await draw(quota, clock, 5)
    assert never.value.retry_after is None


async def test_s79_a_minute_is_any_minute(ledger: Ledger, clock: Clock) -> None:
    quota = Quota(ledger, KeyLimits(per_minute=10), clock=clock)
    await draw(quota, clock, 6)
    clock.now += 20
    await draw(quota, clock, 4)
    with pytest.raises(QuotaExceeded) as caught:
        await draw(quota, clock)
    assert caught.value.api_code == "ModelAccountIpmRateLimitExceeded"
    assert caught.value.retry_after == pytest.approx(40)
    with pytest.raises(QuotaExceeded) as later:
        await draw(quota, clock, 7)
    assert later.value.retry_after == pytest.approx(60)
    await draw(quota, clock, 10, BEN)
    clock.now += 40
    await draw(quota, clock, 6)
    with pytest.raises(QuotaExceeded) as never:
        await draw(quota, clock, 11)
    assert never.value.retry_after is None


async def test_what_is_being_drawn_is_in_the_way_too(ledger: Ledger, clock: Clock) -> None:
    quota = Quota(ledger, KeyLimits(5, 5, 5), clock=clock)
    async with quota.reserved(ANN, asking(3)):
        for _ in range(2):
            with pytest.raises(QuotaExceeded):
                await draw(quota, clock, 3)
        await draw(quota, clock, 2)
    await draw(quota, clock, 3)


async def test_without_limits_nothing_is_reserved(
    ledger: Ledger, place: Place, clock: Clock
) -> None:
    quota = Quota(ledger, KeyLimits(), clock=clock)
    for _ in range(3):
        await draw(quota, clock, 15)
        async with quota.reserved(ANN, asking(15)):
            assert standing(place, clock.now).open == 0
    assert standing(place, clock.now).total == 45


@pytest.mark.parametrize("settled", [0, 1, 2, 3])
async def test_the_rest_is_released(
    ledger: Ledger, place: Place, clock: Clock, settled: int
) -> None:
    quota = Quota(ledger, KeyLimits(total=3), clock=clock)
    await draw(quota, clock, 3, settled=settled)
    if settled < 3:
        await draw(quota, clock, 3 - settled)
    with pytest.raises(QuotaExceeded):
        await draw(quota, clock)
    ledger.close()
    assert standing(place, clock.now) == Standing(3, 3, 3, 0)


async def test_a_request_that_fails_gives_everything_back(ledger: Ledger, clock: Clock) -> None:
    quota = Quota(ledger, KeyLimits(total=3), clock=clock)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            async with quota.reserved(ANN, asking(3)):
                raise ZeroDivisionError
    await draw(quota, clock, 3)


async def test_a_row_that_cannot_be_written_is_given_back(
    ledger: Ledger, place: Place, clock: Clock
) -> None:
    quota = Quota(ledger, KeyLimits(total=3), clock=clock)
    plan = asking(2)
    with pytest.raises(StorageFailed):
        async with quota.reserved(ANN, plan) as reservation:
            await reservation.settle(row_of(plan, ANN, 0, clock.now))
            await reservation.settle(replace(row_of(plan, ANN, 1, clock.now), width=0))
    await draw(quota, clock, 2)
    assert standing(place, clock.now) == Standing(3, 3, 3, 0)


@pytest.mark.parametrize("steps", range(6))
async def test_cancelled_at_any_step_the_sum_holds(
    ledger: Ledger, place: Place, clock: Clock, steps: int
) -> None:
    quota = Quota(ledger, KeyLimits(total=100), clock=clock)
    task = asyncio.create_task(draw(quota, clock, 3))
    for _ in range(steps):
        await asyncio.sleep(0.001)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    ledger.close()
    rows = ledger.totals()
    pictures = rows["k1"].pictures if rows else 0
    assert standing(place, clock.now) == Standing(pictures, pictures, pictures, 0)


async def test_a_killed_server_s_reservations_run_out(place: Place, clock: Clock) -> None:
    killed = Ledger(place)
    left_behind = AsyncExitStack()
    quota = Quota(killed, KeyLimits(total=3), clock=clock)
    await left_behind.enter_async_context(quota.reserved(ANN, asking(2)))
    killed.close()  # what it would release is never written, as after kill -9
    await left_behind.aclose()

    ledger = Ledger(place)
    again = Quota(ledger, KeyLimits(total=3), clock=clock)
    assert standing(place, clock.now).open == 2
    with pytest.raises(QuotaExceeded):
        await draw(again, clock, 3)
    clock.now += 61
    assert standing(place, clock.now).open == 0
    await draw(again, clock, 3)
    ledger.close()
    Quota(ledger, KeyLimits(), clock=clock)  # the next start
    with closing(open_database(place)) as database:
        assert database.execute("SELECT COUNT(*) FROM reservations").fetchone() == (0,)


async def test_a_living_server_renews_its_leases(
    ledger: Ledger, place: Place, clock: Clock
) -> None:
    quota = Quota(ledger, KeyLimits(total=3), clock=clock, lease_seconds=0.06)
    async with quota.reserved(ANN, asking(2)):
        for _ in range(5):
            clock.now += 0.05
            seen = standing(place, clock.now).open
            while seen == 0:  # the next renewal is on its way
                await asyncio.sleep(0.005)
                seen = standing(place, clock.now).open
            await asyncio.sleep(0.03)
        with pytest.raises(QuotaExceeded):
            await draw(quota, clock, 2)
    await draw(quota, clock, 3)


async def test_taken_up_again_it_reserves_once(ledger: Ledger, place: Place, clock: Clock) -> None:
    quota = Quota(ledger, KeyLimits(total=4), clock=clock)
    async with quota.reserved(ANN, asking(3, "crashed")):
        other = Quota(ledger, KeyLimits(total=4), clock=clock)
        async with other.reserved(ANN, asking(2, "crashed")):
            assert standing(place, clock.now).open == 2
    async with quota.reserved(ANN, asking(0, "crashed")) as nothing:
        assert nothing.left == 0


async def test_a_key_s_own_limits_come_before_the_settings(
    ledger: Ledger, place: Place, clock: Clock, tmp_path: Path
) -> None:
    keys = Keys(place, tmp_path / "pepper")
    own = keys.create("own", KeyLimits(per_day=2, total=0)).record
    usual = keys.create("usual").record
    quota = Quota(ledger, KeyLimits(per_minute=0, per_day=1, total=1), clock=clock)
    await draw(quota, clock, 2, Caller(own.id, "own"))
    with pytest.raises(QuotaExceeded, match="2 images per day"):
        await draw(quota, clock, 1, Caller(own.id, "own"))
    with pytest.raises(QuotaExceeded, match="1 images in total"):
        await draw(quota, clock, 2, Caller(usual.id, "usual"))
    assert keys.limit(own.id, KeyLimits(per_day=0, total=3))
    await draw(quota, clock, 1, Caller(own.id, "own"))
    with pytest.raises(QuotaExceeded, match="3 images in total"):
        await draw(quota, clock, 1, Caller(own.id, "own"))
    assert not keys.limit("nobody", KeyLimits())
    limits = {record.id: record.limits for record in keys.list()}
    assert limits == {own.id: KeyLimits(None, 0, 3), usual.id: KeyLimits()}
    keys.close()


async def test_a_new_limit_counts_within_a_second(
    ledger: Ledger, place: Place, clock: Clock, tmp_path: Path
) -> None:
    keys = Keys(place, tmp_path / "pepper")
    record = keys.create("free").record
    caller = Caller(record.id, "free")
    quota = Quota(ledger, KeyLimits(), clock=clock)
    await draw(quota, clock, 5, caller)
    keys.limit(record.id, KeyLimits(total=5))
    keys.close()
    clock.now += 1
    with pytest.raises(QuotaExceeded):
        await draw(quota, clock, 1, caller)


@pytest.mark.parametrize("wrong", [-1, 1 << 54])
def test_absurd_limits_are_refused(wrong: int) -> None:
    with pytest.raises(InvalidParameter):
        KeyLimits(per_minute=wrong)
    with pytest.raises(InvalidParameter):
        KeyLimits(total=wrong)


async def test_rows_from_before_there_were_quotas_count(tmp_path: Path) -> None:
    """The schema before quotas, with rows of two days, brought up to date."""
    path = tmp_path / "seedbed.db"
    from seedbed.accounting import sqlite

    with closing(sqlite3.connect(path)) as old:
        for statements in sqlite._SCHEMA[:2]:
            for statement in statements:
                old.execute(statement)
        old.execute("PRAGMA user_version = 2")
        for number in range(7):
            old.execute(
                "INSERT INTO pictures VALUES (NULL, ?, 0, ?, 'm', 'e', 1, 1, 0, 't', 1, ?, 'url')",
                (f"r{number}", "k1" if number < 5 else "k2", NOON + number * 20_000),
            )
        old.commit()
    day_after = NOON + 125_000
    assert standings(path, ["k1", "k2", "k3"], day_after) == {
        "k1": Standing(0, 2, 5, 0), "k2": Standing(0, 2, 2, 0), "k3": Standing(0, 0, 0, 0),
    }  # fmt: skip


STEP = st.tuples(st.sampled_from(["ask", "settle", "end", "crash", "wait"]), st.integers(0, 9))


@settings(max_examples=40, deadline=None)
@given(st.lists(STEP, max_size=30), st.integers(1, 12))
def test_used_is_always_settled_and_open(steps: list[tuple[str, int]], limit: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_walk(Path(folder) / "seedbed.db", steps, limit))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEP, max_size=30), st.integers(1, 12))
def test_so_it_is_on_a_server(postgres: Cluster, steps: list[tuple[str, int]], limit: int) -> None:
    asyncio.run(_walk(postgres.place(), steps, limit))


async def _walk(place: Place, steps: list[tuple[str, int]], limit: int) -> None:
    """Requests come, settle, end and crash in any order; the sum holds after every step."""
    clock = Clock()
    ledger = Ledger(place)
    quota = Quota(ledger, KeyLimits(total=limit), clock=clock)
    at_work: list[tuple[AsyncExitStack, Reservation, Plan, int]] = []
    settled, lost = 0, list[tuple[float, int]]()
    for step, number in steps:
        if step == "ask":
            plan, stack = asking(1 + number % 4), AsyncExitStack()
            still_lost = sum(left for until, left in lost if until > clock.now)
            open_now = sum(one[1].left for one in at_work) + still_lost
            try:
                held = await stack.enter_async_context(quota.reserved(ANN, plan))
                assert settled + open_now + len(plan.shots) <= limit
                at_work.append((stack, held, plan, 0))
            except QuotaExceeded:
                assert settled + open_now + len(plan.shots) > limit
        elif step == "settle" and at_work:
            stack, held, plan, index = at_work[number % len(at_work)]
            if held.left:
                await held.settle(row_of(plan, ANN, index, clock.now))
                settled += 1
                at_work[number % len(at_work)] = (stack, held, plan, index + 1)
        elif step == "end" and at_work:
            await at_work.pop(number % len(at_work))[0].aclose()
        elif step == "crash":
            ledger.close()
            for stack, held, _, _ in at_work:
                lost.append((clock.now + 60, held.left))
                await stack.aclose()
            at_work.clear()
            ledger = Ledger(place)
            quota = Quota(ledger, KeyLimits(total=limit), clock=clock)
        elif step == "wait" and not at_work:
            clock.now += 10 * number
        await ledger.writer.write(lambda _: None, durable=False)  # what was posted is done
        found = standing(place, clock.now)
        assert found.total == settled + found.open
        assert found.open == sum(one[1].left for one in at_work) + sum(
            left for until, left in lost if until > clock.now
        )
    for stack, *_ in at_work:
        await stack.aclose()
    ledger.close()
