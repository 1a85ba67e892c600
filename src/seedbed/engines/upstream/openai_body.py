"""A call as OpenAI's images API takes it: a JSON body, or a form with the references' files."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pybase64

from seedbed.references import headers

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Body, Call
    from seedbed.engines.upstream.openai_profile import Profile
    from seedbed.types import Plan, Shot, Size

_CHUNK_BYTES = 3 * 64 * 1024  # a multiple of three, so that pieces of base64 join without padding
_MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "TIFF": "image/tiff",
}
_SEEDS = 2**31
_IN_A_SET = {
    "en": "\n\nThis is picture {place} of {count} of one set, with the same cast and style"
    " throughout. Draw this one alone. The whole set: {whole}",
    "zh": "\n\n这是一组{count}张图中的第{place}张，角色与风格保持一致，只画这一张。"
    "整组要求：{whole}",
}
_SD_TAG = "<sd_cpp_extra_args>{}</sd_cpp_extra_args>"


@dataclass(frozen=True, slots=True)
class Posted:
    """What is posted where. A `body` that is made while it is sent has its `length`."""

    path: str
    body: Body
    content_type: str
    length: int | None = None


def at_once(profile: Profile, plan: Plan) -> int:
    """How many of the plan's pictures one call can draw.

    Those of a set have prompts of their own; a stream gives each picture as it is ready; and a
    seed that was asked for has to reach its own picture.
    """
    if plan.related or plan.stream:
        return 1
    one_seed = profile.seed in ("field", "prompt") or (profile.seed == "list" and plan.sources)
    return 1 if plan.seed_given and one_seed else profile.pictures


def fields_of(call: Call, profile: Profile, size: Size, *, stream: bool) -> dict[str, Any]:
    """The fields of a call in OpenAI's names; nothing that the server does not take."""
    plan, order = call.plan, call.plan.order
    told: dict[str, Any] = {}
    if profile.names_model or call.model != plan.model:
        told["model"] = call.model
    told["prompt"] = _prompt(profile, plan, call.shots)
    told["size"] = str(size)
    if len(call.shots) > 1:
        told["n"] = len(call.shots)
    if profile.response_format:
        told["response_format"] = "b64_json"
    kind = plan.finish.media_type.removeprefix("image/")
    if kind in profile.output_formats:
        told["output_format"] = kind
    if profile.seed in ("field", "list"):
        seeds = [max(profile.least_seed, _seed(plan, shot)) for shot in call.shots]
        if len(seeds) == 1:
            told["seed"] = seeds[0]
        elif profile.seed == "list":
            told["seed"] = seeds
    if profile.guidance == "field" and plan.guidance is not None:
        told["guidance_scale"] = min(plan.guidance, profile.most_guidance)
    for field, values in (("quality", profile.qualities), ("background", profile.backgrounds)):
        if order.get(field) in values:
            told[field] = order[field]
    if profile.user and order.get("user"):
        told[profile.user] = order["user"]
    if stream:
        told["stream"] = True
    return told


def json_body(fields: dict[str, Any]) -> Posted:
    """A generation without references."""
    return Posted("/images/generations", _encoded(fields), "application/json")


def with_files(fields: dict[str, Any], files: Sequence[Path], profile: Profile) -> Posted:
    """A call with references, which are read while it is sent."""
    if profile.references_by == "ref_images":
        return _json_with_base64(fields, files)
    return _form(fields, files)


def cleaned(profile: Profile, prompt: str) -> str:
    """The prompt without what this server would read as something else than the caller's words."""
    for text in profile.reserved:
        prompt = prompt.replace(text, " ")  # not nothing: what stood around it must not join
    return prompt


def _prompt(profile: Profile, plan: Plan, shots: Sequence[Shot]) -> str:
    shot = shots[0]  # they share it
    prompt = cleaned(profile, shot.prompt)
    if profile.set_context and plan.related and len(plan.shots) > 1:
        words = _IN_A_SET[plan.language]
        whole = cleaned(profile, plan.prompt)
        place = plan.shots.index(shot) + 1
        prompt += words.format(place=place, count=len(plan.shots), whole=whole)
    extra: dict[str, Any] = {}
    if profile.seed == "prompt":
        extra["seed"] = _seed(plan, shot)
    if profile.guidance == "prompt" and plan.guidance is not None:
        extra["sample_params"] = {"guidance": {"txt_cfg": plan.guidance}}
    return prompt + _SD_TAG.format(json.dumps(extra)) if extra else prompt


def _seed(plan: Plan, shot: Shot) -> int:
    """The shot's seed, or another where it would give the same picture as its neighbour's.

    A set's shots share their seed, and their prompt too when the wish names no steps.
    """
    same = plan.related and any(
        other.prompt == shot.prompt for other in plan.shots if other.index != shot.index
    )
    return (shot.seed + shot.index) % _SEEDS if same else shot.seed


def _encoded(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


# ── References in JSON ──────────────────────────────────────────────────────────────────────


def _json_with_base64(fields: dict[str, Any], files: Sequence[Path]) -> Posted:
    head = _encoded(fields)[:-1] + b',"ref_images":['
    length = len(head) + len(b"]}")
    for at, path in enumerate(files):
        length += -(-path.stat().st_size // 3) * 4 + len(b'""') + (1 if at else 0)

    async def made() -> AsyncIterator[bytes]:
        yield head
        for at, path in enumerate(files):
            yield b',"' if at else b'"'
            async for chunk in _read(path):
                yield pybase64.b64encode(chunk)
            yield b'"'
        yield b"]}"

    return Posted("/images/generations", made, "application/json", length)


# ── References in a form ────────────────────────────────────────────────────────────────────


def _form(fields: dict[str, Any], files: Sequence[Path]) -> Posted:
    """RFC 7578; several files stand under "image[]", as the official client sends them."""
    boundary = f"seedbed-{secrets.token_hex(16)}"
    heads = list(_file_heads(boundary, files))
    start = b"".join(_field(boundary, name, value) for name, value in fields.items())
    end = f"--{boundary}--\r\n".encode()
    length = len(start) + len(end)
    length += sum(len(head) + path.stat().st_size + 2 for head, path in heads)

    async def made() -> AsyncIterator[bytes]:
        yield start
        for head, path in heads:
            yield head
            async for chunk in _read(path):
                yield chunk
            yield b"\r\n"
        yield end

    kind = f"multipart/form-data; boundary={boundary}"
    return Posted("/images/edits", made, kind, length)


def _field(boundary: str, name: str, value: Any) -> bytes:
    text = json.dumps(value) if isinstance(value, bool) else str(value)
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
    return head.encode() + text.encode() + b"\r\n"


def _file_heads(boundary: str, files: Sequence[Path]) -> Iterator[tuple[bytes, Path]]:
    for at, path in enumerate(files, start=1):
        with path.open("rb") as file:
            kind = headers.kind_of(file.read(16)) or "PNG"
        name = f"image-{at}.{kind.lower()}"
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="image[]"; filename="{name}"\r\n'
            f"Content-Type: {_MEDIA_TYPES[kind]}\r\n\r\n"
        )
        yield head.encode(), path


async def _read(path: Path) -> AsyncIterator[bytes]:
    file = await asyncio.to_thread(path.open, "rb")
    with file:
        while chunk := await asyncio.to_thread(file.read, _CHUNK_BYTES):
            yield chunk
