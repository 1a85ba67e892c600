"""How nouns join: compounds, kin of animals, parts and their colours, toppings, what is above."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.scene import SceneSpec, Thing, Worn
from seedbed.engines.illustrator.understand import understand


def only(spec: SceneSpec, name: str) -> Thing:
    found = [thing for thing in spec.things if thing.name == name]
    assert len(found) == 1, [thing.name for thing in spec.things]
    return found[0]


@pytest.mark.parametrize(
    ("prompt", "setting", "gone"),
    [
        ("A grandmother in a sunlit farmhouse kitchen", "kitchen", "house"),
        ("A wizard reading in a tower library", "library", "tower"),
        ("A cat in grandmother's kitchen", "kitchen", "old-woman"),
        ("A chef in a ramen shop", "cafe", "bowl-of-noodles"),
        ("深夜的拉面馆，一位厨师正在煮面", "cafe", "cafe-building"),
        ("拉面馆的厨师", "cafe", "cafe-building"),
        ("bookshop owner reading a book", "library", "bookshop"),
    ],
)
def test_the_last_noun_of_a_compound_is_what_it_is(prompt: str, setting: str, gone: str) -> None:
    spec = understand(prompt)
    assert spec.setting == setting
    assert gone not in {thing.name for thing in spec.things}


@pytest.mark.parametrize("prompt", ["A poster with a saxophone player", "a saxophone performer"])
def test_a_player_has_the_instrument(prompt: str) -> None:
    spec = understand(prompt)
    assert Worn("saxophone") in only(spec, "musician").holds


def test_a_pianist_is_at_a_piano() -> None:
    names = {thing.name for thing in understand("a piano player in a bar").things}
    assert "piano" in names and "person" in names
    assert "piano" in {thing.name for thing in understand("一位钢琴家").things}


@pytest.mark.parametrize(
    ("prompt", "beast", "young"),
    [
        ("Mother and baby elephant crossing a river", "elephant", 1),
        ("an elephant and her calf", "elephant", 1),
        ("大象妈妈和小象在河边", "elephant", 1),
    ],
)
def test_the_kin_of_animals_are_animals(prompt: str, beast: str, young: int) -> None:
    things = understand(prompt).things
    assert {thing.name for thing in things} == {beast}
    small = min(things, key=lambda thing: thing.scale)
    large = max(things, key=lambda thing: thing.scale)
    assert small.count == young
    assert large.scale > 1.3 * small.scale


@pytest.mark.parametrize(
    ("prompt", "beast", "young", "count"),
    [
        ("A mother bear with her two cubs", "bear", "bear-cub", 2),
        ("a cat and her three kittens", "cat", "kitten", 3),
        ("熊妈妈带着两只小熊", "bear", "bear-cub", 2),
        ("三只小鸭子跟着鸭妈妈", "duck", "duckling", 3),
        ("Seven ducklings following their mother", "duck", "duckling", 7),
    ],
)
def test_the_young_have_drawings_of_their_own(
    prompt: str, beast: str, young: str, count: int
) -> None:
    found = {thing.name: thing.count for thing in understand(prompt).things}
    assert found == {beast: 1, young: count}


@pytest.mark.parametrize(
    ("prompt", "name", "part"),
    [
        ("A tiger with blue eyes", "tiger", Worn("eyes", "blue")),
        ("a blue-eyed tiger", "tiger", Worn("eyes", "blue")),
        ("蓝眼睛的老虎", "tiger", Worn("eyes", "blue")),
        ("有着蓝色眼睛的老虎", "tiger", Worn("eyes", "blue")),
        ("a cottage with a red roof", "cottage", Worn("roof", "red")),
        ("红屋顶的小木屋", "cabin", Worn("roof", "red")),
        ("a sailboat with red sails", "sailboat", Worn("sails", "red")),
        ("a red-haired girl", "girl", Worn("hair", "red")),
        ("粉色头发的女孩", "girl", Worn("hair", "pink")),
        ("女孩，粉色头发", "girl", Worn("hair", "pink")),
    ],
)
def test_a_colour_of_a_part_is_not_the_whole_ones(prompt: str, name: str, part: Worn) -> None:
    thing = only(understand(prompt), name)
    assert thing.colour is None
    assert part in thing.wears


def test_fur_is_the_whole_and_a_roof_need_not_be_a_part() -> None:
    assert only(understand("a cat with orange fur"), "cat").colour == "orange"
    spec = understand("a cat with green eyes on a roof")
    assert [thing.name for thing in spec.things] == ["cat", "roof"]


def test_what_lies_on_a_dish_is_part_of_it() -> None:
    spec = understand("A steaming bowl of ramen with egg and green onions, top-down view")
    assert [thing.name for thing in spec.things] == ["bowl-of-noodles"]
    beside = understand("pancakes with strawberries and a cup of coffee")
    assert {thing.name for thing in beside.things} == {"pancakes", "strawberry", "coffee-cup"}


@pytest.mark.parametrize(
    "prompt",
    ["A whale swimming among the clouds above a city", "鲸鱼在城市上空的云间遨游"],
)
def test_what_is_above_a_place_is_in_the_air(prompt: str) -> None:
    spec = understand(prompt)
    assert only(spec, "whale").pose == "fly"
    assert spec.setting == "city"


def test_a_bridge_over_a_place_and_whales_over_a_reef_stay_where_they_are() -> None:
    assert only(understand("a red bridge over a koi pond"), "bridge").pose is None
    assert only(understand("A whale over a coral reef"), "whale").pose is None


@pytest.mark.parametrize(
    "prompt",
    [
        "A red vintage convertible in a desert",
        "A cozy reading corner with a cat",
        "a dreamlike forest with a fox",
        "a cat trying to bake a cake",
        "a windswept lighthouse",
    ],
)
def test_adjectives_and_verbs_are_not_reported(prompt: str) -> None:
    assert not [word for word in understand(prompt).unknown if word != "corner"]


def test_who_looks_at_a_view_turns_to_it() -> None:
    hiker = only(understand("A hiker standing on a mountain looking at the sunrise"), "person")
    assert hiker.pose == "look"


@pytest.mark.parametrize(
    ("prompt", "mount"),
    [("A skateboarder in a plaza", "skateboard"), ("一位滑板少年", "skateboard"),
     ("a cyclist on a mountain road", "bicycle")],
)  # fmt: skip
def test_riders_have_what_they_ride(prompt: str, mount: str) -> None:
    spec = understand(prompt)
    at = next(index for index, thing in enumerate(spec.things) if thing.name == mount)
    assert any(r.kind == "riding" and r.other == at for r in spec.relations)


def test_what_is_done_to_things_that_cannot_be_held_is_done_at_them() -> None:
    spec = understand("A girl painting a landscape at an easel")
    assert only(spec, "girl").pose == "play"
    assert not only(spec, "girl").holds


@pytest.mark.parametrize(
    ("prompt", "name", "count"),
    [
        ("A hot air balloon festival over hills", "hot-air-balloon", 5),
        ("A pumpkin patch with a scarecrow", "pumpkin", 5),
        ("骑着扫帚的女巫飞过南瓜田", "pumpkin", 5),
        ("排队的企鹅", "penguin", 4),
        ("一个女孩坐在草地上，蝴蝶围绕着她", "butterfly", 4),
    ],
)
def test_some_words_mean_several(prompt: str, name: str, count: int) -> None:
    assert only(understand(prompt), name).count == count


def test_pronouns_mean_who_was_named() -> None:
    spec = understand("A little boy blowing out candles on a birthday cake, his family around him")
    boy = next(index for index, thing in enumerate(spec.things) if thing.name == "boy")
    around = {spec.things[r.subject].name for r in spec.relations if r.kind == "around"}
    assert around == {"man", "woman", "child"}
    assert all(r.other == boy for r in spec.relations if r.kind == "around")


def test_age_is_said_of_people() -> None:
    assert only(understand("Two elderly sisters"), "old-woman").count == 2
    assert only(understand("An old wizard"), "wizard").age == "old"
    assert {thing.age for thing in understand("An old boat on a lake").things} == {None}


def test_an_empty_place_with_somebody_has_that_one() -> None:
    spec = understand("A janitor in an empty school hallway")
    assert spec.setting == "classroom"
    assert spec.things


def test_what_is_done_after_a_comma_is_done_by_who_is_named_there() -> None:
    spec = understand("画家在海边写生，海鸥飞过")
    assert only(spec, "painter").pose == "work"
    assert only(spec, "seagull").pose == "fly"
