"""What every order at the upstreams shares: the upstreams, how they do, and how each is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seedbed.engines.upstream.ark import ArkDialect
from seedbed.engines.upstream.client import UpstreamClient
from seedbed.engines.upstream.openai import OpenAiDialect
from seedbed.engines.upstream.results import ResultsPlace
from seedbed.engines.upstream.routing import Routing
from seedbed.engines.upstream.upstreams import names_for, read_upstreams
from seedbed.errors import Unavailable

if TYPE_CHECKING:
    from seedbed.engines.kit import EngineKit, House
    from seedbed.engines.protocol import Engine
    from seedbed.engines.upstream.dialect import Client, Dialect
    from seedbed.engines.upstream.upstream import Upstream

_DIALECTS: dict[str, Dialect] = {"ark": ArkDialect(), "openai": OpenAiDialect()}


class UpstreamParts:
    """One per server; `local` gives the engines that may stand in.

    Raises: SettingsError for upstreams that cannot be used as they are set.
    """

    def __init__(self, kit: EngineKit, house: House, local: Callable[[str], Engine]) -> None:
        self.house, self._local = house, local
        self.upstreams = read_upstreams(kit.settings, house.catalog)
        self._models = kit.settings.models
        self._names = {model: names_for(model, kit.settings) for model in self._models}
        self._names_of_others = names_for("", kit.settings)
        self._choice_of_others = len(self._names_of_others) > 1
        self._choices = {
            model: len(names) > 1 or self._models[model].fallback is not None
            for model, names in self._names.items()
        }
        self.routing = Routing(self.upstreams)
        self.results = ResultsPlace(kit.staging, house.finisher, kit.settings, house.own)
        self._clients = {name: UpstreamClient(one) for name, one in self.upstreams.items()}

    def names(self, model: str) -> list[str]:
        """The upstreams that may draw a model. Raises: Unavailable if there are none."""
        found = self._names.get(model, self._names_of_others)
        if not found:
            raise Unavailable("No upstream is set up for this model on this server.")
        return found

    def fallback(self, model: str) -> Engine | None:
        """The local engine that draws a model when no upstream accepts it, if there is one."""
        named = self._models.get(model)
        return None if named is None or named.fallback is None else self._local(named.fallback)

    def fallback_seconds(self, model: str) -> float:
        """How long a call waits for room before a model's `fallback`, which it has, draws it."""
        return self._models[model].fallback_seconds

    def choice(self, model: str) -> bool:
        """Whether it is not known before it is sent who will draw a model."""
        return self._choices.get(model, self._choice_of_others)

    def dialect(self, upstream: Upstream) -> Dialect:
        """How an upstream is spoken to."""
        return _DIALECTS[upstream.settings.dialect]

    def client(self, upstream: Upstream) -> Client:
        """The session with an upstream."""
        return self._clients[upstream.name]

    async def close(self) -> None:
        """End every call and download."""
        for client in self._clients.values():
            await client.close()
        await self.results.close()
