"""How many answers were given and how long they took, as plain numbers.

Every request counts here, so it costs one addition to three numbers; the library, which takes
ten times as much, sees them only when the figures are asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

_NO_STATUS = "none"  # the caller was gone before the answer began


class Answers(Collector):
    """The figures of one server's answers; noted from its event loop only.

    `bounds` are the upper edges of the histogram's buckets, in seconds, rising.
    """

    def __init__(self, bounds: Sequence[float]) -> None:
        self._bounds = tuple(bounds)
        self._counts: dict[tuple[str, int], int] = {}
        self._times: dict[str, _Times] = {}

    def note(self, route: str, status: int, seconds: float) -> None:
        """Count an answer. `status` 0: none was begun."""
        series = (route, status)
        self._counts[series] = self._counts.get(series, 0) + 1
        times = self._times.get(route)
        if times is None:
            times = self._times[route] = _Times(len(self._bounds) + 1)
        # A bucket takes what is at most its bound.
        times.buckets[bisect_left(self._bounds, seconds)] += 1
        times.seconds += seconds

    def knows(self, route: str) -> bool:
        """Whether the route has had an answer."""
        return route in self._times

    @property
    def routes(self) -> int:
        """How many routes have had one."""
        return len(self._times)

    def collect(self) -> Iterator[Metric]:
        """All of it, as the library takes it."""
        counts = CounterMetricFamily("seedbed_requests", "Answers.", labels=["route", "status"])
        for (route, status), count in self._counts.items():
            counts.add_metric([route, str(status) if status else _NO_STATUS], count)
        yield counts
        taken = HistogramMetricFamily(
            "seedbed_request_seconds", "Seconds from arrival to the end of the answer.",
            labels=["route"],
        )  # fmt: skip
        names = [*(str(float(bound)) for bound in self._bounds), "+Inf"]
        for route, times in self._times.items():
            buckets = list(zip(names, map(float, accumulate(times.buckets)), strict=True))
            taken.add_metric([route], buckets, times.seconds)
        yield taken


class _Times:
    """Of one route: how many answers fell in each bucket, and seconds of all together."""

    __slots__ = ("buckets", "seconds")

    def __init__(self, buckets: int) -> None:
        self.buckets = [0] * buckets
        self.seconds = 0.0
