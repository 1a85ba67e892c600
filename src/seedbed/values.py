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
    cls = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    made = _with_slots(cls)
    methods = {
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


def _with_slots(cls: type[Any]) -> type[Any]:
    """The same class with a slot for each field, and a type of its own that says how one is made
    when it is called; the first call writes that."""
    names = tuple(one.name for one in fields(cls))
    members = {
        name: member
        for name, member in vars(cls).items()
        if name not in names and name not in ("__dict__", "__weakref__")
    }
    how: Any = type("Value", (type,), {})
    made: type[Any] = how(cls.__name__, (), {**members, "__slots__": names})
    made.__qualname__ = cls.__qualname__
    if "__init__" not in members:

        def __call__(cls: type[Any], *args: Any, **named: Any) -> Any:  # noqa: N807
            how.__call__ = _maker(cls)
            return cls(*args, **named)

        how.__call__ = __call__
    return made


def _maker(cls: type[Any]) -> Callable[..., Any]:
    """What makes one when the class is called; several times as fast as the standard library's.

    That sets each field of a frozen class by a call, to get past its `__setattr__`: a quarter of a
    microsecond a field, and a request has a hundred. This one makes an object of a class with the
    same slots and nothing else, sets them as any class does, and then makes it a frozen one.
    """
    told, names, set_all = ["_cls", "/"], dict[str, Any](), []
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
        set_all.append(f"    _made.{one.name} = {value}\n")
    names |= {
        "_Open": type(cls.__name__, (), {"__slots__": cls.__slots__}),
        "_Frozen": cls,
    }
    exec(  # noqa: S102 - of our own fields' names, as the standard library does it
        f"def __call__({', '.join(told)}):\n"
        "    _made = _Open()\n"
        f"{''.join(set_all)}"
        "    _made.__class__ = _Frozen\n"
        f"{'    _made.__post_init__()' if hasattr(cls, '__post_init__') else ''}\n"
        "    return _made\n",
        names,
    )
    made: Callable[..., Any] = names["__call__"]
    made.__qualname__ = f"{cls.__qualname__}.__call__"
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
    # Whatever is made by calling it is of this class, and of no other.
    raise TypeError(f"{cls.__qualname__}: a value is no base; ask for another dataclass")


def _stay(self: Any, name: str, value: Any = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {type(self).__qualname__}.{name}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
