"""What runs on wheels: trains and cars."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn(
    "train",
    "steam-train",
    "locomotive",
    kind="ground",
    height=3.6,
    aspect=3.3,
    faces="left",
    colours=("black", "red"),
)
def train(pen: Pen) -> None:
    """A steam engine with its carriages."""
    green = pen.tint("#b8402f")
    cars: tuple[tuple[float, Colour], ...] = ((0.32, green), (1.02, mix(green, "#f3d9a4", 0.0)))
    for x, colour in cars:
        pen.fill(Path().rect(x - 0.05, -0.2, 0.1, 0.04), "#33343d")
        pen.form(Path().rect(x, -0.74, 0.62, 0.6, 0.03), colour)
        pen.form(Path().rect(x - 0.03, -0.8, 0.68, 0.09, 0.045), "#3b3f4c")
        pen.fill(Path().rect(x, -0.3, 0.62, 0.035), "#f3d9a4")
        for k in range(3):
            pane = Path().rect(x + 0.06 + k * 0.185, -0.62, 0.13, 0.2, 0.02)
            pen.fill(Path().rect(x + 0.045 + k * 0.185, -0.635, 0.16, 0.23, 0.025), "#f3d9a4")
            if pen.look.dark > 0.3:
                pen.shine(pane, "#ffd27a")
            else:
                pen.fill(pane, Linear(0, -0.62, 0, -0.42, [(0, "#d8ecf8", 1), (1, "#8fbfe0", 1)]))
        for at in (0.12, 0.5):
            _wheel(pen, x + at, 0.085)
    for k, (x, y, r) in enumerate(
        ((-1.18, -1.0, 0.09), (-1.04, -1.12, 0.12), (-0.84, -1.2, 0.14), (-0.6, -1.25, 0.13))
    ):
        pen.fill(Path().circle(x, y, r), "#f4f4f6", opacity=0.78 - 0.14 * k, blur=0.02)
    boiler = Path().rect(-1.5, -0.66, 1.18, 0.42, 0.08)
    pen.fill(
        boiler,
        Linear(0, -0.66, 0, -0.24, [(0, "#6a7080", 1), (0.3, "#444957", 1), (1, "#252833", 1)]),
    )
    for x in (-1.2, -0.9, -0.6):
        pen.fill(Path().rect(x, -0.66, 0.035, 0.42), "#e0b24a")
    pen.form(
        Path().polygon([(-1.32, -0.64), (-1.36, -0.92), (-1.1, -0.92), (-1.14, -0.64)]), "#33363f"
    )
    pen.fill(Path().rect(-1.38, -0.95, 0.3, 0.05, 0.02), "#e0b24a")
    pen.form(Path().ellipse(-0.82, -0.68, 0.09, 0.08), "#e0b24a")
    pen.form(Path().rect(-0.42, -0.84, 0.56, 0.68, 0.03), green)
    pen.form(Path().rect(-0.48, -0.9, 0.68, 0.08, 0.04), "#3b3f4c")
    cab = Path().rect(-0.33, -0.72, 0.28, 0.24, 0.02)
    if pen.look.dark > 0.3:
        pen.shine(cab, "#ffd27a")
    else:
        pen.fill(cab, "#a9d2ea")
    pen.fill(Path().rect(-1.56, -0.26, 1.76, 0.1, 0.02), mix(green, DEEP, 0.1))
    pen.form(
        Path().polygon([(-1.52, -0.24), (-1.66, -0.02), (-1.36, -0.02), (-1.34, -0.24)]), "#4a4f5c"
    )
    pen.fill(Path().circle(-1.5, -0.5, 0.075), "#e0b24a")
    pen.shine(Path().circle(-1.51, -0.5, 0.052), "#fff3c0")
    if pen.look.dark > 0.3:
        beam = Path().polygon([(-1.52, -0.52), (-2.0, -0.72), (-2.0, -0.2), (-1.52, -0.47)])
        pen.shine(beam, Linear(-1.5, 0, -2.0, 0, [(0, "#fff3c4", 0.6), (1, "#fff3c4", 0.0)]))
    for x, r in ((-1.28, 0.1), (-0.95, 0.15), (-0.58, 0.15), (-0.12, 0.1)):
        _wheel(pen, x, r)
    pen.stroke(Path().move(-0.98, -0.14).line(-0.52, -0.14), 0.028, "#c3cad3")


def _wheel(pen: Pen, x: float, r: float) -> None:
    pen.fill(Path().circle(x, -r, r), "#2c2f3a")
    pen.stroke(Path().circle(x, -r, r * 0.72), r * 0.14, "#c8503f")
    spokes = Path()
    for k in range(4):
        a = k * math.pi / 4
        spokes.move(x - math.cos(a) * r * 0.7, -r - math.sin(a) * r * 0.7).line(
            x + math.cos(a) * r * 0.7, -r + math.sin(a) * r * 0.7
        )
    pen.stroke(spokes, r * 0.1, "#c8503f")
    pen.fill(Path().circle(x, -r, r * 0.2), "#e0b24a")


@drawn("car", kind="ground", height=1.5, aspect=2.1, faces="left", beam=0.7)
def car(pen: Pen) -> None:
    """A small rounded car."""
    paint: Colour = pen.tint(
        ("#e0533f", "#3f86c9", "#f2b33d", "#5aa878", "#e9e2d4")[pen.look.pick % 5]
    )
    cabin = Path().move(-0.52, -0.52).cubic(-0.38, -0.98, -0.2, -1.0, 0.08, -1.0)
    cabin.cubic(0.4, -1.0, 0.56, -0.9, 0.72, -0.5).close()
    pen.form(cabin, mix(paint, WARM, 0.06))
    glass = (
        Path()
        .move(-0.42, -0.55)
        .cubic(-0.31, -0.85, -0.2, -0.9, 0.08, -0.9)
        .cubic(0.33, -0.9, 0.45, -0.83, 0.57, -0.55)
        .close()
    )
    pen.fill(glass, Linear(0, -0.9, 0, -0.5, [(0, "#d5ecf9", 1), (1, "#7fb0d4", 1)]))
    pen.fill(Path().rect(0.04, -0.92, 0.06, 0.4), mix(paint, DEEP, 0.1))
    body = Path().move(-1.0, -0.26).cubic(-1.02, -0.5, -0.78, -0.56, -0.5, -0.58).line(0.68, -0.58)
    body.cubic(0.94, -0.57, 1.03, -0.42, 1.0, -0.22).quad(0.98, -0.14, 0.86, -0.14).line(
        -0.86, -0.14
    ).quad(-0.98, -0.14, -1.0, -0.26).close()
    pen.form(body, paint)
    pen.stroke(Path().move(-0.92, -0.36).line(0.94, -0.36), 0.02, mix(paint, WARM, 0.45))
    pen.stroke(Path().move(0.06, -0.56).line(0.06, -0.18), 0.014, mix(paint, DEEP, 0.35))
    pen.fill(Path().rect(0.14, -0.46, 0.14, 0.035, 0.015), "#e9edf2")
    pen.shine(Path().ellipse(-0.93, -0.4, 0.06, 0.075), "#fff3c0")
    pen.fill(Path().ellipse(0.96, -0.38, 0.035, 0.07), "#c8302c")
    for x in (-0.55, 0.55):
        pen.fill(Path().circle(x, -0.19, 0.215), mix(paint, DEEP, 0.55))
        pen.fill(Path().circle(x, -0.175, 0.175), "#2b2e38")
        pen.fill(Path().circle(x, -0.175, 0.09), "#d5dae2")
        pen.fill(Path().circle(x, -0.175, 0.035), "#8f97a3")
    if pen.look.dark > 0.3:
        beam = Path().polygon([(-0.96, -0.42), (-1.7, -0.5), (-1.7, -0.02), (-0.96, -0.34)])
        pen.shine(beam, Linear(-0.96, 0, -1.6, 0, [(0, "#fff3c4", 0.55), (1, "#fff3c4", 0.0)]))
