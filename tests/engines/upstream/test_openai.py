"""The OpenAI dialect against each server it knows, over real sockets."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from openai_calls import calling, comment, openai_notes, openai_plan, opened, pictures, told
from seedbed.errors import InvalidParameter
from seedbed.testing.openai_simulator import SERVERS
from seedbed.workers import Workers
from serving import data_uri, picture

# The workers live as long as the module, so their loop does.
pytestmark = pytest.mark.asyncio(loop_scope="module")

SERVER_NAMES = sorted(SERVERS)
LITE = "doubao-seedream-5-0-260128"  # takes output_format


# ── One picture ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("server", SERVER_NAMES)
async def test_a_picture_of_each_server(server: str, staging: Path, workers: Workers) -> None:
    async with calling(server, staging, workers) as caller:
        heard = await caller.draw(openai_plan(prompt="a cat, 一只猫", seed=7))
        (image,) = opened(heard)
        assert (image.size, image.format) == ((1024, 1024), "JPEG")
        (call,) = caller.simulator.calls
        if server != "openai":
            assert call.seeds == (7,)
        first, *_, last = told(heard)
        assert first.request_id == call.request_id
        assert last.pictures == 1
        assert call.path == "/v1/images/generations"


@pytest.mark.parametrize("server", SERVER_NAMES)
async def test_what_each_server_is_sent(server: str, staging: Path, workers: Workers) -> None:
    plan = openai_plan(seed=7, size="1024x1024", user="somebody", quality="high")
    sent: dict[str, dict[str, Any]] = {
        "openai": {
            "model": "gpt-image-2", "prompt": "a cat", "size": "1024x1024",
            "output_format": "jpeg", "quality": "high", "user": "somebody",
        },
        "vllm-omni": {
            "model": "gpt-image-2", "prompt": "a cat", "size": "1024x1024", "seed": 7,
            "response_format": "b64_json", "output_format": "jpeg",
        },
        "sglang": {
            "model": "gpt-image-2", "prompt": "a cat", "size": "1024x1024", "seed": 7,
            "response_format": "b64_json", "output_format": "jpeg",
        },
        "localai": {
            "model": "gpt-image-2", "prompt": "a cat", "size": "1024x1024", "seed": 7,
            "response_format": "b64_json",
        },
        "sd-server": {
            "model": "gpt-image-2", "size": "1024x1024", "output_format": "jpeg",
            "prompt": 'a cat<sd_cpp_extra_args>{"seed": 7}</sd_cpp_extra_args>',
        },
    }  # fmt: skip
    async with calling(server, staging, workers, models={plan.model: "gpt-image-2"}) as caller:
        await caller.draw(plan)
        assert caller.simulator.calls[0].fields == sent[server]


async def test_servers_of_one_model_are_not_told_ours(staging: Path, workers: Workers) -> None:
    for server in ("vllm-omni", "sglang", "sd-server"):
        async with calling(server, staging, workers) as caller:
            await caller.draw(openai_plan())
            assert "model" not in caller.simulator.calls[0].fields


async def test_guidance_goes_where_it_can(staging: Path, workers: Workers) -> None:
    plan = openai_plan(model="doubao-seedream-3-0-t2i-250415", guidance_scale=4.5)
    for server in ("vllm-omni", "sglang"):
        async with calling(server, staging, workers) as caller:
            await caller.draw(plan)
            assert caller.simulator.calls[0].fields["guidance_scale"] == 4.5
    async with calling("sd-server", staging, workers) as caller:
        await caller.draw(plan)
        assert '"guidance": {"txt_cfg": 4.5}' in caller.simulator.calls[0].fields["prompt"]
    assert openai_notes("openai", plan)["guidance_scale"] == "ignored"
    assert openai_notes("localai", plan)["guidance_scale"] == "ignored"


async def test_bytes_that_fit_are_not_touched(staging: Path, workers: Workers) -> None:
    async with calling("openai", staging, workers) as caller:
        (image,) = opened(await caller.draw(openai_plan()))
        assert "prompt='a cat'" in comment(image)
        plan = openai_plan(model=LITE, output_format="png", size="2048x2048")
        (image,) = opened(await caller.draw(plan))
        assert (image.format, "prompt='a cat'" in comment(image)) == ("PNG", True)
        assert caller.simulator.calls[1].fields["output_format"] == "png"


# ── What is emulated ────────────────────────────────────────────────────────────────────────


async def test_sizes_that_are_not_drawn_are_made(staging: Path, workers: Workers) -> None:
    for size, asked in (
        ("1600x600", "1600x608"),
        ("1311x737", "1312x752"),
        ("4096x4096", "2880x2880"),
    ):
        plan = openai_plan(size=size)
        async with calling("openai", staging, workers) as caller:
            (image,) = opened(await caller.draw(plan))
            assert f"{image.width}x{image.height}" == size
            assert caller.simulator.calls[0].fields["size"] == asked
        assert openai_notes("openai", plan)["size"] == "emulated"
    assert "size" not in openai_notes("openai", openai_plan(size="2048x2048"))


async def test_the_operators_limit_of_size(staging: Path, workers: Workers) -> None:
    async with calling("vllm-omni", staging, workers, max_pixels=1_048_576) as caller:
        (image,) = opened(await caller.draw(openai_plan(size="2048x1024")))
        assert image.size == (2048, 1024)
        assert caller.simulator.calls[0].fields["size"] == "1456x720"


async def test_a_mark_is_drawn_on_the_upstreams_picture(staging: Path, workers: Workers) -> None:
    plan = openai_plan(watermark=True, size="1536x1024")
    async with calling("openai", staging, workers) as caller:
        (marked,) = opened(await caller.draw(plan))
        (bare,) = opened(await caller.draw(openai_plan(size="1536x1024")))
    corner = (1000, 850, 1536, 1024)
    assert marked.crop(corner).tobytes() != bare.crop(corner).tobytes()
    assert openai_notes("openai", plan)["watermark"] == "emulated"


async def test_a_format_that_is_not_written_is_made(staging: Path, workers: Workers) -> None:
    plan = openai_plan(model=LITE, output_format="jpeg", size="2048x2048")
    async with calling("localai", staging, workers) as caller:
        (image,) = opened(await caller.draw(plan))
        assert image.format == "JPEG"
    assert openai_notes("localai", plan)["output_format"] == "emulated"
    assert "output_format" not in openai_notes("openai", plan)


@pytest.mark.parametrize("server", SERVER_NAMES)
async def test_a_set_is_drawn_call_by_call(server: str, staging: Path, workers: Workers) -> None:
    plan = openai_plan(
        prompt="a set of 3 posters of a cat", sequential_image_generation="auto", seed=5
    )
    async with calling(server, staging, workers) as caller:
        heard = await caller.draw(plan)
        assert [item.index for item in pictures(heard)] == [0, 1, 2]
        assert len({(call.fields["prompt"], call.seeds) for call in caller.simulator.calls}) == 3
        prompts = [call.fields["prompt"] for call in caller.simulator.calls]
        assert all("poster of a cat" in prompt for prompt in prompts)
        assert ("picture 2 of 3" in prompts[1]) == (server == "openai")
    assert openai_notes(server, plan)["sequential_image_generation"] == "emulated"


async def test_steps_of_a_set_keep_one_seed(staging: Path, workers: Workers) -> None:
    plan = openai_plan(
        prompt="2 pictures: a fox asleep, a fox awake", sequential_image_generation="auto", seed=5
    )
    async with calling("vllm-omni", staging, workers) as caller:
        await caller.draw(plan)
        first, second = caller.simulator.calls
        assert first.fields["seed"] == second.fields["seed"] == 5
        assert first.fields["prompt"] != second.fields["prompt"]


async def test_n_is_one_call_where_its_pictures_differ(staging: Path, workers: Workers) -> None:
    for server, calls in (
        ("openai", 1),
        ("vllm-omni", 1),
        ("sglang", 1),
        ("localai", 3),
        ("sd-server", 3),
    ):
        async with calling(server, staging, workers) as caller:
            heard = await caller.draw(openai_plan(n=3))
            assert len(pictures(heard)) == 3
            assert len({seed for call in caller.simulator.calls for seed in call.seeds}) == 3
            assert len(caller.simulator.calls) == calls
        told_of = openai_notes(server, openai_plan(n=3))
        assert ("n" in told_of) == (calls == 3)


async def test_seeds_reach_their_own_picture(staging: Path, workers: Workers) -> None:
    async with calling("sglang", staging, workers) as caller:
        await caller.draw(openai_plan(n=3, seed=8))
        assert caller.simulator.calls[0].fields["seed"] == [8, 9, 10]
    async with calling("vllm-omni", staging, workers) as caller:
        await caller.draw(openai_plan(n=3, seed=8))
        assert [call.fields["seed"] for call in caller.simulator.calls] == [8, 9, 10]
    plan = openai_plan(seed=0)
    assert openai_notes("vllm-omni", plan)["seed"] == "partial"
    assert openai_notes("openai", plan)["seed"] == "ignored"
    assert "seed" not in openai_notes("sglang", plan)


async def test_more_than_one_call_can_hold(staging: Path, workers: Workers) -> None:
    async with calling("openai", staging, workers) as caller:
        heard = await caller.draw(openai_plan(n=12))
        assert [item.index for item in pictures(heard)] == list(range(12))
        assert [call.fields.get("n") for call in caller.simulator.calls] == [10, 2]


# ── References ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("server", SERVER_NAMES)
async def test_references_arrive_byte_for_byte(
    server: str, staging: Path, workers: Workers
) -> None:
    files = [picture(40, 30, "PNG"), picture(300, 200, "JPEG"), picture(64, 64, "WEBP")]
    uris = [data_uri(file, kind) for file, kind in zip(files, ("png", "jpeg", "webp"), strict=True)]
    plan = openai_plan(image=uris, prompt='the cat "of" image 1', seed=3)
    async with calling(server, staging, workers) as caller:
        (image,) = opened(await caller.draw(plan))
        assert image.size == (1024, 1024)
        (call,) = caller.simulator.calls
        if server == "localai":
            assert call.path == "/v1/images/generations"
            assert [base64.b64decode(text) for text in call.fields["ref_images"]] == files
            return
        assert call.path == "/v1/images/edits"
        assert [file.data for file in call.files] == files
        assert {file.name for file in call.files} == {"image[]"}
        assert [file.media_type for file in call.files] == ["image/png", "image/jpeg", "image/webp"]
        assert call.fields["prompt"].startswith('the cat "of" image 1')
        assert call.fields["size"] == "1024x1024"
    assert openai_notes(server, plan)["image"] == "emulated"


async def test_large_references(staging: Path, workers: Workers) -> None:
    file = picture(30, 30, "PNG") + bytes(range(256)) * 4001
    for server in ("openai", "localai"):
        async with calling(server, staging, workers) as caller:
            await caller.draw(openai_plan(image=[data_uri(file, "png")] * 2))
            (call,) = caller.simulator.calls
            if server == "openai":
                assert [upload.data for upload in call.files] == [file, file]
            else:
                assert [base64.b64decode(text) for text in call.fields["ref_images"]] == [file] * 2


# ── Prompts that a server would read as something else ──────────────────────────────────────


async def test_a_prompt_sets_no_options(staging: Path, workers: Workers) -> None:
    evil = '<sd_cpp_extra_args>{"steps": 150}</sd_cpp_extra_args>'
    split = f"<sd_cpp_extra{evil}_args>{{}}</sd_cpp_extra{evil}_args>"
    plan = openai_plan(prompt=f"a cat {evil} {split}", seed=4)
    async with calling("sd-server", staging, workers) as caller:
        await caller.draw(plan)
        prompt = caller.simulator.calls[0].fields["prompt"]
        assert prompt.count("<sd_cpp_extra_args>") == 1
        assert prompt.endswith('<sd_cpp_extra_args>{"seed": 4}</sd_cpp_extra_args>')
    assert openai_notes("sd-server", plan)["prompt"] == "partial"


WEIRD = (
    'a "cat"\r\n--seedbed-0\r\nContent-Disposition: form-data; name="n"\r\n\r\n9'
    " {place} \u4e00\U0001f98a"
)


@pytest.mark.parametrize("server", ["openai", "sglang"])
async def test_a_prompt_arrives_letter_by_letter(
    server: str, staging: Path, workers: Workers
) -> None:
    async with calling(server, staging, workers) as caller:
        await caller.draw(openai_plan(prompt=WEIRD))
        await caller.draw(openai_plan(prompt=WEIRD, image=data_uri(picture())))
        for call in caller.simulator.calls:
            assert call.fields["prompt"] == WEIRD
            assert "n" not in call.fields
        assert caller.simulator.calls[1].edits


async def test_a_set_of_braces(staging: Path, workers: Workers) -> None:
    plan = openai_plan(prompt="2 posters of {whole}", sequential_image_generation="auto")
    async with calling("openai", staging, workers) as caller:
        await caller.draw(plan)
        prompt = caller.simulator.calls[1].fields["prompt"]
        assert prompt.startswith("poster of {whole}\n")
        assert prompt.endswith("The whole set: 2 posters of {whole}")


async def test_a_bar_hides_nothing_from_localai(staging: Path, workers: Workers) -> None:
    plan = openai_plan(prompt="a cat | a dog")
    async with calling("localai", staging, workers) as caller:
        await caller.draw(plan)
        assert caller.simulator.calls[0].fields["prompt"] == "a cat   a dog"
    assert openai_notes("localai", plan)["prompt"] == "partial"
    with pytest.raises(InvalidParameter, match="prompt"):
        openai_notes("localai", openai_plan(prompt="|"))
