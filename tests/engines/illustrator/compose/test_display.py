"""Posters' groups, infographics' charts, views from above, fruit in its bowl."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.completed import completed
from seedbed.engines.illustrator.scene import SceneGraph
from seedbed.engines.illustrator.understand import understand


def graph_of(prompt: str, seed: int = 7, variation: int = 0) -> SceneGraph:
    return compose(understand(prompt), (512, 512), seed, variation=variation)


def test_posters_of_a_set_show_the_same_things_with_another_one_large() -> None:
    graphs = [graph_of("poster for a jazz festival", variation=turn) for turn in range(3)]
    cast = [sorted(placed.name for placed in graph.placed) for graph in graphs]
    assert cast[0] == cast[1] == cast[2]
    largest = [max(graph.placed, key=lambda placed: placed.h).name for graph in graphs]
    assert len(set(largest)) == 3
    assert len({graph.setting for graph in graphs}) == 1


@pytest.mark.parametrize(
    "prompt",
    ["Poster for a tech conference", "咖啡店开业海报", "Halloween party invitation", "读书会海报"],
)
def test_an_occasion_shows_fitting_things_and_no_invented_words(prompt: str) -> None:
    graph = graph_of(prompt)
    assert len(graph.placed) >= 2
    assert not graph.lettering


def test_an_infographic_has_arrows_from_each_icon_to_the_next() -> None:
    graph = graph_of("Infographic about the water cycle")
    signs = [line.text for line in graph.lettering]
    assert len(graph.placed) == 4
    assert len(signs) == 4
    assert set(signs) <= set("→↘↓↙←↖↑↗")
    row = graph_of('Infographic title "Tea" with a leaf, a teapot and a cup')
    assert [line.text for line in row.lettering] == ["Tea", "→", "→"]


def test_many_kinds_do_not_hide_each_other() -> None:
    for prompt in ("All the animals of the chinese zodiac", "十二生肖，中间是一条龙"):
        graph = graph_of(prompt)
        assert len(graph.placed) == 12
        for one, two in combinations(graph.placed, 2):
            near = abs(one.x - two.x) + abs((one.foot - one.h / 2) - (two.foot - two.h / 2))
            assert near > 0.08, (one.name, two.name)


def test_a_view_from_above_has_its_own_drawing_where_there_is_one() -> None:
    names = {placed.name for placed in graph_of("一碗拉面，俯视，木桌").placed}
    assert names == {"bowl-of-noodles-from-above"}


def test_a_bowl_of_fruit_holds_what_is_named_or_some_of_its_own() -> None:
    named = completed(understand("A bowl of fruit: two bananas and a pear"))
    assert {named.things[r.subject].name for r in named.relations} == {"banana", "pear"}
    plain = completed(understand("a fruit bowl"))
    assert plain.things[0].name == "bowl"
    assert len(plain.things) > 3
    assert completed(named) == named


def test_a_crowd_is_of_different_people() -> None:
    graph = graph_of("a crowd of people in a park")
    assert len(Counter(placed.name for placed in graph.placed)) > 2
