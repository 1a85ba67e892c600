"""Figures for Prometheus, each with a bounded number of series.

| name | labels | what it counts |
| --- | --- | --- |
| seedbed_requests_total | route, status | answers, by route and HTTP status |
| seedbed_request_seconds | route | time from a request's arrival to the end of its answer |
| seedbed_pictures_total | engine, model, outcome | pictures attempted: made, refused, failed |
| seedbed_picture_bytes_total | media_type | bytes of finished files |
| seedbed_stage_seconds | stage | time in a stage of the path |
| seedbed_queue_depth | | requests that wait for their turn |
| seedbed_running_requests | | requests that are drawing |
| seedbed_worker_restarts_total | pool | worker processes that ended and were replaced |
| seedbed_upstream_calls_total | upstream, outcome | calls, by how they ended (standing.Outcome) |
| seedbed_upstream_running | upstream | calls that are out |
| seedbed_upstream_places | upstream | calls that may be out at a time, as learnt |
| seedbed_upstream_breaker | upstream, state | 1 for the state of its circuit breaker |
| seedbed_bucket_calls_total | call, outcome | calls to the bucket, by how they ended |
| seedbed_bucket_breaker | state | 1 for the state of its circuit breaker |
| process_* | | memory, CPU time and open files of the server process |

Labels come from lists of ours (routes, engines, model ids). Should a value slip through that a
caller chose, a label takes 200 values and counts every further one as "unknown".
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, get_args

from seedbed.accounting.bucket_figures import BucketFigures
from seedbed.accounting.figures import Counts, Figures, Now, Times
from seedbed.accounting.upstream_figures import UpstreamFigures

if TYPE_CHECKING:
    from seedbed.delivery.bucket import BucketStanding
    from seedbed.engines.upstream.standing import Standing
    from seedbed.types import Plan

Stage = Literal["queue", "gather", "draw", "finish", "deliver"]
Outcome = Literal["made", "refused", "failed"]
Pool = Literal["draw", "decode"]

_NO_STATUS = "none"  # the caller was gone before the answer began

# From one row of the ledger to a picture that an engine may take two minutes for.
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """The server's figures; two servers' never mix."""

    def __init__(self) -> None:
        self._requests = Counts("seedbed_requests", "Answers.", ["route", "status"])
        self._request_seconds = Times(
            "seedbed_request_seconds", "Seconds from arrival to the end of the answer.", "route",
            _SECONDS,
        )  # fmt: skip
        self._pictures = Counts(
            "seedbed_pictures", "Pictures attempted.", ["engine", "model", "outcome"]
        )
        self._bytes = Counts("seedbed_picture_bytes", "Bytes of finished files.", ["media_type"])
        self._stage_seconds = Times(
            "seedbed_stage_seconds", "Seconds in a stage of the path.", "stage", _SECONDS
        )
        self._restarts = Counts("seedbed_worker_restarts", "Workers replaced.", ["pool"])
        self._depth = Now("seedbed_queue_depth", "Requests waiting.")
        self._running = Now("seedbed_running_requests", "Requests drawing.")
        self._all: list[Figures] = [
            self._requests, self._request_seconds, self._pictures, self._bytes,
            self._stage_seconds, self._depth, self._running, self._restarts,
        ]  # fmt: skip
        # These series appear at zero, so that a first failure shows as a rise.
        for stage in get_args(Stage):
            self._stage_seconds.show(stage)
        for pool in get_args(Pool):
            self._restarts.add(pool, by=0)

    def request(self, route: str, status: int, seconds: float) -> None:
        """Count an answer. `route` is of a fixed list; `status` 0: no answer was begun."""
        self._requests.add(route, str(status) if status else _NO_STATUS)
        self._request_seconds.add(route, seconds)

    def picture(
        self, plan: Plan, outcome: Outcome, byte_count: int = 0, *, drawer: str = ""
    ) -> None:
        """Count a picture that was attempted, and its file's bytes if it was made.

        `drawer` is who drew it, if that is not simply the plan's engine.
        """
        self._pictures.add(drawer or plan.engine, plan.model, outcome)
        if byte_count:
            self._bytes.add(plan.finish.media_type, by=byte_count)

    def took(self, stage: Stage, seconds: float) -> None:
        """Note how long a stage took."""
        self._stage_seconds.add(stage, seconds)

    def timed(self, stage: Stage) -> Timed:
        """Note how long a block takes, also if it raises."""
        return Timed(self._stage_seconds, stage)

    def watch_queue(self, depth: Callable[[], float], running: Callable[[], float]) -> None:
        """Ask these, at each rendering, how many requests wait and how many draw."""
        self._depth.ask, self._running.ask = depth, running

    def watch_upstreams(self, standings: Callable[[], Mapping[str, Standing]]) -> None:
        """Ask this, at each rendering, how the upstreams are doing. Once at most."""
        self._all.append(UpstreamFigures(standings))

    def watch_bucket(self, standing: Callable[[], BucketStanding]) -> None:
        """Ask this, at each rendering, how the bucket is doing. Once at most."""
        self._all.append(BucketFigures(standing))

    def worker_restarted(self, pool: Pool) -> None:
        """Count a worker process that ended and was replaced."""
        self._restarts.add(pool)

    def render(self) -> tuple[bytes, str]:
        """All figures in Prometheus' text format, and the content type of that."""
        from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
        from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

        registry = CollectorRegistry()
        for figures in self._all:
            registry.register(figures)
        ProcessCollector(registry=registry)
        return generate_latest(registry), CONTENT_TYPE_PLAIN_0_0_4


class Timed:
    """Enter it when the stage begins and leave it when it ends."""

    __slots__ = ("_stage", "_start", "_times")

    def __init__(self, times: Times, stage: Stage) -> None:
        self._times, self._stage = times, stage

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._times.add(self._stage, time.perf_counter() - self._start)
