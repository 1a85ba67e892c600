"""Who and what makes the background of the heroes: cars and buses, whatever else is larger than
people, and a crowd stand behind them, not between them."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.heads import NO_HEAD
from seedbed.engines.illustrator.scene import SceneSpec

_HIGH, _LONG = 1.4, 1.2
"""Metres and width over height from which something on the ground is parked behind people."""
_NOT_PARKED = frozenset(
    {
        "carriage", "coach", "rickshaw", "tricycle", "sedan-chair", "wooden-cart", "lion-dance",
        "goal", "goalpost", "football-goal", "soccer-goal", "wall", "stone-wall", "brick-wall",
        "string-lights", "power-line", "hammock", "bonfire", "shipwreck", "sled",
    }
)  # fmt: skip
"""What somebody pulls or sits in, and what has rules of its own."""
_ANYBODY, _MANY = frozenset({"person"}), 4
_WIDEST = 0.74


def is_crowd(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether it is one of many people without a name, behind those of whom more is said."""
    many = figure.thing.name in _ANYBODY and figure.thing.count >= _MANY
    return many and any(f.facts.kind == "person" and f.thing.count < _MANY for f in figures)


def is_parked(figure: Figure) -> bool:
    """Whether it is one that stands behind those who live, where there are any."""
    facts = figure.facts
    large = facts.kind == "ground" and facts.height >= _HIGH and facts.aspect >= _LONG
    return large and facts.head in NO_HEAD and figure.name not in _NOT_PARKED


def set_crowd_aside(spec: SceneSpec, standing: Sequence[Figure]) -> None:
    """Take the crowd out of the heroes' rows: it comes behind them when they stand."""
    told = {r.subject for r in spec.relations if r.kind not in {"looking_at", "beside"}}
    for figure in standing:
        if figure.index not in told and is_crowd(figure, standing):
            figure.placed = True


def place_parked(
    standing: Sequence[Figure],
    figures: Sequence[Figure],
    frame: Frame,
    spec: SceneSpec,
    *,
    side: int,
) -> list[Figure]:
    """Put them at the back of the foreground, the first at `side` (-1 left, 1 right); out come
    those placed.

    People are made no higher than they are beside such a car or bus.
    """
    people = [f for f in standing if f.facts.kind == "person"]
    above = {f.index for f in figures if f.facts.kind == "celestial"}
    parked = [
        f for f in standing
        if is_parked(f) and f.thing.count == 1 and not _led(f, spec, above)
    ]  # fmt: skip
    if not people or not parked or len(parked) > 2:
        return []
    far, near = frame.ground.stand_far, frame.ground.stand_near
    tallest = max(f.facts.height for f in people)
    for number, figure in enumerate(parked):
        real = min(1.4, max(0.85, figure.facts.height / tallest))
        widest = min(_WIDEST, 0.9 / len(parked)) / figure.aspect / frame.squeeze
        figure.h = min(real * max(f.h for f in people), widest)
        figure.foot = far + 0.18 * (near - far)
        half = figure.width(frame) / 2
        figure.x = 0.5 + side * (-1) ** number * max(0.0, 0.46 - half)
        figure.placed, figure.depth, figure.layer = True, 0.06, -20
        figure.face(0.5)
        most = max(1.12 * figure.h / real, 0.24 * frame.unit)
        fit = min(1.0, most / max(f.h for f in people))
        for other in standing:
            other.h *= fit if not other.placed else 1.0
    return parked


def _led(figure: Figure, spec: SceneSpec, above: set[int]) -> bool:
    """Whether the prompt puts it before somebody or among others; `above` are things in the sky,
    under which everything is."""
    kinds = {r.kind for r in spec.relations if r.subject == figure.index and r.other not in above}
    return bool(kinds & {"front", "between", "on", "in", "under", "around"})
