"""Seats beside chairs and sofas: stool, rocking chair, wheelchair."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn
from seedbed.engines.illustrator.subjects.travel.wheeled import TYRE


@drawn("stool", "bar-stool", kind="ground", height=0.5, aspect=0.95, seat=(0.5, 0.08))
def stool(pen: Pen) -> None:
    """A round stool on three legs."""
    wood = pen.tint("#b07a48")
    for x, foot, tone in ((0.0, 0.02, 0.3), (-0.26, -0.4, 0.12), (0.26, 0.4, 0.16)):
        pen.limb([(x, -0.86), (foot, -0.03)], 0.085, mix(wood, DEEP, tone))
    pen.limb([(-0.33, -0.36), (0.33, -0.36)], 0.055, mix(wood, DEEP, 0.2))
    pen.form(Path().rect(-0.44, -0.95, 0.88, 0.16, 0.07), mix(wood, DEEP, 0.16))
    pen.form(Path().ellipse(0, -0.93, 0.44, 0.075), mix(wood, "#fff1d6", 0.2))


@drawn("rocking-chair", kind="ground", height=1.1, aspect=0.95, seat=(0.5, 0.52))
def rocking_chair(pen: Pen) -> None:
    """A rocking chair from the front, its runners curved, a cushion on the seat."""
    wood = pen.tint("#8a5a38")
    dark = mix(wood, DEEP, 0.22)
    for side in (-1, 1):
        runner = Path().move(side * 0.42, -0.1).cubic(side * 0.44, -0.02, side * 0.4, 0.0,
                                                      side * 0.3, 0.0)  # fmt: skip
        pen.stroke(runner, 0.055, dark)
        pen.limb([(side * 0.34, -0.5), (side * 0.37, -0.05)], 0.055, dark)
        pen.limb([(side * 0.3, -0.44), (side * 0.32, -0.98)], 0.06, wood)
    for k in range(5):
        x = -0.2 + 0.1 * k
        pen.limb([(x, -0.48), (x * 1.04, -0.9)], 0.034, dark)
    top = Path().move(-0.36, -0.9).quad(0, -1.05, 0.36, -0.9).line(0.34, -0.8)
    pen.form(top.quad(0, -0.92, -0.34, -0.8).close(), wood)
    pen.form(Path().rect(-0.36, -0.5, 0.72, 0.1, 0.03), wood)
    pen.form(Path().rect(-0.32, -0.55, 0.64, 0.09, 0.045), "#c8655a")
    for side in (-1, 1):
        pen.limb([(side * 0.38, -0.68), (side * 0.42, -0.52)], 0.05, dark)
        pen.form(Path().rect(side * 0.4 - 0.07, -0.72, 0.14, 0.06, 0.03), wood)


@drawn("wheelchair", kind="ground", height=1.0, aspect=0.86, seat=(0.5, 0.55))
def wheelchair(pen: Pen) -> None:
    """A wheelchair from the front, a large wheel at each side."""
    cloth, steel = pen.tint("#3f6f9f"), "#aeb8c2"
    for side in (-1, 1):
        pen.fill(Path().ellipse(side * 0.36, -0.31, 0.055, 0.31), TYRE)
        pen.fill(Path().ellipse(side * 0.345, -0.31, 0.03, 0.25), "#7f8a94")
        for k in range(5):
            a = k * math.tau / 5
            pen.stroke(
                Path()
                .move(side * 0.345, -0.31)
                .line(side * (0.345 + 0.02 * math.cos(a)), -0.31 + 0.24 * math.sin(a)),
                0.008,
                steel,
            )
        pen.limb([(side * 0.27, -0.98), (side * 0.27, -0.1)], 0.035, steel)
        pen.limb([(side * 0.27, -0.98), (side * 0.36, -0.99)], 0.05, "#33363f")
    pen.form(Path().rect(-0.26, -0.92, 0.52, 0.44, 0.05), cloth)
    pen.form(Path().rect(-0.27, -0.5, 0.54, 0.1, 0.03), mix(cloth, DEEP, 0.3))
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.29 - 0.06, -0.66, 0.12, 0.06, 0.03), "#33363f")
        pen.limb([(side * 0.18, -0.42), (side * 0.16, -0.14)], 0.028, steel)
        pen.form(Path().rect(side * 0.13 - 0.09, -0.13, 0.18, 0.05, 0.015), "#4a505c")
        pen.ball(side * 0.22, -0.05, 0.05, TYRE)
