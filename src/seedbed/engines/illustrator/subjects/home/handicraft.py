"""What hands work at and play with: potter's wheel, dough, dummy, shelf of pots, blocks."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("potters-wheel", "pottery-wheel", kind="ground", height=0.85, aspect=1.0, seat=(0.5, 0.4))
def potters_wheel(pen: Pen) -> None:
    """A wheel on its stand, a bowl of wet clay growing on it."""
    wood, clay = "#a06a3f", pen.tint("#b5714a")
    for x in (-0.3, 0.3):
        pen.limb([(x * 0.8, -0.4), (x * 1.15, -0.02)], 0.06, mix(wood, DEEP, 0.2))
    pen.form(Path().ellipse(0, -0.12, 0.3, 0.05), mix(wood, DEEP, 0.3))
    pen.form(Path().rect(-0.035, -0.46, 0.07, 0.36), "#6a6f78")
    tray = Path().move(-0.46, -0.52).line(0.46, -0.52).quad(0.44, -0.38, 0.3, -0.38)
    pen.form(tray.line(-0.3, -0.38).quad(-0.44, -0.38, -0.46, -0.52).close(), wood)
    pen.form(Path().ellipse(0, -0.53, 0.46, 0.07), mix(wood, WARM, 0.2))
    pen.form(Path().ellipse(0, -0.56, 0.34, 0.055), "#8a8f98")
    pen.stroke(Path().ellipse(0, -0.565, 0.26, 0.038), 0.008, "#c9ced6")
    bowl = Path().move(-0.3, -0.94).cubic(-0.3, -0.7, -0.16, -0.6, -0.13, -0.57)
    bowl.line(0.13, -0.57).cubic(0.16, -0.6, 0.3, -0.7, 0.3, -0.94).close()
    pen.form(bowl, clay, light=0.3)
    pen.form(Path().ellipse(0, -0.94, 0.3, 0.06), mix(clay, DEEP, 0.35))
    pen.stroke(Path().ellipse(0, -0.94, 0.3, 0.06), 0.03, mix(clay, WARM, 0.18))
    for y, half in ((-0.84, 0.27), (-0.76, 0.23), (-0.68, 0.18)):
        ring = Path().move(-half, y).quad(0, y + 0.06, half, y)
        pen.stroke(ring, 0.01, mix(clay, DEEP, 0.25), clip=bowl)
    for x in (-0.42, 0.4):
        pen.ball(x, -0.56, 0.05, mix(clay, DEEP, 0.1))


@drawn("dough", kind="tabletop", height=0.14, aspect=2.0)
def dough(pen: Pen) -> None:
    """A ball of dough on floured ground, a rolling pin behind it."""
    wood = "#c08a56"
    pen.fill(Path().ellipse(0, -0.04, 1.0, 0.1), "#fdfaf2", opacity=0.9)
    pen.form(Path().rect(-0.8, -0.52, 1.6, 0.26, 0.12), wood)
    for x in (-0.98, 0.8):
        pen.form(Path().rect(x, -0.44, 0.2, 0.1, 0.05), mix(wood, DEEP, 0.2))
    lump = Path().move(-0.56, -0.06).cubic(-0.66, -0.5, -0.36, -0.94, 0.02, -0.96)
    lump.cubic(0.4, -0.94, 0.66, -0.5, 0.56, -0.06).quad(0, 0.04, -0.56, -0.06)
    pen.form(lump.close(), pen.tint("#f3e0b8"), light=0.4, dark=0.14)
    for a, b, c in (((-0.2, -0.8), (-0.05, -0.66), (0.14, -0.74)), ((0.2, -0.5), (0.3, -0.42),
                    (0.42, -0.5))):  # fmt: skip
        pen.stroke(Path().move(*a).quad(*b, *c), 0.03, mix("#f3e0b8", DEEP, 0.16))


@drawn("mannequin", "dress-form", "tailors-dummy", kind="ground", height=1.6, aspect=0.42)
def mannequin(pen: Pen) -> None:
    """A tailor's dummy on its stand, a tape measure around its neck."""
    cloth = pen.tint("#d9c3a0")
    for side in (-1, 1):
        pen.limb([(0, -0.2), (side * 0.16, -0.02)], 0.03, "#6b4630")
    pen.limb([(0, -0.4), (0, -0.04)], 0.035, "#6b4630")
    body = Path().move(-0.05, -0.93).cubic(-0.16, -0.9, -0.19, -0.84, -0.18, -0.74)
    body.cubic(-0.17, -0.64, -0.1, -0.62, -0.11, -0.56).cubic(-0.12, -0.48, -0.19, -0.44, -0.17,
                                                            -0.36)  # fmt: skip
    body.quad(0, -0.32, 0.17, -0.36).cubic(0.19, -0.44, 0.12, -0.48, 0.11, -0.56)
    body.cubic(0.1, -0.62, 0.17, -0.64, 0.18, -0.74).cubic(0.19, -0.84, 0.16, -0.9, 0.05, -0.93)
    pen.form(body.close(), cloth)
    pen.form(Path().ellipse(0, -0.95, 0.055, 0.035), mix(cloth, DEEP, 0.2))
    pen.ball(0, -0.985, 0.03, "#8a5a3a")
    pen.stroke(Path().move(0, -0.92).line(0, -0.34), 0.008, mix(cloth, DEEP, 0.3))
    for side in (-1, 1):
        tape = Path().move(side * 0.05, -0.92).cubic(side * 0.09, -0.8, side * 0.05, -0.7,
                                                    side * 0.085, -0.5 - 0.04 * side)  # fmt: skip
        pen.stroke(tape, 0.026, "#f2c13a")
        pen.stroke(tape, 0.004, "#8a6a1a")


@drawn("pot-shelf", "shelf-of-pots", "shelf", kind="ground", height=1.7, aspect=0.95)
def pot_shelf(pen: Pen) -> None:
    """A set of shelves with bowls, vases and jugs on it."""
    wood = pen.tint("#a8713f")
    pen.fill(Path().rect(-0.44, -0.98, 0.88, 0.96), mix(wood, DEEP, 0.5))
    for y in (-0.7, -0.4, -0.08):
        for k in range(4):
            x = -0.31 + 0.21 * k
            kind, colour = (
                (k + round(y * 10)) % 3,
                ("#b5714a", "#5f87a8", "#e8dcc4", "#6f8a5c")[(k * 3 + round(y * 10)) % 4],
            )
            with pen.at(x, y, 0.2):
                if kind == 0:
                    bowl = Path().move(-0.42, -0.5).cubic(-0.4, -0.1, -0.2, 0, -0.15, 0)
                    pen.form(
                        bowl.line(0.15, 0).cubic(0.2, 0, 0.4, -0.1, 0.42, -0.5).close(), colour
                    )
                else:
                    high = 1.0 if kind == 1 else 0.8
                    vase = Path().move(-0.12, -high).cubic(-0.1, -high * 0.7, -0.4, -high * 0.6,
                                                          -0.34, -0.2)  # fmt: skip
                    vase.quad(-0.3, 0, -0.16, 0).line(0.16, 0).quad(0.3, 0, 0.34, -0.2)
                    vase.cubic(0.4, -high * 0.6, 0.1, -high * 0.7, 0.12, -high)
                    pen.form(vase.close(), colour, light=0.34)
                    band = Path().rect(-0.5, -high * 0.45, 1.0, 0.09)
                    pen.fill(band, mix(colour, WARM, 0.5), clip=vase)
    for y in (-1.0, -0.7, -0.4, -0.08):
        pen.form(Path().rect(-0.47, y, 0.94, 0.045, 0.01), wood)
    for x in (-0.47, 0.425):
        pen.form(Path().rect(x, -1.0, 0.045, 1.0, 0.01), mix(wood, DEEP, 0.1))


@drawn("toy-blocks", "building-blocks", kind="tabletop", height=0.3, aspect=1.3)
def toy_blocks(pen: Pen) -> None:
    """A tower of wooden blocks in many colours: cubes, an arch, a roof, a ball beside it."""
    red, blue, yellow, green = "#d9453b", "#3f86c9", "#f2c13a", "#4aa878"
    blocks = ((-0.58, -0.3, 0.3, 0.3, red), (-0.14, -0.3, 0.3, 0.3, blue),
              (0.28, -0.24, 0.34, 0.24, yellow), (-0.42, -0.56, 0.42, 0.26, green),
              (0.34, -0.46, 0.22, 0.22, red), (-0.32, -0.8, 0.22, 0.24, yellow))  # fmt: skip
    for x, y, w, h, colour in blocks:
        pen.form(Path().rect(x, y, w, h, 0.025), colour, light=0.26)
        pen.stroke(Path().rect(x + 0.04, y + 0.04, w - 0.08, h - 0.08, 0.02), 0.012,
                   mix(colour, "#ffffff", 0.4))  # fmt: skip
    pen.form(Path().polygon([(-0.38, -0.8), (-0.21, -1.0), (-0.04, -0.8)]), red)
    arch = Path().move(-0.03, -0.3).line(-0.03, -0.52).line(0.25, -0.52).line(0.25, -0.3)
    pen.form(arch.line(0.19, -0.3).cubic(0.19, -0.44, 0.03, -0.44, 0.03, -0.3).close(), blue)
    pen.ball(0.5, -0.09, 0.09, green)
