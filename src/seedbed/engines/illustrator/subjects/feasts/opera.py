"""Things of opera, weddings and fairs in China: gong, mask, sedan chair, lion dance, toys."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.feasts.treasures import metal
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

RED = "#c23227"
GOLD = "#e6b23c"


@drawn("gong", kind="ground", height=1.3, aspect=0.95, colours=("gold", "yellow"))
def gong(pen: Pen) -> None:
    """A bronze gong in a red frame, its mallet leaning beside."""
    brass = pen.tint("#d9a23a")
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.42 - 0.035, -0.94, 0.07, 0.92, 0.02), RED)
        pen.form(Path().rect(side * 0.42 - 0.12, -0.06, 0.24, 0.06, 0.02), mix(RED, DEEP, 0.3))
    pen.form(Path().rect(-0.48, -0.98, 0.96, 0.08, 0.03), RED)
    for side in (-1, 1):
        pen.ball(side * 0.47, -0.96, 0.045, GOLD)
        pen.stroke(Path().move(side * 0.2, -0.92).line(side * 0.16, -0.78), 0.02, "#7a4a2c")
    metal(pen, Path().circle(0, -0.5, 0.34), mix(brass, DEEP, 0.18))
    metal(pen, Path().circle(0, -0.5, 0.29), brass)
    for r in (0.23, 0.16):
        pen.stroke(Path().circle(0, -0.5, r), 0.012, mix(brass, DEEP, 0.3), opacity=0.7)
    pen.ball(0, -0.5, 0.09, mix(brass, WARM, 0.3))
    with pen.at(0.3, 0, 1.0, tilt=16):
        pen.limb([(0, -0.02), (0, -0.42)], 0.035, "#8a5a34")
        pen.ball(0, -0.46, 0.075, "#e9d9bd")


@drawn("opera-mask", kind="tabletop", height=0.3, aspect=0.8, colours=("red",))
def opera_mask(pen: Pen) -> None:
    """A painted face of Peking opera."""
    paint = pen.tint("#c8322a")
    face = Path().move(-0.36, -0.78).cubic(-0.36, -1.06, 0.36, -1.06, 0.36, -0.78)
    face.cubic(0.42, -0.4, 0.28, -0.04, 0, 0).cubic(-0.28, -0.04, -0.42, -0.4, -0.36, -0.78).close()
    pen.form(face, paint, light=0.25, dark=0.25)
    chin = Path().move(-0.22, -0.2).quad(0, -0.36, 0.22, -0.2).quad(0.12, 0.02, 0, 0)
    pen.fill(chin.quad(-0.12, 0.02, -0.22, -0.2).close(), "#fbf3e6", clip=face)
    for side in (-1, 1):
        brow = Path().move(side * 0.04, -0.66).cubic(side * 0.1, -0.92, side * 0.26, -0.96,
                                                     side * 0.37, -0.86)  # fmt: skip
        brow.cubic(side * 0.26, -0.82, side * 0.16, -0.74, side * 0.12, -0.62).close()
        pen.fill(brow, "#1f1c26", clip=face)
        patch = Path().move(side * 0.03, -0.5).cubic(side * 0.08, -0.68, side * 0.3, -0.7,
                                                     side * 0.38, -0.6)  # fmt: skip
        patch.cubic(side * 0.34, -0.44, side * 0.14, -0.38, side * 0.03, -0.5).close()
        pen.fill(patch, "#fbf3e6", clip=face)
        eye = Path().move(side * 0.08, -0.52).quad(side * 0.2, -0.64, side * 0.32, -0.57)
        pen.fill(eye.quad(side * 0.2, -0.46, side * 0.08, -0.52).close(), "#1f1c26")
        pen.fill(Path().circle(side * 0.2, -0.545, 0.02), "#ffffff")
        cheek = Path().move(side * 0.12, -0.36).cubic(side * 0.28, -0.4, side * 0.34, -0.24,
                                                      side * 0.2, -0.16)  # fmt: skip
        pen.stroke(cheek, 0.035, "#1f1c26", clip=face)
        pen.stroke(Path().move(side * 0.07, -0.33).quad(side * 0.05, -0.3, 0, -0.31), 0.022,
                   "#7a1c18")  # fmt: skip
    flame = Path().move(0, -0.98).cubic(0.08, -0.86, 0.05, -0.76, 0, -0.68)
    pen.fill(flame.cubic(-0.05, -0.76, -0.08, -0.86, 0, -0.98).close(), GOLD)
    pen.fill(Path().move(0, -0.62).line(0.05, -0.34).line(-0.05, -0.34).close(), "#fbf3e6")
    lips = Path().move(-0.11, -0.2).quad(-0.04, -0.25, 0, -0.22).quad(0.04, -0.25, 0.11, -0.2)
    pen.fill(lips.quad(0, -0.12, -0.11, -0.2).close(), "#a31f1a")


@drawn("sedan-chair", kind="ground", height=1.9, aspect=1.55, seat=(0.5, 0.6), colours=("red",))
def sedan_chair(pen: Pen) -> None:
    """A red bridal sedan chair with golden roof, tassels and carrying poles."""
    red = pen.tint("#c8322a")
    pen.limb([(-0.76, -0.36), (0.76, -0.36)], 0.04, "#7a4a2c")
    for x in (-0.3, 0.3):
        pen.form(Path().rect(x - 0.03, -0.1, 0.06, 0.1, 0.01), "#7a4a2c")
    pen.form(Path().rect(-0.36, -0.72, 0.72, 0.64, 0.02), red)
    pen.fill(Path().rect(-0.36, -0.16, 0.72, 0.035), GOLD)
    opening = Path().rect(-0.17, -0.6, 0.34, 0.42, 0.03)
    pen.fill(opening, "#5f1a1c")
    for side in (-1, 1):
        half = (
            Path()
            .move(side * 0.17, -0.6)
            .line(0, -0.6)
            .cubic(side * 0.02, -0.44, side * 0.1, -0.36, side * 0.15, -0.32)
        )
        pen.form(half.line(side * 0.17, -0.18).close(), mix(red, "#f08a5a", 0.35))
        pen.stroke(Path().rect(side * 0.27 - 0.055, -0.56, 0.11, 0.3, 0.01), 0.016, GOLD)
        pen.ball(side * 0.27, -0.41, 0.035, GOLD)
    pen.stroke(opening, 0.018, GOLD)
    roof = Path().move(-0.46, -0.7).quad(-0.3, -0.78, -0.12, -0.94).line(0.12, -0.94)
    pen.form(roof.quad(0.3, -0.78, 0.46, -0.7).close(), mix(red, DEEP, 0.12))
    pen.stroke(Path().move(-0.48, -0.7).line(0.48, -0.7), 0.03, GOLD)
    pen.ball(0, -0.95, 0.05, GOLD)
    for k in range(9):
        x = -0.44 + 0.11 * k
        pen.stroke(Path().move(x, -0.69).line(x, -0.63), 0.02, "#f2cf6a")
    for side in (-1, 1):
        pen.ball(side * 0.46, -0.62, 0.045, "#e0463a")
        pen.stroke(Path().move(side * 0.46, -0.58).line(side * 0.46, -0.48), 0.03, "#e0463a")


@drawn("lion-dance", kind="ground", height=1.6, aspect=1.5, faces="left",
       colours=("red", "yellow", "gold"))  # fmt: skip
def lion_dance(pen: Pen) -> None:
    """The lion of a lion dance: a great maned head, a fringed back, four trousered legs."""
    coat = pen.tint("#d9362c")
    for x, lean in ((-0.3, -0.03), (-0.12, 0.04), (0.42, -0.02), (0.6, 0.05)):
        pen.limb([(x, -0.36), (x + lean, -0.08)], 0.12, mix(coat, DEEP, 0.12))
        pen.stroke(
            Path().move(x + lean - 0.05, -0.16).line(x + lean + 0.05, -0.16), 0.05, "#fff1d6"
        )
        pen.form(Path().ellipse(x + lean - 0.02, -0.04, 0.09, 0.045), "#2f2a33")
    back = Path().move(-0.3, -0.66).cubic(0, -0.9, 0.4, -0.78, 0.68, -0.5)
    back.quad(0.76, -0.3, 0.66, -0.24).line(-0.34, -0.24).close()
    pen.form(back, coat)
    for row, colour in enumerate((GOLD, "#fff1d6", GOLD)):
        for k in range(9):
            x = -0.28 + 0.115 * k
            y = -0.58 + 0.13 * row - 0.1 * math.sin(1.0 + 0.22 * k) + 0.05 * (k > 5)
            pen.fill(Path().circle(x, y, 0.035), colour, clip=back)
    for k in range(18):
        x = -0.34 + 0.058 * k
        pen.stroke(Path().move(x, -0.27).line(x - 0.02, -0.17), 0.03, "#fff1d6")
    tail = Path().move(0.66, -0.44).cubic(0.74, -0.62, 0.68, -0.7, 0.72, -0.78)
    pen.stroke(tail, 0.06, "#fff1d6")
    for k in range(14):
        a = k * math.tau / 14
        pen.ball(-0.36 + math.cos(a) * 0.31, -0.66 + math.sin(a) * 0.27, 0.09,
                 "#fff1d6" if k % 2 else GOLD)  # fmt: skip
    pen.ball(-0.38, -0.66, 0.29, coat, ry=0.26)
    for side in (-1, 1):
        pen.form(Path().ellipse(-0.38 + side * 0.23, -0.93, 0.07, 0.06), coat)
        pen.ball(-0.42 + side * 0.12, -0.76, 0.085, "#ffffff")
        pen.fill(Path().circle(-0.45 + side * 0.12, -0.76, 0.045), "#1f1c26")
        pen.stroke(Path().move(-0.42 + side * 0.03, -0.84).quad(-0.42 + side * 0.14, -0.94,
                                                                -0.42 + side * 0.23, -0.84),
                   0.045, GOLD)  # fmt: skip
    pen.fill(Path().circle(-0.42, -0.92, 0.045), "#8fd0f0")
    pen.ball(-0.46, -0.64, 0.07, GOLD)
    mouth = Path().move(-0.64, -0.56).quad(-0.44, -0.5, -0.22, -0.56)
    pen.fill(mouth.quad(-0.3, -0.34, -0.46, -0.34).quad(-0.62, -0.36, -0.64, -0.56).close(),
             "#5f1418")  # fmt: skip
    pen.fill(Path().ellipse(-0.45, -0.4, 0.1, 0.045), "#f08a8a")
    pen.stroke(Path().move(-0.6, -0.53).quad(-0.44, -0.47, -0.26, -0.53), 0.035, "#ffffff")
    for k in range(7):
        x = -0.62 + 0.055 * k
        pen.stroke(Path().move(x, -0.35).line(x + 0.01, -0.22), 0.035, "#fff1d6")


@drawn("spinning-top", kind="tabletop", height=0.08, aspect=0.85)
def spinning_top(pen: Pen) -> None:
    """A striped wooden top on its point."""
    wood = pen.tint("#e08a4a")
    pen.limb([(0, -0.98), (0, -0.7)], 0.07, "#8a5a34")
    body = Path().move(-0.4, -0.6).cubic(-0.36, -0.82, 0.36, -0.82, 0.4, -0.6)
    body.cubic(0.3, -0.3, 0.08, -0.2, 0.0, 0.0).cubic(-0.08, -0.2, -0.3, -0.3, -0.4, -0.6).close()
    pen.form(body, wood, light=0.35, dark=0.3)
    for y, colour in ((-0.58, "#3f86c9"), (-0.46, "#fff3d6"), (-0.34, "#c8403a")):
        pen.stroke(Path().move(-0.42, y).quad(0, y + 0.12, 0.42, y), 0.06, colour, clip=body)


@drawn("shuttlecock", kind="tabletop", height=0.15, aspect=0.7)
def shuttlecock(pen: Pen) -> None:
    """A feathered toy shuttlecock on its coin."""
    for k, colour in enumerate(("#2f8a5a", "#d9342b", "#2f6fb0", "#f2b33d", "#d9342b")):
        a = math.radians(-38 + 19 * k)
        tip = (math.sin(a) * 0.5, -0.16 - math.cos(a) * 0.82)
        side = (math.cos(a) * 0.12, math.sin(a) * 0.12)
        mid = (tip[0] * 0.6, -0.16 + (tip[1] + 0.16) * 0.6)
        plume = Path().move(0, -0.16).quad(mid[0] - side[0], mid[1] - side[1], *tip)
        pen.form(plume.quad(mid[0] + side[0], mid[1] + side[1], 0, -0.16).close(), colour)
        pen.stroke(Path().move(0, -0.16).line(*tip), 0.012, mix(colour, DEEP, 0.35))
    pen.form(Path().ellipse(0, -0.13, 0.2, 0.07), GOLD)
    pen.form(Path().ellipse(0, -0.06, 0.24, 0.06), mix(GOLD, DEEP, 0.25))
