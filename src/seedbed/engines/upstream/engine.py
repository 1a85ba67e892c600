"""The engine "upstream": clouds and image servers that draw in this machine's stead."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from seedbed.engines.protocol import Abilities, Engine
from seedbed.engines.upstream.ark import ArkDialect
from seedbed.engines.upstream.client import UpstreamClient
from seedbed.engines.upstream.dialect import Dialect, Upstream
from seedbed.engines.upstream.openai import OpenAiDialect
from seedbed.engines.upstream.order import Order
from seedbed.engines.upstream.results import ResultsPlace
from seedbed.engines.upstream.routing import Routing
from seedbed.engines.upstream.upstreams import names_for, read_upstreams
from seedbed.errors import Unavailable
from seedbed.types import Drawn, Note, Plan, Reference

if TYPE_CHECKING:
    from seedbed.engines.registry import EngineKit, House
    from seedbed.engines.upstream.dialect import Client
    from seedbed.engines.upstream.standing import Standing

_DIALECTS: dict[str, Dialect] = {"ark": ArkDialect(), "openai": OpenAiDialect()}
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
        self.house, self.local = house, local
        self.upstreams = read_upstreams(kit.settings, house.catalog)
        self.routing = Routing(self.upstreams)
        self.results = ResultsPlace(kit.staging, house.finisher, kit.settings, house.own)
        self._settings = kit.settings
        self._clients = {name: UpstreamClient(one) for name, one in self.upstreams.items()}

    async def consider(self, plan: Plan) -> Sequence[Note]:
        """What the upstream that would be asked first will not do as asked."""
        upstream = self.routing.preferred(self.names(plan.model))
        return self.dialect(upstream).consider(upstream, plan)

    def draw(self, plan: Plan, references: Sequence[Reference]) -> AsyncIterator[Drawn]:
        """See Engine.draw; the references are `plan.sources`."""
        return Order(self, plan).drawn()

    async def close(self) -> None:
        """End every call and download."""
        for client in self._clients.values():
            await client.close()
        await self.results.close()

    def standings(self) -> Mapping[str, Standing]:
        """How each upstream is doing, by its name."""
        return self.routing.standings()

    def names(self, model: str) -> list[str]:
        """The upstreams that may draw a model. Raises: Unavailable if there are none."""
        found = names_for(model, self._settings)
        if not found:
            raise Unavailable("No upstream is set up for this model on this server.")
        return found

    def fallback(self, model: str) -> Engine | None:
        """The local engine that draws a model when no upstream accepts it, if there is one."""
        named = self._settings.models.get(model)
        return None if named is None or named.fallback is None else self.local(named.fallback)

    def dialect(self, upstream: Upstream) -> Dialect:
        """How an upstream is spoken to."""
        return _DIALECTS[upstream.settings.dialect]

    def client(self, upstream: Upstream) -> Client:
        """The session with an upstream."""
        return self._clients[upstream.name]
