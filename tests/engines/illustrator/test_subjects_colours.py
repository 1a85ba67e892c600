"""A named colour lands on what people call the thing's colour, and parts have their own."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.colour import hsv
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Worn
from seedbed.engines.illustrator.subjects.animals.builds import BUILDS
from seedbed.engines.illustrator.subjects.pen import PARTS, Look, posed
from seedbed.engines.illustrator.subjects.tint import named

DAY = Light(
    sky=("#2f7fd6", "#6db3f0", "#bfe3fb", "#eef8fb"), sun="#fff6d2", haze="#cfe6f2", far="#8fb2cc"
)
SIDE = 140
# Things whose colour is most of what is seen of them, and the least share of it that has it.
PAINTED = {
    "bus": 0.3, "delivery-truck": 0.4, "tractor": 0.15, "car": 0.3, "car-front": 0.3,
    "bus-front": 0.25, "butterfly": 0.4, "house": 0.2, "barn": 0.3, "chinese-dragon": 0.2,
    "umbrella": 0.4, "kitten": 0.4, "puppy": 0.3, "rubber-duck": 0.5,
}  # fmt: skip


def ink(name: str, **more: object) -> NDArray[np.uint8]:
    """The opaque pixels of a subject, N x 3."""
    canvas = Canvas(SIDE, SIDE)
    high = min(0.7, 0.8 / subjects.facts(name).aspect)
    how = {"shadow": "none", **more}
    placed = Placed(name=name, x=0.5, foot=0.9, h=high, **how)  # type: ignore[arg-type]
    subjects.draw_subject(canvas, placed, DAY, np.random.Generator(np.random.PCG64(1)))
    pixels = canvas.rgba()
    return pixels[pixels[..., 3] > 200][:, :3]


def share_of_hue(pixels: NDArray[np.uint8], colour: str) -> float:
    """How many pixels have the hue of a colour and are not grey."""
    wanted = named(colour)
    assert wanted is not None
    hue = hsv(wanted)[0]
    near = 0
    for pixel in pixels[::5]:
        h, s, _ = hsv((float(pixel[0]), float(pixel[1]), float(pixel[2])))
        near += s > 0.3 and min(abs(h - hue), 1 - abs(h - hue)) < 0.07
    return near / max(1, len(pixels[::5]))


@pytest.mark.parametrize("colour", ["red", "blue", "green"])
@pytest.mark.parametrize("name", sorted(PAINTED))
def test_a_named_colour_covers_the_thing(name: str, colour: str) -> None:
    assert share_of_hue(ink(name, colour=colour), colour) > PAINTED[name]


@pytest.mark.parametrize(
    ("name", "part"), [(n, p) for n in sorted(PARTS) for p in sorted(PARTS[n])]
)
def test_parts_have_their_own_colour(name: str, part: str) -> None:
    plain, painted = ink(name), ink(name, wears=(Worn(part, "purple"),))
    more = share_of_hue(painted, "purple") - share_of_hue(plain, "purple")
    assert more > 0.015


@pytest.mark.parametrize(
    ("young", "grown"),
    [("kitten", "cat"), ("puppy", "dog"), ("lion-cub", "lioness"), ("piglet", "pig"),
     ("calf", "cow"), ("bear-cub", "bear")],
)  # fmt: skip
def test_the_young_are_small_with_large_heads(young: str, grown: str) -> None:
    assert subjects.facts(young).height < 0.8 * subjects.facts(grown).height
    for pose in ("stand", "sit"):
        small = posed(Look(young, pose=pose), subjects.facts(young))
        large = posed(Look(grown, pose=pose), subjects.facts(grown))
        assert small.width > 1.08 * large.width
    assert BUILDS[young].young


def test_young_birds_are_no_small_ducks() -> None:
    duckling, duck = subjects.facts("duckling"), subjects.facts("duck")
    assert duckling.height < 0.5 * duck.height
    assert len({rgb_mean(ink(name)) for name in ("duckling", "gosling", "cygnet")}) == 3


def rgb_mean(pixels: NDArray[np.uint8]) -> tuple[int, ...]:
    return tuple(int(c) for c in pixels.mean(0))


def test_what_is_seen_from_above_lies_flat() -> None:
    names = [name for name in subjects.known() if name.endswith("-from-above")]
    assert len(names) > 25
    for name in names:
        assert 0.9 < subjects.facts(name).aspect < 1.8
        assert len(ink(name)) > 400
