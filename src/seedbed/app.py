"""Composition: settings -> parts -> ASGI app. The only file that knows every concrete part."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib import import_module
from importlib.resources import files
from urllib.parse import urlsplit

from seedbed.accounting.claims import Claims
from seedbed.accounting.database import place_of
from seedbed.accounting.keys import Keys
from seedbed.accounting.ledger import Ledger
from seedbed.accounting.metrics import Metrics
from seedbed.accounting.quota import KeyLimits, Quota
from seedbed.accounting.upstream_calls import UpstreamCalls
from seedbed.delivery.bucket_store import BucketStore, open_store
from seedbed.delivery.deliver import Deliverer
from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.sweeper import keep_swept
from seedbed.engines.hosted import warm
from seedbed.engines.kit import EngineKit, House
from seedbed.engines.registry import BUILT_IN, UPSTREAM, Engines, check_engines
from seedbed.finishing.finisher import Finisher
from seedbed.generation import Parts
from seedbed.planning.admission import Admission, Outside
from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import load_rules
from seedbed.references.gather import Gatherer
from seedbed.references.own_links import OwnLinks
from seedbed.runs import Runs
from seedbed.settings import Settings
from seedbed.wire.links import link_routes
from seedbed.wire.routes import Wire
from seedbed.wire.surface import Surface
from seedbed.worker_process import Limits
from seedbed.workers import Workers

_SETTLED_SECONDS = 0.3  # after which a server that has started has nothing else to do


class Seedbed:
    """Every part of one running server, or of one `seedbed generate`.

    Building it only makes folders and opens the database; `running` starts the processes.
    `public_url` is the base of result links.
    """

    def __init__(
        self, settings: Settings, *, public_url: str = "", clock: Callable[[], float] = time.time
    ) -> None:
        check_engines(settings)
        self.settings = settings
        self.clock = clock
        self.public_url = (
            settings.server.public_url
            or public_url
            or f"http://{settings.server.host}:{settings.server.port}"
        )
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.metrics = Metrics()
        self.store = open_store(settings)
        if isinstance(self.store, BucketStore):
            self.metrics.watch_bucket(self.store.bucket.standing)
        self.ring = KeyRing(
            settings.home / "keyring.json", lifetime_seconds=settings.store.lifetime_seconds
        )
        accounts = place_of(settings)
        self.keys = Keys(accounts, settings.home / "pepper")
        self.ledger = Ledger(accounts)
        self.quota = Quota(
            self.ledger,
            KeyLimits(
                settings.admission.images_per_minute,
                settings.accounts.images_per_day,
                settings.accounts.images_in_total,
            ),
            clock=self.now,
        )
        self.claims = Claims(accounts, settings.store.lifetime_seconds)
        self.runs = Runs()
        self.workers = Workers(
            settings.worker_count,
            name="seedbed-draw",
            limits=Limits(
                memory_bytes=settings.engines.worker_memory_bytes or None,
                silence_seconds=settings.engines.shot_seconds,
            ),
            prepare=_warm_up(settings.engines.default),
            tries=2,
            replaced=lambda: self.metrics.worker_restarted("draw"),
        )
        self.gatherer = Gatherer(
            settings.references,
            settings.home / "scratch",
            own=self._own(),
            results=OwnLinks(self.store, self.ring, self.public_url, self.now),
        )
        catalog = Catalog(settings)
        finisher = Finisher(self.workers, self.store.staging)
        house = House(
            catalog,
            self.gatherer,
            finisher,
            UpstreamCalls(self.ledger.writer),
            self._own(),
            self.now,
        )
        self.engines = Engines(EngineKit(self.workers, self.store.staging, settings, house))
        if settings.upstreams:
            self._make_upstreams()
        self.admission = Admission(
            settings.admission.running or settings.worker_count, settings.admission.waiting
        )
        self.outside = Outside(settings, self._names_for)
        self.parts = Parts(
            settings=settings,
            catalog=catalog,
            quota=self.quota,
            admission=self.admission,
            gatherer=self.gatherer,
            engines=self.engines,
            finisher=finisher,
            deliverer=Deliverer(self.store, self.ring, settings.store, self.public_url, self.now),
            ledger=self.ledger,
            metrics=self.metrics,
            clock=self.now,
            outside=self.outside,
        )
        self.metrics.watch_queue(
            lambda: self.admission.waiting + self.outside.waiting,
            lambda: self.admission.running + self.outside.running,
        )

    def _names_for(self, model: str) -> list[str]:
        from seedbed.engines.upstream.upstreams import names_for  # only where there are any

        return names_for(model, self.settings)

    def _make_upstreams(self) -> None:
        """Their engine: a mistake in their settings is told now, not to a caller."""
        from seedbed.engines.upstream.engine import UpstreamEngine  # loads an HTTP client

        engine = self.engines.get(UPSTREAM)
        if isinstance(engine, UpstreamEngine):
            self.metrics.watch_upstreams(engine.standings)

    def now(self) -> float:
        """The time, Unix seconds, as every part that keeps a clock sees it."""
        return self.clock()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Seedbed]:
        """Processes started, the sweeper at work; all of it ended on exit."""
        await self.workers.start()
        await self.gatherer.start()
        sweeping = asyncio.create_task(
            keep_swept(self.store, self.ring, self.settings.store.sweep_seconds, self.now)
        )
        loading = asyncio.create_task(_load_the_rest())
        staying = asyncio.create_task(self.claims.keep_here())
        try:
            yield self
        finally:
            self.runs.stopping = True
            await self.runs.drain(self.settings.server.grace_seconds)
            sweeping.cancel()
            staying.cancel()
            loading.cancel()
            await asyncio.gather(sweeping, staying, loading, return_exceptions=True)
            await self.engines.close()
            await self.gatherer.close()
            await self.workers.close()
            await asyncio.to_thread(self.ledger.close)
            self.keys.close()
            self.claims.close()
            self.store.close()

    def app(self) -> Surface:
        """The ASGI application, with its lifespan."""
        required = self.settings.accounts.required
        page = files("seedbed.web").joinpath("docs.html").read_text(encoding="utf-8")
        wire = Wire(
            self.parts,
            self.runs,
            self.claims,
            self.keys if required else None,
            self._not_ready,
            page,
        )
        links = link_routes(self.store, self.ring, self.settings.store, self.public_url, self.now)
        return Surface(
            wire.routes(),
            links,
            metrics=self.metrics,
            clock=self.clock,
            alive=self.running(),
            comet=self.settings.server.compat == "comet",
        )

    def _own(self) -> set[tuple[str, int]]:
        """Where this server itself can be reached, which references must not be."""
        parts = urlsplit(self.public_url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return {
            (parts.hostname or "", port),
            (self.settings.server.host, self.settings.server.port),
        }

    def _not_ready(self) -> str:
        if self.runs.stopping:
            return "stopping"
        if not self.workers.pids():
            return "no drawing worker is alive"
        if self.ledger.writer.trouble():
            return "the database of the accounts does not answer"
        return ""


async def _load_the_rest() -> None:
    """What reads prompts and what writes figures is loaded when the server is up: it would be
    ready so much later."""
    await asyncio.sleep(_SETTLED_SECONDS)
    await asyncio.to_thread(load_rules)
    await asyncio.to_thread(import_module, "prometheus_client")


def _warm_up(engine: str) -> Callable[[], None] | None:
    """What each drawing worker does first: import the painter most requests will need."""
    return partial(warm, BUILT_IN[engine].factory) if engine in BUILT_IN else None
