"""A PostgreSQL server that hangs up, is cut off, away or silent; and one of us that is gone."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cables import Cable
from clusters import Cluster
from seedbed.accounting.claims import Claims, StoredAnswer
from seedbed.accounting.database import Server
from seedbed.accounting.keys import Keys
from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.accounting.opening import open_database
from seedbed.accounting.quota import KeyLimits, Quota, standings
from seedbed.errors import KeyInUse, QuotaExceeded, StorageFailed
from seedbed.testing.engine_suite import a_plan
from seedbed.types import Caller
from waiting import comes

NOW = 1_790_000_000
ANN = Caller("k1", "ann")
ROW = LedgerRow(
    request_id="02a", image_index=0, key_id="0123456789", model="m", engine="swatch",
    width=64, height=64, tokens=16, media_type="image/png", byte_count=100, created=NOW,
    delivery="url",
)  # fmt: skip


@pytest.fixture
def cable(postgres: Cluster) -> Iterator[Cable]:
    made = Cable(postgres.port)
    yield made
    made.close()


@pytest.fixture
def hasty(wired: Server) -> Server:
    """As `wired`, connected to for two seconds at most, which is libpq's least."""
    return Server(f"{wired.address}&connect_timeout=2")


@pytest.fixture
def wired(postgres: Cluster, server: Server, cable: Cable) -> Server:
    """The place `server`, reached by the cable."""
    schema = server.address.rpartition("%3D")[2]
    return postgres.place(schema, cable.port)


def hung_up(server: Server) -> None:
    """End every other connection, as a restart of the server does."""
    with closing(open_database(server)) as opened:
        opened.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND application_name = 'seedbed'"
        )


async def test_a_server_that_hung_up_is_called_again(server: Server, tmp_path: Path) -> None:
    ledger, keys = Ledger(server), Keys(server, tmp_path / "pepper")
    claims = Claims(server, 86_400)
    token = keys.create("studio").token
    claim = claims.take("k", "key", "this", "r", NOW)
    await ledger.record(ROW)
    hung_up(server)
    await ledger.record(replace(ROW, image_index=1))
    assert await keys.holder(token) is not None
    claims.begin(claim, 7)
    hung_up(server)
    claims.finish(claim, StoredAnswer((), (), 0))
    assert claims.take("k", "key", "this", "r", NOW).answer is not None
    assert [row.image_index for row in ledger.rows(ROW.request_id)] == [0, 1]
    ledger.close()
    keys.close()
    claims.close()


@pytest.mark.parametrize("when", ["cut before a commit", "cut after a commit"])
async def test_a_commit_that_is_cut_is_done_once(
    server: Server, wired: Server, cable: Cable, when: Any
) -> None:
    ledger = Ledger(wired)
    quota = Quota(ledger, KeyLimits(total=5))
    plan = replace(a_plan(pictures=3), request_id=ROW.request_id)
    for step in range(4):
        cable.state = when
        if step == 0:
            async with quota.reserved(ANN, plan) as reservation:
                assert standings(server, ["k1"], NOW)["k1"].open == 3
                for index in range(2):
                    cable.state = when
                    await reservation.settle(replace(ROW, key_id="k1", image_index=index))
        else:
            await ledger.record(replace(ROW, key_id="k1", image_index=1 + step))
        assert cable.state == "whole"  # it was cut
    await asyncio.to_thread(ledger.close)
    found = standings(server, ["k1"], NOW)["k1"]
    assert (found.total, found.open) == (5, 0)
    with closing(open_database(server)) as opened:
        indexes = opened.execute("SELECT image_index FROM pictures ORDER BY 1").fetchall()
    assert indexes == [(0,), (1,), (2,), (3,), (4,)]


async def test_while_connections_keep_breaking_the_sum_holds(server: Server) -> None:
    """A crowd against a quota, and every connection cut again and again."""
    ledger, limit = Ledger(server), 40
    quota = Quota(ledger, KeyLimits(total=limit))
    settled, over = set[str](), asyncio.Event()

    async def ask(number: int) -> None:
        plan = replace(a_plan(pictures=1), request_id=f"r{number}")
        with contextlib.suppress(QuotaExceeded, StorageFailed):
            async with quota.reserved(ANN, plan) as reservation:
                await asyncio.sleep(0.01 * (number % 7))
                await reservation.settle(replace(ROW, key_id="k1", request_id=plan.request_id))
                settled.add(plan.request_id)

    async def cut() -> None:
        while not over.is_set():
            await asyncio.to_thread(hung_up, server)
            await asyncio.sleep(0.03)

    cutting = asyncio.create_task(cut())
    for begin in range(0, 100, 20):
        await asyncio.gather(*(ask(number) for number in range(begin, begin + 20)))
    over.set()
    await cutting
    await asyncio.to_thread(ledger.close)
    with closing(open_database(server)) as opened:
        rows = [row[0] for row in opened.execute("SELECT request_id FROM pictures")]
    found = standings(server, ["k1"], time.time())["k1"]
    assert settled <= set(rows)
    assert len(rows) == len(set(rows)) <= limit
    assert found.total - found.open == len(rows)


async def test_while_it_is_away_nothing_is_charged(
    server: Server, wired: Server, cable: Cable, tmp_path: Path
) -> None:
    """And afterwards all is well without a restart."""
    ledger, keys = Ledger(wired), Keys(wired, tmp_path / "pepper")
    quota = Quota(ledger, KeyLimits(total=5))
    token = keys.create("studio").token
    plan = a_plan(pictures=1)
    assert ledger.writer.trouble() == ""
    cable.cut()
    for _ in range(3):
        with pytest.raises(StorageFailed) as caught:
            async with quota.reserved(ANN, plan):
                raise AssertionError("it was let in")
        assert "refused" in caught.value.cause or "closed" in caught.value.cause
        with pytest.raises(StorageFailed):
            await keys.holder(token)
    assert ledger.writer.trouble() != ""
    with pytest.raises(StorageFailed):
        await ledger.record(ROW)
    assert standings(server, ["k1"], NOW)["k1"] == standings(server, ["nobody"], NOW)["nobody"]
    cable.state = "whole"
    async with quota.reserved(ANN, plan) as reservation:
        await reservation.settle(replace(ROW, key_id="k1"))
    assert ledger.writer.trouble() == ""
    await asyncio.sleep(1.1)  # so long a server that was away is left alone
    assert await keys.holder(token) is not None
    ledger.close()
    keys.close()


async def test_readiness_hears_of_it_without_any_other_work(wired: Server, cable: Cable) -> None:
    ledger = Ledger(wired)
    for state in ("bad", "good"):
        cable.cut()
        if state == "good":
            cable.state = "whole"
        troubled = state == "bad"
        await comes(lambda: bool(ledger.writer.trouble()) == troubled, f"it is {state}")  # noqa: B023
    ledger.close()


async def test_a_server_that_falls_silent_is_not_waited_for(
    hasty: Server, cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(hasty)
    monkeypatch.setattr("seedbed.accounting.postgres._ANSWER_SECONDS", 1.0)
    cable.state = "silent"
    with pytest.raises(StorageFailed):
        await asyncio.wait_for(ledger.record(ROW), 60)
    cable.state = "whole"
    await ledger.record(ROW)
    assert ledger.rows(ROW.request_id) == [ROW]
    ledger.close()


async def test_the_event_loop_turns_while_a_key_is_asked_for(
    hasty: Server, cable: Cable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keys(hasty, tmp_path / "pepper")
    token = keys.create("studio").token
    monkeypatch.setattr("seedbed.accounting.postgres._ANSWER_SECONDS", 1.0)
    cable.state = "silent"
    turns = 0
    asking = asyncio.ensure_future(keys.holder(token))
    while not asking.done():
        turns += 1
        await asyncio.sleep(0.01)
    with pytest.raises(StorageFailed):
        asking.result()
    assert turns > 10
    keys.close()


def test_a_claim_belongs_to_the_server_that_lives(server: Server) -> None:
    one, other = Claims(server, 86_400), Claims(server, 86_400)
    claim = one.take("k", "key", "this", "first", NOW)
    one.begin(claim, 7)
    with pytest.raises(KeyInUse):
        other.take("k", "key", "this", "second", NOW)
    one.close()  # as its end by kill -9 would, too
    for _ in range(500):
        try:
            again = other.take("k", "key", "this", "second", NOW)
            break
        except KeyInUse:
            time.sleep(0.01)
    assert (again.request_id, again.seed) == ("first", 7)
    other.finish(again, StoredAnswer((), (), 0))
    third = Claims(server, 86_400)
    assert third.take("k", "key", "this", "third", NOW).answer == StoredAnswer((), (), 0)
    other.close()
    third.close()


async def test_a_server_that_lost_its_connection_stays_the_owner(
    server: Server, wired: Server, cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seedbed.accounting.claims._HERE_SECONDS", 0.05)
    one, other = Claims(wired, 86_400), Claims(server, 86_400)
    one.take("k", "key", "this", "first", NOW)
    staying = asyncio.create_task(one.keep_here())
    before = cable.connections
    cable.cut()
    cable.state = "whole"
    await comes(lambda: cable.connections > before, "it is connected again")
    await asyncio.to_thread(one._look)  # it is there again
    with pytest.raises(KeyInUse):
        other.take("k", "key", "this", "second", NOW)
    staying.cancel()
    await asyncio.gather(staying, return_exceptions=True)
    one.close()
    other.close()
