"""Which upstream is asked, and whether a call may be sent again.

Lower priorities go first; among equals each gets its weight's share. An upstream that rests after
failing (breaker.py) is passed over, and one that is full or has said "later" (limits.py) leaves
the call to the next. A call is sent again only if it was provably not accepted: to another
upstream at once, to the same one after a pause and within its retry budget, and to none when its
`total_seconds` since the first sending are over.
"""

from __future__ import annotations

import asyncio
import math
import random as chance
import time
from collections.abc import Callable, Mapping, Sequence

from seedbed.breaker import Breaker
from seedbed.engines.upstream.attempt import Attempt, Lane
from seedbed.engines.upstream.dialect import NotAccepted
from seedbed.engines.upstream.limits import Limits
from seedbed.engines.upstream.standing import Standing
from seedbed.engines.upstream.upstream import Upstream
from seedbed.errors import Overloaded, Unavailable

MOST_TRIES = 3
"""Of one call, over all upstreams (source: reliability.md, promise P6)."""
FIRST_PATIENCE_SECONDS = 30.0
"""How long a call waits for room at some upstream."""
REPEAT_PATIENCE_SECONDS = 10.0
"""How long it waits to be sent again; an upstream that wants more than that is not asked again."""
_LEAST_SECONDS = 0.1  # that a sending has left when it begins
_FIRST_BACKOFF_SECONDS, _LONGEST_BACKOFF_SECONDS = 0.5, 4.0


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
        self.clock, self._random = clock, random or chance.Random()
        self._lanes = {
            name: Lane(
                upstream,
                Limits(
                    upstream.settings.concurrent, upstream.settings.images_per_minute, clock=clock
                ),
                Breaker(clock, self._random.uniform),
            )
            for name, upstream in upstreams.items()
        }
        self._turns: dict[tuple[str, ...], _Turn] = {}
        self._waiting: set[asyncio.Future[None]] = set()  # for room

    def preferred(self, names: Sequence[str]) -> Upstream:
        """The one of these that would be asked first now. Nothing changes by asking."""
        if len(names) == 1:
            return self._lanes[names[0]].upstream
        lanes = [self._lanes[name] for name in names]
        ready = [lane for lane in lanes if lane.wait(1) == 0]
        able = [lane for lane in lanes if lane.breaker.ready]
        return _first(ready or able or lanes).upstream

    def attempts(
        self,
        names: Sequence[str],
        *,
        pictures: int,
        patience: float = FIRST_PATIENCE_SECONDS,
    ) -> Attempts:
        """The upstreams to ask for one call, one after the other, until one of them took it.

        Each attempt holds a place at its upstream while it is the current one. At most
        `MOST_TRIES` come; there are fewer when nobody may be asked any more. Calls for the same
        names get their places in the order they came, and wait `patience` seconds at most.
        Raises: instead of a first attempt, Overloaded when no upstream has room in time, and
        Unavailable when all of them rest after failing; both with `retry_after`.
        """
        names = tuple(names)
        turn = self._turns.get(names)
        if turn is None:
            turn = self._turns[names] = _Turn([self._lanes[name] for name in names])
        return Attempts(self, turn, pictures, patience)

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

    def backoff(self, tries: int, error: NotAccepted) -> float:
        """Seconds before the same upstream is asked again: full jitter, after its Retry-After."""
        most = min(_LONGEST_BACKOFF_SECONDS, _FIRST_BACKOFF_SECONDS * 2 ** (tries - 1))
        return (error.retry_after or 0.0) + self._random.uniform(0.0, most)

    async def next(self, asking: Attempts) -> Attempt | None:
        """The next attempt, once there is room for it; None if there is to be none."""
        first, turn = not asking.sent, asking.turn
        if first and not turn.waiting and len(turn.lanes) == 1:
            (lane,) = turn.lanes
            if lane.wait(asking.pictures) <= 0:  # the usual case
                return self._begin(asking, lane)
        now = self.clock()
        patience = asking.patience if first else asking.patience_left(now)
        pause = asking.pause(now)
        if pause > patience:
            return None
        if not pause and not turn.waiting and (ready := asking.ready(now)):
            return self._begin(asking, _take(asking.fresh(ready) or ready))
        try:
            async with asyncio.timeout(patience):
                if pause:  # it waits out of turn, and holds nobody up
                    await asyncio.sleep(pause)
                async with turn:
                    return await self._when_there_is_room(asking, now + patience)
        except TimeoutError:
            if not first:
                return None
            names = ", ".join(lane.upstream.name for lane in turn.lanes)
            raise Overloaded(
                "The model's upstreams are busy. Please retry later.",
                cause=f"no room at {names} within {patience:g} s",
                retry_after=1.0,
            ) from None

    async def _when_there_is_room(self, asking: Attempts, until: float) -> Attempt | None:
        while True:
            now = self.clock()
            if ready := asking.ready(now):
                return self._begin(asking, _take(asking.fresh(ready) or ready))
            able = asking.able(now)
            if not able:
                if asking.sent:
                    return None
                lanes = asking.turn.lanes
                raise Unavailable(
                    "The model's upstreams are failing. Please retry later.",
                    cause=f"resting: {', '.join(lane.upstream.name for lane in lanes)}",
                    retry_after=max(1.0, min(lane.breaker.rest for lane in lanes)),
                )
            soonest = min(asking.wait(lane, now) for lane in able)
            if soonest != math.inf and now + soonest > until:
                if asking.sent:
                    return None
                raise Overloaded(
                    "The model's upstreams are busy. Please retry later.",
                    cause=f"room in {soonest:.0f} s at the soonest",
                    retry_after=soonest,
                )
            await self._change_within(None if soonest == math.inf else soonest)

    def _begin(self, asking: Attempts, lane: Lane) -> Attempt:
        if lane in asking.sent:
            lane.budget.take()
        else:
            lane.budget.add()
        asking.sent.append(lane)
        return Attempt(lane, asking.pictures, self._tell_change, asking.since)

    def _tell_change(self) -> None:
        """Wake who waits for room; they look again and find most of the time that there is."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def _change_within(self, seconds: float | None) -> None:
        change: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(change)
        try:
            await asyncio.wait({change}, timeout=seconds)
        finally:
            self._waiting.discard(change)


class _Turn(asyncio.Lock):
    """Calls for the same upstreams wait here, in the order they came; `waiting` of them do."""

    def __init__(self, lanes: Sequence[Lane]) -> None:
        super().__init__()
        self.lanes, self.waiting = lanes, 0

    async def __aenter__(self) -> None:
        self.waiting += 1
        try:
            await super().__aenter__()
        except BaseException:
            self.waiting -= 1
            raise

    async def __aexit__(self, *error: object) -> None:
        self.waiting -= 1
        self.release()


class Attempts:
    """One call's way from upstream to upstream; see Routing.attempts. Close it when that ends."""

    def __init__(self, routing: Routing, turn: _Turn, pictures: int, patience: float) -> None:
        self.turn, self.pictures, self.patience = turn, pictures, patience
        self.sent: list[Lane] = []
        self.since = math.inf  # see Attempt
        self._routing = routing
        self._current: Attempt | None = None
        self._over = False
        self._not_before: dict[Lane, float] = {}  # of those that were asked; for some, never

    def __aiter__(self) -> Attempts:
        return self

    async def __anext__(self) -> Attempt:
        if self._current is not None:
            self._leave(self._current)
        if not self._over and len(self.sent) < MOST_TRIES:
            self._current = await self._routing.next(self)
            if self._current is not None:
                return self._current
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Give the place back, if one is held."""
        self._over = True
        if self._current is not None:
            self._current.leave()

    def _leave(self, attempt: Attempt) -> None:
        attempt.leave()
        self._current, self.since = None, attempt.since
        if attempt.error is None:
            self._over = True
            return
        backoff = self._routing.backoff(len(self.sent), attempt.error)
        again = self._routing.clock() + backoff if attempt.error.again else math.inf
        self._not_before[self.sent[-1]] = again

    def able(self, now: float) -> list[Lane]:
        """Those that may be asked, now or when there is room."""
        return [
            lane
            for lane in self.turn.lanes
            if max(now, self._not_before.get(lane, 0.0)) < self._latest(lane)
            and lane.breaker.ready
            and (lane not in self.sent or lane.budget.left)
        ]

    def fresh(self, lanes: Sequence[Lane]) -> list[Lane]:
        """Those of them that were not asked yet."""
        return [lane for lane in lanes if lane not in self.sent]

    def ready(self, now: float) -> list[Lane]:
        """Those that may be asked now."""
        return [lane for lane in self.able(now) if self.wait(lane, now) <= 0]

    def wait(self, lane: Lane, now: float) -> float:
        """Seconds until it may be asked; infinite while that hangs on another call's end."""
        wait = lane.wait(self.pictures)
        return max(wait, self._not_before[lane] - now) if lane in self._not_before else wait

    def pause(self, now: float) -> float:
        """Seconds in which nothing can be sent, because all that is left is to repeat."""
        if not self.sent:
            return 0.0
        able = self.able(now)
        if not able or self.fresh(able):
            return 0.0
        return max(0.0, min(self._not_before[lane] for lane in able) - now)

    def patience_left(self, now: float) -> float:
        """Seconds it may wait to be sent again; below 0 if nobody may be asked any more."""
        latest = max(map(self._latest, self.able(now)), default=-math.inf)
        return min(self.patience, REPEAT_PATIENCE_SECONDS, latest - now)

    def _latest(self, lane: Lane) -> float:
        """Until when a sending to it may begin."""
        return self.since + lane.upstream.settings.total_seconds - _LEAST_SECONDS


def _take(lanes: Sequence[Lane]) -> Lane:
    """The one whose turn it is, and count that: smooth weighted round-robin, as nginx does it.

    Each turn gives every equal its weight in credit, and takes all of that from the chosen one.
    """
    chosen = _first(lanes)
    for lane in lanes if len(lanes) > 1 else ():
        if lane.priority == chosen.priority:
            lane.credit += lane.weight
            chosen.credit -= lane.weight
    return chosen


def _first(lanes: Sequence[Lane]) -> Lane:
    """The one whose turn it is: of the lowest priority, the one with most credit."""
    if len(lanes) == 1:
        return lanes[0]
    lowest = min(lane.priority for lane in lanes)
    return max(
        (lane for lane in lanes if lane.priority == lowest),
        key=lambda lane: lane.credit + lane.weight,
    )
