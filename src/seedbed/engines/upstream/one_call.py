"""One call: to whoever accepts it, recorded, and drawn here when nobody does."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from seedbed.engines.upstream.dialect import Ambiguous, Call, NotAccepted, Told
from seedbed.engines.upstream.records import CallRecord
from seedbed.engines.upstream.refused import request_id_in
from seedbed.engines.upstream.results import Results
from seedbed.engines.upstream.routing import FIRST_PATIENCE_SECONDS
from seedbed.errors import EngineFailed, InvalidParameter, SeedbedError, TooMany, Unavailable
from seedbed.planning.plan import settle_size
from seedbed.types import Drawn, Note, Picture, Plan, Progress, Refusal, Shot, Usage

if TYPE_CHECKING:
    from seedbed.accounting.upstream_calls import State
    from seedbed.engines.protocol import Engine
    from seedbed.engines.upstream.order import Order
    from seedbed.engines.upstream.routing import Attempt

_WITH_FALLBACK_SECONDS = 2.0  # how long a call waits for room when a local engine would draw it
BROKE_OFF = (
    "The model's upstream did not answer to the end. It may have drawn the picture all the same, "
    "so the request was not sent again"
)


class OneCall:
    """Some shots, drawn by one call to whoever accepts it."""

    def __init__(self, order: Order, left: tuple[Shot, ...]) -> None:
        self._order, self._engine, self._left = order, order.engine, left
        self.settled = len(left)
        """How many of the shots it settled."""
        self.usage: Usage | None = None
        """What the upstream told."""

    async def drawn(self) -> AsyncGenerator[Drawn, None]:
        """What comes of it. Raises: SeedbedError, as Engine.draw."""
        engine, plan = self._engine, self._order.plan
        local = None if _beyond_us(plan) else engine.fallback(plan.model)
        attempts = engine.routing.attempts(
            engine.names(plan.model),
            pictures=len(self._left),
            patience=FIRST_PATIENCE_SECONDS if local is None else _WITH_FALLBACK_SECONDS,
        )
        refused: SeedbedError | None = None
        async with aclosing(attempts):
            while True:
                try:
                    attempt = await anext(attempts)
                except StopAsyncIteration:
                    break
                except (TooMany, Unavailable) as error:  # nobody has room, or all are failing
                    refused = refused or error
                    break
                try:
                    async with aclosing(self._by(attempt)) as drawing:
                        async for drawn in drawing:
                            yield drawn
                    return
                except NotAccepted as error:
                    refused = error.error
        if local is None:
            raise refused or Unavailable("No upstream took the request. Please retry later.")
        self.settled = len(self._left)
        async with aclosing(self._locally(local)) as drawing:
            async for drawn in drawing:
                yield drawn

    async def _by(self, attempt: Attempt) -> AsyncGenerator[Drawn, None]:
        """The call to one upstream, recorded, and told to routing however it ends.

        Raises: NotAccepted if it was provably not accepted.
        """
        engine, upstream = self._engine, attempt.upstream
        dialect = engine.dialect(upstream)
        plan = self._order.plan
        notes = self._notes(attempt)
        if upstream.settings.dialect != "ark":
            plan = await self._order.plan_with_size()
        shots, decides = dialect.first(upstream, plan, self._left)
        self.settled = len(shots)
        drawer = f"upstream:{upstream.name}"
        came = 0
        model = upstream.model(plan.model)
        most = plan.most if decides else len(shots)
        house = engine.house
        record = await CallRecord.begun(house.calls, house.clock, plan, upstream.name, model, most)
        results = Results(engine.results, upstream)
        call = Call(
            upstream, model, plan, shots, engine.client(upstream), results, self._order.files
        )

        def all_came() -> bool:
            return came == len(shots) and not decides

        try:
            async with aclosing(dialect.draw(call)) as drawing:
                async for heard in drawing:
                    record.heard(heard)
                    if isinstance(heard, Told):
                        attempt.accepted()
                        self.usage = heard.usage or self.usage
                        if heard.request_id:
                            yield Progress(shots[0].index, 0.0, "accepted")
                    elif isinstance(heard, Picture):
                        came += 1
                        results.handed_on(heard.image)
                        yield replace(heard, notes=(*heard.notes, *notes), drawer=drawer)
                    elif isinstance(heard, Refusal):
                        came += 1
                        yield replace(heard, drawer=drawer)
                    else:
                        yield heard
        except NotAccepted as error:
            attempt.not_accepted(error)
            record.end("refused", error.error.cause or error.error.message, error.request_id)
            raise
        except Ambiguous as error:
            attempt.ambiguous()
            if all_came():  # what broke off is nothing that anybody asked for
                record.end("accepted", error.cause, error.request_id)
                return
            record.end("unknown", error.cause, error.request_id)
            raise _broke_off(record.request_id, upstream.name, error.cause) from error
        except SeedbedError as error:
            if isinstance(error, EngineFailed):
                attempt.ambiguous()  # not that it were: but the upstream is not well
            elif error.status < 500:
                attempt.refused()
            state: State = "accepted" if record.accepted else "refused"
            record.end(state, error.cause or error.message, request_id_in(error.message))
            if not all_came():
                raise
        else:
            attempt.done()
            record.end("accepted")
        finally:
            results.close()
            record.end("unknown", "stopped here before its end")

    def _notes(self, attempt: Attempt) -> Sequence[Note]:
        """What this upstream will not do as asked: another one may have been considered before.

        Raises: NotAccepted if the caller would have been refused for it then.
        """
        plan, upstream = self._order.plan, attempt.upstream
        try:
            notes = self._engine.dialect(upstream).consider(upstream, plan)
            for note in notes:
                if plan.strict and note.state == "ignored":
                    raise InvalidParameter(note.field, "it would be ignored, which strict forbids.")
        except InvalidParameter as error:
            no = NotAccepted(error, again=False)
            attempt.not_accepted(no)
            raise no from error
        return notes

    async def _locally(self, local: Engine) -> AsyncGenerator[Drawn, None]:
        """The shots by an engine of this machine, as it would draw them for itself."""
        house, order = self._engine.house, self._order
        plan = replace(order.plan, shots=self._left, engine=local.name, order={})
        able = local.abilities
        note = Note("model", "emulated", f"drawn by {local.name}: no upstream took it")
        async with house.gatherer.gather(plan.sources, largest=able.reference_side) as references:
            plan = settle_size(plan, references, house.catalog)
            notes = (note, *await local.consider(plan))
            drawing = local.draw(plan, references[: able.references])
            async with aclosing(cast("AsyncGenerator[Drawn, None]", drawing)):
                async for drawn in drawing:
                    if isinstance(drawn, Picture):
                        yield replace(drawn, notes=(*notes, *drawn.notes), drawer=local.name)
                    elif isinstance(drawn, Refusal):
                        yield replace(drawn, drawer=local.name)
                    else:
                        yield drawn


def _broke_off(request_id: str, name: str, cause: str) -> EngineFailed:
    known = f". Upstream request id: {request_id}" if request_id else ""
    return EngineFailed(BROKE_OFF + known, cause=f"{name}: {cause}")


def _beyond_us(plan: Plan) -> bool:
    """Whether it asks for what no engine of our own draws."""
    return bool(plan.order.get("layer_decomposition")) or (
        plan.order.get("background") == "transparent"
    )
