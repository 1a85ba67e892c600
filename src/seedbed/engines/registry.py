"""Engine names and how each is made; nothing of an engine is imported until it is asked for.

A third party adds an engine with an entry point in the group "seedbed.engines" whose object
is a function `make(kit: EngineKit) -> Engine`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from seedbed.engines.kit import EngineKit
from seedbed.engines.protocol import Abilities, Engine
from seedbed.errors import Unavailable
from seedbed.settings import SettingsError
from seedbed.values import dataclass

if TYPE_CHECKING:
    from seedbed.settings import Settings


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A painter of ours: "module:factory", and what it can do, known without importing it."""

    factory: str
    abilities: Abilities


BUILT_IN = {
    "illustrator": BuiltIn(
        "seedbed.engines.illustrator.painter:IllustratorPainter",
        Abilities(references=14, reference_side=2048, seed=True, deterministic=True, progress=True),
    ),
    "swatch": BuiltIn(
        "seedbed.engines.swatch:SwatchPainter",
        Abilities(references=14, reference_side=512, seed=True, deterministic=True, progress=True),
    ),
}


UPSTREAM = "upstream"
_NO_UPSTREAM = "there is no [upstreams.<name>]; docs/engines.md shows how to set one up"


def names() -> list[str]:
    """Every engine that can be asked for, built in or installed."""
    installed = (point.name for point in entry_points(group="seedbed.engines"))
    return sorted({*BUILT_IN, UPSTREAM, *installed})


def check_engines(settings: Settings) -> None:
    """See that there is every engine that is named, and an upstream where one is needed.

    Nothing is imported for it. Raises: SettingsError.
    """
    tables = {f'models."{model}"': own for model, own in settings.models.items()}
    engines = {f"{where}.engine": own.engine for where, own in tables.items() if own.engine}
    for where, name in {"engines.default": settings.engines.default, **engines}.items():
        _check(where, name)
        if name == UPSTREAM and not settings.upstreams:
            raise SettingsError(f"{where} = {name!r}: {_NO_UPSTREAM}")
    lists = {where: own.upstreams for where, own in tables.items()}
    for where, drawers in {"engines": settings.engines.upstreams, **lists}.items():
        if drawers and not settings.upstreams:
            raise SettingsError(f"{where}.upstreams = {drawers}: {_NO_UPSTREAM}")
    for where, own in tables.items():
        if own.fallback is not None:
            _check(f"{where}.fallback", own.fallback, local=True)


def _check(where: str, name: str, *, local: bool = False) -> None:
    if name in BUILT_IN or (name == UPSTREAM and not local):
        return
    there = [one for one in names() if not (local and one == UPSTREAM)]
    if name not in there:
        kind = "local engine" if local else "engine"
        raise SettingsError(f"{where} = {name!r}: no such {kind}; it is {' or '.join(there)}")


class Engines:
    """The engines of one server, each made when first used."""

    def __init__(self, kit: EngineKit) -> None:
        self._kit = kit
        self._made: dict[str, Engine] = {}

    def get(self, name: str) -> Engine:
        """The engine of this name. Raises: Unavailable, naming the engines there are."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    async def close(self) -> None:
        """Close every engine that was made."""
        for engine in self._made.values():
            await engine.close()

    def _make(self, name: str) -> Engine:
        if name in BUILT_IN:
            from seedbed.engines.hosted import HostedEngine

            ours = BUILT_IN[name]
            return HostedEngine(
                name, ours.factory, ours.abilities, self._kit.workers, self._kit.staging
            )
        if name == UPSTREAM and self._kit.house is not None:
            from seedbed.engines.upstream.engine import UpstreamEngine

            return UpstreamEngine(self._kit, self._kit.house, self.get)
        for point in entry_points(group="seedbed.engines", name=name):
            make: Callable[[EngineKit], Engine] = point.load()
            return make(self._kit)
        raise Unavailable(
            f"The engine {name} of this model is not installed on this server.",
            cause=f"engines: {', '.join(names())}",
        )
