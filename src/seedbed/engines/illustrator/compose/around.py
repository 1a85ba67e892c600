"""Around something: flyers all about it, people at its two sides, many in a circle round a fire."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.standing import free_span

_PAIRWISE = 4
"""So many are around something at its two sides; more are in a circle."""
_FIRES = frozenset({"campfire", "bonfire", "fire"})


def ring(subjects: list[Figure], other: Figure, frame: Frame) -> None:
    """Round about: flyers all around its upper part, the rest on the ground on both sides."""
    count = len(subjects)
    if subjects[0].facts.kind == "plant" and other.facts.kind != "plant":
        for figure in subjects:
            figure.h = min(figure.h, 0.55 * other.h)  # a wreath of it, not a hedge before it
    elif other.facts.kind == "tabletop":
        least = 0.5 if other.facts.height > 0.15 else 0.0  # a cake that all look at
        other.h = min(max(other.h, least * subjects[0].h), 0.9 * subjects[0].h)
    flying = subjects[0].facts.kind in {"flying", "celestial", "swimming"}
    near = other.facts.kind in {"person", "ground", "tabletop"} and other.facts.height > 0.2
    if not flying and near and (other.facts.height > 0.5 or count < 6):
        other.h = min(other.h, 0.62 * subjects[0].h) if other.name in _FIRES else other.h
        if count > _PAIRWISE and other.name in _FIRES:
            _circle(subjects, other, frame)
            return
        _beside_both(subjects, other, frame)
        return
    for number, figure in enumerate(subjects):
        figure.placed = True
        if flying:
            figure.h = min(figure.h, 0.36 * other.h + 0.02)
            angle = math.tau * (number + 0.5) / count - math.pi / 2
            reach = 1.0 + 0.12 * (number % 2)
            rx = (other.width(frame) * 0.5 + figure.width(frame) * 0.75 + 0.03) * reach
            ry = (other.h * 0.5 + figure.h * 0.45) * reach
            figure.x = other.x + rx * math.cos(angle)
            figure.foot = other.top + other.h * 0.42 + ry * 0.92 * math.sin(angle) + figure.h / 2
            figure.foot = min(figure.foot, other.foot + 0.02)
            figure.shadow, figure.line, figure.rank = "none", other.stands, other.rank + 0.02
            figure.tilt = -12.0 if number % 2 else 10.0
        else:
            angle = math.pi * (0.5 + (number + 0.5) / count * 2)
            rx = other.width(frame) * 0.5 + figure.width(frame) * (0.55 + 0.09 * count)
            if count == 1:
                angle = 0.0
            figure.x = other.x + rx * math.cos(angle)
            figure.foot = other.foot + 0.07 * math.sin(angle)
            if abs(figure.x - other.x) < 0.3 * figure.width(frame):
                figure.foot = other.foot - 0.06
        figure.face(other.x)


def _circle(subjects: Sequence[Figure], other: Figure, frame: Frame) -> None:
    """Many around a fire: half of them behind it in a row, the others before it at both sides, so
    that what is in the middle is seen."""
    start, end = free_span(frame, width=0.8)
    each = max(figure.width(frame) for figure in subjects)
    inner = 0.5 * other.width(frame) + 0.55 * each
    outer = max(inner, (end - start) / 2 - 0.3 * each)
    sides = 1 + int((outer - inner) / (0.7 * each))
    behind = max((len(subjects) + 1) // 2, len(subjects) - 2 * sides)
    step = (end - start) / (behind + 0.6)
    other.x = (start + end) / 2
    other.foot = max(other.foot, frame.ground.stand_far + 0.06)
    for number, figure in enumerate(subjects):
        figure.h = min(figure.h, 1.1 * step / figure.aspect / frame.squeeze)
        if number < behind:
            figure.x = other.x + step * (number - (behind - 1) / 2)
            figure.foot, figure.depth = other.foot - 0.06, 0.1
        else:
            place = number - behind
            side = -1 if place % 2 else 1
            figure.h *= 0.9
            figure.x = other.x + side * (outer - (outer - inner) * (place // 2) / sides)
            figure.foot = min(other.foot + 0.06, 0.96)
        figure.placed = True
        figure.go_with(other)
        figure.face(other.x)
    other.h = max(0.5 * other.h, min(other.h, 0.7 * max(f.h for f in subjects)))


def _beside_both(subjects: Sequence[Figure], other: Figure, frame: Frame) -> None:
    """Around somebody on the ground: at both sides, half turned to the middle, nobody before
    the one they are around."""
    reach = [0.5 * other.width(frame), 0.5 * other.width(frame)]
    total = other.width(frame) + sum(figure.width(frame) for figure in subjects)
    if total > 0.94:
        for figure in (*subjects, other):
            figure.h *= max(0.62, 0.94 / total)
        reach = [0.5 * other.width(frame)] * 2
    sides = [sum(f.width(frame) for f in subjects[side::2]) for side in (0, 1)]
    middle = 0.5 * other.width(frame) + 0.03
    low, high = sides[0] + middle, 1 - sides[1] - middle
    if len(subjects) > 1:
        other.x = min(max(other.x, low), high) if low <= high else 0.5 + (sides[0] - sides[1]) / 2
    for number, figure in enumerate(subjects):
        side = number % 2
        wide = figure.width(frame)
        figure.x = other.x + (1 if side else -1) * (reach[side] + 0.48 * wide)
        reach[side] += min(0.92, 0.94 / total * 1.1) * wide
        figure.foot = other.foot + 0.012 - 0.02 * ((number // 2) % 2)
        figure.depth, figure.placed = other.depth, True
        figure.face(other.x)
