"""Every style changes a picture, keeps what is in it, and repeats itself exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sample_pictures import likeness, scene
from seedbed.engines.illustrator.styles import STYLES, apply
from seedbed.engines.illustrator.styles.pixelart import cell
from seedbed.errors import InvalidParameter

DRAWN = sorted(STYLES - {"picture book"})
# Sticker and minimal redraw the picture on a clean ground of their own.
KEEP_TONE = [s for s in DRAWN if s not in ("sticker", "minimal", "neon")]


def test_there_are_at_least_a_dozen_styles() -> None:
    assert len(STYLES) >= 13


def test_the_picture_book_changes_nothing() -> None:
    picture = scene()
    assert apply("picture book", picture, 1) is picture
    assert apply(None, picture, 1) is picture


def test_an_unknown_style_is_refused_by_name() -> None:
    with pytest.raises(InvalidParameter, match="watercolour"):
        apply("cubism of my own", scene(), 1)


@pytest.mark.parametrize("style", DRAWN)
def test_a_style_changes_the_picture_and_repeats_exactly(style: str) -> None:
    picture = scene()
    before = picture.copy()
    drawn = apply(style, picture, 7)
    assert drawn.shape == picture.shape
    assert drawn.dtype == np.uint8
    assert np.abs(drawn.astype(int) - picture).mean() > 2
    assert np.array_equal(picture, before), "a style must not write into its input"
    assert np.array_equal(drawn, apply(style, picture, 7))


@pytest.mark.parametrize("style", KEEP_TONE)
def test_a_style_keeps_what_is_where(style: str) -> None:
    picture = scene()
    assert likeness(picture, apply(style, picture, 3)) > 0.6


@pytest.mark.parametrize("style", DRAWN)
@pytest.mark.parametrize("size", [(1, 1), (7, 40), (129, 257)])
def test_any_size_comes_back_as_it_came(style: str, size: tuple[int, int]) -> None:
    height, width = size
    picture = np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8)
    assert apply(style, picture, 5).shape == (height, width, 3)


@pytest.mark.parametrize("style", DRAWN)
@pytest.mark.parametrize("level", [0, 128, 255])
def test_one_flat_colour_is_no_trouble(style: str, level: int) -> None:
    picture = np.full((72, 96, 3), level, np.uint8)
    assert apply(style, picture, 2).shape == picture.shape


@given(st.integers(1, 4096), st.integers(1, 4096))
def test_pixel_cells_divide_the_canvas_when_they_can(width: int, height: int) -> None:
    side = cell(width, height)
    assert side >= 1
    want = max(width, height) / 176
    near = [
        c
        for c in range(1, max(width, height) + 1)
        if width % c == 0 and height % c == 0 and 0.8 * want <= c <= 1.2 * want
    ]
    if near and max(width, height) > 500:
        assert width % side == 0 and height % side == 0


@settings(max_examples=8, deadline=None)
@given(st.sampled_from([s for s in DRAWN if s != "sticker"]), st.integers(0, 2**31 - 1))
def test_any_seed_gives_a_whole_picture(style: str, seed: int) -> None:
    drawn = apply(style, scene(120, 90), seed)
    assert drawn.shape == (90, 120, 3)
    assert drawn.std() > 1


def test_pixel_art_has_few_colours_in_whole_cells() -> None:
    picture = np.asarray(scene(352, 352))
    drawn = apply("pixel art", picture, 1)
    side = cell(352, 352)
    assert side > 1
    cells = drawn.reshape(352 // side, side, 352 // side, side, 3)
    assert (cells == cells[:, :1, :, :1]).all()
    assert len(np.unique(drawn.reshape(-1, 3), axis=0)) <= 30


def test_minimal_prints_few_tones_on_white() -> None:
    y, x = np.mgrid[0:200, 0:200]
    picture = np.full((200, 200, 3), 255, np.uint8)
    picture[np.hypot(x - 100, y - 100) < 60] = (40, 110, 190)
    drawn = apply("minimal", picture, 1)
    assert (drawn[:20] == 255).all()
    middle = drawn[100, 100].astype(int)
    assert middle[2] > middle[0] + 40, "a blue mark keeps its blue"


def test_a_sticker_has_a_white_rim_around_the_given_shape() -> None:
    y, x = np.mgrid[0:240, 0:240]
    inside = np.hypot(x - 120, y - 120) < 60
    picture = np.full((240, 240, 3), 90, np.uint8)
    picture[inside] = (220, 60, 40)
    from seedbed.engines.illustrator.styles.sheet import Sheet
    from seedbed.engines.illustrator.styles.sticker import sticker

    drawn = sticker(picture, 1, Sheet(240, 240, heroes=(inside * 255).astype(np.uint8)))
    assert drawn[120, 120, 0] > 150 > drawn[120, 120, 2]
    row = drawn[120].astype(int)
    assert (row.min(1) > 252).sum() >= 4, "white rim on both sides"
    assert not (drawn[4, 4] == 255).all(), "the ground is tinted"
