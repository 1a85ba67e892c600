"""How long a call may be silent, and how long it may take."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable


class Watches:
    """Ends those of one upstream's calls that are silent for too long, or not over in time.

    One timer looks at all of them, and to wait is to note the time: a timer for each call would
    cost as much as its bytes, a timeout around each piece of its answer more. `silence` is how
    long a wait lasts at most, in seconds, unless it says otherwise, and `shortest` the least that
    any says.
    """

    def __init__(self, silence: float, shortest: float) -> None:
        self.silence = silence
        self._shortest = shortest
        self._calls: set[Watch] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._next_look = math.inf

    def begin(self, deadline: float, hang_up: Callable[[], object]) -> Watch:
        """Watch a call that may take until `deadline`, of the loop's clock."""
        watch = Watch(self, deadline, hang_up)
        self._calls.add(watch)
        if deadline < self._next_look:
            self._look_before(deadline)
        return watch

    def end(self, watch: Watch) -> None:
        """Its call is over."""
        self._calls.discard(watch)

    def _look_before(self, latest: float) -> None:
        """Look at `latest`, or before: whatever is waited for from now on ends later."""
        loop = asyncio.get_running_loop()
        if self._timer is not None:
            self._timer.cancel()
        self._next_look = min(latest, loop.time() + self._shortest)
        self._timer = loop.call_at(self._next_look, self._look)

    def _look(self) -> None:
        self._timer, self._next_look = None, math.inf
        now = asyncio.get_running_loop().time()
        for watch in [watch for watch in self._calls if watch.due <= now]:
            self._calls.discard(watch)
            watch.hang_up_at(now)
        if self._calls:
            self._look_before(min(watch.due for watch in self._calls))


class Watch:
    """One call that is watched; it may take until `deadline`, of the loop's clock."""

    __slots__ = ("_deadline", "_hang_up", "_loop", "_since", "_until", "_watches", "late")

    def __init__(self, watches: Watches, deadline: float, hang_up: Callable[[], object]) -> None:
        self.late = ""
        """Why it hung up; "" while it did not."""
        self._watches, self._deadline, self._hang_up = watches, deadline, hang_up
        self._loop = asyncio.get_running_loop()
        self._since, self._until = 0.0, math.inf

    @property
    def due(self) -> float:
        """When it will be late, as things are."""
        return min(self._deadline, self._until)

    def waits(self, seconds: float | None = None) -> None:
        """From now on something must come within so long."""
        self._since = self._loop.time()
        self._until = self._since + (self._watches.silence if seconds is None else seconds)

    def waits_no_more(self) -> None:
        """Nothing is waited for."""
        self._until = math.inf

    def end(self) -> None:
        """The call is over."""
        self._watches.end(self)

    def hang_up_at(self, now: float) -> None:
        """It is late: say why, and end the call."""
        over = now >= self._deadline
        self.late = "not over in time" if over else f"silent for {self._until - self._since:g} s"
        self._hang_up()
