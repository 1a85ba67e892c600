"""The body of a request in Ark's dialect: the caller's own fields, each exactly as it was asked.

What is sent is the order (Plan.order): fields that were checked, that the model takes, and that
were not null. Nothing else of a request has a way into a body.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any

import pybase64
from pydantic_core import to_json

from seedbed.types import FileSource, InlineSource, Note, UrlSource

if TYPE_CHECKING:
    from pathlib import Path

    from seedbed.engines.upstream.dialect import Body
    from seedbed.engines.upstream.upstream import Upstream
    from seedbed.types import Plan, ReferenceSource, Shot

    Piece = bytes | InlineSource | FileSource
    """Of a body: text, or a file that becomes base64 as it is sent."""

FIELDS = frozenset({
    "size",
    "response_format",
    "output_format",
    "watermark",
    "seed",
    "guidance_scale",
    "sequential_image_generation",
    "sequential_image_generation_options",
    "optimize_prompt_options",
    "optimize_prompt",
    "tools",
    "layer_decomposition",
    "background",
})  # fmt: skip
"""What goes as it was asked, besides model, prompt, image and stream. Source: contract.md 2."""
_NOT_VENDORS = ("quality", "style")  # OpenAI's; in no document of the vendor (contract 2)
_FAMILIES_WITH_FORMAT = ("seedream-5",)  # contract.md section 2: refused by 3.0, SeedEdit and 4.x
_THIRD = ("seedream-3", "seededit-3")
_SLICE_BYTES = 192 * 1024  # a multiple of 3, so that slices join without padding


def fields(upstream: Upstream, model: str, plan: Plan, shots: Sequence[Shot]) -> dict[str, Any]:
    """The body's fields but `image`, for these shots of the plan; `model` is the upstream's id."""
    body: dict[str, Any] = {"model": model, "prompt": plan.prompt}
    taken = FIELDS - _lacks(upstream, plan)
    for name, value in plan.order.items():
        if name in taken:
            body[name] = value
    if body.get("seed", -1) >= 0:  # the same in every call would be the same picture
        body["seed"] = shots[0].seed
    # Its default is true (contract A1); ours may have been set otherwise.
    if "watermark" not in body and plan.finish.watermark is None:
        body["watermark"] = False
    if plan.stream:
        body["stream"] = True
    return body


def body_of(upstream: Upstream, model: str, plan: Plan, shots: Sequence[Shot]) -> tuple[Body, int]:
    """The JSON body, and its length; references that are files are written as it is sent."""
    whole = to_json(fields(upstream, model, plan, shots))
    if not plan.sources:
        return whole, len(whole)
    images = [_image(source) for source in plan.sources]
    pieces: list[Piece] = [whole[:-1] + b',"image":']
    pieces.append(b"[" if len(images) > 1 else b"")
    for number, parts in enumerate(images):
        pieces += [b"," if number else b"", *parts]
    pieces.append(b"]}" if len(images) > 1 else b"}")
    texts = [piece for piece in pieces if isinstance(piece, bytes)]
    if len(texts) == len(pieces):
        whole = b"".join(texts)
        return whole, len(whole)
    return lambda: _written(pieces), sum(map(_length, pieces))


def notes(upstream: Upstream, plan: Plan) -> list[Note]:
    """What of the order does not go to the upstream as it was asked, and what becomes of it."""
    lacks = _lacks(upstream, plan)
    found = [Note(name, "ignored") for name in _NOT_VENDORS if name in plan.order]
    if "output_format" in lacks:
        if plan.order["output_format"] == "png":
            found.append(Note("output_format", "emulated", "re-encoded from the upstream's JPEG"))
        lacks.remove("output_format")
    for name in sorted(lacks):
        if plan.order[name]:
            found.append(Note(name, "ignored", "not taken by this upstream"))
    if plan.seed_given and not is_third(plan):
        found.append(Note("seed", "ignored", "not read by this model"))
    if len(plan.shots) > 1 and not plan.related:
        found.append(Note("n", "emulated", "single pictures"))
    return found


def converts(upstream: Upstream, plan: Plan) -> bool:
    """Whether the caller is owed another file format than the upstream makes."""
    return plan.order.get("output_format") == "png" and "output_format" in _lacks(upstream, plan)


def is_third(plan: Plan) -> bool:
    """Whether the model is of the third generation: those read `seed`, and do not say a picture's
    size. Source: contract.md sections 2 and 3."""
    return plan.family.startswith(_THIRD)


def _lacks(upstream: Upstream, plan: Plan) -> set[str]:
    """Fields of the order that this upstream, or the model there, refuses although we take them."""
    lacks: set[str] = plan.order.keys() & upstream.profile.get("lacks", ())
    if "output_format" in plan.order and not plan.family.startswith(_FAMILIES_WITH_FORMAT):
        lacks.add("output_format")
    return lacks


def _image(source: ReferenceSource) -> Sequence[Piece]:
    if isinstance(source, UrlSource):
        return [to_json(source.url)]
    return [f'"data:image/{source.claimed};base64,'.encode(), source, b'"']


def _length(piece: Piece) -> int:
    """How many bytes of a body it becomes."""
    if isinstance(piece, bytes):
        return len(piece)
    count = piece.path.stat().st_size if isinstance(piece, FileSource) else len(piece.data)
    return (count + 2) // 3 * 4


async def _written(pieces: Sequence[Piece]) -> AsyncIterator[bytes]:
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
        elif isinstance(piece, InlineSource):
            for start in range(0, len(piece.data), _SLICE_BYTES):
                yield pybase64.b64encode(piece.data[start : start + _SLICE_BYTES])
        else:
            start = 0
            # Nothing is left open if nobody takes it all.
            while part := await asyncio.to_thread(_part, piece.path, start):
                yield pybase64.b64encode(part)
                start += len(part)


def _part(path: Path, start: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(_SLICE_BYTES)
