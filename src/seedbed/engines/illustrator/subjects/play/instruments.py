"""Musical instruments that are not glyphs."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("piano", "grand-piano", kind="ground", height=1.15, aspect=1.45, colours=("black",))
def piano(pen: Pen) -> None:
    """A grand piano from the side, its lid open."""
    black = pen.tint("#2f313d")
    lid = Path().move(-0.34, -0.56).cubic(-0.3, -0.86, 0.0, -1.0, 0.68, -0.98)
    lid.cubic(0.74, -0.84, 0.6, -0.62, 0.5, -0.56).close()
    pen.form(lid, mix(black, WARM, 0.12), light=0.3)
    pen.stroke(Path().move(0.3, -0.56).line(0.42, -0.9), 0.02, "#b08a4a")
    for x in (-0.5, 0.08, 0.56):
        pen.form(Path().polygon([(x - 0.05, -0.36), (x + 0.05, -0.36), (x + 0.025, -0.02),
                                 (x - 0.025, -0.02)]), mix(black, DEEP, 0.2))  # fmt: skip
        pen.ball(x, -0.02, 0.026, "#d9b25a")
    body = Path().move(-0.7, -0.44).line(-0.36, -0.44).line(-0.34, -0.58).line(0.56, -0.58)
    body.quad(0.7, -0.56, 0.68, -0.44).quad(0.64, -0.32, 0.5, -0.32).line(-0.7, -0.32).close()
    pen.form(body, black, light=0.26)
    keys = Path().polygon([(-0.7, -0.44), (-0.38, -0.44), (-0.38, -0.4), (-0.7, -0.4)])
    pen.fill(keys, "#fdfaf2")
    for k in range(8):
        pen.fill(Path().rect(-0.67 + 0.037 * k, -0.44, 0.016, 0.022), "#2b2230")
    pen.form(Path().polygon([(-0.4, -0.56), (-0.34, -0.84), (-0.3, -0.84), (-0.34, -0.56)]), black)
    pen.form(
        Path().polygon([(-0.42, -0.62), (-0.36, -0.8), (-0.34, -0.8), (-0.38, -0.6)]), "#fdf6e2"
    )
    pen.stroke(Path().move(-0.6, -0.345).line(0.48, -0.345), 0.012, mix(black, WARM, 0.5))


@drawn("guitar", "acoustic-guitar", kind="tabletop", height=1.0, aspect=0.42, colours=("brown",))
def guitar(pen: Pen) -> None:
    """An acoustic guitar, standing."""
    with pen.at(0, 0, 1.0, tilt=0):
        wood = pen.tint("#d98f45")
        pen.form(Path().rect(-0.028, -0.9, 0.056, 0.5), "#6b4228")
        pen.form(Path().polygon([(-0.045, -1.0), (0.045, -1.0), (0.034, -0.86), (-0.034, -0.86)]),
                 "#5a3620")  # fmt: skip
        body = Path().move(0, -0.52).cubic(0.15, -0.56, 0.19, -0.4, 0.125, -0.31)
        body.cubic(0.26, -0.22, 0.24, 0.0, 0, 0.0).cubic(-0.24, 0.0, -0.26, -0.22, -0.125, -0.31)
        body.cubic(-0.19, -0.4, -0.15, -0.56, 0, -0.52).close()
        pen.form(body, wood, light=0.3)
        pen.stroke(body, 0.016, mix(wood, DEEP, 0.45))
        pen.fill(Path().circle(0, -0.3, 0.062), "#3a2218")
        pen.stroke(Path().circle(0, -0.3, 0.07), 0.012, "#f2d9a0")
        pen.form(Path().rect(-0.07, -0.13, 0.14, 0.03, 0.01), "#5a3620")
        for k in range(4):
            x = -0.018 + 0.012 * k
            pen.stroke(Path().move(x, -0.96).line(x, -0.12), 0.004, "#fbf3e2")
        for k in range(3):
            for side in (-1, 1):
                pen.ball(side * 0.052, -0.97 + 0.04 * k, 0.012, "#e6e2da")


@drawn("pipa", kind="tabletop", height=1.0, aspect=0.4, colours=("brown",))
def pipa(pen: Pen) -> None:
    """A Chinese lute."""
    wood = pen.tint("#c98a4a")
    neck = (
        Path().move(-0.03, -0.88).quad(-0.05, -1.0, 0.04, -0.99).line(0.03, -0.5).line(-0.03, -0.5)
    )
    pen.form(neck.close(), "#5a3620")
    for k in range(4):
        pen.limb([(-0.1 + 0.01 * k, -0.94 + 0.05 * k), (0.1 - 0.01 * k, -0.95 + 0.05 * k)], 0.016,
                 "#f2e6cf")  # fmt: skip
    body = Path().move(0, -0.76).cubic(0.08, -0.6, 0.2, -0.46, 0.2, -0.22)
    body.cubic(0.2, 0.06, -0.2, 0.06, -0.2, -0.22).cubic(-0.2, -0.46, -0.08, -0.6, 0, -0.76).close()
    pen.form(body, wood, light=0.3)
    pen.stroke(body, 0.018, "#6b4228")
    for k in range(7):
        w = 0.03 + 0.012 * k
        pen.stroke(Path().move(-w, -0.66 + 0.055 * k).line(w, -0.66 + 0.055 * k), 0.013, "#f7e6c4")
    pen.form(Path().rect(-0.08, -0.12, 0.16, 0.03, 0.01), "#5a3620")
    for k in range(4):
        x = -0.018 + 0.012 * k
        pen.stroke(Path().move(x, -0.9).line(x, -0.11), 0.004, "#fdf8ec")


@drawn("erhu", kind="tabletop", height=0.85, aspect=0.34, colours=("brown",))
def erhu(pen: Pen) -> None:
    """A Chinese fiddle with its bow."""
    wood = pen.tint("#7a3f28")
    pen.limb([(0, -0.1), (0, -0.9), (-0.05, -0.98)], 0.026, wood)
    for y in (-0.84, -0.74):
        pen.limb([(-0.02, y), (0.12, y - 0.01)], 0.024, mix(wood, DEEP, 0.2))
    pen.form(Path().rect(-0.09, -0.2, 0.18, 0.17, 0.03), wood)
    pen.form(Path().ellipse(-0.0, -0.115, 0.06, 0.07), "#d9cbb0")
    pen.form(Path().rect(-0.11, -0.035, 0.22, 0.035, 0.01), mix(wood, DEEP, 0.2))
    for x in (0.016, 0.026):
        pen.stroke(Path().move(x, -0.88).line(x, -0.12), 0.004, "#fdf8ec")
    pen.stroke(Path().move(-0.14, -0.16).quad(0.1, -0.36, 0.17, -0.72), 0.014, "#a9713f")
    pen.stroke(Path().move(-0.14, -0.16).line(0.17, -0.72), 0.006, "#fdf8ec")


@drawn("guzheng", kind="ground", height=0.75, aspect=2.0, colours=("brown",))
def guzheng(pen: Pen) -> None:
    """A Chinese zither on its stand."""
    wood = pen.tint("#8a4a2c")
    for x in (-0.7, 0.66):
        pen.limb([(x - 0.08, -0.62), (x + 0.08, 0.0)], 0.05, mix(wood, DEEP, 0.3))
        pen.limb([(x + 0.08, -0.62), (x - 0.08, 0.0)], 0.05, mix(wood, DEEP, 0.25))
    top = Path().polygon([(-0.9, -0.98), (0.94, -0.98), (1.0, -0.72), (-0.98, -0.72)])
    pen.form(top, mix(wood, WARM, 0.2))
    side = (
        Path().move(-0.98, -0.72).line(1.0, -0.72).quad(1.0, -0.58, 0.9, -0.58).line(-0.94, -0.58)
    )
    pen.form(side.close(), wood)
    for k in range(7):
        y = -0.95 + 0.034 * k
        pen.stroke(Path().move(-0.86, y).line(0.92, y), 0.005, "#f7ecd6")
    for k in range(7):
        x, y = -0.6 + 0.19 * k, -0.94 + 0.032 * k
        pen.form(
            Path().polygon([(x - 0.025, y + 0.05), (x, y - 0.03), (x + 0.025, y + 0.05)]), "#f2e0b4"
        )
    for x in (-0.5, 0.0, 0.5):
        pen.stroke(Path().circle(x, -0.65, 0.035), 0.01, "#e2b23c")


@drawn("drum", "chinese-drum", kind="ground", height=0.7, aspect=1.05, colours=("red",))
def drum(pen: Pen) -> None:
    """A red barrel drum with golden studs and two sticks."""
    red = pen.tint("#c8352c")
    barrel = Path().move(-0.4, -0.8).cubic(-0.56, -0.6, -0.56, -0.3, -0.4, -0.08)
    barrel.quad(0, 0.06, 0.4, -0.08).cubic(0.56, -0.3, 0.56, -0.6, 0.4, -0.8).close()
    pen.form(barrel, red, light=0.24, dark=0.34)
    for y, w in ((-0.68, 0.47), (-0.16, 0.46)):
        for k in range(9):
            t = (k - 4) / 4
            pen.ball(t * w, y + 0.08 * (1 - t * t), 0.022, "#f2c95a")
    pen.form(Path().ellipse(0, -0.8, 0.4, 0.13), "#f7ecd6", dark=0.1)
    pen.stroke(Path().ellipse(0, -0.8, 0.4, 0.13), 0.03, mix(red, DEEP, 0.3))
    pen.ball(0, -0.42, 0.11, "#f2c95a")
    pen.fill(Path().circle(0, -0.42, 0.06), red)
    for x0, y0, x1, y1 in ((-0.42, -0.98, 0.04, -0.83), (0.44, -1.0, 0.06, -0.78)):
        pen.limb([(x0, y0), (x1, y1)], 0.03, "#d9a75a")
        pen.ball(x1, y1, 0.032, "#e8c48a")
