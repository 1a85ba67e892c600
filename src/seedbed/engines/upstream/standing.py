"""How an upstream is doing: for figures and people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from seedbed.breaker import State

Outcome = Literal["done", "refused", "not_accepted", "failed", "left"]
"""How a call ended, as routing was told it. "failed" is ambiguous, too: it may have been drawn.
"left" is without any end: its caller left, or this server failed."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Standing:
    """One upstream now: its breaker, the calls that are out and that may be, what it may be
    asked in a minute, the seconds of a pause that it wants, and its calls by their end."""

    breaker: State
    running: int
    concurrent: int
    images_per_minute: float
    pause: float
    outcomes: Mapping[Outcome, int]
