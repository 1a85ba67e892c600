"""A still life: a table's things close together, or laid out as seen from above."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import Occasion
from seedbed.engines.illustrator.compose.standing import side_of

GOLDEN = 0.618034


def place_table(figures: list[Figure], frame: Frame, at: Occasion, *, top: bool) -> None:
    """A still life: the tall ones behind near the middle, the small before them, overlapping."""
    far, near = frame.ground.stand_far, min(frame.ground.stand_near, frame.free[3] - 0.04)
    unit = frame.unit * (1 + 0.34 * frame.tall)
    tallest = max(figure.facts.height for figure in figures)
    base = {1: 0.46, 2: 0.42, 3: 0.4, 4: 0.38}.get(len(figures), 0.36)
    for figure in figures:
        figure.h = base * unit * max(0.36, (figure.facts.height / tallest) ** 0.6)
        figure.h *= figure.thing.scale**0.6
        if figure.width(frame) > 0.5:
            figure.h *= 0.5 / figure.width(frame)
    if len(figures) == 1:
        only = figures[0]
        only.x, only.foot = 0.5, (near + far) / 2 + 0.02
        if top:
            only.h = min(0.62 * frame.unit, 0.7 / max(0.1, only.facts.aspect) * frame.aspect)
            only.foot = 0.5 + only.h / 2
        only.placed = True
        return
    if len(figures) == 2 and not top and not any(side_of(figure) for figure in figures):
        _side_by_side(figures, frame, at)
        return
    if top:
        _laid_out(figures, frame)
        return
    for side, edge in ((-1, 0.2), (1, 0.8)):
        members = [f for f in figures if side_of(f) == side]
        for number, figure in enumerate(members):
            lag = number - (len(members) - 1) / 2
            half = figure.width(frame) / 2
            figure.x = min(max(edge + lag * 1.2 * half, half + 0.02), 0.98 - half)
            figure.foot = far + (near - far) * (0.6 + 0.3 * (number % 2))
            figure.placed = True
    shift_all = -0.06 * sum(side_of(figure) for figure in figures)
    figures = [figure for figure in figures if not figure.placed]
    if not figures:
        return
    behind = [f for f in figures if f.h >= 0.62 * base * unit]
    before = [f for f in figures if f not in behind]
    if not before or not behind:
        half = (len(figures) + 1) // 2
        by_height = sorted(figures, key=lambda f: -f.h)
        behind, before = by_height[:half], by_height[half:]
    for row, level, tight in ((behind, 0.22, 0.84), (before, 0.78, 0.92)):
        row.sort(key=lambda f: (side_of(f), f.index, f.copy))
        widths = [figure.width(frame) for figure in row]
        total = sum(widths) * tight
        fit = min(1.0, 0.8 / total) if total else 1.0
        shift = at.hero_side * 0.05 * (1 if row is behind else -1.4) + shift_all
        x = 0.5 + shift - total * fit / 2
        for number, figure in enumerate(row):
            figure.h *= fit
            figure.x = x + widths[number] * fit * tight / 2
            x += widths[number] * fit * tight
            wave = ((number * GOLDEN + 0.2) % 1 - 0.5) * 0.3
            figure.foot = far + (near - far) * min(1.0, max(0.0, level + wave))
            figure.placed = True
            figure.face(0.5)


def _side_by_side(figures: list[Figure], frame: Frame, at: Occasion) -> None:
    """Two things on a table: the larger a little behind, the other overlapping its edge."""
    large, small = sorted(figures, key=lambda figure: -figure.h)
    far, near = frame.ground.stand_far, min(frame.ground.stand_near, frame.free[3] - 0.04)
    total = 0.92 * (large.width(frame) + small.width(frame))
    fit = min(1.0, 0.86 / total)
    for figure in (large, small):
        figure.h *= fit
        figure.placed = True
    total *= fit
    side = at.hero_side
    large.x = 0.5 - side * (total - large.width(frame)) / 2
    small.x = 0.5 + side * (total - small.width(frame)) / 2
    large.foot = far + (near - far) * 0.42
    small.foot = far + (near - far) * 0.66
    large.face(small.x)
    small.face(large.x)


def _laid_out(figures: list[Figure], frame: Frame) -> None:
    """Seen from above: the first thing in the middle, the others in a ring around it."""
    middle, *others = figures
    x0, y0, x1, y1 = frame.free
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    middle.h = min(0.36 * frame.unit, 0.4 / max(0.1, middle.aspect) * frame.aspect)
    middle.x, middle.foot, middle.placed = cx, cy + middle.h / 2, True
    for number, figure in enumerate(others):
        angle = math.tau * (number / len(others) + 0.125) - math.pi / 2
        figure.h = min(0.22 * frame.unit, 0.24 / max(0.1, figure.aspect) * frame.aspect)
        figure.h *= 1.0 if len(others) < 6 else 0.75
        figure.x = cx + 0.33 * (x1 - x0) * math.cos(angle)
        figure.foot = cy + 0.33 * (y1 - y0) * math.sin(angle) + figure.h / 2
        figure.placed = True
