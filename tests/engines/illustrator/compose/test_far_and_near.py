"""What belongs far behind is far, what is shared is seen: peaks, goals, baskets, boards."""

from __future__ import annotations

from itertools import pairwise

import pytest

from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.scene import Relation, SceneGraph, SceneSpec, Thing

SQUARE = (512, 512)


def _graph(spec: SceneSpec) -> SceneGraph:
    return compose(spec, SQUARE, 29)


def test_mountains_in_the_distance_stand_behind_a_level_place() -> None:
    cow = Thing("cow", "cow")
    graph = _graph(SceneSpec(things=(cow,), setting="wheat-field", backdrop="mountains"))
    peaks = next(placed for placed in graph.placed if placed.name == "mountain-range")
    other = next(placed for placed in graph.placed if placed.name != "mountain-range")
    assert peaks.layer < other.layer and peaks.foot < other.foot


def test_mountains_are_not_drawn_twice() -> None:
    graph = _graph(SceneSpec(things=(Thing("cow", "cow"),), setting="mountains"))
    assert all(placed.name != "mountain-range" for placed in graph.placed)


def test_a_goal_is_behind_those_who_play() -> None:
    things = (Thing("boy", "boys", 2, pose="play"), Thing("football-goal", "goal"))
    graph = _graph(SceneSpec(things=things, setting="park"))
    feet = {placed.name: placed.foot for placed in graph.placed}
    assert feet["football-goal"] < feet["boy"]


@pytest.mark.parametrize("count", [2, 3])
def test_heads_are_side_by_side_over_a_baskets_rim(count: int) -> None:
    things = (Thing("kitten", "kittens", count), Thing("basket", "basket"))
    graph = _graph(SceneSpec(things=things, relations=(Relation(0, "in", 1),), setting="room"))
    inside = sorted(placed.x for placed in graph.placed if placed.name == "kitten")
    levels = {placed.foot for placed in graph.placed if placed.name == "kitten"}
    assert len(inside) == count and len(levels) == 1
    assert all(b - a > 0.1 for a, b in pairwise(inside))


def test_words_of_a_blackboard_are_on_the_board_of_the_room() -> None:
    spec = SceneSpec(things=(Thing("blackboard", "blackboard"),), setting="classroom",
                     texts=("HELLO",))  # fmt: skip
    line = _graph(spec).lettering[0]
    assert line.y >= 0.14 and line.y + line.h <= 0.47
    assert line.x >= 0.17 and line.x + line.w <= 0.83
