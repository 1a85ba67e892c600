"""Requests at work, apart from the connections that asked for them.

A run goes through the path in a task of its own and remembers its events; answers follow it.
When the last follower leaves, the policy says whether it goes on (`finish`: nothing that was
paid for is lost) or stops (`cancel`: the engine really ends). Who says nothing before the end,
and goes on when the client leaves, needs neither the task nor a follower: `Runs.in_place`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, suppress
from contextvars import ContextVar
from typing import Any, Literal

from seedbed.delivery.inline import discard
from seedbed.errors import SeedbedError, Unavailable
from seedbed.logs import log
from seedbed.types import Completed, Event, ImageReady, Inline

Policy = Literal["finish", "cancel"]

RETRY_SECONDS = 5.0
"""After which a request that a stopping server did not take may find another one, or it again."""

_Error = Callable[[], SeedbedError]
_SPENT: ContextVar[list[_Error] | None] = ContextVar("spent", default=None)


def spent(error: _Error) -> None:
    """Something was spent on the run at work, or may have been, that would be spent again if it
    were asked for again: if it is stopped, it ends with what this makes instead of Unavailable."""
    errors = _SPENT.get()
    if errors is not None:
        errors.append(error)


class Run:
    """One request at work. `follow` it as often as you like; each follower hears all of it."""

    def __init__(self, events: AsyncGenerator[Event, None], policy: Policy) -> None:
        self._policy = policy
        self._seen: list[Event] = []
        self._waiting: list[asyncio.Future[None]] = []  # for news
        self._failure: Exception | None = None
        self._followers = 0
        self._heard = 0
        self._over = False
        self.task = asyncio.create_task(self._work(events))

    async def follow(self) -> AsyncGenerator[Event, None]:
        """Yield the events from the first to the last. Raises what the path raised."""
        self._followers += 1
        at = 0
        try:
            while True:
                while at < len(self._seen):
                    at += 1
                    self._heard = max(self._heard, at)
                    yield self._seen[at - 1]
                if self._over:
                    break
                news: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.append(news)
                await news
            if self._failure is not None:
                raise self._failure
        finally:
            self._followers -= 1
            if not self._followers:
                if self._over:
                    await self._discard_unsent()
                elif self._policy == "cancel":
                    self.task.cancel()
                else:
                    log.info("goes on without its client")

    async def _work(self, events: AsyncGenerator[Event, None]) -> None:
        errors: list[_Error] = []
        _SPENT.set(errors)
        try:
            async with aclosing(events):
                async for event in events:
                    self._seen.append(event)
                    self._tell()
        except asyncio.CancelledError:
            # Whoever still follows hears why the rest does not come.
            self._failure = _stopped(errors)
        except SeedbedError as error:
            self._failure = error
        except Exception as error:  # whoever follows hears it, and so does the log
            self._failure = error
            if not self._followers:
                log.exception("a run without followers failed")
        finally:
            self._over = True
            self._tell()
            if not self._followers:
                await self._discard_unsent()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, []
        for news in waiting:
            if not news.done():
                news.set_result(None)

    async def _discard_unsent(self) -> None:
        """Remove the files for the answer itself, unless a follower heard the end: then it has
        them all to send, or has sent them."""
        last = self._seen[self._heard - 1] if self._heard else None
        if not isinstance(last, Completed):
            await _discard_unsent(self._seen)


class Runs:
    """Every run of a server, so that it can wait for them when it stops.

    `stopping`: set it, and no other run will be let in.
    """

    def __init__(self) -> None:
        self.stopping = False
        self._at_work: set[asyncio.Task[Any]] = set()
        self._nothing_left: asyncio.Event | None = None

    def let_in(self) -> None:
        """Ask before anything is done for a new request. Raises: Unavailable while stopping."""
        if self.stopping:
            raise Unavailable(
                "The server is stopping. Please retry later.", retry_after=RETRY_SECONDS
            )

    @property
    def at_work(self) -> int:
        """How many requests are at work."""
        return len(self._at_work)

    def start(self, events: AsyncGenerator[Event, None], policy: Policy) -> Run:
        """Set a request to work."""
        run = Run(events, policy)
        self._at_work.add(run.task)
        run.task.add_done_callback(self._leave)
        return run

    async def in_place(self, events: AsyncGenerator[Event, None]) -> list[Event]:
        """Do a request here and now; every event, from the first to the last.

        Raises: what the path raised; when it is stopped Unavailable, or what `spent` was told.
        """
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a request is done by a task")
        self._at_work.add(task)
        seen: list[Event] = []
        errors: list[_Error] = []
        before = _SPENT.set(errors)
        try:
            async for event in events:  # which is over whenever this is
                seen.append(event)
        except BaseException as error:
            await _discard_unsent(seen)
            if not isinstance(error, asyncio.CancelledError):
                raise
            task.uncancel()  # it goes on, to say why there is no answer
            raise _stopped(errors) from None
        finally:
            _SPENT.reset(before)
            self._leave(task)
        return seen

    async def drain(self, seconds: float) -> int:
        """Wait for the runs at work, then stop what is left; how many that was."""
        if not self._at_work:
            return 0
        self._nothing_left = nothing_left = asyncio.Event()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await nothing_left.wait()
        # What ended this very moment is still among them.
        late = [task for task in self._at_work if not task.done()]
        for task in late:
            task.cancel()
        if late:
            log.warning("runs stopped", count=len(late))
            await nothing_left.wait()
        return len(late)

    def _leave(self, task: asyncio.Task[Any]) -> None:
        """It has ended, or goes on with something else."""
        self._at_work.discard(task)
        if self._nothing_left is not None and not self._at_work:
            self._nothing_left.set()


def _stopped(errors: Sequence[_Error]) -> SeedbedError:
    """Why the rest does not come; `errors` are what `spent` was told."""
    if errors:
        return errors[-1]()
    return Unavailable("The server is stopping.", retry_after=RETRY_SECONDS)


async def _discard_unsent(events: Sequence[Event]) -> None:
    """Remove the files for an answer that nobody will send."""
    for event in events:
        if isinstance(event, ImageReady) and isinstance(event.delivered, Inline):
            inline = event.delivered
            if not inline.kept:
                await asyncio.to_thread(discard, inline.file)
