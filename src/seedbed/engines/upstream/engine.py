"""The engine "upstream": clouds and image servers that draw in this machine's stead."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from seedbed.engines.protocol import Abilities, Engine
from seedbed.engines.upstream.drawing import drawn
from seedbed.engines.upstream.order import Order
from seedbed.engines.upstream.parts import UpstreamParts
from seedbed.types import Drawn, Note, Plan, Reference

if TYPE_CHECKING:
    from seedbed.engines.kit import EngineKit, House
    from seedbed.engines.upstream.standing import Standing

ABILITIES = Abilities(
    references=15,
    seed=True,
    guidance=True,
    web_search=True,
    max_pixels=67_108_864,  # as large as a model card may allow
    takes_order=True,
)
"""What an upstream lacks of these, its dialect reports."""


class UpstreamEngine:
    """See Engine. One per server; `local` gives the engines that may stand in.

    Raises: SettingsError for upstreams that cannot be used as they are set.
    """

    name = "upstream"
    abilities = ABILITIES

    def __init__(self, kit: EngineKit, house: House, local: Callable[[str], Engine]) -> None:
        self.parts = UpstreamParts(kit, house, local)

    async def consider(self, plan: Plan) -> Sequence[Note]:
        """What the upstream that would be asked first will not do as asked."""
        parts = self.parts
        upstream = parts.routing.preferred(parts.names(plan.model))
        return parts.dialect(upstream).consider(upstream, plan)

    def draw(self, plan: Plan, references: Sequence[Reference]) -> AsyncIterator[Drawn]:
        """See Engine.draw; the references are `plan.sources`."""
        return drawn(Order(self.parts, plan))

    async def close(self) -> None:
        """End every call and download."""
        await self.parts.close()

    def standings(self) -> Mapping[str, Standing]:
        """How each upstream is doing, by its name."""
        return self.parts.routing.standings()
