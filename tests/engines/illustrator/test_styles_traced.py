"""A drawn subject is traced as a sign maker cuts it: ink, one tint, the ground, nothing small."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from seedbed.engines.illustrator.retouch.shapes import label
from seedbed.engines.illustrator.styles.traced import opened, steps, swept, traced

SIDE = 300


def subject(*shapes: tuple[tuple[int, int, int, int], str]) -> tuple[NDArray[np.uint8], ...]:
    """Ellipses in colours on white, and where they are."""
    picture, cover = Image.new("RGB", (SIDE, SIDE), "white"), Image.new("L", (SIDE, SIDE), 0)
    for box, colour in shapes:
        ImageDraw.Draw(picture).ellipse(box, colour)
        ImageDraw.Draw(cover).ellipse(box, 255)
    return np.asarray(picture), np.asarray(cover)


def inked(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    out: NDArray[np.bool_] = pixels.min(-1) < 128
    return out


def test_what_is_of_one_tone_is_all_ink() -> None:
    rgb, cover = subject(((50, 50, 250, 250), "#2060c0"))
    out = traced(rgb, cover, (SIDE, SIDE))
    assert inked(out)[60:240, 140:160].all()
    assert (out[:40] == 255).all()


def test_a_pale_part_keeps_its_outline() -> None:
    rgb, cover = subject(((20, 100, 160, 240), "#203040"), ((150, 100, 290, 240), "#f4f0ea"))
    ink = inked(traced(rgb, cover, (SIDE, SIDE)))
    row = ink[170]
    assert row[60:120].all()  # the dark one is filled
    assert not row[200:250].any()  # the pale one is not,
    assert row[275:292].any()  # but ends in a line
    assert not row[295:].any()


def test_specks_are_swept_away() -> None:
    specks = [((x, 120 + x % 40, x + 2, 122 + x % 40), "#ffffff") for x in range(80, 220, 14)]
    rgb, cover = subject(((50, 50, 250, 250), "#203040"), *specks)
    _, count = label(~inked(traced(rgb, cover, (SIDE, SIDE))))
    assert count == 1


def test_dark_things_on_a_middle_tone_are_broken_out_of_it() -> None:
    rgb, cover = subject(((30, 30, 270, 270), "#b07a40"), ((110, 110, 190, 190), "#301808"),
                         ((60, 60, 80, 80), "#fff4e0"))  # fmt: skip
    ink = inked(traced(rgb, cover, (SIDE, SIDE)))
    assert ink[150, 60:95].all()
    assert not ink[150, 130:170].any()


def test_nothing_is_a_white_sheet_of_the_size_asked_for() -> None:
    rgb, cover = subject()
    out = traced(rgb, cover, (77, 33))
    assert out.shape == (33, 77, 3)
    assert (out == 255).all()


def test_an_edge_is_about_a_pixel_wide_at_any_size() -> None:
    rgb, cover = subject(((50, 50, 250, 250), "#203040"))
    for size in (300, 1200):
        row = traced(rgb, cover, (size, size))[size // 2].min(-1)
        assert ((row > 60) & (row < 230)).sum() <= 8


def test_steps_lie_between_the_tones_of_a_subject() -> None:
    tones = np.repeat(np.array([20, 120, 220], np.uint8), 500)
    low, middle = steps(tones)
    assert 20 < low < 120 < middle < 220


def test_opening_takes_what_is_thin_and_sweeping_what_is_small() -> None:
    bits = np.zeros((60, 60), bool)
    bits[10:40, 10:40] = True
    bits[50, :] = True
    assert not opened(bits, 3)[50].any()
    assert opened(bits, 3)[25, 25]
    assert not swept(bits, 100)[50].any()
