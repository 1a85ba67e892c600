"""How much one upstream is asked for at once and in a minute, as far as its 429s teach it.

Additive increase, multiplicative decrease, as TCP does it: a 429 halves the calls that may run at
once or, when it speaks of a rate, sets the pace of pictures below what was had of them; what is
done raises both again. What was learnt is forgotten some time after the last 429.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_MINUTE = 60.0
_FEWER_CALLS = 0.5
_FEWER_PICTURES = 0.8
_MORE_PICTURES = 0.2  # a minute, for each picture that came: about 20 % a minute at full use
# Fewer pictures in the last minute say nothing about how many a minute may have: the rest of the
# account may be others'. Then the upstream's own Retry-After is all that is known.
_A_RATE = 30
_AT_A_TIME_SECONDS = 5.0  # pictures of so long may come at once, so that sets are not cut to drips
_FORGOTTEN_SECONDS = 600.0
# Without Retry-After: so long after the first 429, twice as long after each that follows.
_FIRST_PAUSE_SECONDS, _LONGEST_OWN_PAUSE_SECONDS = 1.0, 30.0
LONGEST_PAUSE_SECONDS = 900.0
"""A longer Retry-After is cut to this: one call each quarter of an hour harms nobody, and a
mistaken value must not silence an upstream for a day."""


@dataclass(eq=False, slots=True)
class Slot:
    """One call's share: since when, and how many pictures it may bring."""

    begun: float
    pictures: int


def speaks_of_a_rate(code: str) -> bool:
    """Whether a 429's code is about pictures (or requests, tokens) a minute, not about calls at
    once. Source of the codes: contract.md section 5.1, and OpenAI's "rate_limit_exceeded".

    >>> [speaks_of_a_rate(code) for code in ("AccountRateLimitExceeded", "ServerOverloaded")]
    [True, False]
    """
    return "ratelimit" in code.lower().replace("_", "")


class Limits:
    """Who may call an upstream now; told how each call ended.

    `concurrent`: calls at once, at most. `images_per_minute`: pictures in any 60 seconds, at
    most; 0 is no limit but what is learnt. A call for more pictures than a minute may have goes
    through alone. `clock` gives seconds.
    """

    def __init__(
        self,
        concurrent: int,
        images_per_minute: int = 0,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most_calls, self._most_pictures = concurrent, images_per_minute or math.inf
        self._free = not images_per_minute  # of any rate or pause, set or told
        self._clock = clock
        self._calls = float(concurrent)
        self._pace = math.inf  # pictures a minute, learnt
        self._saved, self._saved_at = 0.0, 0.0  # pictures that the pace leaves room for
        self._window: deque[Slot] = deque()  # what was begun in the last minute
        self._running = 0
        self._paused_until = -math.inf
        self._pauses = 0  # in a row
        self._learnt_at = -math.inf

    @property
    def running(self) -> int:
        """Calls that run now."""
        return self._running

    @property
    def concurrent(self) -> int:
        """Calls that may run at once, as far as is known now."""
        self._forget()
        return max(1, int(self._calls))

    @property
    def images_per_minute(self) -> float:
        """Pictures that a minute may have, as far as is known now; infinite without a limit."""
        self._forget()
        return min(self._pace, self._most_pictures)

    @property
    def pause(self) -> float:
        """Seconds until the upstream wants to be called again; 0 when it may be."""
        if self._paused_until == -math.inf:
            return 0.0
        return max(0.0, self._paused_until - self._clock())

    def wait(self, pictures: int = 1) -> float:
        """Seconds until a call for so many pictures may begin: 0 is now.

        Infinite while that hangs on another call's end.
        """
        if self._free:  # the usual case
            return 0.0 if self._running < self._most_calls else math.inf
        if self._running >= self.concurrent:
            return math.inf
        return max(self.pause, self._minute_full_for(pictures), self._too_fast_for(pictures))

    def enter(self, pictures: int = 1) -> Slot:
        """Begin a call. Raises: RuntimeError unless `wait` is 0."""
        if self.wait(pictures) > 0:
            raise RuntimeError("the upstream's limits leave no room for this call")
        slot = Slot(self._clock(), pictures)
        self._let_go(slot.begun)
        self._window.append(slot)
        self._save(-pictures)
        self._running += 1
        return slot

    def done(self, slot: Slot) -> None:
        """The call ran its course."""
        self._running -= 1
        self._pauses = 0
        if self._learnt_at > -math.inf:
            self._calls = min(self._most_calls, self._calls + 1 / self._calls)
            self._pace += _MORE_PICTURES * slot.pictures

    def lost(self, slot: Slot) -> None:
        """Nobody knows what became of the call; its pictures count as had."""
        self._running -= 1

    def withdrawn(self, slot: Slot, retry_after: float | None = None) -> None:
        """The upstream did nothing for the call; it wants to be left alone for `retry_after`."""
        self._running -= 1
        self._save(slot.pictures)
        slot.pictures = 0
        if retry_after is not None:
            self._pause(retry_after)

    def refused(self, slot: Slot, retry_after: float | None = None, *, rate: bool = False) -> None:
        """The upstream said that it is asked for too much (429): for too many pictures a minute
        if `rate`, else for too many at once. `retry_after` in seconds."""
        asked = slot.pictures
        self.withdrawn(slot)
        # Calls that were under way when it first said so say nothing new.
        if slot.begun > self._learnt_at:
            self._learn(asked, rate=rate)
        doublings = min(10, max(0, self._pauses - 1))
        own = min(_FIRST_PAUSE_SECONDS * 2**doublings, _LONGEST_OWN_PAUSE_SECONDS)
        self._pause(own if retry_after is None else retry_after)

    def _pause(self, seconds: float) -> None:
        until = self._clock() + min(seconds, LONGEST_PAUSE_SECONDS)
        self._paused_until = max(self._paused_until, until)
        self._free = False

    def _learn(self, asked: int, *, rate: bool) -> None:
        had = self._in_last_minute()
        if not rate:
            self._calls = max(1.0, min(self._calls, self._running + 1) * _FEWER_CALLS)
        elif had >= _A_RATE:
            self._pace = _FEWER_PICTURES * min(self._pace, had + asked)
            self._saved, self._saved_at = self._at_a_time(), self._clock()
        self._pauses += 1
        self._learnt_at = self._clock()

    def _forget(self) -> None:
        if self._learnt_at == -math.inf:
            return
        if self._clock() - self._learnt_at > _FORGOTTEN_SECONDS:
            self._calls, self._pace = float(self._most_calls), math.inf
            self._learnt_at = -math.inf

    def _in_last_minute(self) -> int:
        self._let_go(self._clock())
        return sum(slot.pictures for slot in self._window)

    def _let_go(self, now: float) -> None:
        oldest = now - _MINUTE
        while self._window and self._window[0].begun <= oldest:
            self._window.popleft()

    def _minute_full_for(self, pictures: int) -> float:
        """Seconds until the last minute's pictures leave room for these."""
        limit = self._most_pictures
        if limit == math.inf:
            return 0.0
        excess = self._in_last_minute() + pictures - max(limit, pictures)
        for slot in self._window:
            if excess <= 0:
                break
            excess -= slot.pictures
            if excess <= 0:
                return max(0.0, slot.begun + _MINUTE - self._clock())
        return 0.0

    def _too_fast_for(self, pictures: int) -> float:
        """Seconds until the learnt pace leaves room for these, or as many as it lets come at
        once."""
        self._forget()
        if self._pace == math.inf:
            return 0.0
        self._save(0)
        short = min(pictures, self._at_a_time()) - self._saved
        return max(0.0, short * _MINUTE / self._pace)

    def _save(self, pictures: int) -> None:
        """Count what the pace has left room for since it was last counted, and these."""
        if self._pace == math.inf:
            return
        now = self._clock()
        come = (now - self._saved_at) * self._pace / _MINUTE
        self._saved = min(self._saved + come, max(self._saved, self._at_a_time())) + pictures
        self._saved_at = now

    def _at_a_time(self) -> float:
        return max(1.0, self._pace * _AT_A_TIME_SECONDS / _MINUTE)
