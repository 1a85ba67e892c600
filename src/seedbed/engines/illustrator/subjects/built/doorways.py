"""Ways in that stand for themselves: the front door on its step, the garden gate."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("door", "front-door", kind="ground", height=2.3, aspect=0.62, seat=(0.5, 0.94))
def door(pen: Pen) -> None:
    """A panelled front door in a white frame: a lamp, a mail slot, a mat on the step."""
    wood = pen.tint("#a8432f")
    white = "#f6f0e4"
    for y, half, tone in ((-0.045, 0.31, 0.1), (-0.09, 0.28, 0.0)):
        pen.form(Path().rect(-half, y, 2 * half, 0.047, 0.006), mix("#c9c2b4", DEEP, tone))
    pen.form(Path().rect(-0.26, -0.92, 0.52, 0.83, 0.01), white, dark=0.14)
    lintel = Path().polygon([(-0.3, -0.9), (-0.27, -0.965), (0.27, -0.965), (0.3, -0.9)])
    pen.form(lintel, white, dark=0.1)
    pen.form(Path().rect(-0.285, -1.0, 0.57, 0.04, 0.012), mix(white, DEEP, 0.06))
    glass = Path().rect(-0.2, -0.87, 0.4, 0.09)
    pen.fill(glass, "#8fbcd0")
    if pen.look.dark > 0.3:
        pen.shine(glass, "#ffdf9a")
    for x in (-0.07, 0.06):
        pen.fill(Path().rect(x, -0.87, 0.012, 0.09), white)
    pen.form(Path().rect(-0.2, -0.76, 0.4, 0.67), wood, light=0.1)
    for x in (-0.165, 0.02):
        for y, high in ((-0.72, 0.2), (-0.31, 0.17)):
            panel = Path().rect(x, y, 0.145, high, 0.008)
            pen.fill(panel, mix(wood, DEEP, 0.24))
            pen.form(Path().rect(x + 0.014, y + 0.018, 0.117, high - 0.03, 0.006),
                     mix(wood, WARM, 0.08))  # fmt: skip
    brass = "#e2b23c"
    pen.form(Path().rect(-0.08, -0.47, 0.16, 0.05, 0.012), brass)
    pen.fill(Path().rect(-0.06, -0.452, 0.12, 0.014), mix(brass, DEEP, 0.6))
    pen.ball(0.155, -0.42, 0.022, brass)
    pen.form(Path().rect(-0.16, -0.104, 0.32, 0.016, 0.004), "#7a5a3c")
    _lamp(pen)


def _lamp(pen: Pen) -> None:
    # Beside the lintel, where it lights who stands on the step.
    x, y = 0.285, -0.72
    pen.stroke(Path().move(0.26, y - 0.03).line(x, y - 0.05), 0.012, "#2f3038")
    glass = [(x - 0.02, y), (x + 0.02, y), (x + 0.03, y - 0.07), (x - 0.03, y - 0.07)]
    pen.shine(Path().polygon(glass), "#ffe6a6")
    hood = [(x - 0.035, y - 0.07), (x + 0.035, y - 0.07), (x, y - 0.1)]
    pen.fill(Path().polygon(hood), "#2f3038")
    pen.fill(Path().rect(x - 0.02, y, 0.04, 0.012), "#2f3038")
    if pen.look.dark > 0.3:
        pen.shine(Path().circle(x, y - 0.03, 0.12), "#ffc878", blur=0.06, opacity=0.5)


@drawn("garden-gate", kind="ground", height=1.2, aspect=1.15, colours=("white",))
def garden_gate(pen: Pen) -> None:
    """A wooden gate with an arched top between two posts, roses on one of them."""
    wood = pen.tint("#f4efe4")
    for x in (-0.46, 0.38):
        pen.form(Path().rect(x, -0.94, 0.08, 0.94), mix(wood, DEEP, 0.1))
        pen.ball(x + 0.04, -0.96, 0.06, wood)
    for y in (-0.62, -0.2):
        pen.form(Path().rect(-0.38, y, 0.76, 0.07), mix(wood, DEEP, 0.14))
    pen.stroke(Path().move(-0.35, -0.16).line(0.33, -0.6), 0.06, mix(wood, DEEP, 0.18))
    for k in range(7):
        x = -0.36 + 0.106 * k
        top = -0.86 + 0.16 * (1 - abs(k - 3) / 3)
        pale = [(x, -0.06), (x, top + 0.04), (x + 0.038, top), (x + 0.076, top + 0.04),
                (x + 0.076, -0.06)]  # fmt: skip
        pen.form(Path().polygon(pale), wood, dark=0.12)
    pen.form(Path().rect(0.25, -0.5, 0.11, 0.04, 0.015), "#4a4e5a")
    for k in range(9):
        x, y = -0.5 + 0.05 * (k % 3), -0.1 - 0.1 * k
        pen.fill(Path().ellipse(x, y, 0.07, 0.05), mix("#4f8f4c", (DEEP, WARM)[k % 2], 0.15))
    for k in range(6):
        x, y = -0.5 + 0.07 * (k % 3), -0.2 - 0.14 * k
        pen.ball(x, y, 0.045, "#e0527a")
        pen.fill(Path().circle(x - 0.006, y - 0.004, 0.02), mix("#e0527a", DEEP, 0.25))
