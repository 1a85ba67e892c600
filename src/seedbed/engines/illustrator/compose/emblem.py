"""What is shown for itself on a plain ground: a logo, an icon, a portrait, a product; and the ring
around an emblem."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Box, Figure, Frame
from seedbed.engines.illustrator.compose.framing import close_up
from seedbed.engines.illustrator.scene import SceneSpec

RING = "roundel"
_INSIDE = 0.62
"""Side of the square inside a ring that its things fill, in the ring's height."""
_MARKS = frozenset({"logo", "icon"})


def place_emblem(free: Sequence[Figure], frame: Frame, spec: SceneSpec, *, bearing: bool) -> None:
    """Place what a plain ground is to show, where it is one thing, an emblem of a few, or things
    in a ring. `bearing`: others are on or in these and are placed after them."""
    ring = next((figure for figure in free if figure.name == RING), None)
    if ring is not None:
        _ringed(ring, [f for f in free if f is not ring], frame, bearing=bearing)
        return
    if not bearing:
        _mark(free, frame, spec)
    _mark_of_several(free, frame, spec)


def _ringed(ring: Figure, inside: Sequence[Figure], frame: Frame, *, bearing: bool) -> None:
    """The ring as large as the canvas allows, and all the rest in its middle."""
    x0, y0, x1, y1 = frame.free
    ring.h = min(0.92 * (y1 - y0), 0.92 * (x1 - x0) / frame.squeeze)
    ring.x = (x0 + x1) / 2
    ring.foot = (y0 + y1 + ring.h) / 2
    ring.placed, ring.shadow, ring.layer = True, "none", -90
    if not inside:
        return
    high = 0.5 * _INSIDE * ring.h
    wide = high * frame.squeeze
    middle = ring.foot - 0.5 * ring.h
    top = middle - high * (0.1 if bearing else 1.0)  # what they bear comes on top
    _row(inside, (ring.x - wide, top, ring.x + wide, middle + high), frame)


def _mark(free: Sequence[Figure], frame: Frame, spec: SceneSpec) -> None:
    """One subject on a plain ground fills it: a logo, an icon, a portrait, a product."""
    if len(free) != 1:
        return
    figure = free[0]
    x0, y0, x1, y1 = frame.free
    if close_up(figure, frame, spec):
        return
    emblem = spec.layout in _MARKS or spec.style in {"sticker", "minimal logo"}
    share = 0.8 if emblem else 0.7 if spec.camera == "close" else 0.58
    high = (y1 - y0) * share
    widest = (x1 - x0) * (0.8 if emblem else 0.66)
    figure.h = min(high, widest / max(0.05, figure.facts.aspect) / frame.squeeze)
    figure.h = min(figure.h, 0.95 * frame.unit)
    figure.h *= min(1.0, figure.thing.scale) ** 0.5
    figure.x = (x0 + x1) / 2
    middle = (y0 + y1) / 2
    if emblem or figure.facts.kind in {"flying", "swimming", "celestial"}:
        figure.foot = middle + figure.h / 2
        figure.shadow = "none"
    else:
        podium = frame.ground.spots.get("podium")
        level = podium[3] if podium else frame.ground.stand_near
        figure.foot = min(level, y1 - 0.05)
        figure.h = min(figure.h, figure.foot - y0 - 0.04)
    figure.placed = True


def _mark_of_several(free: Sequence[Figure], frame: Frame, spec: SceneSpec) -> None:
    """Two or three subjects of a logo or an icon in a row."""
    if spec.layout not in _MARKS or not 1 < len(free) <= 3 or spec.relations:
        return
    x0, y0, x1, y1 = frame.free
    half = 0.5 * min(0.7 * (y1 - y0), 0.8 * frame.unit)
    middle, side = (y0 + y1) / 2, 0.08 * (x1 - x0)
    _row(free, (x0 + side, middle - half, x1 - side, middle + half), frame)


def _row(figures: Sequence[Figure], box: Box, frame: Frame) -> None:
    """Side by side in a box, centred; suns and moons are smaller and at the top of the row."""
    x0, y0, x1, y1 = box
    column = (x1 - x0) / len(figures)
    aloft = [figure.facts.kind == "celestial" and len(figures) > 1 for figure in figures]
    for figure, up in zip(figures, aloft, strict=True):
        widest = column * (0.7 if up else 0.94)
        figure.h = min((y1 - y0) * (0.5 if up else 1), widest / figure.aspect / frame.squeeze)
    row = max(figure.h * (1.3 if up else 1) for figure, up in zip(figures, aloft, strict=True))
    top = (y0 + y1 - row) / 2
    for number, (figure, up) in enumerate(zip(figures, aloft, strict=True)):
        figure.x = (x0 + x1) / 2 + column * (number - (len(figures) - 1) / 2)
        figure.foot = top + (figure.h if up else row)
        figure.placed, figure.shadow = True, "none"
