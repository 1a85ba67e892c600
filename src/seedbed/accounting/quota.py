"""How many pictures a key may have: in any minute, in a day (UTC), and ever.

A request reserves its pictures before anything is drawn, and each one is settled by the very
transaction that writes its ledger row (a trigger in database.py). What it did not settle is
released when it ends, however it ends. So at every moment, for every key:

    used = rows in the ledger + open reservations

A reservation is a lease: the server that holds it renews it, and one whose server was killed is
void once it has run out. Several servers may share the accounts; each reservation is one
transaction there, so together they never let more in than the limit.
docs/decisions/2026-11-22-quotas-beside-the-ledger.md has the reasons.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from seedbed.accounting.database import Database, Place, storage_errors
from seedbed.accounting.opening import open_database
from seedbed.errors import InvalidParameter, QuotaExceeded
from seedbed.values import dataclass

if TYPE_CHECKING:
    from seedbed.accounting.ledger import Ledger, LedgerRow
    from seedbed.types import Caller, Plan

_MINUTE = 60.0
_DAY = 86_400
_LEASE_SECONDS = 60.0
_REMEMBERED_SECONDS = 0.5  # so that a new limit counts within a second, like a revocation
_REMEMBERED_KEYS = 4096
_LARGEST_LIMIT = 1 << 53  # far above any use, and exact wherever it is shown


@dataclass(frozen=True, slots=True)
class KeyLimits:
    """Most pictures of a key in each period. 0 is no limit; None is as the settings say.

    Raises: InvalidParameter for a negative or absurd number.
    """

    per_minute: int | None = None
    per_day: int | None = None
    total: int | None = None

    def __post_init__(self) -> None:
        for name in ("per_minute", "per_day", "total"):
            if not 0 <= (getattr(self, name) or 0) <= _LARGEST_LIMIT:
                raise InvalidParameter(name, f"it is 0 (no limit) to {_LARGEST_LIMIT}.")

    def over(self, defaults: KeyLimits) -> tuple[int, int, int]:
        """Minute, day and total, with `defaults` where these say nothing; 0 is no limit."""
        return (
            (defaults.per_minute if self.per_minute is None else self.per_minute) or 0,
            (defaults.per_day if self.per_day is None else self.per_day) or 0,
            (defaults.total if self.total is None else self.total) or 0,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """What a key has used; open reservations count in all three periods."""

    minute: int
    today: int
    total: int
    open: int


class Reservation:
    """The pictures one request may still settle: `left`."""

    def __init__(self, ledger: Ledger, pictures: int) -> None:
        self._ledger = ledger
        self.left = pictures

    async def settle(self, row: LedgerRow) -> None:
        """Record a finished picture; on return it is charged, once. Raises: StorageFailed."""
        await self._ledger.record(row)
        self.left -= 1


class Quota:
    """The quotas of every key in the ledger's file; used from one event loop.

    `defaults` hold for keys without limits of their own. `clock` is Unix seconds, the same that
    dates the ledger's rows. Raises: StorageFailed.
    """

    def __init__(
        self,
        ledger: Ledger,
        defaults: KeyLimits,
        *,
        clock: Callable[[], float] = time.time,
        lease_seconds: float = _LEASE_SECONDS,
    ) -> None:
        self._ledger = ledger
        self._defaults = defaults
        self._clock = clock
        self._lease = lease_seconds
        self._open: set[tuple[str, str]] = set()
        self._free_until: dict[str, float] = {}  # keys without any limit are not asked for again
        self._renewal: asyncio.TimerHandle | None = None
        place = ledger.writer.place
        with closing(open_database(place)) as database, storage_errors(place):
            _drop_expired(clock(), database)  # what killed servers left behind

    def reserved(self, caller: Caller, plan: Plan, *, most: bool = False) -> Holding:
        """Hold the plan's pictures of the caller's quota while the block runs; or, with `most`,
        as many as an engine that decides by itself may draw.

        Settle them through the reservation that entering gives; leaving, however, releases the
        rest. Entering raises QuotaExceeded with the seconds after which it may fit, None if it
        never will; StorageFailed.
        """
        pictures = len(plan.shots)
        if most and pictures:
            pictures = max(pictures, plan.most)
        return Holding(self._ledger, pictures, self, (caller.key_id, plan.request_id))

    async def hold(self, name: tuple[str, str], pictures: int) -> bool:
        """Reserve for a key and a request; False: the key has no limit. Raises: see reserved."""
        now = self._clock()
        if not pictures or now < self._free_until.get(name[0], 0.0):
            return False
        ask = _Ask(*name, pictures, now, now + self._lease, self._defaults)
        self._open.add(name)
        self._keep_renewing()
        try:
            held = await self._ledger.writer.write(ask.reserve, durable=False)
        except QuotaExceeded:
            self._open.discard(name)
            raise
        except BaseException:  # cancelled, or not heard: it may have been granted
            self.release(name, pictures)
            raise
        if not held:
            self._open.discard(name)
            self._remember_free(name[0], now)
        return held

    def release(self, name: tuple[str, str], left: int) -> None:
        """Let go of the `left` pictures that a key's request has not settled."""
        self._open.discard(name)
        if left:
            # Handed over behind any row still on its way, so it releases only the rest.
            self._ledger.writer.post(partial(_release, name))

    def _remember_free(self, key_id: str, now: float) -> None:
        if len(self._free_until) >= _REMEMBERED_KEYS:
            self._free_until.clear()
        self._free_until[key_id] = now + _REMEMBERED_SECONDS

    def _keep_renewing(self) -> None:
        if self._renewal is None:
            loop = asyncio.get_running_loop()
            self._renewal = loop.call_later(self._lease / 3, self._renew)

    def _renew(self) -> None:
        self._renewal = None
        now = self._clock()
        if self._open:
            self._ledger.writer.post(partial(_renew, tuple(self._open), now + self._lease))
            self._keep_renewing()
        self._ledger.writer.post(partial(_drop_expired, now))


class Holding(Reservation):
    """A reservation that holds of its key's quota while the block runs."""

    def __init__(self, ledger: Ledger, pictures: int, quota: Quota, name: tuple[str, str]) -> None:
        super().__init__(ledger, pictures)
        self._quota, self._name = quota, name
        self._held = False

    async def __aenter__(self) -> Reservation:
        self._held = await self._quota.hold(self._name, self.left)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._held:
            self._quota.release(self._name, self.left)


def standings(place: Place, key_ids: Iterable[str], now: float) -> dict[str, Standing]:
    """What each of these keys has used, from the database itself. Raises: StorageFailed."""
    with closing(open_database(place)) as database, storage_errors(place):
        found = {}
        for key_id in key_ids:
            values = {"key": key_id, "now": now, "minute": _minute_ago(now), "day": now // _DAY}
            found[key_id] = Standing(*database.execute(_STANDING, values).fetchone())
        return found


_STANDING = """
    WITH mine (open) AS (
        SELECT COALESCE(SUM(pictures), 0) FROM reservations
        WHERE key_id = :key AND expires > :now
    )
    SELECT open + (SELECT COUNT(*) FROM pictures WHERE key_id = :key AND created > :minute),
           open + COALESCE((SELECT today FROM spent WHERE key_id = :key AND day >= :day), 0),
           open + COALESCE((SELECT total FROM spent WHERE key_id = :key), 0),
           open
    FROM mine
"""
_LIMITS_AND_USE = """
    SELECT COALESCE(per_minute, :per_minute, 0), COALESCE(per_day, :per_day, 0),
           COALESCE(keys.total, :total, 0),
           COALESCE(spent.total, 0), COALESCE(day, 0), COALESCE(today, 0),
           (SELECT COALESCE(SUM(pictures), 0) FROM reservations
            WHERE key_id = :key AND request_id <> :request AND expires > :now)
    FROM (SELECT :key AS asked) AS whose
         LEFT JOIN keys ON id = asked LEFT JOIN spent ON key_id = asked
"""
# The picture that must be a minute old before there is room for `:room` and more.
_IN_THE_WAY = """
    SELECT created FROM pictures WHERE key_id = :key AND created > :minute
    ORDER BY created DESC LIMIT 1 OFFSET :room
"""
# A request that is taken up again after a crash takes over what it had reserved.
_RESERVE = """
    INSERT INTO reservations (key_id, request_id, pictures, expires) VALUES (?, ?, ?, ?)
    ON CONFLICT (key_id, request_id) DO UPDATE
    SET pictures = excluded.pictures, expires = excluded.expires
"""
_RELEASE = "DELETE FROM reservations WHERE key_id = ? AND request_id = ?"
_RENEW = "UPDATE reservations SET expires = ? WHERE key_id = ? AND request_id = ?"


@dataclass(frozen=True, slots=True)
class _Ask:
    """A request's wish for pictures, judged inside the writer's transaction."""

    key_id: str
    request_id: str
    pictures: int
    now: float
    expires: float
    defaults: KeyLimits

    def reserve(self, database: Database) -> bool:
        """Reserve if every limit has room; False: the key has no limit, nothing is reserved.

        Raises: QuotaExceeded.
        """
        values = {
            "key": self.key_id,
            "request": self.request_id,
            "now": self.now,
            "per_minute": self.defaults.per_minute,
            "per_day": self.defaults.per_day,
            "total": self.defaults.total,
        }
        found = database.execute(_LIMITS_AND_USE, values).fetchone()
        per_minute, per_day, most, total, day, today, reserved = found
        if not (per_minute or per_day or most):
            return False
        if most:
            self._judge_total(most, total + reserved)
        if per_day:
            this_day = int(self.now // _DAY)
            used = (today if day >= this_day else 0) + reserved
            self._judge_day(per_day, used, (this_day + 1) * _DAY - self.now)
        if per_minute:
            self._judge_minute(per_minute, reserved, database)
        database.execute(_RESERVE, (self.key_id, self.request_id, self.pictures, self.expires))
        return True

    def _judge_total(self, limit: int, used: int) -> None:
        if used + self.pictures > limit:
            raise QuotaExceeded(
                f"This API key may have {limit} images in total: {_of(used, limit)}, and the"
                f" request asks for {self.pictures}.",
                code="SetLimitExceeded",
                cause=f"total: {used} of {limit} used",
            )

    def _judge_day(self, limit: int, used: int, until_tomorrow: float) -> None:
        if used + self.pictures > limit:
            raise QuotaExceeded(
                f"This API key may have {limit} images per day: {_of(used, limit)} today, and the"
                f" request asks for {self.pictures}. A new day begins at 00:00 UTC.",
                code="QuotaExceeded",
                cause=f"day: {used} of {limit} used",
                retry_after=until_tomorrow if self.pictures <= limit else None,
            )

    def _judge_minute(self, limit: int, reserved: int, database: Database) -> None:
        wait: float | None = None
        room = limit - reserved - self.pictures  # for pictures of the last minute
        if room >= 0:
            values = {"key": self.key_id, "minute": _minute_ago(self.now), "room": room}
            found = database.execute(_IN_THE_WAY, values).fetchone()
            if found is None:
                return
            wait = found[0] + _MINUTE - self.now
        elif self.pictures <= limit:
            wait = _MINUTE  # what is in the way is still being drawn
        raise QuotaExceeded(
            f"The limit of {limit} images per minute is reached. Please retry later."
            if wait is not None
            else f"The limit is {limit} images per minute, and the request asks for"
            f" {self.pictures}.",
            cause=f"minute: {reserved} reserved, {self.pictures} asked for, limit {limit}",
            retry_after=wait,
        )


def _minute_ago(now: float) -> int:
    # A whole number, like what it is compared with: else PostgreSQL would not use the index.
    return math.floor(now - _MINUTE)


def _of(used: int, limit: int) -> str:
    return f"{max(0, limit - used)} are left"


def _release(name: tuple[str, str], database: Database) -> None:
    database.execute(_RELEASE, name)


def _renew(names: tuple[tuple[str, str], ...], expires: float, database: Database) -> None:
    database.executemany(_RENEW, [(expires, *name) for name in names])


def _drop_expired(now: float, database: Database) -> None:
    database.execute("DELETE FROM reservations WHERE expires <= ?", (now,))
