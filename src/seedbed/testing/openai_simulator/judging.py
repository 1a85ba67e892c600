"""What a server makes of a request: an order, or its refusal."""

from __future__ import annotations

import base64
import binascii
import json
import re
import secrets
from dataclasses import dataclass
from typing import Any

from seedbed.testing.openai_simulator.call import Call, Upload
from seedbed.testing.openai_simulator.servers import Server, size_of, size_refused_by_openai
from seedbed.types import Size

_EXTRA = re.compile(r"<sd_cpp_extra_args>(.*?)</sd_cpp_extra_args>")
_SD_DEFAULT_SEED = 42  # of stable-diffusion.cpp's generation parameters


class Refused(Exception):
    """A server's no: a status, its words, and what some servers add."""

    def __init__(
        self, status: int, message: str, *, code: str | None = None, param: str | None = None,
        type: str = "invalid_request_error", more: dict[str, Any] | None = None,
        retry_after: float | None = None,
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.status, self.message, self.code, self.param = status, message, code, param
        self.type, self.more, self.retry_after = type, more or {}, retry_after


@dataclass(frozen=True, slots=True)
class Order:
    """What will be drawn; `seeds` has one for each picture."""

    prompt: str
    model: str
    size: Size
    seeds: tuple[int, ...]
    format: str
    references: tuple[Upload, ...]
    by_link: bool
    stream: bool
    partial_images: int


def judge(server: Server, call: Call) -> Order:
    """The order in a call. Raises: Refused."""
    try:
        return _judged(server, call)
    except (ValueError, TypeError) as error:  # a number that is none, a list that is none
        raise Refused(
            422 if server.errors == "detail" else 400, f"Invalid value: {error}"
        ) from error


def _judged(server: Server, call: Call) -> Order:
    fields = {name: value for name, value in call.fields.items() if value is not None}
    takes = server.edit_fields if call.edits else server.generation_fields
    if server.refuses_unknown:
        _refuse_unknown(fields, takes)
    fields = {name: value for name, value in fields.items() if name in takes}
    prompt = str(fields.get("prompt", ""))
    if not prompt:
        raise _missing(server, "prompt")
    model = str(fields.get("model", ""))
    references = _references(server, call, fields)
    count = _count(server, fields)
    prompt, seed = _prompt_and_seed(server, prompt, fields)
    return Order(
        prompt=prompt,
        model=model,
        size=_size(server, model, fields),
        seeds=_seeds(server, seed, count),
        format=_format(server, fields),
        references=references,
        by_link=_by_link(server, fields, call),
        stream=_stream(server, fields, call),
        partial_images=int(fields.get("partial_images", 0)),
    )


def _refuse_unknown(fields: dict[str, Any], takes: frozenset[str]) -> None:
    for name in fields:
        if name not in takes:
            raise Refused(
                400, f"Unknown parameter: '{name}'.", code="unknown_parameter", param=name
            )


def _missing(server: Server, field: str) -> Refused:
    if server.errors == "openai":
        text = f"Missing required parameter: '{field}'."
        return Refused(400, text, code="missing_required_parameter", param=field)
    if server.errors == "detail":
        return Refused(422, f"Field '{field}' is required")
    return Refused(400, f"{field} required")


def _references(server: Server, call: Call, fields: dict[str, Any]) -> tuple[Upload, ...]:
    if server.name == "localai":
        # Raw base64 or a link; anything else, a data URI too, is dropped without a word.
        given = [*fields.get("ref_images", ()), *fields.get("files", ())]
        decoded = [_from_base64(item) for item in given]
        return tuple(Upload("ref_images", "", "", data) for data in decoded if data)
    if not call.edits:
        return ()
    for name in server.image_fields:
        found = tuple(file for file in call.files if file.name == name)
        if not found:
            continue
        if server.name == "openai":
            _refuse_files(found)
        if server.name == "sd-server" and name == "image":
            return found[:1]
        return found
    raise _missing(server, "image")


def _from_base64(text: Any) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except binascii.Error:
        return b""


def _refuse_files(files: tuple[Upload, ...]) -> None:
    if len(files) > 16:
        raise Refused(400, "Too many images: at most 16.", code="array_above_max_length")
    for file in files:
        if file.media_type not in ("image/png", "image/jpeg", "image/webp"):
            raise Refused(
                400,
                f"Invalid file 'image': unsupported mimetype ('{file.media_type}'). Supported"
                " file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
                code="unsupported_file_mimetype",
                param="image",
            )


def _count(server: Server, fields: dict[str, Any]) -> int:
    count = int(fields.get("n", 1))
    if 1 <= count <= server.most:
        return count
    if server.clamps or server.name == "sd-server":
        return max(1, min(count, server.most))
    if server.errors == "openai":
        raise Refused(
            400,
            f"Invalid 'n': integer above maximum value. Expected a value <= {server.most}, but got"
            f" {count} instead.",
            code="integer_above_max_value",
            param="n",
        )
    raise Refused(422, f"n: Input should be from 1 to {server.most}")


def _prompt_and_seed(
    server: Server, prompt: str, fields: dict[str, Any]
) -> tuple[str, int | list[int] | None]:
    seed = fields.get("seed")
    if server.name == "localai":
        return prompt.partition("|")[0], 0 if seed is None else int(seed)
    if server.name == "sd-server":
        found = _EXTRA.search(prompt)
        extra: dict[str, Any] = {}
        if found:
            try:
                extra = json.loads(found[1])
            except ValueError:
                raise Refused(400, "invalid sd_cpp_extra_args") from None
        return _EXTRA.sub("", prompt), int(extra.get("seed", _SD_DEFAULT_SEED))
    if isinstance(seed, str):
        seed = int(seed)
        if server.name == "vllm-omni" and seed == 0:
            seed = None  # its edits read 0 as absent
    return prompt, seed


def _seeds(server: Server, seed: int | list[int] | None, count: int) -> tuple[int, ...]:
    if isinstance(seed, list):
        return tuple(seed)
    if seed is None:
        return tuple(secrets.randbelow(2**31) for _ in range(count))
    if server.name == "localai":
        return (seed,) * count  # its loop uses one seed for all
    return tuple(seed + index for index in range(count))


def _size(server: Server, model: str, fields: dict[str, Any]) -> Size:
    asked = fields.get("size", "auto")
    if server.name == "openai":
        if size_refused_by_openai(model, str(asked)):
            raise Refused(
                400,
                f"Invalid value: '{asked}'. The size is not supported by this model.",
                code="invalid_value",
                param="size",
            )
        return size_of(asked) or server.default_size
    size = size_of(asked)
    if size is None and server.name == "localai" and "x" in str(asked):
        raise Refused(500, "invalid value for 'size'")
    if size is None and server.errors == "detail" and asked != "auto":
        raise Refused(400, f"Invalid size format: '{asked}'.")
    size = size or server.default_size
    return Size(
        max(server.grid, size.width // server.grid * server.grid),
        max(server.grid, size.height // server.grid * server.grid),
    )


def _format(server: Server, fields: dict[str, Any]) -> str:
    asked = str(fields.get("output_format", server.format)).lower()
    if asked in server.formats:
        return asked
    if server.errors == "detail":
        return server.format
    raise Refused(400, f"Invalid value: '{asked}'.", code="invalid_value", param="output_format")


def _by_link(server: Server, fields: dict[str, Any], call: Call) -> bool:
    # SGLang's edits answer with base64 unless told otherwise.
    default = "url" if server.links == "default" and not call.edits else "b64_json"
    asked = fields.get("response_format", default)
    if asked == "url" and server.links == "never" and "response_format" in fields:
        raise Refused(422, "Only 'b64_json' or 'file' response format is supported, got: url")
    return bool(asked == "url")


def _stream(server: Server, fields: dict[str, Any], call: Call) -> bool:
    stream = fields.get("stream") in (True, "true", "True", "1")
    if stream and not server.streams and call.edits and server.name == "vllm-omni":
        raise Refused(400, "stream=true is only supported by multi-stage image edit pipelines.")
    return stream and server.streams
