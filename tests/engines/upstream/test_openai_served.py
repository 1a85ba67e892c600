"""Servers of OpenAI's images API behind a whole server of ours."""

from __future__ import annotations

import base64
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from seedbed.engines.upstream import one_call
from seedbed.testing.ark_simulator import simulated
from seedbed.testing.conformance import conform
from seedbed.testing.openai_simulator import SERVERS, OpenAISimulator, simulated_openai
from serving import Served, data_uri, picture, serving

SET = {"prompt": "a set of 3 posters of a cat", "sequential_image_generation": "auto"}


@dataclass
class Gateway:
    """A server of ours, and the servers that draw for it: the model "on-sglang" is SGLang's."""

    served: Served
    simulators: dict[str, OpenAISimulator]

    def ask(
        self, server: str = "openai", **fields: Any
    ) -> tuple[int, dict[str, Any], dict[str, str]]:
        """A small request to one of them: status, body and fidelity."""
        response = self.served.post(model=f"on-{server}", **fields)
        return response.status_code, response.json(), fidelity(response.headers)


def fidelity(headers: Any) -> dict[str, str]:
    """The state of each field in X-Seedbed-Fidelity."""
    parts = [part.split(";") for part in headers.get("x-seedbed-fidelity", "").split(", ") if part]
    return {part[0]: part[1].removeprefix("state=") for part in parts if len(part) > 1}


def last_call(gateway: Gateway, upstream: str) -> dict[str, Any]:
    """The newest row of the record of calls."""
    path = gateway.served.house.parts.settings.database_path
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        rows = database.execute(
            "SELECT * FROM upstream_calls WHERE upstream = ? ORDER BY rowid DESC", (upstream,)
        )
        return dict(rows.fetchone())


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    home = tmp_path_factory.mktemp("home")
    key_file = home / "key"
    with ExitStack() as stack:
        simulators = {name: stack.enter_context(simulated_openai(name)) for name in SERVERS}
        key_file.write_text(simulators["openai"].key + "\n")
        upstreams = {
            name: {
                "dialect": "openai",
                "profile": name,
                "base_url": simulator.base_url,
                "key_file": str(key_file),
                "models": {
                    "on-openai": "gpt-image-2",
                    "on-three-sizes": "gpt-image-1.5",
                    "on-localai": "flux",
                },
            }
            for name, simulator in simulators.items()
        }
        models = {
            f"on-{name}": {
                "alias_of": "doubao-seedream-4-0-250828", "engine": "upstream", "upstreams": [name]
            }
            for name in SERVERS
        }  # fmt: skip
        models["on-three-sizes"] = models["on-openai"]
        served = stack.enter_context(
            serving(home, upstreams=upstreams, models=models, engines={"workers": 1})
        )
        yield Gateway(served, simulators)


@pytest.fixture(autouse=True)
def forgotten(gateway: Gateway) -> None:
    for simulator in gateway.simulators.values():
        simulator.calls.clear()


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_a_picture_of_each_server(server: str, gateway: Gateway) -> None:
    status, body, told = gateway.ask(server, size="1600x600", seed=3)
    assert status == 200
    (item,) = body["data"]
    assert item["size"] == "1600x600"
    file = gateway.served.fetch(item["url"])
    assert Image.open(BytesIO(file.content)).size == (1600, 600)
    assert body["usage"]["generated_images"] == 1
    # 600 is a multiple of 8, not of 16.
    assert ("size" in told) == (server in ("openai", "vllm-omni", "sglang"))
    assert (told.get("seed") == "ignored") == (server == "openai")
    (call,) = gateway.simulators[server].calls
    assert call.headers["Authorization"] == f"Bearer {gateway.simulators['openai'].key}"


def test_base64_comes_as_base64(gateway: Gateway) -> None:
    _, body, _ = gateway.ask(response_format="b64_json")
    assert Image.open(BytesIO(base64.b64decode(body["data"][0]["b64_json"]))).size == (1024, 1024)


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_a_reference_becomes_an_edit(server: str, gateway: Gateway) -> None:
    file = picture(300, 200, "PNG")
    status, body, told = gateway.ask(server, image=data_uri(file), size="1K")
    assert status == 200
    assert body["data"][0]["size"] == "1248x832"  # 3:2, as the reference is
    (call,) = gateway.simulators[server].calls
    if server == "localai":
        assert base64.b64decode(call.fields["ref_images"][0]) == file
    else:
        assert call.files[0].data == file
        assert told["image"] == "emulated"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_a_reference_that_openai_does_not_read(kind: str, gateway: Gateway) -> None:
    file = picture(300, 200, kind, "teal")
    status, _, _ = gateway.ask(image=[data_uri(file, kind.lower()), data_uri(picture())], size="1K")
    assert status == 200
    first, second = gateway.simulators["openai"].calls[0].files
    image = Image.open(BytesIO(first.data))
    assert (image.format, image.size) == ("PNG", (300, 200))
    assert image.convert("RGB").getpixel((5, 5)) == (0, 128, 128)
    assert (first.media_type, second.data) == ("image/png", picture())


@pytest.mark.parametrize("file", [b"no picture", picture(8, 8), picture(600, 20), b"\x89PNG" * 9])
def test_a_bad_reference_costs_nothing(file: bytes, gateway: Gateway) -> None:
    status, body, _ = gateway.ask(image=data_uri(file))
    assert (status, body["error"]["param"]) == (400, "image")
    assert gateway.simulators["openai"].calls == []


def test_a_size_that_a_reference_gives(gateway: Gateway) -> None:
    status, body, told = gateway.ask("three-sizes", image=data_uri(picture(300, 200)), size="1K")
    assert (status, body["data"][0]["size"]) == (200, "1248x832")
    assert gateway.simulators["openai"].calls[0].fields["size"] == "1536x1024"
    assert told["size"] == "emulated"


def test_a_set_with_one_refused_picture(gateway: Gateway) -> None:
    gateway.simulators["openai"].next("", "refuse-output", "")
    status, body, told = gateway.ask(**SET)
    assert status == 200
    kinds = ["error" if "error" in item else "url" for item in body["data"]]
    assert sorted(kinds) == ["error", "url", "url"]  # the calls go side by side
    error = next(item["error"] for item in body["data"] if "error" in item)
    assert error["code"] == "OutputImageSensitiveContentDetected"
    assert any(call.request_id in error["message"] for call in gateway.simulators["openai"].calls)
    assert body["usage"]["generated_images"] == 2
    assert told["sequential_image_generation"] == "emulated"


def test_a_stream_of_a_server_without_one(gateway: Gateway) -> None:
    response = gateway.served.post(model="on-vllm-omni", stream=True, **SET)
    names = [line[7:] for line in response.text.splitlines() if line.startswith("event: ")]
    assert names == [*["image_generation.partial_succeeded"] * 3, "image_generation.completed"]
    data = [
        json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: {")
    ]
    assert [event.get("image_index") for event in data] == [0, 1, 2, None]
    assert len(gateway.simulators["vllm-omni"].calls) == 3


def test_a_stream_of_openai(gateway: Gateway) -> None:
    response = gateway.served.post(model="on-openai", stream=True, response_format="b64_json")
    data = [
        json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: {")
    ]
    assert base64.b64decode(data[0]["b64_json"]).startswith(b"\xff\xd8")
    assert gateway.simulators["openai"].calls[0].fields["stream"] is True


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ("refuse-text", 400, "InputTextSensitiveContentDetected"),
        ("refuse-output", 400, "OutputImageSensitiveContentDetected"),
        ("400", 400, "InvalidParameter"),
        ("401", 500, "InternalServiceError"),
        ("429:20", 429, "AccountRateLimitExceeded"),
        ("500", 500, "InternalServiceError"),
        ("cut-body", 500, "InternalServiceError"),
    ],
)
def test_refusals_in_the_contracts_words(
    fault: str, status: int, code: str, tmp_path: Path
) -> None:
    # A server of its own for each: what one 429 teaches must not meet the next.
    with simulated_openai() as simulator:
        (tmp_path / "key").write_text(simulator.key)
        upstream = {
            "dialect": "openai",
            "base_url": simulator.base_url,
            "key_file": tmp_path / "key",
        }
        with serving(
            tmp_path / "home",
            upstreams={"there": upstream},
            engines={"default": "upstream", "workers": 1},
        ) as served:
            simulator.always(fault)
            response = served.post()
            assert (response.status_code, response.json()["error"]["code"]) == (status, code)
            assert simulator.calls[0].request_id in response.json()["error"]["message"]
            assert simulator.key not in response.text
            assert simulator.pictures <= 1


@pytest.mark.parametrize("server", sorted(SERVERS))
async def test_the_contract_is_kept(server: str, gateway: Gateway) -> None:
    results = await conform(
        gateway.served.url + "/v1", gateway.served.key, models=[f"on-{server}"], cheap=True
    )
    assert [(one.number, one.reason) for one in results if one.outcome == "fail"] == []
    assert sum(one.outcome == "pass" for one in results) > 20


def test_a_request_that_ark_does_not_take(tmp_path: Path) -> None:
    with simulated() as ark, simulated_openai("vllm-omni") as vllm:
        (tmp_path / "key").write_text(ark.key)
        common = {"key_file": tmp_path / "key"}
        upstreams = {
            "ark": {"dialect": "ark", "base_url": ark.base_url, **common},
            "vllm": {"dialect": "openai", "profile": "vllm-omni", "base_url": vllm.base_url,
                     "priority": 1, **common},
        }  # fmt: skip
        engines = {"default": "upstream", "workers": 1}
        with serving(tmp_path / "home", upstreams=upstreams, engines=engines) as served:
            ark.always("401")
            response = served.post(**SET, size="1311x737")
            assert response.status_code == 200
            assert [item["size"] for item in response.json()["data"]] == ["1311x737"] * 3
            assert fidelity(response.headers)["size"] == "emulated"
            assert len(vllm.calls) == 3
            vllm.always("503")
            assert served.post().status_code == 503


def test_a_set_waits_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Its pictures come one by one, however little patience there is for a place.
    monkeypatch.setattr(one_call, "FIRST_PATIENCE_SECONDS", 0.01)
    with simulated_openai("sd-server", seconds=0.1) as simulator:
        upstream = {"dialect": "openai", "profile": "sd-server", "base_url": simulator.base_url}
        with serving(
            tmp_path,
            upstreams={"sd": {**upstream, "concurrent": 1}},
            engines={"default": "upstream", "workers": 1},
        ) as served:
            response = served.post(**SET)
            assert response.status_code == 200
            assert ["url" in item for item in response.json()["data"]] == [True] * 3


def test_calls_are_recorded(gateway: Gateway) -> None:
    gateway.ask(n=2)
    deadline = time.monotonic() + 20
    while (row := last_call(gateway, "openai"))["state"] == "unknown":
        assert time.monotonic() < deadline  # the end is written while the caller reads on
        time.sleep(0.02)
    assert row["state"] == "accepted"
    assert row["upstream_request_id"] == gateway.simulators["openai"].calls[0].request_id
    assert row["told_pictures"] == row["handed"] == 2
    assert row["told_tokens"] > 0
