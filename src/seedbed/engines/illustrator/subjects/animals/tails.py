"""The tails of the animals with posed bodies."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen

# Widths of the plain tails.
_WIDTHS = {"curl": 0.062, "long": 0.05, "thin": 0.03}


def tail(
    pen: Pen,
    kind: str,
    coat: Colour,
    tip: Colour,
    belly: Colour,
    root: Point,
    size: float = 1.0,
    *,
    tilt: float = 0.0,
) -> None:
    """Draw a tail of this kind from its root to the right and up; `tilt` lowers it (degrees)."""
    dark = mix(coat, DEEP, 0.1)
    with pen.at(*root, size, tilt=tilt):
        if kind == "brush":
            _brush(pen, dark, tip)
        elif kind in _WIDTHS:
            points = [(-0.04, 0.02), (0.13, 0.03), (0.23, -0.06), (0.2, -0.2), (0.26, -0.28)]
            pen.limb(points, _WIDTHS[kind], "#f2a59c" if kind == "thin" else dark)
        elif kind == "up":
            pen.limb([(-0.05, 0.02), (0.11, -0.03), (0.17, -0.19)], 0.07, dark)
            pen.limb([(0.15, -0.12), (0.17, -0.19)], 0.07, tip)
        elif kind in {"tuft", "switch"}:
            pen.limb([(-0.04, 0.0), (0.14, 0.03), (0.24, -0.06), (0.26, -0.17)], 0.04, dark)
            pen.form(Path().ellipse(0.265, -0.2, 0.045, 0.065), tip)
        elif kind == "ringed":
            pen.limb([(-0.04, 0.02), (0.12, 0.04), (0.24, -0.05), (0.24, -0.2)], 0.065, dark)
            for x, y in ((0.08, 0.04), (0.185, 0.005), (0.245, -0.1), (0.242, -0.2)):
                pen.fill(Path().ellipse(x, y, 0.028, 0.024), tip)
        elif kind == "puff":
            pen.ball(0.06, 0.0, 0.075, belly)
        elif kind == "stub":
            pen.ball(0.06, 0.0, 0.055, dark)
        elif kind == "curly":
            turns = (3.1, 4.2, 5.4, 6.6, 7.8)
            spiral = [
                (0.03 + 0.05 * math.cos(a) + 0.02 * a / 3, -0.05 * math.sin(a)) for a in turns
            ]
            pen.limb(spiral, 0.025, dark)


def _brush(pen: Pen, dark: Colour, tip: Colour) -> None:
    brush = Path().move(-0.06, 0.04).cubic(0.16, 0.1, 0.34, -0.02, 0.33, -0.26)
    brush.cubic(0.22, -0.3, 0.1, -0.2, -0.06, -0.06).close()
    pen.form(brush, dark)
    end = Path().move(0.335, -0.12).quad(0.35, -0.22, 0.33, -0.28)
    end.quad(0.24, -0.3, 0.19, -0.235).quad(0.26, -0.2, 0.335, -0.12).close()
    pen.fill(end, tip)
