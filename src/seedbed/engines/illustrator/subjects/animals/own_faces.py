"""Faces that no glyph of the pack shows: the lioness, the red panda, dogs by their breed.

Each stands with its chin at (0, 0) and is 1 high, ears included.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen


def _lioness(pen: Pen, coat: Colour) -> None:
    pale, dark = mix(coat, "#fff4e0", 0.8), mix(coat, DEEP, 0.4)
    for side in (-1, 1):
        pen.ball(side * 0.36, -0.84, 0.14, coat)
        pen.ball(side * 0.36, -0.83, 0.085, mix(dark, "#f2c9a0", 0.3))
    head = Path().move(-0.47, -0.56).cubic(-0.5, -0.9, -0.24, -0.98, 0, -0.98)
    head.cubic(0.24, -0.98, 0.5, -0.9, 0.47, -0.56).cubic(0.46, -0.3, 0.3, 0.0, 0, 0.0)
    pen.form(head.cubic(-0.3, 0.0, -0.46, -0.3, -0.47, -0.56).close(), coat)
    bridge = Path().move(-0.11, -0.66).line(0.11, -0.66).line(0.15, -0.34).line(-0.15, -0.34)
    pen.fill(bridge.close(), mix(coat, "#fff4e0", 0.22), blur=0.02)
    for side in (-1, 1):
        pen.fill(Path().ellipse(side * 0.13, -0.2, 0.17, 0.14), pale)
        for k in range(3):
            pen.fill(Path().circle(side * (0.14 + 0.045 * k), -0.22 + 0.03 * (k % 2), 0.011), dark)
        x, y = side * 0.2, -0.58
        if pen.look.pose == "sleep":
            pen.stroke(Path().move(x - 0.08, y).quad(x, y + 0.06, x + 0.08, y), 0.026, "#3a2a2c")
            continue
        pen.fill(Path().ellipse(x, y + 0.035, 0.095, 0.05), pale)
        pen.fill(Path().ellipse(x, y, 0.078, 0.07), "#3a2a2c")
        pen.fill(Path().ellipse(x, y + 0.006, 0.056, 0.052), "#e0a52c")
        pen.fill(Path().circle(x, y, 0.032), "#1d1a22")
        pen.fill(Path().circle(x + 0.02, y - 0.024, 0.015), "#ffffff")
    pen.fill(Path().ellipse(0, -0.08, 0.12, 0.08), pale)
    nose = Path().move(-0.09, -0.36).quad(0, -0.39, 0.09, -0.36).quad(0.05, -0.26, 0, -0.25)
    pen.form(nose.quad(-0.05, -0.26, -0.09, -0.36).close(), "#7a4a44")
    lip = Path().move(0, -0.25).line(0, -0.18).quad(-0.07, -0.1, -0.14, -0.15)
    pen.stroke(lip.move(0, -0.18).quad(0.07, -0.1, 0.14, -0.15), 0.018, "#4a3230")


def _red_panda(pen: Pen, coat: Colour) -> None:
    white, dark = "#fdf6ea", mix(coat, DEEP, 0.5)
    for side in (-1, 1):
        ear = Path().move(side * 0.2, -0.72).cubic(side * 0.26, -0.96, side * 0.5, -1.06,
                                                   side * 0.56, -0.96)  # fmt: skip
        pen.form(
            ear.cubic(side * 0.62, -0.8, side * 0.56, -0.64, side * 0.48, -0.56).close(), white
        )
        inner = Path().move(side * 0.32, -0.74).quad(side * 0.4, -0.94, side * 0.52, -0.92)
        pen.fill(inner.quad(side * 0.54, -0.74, side * 0.46, -0.62).close(), dark)
    head = Path().move(-0.58, -0.4).cubic(-0.54, -0.78, -0.28, -0.86, 0, -0.86)
    head.cubic(0.28, -0.86, 0.54, -0.78, 0.58, -0.4).cubic(0.5, -0.14, 0.24, 0.0, 0, 0.0)
    pen.form(head.cubic(-0.24, 0.0, -0.5, -0.14, -0.58, -0.4).close(), coat)
    for side in (-1, 1):
        cheek = Path().move(side * 0.6, -0.38).quad(side * 0.44, -0.5, side * 0.34, -0.3)
        pen.fill(cheek.quad(side * 0.38, -0.14, side * 0.46, -0.18).close(), white)
        brow = Path().ellipse(side * 0.24, -0.64, 0.09, 0.06)
        pen.fill(brow, white)
        tear = Path().move(side * 0.18, -0.42).quad(side * 0.34, -0.34, side * 0.28, -0.08)
        pen.fill(tear.quad(side * 0.16, -0.2, side * 0.18, -0.42).close(), dark)
    pen.fill(Path().ellipse(0, -0.2, 0.19, 0.17), white)
    bridge = Path().move(-0.05, -0.5).line(0.05, -0.5).line(0.09, -0.3).line(-0.09, -0.3).close()
    pen.fill(bridge, mix(white, coat, 0.3))
    for side in (-1, 1):
        x, y = side * 0.22, -0.46
        if pen.look.pose == "sleep":
            lid = Path().move(x - 0.07, y).quad(x, y + 0.06, x + 0.07, y)
            pen.stroke(lid, 0.026, "#2b1c1c")
            continue
        pen.fill(Path().circle(x, y, 0.066), "#2b1c1c")
        pen.fill(Path().circle(x - 0.02, y - 0.024, 0.02), "#ffffff")
    nose = Path().move(-0.07, -0.3).quad(0, -0.33, 0.07, -0.3).quad(0.04, -0.22, 0, -0.21)
    pen.fill(nose.quad(-0.04, -0.22, -0.07, -0.3).close(), "#2b1c1c")
    mouth = Path().move(0, -0.21).line(0, -0.16).quad(-0.05, -0.1, -0.11, -0.13)
    pen.stroke(mouth.move(0, -0.16).quad(0.05, -0.1, 0.11, -0.13), 0.018, "#2b1c1c")


def _spitz(pen: Pen, coat: Colour, *, iris: str | None = None, blaze: bool = False) -> None:
    """A dog with pricked ears and a white mask; `blaze` is a white stripe up the forehead."""
    white, dark = "#fdf8ee", mix(coat, DEEP, 0.3)
    for side in (-1, 1):
        ear = Path().move(side * 0.14, -0.74).quad(side * 0.26, -0.98, side * 0.42, -1.0)
        pen.form(ear.quad(side * 0.52, -0.78, side * 0.46, -0.5).close(), coat, dark=0.3)
        inner = Path().move(side * 0.25, -0.74).quad(side * 0.33, -0.9, side * 0.4, -0.91)
        pen.fill(
            inner.quad(side * 0.45, -0.76, side * 0.4, -0.6).close(), mix("#f0b8a8", dark, 0.2)
        )
    head = Path().move(-0.5, -0.42).cubic(-0.5, -0.76, -0.26, -0.84, 0, -0.84)
    head.cubic(0.26, -0.84, 0.5, -0.76, 0.5, -0.42).quad(0.52, -0.26, 0.4, -0.16)
    head.cubic(0.26, -0.04, 0.14, 0.0, 0, 0.0).cubic(-0.14, 0.0, -0.26, -0.04, -0.4, -0.16)
    pen.form(head.quad(-0.52, -0.26, -0.5, -0.42).close(), coat)
    mask = Path().move(-0.48, -0.34).quad(-0.34, -0.46, -0.2, -0.32).quad(-0.12, -0.46, 0, -0.46)
    mask.quad(0.12, -0.46, 0.2, -0.32).quad(0.34, -0.46, 0.48, -0.34).line(0.5, 0.1)
    pen.fill(mask.line(-0.5, 0.1).close(), white, clip=head)
    if blaze:
        stripe = Path().move(-0.03, -0.86).quad(-0.06, -0.6, -0.13, -0.4).line(0.13, -0.4)
        pen.fill(stripe.quad(0.06, -0.6, 0.03, -0.86).close(), white, clip=head)
    for side in (-1, 1):
        x, y = side * 0.2, -0.46
        pen.fill(Path().ellipse(side * 0.19, -0.6, 0.055, 0.035), white)
        if pen.look.pose == "sleep":
            lid = Path().move(x - 0.07, y).quad(x, y + 0.06, x + 0.07, y)
            pen.stroke(lid, 0.026, "#2b1c1c")
            continue
        pen.fill(Path().ellipse(x, y, 0.062, 0.068), "#2b1c1c")
        if iris:
            pen.fill(Path().ellipse(x, y, 0.046, 0.052), iris)
            pen.fill(Path().circle(x, y, 0.026), "#1d1a22")
        pen.fill(Path().circle(x - 0.018, y - 0.026, 0.02), "#ffffff")
    nose = Path().move(-0.085, -0.33).quad(0, -0.37, 0.085, -0.33).quad(0.05, -0.23, 0, -0.22)
    pen.fill(nose.quad(-0.05, -0.23, -0.085, -0.33).close(), "#2b1c1c")
    if pen.look.pose != "sleep":
        tongue = Path().move(-0.05, -0.14).cubic(-0.06, -0.02, 0.06, -0.02, 0.05, -0.14)
        pen.fill(tongue.close(), "#ef6f86")
    mouth = Path().move(0, -0.22).line(0, -0.17).quad(-0.07, -0.1, -0.15, -0.15)
    pen.stroke(mouth.move(0, -0.17).quad(0.07, -0.1, 0.15, -0.15), 0.02, "#2b1c1c")


def _eyes(pen: Pen, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        if pen.look.pose == "sleep":
            lid = Path().move(side * x - r, y).quad(side * x, y + r, side * x + r, y)
            pen.stroke(lid, 0.026, "#2b1c1c")
            continue
        pen.fill(Path().circle(side * x, y, r), "#2b1c1c")
        pen.fill(Path().circle(side * x - r * 0.3, y - r * 0.36, r * 0.32), "#ffffff")


def _pug(pen: Pen, coat: Colour) -> None:
    dark = "#3a2f2f"
    head = Path().move(-0.52, -0.46).cubic(-0.52, -0.84, -0.28, -0.96, 0, -0.96)
    head.cubic(0.28, -0.96, 0.52, -0.84, 0.52, -0.46).cubic(0.5, -0.14, 0.24, 0.0, 0, 0.0)
    pen.form(head.cubic(-0.24, 0.0, -0.5, -0.14, -0.52, -0.46).close(), coat)
    for side in (-1, 1):
        ear = Path().move(side * 0.24, -0.94).quad(side * 0.52, -0.98, side * 0.6, -0.6)
        pen.form(ear.quad(side * 0.42, -0.62, side * 0.24, -0.94).close(), dark)
    for y in (-0.8, -0.73):  # the wrinkled brow
        fold = Path().move(-0.16, y).quad(0, y + 0.06, 0.16, y)
        pen.stroke(fold, 0.022, mix(coat, DEEP, 0.34))
    mask = Path().move(-0.3, -0.3).cubic(-0.3, -0.52, -0.12, -0.5, 0, -0.52)
    mask.cubic(0.12, -0.5, 0.3, -0.52, 0.3, -0.3).cubic(0.28, -0.06, 0.14, -0.03, 0, -0.03)
    pen.form(mask.cubic(-0.14, -0.03, -0.28, -0.06, -0.3, -0.3).close(), dark, light=0.1)
    for side in (-1, 1):
        pen.fill(Path().circle(side * 0.25, -0.5, 0.12), mix(dark, coat, 0.35))
    _eyes(pen, 0.25, -0.5, 0.088)
    pen.fill(Path().ellipse(0, -0.36, 0.09, 0.055), "#14100f")
    mouth = Path().move(0, -0.31).line(0, -0.24).quad(-0.08, -0.16, -0.17, -0.22)
    pen.stroke(mouth.move(0, -0.24).quad(0.08, -0.16, 0.17, -0.22), 0.022, "#14100f")
    if pen.look.pose != "sleep":
        tongue = Path().move(-0.06, -0.2).cubic(-0.07, -0.06, 0.07, -0.06, 0.06, -0.2)
        pen.fill(tongue.close(), "#ef6f86")


def _poodle(pen: Pen, coat: Colour) -> None:
    pale = mix(coat, "#fff4e0", 0.24)
    for side in (-1, 1):
        for dx, y, r in ((0.42, -0.62, 0.15), (0.48, -0.44, 0.16), (0.46, -0.26, 0.14)):
            pen.ball(side * dx, y, r, mix(coat, DEEP, 0.12))
    head = Path().move(-0.34, -0.5).cubic(-0.36, -0.2, -0.2, 0.0, 0, 0.0)
    pen.form(head.cubic(0.2, 0.0, 0.36, -0.2, 0.34, -0.5).quad(0, -0.74, -0.34, -0.5).close(), coat)
    for x, y, r in ((-0.28, -0.68, 0.16), (0.28, -0.68, 0.16), (-0.16, -0.8, 0.17),
                    (0.16, -0.8, 0.17), (0.0, -0.84, 0.16), (0.0, -0.68, 0.18)):  # fmt: skip
        pen.ball(x, y, r, pale)
    pen.ball(-0.1, -0.17, 0.13, pale)
    pen.ball(0.1, -0.17, 0.13, pale)
    _eyes(pen, 0.17, -0.42, 0.062)
    pen.fill(Path().ellipse(0, -0.27, 0.075, 0.055), "#2b1c1c")
    mouth = Path().move(0, -0.22).line(0, -0.16).quad(-0.06, -0.09, -0.12, -0.13)
    pen.stroke(mouth.move(0, -0.16).quad(0.06, -0.09, 0.12, -0.13), 0.02, "#2b1c1c")


# By the name a build calls its face: width over height, and the drawing.
OWN_FACES: dict[str, tuple[float, Callable[[Pen, Colour], None]]] = {
    "lioness": (1.02, _lioness),
    "red-panda": (1.2, _red_panda),
    "pug": (1.16, _pug),
    "poodle": (1.14, _poodle),
    "shiba": (1.02, _spitz),
    "corgi": (1.02, partial(_spitz, blaze=True)),
    "husky": (1.02, partial(_spitz, iris="#7fc4ee", blaze=True)),
}
