"""Clients of the simulation: what they ask, when they leave, and how they judge an answer."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Coroutine, Sequence
from contextlib import aclosing
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import Any, cast

from seedbed.delivery.inline import discard
from seedbed.errors import KeyInUse, SeedbedError
from seedbed.generation import generate
from seedbed.replay import fingerprint_of, generate_once
from seedbed.runs import Policy
from seedbed.testing.virtual_parts import object_of, picture_of
from seedbed.testing.virtual_server import EPOCH, WORKING_IN, Broken, Gone, House, Process, World
from seedbed.types import (
    Accepted,
    Caller,
    Completed,
    Event,
    ImageFailed,
    ImageFile,
    ImageReady,
    Inline,
)
from seedbed.wire.request import GenerationRequest, from_fields

_MODEL = "doubao-seedream-4-0-250828"
_CALLER = Caller("0123456789", "simulated")


@dataclass(frozen=True)
class Ask:
    """One client's request: what, under which key, and after how many events or seconds it
    leaves (None: it stays)."""

    number: int
    request: GenerationRequest
    key: str
    policy: Policy
    leaves_after: int | None
    leaves_at: float | None

    @property
    def pictures(self) -> int:
        """How many are asked for."""
        return self.request.n or 1

    @property
    def patient(self) -> Ask:
        """The same request from a client that stays."""
        return replace(self, leaves_after=None, leaves_at=None)


def some_ask(dice: random.Random, number: int) -> Ask:
    count = dice.randint(1, 4)
    request = from_fields(
        {
            "model": _MODEL, "prompt": f"a cat {number}", "size": "1280x720", "n": count,
            "seed": dice.randint(0, 99) if dice.random() < 0.5 else None,
            "response_format": dice.choice(["url", "b64_json"]),
            "stream": dice.random() < 0.5,
        }
    )  # fmt: skip
    leaves = dice.random()
    return Ask(
        number,
        request,
        key=f"key {number}" if dice.random() < 0.7 else "",
        policy=dice.choice(["finish", "cancel"]),
        leaves_after=dice.randint(1, count + 2) if leaves < 0.3 else None,
        leaves_at=dice.uniform(0, 20) if 0.3 <= leaves < 0.5 else None,
    )


async def client(world: World, house: House, ask: Ask) -> None:
    """Ask; with a key, ask again while no whole answer came, as a client would."""
    await asyncio.sleep(world.dice.uniform(0, 10))
    for _ in range(4 if ask.key else 1):
        process = await house.open()
        outcome = await served(process, ask)
        world.note(f"request {ask.number}: {_shown(outcome)}")
        if isinstance(outcome, list):
            judge(world, ask, outcome)
            return
        ask = ask.patient if world.dice.random() < 0.5 else ask
        await asyncio.sleep(world.dice.uniform(0, 30))


async def served(process: Process, ask: Ask) -> list[Event] | str:
    """The events of a whole answer, or why there is none."""
    context = copy_context()
    context.run(WORKING_IN.set, process)
    handling: Coroutine[Any, Any, list[Event] | str] = _handle(process, ask)
    task = asyncio.get_running_loop().create_task(handling, context=context)
    await asyncio.wait({task})
    if process.dead or task.cancelled():
        return "the connection broke"
    return task.result()


async def _handle(process: Process, ask: Ask) -> list[Event] | str:
    """What wire/ does with a request, without the wire."""
    world = process.world
    heard: list[Event] = []
    milliseconds = int((EPOCH + world.loop.time()) * 1000)
    request_id = f"02{milliseconds:013d}{len(world.trace):030x}{ask.number:08x}"
    try:
        if ask.key:
            claim = await asyncio.to_thread(
                process.claims.take,
                _CALLER.key_id, ask.key, fingerprint_of(ask.request), request_id,
                int(process.now()),
            )  # fmt: skip
            claims = cast(Any, process.claims)
            path = generate_once(ask.request, _CALLER, claim, claims, process.parts)
        else:
            path = generate(ask.request, _CALLER, request_id, process.parts)
        async with (
            asyncio.timeout(ask.leaves_at),
            aclosing(process.runs.start(path, ask.policy).follow()) as events,
        ):
            async for event in events:
                heard.append(event)
                if len(heard) == ask.leaves_after:
                    world.troubled |= ask.policy == "cancel"
                    return "it left"
    except TimeoutError:
        world.troubled |= ask.policy == "cancel"
        return "it left in time"
    except KeyInUse:
        return "its key is in use"
    except SeedbedError as error:
        if not world.troubled:
            raise Broken(f"refused without a reason: {error.cause or error}") from error
        return f"refused: {type(error).__name__} {error.cause}".rstrip()
    except OSError as error:  # wire/observe.py makes a 500 of what nobody caught
        if not world.troubled:
            raise Broken(f"failed without a reason: {error}") from error
        return f"failed: {error}"
    if process.dead:
        raise Gone
    _sent(process, heard)
    return heard


def _sent(process: Process, heard: Sequence[Event]) -> None:
    """Read what was told, as clients and answers do. Raises: Broken for a file that is not
    there, or torn."""
    plan = next(event.plan for event in heard if isinstance(event, Accepted))
    for event in heard:
        if not isinstance(event, ImageReady):
            continue
        expected = picture_of(plan.request_id, event.index)
        if isinstance(event.delivered, Inline):
            file = event.delivered.file
            if not isinstance(file, ImageFile):
                raise Broken(f"picture {event.index} of {plan.request_id} is in no file")
            data = process.world.durable.disk.find(str(file.path)).data
            if not event.delivered.kept:
                discard(file)
        else:
            row = process.world.durable.rows.get((plan.request_id, event.index))
            if row is None:
                raise Broken(f"told and not charged: {plan.request_id}, {event.index}")
            with process.store.open(object_of(row)) or _missing(row) as stored:
                data = stored.read(0, 1 << 20)
        if data != expected:
            raise Broken(f"picture {event.index} of {plan.request_id} is not what was drawn")


def _missing(row: object) -> Any:
    raise Broken(f"told and charged, but missing: {row}")


def judge(world: World, ask: Ask, events: Sequence[Event]) -> None:
    """The answer is one: accepted first, completed last, each picture once."""
    if not isinstance(events[0], Accepted) or not isinstance(events[-1], Completed):
        raise Broken(f"request {ask.number}: not a whole answer: {events}")
    made = [event.index for event in events if isinstance(event, ImageReady)]
    failed = [event.index for event in events if isinstance(event, ImageFailed)]
    if len({*made, *failed}) != len(made) + len(failed):
        raise Broken(f"request {ask.number}: told twice: {made}, {failed}")
    if events[-1].usage.generated_images != len(made):
        raise Broken(f"request {ask.number}: charged {events[-1].usage} for {made}")
    # A row whose commit was reported as failed is told as made when the answer is told again.
    doubtful = any("ledger committed" in line for line in world.trace)
    if not failed and not doubtful and len(made) != ask.pictures:
        raise Broken(f"request {ask.number}: {made} of {ask.pictures}, and no failure told")


def _shown(outcome: list[Event] | str) -> str:
    if isinstance(outcome, str):
        return outcome
    return " ".join(type(event).__name__ for event in outcome)
