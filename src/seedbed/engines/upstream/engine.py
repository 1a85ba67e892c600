"""The engine "upstream": clouds and image servers that draw in this machine's stead."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from seedbed.engines.protocol import Abilities, Engine
from seedbed.engines.upstream.drawing import drawn
from seedbed.engines.upstream.order import Order
from seedbed.engines.upstream.parts import UpstreamParts
from seedbed.errors import InvalidParameter
from seedbed.types import Drawn, Note, Plan, Reference

if TYPE_CHECKING:
    from seedbed.engines.kit import EngineKit, House
    from seedbed.engines.upstream.standing import Standing
    from seedbed.engines.upstream.upstream import Upstream

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
        """What the upstream will not do as asked; nothing where several may draw it, since who
        does will say so. Raises: InvalidParameter, if each of them would refuse it."""
        parts = self.parts
        names = parts.names(plan.model)
        first = parts.routing.preferred(names)
        if not parts.choice(plan.model):
            return parts.dialect(first).consider(first, plan)
        others = (parts.upstreams[name] for name in names if name != first.name)
        if not self._takes(first, plan) and not any(self._takes(one, plan) for one in others):
            parts.dialect(first).consider(first, plan)  # says why
        return ()

    def _takes(self, upstream: Upstream, plan: Plan) -> bool:
        try:
            self.parts.dialect(upstream).consider(upstream, plan)
        except InvalidParameter:
            return False
        return True

    def draw(self, plan: Plan, references: Sequence[Reference]) -> AsyncIterator[Drawn]:
        """See Engine.draw; the references are `plan.sources`."""
        return drawn(Order(self.parts, plan))

    async def close(self) -> None:
        """End every call and download."""
        await self.parts.close()

    def standings(self) -> Mapping[str, Standing]:
        """How each upstream is doing, by its name."""
        return self.parts.routing.standings()
