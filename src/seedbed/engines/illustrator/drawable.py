"""Whether a scene that somebody edited can be drawn."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from seedbed.engines.illustrator.emblems import EMBLEMS
from seedbed.engines.illustrator.emblems.printing import is_mark
from seedbed.engines.illustrator.places import PLACES
from seedbed.engines.illustrator.styles import STYLES
from seedbed.engines.illustrator.subjects import known
from seedbed.engines.illustrator.subjects.tint import named
from seedbed.errors import InvalidParameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedbed.engines.illustrator.scene import Lettering, Placed, SceneGraph

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_MOST = 400  # subjects, and lines of text
# How far beyond the canvas a subject's place may lie, and how large it may be, in canvases.
_FAR, _TALLEST = 3.0, 4.0


def check(graph: SceneGraph) -> None:
    """Raises: InvalidParameter naming the first field that cannot be drawn, and what is near."""
    _one_of("setting", graph.setting, PLACES)
    _one_of("style", graph.style, STYLES)
    if graph.backdrop is not None:
        _one_of("backdrop", graph.backdrop, PLACES)
    if graph.background_colour is not None:
        _hex("background_colour", graph.background_colour)
    if graph.enclosure_colour is not None:
        _hex("enclosure_colour", graph.enclosure_colour)
    _between("horizon", graph.horizon, 0.0, 1.0)
    _between("sun_x", graph.sun_x, -1.0, 2.0)
    if graph.variant < 0:
        raise InvalidParameter("variant", "it is 0 or more.")
    for name, many in (("placed", len(graph.placed)), ("lettering", len(graph.lettering))):
        if many > _MOST:
            raise InvalidParameter(name, f"there are at most {_MOST}, not {many}.")
    names = frozenset(EMBLEMS) if is_mark(graph) else known()
    for number, placed in enumerate(graph.placed):
        _check_placed(f"placed[{number}]", placed, names)
    for number, line in enumerate(graph.lettering):
        _check_line(f"lettering[{number}]", line)


def _check_placed(where: str, placed: Placed, names: frozenset[str]) -> None:
    _one_of(f"{where}.name", placed.name, names)
    _between(f"{where}.x", placed.x, -_FAR, 1 + _FAR)
    _between(f"{where}.foot", placed.foot, -_FAR, 1 + _FAR)
    if not 0 < placed.h <= _TALLEST:
        raise InvalidParameter(f"{where}.h", f"it is above 0 and at most {_TALLEST:g}.")
    _between(f"{where}.depth", placed.depth, 0.0, 1.0)
    _between(f"{where}.cut", placed.cut, 0.0, 1.0)
    if placed.look < 0:
        raise InvalidParameter(f"{where}.look", "it is 0 or more.")
    _colour(f"{where}.colour", placed.colour)
    for part, things in (("wears", placed.wears), ("holds", placed.holds)):
        for number, worn in enumerate(things):
            _colour(f"{where}.{part}[{number}].colour", worn.colour)


def _check_line(where: str, line: Lettering) -> None:
    if not line.text.strip():
        raise InvalidParameter(f"{where}.text", "it is empty.")
    for name in ("x", "y"):
        _between(f"{where}.{name}", getattr(line, name), 0.0, 1.0)
    for name in ("w", "h"):
        if not 0 < getattr(line, name) <= 1:
            raise InvalidParameter(f"{where}.{name}", "it is above 0 and at most 1.")
    _hex(f"{where}.colour", line.colour)


def _one_of(where: str, name: str, choices: Iterable[str]) -> None:
    ids = sorted(choices)
    if name in ids:
        return
    near = get_close_matches(name, ids, 3) if len(ids) > 60 else ids
    hint = f"; perhaps {', '.join(near)}" if near else ""
    raise InvalidParameter(where, f"there is no {name!r:.60}{hint}.")


def _between(where: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise InvalidParameter(where, f"it is {low:g} to {high:g}, not {value:g}.")


def _colour(where: str, colour: str | None) -> None:
    if colour is None or _HEX.fullmatch(colour):
        return
    if colour.startswith("#") or named(colour) is None:
        raise InvalidParameter(where, f"it is #rrggbb or a colour's name, not {colour!r:.60}.")


def _hex(where: str, colour: str) -> None:
    if not _HEX.fullmatch(colour):
        raise InvalidParameter(where, f"it is #rrggbb, not {colour!r:.60}.")
