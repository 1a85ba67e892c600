"""The ledger: one row per picture, on the disk when it says so, and never changed."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.accounting.database import Place
from seedbed.accounting.ledger import Ledger, LedgerRow, Total
from seedbed.accounting.opening import open_database
from seedbed.accounting.usage import usage
from seedbed.accounting.writer import Writer
from seedbed.errors import StorageFailed
from seedbed.types import Caller, Finish, ImageFile, Plan, Shot, Size

HERE = Path(__file__).parent
ROW = LedgerRow(
    request_id="021757388756000000000000000000000abc",
    image_index=0,
    key_id="0123456789",
    model="doubao-seedream-4-0-250828",
    engine="swatch",
    width=2048,
    height=1024,
    tokens=8192,
    media_type="image/png",
    byte_count=123_456,
    created=1_757_388_756,
    delivery="url",
)


ONLY_A_FILE = pytest.mark.parametrize("place", ["sqlite"], indirect=True)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    opened = Ledger(place)
    yield opened
    opened.close()


async def test_a_row_is_there_when_record_returns(ledger: Ledger, place: Place) -> None:
    await ledger.record(ROW)
    with closing(open_database(place)) as database:
        assert database.execute("SELECT COUNT(*) FROM pictures").fetchone() == (1,)
    assert ledger.rows(ROW.request_id) == [ROW]


def test_a_row_tells_what_the_plan_and_the_file_say() -> None:
    plan = Plan(
        request_id="02x", created=5, model="m", engine="swatch", prompt="a secret garden",
        language="en", size=Size(300, 200), tier=None, shots=(Shot(0, "a secret garden", 1),),
        related=False, sources=(), seed=1, seed_given=False, guidance=None, delivery="b64_json",
        stream=False, finish=Finish("image/jpeg", None, None),
    )  # fmt: skip
    file = ImageFile(Path("x.jpg"), "image/jpeg", Size(300, 200), 999)
    row = LedgerRow.of(plan, Caller("k", "studio"), 3, file, 7)
    assert (row.request_id, row.image_index, row.key_id, row.model) == ("02x", 3, "k", "m")
    assert (row.width, row.height, row.tokens) == (300, 200, 234)
    assert (row.byte_count, row.created, row.delivery) == (999, 7, "b64_json")
    assert "secret" not in repr(row)
    assert "prompt" not in {column.name for column in fields(LedgerRow)}


async def test_the_same_row_twice_counts_once(ledger: Ledger) -> None:
    await asyncio.gather(*(ledger.record(ROW) for _ in range(5)))
    await ledger.record(ROW)
    assert ledger.totals() == {ROW.key_id: Total(1, 8192, 123_456)}


async def test_one_place_holds_one_picture(ledger: Ledger) -> None:
    await ledger.record(ROW)
    with pytest.raises(StorageFailed) as caught:
        await ledger.record(replace(ROW, byte_count=1))
    assert "already" in caught.value.cause
    assert ledger.rows(ROW.request_id) == [ROW]


async def test_a_row_that_does_not_fit_fails_alone(ledger: Ledger) -> None:
    rows = [replace(ROW, image_index=index) for index in range(6)]
    rows[1] = replace(rows[1], width=0)
    rows[2] = replace(rows[2], byte_count=1 << 70)
    rows[3] = replace(rows[3], model="\ud800")
    rows[4] = replace(rows[4], engine=None)  # type: ignore[arg-type]  # that is the point
    outcomes = await asyncio.gather(*(ledger.record(row) for row in rows), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [
        type(None), StorageFailed, StorageFailed, StorageFailed, StorageFailed, type(None),
    ]  # fmt: skip
    assert ledger.rows(ROW.request_id) == [rows[0], rows[5]]


async def test_rows_that_come_together_share_commits(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[int] = []
    commit = Writer._commit

    def counted(self: Writer, batch: list[object]) -> object:
        batches.append(len(batch))
        return commit(self, batch)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(Writer, "_commit", counted)
    await asyncio.gather(*(ledger.record(replace(ROW, image_index=at)) for at in range(200)))
    assert sum(batches) == 200
    assert len(batches) < 150
    assert max(batches) <= 50
    assert [row.image_index for row in ledger.rows(ROW.request_id)] == list(range(200))


async def test_a_cancelled_wait_leaves_the_row(ledger: Ledger) -> None:
    task = asyncio.create_task(ledger.record(ROW))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await ledger.record(replace(ROW, image_index=1))  # the writer is alive
    assert ledger.totals()[ROW.key_id].pictures == 2


async def test_rows_survive_a_restart(place: Place) -> None:
    for index in range(3):
        ledger = Ledger(place)
        await ledger.record(replace(ROW, image_index=index))
        ledger.close()
    ledger = Ledger(place)
    assert len(ledger.rows(ROW.request_id)) == 3
    ledger.close()


async def test_closing_writes_what_waits_and_refuses_the_rest(place: Place) -> None:
    ledger = Ledger(place)
    waiting = [
        asyncio.create_task(ledger.record(replace(ROW, image_index=at))) for at in range(120)
    ]
    await asyncio.sleep(0)
    await asyncio.to_thread(ledger.close)
    await asyncio.gather(*waiting)
    with pytest.raises(StorageFailed):
        await ledger.record(replace(ROW, image_index=500))
    ledger.close()
    assert ledger.totals()[ROW.key_id].pictures == 120


async def test_totals_are_per_key_and_period(ledger: Ledger) -> None:
    rows = [
        replace(ROW, request_id=f"r{at}", key_id="ab"[at % 2], created=1000 + at, byte_count=10)
        for at in range(10)
    ]
    await asyncio.gather(*(ledger.record(row) for row in rows))
    assert ledger.totals() == {"a": Total(5, 5 * 8192, 50), "b": Total(5, 5 * 8192, 50)}
    assert ledger.totals(1000, 1003) == {"a": Total(2, 2 * 8192, 20), "b": Total(1, 8192, 10)}
    assert ledger.totals(2000) == {}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.lists(st.builds(Size, st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_the_ledger_sums_to_what_the_answers_said(answers: list[list[Size]]) -> None:
    async def record_all(ledger: Ledger) -> None:
        await asyncio.gather(
            *(
                ledger.record(
                    replace(
                        ROW, request_id=f"r{number}", image_index=at,
                        width=size.width, height=size.height, tokens=0,
                    )
                )
                for number, sizes in enumerate(answers)
                for at, size in enumerate(sizes)
            )
        )  # fmt: skip

    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "seedbed.db")
        asyncio.run(record_all(ledger))
        total = ledger.totals()[ROW.key_id]
        ledger.close()
    said = [usage(sizes) for sizes in answers]
    assert total.pictures == sum(one.generated_images for one in said)
    assert total.tokens == sum(one.output_tokens for one in said)


@pytest.mark.parametrize("change", ["UPDATE pictures SET tokens = 0", "DELETE FROM pictures"])
async def test_nobody_can_change_a_row(ledger: Ledger, place: Place, change: str) -> None:
    await ledger.record(ROW)
    with (
        closing(open_database(place)) as database,
        pytest.raises((sqlite3.IntegrityError, ValueError), match="append-only"),
    ):
        database.execute(change)
    assert ledger.rows(ROW.request_id) == [ROW]


async def test_hostile_text_is_only_text(ledger: Ledger) -> None:
    hostile = "x'); DROP TABLE pictures; --"
    row = replace(ROW, request_id=hostile, model=hostile, key_id=hostile)
    await ledger.record(row)
    assert ledger.rows(hostile) == [row]
    assert list(ledger.totals()) == [hostile]


@ONLY_A_FILE
async def test_a_full_disk_fails_the_row_and_the_next_one_is_written(ledger: Ledger) -> None:
    await ledger.record(ROW)
    assert ledger.writer._database is not None
    ledger.writer._database.execute("PRAGMA max_page_count = 1")  # SQLite's own "disk is full"
    with pytest.raises(StorageFailed) as caught:
        await ledger.record(replace(ROW, image_index=1, model="m" * 100_000))
    assert "disk is full" in caught.value.cause
    assert "disk" not in caught.value.message
    await ledger.record(replace(ROW, image_index=2))
    assert [row.image_index for row in ledger.rows(ROW.request_id)] == [0, 2]


async def test_a_failed_commit_fails_every_row_of_it(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    rows = [replace(ROW, image_index=index) for index in range(3)]
    with monkeypatch.context() as patch:
        patch.setattr("seedbed.accounting.ledger._append", broken)
        outcomes = await asyncio.gather(*map(ledger.record, rows), return_exceptions=True)
    assert all(isinstance(outcome, StorageFailed) for outcome in outcomes)
    assert len({id(outcome) for outcome in outcomes}) == 3  # nobody shares a traceback
    assert ledger.rows(ROW.request_id) == []
    await asyncio.gather(*map(ledger.record, rows))
    assert ledger.rows(ROW.request_id) == rows


def test_the_columns_are_the_row_s_fields(ledger: Ledger, place: Place) -> None:
    with closing(open_database(place)) as database:
        found: Any = database.execute("SELECT * FROM pictures")
        columns = [column[0] for column in found.description]
    assert columns == ["number", *(field.name for field in fields(LedgerRow))]


def test_rows_outlive_the_change_that_lets_pictures_lie_elsewhere(tmp_path: Path) -> None:
    """The schema before upstreams, with rows, brought up to date."""
    path = tmp_path / "seedbed.db"
    from seedbed.accounting import sqlite

    with closing(sqlite3.connect(path)) as old:
        for statements in sqlite._SCHEMA[:4]:
            for statement in statements:
                old.execute(statement)
        old.execute("PRAGMA user_version = 4")
        for number in range(3):
            old.execute(
                "INSERT INTO pictures VALUES (?, 'r', ?, 'k', 'm', 'e', 1, 1, 0, 't', 1, 7, 'url')",
                (10 + number, number),
            )
        old.commit()
    ledger = Ledger(path)
    try:
        assert [row.image_index for row in ledger.rows("r")] == [0, 1, 2]
        asyncio.run(ledger.record(replace(ROW, byte_count=0)))
        assert ledger.rows(ROW.request_id)[0].byte_count == 0
    finally:
        ledger.close()
    with closing(sqlite3.connect(path)) as now:
        numbers = [number for (number,) in now.execute("SELECT number FROM pictures ORDER BY 1")]
        assert numbers == [10, 11, 12, 13]
        spent = dict(now.execute("SELECT key_id, total FROM spent"))
        assert spent == {"k": 3, ROW.key_id: 1}  # counted once: moving a row is no new picture
        for statement in ("UPDATE pictures SET width = 2", "DELETE FROM pictures"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                now.execute(statement)


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "seedbed.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")
    with pytest.raises(StorageFailed) as caught:
        Ledger(path)
    assert "newer" in caught.value.cause


@pytest.mark.parametrize("content", [b"not a database, but long enough to be taken for one" * 20])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "seedbed.db"
    path.write_bytes(content)
    with pytest.raises(StorageFailed):
        Ledger(path)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailed):
        Ledger(tmp_path / "file" / "seedbed.db")


CHILD = """
import asyncio, sys
from dataclasses import replace
sys.path[:0] = sys.argv[2].split(":")
from clusters import place_named
from test_ledger import ROW
from seedbed.accounting.ledger import Ledger

async def main():
    ledger = Ledger(place_named(sys.argv[1]))
    async def one(lane):
        at = lane
        while True:
            await ledger.record(replace(ROW, image_index=at))
            print(at, flush=True)
            at += 4
    await asyncio.gather(*(one(lane) for lane in range(4)))

asyncio.run(main())
"""


@pytest.mark.parametrize("rows_before_the_kill", [1, 7, 60])
def test_kill_9_keeps_every_row_that_was_told(place: Place, rows_before_the_kill: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(place), f"{HERE}:{HERE.parent}"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    told = [int(child.stdout.readline()) for _ in range(rows_before_the_kill)]
    os.kill(child.pid, signal.SIGKILL)
    told += [int(line) for line in child.stdout.read().split("\n") if line]
    child.stdout.close()
    child.wait()
    ledger = Ledger(place)
    kept = [row.image_index for row in ledger.rows(ROW.request_id)]
    ledger.close()
    assert set(told) <= set(kept)
    assert len(kept) == len(set(kept))
    if isinstance(place, Path):
        with closing(sqlite3.connect(place)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
