"""Pyramid, skyscraper, pavilion, an arch of stone."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("pyramid", kind="building", height=30, aspect=1.7, colours=("yellow", "golden"))
def pyramid(pen: Pen) -> None:
    """A pyramid of stone courses."""
    stone = pen.tint("#e3bf7a")
    lit, dark = (
        Path().polygon([(-0.85, 0), (0.12, -1), (0.2, 0)]),
        Path().polygon([(0.2, 0), (0.12, -1), (0.85, -0.06)]),
    )
    pen.fill(lit, Linear(-0.6, 0, 0.2, 0, [(0, mix(stone, WARM, 0.3), 1), (1, stone, 1)]))
    pen.fill(dark, mix(stone, DEEP, 0.34))
    courses = Path()
    for k in range(1, 12):
        courses.move(-0.9, -k / 12).line(0.2, -k / 12).line(0.9, -k / 12 - 0.03)
    pen.stroke(courses, 0.008, mix(stone, DEEP, 0.3), clip=lit, opacity=0.7)
    pen.stroke(courses, 0.008, mix(stone, DEEP, 0.55), clip=dark, opacity=0.6)


@drawn("skyscraper", kind="building", height=60, aspect=0.42, colours=("grey", "blue"))
def skyscraper(pen: Pen) -> None:
    """A tall glass tower."""
    glass = pen.tint("#7fa3c4")
    for x, w, top, tone in ((-0.2, 0.24, -0.72, 0.14), (-0.08, 0.28, -0.95, 0.0)):
        colour = mix(glass, DEEP, tone)
        pen.fill(
            Path().rect(x, top, w, -top),
            Linear(
                x,
                0,
                x + w,
                0,
                [(0, mix(colour, WARM, 0.4), 1), (0.5, colour, 1), (1, mix(colour, DEEP, 0.35), 1)],
            ),
        )
        rows = round(-top / 0.045)
        for r in range(1, rows):
            for c in range(4):
                pane = Path().rect(x + w * (0.1 + 0.21 * c), top + r * 0.045, w * 0.15, 0.026)
                if pen.look.dark > 0.35 and pen.chance() < 0.55:
                    pen.shine(pane, "#ffd98a")
                else:
                    pen.fill(pane, mix(colour, "#ffffff", 0.45), opacity=0.8)
    pen.stroke(Path().move(0.06, -0.95).line(0.06, -1.0), 0.012, "#8a94a6")


@drawn("pavilion", "gazebo", kind="building", height=5, aspect=1.15, colours=("red",))
def pavilion(pen: Pen) -> None:
    """A garden pavilion with upturned eaves on red columns."""
    red = pen.tint("#b8402f")
    pen.form(Path().rect(-0.5, -0.09, 1.0, 0.09, 0.01), "#cfc6b8")
    for x, tone in ((-0.2, 0.3), (0.2, 0.3), (-0.4, 0.0), (0.4, 0.0)):
        pen.form(Path().rect(x - 0.03, -0.56, 0.06, 0.5), mix(red, DEEP, tone))
    pen.fill(Path().rect(-0.42, -0.28, 0.84, 0.03), mix(red, DEEP, 0.2))
    pen.fill(Path().rect(-0.44, -0.56, 0.88, 0.06), mix("#3f7f86", DEEP, 0.1))
    eave = (
        Path()
        .move(-0.58, -0.6)
        .quad(-0.36, -0.54, 0, -0.54)
        .quad(0.36, -0.54, 0.58, -0.6)
        .cubic(0.4, -0.66, 0.14, -0.76, 0.06, -0.92)
        .line(-0.06, -0.92)
        .cubic(-0.14, -0.76, -0.4, -0.66, -0.58, -0.6)
        .close()
    )
    pen.form(eave, "#4a5866", light=0.3)
    for k in range(-4, 5):
        pen.stroke(
            Path().move(k * 0.012, -0.9).cubic(k * 0.03, -0.76, k * 0.09, -0.66, k * 0.12, -0.56),
            0.01,
            "#36424e",
            clip=eave,
        )
    pen.ball(0, -0.95, 0.045, "#e6bf5a")


@drawn("stone-arch", "archway", kind="building", height=4.5, aspect=1.1, seat=(0.5, 0.98))
def stone_arch(pen: Pen) -> None:
    """An arch of hewn stones that one walks through, ivy on its shoulder."""
    stone = pen.tint("#b5ad9e")
    wall = Path().move(-0.5, 0.0).line(-0.5, -0.86).quad(0, -1.08, 0.5, -0.86).line(0.5, 0.0)
    wall.line(0.28, 0.0).line(0.28, -0.44).cubic(0.28, -0.82, -0.28, -0.82, -0.28, -0.44)
    pen.form(wall.line(-0.28, 0.0).close(), stone)
    joints = Path()
    for k in range(8):
        y = -0.1 * (k + 1)
        for side in (-1, 1):
            joints.move(side * 0.5, y).line(side * 0.28, y)
            x = side * (0.35 + 0.08 * (k % 2))
            joints.move(x, y).line(x, y + 0.1)
    pen.stroke(joints, 0.008, mix(stone, DEEP, 0.35), opacity=0.7, clip=wall)
    for k in range(9):  # the stones of the arch itself
        a = math.pi * (k + 0.5) / 9
        with pen.at(-math.cos(a) * 0.3, -0.46 - math.sin(a) * 0.28, 1.0,
                    tilt=math.degrees(a) - 90):  # fmt: skip
            block = Path().polygon([(-0.05, 0.06), (-0.06, -0.07), (0.06, -0.07), (0.05, 0.06)])
            pen.form(block, mix(stone, WARM, 0.1 + 0.1 * (k % 2)))
    for k in range(16):
        x, y = 0.3 + 0.2 * ((k * 0.618034) % 1), -0.9 + 0.045 * k
        pen.fill(Path().ellipse(x, y, 0.045, 0.035), mix("#4f8f4c", (DEEP, WARM)[k % 2], 0.16))
