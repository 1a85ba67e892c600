"""Where one is dressed and shaved: the vanity with its lit mirror, the barber's chair."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("vanity", "dressing-table", kind="ground", height=1.6, aspect=0.9)
def vanity(pen: Pen) -> None:
    """A dressing table: bulbs around its mirror, drawers, small bottles and a brush."""
    wood = pen.tint("#f2e6dc")
    for x in (-0.38, 0.34):
        pen.form(Path().rect(x, -0.42, 0.045, 0.42), mix(wood, DEEP, 0.16))
    pen.form(Path().rect(-0.32, -0.98, 0.64, 0.54, 0.04), wood)
    mirror = Path().rect(-0.25, -0.92, 0.5, 0.43, 0.02)
    pen.fill(mirror, Linear(-0.25, -0.9, 0.25, -0.5, ((0.0, "#cfe3ee", 1.0), (0.5, "#eef7fb", 1.0),
                                                      (1.0, "#b5cfdf", 1.0))))  # fmt: skip
    pen.fill(Path().polygon([(-0.2, -0.5), (0.0, -0.91), (0.1, -0.91), (-0.1, -0.5)]), "#ffffff",
             opacity=0.5, clip=mirror)  # fmt: skip
    bulbs = [(-0.285, -0.9 + 0.1 * k) for k in range(5)] + [(0.285, -0.9 + 0.1 * k)
                                                            for k in range(5)]  # fmt: skip
    bulbs += [(-0.2 + 0.1 * k, -0.95) for k in range(5)]
    for x, y in bulbs:
        pen.shine(Path().circle(x, y, 0.045), "#ffe6a6", blur=0.02, opacity=0.55)
        pen.shine(Path().circle(x, y, 0.024), "#fff6dc")
    pen.form(Path().rect(-0.43, -0.46, 0.86, 0.06, 0.015), mix(wood, WARM, 0.3))
    for x in (-0.36, -0.1, 0.16):
        pen.form(Path().rect(x, -0.39, 0.22, 0.13, 0.015), wood, dark=0.2)
        pen.ball(x + 0.11, -0.325, 0.016, "#d9a53a")
    for x, high, colour in (
        (-0.3, 0.1, "#e8899a"),
        (-0.22, 0.07, "#8fb8d8"),
        (0.26, 0.09, "#d9a53a"),
    ):
        pen.form(Path().rect(x, -0.46 - high, 0.05, high, 0.012), colour)
        pen.fill(Path().rect(x + 0.014, -0.485 - high, 0.022, 0.03), "#4a3a36")


@drawn("barber-chair", "salon-chair", kind="ground", height=1.2, aspect=0.85, seat=(0.5, 0.56))
def barber_chair(pen: Pen) -> None:
    """A barber's chair: red leather, chromed arms, a round foot."""
    leather, chrome = pen.tint("#a82c30"), "#c9d0d8"
    pen.form(Path().ellipse(0, -0.04, 0.3, 0.05), chrome)
    pen.form(Path().rect(-0.06, -0.32, 0.12, 0.29), mix(chrome, DEEP, 0.2))
    pen.form(Path().rect(-0.2, -1.0, 0.4, 0.14, 0.05), leather)
    pen.form(Path().rect(-0.26, -0.86, 0.52, 0.46, 0.07), leather, light=0.24)
    for x in (-0.1, 0.06):
        for y in (-0.74, -0.58):
            pen.ball(x + 0.02, y, 0.016, mix(leather, DEEP, 0.4))
    pen.form(Path().rect(-0.32, -0.46, 0.64, 0.15, 0.06), mix(leather, WARM, 0.08))
    for side in (-1, 1):
        pen.stroke(Path().move(side * 0.33, -0.34).line(side * 0.33, -0.62), 0.04, chrome)
        pen.form(Path().rect(side * 0.34 - 0.06, -0.66, 0.12, 0.06, 0.03), leather)
    pen.form(Path().rect(-0.2, -0.18, 0.4, 0.05, 0.02), chrome)
    pen.stroke(Path().move(-0.16, -0.3).line(-0.18, -0.16).move(0.16, -0.3).line(0.18, -0.16), 0.03,
               chrome)  # fmt: skip
