"""Large things of a home: sofa, bed, cupboards, machines, textiles, stairs."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("sofa", "couch", kind="ground", height=0.9, aspect=2.1, seat=(0.5, 0.56))
def sofa(pen: Pen) -> None:
    """A two-seated sofa with cushions."""
    cloth = pen.tint(("#4f86b8", "#c8705a", "#6f9a7a", "#d9a75a")[pen.look.pick % 4])
    dark, light = mix(cloth, DEEP, 0.2), mix(cloth, WARM, 0.16)
    for x in (-0.86, 0.86):
        pen.form(Path().rect(x - 0.05, -0.1, 0.1, 0.1, 0.03), "#7a5238")
    pen.form(Path().rect(-0.94, -0.98, 1.88, 0.7, 0.16), dark)
    for x in (-0.84, 0.02):
        pen.form(Path().rect(x, -0.94, 0.82, 0.52, 0.12), cloth)
    pen.form(Path().rect(-0.9, -0.42, 1.8, 0.34, 0.06), dark)
    for x in (-0.83, 0.01):
        pen.form(Path().rect(x, -0.5, 0.82, 0.2, 0.08), light)
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.92 - 0.13, -0.66, 0.26, 0.58, 0.12), cloth)
    with pen.at(-0.58, -0.5, 1.0, tilt=-10):
        pen.form(Path().rect(-0.17, -0.32, 0.34, 0.32, 0.09), "#f2d9a0")
        pen.stroke(
            Path().move(-0.1, -0.22).line(0.1, -0.22).move(-0.1, -0.12).line(0.1, -0.12),
            0.02,
            "#e0895a",
        )


@drawn("bed", kind="ground", height=1.0, aspect=2.1, seat=(0.5, 0.5))
def bed(pen: Pen) -> None:
    """A bed from the side: pillow at the left, a quilt over the rest."""
    wood, quilt = "#a9713f", pen.tint(("#6f9ac8", "#d98a9a", "#8ab58a")[pen.look.pick % 3])
    pen.form(Path().rect(-1.04, -1.0, 0.13, 1.0, 0.05), wood)
    pen.form(Path().rect(0.92, -0.7, 0.12, 0.7, 0.05), wood)
    pen.form(Path().rect(-0.98, -0.34, 1.96, 0.18, 0.03), mix(wood, DEEP, 0.15))
    pen.form(Path().rect(-0.94, -0.54, 1.88, 0.24, 0.07), "#fbf6ea")
    pen.form(Path().rect(-0.88, -0.7, 0.5, 0.22, 0.1), "#ffffff", dark=0.12)
    cover = Path().move(-0.42, -0.6).quad(0.2, -0.68, 0.88, -0.6).quad(0.95, -0.56, 0.94, -0.22)
    cover.quad(0.3, -0.16, -0.46, -0.22).quad(-0.5, -0.44, -0.42, -0.6).close()
    pen.form(cover, quilt)
    fold = (
        Path().move(-0.45, -0.6).line(-0.26, -0.62).quad(-0.32, -0.4, -0.3, -0.2).line(-0.48, -0.22)
    )
    pen.fill(fold.close(), mix(quilt, "#ffffff", 0.7), clip=cover)
    for k in range(4):
        for j in range(2):
            pen.fill(Path().circle(-0.06 + 0.25 * k, -0.48 + 0.16 * j, 0.028),
                     mix(quilt, "#ffffff", 0.55), clip=cover)  # fmt: skip


@drawn("pillow", "cushion", kind="tabletop", height=0.35, aspect=1.45, colours=("white",))
def pillow(pen: Pen) -> None:
    """A plump pillow."""
    cloth = pen.tint("#fbf6ee")
    shape = Path().move(-0.66, -0.86).quad(0, -1.06, 0.66, -0.86).quad(0.84, -0.46, 0.66, -0.08)
    shape.quad(0, 0.08, -0.66, -0.08).quad(-0.84, -0.46, -0.66, -0.86).close()
    pen.form(shape, cloth, dark=0.14)
    pen.stroke(shape, 0.03, mix(cloth, "#8fa6cf", 0.4))
    for x0, y0, x1, y1 in (
        (-0.5, -0.7, -0.3, -0.6),
        (0.5, -0.7, 0.3, -0.62),
        (-0.5, -0.22, -0.3, -0.3),
        (0.5, -0.22, 0.3, -0.3),
    ):
        pen.stroke(Path().move(x0, y0).line(x1, y1), 0.02, mix(cloth, "#8f86b8", 0.3))


@drawn("blanket", "quilt", kind="ground", height=0.4, aspect=1.9)
def blanket(pen: Pen) -> None:
    """A folded blanket with stripes and a fringe."""
    cloth = pen.tint("#d9645a")
    for k, tone in enumerate((0.2, 0.1, 0.0)):
        y = -0.32 * (k + 1)
        layer = Path().rect(-0.92 + 0.02 * k, y, 1.84 - 0.04 * k, 0.32, 0.15)
        pen.form(layer, mix(cloth, DEEP, tone))
        for x in (-0.5, -0.36, 0.3, 0.44):
            pen.fill(Path().rect(x, y, 0.07, 0.34), mix(cloth, "#fff3d6", 0.75), clip=layer)
    for k in range(14):
        x = -0.78 + 0.12 * k
        pen.stroke(Path().move(x, -0.04).line(x + 0.01, 0.02), 0.022, mix(cloth, DEEP, 0.15))


@drawn("rug", "carpet", kind="ground", height=0.5, aspect=3.0, seat=(0.5, 0.4))
def rug(pen: Pen) -> None:
    """A patterned rug lying on the floor."""
    wool = pen.tint("#b8483f")
    for scale, colour in ((1.0, mix(wool, DEEP, 0.2)), (0.93, "#f2dcae"), (0.86, wool),
                          (0.6, "#f2dcae"), (0.55, mix(wool, "#2f4a86", 0.6))):  # fmt: skip
        w, top, low = 1.46 * scale, -0.52 - 0.46 * scale, -0.52 + 0.5 * scale
        pen.fill(Path().polygon([(-w * 0.78, top), (w * 0.78, top), (w, low), (-w, low)]), colour)
    for k in range(7):
        x = -0.6 + 0.2 * k
        pen.fill(Path().polygon([(x, -0.62), (x + 0.07, -0.5), (x, -0.36), (x - 0.07, -0.5)]),
                 "#f2dcae")  # fmt: skip


@drawn("curtain", "curtains", "stage-curtain", kind="ground", height=2.2, aspect=0.95)
def curtain(pen: Pen) -> None:
    """A pair of curtains tied back under a rod."""
    cloth = pen.tint("#b85a6a")
    pen.stroke(Path().move(-0.46, -0.96).line(0.46, -0.96), 0.03, "#b08a4a")
    for side in (-1, 1):
        pen.ball(side * 0.47, -0.96, 0.03, "#d9b25a")
        half = Path().move(side * 0.44, -0.95).line(side * 0.03, -0.95)
        half.cubic(side * 0.04, -0.6, side * 0.16, -0.44, side * 0.3, -0.38)
        half.quad(side * 0.22, -0.2, side * 0.2, 0.0).line(side * 0.45, 0.0).close()
        pen.form(half, cloth)
        for t in (0.25, 0.5, 0.75):
            x = side * (0.05 + 0.38 * t)
            fold = Path().move(x, -0.95).cubic(x, -0.6, side * (0.26 + 0.14 * t), -0.5,
                                               side * (0.3 + 0.11 * t), -0.38)  # fmt: skip
            fold.quad(side * (0.24 + 0.17 * t), -0.2, side * (0.22 + 0.2 * t), 0)
            pen.stroke(fold, 0.018, mix(cloth, DEEP, 0.28), clip=half)
        pen.stroke(Path().move(side * 0.27, -0.39).line(side * 0.44, -0.35), 0.045, "#e6c46a")


@drawn("wardrobe", "closet", kind="ground", height=2.0, aspect=0.72, colours=("brown",))
def wardrobe(pen: Pen) -> None:
    """A wooden wardrobe with two doors and a drawer."""
    wood = pen.tint("#a9713f")
    for x in (-0.28, 0.28):
        pen.form(Path().rect(x - 0.05, -0.05, 0.1, 0.05), mix(wood, DEEP, 0.4))
    pen.form(Path().rect(-0.33, -0.94, 0.66, 0.9, 0.02), wood)
    crown = Path().move(-0.36, -0.93).quad(-0.34, -0.99, -0.2, -0.98).quad(0, -1.03, 0.2, -0.98)
    pen.form(crown.quad(0.34, -0.99, 0.36, -0.93).close(), mix(wood, DEEP, 0.15))
    _doors(pen, wood, -0.3, -0.89, 0.6, 0.62)
    pen.form(Path().rect(-0.3, -0.23, 0.6, 0.15, 0.015), mix(wood, WARM, 0.12))
    for x in (-0.1, 0.1):
        pen.ball(x, -0.155, 0.016, "#e6c46a")


def _doors(pen: Pen, wood: Colour, x: float, y: float, w: float, h: float) -> None:
    for k in range(2):
        left = x + k * w / 2
        pen.form(Path().rect(left + 0.006, y, w / 2 - 0.012, h, 0.012), mix(wood, WARM, 0.1))
        inner = Path().rect(left + 0.05, y + 0.05, w / 2 - 0.1, h - 0.1, 0.02)
        pen.fill(inner, mix(wood, DEEP, 0.12))
        pen.stroke(inner, 0.01, mix(wood, DEEP, 0.35))
        pen.ball(x + w / 2 + (0.03 if k else -0.03), y + h / 2, 0.016, "#e6c46a")


@drawn("refrigerator", "fridge", kind="ground", height=1.8, aspect=0.5, colours=("white",))
def refrigerator(pen: Pen) -> None:
    """A rounded refrigerator with a freezer above, magnets on its door."""
    shell = pen.tint("#cfe3e0")
    for x in (-0.18, 0.18):
        pen.fill(Path().rect(x - 0.03, -0.03, 0.06, 0.03), "#4a4650")
    pen.form(Path().rect(-0.25, -1.0, 0.5, 0.98, 0.06), mix(shell, DEEP, 0.1))
    pen.form(Path().rect(-0.235, -0.985, 0.47, 0.29, 0.05), shell, light=0.4)
    pen.form(Path().rect(-0.235, -0.685, 0.47, 0.64, 0.05), shell, light=0.4)
    for y, h in ((-0.87, 0.13), (-0.62, 0.22)):
        pen.form(Path().rect(0.15, y, 0.035, h, 0.017), "#f4f6f8")
    for x, y, colour in (
        (-0.14, -0.56, "#e0574f"),
        (-0.04, -0.6, "#f2b33d"),
        (-0.1, -0.46, "#4aa878"),
    ):
        pen.ball(x, y, 0.024, colour)
    pen.fill(Path().rect(-0.05, -0.53, 0.12, 0.11), "#fdf6e2")


@drawn("washing-machine", "washer", kind="ground", height=0.9, aspect=0.86, colours=("white",))
def washing_machine(pen: Pen) -> None:
    """A front-loading washing machine at work."""
    shell = pen.tint("#f2f5f8")
    pen.form(Path().rect(-0.42, -1.0, 0.84, 0.97, 0.05), shell, dark=0.16)
    pen.fill(Path().rect(-0.42, -0.86, 0.84, 0.012), "#b6c2ce")
    pen.form(Path().rect(-0.37, -0.97, 0.24, 0.08, 0.02), "#dfe6ec")
    pen.ball(0.06, -0.93, 0.035, "#8fa0b0")
    pen.shine(Path().rect(0.16, -0.965, 0.2, 0.07, 0.015), "#57c6d9")
    pen.ball(0, -0.44, 0.34, "#c3ced8")
    pen.fill(Path().circle(0, -0.44, 0.28), "#5d7d9a")
    glass = Path().circle(0, -0.44, 0.26)
    pen.fill(glass, Linear(0, -0.7, 0, -0.18, [(0, "#bfe3f2", 1), (1, "#3f7fb0", 1)]))
    for x, y, rx, ry, colour in (
        (-0.1, -0.36, 0.13, 0.09, "#e0574f"),
        (0.11, -0.32, 0.12, 0.08, "#f2c13a"),
        (0.0, -0.27, 0.16, 0.08, "#8a68c2"),
    ):
        pen.fill(Path().ellipse(x, y, rx, ry), colour, clip=glass)
    for x, y, r in ((-0.1, -0.54, 0.04), (0.02, -0.5, 0.055), (0.12, -0.56, 0.035)):
        pen.fill(Path().circle(x, y, r), "#ffffff", opacity=0.75)
    pen.stroke(
        Path().move(-0.19, -0.52).quad(-0.14, -0.62, -0.04, -0.66), 0.025, "#ffffff", opacity=0.8
    )


@drawn(
    "blackboard", "chalkboard", kind="ground", height=1.8, aspect=1.5, colours=("black", "green")
)
def blackboard(pen: Pen) -> None:
    """A blackboard on its stand, with chalk drawings."""
    for x in (-0.56, 0.56):
        pen.limb([(x, -0.3), (x * 1.08, 0.0)], 0.05, "#8a5f3c")
    pen.form(Path().rect(-0.75, -1.0, 1.5, 0.82, 0.03), "#a9713f")
    pen.form(Path().rect(-0.7, -0.95, 1.4, 0.72, 0.015), pen.tint("#2f5a4c"), light=0.06)
    chalk = "#f4f7ee"
    star = [(-0.42 + 0.13 * math.sin(a), -0.68 - 0.13 * math.cos(a)) for a in
            (k * math.tau * 2 / 5 for k in range(5))]  # fmt: skip
    pen.stroke(Path().polygon(star), 0.014, chalk)
    for k, w in enumerate((0.62, 0.5, 0.58)):
        pen.stroke(
            Path().move(-0.08, -0.78 + 0.13 * k).quad(0.2, -0.81 + 0.13 * k, w, -0.78 + 0.13 * k),
            0.016,
            chalk,
            opacity=0.85,
        )
    pen.stroke(Path().circle(0.5, -0.38, 0.07).move(-0.55, -0.36).line(-0.2, -0.36), 0.014, chalk)
    pen.form(Path().rect(-0.68, -0.2, 1.36, 0.04, 0.01), "#c08a56")
    pen.fill(
        Path().rect(-0.5, -0.225, 0.1, 0.025, 0.01).rect(-0.36, -0.225, 0.08, 0.025, 0.01), chalk
    )
    pen.form(Path().rect(0.3, -0.25, 0.18, 0.05, 0.01), "#5a6f8f")


@drawn("stairs", "staircase", "steps", kind="ground", height=2.0, aspect=1.3, seat=(0.4, 0.5))
def stairs(pen: Pen) -> None:
    """A flight of steps rising to the right, with a rail."""
    stone = pen.tint("#c9b79c")
    count = 7
    for k in range(count):
        x0, top = -0.64 + 1.28 * k / count, -0.72 * (k + 1) / count
        pen.form(Path().rect(x0, top, 0.64 - x0, -top), mix(stone, DEEP, 0.05 + 0.02 * k))
        pen.fill(Path().rect(x0 - 0.02, top, 0.66 - x0, 0.03), mix(stone, WARM, 0.5))
    for k in range(0, count, 2):
        x = -0.56 + 1.28 * k / count
        y = -0.72 * (k + 1) / count
        pen.stroke(Path().move(x, y).line(x, y - 0.26), 0.022, "#8a5f3c")
    pen.stroke(Path().move(-0.6, -0.36).line(0.6, -0.98), 0.045, "#a9713f")


@drawn("folding-screen", kind="ground", height=1.7, aspect=1.25)
def folding_screen(pen: Pen) -> None:
    """A folding screen with painted branches."""
    for k in range(4):
        x, up = -0.6 + 0.3 * k, 0.05 if k % 2 else 0.0
        panel = Path().polygon(
            [
                (x, -1.0 + up),
                (x + 0.29, -0.95 - up),
                (x + 0.29, -0.02 - up + 0.02),
                (x, 0.0 - 0.05 + up),
            ]
        )
        pen.form(panel, "#7a3f2c")
        inner = Path().polygon(
            [
                (x + 0.03, -0.94 + up),
                (x + 0.26, -0.9 - up),
                (x + 0.26, -0.12 - up),
                (x + 0.03, -0.14 + up),
            ]
        )
        pen.form(inner, pen.tint("#f4e8cf"), dark=0.1)
        branch = Path().move(x + 0.02, -0.3).quad(x + 0.12, -0.5, x + 0.27, -0.56 - 0.08 * (k % 2))
        pen.stroke(branch, 0.014, "#6b4a32", clip=inner)
        for dx, dy in ((0.08, -0.46), (0.16, -0.58), (0.2, -0.48), (0.12, -0.66)):
            pen.ball(x + dx, dy, 0.026, "#e58a9a")


@drawn("necklace", kind="tabletop", height=0.2, aspect=0.95)
def necklace(pen: Pen) -> None:
    """A string of pearls with a pendant."""
    for k in range(23):
        a = math.pi * (0.02 + 0.96 * k / 22)
        x, y = -0.42 * math.cos(a), -0.92 + 0.6 * math.sin(a)
        pen.ball(x, y, 0.036 + 0.014 * math.sin(a), pen.tint("#fbf4ec"))
    pen.ball(0, -0.24, 0.06, "#e2b23c")
    drop = (
        Path()
        .move(0, -0.22)
        .cubic(0.16, -0.1, 0.12, 0.02, 0, 0.0)
        .cubic(-0.12, 0.02, -0.16, -0.1, 0, -0.22)
    )
    pen.form(drop.close(), "#3f86c9", light=0.5)
