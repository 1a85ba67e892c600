"""Families and couples whose members are named, or who all do the same."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand import understand


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("A family in a park: mother, father and two kids", ["woman", "man", "child"]),
        ("一家三口在公园，爸爸妈妈和一个女孩", ["man", "woman", "girl"]),
        ("一家人在公园里，爸爸在跑步", ["woman", "child", "man"]),
        ("A penguin family, two chicks between the parents", ["penguin", "penguin"]),
    ],
)
def test_the_members_that_are_named_are_not_there_twice(prompt: str, names: list[str]) -> None:
    assert [thing.name for thing in understand(prompt).things] == names


def test_each_member_does_what_is_said_of_that_one() -> None:
    spec = understand("一家人在公园里，爸爸在放风筝，妈妈在看书")
    father = next(thing for thing in spec.things if thing.name == "man")
    mother = next(thing for thing in spec.things if thing.name == "woman")
    assert (father.holds, mother.holds) == ((Worn("kite"),), (Worn("open-book"),))
    assert mother.pose == "read" != father.pose


def test_a_family_with_lanterns_has_one_each() -> None:
    spec = understand("一家三口提着兔子灯")
    assert [thing.holds for thing in spec.things] == [(Worn("rabbit-lantern"),)] * 3


def test_a_baby_after_a_dog_is_a_baby() -> None:
    assert [t.name for t in understand("A dog by the door, a baby crawling").things][-1] == "baby"
    puppy = understand("A dog and her baby")
    assert [thing.name for thing in puppy.things] == ["dog", "puppy"]


def test_several_with_as_many_things_have_one_each() -> None:
    spec = understand("Three friends holding a book, a ball and a kite")
    assert [thing.holds[0].name for thing in spec.things] == ["closed-book", "ball", "kite"]
    players = understand("Three musicians playing violin, cello and flute on a stage")
    assert sorted(t.name for t in players.things) == ["cello", "musician", "musician", "musician"]


def test_musicians_behind_a_couple_are_not_the_couple() -> None:
    spec = understand("A couple dancing, musicians behind them")
    assert [thing.name for thing in spec.things] == ["man", "woman", "musician"]
    assert spec.things[2].pose is None
