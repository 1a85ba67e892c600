"""An event loop whose clock jumps: hours pass in milliseconds, and always in the same order.

Nothing waits for the real world: sleeping moves the clock, and what would run in a thread runs
in the loop, all of it at once, some virtual time after it was asked for.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Mapping
from typing import Any


class Stuck(Exception):
    """Everybody waits, and nothing is left that could happen."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop. Set `delay` to say how long each piece of thread work takes, in seconds, and
    `wrap` to change what it does.
    """

    def __init__(self) -> None:
        self._now = 0.0
        super().__init__(_Jumping(self))
        self.delay: Callable[[], float] = lambda: 0.0
        self.wrap: Callable[[Callable[[], Any]], Callable[[], Any]] = lambda work: work

    def time(self) -> float:
        """Virtual seconds since the loop was made."""
        return self._now

    def jump(self, seconds: float) -> None:
        """Let time pass."""
        self._now += seconds

    def run_in_executor(  # type: ignore[override] # its own says it so only to itself
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """A future of what the function gives. Cancelling it does not stop the function, as it
        would not stop a thread."""
        told: asyncio.Future[Any] = self.create_future()
        work = self.wrap(lambda: func(*args))

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # whoever waits hears it
                if not told.done():
                    told.set_exception(error)
            else:
                if not told.done():
                    told.set_result(result)

        self.call_later(self.delay(), run)
        return told


class _Jumping(selectors.DefaultSelector):
    """Instead of waiting for a socket, moves the clock to the next thing that is due."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise Stuck
        if timeout > 0:
            self._loop.jump(timeout)
        return []

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return super().get_map()
