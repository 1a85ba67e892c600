"""Lizards from the side: on the ground or along a branch; the chameleon with its curled tail."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


@drawn("lizard", kind="ground", height=0.25, aspect=2.2, faces="left", colours=("green",))
def lizard(pen: Pen) -> None:
    """A lizard on four bent legs, its tail waving."""
    skin = pen.tint("#6fae4a")
    dark = mix(skin, DEEP, 0.25)
    pen.stroke(Path().move(0.4, -0.42).cubic(0.7, -0.5, 0.8, 0.0, 1.08, -0.24), 0.1, dark)
    for x, way in ((-0.3, -1), (0.36, 1)):
        pen.limb([(x, -0.34), (x + way * 0.14, -0.3), (x + way * 0.12, -0.06)], 0.1, dark)
    body = Path().move(-0.6, -0.56).cubic(-0.3, -0.76, 0.3, -0.7, 0.6, -0.42)
    pen.form(body.cubic(0.3, -0.22, -0.3, -0.2, -0.56, -0.36).close(), skin, light=0.3)
    pen.fill(Path().ellipse(-0.05, -0.28, 0.4, 0.06), "#e9e3a8", clip=body)
    for k in range(7):
        pen.fill(Path().ellipse(-0.36 + 0.13 * k, -0.56 + 0.012 * k, 0.04, 0.03), dark, clip=body)
    for x, way in ((-0.42, -1), (0.26, 1)):
        pen.limb([(x, -0.36), (x + way * 0.16, -0.26), (x + way * 0.06, -0.04)], 0.11, skin)
        for k in (-1, 0, 1):
            pen.limb(
                [(x + way * 0.06, -0.04), (x + way * 0.06 - 0.09, -0.03 + 0.03 * k)], 0.03, skin
            )
    head = Path().move(-0.5, -0.64).cubic(-0.66, -0.84, -0.94, -0.74, -1.04, -0.54)
    pen.form(head.cubic(-0.96, -0.42, -0.7, -0.36, -0.5, -0.4).close(), mix(skin, WARM, 0.1))
    pen.stroke(Path().move(-1.02, -0.53).quad(-0.84, -0.46, -0.66, -0.5), 0.022, dark)
    pen.ball(-0.76, -0.69, 0.085, "#f2d95a")
    eye(pen, -0.77, -0.69, 0.045)


@drawn("chameleon", kind="ground", height=0.3, aspect=1.6, faces="left", seat=(0.5, 0.3),
       colours=("green",))  # fmt: skip
def chameleon(pen: Pen) -> None:
    """A chameleon: crested back, turning eye, tail in a spiral, colours in bands."""
    skin = pen.tint("#5fae4f")
    dark = mix(skin, DEEP, 0.22)
    spiral = [(0.42 + 0.0, -0.38), (0.62, -0.4)]
    for k in range(15):
        a, r = -1.3 + 0.55 * k, 0.2 * (1 - k / 17)
        spiral.append((0.6 + math.cos(a) * r, -0.22 + math.sin(a) * r))
    pen.limb(spiral, 0.085, dark)
    for x in (-0.2, 0.28):
        pen.limb([(x, -0.3), (x + 0.08, -0.18), (x, -0.04)], 0.075, dark)
    body = Path().move(-0.42, -0.5).cubic(-0.2, -0.92, 0.3, -0.86, 0.5, -0.42)
    pen.form(body.cubic(0.3, -0.2, -0.2, -0.18, -0.4, -0.34).close(), skin, light=0.3)
    for k, colour in enumerate(("#f2c13a", "#3fb0c8", "#f08a4b", "#f2c13a")):
        x = -0.2 + 0.17 * k
        band = Path().move(x, -0.86).quad(x + 0.09, -0.54, x - 0.02, -0.22)
        pen.stroke(band, 0.055, colour, clip=body, opacity=0.85)
    for k in range(8):
        x = -0.26 + 0.09 * k
        y = -0.68 - 0.1 * math.sin((k + 0.6) / 8 * 3.0)
        pen.form(Path().polygon([(x - 0.04, y + 0.03), (x + 0.01, y - 0.05), (x + 0.05, y + 0.03)]),
                 dark)  # fmt: skip
    for x in (-0.28, 0.18):
        pen.limb([(x, -0.32), (x - 0.1, -0.2), (x - 0.02, -0.04)], 0.085, skin)
        pen.form(Path().ellipse(x - 0.03, -0.04, 0.075, 0.045), mix(skin, WARM, 0.15))
    head = Path().move(-0.36, -0.42).cubic(-0.4, -0.66, -0.3, -0.86, -0.36, -0.9)
    head.cubic(-0.5, -0.84, -0.66, -0.66, -0.78, -0.5)
    pen.form(head.cubic(-0.74, -0.36, -0.5, -0.3, -0.36, -0.42).close(), mix(skin, WARM, 0.12))
    pen.stroke(Path().move(-0.76, -0.48).quad(-0.6, -0.4, -0.44, -0.46), 0.02, dark)
    pen.ball(-0.54, -0.62, 0.11, mix(skin, "#f2d95a", 0.55))
    pen.stroke(Path().circle(-0.54, -0.62, 0.075), 0.014, dark, opacity=0.6)
    eye(pen, -0.56, -0.62, 0.04)
