"""Outlines for emblems: what a sign maker draws with ruler and compasses, as `Path`s.

Emblems are drawn in a square of 100 x 100, y growing downwards; shapes that are alike on both
sides are mirrored about x = 50.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.path import LINE, Point

_TOKEN = re.compile(r"[MLCQZ]|-?\d+(?:\.\d+)?")
_MIDDLE = 50.0


def outline(drawn: str) -> Path:
    """The path of a text such as "M10,90 L50,10 Q60,40 90,90 Z".

    M, L, C, Q and Z as in SVG path data (SVG 1.1, 8.3), points absolute, letters always written.
    Raises: ValueError for anything else.
    """
    path, tokens = Path(), _TOKEN.findall(drawn)
    if "".join(tokens) != re.sub(r"[\s,]", "", drawn):
        raise ValueError(f"not an outline: {drawn!r}")
    at = 0
    while at < len(tokens):
        letter, needed = tokens[at], {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}.get(tokens[at])
        if needed is None:
            raise ValueError(f"not an outline: {drawn!r}")
        numbers = [float(token) for token in tokens[at + 1 : at + 1 + needed]]
        draw: dict[str, Callable[..., Path]] = {
            "M": path.move, "L": path.line, "Q": path.quad, "C": path.cubic, "Z": path.close,
        }  # fmt: skip
        draw[letter](*numbers)
        at += 1 + needed
    return path


def mirrored(half: str | Path) -> Path:
    """The outline whose right half runs from its top on the middle line down to its bottom."""
    path = outline(half) if isinstance(half, str) else half
    points = [(2 * _MIDDLE - x, y) for x, y in reversed(path.points)]
    whole = Path()
    whole.commands = [*path.commands, LINE, *reversed(path.commands[1:])]
    whole.points = [*path.points, *points]
    return whole.close()


def flipped(path: Path) -> Path:
    """The path on the other side of the middle line."""
    out = Path()
    out.commands = list(path.commands)
    out.points = [(2 * _MIDDLE - x, y) for x, y in path.points]
    return out


def turned(path: Path, degrees: float, cx: float = _MIDDLE, cy: float = _MIDDLE) -> Path:
    """The path turned clockwise about a point."""
    a = math.radians(degrees)
    out = Path()
    out.commands = list(path.commands)
    out.points = [
        (
            cx + (x - cx) * math.cos(a) - (y - cy) * math.sin(a),
            cy + (x - cx) * math.sin(a) + (y - cy) * math.cos(a),
        )
        for x, y in path.points
    ]
    return out


def sized(path: Path, k: float, cx: float = _MIDDLE, cy: float = _MIDDLE) -> Path:
    """The path `k` times as large, about a point."""
    out = Path()
    out.commands = list(path.commands)
    out.points = [(cx + (x - cx) * k, cy + (y - cy) * k) for x, y in path.points]
    return out


def joined(*paths: Path) -> Path:
    """Several outlines as one."""
    whole = Path()
    for path in paths:
        whole.commands += path.commands
        whole.points += path.points
    return whole


def rounded(points: Sequence[Point], r: float | Sequence[float]) -> Path:
    """A closed outline in straight lines, its corners rounded off `r` along both sides of each
    (one length for all, or one for each corner)."""
    path, n = Path(), len(points)
    radii = [float(r)] * n if isinstance(r, (int, float)) else list(r)
    for at, (x, y) in enumerate(points):
        (px, py), (nx, ny) = points[at - 1], points[(at + 1) % n]
        back, on = math.hypot(px - x, py - y), math.hypot(nx - x, ny - y)
        k = min(radii[at], back / 2, on / 2)
        ax, ay = x + (px - x) * k / back, y + (py - y) * k / back
        bx, by = x + (nx - x) * k / on, y + (ny - y) * k / on
        if at:
            path.line(ax, ay)
        else:
            path.move(ax, ay)
        if k:
            path.quad(x, y, bx, by)
    return path.close()


def lens(x0: float, y0: float, x1: float, y1: float, left: float, right: float = 0.0) -> Path:
    """A leaf from one point to another; `left` and `right` say how far each side bulges, as
    shares of the distance, seen in the direction of travel. Without `right`: as `left`."""
    dx, dy = x1 - x0, y1 - y0
    right = right or left
    path = Path().move(x0, y0)
    for side, (ax, ay, bx, by) in ((left, (x0, y0, x1, y1)), (-right, (x1, y1, x0, y0))):
        ux, uy = (dy * side * 4 / 3, -dx * side * 4 / 3)
        ex, ey = (bx - ax) * 0.25, (by - ay) * 0.25
        path.cubic(ax + ex + ux, ay + ey + uy, bx - ex + ux, by - ey + uy, bx, by)
    return path.close()


def arc(cx: float, cy: float, r: float, start: float, end: float) -> Path:
    """Part of a circle, to be drawn along; degrees clockwise from the right."""
    path, steps = Path(), max(1, math.ceil(abs(end - start) / 60))
    step = math.radians((end - start) / steps)
    k = 4 / 3 * math.tan(step / 4) * r
    a = math.radians(start)
    path.move(cx + r * math.cos(a), cy + r * math.sin(a))
    for _ in range(steps):
        b = a + step
        x, y = cx + r * math.cos(b), cy + r * math.sin(b)
        path.cubic(
            cx + r * math.cos(a) - k * math.sin(a), cy + r * math.sin(a) + k * math.cos(a),
            x + k * math.sin(b), y - k * math.cos(b), x, y,
        )  # fmt: skip
        a = b
    return path


def star(cx: float, cy: float, r: float, inner: float, points: int = 5, soft: float = 0.0) -> Path:
    """A star standing on two points; `inner` is its waist as a share of `r`, `soft` how far its
    corners are rounded."""
    corners = []
    for k in range(points * 2):
        a = math.radians(-90 + 180 / points * k)
        reach = r if k % 2 == 0 else r * inner
        corners.append((cx + reach * math.cos(a), cy + reach * math.sin(a)))
    return rounded(corners, soft)


def bar(x0: float, y0: float, x1: float, y1: float) -> Path:
    """A straight line."""
    return Path().move(x0, y0).line(x1, y1)


__all__ = [
    "arc", "bar", "flipped", "joined", "lens", "mirrored", "outline", "rounded",
    "sized", "star", "turned",
]  # fmt: skip
