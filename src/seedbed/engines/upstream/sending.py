"""One call at one upstream: recorded before it is sent, and told to routing however it ends."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

from seedbed.engines.upstream.dialect import Ambiguous, Call, Heard, NotAccepted, Told
from seedbed.engines.upstream.records import CallRecord
from seedbed.engines.upstream.refused import request_id_in
from seedbed.engines.upstream.results import Results
from seedbed.errors import EngineFailed, InvalidParameter, SeedbedError
from seedbed.types import Drawn, Note, Picture, Progress, Refusal, Shot, Usage

if TYPE_CHECKING:
    from seedbed.engines.upstream.attempt import Attempt
    from seedbed.engines.upstream.order import Order

BROKE_OFF = (
    "The model's upstream did not answer to the end. It may have drawn the picture all the same, "
    "so the request was not sent again"
)


class Sending:
    """Enter it to have the call recorded, draw inside, and leave it with what that raised.

    Entering raises NotAccepted if the caller would have been refused what this upstream cannot
    do, and StorageFailed. Leaving raises what the caller is told: NotAccepted if it was provably
    not accepted, or a SeedbedError; nothing if all that was asked for had come before.
    """

    def __init__(self, order: Order, attempt: Attempt, left: tuple[Shot, ...]) -> None:
        self._order, self._attempt, self._left = order, attempt, left
        self._upstream = attempt.upstream
        self._dialect = order.parts.dialect(attempt.upstream)
        self._results = Results(order.parts.results, attempt.upstream)
        self._drawer = f"upstream:{attempt.upstream.name}"
        self._notes: Sequence[Note] = ()
        self._decides = False
        self._came = 0
        self._record: CallRecord
        self._call: Call
        self.shots: tuple[Shot, ...] = ()
        """Those that this call is to draw."""
        self.usage: Usage | None = None
        """What the upstream told."""

    async def __aenter__(self) -> Sending:
        parts, upstream, plan = self._order.parts, self._upstream, self._order.plan
        self._notes = self._considered()
        if upstream.settings.dialect != "ark":
            plan = await self._order.plan_with_size()
        self.shots, self._decides = self._dialect.first(upstream, plan, self._left)
        model = upstream.model(plan.model)
        most = plan.most if self._decides else len(self.shots)
        client, house = parts.client(upstream), parts.house
        number = await house.calls.begin(
            request_id=plan.request_id,
            upstream=upstream.name,
            model=model,
            pictures=max(1, most),
            now=house.clock(),
        )
        self._record = CallRecord(house.calls, house.clock, number)
        self._call = Call(
            upstream, model, plan, self.shots, client, self._results, self._order.files
        )
        return self

    def heard(self) -> AsyncGenerator[Heard, None]:
        """Send it, and what the upstream says, as it comes."""
        return self._dialect.draw(self._call)

    def drawn(self, heard: Heard) -> Drawn | None:
        """Take note of what was heard; what it is to the caller, if anything."""
        if isinstance(heard, Told):
            self._record.told(heard)
            self._attempt.accepted()
            self.usage = heard.usage or self.usage
            return Progress(self.shots[0].index, 0.0, "accepted") if heard.request_id else None
        if isinstance(heard, Picture):
            self._came += 1
            self._record.handed += 1
            self._results.handed_on(heard.image)
            notes = (*heard.notes, *self._notes)
            return Picture(heard.index, heard.image, notes, heard.layer, self._drawer)
        if isinstance(heard, Refusal):
            self._came += 1
            return replace(heard, drawer=self._drawer)
        return heard

    async def __aexit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> bool:
        """True: what broke is nothing that anybody asked for."""
        try:
            return self._end(error)
        finally:
            self._results.close()
            self._record.end("unknown", "stopped here before its end")

    def _end(self, error: BaseException | None) -> bool:
        attempt, record = self._attempt, self._record
        all_came = self._came == len(self.shots) and not self._decides
        if error is None:
            attempt.done()
            record.end("accepted")
        elif isinstance(error, NotAccepted):
            attempt.not_accepted(error)
            record.end("refused", error.error.cause or error.error.message, error.request_id)
        elif isinstance(error, Ambiguous):
            attempt.ambiguous()
            record.end("accepted" if all_came else "unknown", error.cause, error.request_id)
            if not all_came:
                raise _broke_off(record.request_id, self._upstream.name, error.cause) from error
            return True
        elif isinstance(error, SeedbedError):
            if isinstance(error, EngineFailed):
                attempt.ambiguous()  # not that it were: but the upstream is not well
            elif error.status < 500:
                attempt.refused()
            record.end(
                "accepted" if record.accepted else "refused",
                error.cause or error.message,
                request_id_in(error.message),
            )
            return all_came
        return False

    def _considered(self) -> Sequence[Note]:
        """What this upstream will not do as asked: another one may have been considered before.

        Raises: NotAccepted if the caller would have been refused for it then.
        """
        plan = self._order.plan
        try:
            notes = self._dialect.consider(self._upstream, plan)
            for note in notes:
                if plan.strict and note.state == "ignored":
                    raise InvalidParameter(note.field, "it would be ignored, which strict forbids.")
        except InvalidParameter as error:
            no = NotAccepted(error, again=False)
            self._attempt.not_accepted(no)
            raise no from error
        return notes


def _broke_off(request_id: str, name: str, cause: str) -> EngineFailed:
    known = f". Upstream request id: {request_id}" if request_id else ""
    return EngineFailed(BROKE_OFF + known, cause=f"{name}: {cause}")
