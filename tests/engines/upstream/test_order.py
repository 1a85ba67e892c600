"""A request among several upstreams: who is asked next, who stands in, and what is not repeated."""

from __future__ import annotations

import os
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from fronting import KEY_ENV, SET, ark, calls, frames, gateway, last, simulated
from seedbed.engines.registry import UPSTREAM
from seedbed.engines.upstream.engine import UpstreamEngine
from seedbed.engines.upstream.upstreams import read_upstreams
from seedbed.planning.catalog import Catalog
from seedbed.settings import Settings, SettingsError
from seedbed.testing.ark_simulator import ArkSimulator
from seedbed.testing.openai_simulator import simulated_openai
from serving import MODEL, Served, data_uri, gallery, picture


@contextmanager
def two(home: Path, **settings: Any) -> Iterator[tuple[Served, ArkSimulator, ArkSimulator]]:
    """A gateway that asks the first simulator, and the second if that does not accept."""
    with ExitStack() as stack:
        first, second = (stack.enter_context(simulated("ark")) for _ in range(2))
        upstreams = {"first": ark(first), "second": ark(second, priority=1)}
        yield stack.enter_context(gateway(home, upstreams, **settings)), first, second


def test_the_next_is_asked_when_one_did_not_accept(tmp_path: Path) -> None:
    with two(tmp_path) as (served, first, second):
        for fault in ("503", "429:60", "401", "403", "404"):
            first.next(fault)
            answer = served.post(stream=fault == "401", **SET)
            assert answer.status_code == 200, fault
            engine = served.house.engines.get(UPSTREAM)
            assert isinstance(engine, UpstreamEngine)
            engine.parts.routing = type(engine.parts.routing)(engine.parts.upstreams)
        assert first.billed == 0
        assert second.billed == 15
        states = [(call.upstream, call.state) for call in calls(served)]
        assert states == [("first", "refused"), ("second", "accepted")] * 5


def test_what_may_have_been_accepted_goes_to_nobody_else(tmp_path: Path) -> None:
    with two(tmp_path) as (served, first, second):
        for fault in ("reset-read", "504", "cut-body", "500", "refuse-text"):
            first.next(fault)
            assert served.post().status_code in (400, 500)
        assert second.calls == []
        assert [call.state for call in calls(served)] == ["unknown"] * 3 + ["refused"] * 2


def test_an_upstream_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    with simulated("ark") as gone:
        dead = ark(gone)
    with (
        simulated("ark") as second,
        gateway(tmp_path, {"first": dead, "second": ark(second, priority=1)}) as served,
    ):
        assert served.post().status_code == 200
        assert [call.state for call in calls(served)] == ["refused", "accepted"]


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("strict", [False, True])
def test_the_next_is_considered_as_the_first_was(
    tmp_path: Path, strict: bool, stream: bool
) -> None:
    search: dict[str, Any] = {
        "model": "doubao-seedream-5-0-260128",
        "tools": [{"type": "web_search"}],
    }
    with simulated("ark") as first, simulated("byteplus") as second:
        upstreams = {
            "first": ark(first),
            "second": ark(second, profile="byteplus", priority=1),  # which lacks tools
        }
        with gateway(tmp_path, upstreams, server={"strict": strict}) as served:
            first.next("503")
            answer = served.post(size="2K", stream=stream, **search)
            assert answer.status_code == 200, answer.text
            told = answer.headers.get("x-seedbed-fidelity", "")
            assert ("tools;state=ignored" in told) == (second.billed == 1) == (not strict)
            assert first.billed == strict


@pytest.mark.parametrize("stream", [False, True])
def test_what_is_told_is_of_who_drew_it(tmp_path: Path, stream: bool) -> None:
    """And not of who would have been asked first."""
    search: dict[str, Any] = {
        "model": "doubao-seedream-5-0-260128",
        "tools": [{"type": "web_search"}],
    }
    with simulated("byteplus") as lacking, simulated("ark") as able:
        upstreams = {
            "lacking": ark(lacking, profile="byteplus"),
            "able": ark(able, priority=1),
        }
        with gateway(tmp_path, upstreams) as served:
            lacking.next("401")
            answer = served.post(size="2K", stream=stream, **search)
            assert answer.status_code == 200, answer.text
            assert able.billed == 1
            assert "tools" not in answer.headers.get("x-seedbed-fidelity", "")


def test_a_request_that_one_of_two_refuses_is_the_others(tmp_path: Path) -> None:
    """Whoever's turn it is."""
    layers: dict[str, Any] = {
        "model": "doubao-seedream-5-0-pro-260628",
        "layer_decomposition": True,
    }
    with simulated("ark") as able, simulated_openai("vllm-omni") as lacking:
        (tmp_path / "key").write_text(lacking.key)
        upstreams = {
            "able": ark(able),
            "lacking": {
                "dialect": "openai", "profile": "vllm-omni", "base_url": lacking.base_url,
                "key_file": tmp_path / "key",
            },
        }  # fmt: skip
        with gateway(tmp_path / "home", upstreams) as served:
            image = data_uri(picture(1024, 768))
            for _ in range(3):
                assert served.post(image=image, size="auto", **layers).status_code == 200
                assert lacking.calls == []


def test_a_local_engine_stands_in(tmp_path: Path) -> None:
    models = {MODEL: {"upstreams": ["one"], "fallback": "swatch"}}
    with simulated("ark") as simulator:
        upstreams = {"one": ark(simulator)}
        with gateway(tmp_path, upstreams, models=models, engines={"default": "swatch"}) as served:
            simulator.always("503:30")
            answer = served.post(image=data_uri(picture(64, 48)), size="1K", **SET)
            assert answer.status_code == 200, answer.text
            assert len(answer.json()["data"]) == 3
            assert {item["size"] for item in answer.json()["data"]} == {"864x1152"}
            assert answer.json()["usage"]["output_tokens"] == 864 * 1152 * 3 // 256
            told = answer.headers["x-seedbed-fidelity"]
            assert "model;state=emulated" in told and "swatch" in told
            streamed = served.post(stream=True, **SET)
            told = streamed.headers["x-seedbed-fidelity"]
            assert "model;state=emulated" in told and "swatch" in told
            *items, completed, _ = frames(streamed.text)
            assert len(items) == 3 and completed[1]["usage"]["generated_images"] == 3
            assert served.post(model="seedream-4.0").headers["x-seedbed-engine"] == "swatch"
            simulator.always()
            assert simulator.billed == 0


def test_a_call_is_over_in_its_time_however_often_it_is_sent(tmp_path: Path) -> None:
    """Here to one that never reads."""
    uri = data_uri(picture(kind="JPEG") + os.urandom(6_000_000), "jpeg")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        upstream = {
            "dialect": "ark", "key_env": KEY_ENV, "silence_seconds": 1, "total_seconds": 2,
            "base_url": f"http://127.0.0.1:{silent.getsockname()[1]}",
        }  # fmt: skip
        with gateway(tmp_path, {"one": upstream}) as served:
            begun = time.monotonic()
            answer = served.post(image=uri)
            assert 1.5 < time.monotonic() - begun < 2.9
            assert answer.status_code == 503
            assert "cannot be reached" in answer.json()["error"]["message"]
            assert [call.state for call in calls(served)] == ["refused"] * 2


@pytest.mark.parametrize("seconds", [0, 0.2])
def test_a_local_engine_stands_in_for_one_that_is_busy(tmp_path: Path, seconds: float) -> None:
    models: dict[str, Any] = {
        MODEL: {"upstreams": ["one"], "fallback": "swatch", "fallback_seconds": seconds},
        "other": {"alias_of": MODEL, "upstreams": ["one", "two"]},
    }
    with simulated("ark", seconds=1) as simulator:
        upstreams = {"one": ark(simulator, concurrent=1), "two": ark(simulator, priority=1)}

        def told() -> str:
            return str(served.post().headers.get("x-seedbed-fidelity", ""))

        with gateway(tmp_path, upstreams, models=models) as served:
            assert told() == ""
            thread = threading.Thread(target=lambda: served.post(model="other"))
            thread.start()
            while len(simulator.generations) < 2:
                time.sleep(0.01)
            assert f"drawn by swatch: no upstream had room within {seconds:g} s" in told()
            thread.join()
            simulator.next("429:30")
            assert "drawn by swatch: no upstream took it" in told()
            assert "drawn by swatch: no upstream had room" in told()  # until it may be asked again


def test_what_was_refused_for_itself_is_drawn_by_nobody(tmp_path: Path) -> None:
    models = {MODEL: {"upstreams": ["one"], "fallback": "swatch"}}
    with (
        simulated("ark") as simulator,
        gateway(tmp_path, {"one": ark(simulator)}, models=models) as served,
    ):
        simulator.next("refuse-text", "reset-read")
        assert served.post().json()["error"]["code"] == "InputTextSensitiveContentDetected"
        assert served.post().status_code == 500


@pytest.mark.parametrize("left", ["unknown", "accepted"])
def test_a_call_that_was_out_in_a_crash_is_not_made_again(tmp_path: Path, left: str) -> None:
    body = {"model": MODEL, "prompt": "a cat", "size": "1K"}
    with simulated("ark") as simulator, gateway(tmp_path, {"one": ark(simulator)}) as served:

        def send() -> httpx.Response:
            return served.client.post(
                "/v1/images/generations", json=body, headers={"Idempotency-Key": "k"}
            )

        assert send().status_code == 200
        assert [call.state for call in calls(served)] == ["accepted"]
        path = served.house.settings.database_path
        with closing(sqlite3.connect(path)) as database, database:
            # As a kill leaves it: the claim open, the call not ended, or its picture nowhere.
            database.execute("UPDATE claims SET answer = NULL, owner = 'somebody gone'")
            database.execute("DROP TRIGGER pictures_are_never_removed")
            database.execute("DELETE FROM pictures")
            database.execute("UPDATE upstream_calls SET state = ?", (left,))
        answer = send()
        assert answer.status_code == 500
        assert "not sent again" in answer.json()["error"]["message"]
        assert len(simulator.generations) == 1


def test_a_quota_holds_the_most_there_can_be_and_settles_what_came(tmp_path: Path) -> None:
    with simulated("ark", seconds=0.3) as simulator:
        accounts = {"images_in_total": 16}
        with gateway(tmp_path, {"one": ark(simulator)}, accounts=accounts) as served:
            opened: list[int] = []
            thread = threading.Thread(target=lambda: opened.append(served.post(**SET).status_code))
            thread.start()
            while not simulator.generations:
                time.sleep(0.01)
            assert served.post(n=2).status_code == 429  # 15 are held
            thread.join()
            assert opened == [200]
            assert served.post(n=13).status_code == 200  # 3 were settled
            assert served.post().status_code == 429


def test_references_reach_a_private_place_only_through_the_upstream(tmp_path: Path) -> None:
    with simulated("ark", private_references=True) as simulator, gallery() as place:
        url = place.put("a.png", picture())
        with gateway(tmp_path, {"one": ark(simulator)}) as served:
            assert served.post(image=url).status_code == 200
            assert last(simulator).json["image"] == url


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"upstreams": {"a": {"dialect": "ark", "profile": "azure"}}}, "upstreams.a.profile"),
    ({"upstreams": {"a": {"dialect": "ark", "key_env": "SEEDBED_NO_SUCH"}}}, "SEEDBED_NO_SUCH"),
    ({"upstreams": {"a": {"dialect": "ark", "key_file": "/no/such"}}}, "upstreams.a.key_file"),
    ({"engines": {"upstreams": ["b"]}}, "engines.upstreams: no [upstreams.b]"),
    ({"models": {MODEL: {"upstreams": ["b"]}}}, "no [upstreams.b]"),
]


@pytest.mark.parametrize(("wrong", "told"), WRONG)
def test_wrong_settings_are_told_at_the_start(wrong: dict[str, Any], told: str) -> None:
    settings = Settings.model_validate(wrong)
    with pytest.raises(SettingsError, match=told.replace("[", r"\[")):
        read_upstreams(settings, Catalog(settings))


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARK_API_KEY", "very-secret")
    settings = Settings.model_validate({"upstreams": {"a": {"dialect": "ark"}}})
    found = read_upstreams(settings, Catalog(settings))["a"]
    assert found.key == "very-secret"
    assert "very-secret" not in repr(found) + repr(settings)


@pytest.mark.parametrize("key", ["two words", "a\r\nX-Evil: 1", "schlüssel", ""])
def test_what_is_no_key_is_refused(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARK_API_KEY", key)
    settings = Settings.model_validate({"upstreams": {"a": {"dialect": "ark"}}})
    with pytest.raises(SettingsError):
        read_upstreams(settings, Catalog(settings))
