"""What an Idempotency-Key promises: a request sent twice is done once and answered twice.

The first sending claims the key. A later one is told the same pictures, by new links of the
same files; one after a crash is taken up at the first picture the ledger does not have.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from seedbed.accounting.claims import Claim, Claims, StoredAnswer
from seedbed.accounting.usage import agreed, usage
from seedbed.delivery.names import ObjectName
from seedbed.errors import InternalError
from seedbed.generation import Parts, perform, plan_for
from seedbed.types import (
    Accepted,
    Caller,
    Completed,
    Event,
    ImageFailed,
    ImageFile,
    ImageReady,
    Plan,
    Size,
    Usage,
)

if TYPE_CHECKING:
    from seedbed.accounting.ledger import LedgerRow
    from seedbed.wire.request import GenerationRequest

_PIECE = 256 * 1024  # characters of a reference that are hashed at a time


def fingerprint_of(request: GenerationRequest) -> str:
    """The same for requests that ask the same: absent and null fields count alike."""
    small = request.model_dump_json(exclude={"image"}, exclude_none=True)
    digest = hashlib.sha256(small.encode("utf-8", "surrogatepass"))
    # Bit by bit: megabytes at once would hold up every other thread.
    for image in request.images:
        digest.update(b"\0")
        for at in range(0, len(image), _PIECE):
            digest.update(image[at : at + _PIECE].encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


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
    if claim.seed is not None:
        request = request.model_copy(update={"seed": claim.seed})
    plan = plan_for(request, parts, request_id=claim.request_id, now=claim.created)
    return replace(plan, keep=True)


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
    computed = usage(
        [picture.size for picture in ready],
        input_images=answer.input_images if plan.counts_input_images else None,
        web_search=0 if plan.web_search else None,
    )
    return agreed(computed, answer.usage)


async def _ready(plan: Plan, parts: Parts) -> list[ImageReady]:
    """The pictures that the ledger has of this request, delivered anew."""
    rows = await asyncio.to_thread(parts.ledger.rows, plan.request_id)
    return [await _delivered(row, plan, parts) for row in rows]


async def _delivered(row: LedgerRow, plan: Plan, parts: Parts) -> ImageReady:
    size = Size(row.width, row.height)
    name = ObjectName(row.request_id, row.image_index, row.media_type)
    path = parts.deliverer.local_path(name)
    if path is None:
        raise InternalError(cause=f"{name.file} is not in a local store")
    file = ImageFile(path, row.media_type, size, row.byte_count, "")
    delivered = await parts.deliverer.again(file, plan, row.image_index, row.created)
    return ImageReady(row.image_index, row.created, size, row.media_type, delivered)
