"""Fast cars: low, long, wide."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.travel.wheeled import glass, lamp, wheel


@drawn("sports-car", "supercar", kind="ground", height=1.2, aspect=3.0, faces="left",
       beam=0.75)  # fmt: skip
def sports_car(pen: Pen) -> None:
    """A low sports car with a long nose and a spoiler."""
    paint = pen.tint(("#d9342b", "#2f6fd0", "#f2b92e", "#33363f")[pen.look.pick % 4])
    dark = mix(paint, DEEP, 0.36)
    pen.form(Path().polygon([(1.18, -0.72), (1.46, -0.8), (1.48, -0.74), (1.22, -0.66)]), dark)
    pen.limb([(1.24, -0.68), (1.2, -0.56)], 0.05, dark)
    cabin = Path().move(-0.5, -0.58).cubic(-0.26, -0.84, -0.06, -0.96, 0.24, -0.97)
    pen.form(cabin.cubic(0.62, -0.97, 0.9, -0.78, 1.14, -0.6).close(), mix(paint, WARM, 0.06))
    pane = Path().move(-0.38, -0.59).cubic(-0.2, -0.78, -0.02, -0.87, 0.2, -0.88)
    glass(pen, pane.line(0.28, -0.58).close())
    rear = Path().move(0.36, -0.58).line(0.3, -0.88).cubic(0.56, -0.86, 0.72, -0.74, 0.86, -0.62)
    glass(pen, rear.close())
    body = Path().move(-1.46, -0.28).cubic(-1.44, -0.46, -1.1, -0.54, -0.52, -0.6)
    body.line(1.1, -0.62).cubic(1.3, -0.62, 1.44, -0.56, 1.46, -0.36)
    body.quad(1.46, -0.18, 1.34, -0.16).line(-1.3, -0.15).quad(-1.46, -0.16, -1.46, -0.28)
    pen.form(body.close(), paint, light=0.3, dark=0.34)
    pen.stroke(Path().move(-1.3, -0.4).cubic(-0.6, -0.48, 0.4, -0.5, 1.4, -0.46), 0.02,
               mix(paint, "#ffffff", 0.55), opacity=0.8)  # fmt: skip
    pen.stroke(Path().move(0.32, -0.6).quad(0.38, -0.36, 0.3, -0.19), 0.012, dark)
    vent = Path().move(0.48, -0.46).line(0.76, -0.5).line(0.72, -0.34).close()
    pen.fill(vent, "#2b2e38")
    pen.fill(Path().rect(-0.5, -0.2, 1.0, 0.05, 0.02), "#2b2e38")
    pen.form(Path().polygon([(-1.48, -0.2), (-1.1, -0.2), (-1.14, -0.12), (-1.46, -0.12)]),
             "#2b2e38")  # fmt: skip
    pen.fill(Path().rect(0.08, -0.48, 0.1, 0.025, 0.01), dark)
    pen.form(Path().ellipse(-0.26, -0.64, 0.07, 0.045), paint)
    lens = Path().move(-1.38, -0.42).quad(-1.2, -0.5, -1.06, -0.5).quad(-1.16, -0.4, -1.36, -0.37)
    pen.shine(lens.close(), "#fff3c0")
    if pen.look.dark > 0.3:
        lamp(pen, -1.34, -0.4, 0.04)
    pen.shine(Path().rect(1.38, -0.5, 0.07, 0.07, 0.02), "#ff5a4a")
    for x in (-0.86, 0.94):
        pen.fill(Path().circle(x, -0.22, 0.265), mix(paint, DEEP, 0.6), clip=body)
        wheel(pen, x, 0.225, "#e2e6ec")
