"""How large a figure is drawn. Real heights are compressed, or a mouse beside a house would
be a dot; what is left of the difference is enough to tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from statistics import median
from typing import cast

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.scene import SceneSpec
from seedbed.engines.illustrator.subjects import Facts
from seedbed.engines.illustrator.subjects.facts import Kind

COMPRESSION = 0.42
"""Drawn height goes with the real one to this power; tuned by eye."""

FURNITURE = frozenset(
    {
        "bench", "park-bench", "chair", "armchair", "sofa", "couch-and-lamp", "bed", "desk",
        "table", "bookshelf", "fence", "swing", "seat", "picnic-basket", "mailbox", "street-lamp",
    }
)  # fmt: skip
"""What stands in a place for somebody else, and does not fill the picture on its own."""

_HERO = (0.48, 0.40, 0.345, 0.305, 0.275, 0.255, 0.235, 0.22, 0.205, 0.195, 0.185, 0.18)
"""Height of the main figures by their number, in short sides of the canvas."""


def facts_of(name: str) -> Facts:
    """What is known of a subject, with kind and height for glyphs that carry no facts."""
    facts = subjects.facts(name)
    if name in {"christmas-tree", "tanabata-tree", "leafless-tree"}:
        return replace(facts, kind="tree")
    if (facts.kind, facts.height) == ("tabletop", 0.25) and name in _kinds():
        kind, height = _kinds()[name]
        return replace(facts, kind=kind, height=height)
    return facts


@cache
def _kinds() -> dict[str, tuple[Kind, float]]:
    text = files(__package__).joinpath("kinds.txt").read_text("utf-8")
    found: dict[str, tuple[Kind, float]] = {}
    for line in text.splitlines():
        left, _, right = line.partition(" = ")
        if right:
            kind, height = left.split()
            found.update({name: (cast(Kind, kind), float(height)) for name in right.split()})
    return found


def set_sizes(
    figures: Sequence[Figure],
    frame: Frame,
    spec: SceneSpec,
    *,
    made: bool = False,
    zoom: float = 1.0,
) -> None:
    """Give every figure its height, as if each stood in the foreground.

    `made`: the ground is a backdrop, where the figures are all there is to see. `zoom`: how
    much nearer than usual the camera is; houses and trees do not follow it.
    """
    main = [f for f in figures if f.facts.kind not in {"building", "tree", "celestial"}]
    # A field of flowers is what the others stand in, not more of them.
    main = [f for f in main if not (f.facts.kind == "plant" and f.thing.count >= 3)] or main
    count = len([f for f in main if not f.carried])
    hero = _HERO[max(1, min(count, len(_HERO))) - 1] * frame.unit * (1 + 0.5 * frame.tall)
    hero *= (1 + 0.14 * frame.wide) * (1.3 if made else zoom)
    if spec.camera == "close":
        hero *= 1.4 if count <= 2 else 1.2
    elif spec.camera == "wide":
        hero *= 0.8
    free = frame.free[3] - frame.free[1]
    hero *= min(1.0, 0.35 + 0.65 * free)
    ordinary = median(f.facts.height for f in main) if main else 1.0
    backs = [figure for figure in figures if figure.facts.kind in {"building", "tree"}]
    for figure in figures:
        ratio = figure.facts.height / ordinary
        if figure in backs:
            figure.h = _back(figure, frame, alone=not main, crowd=len(backs)) * min(
                1.0, 0.4 + 0.6 * free
            )
            if main:
                small = hero * max(1.15, min(2.1, ratio**0.3))
                figure.h = min(figure.h, max(small, 0.36 * frame.unit))
        elif figure.facts.kind == "celestial":
            figure.h = 0.2 * frame.unit
        else:
            least, most = (0.75, 1.3) if made else (0.5, 1.75)
            figure.h = hero * max(least, min(most, ratio**COMPRESSION))
        figure.h *= figure.thing.scale**0.8
        if figure.pose == "sleep" and figure.facts.kind in {"ground", "person"}:
            figure.h *= 0.8
        if figure.facts.kind in {"person", "ground", "flying"}:
            figure.h = max(figure.h, 0.1 * frame.unit)
        elif figure.facts.kind == "tabletop" and not figure.carried:
            figure.h = max(figure.h, 0.15 * frame.unit * figure.thing.scale)
        # Nothing is wider than the picture can hold.
        widest = 0.82 if len(figures) == 1 else 0.66
        if figure.facts.aspect > 2.5:
            widest = 0.9  # a train is told from a carriage by its length
        lone = not any(other.carried for other in figures)
        if figure.name in FURNITURE and lone and not made and spec.camera != "close":
            widest = min(widest, 0.42)
        if figure.width(frame) > widest:
            figure.h *= widest / figure.width(frame)
        figure.h = min(figure.h, 0.9 * free)
    _giants(figures, free)


GIANT, TINY = 1.5, 0.6
"""From which scale on something is far larger or smaller than whatever it stands beside."""


def _giants(figures: Sequence[Figure], free: float) -> None:
    """ "Giant" and "tiny" are said of the others: a giant teddy bear is higher than the girl."""
    ordinary = [f.h for f in figures if TINY < f.thing.scale < GIANT and f.facts.kind in _LIVING]
    if not ordinary:
        return
    for figure in figures:
        if figure.facts.kind in {"building", "tree", "celestial"} or figure.carried:
            continue
        if figure.thing.scale >= GIANT:
            figure.h = min(max(figure.h, 1.3 * max(ordinary)), 0.78 * free)
        elif figure.thing.scale <= TINY and figure.facts.kind in _LIVING:
            figure.h = min(figure.h, 0.62 * max(ordinary))


_LIVING = frozenset({"person", "ground", "flying", "swimming"})


def _back(figure: Figure, frame: Frame, *, alone: bool, crowd: int) -> float:
    """Height of a house or tree: by its own height, larger when it is the subject itself."""
    least = 0.62 if figure.facts.kind == "tree" else 0.5
    h = least * (figure.facts.height / 8) ** 0.2 * frame.unit * (1 + 0.55 * frame.tall)
    if alone:
        h *= {1: 1.25, 2: 1.1, 3: 0.95}.get(crowd, 0.8)
    elif crowd > 2:
        h *= 0.85
    return float(min(h, 0.74))
