"""What is written down and told of what upstreams drew: by whom, how much, how often; and what
is done with what nobody is told of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from fronting import SET, ark, calls, frames, gateway, gateway_to, last, simulated
from seedbed.testing.ark_simulator import ArkSimulator, answers
from serving import ABSENT, LITE, MODEL, PRO, Served, data_uri, picture, serving

STATES = ("closed", "half-open", "open")


@pytest.fixture
def simulator() -> Iterator[ArkSimulator]:
    with simulated("ark") as one:
        yield one


@pytest.fixture
def served(simulator: ArkSimulator, tmp_path: Path) -> Iterator[Served]:
    with gateway_to(simulator, tmp_path) as one:
        yield one


def figures(served: Served) -> dict[tuple[str, ...], float]:
    """The figures of /metrics: name, then the labels' values by the labels' names."""
    answer = served.client.get("/metrics")
    assert answer.status_code == 200
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def drawers(served: Served, answer: httpx.Response) -> list[str]:
    """Who drew an answer's pictures, as the ledger has it."""
    assert answer.status_code == 200, answer.text
    return [row.engine for row in served.house.ledger.rows(answer.headers["x-request-id"])]


def test_the_ledger_and_the_figures_name_who_drew(simulator: ArkSimulator, tmp_path: Path) -> None:
    models = {MODEL: {"upstreams": ["one"], "fallback": "swatch"}}
    with gateway(tmp_path, {"one": ark(simulator)}, models=models) as served:
        assert drawers(served, served.post(n=2)) == ["upstream:one"] * 2
        simulator.next("refuse-slot:1")
        assert drawers(served, served.post(**SET)) == ["upstream:one"] * 2
        simulator.always("503:30")
        assert drawers(served, served.post()) == ["swatch"]
        seen = figures(served)
    assert seen["seedbed_pictures_total", "upstream:one", MODEL, "made"] == 4
    assert seen["seedbed_pictures_total", "upstream:one", MODEL, "refused"] == 1
    assert seen["seedbed_pictures_total", "swatch", MODEL, "made"] == 1


TWICE: list[dict[str, Any]] = [
    {"model": LITE, "size": "2K", "tools": [{"type": "web_search"}]},
    {"model": PRO, "size": "1K", "image": data_uri(picture()), "layer_decomposition": True},
    SET,
]


@pytest.mark.parametrize("body", TWICE)
def test_an_answer_that_is_told_again_is_the_same(
    served: Served, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = answers.usage

    def told(*of: Any) -> dict[str, Any]:
        """An upstream that counts in its own way: nobody here could compute it."""
        return {**computed(*of), "output_tokens": 12345, "tool_usage": {"web_search": 2}}

    monkeypatch.setattr(answers, "usage", told)
    asked = {"model": MODEL, "prompt": "a cat", "size": "1K", **body}
    first, second = (
        served.client.post(
            "/api/v3/images/generations", json=asked, headers={"Idempotency-Key": "once"}
        )
        for _ in range(2)
    )
    assert first.status_code == 200, first.text
    assert second.headers["idempotent-replayed"] == "true"
    assert second.json()["usage"] == first.json()["usage"]
    assert second.json()["usage"]["output_tokens"] == 12345

    def without_links(answer: httpx.Response) -> list[dict[str, Any]]:
        return [{**item, "url": ""} for item in answer.json()["data"]]

    assert without_links(second) == without_links(first)


def test_a_default_size_of_ours_is_asked_for(simulator: ArkSimulator, tmp_path: Path) -> None:
    models = {
        MODEL: {"default_size": "1K"},
        "ours": {"alias_of": MODEL},
        LITE: {"fallback": "swatch"},
    }
    with gateway_to(simulator, tmp_path / "plain") as served:
        assert served.post(size=ABSENT).status_code == 200
        assert "size" not in last(simulator).json
    with gateway(tmp_path / "ours", {"one": ark(simulator)}, models=models) as served:
        for body, size in (
            ({"size": ABSENT}, "1K"),
            ({"size": None, "model": "ours"}, "1K"),
            ({"size": "2K"}, "2K"),
            ({"size": ABSENT, "model": LITE}, None),
        ):
            served.post(**body)
            assert last(simulator).json.get("size") == size


def test_pictures_beside_an_error_leave_no_files(served: Served, simulator: ArkSimulator) -> None:
    simulator.next("504")
    items = served.post(n=3).json()["data"]
    assert sorted("error" in item for item in items) == [False, False, True]
    assert sum(call.handed for call in calls(served)[-3:]) == 2
    assert list(served.house.store.staging.iterdir()) == []


BAD = {
    "no picture": b"GIF is what this is not",
    "heic": b"\0\0\0\x18ftypheic" + b"\0" * 40,
    "small": picture(10, 10),
    "long": picture(400, 16),
    "large": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0" + b"\0" * 20,
}


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("bad", BAD)
def test_a_bad_reference_costs_nothing(
    served: Served, simulator: ArkSimulator, bad: str, stream: bool
) -> None:
    images = [data_uri(picture()), data_uri(BAD[bad])]
    answer = served.post(image=images, stream=stream)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["code"].startswith("InvalidImageURL")
    assert "image 2" in answer.json()["error"]["message"]
    assert simulator.calls == []
    assert calls(served) == []


def test_the_upstreams_are_in_the_figures(simulator: ArkSimulator, tmp_path: Path) -> None:
    with gateway_to(simulator, tmp_path, concurrent=3) as served:
        before = figures(served)
        assert before["seedbed_upstream_calls_total", "failed", "ark"] == 0
        assert before["seedbed_upstream_breaker", "closed", "ark"] == 1
        assert before["seedbed_upstream_places", "ark"] == 3
        assert served.post(n=2).status_code == 200
        for fault in ("refuse-text", "reset-read", "401"):
            simulator.next(fault)
            assert served.post().status_code >= 400
        seen = figures(served)
        ended = {
            outcome: seen["seedbed_upstream_calls_total", outcome, "ark"]
            for outcome in ("done", "refused", "not_accepted", "failed", "left")
        }
        assert ended == {"done": 2, "refused": 1, "not_accepted": 1, "failed": 1, "left": 0}
        assert seen["seedbed_upstream_running", "ark"] == 0
        simulator.always("500")
        for _ in range(30):
            served.post()
        seen = figures(served)
        assert seen["seedbed_upstream_breaker", "closed", "ark"] == 0
        assert sum(seen["seedbed_upstream_breaker", state, "ark"] for state in STATES) == 1


def test_without_upstreams_there_are_no_figures_of_them(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        assert not any(name.startswith("seedbed_upstream") for name, *_ in figures(served))


@pytest.mark.parametrize("fault", ["cut-body:1", "reset-body:1", "stream-error:1"])
def test_what_breaks_after_the_only_picture_is_no_failure(
    served: Served, simulator: ArkSimulator, fault: str
) -> None:
    simulator.next(fault)
    picture_event, completed, done = frames(served.post(stream=True).text)
    assert picture_event[0] == "image_generation.partial_succeeded"
    assert completed[1]["usage"]["generated_images"] == 1
    assert done == ("", None)
    call = calls(served)[-1]
    assert (call.state, call.handed, call.delivered) == ("accepted", 1, 1)
