"""THE PATH: what happens to a request, once, for every way of asking and answering.

request -> plan -> permit -> references -> pictures -> files -> delivered -> usage

JSON is a fold of these events and SSE a framing of them (wire/), and the command line prints
them, so no two ways can disagree.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Any, cast

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
    Elsewhere,
    Event,
    Finished,
    ImageFailed,
    ImageFile,
    ImageReady,
    ImageText,
    Note,
    Picture,
    Plan,
    Progress,
    Reference,
    Refusal,
    Size,
    Usage,
)
from seedbed.values import dataclass

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine

    from seedbed.accounting.ledger import Ledger
    from seedbed.accounting.metrics import Metrics, Outcome
    from seedbed.accounting.quota import Quota, Reservation
    from seedbed.delivery.deliver import Deliverer
    from seedbed.engines.protocol import Engine
    from seedbed.engines.registry import Engines
    from seedbed.finishing.finisher import Finisher
    from seedbed.planning.admission import Admission, Outside
    from seedbed.planning.catalog import Catalog
    from seedbed.references.gather import Gatherer
    from seedbed.settings import Settings
    from seedbed.wire.request import GenerationRequest


_NOTHING_GATHERED = nullcontext[tuple[Reference, ...]](())


@dataclass(frozen=True, slots=True)
class Parts:
    """The concrete parts the path runs on; app.py builds them.

    `outside` admits to engines that draw elsewhere: what limits those is not this machine.
    """

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
    outside: Outside | None = None


def plan_for(request: GenerationRequest, parts: Parts, *, request_id: str, now: float) -> Plan:
    """The request's plan, as the engine that will draw it takes it. Raises: see make_plan."""
    engine = parts.engines.get(parts.catalog.resolve(request.model).engine)
    return make_plan(
        request,
        catalog=parts.catalog,
        settings=parts.settings,
        request_id=request_id,
        now=now,
        as_asked=engine.abilities.takes_order,
    )


def generate(
    request: GenerationRequest, caller: Caller, request_id: str, parts: Parts
) -> AsyncGenerator[Event, None]:
    """Yield what happens, in order: Accepted, then pictures as they are ready, then Completed.

    A picture's event means that its file is durable and its ledger row is committed. Closing
    the generator stops the work. Raises: SeedbedError at once for a request that cannot be
    planned, before Accepted for one that cannot be done, and after it only when not one
    picture came.
    """
    plan = plan_for(request, parts, request_id=request_id, now=parts.clock())
    return perform(plan, caller, parts, asked=request)


async def perform(
    plan: Plan,
    caller: Caller,
    parts: Parts,
    ready: Sequence[ImageReady] = (),
    asked: GenerationRequest | None = None,
) -> AsyncGenerator[Event, None]:
    """Do what is planned. `ready` are pictures that exist already, from before a crash.

    `asked` lives as long as this, and with it its share of memory (wire/body.py).
    """
    engine = parts.engines.get(plan.engine)
    able, given = engine.abilities, plan.sources
    admission = parts.admission
    if able.takes_order and parts.outside is not None:
        admission = parts.outside.before(plan.model)
    admission.expect_room(caller)
    parts.deliverer.expect_room(plan)
    async with (
        parts.quota.reserved(caller, plan, most=able.takes_order) as reservation,
        admission.permit(caller, plan),
        _NOTHING_GATHERED
        if able.takes_order
        else parts.gatherer.gather(given, largest=able.reference_side) as references,
    ):
        if not able.takes_order:
            plan = settle_size(plan, references, parts.catalog)
        notes = await review(engine, plan, references)
        made = [picture.size for picture in ready]
        answer = _Answer(plan, caller, parts, reservation, made, notes)
        drawing = Drawing(engine, plan, references)
        try:
            if able.takes_order and plan.stream:
                known = await drawing.begin(parts.settings.server.heartbeat_seconds)
                notes = tuple(dict.fromkeys([*notes, *known]))
            yield Accepted(plan, notes)
            for picture in ready:
                yield picture
            async for drawn in drawing:
                event = await answer.event(drawn)
                if event is not None:
                    yield event
                if answer.broken:
                    break
        finally:
            await drawing.close()
        yield answer.completed(len(given))


@dataclass(slots=True)
class _Answer:
    """One request's answer so far: what was drawn becomes its events, one at a time."""

    plan: Plan
    caller: Caller
    parts: Parts
    reservation: Reservation
    made: list[Size]
    notes: tuple[Note, ...]
    told: Usage | None = None
    broken: bool = False

    async def event(self, drawn: Drawn) -> Event | None:
        """What the client is told of it; None if nothing.

        Raises: SeedbedError for a first picture that cannot be settled. A later one is `broken`:
        what came before is kept, as for a failure inside the engine, and nothing follows.
        """
        if isinstance(drawn, Picture):
            return await self._picture(drawn)
        if isinstance(drawn, Usage):
            self.told = drawn
            return None
        if isinstance(drawn, Progress):
            return drawn
        outcome: Outcome = "failed" if drawn.code == EngineFailed.code else "refused"
        return self._failed(drawn, outcome, drawn.code, drawn.message)

    def completed(self, input_images: int) -> Completed:
        """The last event. `input_images`: how many references the request came with."""
        used = usage(
            self.made,
            input_images=input_images if self.plan.counts_input_images else None,
            web_search=0 if self.plan.web_search else None,
            told=self.told,
        )
        return Completed(int(self.parts.clock()), used, self.notes)

    def _failed(
        self, drawn: Picture | Refusal, outcome: Outcome, code: str, message: str
    ) -> ImageFailed:
        self.parts.metrics.picture(self.plan, outcome, drawer=drawn.drawer)
        return ImageFailed(drawn.index, int(self.parts.clock()), code, message)

    async def _picture(self, drawn: Picture) -> ImageReady | ImageFailed:
        """The picture as a file, charged and counted; or else no staged file of it stays.

        Cancelled, it is charged all the same: a row still on its way would not be seen by a retry
        that comes meanwhile, and its picture would be drawn again.
        """
        created = int(self.parts.clock())
        file: Finished
        try:
            if isinstance(drawn.image, Elsewhere):  # nothing of ours to be made, moved or removed
                file = drawn.image
                delivered = await self._charged(drawn, file, created)
            else:
                with self.parts.metrics.timed("finish"):
                    file = await self.parts.finisher.finish(drawn, self.plan)
                delivered = await _to_the_end(self._charged(drawn, file, created), file)
        except SeedbedError as error:
            if not self.made:
                raise
            self.broken = True
            return self._failed(drawn, "failed", error.api_code, error.message)
        self.parts.metrics.picture(self.plan, "made", file.byte_count, drawer=drawn.drawer)
        self.made.append(file.size)
        if drawn.notes:
            self.notes = tuple(dict.fromkeys([*self.notes, *drawn.notes]))
        return ImageReady(drawn.index, created, file.size, file.media_type, delivered, drawn.layer)

    async def _charged(self, drawn: Picture, file: Finished, created: int) -> Delivered:
        """The picture delivered, then charged: the order that keeps promises."""
        plan, parts = self.plan, self.parts
        with parts.metrics.timed("deliver"):
            delivered = await parts.deliverer.deliver(file, plan, drawn.index)
            row = LedgerRow.of(plan, self.caller, drawn.index, file, created, drawn.drawer)
            await self.reservation.settle(row)
        return delivered


async def _to_the_end(
    charge: Coroutine[Any, Any, Delivered], file: ImageFile | ImageText
) -> Delivered:
    charging = asyncio.ensure_future(charge)
    try:
        return await asyncio.shield(charging)
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
    if plan.size is not None and plan.size.pixels > able.max_pixels:
        raise InvalidParameter(
            "size", f"this model's engine draws at most {able.max_pixels} pixels."
        )
    if plan.strict and (ignored := [note.field for note in notes if note.state == "ignored"]):
        raise InvalidParameter(
            ignored[0],
            f"the parameter `{ignored[0]}` would be ignored by this model, which strict forbids.",
        )
    return tuple(dict.fromkeys(notes))


class Drawing:
    """What the engine draws, in turn, with a failure after the first picture told as a refusal.

    Iterating raises SeedbedError before anything came. Source: contract.md section 3: an internal
    failure keeps the earlier pictures and does not attempt the later ones.
    """

    def __init__(self, engine: Engine, plan: Plan, references: Sequence[Reference]) -> None:
        self._engine, self._plan = engine, plan
        drawn = engine.draw(plan, references[: engine.abilities.references])
        self._drawn = cast("AsyncGenerator[Drawn, None]", drawn)
        self._settled, self._last, self._over = 0, -1, False
        self._first: asyncio.Future[Drawn] | None = None

    async def begin(self, seconds: float) -> tuple[Note, ...]:
        """Wait for its first word, or so long without one; the notes that it has.

        A request that somebody else refuses is refused before a stream's headers have left, as it
        would be by them; and the headers tell of who took it. Raises: what the drawing raises in
        place of its first word.
        """
        self._first = asyncio.ensure_future(anext(self._drawn))
        await asyncio.wait({self._first}, timeout=seconds)
        if self._first.done():
            with suppress(StopAsyncIteration):  # which is for whoever iterates
                first = self._first.result()
                return first.notes if isinstance(first, (Picture, Progress)) else ()
        return ()

    def __aiter__(self) -> Drawing:
        return self

    async def __anext__(self) -> Drawn:
        if self._over:
            raise StopAsyncIteration
        first, self._first = self._first, None
        try:
            drawn = await (first or anext(self._drawn))
        except StopAsyncIteration:
            self._expect_all()
            raise
        except SeedbedError as error:
            if not self._settled:
                raise
            self._over = True
            # The shots of a request that is taken up again have gaps; an engine that decides by
            # itself may draw more than there are.
            left = self._plan.shots[self._settled :]
            following = left[0].index if left else self._last + 1
            return Refusal(following, error.api_code, error.message, stop=True)
        if isinstance(drawn, (Picture, Refusal)):
            self._settled += 1
            self._last = drawn.index
            self._over = isinstance(drawn, Refusal) and drawn.stop
        return drawn

    async def close(self) -> None:
        """End it, wherever it is."""
        if self._first is not None:
            self._first.cancel()
            await asyncio.gather(self._first, return_exceptions=True)
        await self._drawn.aclose()

    def _expect_all(self) -> None:
        """Raises: EngineFailed if shots are missing and the engine is not free to leave them."""
        wanted, engine = len(self._plan.shots), self._engine
        if self._settled < wanted and not engine.abilities.takes_order:
            raise EngineFailed(cause=f"{engine.name} drew {self._settled} of {wanted} shots")
