"""How the bucket is doing, for Prometheus; asked of it when the figures are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from seedbed.delivery.bucket import BucketStanding

_STATES = ("closed", "half-open", "open")


class BucketFigures:
    """The figures of the bucket that result files are kept in; `standing` tells its standing."""

    def __init__(self, standing: Callable[[], BucketStanding]) -> None:
        self._standing = standing

    def collect(self) -> Iterator[Metric]:
        """All of it, as the library takes it."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        standing = self._standing()
        calls = CounterMetricFamily(
            "seedbed_bucket_calls", "Calls to the bucket.", labels=["call", "outcome"]
        )
        for (verb, end), count in standing.calls.items():
            calls.add_metric([verb, end], count)
        breaker = GaugeMetricFamily(
            "seedbed_bucket_breaker", "1 for the state that its circuit breaker is in.",
            labels=["state"],
        )  # fmt: skip
        for state in _STATES:
            breaker.add_metric([state], float(standing.breaker == state))
        yield from (calls, breaker)
