"""The Ark dialect before a simulated Ark: what arrives there, what comes back, what goes wrong."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from fronting import KEY_ENV, SET, ark, calls, frames, gateway, gateway_to, last, simulated
from seedbed.engines.upstream.engine import UpstreamEngine
from seedbed.engines.upstream.routing import Routing
from seedbed.testing.ark_simulator import ArkSimulator
from serving import LITE, MODEL, PRO, Served, data_uri, gallery, picture
from serving import frames as frames_of

REFERENCE = data_uri(picture())


@pytest.fixture(scope="module")
def simulator() -> Iterator[ArkSimulator]:
    with simulated("ark") as one:
        yield one


@pytest.fixture(scope="module")
def house(simulator: ArkSimulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with gateway_to(simulator, tmp_path_factory.mktemp("gateway")) as served:
        yield served


@pytest.fixture
def served(house: Served, simulator: ArkSimulator) -> Iterator[Served]:
    """The gateway with nothing learnt of its upstream, and nothing left in the simulator."""
    engine = house.house.engines.get("upstream")
    assert isinstance(engine, UpstreamEngine)
    engine.parts.routing = Routing(engine.parts.upstreams)
    simulator.calls.clear()
    simulator.files.fetched.clear()
    simulator.always()
    yield house
    simulator.always()


# ── What arrives ────────────────────────────────────────────────────────────────────────────

FIELDS: list[tuple[str, dict[str, Any]]] = [
    (MODEL, {"size": "2048x1024"}),
    (MODEL, {"size": "2K", "prompt": "a fox, portrait format"}),
    (MODEL, {"size": "2k"}),
    (MODEL, {"response_format": "b64_json"}),
    (MODEL, {"response_format": "url", "watermark": True}),
    (MODEL, {"watermark": False, "seed": 7}),
    (MODEL, {"seed": -1}),
    (MODEL, SET | {"sequential_image_generation_options": {"max_images": 2}}),
    (MODEL, {"sequential_image_generation": "disabled"}),
    (MODEL, {"optimize_prompt_options": {"mode": "fast"}}),
    (MODEL, {"optimize_prompt_options": {"thinking": "disabled"}}),
    (MODEL, {"image": REFERENCE}),
    (MODEL, {"image": [REFERENCE, "https://example.com/a.png?x=1&y=%20"]}),
    (MODEL, {"image": "https://example.com/a.png"}),
    (MODEL, {"prompt": '一只"狐狸"\n\\ 在 <雪> & 里 🦊'}),
    (LITE, {"size": "2K", "output_format": "png"}),
    (LITE, {"size": "2K", "tools": [{"type": "web_search"}]}),
    (PRO, {"size": "1K", "image": [REFERENCE], "layer_decomposition": True}),
    (PRO, {"size": "1K", "background": "opaque", "output_format": "jpeg"}),
]


@pytest.mark.parametrize(("model", "body"), FIELDS)
def test_every_field_arrives_as_it_was_asked(
    served: Served, simulator: ArkSimulator, model: str, body: dict[str, Any]
) -> None:
    asked = {"model": model, "prompt": "a cat", "size": "1K", "watermark": False, **body}
    answer = served.client.post("/api/v3/images/generations", json=asked)
    assert answer.status_code == 200, answer.text
    if isinstance(asked.get("image"), list) and len(asked["image"]) == 1:
        asked["image"] = asked["image"][0]  # the same by the contract (statement 42)
    assert last(simulator).json == asked
    assert last(simulator).headers["authorization"] == f"Bearer {simulator.key}"


def test_nulls_and_foreign_fields_stay_here(served: Served, simulator: ArkSimulator) -> None:
    nulls = dict.fromkeys(
        ["image", "seed", "guidance_scale", "tools", "stream", "output_format", "size",
         "sequential_image_generation", "sequential_image_generation_options", "background"]
    )  # fmt: skip
    foreign = {"user": "u", "quality": "hd", "style": "vivid", "n": 1, "nonsense": {"a": 1}}
    body = {"model": MODEL, "prompt": "a cat", "watermark": True, **nulls, **foreign}
    answer = served.client.post("/v1/images/generations", json=body)
    assert answer.status_code == 200
    assert last(simulator).json == {"model": MODEL, "prompt": "a cat", "watermark": True}
    told = answer.headers["x-seedbed-fidelity"]
    assert "quality;state=ignored" in told and "nonsense;state=ignored" in told


DEPTHS: list[Callable[[dict[str, Any]], dict[str, Any]]] = [
    lambda value: value,
    lambda value: {"extra_body": value},
    lambda value: {"sequential_image_generation_options": {"max_images": 2, **value}},
    lambda value: {"optimize_prompt_options": {"mode": "standard", "extra": {"more": value}}},
    lambda value: {"tools": [{"type": "web_search", "config": {"a": {"b": value}}}]},
]


@pytest.mark.parametrize("depth", range(5))
@pytest.mark.parametrize("path", ["/v1", "/api/v3"])
def test_a_request_cannot_say_where_it_goes(
    served: Served, simulator: ArkSimulator, depth: int, path: str
) -> None:
    with simulated("ark", key="foreign-key") as foreign:
        smuggled = {
            "base_url": foreign.base_url, "api_base": foreign.base_url, "url": foreign.base_url,
            "upstream": "foreign", "upstreams": {"foreign": {"base_url": foreign.base_url}},
            "api_key": "foreign-key", "key": "foreign-key", "key_env": "HOME",
            "Authorization": "Bearer foreign-key", "headers": {"Authorization": "foreign-key"},
            "extra_headers": {"X-Foreign": "foreign-key"}, "host": "foreign-key",
        }  # fmt: skip
        body = {"model": LITE, "prompt": "a cat", "size": "2K", **DEPTHS[depth](smuggled)}
        answer = served.client.post(
            f"{path}/images/generations",
            json=body,
            headers={"X-Upstream": foreign.base_url, "X-Api-Key": "foreign-key",
                     "X-Forwarded-Host": "foreign-key", "X-Simulate": "500"},
        )  # fmt: skip
        assert answer.status_code == 200, answer.text
        assert foreign.connections == 0
    call = last(simulator)
    whole = call.body.decode() + repr(dict(call.headers))
    assert "foreign" not in whole and "HOME" not in whole
    assert "x-simulate" not in call.headers
    assert call.headers["authorization"] == f"Bearer {simulator.key}"


BAD: list[dict[str, Any]] = [
    {"size": "100x100"}, {"size": "3K"}, {"seed": -2}, {"response_format": "jpg"},
    {"image": "asset://x"}, {"image": "data:image/png;base64,@@@"}, {"prompt": " "},
    {"sequential_image_generation": "on"}, {"model": "no-such-model"}, {"watermark": "no"},
]  # fmt: skip


@pytest.mark.parametrize("body", BAD)
def test_a_bad_request_costs_nothing(
    served: Served, simulator: ArkSimulator, body: dict[str, Any]
) -> None:
    assert served.post(**body).status_code in (400, 404)
    assert simulator.calls == []


# ── What comes back ─────────────────────────────────────────────────────────────────────────


def test_the_upstreams_bytes_are_kept(served: Served, simulator: ArkSimulator) -> None:
    answer = served.post(seed=3).json()
    inline = served.post(seed=3, response_format="b64_json").json()
    file = served.fetch(answer["data"][0]["url"]).content
    assert file == base64.b64decode(inline["data"][0]["b64_json"])
    assert len(simulator.files.fetched) == 1  # by link: once; in base64: not at all
    assert b"simulated, seed 3" in file  # the simulator's own label
    assert answer["data"][0]["size"] == "1024x1024"
    assert answer["data"][0]["url"].startswith(served.url)


def test_a_set_comes_item_for_item(served: Served, simulator: ArkSimulator) -> None:
    simulator.next("refuse-slot:1")
    answer = served.post(**SET).json()
    good, bad, other = answer["data"]
    assert "url" in good and "url" in other
    assert bad["error"]["code"] == "OutputImageSensitiveContentDetected"
    assert last(simulator).request_id in bad["error"]["message"]
    assert answer["usage"]["generated_images"] == 2


def test_an_internal_failure_keeps_what_came(served: Served, simulator: ArkSimulator) -> None:
    simulator.next("fail-slot:1")
    first, second = served.post(**SET).json()["data"]
    assert "url" in first
    assert second["error"]["code"] == "InternalServiceError"


@pytest.mark.parametrize("fault", ["", "refuse-slot:0", "refuse-slot:2", "fail-slot:2"])
@pytest.mark.parametrize("form", ["url", "b64_json"])
def test_a_stream_tells_what_json_does(
    served: Served, simulator: ArkSimulator, fault: str, form: str
) -> None:
    body = SET | {"seed": 5, "response_format": form}
    simulator.next(fault, fault)
    whole = served.post(**body).json()
    *items, completed, done = frames(served.post(stream=True, **body).text)
    assert last(simulator).json["stream"] is True
    assert done == ("", None)
    assert completed[1]["usage"] == whole["usage"]
    assert [data["image_index"] for _, data in items] == list(range(len(whole["data"])))
    for (name, data), item in zip(items, whole["data"], strict=True):
        if "error" in item:
            assert name.endswith("partial_failed")
            assert data["error"]["code"] == item["error"]["code"]
        else:
            assert name.endswith("partial_succeeded") and data["size"] == item["size"]
        if form == "b64_json" and "error" not in item:
            assert data["b64_json"] == item["b64_json"]


def test_usage_is_passed_on_and_recorded(served: Served, simulator: ArkSimulator) -> None:
    answer = served.post(model=PRO, size="1K", image=[REFERENCE] * 2).json()
    assert answer["usage"] == {
        "generated_images": 1, "output_tokens": 3888, "total_tokens": 3888, "input_images": 2,
    }  # fmt: skip
    assert answer["data"][0]["output_format"] == "jpeg"
    call = calls(served)[-1]
    assert (call.state, call.told_pictures, call.told_tokens) == ("accepted", 1, 3888)
    assert (call.handed, call.delivered, call.trouble) == (1, 1, "")
    assert call.upstream_request_id == last(simulator).request_id


def test_layers_come_with_what_is_said_of_them(served: Served, simulator: ArkSimulator) -> None:
    body: dict[str, Any] = {
        "model": PRO, "size": "1K", "image": REFERENCE, "layer_decomposition": True,
    }  # fmt: skip
    answer = served.post(**body)
    assert answer.status_code == 200, answer.text
    items = answer.json()["data"]
    assert [item["z_index"] for item in items] == [0, 1, 2]
    assert "bounding_box" in items[1] and "bounding_box" not in items[0]
    assert items[0]["output_format"] == "png"


def test_n_pictures_are_single_calls(served: Served, simulator: ArkSimulator) -> None:
    answer = served.post(n=3)
    assert len(answer.json()["data"]) == 3
    assert answer.json()["usage"]["generated_images"] == 3
    assert len(simulator.generations) == 3
    assert all("n" not in call.json for call in simulator.generations)
    assert "n;state=emulated" in answer.headers["x-seedbed-fidelity"]


def test_a_png_of_a_model_without_is_made_here(served: Served, simulator: ArkSimulator) -> None:
    answer = served.post(output_format="png")
    assert "output_format" not in last(simulator).json
    assert "output_format;state=emulated" in answer.headers["x-seedbed-fidelity"]
    file = served.fetch(answer.json()["data"][0]["url"]).content
    with Image.open(BytesIO(file)) as opened:
        assert (opened.format, opened.size) == ("PNG", (1024, 1024))


# ── What goes wrong ─────────────────────────────────────────────────────────────────────────

# fault: status and code for the caller, calls that the upstream heard, the record's last state
TROUBLE: dict[str, tuple[int, str, int, str]] = {
    "400": (400, "InvalidParameter", 1, "refused"),
    "400:0:SomethingNew.Code": (400, "SomethingNew.Code", 1, "refused"),
    "refuse-text": (400, "InputTextSensitiveContentDetected", 1, "refused"),
    "refuse-image": (400, "InputImageSensitiveContentDetected", 1, "refused"),
    "refuse-output": (400, "OutputImageSensitiveContentDetected", 1, "refused"),
    "401": (500, "InternalServiceError", 1, "refused"),
    "403": (500, "InternalServiceError", 1, "refused"),
    "404": (404, "InvalidEndpointOrModel.NotFound", 1, "refused"),
    "408": (500, "InternalServiceError", 1, "unknown"),
    "500": (500, "InternalServiceError", 1, "refused"),
    "502": (500, "InternalServiceError", 1, "unknown"),
    "504": (500, "InternalServiceError", 1, "unknown"),
    "bad-json": (500, "InternalServiceError", 1, "unknown"),
    "html": (500, "InternalServiceError", 1, "unknown"),
    "empty": (500, "InternalServiceError", 1, "unknown"),
    "long-length": (500, "InternalServiceError", 1, "unknown"),
    "cut-body": (500, "InternalServiceError", 1, "unknown"),
    "reset-body": (500, "InternalServiceError", 1, "unknown"),
    # The whole request had left before the reset came: who could tell it from the next?
    "reset-unread": (500, "InternalServiceError", 0, "unknown"),
    "reset-read": (500, "InternalServiceError", 1, "unknown"),
}


@pytest.mark.parametrize("fault", TROUBLE)
def test_what_goes_wrong_is_told_and_never_sent_twice(
    served: Served, simulator: ArkSimulator, fault: str
) -> None:
    status, code, heard, state = TROUBLE[fault]
    simulator.next(fault)
    answer = served.post()
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert len(simulator.calls) == heard
    assert answer.headers["x-should-retry"] == "false"
    call = calls(served)[-1]
    assert (call.state, call.handed, call.delivered) == (state, 0, 0)
    if fault not in ("reset-unread", "reset-read"):  # then nothing of the upstream's was ever heard
        assert f"Upstream request id: {last(simulator).request_id}" in error["message"]
        assert call.upstream_request_id == last(simulator).request_id
    assert error["message"].endswith(f"Request id: {answer.headers['x-request-id']}")
    assert served.post().status_code == 200


def test_what_was_not_accepted_is_sent_again(served: Served, simulator: ArkSimulator) -> None:
    for _ in range(12):  # so that there is a retry in the budget
        assert served.post().status_code == 200
    before = simulator.billed
    simulator.next("503:1")
    assert served.post().status_code == 200
    assert simulator.billed == before + 1


@pytest.mark.parametrize("fault", ["cut-body:1", "reset-body:1", "stream-error:1"])
def test_a_stream_that_breaks_keeps_what_came(
    served: Served, simulator: ArkSimulator, fault: str
) -> None:
    simulator.next(fault)
    *items, completed, _ = frames(served.post(stream=True, **SET).text)
    assert [name.rpartition(".")[2] for name, _ in items] == ["partial_succeeded", "partial_failed"]
    assert items[1][1]["error"]["code"] == "InternalServiceError"
    assert completed[1]["usage"]["generated_images"] == 1
    call = calls(served)[-1]
    assert call.state == ("accepted" if fault.startswith("stream-error") else "unknown")
    assert (call.handed, call.delivered) == (1, 1)


@pytest.mark.parametrize("fault", ["no-completed", "no-done"])
def test_a_stream_without_its_end_is_told_with_one(
    served: Served, simulator: ArkSimulator, fault: str
) -> None:
    simulator.next(fault)
    *items, completed, done = frames(served.post(stream=True, **SET).text)
    assert len(items) == 3
    assert completed[1]["usage"] == {
        "generated_images": 3, "output_tokens": 11664, "total_tokens": 11664,
    }  # fmt: skip
    assert done == ("", None)


def test_an_upstream_that_does_not_stream_is_streamed(
    served: Served, simulator: ArkSimulator
) -> None:
    simulator.next("no-stream")
    *items, _, done = frames(served.post(stream=True, **SET).text)
    assert [name.rpartition(".")[2] for name, _ in items] == ["partial_succeeded"] * 3
    assert done == ("", None)


def test_events_are_handed_on_as_they_come(served: Served, simulator: ArkSimulator) -> None:
    """Each while the upstream makes the next one, not all at the end."""
    simulator.next("slow:1")
    body = {"model": MODEL, "size": "1K", "stream": True, **SET}
    with served.client.stream("POST", "/v1/images/generations", json=body) as answer:
        made = [last(simulator).pictures for _ in frames_of(answer)]
    assert made[0] < 3
    assert made[1] < 3


def test_a_refused_stream_is_refused_in_json(served: Served, simulator: ArkSimulator) -> None:
    simulator.next("refuse-text")
    answer = served.post(stream=True)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "InputTextSensitiveContentDetected"


@pytest.mark.parametrize("fault", ["missing-links", "html-links", "cut-links", "expired-links"])
def test_a_picture_that_cannot_be_had_fails_alone(
    served: Served, simulator: ArkSimulator, fault: str
) -> None:
    simulator.next(fault)
    answer = served.post()
    assert answer.status_code == 500
    assert last(simulator).request_id in answer.json()["error"]["message"]
    call = calls(served)[-1]
    assert (call.told_pictures, call.handed, call.delivered) == (1, 0, 0)
    assert call.trouble


def test_nothing_is_left_behind(served: Served, simulator: ArkSimulator) -> None:
    staging = served.house.store.staging
    for fault in ("cut-body", "missing-links", "reset-body"):
        simulator.next(fault)
        served.post(response_format="b64_json" if "body" in fault else "url")
    assert list(staging.iterdir()) == []


# ── Links, references, spellings ────────────────────────────────────────────────────────────


def test_links_may_be_passed_on(simulator: ArkSimulator, tmp_path: Path) -> None:
    with gateway_to(simulator, tmp_path, links="pass") as served:
        fetched = len(simulator.files.fetched)
        answer = served.post(watermark=True).json()
        url = answer["data"][0]["url"]
        assert url.startswith(simulator.files_url)
        assert len(simulator.files.fetched) == fetched
        assert answer["data"][0]["size"] == "1024x1024"
        assert served.fetch(url).status_code == 200
        assert served.post(response_format="b64_json").json()["data"][0]["b64_json"]
        # What can be told again has to be here.
        key = {"Idempotency-Key": "one"}
        first, second = (
            served.client.post(
                "/v1/images/generations",
                json={"model": MODEL, "prompt": "a cat", "size": "1K"},
                headers=key,
            )
            for _ in range(2)
        )
        assert first.json()["data"][0]["url"].startswith(served.url)
        assert second.headers["idempotent-replayed"] == "true"


def test_links_into_private_networks_are_not_followed(
    simulator: ArkSimulator, tmp_path: Path
) -> None:
    with gateway_to(simulator, tmp_path, allow_cidrs=[]) as served:
        fetched = len(simulator.files.fetched)
        assert served.post().status_code == 500
        assert len(simulator.files.fetched) == fetched


def test_references_are_not_fetched_here(served: Served, simulator: ArkSimulator) -> None:
    with gallery() as place:
        place.pictures.clear()
        url = place.put("a.png", picture())
        answer = served.post(image=url)
        assert answer.status_code == 400  # the simulator cannot reach this machine
        assert "Timeout while downloading" in answer.json()["error"]["message"]
        assert last(simulator).json["image"] == url


@pytest.mark.parametrize(
    ("flavour", "profile", "asked", "sent"),
    [
        ("ark", "ark", "seedream-4.0", "doubao-seedream-4-0-250828"),
        ("ark", "ark", "doubao-seedream-4-0-20260415", "doubao-seedream-4-0-20260415"),
        ("byteplus", "byteplus", "doubao-seedream-4-0-250828", "seedream-4-0-250828"),
        ("byteplus", "byteplus", "doubao-seedream-5-0-pro", "dola-seedream-5-0-pro-260628"),
        ("comet", "cometapi", "seedream-4-5-251128", "doubao-seedream-4-5-251128"),
        ("ark", "ark", "mine", "ep-20260101-abcde"),
    ],
)
def test_ids_are_spelled_as_the_upstream_does(
    tmp_path: Path, flavour: str, profile: str, asked: str, sent: str
) -> None:
    endpoints = {"ep-20260101-abcde": MODEL}
    models = {"mine": {"alias_of": MODEL}}
    with simulated(flavour, endpoints=endpoints) as other:
        one = ark(other, profile=profile, models={"mine": "ep-20260101-abcde"})
        with gateway(tmp_path, {"one": one}, models=models) as served:
            answer = served.post(model=asked, size="2K")
            assert answer.status_code == 200, answer.text
            assert answer.json()["model"] == asked
        assert last(other).json["model"] == sent


def test_the_key_comes_from_a_file(simulator: ArkSimulator, tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text(f"{simulator.key}\n")
    one = {**ark(simulator), "key_env": "", "key_file": secret}
    with gateway(tmp_path / "home", {"one": one}) as served:
        assert served.post().status_code == 200
        assert KEY_ENV not in repr(served.house.settings.upstreams["one"].key_file)
