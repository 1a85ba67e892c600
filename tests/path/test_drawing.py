"""What an engine draws, as the path hears it: its end, its failures, its first word."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from seedbed.engines.protocol import Abilities
from seedbed.errors import EngineFailed, InvalidParameter
from seedbed.generation import Drawing
from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import make_plan
from seedbed.settings import Settings
from seedbed.types import Drawn, Note, Picture, Plan, Reference, Refusal, Usage
from seedbed.wire.request import from_fields

FIRST, SECOND = Picture(0, b"one"), Picture(1, b"two")


class Script:
    """An engine that yields what it is told to, then raises `failure` if there is one.

    It waits for `silent` before its first word, and notes when it is closed.
    """

    name = "script"

    def __init__(
        self, *drawn: Drawn, failure: Exception | None = None, takes_order: bool = True
    ) -> None:
        self.abilities = Abilities(takes_order=takes_order)
        self.silent = asyncio.Event()
        self.silent.set()
        self.closed = False
        self._drawn, self._failure = drawn, failure

    async def consider(self, plan: Plan) -> tuple[Note, ...]:
        return ()

    async def draw(self, plan: Plan, references: Sequence[Reference]) -> AsyncIterator[Drawn]:
        try:
            await self.silent.wait()
            for one in self._drawn:
                yield one
            if self._failure is not None:
                raise self._failure
        finally:
            self.closed = True

    async def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Of two pictures."""
    settings = Settings(home=Path(tmp_path_factory.mktemp("plan")))
    return make_plan(
        from_fields({"model": "doubao-seedream-4-5-251128", "prompt": "a cat", "n": 2}),
        catalog=Catalog(settings),
        settings=settings,
        request_id="02" + "0" * 51,
        now=1_763_800_000.0,
    )


async def heard(drawing: Drawing) -> list[Drawn]:
    """All that it draws."""
    return [drawn async for drawn in drawing]


async def test_it_ends_with_the_engine(plan: Plan) -> None:
    drawing = Drawing(Script(FIRST, SECOND, Usage(2, 1)), plan, ())
    assert await heard(drawing) == [FIRST, SECOND, Usage(2, 1)]
    assert await heard(drawing) == []


async def test_an_engine_of_ours_draws_every_shot(plan: Plan) -> None:
    with pytest.raises(EngineFailed) as failed:
        await heard(Drawing(Script(FIRST, takes_order=False), plan, ()))
    assert failed.value.cause == "script drew 1 of 2 shots"


async def test_a_failure_after_the_first_picture_is_a_refusal_of_the_next(plan: Plan) -> None:
    failure = EngineFailed("It broke.")
    drawing = Drawing(Script(FIRST, failure=failure), plan, ())
    told = Refusal(1, failure.api_code, "It broke.", stop=True)
    assert await heard(drawing) == [FIRST, told]
    with pytest.raises(EngineFailed, match="It broke"):
        await heard(Drawing(Script(failure=failure), plan, ()))


async def test_a_refusal_may_be_the_last_word(plan: Plan) -> None:
    last = Refusal(0, "No", "no", stop=True)
    assert await heard(Drawing(Script(last, SECOND), plan, ())) == [last]


async def test_begun_it_tells_the_same(plan: Plan) -> None:
    drawing = Drawing(Script(FIRST, SECOND), plan, ())
    await drawing.begin(5)
    assert await heard(drawing) == [FIRST, SECOND]


async def test_a_refusal_in_place_of_the_first_word_comes_at_once(plan: Plan) -> None:
    drawing = Drawing(Script(failure=InvalidParameter("size", "no")), plan, ())
    with pytest.raises(InvalidParameter):
        await drawing.begin(5)
    await drawing.close()


async def test_begun_it_may_end_without_a_word(plan: Plan) -> None:
    drawing = Drawing(Script(), plan, ())
    await drawing.begin(5)
    assert await heard(drawing) == []
    await drawing.close()


async def test_who_is_silent_is_waited_for_no_longer_than_said(plan: Plan) -> None:
    engine = Script(FIRST)
    engine.silent.clear()
    drawing = Drawing(engine, plan, ())
    await drawing.begin(0.01)
    asyncio.get_running_loop().call_later(0.01, engine.silent.set)
    assert await heard(drawing) == [FIRST]


async def test_closed_before_its_first_word_the_engine_ends(plan: Plan) -> None:
    engine = Script(FIRST)
    engine.silent.clear()
    drawing = Drawing(engine, plan, ())
    await drawing.begin(0.01)
    await drawing.close()
    assert engine.closed
