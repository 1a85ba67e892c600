"""One row per picture, written once, never changed; no prompt, no address, no secret.

A row is recorded after its file is durable and before anyone is told of it, so that what was
charged and what exists agree whatever moment the power fails at. One thread writes; while it
waits for the disk, the rows that arrive gather and share its next commit.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing, suppress
from dataclasses import dataclass, fields
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from seedbed.accounting.database import open_database, storage_errors
from seedbed.accounting.usage import PIXELS_PER_TOKEN, tokens
from seedbed.errors import StorageFailed

if TYPE_CHECKING:
    from seedbed.types import Caller, Delivery, ImageFile, MediaType, Plan

_LARGEST_BATCH = 50  # rows a commit; more gain nothing (performance.md section 6)
_FOREVER = 1 << 62


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One delivered picture. `image_index` is its place in the answer, `created` Unix seconds.

    `tokens` is the picture by itself; an answer's tokens are rounded once over its pictures, so
    `Ledger.totals` counts them from width and height again.
    """

    request_id: str
    image_index: int
    key_id: str
    model: str
    engine: str
    width: int
    height: int
    tokens: int
    media_type: MediaType
    byte_count: int
    created: int
    delivery: Delivery

    @classmethod
    def of(cls, plan: Plan, caller: Caller, index: int, file: ImageFile, created: int) -> LedgerRow:
        """The row of one finished file of a plan."""
        return cls(
            request_id=plan.request_id,
            image_index=index,
            key_id=caller.key_id,
            model=plan.model,
            engine=plan.engine,
            width=file.size.width,
            height=file.size.height,
            tokens=tokens([file.size]),
            media_type=file.media_type,
            byte_count=file.byte_count,
            created=created,
            delivery=plan.delivery,
        )


@dataclass(frozen=True, slots=True)
class Total:
    """What one key used in a period; `tokens` is the sum of what its answers said."""

    pictures: int
    tokens: int
    byte_count: int


_NAMES = [column.name for column in fields(LedgerRow)]
_COLUMNS = ", ".join(_NAMES)
_values = attrgetter(*_NAMES)  # dataclasses.astuple copies deeply, at 20 times the cost
# Statements are built from our own names only; every value is bound.
_INSERT = (
    f"INSERT INTO pictures ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))}) "  # noqa: S608
    "ON CONFLICT (request_id, image_index) DO NOTHING"
)
_OF_REQUEST = f"SELECT {_COLUMNS} FROM pictures WHERE request_id = ? ORDER BY image_index"  # noqa: S608
_ONE = f"SELECT {_COLUMNS} FROM pictures WHERE request_id = ? AND image_index = ?"  # noqa: S608
_TOTALS = f"""
    SELECT key_id, SUM(pictures), SUM(tokens), SUM(byte_count) FROM (
        SELECT key_id, COUNT(*) AS pictures, SUM(byte_count) AS byte_count,
               SUM(width * height) / {PIXELS_PER_TOKEN} AS tokens
        FROM pictures WHERE created >= ? AND created < ? GROUP BY key_id, request_id
    ) GROUP BY key_id
"""  # noqa: S608

# What SQLite says of a row that does not fit the schema: it fails alone, its batch goes on.
_UNFIT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, OverflowError, ValueError)


@dataclass(frozen=True, slots=True)
class _Append:
    """A row on its way, and who waits for it."""

    row: LedgerRow
    committed: asyncio.Future[None]


class Ledger:
    """The ledger in the SQLite file `path`, which several processes may hold open.

    Raises: StorageFailed if the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: SimpleQueue[_Append | None] = SimpleQueue()
        self._database: sqlite3.Connection | None = open_database(path)
        self._writer: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    async def record(self, row: LedgerRow) -> None:
        """Append one row; on return it is on the disk.

        Recording the same row twice counts once, so a retry is safe. Cancelling the wait does not
        take the row back.
        Raises: StorageFailed if it could not be written, or this request and index have another.
        """
        append = _Append(row, asyncio.get_running_loop().create_future())
        with self._lock:
            if self._closed:
                raise StorageFailed(cause="the ledger is closed")
            if self._writer is None:
                # A daemon: it keeps no crashed server alive, and what it held was not promised.
                self._writer = threading.Thread(target=self._write, name="ledger", daemon=True)
                self._writer.start()
            self._waiting.put(append)
        await append.committed

    def totals(self, since: int = 0, until: int = _FOREVER) -> dict[str, Total]:
        """Sum up by key id what was created in [since, until), Unix seconds; waits for the disk.

        Keys without pictures are left out. Raises: StorageFailed.
        """
        with closing(open_database(self._path)) as database, storage_errors(self._path):
            found = database.execute(_TOTALS, (since, until)).fetchall()
        return {key_id: Total(*sums) for key_id, *sums in found}

    def rows(self, request_id: str) -> list[LedgerRow]:
        """The rows of one request, in order; waits for the disk. Raises: StorageFailed."""
        with closing(open_database(self._path)) as database, storage_errors(self._path):
            found = database.execute(_OF_REQUEST, (request_id,)).fetchall()
        return [LedgerRow(*row) for row in found]

    def close(self) -> None:
        """Write what waits, then stop; later records raise StorageFailed. Waits for the disk."""
        with self._lock:
            self._closed = True
            writer, self._writer = self._writer, None
            self._waiting.put(None)
        if writer is not None:
            writer.join()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _write(self) -> None:
        running = True
        while running:
            batch, running = self._next_batch()
            try:
                with storage_errors(self._path):
                    outcomes = self._commit(batch)
            except StorageFailed as error:
                outcomes = [StorageFailed(cause=error.cause) for _ in batch]
                if self._database is not None:  # in whatever state: the next batch has a new one
                    self._database.close()
                    self._database = None
            told = zip(batch, outcomes, strict=True)
            for loop, group in groupby(told, lambda one: one[0].committed.get_loop()):
                with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                    loop.call_soon_threadsafe(_tell, tuple(group))

    def _next_batch(self) -> tuple[list[_Append], bool]:
        """Wait for a row and take those behind it. False: the ledger is being closed."""
        batch: list[_Append] = []
        append = self._waiting.get()
        while append is not None:
            batch.append(append)
            if len(batch) == _LARGEST_BATCH:
                return batch, True
            try:
                append = self._waiting.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _commit(self, batch: list[_Append]) -> list[StorageFailed | None]:
        """Write the batch in one transaction; says per row what kept it out, None for nothing.

        Raises: sqlite3.Error or StorageFailed when not one row is written.
        """
        if not batch:
            return []
        if self._database is None:
            self._database = open_database(self._path)
        self._database.execute("BEGIN IMMEDIATE")
        outcomes = [_insert(self._database, append.row) for append in batch]
        self._database.execute("COMMIT")
        return outcomes


def _insert(database: sqlite3.Connection, row: LedgerRow) -> StorageFailed | None:
    try:
        if database.execute(_INSERT, _values(row)).rowcount == 1:
            return None
    except _UNFIT as error:
        return StorageFailed(cause=f"the ledger refused {row}: {error}")
    there = database.execute(_ONE, (row.request_id, row.image_index)).fetchone()
    if there == _values(row):
        return None
    return StorageFailed(cause=f"{row} is in the ledger already, as {there}")


def _tell(told: tuple[tuple[_Append, StorageFailed | None], ...]) -> None:
    for append, outcome in told:
        if append.committed.done():  # its waiter was cancelled
            continue
        if outcome is None:
            append.committed.set_result(None)
        else:
            append.committed.set_exception(outcome)
