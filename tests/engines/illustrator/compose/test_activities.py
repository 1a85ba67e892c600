"""Who does something has what it takes, where it is done."""

from __future__ import annotations

import pytest

from composed import of_prompt
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.understand import understand


@pytest.mark.parametrize(
    ("prompt", "dish"),
    [
        ("热气腾腾的火锅，一家人围坐在圆桌旁", "hot-pot"),
        ("一个男孩在吃拉面", "bowl-of-noodles"),
        ("Two old men playing chess in a park", "chess-pawn"),
        ("妈妈在厨房做饭", "pot-of-food"),
        ("A grandmother teaching her granddaughter to bake bread in a kitchen", "loaf-of-bread"),
    ],
)
def test_food_and_games_are_on_a_table_before_those_who_have_them(prompt: str, dish: str) -> None:
    _, by_name = of_prompt(prompt)
    (table,) = by_name["table"]
    for served in by_name[dish]:
        assert abs(served.foot - (table.foot - table.h)) < 0.03
    people = [p for name in ("man", "woman", "child", "boy", "old-man", "old-woman", "girl")
              for p in by_name.get(name, [])]  # fmt: skip
    assert people
    for person in people:
        assert person.layer < table.layer
        assert person.foot - person.h < table.foot - table.h


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("热气腾腾的火锅，一家人围坐在圆桌旁", "room"),
        ("A family having dinner together", "room"),
        ("A chef cooking noodles", "kitchen"),
        ("一个男孩在钓鱼", "lake"),
    ],
)
def test_what_is_done_has_its_usual_place(prompt: str, setting: str) -> None:
    assert of_prompt(prompt)[0].setting == setting


def test_a_named_thing_outdoors_wins_over_the_usual_place() -> None:
    graph, by_name = of_prompt("一位穿汉服的少女在桃花树下弹古筝")
    assert graph.setting != "stage"
    (girl,), (zither,) = by_name["girl"], by_name["guzheng"]
    assert abs(girl.x - zither.x) < 0.05
    assert zither.layer > girl.layer


def test_birds_that_are_fed_are_on_the_ground_around_the_feet() -> None:
    _, by_name = of_prompt("An old man feeding pigeons in a city square")
    (man,) = by_name["old-man"]
    assert len(by_name["pigeon"]) == 3
    for bird in by_name["pigeon"]:
        assert bird.pose == "stand"
        assert bird.foot > man.foot - 0.05
        assert bird.h < 0.5 * man.h


def test_a_group_is_not_dressed_alike_unless_by_its_trade() -> None:
    _, by_name = of_prompt("孩子们在操场上放风筝")
    colours = [child.colour for child in by_name["child"]]
    assert len(set(colours)) == len(colours)
    _, crew = of_prompt("three astronauts on the moon")
    assert {astronaut.colour for astronaut in crew["astronaut"]} == {None}
    _, team = of_prompt("three girls in red dresses")
    assert {girl.colour for girl in team["girl"]} == {None}


@pytest.mark.parametrize("prompt", ["Close-up portrait of a tiger", "一只猫头鹰的特写"])
def test_a_close_up_shows_the_head_large_and_not_the_feet(prompt: str) -> None:
    graph = compose(understand(prompt), (512, 512), 3)
    (only,) = graph.placed
    assert only.foot > 1.0 or only.h > 0.85
    assert only.foot - only.h >= 0.0


def test_a_backpack_is_on_the_back_and_a_kite_in_the_hand() -> None:
    _, by_name = of_prompt("A hiker with a backpack in the mountains")
    (hiker,) = by_name["person"]
    assert [worn.name for worn in hiker.wears] == ["backpack"]
    _, by_name = of_prompt("a boy flying a kite")
    assert [held.name for held in by_name["boy"][0].holds] == ["kite"]


def test_a_puller_goes_before_what_is_pulled() -> None:
    _, by_name = of_prompt("A husky pulling a sled through the snow")
    (dog,), (sled,) = by_name["husky"], by_name["sled"]
    assert abs(dog.x - sled.x) < 0.5
    assert abs(dog.foot - sled.foot) < 0.01


def test_a_large_animal_is_led_and_a_small_one_carried() -> None:
    _, by_name = of_prompt("农夫牵着一头水牛")
    (farmer,) = by_name["farmer"]
    (ox,) = next(placed for name, placed in by_name.items() if name != "farmer")
    assert ox.h > 0.4 * farmer.h
    assert abs(ox.foot - farmer.foot) < 0.02
    _, by_name = of_prompt("A girl holding a puppy")
    puppy = next(placed for name, many in by_name.items() if name != "girl" for placed in many)
    assert puppy.foot < by_name["girl"][0].foot - 0.05


def test_who_is_gathered_around_is_not_hidden() -> None:
    _, by_name = of_prompt("一群孩子围着老师听故事")
    (teacher,) = by_name["teacher"]
    for child in by_name["child"]:
        assert abs(child.x - teacher.x) > 0.05


def test_giants_are_larger_than_those_beside_them() -> None:
    _, by_name = of_prompt("A little girl and a giant teddy bear")
    assert by_name["teddy-bear"][0].h > by_name["girl"][0].h


def test_a_child_on_shoulders_is_above_the_head() -> None:
    _, by_name = of_prompt("小女孩坐在爸爸的肩膀上")
    (girl,), (man,) = by_name["girl"], by_name["man"]
    assert girl.foot - girl.h < man.foot - man.h - 0.05
    assert girl.foot - girl.h > 0
    assert abs(girl.x - man.x) < 0.02


def test_a_witch_rides_her_broom_through_the_air() -> None:
    graph, by_name = of_prompt("A witch flying on a broomstick over a village")
    (broom,) = by_name["broom"]
    rider = next(placed for placed in graph.placed if placed.pose == "ride")
    assert abs(rider.x - broom.x) < 0.05
    assert rider.foot < 0.8
