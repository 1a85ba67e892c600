"""The OpenAI dialect when it streams, follows links, counts, and when the server fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from openai_calls import (
    calling,
    caught,
    comment,
    openai_plan,
    openai_upstream,
    opened,
    pictures,
    told,
)
from seedbed.engines.upstream.dialect import Ambiguous, NotAccepted
from seedbed.errors import (
    ContentRefused,
    EngineFailed,
    InvalidRequest,
    SeedbedError,
    TooMany,
    Unavailable,
)
from seedbed.testing.openai_simulator import SERVERS
from seedbed.types import Refusal
from seedbed.workers import Workers
from serving import data_uri, picture

# The workers live as long as the module, so their loop does.
pytestmark = pytest.mark.asyncio(loop_scope="module")

SERVER_NAMES = sorted(SERVERS)
LITE = "doubao-seedream-5-0-260128"  # takes output_format


# ── Streams ─────────────────────────────────────────────────────────────────────────────────


async def test_a_stream_is_asked_for_where_there_is_one(staging: Path, workers: Workers) -> None:
    plan = openai_plan(stream=True)
    async with calling("openai", staging, workers) as caller:
        heard = await caller.draw(plan)
        (image,) = opened(heard)
        assert "prompt='a cat'" in comment(image)
        assert caller.simulator.calls[0].fields["stream"] is True
        assert told(heard)[-1].tokens
        uri = data_uri(picture(64, 64, "PNG"), "png")
        await caller.draw(openai_plan(stream=True, image=uri))
        assert caller.simulator.calls[1].fields["stream"] == "true"
    for server in set(SERVER_NAMES) - {"openai"}:
        async with calling(server, staging, workers) as caller:
            await caller.draw(plan)
            assert "stream" not in caller.simulator.calls[0].fields


async def test_a_stream_asks_picture_by_picture(staging: Path, workers: Workers) -> None:
    async with calling("vllm-omni", staging, workers) as caller:
        await caller.draw(openai_plan(stream=True, n=3))
        assert len(caller.simulator.calls) == 3


async def test_a_stream_that_comes_as_json(staging: Path, workers: Workers) -> None:
    async with calling("openai", staging, workers) as caller:
        caller.simulator.next("no-stream")
        assert len(pictures(await caller.draw(openai_plan(stream=True)))) == 1


async def test_streams_that_fail(staging: Path, workers: Workers) -> None:
    plan = openai_plan(stream=True)
    async with calling("openai", staging, workers) as caller:
        caller.simulator.next("stream-error", "no-completed", "cut-body", "refuse-output")
        failed = await caught(caller, plan)
        assert isinstance(failed, EngineFailed)
        assert caller.simulator.calls[0].request_id in failed.message
        assert isinstance(await caught(caller, plan), Ambiguous)
        assert isinstance(await caught(caller, plan), Ambiguous)
        refused = await caught(caller, plan)
        assert isinstance(refused, ContentRefused)
        assert refused.api_code == "OutputImageSensitiveContentDetected"


# ── Links, usage and failures ───────────────────────────────────────────────────────────────


async def test_links_are_fetched(staging: Path, workers: Workers) -> None:
    # A server that answers with links although base64 was asked for.
    for server in ("sglang", "localai"):
        async with calling(server, staging, workers) as caller:
            caller.upstream = openai_upstream(
                "sd-server",
                caller.upstream.base_url,
                allow_ports=caller.upstream.settings.allow_ports,
            )
            (image,) = opened(await caller.draw(openai_plan()))
            assert image.size == (1024, 1024)
            assert len(caller.simulator.fetched) == 1


async def test_links_that_lead_nowhere(staging: Path, workers: Workers) -> None:
    async with calling("localai", staging, workers) as caller:
        caller.upstream = openai_upstream(
            "sd-server",
            caller.upstream.base_url,
            allow_ports=caller.upstream.settings.allow_ports,
        )
        caller.simulator.next("missing-links")
        assert isinstance(await caught(caller, openai_plan()), EngineFailed)


async def test_links_into_private_networks_are_not_followed(
    staging: Path, workers: Workers
) -> None:
    async with calling("localai", staging, workers, allow_cidrs=[]) as caller:
        caller.upstream = openai_upstream("sd-server", caller.upstream.base_url, allow_cidrs=[])
        assert isinstance(await caught(caller, openai_plan()), EngineFailed)
        assert caller.simulator.fetched == []


async def test_tokens_are_told(staging: Path, workers: Workers) -> None:
    for server in SERVER_NAMES:
        async with calling(server, staging, workers) as caller:
            last = told(await caller.draw(openai_plan(n=2)))[-1]
            assert (last.tokens is not None) == (server == "openai")


@pytest.mark.parametrize(
    ("server", "fault", "kind", "error"),
    [
        ("openai", "401", NotAccepted, EngineFailed),
        ("openai", "404", NotAccepted, SeedbedError),
        ("openai", "429:2", NotAccepted, TooMany),
        ("openai", "429:2:insufficient_quota", NotAccepted, EngineFailed),
        ("openai", "503", NotAccepted, Unavailable),
        ("openai", "400", InvalidRequest, None),
        ("openai", "500", EngineFailed, None),
        ("openai", "502", Ambiguous, None),
        ("openai", "timeout:0.1", Ambiguous, None),
        ("openai", "cut-body", Ambiguous, None),
        ("openai", "bad-json", Ambiguous, None),
        ("openai", "html", Ambiguous, None),
        ("openai", "empty", Ambiguous, None),
        ("openai", "refuse-text", ContentRefused, None),
        ("openai", "refuse-output", ContentRefused, None),
        ("vllm-omni", "400", InvalidRequest, None),
        ("vllm-omni", "500", EngineFailed, None),
        ("sglang", "503", NotAccepted, Unavailable),
        ("localai", "500", EngineFailed, None),
        ("localai", "429", NotAccepted, TooMany),
        ("sd-server", "400", InvalidRequest, None),
        ("sd-server", "500", EngineFailed, None),
    ],
)
async def test_what_each_failure_means(
    server: str, fault: str, kind: type[Exception], error: type[SeedbedError] | None,
    staging: Path, workers: Workers,
) -> None:  # fmt: skip
    async with calling(server, staging, workers) as caller:
        caller.simulator.next(fault)
        failed = await caught(caller, openai_plan())
        assert type(failed) is kind
        its_id = caller.simulator.calls[0].request_id
        assert len(caller.simulator.calls) == 1
        if isinstance(failed, NotAccepted):
            assert error is not None
            assert isinstance(failed.error, error)
            assert its_id in failed.error.message
            assert failed.limited == (error is TooMany)
            assert failed.again == (error in (TooMany, Unavailable))
        elif isinstance(failed, SeedbedError):
            assert its_id in failed.message


async def test_refused_content_has_the_contracts_code(staging: Path, workers: Workers) -> None:
    async with calling("openai", staging, workers) as caller:
        caller.simulator.next("refuse-text", "refuse-output")
        for code in ("InputTextSensitiveContentDetected", "OutputImageSensitiveContentDetected"):
            failed = await caught(caller, openai_plan())
            assert isinstance(failed, ContentRefused)
            assert (failed.api_code, failed.status) == (code, 400)


async def test_one_refused_picture_of_a_set(staging: Path, workers: Workers) -> None:
    plan = openai_plan(prompt="a set of 3 posters of a cat", sequential_image_generation="auto")
    async with calling("openai", staging, workers) as caller:
        caller.simulator.next("", "refuse-output", "")
        heard = await caller.draw(plan)
        assert [item.index for item in pictures(heard)] == [0, 2]
        (refusal,) = (item for item in heard if isinstance(item, Refusal))
        assert (refusal.index, refusal.stop) == (1, False)
        assert refusal.code == "OutputImageSensitiveContentDetected"
        assert caller.simulator.calls[1].request_id in refusal.message


async def test_a_wrong_key(staging: Path, workers: Workers) -> None:
    async with calling("openai", staging, workers, simulator={"key": "another"}) as caller:
        caller.simulator.key = "not that one"
        failed = await caught(caller, openai_plan())
        assert isinstance(failed, NotAccepted)
        assert "key" not in failed.error.message.lower()


async def test_what_the_profile_should_not_have_sent(staging: Path, workers: Workers) -> None:
    # vLLM-Omni's fields at OpenAI: no fault of the caller's, and another upstream may take it.
    async with calling("openai", staging, workers) as caller:
        caller.upstream = openai_upstream("vllm-omni", caller.upstream.base_url)
        failed = await caught(caller, openai_plan())
        assert isinstance(failed, NotAccepted)
        assert "response_format" in failed.error.cause or "seed" in failed.error.cause
