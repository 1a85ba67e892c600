"""What a Prometheus server reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from prometheus_client.parser import text_string_to_metric_families

from seedbed.accounting import metrics as metrics_module
from seedbed.accounting.metrics import Metrics
from seedbed.types import Finish, Plan, Shot, Size

PLAN = Plan(
    request_id="02x", created=5, model="seedream-4-0-250828", engine="swatch",
    prompt="a secret garden", language="en", size=Size(300, 200), tier=None,
    shots=(Shot(0, "a secret garden", 1),), related=False, sources=(), seed=1, seed_given=False,
    guidance=None, delivery="url", stream=False, finish=Finish("image/jpeg", None, None),
)  # fmt: skip


def read(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Every sample: (name, label values in alphabetical order of their labels) -> value."""
    text, media_type = metrics.render()
    assert media_type.startswith("text/plain")
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_status() -> None:
    metrics = Metrics()
    for status in (200, 200, 429, 0):
        metrics.request("/v1/models", status, 0.02)
    seen = read(metrics)
    assert seen["seedbed_requests_total", "/v1/models", "200"] == 2
    assert seen["seedbed_requests_total", "/v1/models", "429"] == 1
    assert seen["seedbed_requests_total", "/v1/models", "none"] == 1
    assert seen["seedbed_request_seconds_sum", "/v1/models"] == pytest.approx(0.08)


def test_pictures_are_counted_by_engine_model_and_outcome() -> None:
    metrics = Metrics()
    metrics.picture(PLAN, "made", 1000)
    metrics.picture(PLAN, "made", 234)
    metrics.picture(PLAN, "refused")
    seen = read(metrics)
    assert seen["seedbed_pictures_total", "swatch", PLAN.model, "made"] == 2
    assert seen["seedbed_pictures_total", "swatch", PLAN.model, "refused"] == 1
    assert seen["seedbed_picture_bytes_total", "image/jpeg"] == 1234


def test_stages_are_timed_even_when_they_fail() -> None:
    metrics = Metrics()
    with metrics.timed("draw"):
        pass
    with pytest.raises(ZeroDivisionError), metrics.timed("draw"):
        _ = 1 // 0
    metrics.took("finish", 0.2)
    seen = read(metrics)
    assert seen["seedbed_stage_seconds_count", "draw"] == 2
    assert seen["seedbed_stage_seconds_bucket", "0.25", "finish"] == 1
    assert seen["seedbed_stage_seconds_bucket", "0.1", "finish"] == 0
    assert seen["seedbed_stage_seconds_count", "deliver"] == 0


def test_the_queue_is_asked_when_figures_are_wanted() -> None:
    metrics = Metrics()
    waiting = [1, 2, 3]
    metrics.watch_queue(lambda: len(waiting), lambda: 2)
    assert read(metrics)["seedbed_queue_depth",] == 3
    waiting.clear()
    assert read(metrics)["seedbed_queue_depth",] == 0
    assert read(metrics)["seedbed_running_requests",] == 2


def test_restarts_start_at_zero() -> None:
    metrics = Metrics()
    assert read(metrics)["seedbed_worker_restarts_total", "draw"] == 0
    metrics.worker_restarted("draw")
    assert read(metrics)["seedbed_worker_restarts_total", "draw"] == 1


def test_series_stay_bounded_whatever_is_asked() -> None:
    metrics = Metrics()
    for number in range(1000):
        metrics.request(f"/path/{number}", 404, 0.001)
        metrics.picture(replace(PLAN, model=f"model-{number}"), "failed")
    text = metrics.render()[0]
    assert text.count(b"\nseedbed_requests_total{") <= 201
    assert text.count(b"\nseedbed_pictures_total{") <= 201
    seen = read(metrics)
    assert seen["seedbed_requests_total", "unknown", "404"] == 800


def test_two_servers_never_mix() -> None:
    one, other = Metrics(), Metrics()
    one.request("/v1/models", 200, 0.1)
    assert ("seedbed_requests_total", "/v1/models", "200") not in read(other)


def test_nothing_of_the_prompt_is_told() -> None:
    metrics = Metrics()
    metrics.picture(PLAN, "made", 10)
    assert b"secret" not in metrics.render()[0]


def test_every_figure_is_in_the_module_s_table() -> None:
    metrics = Metrics()
    metrics.request("/v1/models", 200, 0.1)
    metrics.picture(PLAN, "made", 10)
    documented = metrics_module.__doc__ or ""
    for family in text_string_to_metric_families(metrics.render()[0].decode()):
        if family.name.startswith("seedbed_") and not family.name.endswith("_created"):
            assert f"| {family.name} |" in documented or f"| {family.name}_total |" in documented
