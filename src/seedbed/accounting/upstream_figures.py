"""How the upstreams are doing, for Prometheus; asked of routing when the figures are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from seedbed.engines.upstream.standing import Standing

_STATES = ("closed", "half-open", "open")


class UpstreamFigures:
    """The figures of all upstreams; `standings` gives each one's standing by its name."""

    def __init__(self, standings: Callable[[], Mapping[str, Standing]]) -> None:
        self._standings = standings

    def collect(self) -> Iterator[Metric]:
        """All of it, as the library takes it."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        calls = CounterMetricFamily(
            "seedbed_upstream_calls", "Calls to an upstream.", labels=["upstream", "outcome"]
        )
        running = GaugeMetricFamily(
            "seedbed_upstream_running", "Calls that are out.", labels=["upstream"]
        )
        places = GaugeMetricFamily(
            "seedbed_upstream_places", "Calls that may be out at a time now.", labels=["upstream"]
        )
        breaker = GaugeMetricFamily(
            "seedbed_upstream_breaker", "1 for the state that its circuit breaker is in.",
            labels=["upstream", "state"],
        )  # fmt: skip
        for name, standing in self._standings().items():
            for outcome, count in standing.outcomes.items():
                calls.add_metric([name, outcome], count)
            running.add_metric([name], standing.running)
            places.add_metric([name], standing.concurrent)
            for state in _STATES:
                breaker.add_metric([name, state], float(standing.breaker == state))
        yield from (calls, running, places, breaker)
