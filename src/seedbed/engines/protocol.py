"""The whole contract between the path and an engine, on one screen.

An engine declares what it can do; the path decides what to do about the rest. Nobody asks
`hasattr`. Two kinds exist: an `Engine` is asynchronous and may live anywhere (an upstream
cloud, a cluster, a pool of workers); a `Painter` is plain CPU code for one shot, and
`engines.hosted.HostedEngine` makes an Engine of it by running it in worker processes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from seedbed.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from seedbed.types import Drawn, Note, Plan, Reference, Refusal, Shot, Size


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an engine can do by itself. What it cannot is emulated or reported, never dropped.

    `references`: how many it can use in one picture. `reference_side`: the longest side, in
    pixels, that it makes use of; larger references are decoded at reduced scale.
    `max_pixels`: largest W x H it draws; larger plans are refused. `seed`: the same seed gives
    the same picture. `deterministic`: the same plan gives the same bytes, on this machine, at
    any concurrency. `takes_order`: it speaks the API itself and is given the request as it was
    asked (`Plan.order`): the references as `plan.sources`, neither fetched nor decoded, a tier
    without a size; how many pictures an `auto` set has (`plan.most` at most) and how large each
    is are its own to decide.
    """

    references: int = 0
    reference_side: int = 4096
    seed: bool = False
    guidance: bool = False
    web_search: bool = False
    deterministic: bool = False
    max_pixels: int = 16_777_216
    progress: bool = False
    takes_order: bool = False


class Engine(Protocol):
    """Draws a plan's shots, in order, as they are ready."""

    name: str
    abilities: Abilities

    async def consider(self, plan: Plan) -> Sequence[Note]:
        """Say, before any work, what of this plan will be emulated, partial or ignored."""
        ...

    def draw(self, plan: Plan, references: Sequence[Reference]) -> AsyncIterator[Drawn]:
        """Yield one Picture or Refusal per shot, in index order, with Progress in between.

        A Picture's size is exactly `plan.pixels`, unless the engine takes the order. Usage, if
        somebody else tells the engine what was used, comes last. Closing the iterator stops the
        work.
        Raises: SeedbedError for a failure of the whole request.
        """
        ...

    async def close(self) -> None:
        """Let go of everything the engine holds; called once, after the last draw ended."""
        ...


class Painter(Protocol):
    """One shot, drawn by plain CPU code in whatever process calls it."""

    abilities: Abilities

    def consider(self, plan: Plan) -> Sequence[Note]:
        """As `Engine.consider`; a few milliseconds at most."""
        ...

    def paint(
        self,
        plan: Plan,
        shot: Shot,
        size: Size,
        references: Sequence[Reference],
        progress: Callable[[float, str], None],
    ) -> Painted | Refusal:
        """Paint one shot at exactly `size`; the same arguments give the same pixels."""
        ...


@dataclass(frozen=True, slots=True)
class Painted:
    """A painter's answer: H x W x 3 uint8 sRGB pixels, and what it could not do of the shot."""

    pixels: NDArray[np.uint8]
    notes: tuple[Note, ...] = ()
