"""Processes that do the CPU work, so that the event loop never does.

A pool of spawned children, one task at a time each. A child that dies or falls silent takes
only its own task with it and is replaced at once. Tasks are plain functions named by import;
arguments and results travel pickled over a pipe, so keep pixels out of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from seedbed.errors import SeedbedError, WorkerDied

T = TypeVar("T")
Report = Callable[..., None]

_SPAWN = multiprocessing.get_context("spawn")
_PARENT_POLL_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use. None or 0 is no limit.

    `memory_bytes` is address space, `cpu_seconds` is per child's life, so pair it with
    `recycle_after` tasks. `silence_seconds`: longest time without a word about its task.
    """

    memory_bytes: int | None = None
    cpu_seconds: int | None = None
    silence_seconds: float = 120.0
    recycle_after: int = 0


class TaskFailed(Exception):
    """The task raised something that is not one of our errors; the text is its own."""


class Workers:
    """A pool of `count` children. `prepare` runs once in each, before its first task;
    `replaced` is called, in the event loop, whenever one had to be replaced.

    `await run(function, *args)` gives the function's result, or raises what it raised if that
    is a SeedbedError, TaskFailed for any other exception, and WorkerDied if the child ended or
    was killed for silence. With `report=callback` the function is called with a first argument
    `report(*values)` and `callback(*values)` runs in the event loop for each call. Cancelling
    a run kills its child, so the work really stops.
    """

    def __init__(
        self,
        count: int,
        *,
        name: str,
        limits: Limits = Limits(),
        prepare: Callable[[], None] | None = None,
        replaced: Callable[[], None] | None = None,
    ) -> None:
        self.count = count
        self._name = name
        self._limits = limits
        self._prepare = prepare
        self._replaced = replaced
        self._threads = ThreadPoolExecutor(count, thread_name_prefix=f"{name}-pipe")
        self._children: list[_Child] = []
        self._idle: asyncio.Queue[_Child] = asyncio.Queue()
        self._closed = False

    async def start(self) -> None:
        """Spawn the children; returns before they are warm."""
        for _ in range(self.count):
            self._idle.put_nowait(self._spawn())

    async def run(
        self, function: Callable[..., T], *args: Any, report: Callable[..., None] | None = None
    ) -> T:
        """Run one task in the next free child. See the class."""
        if self._closed:
            raise WorkerDied(cause=f"{self._name} is closed")
        child = await self._next()
        loop = asyncio.get_running_loop()

        def heard(values: tuple[Any, ...]) -> None:
            if report is not None:
                loop.call_soon_threadsafe(report, *values)

        work = loop.run_in_executor(
            self._threads, child.work, function, args, report is not None, heard
        )
        try:
            outcome = await asyncio.shield(work)
        except asyncio.CancelledError:
            child.kill()
            with contextlib.suppress(Exception):
                await work
            raise
        finally:
            self._give_back(child)
        return outcome  # type: ignore[no-any-return]

    async def _next(self) -> _Child:
        """The next free child that is alive; one that died while idle is replaced unseen."""
        while True:
            child = await self._idle.get()
            if child.alive:
                return child
            self._give_back(child)

    def pids(self) -> list[int]:
        """Process ids of the living children."""
        return [child.pid for child in self._children if child.alive]

    async def close(self) -> None:
        """Kill every child and wait for it; running tasks fail with WorkerDied."""
        self._closed = True
        for child in self._children:
            child.kill()
        await asyncio.get_running_loop().run_in_executor(None, self._join)

    def _join(self) -> None:
        for child in self._children:
            child.join()
        self._threads.shutdown(wait=True)

    def _spawn(self) -> _Child:
        child = _Child(self._name, self._limits, self._prepare)
        self._children.append(child)
        return child

    def _give_back(self, child: _Child) -> None:
        if self._closed:
            return
        spent = self._limits.recycle_after and child.tasks >= self._limits.recycle_after
        if child.alive and not child.broken and not spent:
            self._idle.put_nowait(child)
            return
        child.kill()
        child.join()
        self._children.remove(child)
        if self._replaced is not None and not spent:
            self._replaced()
        self._idle.put_nowait(self._spawn())


class _Child:
    """One process and our end of its pipe."""

    def __init__(self, name: str, limits: Limits, prepare: Callable[[], None] | None) -> None:
        self._pipe, theirs = _SPAWN.Pipe()
        self._limits = limits
        self._process = _SPAWN.Process(
            target=_child_main, args=(theirs, limits, prepare), name=name, daemon=True
        )
        self._process.start()
        theirs.close()
        self.tasks = 0
        self.broken = False

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def work(
        self,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        reports: bool,
        heard: Callable[[tuple[Any, ...]], None],
    ) -> Any:
        """Send a task and wait for its end; runs in a thread of the pool."""
        self.tasks += 1
        try:
            self._pipe.send((function, args, reports))
            while True:
                if not self._pipe.poll(self._limits.silence_seconds):
                    self._broke()
                    raise WorkerDied(cause=f"silent for {self._limits.silence_seconds:g} s, killed")
                kind, value = self._pipe.recv()
                if kind == "report":
                    heard(value)
                elif kind == "result":
                    return value
                elif kind == "error":
                    raise value
                else:
                    raise TaskFailed(value)
        except (EOFError, ConnectionError, OSError) as error:
            self._broke()
            self._process.join(5)
            raise WorkerDied(cause=f"exit code {self._process.exitcode}") from error

    def _broke(self) -> None:
        self.broken = True
        self.kill()

    def kill(self) -> None:
        self.broken = True
        with contextlib.suppress(ValueError):
            self._process.kill()

    def join(self) -> None:
        self._process.join(5)
        self._pipe.close()


def _child_main(pipe: Connection, limits: Limits, prepare: Callable[[], None] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    parent = os.getppid()
    if limits.memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    if limits.cpu_seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if prepare is not None:
        prepare()
    while True:
        while not pipe.poll(_PARENT_POLL_SECONDS):
            if os.getppid() != parent:
                return
        try:
            function, args, reports = pipe.recv()
        except EOFError:
            return
        try:
            extra = (_reporter(pipe),) if reports else ()
            pipe.send(("result", function(*extra, *args)))
        except SeedbedError as error:
            pipe.send(("error", error))
        except BaseException as error:  # the parent decides what any failure means
            pipe.send(("failure", f"{type(error).__name__}: {error}"))


def _reporter(pipe: Connection) -> Report:
    def report(*values: Any) -> None:
        pipe.send(("report", values))

    return report
