"""One call at one upstream: recorded before it is sent, and told to routing however it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.engines.upstream.dialect import Ambiguous, NotAccepted, Unsent
from seedbed.engines.upstream.refused import request_id_in
from seedbed.engines.upstream.results import Results
from seedbed.errors import EngineFailed, InvalidParameter, SeedbedError
from seedbed.runs import spent
from seedbed.types import Drawn, Note, Picture, Progress, Refusal, Shot, Usage

if TYPE_CHECKING:
    from seedbed.accounting.upstream_calls import State
    from seedbed.engines.kit import House
    from seedbed.engines.upstream.attempt import Attempt
    from seedbed.engines.upstream.dialect import Client, Dialect
    from seedbed.engines.upstream.order import Order
    from seedbed.engines.upstream.upstream import Upstream
    from seedbed.types import Plan

BROKE_OFF = (
    "The model's upstream did not answer to the end. It may have drawn the picture all the same, "
    "so the request was not sent again"
)
_STOPPED = "stopped here before its end"


async def begun(
    order: Order, attempt: Attempt, left: tuple[Shot, ...], *, considered: bool
) -> Sending:
    """A call for the first of the shots that are left, as many as it takes; it is recorded.

    `considered`: this very upstream was asked before what it will not do. Raises: NotAccepted if
    it was not, and the caller would have been refused for what it says; StorageFailed.
    """
    upstream, parts, plan = attempt.upstream, order.parts, order.plan
    house, dialect = parts.house, parts.dialect(upstream)
    notes = () if considered else _consider(dialect, attempt, plan)
    if upstream.settings.dialect != "ark":
        plan = await order.plan_with_size()
    shots, decides = dialect.first(upstream, plan, left)
    model = upstream.model(plan.model)
    number = await house.calls.begin(
        request_id=plan.request_id,
        upstream=upstream.name,
        model=model,
        pictures=max(1, plan.most if decides else len(shots)),
        now=house.clock(),
    )
    return Sending(
        upstream,
        model,
        plan,
        shots,
        parts.client(upstream),
        Results(parts.results, upstream, only_sent=plan.only_sent),
        order.files,
        dialect,
        attempt,
        house,
        number,
        notes,
        decides,
    )


@dataclass(eq=False, slots=True)
class Sending:
    """See dialect.Call. What comes of it is heard inside of it: `with sending: ...`.

    Leaving it with an exception raises what the caller is told: NotAccepted if it was provably
    not accepted, or a SeedbedError; nothing if all that was asked for had come before.
    """

    upstream: Upstream
    model: str
    plan: Plan
    shots: tuple[Shot, ...]
    client: Client
    results: Results
    files: Callable[..., AbstractAsyncContextManager[tuple[Path, ...]]]
    _dialect: Dialect
    _attempt: Attempt
    _house: House
    _number: int
    """Of the call in the record, where it is "unknown" until it ends."""
    _notes: tuple[Note, ...]
    _decides: bool
    _posted: bool = False
    _pictures: int = 0
    _refusals: int = 0
    _request_id: str = ""
    """The upstream's, when it said so; what it counts likewise."""
    _told_pictures: int | None = None
    _told_tokens: int | None = None
    usage: Usage | None = None
    """What the upstream told, in the contract's units."""

    def heard(self) -> AsyncGenerator[Drawn, None]:
        """Send it, and what comes of it, as it comes; each is to be `handed_on`."""
        return self._dialect.draw(self)

    def handed_on(self, drawn: Drawn) -> Drawn:
        """What it is to the caller, who has it from now on."""
        if not isinstance(drawn, (Picture, Refusal)):
            return drawn
        if isinstance(drawn, Picture):
            self._pictures += 1
            self.results.handed_on(drawn.image)
            return replace(drawn, notes=drawn.notes + self._notes) if self._notes else drawn
        self._refusals += 1
        return replace(drawn, drawer=self.upstream.drawer)

    def accepted(self, request_id: str) -> Progress | None:
        """See Call."""
        self._attempt.accepted = True
        self._request_id = request_id
        if not (self.plan.stream and (request_id or self._notes)):
            return None  # nobody hears of it before the end
        return Progress(self.shots[0].index, 0.0, "accepted", self._notes)

    def since(self) -> float:
        """See Call."""
        self._posted = True
        attempt = self._attempt
        attempt.since = min(attempt.since, asyncio.get_running_loop().time())
        return attempt.since

    def used(self, usage: Usage) -> None:
        """See Call."""
        self.usage = usage
        self.counted(usage.generated_images, usage.output_tokens)

    def counted(self, pictures: int, tokens: int | None = None) -> None:
        """See Call."""
        self._told_pictures, self._told_tokens = pictures, tokens

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        """True: what broke is nothing that anybody asked for."""
        self.results.close()
        attempt = self._attempt
        if error is None:
            attempt.done()
            self._end("accepted", "")
        elif isinstance(error, NotAccepted):
            attempt.not_accepted(error)
            self._end("refused", error.error.cause or error.error.message, error.request_id)
        elif isinstance(error, Ambiguous):
            attempt.ambiguous()
            self._end("accepted" if self._all_came else "unknown", error.cause, error.request_id)
            if not self._all_came:
                request_id = error.request_id or self._request_id
                raise _broke_off(request_id, self.upstream.name, error.cause) from error
            return True
        elif isinstance(error, SeedbedError):
            if isinstance(error, EngineFailed):
                attempt.ambiguous()  # not that it were: but the upstream is not well
            elif error.status < 500:
                attempt.refused()
            self._end(
                "accepted" if attempt.accepted else "refused",
                error.cause or error.message,
                request_id_in(error.message),
            )
            return self._all_came
        elif isinstance(error, Unsent) or not self._posted:
            self._end("refused", "stopped here before it was sent")
        else:
            self._end("unknown", _STOPPED)
        return False

    @property
    def _all_came(self) -> bool:
        came = self._pictures + self._refusals
        return came == len(self.shots) and not self._decides

    def _end(self, state: State, cause: str, request_id: str = "") -> None:
        """Record what became of it; and that it costs again to ask again, unless by a key."""
        if state == "unknown" or (state == "accepted" and not self.plan.keep):
            its_id = request_id or self._request_id
            spent(partial(_broke_off, its_id, self.upstream.name, cause or _STOPPED))
        self._house.calls.end(
            self._number,
            state=state,
            upstream_request_id=request_id or self._request_id,
            told_pictures=self._told_pictures,
            told_tokens=self._told_tokens,
            handed=self._pictures,
            cause=cause,
            now=self._house.clock(),
        )


def _consider(dialect: Dialect, attempt: Attempt, plan: Plan) -> tuple[Note, ...]:
    """What this upstream will not do as asked. Raises: NotAccepted, told to the attempt, if the
    caller would have been refused for it."""
    try:
        notes = tuple(dialect.consider(attempt.upstream, plan))
        for note in notes:
            if plan.strict and note.state == "ignored":
                raise InvalidParameter(note.field, "it would be ignored, which strict forbids.")
    except InvalidParameter as error:
        no = NotAccepted(error, again=False)
        attempt.not_accepted(no)
        raise no from error
    return notes


def _broke_off(request_id: str, name: str, cause: str) -> EngineFailed:
    known = f". Upstream request id: {request_id}" if request_id else ""
    return EngineFailed(BROKE_OFF + known, cause=f"{name}: {cause}")
