"""Machines and fittings of a home: stove, sink, fan, loudspeaker, tablet, gramophone."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

STEEL = "#c9d0d8"
DARK = "#33363f"


@drawn("stove", kind="ground", height=0.95, aspect=0.85, seat=(0.5, 0.12), colours=("white",))
def stove(pen: Pen) -> None:
    """A cooker with an oven, its window lit, and two burners."""
    body = pen.tint("#eef0f2")
    pen.form(Path().rect(-0.4, -0.86, 0.8, 0.82, 0.04), body, dark=0.15)
    for x in (-0.3, 0.3):
        pen.fill(Path().rect(x - 0.05, -0.05, 0.1, 0.05), DARK)
    pen.form(Path().rect(-0.42, -0.9, 0.84, 0.07, 0.02), DARK)
    for x in (-0.2, 0.2):
        pen.stroke(Path().move(x - 0.13, -0.92).line(x + 0.13, -0.92), 0.025, "#565b66")
        for k in range(5):
            flame = Path().ellipse(x - 0.08 + 0.04 * k, -0.94, 0.014, 0.03)
            pen.shine(flame, "#6fb6f2")
    for k in range(4):
        pen.ball(-0.27 + 0.18 * k, -0.75, 0.04, "#8b929c")
        pen.stroke(Path().move(-0.27 + 0.18 * k, -0.75).line(-0.27 + 0.18 * k, -0.78), 0.01, DARK)
    pen.limb([(-0.28, -0.64), (0.28, -0.64)], 0.035, STEEL)
    window = Path().rect(-0.29, -0.55, 0.58, 0.34, 0.04)
    stops = [(0, "#5a3a2c", 1.0), (1, "#e8903c", 1.0)]
    pen.shine(window, Linear(0, -0.55, 0, -0.2, stops))
    pen.stroke(window, 0.02, DARK)
    for y in (-0.42, -0.32):
        pen.stroke(Path().move(-0.27, y).line(0.27, y), 0.01, "#3a2a24")
    pen.form(Path().rect(-0.34, -0.16, 0.68, 0.09, 0.02), mix(body, DEEP, 0.1))


@drawn("sink", kind="ground", height=0.95, aspect=1.1, seat=(0.5, 0.3), colours=("white",))
def sink(pen: Pen) -> None:
    """A basin on a cupboard, its tap running."""
    wood = pen.tint("#7fb0a8")
    pen.form(Path().rect(-0.48, -0.56, 0.96, 0.54, 0.03), wood)
    for x in (-0.44, 0.03):
        pen.stroke(Path().rect(x, -0.5, 0.41, 0.44, 0.02), 0.016, mix(wood, DEEP, 0.25))
    for x in (-0.08, 0.08):
        pen.ball(x, -0.3, 0.025, STEEL)
    pen.form(Path().rect(-0.53, -0.66, 1.06, 0.11, 0.03), "#f4f1ea", dark=0.14)
    basin = Path().move(-0.32, -0.66).quad(-0.28, -0.5, 0, -0.5).quad(0.28, -0.5, 0.32, -0.66)
    pen.fill(basin.close(), Linear(0, -0.66, 0, -0.5, [(0, "#b9c7cf", 1), (1, "#eef3f5", 1)]))
    tap = Path().move(0.14, -0.66).line(0.14, -0.86).cubic(0.14, -1.0, -0.06, -1.0, -0.06, -0.84)
    pen.stroke(tap, 0.055, mix(STEEL, DEEP, 0.1))
    pen.stroke(Path().move(0.125, -0.68).line(0.125, -0.86), 0.014, "#ffffff", opacity=0.7)
    pen.stroke(Path().move(-0.06, -0.8).line(-0.06, -0.56), 0.03, "#9fd6f2", opacity=0.9)
    pen.limb([(0.2, -0.72), (0.3, -0.76)], 0.035, STEEL)


@drawn("towel", kind="tabletop", height=0.6, aspect=0.9)
def towel(pen: Pen) -> None:
    """A striped towel hanging over a rail."""
    cloth = pen.tint("#7fb6d9")
    pen.limb([(-0.44, -0.94), (0.44, -0.94)], 0.04, "#b9bec7")
    for side in (-1, 1):
        pen.ball(side * 0.44, -0.94, 0.045, "#9aa1ab")
    back = Path().rect(-0.24, -0.95, 0.52, 0.62, 0.02)
    pen.form(back, mix(cloth, DEEP, 0.22))
    front = Path().rect(-0.3, -0.97, 0.56, 0.9, 0.03)
    pen.form(front, cloth)
    for y, w in ((-0.34, 0.05), (-0.26, 0.03), (-0.2, 0.015)):
        pen.fill(Path().rect(-0.3, y, 0.56, w), mix(cloth, "#ffffff", 0.65), clip=front)
    for k in range(14):
        x = -0.28 + 0.04 * k
        pen.stroke(Path().move(x, -0.08).line(x, 0), 0.014, mix(cloth, "#ffffff", 0.3))
    pen.stroke(Path().move(-0.1, -0.94).quad(-0.13, -0.6, -0.1, -0.36), 0.02,
               mix(cloth, DEEP, 0.16))  # fmt: skip


@drawn("electric-fan", kind="ground", height=1.2, aspect=0.52)
def electric_fan(pen: Pen) -> None:
    """A standing fan with blue blades in its cage."""
    body = pen.tint("#5f9fc8")
    pen.form(Path().ellipse(0, -0.03, 0.2, 0.035), mix(body, DEEP, 0.2))
    pen.limb([(0, -0.05), (0, -0.6)], 0.035, "#d5dae0")
    pen.form(Path().rect(-0.05, -0.42, 0.1, 0.12, 0.02), body)
    pen.fill(Path().circle(0, -0.74, 0.24), "#ffffff", opacity=0.35)
    for k in range(3):
        a = math.radians(20 + 120 * k)
        tip = (math.cos(a) * 0.2, -0.74 + math.sin(a) * 0.2)
        wide = math.radians(20 + 120 * k + 55)
        by = (math.cos(wide) * 0.22, -0.74 + math.sin(wide) * 0.22)
        pen.form(Path().move(0, -0.74).quad(*by, *tip).close(), body)
    for k in range(16):
        a = k * math.tau / 16
        pen.stroke(Path().move(0, -0.74).line(math.cos(a) * 0.245, -0.74 + math.sin(a) * 0.245),
                   0.006, "#8d96a3")  # fmt: skip
    for r in (0.245, 0.15):
        pen.stroke(Path().circle(0, -0.74, r), 0.014, "#8d96a3")
    pen.ball(0, -0.74, 0.05, mix(body, WARM, 0.2))


@drawn("air-conditioner", kind="tabletop", height=0.4, aspect=2.4, colours=("white",))
def air_conditioner(pen: Pen) -> None:
    """A wall unit with its slats open and cool air below."""
    shell = pen.tint("#f6f8fa")
    pen.form(Path().rect(-1.15, -0.98, 2.3, 0.66, 0.12), shell, dark=0.14)
    pen.fill(Path().rect(-1.05, -0.5, 2.1, 0.13, 0.04), "#5d6673")
    for k in range(3):
        y = -0.47 + 0.035 * k
        pen.stroke(Path().move(-1.02, y).line(1.02, y), 0.012, "#aeb7c2")
    pen.shine(Path().circle(0.96, -0.62, 0.035), "#5fd38a")
    for k in range(4):
        x = -0.7 + 0.46 * k
        waft = Path().move(x, -0.28).cubic(x + 0.1, -0.2, x - 0.1, -0.1, x, 0.0)
        pen.stroke(waft, 0.035, "#8fcbe8", opacity=0.8)


@drawn("loudspeaker-box", kind="ground", height=1.0, aspect=0.58, colours=("black",))
def loudspeaker_box(pen: Pen) -> None:
    """A loudspeaker in its case: a small cone over a large one."""
    case = pen.tint("#3b3d48")
    pen.form(Path().rect(-0.28, -0.99, 0.56, 0.97, 0.05), case, light=0.22)
    for y, r in ((-0.74, 0.13), (-0.32, 0.22)):
        pen.fill(Path().circle(0, y, r * 1.16), mix(case, WARM, 0.3))
        pen.ball(0, y, r, "#22232b")
        pen.stroke(Path().circle(0, y, r * 0.7), 0.02, "#4b4e5b")
        pen.ball(0, y, r * 0.34, "#8b8f9c")
    for x in (-0.22, 0.22):
        for y in (-0.94, -0.06):
            pen.fill(Path().circle(x, y, 0.016), "#8b8f9c")


@drawn("tablet", kind="tabletop", height=0.24, aspect=0.76)
def tablet(pen: Pen) -> None:
    """A tablet computer showing a row of coloured tiles."""
    pen.form(Path().rect(-0.37, -0.99, 0.74, 0.99, 0.07), pen.tint("#2f323c"), light=0.2)
    glass = Path().rect(-0.32, -0.92, 0.64, 0.84, 0.02)
    pen.shine(glass, Linear(-0.3, -0.9, 0.3, -0.1, [(0, "#8fd0f2", 1), (1, "#7a8fe0", 1)]))
    for row in range(4):
        for column in range(3):
            colour = ("#f2b33d", "#f07f6a", "#6fc28f", "#ffffff")[(row + column) % 4]
            pen.shine(Path().rect(-0.26 + 0.19 * column, -0.84 + 0.2 * row, 0.14, 0.14, 0.035),
                      colour)  # fmt: skip
    pen.fill(Path().polygon([(-0.32, -0.92), (0.02, -0.92), (-0.32, -0.4)]), "#ffffff",
             opacity=0.14)  # fmt: skip


@drawn("gramophone", kind="tabletop", height=0.7, aspect=0.95, colours=("gold",))
def gramophone(pen: Pen) -> None:
    """A gramophone: wooden box, record, and a great brass horn."""
    brass, wood = pen.tint("#d9a53f"), "#8a5230"
    pen.form(Path().rect(-0.38, -0.3, 0.68, 0.28, 0.03), wood, light=0.25)
    pen.form(Path().rect(-0.42, -0.06, 0.76, 0.06, 0.02), mix(wood, DEEP, 0.3))
    pen.stroke(Path().rect(-0.32, -0.24, 0.56, 0.16, 0.02), 0.014, mix(wood, WARM, 0.3))
    pen.form(Path().ellipse(-0.06, -0.33, 0.3, 0.06), "#23232b", light=0.3)
    pen.fill(Path().ellipse(-0.06, -0.335, 0.09, 0.02), "#c8403a")
    pen.limb([(0.3, -0.16), (0.42, -0.16), (0.42, -0.08)], 0.03, brass)
    pen.stroke(Path().move(0.2, -0.34).cubic(0.34, -0.5, 0.26, -0.56, 0.08, -0.6), 0.07,
               mix(brass, DEEP, 0.2))  # fmt: skip
    horn = Path().move(0.14, -0.62).cubic(-0.04, -0.66, -0.16, -0.74, -0.24, -0.98)
    horn.line(0.44, -0.72).cubic(0.32, -0.6, 0.24, -0.56, 0.14, -0.56).close()
    pen.form(horn, brass, light=0.4, dark=0.3)
    with pen.at(0.1, -0.84, 1.0, tilt=21):
        pen.form(Path().ellipse(0, 0, 0.37, 0.13), mix(brass, DEEP, 0.28))
        pen.fill(Path().ellipse(0, 0.03, 0.22, 0.06), mix(brass, DEEP, 0.6))
        pen.stroke(Path().ellipse(0, 0, 0.37, 0.13), 0.022, mix(brass, WARM, 0.4))


@drawn("microchip", kind="tabletop", height=0.06, aspect=1.0, colours=("green",))
def microchip(pen: Pen) -> None:
    """A processor with golden legs on all sides and a lit core."""
    for k in range(6):
        at = -0.3 + 0.12 * k
        for side in (-1, 1):
            pen.fill(Path().rect(side * 0.44 - 0.06, -0.5 + at - 0.02, 0.12, 0.04, 0.01), "#e0b24a")
            pen.fill(Path().rect(at - 0.02, -0.5 + side * 0.44 - 0.06, 0.04, 0.12, 0.01), "#e0b24a")
    pen.form(Path().rect(-0.4, -0.9, 0.8, 0.8, 0.06), pen.tint("#2f6f5a"), light=0.2)
    pen.form(Path().rect(-0.24, -0.74, 0.48, 0.48, 0.04), "#2b2e38", light=0.3)
    lines = Path()
    for k in range(4):
        at = -0.15 + 0.1 * k
        lines.move(at, -0.74).line(at, -0.86).move(at, -0.26).line(at, -0.14)
        lines.move(-0.24, -0.5 + at).line(-0.36, -0.5 + at)
        lines.move(0.24, -0.5 + at).line(0.36, -0.5 + at)
    pen.stroke(lines, 0.014, "#8fe0b8")
    pen.shine(Path().rect(-0.09, -0.59, 0.18, 0.18, 0.03), "#6fe0f2")
    pen.fill(Path().circle(-0.18, -0.68, 0.025), "#8b929c")
