"""Furnishings that a room is remembered by: throne, birdcage, fishbowl, easel."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("throne", kind="ground", height=1.8, aspect=0.66, seat=(0.5, 0.62), colours=("gold", "red"))
def throne(pen: Pen) -> None:
    """A golden throne with a red velvet back and seat."""
    gold, velvet = "#d9a53a", pen.tint("#b5283a")
    for x in (-0.25, 0.25):
        pen.limb([(x, -0.34), (x, -0.03)], 0.07, mix(gold, DEEP, 0.2))
    back = Path().move(-0.26, -0.3).line(-0.26, -0.8).quad(-0.22, -0.92, -0.1, -0.9)
    back.quad(0, -1.02, 0.1, -0.9).quad(0.22, -0.92, 0.26, -0.8).line(0.26, -0.3).close()
    pen.form(back, gold, light=0.4)
    inner = Path().move(-0.18, -0.34).line(-0.18, -0.76).quad(0, -0.92, 0.18, -0.76)
    pen.form(inner.line(0.18, -0.34).close(), velvet)
    for x, y in ((-0.08, -0.68), (0.08, -0.68), (0, -0.58), (-0.08, -0.48), (0.08, -0.48)):
        pen.ball(x, y, 0.02, gold)
    pen.form(Path().rect(-0.28, -0.4, 0.56, 0.13, 0.05), velvet, light=0.3)
    pen.form(Path().rect(-0.29, -0.29, 0.58, 0.07, 0.02), gold)
    for side in (-1, 1):
        pen.limb([(side * 0.27, -0.56), (side * 0.29, -0.3)], 0.06, gold)
        pen.ball(side * 0.28, -0.58, 0.055, mix(gold, WARM, 0.2))
        pen.ball(side * 0.26, -0.84, 0.045, mix(gold, WARM, 0.2))
    pen.ball(0, -0.95, 0.05, "#4fb0d9")


@drawn("birdcage", kind="tabletop", height=0.5, aspect=0.66, colours=("gold",))
def birdcage(pen: Pen) -> None:
    """A domed cage with a small yellow bird on its perch."""
    wire = pen.tint("#b98a3c")
    pen.stroke(Path().circle(0, -0.965, 0.03), 0.018, wire)
    pen.form(Path().rect(-0.31, -0.09, 0.62, 0.09, 0.03), mix(wire, DEEP, 0.2))
    pen.limb([(-0.22, -0.34), (0.22, -0.34)], 0.022, "#8a5a34")
    pen.ball(0.0, -0.45, 0.1, "#f2c83d")
    pen.ball(-0.06, -0.57, 0.065, "#f2c83d")
    pen.form(Path().polygon([(-0.12, -0.58), (-0.18, -0.555), (-0.12, -0.54)]), "#e8823c")
    pen.fill(Path().circle(-0.075, -0.585, 0.012), "#23222b")
    pen.form(Path().polygon([(0.06, -0.46), (0.2, -0.36), (0.08, -0.38)]), "#d9a52c")
    bars = Path()
    for k in range(9):
        x = -0.3 + 0.075 * k
        bars.move(x, -0.08).line(x, -0.62).quad(x, -0.84, x * 0.1, -0.94)
    pen.stroke(bars, 0.012, wire)
    for y in (-0.3, -0.62):
        pen.stroke(Path().move(-0.3, y).line(0.3, y), 0.016, wire)


@drawn("fishbowl", kind="tabletop", height=0.3, aspect=1.1)
def fishbowl(pen: Pen) -> None:
    """A round bowl of water with a goldfish, pebbles and a weed."""
    bowl = Path().move(-0.3, -0.9).cubic(-0.7, -0.7, -0.62, 0, -0.24, 0).line(0.24, 0)
    bowl.cubic(0.62, 0, 0.7, -0.7, 0.3, -0.9).close()
    pen.fill(bowl, "#e8f6fb", opacity=0.6)
    water = Path().rect(-0.7, -0.7, 1.4, 0.7)
    stops = [(0, "#aee0f2", 0.85), (1, "#5fb4dc", 0.9)]
    pen.canvas.fill(water, Linear(0, -0.7, 0, 0, stops), clip=bowl)
    for k in range(9):
        pen.fill(Path().ellipse(-0.32 + 0.08 * k, -0.05, 0.06, 0.04),
                 ("#e0c08a", "#c98f6a", "#f2e3c4")[k % 3], clip=bowl)  # fmt: skip
    for x in (0.26, 0.33):
        pen.stroke(Path().move(x, -0.06).cubic(x + 0.08, -0.24, x - 0.1, -0.34, x + 0.03, -0.5),
                   0.04, "#4f9a5a")  # fmt: skip
    gold = pen.tint("#f2762c")
    tail = Path().move(0.08, -0.38).line(0.26, -0.52).quad(0.2, -0.38, 0.26, -0.26).close()
    pen.form(tail, mix(gold, WARM, 0.3))
    pen.form(Path().ellipse(-0.06, -0.38, 0.18, 0.11), gold, light=0.35)
    pen.form(Path().move(-0.08, -0.47).quad(0, -0.58, 0.06, -0.46).close(), mix(gold, DEEP, 0.1))
    pen.fill(Path().circle(-0.16, -0.4, 0.025), "#23222b")
    for x, y, r in ((-0.28, -0.52, 0.025), (-0.25, -0.62, 0.018)):
        pen.stroke(Path().circle(x, y, r), 0.012, "#ffffff")
    pen.stroke(bowl, 0.02, "#bfe0ec")
    pen.stroke(Path().ellipse(0, -0.91, 0.31, 0.05), 0.03, "#d9eef5")
    pen.stroke(Path().move(-0.46, -0.6).quad(-0.52, -0.4, -0.44, -0.2), 0.035, "#ffffff",
               opacity=0.7)  # fmt: skip


@drawn("easel", kind="ground", height=1.6, aspect=0.7)
def easel(pen: Pen) -> None:
    """A painter's easel with a landscape on the canvas."""
    wood = pen.tint("#b98a52")
    for x0, x1 in ((0, 0.0), (-0.06, -0.32), (0.06, 0.32)):
        pen.limb([(x0, -0.97), (x1, -0.02)], 0.04, mix(wood, DEEP, 0.15 if x1 else 0.35))
    sheet = Path().rect(-0.31, -0.86, 0.62, 0.48, 0.01)
    pen.fill(sheet, Linear(0, -0.86, 0, -0.4, [(0, "#8fcbe8", 1), (0.6, "#fbe3c0", 1)]))
    pen.fill(Path().circle(0.14, -0.74, 0.05), "#f2b33d", clip=sheet)
    for dx, high, colour in (
        (-0.2, 0.2, "#7f9fb8"),
        (0.1, 0.14, "#6fae6a"),
        (-0.05, 0.09, "#4f8f52"),
    ):
        hill = Path().move(dx - 0.4, -0.38).quad(dx, -0.38 - 2 * high, dx + 0.4, -0.38).close()
        pen.fill(hill, colour, clip=sheet)
    pen.stroke(sheet, 0.018, "#fdf8ec")
    pen.form(Path().rect(-0.34, -0.385, 0.68, 0.05, 0.01), wood)


@drawn("crib", "cradle", kind="ground", height=1.0, aspect=1.35, seat=(0.5, 0.46))
def crib(pen: Pen) -> None:
    """A baby's cot: bars behind, a mattress, the front rail let down."""
    wood = pen.tint("#e9d3ae")
    shade = mix(wood, DEEP, 0.14)
    for k in range(11):
        pen.fill(Path().rect(-0.56 + 0.107 * k, -0.86, 0.03, 0.4), shade)
    pen.form(Path().rect(-0.6, -0.92, 1.2, 0.07, 0.03), shade)
    pen.form(Path().rect(-0.6, -0.5, 1.2, 0.17, 0.05), "#fbf8f1")
    pen.form(Path().ellipse(-0.4, -0.53, 0.17, 0.07), "#ffffff")
    for k in range(12):
        pen.fill(Path().rect(-0.575 + 0.1 * k, -0.36, 0.026, 0.22), wood)
    pen.form(Path().rect(-0.6, -0.4, 1.2, 0.06, 0.025), wood)
    pen.form(Path().rect(-0.6, -0.17, 1.2, 0.07, 0.025), wood)
    for x in (-0.64, 0.58):
        pen.form(Path().rect(x, -1.0, 0.065, 1.0, 0.03), wood)
        pen.ball(x + 0.032, -1.0, 0.045, wood)
    for x in (-0.3, 0.3):
        pen.fill(Path().circle(x, -0.885, 0.02), "#f6b8c6")
