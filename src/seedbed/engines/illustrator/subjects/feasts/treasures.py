"""Things of a Chinese study and treasury: seal, inkstone, ingot, tripod, jade, mirror, scroll."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


def metal(pen: Pen, path: Path, colour: Colour) -> None:
    """Fill as polished metal: a bright band left of the middle, dark edges."""
    x0, _, x1, _ = path.bounds()
    bright, dark = mix(colour, WARM, 0.45), mix(colour, DEEP, 0.35)
    stops = [(0.0, mix(colour, DEEP, 0.2), 1.0), (0.3, bright, 1.0), (1.0, dark, 1.0)]
    pen.fill(path, Linear(x0, 0, x1, 0, stops))


@drawn("seal-stamp", kind="tabletop", height=0.09, aspect=1.15, colours=("red",))
def seal_stamp(pen: Pen) -> None:
    """A stone seal with a lion's knob beside its red print."""
    stone = pen.tint("#d9b98a")
    paper = Path().polygon([(0.02, -0.3), (0.52, -0.3), (0.58, 0), (0.02, 0)])
    pen.form(paper, "#fbf3e2", light=0.1, dark=0.06)
    pen.fill(Path().polygon([(0.16, -0.25), (0.44, -0.25), (0.47, -0.05), (0.16, -0.05)]),
             "#c23227")  # fmt: skip
    marks = Path().move(0.22, -0.2).line(0.39, -0.2).move(0.22, -0.15).line(0.4, -0.15)
    marks.move(0.3, -0.21).line(0.31, -0.09).move(0.22, -0.1).line(0.41, -0.1)
    pen.stroke(marks, 0.018, "#fbf3e2")
    pen.form(Path().rect(-0.5, -0.62, 0.46, 0.62, 0.03), stone, light=0.3, dark=0.3)
    pen.form(Path().polygon([(-0.5, -0.6), (-0.42, -0.68), (-0.12, -0.68), (-0.04, -0.6)]),
             mix(stone, WARM, 0.4))  # fmt: skip
    pen.fill(Path().rect(-0.5, -0.07, 0.46, 0.07, 0.02), "#b32d24")
    vein = Path().move(-0.46, -0.5).cubic(-0.3, -0.42, -0.34, -0.26, -0.1, -0.2)
    pen.stroke(vein, 0.02, mix(stone, "#b8543a", 0.5), opacity=0.6)
    knob = Path().move(-0.42, -0.66).cubic(-0.46, -0.86, -0.3, -0.86, -0.26, -0.78)
    knob.cubic(-0.18, -0.88, -0.08, -0.82, -0.12, -0.66).close()
    pen.form(knob, mix(stone, DEEP, 0.1))
    pen.ball(-0.34, -0.87, 0.12, mix(stone, DEEP, 0.04))
    for side in (-1, 1):
        pen.ball(-0.34 + side * 0.09, -0.96, 0.035, mix(stone, DEEP, 0.14))
        pen.fill(Path().circle(-0.36 + side * 0.04, -0.88, 0.015), "#4a3826")


@drawn("inkstone", kind="tabletop", height=0.08, aspect=2.0, colours=("black",))
def inkstone(pen: Pen) -> None:
    """An inkstone with a pool of ink, an ink stick leaning on it and a brush on its rest."""
    stone = pen.tint("#4b4a55")
    base = Path().polygon([(-0.98, 0), (-0.86, -0.46), (0.46, -0.46), (0.56, 0)])
    pen.form(base, mix(stone, DEEP, 0.3))
    top = Path().polygon([(-0.92, -0.18), (-0.8, -0.56), (0.4, -0.56), (0.5, -0.18)])
    pen.form(top, stone, light=0.3)
    pen.fill(Path().ellipse(-0.12, -0.33, 0.46, 0.13), mix(stone, DEEP, 0.35))
    pen.fill(Path().ellipse(-0.3, -0.35, 0.26, 0.09), "#12121a")
    pen.fill(Path().ellipse(-0.38, -0.38, 0.1, 0.022), "#ffffff", opacity=0.35)
    with pen.at(0.14, -0.26, 1.0, tilt=24):
        pen.form(Path().rect(-0.06, -0.56, 0.13, 0.52, 0.02), "#23222b", light=0.3)
        pen.fill(Path().rect(-0.035, -0.5, 0.08, 0.2, 0.01), "#d9b25a")
    with pen.at(0.66, -0.12, 0.72, tilt=-66):
        pen.limb([(0, 0.12), (0, -0.78)], 0.05, "#b98a52")
        tip = Path().move(-0.05, 0.1).quad(0, 0.5, 0.02, 0.42).quad(0.08, 0.26, 0.05, 0.1).close()
        pen.form(tip, "#2a2530")
        pen.fill(Path().rect(-0.035, -0.86, 0.07, 0.08, 0.02), "#a8342c")


@drawn("gold-ingot", kind="tabletop", height=0.09, aspect=1.5, colours=("gold", "yellow"))
def gold_ingot(pen: Pen) -> None:
    """A boat-shaped ingot of gold."""
    gold = pen.tint("#eab236")
    hull = Path().move(-0.74, -0.78).cubic(-0.5, -0.56, -0.4, -0.5, 0, -0.5)
    hull.cubic(0.4, -0.5, 0.5, -0.56, 0.74, -0.78).cubic(0.74, -0.3, 0.5, 0, 0.24, 0)
    hull.line(-0.24, 0).cubic(-0.5, 0, -0.74, -0.3, -0.74, -0.78).close()
    pen.ball(0, -0.56, 0.38, mix(gold, WARM, 0.1), ry=0.42)
    pen.form(hull, gold, light=0.5, dark=0.28)
    rim = Path().move(-0.74, -0.78).cubic(-0.5, -0.52, -0.3, -0.44, 0, -0.44)
    rim.cubic(0.3, -0.44, 0.5, -0.52, 0.74, -0.78)
    pen.stroke(rim, 0.035, mix(gold, "#fffbe0", 0.7))
    for x, y, r in ((-0.34, -0.22, 0.05), (-0.1, -0.8, 0.06), (0.4, -0.3, 0.03)):
        pen.fill(Path().ellipse(x, y, r * 1.6, r * 0.7), "#fffbe6", opacity=0.8)


@drawn("bronze-ding", kind="tabletop", height=0.7, aspect=0.95, colours=("green", "teal", "brown"))
def bronze_ding(pen: Pen) -> None:
    """A ritual vessel on three legs, with two handles and a band of spirals."""
    bronze = pen.tint("#5f8473")
    for side in (-1, 1):
        loop = Path().rect(side * 0.28 - 0.085, -1.0, 0.17, 0.3, 0.05)
        pen.stroke(loop, 0.055, mix(bronze, DEEP, 0.15))
    for x in (0.0, -0.26, 0.26):
        leg = Path().move(x - 0.09, -0.4).quad(x - 0.05, -0.2, x - 0.06, 0).line(x + 0.06, 0)
        leg.quad(x + 0.05, -0.2, x + 0.09, -0.4).close()
        metal(pen, leg, mix(bronze, DEEP, 0.3 if x == 0 else 0.1))
    bowl = Path().move(-0.44, -0.78).line(0.44, -0.78).cubic(0.46, -0.4, 0.26, -0.28, 0, -0.28)
    bowl.cubic(-0.26, -0.28, -0.46, -0.4, -0.44, -0.78).close()
    metal(pen, bowl, bronze)
    metal(pen, Path().rect(-0.475, -0.82, 0.95, 0.08, 0.03), mix(bronze, WARM, 0.1))
    dark = mix(bronze, DEEP, 0.45)
    for x in (-0.3, -0.1, 0.1, 0.3):
        spiral = Path().rect(x - 0.075, -0.69, 0.15, 0.14, 0.02)
        spiral.move(x - 0.035, -0.59).line(x - 0.035, -0.65).line(x + 0.04, -0.65)
        spiral.line(x + 0.04, -0.59).line(x, -0.59)
        pen.stroke(spiral, 0.018, dark, clip=bowl)
    pen.stroke(Path().move(-0.42, -0.5).quad(0, -0.46, 0.42, -0.5), 0.014, dark, clip=bowl)


@drawn("jade-pendant", kind="tabletop", height=0.12, aspect=0.62, colours=("green",))
def jade_pendant(pen: Pen) -> None:
    """A jade disc on a red cord with a knot and a tassel."""
    jade, cord = pen.tint("#6fbf8f"), "#c23a30"
    pen.stroke(Path().move(0, -0.98).quad(-0.16, -0.86, 0, -0.78).quad(0.16, -0.86, 0, -0.98),
               0.03, cord)  # fmt: skip
    ring = Path().circle(0, -0.53, 0.29).circle(0, -0.53, 0.095)
    stops = [(0, mix(jade, "#ffffff", 0.5), 1.0), (0.5, jade, 1.0), (1, mix(jade, DEEP, 0.3), 1.0)]
    pen.fill(ring, Linear(-0.2, -0.8, 0.2, -0.25, stops), even_odd=True)
    for k in range(8):
        a = k * math.tau / 8
        x, y = math.cos(a) * 0.19, -0.53 + math.sin(a) * 0.19
        pen.stroke(Path().circle(x, y, 0.035), 0.014, mix(jade, DEEP, 0.3), opacity=0.7)
    pen.fill(Path().ellipse(-0.12, -0.7, 0.09, 0.035), "#ffffff", opacity=0.6)
    pen.ball(0, -0.2, 0.055, cord)
    for k in range(-3, 4):
        pen.stroke(Path().move(k * 0.008, -0.17).line(k * 0.026, 0), 0.024,
                   mix(cord, DEEP, 0.08 * abs(k)))  # fmt: skip


@drawn("bronze-mirror", kind="tabletop", height=0.2, aspect=0.95, colours=("brown",))
def bronze_mirror(pen: Pen) -> None:
    """A round bronze mirror, its back to the viewer, on a carved stand."""
    bronze = pen.tint("#a8803c")
    for side in (-1, 1):
        foot = Path().move(side * 0.06, -0.18).quad(side * 0.34, -0.16, side * 0.4, 0)
        pen.stroke(foot.line(side * 0.24, 0), 0.06, "#6b3f24")
    pen.stroke(Path().move(-0.3, -0.3).quad(0, 0.02, 0.3, -0.3), 0.06, "#6b3f24")
    metal(pen, Path().circle(0, -0.56, 0.43), bronze)
    pen.stroke(Path().circle(0, -0.56, 0.4), 0.035, mix(bronze, DEEP, 0.35))
    for k in range(12):
        a = k * math.tau / 12
        pen.ball(math.cos(a) * 0.31, -0.56 + math.sin(a) * 0.31, 0.03, mix(bronze, WARM, 0.25))
    petals = Path()
    for k in range(8):
        a = k * math.tau / 8
        petals.circle(math.cos(a) * 0.16, -0.56 + math.sin(a) * 0.16, 0.07)
    pen.stroke(petals, 0.016, mix(bronze, DEEP, 0.4))
    pen.ball(0, -0.56, 0.07, mix(bronze, WARM, 0.3))
    pen.stroke(Path().move(0.02, -0.54).quad(0.16, -0.3, 0.1, -0.16), 0.03, "#b8322a")


@drawn("wall-scroll", kind="tabletop", height=1.2, aspect=0.5)
def wall_scroll(pen: Pen) -> None:
    """A hanging scroll with mountains in ink and a red seal."""
    silk = pen.tint("#c9b48a")
    pen.stroke(Path().move(-0.16, -0.92).line(0, -1).line(0.16, -0.92), 0.012, "#8a5a34")
    pen.form(Path().rect(-0.23, -0.93, 0.46, 0.88), silk, dark=0.1)
    paper = Path().rect(-0.18, -0.8, 0.36, 0.62)
    pen.fill(paper, "#fbf5e6")
    for shift, high, ink in (
        (0.0, 0.34, "#b9bcc0"),
        (0.08, 0.26, "#7d838b"),
        (-0.1, 0.16, "#3f464f"),
    ):
        ridge = Path().move(-0.2, -0.3).cubic(-0.12 + shift, -0.32 - high, -0.04 + shift,
                                               -0.34 - high, 0.02 + shift, -0.36)  # fmt: skip
        ridge.cubic(0.1, -0.4 - high * 0.5, 0.14, -0.36, 0.2, -0.3).line(0.2, -0.24)
        ridge.line(-0.2, -0.24).close()
        pen.fill(ridge, Linear(0, -0.7, 0, -0.24, [(0, ink, 1.0), (1, "#fbf5e6", 0.0)]), clip=paper)
    pen.fill(Path().circle(0.09, -0.7, 0.04), "#cf4a3a", opacity=0.85)
    pen.fill(Path().rect(-0.15, -0.77, 0.02, 0.14), "#3f464f")
    pen.fill(Path().rect(-0.155, -0.61, 0.03, 0.03, 0.004), "#c23227")
    for y in (-0.945, -0.06):
        pen.form(Path().rect(-0.25, y, 0.5, 0.035, 0.017), "#7a4a2c")
        for side in (-1, 1):
            pen.ball(side * 0.255, y + 0.018, 0.024, "#5a321c")


@drawn("mahjong-tile", kind="tabletop", height=0.06, aspect=1.7)
def mahjong_tile(pen: Pen) -> None:
    """Three mahjong tiles standing side by side: red dragon, circles, bamboo."""
    for k, x in enumerate((-0.56, 0.0, 0.56)):
        back = Path().rect(x - 0.25, -0.98, 0.54, 0.94, 0.07)
        pen.form(back, pen.tint("#3f9a68"))
        front = Path().rect(x - 0.28, -0.95, 0.52, 0.95, 0.07)
        pen.form(front, "#fdf8ea", light=0.3, dark=0.08)
        mid = x - 0.02
        if k == 0:
            red = Path().rect(mid - 0.15, -0.66, 0.3, 0.3, 0.01)
            red.move(mid, -0.84).line(mid, -0.12)
            pen.stroke(red, 0.055, "#c8342a")
        elif k == 1:
            for row in range(3):
                for side in (-1, 1):
                    y = -0.76 + 0.28 * row
                    colour = ("#2f6fb0", "#2f8a5a", "#c8342a")[row]
                    pen.stroke(Path().circle(mid + side * 0.11, y, 0.07), 0.035, colour)
                    pen.fill(Path().circle(mid + side * 0.11, y, 0.025), colour)
        else:
            for row in range(2):
                for at in (-0.13, 0.0, 0.13):
                    y = -0.68 + 0.38 * row
                    colour = "#c8342a" if (at == 0) != (row == 0) else "#2f8a5a"
                    pen.limb([(mid + at, y - 0.12), (mid + at, y + 0.12)], 0.06, colour)
                    pen.ball(mid + at, y, 0.042, mix(colour, WARM, 0.2))
