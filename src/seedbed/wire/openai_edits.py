"""OpenAI's `POST /v1/images/edits` form, turned into the same request as everything else.

Fields of the form keep their names; `image` and `image[]` files, in order, become references.
Source of the field names: OpenAI's image edits reference, as its Python SDK sends it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from seedbed.errors import InvalidParameter
from seedbed.types import InlineSource
from seedbed.wire.json_text import value_of
from seedbed.wire.request import GenerationRequest, from_fields

_MAGIC = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
# A form has only text; these fields are numbers, booleans or objects in the API.
_JSON_FIELDS = frozenset(
    {
        "n", "seed", "guidance_scale", "watermark", "stream", "sequential_image_generation_options",
        "optimize_prompt_options", "tools", "optimize_prompt", "layer_decomposition",
    }
)  # fmt: skip


def generation_from_form(items: Iterable[tuple[str, str | bytes]]) -> GenerationRequest:
    """The request that the fields and files of a form ask for.

    Raises: InvalidParameter for a mask (the API has none: the prompt says what to change) and
    as `from_fields` does.
    """
    fields: dict[str, Any] = {}
    images: list[str] = []
    files: dict[str, InlineSource] = {}
    mark = secrets.token_hex(8)  # so that nobody can write such a name
    for name, value in items:
        if name == "mask":
            raise InvalidParameter(
                "mask", "masks are not supported; say in the prompt what is to change."
            )
        if name in ("image", "image[]"):
            if isinstance(value, bytes):
                images.append(f"{mark} {len(images)}")
                files[images[-1]] = InlineSource(value, _kind_of(value))
            else:
                images.append(value)
        elif isinstance(value, str):
            fields[name] = _value(name, value)
    if fields.get("size") == "auto":
        del fields["size"]
    if images:
        fields["image"] = images
    return from_fields(fields, files)


def _kind_of(data: bytes) -> str:
    """The format its first bytes are those of. What it really is, is decided by the decoder; an
    unknown start is refused there."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "webp"
    return kind or "png"


def _value(name: str, text: str) -> Any:
    if name not in _JSON_FIELDS:
        return text
    try:
        return value_of(text.lower() if text in ("True", "False") else text)
    except ValueError:
        return text  # the request's own validation says what is wrong with it
