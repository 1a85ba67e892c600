"""Statement 81: the official SDKs, over real sockets, change nothing but their base URL."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openai
import pytest
from volcenginesdkarkruntime import Ark
from volcenginesdkarkruntime._exceptions import (
    ArkAuthenticationError,
    ArkBadRequestError,
    ArkNotFoundError,
    ArkRateLimitError,
)
from volcenginesdkarkruntime.types.images import (
    SequentialImageGenerationOptions,
)

from serving import LITE, MODEL, MODEL_45, PRO, Gallery, Served, data_uri, opened, picture


@pytest.fixture
def ark(server: Served) -> Iterator[Ark]:
    client = Ark(base_url=f"{server.url}/api/v3", api_key=server.key, max_retries=0)
    yield client
    client.close()


@pytest.fixture
def openai_client(server: Served) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{server.url}/v1", api_key=server.key, max_retries=0) as client:
        yield client


def test_s81_ark_minimal(ark: Ark, server: Served) -> None:
    answer = ark.images.generate(model=MODEL, prompt="a cat")
    assert answer.model == MODEL
    assert answer.data[0].size == "2048x2048"
    assert opened(server.fetch(answer.data[0].url).content).size == (2048, 2048)
    assert answer.usage.generated_images == 1


def test_s81_ark_b64(ark: Ark) -> None:
    answer = ark.images.generate(model=MODEL, prompt="a cat", size="1K", response_format="b64_json")
    assert opened(base64.b64decode(answer.data[0].b64_json)).size == (1024, 1024)


def test_s81_ark_set_with_references(ark: Ark, pictures: Gallery) -> None:
    answer = ark.images.generate(
        model=LITE,
        prompt="a set of 3 posters of this cat",
        size="2K",
        image=[pictures.put("ark.png", picture()), data_uri(picture())],
        sequential_image_generation="auto",
        sequential_image_generation_options=SequentialImageGenerationOptions(max_images=5),
        watermark=True,
        output_format="png",
    )
    assert len(answer.data) == 3
    assert answer.usage.generated_images == 3


def test_s81_ark_stream(ark: Ark) -> None:
    events = list(
        ark.images.generate(
            model=MODEL_45,
            prompt="a set of 2 posters of a cat",
            size="2K",
            stream=True,
            sequential_image_generation="auto",
        )
    )
    kinds = [event.type for event in events]
    assert kinds == ["image_generation.partial_succeeded"] * 2 + ["image_generation.completed"]
    assert [event.image_index for event in events[:2]] == [0, 1]
    assert events[-1].usage["generated_images"] == 2


def test_s81_ark_error_classes(ark: Ark, server: Served) -> None:
    with pytest.raises(ArkBadRequestError) as refused:
        ark.images.generate(model=MODEL_45, prompt="a cat", size="1500x1500")
    assert refused.value.code == "InvalidParameter"
    assert "at least 3686400 pixels" in refused.value.message
    with pytest.raises(ArkNotFoundError) as missing:
        ark.images.generate(model="nobody", prompt="a cat")
    assert missing.value.code == "InvalidEndpointOrModel.NotFound"
    stranger = Ark(base_url=f"{server.url}/api/v3", api_key="sk-seed-x-y", max_retries=0)
    with pytest.raises(ArkAuthenticationError):
        stranger.images.generate(model=MODEL, prompt="a cat")
    stranger.close()
    assert ArkRateLimitError


def test_s81_ark_raises_on_a_failed_frame(ark: Ark) -> None:
    """Both SDKs raise on a frame that carries an error: the vendor's own wire shape."""
    with pytest.raises(Exception, match=r"OutputImageSensitiveContentDetected|sensitive"):
        list(ark.images.generate(model=MODEL, prompt="a cat #refuse", size="1K", stream=True))


def test_s81_openai_generate(openai_client: openai.OpenAI, server: Served) -> None:
    answer = openai_client.images.generate(model=MODEL, prompt="a cat", size="1024x1024")
    assert answer.data
    assert answer.data[0].url
    assert server.fetch(answer.data[0].url).status_code == 200


def test_s81_openai_extra_body(openai_client: openai.OpenAI) -> None:
    more: dict[str, Any] = {
        "image": [data_uri(picture())],
        "sequential_image_generation": "auto",
        "sequential_image_generation_options": {"max_images": 2},
        "watermark": True,
    }
    answer = openai_client.images.generate(
        model=MODEL,
        prompt="a set of 2 pictures of a cat",
        response_format="b64_json",
        extra_body={"size": "1K", **more},
    )
    assert answer.data
    assert len(answer.data) == 2
    # A tier takes the first reference's shape when the prompt names none.
    assert opened(base64.b64decode(answer.data[1].b64_json or "")).size == (1152, 864)


def test_s81_openai_n(openai_client: openai.OpenAI) -> None:
    answer = openai_client.images.generate(model=MODEL, prompt="a cat", n=2, size="1024x1024")
    assert answer.data
    assert len({item.url for item in answer.data}) == 2


def test_s81_openai_edit(openai_client: openai.OpenAI) -> None:
    files = []
    for name in ("one", "two"):
        file = BytesIO(picture())
        file.name = f"{name}.png"
        files.append(file)
    answer = openai_client.images.edit(
        model=MODEL, prompt="put image 1 beside image 2", image=files, size="1024x1024"
    )
    assert answer.data
    assert answer.data[0].url


def test_s81_openai_edit_refuses_masks(openai_client: openai.OpenAI) -> None:
    file, mask = BytesIO(picture()), BytesIO(picture())
    file.name, mask.name = "a.png", "mask.png"
    with pytest.raises(openai.BadRequestError) as refused:
        openai_client.images.edit(model=MODEL, prompt="a cat", image=file, mask=mask)
    assert refused.value.param == "mask"


def test_s81_openai_stream(openai_client: openai.OpenAI) -> None:
    events: Any = openai_client.images.generate(
        model=MODEL, prompt="a cat", stream=True, extra_body={"size": "1K"}
    )
    kinds = [event.type for event in events]
    assert kinds == ["image_generation.partial_succeeded", "image_generation.completed"]


def test_s81_openai_error_classes(openai_client: openai.OpenAI, server: Served) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        openai_client.images.generate(model=PRO, prompt="a cat", extra_body={"size": "512x512"})
    assert refused.value.code == "InvalidParameter"
    with pytest.raises(openai.NotFoundError):
        openai_client.images.generate(model="nobody", prompt="a cat")
    with (
        openai.OpenAI(base_url=f"{server.url}/v1", api_key="wrong", max_retries=0) as stranger,
        pytest.raises(openai.AuthenticationError),
    ):
        stranger.images.generate(model=MODEL, prompt="a cat")


def test_s81_openai_models(openai_client: openai.OpenAI) -> None:
    assert MODEL in {model.id for model in openai_client.models.list()}
