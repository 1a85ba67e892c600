"""The painter as the path uses it: exact sizes, determinism, sets, references, honesty."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator.painter import IllustratorPainter, scene_of
from seedbed.engines.protocol import Painted
from seedbed.types import Finish, Note, Plan, Reference, Shot, Size

SMALL = Size(160, 128)


def plan_of(*prompts: str, size: Size = SMALL, seed: int = 11) -> Plan:
    shots = tuple(Shot(index, prompt, seed) for index, prompt in enumerate(prompts))
    return Plan(
        request_id="test",
        created=0,
        model="test",
        engine="illustrator",
        prompt=prompts[0],
        language="en",
        size=size,
        tier=None,
        shots=shots,
        related=len(shots) > 1,
        sources=(),
        seed=seed,
        seed_given=True,
        guidance=None,
        delivery="url",
        stream=False,
        finish=Finish("image/png", None, None),
    )


def paint(plan: Plan, index: int = 0, references: tuple[Reference, ...] = ()) -> Painted:
    heard: list[float] = []
    painted = IllustratorPainter().paint(
        plan, plan.shots[index], plan.pixels, references, lambda done, _: heard.append(done)
    )
    assert isinstance(painted, Painted)
    assert heard == sorted(heard)
    assert painted.pixels.shape == (plan.pixels.height, plan.pixels.width, 3)
    assert painted.pixels.dtype == np.uint8
    return painted


def reference_of(pixels: NDArray[np.uint8], folder: Path, name: str = "one") -> Reference:
    path = folder / f"{name}.rgb"
    path.write_bytes(pixels.tobytes())
    size = Size(pixels.shape[1], pixels.shape[0])
    return Reference(path, size, size, name)


@pytest.fixture
def photo(tmp_path: Path) -> Reference:
    """A red disc on a plain pale ground: a subject that can be cut out."""
    y, x = np.mgrid[0:120, 0:150]
    pixels = np.full((120, 150, 3), 225, np.uint8)
    pixels[(x - 75) ** 2 + (y - 60) ** 2 < 40**2] = (200, 40, 40)
    return reference_of(pixels, tmp_path)


@pytest.mark.parametrize("size", [Size(128, 128), Size(90, 160), Size(210, 90)])
def test_size_is_exact_and_pixels_repeat(size: Size) -> None:
    plan = plan_of("A red fox in a snowy forest", size=size)
    assert np.array_equal(paint(plan).pixels, paint(plan).pixels)


def test_other_seeds_give_other_pictures() -> None:
    one = paint(plan_of("A camel in the desert", seed=1)).pixels
    two = paint(plan_of("A camel in the desert", seed=2)).pixels
    assert not np.array_equal(one, two)


def test_words_not_understood_are_told_before_any_work() -> None:
    notes = IllustratorPainter().consider(plan_of("a fox and a zyzzyva in a meadow"))
    assert list(notes) == [Note("prompt", "partial", "not understood: zyzzyva")]
    assert not IllustratorPainter().consider(plan_of("a fox in a meadow"))


def test_a_set_keeps_its_cast() -> None:
    spring = scene_of("a girl in a park in spring", (512, 512), 9)
    winter = scene_of("a girl in a park in winter", (512, 512), 9)
    assert spring.placed[0].look == winter.placed[0].look
    assert spring.placed[0].x == winter.placed[0].x
    assert spring.variant == winter.variant
    assert (spring.season, winter.season) == ("spring", "winter")


def test_equal_prompts_of_a_set_give_different_pictures() -> None:
    plan = plan_of(*["a poster for a jazz festival"] * 3)
    one, two, three = (paint(plan, index).pixels for index in range(3))
    assert not np.array_equal(one, two)
    assert not np.array_equal(two, three)


@pytest.mark.parametrize(
    "prompt",
    [
        "turn this photo into a watercolor painting",
        "把这张照片变成水彩画",
        "Make it night and add snow",
        "Put the subject of image 1 on a beach at sunset",
        "change the ball to blue",
        "add a small dog",
        "white background",
        "extend the picture",
        'add the title "HELLO"',
    ],
)
def test_wishes_change_the_reference(prompt: str, photo: Reference) -> None:
    kept = paint(plan_of("image 1"), references=(photo,)).pixels
    changed = paint(plan_of(prompt), references=(photo,)).pixels
    if prompt != "extend the picture":
        assert not np.array_equal(kept, changed)


def test_nothing_wished_keeps_the_reference_and_says_so(photo: Reference) -> None:
    painted = paint(plan_of("image 1"), references=(photo,))
    assert painted.notes == (Note("prompt", "partial", "the reference was kept as it is"),)


def test_removal_is_not_claimed(photo: Reference) -> None:
    painted = paint(plan_of("remove the tree and make it night"), references=(photo,))
    assert any("not removed: the tree" in note.detail for note in painted.notes)


def test_recolouring_reaches_the_subject(photo: Reference) -> None:
    pixels = paint(
        plan_of("change the ball to blue", size=Size(150, 120)), references=(photo,)
    ).pixels
    red, _, blue = pixels[60, 75].astype(int)
    assert blue > red


def test_several_references_come_together(photo: Reference, tmp_path: Path) -> None:
    other = np.full((90, 90, 3), (30, 90, 60), np.uint8)
    second = reference_of(other, tmp_path, "two")
    painted = paint(
        plan_of('Combine image 1 and image 2 into one poster titled "FRIENDS"'),
        references=(photo, second),
    )
    assert painted.pixels.std() > 5
