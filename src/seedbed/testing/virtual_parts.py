"""What stands for engine, ledger, claims and network in the simulation: the same promises and
the same rules as the real ones, on virtual time and a virtual disk, failing when told to.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from seedbed.accounting.claims import Claim, StoredAnswer
from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.accounting.quota import Reservation
from seedbed.delivery.keyring import Key, KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.engines import hosted
from seedbed.errors import (
    EngineFailed,
    InvalidParameter,
    KeyInUse,
    KeyReused,
    StorageFailed,
    WorkerDied,
)
from seedbed.testing.virtual_disk import VirtualDisk, VirtualOs
from seedbed.types import (
    Caller,
    ImageFailed,
    ImageFile,
    Note,
    Picture,
    Plan,
    Refusal,
    Shot,
)

Chance = Callable[[str], bool]
"""Whether what is named here happens now."""


@dataclass
class Durable:
    """All that outlives a process: the disk, and the database's two tables."""

    disk: VirtualDisk = field(default_factory=lambda: VirtualDisk("files"))
    rows: dict[tuple[str, int], LedgerRow] = field(default_factory=dict)
    claims: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    files: int = 0
    """How many staged files there ever were, so that no two have one name."""


class VirtualLedger:
    """`accounting.ledger.Ledger`'s promises. `step` may raise OSError, before or after a row is
    there, or end the process."""

    def __init__(self, durable: Durable, step: Callable[[str], None]) -> None:
        self._rows = durable.rows
        self._step = step

    async def record(self, row: LedgerRow) -> None:
        """Append one row; cancelling the wait does not take it back. Raises: StorageFailed."""
        await asyncio.to_thread(self._record, row)

    def rows(self, request_id: str) -> list[LedgerRow]:
        """The rows of one request, in order. Raises: StorageFailed."""
        self._stepped("ledger read")
        return [row for (of, _), row in sorted(self._rows.items()) if of == request_id]

    def _record(self, row: LedgerRow) -> None:
        self._stepped("ledger insert")
        there = self._rows.setdefault((row.request_id, row.image_index), row)
        if there != row:
            raise StorageFailed(cause=f"{row} is in the ledger already, as {there}")
        self._stepped("ledger committed")

    def _stepped(self, what: str) -> None:
        try:
            self._step(what)
        except OSError as error:
            raise StorageFailed(cause=str(error)) from error


class VirtualQuota:
    """`accounting.quota.Quota` with room for everybody; `open` is what is reserved now."""

    def __init__(self, ledger: VirtualLedger, delay: Callable[[], float]) -> None:
        self._ledger = cast(Ledger, ledger)
        self._delay = delay
        self.open = 0

    @asynccontextmanager
    async def reserved(
        self, caller: Caller, plan: Plan, *, most: bool = False
    ) -> AsyncIterator[Reservation]:
        """See Quota.reserved."""
        reservation = Reservation(self._ledger, len(plan.shots))
        self.open += 1
        try:
            await asyncio.sleep(self._delay())
            yield reservation
        finally:
            self.open -= 1


class VirtualClaims:
    """`accounting.claims.Claims`, rule for rule; a test compares the two."""

    def __init__(
        self, durable: Durable, step: Callable[[str], None], owner: str, lifetime_seconds: int
    ) -> None:
        self._claims = durable.claims
        self._step = step
        self._owner = owner
        self._at_work: set[tuple[str, str]] = set()
        self._lifetime = lifetime_seconds

    def take(self, key_id: str, key: str, fingerprint: str, request_id: str, now: int) -> Claim:
        """See Claims.take."""
        claim = self._take(key_id, key, fingerprint, request_id, now)
        if claim.answer is None:
            self._at_work.add((key_id, key))
        return claim

    def _take(self, key_id: str, key: str, fingerprint: str, request_id: str, now: int) -> Claim:
        self._stepped("claims take")
        for old in [one for one in self._claims.values() if one["created"] < now - self._lifetime]:
            del self._claims[old["key_id"], old["key"]]
        found = self._claims.get((key_id, key))
        if found is None:
            self._claims[key_id, key] = {
                "key_id": key_id, "key": key, "fingerprint": fingerprint,
                "request_id": request_id, "created": now, "owner": self._owner,
                "seed": None, "answer": None,
            }  # fmt: skip
            return Claim(key_id, key, request_id, now)
        if found["fingerprint"] != fingerprint:
            raise KeyReused()
        claim = Claim(key_id, key, found["request_id"], found["created"], found["seed"])
        if found["answer"] is not None:
            return replace(claim, answer=_answer(found["answer"]))
        if found["owner"] == self._owner and (key_id, key) in self._at_work:
            raise KeyInUse()
        found["owner"] = self._owner
        return claim

    @property
    def at_work(self) -> set[str]:
        """See Claims.at_work."""
        return {key for _, key in self._at_work}

    def begin(self, claim: Claim, seed: int) -> None:
        """See Claims.begin."""
        self._change("claims begin", claim, "seed", seed)

    def finish(self, claim: Claim, answer: StoredAnswer) -> None:
        """See Claims.finish."""
        self._change("claims finish", claim, "answer", json.dumps(asdict(answer)))
        self._at_work.discard((claim.key_id, claim.key))

    def release(self, claim: Claim) -> None:
        """See Claims.release."""
        try:
            self._stepped("claims release")
            if self._claims.get((claim.key_id, claim.key), {}).get("seed") is None:
                self._claims.pop((claim.key_id, claim.key), None)
            self._change("claims release", claim, "owner", "")
        finally:
            self._at_work.discard((claim.key_id, claim.key))

    def _change(self, what: str, claim: Claim, column: str, value: object) -> None:
        self._stepped(what)
        if (claim.key_id, claim.key) in self._claims:
            self._claims[claim.key_id, claim.key][column] = value
        self._stepped(f"{what} done")

    def _stepped(self, what: str) -> None:
        try:
            self._step(what)
        except OSError as error:
            raise StorageFailed(cause=str(error)) from error


class VirtualWorkers:
    """`workers.Workers` for a painter that takes virtual time, and sometimes fails or dies.

    `drawn(request_id, index)` is told of each picture that is begun.
    """

    def __init__(
        self,
        count: int,
        durable: Durable,
        system: VirtualOs,
        chance: Chance,
        delay: Callable[[], float],
        drawn: Callable[[str, int], None],
    ) -> None:
        self.count = count
        self._idle = asyncio.Semaphore(count)
        self._system = system
        self._chance = chance
        self._delay = delay
        self._drawn = drawn
        self._durable = durable

    async def run(self, function: Any, *args: Any, report: Any = None) -> Any:
        """What a worker gives back for `hosted`'s two tasks."""
        async with self._idle:
            await asyncio.sleep(self._delay())
            if function is hosted._consider:
                return ()
            _, plan, shot, _, staging = args
            return await self._paint(plan, shot, staging, report)

    async def _paint(self, plan: Plan, shot: Shot, staging: Path, report: Any) -> Picture | Refusal:
        self._drawn(plan.request_id, shot.index)
        if report is not None:
            report(shot.index / 10, "drawing")
        await asyncio.sleep(self._delay())
        if self._chance("engine refuses"):
            return Refusal(shot.index, "OutputImageSensitiveContentDetected", "no")
        if self._chance("engine fails"):
            raise EngineFailed(cause="on purpose")
        if self._chance("worker hangs"):
            await asyncio.sleep(120)
            raise WorkerDied(cause="silent for 120 s, killed")
        file = await self._write(plan, shot, staging)
        if self._chance("worker dies"):
            raise WorkerDied(cause="killed with its picture on the disk")
        return Picture(shot.index, file)

    async def _write(self, plan: Plan, shot: Shot, staging: Path) -> ImageFile:
        """As finishing.staged does: whole and synced, or not there, unless the worker dies."""
        self._durable.files += 1
        path = staging / f"{plan.request_id}-{shot.index}-{self._durable.files}"
        data = picture_of(plan.request_id, shot.index)
        try:
            fd = self._system.open(path, 0o101)  # O_WRONLY | O_CREAT
            try:
                await asyncio.sleep(self._delay())
                self._system.write(fd, data)
                await asyncio.sleep(self._delay())
                self._system.fsync(fd)
            except OSError:
                self._system.unlink(path)
                raise
            finally:
                self._system.close(fd)
        except OSError as error:
            raise StorageFailed(cause=str(error)) from error
        return ImageFile(path, plan.finish.media_type, plan.pixels, len(data))


class VirtualNetwork:
    """`references.gather.Gatherer` for requests without references, over a bad network."""

    def __init__(self, chance: Chance, delay: Callable[[], float]) -> None:
        self._chance = chance
        self._delay = delay

    @asynccontextmanager
    async def gather(
        self, sources: Sequence[object], *, largest: int | None = None
    ) -> AsyncIterator[tuple[()]]:
        """No references, after a while, or an error."""
        await asyncio.sleep(self._delay())
        if self._chance("reference unreachable"):
            raise InvalidParameter("image", "it cannot be fetched.")
        yield ()


class OneKeyRing(KeyRing):
    """A key ring with one key, in memory."""

    def __init__(self) -> None:
        self._only = Key("simulated", b"\0" * 32, 0)

    def signing(self) -> Key:
        """The key."""
        return self._only


def picture_of(request_id: str, index: int) -> bytes:
    """The bytes of a picture: long enough to be torn, and nobody else's."""
    return f"{request_id}/{index}\n".encode() * 20


def object_of(row: LedgerRow) -> ObjectName:
    """The name of the object that a row tells of."""
    return ObjectName(row.request_id, row.image_index, row.media_type)


def _answer(text: str) -> StoredAnswer:
    stored = cast("dict[str, Any]", json.loads(text))
    return StoredAnswer(
        tuple(ImageFailed(**item) for item in stored["failures"]),
        tuple(Note(**item) for item in stored["notes"]),
        stored["input_images"],
    )
