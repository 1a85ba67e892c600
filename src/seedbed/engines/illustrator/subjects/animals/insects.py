"""Small things that crawl and hum: bee, ladybird, caterpillar, snail."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye

_DARK = "#2f2a33"


@drawn("honeybee", "bee", "bumblebee", kind="flying", height=0.06, aspect=1.25, faces="left",
       colours=("yellow", "black"))  # fmt: skip
def honeybee(pen: Pen) -> None:
    """A round furry bee, wings up."""
    gold = pen.tint("#f7c52f")
    for x, y, tilt, size in ((0.14, -0.62, 28, 0.42), (0.02, -0.64, -10, 0.5)):
        with pen.at(x, y, size, tilt=tilt):
            wing = Path().move(0, 0).cubic(-0.46, -0.3, -0.4, -0.92, 0, -0.94)
            wing.cubic(0.4, -0.92, 0.42, -0.3, 0, 0).close()
            pen.fill(wing, "#dff1fb", opacity=0.8)
            pen.stroke(wing, 0.03, "#9fc3d8")
            pen.stroke(Path().move(0, -0.05).quad(-0.1, -0.5, 0, -0.8), 0.02, "#9fc3d8")
    sting = Path().move(0.54, -0.38).line(0.66, -0.34).line(0.54, -0.29).close()
    pen.form(sting, _DARK)
    body = Path().ellipse(0.18, -0.36, 0.4, 0.27)
    pen.form(body, gold, light=0.34)
    for x, wide in ((0.08, 0.1), (0.28, 0.1), (0.46, 0.09)):
        band = Path().move(x, -0.7).quad(x + 0.08, -0.36, x, -0.02)
        pen.stroke(band, wide, _DARK, clip=body, cap="butt")
    for x in (-0.02, 0.12, 0.26):
        pen.limb([(x, -0.14), (x - 0.03, -0.04)], 0.03, _DARK)
    pen.ball(-0.22, -0.42, 0.23, mix(gold, "#ffffff", 0.08))
    for dx in (-0.1, 0.04):
        feeler = Path().move(-0.24 + dx * 0.4, -0.62).quad(-0.28 + dx, -0.8, -0.34 + dx, -0.82)
        pen.stroke(feeler, 0.024, _DARK)
        pen.fill(Path().circle(-0.35 + dx, -0.82, 0.032), _DARK)
    eye(pen, -0.3, -0.46, 0.05)
    pen.fill(Path().ellipse(-0.24, -0.34, 0.05, 0.03), "#f0604d", opacity=0.4)
    pen.stroke(Path().move(-0.4, -0.34).quad(-0.36, -0.28, -0.3, -0.31), 0.022, "#8a3a2c")


@drawn("lady-beetle", "ladybug", "ladybird", kind="flying", height=0.05, aspect=1.2, faces="left",
       colours=("red",))  # fmt: skip
def ladybird(pen: Pen) -> None:
    """A ladybird on its six legs."""
    shell = pen.tint("#d9342b")
    for x in (-0.18, 0.06, 0.3):
        pen.limb([(x, -0.16), (x - 0.05, -0.02)], 0.04, _DARK)
    pen.ball(-0.36, -0.32, 0.2, _DARK)
    for dx in (0.0, 0.1):
        feeler = Path().move(-0.44 + dx, -0.48).quad(-0.5 + dx, -0.64, -0.56 + dx, -0.66)
        pen.stroke(feeler, 0.022, _DARK)
        pen.fill(Path().circle(-0.57 + dx, -0.66, 0.028), _DARK)
    dome = Path().move(-0.34, -0.14).cubic(-0.34, -0.9, 0.56, -0.98, 0.56, -0.14)
    dome.quad(0.1, -0.06, -0.34, -0.14).close()
    pen.form(dome, shell, light=0.36, dark=0.3)
    seam = Path().move(0.0, -0.78).quad(0.16, -0.44, 0.14, -0.1)
    pen.stroke(seam, 0.022, mix(shell, DEEP, 0.6), clip=dome)
    for x, y, r in ((-0.14, -0.5, 0.075), (-0.12, -0.25, 0.06), (0.24, -0.62, 0.075),
                    (0.34, -0.34, 0.08)):  # fmt: skip
        pen.fill(Path().ellipse(x, y, r, r * 1.1), _DARK, clip=dome)
    pen.fill(Path().ellipse(-0.04, -0.7, 0.09, 0.04), "#ffffff", opacity=0.45)
    pen.fill(Path().circle(-0.42, -0.36, 0.06), "#fbf8f1")
    eye(pen, -0.43, -0.355, 0.036)


@drawn("caterpillar", "bug", kind="ground", height=0.06, aspect=1.9, faces="left",
       colours=("green",))  # fmt: skip
def caterpillar(pen: Pen) -> None:
    """A caterpillar arching along, rings of two greens."""
    green = pen.tint("#7fb84a")
    for k in range(6, -1, -1):
        t = k / 6
        x, y = -0.38 + 1.12 * t, -0.28 - 0.3 * math.sin(min(1.0, t * 1.25) * math.pi) ** 2
        pen.form(Path().ellipse(x - 0.03, -0.06 if y > -0.36 else y + 0.22, 0.05, 0.07), "#c8702c")
        pen.ball(x, y, 0.25 - 0.05 * t, green if k % 2 else mix(green, "#f6f0a0", 0.4))
    pen.ball(-0.6, -0.42, 0.29, mix(green, "#ffffff", 0.1))
    for dx in (-0.1, 0.1):
        feeler = Path().move(-0.62 + dx, -0.66).quad(-0.64 + dx * 1.6, -0.82, -0.68 + dx * 2, -0.86)
        pen.stroke(feeler, 0.03, "#5a3a2c")
        pen.ball(-0.69 + dx * 2, -0.87, 0.04, "#d9543a")
    for x in (-0.74, -0.54):
        eye(pen, x, -0.46, 0.05)
    pen.stroke(Path().move(-0.72, -0.32).quad(-0.64, -0.24, -0.56, -0.32), 0.026, "#8a3a2c")
    for x in (-0.8, -0.46):
        pen.fill(Path().ellipse(x, -0.36, 0.05, 0.03), "#f0604d", opacity=0.4)


@drawn("snail", kind="ground", height=0.08, aspect=1.45, faces="left")
def snail(pen: Pen) -> None:
    """A snail under its spiral house."""
    shell, flesh = pen.tint("#c98a4a"), "#e6c99a"
    foot = Path().move(-0.62, -0.04).cubic(-0.7, -0.3, -0.6, -0.62, -0.44, -0.62)
    foot.cubic(-0.3, -0.62, -0.3, -0.34, -0.2, -0.24).line(0.4, -0.18)
    pen.form(foot.cubic(0.56, -0.14, 0.66, -0.04, 0.7, 0.0).line(-0.56, 0.0).close(), flesh)
    for x, lean in ((-0.52, -0.08), (-0.4, 0.03)):
        pen.limb([(x, -0.56), (x + lean, -0.82)], 0.045, flesh)
        pen.ball(x + lean, -0.85, 0.055, flesh)
        pen.fill(Path().circle(x + lean - 0.012, -0.86, 0.03), _DARK)
    pen.stroke(Path().move(-0.6, -0.36).quad(-0.54, -0.3, -0.47, -0.34), 0.024, "#8a5a3c")
    pen.ball(0.14, -0.5, 0.42, shell)
    spiral = Path().move(0.5, -0.36)
    for k in range(1, 34):
        a, far = 0.4 + k * 0.4, 0.4 * (1 - k / 36)
        spiral.line(0.14 + math.cos(a) * far, -0.5 + math.sin(a) * far)
    pen.stroke(spiral, 0.035, mix(shell, DEEP, 0.4), opacity=0.8)
    pen.fill(Path().ellipse(0.0, -0.72, 0.09, 0.05), "#ffffff", opacity=0.35)
