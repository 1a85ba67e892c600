"""Which upstream is asked, and whether a call may be sent again.

Lower priorities go first; among equals each gets its weight's share. An upstream that rests after
failing (breaker.py) is passed over, and one that is full or has said "later" (limits.py) leaves
the call to the next. A call is sent again only if it was provably not accepted: to another
upstream at once, to the same one after a pause and within its retry budget.
"""

from __future__ import annotations

import asyncio
import math
import random as chance
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from seedbed.engines.upstream.breaker import Breaker, RetryBudget
from seedbed.engines.upstream.dialect import NotAccepted, Upstream
from seedbed.engines.upstream.limits import Limits, speaks_of_a_rate
from seedbed.engines.upstream.standing import OUTCOMES, Outcome, Standing
from seedbed.errors import Overloaded, Unavailable

MOST_TRIES = 3
"""Of one call, over all upstreams (source: reliability.md, promise P6)."""
FIRST_PATIENCE_SECONDS = 30.0
"""How long a call waits for room at some upstream."""
REPEAT_PATIENCE_SECONDS = 10.0
"""How long it waits to be sent again; an upstream that wants more than that is not asked again."""
_FIRST_BACKOFF_SECONDS, _LONGEST_BACKOFF_SECONDS = 0.5, 4.0


@dataclass(eq=False)
class _Lane:
    """One upstream with what is known of it."""

    upstream: Upstream
    limits: Limits
    breaker: Breaker
    budget: RetryBudget = field(default_factory=RetryBudget)
    credit: int = 0
    # All of them from the start, so that a first failure shows as a rise.
    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))

    @property
    def weight(self) -> int:
        return self.upstream.settings.weight

    @property
    def priority(self) -> int:
        return self.upstream.settings.priority

    def wait(self, pictures: int) -> float:
        """Seconds until it may be asked: infinite if that hangs on what other calls come to."""
        return self.limits.wait(pictures) if self.breaker.ready else math.inf


class Attempt:
    """One sending of a call to `upstream`, whose place it holds until told how that ended.

    Exactly one of `done`, `refused`, `not_accepted` and `ambiguous` is told. Of an attempt that
    is left without, nobody knows what became of it; it gives its place back all the same.
    """

    def __init__(self, lane: _Lane, pictures: int, ended: Callable[[], None]) -> None:
        self.upstream = lane.upstream
        self.error: NotAccepted | None = None
        """What `not_accepted` was told."""
        self._lane, self._ended, self._open = lane, ended, True
        self._accepted = False
        self._slot, self._era = lane.limits.enter(pictures), lane.breaker.enter()

    def accepted(self) -> None:
        """The head of a good answer came."""
        self._accepted = True

    def done(self) -> None:
        """It ended well."""
        if self._ends("done"):
            self._lane.limits.done(self._slot)
            self._lane.breaker.succeeded(self._era)

    def refused(self) -> None:
        """A definite no about the request; the upstream is well."""
        if self._ends("refused"):
            self._lane.limits.withdrawn(self._slot)
            self._lane.breaker.succeeded(self._era)

    def not_accepted(self, error: NotAccepted) -> None:
        """Provably not accepted: it may be sent again."""
        if not self._ends("not_accepted"):
            return
        self.error = error
        if error.limited:
            self._lane.limits.refused(
                self._slot, error.retry_after, rate=speaks_of_a_rate(error.error.api_code)
            )
        else:
            self._lane.limits.withdrawn(self._slot, error.retry_after)
        if error.unwell:
            self._lane.breaker.failed(self._era)
        else:
            self._lane.breaker.succeeded(self._era)

    def ambiguous(self) -> None:
        """Sent, and nobody knows what became of it."""
        if self._ends("failed"):
            self._lane.limits.lost(self._slot)
            self._lane.breaker.failed(self._era)

    def leave(self) -> None:
        """Give the place back, if no end was told."""
        if not self._ends("left"):
            return
        self._lane.limits.lost(self._slot)
        if self._accepted:
            self._lane.breaker.succeeded(self._era)
        else:
            self._lane.breaker.abandoned(self._era)

    def _ends(self, outcome: Outcome) -> bool:
        was_open, self._open = self._open, False
        if was_open:
            self._lane.outcomes[outcome] += 1
            self._ended()
        return was_open


class Routing:
    """All upstreams of one server, and what is known of each. Lives in one event loop.

    `clock` gives seconds as the loop's own clock does.
    """

    def __init__(
        self,
        upstreams: Mapping[str, Upstream],
        *,
        clock: Callable[[], float] = time.monotonic,
        random: chance.Random | None = None,
    ) -> None:
        self._clock, self._random = clock, random or chance.Random()
        self._lanes = {
            name: _Lane(
                upstream,
                Limits(
                    upstream.settings.concurrent, upstream.settings.images_per_minute, clock=clock
                ),
                Breaker(clock, self._random.uniform),
            )
            for name, upstream in upstreams.items()
        }
        self._turns: dict[tuple[str, ...], asyncio.Lock] = {}
        self._changed = asyncio.Event()

    def preferred(self, names: Sequence[str]) -> Upstream:
        """The one of these that would be asked first now. Nothing changes by asking."""
        lanes = [self._lanes[name] for name in names]
        ready = [lane for lane in lanes if lane.wait(1) == 0]
        able = [lane for lane in lanes if lane.breaker.ready]
        return _first(ready or able or lanes).upstream

    async def attempts(
        self,
        names: Sequence[str],
        *,
        pictures: int,
        patience: float = FIRST_PATIENCE_SECONDS,
    ) -> AsyncGenerator[Attempt, None]:
        """The upstreams to ask for one call, one after the other, until one of them took it.

        Each attempt holds a place at its upstream while it is the current one. At most
        `MOST_TRIES` come; there are fewer when nobody may be asked any more. Calls for the same
        names get their places in the order they came, and wait `patience` seconds at most.
        Raises: instead of a first attempt, Overloaded when no upstream has room in time, and
        Unavailable when all of them rest after failing; both with `retry_after`.
        """
        asking = _Asking([self._lanes[name] for name in names], pictures, patience)
        while len(asking.sent) < MOST_TRIES:
            attempt = await self._next(tuple(names), asking)
            if attempt is None:
                return
            try:
                yield attempt
            finally:
                attempt.leave()
            if attempt.error is None:
                return
            asking.failed(attempt, self._clock(), self._backoff(asking, attempt.error))

    def standings(self) -> dict[str, Standing]:
        """How each upstream is doing, by its name."""
        return {
            name: Standing(
                lane.breaker.state,
                lane.limits.running,
                lane.limits.concurrent,
                lane.limits.images_per_minute,
                lane.limits.pause,
                dict(lane.outcomes),
            )
            for name, lane in self._lanes.items()
        }

    def _backoff(self, asking: _Asking, error: NotAccepted) -> float:
        """Seconds before the same upstream is asked again: full jitter, after its Retry-After."""
        most = min(_LONGEST_BACKOFF_SECONDS, _FIRST_BACKOFF_SECONDS * 2 ** (len(asking.sent) - 1))
        return (error.retry_after or 0.0) + self._random.uniform(0.0, most)

    async def _next(self, names: tuple[str, ...], asking: _Asking) -> Attempt | None:
        """The next attempt, once there is room for it; None if there is to be none."""
        first = not asking.sent
        patience = asking.patience if first else min(asking.patience, REPEAT_PATIENCE_SECONDS)
        now = self._clock()
        pause = asking.pause(now)
        if pause > patience:
            return None
        try:
            async with asyncio.timeout(patience):
                if pause:  # it waits out of turn, and holds nobody up
                    await asyncio.sleep(pause)
                async with self._turns.setdefault(names, asyncio.Lock()):
                    return await self._when_there_is_room(asking, now + patience)
        except TimeoutError:
            if not first:
                return None
            raise Overloaded(
                "The model's upstreams are busy. Please retry later.",
                cause=f"no room at {', '.join(names)} within {patience:g} s",
                retry_after=1.0,
            ) from None

    async def _when_there_is_room(self, asking: _Asking, until: float) -> Attempt | None:
        while True:
            now = self._clock()
            able = asking.able()
            if not able:
                if asking.sent:
                    return None
                raise Unavailable(
                    "The model's upstreams are failing. Please retry later.",
                    cause=f"resting: {', '.join(lane.upstream.name for lane in asking.lanes)}",
                    retry_after=max(1.0, min(lane.breaker.rest for lane in asking.lanes)),
                )
            waits = {lane: asking.wait(lane, now) for lane in able}
            ready = [lane for lane, wait in waits.items() if wait <= 0]
            if ready:
                return self._begin(asking, ready)
            soonest = min(waits.values())
            if soonest != math.inf and now + soonest > until:
                if asking.sent:
                    return None
                raise Overloaded(
                    "The model's upstreams are busy. Please retry later.",
                    cause=f"room in {soonest:.0f} s at the soonest",
                    retry_after=soonest,
                )
            await self._change_within(None if soonest == math.inf else soonest)

    def _begin(self, asking: _Asking, ready: Sequence[_Lane]) -> Attempt:
        lane = _take(asking.fresh(ready) or ready)
        if lane in asking.sent:
            lane.budget.take()
        else:
            lane.budget.add()
        asking.sent.append(lane)
        return Attempt(lane, asking.pictures, self._tell_change)

    def _tell_change(self) -> None:
        """Wake who waits for room; they look again and find most of the time that there is."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def _change_within(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            return


class _Asking:
    """One call's way from upstream to upstream."""

    def __init__(self, lanes: Sequence[_Lane], pictures: int, patience: float) -> None:
        self.lanes, self.pictures, self.patience = lanes, pictures, patience
        self.sent: list[_Lane] = []
        self._not_before: dict[_Lane, float] = {}
        self._barred: set[_Lane] = set()

    def failed(self, attempt: Attempt, now: float, backoff: float) -> None:
        """The last attempt was not accepted."""
        lane = self.sent[-1]
        self._not_before[lane] = now + backoff
        if attempt.error is not None and not attempt.error.again:
            self._barred.add(lane)

    def able(self) -> list[_Lane]:
        """Those that may be asked, now or when there is room."""
        return [
            lane
            for lane in self.lanes
            if lane not in self._barred
            and lane.breaker.ready
            and (lane not in self.sent or lane.budget.left)
        ]

    def fresh(self, lanes: Sequence[_Lane]) -> list[_Lane]:
        """Those of them that were not asked yet."""
        return [lane for lane in lanes if lane not in self.sent]

    def wait(self, lane: _Lane, now: float) -> float:
        """Seconds until it may be asked; infinite while that hangs on another call's end."""
        return max(lane.wait(self.pictures), self._not_before.get(lane, now) - now)

    def pause(self, now: float) -> float:
        """Seconds in which nothing can be sent, because all that is left is to repeat."""
        able = self.able()
        if not able or self.fresh(able):
            return 0.0
        return max(0.0, min(self._not_before[lane] for lane in able) - now)


def _take(lanes: Sequence[_Lane]) -> _Lane:
    """The one whose turn it is, and count that: smooth weighted round-robin, as nginx does it.

    Each turn gives every equal its weight in credit, and takes all of that from the chosen one.
    """
    chosen = _first(lanes)
    for lane in lanes:
        if lane.priority == chosen.priority:
            lane.credit += lane.weight
            chosen.credit -= lane.weight
    return chosen


def _first(lanes: Sequence[_Lane]) -> _Lane:
    """The one whose turn it is: of the lowest priority, the one with most credit."""
    lowest = min(lane.priority for lane in lanes)
    return max(
        (lane for lane in lanes if lane.priority == lowest),
        key=lambda lane: lane.credit + lane.weight,
    )
