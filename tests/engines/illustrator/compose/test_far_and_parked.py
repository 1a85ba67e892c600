"""What is far off is small and behind, cars stand behind people, dogs that are walked are led."""

from __future__ import annotations

import pytest

from composed import SQUARE, one
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.homes import home
from seedbed.engines.illustrator.scene import (
    Relation,
    RelationKind,
    SceneSpec,
    Thing,
)
from seedbed.engines.illustrator.understand import understand

SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "setting"),
    [("castle", "road"), ("elephant", "savanna"), ("sailboat", "beach"), ("pagoda", "lake")],
)
def test_what_is_far_is_small_and_behind(name: str, setting: str, seed: int) -> None:
    things = (Thing("man", "man"), Thing(name, name, far=True))
    graph = compose(SceneSpec(things=things, setting=setting), SQUARE, seed)
    near, far = one(graph, "man"), one(graph, name)
    assert far.h < near.h and far.foot < near.foot and far.layer < near.layer
    assert far.depth > near.depth


def test_what_is_alone_is_not_far() -> None:
    near = SceneSpec(things=(Thing("castle", "castle"),), setting="hills")
    far = SceneSpec(things=(Thing("castle", "castle", far=True),), setting="hills")
    assert compose(near, SQUARE, 3).placed == compose(far, SQUARE, 3).placed


@pytest.mark.parametrize("seed", SEEDS)
def test_a_bus_stands_behind_people_and_is_higher(seed: int) -> None:
    things = (Thing("woman", "mother"), Thing("girl", "girl"), Thing("bus", "bus"))
    graph = compose(SceneSpec(things=things, setting="street"), SQUARE, seed)
    bus, woman = one(graph, "bus"), one(graph, "woman")
    assert bus.h > woman.h and bus.foot < woman.foot and bus.layer < woman.layer


def test_a_car_in_front_of_somebody_stays_in_front() -> None:
    things = (Thing("car", "car"), Thing("man", "man"))
    spec = SceneSpec(things=things, setting="street", relations=(Relation(0, "front", 1),))
    graph = compose(spec, SQUARE, 5)
    assert one(graph, "car").layer > one(graph, "man").layer


@pytest.mark.parametrize("kind", ["beside", "with"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_dog_that_is_walked_is_on_a_leash(kind: RelationKind, seed: int) -> None:
    things = (Thing("man", "man", pose="walk"), Thing("dog", "dog"))
    spec = SceneSpec(things=things, setting="park", relations=(Relation(0, kind, 1),))
    graph = compose(spec, SQUARE, seed)
    leash, dog, man = one(graph, "leash"), one(graph, "dog"), one(graph, "man")
    assert min(dog.x, man.x) - 0.1 < leash.x < max(dog.x, man.x) + 0.1
    assert man.foot - man.h < leash.foot < dog.foot + 0.1
    assert leash.layer > min(dog.layer, man.layer)


def test_a_dog_beside_who_stands_is_free() -> None:
    things = (Thing("man", "man"), Thing("dog", "dog"))
    spec = SceneSpec(things=things, setting="park", relations=(Relation(1, "beside", 0),))
    assert all(placed.name != "leash" for placed in compose(spec, SQUARE, 4).placed)


def test_a_named_leash_is_no_thing_of_its_own() -> None:
    things = (Thing("woman", "woman"), Thing("dog", "dog"), Thing("leash", "leash"))
    spec = SceneSpec(things=things, setting="park", relations=(Relation(1, "beside", 0),))
    assert one(compose(spec, SQUARE, 4), "leash").thing < 0


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a red vintage car parked by a lighthouse at sunset", "beach"),
        ("灯塔旁停着一辆红色老爷车", "beach"),
        ("a taxi beside a palm tree", "beach"),
        ("a truck next to a giant cactus", "desert"),
        ("a lighthouse and a sailing boat", "sea"),
        ("a car in front of a bookshop", "street"),
        ("a bus and a tree", "street"),
    ],
)
def test_a_car_is_where_it_is_parked(prompt: str, place: str) -> None:
    assert home(understand(prompt)) == place


@pytest.mark.parametrize("seed", SEEDS)
def test_a_lake_below_mountains_has_them(seed: int) -> None:
    for backdrop, kind in (("mountains", 0), ("hills", 1)):
        graph = compose(SceneSpec(setting="lake", backdrop=backdrop), SQUARE, seed)
        assert graph.variant % 2 == kind
