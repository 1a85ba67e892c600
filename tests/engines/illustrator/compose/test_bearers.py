"""Sides kept, small things small and where they belong, what is chased or caught in the air,
heads below the top, and the place that goes with what is named."""

from __future__ import annotations

import pytest

from composed import of_prompt
from seedbed.engines.illustrator.scene import SceneSpec, Worn
from seedbed.engines.illustrator.subjects import facts
from seedbed.engines.illustrator.understand import understand


def names(spec: SceneSpec) -> list[str]:
    return [thing.name for thing in spec.things]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("prompt", "left", "right"),
    [
        ("An apple to the left of a pear on a white table", "red-apple", "pear"),
        ("A teapot to the right of a cup", "coffee-cup", "teapot"),
        ("A cup to the left of a vase, a candle behind", "coffee-cup", "vase"),
    ],
)
def test_left_is_left_with_every_seed(prompt: str, left: str, right: str, seed: int) -> None:
    _, by_name = of_prompt(prompt, seed)
    assert by_name[left][0].x < by_name[right][0].x - 0.1


@pytest.mark.parametrize(
    ("prompt", "guest", "host"),
    [
        ("A mug with a heart on it", "heart", "coffee-cup"),
        ("一杯拿铁咖啡,奶泡上有心形拉花,放在木桌上", "heart", "coffee-cup"),
        ("清晨的菜市场,摊位上摆满了新鲜蔬菜", "leafy-green", "market-stall"),
    ],
)
def test_what_is_on_something_small_is_small_and_on_it(prompt: str, guest: str, host: str) -> None:
    _, by_name = of_prompt(prompt)
    (bearer,) = by_name[host]
    for small in by_name[guest]:
        assert small.h < 0.5 * bearer.h
        assert bearer.foot - bearer.h < small.foot < bearer.foot
        assert abs(small.x - bearer.x) < 0.3
        assert small.layer > bearer.layer


def test_no_loaf_is_as_large_as_its_bakery() -> None:
    graph, by_name = of_prompt("A bakery with bread in front of it")
    (loaf,) = by_name["loaf-of-bread"]
    house = max(placed.h for placed in graph.placed)
    assert loaf.h < 0.4 * house


def test_a_dog_is_led_and_a_balloon_is_held() -> None:
    _, by_name = of_prompt("小男孩牵着一只金毛犬在公园里")
    dog, boy = by_name["dog"][0], by_name["boy"][0]
    assert dog.pose == "walk"
    assert abs(dog.foot - boy.foot) < 0.1
    assert abs(dog.x - boy.x) > 0.15
    held = understand("一个牵着气球的女孩").things[0].holds
    assert Worn("balloon") in held


def test_who_chases_a_butterfly_stays_on_the_ground() -> None:
    _, by_name = of_prompt("Children chasing a butterfly")
    children = [p for name in ("child", "girl", "boy") for p in by_name.get(name, [])]
    assert children and all(child.foot > 0.7 for child in children)


def test_what_a_dog_catches_is_in_the_air_before_it() -> None:
    _, by_name = of_prompt("A golden retriever catching a frisbee on the beach")
    dog, disc = by_name["dog"][0], by_name["flying-disc"][0]
    assert dog.pose == "jump"
    assert disc.h < 0.4 * dog.h
    assert dog.foot - dog.h - 0.1 < disc.foot < dog.foot - 0.3 * dog.h


@pytest.mark.parametrize("seed", range(5))
def test_heads_on_a_bridge_keep_clear_of_the_top(seed: int) -> None:
    _, by_name = of_prompt("A samurai standing on a bridge", seed)
    samurai = by_name["samurai"][0]
    assert samurai.foot - samurai.h > 0.05


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("A street musician playing violin under an umbrella in the rain", "street"),
        ("A violinist in the rain", "street"),
        ("一只猫趴在窗台上看雨", "room"),
        ("Kids building a sandcastle, seagulls overhead", "beach"),
        ("A diver above a coral reef", "underwater"),
        ("A busy airport terminal with travelers and suitcases", "airport-terminal"),
        ("小男孩走在铺满落叶的路上", "park"),
        ("Country lane in autumn", "park"),
        ("一位年轻女子在湖边写生，天鹅在水里", "lake"),
    ],
)
def test_the_place_goes_with_what_is_named(prompt: str, setting: str) -> None:
    assert of_prompt(prompt)[0].setting == setting


@pytest.mark.parametrize("prompt", ["孩子们在院子里玩", "A couple dancing in a courtyard"])
def test_a_courtyard_is_no_meadow(prompt: str) -> None:
    assert of_prompt(prompt)[0].setting in {"courtyard", "garden"}


def test_lights_on_strings_hang_over_everybody() -> None:
    _, by_name = of_prompt("A couple dancing under string lights in a courtyard")
    (lights,) = by_name["overhead-lights"]
    assert lights.foot < min(by_name["man"][0].foot - by_name["man"][0].h, 0.4)


@pytest.mark.parametrize("prompt", ["a lighthouse by the sea", "海边的灯塔"])
def test_a_house_beside_a_place_is_still_there(prompt: str) -> None:
    assert "lighthouse" in names(understand(prompt))


def test_colours_in_a_list_are_shared_out() -> None:
    (bottles,) = understand("three perfume bottles in red, blue and green").things
    assert bottles.colours_each == ("red", "blue", "green")


def test_verbs_and_kinds_of_pages_are_no_things() -> None:
    assert names(understand("The fox leaves it")) == ["fox"]
    assert names(understand("Storybook page of a fox")) == ["fox"]
    assert "leaf" in names(understand("Green leaves in the rain"))


@pytest.mark.parametrize("prompt", ["a female doctor", "a woman doctor", "女医生"])
def test_a_trade_said_to_be_a_womans_is_a_woman(prompt: str) -> None:
    (doctor,) = understand(prompt).things
    assert doctor.name == "doctor"
    assert Worn("long-hair") in doctor.wears


def test_old_stands_before_a_trade_too() -> None:
    assert understand("一位老木匠").things[0].age == "old"
    assert names(understand("老师")) == ["teacher"]
    assert names(understand("老虎")) == ["tiger"]


def test_a_temple_is_greek_only_when_said() -> None:
    assert names(understand("An ancient temple in a misty jungle")) == ["temple-building"]
    assert names(understand("A Greek temple")) == ["greek-temple"]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "prompt",
    [
        'Logo with a peacock and a stethoscope, text "PEAK"',
        "极简标志:孔雀和鳄鱼",
        'Logo for a bike shop "Spokes" with a bicycle and a wrench',
        "Icon of a house and a tree",
    ],
)
def test_a_mark_of_two_keeps_them_apart_and_clear_of_its_words(prompt: str, seed: int) -> None:
    graph, by_name = of_prompt(prompt, seed)
    assert len(by_name) == 2
    left, right = sorted((each[0] for each in by_name.values()), key=lambda placed: placed.x)
    reach = [facts(placed.name).aspect * placed.h / 2 for placed in (left, right)]
    assert left.x + reach[0] <= right.x - reach[1] + 0.01
    words = min((lettering.y for lettering in graph.lettering), default=1.0)
    assert max(left.foot, right.foot) <= words
