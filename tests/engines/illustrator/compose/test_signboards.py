"""Words on signs: which board suits a prompt, that no empty sign stands beside it, that the board
is under its words and they can be read on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from seedbed.engines.illustrator.boards import board_box
from seedbed.engines.illustrator.contrast import ENOUGH, against
from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.scene import Lettering, SceneGraph, Time, from_json, to_json

SIDE = 256
BOARDS = [
    ('A cafe sign that says "OPEN" with a coffee cup', "board"),
    ('A wooden sign that says "Welcome" in a forest', "post"),
    ('a shop with a sign "Bakery" on a street', "fascia"),
    ("一间茶馆，招牌上写着“清风茶馆”", "plaque"),
    ('A banner that says "Grand Opening" with balloons', "ribbon"),
    ('A sign "BAR" at night in the city', "neon"),
    ('A bear holding a sign that says "HELP"', "card"),
]


def scene(prompt: str, size: tuple[int, int] = (SIDE, SIDE), seed: int = 7) -> SceneGraph:
    return scene_of(prompt, size, seed)


@pytest.mark.parametrize(("prompt", "board"), BOARDS)
def test_words_stand_on_what_the_prompt_names(prompt: str, board: str) -> None:
    graph = scene(prompt)
    assert [line.on for line in graph.lettering] == [board]
    assert not any("sign" in placed.name or "placard" in placed.name for placed in graph.placed)
    assert not any(worn.name == "sign" for placed in graph.placed for worn in placed.holds)


@pytest.mark.parametrize(("prompt", "board"), BOARDS)
@pytest.mark.parametrize("size", [(144, 256), (256, 256), (256, 110)])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_board_lies_on_the_canvas_whatever_its_shape(
    prompt: str, board: str, size: tuple[int, int], seed: int
) -> None:
    lines = scene(prompt, size, seed).lettering
    assert lines and all(line.on == board for line in lines)
    x0, y0, x1, y1 = board_box(lines, *size)
    assert x0 >= -0.03 * size[0] and x1 <= 1.03 * size[0]
    assert y0 >= -0.03 * size[1] and y1 <= 1.03 * size[1]


@pytest.mark.parametrize(("prompt", "board"), BOARDS)
@pytest.mark.parametrize("time", ["day", "night"])
def test_the_ink_can_be_read_on_its_board_without_a_veil(
    prompt: str, board: str, time: Time
) -> None:
    graph = replace(scene(prompt), time=time)
    assert board == graph.lettering[0].on
    bare = render(replace(graph, lettering=(blank(graph.lettering[0]),)), (SIDE, SIDE))
    line = graph.lettering[0]
    rows = slice(round(line.y * SIDE), round((line.y + line.h) * SIDE))
    columns = slice(round(line.x * SIDE), round((line.x + line.w) * SIDE))
    ink = tuple(float(int(line.colour[at : at + 2], 16)) for at in (1, 3, 5))
    assert against((ink[0], ink[1], ink[2]), bare[rows, columns].reshape(-1, 3)) >= ENOUGH


def blank(line: Lettering) -> Lettering:
    """The line with its board but nothing to read: a character no font has."""
    return replace(line, text="\U000f1234")


def test_a_sign_hangs_upright_on_a_tall_canvas() -> None:
    (line,) = scene("咖啡店招牌，写着“欢迎光临”", (144, 256)).lettering
    assert line.vertical and line.on == "plaque"


def test_a_second_text_shares_the_board() -> None:
    lines = scene('A fox beside a sign "Way Home" "2 km"').lettering
    assert [line.text for line in lines] == ["Way Home", "2 km"]
    assert {line.on for line in lines} == {"post"}
    assert lines[0].y + lines[0].h <= lines[1].y + 1e-6
    assert lines[0].w == lines[1].w


def test_a_subject_drawn_alone_has_no_board() -> None:
    lines = scene('A sticker of a bear holding a sign that says "HELP"').lettering
    assert all(line.on == "picture" for line in lines)


def test_a_poster_of_a_sign_keeps_its_title() -> None:
    lines = scene('A poster that says "SALE" with a sign').lettering
    assert [line.on for line in lines] == ["picture"]


def test_boards_are_data() -> None:
    graph = scene('A wooden sign that says "Welcome" in a forest')
    assert '"on": "post"' in to_json(graph)
    assert from_json(to_json(graph))[0] == graph


def test_a_board_changes_only_where_it_is() -> None:
    graph = scene('A shop with a sign "Bakery" on a street')
    line = graph.lettering[0]
    with_board = render(graph, (SIDE, SIDE))
    without = render(replace(graph, lettering=(replace(line, on="picture"),)), (SIDE, SIDE))
    lower = round((line.y + line.h) * SIDE) + round(0.2 * SIDE)
    assert np.abs(with_board[lower:].astype(int) - without[lower:]).max() <= 2
    assert not np.array_equal(with_board[:lower], without[:lower])
