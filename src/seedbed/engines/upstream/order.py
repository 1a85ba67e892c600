"""One request at the upstreams: its calls, each to the one that accepts it.

A request is one call, or several when its upstream draws fewer pictures at a time. Each call is
routed, recorded and, if it was provably not accepted, sent again by itself; what comes of it is
handed on as it comes. When nobody accepts it, the model's local engine draws it, if it has one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.delivery.inline import discard
from seedbed.engines.upstream.one_call import OneCall
from seedbed.engines.upstream.sending import BROKE_OFF
from seedbed.engines.upstream.side_by_side import Work, side_by_side
from seedbed.errors import EngineFailed, SeedbedError
from seedbed.planning.plan import settle_shape
from seedbed.references.headers import kind_of, picture_size
from seedbed.types import Drawn, ImageFile, Picture, Plan, Refusal, Shot, Usage

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Upstream
    from seedbed.engines.upstream.engine import UpstreamEngine
    from seedbed.references.headers import Kind

_CALLS_AT_ONCE = 4  # of one request


class Order:
    """A request on its way."""

    def __init__(self, engine: UpstreamEngine, plan: Plan) -> None:
        self.engine, self.plan = engine, plan
        self.names: Sequence[str] = ()
        """The upstreams that may draw it."""
        self.told: list[Usage | None] = []
        """What the upstream of each call told of its use."""
        self._waiting: set[ImageFile] = set()  # of calls whose turn to be told has not come
        self._fetched: _Fetched | None = None

    async def drawn(self) -> AsyncGenerator[Drawn, None]:
        """Every picture in order, and the usage if every call was told it."""
        if self.plan.keep and await self.engine.house.calls.unsettled(self.plan.request_id):
            # Taken up after a crash, in which a call was out: it may have been done, and paid for.
            for shot in self.plan.shots:
                yield Refusal(shot.index, EngineFailed.code, BROKE_OFF, stop=False)
            return
        sources, gatherer = self.plan.sources, self.engine.house.gatherer
        if sources:
            await gatherer.judge(sources)  # a bad one costs nothing
            self._fetched = _Fetched()
        try:
            if self._fetched is not None:
                ours = gatherer.results_as_files(sources)
                sources = await self._fetched.held.enter_async_context(ours)
                self.plan = replace(self.plan, sources=sources)
            async with aclosing(self._calls()) as drawing:
                async for drawn in drawing:
                    yield drawn
        finally:
            if self._fetched is not None:
                await self._fetched.held.aclose()
        told = [usage for usage in self.told if usage is not None]
        if told and len(told) == len(self.told):
            yield told[0] if len(told) == 1 else _sum(told)

    def _calls(self) -> AsyncGenerator[Drawn, None]:
        """The request as calls to the upstreams that may draw it, and what comes of them."""
        self.names = self.engine.names(self.plan.model)
        upstream = self.engine.routing.preferred(self.names)
        groups = self._groups(upstream)
        if len(groups) == 1:
            return OneCall(self, groups[0]).drawn()
        # Its own calls need not wait for each other's places, which would run out of patience.
        return self._several(groups, min(_CALLS_AT_ONCE, upstream.settings.concurrent))

    @asynccontextmanager
    async def files(self, reads: Collection[Kind] = ()) -> AsyncIterator[tuple[Path, ...]]:
        """The references as files, fetched once for all calls; see Call.files."""
        sources, gatherer, kinds = self.plan.sources, self.engine.house.gatherer, frozenset(reads)
        fetched = self._fetched = self._fetched or _Fetched()
        async with fetched.lock:
            if fetched.files is None:
                fetched.files = await fetched.held.enter_async_context(gatherer.files(sources))
            if kinds not in fetched.readable:
                ready = await gatherer.readable(fetched.files, sources, kinds) if kinds else None
                fetched.readable[kinds] = ready or fetched.files
        yield fetched.readable[kinds]

    def _groups(self, upstream: Upstream) -> list[tuple[Shot, ...]]:
        """The shots of each call, as the upstream that would be asked first takes them."""
        dialect = self.engine.dialect(upstream)
        groups, left = [], self.plan.shots
        while left:
            shots, decides = dialect.first(upstream, self.plan, left)
            if decides and left[0].index > 0:
                # A set that a crash cut short. To ask for the rest is to ask, and pay, for all.
                break
            groups.append(shots)
            left = left[len(shots) :]
        return groups

    async def _several(
        self, groups: Sequence[tuple[Shot, ...]], at_once: int
    ) -> AsyncGenerator[Drawn, None]:
        """What comes of each group, in their order; what comes after an error is removed."""
        try:
            async with aclosing(side_by_side(self._collecting(groups), at_once)) as several:
                async for found, error in several:
                    for drawn in found:
                        if isinstance(drawn, Picture) and isinstance(drawn.image, ImageFile):
                            self._waiting.discard(drawn.image)
                        yield drawn
                    if error is not None:
                        raise error
        finally:
            for file in self._waiting:
                discard(file)
            self._waiting.clear()

    async def _collecting(
        self, groups: Sequence[tuple[Shot, ...]]
    ) -> AsyncGenerator[Work[tuple[list[Drawn], SeedbedError | None]], None]:
        for shots in groups:
            yield partial(self._collected, shots)

    async def _collected(self, shots: tuple[Shot, ...]) -> tuple[list[Drawn], SeedbedError | None]:
        """All that comes of one group, and the error it ended with."""
        found: list[Drawn] = []
        try:
            async with aclosing(OneCall(self, shots).drawn()) as drawing:
                async for drawn in drawing:
                    found.append(drawn)
                    if isinstance(drawn, Picture) and isinstance(drawn.image, ImageFile):
                        self._waiting.add(drawn.image)
        except SeedbedError as error:
            return found, error
        return found, None

    async def plan_with_size(self) -> Plan:
        """The plan with exact pixels: a tier's shape is the prompt's, else the first reference's
        (its header's word), else square. Raises: InvalidParameter for one that cannot be had."""
        if self.plan.size is not None:
            return self.plan
        shape = 1.0
        async with self.files() as paths:
            if paths:
                shape = await asyncio.to_thread(_shape, paths[0])
        return replace(self.plan, size=settle_shape(self.plan, shape, self.engine.house.catalog))


class _Fetched:
    """An order's references as files, held until it ends; also those that are readable, by what
    is read."""

    def __init__(self) -> None:
        self.lock, self.held = asyncio.Lock(), AsyncExitStack()
        self.files: tuple[Path, ...] | None = None
        self.readable: dict[frozenset[Kind], tuple[Path, ...]] = {}


def _shape(path: Path) -> float:
    """Width over height by the file's header; 1.0 if it does not say."""
    with path.open("rb") as file:
        kind = kind_of(file.read(64))
        size = None if kind is None else picture_size(file, kind)
    return size.ratio if size is not None and size.pixels else 1.0


def _sum(told: Sequence[Usage]) -> Usage:
    """The usage of several calls for one request."""
    images = [usage.input_images for usage in told if usage.input_images is not None]
    searches = [usage.web_search for usage in told if usage.web_search is not None]
    return Usage(
        sum(usage.generated_images for usage in told),
        sum(usage.output_tokens for usage in told),
        sum(images) if images else None,
        sum(searches) if searches else None,
    )
