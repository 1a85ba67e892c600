"""A logo is printed, not drawn: its emblems, inks, shapes and name are as the prompt asks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator.colour import luminance, rgb
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.grouping import Part, grouped
from seedbed.engines.illustrator.contrast import ENOUGH, against
from seedbed.engines.illustrator.drawable import check
from seedbed.engines.illustrator.emblems.printing import is_mark
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.scene import SceneGraph, from_json, to_json
from seedbed.engines.illustrator.understand import understand

SIZE = (256, 256)


def mark(prompt: str, size: tuple[int, int] = SIZE) -> SceneGraph:
    graph = compose(understand(prompt), size, 7)
    assert is_mark(graph), prompt
    return graph


def picture(prompt: str, size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    return render(mark(prompt, size), size)


def near(pixels: NDArray[np.uint8], colour: str) -> NDArray[np.bool_]:
    apart = np.abs(pixels.astype(int) - np.array(rgb(colour))).max(-1)
    out: NDArray[np.bool_] = apart < 24
    return out


@pytest.mark.parametrize(
    "prompt",
    ["Minimalist logo of a mountain, black and white", "黑白简约logo，一只狐狸", "黑白logo，蜜蜂"],
)
def test_a_black_and_white_mark_has_black_ink_on_white(prompt: str) -> None:
    pixels = picture(prompt)
    assert (np.ptp(pixels.astype(int), axis=-1) < 12).all()
    assert pixels.min() < 30
    assert near(pixels, "#ffffff")[0].all()


@pytest.mark.parametrize(
    ("prompt", "count"),
    [("fox logo", 1), ("logo of two fish", 2), ("五颗星星的logo", 5), ("three leaves, logo", 3)],
)
def test_as_many_emblems_as_asked_for_and_none_over_another(prompt: str, count: int) -> None:
    placed = mark(prompt).placed
    assert len(placed) == count
    xs = sorted(one.x for one in placed)
    assert all(b - a > 0.08 for a, b in pairwise(xs))


@pytest.mark.parametrize(
    ("prompt", "colour"),
    [
        ("a navy anchor logo", "#27407f"),
        ("a red rose logo", "#d9342b"),
        ("绿色叶子logo", "#3f9d52"),
    ],
)
def test_the_ink_is_the_colour_asked_for(prompt: str, colour: str) -> None:
    assert near(picture(prompt), colour).mean() > 0.06


def test_without_a_colour_each_emblem_has_its_own() -> None:
    inks = {one.name: one.colour for one in mark("Logo of a wave and a sun").placed}
    assert len(set(inks.values())) == 2


def test_a_pale_ink_is_deep_enough_to_be_seen() -> None:
    (star,) = mark("a yellow star logo").placed
    assert luminance(star.colour or "") < 0.75


def test_white_on_white_is_on_its_own_ink_instead() -> None:
    graph = mark("a white swan logo")
    assert luminance(graph.background_colour or "") < 0.5


@pytest.mark.parametrize("prompt", ['A navy anchor logo "PORT"', "咖啡店logo，名字“豆子”"])
def test_the_name_has_the_ink_of_the_mark(prompt: str) -> None:
    graph = mark(prompt)
    assert {line.colour for line in graph.lettering} == {graph.placed[0].colour}


def test_the_name_of_a_bright_mark_is_deeper_but_of_its_hue() -> None:
    graph = mark('A leaf logo "Verde"')
    ink, name = rgb(graph.placed[0].colour or ""), rgb(graph.lettering[0].colour)
    assert name[1] == max(name)
    assert sum(name) < sum(ink)
    assert against(name, np.array([[255, 255, 255]], np.uint8)) >= ENOUGH


def test_a_name_in_a_colour_of_its_own_has_it() -> None:
    graph = mark('Logo of a pine tree with the name "NORTH" in black letters')
    assert graph.lettering[0].colour != graph.placed[0].colour


def test_a_square_sheet_has_the_name_below_and_a_wide_one_beside() -> None:
    prompt = 'Logo of a pine tree, "NORTH"'
    below, beside = mark(prompt), mark(prompt, (768, 256))
    assert below.lettering[0].y > below.placed[0].foot
    assert beside.lettering[0].x > beside.placed[0].x
    assert abs(beside.lettering[0].y + beside.lettering[0].h / 2 - 0.5) < 0.05


def test_without_a_name_the_mark_is_larger() -> None:
    assert mark("fox logo").placed[0].h > 1.15 * mark('fox logo "REY"').placed[0].h


@pytest.mark.parametrize(
    "prompt", ["A circular logo of a fox", "圆形logo，一只狐狸", "a badge with a fox"]
)
def test_a_round_mark_is_a_disc(prompt: str) -> None:
    graph = mark(prompt)
    assert graph.enclosure == "circle"
    pixels = render(graph, SIZE)
    filled = near(pixels, graph.enclosure_colour or "")
    assert filled[128, 30:226].any()
    assert not filled[:12].any()
    assert 0.3 < filled.mean() < 0.6  # of a disc of 0.8 of the side, less the emblem


def test_a_ring_is_a_line_around_the_emblem() -> None:
    graph = mark("logo of a bird inside a circle")
    assert graph.enclosure == "ring"
    inked = near(render(graph, SIZE), graph.enclosure_colour or "")
    rows, columns = np.nonzero(inked)
    assert np.ptp(rows) > 200
    assert np.ptp(columns) > 200
    assert not inked[20:30, 20:30].any()


def test_a_panda_is_never_printed_white_on_black() -> None:
    assert mark("a circular panda badge").enclosure == "ring"


def test_an_app_icon_is_a_rounded_square_with_a_pale_emblem() -> None:
    graph = mark("App icon of a paper plane, blue gradient")
    assert graph.enclosure == "square"
    pixels = render(graph, SIZE)
    assert near(pixels, "#ffffff")[0, 0]
    assert luminance(tuple(pixels[128, 36].astype(float))) < 0.7
    assert near(pixels, "#ffffff")[64:192, 64:192].mean() > 0.1


def test_a_drawn_app_icon_has_rounded_corners_too() -> None:
    graph = compose(understand("App icon with a stethoscope"), SIZE, 7)
    assert not is_mark(graph)
    pixels = render(graph, SIZE)
    assert (pixels[2:6, 2:6] > 245).all()


def test_a_leaf_in_a_drop_is_broken_out_of_it() -> None:
    drop, leaf = mark("a logo with a leaf inside a water drop").placed
    assert (drop.name, leaf.name) == ("raindrop", "leaf")
    assert leaf.colour == "#ffffff"
    assert drop.foot - drop.h < leaf.foot - leaf.h < leaf.foot < drop.foot


def test_a_leaf_rises_from_the_cup_in_place_of_its_steam() -> None:
    cup, leaf = mark("Logo of a coffee cup with a leaf").placed
    assert leaf.foot < cup.foot - cup.h + 0.01


def test_waves_are_below_and_suns_above() -> None:
    graph = {one.name: one for one in mark("logo with a lighthouse, waves and the sun").placed}
    assert graph["wave"].foot > graph["lighthouse"].foot > graph["sun"].foot


def test_what_has_no_emblem_or_runs_is_drawn() -> None:
    for prompt in ("logo of a wizard", "logo of a running horse"):
        graph = compose(understand(prompt), SIZE, 7)
        assert not is_mark(graph)
        pixels = render(graph, SIZE)
        assert near(pixels, "#ffffff")[:8].all()
        assert 0.03 < (pixels.min(-1) < 200).mean() < 0.6


def test_letters_alone_are_a_monogram_and_a_word_alone_is_large() -> None:
    letters = mark('monogram logo "MK"')
    assert letters.enclosure is not None
    assert not letters.placed
    word = mark('logo with the text "NORTH"')
    assert abs(word.lettering[0].y + word.lettering[0].h / 2 - 0.5) < 0.02


@pytest.mark.parametrize(
    "prompt",
    ['badge of a fox and a pine tree, "WILD"', "App icon of a heart", 'monogram logo "A"'],
)
def test_a_mark_can_be_edited_and_printed_again(prompt: str) -> None:
    graph = mark(prompt)
    again, size = from_json(to_json(graph, size=SIZE))
    check(again)
    assert size == SIZE
    assert np.array_equal(render(again, SIZE), render(graph, SIZE))


@pytest.mark.parametrize("size", [(64, 64), (96, 320), (320, 96)])
def test_everything_of_a_mark_is_on_the_sheet(size: tuple[int, int]) -> None:
    for prompt in ('logo of a fox and a bear, "TWO"', "logo of four stars", "badge of a whale"):
        graph = mark(prompt, size)
        pixels = render(graph, size)
        assert pixels.shape == (size[1], size[0], 3)
        rim = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
        assert near(rim, graph.background_colour or "#ffffff").all()


def test_three_in_a_badge_are_no_long_row() -> None:
    parts = [Part("cat"), Part("coffee-cup"), Part("heart")]
    row, heap = grouped(parts), grouped(parts, compact=True)
    assert heap.width / heap.height < row.width / row.height


def test_no_emblems_are_no_group() -> None:
    with pytest.raises(ValueError, match="at least one"):
        grouped([])


def test_a_logo_of_nothing_is_a_form_in_the_colour_said() -> None:
    (form,) = mark("an abstract logo, green").placed
    assert form.name == "abstract"
    assert form.colour == "#3f9d52"


def test_one_stands_between_two_of_another() -> None:
    left, tiger, right = sorted(
        mark("logo of a tiger and two bamboo stalks").placed, key=lambda one: one.x
    )
    assert (left.name, tiger.name, right.name) == ("bamboo", "tiger", "bamboo")
    assert abs(tiger.x - 0.5) < 0.01


def test_two_swords_are_crossed_behind_a_shield() -> None:
    one, other, shield = mark("emblem of two crossed swords behind a shield").placed
    assert one.name in {"sword", "crossed-swords"}
    assert shield.name == "shield"
    assert (one.flip, other.flip) == (False, True)
    assert one.x == other.x


def test_letters_stand_in_a_wreath() -> None:
    graph = mark('monogram "EL" with a laurel wreath, gold')
    (wreath,) = graph.placed
    line = graph.lettering[0]
    assert wreath.foot - wreath.h < line.y < line.y + line.h < wreath.foot
