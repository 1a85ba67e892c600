"""Upstream calls: unknown until told, and whatever does not add up is found."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from seedbed.accounting.database import Place
from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.accounting.opening import open_database
from seedbed.accounting.upstream_calls import (
    State,
    UpstreamCalls,
    UpstreamTotal,
    calls_since,
    totals_since,
)
from seedbed.errors import StorageFailed

ROW = LedgerRow(
    request_id="02a", image_index=0, key_id="0123456789", model="m", engine="upstream",
    width=64, height=64, tokens=16, media_type="image/png", byte_count=100, created=1000,
    delivery="url",
)  # fmt: skip


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    opened = Ledger(place)
    yield opened
    opened.close()


async def begun(calls: UpstreamCalls, request_id: str = "02a", pictures: int = 1) -> int:
    return await calls.begin(
        request_id=request_id, upstream="ark", model="their-id", pictures=pictures, now=1000.0
    )


async def test_a_call_is_unknown_until_it_is_told(ledger: Ledger, place: Place) -> None:
    calls = UpstreamCalls(ledger.writer)
    number = await begun(calls, pictures=3)
    (call,) = calls_since(place, 0)
    assert (call.number, call.state, call.asked, call.ended) == (number, "unknown", 3, None)
    assert call.trouble == "never ended"
    calls.end(
        number, state="accepted", upstream_request_id="021x", told_pictures=3, told_tokens=48,
        handed=3, now=1009.0,
    )  # fmt: skip
    for index in range(3):
        await ledger.record(replace(ROW, image_index=index))
    (call,) = calls_since(place, 0)
    assert (call.state, call.ended, call.upstream_request_id) == ("accepted", 1009.0, "021x")
    assert (call.told_pictures, call.told_tokens, call.handed, call.delivered) == (3, 48, 3, 3)
    assert call.trouble == ""


@pytest.mark.parametrize(
    ("state", "told", "handed", "delivered", "trouble"),
    [
        ("unknown", None, 0, 0, "ended without an answer"),
        ("refused", None, 0, 0, ""),
        ("accepted", 2, 2, 2, ""),
        ("accepted", None, 2, 2, ""),
        ("accepted", 2, 1, 1, "tells of 2 pictures, 1 came"),
        ("accepted", 2, 2, 1, "1 of its request's pictures came and were not delivered"),
        ("accepted", 0, 0, 1, ""),  # a local engine drew it
    ],
)
async def test_what_does_not_add_up_is_told(
    ledger: Ledger, place: Place, state: State, told: int | None, handed: int, delivered: int,
    trouble: str,
) -> None:  # fmt: skip
    calls = UpstreamCalls(ledger.writer)
    number = await begun(calls, pictures=2)
    calls.end(number, state=state, told_pictures=told, handed=handed, now=1001.0)
    for index in range(delivered):
        await ledger.record(replace(ROW, image_index=index))
    ledger.close()
    assert [call.trouble for call in calls_since(place, 0)] == [trouble]


async def test_pictures_of_several_calls_of_one_request_are_one_sum(
    ledger: Ledger, place: Place
) -> None:
    calls = UpstreamCalls(ledger.writer)
    for index in range(2):
        number = await begun(calls)
        calls.end(number, state="accepted", told_pictures=1, handed=1, now=1001.0)
        await ledger.record(replace(ROW, image_index=index))
    assert [call.trouble for call in calls_since(place, 0)] == ["", ""]


async def test_totals_add_up_by_upstream_and_time(ledger: Ledger, place: Place) -> None:
    calls = UpstreamCalls(ledger.writer)
    for number, state in enumerate(["accepted", "accepted", "refused", "unknown"], 1):
        assert await begun(calls) == number
        made = 2 if state == "accepted" else 0
        calls.end(number, state=state, told_tokens=made * 16 or None, handed=made, now=1.0)  # type: ignore[arg-type]
    ledger.close()
    assert totals_since(place, 1000) == {"ark": UpstreamTotal(2, 1, 1, 4, 64)}
    assert totals_since(place, 1000.5) == {}
    assert calls_since(place, 1000.5) == []


async def test_a_call_that_cannot_be_recorded_is_not_begun(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(StorageFailed):
        await begun(UpstreamCalls(ledger.writer))


_KILLED = """
import asyncio, os, signal, sys
sys.path.insert(0, sys.argv[2])
from clusters import place_named
from seedbed.accounting.ledger import Ledger
from seedbed.accounting.upstream_calls import UpstreamCalls

async def main():
    calls = UpstreamCalls(Ledger(place_named(sys.argv[1])).writer)
    await calls.begin(request_id="02a", upstream="ark", model="m", pictures=1, now=5.0)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def test_a_call_outlives_a_killed_server(place: Place) -> None:
    command = [sys.executable, "-c", _KILLED, str(place), str(Path(__file__).parents[1])]
    done = subprocess.run(command, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert [(call.state, call.trouble) for call in calls_since(place, 0)] == [
        ("unknown", "never ended")
    ]


def test_an_older_file_gains_the_table(tmp_path: Path) -> None:
    path = tmp_path / "seedbed.db"
    with closing(open_database(path)) as old:
        old.execute("DROP TABLE upstream_calls")
        old.execute("PRAGMA user_version = 3")
    with closing(open_database(path)) as database:
        assert database.execute("SELECT COUNT(*) FROM upstream_calls").fetchone() == (0,)
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(
                "INSERT INTO upstream_calls (request_id, upstream, model, asked, begun, state)"
                " VALUES ('', '', '', 1, 0, 'lost')"
            )
