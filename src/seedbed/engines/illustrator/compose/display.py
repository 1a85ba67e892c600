"""Things shown for themselves, not in a scene: the objects of a poster in one group, the icons
of an infographic with arrows between them, many animals around one or in rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.scene import Lettering, SceneSpec

MANY = 8
"""From so many different things on, a picture is a chart of them."""

_SHOWN = frozenset({"tabletop", "wearable", "plant"})
_STAGED = MADE | {"stage", "table"}


def place_display(
    free: Sequence[Figure], frame: Frame, at: Occasion, spec: SceneSpec, turn: int = 0
) -> tuple[Lettering, ...]:
    """Place the figures that are shown for themselves, and give the arrows that join them.

    `turn` counts the pictures of a set: each has another of the things in its middle.
    """
    open_ = [figure for figure in free if not figure.placed]
    kinds = {figure.facts.kind for figure in open_}
    if spec.layout == "infographic" and at.setting in MADE and len(open_) > 1:
        return _chart(open_, frame, at)
    if len({figure.index for figure in open_}) >= MANY and not spec.relations:
        _rows_or_wheel(open_, frame)
    elif (
        spec.layout in {"poster", "cover", "card", "banner"}
        and 1 < len(open_) <= 6
        and at.setting in _STAGED
        and kinds & _SHOWN
        and not kinds & {"building", "tree", "person", "swimming", "floating"}
    ):
        _group(open_, frame, turn)
    return ()


def _group(figures: list[Figure], frame: Frame, turn: int) -> None:
    """One large in the middle, the others overlapping it at both sides, a little before it."""
    ranked = sorted(figures, key=lambda figure: (-figure.facts.height, figure.index, figure.copy))
    narrow = frame.free[2] - frame.free[0] < 0.7  # where only the tallest can stand in front
    turned = 0 if narrow else turn % len(ranked)
    ranked = ranked[turned:] + ranked[:turned]
    x0, y0, x1, y1 = frame.free
    near = min(frame.ground.stand_near, y1 - 0.05)
    room = near - y0 - 0.03
    middle = ranked[0]
    unit = frame.unit * (1 + 0.3 * frame.tall)
    middle.h = min(room, 0.6 * unit)
    wide = x1 - x0
    middle.h = min(middle.h, (0.84 - 0.32 * wide) * wide / middle.aspect / frame.squeeze)
    middle.x, middle.foot, middle.placed = (x0 + x1) / 2, near - 0.03, True
    reach = middle.width(frame) / 2
    edges = [reach * 0.72, reach * 0.72]
    for number, figure in enumerate(ranked[1:]):
        side = -1 if number % 2 else 1
        figure.h = 0.62 * middle.h if figure.aspect < 1.3 else 0.5 * middle.h
        figure.h = min(figure.h, (0.6 - 0.26 * wide) * wide / figure.aspect / frame.squeeze)
        if figure.facts.height < 0.12:
            figure.h *= 0.8
        half = figure.width(frame) / 2
        figure.x = middle.x + side * (edges[number % 2] + half * 0.8)
        edges[number % 2] += 1.5 * half
        figure.x = min(max(figure.x, x0 + half + 0.02), x1 - half - 0.02)
        figure.foot = near + 0.008 * (number + 1) - (0.02 if number > 1 else 0)
        figure.placed, figure.rank = True, 0.1 * (number + 1)
        figure.face(middle.x)


def _rows_or_wheel(figures: list[Figure], frame: Frame) -> None:
    """All of one size: around the one said to be in the middle, or in even rows."""
    x0, y0, x1, y1 = frame.free
    y0, y1 = max(0.04, y0), min(0.96, y1)
    middle = next((figure for figure in figures if figure.thing.side == "centre"), None)
    others = [figure for figure in figures if figure is not middle]
    high, wide = y1 - y0, (x1 - x0) * 0.94
    for figure in figures:
        figure.placed, figure.shadow, figure.depth = True, "contact", 0.0
    if middle is None:
        columns = max(2, round(math.sqrt(len(others) * wide * frame.aspect / high)))
        rows = math.ceil(len(others) / columns)
        cell = (wide / columns, high / rows)
        for number, figure in enumerate(others):
            row, column = divmod(number, columns)
            last = len(others) - row * columns
            shift = (columns - min(columns, last)) * cell[0] / 2
            x = x0 + 0.03 * (x1 - x0) + shift + cell[0] * (column + 0.5)
            _fit(figure, x, y0 + cell[1] * (row + 0.5), cell, 0.78, frame)
        return
    centre = ((x0 + x1) / 2, (y0 + y1) / 2)
    arc = math.tau / len(others)
    rx, ry = wide * 0.4, high * 0.385
    cell = (min(rx * arc * 0.98, 0.3), min(ry * arc * 1.05, 0.26))
    for number, figure in enumerate(others):
        angle = number * arc - math.pi / 2
        x, y = centre[0] + rx * math.cos(angle), centre[1] + ry * math.sin(angle)
        _fit(figure, x, y, cell, 0.84, frame)
        figure.face(centre[0])
    _fit(middle, *centre, (2 * rx - 1.25 * cell[0], 2 * ry - 1.25 * cell[1]), 0.9, frame)


def _fit(
    figure: Figure, x: float, y: float, cell: tuple[float, float], share: float, frame: Frame
) -> None:
    figure.h = share * min(cell[1], cell[0] / max(0.1, figure.aspect) / frame.squeeze)
    figure.x, figure.foot = x, y + figure.h / 2


def _chart(figures: list[Figure], frame: Frame, at: Occasion) -> tuple[Lettering, ...]:
    """Icons of one size in a row, or around a circle when they are four or more, and the
    arrows from each to the next."""
    x0, y0, x1, y1 = frame.free
    y0, y1 = max(0.05, y0), min(0.95, y1)
    count = len(figures)
    round_ = count >= 4 and frame.aspect < 1.6
    spots: list[tuple[float, float]] = []
    if round_:
        cell = (0.3 * (x1 - x0), 0.3 * (y1 - y0))
        for number in range(count):
            angle = math.tau * number / count - math.pi * (0.75 if count == 4 else 0.5)
            spots.append(
                (
                    (x0 + x1) / 2 + 0.33 * (x1 - x0) * math.cos(angle) * (1.1 if count == 4 else 1),
                    (y0 + y1) / 2
                    + 0.33 * (y1 - y0) * math.sin(angle) * (1.05 if count == 4 else 1),
                )
            )
    else:
        cell = (0.7 * (x1 - x0) / count, 0.7 * (y1 - y0))
        spots = [
            (x0 + (x1 - x0) * (number + 0.5) / count, (y0 + y1) / 2) for number in range(count)
        ]
    for figure, (x, y) in zip(figures, spots, strict=True):
        _fit(figure, x, y, cell, 0.92, frame)
        figure.placed, figure.shadow, figure.depth = True, "none", 0.0
    ink = "#3b5b8c"
    arrows = []
    pairs = list(zip(spots, spots[1:] + spots[:1] if round_ else spots[1:], strict=False))
    for (ax, ay), (bx, by) in pairs:
        across, down = (bx - ax) * frame.aspect, by - ay
        sign = _ARROWS[round(math.atan2(down, across) / (math.pi / 4)) % 8]
        side = 0.06 * frame.unit
        x, y = (ax + bx) / 2, (ay + by) / 2
        wide = side * frame.squeeze
        arrows.append(Lettering(sign, x - wide / 2, y - side / 2, wide, side, "sans", ink))
    return tuple(arrows)


_ARROWS = "→↘↓↙←↖↑↗"
