"""Coffee before it is in the cup: beans, a sack of them, the pot for the stove."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

ROAST = "#6b3f24"


def _bean(pen: Pen, x: float, y: float, r: float, tilt: float, roast: Colour) -> None:
    with pen.at(x, y, r, tilt=tilt):
        pen.form(Path().ellipse(0, 0, 1.0, 0.7), roast, light=0.3, dark=0.4)
        seam = Path().move(-0.9, 0.0).cubic(-0.3, -0.26, 0.3, 0.26, 0.9, 0.0)
        pen.stroke(seam, 0.16, mix(roast, DEEP, 0.6))


@drawn("coffee-beans", "coffee-bean", kind="tabletop", height=0.07, aspect=2.8,
       colours=("brown",))  # fmt: skip
def coffee_beans(pen: Pen) -> None:
    """A small heap of roasted beans, some rolled aside."""
    roast = pen.tint(ROAST)
    for row in range(5):
        half = 0.4 + 0.2 * row
        count = 4 + 2 * row
        for k in range(count):
            x = -half + 2 * half * (k + 0.5) / count + pen.chance(-0.05, 0.05)
            y = -0.82 + 0.18 * row + pen.chance(-0.05, 0.05)
            _bean(pen, x, y, 0.14, pen.chance(-80, 80), mix(roast, WARM, pen.chance(0.0, 0.16)))
    for x in (-1.32, -1.16, 1.2, 1.36):
        _bean(pen, x, -0.09, 0.13, pen.chance(-60, 60), roast)


@drawn("sack", "burlap-sack", "sack-of-beans", "sack-of-coffee", kind="ground", height=0.8,
       aspect=0.95, colours=("brown",))  # fmt: skip
def sack(pen: Pen) -> None:
    """A sack of coarse cloth, its rim rolled down, full of beans to the brim."""
    cloth = pen.tint("#c9a878")
    pen.form(Path().ellipse(0, -0.84, 0.33, 0.11), mix(ROAST, DEEP, 0.4))
    for k in range(30):
        a, r = k * 2.4, 0.3 * math.sqrt((k + 0.5) / 30)
        _bean(pen, math.cos(a) * r, -0.86 + math.sin(a) * r * 0.3, 0.048, k * 47.0,
              mix(ROAST, WARM, 0.1 * (k % 3)))  # fmt: skip
    body = Path().move(-0.34, -0.8).cubic(-0.44, -0.5, -0.5, -0.2, -0.42, -0.03)
    body.quad(0, 0.03, 0.42, -0.03).cubic(0.5, -0.2, 0.44, -0.5, 0.34, -0.8).quad(0, -0.66, -0.34,
                                                                                -0.8)  # fmt: skip
    pen.form(body.close(), cloth, light=0.24)
    weave = Path()
    for k in range(16):
        x = -0.46 + 0.062 * k
        weave.move(x, -0.85).quad(x * 1.2, -0.4, x, 0.02)
    for k in range(13):
        y = -0.74 + 0.06 * k
        weave.move(-0.5, y).quad(0, y + 0.08, 0.5, y)
    pen.stroke(weave, 0.006, mix(cloth, DEEP, 0.3), opacity=0.4, clip=body)
    rim = Path().move(-0.36, -0.84).quad(0, -0.7, 0.36, -0.84).line(0.37, -0.72)
    pen.form(rim.quad(0, -0.57, -0.37, -0.72).close(), mix(cloth, WARM, 0.24))
    for x in (-0.24, 0.22):
        fold = Path().move(x, -0.62).quad(x * 1.3, -0.34, x * 1.1, -0.08)
        pen.stroke(fold, 0.014, mix(cloth, DEEP, 0.3), opacity=0.5, clip=body)
    _bean(pen, 0.0, -0.34, 0.13, -30, mix(ROAST, DEEP, 0.1))


@drawn("moka-pot", "espresso-pot", kind="tabletop", height=0.2, aspect=0.86, faces="left")
def moka_pot(pen: Pen) -> None:
    """An eight-sided stove-top pot: boiler, waist, spout, a dark handle and knob."""
    steel = pen.tint("#c3cad3")
    stops = [(0.0, mix(steel, DEEP, 0.4), 1.0), (0.25, mix(steel, "#ffffff", 0.7), 1.0),
             (0.5, steel, 1.0), (0.75, mix(steel, "#ffffff", 0.3), 1.0),
             (1.0, mix(steel, DEEP, 0.45), 1.0)]  # fmt: skip
    shine = Linear(-0.3, 0, 0.26, 0, stops)
    pen.stroke(Path().move(0.16, -0.82).cubic(0.5, -0.84, 0.44, -0.5, 0.38, -0.42), 0.07, "#2f2d33")
    boiler = [(-0.17, -0.44), (0.17, -0.44), (0.27, -0.02), (0.2, 0.0), (-0.2, 0.0), (-0.27, -0.02)]
    pen.fill(Path().polygon(boiler), shine)
    top = [(-0.24, -0.86), (0.2, -0.86), (0.16, -0.48), (-0.16, -0.48)]
    spout = [(-0.24, -0.86), (-0.4, -0.84), (-0.2, -0.66)]
    pen.fill(Path().polygon(spout), mix(steel, DEEP, 0.14))
    pen.fill(Path().polygon(top), shine)
    pen.form(Path().rect(-0.18, -0.49, 0.36, 0.06, 0.02), mix(steel, DEEP, 0.25))
    edges = Path().move(-0.06, -0.86).line(-0.05, -0.48).move(0.08, -0.86).line(0.07, -0.48)
    edges.move(-0.07, -0.43).line(-0.1, 0.0).move(0.07, -0.43).line(0.1, 0.0)
    pen.stroke(edges, 0.01, mix(steel, DEEP, 0.3), opacity=0.6)
    lid = [(-0.24, -0.87), (0.2, -0.87), (0.03, -0.95), (-0.05, -0.95)]
    pen.fill(Path().polygon(lid), mix(steel, DEEP, 0.12))
    pen.ball(-0.01, -0.965, 0.04, "#2f2d33")
    pen.fill(Path().circle(-0.13, -0.3, 0.022), "#d9b25a")


@drawn("coffee-grinder", kind="tabletop", height=0.24, aspect=0.86)
def coffee_grinder(pen: Pen) -> None:
    """A hand mill: a wooden box with a drawer, a bowl of beans, a crank with a knob."""
    wood, brass = pen.tint("#a8683a"), "#d9b25a"
    pen.form(Path().rect(-0.34, -0.05, 0.68, 0.05, 0.015), mix(wood, DEEP, 0.25))
    pen.form(Path().rect(-0.29, -0.44, 0.58, 0.4, 0.02), wood)
    pen.form(Path().rect(-0.2, -0.28, 0.4, 0.2, 0.02), mix(wood, WARM, 0.16))
    pen.ball(0, -0.18, 0.03, brass)
    pen.form(Path().rect(-0.33, -0.48, 0.66, 0.05, 0.015), mix(wood, DEEP, 0.12))
    bowl = Path().move(-0.27, -0.72).cubic(-0.25, -0.54, -0.12, -0.5, -0.08, -0.48)
    bowl.line(0.08, -0.48).cubic(0.12, -0.5, 0.25, -0.54, 0.27, -0.72).close()
    for k in range(9):
        _bean(pen, -0.2 + 0.05 * k, -0.74 - 0.02 * (k % 2), 0.045, k * 50.0, ROAST)
    pen.form(bowl, brass, light=0.5)
    pen.stroke(Path().move(0, -0.74).line(0, -0.9), 0.03, "#8b929c")
    pen.stroke(Path().move(0, -0.9).quad(0.2, -0.94, 0.36, -0.88), 0.03, "#8b929c")
    pen.ball(0.37, -0.94, 0.05, "#3a2f2a")
