"""What is asked of the upstreams: a plan, and its references in the forms that calls need."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.planning.plan import settle_shape
from seedbed.references.headers import kind_of, picture_size
from seedbed.types import Plan, Usage

if TYPE_CHECKING:
    from seedbed.engines.upstream.parts import UpstreamParts
    from seedbed.references.headers import Kind


class Order:
    """A request on its way. `take_in` its references, if it has any, before it is drawn, and
    `close` it."""

    def __init__(self, parts: UpstreamParts, plan: Plan) -> None:
        self.parts, self.plan = parts, plan
        self.told: list[Usage | None] = []
        """What the upstream of each call told of its use."""
        self._fetched: _Fetched | None = None

    async def take_in(self) -> None:
        """See that its references can be sent.

        Raises: InvalidParameter or InvalidImage, before anything costs anything.
        """
        sources, gatherer = self.plan.sources, self.parts.house.gatherer
        await gatherer.judge(sources)
        self._fetched = fetched = _Fetched()
        ours = await fetched.held.enter_async_context(gatherer.results_as_files(sources))
        self.plan = replace(self.plan, sources=ours)

    async def close(self) -> None:
        """Let go of the references."""
        if self._fetched is not None:
            await self._fetched.held.aclose()

    @asynccontextmanager
    async def files(self, reads: Collection[Kind] = ()) -> AsyncIterator[tuple[Path, ...]]:
        """The references as files, fetched once for all calls; see Call.files."""
        sources, gatherer, kinds = self.plan.sources, self.parts.house.gatherer, frozenset(reads)
        fetched = self._fetched = self._fetched or _Fetched()
        async with fetched.lock:
            if fetched.files is None:
                fetched.files = await fetched.held.enter_async_context(gatherer.files(sources))
            if kinds not in fetched.readable:
                ready = await gatherer.readable(fetched.files, sources, kinds) if kinds else None
                fetched.readable[kinds] = ready or fetched.files
        yield fetched.readable[kinds]

    async def plan_with_size(self) -> Plan:
        """The plan with exact pixels: a tier's shape is the prompt's, else the first reference's
        (its header's word), else square. Raises: InvalidParameter for one that cannot be had."""
        if self.plan.size is not None:
            return self.plan
        shape = 1.0
        async with self.files() as paths:
            if paths:
                shape = await asyncio.to_thread(_shape, paths[0])
        return replace(self.plan, size=settle_shape(self.plan, shape, self.parts.house.catalog))


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
