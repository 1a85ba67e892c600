"""Nobody leaves the picture unless it is framed so: the last look at every figure's box."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.backs import BOUGHS, WALLS
from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.subjects.people.outfits import OUTFITS

MARGIN = 0.012
"""Least distance of a figure from the canvas' edge, as a fraction of it."""

_FREE = frozenset({"wave", "water-wave", "rainbow", "great-wall"}) | BOUGHS | WALLS
"""What is part of the landscape and may run out of the picture."""
_WIDE = frozenset({"kite", "umbrella", "oil-paper-umbrella"})
_AIRBORNE = frozenset({"fly", "jump", "swim"})
_BACKS = frozenset({"building", "tree"})


def keep_within(figures: Sequence[Figure], frame: Frame) -> None:
    """Shift, then shrink, every figure that reaches over an edge; stand on the ground who is
    meant to. Portraits (`framed`) stay as they are."""
    for figure in sorted(figures, key=_depth_of_bearing):
        if not figure.placed or figure.framed or figure.name in _FREE:
            continue
        x, foot, h = figure.x, figure.foot, figure.h
        _down_to_ground(figure, frame)
        _to_the_bank(figure, frame)
        _inside(figure, frame)
        if (x, foot, h) != (figure.x, figure.foot, figure.h):
            _take_along(figure, figures, figure.x - x, figure.foot - foot, figure.h / h)


def _depth_of_bearing(figure: Figure) -> int:
    """0 for who stands for itself, 1 for who is on that, and so on."""
    return 0 if figure.bearer is None else 1 + _depth_of_bearing(figure.bearer)


def _take_along(
    bearer: Figure, figures: Sequence[Figure], across: float, down: float, scale: float
) -> None:
    """Who is on something goes where it goes and grows as it does."""
    foot = bearer.foot - down
    for figure in figures:
        if figure.bearer is bearer:
            before = figure.foot
            figure.x += across
            figure.foot = bearer.foot + (figure.foot - foot) * scale
            figure.h *= scale
            _take_along(figure, figures, across, figure.foot - before, scale)


def _down_to_ground(figure: Figure, frame: Frame) -> None:
    """Who stands by itself stands on the ground, not in the sky above it."""
    if figure.carried or figure.line is not None or figure.shadow in {"none", "float"}:
        return
    if figure.facts.kind not in {"person", "ground", "tabletop", "plant"}:
        return
    if figure.pose in _AIRBORNE or frame.ground.surface in {"none", "cloud"}:
        return
    if figure.layer is not None and figure.layer < 0:
        return  # set behind on purpose: on a sill, on a counter
    far = min(frame.ground.stand_far, frame.free[3] - 0.04)  # above a title at the foot
    if figure.foot < far - 0.02:
        figure.foot = far


def _to_the_bank(figure: Figure, frame: Frame) -> None:
    """Where a stream runs towards us nobody stands in it who is not on a log or a bridge."""
    left, right = frame.ground.spots.get("left bank"), frame.ground.spots.get("right bank")
    water = frame.ground.water
    stands = figure.shadow in {"cast", "contact"} and figure.bearer is None
    if left is None or right is None or water is None or not stands or figure.cut:
        return
    if figure.facts.kind not in {"person", "ground", "tabletop"} or figure.foot < water[0] + 0.04:
        return
    if not left[2] < figure.x < right[0]:
        return
    half = 0.4 * figure.width(frame)
    to_left = figure.x - left[2] <= right[0] - figure.x
    figure.x = left[2] - half if to_left else right[0] + half


def _inside(figure: Figure, frame: Frame) -> None:
    wide = figure.width(frame)
    sides = 0.3 if figure.facts.kind in _BACKS else 0.0
    most = 1 - 2 * MARGIN + 2 * sides * wide
    if wide > most:
        figure.h *= most / wide
        wide = most
    half = wide * (0.5 - sides)
    # A kite or an umbrella reaches out to one side of who holds it.
    wide = any(held.name in _WIDE for held in figure.holds)
    out = 0.36 * figure.h * frame.squeeze if wide else 0.0
    if figure.pose == "fly" and figure.facts.kind == "person":
        out = 0.3 * figure.h * frame.squeeze  # leans that way
    out = min(out, max(0.0, 1 - 2 * MARGIN - 2 * half))
    left, right = (out, 0.0) if figure.flip else (0.0, out)
    figure.x = min(max(figure.x, MARGIN + half + left), 1 - MARGIN - half - right)
    if figure.cut:
        return  # only its upper part is seen, in a window
    figure.foot = min(figure.foot, 1 - MARGIN)
    above = _headroom(figure)
    over = MARGIN - figure.top + above * figure.h
    if over <= 0:
        return
    aloft = figure.shadow == "none" and not figure.carried
    down = min(over, max(0.0, (0.97 if aloft else frame.ground.stand_near) - figure.foot))
    if figure.carried or figure.line is not None:
        down = 0.0  # it would leave what it sits on
    figure.foot += down
    figure.h = min(figure.h, max(0.05, (figure.foot - MARGIN) / (1 + above)))


_OVERHEAD = {"umbrella": 0.34, "oil-paper-umbrella": 0.25, "balloon": 0.55, "kite": 0.6,
             "flag": 0.1, "fishing-pole": 0.0}  # fmt: skip
_TALL_HATS = {
    "witch-hat": 0.2, "chef-hat": 0.2, "top-hat": 0.16, "crown": 0.1, "santa-hat": 0.12,
    "party-hat": 0.2, "wizard-hat": 0.2, "hat": 0.08,
}  # fmt: skip


def _headroom(figure: Figure) -> float:
    """What is drawn above a figure's box, in its height: hats, umbrellas, a leap."""
    outfit = OUTFITS.get(figure.name)
    own = {"pointed": 0.17, "toque": 0.17, "crown": 0.08, "fire": 0.05, "straw": 0.05}
    above = own.get(outfit.hat or "", 0.0) if outfit is not None else 0.0
    for worn in figure.wears:
        above = max(above, _TALL_HATS.get(worn.name, 0.0))
    for held in figure.holds:
        above = max(above, _OVERHEAD.get(held.name, 0.0))
    return above + (0.13 if figure.pose == "jump" else 0.0)
