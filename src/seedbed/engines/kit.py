"""What the server hands to whoever makes an engine."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.values import dataclass

if TYPE_CHECKING:
    from seedbed.accounting.upstream_calls import UpstreamCalls
    from seedbed.finishing.finisher import Finisher
    from seedbed.planning.catalog import Catalog
    from seedbed.references.gather import Gatherer
    from seedbed.settings import Settings
    from seedbed.workers import Workers


@dataclass(frozen=True, slots=True)
class House:
    """Parts of the server for an engine that takes requests as they were asked, and so sees to
    references, files and records itself.

    `own` are (host, port) of this server; `clock` is Unix seconds.
    """

    catalog: Catalog
    gatherer: Gatherer
    finisher: Finisher
    calls: UpstreamCalls
    own: Collection[tuple[str, int]]
    clock: Callable[[], float]


@dataclass(frozen=True, slots=True)
class EngineKit:
    """What an engine may use: the drawing workers, the staging folder, the settings; and, in a
    server, its other parts."""

    workers: Workers
    staging: Path
    settings: Settings
    house: House | None = None
