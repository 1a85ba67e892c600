"""Large bowed instruments: cello and double bass."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


@drawn("cello", "double-bass", kind="ground", height=1.5, aspect=0.42, colours=("brown",))
def cello(pen: Pen) -> None:
    """A cello upright on its spike, the bow leaning on it."""
    wood = pen.tint("#a8562c")
    dark = mix(wood, DEEP, 0.45)
    pen.stroke(Path().move(0, -0.08).line(0, 0), 0.014, "#8b929c")
    body = Path().move(0, -0.62).cubic(-0.13, -0.62, -0.17, -0.52, -0.13, -0.44)
    body.cubic(-0.1, -0.4, -0.1, -0.36, -0.14, -0.31).cubic(-0.2, -0.22, -0.19, -0.07, 0, -0.07)
    body.cubic(0.19, -0.07, 0.2, -0.22, 0.14, -0.31).cubic(0.1, -0.36, 0.1, -0.4, 0.13, -0.44)
    body.cubic(0.17, -0.52, 0.13, -0.62, 0, -0.62).close()
    pen.form(body, wood, light=0.3, dark=0.34)
    pen.stroke(body, 0.012, dark)
    for side in (-1, 1):
        hole = Path().move(side * 0.066, -0.4).cubic(side * 0.04, -0.37, side * 0.09, -0.31,
                                                     side * 0.062, -0.28)  # fmt: skip
        pen.stroke(hole, 0.012, "#3a2018")
    pen.form(Path().polygon([(-0.022, -0.9), (0.022, -0.9), (0.03, -0.42), (-0.03, -0.42)]),
             "#2b2026")  # fmt: skip
    pen.form(Path().polygon([(-0.024, -0.24), (0.024, -0.24), (0.012, -0.1), (-0.012, -0.1)]),
             "#2b2026")  # fmt: skip
    pen.stroke(Path().move(-0.045, -0.31).quad(0, -0.335, 0.045, -0.31), 0.018, "#e6c48a")
    strings = Path()
    for k in (-1.5, -0.5, 0.5, 1.5):
        strings.move(k * 0.008, -0.92).line(k * 0.012, -0.22)
    pen.stroke(strings, 0.004, "#f4efe2")
    head = Path().move(-0.02, -0.9).cubic(-0.03, -0.97, 0.0, -1.0, 0.022, -0.985)
    pen.form(head.cubic(0.04, -0.96, 0.024, -0.93, 0.02, -0.9).close(), wood)
    for y in (-0.93, -0.955):
        for side in (-1, 1):
            pen.limb([(side * 0.015, y), (side * 0.055, y - 0.004)], 0.014, dark)
    pen.stroke(Path().move(0.2, -0.01).line(0.1, -0.7), 0.012, "#7a4426")
    pen.stroke(Path().move(0.186, -0.03).line(0.092, -0.68), 0.006, "#f4efe2")
