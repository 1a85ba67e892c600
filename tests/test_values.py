"""The package's own dataclasses are the frozen dataclasses they look like."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, replace
from typing import Any

import pytest

from seedbed.values import dataclass


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    first: int
    second: str = "two"
    many: list[int] = field(default_factory=list)
    back: Callable[[], None] | None = field(default=None, repr=False, compare=False, kw_only=True)
    last: int = 4


@dataclass(frozen=True, slots=True)
class Quick:
    first: int
    second: str = "two"
    many: list[int] = field(default_factory=list)
    back: Callable[[], None] | None = field(default=None, repr=False, compare=False, kw_only=True)
    last: int = 4


@dataclass(frozen=True, slots=True)
class Alone:
    """One field and a say in its own making."""

    only: str

    def __post_init__(self) -> None:
        if not self.only:
            raise ValueError("empty")

    def __repr__(self) -> str:
        return "alone"


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(slots=True)
class Open:
    """Asked for otherwise, it is the standard library's own."""

    count: int = 0


def test_it_is_made_as_it_would_be_without() -> None:
    for given, named in (
        ((1,), {}),
        ((1, "b", [7], 9), {"back": print}),
        ((), {"first": 1, "last": 3}),
    ):
        quick, plain = Quick(*given, **named), Plain(*given, **named)
        assert type(quick) is Quick
        assert asdict(quick) == asdict(plain)
        assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert inspect.signature(Quick).parameters.keys() == inspect.signature(Plain).parameters.keys()
    assert Quick(1).many is not Quick(1).many
    many: list[tuple[Any, ...]] = [(), (1, "b", [], 4, None)]
    for wrong in many:
        with pytest.raises(TypeError):
            Quick(*wrong)


def test_it_never_changes() -> None:
    one = Quick(1)
    with pytest.raises(FrozenInstanceError):
        one.first = 2  # type: ignore[misc]  # that is the point
    with pytest.raises((AttributeError, TypeError)):
        one.other = 2  # type: ignore[attr-defined]  # it has slots
    assert replace(one, first=2) == Quick(2) != one


def test_it_can_be_copied_and_sent() -> None:
    one = Quick(1, many=[2])
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one
    assert hash(replace(one, many=())) == hash(Quick(1, many=()))  # type: ignore[arg-type]


def test_what_a_class_says_itself_stays() -> None:
    assert repr(Alone("a")) == "alone"
    assert len({Alone("a"), Alone("a"), Alone("b")}) == 2
    with pytest.raises(ValueError, match="empty"):
        Alone("")


def test_values_of_two_classes_are_never_equal() -> None:
    assert Quick(1) != Plain(1)  # type: ignore[comparison-overlap]
    assert Nothing() == Nothing() != Alone("a")  # type: ignore[comparison-overlap]


def test_it_is_no_base() -> None:
    with pytest.raises(TypeError, match="Quicker: a value is no base"):

        class Quicker(Quick):
            pass


def test_a_class_that_may_change_does() -> None:
    one = Open()
    one.count += 1
    assert one == Open(1)
