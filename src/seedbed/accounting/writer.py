"""The one thread that writes ledger and quotas: what arrives while it waits shares a commit.

Work is a function of the open connection. It runs inside the batch's transaction, in the order
it was handed over, and ends with its only change: work that raises has changed nothing, fails
alone, and its batch goes on. A commit waits for the disk only if some work in it is `durable`;
the rest survives a killed process, and may be lost with the power.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

import structlog

from seedbed.accounting.database import open_database, storage_errors
from seedbed.errors import SeedbedError, StorageFailed

log = structlog.get_logger("seedbed.writer")

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

_LARGEST_BATCH = 50  # pieces of work a commit; more gain nothing (performance.md section 6)
_COMPANY_SECONDS = 0.05  # how long work that nobody waits for may be kept for others to join it

# What SQLite says of values that do not fit the schema. Anything else fails the whole batch.
_UNFIT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, OverflowError, ValueError)


@dataclass(frozen=True, slots=True)
class _Job:
    """Work on its way, and who waits for it, if anybody."""

    work: Work[Any]
    durable: bool
    done: asyncio.Future[Any] | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    value: Any
    error: SeedbedError | None = None


class Writer:
    """Writes to the SQLite file `path`, which several processes may hold open.

    Raises: StorageFailed if the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._waiting: SimpleQueue[_Job | None] = SimpleQueue()
        self._database: sqlite3.Connection | None = open_database(path)
        self._waits_for_disk = True  # as open_database leaves it
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    async def write(self, work: Work[T], *, durable: bool) -> T:
        """Do the work; what it gives, once it is committed.

        Cancelling the wait does not take the work back.
        Raises: what the work raised, if it is a SeedbedError; StorageFailed.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if not self._hand_over(_Job(work, durable, done)):
            raise StorageFailed(cause=f"{self.path} is closed")
        return await done

    def post(self, work: Work[object]) -> None:
        """Have the work done after all that was handed over before; nobody hears how it went."""
        self._hand_over(_Job(work, durable=False, done=None))

    def close(self) -> None:
        """Do what waits, then stop; later writes raise StorageFailed. Waits for the disk."""
        with self._lock:
            self._closed = True
            thread, self._thread = self._thread, None
            self._waiting.put(None)
        if thread is not None:
            thread.join()
        self._abandon()

    def _hand_over(self, job: _Job) -> bool:
        """False: the writer is closed."""
        with self._lock:
            if self._closed:
                return False
            if self._thread is None:
                # A daemon: it keeps no crashed server alive, and what it held was not promised.
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
            self._waiting.put(job)
            return True

    def _run(self) -> None:
        running = True
        while running:
            batch, running = self._next_batch()
            try:
                with storage_errors(self.path):
                    outcomes = self._commit(batch)
            except Exception as error:  # also a mistake of ours: nobody must wait for ever
                if isinstance(error, StorageFailed):
                    cause = error.cause
                else:
                    log.exception("unexpected")
                    cause = f"{type(error).__name__}: {error}"
                outcomes = [_Outcome(None, StorageFailed(cause=cause)) for _ in batch]
                self._abandon()  # in whatever state: the next batch has a new connection
            told = [
                (job.done, outcome)
                for job, outcome in zip(batch, outcomes, strict=True)
                if job.done is not None
            ]
            for loop, group in groupby(told, lambda one: one[0].get_loop()):
                with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                    loop.call_soon_threadsafe(_tell, tuple(group))

    def _next_batch(self) -> tuple[list[_Job], bool]:
        """Wait for work and take what is behind it. False: the writer is being closed."""
        batch: list[_Job] = []
        job = self._waiting.get()
        while job is not None:
            batch.append(job)
            if len(batch) == _LARGEST_BATCH:
                return batch, True
            # Work that nobody waits for waits for company: a commit costs more than the work.
            alone = all(job.done is None for job in batch)
            try:
                job = self._waiting.get(alone, _COMPANY_SECONDS)
            except Empty:
                return batch, True
        return batch, False

    def _commit(self, batch: Sequence[_Job]) -> list[_Outcome]:
        """Do the batch in one transaction.

        Raises: sqlite3.Error or StorageFailed when nothing of it is written.
        """
        if not batch:
            return []
        database = self._connection(waits_for_disk=any(job.durable for job in batch))
        database.execute("BEGIN IMMEDIATE")
        outcomes = [_outcome(job.work, database) for job in batch]
        database.execute("COMMIT")
        return outcomes

    def _connection(self, *, waits_for_disk: bool) -> sqlite3.Connection:
        if self._database is None:
            self._database = open_database(self.path)
            self._waits_for_disk = True
        if waits_for_disk is not self._waits_for_disk:
            # In a write-ahead log, a later FULL commit carries the earlier NORMAL ones to the disk.
            self._database.execute(
                "PRAGMA synchronous = FULL" if waits_for_disk else "PRAGMA synchronous = NORMAL"
            )
            self._waits_for_disk = waits_for_disk
        return self._database

    def _abandon(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _outcome(work: Work[Any], database: sqlite3.Connection) -> _Outcome:
    try:
        return _Outcome(work(database))
    except SeedbedError as error:
        return _Outcome(None, error)
    except _UNFIT as error:
        return _Outcome(None, StorageFailed(cause=f"the database refused it: {error}"))


def _tell(told: tuple[tuple[asyncio.Future[Any], _Outcome], ...]) -> None:
    for done, outcome in told:
        if done.done():  # its waiter was cancelled
            continue
        if outcome.error is None:
            done.set_result(outcome.value)
        else:
            done.set_exception(outcome.error)
