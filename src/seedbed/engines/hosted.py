"""Runs a Painter in worker processes and makes an Engine of it.

The worker draws, finishes and writes the file: pixels never cross a process border. Shots of
one request are drawn side by side, as many as there are workers, and handed on in order.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from seedbed.errors import EngineFailed
from seedbed.types import Drawn, Note, Picture, Plan, Progress, Reference, Refusal, Shot
from seedbed.worker_process import Report
from seedbed.workers import TaskFailed, Workers

if TYPE_CHECKING:
    from seedbed.engines.protocol import Abilities, Painter


_Heard = Picture | Progress | Refusal | tuple[int, BaseException]


class HostedEngine:
    """An Engine whose painter, "module:factory", lives in the workers' processes.

    `abilities` is stated here too, so that the server never imports the painter.
    """

    def __init__(
        self, name: str, factory: str, abilities: Abilities, workers: Workers, staging: Path
    ) -> None:
        self.name = name
        self.abilities = abilities
        self._factory = factory
        self._workers = workers
        self._staging = staging

    async def consider(self, plan: Plan) -> Sequence[Note]:
        """What the painter will not do of this plan; asked in a worker."""
        try:
            return await self._workers.run(_consider, self._factory, plan)
        except TaskFailed as error:
            raise EngineFailed(cause=f"{self.name}.consider: {error}") from error

    async def draw(self, plan: Plan, references: Sequence[Reference]) -> AsyncIterator[Drawn]:
        """See Engine.draw. A worker that dies fails its shot with WorkerDied."""
        heard: asyncio.Queue[_Heard] = asyncio.Queue()
        places = asyncio.Semaphore(self._workers.count)
        tasks = [
            asyncio.create_task(self._shoot(plan, shot, references, places, heard))
            for shot in plan.shots
        ]
        done: dict[int, Picture | Refusal | BaseException] = {}
        turns = deque(shot.index for shot in plan.shots)
        try:
            while turns:
                item = await heard.get()
                if isinstance(item, Progress):
                    yield item
                    continue
                if isinstance(item, tuple):
                    done[item[0]] = item[1]
                else:
                    done[item.index] = item
                while turns and turns[0] in done:
                    drawn = done.pop(turns.popleft())
                    if isinstance(drawn, BaseException):
                        raise drawn
                    yield drawn
                    if isinstance(drawn, Refusal) and drawn.stop:
                        return
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            _discard(done.values())
            while not heard.empty():
                left = heard.get_nowait()
                _discard([left])

    async def close(self) -> None:
        """Nothing of its own to let go; the workers belong to the app."""

    async def _shoot(
        self,
        plan: Plan,
        shot: Shot,
        references: Sequence[Reference],
        places: asyncio.Semaphore,
        heard: asyncio.Queue[_Heard],
    ) -> None:
        def progress(fraction: float, stage: str) -> None:
            heard.put_nowait(Progress(shot.index, fraction, stage))

        async with places:
            try:
                drawn = await self._workers.run(
                    _paint,
                    self._factory,
                    plan,
                    shot,
                    tuple(references),
                    self._staging,
                    report=progress,
                )
            except TaskFailed as error:
                cause = f"{self.name} failed: {error}"
                heard.put_nowait((shot.index, EngineFailed(cause=cause)))
            except Exception as error:  # handed to whoever waits for this shot
                heard.put_nowait((shot.index, error))
            else:
                heard.put_nowait(drawn)


def _discard(items: object) -> None:
    """Remove the files of pictures that nobody will deliver."""
    from seedbed.types import ImageFile

    for item in cast("Sequence[object]", items):
        if isinstance(item, Picture) and isinstance(item.image, ImageFile):
            # What cannot be removed now, the sweep removes within the hour.
            with contextlib.suppress(OSError):
                item.image.path.unlink()


@cache
def _painter(factory: str) -> Painter:
    module, _, name = factory.partition(":")
    make: Callable[[], Painter] = getattr(importlib.import_module(module), name)
    return make()


def warm(factory: str) -> None:
    """In a worker, before its first task: import the painter, so that no request waits for it.

    A painter that cannot be imported is left to the first request, which says why.
    """
    with contextlib.suppress(Exception):
        _painter(factory)


def _consider(factory: str, plan: Plan) -> tuple[Note, ...]:
    return tuple(_painter(factory).consider(plan))


def _paint(
    report: Report,
    factory: str,
    plan: Plan,
    shot: Shot,
    references: tuple[Reference, ...],
    staging: Path,
) -> Picture | Refusal:
    """In a worker: draw one shot, finish it, write its file."""
    from seedbed.finishing.finish import finish

    painted = _painter(factory).paint(plan, shot, plan.pixels, references, report)
    if isinstance(painted, Refusal):
        return painted
    report(0.9, "encoding")
    return Picture(
        shot.index, finish(painted.pixels, plan.finish, staging, plan.pixels), painted.notes
    )
