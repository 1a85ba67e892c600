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
    request_id="02a", image_index=0, key_id="0123456789", model="m", engine="upstream:ark",
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
        ("accepted", 0, 0, 1, ""),  # another drew it
        (
            "accepted",
            None,
            1,
            1,
            "fewer came than were asked for, and it did not say how many it made",
        ),
        (
            "accepted",
            None,
            0,
            0,
            "fewer came than were asked for, and it did not say how many it made",
        ),
        ("accepted", 1, 1, 1, ""),  # of a set it decides how many come
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


@pytest.mark.parametrize(
    ("told", "trouble"),
    [
        ([99999], "tells of 99999 tokens for its request, the ledger has 3600"),
        ([0], "tells of 0 tokens for its request, the ledger has 3600"),
        ([3600], ""),
        ([3601], ""),  # rounded up
        ([None], ""),
        ([3600, 3600], ""),
        ([3600, 99999], "tells of 103599 tokens for its request, the ledger has 7200"),
        ([99999, None], ""),  # of which pictures?
    ],
)
async def test_tokens_are_compared_where_they_are_the_same_units(
    ledger: Ledger, place: Place, told: list[int | None], trouble: str
) -> None:
    calls = UpstreamCalls(ledger.writer)
    for index, tokens in enumerate(told):
        number = await begun(calls)
        calls.end(
            number, state="accepted", told_pictures=1, told_tokens=tokens, handed=1, now=1001.0
        )
        row = replace(ROW, image_index=index, engine="upstream:ark", width=1280, height=720)
        await ledger.record(row)
    ledger.close()
    assert {call.trouble for call in calls_since(place, 0, alike={"ark"})} == {trouble}
    assert {call.trouble for call in calls_since(place, 0, alike={"other"})} == {""}


async def test_tokens_are_no_matter_of_a_call_that_told_none(ledger: Ledger, place: Place) -> None:
    calls = UpstreamCalls(ledger.writer)
    calls.end(await begun(calls), state="refused", now=1001.0)
    number = await begun(calls)
    calls.end(number, state="accepted", told_pictures=1, told_tokens=99, handed=1, now=1001.0)
    await ledger.record(ROW)
    assert [call.trouble for call in calls_since(place, 0, {"ark"})] == [
        "",
        "tells of 99 tokens for its request, the ledger has 16",
    ]


async def test_tokens_of_other_pictures_are_not_compared(ledger: Ledger, place: Place) -> None:
    """Another drew the rest of the request, or a part of it is of an earlier time."""
    calls = UpstreamCalls(ledger.writer)
    for index, drawer in enumerate(["upstream:ark", "upstream:ark", "upstream:other", "swatch"]):
        await ledger.record(replace(ROW, image_index=index, engine=drawer, width=1280, height=720))
    for began in (500.0, 1000.0):
        number = await calls.begin(
            request_id="02a", upstream="ark", model="m", pictures=1, now=began
        )
        calls.end(number, state="accepted", told_pictures=1, told_tokens=3600, handed=1, now=1001.0)
    ledger.close()
    assert [call.trouble for call in calls_since(place, 0, {"ark"})] == ["", ""]
    assert [call.trouble for call in calls_since(place, 1000, {"ark"})] == [""]


async def test_what_was_drawn_here_makes_up_for_nothing(ledger: Ledger, place: Place) -> None:
    calls = UpstreamCalls(ledger.writer)
    number = await begun(calls)
    calls.end(number, state="accepted", told_pictures=1, handed=1, now=1001.0)
    await ledger.record(replace(ROW, engine="swatch"))
    assert [call.trouble for call in calls_since(place, 0)] == [
        "1 of its request's pictures came and were not delivered"
    ]


@pytest.mark.parametrize(
    ("ends", "drawers", "unsettled"),
    [
        # Each call: asked, state (None: it was out in a crash), told pictures, handed.
        ([], [], 0),
        ([], ["swatch"], 0),
        ([(1, None, None, 0)], [], 1),
        ([(1, "unknown", None, 0)], [], 1),
        ([(1, "unknown", 1, 1)], ["upstream:ark"], 1),  # and what else?
        ([(1, "refused", None, 0)], [], 0),
        ([(1, "refused", None, 0), (1, "accepted", 1, 1)], ["upstream:ark"], 0),
        ([(1, "accepted", 1, 1)], [], 1),  # it came, and was not stored in time
        # Its link led nowhere; the next was not accepted.
        ([(1, "accepted", 1, 0), (1, "refused", None, 0)], [], 1),
        ([(1, "accepted", None, 0)], [], 1),
        ([(1, "accepted", None, 1)], ["upstream:ark"], 0),
        ([(1, "accepted", 0, 0)], [], 0),  # refused for its content
        ([(1, "accepted", 2, 1)], ["upstream:ark"], 0),  # one more than was asked
        # The last of three waited for its turn, after two that were drawn here.
        (
            [(1, "refused", None, 0), (1, "refused", None, 0), (1, "accepted", 1, 1)],
            ["swatch", "swatch"],
            1,
        ),
        ([(1, "accepted", 1, 1), (1, "refused", None, 0)], ["upstream:ark", "swatch"], 0),
        ([(1, "accepted", 1, 1), (1, "accepted", 1, 1)], ["upstream:ark", "upstream:b"], 0),
        # Sets, of which fewer may come than were asked for.
        ([(15, "accepted", 3, 3)], ["upstream:ark"] * 3, 0),
        ([(15, "accepted", 3, 3)], ["upstream:ark"], 2),
        ([(15, "accepted", 3, 2)], ["upstream:ark"] * 2, 1),
        ([(15, "accepted", None, 3)], ["upstream:ark"] * 3, 0),
        ([(15, "accepted", None, 0)], [], 1),
        ([(15, None, None, 0)], ["upstream:ark"] * 2, 1),
    ],
)
async def test_what_may_have_been_paid_and_never_came_is_unsettled(
    ledger: Ledger,
    ends: list[tuple[int, State | None, int | None, int]],
    drawers: list[str],
    unsettled: int,
) -> None:
    calls = UpstreamCalls(ledger.writer)
    for asked, state, told, handed in ends:
        number = await begun(calls, pictures=asked)
        if state is not None:
            calls.end(number, state=state, told_pictures=told, handed=handed, now=1001.0)
    for index, drawer in enumerate(drawers):
        await ledger.record(replace(ROW, image_index=index, engine=drawer))
    await begun(calls, "02b")
    await ledger.record(replace(ROW, request_id="02c"))
    assert await calls.unsettled("02a") == unsettled


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
