"""The swatch engine: a product for users' own tests, so its promises are tested as one."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest

from seedbed.engines.hosted import HostedEngine
from seedbed.engines.protocol import Engine, Painted
from seedbed.engines.swatch import SwatchPainter, directions
from seedbed.errors import EngineFailed
from seedbed.testing.engine_suite import EngineSuite, InlineEngine, a_plan, a_reference, drawn_by
from seedbed.types import Picture, Plan, Progress, Reference, Refusal, Size
from seedbed.workers import Workers


class TestSwatchInline(EngineSuite):
    """The painter itself."""

    refused_prompt = "a fox #refuse:1"

    @asynccontextmanager
    async def engine(self, scratch: Path) -> AsyncIterator[Engine]:
        yield InlineEngine("swatch", SwatchPainter())


class TestSwatchHosted(EngineSuite):
    """The painter as the server runs it: in a worker process that also writes the file."""

    sizes = (Size(181, 323),)
    refused_prompt = "a fox #refuse"

    @asynccontextmanager
    async def engine(self, scratch: Path) -> AsyncIterator[Engine]:
        workers = Workers(1, name="swatch-test")
        await workers.start()
        engine = HostedEngine(
            "swatch",
            "seedbed.engines.swatch:SwatchPainter",
            SwatchPainter.abilities,
            workers,
            scratch,
        )
        yield engine
        await engine.close()
        await workers.close()


def paint(plan: Plan, index: int = 0, references: tuple[Reference, ...] = ()) -> Painted | Refusal:
    return SwatchPainter().paint(
        plan, plan.shots[index], plan.pixels, references, lambda fraction, stage: None
    )


def pixels(
    plan: Plan, references: tuple[Reference, ...] = ()
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    painted = paint(plan, references=references)
    assert isinstance(painted, Painted)
    return painted.pixels


def test_the_words_are_read_from_the_prompt() -> None:
    assert directions("a fox #refuse:2 and #slow") == [("refuse", 2.0), ("slow", None)]
    assert directions("#slow:0.5 #fail") == [("slow", 0.5), ("fail", None)]
    assert directions("#refuse-text") == [("refuse-text", None)]
    assert directions("#refused #failure refuse #1 #refuse-tex") == []


def test_refuse_with_a_number_refuses_that_picture_only() -> None:
    plan = a_plan("a fox #refuse:1", pictures=3)
    answers = [paint(plan, index) for index in range(3)]
    assert [isinstance(answer, Refusal) for answer in answers] == [False, True, False]
    refused = answers[1]
    assert isinstance(refused, Refusal)
    assert refused.code == "OutputImageSensitiveContentDetected"
    assert not refused.stop


def test_fail_is_an_engine_failure() -> None:
    with pytest.raises(EngineFailed):
        paint(a_plan("a fox #fail"))
    assert isinstance(paint(a_plan("a fox #fail:1")), Painted)


async def test_slow_tells_progress() -> None:
    items = await drawn_by(InlineEngine("swatch", SwatchPainter()), a_plan("#slow:0.1"))
    fractions = [item.fraction for item in items if isinstance(item, Progress)]
    assert len(fractions) > 5
    assert fractions == sorted(fractions)
    assert isinstance(items[-1], Picture)


def test_prompt_and_seed_give_the_colours() -> None:
    fox = pixels(a_plan("a fox"))
    assert np.array_equal(fox, pixels(a_plan("a fox")))
    assert not np.array_equal(fox, pixels(a_plan("a cat")))
    assert not np.array_equal(fox, pixels(a_plan("a fox", seed=8)))


def test_each_reference_shows(tmp_path: Path) -> None:
    references = tuple(a_reference(tmp_path, colour=at) for at in range(14))
    cards = [pixels(a_plan(size=Size(640, 480)), references[:count]) for count in range(15)]
    for fewer, more in itertools.pairwise(cards):
        assert not np.array_equal(fewer, more)


@pytest.mark.parametrize("size", [Size(1, 1), Size(1, 300), Size(300, 1), Size(20, 20)])
def test_tiny_cards_are_cards(size: Size, tmp_path: Path) -> None:
    painted = pixels(a_plan(size=size), (a_reference(tmp_path),))
    assert painted.shape == (size.height, size.width, 3)
