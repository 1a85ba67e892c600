"""The one thread that writes ledger and quotas: what arrives while it waits shares a commit.

Work of one turn of the event loop reaches the thread together: to wake it costs more than most
work does. What nobody waits for wakes it only when nothing else has done so for a while.

Work is a function of the open connection. It runs inside the batch's transaction, in the order
it was handed over, and ends with its only change: work that raises has changed nothing, fails
alone, and its batch goes on. It may be done a second time, and must then change nothing more. A
commit waits for the disk only if some work in it is `durable`; the rest survives a killed
process, and may be lost with the power.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from seedbed.accounting.database import Database, Place, storage_errors
from seedbed.accounting.opening import open_database
from seedbed.errors import SeedbedError, StorageFailed
from seedbed.logs import log

T = TypeVar("T")
Work = Callable[[Database], T]

# At most two handfuls of work share a commit: more than 50 gain nothing (performance.md section 6).
_HANDFUL = 25
_COMPANY_SECONDS = 0.05  # how long work that nobody waits for may be kept for others to join it

# What SQLite says of values that do not fit the schema. Anything else fails the whole batch.
_UNFIT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, OverflowError, ValueError)


class _Job:
    """Work on its way. `value` is what came of it, once it was done, unless `error` is."""

    done: asyncio.Future[Any] | None = None
    """Who waits for it, if anybody, in `loop`."""
    loop: asyncio.AbstractEventLoop | None = None
    told = False
    """Whether the loop has heard how it went."""
    value: Any = None
    error: SeedbedError | None = None

    def __init__(self, work: Work[Any], durable: bool) -> None:
        self.work = work
        self.durable = durable

    def do(self, database: Database) -> None:
        """Do the work. Raises: what fails the whole batch."""
        self.error = None
        try:
            self.value = self.work(database)
        except SeedbedError as error:
            self.error = error
        except _UNFIT as error:
            self.error = StorageFailed(cause=f"the database refused it: {error}")


class Writer:
    """Writes to the database at `place`, which several processes may hold open.

    Raises: StorageFailed if it cannot be opened.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self._kept: list[_Job] = []  # until the loop turns
        self._turning: asyncio.AbstractEventLoop | None = None  # which hands them over then
        self._later: asyncio.AbstractEventLoop | None = None  # which does so after a while
        self._waiting: SimpleQueue[list[_Job] | None] = SimpleQueue()
        self._database: Database | None = open_database(place)
        self._trouble = ""
        self._waits_for_disk = True  # as open_database leaves it
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    async def write(self, work: Work[T], *, durable: bool) -> T:
        """Do the work; what it gives, once it is committed.

        Cancelling the wait does not take the work back; durable work is waited for all the same.
        Raises: what the work raised, if it is a SeedbedError; StorageFailed.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        job = _Job(work, durable)
        job.loop, job.done = loop, done
        with self._lock:
            if self._closed:
                raise StorageFailed(cause=f"{self.place} is closed")
            self._kept.append(job)
            if self._turning is not loop:
                self._turning = loop
                loop.call_soon(self._hand_over, False)
        try:
            return await done
        except asyncio.CancelledError:
            if durable and not job.told:  # the future went with the wait; the loop tells another
                job.done = again = loop.create_future()
                again.add_done_callback(asyncio.Future.exception)  # which nobody else will ask for
                await asyncio.wait({again})
            raise

    def post(self, work: Work[object]) -> None:
        """Have the work done after all that was handed over before; nobody hears how it went."""
        loop = asyncio.get_running_loop()
        with self._lock:
            if self._closed:
                return
            self._kept.append(_Job(work, False))
            if self._later is not loop:
                self._later = loop
                loop.call_later(_COMPANY_SECONDS, self._hand_over, True)

    def trouble(self) -> str:
        """Why the last commit on a server failed; "" after a good one. Asks it, for next time."""
        if isinstance(self.place, Path):
            return ""  # a disk that is full for some work is not so for other
        self.post(_nothing)
        return self._trouble

    def close(self) -> None:
        """Do what waits, then stop; later writes raise StorageFailed. Waits for the disk."""
        with self._lock:
            self._closed = True
            self._give()
            thread, self._thread = self._thread, None
            self._waiting.put(None)
        if thread is not None:
            thread.join()
        self._abandon()

    def _hand_over(self, late: bool) -> None:  # the loop passes no names
        with self._lock:
            if late:
                self._later = None
            else:
                self._turning = None
            if not self._closed:
                self._give()

    def _give(self) -> None:
        """Give the thread what was kept; with the lock held."""
        if not self._kept:
            return
        if self._thread is None:
            # A daemon: it keeps no crashed server alive, and what it held was not promised.
            self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
            self._thread.start()
        kept, self._kept = self._kept, []
        if len(kept) <= _HANDFUL:
            self._waiting.put(kept)
            return
        for start in range(0, len(kept), _HANDFUL):
            self._waiting.put(kept[start : start + _HANDFUL])

    def _run(self) -> None:
        running = True
        while running:
            batch, running = self._next_batch()
            try:
                with storage_errors(self.place):
                    self._surely(batch)
                self._trouble = ""
            except Exception as error:  # also a mistake of ours: nobody must wait for ever
                if isinstance(error, StorageFailed):
                    cause = error.cause
                else:
                    log.exception("unexpected")
                    cause = f"{type(error).__name__}: {error}"
                for job in batch:
                    job.error = StorageFailed(cause=cause)
                self._trouble = cause
                self._abandon()  # in whatever state: the next batch has a new connection
            for loop in {job.loop for job in batch}:
                if loop is not None:
                    waited = [job for job in batch if job.loop is loop]
                    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                        loop.call_soon_threadsafe(_tell, waited)

    def _next_batch(self) -> tuple[list[_Job], bool]:
        """Wait for work and take what is behind it. False: the writer is being closed."""
        batch: list[_Job] = []
        jobs = self._waiting.get()
        while jobs is not None:
            batch += jobs
            if len(batch) > _HANDFUL:
                return batch, True
            try:
                jobs = self._waiting.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _surely(self, batch: Sequence[_Job]) -> None:
        """Commit the batch; once more when the connection was lost, perhaps after the commit.

        Work done twice counts once, since it finds what it wrote (a call to an upstream alone
        would be there twice, and once "unknown", which is the safe side).
        """
        try:
            self._commit(batch)
        except ConnectionError:
            self._abandon()
            self._commit(batch)

    def _commit(self, batch: Sequence[_Job]) -> None:
        """Do the batch in one transaction.

        Raises: what `storage_errors` knows; nothing of it is written then, or, after a
        ConnectionError, perhaps all.
        """
        if not batch:
            return
        database = self._connection(waits_for_disk=True in [job.durable for job in batch])
        database.execute("BEGIN IMMEDIATE")
        for job in batch:
            job.do(database)
        database.execute("COMMIT")

    def _connection(self, *, waits_for_disk: bool) -> Database:
        if self._database is None:
            self._database = open_database(self.place)
            self._waits_for_disk = True
        if waits_for_disk is not self._waits_for_disk:
            self._database.wait_for_disk(waits_for_disk)
            self._waits_for_disk = waits_for_disk
        return self._database

    def _abandon(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _nothing(_: Database) -> None:
    """Work for the sake of its commit."""


def _tell(waited: Iterable[_Job]) -> None:
    for job in waited:
        job.told = True
        done = job.done
        if done is None or done.done():  # its waiter was cancelled
            continue
        if job.error is None:
            done.set_result(job.value)
        else:
            done.set_exception(job.error)
