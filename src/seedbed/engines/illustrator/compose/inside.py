"""Who is inside something that has windows or a door is seen in the opening, and no further:
the figure is cut off along its lower edge."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame, lists

Opening = tuple[float, float, float]
"""x, bottom and height, as openings.txt has them."""

_BALLOONS = frozenset({"hot-air-balloon"})
_BUST = {"child": 0.54, "person": 0.44, "beast": 0.6}
"""The share of a standing figure that shows above a window's sill, from the crown down."""


def openings(name: str) -> tuple[Opening, ...]:
    """Where those inside this subject are seen; none for what has no inside."""
    found = []
    for text in lists("openings.txt").get(name, ()):
        x, bottom, height = (float(part) for part in text.split(","))
        found.append((x, bottom, height))
    return tuple(found)


def fits_inside(figure: Figure, other: Figure, kind: str) -> bool:
    """Whether "in", "on" or "riding" puts this figure inside that: somebody in a car, not a cat
    on a roof or a chimney on a house."""
    if not openings(other.name) or figure.facts.kind not in {"person", "ground"}:
        return False
    if figure.facts.height > 2.2 or figure.name == other.name:
        return False
    vehicle = other.facts.kind != "building"
    return kind == "in" or (vehicle and (kind == "riding" or figure.facts.kind == "person"))


def put_inside(figures: Sequence[Figure], other: Figure, frame: Frame) -> None:
    """Show the figures in the openings of `other`, several sharing the last one."""
    if other.name in _BALLOONS:
        # Or those in its basket would be dots.
        other.h = max(other.h, min(0.86 * (frame.free[3] - frame.free[1]), 0.9 * frame.unit))
        other.foot = max(other.foot, frame.free[1] + 0.03 + other.h)
    found = openings(other.name)
    shared = max(0, len(figures) - len(found))
    for number, figure in enumerate(figures):
        x, bottom, height = found[min(number, len(found) - 1)]
        if other.flip:
            x = 1 - x
        aside = 0.0
        if shared and number >= len(found) - 1:
            place = number - (len(found) - 1)
            aside = ((place + 0.5) / (shared + 1) - 0.5) * 0.7 * height * frame.squeeze * other.h
        build = "child" if figure.thing.age == "child" else "person"
        share = _BUST[build if figure.facts.kind == "person" else "beast"]
        figure.pose = "sit" if bottom == 0 else "stand"
        if bottom == 0:
            # Sits in the doorway whole.
            figure.h, figure.cut = height * other.h * 1.05, 0.0
        else:
            figure.h, figure.cut = height * other.h * 0.96 / share, 1 - share
        figure.x = other.x + (x - 0.5) * other.width(frame) + aside
        figure.foot = other.foot - bottom * other.h + (0.012 if bottom == 0 else 0.0)
        figure.placed, figure.shadow = True, "none"
        figure.layer, figure.depth, figure.line = other.layer, other.depth, other.stands
        figure.rank = other.rank + 0.01
        figure.go_with(other)
        figure.holds = figure.holds if bottom == 0 else ()
