"""Many at a table, a crowd behind its hero, a circle round a fire, a team before a sled, sellers in
their stalls, who sits among those who stand, a cafe seen from outside."""

from __future__ import annotations

from itertools import pairwise

import pytest

from composed import drawn, every, one, wide
from seedbed.engines.illustrator.scene import (
    Thing,
    Worn,
)

SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_at_a_table_are_in_two_rows(seed: int) -> None:
    graph = drawn(
        Thing("panda", "pandas", 10, pose="eat"), Thing("table", "table"),
        told=((0, "beside", 1),), setting="room", seed=seed,
    )  # fmt: skip
    pandas = every(graph, "panda")
    assert len(pandas) == 10
    assert len({round(panda.foot, 2) for panda in pandas}) == 2
    front = sorted(panda.x for panda in pandas if panda.foot == max(p.foot for p in pandas))
    assert len(front) == 5
    assert all(b - a > 0.6 * wide(pandas[0]) for a, b in pairwise(front))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_crowd_is_smaller_and_behind_its_hero(seed: int) -> None:
    graph = drawn(
        Thing("musician", "violinist", holds=(Worn("violin"),)), Thing("person", "people", 6),
        setting="street", seed=seed,
    )  # fmt: skip
    hero = one(graph, "musician")
    crowd = [placed for placed in graph.placed if placed.thing == 1]
    assert len(crowd) == 6
    assert all(placed.h < hero.h and placed.layer < hero.layer for placed in crowd)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_fire_in_the_circle_is_seen(seed: int) -> None:
    graph = drawn(
        Thing("woman", "women", 7), Thing("campfire", "fire"), told=((0, "around", 1),),
        setting="meadow", seed=seed,
    )  # fmt: skip
    fire = one(graph, "campfire")
    before = [placed for placed in every(graph, "woman") if placed.layer > fire.layer]
    assert 0 < len(before) < 7
    for woman in before:
        assert abs(woman.x - fire.x) > 0.3 * (wide(woman) + wide(fire))


def test_dogs_run_before_the_sled_they_pull() -> None:
    graph = drawn(
        Thing("sled", "sled"), Thing("dog", "huskies", 4), told=((0, "beside", 1),),
        setting="snowfield",
    )  # fmt: skip
    sled, dogs = one(graph, "sled"), every(graph, "dog")
    assert all(dog.x < sled.x for dog in dogs) or all(dog.x > sled.x for dog in dogs)
    assert all(dog.pose == "run" for dog in dogs)
    assert len({dog.flip for dog in dogs}) == 1


@pytest.mark.parametrize("stall", ["market-stall", "food-truck"])
def test_who_sells_is_in_the_stall(stall: str) -> None:
    graph = drawn(
        Thing("woman", "woman"), Thing(stall, stall), Thing("pumpkin", "pumpkins", 2),
        told=((0, "behind", 1), (2, "on", 1)), setting="market",
    )  # fmt: skip
    seller, shop = one(graph, "woman"), one(graph, stall)
    assert seller.cut > 0.3 and shop.h > 0.3
    assert abs(seller.x - shop.x) < 0.5 * wide(shop)
    assert shop.foot - shop.h < seller.foot - (1 - seller.cut) * seller.h


def test_who_sits_is_not_larger_than_who_stands_beside() -> None:
    graph = drawn(
        Thing("queen", "queen"), Thing("throne", "throne"), Thing("guard", "guards", 2),
        told=((0, "on", 1), (2, "beside", 0)), setting="castle-hall",
    )  # fmt: skip
    queen, guards = one(graph, "queen"), every(graph, "guard")
    assert 0.6 * guards[0].h < queen.h < 1.1 * guards[0].h


def test_each_of_three_has_a_stool_of_its_own_size() -> None:
    graph = drawn(
        Thing("man", "men", 3, pose="sit"), Thing("stool", "stools", 3), told=((0, "on", 1),),
        setting="street",
    )  # fmt: skip
    men, stools = every(graph, "man"), every(graph, "stool")
    assert len(men) == len(stools) == 3
    assert all(man.h > 1.2 * stool.h for man, stool in zip(men, stools, strict=True))


def test_a_cafe_with_a_tram_is_seen_from_the_street() -> None:
    graph = drawn(Thing("tram", "tram"), Thing("girl", "girl"), setting="cafe", backdrop="street")
    assert graph.setting == "street" and every(graph, "cafe-building")
    inside = drawn(Thing("girl", "girl"), Thing("table", "table"), setting="cafe")
    assert inside.setting == "cafe" and not every(inside, "cafe-building")


def test_a_cafe_by_the_sea_is_on_the_beach() -> None:
    things = (Thing("man", "man"), Thing("beach-umbrella", "parasol"), Thing("sailboat", "sail"))
    graph = drawn(*things, setting="cafe", backdrop="beach")
    assert graph.setting == "beach" and every(graph, "cafe-building")


def test_two_who_wear_the_same_in_two_colours_wear_one_each() -> None:
    robes = (Worn("hanfu", "blue"), Worn("hanfu", "pink"))
    girls = every(drawn(Thing("girl", "girls", 2, wears=robes), setting="garden"), "girl")
    assert sorted(worn.colour or "" for girl in girls for worn in girl.wears) == ["blue", "pink"]


def test_musicians_on_a_bridge_are_not_tiny() -> None:
    graph = drawn(
        Thing("man", "men", 3), Thing("stone-bridge", "bridge"), told=((0, "on", 1),),
        setting="river",
    )  # fmt: skip
    bridge = one(graph, "stone-bridge")
    assert wide(bridge) > 0.7
    assert all(man.h > 0.2 and abs(man.x - bridge.x) < 0.5 * wide(bridge)
               for man in every(graph, "man"))  # fmt: skip


def test_what_an_animal_carries_on_its_back_is_smaller_than_it() -> None:
    graph = drawn(Thing("hedgehog", "hedgehog"), Thing("red-apple", "apple"), told=((1, "on", 0),))
    assert one(graph, "red-apple").h < 0.5 * one(graph, "hedgehog").h


def test_an_elephant_has_a_ball_that_bears_it() -> None:
    graph = drawn(Thing("elephant", "elephant"), Thing("ball", "ball"), told=((0, "on", 1),))
    elephant, ball = one(graph, "elephant"), one(graph, "ball")
    assert ball.h > 0.4 * elephant.h and elephant.foot < ball.foot - 0.6 * ball.h


def test_two_on_a_seesaw_sit_at_its_ends() -> None:
    graph = drawn(
        Thing("child", "kids", 2), Thing("seesaw", "seesaw"), told=((0, "on", 1),), setting="park"
    )
    first, second = every(graph, "child")
    seesaw = one(graph, "seesaw")
    assert abs(first.x - second.x) > 0.6 * wide(seesaw)
    assert first.pose == second.pose == "sit" and abs(first.foot - second.foot) > 0.02


def test_a_boat_that_crosses_a_bridge_is_under_it() -> None:
    graph = drawn(
        Thing("fisherman", "fisherman"), Thing("wupeng-boat", "boat"), Thing("bridge", "bridge"),
        told=((0, "riding", 1), (1, "on", 2)), setting="lake",
    )  # fmt: skip
    boat, bridge, man = one(graph, "wupeng-boat"), one(graph, "bridge"), one(graph, "fisherman")
    assert boat.foot > bridge.foot - 0.3 * bridge.h and boat.layer > bridge.layer
    assert man.h < 1.5 * boat.h


def test_a_cub_is_about_half_its_mother_wherever_they_are() -> None:
    graph = drawn(
        Thing("polar-bear", "bear"), Thing("polar-bear-cub", "cub"), Thing("iceberg", "ice"),
        told=((0, "on", 2), (1, "on", 2)),
    )  # fmt: skip
    assert one(graph, "polar-bear-cub").h < 0.6 * one(graph, "polar-bear").h


def test_a_pot_named_with_a_stove_is_on_it() -> None:
    graph = drawn(
        Thing("old-woman", "grandmother", pose="work"), Thing("stove", "stove"),
        Thing("pot-of-food", "pot"), setting="room",
    )  # fmt: skip
    pot, stove = one(graph, "pot-of-food"), one(graph, "stove")
    assert abs(pot.x - stove.x) < 0.5 * wide(stove) and pot.foot < stove.foot - 0.6 * stove.h
