"""An order at the upstreams: its calls, each to the one that accepts it.

A request is one call, or several when its upstream draws fewer pictures at a time. Each call is
routed, recorded and, if it was provably not accepted, sent again by itself; what comes of it is
handed on as it comes. When nobody accepts it, the model's local engine draws it, if it has one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedbed.delivery.inline import discard
from seedbed.engines.upstream.one_call import one_call
from seedbed.engines.upstream.sending import BROKE_OFF
from seedbed.errors import ContentRefused, EngineFailed, SeedbedError, error_of_all
from seedbed.types import Drawn, ImageFile, Picture, Refusal, Shot, Usage

if TYPE_CHECKING:
    from seedbed.engines.upstream.order import Order
    from seedbed.engines.upstream.upstream import Upstream

_CALLS_AT_ONCE = 4  # of one request


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
    """What comes of each call, in their order; of the one in turn as it comes.

    A call that fails is told by its shots: what the others draw is paid for, and handed on. After
    a failure that is no refusal of content, no more are begun. Raises: if nothing came of any,
    what their errors come to.
    """
    places = asyncio.Semaphore(at_once)
    broken = False

    async def call(shots: tuple[Shot, ...], told: asyncio.Queue[Drawn | None]) -> None:
        nonlocal broken
        try:
            async with places:
                if broken:
                    return
                async with aclosing(one_call(order, shots)) as coming:
                    async for one in coming:
                        told.put_nowait(one)
        except SeedbedError as error:
            broken = broken or not isinstance(error, ContentRefused)
            raise
        finally:
            told.put_nowait(None)

    calls: list[_Begun] = []
    for shots in groups:
        told: asyncio.Queue[Drawn | None] = asyncio.Queue()
        calls.append(_Begun(shots, told, asyncio.create_task(call(shots, told))))
    errors: list[SeedbedError] = []
    unsaid: list[Refusal] | None = []  # until anything came; then each is said at once
    try:
        for begun in calls:
            left = begun.shots
            while (one := await begun.told.get()) is not None:
                if isinstance(one, (Picture, Refusal)):
                    left = left[1:]
                    for refusal in unsaid or ():
                        yield refusal
                    unsaid = None
                yield one
            try:
                await begun.task
            except SeedbedError as error:
                errors.append(error)
                said = [Refusal(one.index, error.api_code, error.message) for one in left]
                if unsaid is not None:
                    unsaid += said
                    continue
                for refusal in said:
                    yield refusal
        if errors and unsaid is not None:
            raise error_of_all(errors)
    finally:
        for begun in calls:
            begun.task.cancel()
        await asyncio.gather(*(begun.task for begun in calls), return_exceptions=True)
        for begun in calls:
            begun.discard()


@dataclass(frozen=True, slots=True)
class _Begun:
    """One call of several, and what it told that was not handed on yet; None is its end."""

    shots: tuple[Shot, ...]
    told: asyncio.Queue[Drawn | None]
    task: asyncio.Task[None]

    def discard(self) -> None:
        """Remove what nobody will take."""
        while not self.told.empty():
            one = self.told.get_nowait()
            if isinstance(one, Picture) and isinstance(one.image, ImageFile):
                discard(one.image)


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
