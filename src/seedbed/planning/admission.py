"""Who may draw now, who waits, and who is turned away at once.

`running` requests draw at a time and `waiting` more may wait; the next is refused with the
time after which to try again. Keys take turns: a key with fifty requests waiting does not
hold up another's first. Each key also has its pictures per minute.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from seedbed.errors import Overloaded, QuotaExceeded

if TYPE_CHECKING:
    from seedbed.types import Caller, Plan

_WINDOW_SECONDS = 60.0
_FIRST_GUESS_SECONDS = 2.0  # of one request, until one has been timed
_RECENT = 32  # requests whose durations are remembered


class Admission:
    """The queue before the engines; one per server, used from its event loop only.

    `running` and `waiting` are the room there is; `images_per_minute` is per key, 0 for no
    limit. `clock` counts seconds and never goes back.
    """

    def __init__(
        self,
        running: int,
        waiting: int,
        images_per_minute: int = 0,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._places = max(1, running)
        self._most_waiting = waiting
        self._quota = images_per_minute
        self._clock = clock
        self._running = 0
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._windows: OrderedDict[str, deque[tuple[float, int]]] = OrderedDict()
        self._seconds: deque[float] = deque(maxlen=_RECENT)

    @property
    def running(self) -> int:
        """Requests that hold a permit."""
        return self._running

    @property
    def waiting(self) -> int:
        """Requests that wait for one."""
        return sum(len(queue) for queue in self._queues.values())

    @asynccontextmanager
    async def permit(self, caller: Caller, plan: Plan) -> AsyncIterator[None]:
        """Hold a place while the block runs; leaving it, however, lets the next one in.

        Raises: QuotaExceeded, Overloaded before anything was waited for, each with
        `retry_after` in seconds.
        """
        free = self._running < self._places
        if not free and self.waiting >= self._most_waiting:
            raise Overloaded(
                "The server is busy and its queue is full. Please retry later.",
                retry_after=self._until_room(),
                cause=f"{self._running} running, {self.waiting} waiting",
            )
        self._count(caller.key_id, len(plan.shots))
        if free:
            self._running += 1
        else:
            try:
                await self._turn(caller.key_id)
            except asyncio.CancelledError:
                self._uncount(caller.key_id, len(plan.shots))
                raise
        begun = self._clock()
        try:
            yield
        finally:
            self._seconds.append(self._clock() - begun)
            self._let_go()

    async def _turn(self, key_id: str) -> None:
        """Wait until a place is handed over; a wait that is cancelled leaves no trace."""
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(key_id, deque()).append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._let_go()  # the place had just been handed over: pass it on
            else:
                self._forget(key_id, place)
            raise

    def _let_go(self) -> None:
        """Hand the place to the longest-waiting request of the key whose turn it is."""
        while self._queues:
            key_id, queue = next(iter(self._queues.items()))
            place = queue.popleft()
            if queue:
                self._queues.move_to_end(key_id)
            else:
                del self._queues[key_id]
            if not place.done():
                place.set_result(None)
                return
        self._running -= 1

    def _forget(self, key_id: str, place: asyncio.Future[None]) -> None:
        queue = self._queues.get(key_id)
        if queue is None or place not in queue:
            return
        queue.remove(place)
        if not queue:
            del self._queues[key_id]

    def _until_room(self) -> float:
        """Seconds until a place in the queue is likely free: one request's share of the
        places, from what the last ones took."""
        usual = sum(self._seconds) / len(self._seconds) if self._seconds else _FIRST_GUESS_SECONDS
        return max(1.0, usual / max(1, self._places))

    def _count(self, key_id: str, pictures: int) -> None:
        """Count pictures into the key's minute. Raises: QuotaExceeded when it is full."""
        if not self._quota:
            return
        now = self._clock()
        window = self._windows.setdefault(key_id, deque())
        while window and window[0][0] <= now - _WINDOW_SECONDS:
            window.popleft()
        used = sum(count for _, count in window)
        if used + pictures > self._quota:
            if not window:
                del self._windows[key_id]
            raise QuotaExceeded(
                f"The limit of {self._quota} images per minute is reached. Please retry later.",
                retry_after=self._until_allowed(window, used + pictures - self._quota, now),
                cause=f"{used} in the last minute, {pictures} asked for",
            )
        window.append((now, pictures))
        self._windows.move_to_end(key_id)
        self._drop_idle(now)

    def _uncount(self, key_id: str, pictures: int) -> None:
        """Take back what a request counted that left before its turn came."""
        window = self._windows.get(key_id)
        for at, (_, count) in enumerate(window or ()):
            if count == pictures and window is not None:
                del window[at]
                break
        if window is not None and not window:
            del self._windows[key_id]

    @staticmethod
    def _until_allowed(window: deque[tuple[float, int]], excess: int, now: float) -> float:
        """Seconds until enough of the window has passed for `excess` more pictures."""
        for at, count in window:
            excess -= count
            if excess <= 0:
                return at + _WINDOW_SECONDS - now
        return _WINDOW_SECONDS

    def _drop_idle(self, now: float) -> None:
        """Forget the keys that have been quiet for a minute; the quietest stand first."""
        while True:
            key_id, window = next(iter(self._windows.items()))
            if window[-1][0] > now - _WINDOW_SECONDS:
                return
            del self._windows[key_id]
