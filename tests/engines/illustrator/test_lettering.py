"""Lettering: exact characters, inside their box, readable on anything, nothing lost silently."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from seedbed.engines.illustrator.contrast import ENOUGH, against, scrim
from seedbed.engines.illustrator.fonts import characters, font_for
from seedbed.engines.illustrator.lettering import (
    draw_lettering,
    fit_columns,
    horizontal_mask,
    missing_characters,
    vertical_mask,
)
from seedbed.engines.illustrator.scene import Lettering
from seedbed.engines.illustrator.typeset import NO_END, NO_START, fit

TEXTS = [
    "HELLO 你好",
    "新年快乐",
    "The Last Garden",
    "Café “Déjà Vu”",
    "限时八折，欢迎光临！",
    "第一行\n第二行",
    "A",
    "《山海经》（2026）",
]


def line(text: str, *, vertical: bool = False, colour: str = "#ffffff") -> Lettering:
    return Lettering(text, 0.2, 0.25, 0.6, 0.4, colour=colour, vertical=vertical)


def texts_of(lines: str, width: float, height: float) -> list[str]:
    setting = fit(lines, width, height)
    return ["".join(p.text for p in row.pieces) for row in setting.lines]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("vertical", [False, True])
def test_letters_stay_inside_their_box(text: str, vertical: bool) -> None:
    picture = np.full((300, 400, 3), 20, np.uint8)
    drawn = draw_lettering(picture, [line(text, vertical=vertical)])
    bright = np.argwhere(drawn.min(2) > 120)
    assert len(bright) > 20
    top, left = bright.min(0)
    bottom, right = bright.max(0)
    assert left >= 79 and right <= 321
    assert top >= 74 and bottom <= 196
    assert (picture == 20).all(), "the picture given is not written to"


@pytest.mark.parametrize("text", TEXTS)
def test_letters_use_their_box(text: str) -> None:
    mask, _ = horizontal_mask(line(text), 400, 200)
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    assert np.ptp(rows) > 0.85 * 200 or np.ptp(columns) > 0.85 * 400


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="abc XYZ 你好世界，。！《》（）123-'", min_size=1, max_size=24),
    st.integers(40, 500),
    st.integers(20, 400),
)
def test_fitting_keeps_every_character_in_order(text: str, width: int, height: int) -> None:
    setting = fit(text, width, height)
    kept = "".join(p.text for row in setting.lines for p in row.pieces)
    assert kept == "".join(text.split())
    if setting.lines and setting.size > 1:
        assert setting.width <= width * 1.001
        assert setting.height <= height * 1.001


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="山水之间，。！？《》（）、", min_size=2, max_size=30), st.integers(50, 200)
)
def test_no_chinese_line_starts_or_ends_with_a_forbidden_sign(text: str, width: int) -> None:
    rows = texts_of(text, width, 400)
    for before, after in pairwise(rows):
        assert after[0] not in NO_START
        assert before[-1] not in NO_END


def test_latin_breaks_between_words_only() -> None:
    rows = texts_of("wonderful strawberry marmalade", 200, 300)
    assert len(rows) > 1
    assert set("".join(rows)) <= set("wonderfulstrawberrymarmalade")
    assert rows == ["wonderful", "strawberry", "marmalade"]


def test_a_line_break_in_the_text_is_kept() -> None:
    assert texts_of("春眠不觉晓\n处处闻啼鸟", 900, 200) == ["春眠不觉晓", "处处闻啼鸟"]


def test_columns_run_down_and_from_right_to_left() -> None:
    columns, size = fit_columns(line("一二三\n四五六", vertical=True), 300, 300)
    assert [[text for text, _ in c] for c in columns] == [["一", "二", "三"], ["四", "五", "六"]]
    mask, _ = vertical_mask(line("一\n国", vertical=True), 300, 300)
    weight = mask.sum(0).astype(float)
    right, left = weight[150:].sum(), weight[:150].sum()
    assert left > right > 0, "the first column, of one thin stroke, stands at the right"
    assert size > 50


def test_latin_words_turn_in_a_column_and_pairs_stand() -> None:
    columns, _ = fit_columns(line("Seedbed发布12月", vertical=True), 80, 500)
    cells = [cell for column in columns for cell in column]
    assert [text for text, _ in cells] == ["Seedbed", "发", "布", "12", "月"]
    assert cells[0][1] > 2 > cells[3][1]


def test_a_comma_moves_to_the_upper_right_of_its_cell() -> None:
    mask, size = vertical_mask(line("国，国", vertical=True), 60, 300)
    columns, _ = fit_columns(line("国，国", vertical=True), 60, 300)
    lengths = [length for _, length in columns[0]]
    top = (300 - sum(lengths) * size) / 2 + lengths[0] * size
    cell = mask[round(top) : round(top + lengths[1] * size)]
    ink = np.argwhere(cell > 120)
    middle = (60 - size) / 2 + size / 2
    assert len(ink)
    assert ink[:, 1].mean() > middle


def test_what_no_font_has_is_named_and_not_drawn() -> None:
    private = "\U000f1234"
    texts = [line(f"好{private}"), line(private)]
    assert missing_characters(texts) == private
    picture = np.full((300, 400, 3), 20, np.uint8)
    assert np.array_equal(draw_lettering(picture, [line(private)]), picture)
    assert texts_of(f"好{private}", 300, 100) == ["好"]


def test_every_face_writes_chinese_and_latin() -> None:
    for face in ("sans", "brush", "serif", "display"):
        written = Lettering("Tea 茶", 0, 0, 1, 1, face=face)
        assert missing_characters([written]) == ""


def test_a_latin_face_falls_back_for_chinese() -> None:
    latin, chinese = font_for("H", "display"), font_for("茶", "display")
    assert latin is not None and chinese is not None
    assert latin != chinese
    assert ord("茶") in characters(chinese)


def test_a_file_that_is_no_font_draws_nothing() -> None:
    assert characters(__file__) == frozenset()
    assert characters("/nowhere/at/all.ttf") == frozenset()


def ground(level: int, noise: int = 0) -> NDArray[np.uint8]:
    rng = np.random.default_rng(2)
    field = level + rng.integers(-noise, noise + 1, (300, 400, 1))
    return np.clip(np.repeat(field, 3, 2), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("colour", ["#ffffff", "#ffe08a", "#c00000", "#222222", "#2f9e44"])
@pytest.mark.parametrize("level", [0, 70, 128, 190, 255])
def test_letters_are_readable_on_any_ground(colour: str, level: int) -> None:
    picture = ground(level, 12)
    text = line("可读 READ", colour=colour)
    drawn = draw_lettering(picture, [text])
    mask, size = horizontal_mask(text, 240, 120)
    full = np.zeros((300, 400), bool)
    full[75:195, 80:320] = mask > 250
    from PIL import Image, ImageFilter

    spread = Image.fromarray((full * 255).astype(np.uint8))
    near = np.asarray(spread.filter(ImageFilter.MaxFilter(5))) > 0
    touching = np.asarray(spread.filter(ImageFilter.MaxFilter(3))) > 0
    letters = np.median(drawn[full], axis=0)
    assert size > 10
    inks = (float(letters[0]), float(letters[1]), float(letters[2]))
    assert against(inks, drawn[near & ~touching]) >= ENOUGH * 0.85


@given(
    st.tuples(*[st.integers(0, 255)] * 3),
    st.tuples(*[st.integers(0, 255)] * 3),
)
def test_a_scrim_always_reaches_the_contrast(
    colour: tuple[int, int, int], behind: tuple[int, int, int]
) -> None:
    pixels = np.array([behind] * 4, np.uint8)
    veil, strength, letters = scrim((colour[0], colour[1], colour[2]), pixels)
    shaded = pixels * (1 - strength) + np.array(veil) * strength
    assert against(letters, shaded.astype(np.uint8)) >= ENOUGH
    if against((colour[0], colour[1], colour[2]), pixels) >= ENOUGH * 1.05:
        assert strength == 0 and letters == tuple(float(c) for c in colour)


def test_lettering_is_the_same_every_time() -> None:
    picture = ground(120, 20)
    texts = [line(t) for t in TEXTS]
    assert np.array_equal(draw_lettering(picture, texts), draw_lettering(picture, texts))


def test_a_box_beyond_the_canvas_is_cut_off_there() -> None:
    picture = ground(90)
    for x in (-0.3, 0.8, 1.5):
        drawn = draw_lettering(picture, [Lettering("你好 Hello", x, 0.3, 0.5, 0.3)])
        assert drawn.shape == picture.shape


def test_text_of_spaces_changes_nothing() -> None:
    picture = ground(90)
    assert np.array_equal(draw_lettering(picture, [line("  \n ")]), picture)
    assert np.array_equal(draw_lettering(picture, []), picture)
