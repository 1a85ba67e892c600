"""What rolls along country roads: a motorcycle, a wooden cart."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("motorcycle", kind="ground", height=1.15, aspect=1.75, faces="left", colours=("red",),
       seat=(0.58, 0.36))  # fmt: skip
def motorcycle(pen: Pen) -> None:
    """A motorcycle in profile, its front wheel to the left."""
    paint: Colour = pen.tint("#cf3b32")
    steel, black = "#c3cad4", "#2b2d36"
    for x in (-0.58, 0.57):
        _tyre(pen, x, -0.285, 0.285)
    # The fork, the swing arm and the frame are behind tank, engine and seat.
    pen.limb([(-0.58, -0.285), (-0.36, -0.82)], 0.05, steel)
    pen.limb([(0.57, -0.285), (0.1, -0.32)], 0.05, "#565c68")
    pen.limb([(-0.38, -0.76), (-0.16, -0.26), (0.14, -0.24), (0.3, -0.6)], 0.05, "#3b3e49")
    engine = Path().rect(-0.17, -0.5, 0.3, 0.28, 0.06)
    pen.form(engine, "#8d95a1", light=0.3, dark=0.35)
    for k in range(4):
        fin = Path().move(-0.14, -0.46 + 0.045 * k).line(0.1, -0.47 + 0.045 * k)
        pen.stroke(fin, 0.014, "#4f5561")
    pen.ball(0.05, -0.27, 0.085, "#b4bcc8")
    pipe = Path().move(-0.1, -0.4).cubic(-0.3, -0.3, -0.2, -0.16, 0.1, -0.17)
    pen.stroke(pipe.line(0.4, -0.2), 0.045, steel)
    pen.form(Path().polygon([(0.3, -0.24), (0.82, -0.31), (0.84, -0.2), (0.3, -0.16)]), steel,
             light=0.4, dark=0.4)  # fmt: skip
    for x, wide in ((-0.58, 0.4), (0.57, 0.42)):
        guard = Path().move(x - wide * 0.62, -0.44)
        guard.cubic(x - wide * 0.5, -0.68, x + wide * 0.5, -0.68, x + wide * 0.62, -0.44)
        pen.stroke(guard, 0.05, paint)
    seat = Path().move(0.02, -0.7).cubic(0.16, -0.64, 0.34, -0.64, 0.52, -0.74)
    seat.quad(0.66, -0.76, 0.64, -0.66).cubic(0.46, -0.56, 0.2, -0.54, 0.0, -0.6).close()
    pen.form(seat, black, light=0.22)
    pen.form(Path().polygon([(0.12, -0.58), (0.46, -0.6), (0.36, -0.4), (0.16, -0.42)]), paint)
    tank = Path().move(-0.36, -0.66).cubic(-0.36, -0.86, -0.12, -0.88, 0.08, -0.7)
    tank.cubic(0.1, -0.58, -0.04, -0.54, -0.18, -0.54).quad(-0.32, -0.54, -0.36, -0.66).close()
    pen.fill(tank, Linear(0, -0.86, 0, -0.54, [
        (0, mix(paint, "#ffffff", 0.45), 1), (0.4, paint, 1), (1, mix(paint, DEEP, 0.35), 1)
    ]))  # fmt: skip
    pen.fill(Path().ellipse(-0.14, -0.67, 0.1, 0.03), "#fdf3dd", opacity=0.85)
    pen.limb([(-0.38, -0.84), (-0.32, -0.95), (-0.16, -0.92)], 0.034, steel)
    pen.limb([(-0.22, -0.93), (-0.1, -0.9)], 0.055, black)
    pen.ball(-0.27, -0.98, 0.035, "#d6dce4")
    pen.form(Path().ellipse(-0.46, -0.79, 0.075, 0.085), steel)
    pen.shine(Path().ellipse(-0.495, -0.79, 0.04, 0.068), "#fff3c9")
    pen.shine(Path().rect(0.63, -0.68, 0.05, 0.05, 0.015), "#ff5a4a")


def _tyre(pen: Pen, x: float, y: float, r: float) -> None:
    pen.fill(Path().circle(x, y, r * 0.8), "#3a3d47", opacity=0.22)
    spokes = Path()
    for k in range(10):
        a = math.tau * k / 10
        spokes.move(x, y).line(x + math.cos(a) * r * 0.74, y + math.sin(a) * r * 0.74)
    pen.stroke(spokes, 0.014, "#c3cad4")
    pen.stroke(Path().circle(x, y, r * 0.84), r * 0.3, "#2b2d36")
    pen.stroke(Path().circle(x, y, r * 0.69), r * 0.08, "#d6dce4")
    pen.stroke(Path().circle(x, y, r * 0.9), r * 0.05, "#4b4e5a")
    pen.ball(x, y, r * 0.2, "#aab2be")


@drawn("wooden-cart", kind="ground", height=1.4, aspect=1.85, faces="left", colours=("brown",),
       seat=(0.55, 0.32))  # fmt: skip
def wooden_cart(pen: Pen) -> None:
    """A two-wheeled farm cart with hay on it, its shafts to the left resting on a prop."""
    wood = pen.tint("#a9713f")
    dark = mix(wood, DEEP, 0.3)
    hay = Path().move(-0.34, -0.66).cubic(-0.34, -0.92, -0.08, -0.98, 0.2, -0.97)
    hay.cubic(0.56, -0.97, 0.78, -0.9, 0.8, -0.66)
    pen.form(hay.close(), "#e3b95a", light=0.3, dark=0.22)
    for _ in range(46):
        x, y = pen.chance(-0.3, 0.74), pen.chance(-0.92, -0.66)
        straw = Path().move(x, y).quad(x + 0.04, y - 0.03, x + pen.chance(0.05, 0.1),
                                       y + pen.chance(-0.05, 0.03))  # fmt: skip
        pen.stroke(straw, 0.009, ("#f6d98c", "#c08f35")[int(x * 100) % 2], clip=hay)
    pen.limb([(-0.3, -0.42), (-0.88, -0.34)], 0.05, dark)
    pen.limb([(-0.62, -0.36), (-0.62, -0.02)], 0.04, dark)
    box = Path().polygon([(-0.44, -0.7), (0.88, -0.7), (0.8, -0.36), (-0.36, -0.36)])
    pen.form(box, wood, light=0.25, dark=0.25)
    for k in (1, 2):
        y = -0.7 + 0.113 * k
        pen.stroke(Path().move(-0.46, y).line(0.9, y), 0.012, dark, clip=box)
    for x0, x1 in ((-0.41, -0.33), (0.02, 0.04), (0.44, 0.42), (0.85, 0.77)):
        post = Path().polygon([(x0 - 0.03, -0.74), (x0 + 0.03, -0.74), (x1 + 0.03, -0.33),
                               (x1 - 0.03, -0.33)])  # fmt: skip
        pen.form(post, mix(wood, WARM, 0.18))
    pen.form(Path().rect(-0.4, -0.38, 1.22, 0.06, 0.02), dark)
    x, y, r = 0.24, -0.29, 0.29
    spokes = Path()
    for k in range(8):
        a = math.tau * k / 8 + 0.2
        spokes.move(x, y).line(x + math.cos(a) * r * 0.85, y + math.sin(a) * r * 0.85)
    pen.stroke(spokes, 0.034, mix(wood, DEEP, 0.12))
    pen.stroke(Path().circle(x, y, r * 0.9), 0.052, mix(wood, WARM, 0.12))
    pen.stroke(Path().circle(x, y, r * 0.985), 0.016, "#6b6f78")
    pen.ball(x, y, 0.062, mix(wood, WARM, 0.2))
    pen.ball(x, y, 0.024, "#6b6f78")
    pen.limb([(-0.34, -0.44), (-0.9, -0.38)], 0.048, wood)
