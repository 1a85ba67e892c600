"""What stands on the ground: houses and trees behind, the others in one to three rows before
them, and a table's things close together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.compose.together import same_way
from seedbed.engines.illustrator.scene import SceneSpec

GOLDEN = 0.618034
FRAMED = 0.15
"""Margin where the place paints trees before its subjects, at both sides."""


def free_span(frame: Frame, *, width: float = 0.0) -> tuple[float, float]:
    """The widest stretch of the foreground that no decor occupies, as x0, x1.

    Where decor leaves less than `width`, half of what it takes is given back.
    """
    margin = FRAMED if frame.framed else 0.09
    left, right = max(margin, frame.free[0]), min(1 - margin, frame.free[2])
    start, end = left, right
    for x0, _, x1, y1 in frame.ground.clear:
        if y1 < frame.ground.stand_far:
            continue
        if x0 < 0.3 and x1 < 0.5:
            start = max(start, x1)
        elif x1 > 0.7 and x0 > 0.5:
            end = min(end, x0)
    if end - start < width:
        give = min(0.06, (width - (end - start)) / 2)
        start, end = max(left - 0.06, start - give), min(right + 0.06, end + give)
    return start, end


def place_backs(
    backs: Sequence[Figure], frame: Frame, at: Occasion, *, others: int, spec: SceneSpec
) -> None:
    """Houses, towers and trees: one at a third beside others, or spread over the width."""
    if not backs:
        return
    ground = frame.ground
    far = (
        ground.stand_far
        if not ground.water or ground.surface in {"water", "sand"}
        else ground.horizon + 0.03
    )
    base = far + (ground.stand_near - far) * (0.3 if others else 0.4)
    spot = ground.spots.get("shore") or ground.spots.get("hilltop")
    if ground.water and ground.surface != "sand" and spot is None:
        base = min(base, ground.water[0] + 0.03)
    count = len(backs)
    for number, figure in enumerate(backs):
        figure.placed = True
        if count == 1:
            figure.x = 0.5 - at.hero_side * (0.17 + 0.05 * frame.wide)
            if not others:
                figure.x = 0.5 - at.hero_side * (0.16 * at.aside + 0.06 * frame.wide)
                figure.x = 0.5 if at.aside < 0.3 or spec.layout != "scene" else figure.x
        else:
            reach = 0.36 if frame.wide < 0.4 else 0.38
            figure.x = 0.5 - reach + 2 * reach * (number + 0.5) / count
        if figure.thing.side in {"left", "right"}:
            figure.x = 0.27 if figure.thing.side == "left" else 0.73
        lag = (number * GOLDEN) % 1 if count > 2 else number * 0.5
        figure.foot = base - 0.05 * lag * (ground.stand_near - far) / 0.3
        figure.depth = 0.1 + 0.12 * lag
        figure.layer = -40 - round(8 * lag)
        if spot is not None and count == 1 and figure.facts.kind == "building":
            x0, _, x1, y1 = spot
            figure.x, figure.foot = (x0 + x1) / 2, y1
            figure.h *= 0.86 if "shore" in ground.spots else 1.0
            figure.layer = -50
        left, right = frame.free[0], frame.free[2]
        if right - left < 0.9:
            # The title stands beside them.
            figure.x = left + (right - left) * figure.x
            figure.h *= min(1.0, 0.55 * (right - left) / max(0.01, figure.width(frame)))
        half = figure.width(frame) / 2
        figure.x = min(max(figure.x, min(0.5, half * 0.8)), max(0.5, 1 - half * 0.8))
        room = figure.foot - frame.free[1] - 0.02
        figure.h = min(figure.h, room)
    if spec.camera == "isometric":
        for figure in backs:
            figure.depth = 0.0


def place_row(
    figures: list[Figure],
    frame: Frame,
    at: Occasion,
    *,
    backs: Sequence[Figure],
    order: Sequence[int],
    centred: bool,
) -> None:
    """Figures on the ground, left to right in `order` (of things), in as many rows as needed."""
    if not figures:
        return
    figures.sort(
        key=lambda f: (_side(f), order.index(f.index) if f.index in order else f.index, f.copy)
    )
    widths = [max(figure.width(frame), 0.02) for figure in figures]
    gap = 0.035 * frame.unit * frame.squeeze if len(figures) > 1 else 0.0
    total = sum(widths) + gap * (len(figures) - 1)
    start, end = free_span(frame, width=total)
    room = end - start
    if backs and len(figures) <= 4 and not centred:
        room *= 0.72
    people = all(figure.facts.kind == "person" for figure in figures)
    close = 1.4 if people and len(figures) <= 6 and not frame.framed else 1.12
    rows = 1 if total <= room * close else 2 if total <= room * 2.3 or len(figures) < 6 else 3
    if len(figures) < 4:
        rows = 1
    elif rows > 1 and list(order) == sorted(order):
        # Nobody small stands behind somebody large.
        figures.sort(key=lambda figure: -round(figure.h, 2))
    if total / rows > room:
        shrink = max(0.44, room * rows / total)
        for figure in figures:
            figure.h *= shrink
    _stand(figures, frame, at, rows=rows, span=(start, end), backs=backs, centred=centred)
    _to_the_banks(figures, frame, at)
    if rows == 1 and at.setting not in MADE:
        _apart(figures, frame)
    same_way(figures, at.hero_side)


def _stand(
    figures: list[Figure],
    frame: Frame,
    at: Occasion,
    *,
    rows: int,
    span: tuple[float, float],
    backs: Sequence[Figure],
    centred: bool,
) -> None:
    start, end = span
    far, near = frame.ground.stand_far, min(frame.ground.stand_near, frame.free[3] - 0.04)
    far = min(far, near - 0.02)
    for row in range(rows):
        share = math.ceil(len(figures) / rows)
        members = figures[row * share : (row + 1) * share]
        if not members:
            continue
        back = rows - 1 - row
        for figure in members:
            figure.h *= 0.86**back
        widths = [figure.width(frame) for figure in members]
        gap = min(0.05, max(-0.01, (end - start - sum(widths)) / max(1, len(members))))
        gap = min(gap, 0.06 * frame.unit * frame.squeeze + 0.05 * frame.wide)
        total = sum(widths) + gap * (len(members) - 1)
        middle = _middle(
            total, frame, at, span, backs=backs, alone=len(figures) == 1, centred=centred
        )
        stagger = (0.22 if row % 2 else -0.22) * total / max(1, len(members)) if rows > 1 else 0.0
        x = middle - total / 2 + stagger
        alone = 0.1 + 0.36 * at.far if at.setting not in MADE else 0.3
        level = near - (near - far) * (0.22 + 0.62 * back / max(1, rows - 1) if rows > 1 else alone)
        for number, figure in enumerate(members):
            figure.x = x + widths[number] / 2 + (0.3 * gap * back if rows > 1 else 0.0)
            half = widths[number] / 2
            edge = 0.6 * FRAMED if frame.framed else 0.01
            figure.x = min(max(figure.x, min(0.5, half + edge)), max(0.5, 1 - edge - half))
            x += widths[number] + gap
            wave = ((number * GOLDEN + 0.4 * row + 0.3) % 1) - 0.5 if len(figures) > 1 else 0.0
            figure.foot = level + wave * (near - far) * (0.3 if rows == 1 else 0.16)
            figure.depth = max(0.0, min(0.3, 0.3 * (near - figure.foot) / max(0.05, near - far)))
            figure.placed = True
            room = figure.foot - frame.free[1] - 0.02
            figure.h = min(figure.h, max(0.08, room))
            inward = 0.5 if len(figures) > 1 else figure.x + at.hero_side * (at.far - 0.4)
            figure.face(inward)


def _to_the_banks(figures: Sequence[Figure], frame: Frame, at: Occasion) -> None:
    """A river runs towards the viewer: who stands by it does so at one side or at both."""
    left, right = frame.ground.spots.get("left bank"), frame.ground.spots.get("right bank")
    if left is None or right is None:
        return
    total = sum(figure.width(frame) for figure in figures)
    both = total > 0.42
    half = (len(figures) + 1) // 2 if both else len(figures)
    sides = (left, right) if at.hero_side < 0 else (right, left)
    for members, bank in ((figures[:half], sides[0]), (figures[half:], sides[1])):
        if not members:
            continue
        wide = sum(figure.width(frame) for figure in members)
        # At the water's edge, clear of the reeds at the picture's.
        x = bank[2] - wide if bank is left else bank[0]
        x = min(max(x, 0.06), 0.94 - wide)
        for figure in members:
            figure.x = x + figure.width(frame) / 2
            x += figure.width(frame)
            figure.face(0.5)


def _apart(figures: Sequence[Figure], frame: Frame) -> None:
    """Those who do different things stand at different distances, not in one row."""
    things = list(dict.fromkeys(figure.index for figure in figures))
    doing = {figure.pose for figure in figures}
    if len(things) < 2 or len(doing) < 2 or None in doing:
        return
    far = frame.ground.stand_far
    for figure in figures:
        if things.index(figure.index) % 2:
            back = 0.4 * max(0.0, figure.foot - far)
            figure.foot -= back
            figure.h *= 1 - min(0.2, 0.9 * back)
            figure.depth = min(0.3, figure.depth + 0.08)


def _middle(
    total: float,
    frame: Frame,
    at: Occasion,
    span: tuple[float, float],
    *,
    backs: Sequence[Figure],
    alone: bool,
    centred: bool,
) -> float:
    """Where the group's centre comes, inside the free span."""
    start, end = span
    middle = (start + end) / 2
    if centred or at.setting in MADE:
        wanted = 0.5
    elif len(backs) == 1:
        back = backs[0]
        if abs(back.x - 0.5) < 0.1 and not alone:
            return min(max(0.5, start + total / 2), max(0.5, end - total / 2))
        away = 1 if back.x < 0.5 or (back.x == 0.5 and at.hero_side > 0) else -1
        wanted = back.x + away * (back.width(frame) * 0.36 + total * 0.5)
    elif alone:
        wanted = 0.5 + at.hero_side * (0.03 + 0.15 * at.aside + 0.08 * frame.wide)
    else:
        wanted = middle + at.hero_side * 0.03 * frame.wide
    low, high = start + total / 2, end - total / 2
    return min(max(wanted, low), high) if low <= high else middle


def place_field(figures: Sequence[Figure], frame: Frame) -> None:
    """Many flowers behind somebody: over the whole width, the far ones smaller."""
    far, near = frame.ground.stand_far, frame.ground.stand_near
    for number, figure in enumerate(figures):
        close = (0.2 + number * GOLDEN) % 1
        figure.h = (0.2 + 0.1 * close) * frame.unit * (1 + 0.3 * frame.tall)
        figure.x = 0.06 + 0.88 * (number + 0.5) / len(figures)
        figure.foot = far + (near - far) * (0.02 + 0.4 * close)
        figure.depth, figure.placed = 0.2 * (1 - close), True


def place_table(figures: list[Figure], frame: Frame, at: Occasion, *, top: bool) -> None:
    """A still life: the tall ones behind near the middle, the small before them, overlapping."""
    far, near = frame.ground.stand_far, min(frame.ground.stand_near, frame.free[3] - 0.04)
    unit = frame.unit * (1 + 0.34 * frame.tall)
    tallest = max(figure.facts.height for figure in figures)
    base = {1: 0.46, 2: 0.42, 3: 0.4, 4: 0.38}.get(len(figures), 0.36)
    for figure in figures:
        figure.h = base * unit * max(0.36, (figure.facts.height / tallest) ** 0.45)
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
    if len(figures) == 2 and not top and not any(_side(figure) for figure in figures):
        _side_by_side(figures, frame, at)
        return
    if top:
        _laid_out(figures, frame)
        return
    for side, edge in ((-1, 0.2), (1, 0.8)):
        members = [f for f in figures if _side(f) == side]
        for number, figure in enumerate(members):
            lag = number - (len(members) - 1) / 2
            half = figure.width(frame) / 2
            figure.x = min(max(edge + lag * 1.2 * half, half + 0.02), 0.98 - half)
            figure.foot = far + (near - far) * (0.6 + 0.3 * (number % 2))
            figure.placed = True
    shift_all = -0.06 * sum(_side(figure) for figure in figures)
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
        row.sort(key=lambda f: (_side(f), f.index, f.copy))
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


def _side(figure: Figure) -> int:
    return {"left": -1, "right": 1}.get(figure.thing.side or "", 0)
