"""What is far off: mountains on the horizon, a sail out at sea, a castle in the distance, the goal
where a pitch ends. Small, at the back, in the haze."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.completed import RANGE
from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion

_GOALS = frozenset({"football-goal", "soccer-goal", "goal", "goalpost"})
_PEAKS = frozenset({"mount-fuji", "volcano", "snow-capped-mountain", "mountain"})
_HIGH = {"building": 0.24, "tree": 0.2, "floating": 0.15, "person": 0.13, "flying": 0.12}
"""Height of what is far, in short sides of the canvas, for something of its kind's usual height."""
_USUAL = {"building": 8.0, "tree": 6.0, "floating": 4.0, "person": 1.7, "flying": 1.0}
_SMALLEST, _LARGEST = 0.09, 0.34
_WIDEST = 0.3


def is_far(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether the prompt puts it far off, behind something that is near."""
    away = figure.thing.far and figure.facts.kind not in {"celestial", "flying"}
    return away and any(not f.thing.far and f.facts.kind != "celestial" for f in others)


def place_distant(free: Sequence[Figure], frame: Frame, at: Occasion) -> None:
    """Place those of `free` that are at the back of an open place."""
    peaks = [figure for figure in free if figure.name in _PEAKS]
    for figure in free:
        if figure.name == RANGE:
            far, top = frame.ground.horizon, frame.free[1] + 0.05
            figure.h = min(0.34 * frame.unit, far - top, 0.99 / figure.aspect / frame.squeeze)
            figure.x, figure.foot = 0.5 - at.hero_side * 0.04, far + 0.01
            figure.depth, figure.layer = 0.25, -75
            figure.placed, figure.shadow = True, "none"
        elif figure.name in _GOALS and len(free) > 1:
            # Behind those who play: where the pitch ends.
            ground = frame.ground
            figure.h = min(0.24 * frame.unit, 0.62 / figure.aspect / frame.squeeze)
            figure.x = 0.5 + at.hero_side * 0.16
            figure.foot = ground.stand_far + 0.1 * (ground.stand_near - ground.stand_far)
            figure.depth, figure.layer, figure.placed = 0.06, -30, True
        elif figure.name in _PEAKS:
            figure.h = min(0.44 * frame.unit, frame.ground.horizon - frame.free[1] - 0.03)
            figure.x = 0.5 + at.hero_side * 0.2
            if len(peaks) > 1:
                place = peaks.index(figure)
                figure.x = 0.08 + 0.84 * (place + 0.5) / len(peaks)
                figure.h = min(figure.h * (1.0, 0.8, 0.9)[place % 3],
                               1.1 / len(peaks) / figure.aspect / frame.squeeze)  # fmt: skip
            figure.foot, figure.depth, figure.layer = frame.ground.horizon + 0.02, 0.4, -70
            figure.placed, figure.shadow = True, "none"
    if frame.ground.indoor or at.setting in MADE | {"table", "underwater", "space"}:
        return
    away = [figure for figure in free if not figure.placed and is_far(figure, free)]
    # A house or a tree stands away from the hero already.
    near = any(f.facts.kind in {"building", "tree"} and f not in away for f in free)
    side = at.hero_side if near else -at.hero_side
    for number, figure in enumerate(away):
        _set_back(figure, number, len(away), frame, side)


def _set_back(figure: Figure, number: int, count: int, frame: Frame, side: int) -> None:
    """One of `count` far off, side by side at one side of the picture."""
    kind = figure.facts.kind
    real = (figure.facts.height / _USUAL.get(kind, 1.0)) ** 0.3
    high = min(max(_HIGH.get(kind, 0.11) * real, _SMALLEST), _LARGEST)
    figure.h = high * frame.unit * figure.thing.scale**0.5
    figure.h = min(figure.h, _WIDEST / figure.aspect / frame.squeeze)
    share = (number + 0.5) / count - 0.5
    figure.x = 0.5 + side * (0.27 if count == 1 else 0.16) + share * min(0.6, 0.2 * count)
    ground = frame.ground
    figure.foot = ground.horizon + 0.16 * max(0.06, ground.stand_far - ground.horizon)
    if kind == "floating" and ground.water is not None:
        top, low = ground.water
        figure.foot, figure.shadow = top + 0.14 * (low - top), "float"
    elif ground.water is not None and ground.surface != "sand":
        figure.foot, figure.shadow = min(figure.foot, ground.water[0] + 0.01), "none"
    else:
        figure.shadow = "contact" if kind in {"person", "ground"} else "none"
    figure.line = figure.foot
    figure.depth, figure.layer, figure.placed = 0.34, -60, True
    figure.face(0.5)
