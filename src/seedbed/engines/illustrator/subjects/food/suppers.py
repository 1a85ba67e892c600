"""Suppers to share: a whole pizza, a plate of dumplings."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


@drawn("pizza", kind="tabletop", height=0.2, aspect=2.3)
def pizza(pen: Pen) -> None:
    """A whole pizza on a wooden board: salami, basil, olives, one cut begun."""
    pen.form(Path().ellipse(0, -0.42, 1.13, 0.41), "#8a5a34")
    pen.form(Path().ellipse(0, -0.47, 1.13, 0.41), "#c08a52", light=0.25)
    y = -0.56
    pen.form(Path().ellipse(0, y + 0.06, 1.0, 0.37), "#b06f2c")
    pen.form(Path().ellipse(0, y, 1.0, 0.37), "#dc9f4e", light=0.3)
    for k in range(26):
        a = math.tau * k / 26
        spot = Path().ellipse(math.cos(a) * 0.93, y + math.sin(a) * 0.335, 0.045, 0.02)
        pen.fill(spot, "#b9722f", opacity=0.5 if k % 2 else 0.25)
    sauce = Path().ellipse(0, y - 0.01, 0.86, 0.3)
    pen.fill(sauce, "#c8452c")
    cheese = Path().ellipse(0, y - 0.02, 0.82, 0.28)
    pen.form(cheese, "#f7cf62", light=0.3, dark=0.08)
    for _ in range(16):
        a, d = pen.chance(0, math.tau), pen.chance(0.1, 0.92)
        blob = Path().ellipse(math.cos(a) * 0.8 * d, y + math.sin(a) * 0.26 * d, 0.1, 0.035)
        pen.fill(blob, "#fff0b8" if d < 0.6 else "#e8a840", opacity=0.5, clip=cheese)
    for k in range(11):
        a, d = k * 2.399 + 0.4, math.sqrt((k + 0.4) / 11) * 0.86
        x, py = math.cos(a) * 0.8 * d, y - 0.02 + math.sin(a) * 0.265 * d
        pen.fill(Path().ellipse(x + 0.012, py + 0.022, 0.125, 0.052), "#a8401f", opacity=0.55)
        pen.form(Path().ellipse(x, py, 0.12, 0.048), "#d2452f", light=0.25)
        pen.fill(Path().ellipse(x + 0.03, py + 0.008, 0.03, 0.011), "#f0937a", opacity=0.8)
    for k in range(7):
        a, d = k * 2.399 + 1.7, math.sqrt((k + 0.3) / 7) * 0.76
        x, py = math.cos(a) * 0.8 * d, y - 0.03 + math.sin(a) * 0.265 * d
        if k % 3 == 2:
            pen.stroke(Path().ellipse(x, py, 0.04, 0.018), 0.022, "#3b3a34")
            continue
        leaf = Path().move(x - 0.09, py).quad(x, py - 0.07, x + 0.1, py - 0.01)
        pen.form(leaf.quad(x + 0.01, py + 0.045, x - 0.09, py).close(), "#4f9a45")
        pen.stroke(Path().move(x - 0.07, py).line(x + 0.07, py - 0.01), 0.009, "#a9d68a")
    steam = Path()
    for x in (-0.26, 0.08, 0.36):
        steam.move(x, -0.86).cubic(x - 0.07, -0.92, x + 0.07, -0.96, x, -1.02)
    pen.stroke(steam, 0.026, "#ffffff", opacity=0.5)


@drawn("dumpling-plate", kind="tabletop", height=0.2, aspect=2.2)
def dumpling_plate(pen: Pen) -> None:
    """A plate of boiled dumplings, a dish of vinegar beside them."""
    pen.form(Path().ellipse(0, -0.15, 1.08, 0.22), "#8fb4cf")
    pen.form(Path().ellipse(0, -0.21, 1.1, 0.23), "#f7fafc", dark=0.14)
    pen.stroke(Path().ellipse(0, -0.21, 1.02, 0.2), 0.022, "#5f8fc4")
    pen.fill(Path().ellipse(0, -0.2, 0.8, 0.145), "#d6e0ea")
    rows = ((-0.5, -0.26), (0.0, -0.2), (0.5, -0.26), (-0.72, -0.2), (0.74, -0.2), (-0.28, -0.44),
            (0.26, -0.44), (0.0, -0.64))  # fmt: skip
    for k in (3, 4, 0, 2, 1, 5, 6, 7):
        x, y = rows[k]
        with pen.at(x, y, 1.0, tilt=(-7, 4, 8, -14, 15, -5, 6, 2)[k]):
            _dumpling(pen)
    for x in (-0.2, 0.02, 0.22):
        steam = Path().move(x, -0.88).cubic(x - 0.06, -0.94, x + 0.06, -0.99, x, -1.04)
        pen.stroke(steam, 0.026, "#ffffff", opacity=0.55)


def _dumpling(pen: Pen) -> None:
    """One folded dumpling lying on its belly, about 0.56 wide, its foot at (0, 0.06)."""
    dough = "#f8e8c8"
    belly = Path().move(-0.29, -0.03).cubic(-0.28, -0.24, 0.28, -0.24, 0.29, -0.03)
    pen.form(belly.cubic(0.2, 0.1, -0.2, 0.1, -0.29, -0.03).close(), dough, light=0.35, dark=0.2)
    seam = Path().move(-0.31, -0.03)
    for k in range(6):
        a, b = -0.31 + 0.62 * (k + 0.5) / 6, -0.31 + 0.62 * (k + 1) / 6
        seam.quad(a, -0.27 + 0.5 * abs(a) ** 1.5, b, -0.19 + 0.85 * abs(b) ** 1.4)
    seam.quad(0, -0.2, -0.31, -0.03).close()
    pen.form(seam, mix(dough, "#ffffff", 0.5), dark=0.12)
    folds = Path()
    for x in (-0.17, -0.09, 0.0, 0.09, 0.17):
        folds.move(x, -0.135 + 0.6 * x * x).quad(x * 1.05, -0.1, x * 1.15, -0.06)
    pen.stroke(folds, 0.014, mix(dough, DEEP, 0.24), opacity=0.7)
    pen.fill(Path().ellipse(-0.08, 0.0, 0.1, 0.022), "#ffffff", opacity=0.45)


@drawn("kebab", "lamb-skewers", "skewers", kind="tabletop", height=0.16, aspect=1.5)
def kebab(pen: Pen) -> None:
    """Three skewers of grilled lamb, crossed by smoke and sprinkled with chilli."""
    for k, (y, tilt) in enumerate(((-0.5, -16), (-0.36, -9), (-0.2, -2))):
        with pen.at(0, y, 1.0, tilt=tilt):
            pen.limb([(-0.74, 0), (0.72, 0)], 0.025, "#b9a27a" if k else "#c9b48c")
            for n in range(6):
                x = -0.5 + 0.17 * n
                fat = n % 3 == 1
                cube = Path().rect(x - 0.08, -0.085, 0.16, 0.17, 0.045)
                pen.form(cube, "#e6c39a" if fat else "#8f4a2a", light=0.2, dark=0.34)
                char = Path().move(x - 0.05, -0.05).line(x + 0.03, 0.06)
                pen.stroke(char, 0.016, "#4a2418", opacity=0.7)
                for _ in range(3):
                    pen.fill(Path().circle(x + pen.chance(-0.06, 0.06), pen.chance(-0.07, 0.05),
                                           0.012), ("#d9342b", "#f2c13a")[n % 2])  # fmt: skip
    for x in (-0.2, 0.25):
        steam = Path().move(x, -0.66).cubic(x + 0.07, -0.76, x - 0.07, -0.86, x + 0.02, -0.98)
        pen.stroke(steam, 0.03, "#ffffff", opacity=0.45)


@drawn("cauldron", "witch-cauldron", kind="ground", height=0.8, aspect=1.15, seat=(0.5, 0.2))
def cauldron(pen: Pen) -> None:
    """A black iron pot on three feet over embers, its green brew boiling over."""
    iron = "#34363f"
    brew = pen.tint("#7fd64a")
    if pen.look.dark > 0.2:
        pen.shine(Path().circle(0, -0.72, 0.5), brew, blur=0.2, opacity=0.4)
    for x, tilt in ((-0.26, 70), (0.26, -70), (0.0, 90)):
        with pen.at(x * 0.6, -0.04, 1.0, tilt=tilt):
            pen.form(Path().rect(-0.03, -0.24, 0.06, 0.48, 0.03), "#6b4630")
    for x, high in ((-0.16, 0.18), (0.02, 0.24), (0.18, 0.16)):
        flame = Path().move(x - 0.09, -0.04).quad(x - 0.1, -high * 0.6, x, -high - 0.04)
        pen.shine(flame.quad(x + 0.1, -high * 0.6, x + 0.09, -0.04).close(), "#ff8a2e")
    for x in (-0.3, 0.3):
        pen.limb([(x, -0.2), (x * 1.15, -0.02)], 0.06, mix(iron, DEEP, 0.2))
    pot = Path().move(-0.4, -0.74).cubic(-0.66, -0.5, -0.5, -0.13, -0.2, -0.12).line(0.2, -0.12)
    pen.form(pot.cubic(0.5, -0.13, 0.66, -0.5, 0.4, -0.74).close(), iron, light=0.3)
    for side in (-1, 1):
        pen.stroke(Path().circle(side * 0.5, -0.56, 0.07), 0.025, "#5a5d68")
    pen.shine(Path().ellipse(0, -0.74, 0.4, 0.09), brew)
    pen.stroke(Path().ellipse(0, -0.74, 0.43, 0.1), 0.055, mix(iron, "#ffffff", 0.12))
    for x, y, r in ((-0.22, -0.78, 0.07), (-0.05, -0.82, 0.09), (0.14, -0.78, 0.06),
                    (0.26, -0.8, 0.05), (0.04, -0.95, 0.04), (-0.14, -0.97, 0.03)):  # fmt: skip
        pen.shine(Path().circle(x, y, r), mix(brew, "#ffffff", 0.3))
        pen.shine(Path().circle(x - r * 0.3, y - r * 0.35, r * 0.28), "#ffffff")
    drip = Path().move(0.2, -0.7).cubic(0.19, -0.5, 0.24, -0.5, 0.26, -0.42)
    pen.stroke(drip, 0.06, brew)
