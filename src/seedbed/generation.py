"""THE PATH: what happens to a request, once, for every way of asking and answering.

request -> plan -> permit -> references -> pictures -> files -> delivered -> usage

JSON is a fold of these events and SSE a framing of them (wire/), and the command line prints
them, so no two ways can disagree.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from seedbed.accounting.ledger import LedgerRow
from seedbed.accounting.usage import usage
from seedbed.delivery.inline import discard
from seedbed.errors import EngineFailed, InvalidParameter, SeedbedError
from seedbed.planning.plan import make_plan, settle_size
from seedbed.types import (
    Accepted,
    Caller,
    Completed,
    Delivered,
    Drawn,
    Event,
    ImageFailed,
    ImageFile,
    ImageReady,
    Note,
    Picture,
    Plan,
    Progress,
    Reference,
    Refusal,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from seedbed.accounting.ledger import Ledger
    from seedbed.accounting.metrics import Metrics, Outcome
    from seedbed.accounting.quota import Quota, Reservation
    from seedbed.delivery.deliver import Deliverer
    from seedbed.engines.protocol import Engine
    from seedbed.engines.registry import Engines
    from seedbed.finishing.finisher import Finisher
    from seedbed.planning.admission import Admission
    from seedbed.planning.catalog import Catalog
    from seedbed.references.gather import Gatherer
    from seedbed.settings import Settings
    from seedbed.wire.request import GenerationRequest


@dataclass(frozen=True, slots=True)
class Parts:
    """The concrete parts the path runs on; app.py builds them."""

    settings: Settings
    catalog: Catalog
    quota: Quota
    admission: Admission
    gatherer: Gatherer
    engines: Engines
    finisher: Finisher
    deliverer: Deliverer
    ledger: Ledger
    metrics: Metrics
    clock: Callable[[], float] = time.time


async def generate(
    request: GenerationRequest, caller: Caller, request_id: str, parts: Parts
) -> AsyncGenerator[Event, None]:
    """Yield what happens, in order: Accepted, then pictures as they are ready, then Completed.

    A picture's event means that its file is durable and its ledger row is committed. Closing
    the generator stops the work. Raises: SeedbedError before Accepted for a request that
    cannot be done, and after it only when not one picture came.
    """
    now = parts.clock()
    plan = make_plan(
        request, catalog=parts.catalog, settings=parts.settings, request_id=request_id, now=now
    )
    async with aclosing(perform(plan, caller, parts)) as events:
        async for event in events:
            yield event


async def perform(
    plan: Plan, caller: Caller, parts: Parts, ready: Sequence[ImageReady] = ()
) -> AsyncGenerator[Event, None]:
    """Do what is planned. `ready` are pictures that exist already, from before a crash."""
    engine = parts.engines.get(plan.engine)
    parts.admission.expect_room(caller)
    async with (
        parts.quota.reserved(caller, plan) as reservation,
        parts.admission.permit(caller, plan),
        parts.gatherer.gather(plan.sources, largest=engine.abilities.reference_side) as references,
    ):
        plan = settle_size(plan, references, parts.catalog)
        notes = await review(engine, plan, references)
        yield Accepted(plan, notes)

        made = [picture.size for picture in ready]
        for picture in ready:
            yield picture
        async with aclosing(attempt(engine, plan, references)) as drawing:
            async for drawn in drawing:
                if isinstance(drawn, Progress):
                    yield drawn
                    continue
                created = int(parts.clock())
                if isinstance(drawn, Refusal):
                    outcome: Outcome = "failed" if drawn.code == EngineFailed.code else "refused"
                    parts.metrics.picture(plan, outcome)
                    yield ImageFailed(drawn.index, created, drawn.code, drawn.message)
                    continue
                try:
                    file, delivered = await _settled(
                        drawn, plan, caller, created, reservation, parts
                    )
                except SeedbedError as error:
                    if not made:
                        raise
                    # As for a failure inside the engine: what came before is kept.
                    parts.metrics.picture(plan, "failed")
                    yield ImageFailed(drawn.index, created, error.api_code, error.message)
                    break
                parts.metrics.picture(plan, "made", file.byte_count)
                made.append(file.size)
                notes += tuple(note for note in drawn.notes if note not in notes)
                yield ImageReady(drawn.index, created, file.size, file.media_type, delivered)

        yield Completed(
            int(parts.clock()),
            usage(
                made,
                input_images=len(references) if plan.counts_input_images else None,
                web_search=0 if plan.web_search else None,
            ),
            notes,
        )


async def _settled(
    drawn: Picture,
    plan: Plan,
    caller: Caller,
    created: int,
    reservation: Reservation,
    parts: Parts,
) -> tuple[ImageFile, Delivered]:
    """The picture as a file, delivered and charged, in the order that keeps promises; or else
    no staged file of it stays.

    Cancelled, it ends all the same: a row still on its way would not be seen by a retry that
    comes meanwhile, and its picture would be drawn again.
    """
    with parts.metrics.timed("finish"):
        file = await parts.finisher.finish(drawn, plan)

    async def charge() -> Delivered:
        delivered = await parts.deliverer.deliver(file, plan, drawn.index)
        await reservation.settle(LedgerRow.of(plan, caller, drawn.index, file, created))
        return delivered

    charging = asyncio.ensure_future(charge())
    try:
        with parts.metrics.timed("deliver"):
            return file, await asyncio.shield(charging)
    except BaseException:
        try:
            await asyncio.wait({charging})
        finally:
            discard(file)
        raise


async def review(engine: Engine, plan: Plan, references: Sequence[Reference]) -> tuple[Note, ...]:
    """The fidelity report: what of the plan this engine will not do as asked.

    Raises: InvalidParameter instead, under `strict`, for a field that would be ignored;
    EngineFailed for a picture larger than the engine draws.
    """
    able = engine.abilities
    notes = [*plan.notes, *await engine.consider(plan)]
    if plan.guidance is not None and not able.guidance:
        notes.append(Note("guidance_scale", "ignored"))
    if plan.seed_given and not able.seed:
        notes.append(Note("seed", "ignored"))
    if plan.web_search and not able.web_search:
        notes.append(Note("tools", "ignored", "web_search"))
    if len(references) > able.references:
        notes.append(Note("image", "partial", f"first {able.references} used"))
    if plan.pixels.pixels > able.max_pixels:
        raise InvalidParameter(
            "size", f"this model's engine draws at most {able.max_pixels} pixels."
        )
    ignored = [note for note in notes if note.state == "ignored"]
    if plan.strict and ignored:
        field = ignored[0].field
        raise InvalidParameter(
            field, f"the parameter `{field}` would be ignored by this model, which strict forbids."
        )
    return tuple(dict.fromkeys(notes))


async def attempt(
    engine: Engine, plan: Plan, references: Sequence[Reference]
) -> AsyncGenerator[Drawn, None]:
    """The engine's drawing, with a failure after the first picture told as a refusal.

    Source: contract.md section 3: an internal failure keeps the earlier pictures and does not
    attempt the later ones.
    """
    usable = references[: engine.abilities.references]
    settled = 0
    try:
        async with aclosing(
            cast("AsyncGenerator[Drawn, None]", engine.draw(plan, usable))
        ) as drawing:
            async for drawn in drawing:
                yield drawn
                if isinstance(drawn, Picture | Refusal):
                    settled += 1
                    if isinstance(drawn, Refusal) and drawn.stop:
                        return
    except SeedbedError as error:
        if settled == 0:
            raise
        yield Refusal(plan.shots[settled].index, error.api_code, error.message, stop=True)
        return
    if settled < len(plan.shots):
        raise EngineFailed(cause=f"{engine.name} drew {settled} of {len(plan.shots)} shots")
