"""Of voyages and fairs: iceberg, ice floe, longship, desk globe, big wheel."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("iceberg", kind="floating", height=12, aspect=1.5, colours=("white", "blue"))
def iceberg(pen: Pen) -> None:
    """An iceberg: white faces in the light, blue ones in the shade, its foot in the water."""
    ice = pen.tint("#dff1fb")
    faces = (
        ([(-0.74, 0), (-0.6, -0.34), (-0.36, -0.56), (-0.3, 0)], 0.0),
        ([(-0.36, -0.56), (-0.2, -0.98), (-0.02, -0.6), (-0.12, 0), (-0.3, 0)], 0.1),
        ([(-0.2, -0.98), (0.08, -0.72), (0.14, 0), (-0.12, 0), (-0.02, -0.6)], 0.34),
        ([(0.08, -0.72), (0.26, -0.46), (0.3, 0), (0.14, 0)], 0.16),
        ([(0.26, -0.46), (0.44, -0.64), (0.56, -0.4), (0.48, 0), (0.3, 0)], 0.02),
        ([(0.56, -0.4), (0.74, 0), (0.48, 0)], 0.38),
    )  # fmt: skip
    for points, dark in faces:
        tone = mix(ice, "#4f93c4", dark)
        pen.fill(Path().polygon(points), Linear(0, -1, 0, 0, [(0, mix(tone, "#ffffff", 0.6), 1),
                                                              (1, tone, 1)]))  # fmt: skip
    for x0, y0, x1, y1 in (
        (-0.5, -0.26, -0.4, -0.12),
        (-0.16, -0.6, -0.2, -0.3),
        (0.42, -0.4, 0.4, -0.2),
    ):
        pen.stroke(Path().move(x0, y0).line(x1, y1), 0.012, "#7fb6dc", opacity=0.7)
    pen.fill(Path().rect(-0.76, -0.03, 1.52, 0.03, 0.015), "#8fd0e8")


@drawn("longship", kind="floating", height=9, aspect=1.2, faces="left", colours=("brown",))
def longship(pen: Pen) -> None:
    """A Viking longship: dragon's head, round shields, striped square sail."""
    wood = pen.tint("#8a5a34")
    pen.limb([(0, -0.2), (0, -0.98)], 0.03, mix(wood, DEEP, 0.2))
    sail = Path().move(-0.36, -0.92).line(0.36, -0.92).quad(0.46, -0.6, 0.36, -0.34)
    sail.quad(0, -0.28, -0.36, -0.34).quad(-0.26, -0.6, -0.36, -0.92).close()
    pen.form(sail, "#f6ead2", dark=0.16)
    for k in range(4):
        stripe = Path().rect(-0.38 + 0.2 * k, -0.94, 0.1, 0.66)
        pen.fill(stripe, "#c23a30", clip=sail)
    pen.limb([(-0.4, -0.93), (0.4, -0.93)], 0.028, mix(wood, DEEP, 0.25))
    hull = Path().move(-0.6, -0.34).cubic(-0.5, -0.14, -0.3, -0.16, 0, -0.16)
    hull.cubic(0.3, -0.16, 0.5, -0.14, 0.58, -0.36).cubic(0.54, -0.06, 0.34, 0, 0.2, 0)
    pen.form(
        hull.line(-0.2, 0).cubic(-0.36, 0, -0.54, -0.06, -0.6, -0.34).close(), wood, light=0.25
    )
    for y in (-0.11, -0.06):
        pen.stroke(Path().move(-0.56, y - 0.06).quad(0, y + 0.03, 0.56, y - 0.06), 0.01,
                   mix(wood, DEEP, 0.4), clip=hull)  # fmt: skip
    neck = Path().move(-0.52, -0.2).cubic(-0.62, -0.34, -0.56, -0.42, -0.58, -0.5)
    pen.stroke(neck.quad(-0.6, -0.56, -0.66, -0.53), 0.05, wood)
    pen.form(Path().polygon([(-0.6, -0.56), (-0.72, -0.52), (-0.62, -0.48)]), mix(wood, WARM, 0.15))
    pen.fill(Path().circle(-0.625, -0.53, 0.01), "#f2d95a")
    tail = Path().move(0.52, -0.2).cubic(0.6, -0.34, 0.54, -0.46, 0.6, -0.5)
    pen.stroke(tail.quad(0.66, -0.5, 0.63, -0.44), 0.035, wood)
    for k in range(6):
        x = -0.36 + 0.145 * k
        pen.ball(
            x, -0.16 + 0.012 * abs(k - 2.5) * -1, 0.056, ("#c23a30", "#3f6fa8", "#e0b24a")[k % 3]
        )
        pen.ball(x, -0.16 + 0.012 * abs(k - 2.5) * -1, 0.016, "#d9dde2")
    for k in range(5):
        x = -0.3 + 0.15 * k
        pen.stroke(Path().move(x, -0.1).line(x - 0.08, 0.0), 0.012, mix(wood, WARM, 0.3))


@drawn("desk-globe", kind="tabletop", height=0.35, aspect=0.78)
def desk_globe(pen: Pen) -> None:
    """A globe in its brass arc on a wooden foot."""
    pen.form(Path().rect(-0.24, -0.07, 0.48, 0.07, 0.03), "#7a4a2c")
    pen.limb([(0, -0.08), (0, -0.2)], 0.05, "#b98a3c")
    ball = Path().circle(0, -0.57, 0.31)
    pen.ball(0, -0.57, 0.31, pen.tint("#3f8fd0"))
    lands = (
        [(-0.24, -0.74), (-0.06, -0.82), (0.0, -0.7), (-0.1, -0.6), (-0.06, -0.5), (-0.16, -0.52)],
        [(-0.04, -0.46), (0.06, -0.44), (0.04, -0.28), (-0.04, -0.34)],
        [(0.1, -0.78), (0.28, -0.7), (0.26, -0.52), (0.16, -0.56), (0.1, -0.66)],
    )
    for points in lands:
        pen.fill(Path().spline(points), "#6fb06a", clip=ball)
    pen.fill(Path().ellipse(-0.12, -0.7, 0.09, 0.06), "#ffffff", opacity=0.35)
    arc = Path().move(0.14, -0.93).cubic(0.5, -0.8, 0.46, -0.26, 0.0, -0.2)
    pen.stroke(arc, 0.04, "#d9b25a")
    for x, y in ((0.13, -0.93), (-0.13, -0.23)):
        pen.ball(x, y, 0.035, "#d9b25a")


@drawn("ferris-wheel", kind="building", height=50, aspect=0.92)
def ferris_wheel(pen: Pen) -> None:
    """A big wheel with coloured cabins, lit in the dark."""
    steel = pen.tint("#e9edf4")
    cabins = ("#ff5a6e", "#ffd23f", "#5fd3e8", "#8fe36f", "#ff9a4a", "#c78bff")
    r, cy = 0.38, -0.54
    for side in (-1, 1):
        pen.limb([(0, cy), (side * 0.28, -0.02)], 0.03, mix(steel, DEEP, 0.3))
    pen.form(Path().rect(-0.34, -0.035, 0.68, 0.035, 0.01), "#b9627a")
    for k in range(16):
        a = k * math.tau / 16
        pen.stroke(Path().move(0, cy).line(math.cos(a) * r, cy + math.sin(a) * r), 0.008,
                   mix(steel, DEEP, 0.12))  # fmt: skip
    for rim in (1.0, 0.84):
        pen.stroke(Path().circle(0, cy, r * rim), 0.016, steel)
    for k in range(16):
        a = k * math.tau / 16 + 0.1
        x, y = math.cos(a) * r, cy + math.sin(a) * r
        cabin = Path().rect(x - 0.035, y + 0.008, 0.07, 0.055, 0.02)
        pen.form(cabin, cabins[k % 6])
        window = Path().rect(x - 0.026, y + 0.016, 0.052, 0.02, 0.008)
        if pen.look.dark > 0.3:
            pen.shine(Path().circle(x, y + 0.03, 0.07), cabins[k % 6], blur=0.03, opacity=0.5)
            pen.shine(window, "#fff3c9")
        else:
            pen.fill(window, "#e3f4fb")
        pen.stroke(Path().move(x, y).line(x, y + 0.01), 0.01, steel)
    pen.ball(0, cy, 0.045, "#ff5a6e")


@drawn("ice-floe", "ice-sheet", kind="floating", height=1.0, aspect=3.4, colours=("white", "blue"),
       seat=(0.5, 0.3))  # fmt: skip
def ice_floe(pen: Pen) -> None:
    """A flat sheet of ice with snow on it, its broken edge blue down to the water."""
    snow = pen.tint("#f6fbff")
    blue = mix(snow, "#4f9fd0", 0.5)
    rim = (
        Path().move(-1.66, -0.5).line(-1.5, -0.1).line(-1.1, 0.0).line(-0.6, -0.05).line(-0.1, 0.0)
    )
    rim.line(0.5, -0.06).line(1.0, 0.0).line(1.46, -0.1).line(1.66, -0.46)
    pen.form(rim.line(0, -0.5).close(), blue)
    for x, low in ((-1.2, -0.02), (-0.7, -0.06), (-0.2, -0.02), (0.36, -0.06), (0.9, -0.02),
                   (1.3, -0.08)):  # fmt: skip
        pen.stroke(Path().move(x - 0.06, -0.36).line(x, low), 0.016, mix(blue, DEEP, 0.25))
    top = Path().move(-1.68, -0.5).cubic(-1.5, -0.72, -1.1, -0.7, -0.8, -0.82)
    top.cubic(-0.3, -0.92, 0.4, -0.9, 0.9, -0.8).cubic(1.3, -0.76, 1.6, -0.62, 1.68, -0.46)
    top.line(1.3, -0.34).line(0.9, -0.4).line(0.4, -0.28).line(-0.1, -0.36).line(-0.6, -0.26)
    pen.form(top.line(-1.1, -0.38).line(-1.4, -0.34).close(), snow, light=0.2, dark=0.08)
    for a, b, c in (((-1.0, -0.6), (-0.7, -0.54), (-0.3, -0.6)), ((0.3, -0.66), (0.7, -0.6),
                    (1.1, -0.64)), ((-0.2, -0.46), (0.1, -0.42), (0.4, -0.46))):  # fmt: skip
        pen.stroke(Path().move(*a).quad(*b, *c), 0.018, mix(snow, "#4f9fd0", 0.3))
