"""What leads across water: a log, a bridge, reaching from bank to bank, and who goes over it."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame

_LAID = frozenset({"log", "wood", "bridge", "stone-bridge", "bridge-at-night"})
_OVERLAP = 0.1
"""How far each end lies on its bank, of the canvas' width."""


def lay_across(figures: Sequence[Figure], frame: Frame) -> None:
    """Put the first log or bridge over a river's water, its ends on the banks. Where the place
    has no two banks, nothing happens."""
    left, right = frame.ground.spots.get("left bank"), frame.ground.spots.get("right bank")
    water = frame.ground.water
    if left is None or right is None or water is None:
        return
    span = next((f for f in figures if f.name in _LAID and not f.placed and not f.carried), None)
    if span is None:
        return
    low = span.facts.kind != "building"
    wide = right[0] - left[2] + 2 * _OVERLAP
    span.h = wide / span.aspect / frame.squeeze
    span.h = min(span.h, 0.5 * frame.unit)
    span.x = (left[2] + right[0]) / 2
    top, bottom = water
    span.foot = top + (bottom - top) * (0.72 if low else 0.42) + (0.3 * span.h if low else 0.0)
    span.foot = min(span.foot, 0.96)
    span.placed, span.shadow, span.depth = True, "none", 0.02
    span.layer = 0 if low else -20
