"""The OpenAI simulator over real sockets: OpenAI's own client, and each server's quirks."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import openai
import pytest
from PIL import Image

from seedbed.testing.openai_simulator import (
    FAULTS,
    SERVERS,
    OpenAISimulator,
    simulated_openai,
)
from waiting import comes

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture
async def simulator() -> AsyncIterator[OpenAISimulator]:
    async with OpenAISimulator() as running:
        yield running


@pytest.fixture
async def client(simulator: OpenAISimulator) -> AsyncIterator[openai.AsyncOpenAI]:
    async with openai.AsyncOpenAI(
        base_url=simulator.base_url, api_key=simulator.key, max_retries=0
    ) as found:
        yield found


async def ask(simulator: OpenAISimulator, **fields: Any) -> tuple[int, dict[str, Any]]:
    """POST a generation without a key, as to a server of one's own."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            simulator.base_url + "/images/generations", json={"prompt": "a cat", **fields}
        ) as response,
    ):
        return response.status, await response.json()


def opened(text: str) -> Image.Image:
    return Image.open(BytesIO(base64.b64decode(text)))


async def test_the_official_client_reads_a_generation(
    simulator: OpenAISimulator, client: openai.AsyncOpenAI
) -> None:
    answer = await client.images.generate(
        model="gpt-image-2", prompt="a cat", size="1536x864", n=2, output_format="jpeg"
    )
    assert answer.data is not None
    assert [opened(item.b64_json or "").size for item in answer.data] == [(1536, 864)] * 2
    assert answer.data[0].b64_json != answer.data[1].b64_json
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.input_tokens + answer.usage.output_tokens
    assert answer.output_format == "jpeg"
    assert simulator.pictures == 2


async def test_the_official_client_reads_an_edit(
    simulator: OpenAISimulator, client: openai.AsyncOpenAI
) -> None:
    files = [("one.png", PNG, "image/png"), ("two.png", PNG + b"2", "image/png")]
    await client.images.edit(model="gpt-image-2", prompt="a hat", image=files)
    (call,) = simulator.calls
    assert call.edits
    assert [(file.name, file.data) for file in call.files] == [
        ("image[]", PNG), ("image[]", PNG + b"2")
    ]  # fmt: skip
    assert call.fields["prompt"] == "a hat"


async def test_the_official_client_reads_a_stream(
    simulator: OpenAISimulator, client: openai.AsyncOpenAI
) -> None:
    stream = await client.images.generate(
        model="gpt-image-2", prompt="a cat", stream=True, partial_images=2
    )
    events = [event async for event in stream]
    kinds = [event.type for event in events]
    assert kinds == [*["image_generation.partial_image"] * 2, "image_generation.completed"]
    assert simulator.calls[0].finished


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ("401", 401, "invalid_api_key"),
        ("429:2", 429, "rate_limit_exceeded"),
        ("429:2:insufficient_quota", 429, "insufficient_quota"),
        ("500", 500, None),
        ("refuse-text", 400, "moderation_blocked"),
        ("refuse-output", 400, "moderation_blocked"),
    ],
)
async def test_refusals(
    simulator: OpenAISimulator,
    client: openai.AsyncOpenAI,
    fault: str,
    status: int,
    code: str | None,
) -> None:
    simulator.next(fault)
    with pytest.raises(openai.APIStatusError) as caught:
        await client.images.generate(model="gpt-image-2", prompt="a cat")
    assert (caught.value.status_code, caught.value.code) == (status, code)
    assert caught.value.request_id == simulator.calls[0].request_id
    assert simulator.pictures == 0


async def test_openai_refuses_what_it_does_not_know(client: openai.AsyncOpenAI) -> None:
    for fields in (
        {"size": "1000x1000"}, {"size": "4096x4096"}, {"n": 11}, {"extra_body": {"seed": 1}},
        {"response_format": "b64_json"}, {"n": "many"},
        {"model": "gpt-image-1.5", "size": "2048x2048"},
    ):  # fmt: skip
        with pytest.raises(openai.BadRequestError):
            await client.images.generate(
                **{"model": "gpt-image-2", "prompt": "a cat", **fields}  # type: ignore[call-overload]
            )


@pytest.mark.parametrize("server", sorted(SERVERS))
async def test_every_server_draws(server: str) -> None:
    async with OpenAISimulator(server) as simulator:
        fields: dict[str, Any] = {"model": "gpt-image-2", "size": "1024x1024"}
        if SERVERS[server].links != "never":
            fields["response_format"] = "b64_json"
        headers = {"Authorization": f"Bearer {simulator.key}"}
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(
                simulator.base_url + "/images/generations", json={"prompt": "a cat", **fields}
            ) as response,
        ):
            body = await response.json()
        assert response.status == 200
        assert opened(body["data"][0]["b64_json"]).size == (1024, 1024)


async def test_links_lead_to_files() -> None:
    for server in ("sglang", "localai"):
        async with OpenAISimulator(server) as simulator, aiohttp.ClientSession() as session:
            _, body = await ask(simulator)
            url = body["data"][0]["url"]
            assert url.startswith("/v1/images/" if server == "sglang" else simulator.url)
            full = simulator.url + url if url.startswith("/") else url
            async with session.get(full) as response:
                assert Image.open(BytesIO(await response.read())).width > 0
            simulator.next("missing-links")
            _, body = await ask(simulator)
            url = body["data"][0]["url"]
            full = simulator.url + url if url.startswith("/") else url
            async with session.get(full) as response:
                assert response.status == 404


async def test_localai_repeats_itself_and_reads_bars() -> None:
    async with OpenAISimulator("localai") as simulator:
        _, body = await ask(simulator, prompt="a cat|a dog", n=2, response_format="b64_json")
        files = [base64.b64decode(item["b64_json"]) for item in body["data"]]
        assert all(b"prompt='a cat' seed=0" in file for file in files)
        assert simulator.calls[0].seeds == (0, 0)
        assert (await ask(simulator, size="1000x1000x1"))[0] == 500


async def test_sd_server_takes_its_options_from_the_prompt() -> None:
    async with OpenAISimulator("sd-server") as simulator:
        tag = f"<sd_cpp_extra_args>{json.dumps({'seed': 7})}</sd_cpp_extra_args>"
        _, body = await ask(simulator, prompt="a cat" + tag)
        assert b"prompt='a cat' seed=7" in base64.b64decode(body["data"][0]["b64_json"])
        _, body = await ask(simulator)
        assert b"seed=42" in base64.b64decode(body["data"][0]["b64_json"])


async def test_errors_have_each_servers_form() -> None:
    forms = {
        "vllm-omni": {"detail": "Field 'prompt' is required"},
        "localai": {"error": {"code": 400, "message": "prompt required", "type": ""}},
        "sd-server": {"error": "prompt required"},
    }
    for server, form in forms.items():
        async with OpenAISimulator(server) as simulator:
            status, body = await ask(simulator, prompt="")
            assert (status >= 400, body) == (True, form)


async def test_broken_answers(simulator: OpenAISimulator, client: openai.AsyncOpenAI) -> None:
    simulator.next("cut-body", "html", "empty", "timeout:0.1")
    with pytest.raises(openai.APIConnectionError):
        await client.images.generate(model="gpt-image-2", prompt="a cat")
    text = await client.images.with_raw_response.generate(model="gpt-image-2", prompt="a cat")
    assert text.headers["content-type"].startswith("text/html")
    assert not (await client.images.generate(model="gpt-image-2", prompt="a cat")).data
    with pytest.raises(openai.APIConnectionError):
        await client.images.generate(model="gpt-image-2", prompt="a cat")


async def test_a_client_that_leaves_is_noticed(simulator: OpenAISimulator) -> None:
    simulator.next("slow:60")
    headers = {"Authorization": f"Bearer {simulator.key}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        asking = asyncio.ensure_future(
            session.post(
                simulator.base_url + "/images/generations",
                json={"prompt": "a cat", "model": "gpt-image-2"},
            )
        )
        await comes(lambda: simulator.calls, "the call is there")
        asking.cancel()
        await asyncio.wait([asking])
    await comes(lambda: simulator.calls[0].left, "it is noticed")
    assert (simulator.pictures, simulator.calls[0].finished) == (0, False)


def test_the_official_client_without_an_event_loop() -> None:
    with (
        simulated_openai() as simulator,
        openai.OpenAI(base_url=simulator.base_url, api_key=simulator.key) as client,
    ):
        simulator.next("429:0.01", "")
        answer = client.images.generate(model="gpt-image-2", prompt="a cat")
        assert answer.data
        assert [call.status for call in simulator.calls] == [429, 200]


def test_unknown_faults_are_refused_at_once() -> None:
    simulator = OpenAISimulator()
    for name in FAULTS:
        simulator.next(name)
    with pytest.raises(ValueError, match="no fault here"):
        simulator.next("trickle")


def test_the_page_names_servers_and_faults() -> None:
    page = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
    chapter = page.partition("## The OpenAI simulator")[2].partition("\n## ")[0]
    for name in SERVERS:
        assert f'"{name}"' in chapter
    for fault in FAULTS:
        assert fault.isdigit() or fault in chapter
