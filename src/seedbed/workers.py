"""Processes that do the CPU work, so that the event loop never does.

A pool of spawned children, one task at a time each. A child that dies or falls silent takes
at most its own task with it and is replaced at once, also when it dies idle. Tasks are plain
functions named by import; arguments and results travel pickled over a pipe, so keep pixels out
of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from seedbed.errors import WorkerDied
from seedbed.worker_process import Limits, work

T = TypeVar("T")

_SPAWN = multiprocessing.get_context("spawn")
_NO_LIMITS = Limits()
_START_SECONDS = 60.0  # for a child to import what it needs; counted apart from its tasks
_AGAIN_SECONDS = 0.5  # after which a child is started again, when the system refused
_MOST_UNREAD = 3  # children of one task that may die before they read it


class TaskFailed(Exception):
    """The task raised something that is not one of our errors; the text is its own."""


class _Ended(Exception):
    """A child ended under its task. `read`: it had read the task; `silent`: for saying nothing."""

    def __init__(self, cause: str, *, read: bool, silent: bool = False) -> None:
        super().__init__(cause)
        self.read = read
        self.silent = silent


class Workers:
    """A pool that does `count` tasks at a time. `prepare` runs once in each child, before its
    first task; `replaced` is called, in the event loop, whenever one had to be replaced. There
    are `spares` children more than work at a time, so that one which dies leaves no gap.

    `await run(function, *args)` gives the function's result, or raises what it raised if that
    is a SeedbedError, TaskFailed for any other exception, and WorkerDied if the child ended or
    was killed for silence. A task whose child ended is begun again in another one, so that it
    is begun at most `tries` times; one that its child never read does not count, and silence
    ends it at once. With `report=callback` the function is called with a first argument
    `report(*values)` and `callback(*values)` runs in the event loop for each call. Cancelling
    a run kills its child, so the work really stops.
    """

    def __init__(
        self,
        count: int,
        *,
        name: str,
        limits: Limits = _NO_LIMITS,
        prepare: Callable[[], None] | None = None,
        replaced: Callable[[], None] | None = None,
        tries: int = 1,
        spares: int = 0,
    ) -> None:
        self.count = count
        self._name = name
        self._limits = limits
        self._prepare = prepare
        self._replaced = replaced
        self._tries = tries
        self._all = count + spares
        self._threads = ThreadPoolExecutor(self._all, thread_name_prefix=f"{name}-pipe")
        self._turns = asyncio.Semaphore(count)
        self._children: list[_Child] = []
        self._idle: asyncio.Queue[_Child] = asyncio.Queue()
        self._closed = False

    async def start(self) -> None:
        """Spawn the children; returns before they are warm."""
        for _ in range(self._all):
            self._welcome(self._spawn())

    async def run(
        self, function: Callable[..., T], *args: Any, report: Callable[..., None] | None = None
    ) -> T:
        """Run one task in the next free child. See the class."""
        tries = unread = 0
        while not self._closed:
            try:
                async with self._turns:
                    return await self._try(function, args, report)
            except _Ended as ended:
                tries += ended.read
                unread += not ended.read
                if ended.silent or tries >= self._tries or unread >= _MOST_UNREAD:
                    raise WorkerDied(cause=str(ended)) from ended
        raise WorkerDied(cause=f"{self._name} is closed")

    async def _try(
        self, function: Callable[..., T], args: tuple[Any, ...], report: Callable[..., None] | None
    ) -> T:
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
        """A free child that is alive, rather one that is ready than one that is still starting;
        those that died while idle are passed over."""
        while True:
            free = [await self._idle.get()]
            while not self._idle.empty():
                free.append(self._idle.get_nowait())
            living = [child for child in free if child.alive and not child.broken]
            ready = (child for child in living if child.started())
            chosen = next(ready, living[0] if living else None)
            for child in free:
                if child not in living:
                    self._retire(child)
                elif child is not chosen:
                    self._idle.put_nowait(child)
            if chosen is not None:
                chosen.busy = True
                return chosen

    def pids(self) -> list[int]:
        """Process ids of the living children."""
        return [child.pid for child in self._children if child.alive]

    async def close(self) -> None:
        """Kill every child and wait for it; running tasks fail with WorkerDied."""
        self._closed = True
        loop = asyncio.get_running_loop()
        for child in self._children:
            loop.remove_reader(child.sentinel)
            child.kill()
        await loop.run_in_executor(None, self._end)

    def _end(self) -> None:
        self._threads.shutdown(wait=True)
        for child in self._children:  # also one that was being started meanwhile
            child.kill()
            child.join()

    def _spawn(self) -> _Child:
        child = _Child(self._name, self._limits, self._prepare)
        self._children.append(child)
        return child

    def _welcome(self, child: _Child) -> None:
        """Give a new child work, and hear when it dies without any."""
        if self._closed:
            return
        asyncio.get_running_loop().add_reader(child.sentinel, self._died, child)
        self._idle.put_nowait(child)

    def _died(self, child: _Child) -> None:
        asyncio.get_running_loop().remove_reader(child.sentinel)
        # Whoever waits for its task hears it too. One that could not even start is replaced when
        # a task wants it: the next would end as it did, and the next, for ever.
        if not child.busy and child.started():
            self._retire(child)

    def _give_back(self, child: _Child) -> None:
        child.busy = False
        spent = bool(self._limits.recycle_after) and child.tasks >= self._limits.recycle_after
        if child.alive and not child.broken and not spent:
            self._idle.put_nowait(child)
        else:
            self._retire(child, noted=not spent)

    def _retire(self, child: _Child, *, noted: bool = True) -> None:
        """Start another in its place, unless that was done. Ending one process and starting
        another takes milliseconds, so it happens in a thread."""
        if self._closed or child not in self._children:
            return
        self._children.remove(child)
        loop = asyncio.get_running_loop()
        loop.remove_reader(child.sentinel)
        if self._replaced is not None and noted:
            self._replaced()

        def replace() -> None:
            child.kill()
            child.join()
            while not self._closed:
                try:
                    loop.call_soon_threadsafe(self._welcome, self._spawn())
                except OSError:  # the system has no process or no memory to give, for now
                    time.sleep(_AGAIN_SECONDS)
                else:
                    return

        self._threads.submit(replace)


class _Child:
    """One process and our end of its pipe."""

    def __init__(self, name: str, limits: Limits, prepare: Callable[[], None] | None) -> None:
        self._pipe, theirs = _SPAWN.Pipe()
        self._limits = limits
        self._process = _SPAWN.Process(
            target=work, args=(theirs, limits, prepare), name=name, daemon=True
        )
        self._process.start()
        theirs.close()
        self._ready = False
        self.tasks = 0
        self.broken = False
        self.busy = False

    @property
    def sentinel(self) -> int:
        """A descriptor that can be read from when the process has ended."""
        return self._process.sentinel

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def started(self) -> bool:
        """Whether it was ever ready; ask only while it has no task."""
        try:
            while not self._ready and self._pipe.poll(0):
                self._ready = self._pipe.recv()[0] == "ready"
        except (EOFError, OSError):
            return False
        return self._ready

    def work(
        self,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        reports: bool,
        heard: Callable[[tuple[Any, ...]], None],
    ) -> Any:
        """Send a task and wait for its end; runs in a thread of the pool. Raises: _Ended."""
        self.tasks += 1
        read = False
        try:
            if not self._ready:
                self._hear(_START_SECONDS)
                self._ready = True
            read = True
            self._pipe.send((function, args, reports))
            while True:
                kind, value = self._hear(self._limits.silence_seconds)
                if kind == "report":
                    heard(value)
                elif kind == "result":
                    return value
                elif kind == "error":
                    raise value
                else:
                    raise TaskFailed(value)
        except (EOFError, OSError) as error:
            # With the task still in it, a closed pipe is reset instead of at its end.
            read = read and not isinstance(error, ConnectionError)
            self.kill()
            self._process.join(5)
            raise _Ended(f"exit code {self._process.exitcode}", read=read) from error

    def _hear(self, seconds: float) -> tuple[str, Any]:
        """The next word. Raises: _Ended after so many seconds of silence; EOFError, OSError."""
        if not self._pipe.poll(seconds):
            self.kill()
            raise _Ended(f"silent for {seconds:g} s, killed", read=self._ready, silent=True)
        kind, value = self._pipe.recv()
        return kind, value

    def kill(self) -> None:
        self.broken = True
        with contextlib.suppress(ValueError):
            self._process.kill()

    def join(self) -> None:
        self._process.join(5)
        self._pipe.close()
