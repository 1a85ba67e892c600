"""What stands between routing and the dialects: one call, and what it can come to.

A dialect makes exactly one HTTP request per `draw`. Whatever needs several (a set at an upstream
that draws one picture at a time) is several calls: `Dialect.first` says what one call can take
of the shots that are left, and the engine asks again for the rest. So routing, limits, retries
and the record of calls are told apart call by call, whatever the dialect.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Collection,
    Mapping,
    Sequence,
)
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from seedbed.engines.upstream.long_body import anywhere
from seedbed.errors import SeedbedError
from seedbed.types import Drawn, Note, Plan, Progress, Shot, Usage

if TYPE_CHECKING:
    from seedbed.engines.upstream.long_body import Room, Take
    from seedbed.engines.upstream.results import Results
    from seedbed.engines.upstream.upstream import Upstream
    from seedbed.references.headers import Kind

Body = bytes | Callable[[], AsyncIterator[bytes]]
"""A request's body: whole, or made while it is sent, anew each time it is called."""


class NotAccepted(Exception):
    """Provably not accepted: nothing was made or billed, so it may be sent again.

    `error` is what the caller is told if nobody takes it. With `again` the same upstream may
    be asked once more, not before `retry_after` seconds if it said so; without (a wrong key, a
    model that it does not have) only another one. `limited`: it said that we send too much.
    `unwell`: it says something about the upstream's health (not a 429, not a wrong key).
    """

    def __init__(
        self,
        error: SeedbedError,
        *,
        again: bool = True,
        retry_after: float | None = None,
        limited: bool = False,
        unwell: bool = False,
        request_id: str = "",
    ) -> None:
        super().__init__(error.message)
        self.error = error
        self.again = again
        self.retry_after = retry_after
        self.limited = limited
        self.unwell = unwell
        self.request_id = request_id


class Ambiguous(Exception):
    """Sent, and nobody knows what became of it: never sent again, recorded as unknown.

    `cause` is for the log; `request_id` the upstream's, when its head came.
    """

    def __init__(self, cause: str, *, request_id: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.request_id = request_id


class Unsent(asyncio.CancelledError):
    """Cancelled while the request cannot have left whole."""


class Answer(Protocol):
    """An upstream's answer whose head is there; its body is read once."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Looked up without regard to case."""
        ...

    @property
    def media_type(self) -> str:
        """Content-Type in lower case, without parameters; "" if there is none."""
        ...

    @property
    def request_id(self) -> str:
        """X-Request-Id (or the like), cut to 100 printable letters; "" if there is none."""
        ...

    @property
    def retry_after(self) -> float | None:
        """Retry-After as seconds from now, whether it was told as seconds or as a date."""
        ...

    def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body as it arrives, each piece at once. Raises: Ambiguous when it is cut, reset,
        shorter than its length, or silent for longer than `silence_seconds`."""
        ...

    def at_once(self) -> bytes | None:
        """All of the body, if it has come already, in one piece of usual size; it stays to be
        read. Raises: Ambiguous if it is compressed."""
        ...

    async def pour(self, take: Take, room: Room = anywhere) -> None:
        """All of the body, each piece as it arrives, to `take`; of a long one into a `room`.
        Raises: as `chunks`; what `take` raises."""
        ...

    async def read(self, limit: int = 65536) -> bytes:
        """The first `limit` bytes of the body, however it ends: for refusals. Never raises."""
        ...


class Client(Protocol):
    """The HTTP session of one upstream. Adds the key, and reads nothing from the request."""

    def post(
        self,
        path: str,
        body: Body,
        *,
        content_type: str = "application/json",
        length: int | None = None,
        accept: str = "application/json",
        since: float = math.inf,
    ) -> AbstractAsyncContextManager[Answer]:
        """POST to base_url + path; the head of any answer, whatever its status.

        `length` is the Content-Length of a body that is made while it is sent; `total_seconds`
        end so long after `since`, see Call. Raises: NotAccepted when no connection was made, or it
        ended before one byte was sent; Ambiguous when it ended, or nothing came in time, after
        that.
        """
        ...


class Call(Protocol):
    """One request to one upstream: all that a dialect may use, and whom it tells what the
    upstream says besides pictures.

    `model` is the upstream's id. `shots` are those that this call is to draw.
    """

    upstream: Upstream
    model: str
    plan: Plan
    shots: tuple[Shot, ...]
    client: Client
    results: Results

    def files(self, reads: Collection[Kind] = ()) -> AbstractAsyncContextManager[tuple[Path, ...]]:
        """`plan.sources` as files (fetched, guarded, not decoded), in order, while the block runs.

        With `reads` their headers are judged too, and those whose format is not one of them are
        PNG. Raises: InvalidParameter for one that cannot be had.
        """
        ...

    def accepted(self, request_id: str) -> Progress | None:
        """The head of a good answer is there, with the upstream's id of the request, "" without
        one; what to yield of it, if anything."""
        ...

    def since(self) -> float:
        """When it was first sent, by the loop's clock: now, if it was not sent before. Another
        upstream, or this one, may have been sent it and not accepted it."""
        ...

    def used(self, usage: Usage) -> None:
        """What the upstream charges, in the contract's own units: it is passed on to the caller."""
        ...

    def counted(self, pictures: int, tokens: int | None = None) -> None:
        """What it counts otherwise than the contract does: for the record alone."""
        ...


class Dialect(Protocol):
    """How one kind of upstream is spoken to. Holds no state; one serves all its upstreams."""

    name: str

    def consider(self, upstream: Upstream, plan: Plan) -> Sequence[Note]:
        """What of this plan the upstream will not do as asked; no waiting, no network."""
        ...

    def first(
        self, upstream: Upstream, plan: Plan, left: tuple[Shot, ...]
    ) -> tuple[tuple[Shot, ...], bool]:
        """How many of the shots that are left one call draws, from the first on; and whether
        the upstream decides by itself how many come of them, so that fewer is no failure."""
        ...

    def draw(self, call: Call) -> AsyncGenerator[Drawn, None]:
        """Send it, and yield what comes as it comes: a Picture or Refusal for each shot of the
        call, in order; a Picture says who drew it. What else the upstream says is told to the
        call.

        An upstream that decides how many come numbers them on from the first shot's index.
        Raises: NotAccepted and Ambiguous, see there; a SeedbedError for a definite no of the
        upstream (its refusal mapped by `refused.refusal`), also in the middle, after pictures:
        those stay. Nothing else may leave it.
        """
        ...
