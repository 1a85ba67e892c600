"""Counts and times as plain numbers, which Prometheus' library sees only when it is asked.

Every request adds to several of them, so to add costs a look in a dict and an addition; the
library's own take ten times as much. Nor is it loaded before: a server would start a tenth later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from prometheus_client.core import Metric

_MOST_VALUES = 200
_UNKNOWN = "unknown"


class Figures(Protocol):
    """Whatever has figures to tell."""

    def collect(self) -> Iterator[Metric]:
        """All of them as they are now, as the library takes them."""


class Counts:
    """How often something happened, by the values of `labels`; from one thread only.

    Of each label so many values are told apart; every further one counts as "unknown".
    """

    def __init__(self, name: str, text: str, labels: Sequence[str]) -> None:
        self._name, self._text, self._labels = name, text, labels
        self._seen = [_Bounded() for _ in labels]
        self._counts: dict[tuple[str, ...], float] = {}

    def add(self, *values: str, by: float = 1) -> None:
        """Count it; by 0, so that it appears."""
        if values not in self._counts:
            values = tuple(map(_Bounded.known, self._seen, values))
            self._counts.setdefault(values, 0)
        self._counts[values] += by

    def collect(self) -> Iterator[Metric]:
        """All of it, as the library takes it."""
        from prometheus_client.core import CounterMetricFamily

        family = CounterMetricFamily(self._name, self._text, labels=self._labels)
        for values, count in self._counts.items():
            family.add_metric(values, count)
        yield family


class Times:
    """How long something took, by the values of `label`, as many as Counts tells apart; from one
    thread only.

    `bounds` are the upper edges of the histogram's buckets, in seconds, rising.
    """

    def __init__(self, name: str, text: str, label: str, bounds: Sequence[float]) -> None:
        self._name, self._text, self._label = name, text, label
        self._bounds = tuple(bounds)
        self._seen = _Bounded()
        self._taken: dict[str, _Taken] = {}

    def show(self, value: str) -> None:
        """Have the value appear before it took any time."""
        self._of(value)

    def add(self, value: str, seconds: float) -> None:
        """Note how long it took."""
        taken = self._taken.get(value)
        if taken is None:
            taken = self._of(value)
        # A bucket takes what is at most its bound.
        taken.buckets[bisect_left(self._bounds, seconds)] += 1
        taken.seconds += seconds

    def _of(self, value: str) -> _Taken:
        return self._taken.setdefault(self._seen.known(value), _Taken(len(self._bounds) + 1))

    def collect(self) -> Iterator[Metric]:
        """All of it, as the library takes it."""
        from prometheus_client.core import HistogramMetricFamily

        family = HistogramMetricFamily(self._name, self._text, labels=[self._label])
        names = [*(str(float(bound)) for bound in self._bounds), "+Inf"]
        for value, taken in self._taken.items():
            buckets = list(zip(names, map(float, accumulate(taken.buckets)), strict=True))
            family.add_metric([value], buckets, taken.seconds)
        yield family


class Now:
    """What `ask` says whenever it is asked, such as how many wait."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text
        self.ask: Callable[[], float] = float
        """By itself it says 0."""

    def collect(self) -> Iterator[Metric]:
        """It, as the library takes it."""
        from prometheus_client.core import GaugeMetricFamily

        yield GaugeMetricFamily(self._name, self._text, value=self.ask())


class _Bounded:
    """The values of a label so far, and no more than so many."""

    def __init__(self) -> None:
        self._values: set[str] = set()

    def known(self, value: str) -> str:
        """The value to count by: itself, or "unknown"."""
        if value not in self._values and len(self._values) >= _MOST_VALUES:
            return _UNKNOWN
        self._values.add(value)
        return value


class _Taken:
    """Of one value: how many times fell in each bucket, and seconds of all together."""

    __slots__ = ("buckets", "seconds")

    def __init__(self, buckets: int) -> None:
        self.buckets = [0] * buckets
        self.seconds = 0.0
