"""At and beyond a room's window: sun, moon and trees outside it, what hangs before it, who sits on
its sill or looks out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Box, Figure, Frame
from seedbed.engines.illustrator.compose.occasion import INDOORS, Occasion
from seedbed.engines.illustrator.scene import SceneSpec

_OUTSIDE = frozenset({"tree", "building", "floating"})
_POTTED = frozenset({"christmas-tree", "bonsai", "window", "blanket-fort", "market-stall", "stall"})
"""What has a trunk or a roof and is in the room all the same."""
_OUTSIDE_FROM = 1.0
"""Metres from which a boat is none of a child's."""
_HUNG = frozenset(
    {
        "wind-chime", "red-lantern", "red-paper-lantern", "paper-lantern", "paper-crane",
        "origami-crane", "chinese-knot", "birdcage",
    }
)  # fmt: skip


def through_window(free: Sequence[Figure], frame: Frame, at: Occasion) -> None:
    """Indoors, sun and moon, trees, houses and boats are outside: small, in the window."""
    window = frame.ground.spots.get("window")
    if window is None or at.setting not in INDOORS:
        return
    x0, y0, x1, y1 = window
    for number, figure in enumerate(
        f for f in free if f.facts.kind == "celestial" and f.name != "overhead-lights"
    ):
        figure.h = 0.3 * (y1 - y0)
        figure.h = min(figure.h, 0.26 * (x1 - x0) / figure.aspect / frame.squeeze)
        figure.x = x0 + (x1 - x0) * (0.74 if number % 2 == 0 else 0.28)
        figure.foot = y0 + 0.16 * (y1 - y0) + figure.h
        figure.placed, figure.shadow, figure.layer = True, "none", -80
    outside = [
        f for f in free
        if f.facts.kind in _OUTSIDE and f.name not in _POTTED and f.facts.height > _OUTSIDE_FROM
    ]  # fmt: skip
    for number, figure in enumerate(outside):
        wide = 0.9 * (x1 - x0) / len(outside)
        figure.h = min(0.8 * (y1 - y0), wide / figure.aspect / frame.squeeze)
        figure.x = x0 + (x1 - x0) * ((number + 0.5) / len(outside) if len(outside) > 1 else 0.3)
        figure.foot, figure.depth = y1 - 0.02 * (y1 - y0), 0.2
        figure.placed, figure.shadow, figure.layer = True, "none", -79


def hang(free: Sequence[Figure], frame: Frame) -> None:
    """In a room what hangs, hangs at the window's upper edge or from the ceiling, small."""
    if not frame.ground.indoor:
        return
    x0, y0, x1, _ = frame.ground.spots.get("window", (0.1, 0.0, 0.9, 0.5))
    hung = [figure for figure in free if figure.name in _HUNG and not figure.placed]
    for number, figure in enumerate(hung):
        figure.h = min(figure.h, 0.26 * frame.unit * min(1.0, figure.facts.height / 0.25) ** 0.5)
        share = (number + 0.5) / len(hung) if len(hung) > 1 else 0.26
        figure.x = x0 + (x1 - x0) * share
        drop = 0.12 * frame.unit * ((number * 0.618) % 1) if figure.facts.height < 0.2 else 0.0
        figure.foot = max(y0, frame.free[1]) + figure.h + drop
        figure.placed, figure.shadow, figure.layer, figure.pose = True, "none", -40, None


def at_the_sill(free: Sequence[Figure], frame: Frame, spec: SceneSpec) -> None:
    """Who looks out of the window, or sits on its sill, is put there."""
    sill = frame.ground.spots.get("sill") or frame.ground.spots.get("window")
    window = next((i for i, thing in enumerate(spec.things) if thing.name == "window"), None)
    if sill is None or window is None:
        return
    x0, y0, x1, y1 = sill
    on_sill = {
        r.subject
        for r in spec.relations
        if r.other == window and r.kind in {"on", "looking_at", "in"}
    }
    on_sill |= {
        r.subject
        for r in spec.relations
        if r.kind in {"between", "beside", "left", "right"}
        and r.other in on_sill
        and _height_of(free, r.subject) < 0.5
    }
    _look_out([f for f in free if f.index in on_sill and f.facts.kind == "person"], frame, sill)
    guests = [
        f
        for f in free
        if f.index in on_sill
        and f.facts.kind in {"ground", "tabletop", "plant", "flying", "wearable"}
    ]
    gazing = {r.subject for r in spec.relations if r.other == window and r.kind == "looking_at"}
    for number, figure in enumerate(guests):
        if figure.index in gazing and figure.facts.kind == "ground":
            figure.pose = "look"  # out, its back to us
        figure.h = min((y1 - y0) * 0.82, (x1 - x0) * 0.8 / frame.squeeze / figure.facts.aspect)
        if figure.facts.kind != "ground":
            figure.h *= 0.62
        share = (number + 0.5) / len(guests)
        if len(guests) == 1 and spec.backdrop is not None and figure.facts.kind == "ground":
            # What is looked at through the panes is seen beside who looks.
            figure.h *= 0.72
            share = 0.3
        figure.x = x0 + (x1 - x0) * share
        figure.foot, figure.placed, figure.shadow = y1, True, "contact"
        figure.layer = -15
        figure.face((x0 + x1) / 2 + 0.2)


def _height_of(free: Sequence[Figure], index: int) -> float:
    """Real height of a thing, in metres; infinite where it is not among these."""
    return next((f.facts.height for f in free if f.index == index), math.inf)


def _look_out(people: Sequence[Figure], frame: Frame, window: Box) -> None:
    """People at the window stand right before it with their backs to us."""
    x0, _, x1, _ = window
    for number, figure in enumerate(people):
        figure.pose = "look" if figure.pose in {None, "stand", "look"} else figure.pose
        share = (number + 0.5) / len(people) - 0.5
        figure.x = (x0 + x1) / 2 + share * max(x1 - x0, 1.1 * len(people) * figure.width(frame))
        far, near = frame.ground.stand_far, frame.ground.stand_near
        figure.foot, figure.placed = far + 0.3 * (near - far), True
