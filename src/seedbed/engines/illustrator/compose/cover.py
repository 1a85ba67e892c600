"""Who has something over or before them: an arch, an umbrella, a fence, the trunk of a tree."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.scene import SceneSpec

FENCES = frozenset({"fence", "wall", "stone-wall", "brick-wall"})
_ARCHES = frozenset(
    {"archway", "gate", "paifang", "gazebo", "pavilion", "flower-arch", "torii", "stone-arch"}
)


def under_arches(spec: SceneSpec, figures: Sequence[Figure], frame: Frame) -> None:
    """Who is under an arch stands in it, side by side."""
    for arch in figures:
        if arch.name not in _ARCHES or not arch.placed:
            continue
        below = {
            r.subject for r in spec.relations if r.kind in {"under", "in"} and r.other == arch.index
        }
        guests = [f for f in figures if f.index in below and f.placed and f.bearer is None]
        if not guests:
            continue
        wide = sum(figure.width(frame) for figure in guests)
        needed = max(1.3 * max(f.h for f in guests), 1.5 * wide / arch.aspect / frame.squeeze)
        arch.h = min(max(arch.h, needed), 0.86 * (arch.foot - frame.free[1]))
        half = 0.5 * arch.width(frame)
        arch.x = min(max(arch.x, half), 1 - half) if half < 0.5 else 0.5
        fit = min(1.0, 2.2 * half / wide, 0.8 * arch.h / max(f.h for f in guests))
        x = arch.x - 0.5 * wide * fit
        for figure in guests:
            figure.h *= fit
            figure.x = x + 0.5 * figure.width(frame)
            x += figure.width(frame)
            figure.foot = max(figure.foot, arch.foot + 0.02)


def over_the_fence(subject: Figure, other: Figure, frame: Frame) -> None:
    """Behind a fence or a wall one is seen from the chest up, and it is wider than who is there."""
    other.h = min(max(0.4 * subject.h, 0.18 * frame.unit), 0.5 * subject.h)
    wide = other.width(frame)
    other.h *= min(1.3, max(1.0, 1.2 * subject.width(frame) / max(0.01, wide)))
    other.foot = min(frame.ground.stand_near, subject.foot + 0.03)
    subject.foot = other.foot - 0.03
    other.x, other.depth = subject.x, subject.depth
    other.layer, subject.line, subject.rank = subject.layer, other.foot, -1.0


def peep_out(subject: Figure, other: Figure, away: int, frame: Frame) -> None:
    """Half hidden behind a trunk or the corner of a house."""
    subject.h = min(subject.h, (0.37 if other.facts.kind == "tree" else 0.42) * other.h)
    edge = (0.05 + 0.13 * subject.h / other.h) * other.h * frame.squeeze
    if other.facts.kind == "building":
        away = 1 if other.x < 0.5 else -1
        edge = 0.46 * other.width(frame) + 0.1 * subject.width(frame)
    subject.x = other.x + away * edge
    subject.foot, subject.depth = other.foot - 0.012, other.depth
    subject.layer = (other.layer or 0) - 1
    subject.face(subject.x + away)


def shelter(spec: SceneSpec, figures: Sequence[Figure], frame: Frame) -> None:
    """An umbrella over those who are somewhere else together, on a bench, in a boat: its stick is
    in the ground behind them."""
    for relation in spec.relations:
        if relation.kind != "under":
            continue
        below = [f for f in figures if f.index == relation.subject and f.placed and f.bearer]
        over = [f for f in figures if f.index == relation.other and "umbrella" in f.name]
        if not below or not over:
            continue
        roof, left = over[0], min(f.x - 0.4 * f.width(frame) for f in below)
        right = max(f.x + 0.4 * f.width(frame) for f in below)
        foot = max(f.foot for f in below)
        tallest = max(f.foot - f.top for f in below)
        roof.h = max(roof.h, 1.3 * tallest, 1.1 * (right - left) / roof.aspect / frame.squeeze)
        roof.h = min(roof.h, foot - frame.free[1] - 0.02)
        roof.x, roof.foot, roof.placed = (left + right) / 2, foot - 0.012, True
        bearer = below[0].bearer
        roof.layer, roof.depth = below[0].layer, below[0].depth
        roof.line, roof.rank = below[0].stands, (bearer.rank if bearer else 0.0) - 0.03
