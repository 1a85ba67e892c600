"""Groups and what is said of one of them, bunches, shoulders, windows, packages and backdrops."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.scene import SceneSpec, Worn
from seedbed.engines.illustrator.understand import understand


def related(spec: SceneSpec) -> set[tuple[str, str, str]]:
    names = [thing.name for thing in spec.things]
    return {(names[r.subject], r.kind, names[r.other]) for r in spec.relations}


def counts(prompt: str) -> list[tuple[str, int]]:
    return [(thing.name, thing.count) for thing in understand(prompt).things]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A desert with a caravan of five camels", [("camel", 5)]),
        ("a flock of five white geese", [("goose", 5)]),
        ("a team of three firefighters", [("firefighter", 3)]),
        ("a long line of six penguins", [("penguin", 6)]),
        ("五只骆驼组成的驼队", [("camel", 5)]),
        ("一群五只羊", [("sheep", 5)]),
        ("a family of four ducks", [("duck", 4)]),
    ],
)
def test_a_counted_group_is_so_many(prompt: str, expected: list[tuple[str, int]]) -> None:
    assert counts(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "name", "total", "worn"),
    [
        ("Three penguins on the ice, one of them wears a red scarf", "penguin", 3, "scarf"),
        ("Four dogs, one of them is wearing sunglasses", "dog", 4, "sunglasses"),
        ("三个女孩，其中一个戴着红帽子", "girl", 3, "hat"),
    ],
)
def test_what_one_of_them_wears_is_only_its_own(
    prompt: str, name: str, total: int, worn: str
) -> None:
    rest, one = understand(prompt).things
    assert (rest.name, one.name) == (name, name)
    assert (rest.count, one.count) == (total - 1, 1)
    assert rest.wears == () and [own.name for own in one.wears] == [worn]


def test_one_of_them_can_be_of_another_colour() -> None:
    rest, one = understand("草地上有五只羊，其中一只是黑色的").things
    assert (rest.count, rest.colour, one.count, one.colour) == (4, None, 1, "black")


@pytest.mark.parametrize(
    ("prompt", "rest", "apart"),
    [
        ("五个小矮人，其中两个戴红帽子", 3, 2),
        ("Five cats, two of them wearing hats", 3, 2),
        ("Three birds on the grass, one is red", 2, 1),
    ],
)
def test_some_of_them_are_apart(prompt: str, rest: int, apart: int) -> None:
    assert [count for _, count in counts(prompt)] == [rest, apart]


def test_the_one_and_the_other() -> None:
    other, one = understand(
        "Two girls, one of them holding a balloon and the other reading a book"
    ).things
    assert (one.holds, one.pose) == ((Worn("balloon"),), None)
    assert (other.holds, other.pose) == ((Worn("open-book"),), "read")


@pytest.mark.parametrize(
    "prompt", ["a street with lanterns everywhere", "春节的街道，到处是红灯笼", "街上到处都是灯笼"]
)
def test_what_is_everywhere_is_many(prompt: str) -> None:
    assert max(count for _, count in counts(prompt)) >= 6


@pytest.mark.parametrize(
    ("prompt", "pair"),
    [
        ("An old sailor with a white beard and a parrot on his shoulder", ("parrot", "sailor")),
        ("A witch with a cat and an owl on her shoulder", ("owl", "witch")),
    ],
)
def test_what_is_on_his_shoulder_is_on_him(prompt: str, pair: tuple[str, str]) -> None:
    assert (pair[0], "on", pair[1]) in related(understand(prompt))


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("A girl holding a bouquet of tulips", Worn("bouquet-of-tulips")),
        ("a man with a bunch of yellow roses", Worn("bouquet-of-roses", "yellow")),
        ("一个女孩抱着一束郁金香", Worn("bouquet-of-tulips")),
        ("女孩捧着一束白色的玫瑰", Worn("bouquet-of-roses", "white")),
    ],
)
def test_a_bunch_is_one_thing_in_the_arms(prompt: str, held: Worn) -> None:
    (holder,) = understand(prompt).things
    assert holder.holds == (held,)


def test_a_bunch_in_a_vase_is_flowers() -> None:
    assert ("rose", "in", "vase") in related(understand("花瓶里插着一束玫瑰"))


@pytest.mark.parametrize(
    "prompt",
    [
        "A black cat looking out of the window at a snowy city",
        "一只黑猫从窗户往外看下雪的城市",
    ],
)
def test_who_looks_out_is_inside(prompt: str) -> None:
    spec = understand(prompt)
    assert (spec.setting, spec.backdrop, spec.weather) == ("room", "city", ("snow",))
    assert ("cat", "looking_at", "window") in related(spec)


def test_what_a_package_shows_is_printed_on_it() -> None:
    for prompt in ("茶叶包装，绿色盒子上有山和云", "Packaging, a green box with mountains on it"):
        spec = understand(prompt)
        assert spec.setting == "studio" and ("mountain", "on", "product-box") in related(spec)
        assert spec.things[0].colour == "green" and spec.things[0].count == 1


@pytest.mark.parametrize(
    "prompt", ["一个宇航员坐在月球上弹吉他", "An astronaut sitting on the moon playing guitar"]
)
def test_who_sits_and_plays_sits(prompt: str) -> None:
    (player,) = understand(prompt).things
    assert player.pose == "sit" and player.holds == (Worn("guitar"),)


def test_cups_of_several_are_on_their_table() -> None:
    spec = understand("A fox and a hedgehog having tea at a small round table")
    assert ("tea-cup", "on", "table") in related(spec)
    assert ("tea-cup", 2) in [(thing.name, thing.count) for thing in spec.things]
    assert all(not thing.holds for thing in spec.things)


@pytest.mark.parametrize(
    ("prompt", "colour"),
    [
        ("Product photo of a white sneaker on a pastel pink background", "pink"),
        ("A perfume bottle on a pastel background", "pastel"),
        ("Logo for a bakery, a wheat ear, brown on white", "white"),
    ],
)
def test_the_named_colour_of_the_background(prompt: str, colour: str) -> None:
    assert understand(prompt).background_colour == colour


def test_the_ink_of_a_mark_is_its_colour() -> None:
    assert understand("Logo of a fox, orange on black").things[0].colour == "orange"


@pytest.mark.parametrize(
    ("prompt", "name", "colour"),
    [
        ("一列绿皮火车穿过麦田", "passenger-train", "green"),
        ("a blue train in the hills", "passenger-train", "blue"),
        ("a steam train", "train", None),
        ("水墨画，红日", "sun", "red"),
        ("A red double-decker bus", "double-decker-bus", "red"),
        ("加油站", "gas-station", None),
        ("Two boys play football, goal in the background", "football-goal", None),
    ],
)
def test_names_that_say_which_kind(prompt: str, name: str, colour: str | None) -> None:
    assert (name, colour) in [(thing.name, thing.colour) for thing in understand(prompt).things]


def test_a_basket_measures_what_is_in_it() -> None:
    assert ("tomato", "in", "basket") in related(understand("卖菜的大妈和一筐西红柿"))


def test_the_balcony_of_a_lighthouse_is_on_it() -> None:
    spec = understand("A lighthouse keeper on the balcony of a lighthouse, stormy sea below")
    assert spec.setting in {"beach", "sea"} and spec.weather == ("storm",)
    assert ("old-man", "on", "lighthouse") in related(spec)


def test_a_region_is_not_a_river() -> None:
    assert understand("走在江南小巷里").setting == "water-town"
    assert understand("走在江南的春天里").setting is None


def test_nobody_stands_on_a_blackboard() -> None:
    spec = understand("写在黑板上的“加油”，教室里有三个学生")
    assert spec.setting == "classroom" and related(spec) == set()


def test_a_balcony_beside_a_lighthouse_is_its_own() -> None:
    spec = understand("A storm at sea, a lighthouse keeper on the balcony")
    assert spec.setting == "beach"
    assert ("old-man", "on", "lighthouse") in related(spec)


@pytest.mark.parametrize("prompt", ["老农扛着一筐苹果", "女孩提着一篮苹果"])
def test_a_full_basket_is_carried_whole(prompt: str) -> None:
    spec = understand(prompt)
    who = spec.things[0].name
    assert related(spec) == {("red-apple", "in", "basket"), (who, "holding", "basket")}
