"""Frozen dataclasses that take no longer to make than others."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_made(cls: type[T]) -> type[T]:
    """The same frozen dataclass with slots, with an `__init__` that is several times as fast.

    The one that it has by itself sets each field by a call, to get past its own `__setattr__`: a
    quarter of a microsecond a field, and a request has a hundred. This one sets them as any class
    does, while the object is of a class with the same slots and nothing else.
    """
    told, names, set_all = [], dict[str, Any](), []
    for one in sorted(fields(cls), key=lambda field: field.kw_only is True):  # type: ignore[arg-type] # a dataclass
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
        "_Open": type(cls.__name__, (), {"__slots__": cls.__slots__}),  # type: ignore[attr-defined] # as asked for
        "_Frozen": cls,
    }
    exec(  # noqa: S102 - of our own fields' names, as the dataclass did it before
        f"def __init__(self, {', '.join(told)}):\n"
        "    _become(self, '__class__', _Open)\n"
        f"{''.join(set_all)}"
        "    self.__class__ = _Frozen\n",
        names,
    )
    names["__init__"].__annotations__ = cls.__init__.__annotations__
    cls.__init__ = names["__init__"]  # type: ignore[method-assign] # that is the purpose
    return cls
