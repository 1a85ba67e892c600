"""Homes on wheels: the camper van, the tiny house, the caravan."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.travel.wheeled import glass, lamp, wheel


@drawn("camper-van", "campervan", kind="ground", height=2.1, aspect=2.05, faces="left",
       beam=0.6)  # fmt: skip
def camper_van(pen: Pen) -> None:
    """A round old camper in two colours, curtains in its windows, a board on its roof."""
    paint = pen.tint(("#3fa8a0", "#e0653f", "#5f9fd0", "#e8a93a")[pen.look.pick % 4])
    cream = "#fbf3e0"
    pen.form(Path().rect(-0.5, -1.0, 1.2, 0.07, 0.035), "#e8b84a")
    for x in (-0.3, 0.1, 0.5):
        pen.limb([(x, -0.95), (x, -0.88)], 0.03, "#6a6f78")
    body = Path().move(-0.98, -0.2).cubic(-1.02, -0.5, -0.96, -0.86, -0.72, -0.9)
    body.line(0.84, -0.9).cubic(0.98, -0.88, 1.0, -0.6, 0.98, -0.2).quad(0.96, -0.14, 0.88, -0.14)
    body.line(-0.88, -0.14).quad(-0.98, -0.14, -0.98, -0.2).close()
    pen.form(body, cream, dark=0.16)
    low = Path().move(-1.1, -0.46).quad(-0.9, -0.5, -0.7, -0.46).line(1.1, -0.46).line(1.1, 0)
    pen.fill(low.line(-1.1, 0).close(), paint, clip=body)
    pen.stroke(Path().move(-0.99, -0.47).line(0.98, -0.47), 0.022, "#dfe4ea")
    for x, wide in ((-0.9, 0.28), (-0.54, 0.36), (-0.1, 0.4), (0.38, 0.4)):
        pane = Path().rect(x, -0.82, wide, 0.28, 0.05)
        glass(pen, pane)
        if x > -0.2:
            for side in (0.0, wide - 0.09):
                pen.fill(
                    Path().rect(x + side, -0.82, 0.09, 0.28), mix(paint, WARM, 0.55), clip=pane
                )
        if pen.look.dark > 0.3:
            pen.shine(pane, "#ffdf9a", opacity=0.8)
    pen.stroke(Path().move(-0.56, -0.5).line(-0.56, -0.16), 0.012, mix(paint, DEEP, 0.4))
    pen.stroke(Path().move(-0.16, -0.5).line(-0.16, -0.16), 0.012, mix(paint, DEEP, 0.4))
    pen.fill(Path().rect(-0.28, -0.4, 0.07, 0.025, 0.01), "#dfe4ea")
    pen.form(Path().rect(-1.04, -0.2, 0.4, 0.06, 0.03), "#dfe4ea")
    pen.form(Path().rect(0.72, -0.2, 0.32, 0.06, 0.03), "#dfe4ea")
    lamp(pen, -0.96, -0.36, 0.05)
    for x in (-0.6, 0.58):
        pen.fill(Path().circle(x, -0.18, 0.21), mix(paint, DEEP, 0.6), clip=body)
        wheel(pen, x, 0.17, "#f4f1ea")


@drawn("tiny-house", "caravan", "house-on-wheels", kind="ground", height=3.6, aspect=1.25,
       seat=(0.5, 0.2))  # fmt: skip
def tiny_house(pen: Pen) -> None:
    """A small wooden house on a trailer: a gabled roof, a porch lamp, steps at the door."""
    wood = pen.tint("#b5793f")
    pen.form(Path().rect(-0.62, -0.17, 1.28, 0.05, 0.02), "#3b404b")
    pen.stroke(Path().move(-0.62, -0.15).line(-0.8, -0.1), 0.035, "#3b404b")
    for x in (0.02, 0.3):
        wheel(pen, x, 0.1, "#c9ced6")
    pen.form(Path().rect(-0.56, -0.68, 1.14, 0.52), wood, light=0.14)
    for k in range(10):
        y = -0.63 + 0.052 * k
        pen.stroke(Path().move(-0.56, y).line(0.58, y), 0.007, mix(wood, DEEP, 0.3), opacity=0.6)
    gable = [(-0.56, -0.68), (0.0, -0.97), (0.58, -0.68)]
    pen.form(Path().polygon(gable), mix(wood, WARM, 0.1))
    pen.form(Path().rect(0.3, -1.0, 0.08, 0.2), "#7a7f88")
    roof = Path().move(-0.66, -0.64).line(0.0, -1.0).line(0.68, -0.64)
    pen.stroke(roof, 0.06, pen.part("roof", "#3f5f6f"))
    pane = Path().rect(0.1, -0.57, 0.34, 0.22, 0.015)
    round_ = Path().circle(0.0, -0.77, 0.07)
    for window in (pane, round_):
        pen.fill(window, "#a9d3e8")
        if pen.look.dark > 0.3:
            pen.shine(window, "#ffdf9a")
        pen.stroke(window, 0.022, "#fbf6ea")
    pen.stroke(Path().move(0.27, -0.57).line(0.27, -0.35), 0.014, "#fbf6ea")
    pen.form(Path().rect(0.07, -0.34, 0.4, 0.05, 0.01), "#8a5a36")
    for k in range(6):
        pen.ball(0.11 + 0.064 * k, -0.36, 0.03, ("#e0527a", "#f2c13a", "#5d8f4c")[k % 3])
    pen.form(Path().rect(-0.4, -0.58, 0.26, 0.42, 0.02), pen.part("door", "#5d7f8f"))
    pen.fill(Path().circle(-0.19, -0.36, 0.016), "#f2d27a")
    for k in range(2):
        pen.form(Path().rect(-0.44 + 0.02 * k, -0.06 - 0.06 * k, 0.34, 0.05, 0.01), "#a9815a")
    pen.shine(Path().circle(-0.06, -0.5, 0.026), "#ffe6a6")
