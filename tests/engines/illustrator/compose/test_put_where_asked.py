"""In the basket in somebody's arms, in a kayak, on a gallery, on a roof, behind a counter, in an
eagle's claws, printed on a box, hung before a window, in a ring."""

from __future__ import annotations

import pytest

from composed import SQUARE, drawn, every, one, wide
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.scene import (
    Relation,
    SceneSpec,
    Thing,
    Worn,
)

SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_in_a_held_basket_is_held_with_it(seed: int) -> None:
    graph = drawn(
        Thing("girl", "girl"), Thing("basket", "basket"), Thing("red-apple", "apples", 3),
        told=((0, "holding", 1), (2, "in", 1)), seed=seed,
    )  # fmt: skip
    girl, basket = one(graph, "girl"), one(graph, "basket")
    for apple in every(graph, "red-apple"):
        assert abs(apple.x - basket.x) < wide(basket)
        assert apple.foot < basket.foot and apple.h < basket.h
    face = girl.foot - 0.66 * girl.h
    assert min(apple.foot - apple.h for apple in every(graph, "red-apple")) > face


def test_a_cyclist_has_the_basket_on_the_handlebars() -> None:
    graph = drawn(
        Thing("woman", "woman", pose="ride"), Thing("bicycle", "bicycle"),
        Thing("basket", "basket"), told=((0, "riding", 1), (0, "holding", 2)), setting="park",
    )  # fmt: skip
    bicycle, basket = one(graph, "bicycle"), one(graph, "basket")
    ahead = 1 if bicycle.flip else -1
    assert (basket.x - bicycle.x) * ahead > 0.2 * wide(bicycle)
    assert bicycle.foot - bicycle.h - basket.h < basket.foot < bicycle.foot


def test_who_sits_behind_a_rider_sits_on_the_same_bicycle() -> None:
    graph = drawn(
        Thing("boy", "boy", pose="ride"), Thing("bicycle", "bicycle"),
        Thing("girl", "sister", pose="sit"), told=((0, "riding", 1), (2, "behind", 0)),
        setting="park",
    )  # fmt: skip
    bicycle, boy, girl = one(graph, "bicycle"), one(graph, "boy"), one(graph, "girl")
    behind = -1 if bicycle.flip else 1
    assert (girl.x - boy.x) * behind > 0.1
    assert girl.foot < bicycle.foot and girl.pose == "ride"


@pytest.mark.parametrize("vessel", ["kayak", "canoe", "rowing-boat", "fishing-boat"])
@pytest.mark.parametrize("count", [1, 2])
def test_people_are_aboard_and_seen(vessel: str, count: int) -> None:
    graph = drawn(
        Thing("man", "men", count), Thing(vessel, vessel), told=((0, "in", 1),), setting="lake"
    )
    boat = one(graph, vessel)
    for man in every(graph, "man"):
        assert abs(man.x - boat.x) < 0.5 * wide(boat)
        assert boat.foot - boat.h < man.foot < boat.foot
        assert man.foot - man.h < boat.foot - 0.5 * boat.h
        assert man.layer < boat.layer


def test_the_keeper_is_on_the_gallery_not_on_the_dome() -> None:
    graph = drawn(
        Thing("old-man", "keeper"), Thing("lighthouse", "lighthouse"), told=((0, "on", 1),)
    )
    keeper, tower = one(graph, "old-man"), one(graph, "lighthouse")
    assert keeper.foot == pytest.approx(tower.foot - 0.785 * tower.h, abs=0.01)
    assert keeper.h < 0.25 * tower.h and tower.h > 0.5


def test_a_cat_on_a_roof_is_on_its_ridge_and_so_is_the_lantern_beside_it() -> None:
    graph = drawn(
        Thing("cat", "cat"), Thing("roof", "roof"), Thing("red-lantern", "lantern"),
        told=((0, "on", 1), (2, "beside", 0)),
    )  # fmt: skip
    roof = one(graph, "roof")
    assert roof.foot >= 0.99 and wide(roof) > 0.9
    for name in ("cat", "red-lantern"):
        assert one(graph, name).foot == pytest.approx(roof.foot - 0.9 * roof.h, abs=0.03)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_is_behind_a_counter_is_seen_over_it_and_the_others_wait_before_it(seed: int) -> None:
    graph = drawn(
        Thing("waiter", "barista"), Thing("counter", "counter"), Thing("man", "customers", 2),
        told=((0, "behind", 1),), setting="cafe", seed=seed,
    )  # fmt: skip
    waiter, counter = one(graph, "waiter"), one(graph, "counter")
    assert waiter.layer < counter.layer
    assert waiter.foot - waiter.h < counter.foot - 1.5 * counter.h
    assert abs(waiter.x - counter.x) < 0.5 * wide(counter)
    for man in every(graph, "man"):
        assert man.foot > counter.foot and abs(man.x - waiter.x) > 0.5 * wide(waiter)


@pytest.mark.parametrize(("bird", "load"), [("eagle", "fish"), ("drone", "box")])
def test_what_a_flyer_carries_hangs_below_it(bird: str, load: str) -> None:
    graph = drawn(Thing(bird, bird), Thing(load, load), told=((0, "holding", 1),), setting="lake")
    above, below = one(graph, bird), one(graph, load)
    assert below.h < above.h and abs(below.x - above.x) < 0.5 * wide(above)
    assert above.foot - 0.5 * above.h < below.foot < above.foot + below.h


def test_a_lotus_on_a_box_is_printed_on_its_front() -> None:
    graph = drawn(
        Thing("box", "box"), Thing("lotus", "lotus"), told=((1, "on", 0),), setting="studio"
    )
    box, lotus = one(graph, "product-box"), one(graph, "lotus")
    assert box.foot - 0.8 * box.h < lotus.foot - lotus.h and lotus.foot < box.foot
    assert lotus.layer > box.layer


def test_a_kitten_on_a_box_sits_on_it() -> None:
    graph = drawn(
        Thing("box", "box"), Thing("kitten", "kitten"), told=((1, "on", 0),), setting="room"
    )
    assert one(graph, "kitten").foot < one(graph, "box").foot - 0.4 * one(graph, "box").h


def test_a_cat_at_a_window_turns_its_back_and_elsewhere_its_face() -> None:
    things = (Thing("cat", "cat", pose="look"), Thing("window", "window"))
    graph = drawn(*things, told=((0, "looking_at", 1),), setting="room")
    assert one(graph, "cat").pose == "look"
    graph = drawn(Thing("cat", "cat", pose="look"), Thing("bird", "bird"), setting="garden")
    assert one(graph, "cat").pose == "sit"


def test_a_wind_chime_hangs_at_the_window() -> None:
    things = (Thing("window", "window"), Thing("wind-chime", "wind chime"), Thing("book", "book"))
    chime = one(drawn(*things, setting="room"), "wind-chime")
    assert chime.foot < 0.5 and chime.h < 0.3


@pytest.mark.parametrize("seed", SEEDS)
def test_cups_before_animals_leave_their_faces_free(seed: int) -> None:
    graph = drawn(
        Thing("fox", "foxes", 2, pose="sit"), Thing("table", "table"), Thing("tea-cup", "cups", 2),
        told=((0, "beside", 1), (2, "on", 1)), setting="forest", seed=seed,
    )  # fmt: skip
    for cup in (placed for placed in graph.placed if "cup" in placed.name):
        for fox in every(graph, "fox"):
            beside = abs(cup.x - fox.x) > 0.2 * wide(fox)
            assert beside or cup.foot - cup.h > fox.foot - 0.6 * fox.h


def test_a_ring_goes_round_the_emblem() -> None:
    things = (Thing("fox", "fox"), Thing("roundel", "circle"))
    spec = SceneSpec(
        things=things, relations=(Relation(0, "in", 1),), layout="icon", style="sticker"
    )
    graph = compose(spec, SQUARE, 7)
    ring, fox = one(graph, "roundel"), one(graph, "fox")
    assert ring.layer < fox.layer and fox.h < 0.75 * ring.h
    assert abs(fox.x - ring.x) < 0.05 and ring.foot - ring.h < fox.foot - fox.h


@pytest.mark.parametrize("word", ["man", "old-woman", "girl"])
def test_one_person_of_whom_nothing_is_said_is_a_portrait(word: str) -> None:
    spec = SceneSpec(things=(Thing(word, word),))
    (figure,) = compose(spec, SQUARE, 7).placed
    assert figure.h > 1.0


def test_who_does_something_is_seen_whole() -> None:
    boots = Thing("man", "man", wears=(Worn("boots"),))
    for thing, place in ((Thing("man", "man", pose="walk"), None), (boots, None)):
        (figure,) = compose(SceneSpec(things=(thing,), setting=place), SQUARE, 7).placed
        assert figure.h < 0.9 and figure.foot < 1.0


def test_a_tree_indoors_is_outside_the_window() -> None:
    graph = drawn(
        Thing("girl", "girl"), Thing("window", "window"), Thing("cherry-tree", "cherry tree"),
        setting="room",
    )  # fmt: skip
    tree, girl = one(graph, "cherry-tree"), one(graph, "girl")
    assert tree.layer < girl.layer and tree.foot < 0.75 and tree.h < 0.6


def test_a_cat_on_a_piano_is_on_it_when_the_player_comes() -> None:
    graph = drawn(
        Thing("kitten", "kitten", pose="sleep"), Thing("piano", "piano"),
        Thing("girl", "girl", pose="play"), told=((0, "on", 1),), setting="room",
    )  # fmt: skip
    kitten, piano = one(graph, "kitten"), one(graph, "piano")
    assert abs(kitten.x - piano.x) < 0.5 * wide(piano) and kitten.foot < piano.foot - 0.4 * piano.h


def test_what_is_under_a_glass_dome_is_seen_in_it() -> None:
    graph = drawn(Thing("rose", "rose"), Thing("glass-dome", "dome"), told=((0, "under", 1),),
                  setting="table")  # fmt: skip
    rose, dome = one(graph, "rose"), one(graph, "glass-dome")
    assert rose.layer > dome.layer and rose.h < 0.75 * dome.h and dome.h > 0.3


def test_a_boy_at_the_trains_window_is_in_the_train() -> None:
    graph = drawn(
        Thing("train", "train"), Thing("boy", "boy"), Thing("window", "window"),
        told=((1, "looking_at", 2),), setting="room", backdrop="snowfield",
    )  # fmt: skip
    boy, train = one(graph, "boy"), one(graph, "train")
    assert graph.setting == "snowfield" and boy.cut > 0.3
    assert abs(boy.x - train.x) < 0.5 * wide(train)


def test_a_house_on_fire_burns_at_several_places() -> None:
    graph = drawn(Thing("fire", "fire"), Thing("house", "house"), told=((0, "on", 1),),
                  setting="street")  # fmt: skip
    house, flames = one(graph, "house"), every(graph, "fire")
    assert len(flames) == 3
    assert all(house.foot - 1.1 * house.h < flame.foot < house.foot for flame in flames)


@pytest.mark.parametrize("cup", ["bubble-tea", "coffee-cup"])
def test_a_bear_on_a_cup_is_a_picture_and_the_cup_on_a_table(cup: str) -> None:
    graph = drawn(Thing(cup, cup), Thing("bear-cub", "bear"), told=((1, "on", 0),))
    vessel, bear = one(graph, cup), one(graph, "bear-cub")
    assert graph.setting == "table"
    assert vessel.foot - vessel.h < bear.foot - bear.h and bear.foot < vessel.foot


def test_a_fish_on_a_plate_is_no_picture() -> None:
    graph = drawn(Thing("fish", "fish"), Thing("plate", "plate"), told=((0, "on", 1),),
                  setting="table")  # fmt: skip
    assert one(graph, "fish").foot - one(graph, "fish").h < one(graph, "plate").foot - 0.5 * (
        one(graph, "plate").h
    )


def test_a_paddleboard_lies_flat_on_the_water() -> None:
    graph = drawn(Thing("woman", "woman"), Thing("surfboard", "board"), told=((0, "on", 1),),
                  setting="lake")  # fmt: skip
    assert abs(one(graph, "surfboard").tilt) > 80
