"""One call: to whoever accepts it, and drawn here when nobody does."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from seedbed.engines.upstream.dialect import NotAccepted
from seedbed.engines.upstream.routing import FIRST_PATIENCE_SECONDS
from seedbed.engines.upstream.sending import begun
from seedbed.errors import SeedbedError, TooMany, Unavailable
from seedbed.planning.plan import settle_size
from seedbed.types import Drawn, Note, Picture, Plan, Progress, Refusal, Shot

if TYPE_CHECKING:
    from seedbed.engines.protocol import Engine
    from seedbed.engines.upstream.order import Order


async def one_call(order: Order, left: tuple[Shot, ...]) -> AsyncGenerator[Drawn, None]:
    """What comes of some shots, drawn by one call to whoever accepts it; by more, if who accepts
    it draws fewer at a time than planned. Raises: SeedbedError, as Engine.draw."""
    plan, parts = order.plan, order.parts
    names, local = parts.names(plan.model), parts.fallback(plan.model)
    choice = len(names) > 1 or local is not None
    if local is not None and _beyond_us(plan):
        local = None
    patience = FIRST_PATIENCE_SECONDS if local is None else parts.fallback_seconds(plan.model)
    while left:
        settled = 0
        refused: SeedbedError | None = None
        attempts = parts.routing.attempts(names, pictures=len(left), patience=patience)
        try:
            while not settled:
                try:
                    attempt = await anext(attempts)
                except StopAsyncIteration:
                    break
                except (TooMany, Unavailable) as error:  # nobody has room, or all are failing
                    refused = refused or error
                    break
                try:
                    sending = await begun(order, attempt, left, considered=not choice)
                    with sending:
                        hearing = sending.heard()
                        try:
                            async for drawn in hearing:
                                yield sending.handed_on(drawn)
                        finally:
                            await hearing.aclose()
                    settled = len(sending.shots)
                    order.told.append(sending.usage)
                except NotAccepted as error:
                    refused = error.error
        finally:
            await attempts.aclose()
        if not settled:
            if local is None:
                raise refused or Unavailable("No upstream took the request. Please retry later.")
            settled = len(left)
            order.told.append(None)
            why = "no upstream took it"
            if isinstance(refused, TooMany) and not attempts.sent:
                why = f"no upstream had room within {patience:g} s"
            async with aclosing(_locally(order, left, local, why)) as drawing:
                async for drawn in drawing:
                    yield drawn
        left = left[settled:]


async def _locally(
    order: Order, left: tuple[Shot, ...], local: Engine, why: str
) -> AsyncGenerator[Drawn, None]:
    """The shots by an engine of this machine, as it would draw them for itself."""
    house = order.parts.house
    plan = replace(order.plan, shots=left, engine=local.name, order={})
    able = local.abilities
    note = Note("model", "emulated", f"drawn by {local.name}: {why}")
    async with house.gatherer.gather(plan.sources, largest=able.reference_side) as references:
        plan = settle_size(plan, references, house.catalog)
        notes = (note, *await local.consider(plan))
        if plan.stream:
            yield Progress(left[0].index, 0.0, "accepted", notes)
        drawing = local.draw(plan, references[: able.references])
        async with aclosing(cast("AsyncGenerator[Drawn, None]", drawing)):
            async for drawn in drawing:
                if isinstance(drawn, Picture):
                    yield replace(drawn, notes=(*notes, *drawn.notes), drawer=local.name)
                elif isinstance(drawn, Refusal):
                    yield replace(drawn, drawer=local.name)
                else:
                    yield drawn


def _beyond_us(plan: Plan) -> bool:
    """Whether it asks for what no engine of our own draws."""
    return bool(plan.order.get("layer_decomposition")) or (
        plan.order.get("background") == "transparent"
    )
