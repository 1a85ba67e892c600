"""One sending of a call to an upstream, and what routing learns of the upstream by it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from seedbed.breaker import Breaker
from seedbed.engines.upstream.dialect import NotAccepted
from seedbed.engines.upstream.limits import Limits, speaks_of_a_rate
from seedbed.engines.upstream.retry_budget import RetryBudget
from seedbed.engines.upstream.standing import OUTCOMES, Outcome
from seedbed.engines.upstream.upstream import Upstream


@dataclass(eq=False)
class Lane:
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

    def __init__(
        self, lane: Lane, pictures: int, ended: Callable[[], None], since: float = math.inf
    ) -> None:
        self.upstream = lane.upstream
        self.since = since
        """When the call was first sent, by the loop's clock; infinite while it was not."""
        self.error: NotAccepted | None = None
        """What `not_accepted` was told."""
        self.accepted = False
        """Whether the head of a good answer came."""
        self._lane, self._ended, self._open = lane, ended, True
        self._slot, self._era = lane.limits.enter(pictures), lane.breaker.enter()

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
        if self.accepted:
            self._lane.breaker.succeeded(self._era)
        else:
            self._lane.breaker.abandoned(self._era)

    def _ends(self, outcome: Outcome) -> bool:
        was_open, self._open = self._open, False
        if was_open:
            self._lane.outcomes[outcome] += 1
            self._ended()
        return was_open
