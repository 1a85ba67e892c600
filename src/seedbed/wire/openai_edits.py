"""OpenAI's `POST /v1/images/edits` form, turned into the same request as everything else.

Fields of the form keep their names; `image` and `image[]` files, in order, become references.
Source of the field names: OpenAI's image edits reference, as its Python SDK sends it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pybase64

from seedbed.errors import InvalidParameter, InvalidRequest
from seedbed.wire.json_text import value_of
from seedbed.wire.request import GenerationRequest, from_fields

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile
    from starlette.types import Message

    from seedbed.wire.call import Call

_MAGIC = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_MOST_FILES = 16
_MOST_FIELDS = 64
_LARGE = 256 * 1024
# A form has only text; these fields are numbers, booleans or objects in the API.
_JSON_FIELDS = frozenset(
    {
        "n", "seed", "guidance_scale", "watermark", "stream", "sequential_image_generation_options",
        "optimize_prompt_options", "tools", "optimize_prompt", "layer_decomposition",
    }
)  # fmt: skip


async def generation_from_form(call: Call, body: bytes) -> GenerationRequest:
    """The request that a multipart form asks for.

    Raises: InvalidRequest for a body that is not such a form; InvalidParameter for a mask
    (the API has none: the prompt says what to change) and as `from_fields` does.
    """
    if len(body) <= _LARGE:
        return await _generation(call, body)
    # Forms are read in pure Python: 20 MB would keep everybody waiting for 80 ms.
    return await asyncio.to_thread(asyncio.run, _generation(call, body))


async def _generation(call: Call, body: bytes) -> GenerationRequest:
    # Only who sends forms waits for their reader to be loaded.
    from starlette.formparsers import MultiPartException
    from starlette.requests import Request

    fields: dict[str, Any] = {}
    images: list[str] = []
    sent = False

    async def replay() -> Message:
        nonlocal sent
        message: Message = {"type": "http.request", "body": b"" if sent else body}
        sent = True
        return message

    if not (call.header(b"content-type") or "").startswith("multipart/form-data"):
        raise InvalidRequest(
            "images/edits takes multipart/form-data; JSON belongs to images/generations."
        )
    request = Request(call.scope, replay)
    try:
        form = await request.form(
            max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=1 << 20
        )
    except MultiPartException as error:
        raise InvalidRequest(f"The multipart form cannot be read: {error.message}") from error
    try:
        for name, value in form.multi_items():
            if name == "mask":
                raise InvalidParameter(
                    "mask", "masks are not supported; say in the prompt what is to change."
                )
            if name in ("image", "image[]"):
                images.append(await _reference(value))
            elif isinstance(value, str):
                fields[name] = _value(name, value)
    finally:
        await form.close()
    if fields.get("size") == "auto":
        del fields["size"]
    if images:
        fields["image"] = images
    return from_fields(fields)


async def _reference(value: UploadFile | str) -> str:
    if isinstance(value, str):
        return value
    data = await value.read()
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "webp"
    # What it really is, is decided by the decoder; an unknown start is refused there.
    return f"data:image/{kind or 'png'};base64,{pybase64.b64encode(data).decode()}"


def _value(name: str, text: str) -> Any:
    if name not in _JSON_FIELDS:
        return text
    try:
        return value_of(text.lower() if text in ("True", "False") else text)
    except ValueError:
        return text  # the request's own validation says what is wrong with it
