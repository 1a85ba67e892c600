"""Who stands in the foreground: in one to three rows, clear of the place's own trees, on the
banks of a river."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.compose.together import same_way

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
        key=lambda f: (side_of(f), order.index(f.index) if f.index in order else f.index, f.copy)
    )
    largest = None if backs else _largest(figures)
    widths = [max(_slot(figure, largest, frame), 0.02) for figure in figures]
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
    largest = _largest(figures) if rows == 1 and not backs else None
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
        widths = [_slot(figure, largest, frame) for figure in members]
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
            if figure is largest:
                figure.foot = min(figure.foot, far + 0.35 * (near - far))
            figure.depth = max(0.0, min(0.3, 0.3 * (near - figure.foot) / max(0.05, near - far)))
            figure.placed = True
            room = figure.foot - frame.free[1] - 0.02
            figure.h = min(figure.h, max(0.08, room))
            inward = 0.5 if len(figures) > 1 else figure.x + at.hero_side * (at.far - 0.4)
            figure.face(inward)


_BEHIND = 0.68
"""The share of its width that somebody large, behind the others, has for itself."""


def _largest(figures: Sequence[Figure]) -> Figure | None:
    """The one of two to four that is so much larger that it stands behind the others, its sides
    covered by theirs: an elephant between a cat and a dog. None where nobody is."""
    if not 2 <= len(figures) <= 4 or len({figure.index for figure in figures}) < 2:
        return None
    first, second = sorted(figures, key=lambda figure: -figure.h)[:2]
    wide = first.aspect > 0.7 and first.facts.kind == "ground"
    return first if wide and first.h > 1.16 * second.h else None


def _slot(figure: Figure, largest: Figure | None, frame: Frame) -> float:
    return figure.width(frame) * (_BEHIND if figure is largest else 1.0)


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
        fit = max(0.5, min(1.0, 1.5 * (bank[2] - bank[0]) / wide))
        for figure in members:
            figure.h *= fit
        wide *= fit
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
        wanted = 0.5 + at.hero_side * (0.07 + 0.1 * at.aside + 0.08 * frame.wide)
    else:
        wanted = middle + at.hero_side * (0.04 + 0.06 * at.aside) * max(0.0, 1 - total)
    low, high = start + total / 2, end - total / 2
    return min(max(wanted, low), high) if low <= high else middle


def side_of(figure: Figure) -> int:
    return {"left": -1, "right": 1}.get(figure.thing.side or "", 0)
