"""Things that only look like others, patterns, materials, who holds what of several, and what
particular people and beasts are known for."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.scene import SceneSpec, Thing, Worn
from seedbed.engines.illustrator.understand import understand


def names(spec: SceneSpec) -> list[str]:
    return [thing.name for thing in spec.things]


def related(spec: SceneSpec) -> set[tuple[str, str, str]]:
    known = names(spec)
    return {(known[r.subject], r.kind, known[r.other]) for r in spec.relations}


def named(spec: SceneSpec, name: str) -> Thing:
    (found,) = (thing for thing in spec.things if thing.name == name)
    return found


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A whale-shaped airship over a city", ["airship"]),
        ("龙猫一样的大胖猫坐着", ["cat"]),
        ("A red canoe on a mirror-like lake", ["canoe"]),
        ("A penguin on a bridge of ice", ["penguin", "bridge"]),
        ("Wine label with a black horse", ["horse"]),
        ("A barber cutting a boy's hair", ["man", "boy"]),
        ("Breakfast: pancakes and a glass of milk", ["pancakes", "glass-of-milk"]),
        ("松树枝头的白鹤", ["branch", "crane"]),
        ("A pitcher of water with lemon and mint", ["milk-jug", "lemon", "herb"]),
    ],
)
def test_what_only_says_which_is_not_there(prompt: str, expected: list[str]) -> None:
    assert names(understand(prompt)) == expected


def test_a_pattern_is_printed() -> None:
    assert ("bear-cub", "on", "bubble-tea") in related(understand("一杯珍珠奶茶，杯身有小熊图案"))


def test_fields_in_bloom_and_leaves_on_the_ground_are_places_and_seasons() -> None:
    assert understand("火车驶过开满油菜花的田野").setting == "rapeseed-field"
    spec = understand("父亲走在落满梧桐叶的街道上")
    assert (spec.setting, spec.season) == ("street", "autumn")


def test_clothes_in_the_shape_of_an_animal_are_clothes() -> None:
    spec = understand("A child in a dinosaur costume")
    assert spec.things[0].wears == (Worn("raincoat", "green"),) and len(spec.things) == 1


def test_light_colours_nothing() -> None:
    assert understand("A deer in a forest, blue dawn light").background_colour is None


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("情侣共撑一把红伞", ("man", "under", "umbrella")),
        ("A van with two surfboards on the roof", ("surfboard", "on", "minibus")),
        ("森林里的树屋，两个男孩在窗口挥手", ("boy", "in", "treehouse")),
        ("A cactus wearing headphones", ("headphone", "on_head", "cactus")),
        ("A mouse stirring a pot on a stove", ("pot-of-food", "on", "stove")),
        ("A father teaching his daughter to ride a bike", ("girl", "riding", "bicycle")),
        ("A jazz trio on stage: double bass, saxophone and piano", ("musician", "beside", "piano")),
        ("一个老人推着一车木柴", ("old-man", "beside", "wooden-cart")),
        ("Three owls on a branch under a full moon", ("owl", "on", "branch")),
        ("A boy waving from a food cart", ("boy", "behind", "market-stall")),
        ("情侣骑着双人自行车", ("man", "riding", "bicycle")),
    ],
)
def test_everybody_is_where_it_is_meant(prompt: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(understand(prompt))


def test_a_trio_is_three_with_an_instrument_each() -> None:
    spec = understand("A jazz trio on stage: double bass, saxophone and piano")
    assert sorted(names(spec)) == ["cello", "musician", "musician", "musician", "piano"]


def test_several_of_a_whole_kind_differ() -> None:
    assert len(set(names(understand("Six vegetables with smiling faces")))) == 6


def test_a_merchant_with_camels_is_no_office_worker() -> None:
    assert named(understand("沙漠里，商人牵着三头骆驼"), "nomad")
    assert named(understand("一位商人在办公室里"), "office-worker")


def test_the_list_on_a_tray_is_all_on_it_and_baskets_stand_apart() -> None:
    tray = related(understand("A tray with two croissants, a cup of coffee and a small vase"))
    assert {
        ("croissant", "on", "tray"),
        ("coffee-cup", "on", "tray"),
        ("vase", "on", "tray"),
    } <= tray
    apart = related(understand("A crate of tomatoes, a basket of eggs and a sunflower"))
    assert apart == {("tomato", "in", "box"), ("egg", "in", "basket")}


def test_what_comes_after_a_place_is_not_done_by_who_was_before() -> None:
    train = understand("一辆火车驶过田野，天上飘着风筝")
    assert named(train, "kite").pose == "fly" and named(train, "train").pose is None
    tailor = understand("老裁缝坐在缝纫机前，窗边站着一只鹦鹉")
    assert tailor.things[0].pose == "sit" and named(tailor, "parrot").pose == "stand"


def test_clauses_that_end_in_de_are_about_who_follows() -> None:
    spec = understand("一个年轻人睡着了，对面坐着看手机的女人")
    assert named(spec, "man").pose == "sleep"
    assert named(spec, "woman").holds == (Worn("mobile-phone"),)


def test_counted_mountains_are_things_and_waves_are_the_seas() -> None:
    assert named(understand("草原上有蒙古包，远处有三座山"), "mountain").count == 3
    assert understand("Big waves crashing below a cliff").setting == "sea"
    assert understand("A polar bear on drifting ice").setting == "arctic-sea"
