"""One row per picture, written once, never changed; no prompt, no address, no secret.

A row is recorded after its file is durable and before anyone is told of it, so that what was
charged and what exists agree whatever moment the power fails at. A commit waits for the disk,
and rows that arrive meanwhile share the next one (writer.py).
"""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import closing
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from seedbed.accounting.database import Database, Place, storage_errors
from seedbed.accounting.opening import open_database
from seedbed.accounting.usage import PIXELS_PER_TOKEN, tokens
from seedbed.accounting.writer import Writer
from seedbed.errors import StorageFailed
from seedbed.values import dataclass

if TYPE_CHECKING:
    from seedbed.types import Caller, Delivery, Finished, MediaType, Plan

_FOREVER = 1 << 62


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One delivered picture. `image_index` is its place in the answer, `created` Unix seconds.

    `engine` is who drew it: the plan's engine, "upstream:<name>", or who stood in for that.
    `byte_count` is 0 for a picture in an upstream's store, which did not say it. `tokens` is the
    picture by itself; an answer's tokens are rounded once over its pictures, so
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
    def of(
        cls,
        plan: Plan,
        caller: Caller,
        index: int,
        file: Finished,
        created: int,
        drawer: str = "",
    ) -> LedgerRow:
        """The row of one finished picture of a plan; `drawer` as in Picture."""
        return cls(
            request_id=plan.request_id,
            image_index=index,
            key_id=caller.key_id,
            model=plan.model,
            engine=drawer or plan.engine,
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


# Statements are whole literals, so that none can come to hold a value; a test compares the
# columns with LedgerRow's fields.
_INSERT = """
    INSERT INTO pictures (
        request_id, image_index, key_id, model, engine, width, height, tokens, media_type,
        byte_count, created, delivery
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (request_id, image_index) DO NOTHING
"""
_OF_REQUEST = """
    SELECT request_id, image_index, key_id, model, engine, width, height, tokens, media_type,
           byte_count, created, delivery
    FROM pictures WHERE request_id = ? ORDER BY image_index
"""
_TOTALS = """
    SELECT key_id, SUM(pictures), SUM(tokens), SUM(byte_count) FROM (
        SELECT key_id, COUNT(*) AS pictures, SUM(byte_count) AS byte_count,
               CAST(SUM(width * height) AS BIGINT) / ? AS tokens
        FROM pictures WHERE created >= ? AND created < ? GROUP BY key_id, request_id
    ) AS answers GROUP BY key_id
"""
# dataclasses.astuple copies deeply, at 20 times the cost
_values = attrgetter(*(column.name for column in fields(LedgerRow)))


class Ledger:
    """The ledger in the database at `place`, which several processes may hold open.

    `writer` is the thread that writes it, for others whose writes belong with its rows.
    Raises: StorageFailed if it cannot be opened.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self.writer = Writer(place)

    def record(self, row: LedgerRow) -> Coroutine[Any, Any, None]:
        """Append one row; once that is awaited it is on the disk, and its picture is settled
        (quota.py).

        Recording the same row twice counts once, so a retry is safe. Cancelling the wait does not
        take the row back.
        Raises: StorageFailed if it could not be written, or this request and index have another.
        """
        return self.writer.write(partial(_append, row), durable=True)

    def totals(self, since: int = 0, until: int = _FOREVER) -> dict[str, Total]:
        """Sum up by key id what was created in [since, until), Unix seconds; waits for the disk.

        Keys without pictures are left out. Raises: StorageFailed.
        """
        with closing(open_database(self._place)) as database, storage_errors(self._place):
            found = database.execute(_TOTALS, (PIXELS_PER_TOKEN, since, until)).fetchall()
        return {key_id: Total(*sums) for key_id, *sums in found}

    def rows(self, request_id: str) -> list[LedgerRow]:
        """The rows of one request, in order; waits for the disk. Raises: StorageFailed."""
        with closing(open_database(self._place)) as database, storage_errors(self._place):
            found = database.execute(_OF_REQUEST, (request_id,)).fetchall()
        return [LedgerRow(*row) for row in found]

    def close(self) -> None:
        """Write what waits, then stop; later records raise StorageFailed. Waits for the disk."""
        self.writer.close()


def _append(row: LedgerRow, database: Database) -> None:
    values = _values(row)
    if database.execute(_INSERT, values).rowcount == 1:
        return
    there = database.execute(_OF_REQUEST, (row.request_id,)).fetchall()
    if values not in there:
        raise StorageFailed(cause=f"{row} is in the ledger already, as one of {there}")
