"""The visible mark: where it is, what it leaves alone, and whether it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.finishing.watermark import stamp, watermark_box
from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.types import U8

TEXTS = ["AI generated", "AI生成"]


def noise(size: Size, seed: int = 3) -> U8:
    shape = (size.height, size.width, 3)
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def plain(size: Size, level: int) -> U8:
    return np.full((size.height, size.width, 3), level, np.uint8)


def luminance(level: float) -> float:
    """Relative luminance of a grey, as WCAG 2.2 defines it."""
    part = level / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 700), st.integers(1, 700), st.sampled_from([*TEXTS, "x", "long " * 30]))
def test_everything_outside_the_box_is_untouched(width: int, height: int, text: str) -> None:
    size = Size(width, height)
    before = noise(size)
    after = stamp(before.copy(), text)
    box = watermark_box(text, size)
    assert 0 <= box.left <= box.right <= width
    assert 0 <= box.top <= box.bottom <= height
    outside = np.ones((height, width), bool)
    outside[box.top : box.bottom, box.left : box.right] = False
    assert np.array_equal(before[outside], after[outside])


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "size", [Size(512, 512), Size(2048, 2048), Size(3040, 5504), Size(6240, 2656)]
)
def test_it_lies_bottom_right_with_equal_margins(text: str, size: Size) -> None:
    box = watermark_box(text, size)
    side = min(size)
    margins = (size.width - box.right, size.height - box.bottom)
    assert margins[0] == margins[1]
    assert 0.02 * side < margins[0] < 0.05 * side
    assert side / 30 < box.bottom - box.top < side / 15
    assert box.left > size.width / 2


def test_words_take_a_sixth_of_a_square_picture() -> None:
    box = watermark_box("AI generated", Size(2048, 2048))
    assert 2048 / 7 < box.right - box.left < 2048 / 5


@pytest.mark.parametrize("level", [0, 60, 128, 200, 255])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("side", [512, 2048])
def test_letters_stand_out_of_their_ground(text: str, level: int, side: int) -> None:
    size = Size(side, side)
    marked = stamp(plain(size, level), text)
    box = watermark_box(text, size)
    patch = marked[box.top : box.bottom, box.left : box.right, 0].astype(float)
    letters = np.quantile(patch, 0.98)
    # The ground right beside the letters: their shadow where the picture is bright.
    ground = np.quantile(patch, 0.1)
    contrast = (luminance(letters) + 0.05) / (luminance(ground) + 0.05)
    assert letters > 215
    assert contrast > 3  # WCAG 2.2, 1.4.11: what a graphic needs to be told from its ground


def test_letters_stand_out_of_busy_ground() -> None:
    size = Size(1024, 1024)
    box = watermark_box("AI generated", size)
    inner = np.s_[box.top : box.bottom, box.left : box.right]
    ink = stamp(plain(size, 0), "AI generated")[inner][..., 0] > 210
    seen = stamp(noise(size), "AI generated")[inner].astype(float).mean(axis=-1)
    shadow = stamp(plain(size, 255), "AI generated")[inner][..., 0] < 130
    assert seen[ink].min() > 200
    assert seen[shadow].mean() < 90


def test_grey_ground_stays_grey() -> None:
    marked = stamp(plain(Size(600, 400), 90), "AI generated")
    assert (marked == marked[..., :1]).all()


def test_same_text_and_size_draw_the_same_pixels() -> None:
    first = stamp(noise(Size(640, 480)), "AI生成")
    assert np.array_equal(first, stamp(noise(Size(640, 480)), "AI生成"))


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_blank_text_leaves_the_picture_alone(text: str) -> None:
    before = noise(Size(80, 60))
    assert np.array_equal(stamp(before.copy(), text), before)


def test_lines_become_one() -> None:
    size = Size(900, 700)
    assert np.array_equal(stamp(noise(size), "AI\n generated "), stamp(noise(size), "AI generated"))


def test_a_read_only_picture_is_copied() -> None:
    before = noise(Size(300, 300))
    before.flags.writeable = False
    kept = before.copy()
    after = stamp(before, "AI generated")
    assert after is not before
    assert np.array_equal(before, kept)
    assert not np.array_equal(after, before)


def test_a_writable_picture_is_drawn_into() -> None:
    picture = noise(Size(300, 300))
    assert stamp(picture, "AI generated") is picture


@pytest.mark.parametrize("letters", [("生", "成"), ("A", "I"), ("國", "国")])
def test_letters_are_drawn_not_the_box_of_a_missing_one(letters: tuple[str, str]) -> None:
    one, other = (stamp(plain(Size(512, 512), 0), letter) for letter in letters)
    assert not np.array_equal(one, other)
