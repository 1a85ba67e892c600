"""How long a call may be silent, and how long it may take."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable


class Watch:
    """Ends a call that is silent for too long while it is waited for, or not over in time.

    One timer for the whole of it, and to wait is to note the time: a timeout around each piece
    would cost more than the piece. `deadline` is of the loop's clock; `silence` is how long a wait
    lasts at most, in seconds, unless it says otherwise, and `shortest` the least that any says.
    """

    def __init__(
        self, deadline: float, silence: float, shortest: float, hang_up: Callable[[], object]
    ) -> None:
        self.late = ""
        """Why it hung up; "" while it did not."""
        self.hang_up = hang_up
        self._deadline, self._silence, self._shortest = deadline, silence, shortest
        self._loop = asyncio.get_running_loop()
        self._since, self._until = 0.0, math.inf
        self._timer = self._loop.call_at(min(deadline, self._loop.time() + shortest), self._look)

    def waits(self, seconds: float | None = None) -> None:
        """From now on something must come within so long."""
        self._since = self._loop.time()
        self._until = self._since + (self._silence if seconds is None else seconds)

    def waits_no_more(self) -> None:
        """Nothing is waited for."""
        self._until = math.inf

    def end(self) -> None:
        """The call is over."""
        self._timer.cancel()

    def _look(self) -> None:
        now = self._loop.time()
        if now >= self._deadline:
            self.late = "not over in time"
        elif now >= self._until:
            self.late = f"silent for {self._until - self._since:g} s"
        if self.late:
            self.hang_up()
            return
        # Whatever is waited for from later on ends after this.
        soonest = min(self._deadline, self._until, now + self._shortest)
        self._timer = self._loop.call_at(soonest, self._look)
