"""What an Idempotency-Key promises: a request sent twice is done once and answered twice.

The first sending claims the key. A later one is told the same pictures, by new links of the
same files; one after a crash is taken up at the first picture the ledger does not have.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pybase64

from seedbed.accounting.claims import Claim, Claims, StoredAnswer
from seedbed.accounting.usage import usage
from seedbed.generation import Parts, perform, plan_for
from seedbed.types import (
    Accepted,
    Caller,
    Completed,
    Event,
    ImageFailed,
    ImageFile,
    ImageReady,
    InlineSource,
    Plan,
    Size,
    Usage,
)

if TYPE_CHECKING:
    from seedbed.accounting.ledger import LedgerRow
    from seedbed.wire.request import GenerationRequest

_PIECE = 192 * 1024  # of a reference that is hashed at a time; a multiple of three bytes


def fingerprint_of(request: GenerationRequest) -> str:
    """The same for requests that ask the same: absent and null fields count alike."""
    small = request.model_dump_json(exclude={"image"}, exclude_none=True)
    digest = hashlib.sha256(small.encode("utf-8", "surrogatepass"))
    for image in request.images:
        digest.update(b"\0")
        for piece in _text_of(image):
            digest.update(piece)
    return digest.hexdigest()


def _text_of(image: str | InlineSource) -> Iterator[bytes]:
    """A reference as text, bit by bit: megabytes at once would hold up every other thread."""
    if isinstance(image, InlineSource):
        yield f"data:image/{image.claimed};base64,".encode()
        for at in range(0, len(image.data), _PIECE):
            yield pybase64.b64encode(image.data[at : at + _PIECE])
    else:
        for at in range(0, len(image), _PIECE):
            yield image[at : at + _PIECE].encode("utf-8", "surrogatepass")


async def generate_once(
    request: GenerationRequest, caller: Caller, claim: Claim, claims: Claims, parts: Parts
) -> AsyncGenerator[Event, None]:
    """As `generation.generate`, for a claim: done, taken up, or told again."""
    finished = claim.answer is not None
    try:
        if request.is_large:  # its references are decoded with the plan
            plan = await asyncio.to_thread(_plan, request, claim, parts)
        else:
            plan = _plan(request, claim, parts)
        if claim.answer is not None:
            async for event in _told_again(plan, claim, claim.answer, parts):
                yield event
            return
        ready = await _ready(plan, parts)
        made = {picture.index for picture in ready}
        left = tuple(shot for shot in plan.shots if shot.index not in made)
        failures: list[ImageFailed] = []
        layers: dict[int, Mapping[str, Any]] = {}
        async with aclosing(perform(replace(plan, shots=left), caller, parts, ready)) as events:
            async for event in events:
                if isinstance(event, Accepted):
                    await asyncio.to_thread(claims.begin, claim, plan.seed)
                elif isinstance(event, ImageFailed):
                    failures.append(event)
                elif isinstance(event, ImageReady) and event.layer:
                    layers[event.index] = event.layer
                elif isinstance(event, Completed):
                    answer = StoredAnswer(
                        tuple(failures),
                        event.notes,
                        event.usage.input_images or 0,
                        event.usage,
                        layers,
                    )
                    await asyncio.to_thread(claims.finish, claim, answer)
                    finished = True
                yield event
    finally:
        if not finished:
            await asyncio.shield(asyncio.to_thread(claims.release, claim))


def _plan(request: GenerationRequest, claim: Claim, parts: Parts) -> Plan:
    """The plan of the first time: its id, its hour, its seed."""
    given = request.seed is not None and request.seed >= 0  # by the caller, not by us
    if claim.seed is not None:
        request = request.model_copy(update={"seed": claim.seed})
    plan = plan_for(request, parts, request_id=claim.request_id, now=claim.created)
    return replace(plan, keep=True, seed_given=plan.seed_given and given)


async def _told_again(
    plan: Plan, claim: Claim, answer: StoredAnswer, parts: Parts
) -> AsyncGenerator[Event, None]:
    ready = await _ready(plan, parts)
    yield Accepted(plan, answer.notes)
    ready = [replace(picture, layer=answer.layers.get(picture.index, {})) for picture in ready]
    made = {picture.index for picture in ready}
    # A row may be on the disk although its commit was reported as failed: the ledger is right.
    failures = [failure for failure in answer.failures if failure.index not in made]
    events: list[ImageReady | ImageFailed] = [*ready, *failures]
    for event in sorted(events, key=lambda event: event.index):
        yield event
    yield Completed(int(parts.clock()), _used(ready, plan, answer), answer.notes)


def _used(ready: Sequence[ImageReady], plan: Plan, answer: StoredAnswer) -> Usage:
    """The usage as it was told, unless the ledger counts other pictures."""
    return usage(
        [picture.size for picture in ready],
        input_images=answer.input_images if plan.counts_input_images else None,
        web_search=0 if plan.web_search else None,
        told=answer.usage,
    )


async def _ready(plan: Plan, parts: Parts) -> list[ImageReady]:
    """The pictures that the ledger has of this request, delivered anew."""
    rows = await asyncio.to_thread(parts.ledger.rows, plan.request_id)
    return [await _delivered(row, plan, parts) for row in rows]


async def _delivered(row: LedgerRow, plan: Plan, parts: Parts) -> ImageReady:
    size = Size(row.width, row.height)
    file = ImageFile(Path(), row.media_type, size, row.byte_count)
    delivered = await parts.deliverer.again(file, plan, row.image_index, row.created)
    return ImageReady(row.image_index, row.created, size, row.media_type, delivered)
