"""The parts a figure's limbs are made of: tapered arms and legs, hands, shoes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen

_STEPS = 12  # of an outline's side; at the size people are drawn nobody sees its corners
_MOST_BENT = 0.46  # of a bone: arms that are folded further look like handles


def tapered(points: Sequence[Point], widths: Sequence[float], *, cut: bool = False) -> Path:
    """The outline of a limb bent through the points, as wide as `widths` says at each.

    Two or three points. Its ends are round; with `cut` the last one is straight, as a sleeve's.
    """
    if len(points) == 2:
        (ax, ay), (bx, by) = points
        points = (points[0], ((ax + bx) / 2, (ay + by) / 2), points[1])
        widths = (widths[0], (widths[0] + widths[1]) / 2, widths[1])
    (ax, ay), (mx, my), (bx, by) = points
    # The handle of the quadratic curve that goes through the middle point.
    hx, hy = 2 * mx - (ax + bx) / 2, 2 * my - (ay + by) / 2
    left, right = [], []
    angle = 0.0
    for k in range(_STEPS + 1):
        t = k / _STEPS
        u = 1 - t
        x = u * u * ax + 2 * u * t * hx + t * t * bx
        y = u * u * ay + 2 * u * t * hy + t * t * by
        angle = math.atan2(u * (hy - ay) + t * (by - hy), u * (hx - ax) + t * (bx - hx))
        at = 2 * t if t < 0.5 else 2 * t - 1
        pair = (widths[0], widths[1]) if t < 0.5 else (widths[1], widths[2])
        half = (pair[0] + (pair[1] - pair[0]) * at) / 2
        nx, ny = -math.sin(angle) * half, math.cos(angle) * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    start = math.atan2(hy - ay, hx - ax)
    ends = [] if cut else _cap((bx, by), widths[2] / 2, angle + math.pi / 2, -1)
    begins = _cap((ax, ay), widths[0] / 2, start - math.pi / 2, -1)
    return Path().polygon([*left, *ends, *reversed(right), *begins])


def _cap(at: Point, r: float, angle: float, way: int) -> list[Point]:
    steps = [angle + way * math.pi * k / 6 for k in range(1, 6)]
    return [(at[0] + r * math.cos(a), at[1] + r * math.sin(a)) for a in steps]


def bent(a: Point, b: Point, length: float, side: float) -> Point:
    """The elbow or knee between two ends, each bone `length` long, bent to `side` (of a to b).

    A limb that is too short for its ends is straight.
    """
    dx, dy = b[0] - a[0], b[1] - a[1]
    far = math.hypot(dx, dy) or 1e-6
    out = min(math.sqrt(max(0.0, length**2 - (far / 2) ** 2)), _MOST_BENT * length) * side
    return (a[0] + b[0]) / 2 - dy / far * out, (a[1] + b[1]) / 2 + dx / far * out


def hand(
    pen: Pen, elbow: Point, wrist: Point, size: float, colour: Colour, thumb: int, *,
    closed: bool = False,
) -> None:  # fmt: skip
    """A hand at the end of a forearm: fingers and a thumb to one side (-1 or 1), or a fist."""
    tilt = math.degrees(math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])) - 90
    lines = mix(colour, DEEP, 0.34)
    with pen.at(*wrist, size, tilt=tilt):
        if closed:
            pen.form(Path().ellipse(0, 0.42, 0.5, 0.48), colour)
            for k in (-0.2, 0.06, 0.3):
                pen.stroke(Path().move(k, 0.5).line(k * 0.9, 0.84), 0.05, lines, opacity=0.6)
            return
        pen.form(tapered([(thumb * 0.22, 0.2), (thumb * 0.5, 0.42), (thumb * 0.52, 0.72)],
                         (0.3, 0.26, 0.2)), colour)  # fmt: skip
        palm = Path().move(-0.38, -0.08).cubic(-0.5, 0.4, -0.44, 1.06, -0.08, 1.12)
        pen.form(palm.cubic(0.3, 1.14, 0.48, 0.5, 0.38, -0.08).close(), colour)
        for k in (-0.16, 0.1):
            pen.stroke(Path().move(k, 0.72).line(k, 1.0), 0.045, lines, opacity=0.5)


def shoe(pen: Pen, x: float, y: float, turn: float, colour: Colour, size: float = 1.0) -> None:
    """A shoe on the ground at (x, y), its toe to the viewer or, turned, to a side."""
    sole = mix(colour, DEEP, 0.45) if luminance(colour) > 0.35 else mix(colour, "#ffffff", 0.2)
    way = 1 if turn >= 0 else -1
    with pen.at(x, y, size):
        if abs(turn) > 0.3:
            upper = Path().move(-0.034 * way, -0.056).line(0.026 * way, -0.054)
            upper.cubic(0.044 * way, -0.036, 0.1 * way, -0.044, 0.104 * way, -0.004)
            upper.line(-0.042 * way, -0.004).quad(-0.05 * way, -0.03, -0.034 * way, -0.056)
            base = Path().rect(-0.044 if way > 0 else -0.106, -0.012, 0.15, 0.014, 0.007)
        else:
            toe = turn * 0.05
            upper = Path().move(-0.036, -0.056).line(0.036, -0.056)
            upper.cubic(0.058, -0.036, 0.056 + toe, -0.006, 0.046 + toe, -0.002)
            upper.line(-0.046 + toe, -0.002).cubic(-0.056 + toe, -0.006, -0.058, -0.036, -0.036,
                                                   -0.056)  # fmt: skip
            base = Path().rect(-0.05 + toe, -0.012, 0.1, 0.014, 0.007)
        pen.form(upper.close(), colour)
        pen.fill(base, sole)
