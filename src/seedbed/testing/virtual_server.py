"""A server process of the simulation and the world it lives in: what outlives it, what can
befall it, and the dice that decide.
"""

from __future__ import annotations

import asyncio
import errno
import random
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from seedbed.accounting.metrics import Metrics
from seedbed.delivery import local_store as store_module
from seedbed.delivery.deliver import Deliverer
from seedbed.delivery.local_store import LocalStore
from seedbed.engines.hosted import HostedEngine
from seedbed.engines.protocol import Abilities
from seedbed.errors import SeedbedError
from seedbed.finishing.finisher import Finisher
from seedbed.generation import Parts
from seedbed.planning.admission import Admission
from seedbed.planning.catalog import Catalog
from seedbed.runs import Runs
from seedbed.settings import Settings
from seedbed.testing.virtual_disk import VirtualOs, paths_of
from seedbed.testing.virtual_parts import (
    Durable,
    OneKeyRing,
    VirtualClaims,
    VirtualLedger,
    VirtualNetwork,
    VirtualQuota,
    VirtualWorkers,
)
from seedbed.testing.virtual_time import VirtualLoop

EPOCH = 1_790_000_000.0
_SETTINGS = Settings(home=Path("/nowhere"))
_CATALOG = Catalog(_SETTINGS)
_METRICS = Metrics()
WORKING_IN: ContextVar[Process] = ContextVar("process")
"""The process whose code runs; thread work of a dead one is not done."""


class Broken(Exception):
    """A promise did not hold; the text says which, and with what seed."""


class Gone(OSError):
    """What a process that has died gets from everything it still tries."""


@dataclass
class Rates:
    """How likely each kind of mishap is, at each step where it can happen."""

    disk: float
    crash: float
    engine: float

    @classmethod
    def of(cls, dice: random.Random) -> Rates:
        """Calm days, bad disks, bad engines, power cuts, and all of it together."""
        return cls(
            disk=dice.choice([0, 0, 0.01, 0.08]),
            crash=dice.choice([0, 0, 0.003, 0.02]),
            engine=dice.choice([0, 0, 0.03, 0.15]),
        )


@dataclass
class World:
    """What outlives a server process, and the seed's dice that decide everything."""

    seed: int
    dice: random.Random
    rates: Rates
    loop: VirtualLoop
    durable: Durable = field(default_factory=Durable)
    trace: list[str] = field(default_factory=list)
    outside: set[asyncio.Task[Any]] = field(default_factory=set)
    troubled: bool = False
    """Something failed, died or was cancelled, so the sweep may have work to do."""
    processes: int = 0

    def note(self, what: str) -> None:
        self.trace.append(f"{self.loop.time():10.3f} {what}")

    @property
    def told(self) -> str:
        """What happened, line by line, and how to see it again."""
        lines = "\n".join(self.trace)
        return f"{lines}\nagain: python -m seedbed.testing.simulation --seed {self.seed}"

    def delay(self) -> float:
        """Mostly milliseconds, sometimes seconds."""
        return self.dice.choice([0.0, 0.001, 0.01, 0.1, self.dice.uniform(0, 3)])

    def calm(self) -> None:
        """No more mishaps."""
        self.rates = Rates(0, 0, 0)


class Process:
    """One server process, from its start to its death; `runs` and the rest are its memory."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dead = False
        world.processes += 1
        self.system = VirtualOs(world.durable.disk, self.step, self.now)
        path = paths_of(self.system)
        # The store's module sees this in place of the real one.
        vars(store_module)["os"] = self.system
        root = path("/files")
        self.store = LocalStore(root)
        self.claims = VirtualClaims(world.durable, self.step, f"process {world.processes}", 86_400)
        self.ledger = VirtualLedger(world.durable, self.step)
        self.runs = Runs()
        self.admission = Admission(2, 64, clock=world.loop.time)
        workers = cast(
            Any,
            VirtualWorkers(2, world.durable, self.system, self.chance, world.delay, self._drawn),
        )
        engine = HostedEngine(
            "virtual", "nothing:none", Abilities(seed=True), workers, self.store.staging
        )
        self.quota = VirtualQuota(self.ledger, world.delay)
        parts: dict[str, Any] = {
            "quota": self.quota,
            "settings": _SETTINGS,
            "catalog": _CATALOG,
            "admission": self.admission,
            "gatherer": VirtualNetwork(self.chance, world.delay),
            "engines": _Engines(engine),
            "finisher": Finisher(workers, self.store.staging),
            "deliverer": Deliverer(
                self.store, OneKeyRing(), _SETTINGS.store, "http://simulated", self.now
            ),
            "ledger": self.ledger,
            "metrics": _METRICS,
            "clock": self.now,
        }
        self.parts = Parts(**parts)

    def now(self) -> float:
        """Unix seconds."""
        return EPOCH + self.world.loop.time()

    def step(self, what: str) -> None:
        """A place where the disk can fail or the machine die. Raises: OSError."""
        if self.dead:
            raise Gone
        rates, dice = self.world.rates, self.world.dice
        if dice.random() < rates.crash:
            self.world.note(f"crash at {what}")
            self.die(power=dice.random() < 0.5)
            raise Gone
        if dice.random() < rates.disk:
            self.world.note(f"disk error at {what}")
            self.world.troubled = True
            raise OSError(dice.choice([errno.ENOSPC, errno.EIO]), what)

    def chance(self, what: str) -> bool:
        """Whether a mishap of engine, worker or network happens."""
        happens = self.world.dice.random() < self.world.rates.engine
        if happens:
            self.world.note(what)
            self.world.troubled = True
        return happens

    def die(self, *, power: bool) -> None:
        """kill -9, or with `power` the plug is pulled: memory is gone, and every task with it."""
        self.dead = True
        self.world.troubled = True
        if power:
            self.world.durable.disk.power_cut(self.world.dice)
        inside = asyncio.all_tasks(self.world.loop) - self.world.outside
        for task in sorted(inside, key=lambda task: int(task.get_name().rpartition("-")[2])):
            task.cancel()

    def guarded(self, work: Callable[[], Any]) -> Any:
        """Thread work of a process that died meanwhile is not done."""
        if self.dead:
            raise Gone
        return work()

    def _drawn(self, request_id: str, index: int) -> None:
        if (request_id, index) in self.world.durable.rows:
            raise Broken(f"picture {index} of {request_id} was charged and is drawn again")


class _Engines:
    """The one engine, under any name."""

    def __init__(self, engine: HostedEngine) -> None:
        self._engine = engine

    def get(self, name: str) -> HostedEngine:
        return self._engine


class House:
    """Whatever process is up, started again when it died."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._process: Process | None = None
        self._lock = asyncio.Lock()

    async def open(self) -> Process:
        """The living process."""
        async with self._lock:
            while self._process is None or self._process.dead:
                await asyncio.sleep(1)
                try:
                    self._process = Process(self._world)
                except (SeedbedError, OSError):
                    self._world.note("it does not start")
            return self._process
