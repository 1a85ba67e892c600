"""What figures do with each other and inside things, read off the scene graph."""

from __future__ import annotations

import pytest

from composed import of_prompt
from seedbed.engines.illustrator.compose.inside import openings
from seedbed.engines.illustrator.subjects import known


@pytest.mark.parametrize(
    ("prompt", "who", "where"),
    [
        ("a boy in a red car", "boy", "car"),
        ("a girl on a bus", "girl", "bus"),
        ("a man on a train", "man", "train"),
        ("a woman in a house", "woman", "house"),
        ("an astronaut in a rocket", "astronaut", "rocket"),
    ],
)
def test_who_is_inside_is_cut_off_at_the_window(prompt: str, who: str, where: str) -> None:
    for seed in (1, 2, 3):
        _, by_name = of_prompt(prompt, seed)
        inside, outside = by_name[who][0], by_name[where][0]
        assert inside.cut > 0.3
        assert inside.layer > outside.layer
        assert outside.foot - outside.h < inside.foot < outside.foot
        # What shows of it fits into the drawing around it.
        assert inside.h * (1 - inside.cut) < 0.6 * outside.h


def test_an_opening_lies_within_its_drawing() -> None:
    for name in ("car", "bus", "train", "house", "cabin", "tent", "hot-air-balloon", "rocket"):
        assert name in known()
        for x, bottom, height in openings(name):
            assert 0 < x < 1
            assert 0 <= bottom < bottom + height <= 1


def test_two_who_hug_touch() -> None:
    _, by_name = of_prompt("Two girls hugging")
    one, two = by_name["girl"]
    assert abs(one.x - two.x) < 0.7 * (one.h + two.h) / 2
    assert abs(one.foot - two.foot) < 0.02


def test_who_chases_runs_behind_whom_it_chases() -> None:
    for seed in range(4):
        _, by_name = of_prompt("a dog chasing a cat", seed)
        dog, cat = by_name["dog"][0], by_name["cat"][0]
        assert (dog.pose, cat.pose) == ("run", "run")
        assert dog.flip == cat.flip
        # Drawn facing left: turned round, both go to the right.
        assert (dog.x < cat.x) == dog.flip


def test_those_who_follow_are_in_a_file() -> None:
    _, by_name = of_prompt("Seven ducklings following their mother across a pond")
    ducks = [placed for many in by_name.values() for placed in many]
    mother = max(ducks, key=lambda placed: placed.h)
    young = [placed for placed in ducks if placed is not mother]
    assert len(young) == 7
    assert all(placed.x < mother.x for placed in young) or all(
        placed.x > mother.x for placed in young
    )
    assert len({placed.flip for placed in ducks}) == 1


def test_a_baby_is_held_in_the_arms_of_who_sits() -> None:
    _, by_name = of_prompt("妈妈抱着婴儿坐在沙发上")
    mother, baby = by_name["woman"][0], by_name["baby"][0]
    assert abs(mother.x - baby.x) < 0.1
    assert mother.foot - mother.h < baby.foot - baby.h < baby.foot < mother.foot
    assert baby.layer > mother.layer


def test_who_sleeps_in_a_bed_is_as_long_as_the_bed_and_the_moon_is_outside() -> None:
    graph, by_name = of_prompt("小男孩在床上睡觉，窗外是星空和月亮")
    assert graph.setting in {"room", "bedroom"}
    assert by_name["boy"][0].pose == "sleep"
    assert by_name["moon"][0].h < 0.2
    assert "star" not in by_name


def test_food_before_somebody_is_on_a_table() -> None:
    _, by_name = of_prompt("外婆在院子里包饺子")
    table, dumpling = by_name["table"][0], by_name["dumpling"][0]
    assert dumpling.foot < table.foot
    assert dumpling.layer > table.layer
