"""Beasts of Chinese legend: the qilin, and the pixiu that swallows gold."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye

GOLD = "#e6b23c"


def _scales(pen: Pen, body: Path, box: tuple[float, float, float, float], colour: Colour) -> None:
    """Rows of scales inside the body."""
    x0, y0, x1, y1 = box
    rows, columns = 5, 9
    for row in range(rows):
        for column in range(columns):
            x = x0 + (x1 - x0) * (column + 0.5 * (row % 2)) / columns
            y = y0 + (y1 - y0) * row / rows
            scale = Path().move(x - 0.04, y).quad(x, y + 0.06, x + 0.04, y)
            pen.stroke(scale, 0.012, colour, clip=body, opacity=0.75)


def _flames(
    pen: Pen, points: tuple[tuple[float, float, float, float], ...], colour: Colour
) -> None:
    """Curled tufts (x, y, size, tilt) of mane, tail and heels."""
    for x, y, size, tilt in points:
        with pen.at(x, y, size, tilt=tilt):
            tuft = Path().move(-0.3, 0).cubic(-0.5, -0.5, 0.1, -0.6, 0.02, -1.0)
            tuft.cubic(0.34, -0.7, 0.5, -0.3, 0.3, 0).close()
            pen.form(tuft, colour, light=0.4)


@drawn("qilin", kind="ground", height=1.9, aspect=1.2, faces="left", seat=(0.55, 0.42),
       colours=("green", "blue"))  # fmt: skip
def qilin(pen: Pen) -> None:
    """A qilin: a scaled deer with a dragon's head, one foot raised, flames at its heels."""
    hide = pen.tint("#3f9a8a")
    mane, hoof, belly = "#f0863a", "#7a4a2c", "#f3dca0"
    run = pen.look.pose in {"run", "walk", "play", "jump", "fly"}
    _flames(pen, ((0.46, -0.56, 0.3, 50), (0.5, -0.46, 0.24, 84), (0.48, -0.6, 0.26, 18)), mane)
    far = mix(hide, DEEP, 0.28)
    for x, knee, foot in ((-0.14, -0.02, 0.02 - 0.1 * run), (0.4, 0.03, 0.04 + 0.1 * run)):
        pen.limb([(x, -0.38), (x + knee, -0.2), (x + foot, -0.04)], 0.075, far)
    body = Path().move(-0.34, -0.52).cubic(-0.2, -0.66, 0.2, -0.6, 0.38, -0.6)
    body.cubic(0.54, -0.54, 0.5, -0.34, 0.38, -0.32).cubic(0.1, -0.26, -0.2, -0.26, -0.32, -0.36)
    pen.form(body.close(), hide, light=0.25)
    _scales(pen, body, (-0.36, -0.6, 0.5, -0.36), mix(hide, WARM, 0.45))
    pen.fill(Path().ellipse(0.02, -0.3, 0.34, 0.05), belly, clip=body)
    near = ((-0.26, -0.06, 0.03), (0.34, 0.1, 0.02))
    for index, (x, knee, foot) in enumerate(near):
        raised = index == 0
        path = (
            [(x, -0.42), (x - 0.16, -0.32), (x - 0.1, -0.16)]
            if raised
            else [(x, -0.4), (x + knee, -0.22), (x + foot, -0.04)]
        )
        pen.limb(path, 0.085, hide)
        tip = path[-1]
        pen.form(Path().rect(tip[0] - 0.05, tip[1] - 0.01, 0.1, 0.055, 0.02), hoof)
    for x, y in ((-0.12 - 0.1 * run, -0.04), (0.44 + 0.1 * run, -0.04)):
        pen.form(Path().rect(x - 0.045, y - 0.01, 0.09, 0.05, 0.02), mix(hoof, DEEP, 0.3))
    _flames(pen, ((0.42, -0.1, 0.12, 60), (-0.06, -0.1, 0.1, 60), (-0.3, -0.22, 0.1, 70)), mane)
    pen.limb([(-0.26, -0.48), (-0.34, -0.66), (-0.36, -0.78)], 0.17, hide)
    tufts = ((-0.2, -0.52, 0.2, 70), (-0.22, -0.64, 0.22, 60), (-0.24, -0.76, 0.22, 44),
             (-0.3, -0.84, 0.2, 22))  # fmt: skip
    _flames(pen, tufts, mane)
    pen.ball(-0.4, -0.78, 0.13, hide)
    muzzle = Path().move(-0.42, -0.84).cubic(-0.54, -0.86, -0.6, -0.76, -0.56, -0.68)
    pen.form(muzzle.cubic(-0.5, -0.62, -0.4, -0.64, -0.36, -0.7).close(), mix(hide, WARM, 0.18))
    pen.stroke(Path().move(-0.57, -0.7).quad(-0.48, -0.64, -0.4, -0.68), 0.016, "#7a2a22")
    pen.fill(Path().circle(-0.55, -0.77, 0.014), "#2b2230")
    for k, x in enumerate((-0.5, -0.42)):
        pen.stroke(Path().move(x, -0.65).quad(x - 0.02, -0.6, x - 0.05 + 0.04 * k, -0.56), 0.018,
                   "#fbf3e2")  # fmt: skip
    for x, lean in ((-0.38, 0.1), (-0.33, 0.16)):
        pen.limb([(x, -0.87), (x + lean * 0.4, -0.94), (x + lean, -0.98)], 0.03, GOLD)
    pen.form(Path().ellipse(-0.28, -0.86, 0.06, 0.03), hide)
    pen.ball(-0.43, -0.82, 0.035, "#ffffff")
    eye(pen, -0.435, -0.82, 0.02)
    pen.stroke(Path().move(-0.5, -0.87).quad(-0.44, -0.92, -0.38, -0.87), 0.022, mane)


@drawn("pixiu", kind="ground", height=1.0, aspect=1.1, faces="left", colours=("gold", "green"))
def pixiu(pen: Pen) -> None:
    """A pixiu: a winged lion of jade with one horn, a coin in its mouth."""
    jade = pen.tint("#6fae7f")
    dark = mix(jade, DEEP, 0.25)
    _flames(pen, ((0.42, -0.5, 0.34, 20), (0.46, -0.4, 0.26, 60)), mix(jade, WARM, 0.3))
    for x in (-0.12, 0.36):
        pen.limb([(x, -0.34), (x, -0.06)], 0.12, dark)
    body = Path().move(-0.36, -0.5).cubic(-0.2, -0.68, 0.3, -0.64, 0.44, -0.5)
    pen.form(body.cubic(0.54, -0.3, 0.4, -0.2, 0.2, -0.22).line(-0.28, -0.22).close(), jade)
    for x in (-0.26, 0.24):
        pen.limb([(x, -0.36), (x - 0.02, -0.08)], 0.14, jade)
    for x in (-0.3, -0.14, 0.21, 0.36):
        pen.form(Path().ellipse(x - 0.02, -0.05, 0.1, 0.05), mix(jade, WARM, 0.15))
    wing = Path().move(-0.04, -0.42).cubic(0.06, -0.72, 0.3, -0.86, 0.44, -0.8)
    for k in range(3):
        wing.quad(0.4 - 0.1 * k, -0.66 + 0.06 * k, 0.32 - 0.1 * k, -0.6 + 0.06 * k)
    pen.form(wing.close(), mix(jade, WARM, 0.4))
    for k in range(11):
        a = math.pi * (0.1 + 1.5 * k / 10)
        pen.ball(-0.28 - math.cos(a) * 0.24, -0.66 - math.sin(a) * 0.22, 0.075,
                 mix(dark, WARM, 0.14 * (k % 2)))  # fmt: skip
    pen.ball(-0.32, -0.66, 0.24, jade)
    pen.limb([(-0.3, -0.88), (-0.2, -0.98)], 0.05, GOLD)
    for x in (-0.44, -0.26):
        pen.ball(x, -0.72, 0.055, "#ffffff")
        eye(pen, x - 0.01, -0.72, 0.03)
        pen.stroke(Path().move(x - 0.08, -0.8).quad(x, -0.85, x + 0.08, -0.79), 0.03, dark)
    pen.ball(-0.37, -0.63, 0.06, dark)
    mouth = (
        Path().move(-0.52, -0.56).quad(-0.36, -0.5, -0.2, -0.56).quad(-0.24, -0.42, -0.36, -0.42)
    )
    pen.fill(mouth.quad(-0.5, -0.42, -0.52, -0.56).close(), "#5f1418")
    pen.form(Path().circle(-0.37, -0.46, 0.075), GOLD)
    pen.fill(Path().rect(-0.395, -0.485, 0.05, 0.05), "#7a4a1c")
