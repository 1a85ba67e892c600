"""Fast trains and trucks that sell: the bullet train, the food truck."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


@drawn("high-speed-train", "bullet-train", kind="ground", height=3.6, aspect=3.6, faces="left",
       colours=("white",))  # fmt: skip
def high_speed_train(pen: Pen) -> None:
    """A bullet train: long nose at the left, two cars behind it."""
    white, stripe = "#f4f7fa", pen.tint("#2f7fc8")
    pen.fill(Path().rect(-1.78, -0.06, 3.56, 0.04), "#7f858f")
    for x in (-1.0, -0.62, 0.1, 0.42, 0.98, 1.42):
        pen.ball(x, -0.1, 0.085, "#33363f")
    pen.form(Path().rect(-1.28, -0.2, 3.06, 0.12, 0.03), "#4a505a")
    body = Path().move(-1.76, -0.24).cubic(-1.7, -0.44, -1.36, -0.72, -0.94, -0.86)
    body.quad(-0.84, -0.9, -0.7, -0.9).line(1.78, -0.9).line(1.78, -0.14).line(-1.6, -0.14)
    body.quad(-1.76, -0.14, -1.76, -0.24).close()
    shade = mix(white, DEEP, 0.28)
    pen.fill(body, Linear(0, -0.9, 0, -0.14, [(0, "#ffffff", 1), (0.5, white, 1), (1, shade, 1)]))
    band = Path().move(-1.78, -0.32).quad(-1.2, -0.4, -0.6, -0.4).line(1.8, -0.4).line(1.8, -0.3)
    pen.fill(band.line(-0.6, -0.3).quad(-1.2, -0.28, -1.78, -0.24).close(), stripe, clip=body)
    glass = Path().move(-1.26, -0.62).quad(-1.06, -0.78, -0.9, -0.82).line(-0.88, -0.64)
    pen.fill(glass.quad(-1.08, -0.62, -1.26, -0.62).close(), "#2b3440")
    panes = Path()
    for k in range(14):
        x = -0.62 + 0.165 * k
        if k not in {6, 7}:
            panes.rect(x, -0.72, 0.12, 0.18, 0.03)
    if pen.look.dark > 0.3:
        pen.shine(panes, "#ffd98a")
    else:
        pen.fill(panes, "#4f7fa8")
    for x in (-0.76, 0.36, 1.66):
        pen.stroke(Path().rect(x, -0.78, 0.09, 0.6, 0.02), 0.012, mix(white, DEEP, 0.3))
    pen.stroke(Path().move(0.53, -0.9).line(0.53, -0.14), 0.035, "#565b66")
    for x in (0.2, 1.1):
        pen.stroke(
            Path().move(x, -0.9).line(x + 0.09, -0.98).line(x + 0.2, -0.97), 0.018, "#565b66"
        )
    lamp = Path().ellipse(-1.6, -0.34, 0.05, 0.025)
    pen.shine(lamp, "#fff3c9")


@drawn("food-truck", kind="ground", height=2.6, aspect=1.75, faces="left")
def food_truck(pen: Pen) -> None:
    """A truck that sells from its side, an ice cream on its roof."""
    paint, trim = pen.tint("#f7b8cb"), "#fdf6e8"
    for x in (-0.52, 0.5):
        pen.ball(x, -0.13, 0.13, "#33363f")
        pen.ball(x, -0.13, 0.055, "#c9d0d8")
    body = Path().rect(-0.42, -0.82, 1.26, 0.68, 0.05)
    pen.form(body, paint)
    cab = Path().move(-0.42, -0.62).line(-0.6, -0.62).quad(-0.7, -0.6, -0.76, -0.42)
    pen.form(
        cab.quad(-0.84, -0.38, -0.84, -0.28).line(-0.84, -0.14).line(-0.42, -0.14).close(), paint
    )
    pen.fill(Path().move(-0.46, -0.56).line(-0.6, -0.56).quad(-0.67, -0.54, -0.71, -0.4)
             .line(-0.46, -0.4).close(), "#bfe0f0")  # fmt: skip
    pen.fill(Path().rect(-0.84, -0.28, 1.68, 0.06), trim)
    hatch = Path().rect(-0.24, -0.66, 0.8, 0.3, 0.02)
    if pen.look.dark > 0.3:
        pen.shine(hatch, "#ffd98a")
    else:
        pen.fill(hatch, "#6f4a3a")
    for k, colour in enumerate(("#f2d9a0", "#8fd3c8", "#f07f9a", "#fdf6e8")):
        x = -0.13 + 0.2 * k
        pen.form(Path().polygon([(x - 0.04, -0.48), (x + 0.04, -0.48), (x, -0.38)]), "#d9a35a")
        pen.ball(x, -0.51, 0.05, colour)
    pen.form(Path().rect(-0.28, -0.38, 0.88, 0.05, 0.01), "#c98f55")
    for k in range(8):
        x = -0.3 + 0.115 * k
        strip = Path().move(x, -0.72).line(x + 0.115, -0.72).line(x + 0.115, -0.63)
        pen.form(strip.quad(x + 0.0575, -0.585, x, -0.63).close(), ("#e0574f", trim)[k % 2])
    pen.form(Path().polygon([(0.58, -0.86), (0.66, -0.86), (0.62, -0.8)]), "#d9a35a")
    pen.form(Path().polygon([(0.54, -0.9), (0.7, -0.9), (0.62, -0.79)]), "#d9a35a")
    pen.ball(0.62, -0.92, 0.085, "#fff3d6")
    pen.ball(0.62, -0.985, 0.025, "#d9342b")
    pen.fill(Path().circle(-0.81, -0.26, 0.03), "#fff3c9")
