"""Every emblem is a mark: it fills its square and no more, and can be read when it is small."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.emblems import EMBLEMS, SIDE, Stamp, extent
from seedbed.engines.illustrator.emblems.shapes import mirrored, outline, rounded
from seedbed.engines.illustrator.subjects import known

# One name for each drawing.
DRAWINGS = {emblem.draw: name for name, emblem in EMBLEMS.items()}
NAMES = sorted(DRAWINGS.values())


def printed(name: str, side: int, *, bare: bool = False, around: float = 0.0) -> NDArray[np.uint8]:
    """The emblem in black on white, its square filling the sheet: H x W luminance."""
    canvas = Canvas(side, side)
    canvas.wash("#ffffff")
    ink = "#ffffff" if around else "#000000"
    with canvas.placed(0, 0, side / SIDE):
        EMBLEMS[name].draw(Stamp(canvas, ink, "#808080", "#ffffff", around=around, bare=bare))
    return canvas.rgb()[..., 0]


@pytest.mark.parametrize("name", NAMES)
def test_an_emblem_can_be_read_small_and_large(name: str) -> None:
    for side in (64, 512):
        levels = printed(name, side)
        inked = float((levels < 200).mean())
        assert 0.06 <= inked <= 0.75
    # Ink, its tone and the ground; the rest are soft edges.
    assert np.isin(levels, (0, 128, 255)).mean() > 0.93


def test_an_emblem_stays_in_its_square_and_uses_it() -> None:
    for name in NAMES:
        x0, y0, x1, y1 = extent(name)
        assert min(x0, y0) > -3, name
        assert max(x1, y1) < SIDE + 3, name
        assert max(x1 - x0, y1 - y0) > 0.75 * SIDE, name


def test_what_holds_another_is_solid_there_when_bare() -> None:
    for name in NAMES:
        holds = EMBLEMS[name].holds
        if holds is not None:
            x0, y0, x1, y1 = (round(v * 2) for v in holds)
            assert (printed(name, 200, bare=True)[y0:y1, x0:x1] < 128).mean() > 0.9, name


def test_a_shape_set_off_covers_more_than_itself() -> None:
    canvas = Canvas(200, 200)
    canvas.wash("#000000")
    with canvas.placed(0, 0, 2):
        EMBLEMS["heart"].draw(Stamp(canvas, "#ffffff", "#ffffff", "#ffffff", around=4))
    gap = canvas.rgb()[..., 0] > 127
    itself = printed("heart", 200) < 128
    assert gap[itself].all()
    assert gap.sum() > 1.1 * itself.sum()


def test_every_emblem_is_of_a_subject_that_can_also_be_drawn_or_of_what_one_wears() -> None:
    assert set(EMBLEMS) - known() <= {"chef-hat", "bow-tie", "bow", "abstract"}


def test_there_is_an_emblem_for_the_nouns_logos_are_asked_for() -> None:
    wanted = (
        "mountain leaf tree pine-tree sun moon crescent-moon star wave campfire raindrop lightning "
        "heart crown shield gem-stone coffee-cup teapot bowl-of-noodles chopsticks fork-and-knife "
        "loaf-of-bread sheaf-of-rice cupcake beer-mug glass-of-wine open-book pencil camera "
        "musical-notes guitar gear rocket house key anchor ship sailboat lighthouse bicycle car "
        "fish whale bird owl cat dog fox bear panda lion tiger wolf deer rabbit elephant horse ox "
        "dragon rose lotus sunflower cherry-tree bamboo cactus paper-plane"
    )
    assert set(wanted.split()) <= set(EMBLEMS)


def test_an_outline_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not an outline"):
        outline("M0,0 l5,5")
    with pytest.raises(ValueError, match="not an outline"):
        outline("7 M0,0")


def test_half_an_outline_becomes_one_that_is_alike_on_both_sides() -> None:
    xs = sorted(x for x, _ in mirrored("M50,0 C70,10 90,30 80,60 L50,90").points)
    assert xs == sorted(100 - x for x in xs)


def test_rounding_keeps_inside_the_corners() -> None:
    x0, y0, x1, y1 = rounded([(0, 0), (10, 0), (10, 10), (0, 10)], 3).bounds()
    assert (x0, y0, x1, y1) == (0, 0, 10, 10)
