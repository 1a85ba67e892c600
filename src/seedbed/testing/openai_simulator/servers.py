"""What each server takes, refuses and answers: facts as data, with where they are from.

openai
    https://developers.openai.com/api/docs/guides/image-generation (sizes, formats, errors) and the
    types of the official package `openai` 3.54: types/image_generate_params.py,
    image_edit_params.py, images_response.py, image_gen_*_event.py, image_edit_*_event.py.
vllm-omni
    https://github.com/vllm-project/vllm-omni: docs/serving/image_generation_api.md,
    docs/serving/image_edit_api.md, vllm_omni/entrypoints/openai/protocol/images.py, api_server.py.
sglang
    https://github.com/sgl-project/sglang: python/sglang/multimodal_gen/runtime/entrypoints/openai/
    image_api.py and protocol.py.
localai
    https://github.com/mudler/LocalAI: core/http/endpoints/openai/image.go, core/http/routes/
    openai.go (there is no images/edits), core/http/app.go (errors).
sd-server
    https://github.com/leejet/stable-diffusion.cpp: examples/server/routes_openai.cpp, api.md.

All read in November 2026. A fact that is only likely says so in a comment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from seedbed.types import Size

_SQUARE = Size(1024, 1024)


@dataclass(frozen=True, slots=True)
class Server:
    """One server. Fields it does not take are ignored, unless it `refuses_unknown` ones."""

    name: str
    generation_fields: frozenset[str]
    edit_fields: frozenset[str] = frozenset()
    """Empty: it has no images/edits."""
    image_fields: tuple[str, ...] = ("image", "image[]")
    """Names under which edits takes files, the first that is there winning."""
    refuses_unknown: bool = False
    needs_key: bool = False
    most: int = 10
    """Largest `n`."""
    clamps: bool = False
    """A larger `n` counts as `most` and is not refused."""
    formats: tuple[str, ...] = ("png", "jpeg", "webp")
    """What `output_format` may be."""
    format: str = "png"
    """The format when none is asked for."""
    default_size: Size = _SQUARE
    grid: int = 16
    """Pictures' sides are multiples of it; other sizes are rounded down."""
    links: Literal["never", "asked", "default"] = "never"
    """Whether response_format may be "url", or is when it is absent."""
    streams: bool = False
    errors: Literal["openai", "detail", "coded", "text"] = "openai"
    """Form of an error's body: see answers.error_body."""
    usage: Literal["", "openai", "zeros", "count"] = ""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPENAI = _names(
    "model prompt n size quality background moderation output_format output_compression stream "
    "partial_images user safety_identifier style complexity"
)
_VLLM = _names(
    "prompt model n size response_format user layers negative_prompt num_inference_steps "
    "guidance_scale true_cfg_scale flow_shift extra_params seed generator_device lora "
    "output_format bot_task system_prompt use_system_prompt"
)
_SGLANG = _names(
    "prompt model n quality response_format size style background output_format user width height "
    "num_inference_steps guidance_scale true_cfg_scale seed generator_device negative_prompt "
    "output_quality output_compression"
)
_SD = frozenset({"prompt", "n", "size", "output_format", "output_compression"})

SERVERS: Mapping[str, Server] = MappingProxyType(
    {
        "openai": Server(
            "openai",
            generation_fields=_OPENAI,
            edit_fields=_OPENAI - {"style", "moderation"} | {"input_fidelity"},
            refuses_unknown=True,
            needs_key=True,
            streams=True,
            usage="openai",
            grid=1,  # it refuses what it does not draw exactly
        ),
        "vllm-omni": Server(
            "vllm-omni",
            generation_fields=_VLLM,
            edit_fields=_VLLM | {"output_compression", "background", "url", "stream"},
            errors="detail",
        ),
        "sglang": Server(
            "sglang",
            generation_fields=_SGLANG,
            edit_fields=_SGLANG - {"style", "width", "height"} | {"url"},
            clamps=True,
            format="jpeg",
            links="default",
            errors="detail",
            usage="count",
        ),
        "localai": Server(
            "localai",
            generation_fields=_names(
                "model prompt n size response_format seed step file files ref_images"
            ),
            most=10_000,  # a loop without a limit
            formats=("png",),
            default_size=Size(512, 512),
            grid=8,
            links="default",
            errors="coded",
            usage="zeros",
        ),
        "sd-server": Server(
            "sd-server",
            generation_fields=_SD,
            edit_fields=_SD | {"mask"},
            image_fields=("image[]", "image"),
            most=8,  # limits.max_batch_count of its capabilities document
            default_size=Size(512, 512),
            grid=8,
            errors="text",
        ),
    }
)

_EDGE, _RATIO, _LEAST, _MOST = 3840, 3, 655_360, 8_294_400
_THREE_SIZES = ("1024x1024", "1536x1024", "1024x1536", "auto")


def size_refused_by_openai(model: str, size: str) -> bool:
    """Whether a GPT Image model does not draw this size.

    Source: the guide's section "Size and quality options"; models before gpt-image-2 have three.
    """
    if size in _THREE_SIZES:
        return False
    if model.startswith(("gpt-image-1", "chatgpt-image")):
        return True
    width, _, height = size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        return True
    long, short = max(int(width), int(height)), min(int(width), int(height))
    return (
        long > _EDGE
        or bool(int(width) % 16 or int(height) % 16)
        or long > _RATIO * short
        or not _LEAST <= long * short <= _MOST
    )


def size_of(text: Any) -> Size | None:
    """ "WIDTHxHEIGHT" as a size; None for anything else."""
    width, _, height = str(text).partition("x")
    if width.isdigit() and height.isdigit() and int(width) and int(height):
        return Size(int(width), int(height))
    return None
