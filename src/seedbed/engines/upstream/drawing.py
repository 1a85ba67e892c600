"""An order at the upstreams: its calls, each to the one that accepts it.

A request is one call, or several when its upstream draws fewer pictures at a time. Each call is
routed, recorded and, if it was provably not accepted, sent again by itself; what comes of it is
handed on as it comes. When nobody accepts it, the model's local engine draws it, if it has one.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING

from seedbed.delivery.inline import discard
from seedbed.engines.upstream.one_call import one_call
from seedbed.engines.upstream.sending import BROKE_OFF
from seedbed.engines.upstream.side_by_side import Work, side_by_side
from seedbed.errors import EngineFailed, SeedbedError
from seedbed.types import Drawn, ImageFile, Picture, Refusal, Shot, Usage

if TYPE_CHECKING:
    from seedbed.engines.upstream.order import Order
    from seedbed.engines.upstream.upstream import Upstream

_CALLS_AT_ONCE = 4  # of one request

Collected = tuple[list[Drawn], SeedbedError | None]
"""All that came of one call, and the error it ended with."""


async def drawn(order: Order) -> AsyncGenerator[Drawn, None]:
    """Every picture in order, and the usage if every call was told it."""
    plan = order.plan
    if plan.keep and await order.parts.house.calls.unsettled(plan.request_id):
        # Taken up after a crash, in which a call was out: it may have been done, and paid for.
        for shot in plan.shots:
            yield Refusal(shot.index, EngineFailed.code, BROKE_OFF, stop=False)
        return
    try:
        if plan.sources:
            await order.take_in()
        coming = _calls(order)
        try:
            async for one in coming:
                yield one
        finally:
            await coming.aclose()
    finally:
        await order.close()
    usage = _sum(order.told)
    if usage is not None:
        yield usage


def _calls(order: Order) -> AsyncGenerator[Drawn, None]:
    """What comes of the calls."""
    shots = order.plan.shots
    if len(shots) == 1 and not shots[0].index:  # one call, whoever draws it
        return one_call(order, shots)
    parts = order.parts
    upstream = parts.routing.preferred(parts.names(order.plan.model))
    groups = _groups(order, upstream)
    if len(groups) == 1:
        return one_call(order, groups[0])
    # Its own calls need not wait for each other's places, which would run out of patience.
    return _several(order, groups, min(_CALLS_AT_ONCE, upstream.settings.concurrent))


def _groups(order: Order, upstream: Upstream) -> list[tuple[Shot, ...]]:
    """The shots of each call, as the upstream that would be asked first takes them."""
    dialect = order.parts.dialect(upstream)
    groups, left = [], order.plan.shots
    while left:
        shots, decides = dialect.first(upstream, order.plan, left)
        if decides and left[0].index > 0:
            # A set that a crash cut short. To ask for the rest is to ask, and pay, for all.
            break
        groups.append(shots)
        left = left[len(shots) :]
    return groups


async def _several(
    order: Order, groups: Sequence[tuple[Shot, ...]], at_once: int
) -> AsyncGenerator[Drawn, None]:
    """What comes of each group, in their order; what comes after an error is removed."""
    waiting: set[ImageFile] = set()  # of calls whose turn to be told has not come

    async def collected(shots: tuple[Shot, ...]) -> Collected:
        found: list[Drawn] = []
        try:
            async with aclosing(one_call(order, shots)) as coming:
                async for one in coming:
                    found.append(one)
                    if isinstance(one, Picture) and isinstance(one.image, ImageFile):
                        waiting.add(one.image)
        except SeedbedError as error:
            return found, error
        return found, None

    async def work() -> AsyncGenerator[Work[Collected], None]:
        for shots in groups:
            yield partial(collected, shots)

    try:
        async with aclosing(side_by_side(work(), at_once)) as several:
            async for found, error in several:
                for one in found:
                    if isinstance(one, Picture) and isinstance(one.image, ImageFile):
                        waiting.discard(one.image)
                    yield one
                if error is not None:
                    raise error
    finally:
        for file in waiting:
            discard(file)


def _sum(told: Sequence[Usage | None]) -> Usage | None:
    """The usage of a request by that of its calls; None unless every one was told it."""
    if len(told) == 1:
        return told[0]
    known = [usage for usage in told if usage is not None]
    if not known or len(known) < len(told):
        return None
    images = [usage.input_images for usage in known if usage.input_images is not None]
    searches = [usage.web_search for usage in known if usage.web_search is not None]
    return Usage(
        sum(usage.generated_images for usage in known),
        sum(usage.output_tokens for usage in known),
        sum(images) if images else None,
        sum(searches) if searches else None,
    )
