"""Fires, shelves, armchairs, a fort of blankets."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("campfire", "bonfire", kind="ground", height=0.9, aspect=1.1)
def campfire(pen: Pen) -> None:
    """A log fire with its glow."""
    pen.shine(Path().ellipse(0, -0.4, 0.6, 0.5), "#ff9a3a", blur=0.18, opacity=0.4)
    for tilt, y in ((72, -0.06), (-72, -0.06), (90, -0.05)):
        with pen.at(0, y, 1, tilt=tilt):
            pen.form(Path().rect(-0.06, -0.42, 0.12, 0.84, 0.05), "#7a4f30")
    for length, half, colour in (
        (0.95, 0.3, "#f2622c"),
        (0.72, 0.21, "#ff9d2e"),
        (0.48, 0.13, "#ffd257"),
        (0.26, 0.07, "#fff6cc"),
    ):
        flame = (
            Path()
            .move(-half, -0.16)
            .cubic(-half * 1.3, -0.4, -half * 0.2, -length * 0.6, -half * 0.1, -length)
            .cubic(half * 0.3, -length * 0.75, half * 1.5, -0.42, half, -0.16)
            .quad(0, -0.02, -half, -0.16)
            .close()
        )
        pen.shine(flame, colour)


@drawn("fireplace", kind="ground", height=1.5, aspect=1.15)
def fireplace(pen: Pen) -> None:
    """A brick hearth with a fire in it."""
    brick = pen.tint("#b0624a")
    pen.form(Path().rect(-0.5, -0.9, 1.0, 0.9), brick)
    for row in range(9):
        for k in range(7):
            x = -0.5 + k * 0.16 + (0.08 if row % 2 else 0)
            if x < 0.44:
                pen.fill(
                    Path().rect(x, -0.88 + row * 0.1, 0.13, 0.07, 0.01),
                    mix(brick, WARM, 0.14),
                    opacity=0.6,
                )
    pen.form(Path().rect(-0.57, -1.0, 1.14, 0.12, 0.02), "#8a5a38")
    pen.fill(Path().rect(-0.3, -0.62, 0.6, 0.62, 0.28), "#2c2028")
    pen.fill(Path().rect(-0.3, -0.3, 0.6, 0.3), "#2c2028")
    with pen.at(0, -0.02, 0.5):
        campfire(pen)


@drawn("bookshelf", kind="ground", height=1.9, aspect=0.72, colours=("brown",))
def bookshelf(pen: Pen) -> None:
    """A tall shelf full of books."""
    wood = pen.tint("#9a6a42")
    pen.form(Path().rect(-0.36, -1.0, 0.72, 1.0, 0.015), wood)
    pen.fill(Path().rect(-0.32, -0.96, 0.64, 0.9), mix(wood, DEEP, 0.5))
    spines = ("#c8433c", "#3f74b8", "#e0a93a", "#4b9a6a", "#8a5ab0", "#e58a9c", "#e9dcc0")
    for row in range(4):
        floor = -0.75 + row * 0.23
        x = -0.31
        while x < 0.27:
            w, h = pen.chance(0.025, 0.05), pen.chance(0.12, 0.185)
            pen.form(Path().rect(x, floor - h, w, h, 0.004), spines[int(pen.chance(0, 6.99))])
            x += w + 0.004 + (0.06 if pen.chance() > 0.9 else 0)
        pen.form(Path().rect(-0.33, floor, 0.66, 0.025), mix(wood, WARM, 0.15))


@drawn("armchair", kind="ground", height=0.95, aspect=1.0, seat=(0.5, 0.55))
def armchair(pen: Pen) -> None:
    """A deep armchair."""
    cloth = pen.tint("#c9705a")
    for x in (-0.34, 0.34):
        pen.fill(Path().rect(x - 0.03, -0.09, 0.06, 0.09), "#5a3c28")
    pen.form(Path().rect(-0.36, -1.0, 0.72, 0.7, 0.16), mix(cloth, DEEP, 0.06))
    pen.form(Path().rect(-0.38, -0.42, 0.76, 0.34, 0.06), mix(cloth, DEEP, 0.12))
    pen.form(Path().rect(-0.3, -0.5, 0.6, 0.17, 0.07), mix(cloth, WARM, 0.14))
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.39 - 0.11, -0.62, 0.22, 0.55, 0.1), cloth)
    for x, y in ((-0.14, -0.78), (0.0, -0.8), (0.14, -0.78)):
        pen.fill(Path().circle(x, y, 0.014), mix(cloth, DEEP, 0.4))


@drawn("blanket-fort", kind="ground", height=1.3, aspect=1.5, seat=(0.5, 0.9))
def blanket_fort(pen: Pen) -> None:
    """A tent of blankets hung over a line, open in front, cushions and lights in it."""
    cloth = pen.tint("#7f9fd0")
    inside = Path().polygon([(0, -0.96), (0.62, -0.02), (-0.62, -0.02)])
    pen.fill(inside, mix(cloth, DEEP, 0.6))
    pen.shine(Path().ellipse(0, -0.3, 0.4, 0.3), "#ffc878", blur=0.12, opacity=0.55)
    for x, colour in ((-0.26, "#e8899a"), (0.05, "#f2c14a"), (0.34, "#7fc0a0")):
        pen.form(Path().rect(x - 0.16, -0.2, 0.32, 0.19, 0.09), colour)
    for side in (-1, 1):
        sheet = Path().move(0, -1.0).cubic(side * 0.2, -0.8, side * 0.6, -0.4, side * 0.75, 0.0)
        sheet.line(side * 0.36, 0.0).cubic(side * 0.34, -0.3, side * 0.16, -0.7, 0, -0.93)
        pen.form(sheet.close(), mix(cloth, DEEP, 0.12 if side > 0 else 0.0), light=0.26)
        for k in range(9):
            t = 0.12 + 0.1 * k
            x, y = side * (0.08 + 0.5 * t), -0.9 + 0.88 * t
            pen.fill(Path().circle(x, y, 0.018), "#fbf6ea")
        hem = Path().move(0, -0.93).cubic(side * 0.16, -0.7, side * 0.34, -0.3, side * 0.36, 0.0)
        pen.stroke(hem, 0.02, mix(cloth, "#ffffff", 0.5))
    for k in range(7):
        t = k / 6
        x = -0.34 + 0.68 * t
        y = -0.06 - 0.92 * (1 - abs(2 * t - 1)) ** 0.9
        pen.shine(Path().circle(x * 0.98, y + 0.06, 0.028), "#fff0b0")
