"""The frozen dataclasses of this package: they take no longer to make than others, and next to
nothing to define.

As the standard library does it, to define one is to compile six methods, and a fifth of the time
that a server needs to start was spent on that; most are never called.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, **asked):
        """The standard dataclass, to be imported in its place; with `frozen=True, slots=True` and
        nothing else asked, and no base, made as said above."""
        if cls is None:
            return lambda cls: dataclass(cls, **asked)
        if asked != {"frozen": True, "slots": True} or cls.__bases__ != (object,):
            return dataclasses.dataclass(cls, **asked)
        return _value(cls)


def _value(cls: type[Any]) -> type[Any]:
    own = {"__init__", "__repr__", "__eq__", "__hash__"} & vars(cls).keys()
    if "__eq__" in own:
        own.add("__hash__")  # as the class says, or none
    made: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    methods = {
        "__init__": _written_when_called(made),
        "__repr__": _repr,
        **_comparing(made),
        "__init_subclass__": classmethod(_no_subclass),
        "__setattr__": _stay,
        "__delattr__": _stay,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _written_when_called(cls: type[Any]) -> Callable[..., None]:
    """An `__init__` that puts the real one in its place."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: N807 - what it stands for
        cls.__init__ = _init(cls)
        cls.__init__(self, *args, **named)

    return __init__


def _init(cls: type[Any]) -> Callable[..., None]:
    """An `__init__` that is several times as fast as the standard one.

    That sets each field of a frozen class by a call, to get past its `__setattr__`: a quarter of a
    microsecond a field, and a request has a hundred. This one sets them as any class does, while
    the object is of a class with the same slots and nothing else.
    """
    told, names, set_all = [], dict[str, Any](), []
    for one in sorted(fields(cls), key=lambda field: field.kw_only is True):
        value = one.name
        if one.kw_only and "*" not in told:
            told.append("*")
        if one.default_factory is not MISSING:
            names[f"_make_{one.name}"], names["_missing"] = one.default_factory, MISSING
            told.append(f"{one.name}=_missing")
            value = f"_make_{one.name}() if {one.name} is _missing else {one.name}"
        elif one.default is not MISSING:
            names[f"_{one.name}"] = one.default
            told.append(f"{one.name}=_{one.name}")
        else:
            told.append(one.name)
        set_all.append(f"    self.{one.name} = {value}\n")
    names |= {
        "_become": object.__setattr__,
        "_Open": type(cls.__name__, (), {"__slots__": cls.__slots__}),
        "_Frozen": cls,
    }
    exec(  # noqa: S102 - of our own fields' names, as the standard library does it
        f"def __init__(self, {', '.join(told)}):\n"
        "    _become(self, '__class__', _Open)\n"
        f"{''.join(set_all)}"
        "    self.__class__ = _Frozen\n"
        f"{'    self.__post_init__()' if hasattr(cls, '__post_init__') else ''}\n",
        names,
    )
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _comparing(cls: type[Any]) -> dict[str, Callable[..., Any]]:
    """`__eq__` and `__hash__` over the fields that count."""
    names = [one.name for one in fields(cls) if one.compare]
    get: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(get(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _no_subclass(cls: type[Any], /, **_: object) -> NoReturn:
    # Whoever is made by its `__init__` is of the class that has it, and of no other.
    raise TypeError(f"{cls.__qualname__}: a value is no base; ask for another dataclass")


def _stay(self: Any, name: str, value: Any = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {type(self).__qualname__}.{name}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
