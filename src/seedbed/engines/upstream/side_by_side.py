"""Work that is told of bit by bit, done side by side, handed on in its order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import aclosing
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Work = Callable[[], Coroutine[Any, Any, T]]


class Told(Protocol[T_co]):
    """What comes bit by bit, and can be closed before its end."""

    def __aiter__(self) -> AsyncIterator[T_co]:
        """Itself."""
        ...

    def aclose(self) -> Coroutine[Any, Any, None]:
        """End it."""
        ...


def side_by_side(coming: AsyncGenerator[Work[T], None], most: int) -> Told[T]:
    """What each piece of work gives, in the order they came; up to `most` run at a time.

    They start as they come: while one is waited for, the next ones are read and run. With `most`
    1 each is read when the one before is done, which costs least. Raises what a piece of work, or
    `coming` itself, raised, after everything that came before it. Closing it cancels the rest.
    """
    return _InTurn(coming) if most == 1 else _at_once(coming, most)


class _InTurn(Generic[T]):
    """One after the other, each read when the one before is done."""

    def __init__(self, coming: AsyncGenerator[Work[T], None]) -> None:
        self._coming = coming

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        work = await anext(self._coming)
        return await work()

    async def aclose(self) -> None:
        await self._coming.aclose()


async def _at_once(coming: AsyncGenerator[Work[T], None], most: int) -> AsyncGenerator[T, None]:
    places = asyncio.Semaphore(most)
    begun: asyncio.Queue[asyncio.Task[T] | None] = asyncio.Queue()
    tasks: set[asyncio.Task[T]] = set()

    async def run(work: Work[T]) -> T:
        try:
            return await work()
        finally:
            places.release()

    async def read() -> None:
        try:
            async with aclosing(coming):
                async for work in coming:
                    await places.acquire()
                    task = asyncio.create_task(run(work))
                    tasks.add(task)
                    begun.put_nowait(task)
        finally:
            begun.put_nowait(None)

    reading = asyncio.create_task(read())
    try:
        while (task := await begun.get()) is not None:
            yield await task
            tasks.discard(task)
        await reading
    finally:
        for left in (reading, *tasks):
            left.cancel()
        await asyncio.gather(reading, *tasks, return_exceptions=True)
