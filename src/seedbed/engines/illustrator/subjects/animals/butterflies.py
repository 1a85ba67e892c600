"""Butterflies: wings in any colour, seen from above or resting."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, Radial
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn

_OWN = ("#3a8fe0", "#f08a2c", "#8a5ad0", "#e8567f", "#f2c13a", "#2fa894")


@drawn("butterfly", "monarch-butterfly", kind="flying", height=0.1, aspect=1.25,
       colours=("colourful",))  # fmt: skip
def butterfly(pen: Pen) -> None:
    """A butterfly with open wings, edged in dark, a row of pale spots along the edge."""
    own = "#f08a2c" if pen.look.name == "monarch-butterfly" else _OWN[pen.look.pick % len(_OWN)]
    colour = pen.tint(own)
    edge = mix(colour, "#1d1830", 0.82)
    for side in (-1, 1):
        low = Path().move(side * 0.03, -0.46).cubic(side * 0.3, -0.5, side * 0.52, -0.34,
                                                    side * 0.46, -0.16)  # fmt: skip
        low.cubic(side * 0.42, 0.02, side * 0.24, 0.04, side * 0.16, -0.08)
        low.cubic(side * 0.1, -0.16, side * 0.04, -0.3, side * 0.03, -0.46)
        _wing(pen, low.close(), mix(colour, "#ffffff", 0.12), edge, side)
        high = Path().move(side * 0.03, -0.5).cubic(side * 0.1, -0.76, side * 0.34, -1.0,
                                                    side * 0.52, -0.97)  # fmt: skip
        high.cubic(side * 0.66, -0.94, side * 0.62, -0.6, side * 0.5, -0.48)
        high.cubic(side * 0.36, -0.36, side * 0.14, -0.4, side * 0.03, -0.46)
        _wing(pen, high.close(), colour, edge, side)
        for x, y, r in ((0.53, -0.9, 0.022), (0.575, -0.8, 0.02), (0.575, -0.7, 0.018),
                        (0.54, -0.6, 0.016), (0.44, -0.13, 0.018), (0.37, -0.05, 0.016),
                        (0.28, -0.025, 0.014)):  # fmt: skip
            pen.fill(Path().circle(side * x, y, r), "#fffaf0")
        feeler = Path().move(side * 0.012, -0.66).quad(side * 0.04, -0.82, side * 0.13, -0.88)
        pen.stroke(feeler, 0.012, "#2a2430")
        pen.fill(Path().circle(side * 0.135, -0.885, 0.016), "#2a2430")
    pen.limb([(0, -0.56), (0, -0.4), (0, -0.16)], 0.05, "#2a2430")
    pen.ball(0, -0.62, 0.045, "#3a3242")


def _wing(pen: Pen, wing: Path, colour: Colour, edge: Colour, side: int) -> None:
    stops = ((0.0, mix(colour, "#ffffff", 0.5), 1.0), (0.45, colour, 1.0),
             (1.0, mix(colour, DEEP, 0.3), 1.0))  # fmt: skip
    pen.fill(wing, Radial(side * 0.06, -0.46, 0.68, stops))
    pen.stroke(wing, 0.05, edge, clip=wing)
    veins = Path()
    for x, y in ((0.46, -0.84), (0.52, -0.62), (0.34, -0.46), (0.4, -0.2), (0.24, -0.06)):
        veins.move(side * 0.06, -0.48).quad(side * x * 0.5, y * 0.55 - 0.22, side * x, y)
    pen.stroke(veins, 0.01, edge, opacity=0.5, clip=wing)


@drawn("chrysalis", "cocoon", "pupa", kind="plant", height=0.1, aspect=0.8, colours=("green",))
def chrysalis(pen: Pen) -> None:
    """A chrysalis hanging from a twig by its silk."""
    green = pen.tint("#a9c65a")
    pen.limb([(-0.4, -0.93), (0.0, -0.97), (0.4, -0.92)], 0.06, "#7a5a3c")
    with pen.at(0.34, -0.94, 0.34, tilt=60):
        leaf = Path().move(0, 0).quad(-0.3, -0.5, 0, -1.0).quad(0.3, -0.5, 0, 0)
        pen.form(leaf.close(), "#5f9a4a")
    pen.stroke(Path().move(0, -0.94).line(0, -0.84), 0.02, "#f4efe2")
    case = Path().move(0, -0.86).cubic(-0.12, -0.8, -0.22, -0.62, -0.21, -0.42)
    case.cubic(-0.2, -0.2, -0.08, -0.04, 0.0, 0.0).cubic(0.08, -0.04, 0.2, -0.2, 0.21, -0.42)
    pen.form(case.cubic(0.22, -0.62, 0.12, -0.8, 0, -0.86).close(), green, light=0.34)
    for y, wide in ((-0.66, 0.17), (-0.52, 0.2), (-0.38, 0.2), (-0.25, 0.16), (-0.14, 0.1)):
        ring = Path().move(-wide, y).quad(0, y + 0.08, wide, y)
        pen.stroke(ring, 0.014, mix(green, DEEP, 0.3), opacity=0.7, clip=case)
    wing = Path().move(-0.02, -0.7).cubic(0.16, -0.62, 0.2, -0.36, 0.06, -0.16)
    pen.stroke(wing, 0.016, mix(green, "#fff3b0", 0.6))
    for x, y in ((-0.09, -0.6), (0.09, -0.6), (-0.07, -0.46), (0.07, -0.46)):
        pen.fill(Path().circle(x, y, 0.016), "#f2cf6a")
