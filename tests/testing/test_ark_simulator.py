"""The Ark simulator over real sockets: what it answers, how it fails, what it records."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import time
from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import openai
import pytest
from PIL import Image
from volcenginesdkarkruntime import Ark

from certificates import certificate, tls_of
from seedbed.cli import main
from seedbed.testing.ark_simulator import FAULTS, ArkSimulator, Fault, simulated
from seedbed.testing.fault_proxy import FaultProxy, LimitData, ResetPeer
from serving import data_uri, picture
from waiting import comes

MODEL = "doubao-seedream-4-0-250828"
PRO = "doubao-seedream-5-0-pro-260628"
SET: dict[str, Any] = {
    "prompt": "a set of 3 posters of a cat",
    "sequential_image_generation": "auto",
}


class Client:
    """A client of a simulator."""

    def __init__(self, simulator: ArkSimulator, session: aiohttp.ClientSession) -> None:
        self.simulator, self.session = simulator, session

    async def ask(self, fault: str = "", seconds: float = 20, **body: Any) -> Heard:
        """POST a small generation."""
        simulator = self.simulator
        headers = {"Authorization": f"Bearer {simulator.key}"}
        if fault:
            headers["X-Simulate"] = fault
        async with self.session.post(
            simulator.base_url + "/images/generations",
            json={"model": MODEL, "prompt": "a cat", "size": "1K", **body},
            headers=headers,
            timeout=aiohttp.ClientTimeout(total=seconds),
        ) as response:
            return Heard(response.status, response.headers, await response.read())

    async def fetch(self, url: str, **headers: str) -> Heard:
        async with self.session.get(url, headers=headers) as response:
            return Heard(response.status, response.headers, await response.read())


class Heard:
    """An answer."""

    def __init__(self, status: int, headers: Mapping[str, str], raw: bytes) -> None:
        self.status, self.headers, self.raw = status, headers, raw

    @property
    def json(self) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(self.raw)
        return body

    @property
    def url(self) -> str:
        return str(self.json["data"][0]["url"])

    @property
    def events(self) -> list[tuple[str, dict[str, Any]]]:
        """Name and body of every whole frame but [DONE]."""
        found = []
        for frame in self.raw.decode().split("\n\n")[:-1]:
            name, _, data = frame.partition("\n")
            if name.startswith("event: ") and data.startswith("data: "):
                found.append((name[7:].rpartition(".")[2], json.loads(data[6:])))
        return found


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with ArkSimulator() as simulator, aiohttp.ClientSession() as session:
        yield Client(simulator, session)


async def test_a_picture_has_the_size_that_was_asked_for(client: Client) -> None:
    for size in ("1600x600", "2048x2048"):
        heard = await client.ask(size=size)
        file = await client.fetch(heard.url)
        assert heard.json["data"][0]["size"] == size
        width, height = Image.open(BytesIO(file.raw)).size
        assert f"{width}x{height}" == size
        assert heard.json["usage"]["output_tokens"] == width * height // 256


async def test_links_have_a_host_of_their_own_and_parameters_of_tos(client: Client) -> None:
    heard = await client.ask(watermark=False)
    assert heard.url.startswith(client.simulator.files_url)
    assert client.simulator.files_url != client.simulator.url
    assert [part.partition("=")[0] for part in heard.url.partition("?")[2].split("&")] == [
        "X-Tos-Algorithm", "X-Tos-Credential", "X-Tos-Date", "X-Tos-Expires", "X-Tos-Signature",
        "X-Tos-SignedHeaders",
    ]  # fmt: skip
    assert heard.headers["x-request-id"] in heard.url
    part = await client.fetch(heard.url, Range="bytes=0-2")
    assert (part.status, part.raw) == (206, b"\xff\xd8\xff")
    assert len(client.simulator.files.fetched) == 1


async def test_its_own_results_come_back_as_references(client: Client) -> None:
    url = (await client.ask()).url
    assert (await client.ask(image=url)).status == 200
    for other in (url.replace("X-Tos-Expires=8", "X-Tos-Expires=9"), "http://127.0.0.1:9/a.png"):
        refused = await client.ask(image=other)
        assert (refused.status, refused.json["error"]["code"]) == (400, "InvalidParameter")


async def test_no_two_files_are_equal_unless_a_seed_says_so(client: Client) -> None:
    async def made(**body: Any) -> str:
        heard = await client.ask(response_format="b64_json", **body)
        return str(heard.json["data"][0]["b64_json"])

    assert await made() != await made()
    assert await made(seed=5) == await made(seed=5)
    assert base64.b64decode(await made(seed=5)).startswith(b"\xff\xd8\xff")


async def test_sets_and_streams(client: Client) -> None:
    whole = await client.ask(**SET)
    assert len(whole.json["data"]) == 3
    streamed = await client.ask(stream=True, **SET)
    assert [name for name, _ in streamed.events] == ["partial_succeeded"] * 3 + ["completed"]
    assert [body["image_index"] for _, body in streamed.events[:3]] == [0, 1, 2]
    assert streamed.events[-1][1]["usage"] == whole.json["usage"]
    assert streamed.raw.endswith(b"data: [DONE]\n\n")


async def test_as_ark_it_ignores_n_and_refuses_png_on_4_0(client: Client) -> None:
    assert len((await client.ask(n=3)).json["data"]) == 1
    refused = await client.ask(output_format="png")
    assert refused.status == 400
    assert "not supported" in refused.json["error"]["message"]


async def test_the_call_is_kept_exactly(client: Client) -> None:
    await client.ask(seed=None, unknown={"a": [1]}, image=data_uri(picture()))
    (call,) = client.simulator.calls
    assert (call.method, call.path) == ("POST", "/api/v3/images/generations")
    assert call.json["seed"] is None
    assert call.json["unknown"] == {"a": [1]}
    assert call.headers["authorization"] == f"Bearer {client.simulator.key}"
    assert (call.status, call.pictures, call.finished) == (200, 1, True)


async def test_json_that_is_nested_too_deeply_is_refused(client: Client) -> None:
    async with client.session.post(
        client.simulator.base_url + "/images/generations",
        data=b"[" * 100_000,
        headers={"Authorization": f"Bearer {client.simulator.key}"},
    ) as response:
        assert response.status == 400
    assert client.simulator.calls[0].json is None


async def test_layers_and_transparent_backgrounds_are_taken(client: Client) -> None:
    heard = await client.ask(
        model=PRO, layer_decomposition=True, image=data_uri(picture(640, 480)), prompt="a cat"
    )
    items = heard.json["data"]
    assert [item["z_index"] for item in items] == [0, 1, 2]
    assert "bounding_box" not in items[0]
    assert len(items[1]["bounding_box"]["absolute"]) == 4
    assert heard.json["usage"]["input_images"] == 1


@pytest.mark.parametrize(
    ("flavour", "good", "bad"),
    [
        ("ark", MODEL, "seedream-4-0-250828"),
        ("byteplus", "seedream-4-0-250828", MODEL),
        ("byteplus", "dola-seedream-5-0-pro-260628", "seedream-4-0"),
        ("comet", MODEL, "seedream-4.0"),
    ],
)
async def test_flavours_take_their_own_ids(flavour: str, good: str, bad: str) -> None:
    async with ArkSimulator(flavour) as simulator, aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        assert (await client.ask(model=good)).status == 200
        refused = await client.ask(model=bad)
        if flavour == "comet":
            assert refused.status == 503
            assert refused.json["error"]["code"] == "model_not_found"
            assert refused.json["error"]["type"] == "comet_api_error"
        else:
            assert refused.status == 404
        async with session.get(
            f"{simulator.base_url}/models", headers={"Authorization": f"Bearer {simulator.key}"}
        ) as listed:
            rows = (await listed.json())["data"]
        assert good in {row["id"] for row in rows}
        shut = [row["id"] for row in rows if row.get("status") == "Shutdown"]
        assert bool(shut) == (flavour == "ark")


async def test_endpoints_stand_for_models() -> None:
    async with (
        ArkSimulator(endpoints={"ep-1": MODEL}) as simulator,
        aiohttp.ClientSession() as session,
    ):
        heard = await Client(simulator, session).ask(model="ep-1")
    assert heard.json["model"] == MODEL


# ── Faults ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 429, 500, 502, 503, 504])
async def test_every_status(client: Client, status: int) -> None:
    heard = await client.ask(f"{status}")
    assert heard.status == status
    assert heard.json["error"]["message"].endswith(heard.headers["x-request-id"])
    assert ("Retry-After" in heard.headers) == (status == 429)
    assert client.simulator.billed == (status == 504)


async def test_a_status_with_seconds_and_code(client: Client) -> None:
    heard = await client.ask("429:7:QuotaExceeded")
    assert heard.headers["Retry-After"] == "7"
    assert heard.json["error"]["code"] == "QuotaExceeded"


@pytest.mark.parametrize(
    ("fault", "told"),
    [("503:0.5", "1"), ("503:0", "0"), ("429:60", "60"), ("429:2.1:X", "3"), ("503::X", None)],
)
async def test_retry_after_is_in_whole_seconds(
    client: Client, fault: str, told: str | None
) -> None:
    assert (await client.ask(fault)).headers.get("Retry-After") == told


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("refuse-text", "InputTextSensitiveContentDetected"),
        ("refuse-image", "InputImageSensitiveContentDetected"),
        ("refuse-output", "OutputImageSensitiveContentDetected"),
    ],
)
async def test_refused_content(client: Client, fault: str, code: str) -> None:
    heard = await client.ask(fault)
    assert (heard.status, heard.json["error"]["code"]) == (400, code)
    assert client.simulator.billed == 0


async def test_one_slot_fails(client: Client) -> None:
    refused = (await client.ask("refuse-slot:1", **SET)).json
    assert ["error" in item for item in refused["data"]] == [False, True, False]
    assert refused["usage"]["generated_images"] == 2
    failed = (await client.ask("fail-slot:1", **SET)).json
    assert ["error" in item for item in failed["data"]] == [False, True]
    streamed = await client.ask("refuse-slot:1", stream=True, **SET)
    names = [name for name, _ in streamed.events]
    assert names == ["partial_succeeded", "partial_failed", "partial_succeeded", "completed"]


async def test_bodies_that_are_not_the_answer(client: Client) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting|Unterminated|delimiter"):
        _ = (await client.ask("bad-json")).json
    assert (await client.ask("html")).headers["content-type"].startswith("text/html")
    assert (await client.ask("empty")).raw == b""
    with pytest.raises(aiohttp.ClientPayloadError):
        await client.ask("long-length:10")


async def test_a_length_that_is_too_small_cuts_the_body(client: Client) -> None:
    short = httpx.AsyncClient(trust_env=False)
    async with short:
        heard = await short.post(
            client.simulator.base_url + "/images/generations",
            json={"model": MODEL, "prompt": "a cat", "size": "1K"},
            headers={
                "Authorization": f"Bearer {client.simulator.key}", "X-Simulate": "short-length:50",
            },
        )  # fmt: skip
    with pytest.raises(ValueError, match=r"JSON|Expecting|Unterminated|delimiter"):
        heard.json()


@pytest.mark.parametrize("fault", ["reset-read", "reset-body", "cut-body", "timeout:0.1"])
async def test_connections_that_end_early(client: Client, fault: str) -> None:
    with pytest.raises(aiohttp.ClientError):
        await client.ask(fault)
    assert client.simulator.billed == 1
    assert not client.simulator.calls[0].finished
    assert (await client.ask()).status == 200


async def test_reset_before_anything_is_read(client: Client) -> None:
    client.simulator.next("reset-unread", "")
    with pytest.raises(aiohttp.ClientError):
        await client.ask()
    assert client.simulator.calls == []
    assert client.simulator.resets == 1
    assert (await client.ask()).status == 200
    # the connection is kept now, and the reset hits the next request on it
    client.simulator.always("reset-unread")
    with pytest.raises(aiohttp.ClientError):
        await client.ask()
    assert len(client.simulator.calls) == 1


@pytest.mark.parametrize("fault", ["timeout", "stall-body"])
async def test_silence_lasts_until_the_client_leaves(client: Client, fault: str) -> None:
    with pytest.raises(TimeoutError):
        await client.ask(fault, seconds=1)
    await comes(lambda: client.simulator.calls[0].left, "it is noticed")
    assert client.simulator.billed == 1


async def test_streams_that_break_off(client: Client) -> None:
    for fault in ("cut-body:2", "reset-body:2"):
        with pytest.raises(aiohttp.ClientError):
            await client.ask(fault, stream=True, **SET)
    missing = await client.ask("no-completed", stream=True, **SET)
    assert [name for name, _ in missing.events] == ["partial_succeeded"] * 3
    assert not (await client.ask("no-done", stream=True, **SET)).raw.endswith(b"[DONE]\n\n")
    failed = await client.ask("stream-error:2", stream=True, **SET)
    assert [name for name, _ in failed.events] == ["partial_succeeded"] * 2 + ["error"]
    plain = await client.ask("no-stream", stream=True, **SET)
    assert len(plain.json["data"]) == 3


async def test_a_stream_shows_whole_events_before_it_is_cut(client: Client) -> None:
    got = b""
    async with client.session.post(
        client.simulator.base_url + "/images/generations",
        json={"model": MODEL, "size": "1K", "stream": True, **SET},
        headers={"Authorization": f"Bearer {client.simulator.key}", "X-Simulate": "cut-body:2"},
    ) as response:
        with pytest.raises(aiohttp.ClientPayloadError):
            async for piece in response.content.iter_any():
                got += piece
    assert len(Heard(200, {}, got).events) == 2
    assert not got.endswith(b"\n\n")


async def test_slow_pictures_come_one_by_one(client: Client) -> None:
    begun = time.monotonic()
    arrived = []
    async with client.session.post(
        client.simulator.base_url + "/images/generations",
        json={"model": MODEL, "size": "1K", "stream": True, **SET},
        headers={"Authorization": f"Bearer {client.simulator.key}", "X-Simulate": "slow:0.15"},
    ) as response:
        async for line in response.content:
            if line.startswith(b"event: "):
                arrived.append(time.monotonic() - begun)
    assert arrived[0] >= 0.14
    assert arrived[2] >= 0.44
    assert arrived[2] - arrived[0] >= 0.1


@pytest.mark.parametrize("stream", [False, True])
async def test_a_trickle_has_one_budget_for_the_whole_body(client: Client, stream: bool) -> None:
    begun = time.monotonic()
    assert (await client.ask("trickle:0.6", stream=stream, **SET)).status == 200
    assert 0.6 <= time.monotonic() - begun < 1.8  # five events, each in its own time: 2.5


async def test_links_that_fail(client: Client) -> None:
    async def link(fault: str) -> str:
        return (await client.ask(fault)).url

    expired = await client.fetch(await link("expired-links"))
    assert (expired.status, expired.json["Message"]) == (403, "Request has expired")
    missing = await client.fetch(await link("missing-links"))
    assert (missing.status, missing.json["Code"]) == (404, "NoSuchKey")
    page = await client.fetch(await link("html-links"))
    assert page.raw.startswith(b"<!DOCTYPE")
    with pytest.raises(aiohttp.ClientPayloadError):
        await client.fetch(await link("cut-links"))
    begun = time.monotonic()
    slow = await client.fetch(await link("slow-links:0.3"))
    assert slow.raw.startswith(b"\xff\xd8\xff")
    assert time.monotonic() - begun >= 0.25


async def test_where_faults_come_from(client: Client) -> None:
    client.simulator.always("503")
    client.simulator.next("500", "")
    assert (await client.ask("404")).status == 500
    assert (await client.ask("404")).status == 200
    assert (await client.ask("404")).status == 404
    assert (await client.ask(prompt="a cat #simulate=403")).status == 403
    assert (await client.ask()).status == 503
    client.simulator.always()
    assert (await client.ask()).status == 200
    unknown = await client.ask("no-such-fault")
    assert unknown.status == 400
    assert "no-such-fault" in unknown.json["error"]["message"]


def test_every_fault_has_a_name_and_words() -> None:
    for name, words in FAULTS.items():
        assert Fault.parse(name).name == name
        assert words
    for wrong in ("", "nothing", "slow:soon"):
        with pytest.raises(ValueError, match=r"fault|number"):
            Fault.parse(wrong)


WRONG_VALUES = {
    "slow:nan": "slow takes SECONDS, a number from 0 to 86400, not 'nan'",
    "timeout:inf": "timeout takes SECONDS, a number from 0 to 86400, not 'inf'",
    "429:-1": "429 takes SECONDS, a number from 0 to 86400, not '-1'",
    "503:x:Code": "503 takes SECONDS, a number from 0 to 86400, not 'x'",
    "slow:1:Code": "slow takes SECONDS, a number from 0 to 86400, not '1:Code'",
    "refuse-slot:1.5": "refuse-slot takes INDEX, a whole number from 0 to 14, not '1.5'",
    "fail-slot:15": "fail-slot takes INDEX, a whole number from 0 to 14, not '15'",
    "cut-body:99": "cut-body takes EVENTS, a whole number from 0 to 16, not '99'",
    "long-length:0": "long-length takes BYTES, a whole number from 1 to 1000000000, not '0'",
    "504:3": "504 takes no value, and '3' was given",
    "html:1": "html takes no value, and '1' was given",
}


@pytest.mark.parametrize("fault", WRONG_VALUES)
async def test_a_value_out_of_its_range_is_refused(client: Client, fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(WRONG_VALUES[fault])):
        client.simulator.next(fault)
    for refused in (await client.ask(fault), await client.ask(prompt=f"a cat #simulate={fault}")):
        assert refused.status == 400
        assert WRONG_VALUES[fault] in refused.json["error"]["message"]


@pytest.mark.parametrize(
    ("option", "value", "range_"),
    [
        ("--port", "99999", "whole number from 0 to 65535"),
        ("--port", "-1", "whole number from 0 to 65535"),
        ("--files-port", "65536", "whole number from 0 to 65535"),
        ("--seconds", "-1", "number from 0 to 86400"),
        ("--seconds", "nan", "number from 0 to 86400"),
        ("--images-per-minute", "-5", "whole number from 0 to 1000000"),
    ],
)
def test_options_name_their_range(
    option: str, value: str, range_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["simulate", "--always", "no-such-fault", option, value])
    assert ended.value.code == 2
    assert f"{option}: '{value}' is no {range_}" in capsys.readouterr().err


async def test_limits_answer_429() -> None:
    async with (
        ArkSimulator(images_per_minute=2, concurrent=1) as simulator,
        aiohttp.ClientSession() as session,
    ):
        client = Client(simulator, session)
        together = await asyncio.gather(client.ask("slow:0.3"), client.ask("slow:0.3"))
        assert sorted(one.status for one in together) == [200, 429]
        over = await client.ask()
        assert over.json["error"]["code"] == "ModelAccountIpmRateLimitExceeded"
        assert int(over.headers["Retry-After"]) >= 1
        simulator.minute = 0.05
        await asyncio.sleep(0.06)
        assert (await client.ask()).status == 200


async def test_heavy_files_for_large_answers() -> None:
    async with (
        ArkSimulator(weight=3_000_000) as simulator,
        aiohttp.ClientSession() as session,
    ):
        client = Client(simulator, session)
        kinds: tuple[dict[str, Any], ...]
        kinds = ({}, {"model": "doubao-seedream-5-0-260128", "output_format": "png"})
        for more in kinds:
            heard = await client.ask(response_format="b64_json", **{"size": "2K", **more})
            file = base64.b64decode(heard.json["data"][0]["b64_json"])
            assert len(file) >= 3_000_000
            Image.open(BytesIO(file)).load()


async def test_links_can_lead_through_a_proxy(client: Client) -> None:
    host, _, port = client.simulator.files_url.rpartition("/")[2].partition(":")
    async with FaultProxy(host, int(port)) as proxy:
        client.simulator.links_at = proxy.url
        heard = await client.ask()
        assert (await client.fetch(heard.url)).status == 200
        proxy.add(ResetPeer(), "up")
        with pytest.raises(aiohttp.ClientError):
            await client.fetch(heard.url)


async def test_https_and_a_connection_that_is_cut(tmp_path: Path) -> None:
    server, trusting = tls_of(certificate(tmp_path, "127.0.0.1"))
    async with (
        ArkSimulator(tls=server) as simulator,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusting)) as session,
    ):
        client = Client(simulator, session)
        assert simulator.base_url.startswith("https://")
        heard = await client.ask()
        assert (await client.fetch(heard.url)).status == 200
        with pytest.raises(aiohttp.ClientError):
            await client.ask("reset-body")
        async with FaultProxy("127.0.0.1", int(simulator.url.rpartition(":")[2])) as proxy:
            proxy.add(LimitData(3000), "down")
            simulator.url = f"https://127.0.0.1:{proxy.port}"
            with pytest.raises(aiohttp.ClientError):
                await client.ask(response_format="b64_json")


def test_a_port_that_is_taken_is_said() -> None:
    with (
        simulated() as first,
        pytest.raises(OSError, match="address already in use"),
        simulated(port=int(first.url.rpartition(":")[2])),
    ):
        pass


# ── As the official clients see it ──────────────────────────────────────────────────────────


def test_the_official_clients_read_it() -> None:
    with simulated("ark") as simulator:
        ark = Ark(base_url=simulator.base_url, api_key=simulator.key, max_retries=0)
        answer = ark.images.generate(model=MODEL, prompt="a cat", size="1K")
        assert answer.usage.generated_images == 1
        assert httpx.get(answer.data[0].url, trust_env=False).status_code == 200
        ark.close()
    with (
        simulated("comet") as simulator,
        openai.OpenAI(base_url=simulator.base_url, api_key=simulator.key, max_retries=0) as comet,
    ):
        made = comet.images.generate(model=MODEL, prompt="a cat", extra_body={"size": "1K"})
        assert made.data
        assert made.data[0].url
        assert MODEL in {model.id for model in comet.models.list()}
        assert comet.images.generate(model=MODEL, prompt="x", response_format="b64_json").data
        assert len(simulator.generations) == 2
