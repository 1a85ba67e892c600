"""What is meant though not said word by word: vessels, pairs, boats, occasions, marks."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.understand import understand


def names(prompt: str) -> list[str]:
    return [thing.name for thing in understand(prompt).things]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A bowl of tomato soup", ["bowl-of-soup"]),
        ("two glasses of milk", ["glass-of-milk"]),
        ("a plate of dumplings", ["dumpling-plate"]),
        ("一碗米饭", ["cooked-rice"]),
    ],
)
def test_what_food_is_served_in_is_part_of_it(prompt: str, expected: list[str]) -> None:
    assert names(prompt) == expected


def test_a_tray_of_drinks_keeps_its_tray() -> None:
    assert names("A waiter carrying a tray of drinks") == ["waiter", "tray", "tropical-drink"]


@pytest.mark.parametrize("prompt", ["a pair of chopsticks", "一双筷子", "一双红色的鞋子"])
def test_a_pair_is_one_thing(prompt: str) -> None:
    assert understand(prompt).things[0].count == 1


def test_two_of_what_is_no_pair_are_two() -> None:
    assert understand("a pair of cats").things[0].count == 2


def test_the_angler_is_in_the_boat() -> None:
    spec = understand("一叶扁舟，渔翁独钓寒江雪")
    placed = [(spec.things[r.subject].name, r.kind) for r in spec.relations]
    assert placed == [("old-man", "in")]


@pytest.mark.parametrize(
    ("prompt", "pose"),
    [
        ("Two otters floating on their backs in a bay", "swim"),
        ("a turtle floating in the sea", "swim"),
        ("a balloon floating over the sea in the sky", "fly"),
    ],
)
def test_what_floats_on_water_swims(prompt: str, pose: str) -> None:
    assert understand(prompt).things[0].pose == pose


def test_an_occasion_yields_to_what_is_named() -> None:
    plain = names("Poster for a jazz night")
    told = names("Poster for a jazz night with a violin and a crescent moon")
    assert "saxophone" in plain
    assert told == ["violin", "crescent-moon"]


def test_kinds_told_one_by_one_are_all_there_is() -> None:
    assert names("三只小猪在盖房子，一间草房、一间木房、一间砖房") == [
        "piglet", "cottage", "cabin", "house",
    ]  # fmt: skip


def test_a_pirate_has_a_pirate_ship() -> None:
    assert names("A pirate standing beside his ship") == ["pirate", "pirate-ship"]


@pytest.mark.parametrize(
    ("prompt", "layout", "shown"),
    [
        ("A bedroom with a cat, posters on the wall", "scene", True),
        ("房间里墙上贴着海报，一只猫睡在床上", "scene", True),
        ("A concert poster with a guitar", "poster", False),
        ("A dog on a skateboard, retro poster", "poster", False),
        ("国风海报，一只白猫", "poster", False),
    ],
)
def test_a_poster_on_a_wall_is_a_thing(prompt: str, layout: str, shown: bool) -> None:
    spec = understand(prompt)
    assert spec.layout == layout
    assert ("poster-on-wall" in {thing.name for thing in spec.things}) == shown


def test_the_colours_of_a_mark_go_round() -> None:
    spec = understand("Logo of a bird and a hibiscus, teal and coral")
    assert [thing.colour for thing in spec.things] == ["teal", "coral"]
    assert spec.background_colour is None


def test_a_mark_shows_both_nouns_of_a_compound() -> None:
    assert names("Coffee leaf logo") == ["coffee-cup", "leaf"]


def test_rain_seen_through_a_window_is_outside() -> None:
    spec = understand("Rain on the street seen through the window, a girl reading")
    assert (spec.setting, spec.backdrop) == ("room", "street")


def test_a_low_sun_is_an_evening_one() -> None:
    spec = understand("Low sun over the fields, a farmer with a cow")
    assert spec.time == "sunset"
    assert not spec.unknown


def test_an_article_begins_a_phrase() -> None:
    spec = understand("A paper boat floating in a rain puddle")
    assert names("A paper boat floating in a rain puddle") == ["paper-boat", "puddle"]
    assert not spec.weather
