"""Who may draw now, who waits, and who is turned away at once.

`running` requests draw at a time and `waiting` more may wait. Between keys it is fair, in
pictures: each key has its turns, one per picture it asks for, and the request with the
earliest turn goes first. A key that floods has turns far ahead, so another's single request
waits for at most one place to come free, not for the flood (start-time fair queueing).

The waiting places are shared too. When all are taken, a key that holds less than its share
takes the place of the last request of the key that holds most, and that one is turned away.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedbed.errors import Overloaded

if TYPE_CHECKING:
    from seedbed.settings import Settings
    from seedbed.types import Caller, Plan

_FIRST_GUESS_SECONDS = 2.0  # of one request, until one has been timed
_RECENT = 32  # requests whose durations are remembered
_REMEMBERED_TURNS = 1024  # keys, before those that are up to date are forgotten


@dataclass(slots=True, eq=False)
class _Waiting:
    """One request in the queue. `place` becomes True: go on; False: another took its place."""

    turn: int
    pictures: int
    place: asyncio.Future[bool]


class Admission:
    """The queue before the engines; one per server, used from its event loop only.

    `running` and `waiting` are the room there is. `clock` counts seconds and never goes back.
    """

    def __init__(
        self,
        running: int,
        waiting: int,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._places = max(1, running)
        self._most_waiting = waiting
        self._clock = clock
        self._running = 0
        self._held: Counter[str] = Counter()  # permits by key
        self._queues: dict[str, deque[_Waiting]] = {}
        self._waiting = 0
        self._turn = 0  # of the request that was let in last
        self._next_turn: dict[str, int] = {}
        self._seconds: deque[float] = deque(maxlen=_RECENT)

    @property
    def running(self) -> int:
        """Requests that hold a permit."""
        return self._running

    @property
    def waiting(self) -> int:
        """Requests that wait for one."""
        return self._waiting

    def expect_room(self, caller: Caller) -> None:
        """Ask without entering, before anything else is spent on the request.

        Raises: Overloaded if `permit` would refuse it now.
        """
        if self._full() and self._who_yields_to(caller.key_id) is None:
            raise self._overloaded()

    def permit(self, caller: Caller, plan: Plan) -> Permit:
        """Hold a place while the block runs; leaving it, however, lets the next one in.

        Entering raises Overloaded with `retry_after` in seconds, at once, or while it waits when
        another key is due its place.
        """
        return Permit(self, caller.key_id, len(plan.shots) or 1)

    async def enter(self, permit: Permit) -> None:
        """Take a place. Raises: see `permit`."""
        if self._running < self._places:
            self._let_in(permit.key_id, self._take_turns(permit.key_id, permit.pictures))
        else:
            self._make_room(permit.key_id)
            if not await self._wait(permit.key_id, permit.pictures):
                raise self._overloaded()
        permit.begun = self._clock()

    def leave(self, permit: Permit) -> None:
        """Give the place back."""
        self._seconds.append(self._clock() - permit.begun)
        self._let_go(permit.key_id)

    async def _wait(self, key_id: str, pictures: int) -> bool:
        """Wait for a place; False: it was given to another. A cancelled wait leaves no trace."""
        place: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        waiting = _Waiting(self._take_turns(key_id, pictures), pictures, place)
        self._queues.setdefault(key_id, deque()).append(waiting)
        self._waiting += 1
        try:
            return await place
        except asyncio.CancelledError:
            if place.cancelled():
                if waiting in self._queues.get(key_id, ()):
                    self._leave(key_id, waiting)
            elif place.result():
                self._let_go(key_id)  # the place had just been handed over: pass it on
            raise

    def _let_in(self, key_id: str, turn: int) -> None:
        self._running += 1
        self._held[key_id] += 1
        self._turn = max(self._turn, turn)

    def _let_go(self, key_id: str) -> None:
        """Hand the place to the waiting request whose turn is first."""
        self._running -= 1
        self._held[key_id] -= 1
        if not self._held[key_id]:
            del self._held[key_id]
        while self._queues:
            # Of equal turns, the key that has waited longer: it is first in the dict.
            first = min(self._queues, key=lambda waits: self._queues[waits][0].turn)
            waiting = self._queues[first][0]
            if waiting.place.done():  # cancelled, and not yet awake to leave by itself
                self._leave(first, waiting)
                continue
            self._drop(first, waiting)
            self._let_in(first, waiting.turn)
            waiting.place.set_result(True)
            return

    def _make_room(self, key_id: str) -> None:
        """See that one more may wait. Raises: Overloaded."""
        if not self._full():
            return
        greediest = self._who_yields_to(key_id)
        if greediest is None:
            raise self._overloaded()
        waiting = self._queues[greediest][-1]
        self._leave(greediest, waiting)
        if not waiting.place.done():
            waiting.place.set_result(False)

    def _full(self) -> bool:
        return self._running >= self._places and self._waiting >= self._most_waiting

    def _who_yields_to(self, key_id: str) -> str | None:
        """The waiting key that holds most, if even without one it holds no less than `key_id`
        would with one more."""
        if not self._queues:
            return None
        greediest = max(self._queues, key=self._holds)
        return greediest if self._holds(greediest) >= self._holds(key_id) + 2 else None

    def _holds(self, key_id: str) -> int:
        return self._held[key_id] + len(self._queues.get(key_id, ()))

    def _leave(self, key_id: str, waiting: _Waiting) -> None:
        """Take a request out, and give its turns to those behind it of the same key."""
        for other in self._queues[key_id]:
            if other.turn > waiting.turn:
                other.turn -= waiting.pictures
        self._next_turn[key_id] -= waiting.pictures
        self._drop(key_id, waiting)

    def _drop(self, key_id: str, waiting: _Waiting) -> None:
        queue = self._queues[key_id]
        queue.remove(waiting)
        self._waiting -= 1
        if not queue:
            del self._queues[key_id]

    def _take_turns(self, key_id: str, pictures: int) -> int:
        """Give the key its next turns, not before the present one; the first of them."""
        if len(self._next_turn) >= _REMEMBERED_TURNS:
            present = self._turn
            self._next_turn = {
                key: turn
                for key, turn in self._next_turn.items()
                if turn > present or key in self._queues
            }
        turn = max(self._turn, self._next_turn.get(key_id, 0))
        self._next_turn[key_id] = turn + pictures
        return turn

    def _overloaded(self) -> Overloaded:
        return Overloaded(
            "The server is busy and its queue is full. Please retry later.",
            retry_after=self._until_room(),
            cause=f"{self.running} running, {self._waiting} waiting",
        )

    def _until_room(self) -> float:
        """Seconds until a place in the queue is likely free: one request's share of the
        places, from what the last ones took."""
        usual = sum(self._seconds) / len(self._seconds) if self._seconds else _FIRST_GUESS_SECONDS
        return max(1.0, usual / max(1, self._places))


class Permit:
    """One request's place, held while the block runs."""

    def __init__(self, admission: Admission, key_id: str, pictures: int) -> None:
        self._admission = admission
        self.key_id, self.pictures = key_id, pictures
        self.begun = 0.0

    def __aenter__(self) -> Awaitable[None]:
        return self._admission.enter(self)

    async def __aexit__(self, *_: object) -> None:
        self._admission.leave(self)


class Outside:
    """The queues before the upstreams: one for those that may draw a model, so that nobody waits
    for the places of others. Where such groups overlap, who is let in may still wait for a place
    (engines/upstream/routing.py)."""

    def __init__(self, settings: Settings, names: Callable[[str], Iterable[str]]) -> None:
        self._upstreams, self._waiting = settings.upstreams, settings.admission.waiting
        self._names = names
        self._queues: dict[tuple[str, ...], Admission] = {}
        self._by_model: dict[str, Admission] = {}

    def before(self, model: str) -> Admission:
        """The queue before those that may draw the model; `names` says which."""
        queue = self._by_model.get(model)
        if queue is None:
            names = tuple(self._names(model))
            if names not in self._queues:
                places = sum(self._upstreams[name].concurrent for name in names)
                self._queues[names] = Admission(places, self._waiting)
            queue = self._by_model[model] = self._queues[names]
        return queue

    @property
    def running(self) -> int:
        """Requests that hold a permit."""
        return sum(queue.running for queue in self._queues.values())

    @property
    def waiting(self) -> int:
        """Requests that wait for one."""
        return sum(queue.waiting for queue in self._queues.values())
