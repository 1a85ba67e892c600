"""A conformance suite for engines: subclass it, say how to make yours, run pytest.

    class TestMine(EngineSuite):
        @asynccontextmanager
        async def engine(self, scratch):
            engine = MyEngine(...)
            yield engine
            await engine.close()

Every test is a sentence of the contract in `engines.protocol`. Needs pytest with
pytest-asyncio in auto mode. A plain-CPU `Painter` is tested through `InlineEngine`, or through
`engines.hosted.HostedEngine` in worker processes.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from seedbed.errors import EngineFailed, SeedbedError
from seedbed.types import (
    Drawn,
    Finish,
    ImageFile,
    Note,
    Picture,
    Plan,
    Progress,
    Reference,
    Refusal,
    Shot,
    Size,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from seedbed.engines.protocol import Abilities, Engine, Painter


_SMALL = Size(256, 192)
_REFERENCE = Size(64, 48)


class InlineEngine:
    """An Engine that paints in the calling process, one shot after the other.

    For tests of painters only: drawing blocks the event loop.
    """

    def __init__(self, name: str, painter: Painter) -> None:
        self.name = name
        self.abilities: Abilities = painter.abilities
        self._painter = painter

    async def consider(self, plan: Plan) -> Sequence[Note]:
        """As the painter says."""
        return self._painter.consider(plan)

    async def draw(self, plan: Plan, references: Sequence[Reference]) -> AsyncIterator[Drawn]:
        """See Engine.draw."""
        for shot in plan.shots:
            told: list[Progress] = []

            def tell(
                fraction: float, stage: str, at: int = shot.index, told: list[Progress] = told
            ) -> None:
                told.append(Progress(at, fraction, stage))

            try:
                painted = self._painter.paint(plan, shot, plan.pixels, references, tell)
            except SeedbedError:
                raise
            except Exception as error:  # as HostedEngine tells it
                raise EngineFailed(cause=f"{type(error).__name__}: {error}") from error
            for progress in told:
                yield progress
            if isinstance(painted, Refusal):
                yield painted
                if painted.stop:
                    return
            else:
                yield Picture(shot.index, painted.pixels, painted.notes)
            await asyncio.sleep(0)

    async def close(self) -> None:
        """Holds nothing."""


def a_plan(
    prompt: str = "a red fox in the snow",
    *,
    size: Size = _SMALL,
    seed: int = 7,
    pictures: int = 1,
    related: bool = False,
) -> Plan:
    """A plan as the path would make it, small and without watermark."""
    shots = tuple(
        Shot(at, prompt, seed if related else (seed + at) % 2**31) for at in range(pictures)
    )
    return Plan(
        request_id="02" + "1763800000000" + "0" * 38,
        created=1_763_800_000,
        model="seedream-4-5-251128",
        engine="under test",
        prompt=prompt,
        language="en",
        size=size,
        tier=None,
        shots=shots,
        related=related,
        sources=(),
        seed=seed,
        seed_given=True,
        guidance=None,
        delivery="url",
        stream=False,
        finish=Finish("image/png", None, None),
    )


def a_reference(folder: Path, size: Size = _REFERENCE, colour: int = 0) -> Reference:
    """A decoded reference: a gradient, its pixels in a file of `folder`."""
    rows = np.linspace(0, 255, size.height, dtype=np.uint8)[:, None, None]
    across = np.linspace(0, 255, size.width, dtype=np.uint8)[None, :, None]
    pixels = np.broadcast_to(rows // 2 + across // 2, (size.height, size.width, 3)).copy()
    pixels[..., colour % 3] = 255 - pixels[..., colour % 3]
    path = folder / f"reference-{colour}.rgb"
    path.write_bytes(pixels.tobytes())
    digest = hashlib.sha256(pixels.tobytes()).hexdigest()
    return Reference(path, size, size, digest)


async def drawn_by(engine: Engine, plan: Plan, references: Sequence[Reference] = ()) -> list[Drawn]:
    """Everything the engine yields for a plan."""
    drawing = cast("AsyncGenerator[Drawn, None]", engine.draw(plan, references))
    async with aclosing(drawing):
        return [item async for item in drawing]


def look_of(picture: Picture) -> tuple[Size, str]:
    """A picture's size and a digest of its content, whatever form it has: pixels, an encoded
    file's bytes, or a file (which is removed)."""
    image = picture.image
    if isinstance(image, ImageFile):
        data = image.path.read_bytes()
        image.path.unlink()
        return image.size, hashlib.sha256(data).hexdigest()
    if isinstance(image, bytes):
        from io import BytesIO

        from PIL import Image

        with Image.open(BytesIO(image)) as opened:
            return Size(*opened.size), hashlib.sha256(image).hexdigest()
    assert isinstance(image, np.ndarray), "a picture lies elsewhere: there is nothing to compare"
    assert image.dtype == np.uint8 and image.ndim == 3 and image.shape[2] == 3
    return Size(image.shape[1], image.shape[0]), hashlib.sha256(image.tobytes()).hexdigest()


def pictures_of(items: Sequence[Drawn]) -> list[Picture]:
    """The pictures among what was drawn; fails the test if anything was refused."""
    refused = [item for item in items if isinstance(item, Refusal)]
    assert not refused, f"refused: {refused}"
    return [item for item in items if isinstance(item, Picture)]


class EngineSuite:
    """Subclass it and give `engine`; the other attributes may be overridden."""

    sizes: Sequence[Size] = (Size(256, 256), Size(320, 180), Size(181, 323))
    """Sizes to draw; odd ones belong to the contract (WIDTHxHEIGHT is exact)."""
    prompt = "a red fox in the snow"
    """A prompt the engine draws without refusing."""
    refused_prompt: str | None = None
    """A prompt it refuses, if it refuses any."""
    close_seconds = 10.0
    """Within this an abandoned drawing has ended."""

    def engine(self, scratch: Path) -> AbstractAsyncContextManager[Engine]:
        """Make the engine under test; `scratch` is an empty folder for its files."""
        raise TypeError("say how to make the engine: override EngineSuite.engine")

    async def test_it_has_a_name_and_abilities(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            assert engine.name
            assert engine.abilities.max_pixels > 0
            assert 0 <= engine.abilities.references <= 14

    async def test_sizes_are_exact(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            for size in self.sizes:
                items = await drawn_by(engine, a_plan(self.prompt, size=size))
                (picture,) = pictures_of(items)
                assert look_of(picture)[0] == size

    async def test_one_picture_for_each_shot_in_order(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            items = await drawn_by(engine, a_plan(self.prompt, pictures=3))
            pictures = pictures_of(items)
            assert [picture.index for picture in pictures] == [0, 1, 2]
            for picture in pictures:
                look_of(picture)

    async def test_progress_is_of_a_shot_and_between_0_and_1(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            items = await drawn_by(engine, a_plan(self.prompt, pictures=2))
            told = [item for item in items if isinstance(item, Progress)]
            assert all(0.0 <= item.fraction <= 1.0 and item.index in (0, 1) for item in told)
            assert told or not engine.abilities.progress
            for picture in pictures_of(items):
                look_of(picture)

    async def test_same_plan_same_bytes_if_deterministic(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            if not engine.abilities.deterministic:
                pytest.skip("the engine does not say it is deterministic")
            plan = a_plan(self.prompt, pictures=2)
            first, again = await asyncio.gather(drawn_by(engine, plan), drawn_by(engine, plan))
            assert [look_of(one) for one in pictures_of(first)] == [
                look_of(one) for one in pictures_of(again)
            ]

    async def test_another_seed_gives_another_picture(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            if not engine.abilities.seed:
                pytest.skip("the engine does not say it honours seeds")
            looks = {
                look_of(*pictures_of(await drawn_by(engine, a_plan(self.prompt, seed=seed))))
                for seed in (0, 1, 2**31 - 1)
            }
            assert len(looks) == 3

    async def test_pictures_of_a_set_differ(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            plan = a_plan(self.prompt, pictures=3, related=True)
            looks = [look_of(one) for one in pictures_of(await drawn_by(engine, plan))]
            assert len(set(looks)) == 3

    async def test_it_takes_as_many_references_as_it_says(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            most = engine.abilities.references
            plan = a_plan(self.prompt)
            for count in sorted({0, min(1, most), most}):
                references = [a_reference(tmp_path, colour=at) for at in range(count)]
                (picture,) = pictures_of(await drawn_by(engine, plan, references))
                assert look_of(picture)[0] == plan.pixels

    async def test_a_reference_changes_the_picture(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            if not (engine.abilities.references and engine.abilities.deterministic):
                pytest.skip("no references, or not the same picture twice")
            plan = a_plan(self.prompt)
            (without,) = pictures_of(await drawn_by(engine, plan))
            (having,) = pictures_of(await drawn_by(engine, plan, [a_reference(tmp_path)]))
            assert look_of(without) != look_of(having)

    async def test_notes_are_notes(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            plan = a_plan(self.prompt)
            notes = list(await engine.consider(plan))
            for picture in pictures_of(await drawn_by(engine, plan)):
                notes += picture.notes
                look_of(picture)
            assert all(isinstance(note, Note) and note.field for note in notes)
            assert all(note.state in ("emulated", "ignored", "partial") for note in notes)

    async def test_a_refusal_names_its_shot_and_reason(self, tmp_path: Path) -> None:
        if self.refused_prompt is None:
            pytest.skip("the engine refuses nothing")
        async with self.engine(tmp_path) as engine:
            items = await drawn_by(engine, a_plan(self.refused_prompt, pictures=2))
            refusals = [item for item in items if isinstance(item, Refusal)]
            assert refusals
            assert all(item.code and item.message and item.index in (0, 1) for item in refusals)
            for item in items:
                if isinstance(item, Picture):
                    look_of(item)

    async def test_an_abandoned_drawing_ends(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            plan = a_plan(self.prompt, pictures=4)
            drawing = cast("AsyncGenerator[Drawn, None]", engine.draw(plan, ()))
            await anext(drawing)
            async with asyncio.timeout(self.close_seconds):
                await drawing.aclose()
            # and the engine still draws
            (picture,) = pictures_of(await drawn_by(engine, a_plan(self.prompt)))
            look_of(picture)

    async def test_failures_are_seedbed_errors(self, tmp_path: Path) -> None:
        async with self.engine(tmp_path) as engine:
            gone = a_reference(tmp_path)
            gone.path.unlink()
            if not engine.abilities.references:
                pytest.skip("takes no references, so none can be missing")
            try:
                items = await drawn_by(engine, a_plan(self.prompt), [replace(gone)])
            except SeedbedError:
                return
            # An engine may also do without it, or refuse that shot.
            assert any(isinstance(item, Picture | Refusal) for item in items)
            for item in items:
                if isinstance(item, Picture):
                    look_of(item)
