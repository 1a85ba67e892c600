"""Values that are quickly made are the frozen dataclasses they look like."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from typing import Any

import pytest

from seedbed.values import quickly_made


@dataclass(frozen=True, slots=True)
class Plain:
    first: int
    second: str = "two"
    many: list[int] = field(default_factory=list)
    back: Callable[[], None] | None = field(default=None, repr=False, compare=False, kw_only=True)
    last: int = 4


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    first: int
    second: str = "two"
    many: list[int] = field(default_factory=list)
    back: Callable[[], None] | None = field(default=None, repr=False, compare=False, kw_only=True)
    last: int = 4


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
