"""Whose clothes, tools and places they are, and what is where on somebody."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.scene import SceneSpec, Thing, Worn
from seedbed.engines.illustrator.understand import understand


def named(spec: SceneSpec, name: str) -> Thing:
    return next(thing for thing in spec.things if thing.name == name)


def related(spec: SceneSpec) -> set[tuple[str, str, str]]:
    names = [thing.name for thing in spec.things]
    return {(names[r.subject], r.kind, names[r.other]) for r in spec.relations}


@pytest.mark.parametrize(
    ("prompt", "who", "worn"),
    [
        ("A knight kneeling before a queen in a red gown", "queen", Worn("dress", "red")),
        ("A girl walking a dog wearing a red sweater", "dog", Worn("sweater", "red")),
        ("一个女孩抱着穿毛衣的小狗", "puppy", Worn("sweater")),
        ("女孩头上戴着花环", "girl", Worn("flower-crown")),
    ],
)
def test_clothes_are_worn_by_who_is_named_with_them(prompt: str, who: str, worn: Worn) -> None:
    spec = understand(prompt)
    assert worn in named(spec, who).wears
    assert not any(worn in thing.wears for thing in spec.things if thing.name != who)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A pirate with a parrot on his shoulder", ("parrot", "on", "pirate")),
        ("A cat on a boy's head", ("cat", "on_head", "boy")),
        ("小鸟站在男孩头上", ("bird", "on_head", "boy")),
        ("A cat at her feet, an old woman knitting", ("cat", "at_feet", "old-woman")),
        ("老奶奶在织毛衣，一只猫趴在她脚边", ("cat", "at_feet", "old-woman")),
        ("一位老人坐在长椅上，鸽子停在他的肩上", ("dove", "on", "old-man")),
    ],
)
def test_parts_of_the_body_say_where(prompt: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(understand(prompt))


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A nurse beside an old man in a wheelchair", ("old-man", "in", "manual-wheelchair")),
        ("A cat looking at a goldfish in a bowl", ("goldfish", "in", "bowl")),
    ],
)
def test_the_nearest_is_in_the_vessel(prompt: str, expected: tuple[str, str, str]) -> None:
    spec = understand(prompt)
    inside = {pair for pair in related(spec) if pair[1] == "in"}
    assert inside == {expected}


@pytest.mark.parametrize(
    "prompt",
    ["A girl carrying a basket full of apples", "一个女孩提着装满苹果的篮子"],
)
def test_what_is_in_a_held_basket_is_in_it(prompt: str) -> None:
    found = related(understand(prompt))
    assert ("girl", "holding", "basket") in found
    assert ("red-apple", "in", "basket") in found


@pytest.mark.parametrize(
    ("prompt", "filling", "bearer"),
    [
        ("红柿子挂满枝头", "persimmon", "branch"),
        ("树上挂满了红灯笼", "red-lantern", "tree"),
    ],
)
def test_full_can_be_said_either_way_round(prompt: str, filling: str, bearer: str) -> None:
    spec = understand(prompt)
    assert (filling, "on", bearer) in related(spec)
    assert named(spec, filling).count >= 5


def test_what_is_said_of_an_unknown_word_is_said_of_nothing_else() -> None:
    spec = understand("A yellow tram, gewgaws hanging between the houses")
    assert spec.unknown == ("gewgaws",)
    assert not spec.relations


def test_a_house_has_the_door_that_is_meant() -> None:
    spec = understand("一家老式照相馆，里面挂着照片，门口停着一辆凤凰牌自行车")
    assert ("bicycle", "front", "shop") in related(spec)
    assert "phoenix" not in {thing.name for thing in spec.things}


@pytest.mark.parametrize(
    ("prompt", "who"),
    [("An African girl with a kite", "girl"), ("两个非洲小朋友", "child")],
)
def test_where_somebody_is_from_shows_in_the_skin(prompt: str, who: str) -> None:
    assert "skin" in {worn.name for worn in named(understand(prompt), who).wears}


def test_origins_of_things_say_nothing_and_hair_has_its_last_colour() -> None:
    assert not any(thing.wears for thing in understand("A Chinese vase and a man").things)
    girl = named(understand("a Japanese girl with pink hair"), "girl")
    assert [worn.colour for worn in girl.wears if worn.name == "hair"] == ["pink"]


@pytest.mark.parametrize(
    ("prompt", "worn"),
    [
        ("a girl with curly red hair", Worn("curly-hair", "red")),
        ("a girl with long blond hair", Worn("long-hair", "blond")),
        ("a Japanese girl with long pink hair", Worn("long-hair", "pink")),
        ("扎着麻花辫的女孩", Worn("braid")),
    ],
)
def test_hair_has_its_cut_and_its_colour(prompt: str, worn: Worn) -> None:
    girl = named(understand(prompt), "girl")
    assert worn in girl.wears
    assert not any(other.name == "hair" for other in girl.wears)


def test_what_is_carried_on_the_head_is_not_in_the_hand() -> None:
    spec = understand("A woman carrying a basket on her head")
    assert related(spec) == {("basket", "on_head", "woman")}
    assert not named(spec, "woman").holds


def test_number_before_an_adjective_of_hair_counts_the_animal() -> None:
    assert named(understand("Two short-haired dogs"), "dog").count == 2
