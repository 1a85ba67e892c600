"""When a service that keeps failing is left alone: an upstream, or the bucket.

The circuit breaker: who keeps failing gets a rest, and is then tried with one call.
closed -> open when at least half of its last calls failed; open -> half-open when its rest is
over; half-open lets one call through, whose end closes the breaker or opens it again, for longer.
(Source: reliability.md, promises P5 and P6.)
"""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

State = Literal["closed", "open", "half-open"]

_LAST_CALLS = 20  # whose ends count
_FEWEST = 5  # fewer ends say nothing
_SHARE = 0.5  # of them must have failed
_MEMORY_SECONDS = 60.0  # older ends are forgotten
# Reliability.md test 54 wants an upstream that is well again found within 10 seconds.
_FIRST_REST_SECONDS, _LONGEST_REST_SECONDS = 1.0, 6.0
_JITTER = 0.25  # rests vary by so much both ways, so that several servers do not probe together


class Breaker:
    """Decides whether a service may be called; told how each call ended.

    `enter` gives the call's pass, to be handed back with `succeeded`, `failed` or `abandoned`,
    once. The end of a call from before the breaker last changed says nothing about now, and is
    not counted. `clock` gives seconds, `uniform(low, high)` a random number.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._clock, self._uniform = clock, uniform
        self._ends: deque[tuple[float, bool]] = deque(maxlen=_LAST_CALLS)
        self._open = False
        self._until = 0.0
        self._rest = _FIRST_REST_SECONDS
        self._probing = False
        self._era = 0

    @property
    def state(self) -> State:
        """What it does now."""
        if not self._open:
            return "closed"
        return "open" if self._clock() < self._until else "half-open"

    @property
    def ready(self) -> bool:
        """Whether a call would be let through now."""
        return not self._open or (self.state == "half-open" and not self._probing)

    @property
    def rest(self) -> float:
        """Seconds for which it certainly lets no call through."""
        return max(0.0, self._until - self._clock()) if self._open else 0.0

    def enter(self) -> int:
        """The pass of a call that begins now. Raises: RuntimeError if it is not `ready`."""
        if not self.ready:
            raise RuntimeError("the breaker lets no call through")
        self._probing = self._open
        return self._era

    def succeeded(self, era: int) -> None:
        """It did its work, or rightly refused a request that was at fault."""
        if era != self._era:
            return
        if self._open:
            self._change(is_open=False)
            self._rest = _FIRST_REST_SECONDS
        self._ends.append((self._clock(), True))

    def failed(self, era: int, tries: int = 1) -> None:
        """It could not be reached, broke, or did not answer in time, so many times in this call."""
        if era != self._era:
            return
        self._ends.extend([(self._clock(), False)] * tries)
        if self._open:
            self._rest = min(2 * self._rest, _LONGEST_REST_SECONDS)
        elif not self._failing():
            return
        self._change(is_open=True)

    def abandoned(self, era: int) -> None:
        """We ended the call; that says nothing about the service."""
        if era == self._era:
            self._probing = False

    def _failing(self) -> bool:
        oldest = self._clock() - _MEMORY_SECONDS
        while self._ends and self._ends[0][0] < oldest:
            self._ends.popleft()
        failures = sum(not well for _, well in self._ends)
        return len(self._ends) >= _FEWEST and failures >= _SHARE * len(self._ends)

    def _change(self, *, is_open: bool) -> None:
        self._open, self._probing = is_open, False
        self._era += 1
        self._ends.clear()
        if is_open:
            varied = self._uniform(1 - _JITTER, 1 + _JITTER) * self._rest
            self._until = self._clock() + varied
