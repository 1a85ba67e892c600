"""Bottles, vases and glasses."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.nature import flowers
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


def glazed(pen: Pen, path: Path, colour: Colour, half: float) -> None:
    """Fill as a turned, glossy body: bands of light down its height."""
    stops = (
        (0.0, mix(colour, DEEP, 0.16), 1.0), (0.22, mix(colour, "#ffffff", 0.42), 1.0),
        (0.36, colour, 1.0), (0.78, mix(colour, DEEP, 0.22), 1.0),
        (1.0, mix(colour, DEEP, 0.08), 1.0),
    )  # fmt: skip
    pen.fill(path, Linear(-half, 0, half, 0, stops))


@drawn("bottle", "wine-bottle", kind="tabletop", height=0.3, aspect=0.34, colours=("green",))
def bottle(pen: Pen) -> None:
    """A glass bottle with a label and a cork."""
    glass = pen.tint("#3f8f5a")
    body = (
        Path()
        .move(-0.06, -0.94)
        .line(0.06, -0.94)
        .line(0.06, -0.72)
        .cubic(0.07, -0.62, 0.16, -0.6, 0.16, -0.5)
    )
    body.line(0.16, -0.03).quad(0.16, 0, 0.13, 0).line(-0.13, 0).quad(-0.16, 0, -0.16, -0.03).line(
        -0.16, -0.5
    )
    body.cubic(-0.16, -0.6, -0.07, -0.62, -0.06, -0.72).close()
    pen.form(Path().rect(-0.045, -1.0, 0.09, 0.08, 0.015), "#c99a62")
    glazed(pen, body, glass, 0.16)
    pen.fill(Path().rect(-0.072, -0.96, 0.144, 0.05, 0.012), mix(glass, DEEP, 0.3))
    label = Path().rect(-0.16, -0.42, 0.32, 0.26)
    pen.fill(
        label,
        Linear(-0.16, 0, 0.16, 0, [(0, "#e6dcc4", 1), (0.3, "#fbf6e6", 1), (1, "#d3c6a8", 1)]),
    )
    for y, w in ((-0.34, 0.16), (-0.29, 0.11), (-0.23, 0.18)):
        pen.fill(Path().rect(-w / 2, y, w, 0.018), mix(glass, DEEP, 0.2), opacity=0.75)
    pen.fill(Path().rect(-0.115, -0.66 + 0.16, 0.022, 0.44, 0.011), "#ffffff", opacity=0.45)


@drawn("perfume-bottle", kind="tabletop", height=0.14, aspect=0.66)
def perfume_bottle(pen: Pen) -> None:
    """A faceted scent bottle with a gold collar and a glass stopper."""
    scent = pen.tint("#e9a7b8")
    glass = Path().rect(-0.31, -0.64, 0.62, 0.64, 0.09)
    pen.fill(
        glass,
        Linear(
            -0.31,
            -0.64,
            0.31,
            0,
            [(0, "#ffffff", 0.95), (0.3, "#e6eef2", 0.85), (1, mix(scent, "#c5d3dc", 0.6), 0.95)],
        ),
    )
    liquid = Path().rect(-0.25, -0.47, 0.5, 0.41, 0.05)
    pen.fill(
        liquid,
        Linear(
            -0.25,
            -0.5,
            0.25,
            0,
            [(0, mix(scent, "#ffffff", 0.5), 1), (0.5, scent, 1), (1, mix(scent, DEEP, 0.25), 1)],
        ),
    )
    pen.fill(Path().rect(-0.25, -0.475, 0.5, 0.02), mix(scent, "#ffffff", 0.7), opacity=0.9)
    pen.stroke(glass, 0.012, "#ffffff", opacity=0.8)
    for side in (-1, 1):
        facet = Path().polygon(
            [(side * 0.31, -0.56), (side * 0.2, -0.45), (side * 0.2, -0.12), (side * 0.31, -0.04)]
        )
        pen.fill(facet, "#ffffff" if side < 0 else DEEP, opacity=0.28 if side < 0 else 0.1)
    gold = Linear(
        -0.13,
        0,
        0.13,
        0,
        [(0, "#a97b28", 1), (0.3, "#fff0b8", 1), (0.6, "#e2b23c", 1), (1, "#96691f", 1)],
    )
    pen.fill(Path().rect(-0.13, -0.73, 0.26, 0.1, 0.02), gold)
    pen.fill(Path().rect(-0.075, -0.79, 0.15, 0.07), gold)
    stopper = Path().polygon(
        [(-0.1, -0.79), (-0.15, -0.88), (-0.07, -1.0), (0.07, -1.0), (0.15, -0.88), (0.1, -0.79)]
    )
    pen.fill(
        stopper,
        Linear(
            -0.15,
            -1,
            0.15,
            -0.79,
            [
                (0, "#ffffff", 1),
                (0.5, mix(scent, "#eaf2f6", 0.7), 1),
                (1, mix(scent, DEEP, 0.15), 1),
            ],
        ),
    )
    pen.stroke(
        Path()
        .move(-0.15, -0.88)
        .line(0.15, -0.88)
        .move(-0.04, -0.88)
        .line(-0.03, -1)
        .move(0.05, -0.88)
        .line(0.03, -1),
        0.006,
        "#ffffff",
        opacity=0.8,
    )
    pen.fill(Path().rect(-0.11, -0.34, 0.22, 0.14, 0.01), "#fffaf0", opacity=0.92)
    pen.fill(Path().rect(-0.07, -0.29, 0.14, 0.015), "#b08a3a")
    pen.fill(Path().rect(-0.045, -0.255, 0.09, 0.012), "#b08a3a")
    pen.fill(Path().rect(-0.27, -0.58, 0.03, 0.5, 0.015), "#ffffff", opacity=0.7)


@drawn("vase", kind="tabletop", height=0.32, aspect=0.62)
def vase(pen: Pen) -> None:
    """A glazed vase; the sunflower and tulip vases fill it."""
    _vase(pen, 1.0)


@drawn("sunflower-vase", "vase-of-sunflowers", kind="tabletop", height=0.6, aspect=0.92)
def sunflower_vase(pen: Pen) -> None:
    """Sunflowers in a vase."""
    for x, y, tilt in (
        (-0.3, -0.62, -24),
        (0.3, -0.64, 24),
        (-0.14, -0.84, -8),
        (0.17, -0.86, 10),
        (0.0, -0.62, 0),
    ):
        pen.limb([(x * 0.15, -0.36), (x * 0.6, (y - 0.36) / 2), (x, y)], 0.022, "#5d9440")
        flowers.sunflower_head(pen, x, y, 0.155, tilt)
    for side in (-1, 1):
        flowers.leaf(pen, side * 0.05, -0.42, side * 0.3, -0.44, 0.09, "#5f9e3f")
    with pen.at(0, 0, 0.47):
        _vase(pen, 1.0)


@drawn("flower-vase", "vase-of-flowers", kind="tabletop", height=0.5, aspect=0.85)
def flower_vase(pen: Pen) -> None:
    """Mixed flowers in a vase."""
    petals = ("#f28fb1", "#f7c93e", "#ffffff", "#b99be6", "#e8604f", "#f7a65a")
    for k, (x, y) in enumerate(
        (
            (-0.28, -0.64),
            (0.28, -0.62),
            (-0.1, -0.86),
            (0.14, -0.84),
            (0.02, -0.66),
            (-0.2, -0.5),
            (0.2, -0.48),
        )
    ):
        pen.limb([(x * 0.2, -0.34), (x * 0.7, (y - 0.36) / 2), (x, y)], 0.018, "#5d9440")
        flowers.daisy_head(pen, x, y, 0.105, petals[k % 6], "#f2b33d" if k % 6 != 1 else "#a8642c")
    with pen.at(0, 0, 0.47):
        _vase(pen, 1.0)


def _vase(pen: Pen, size: float) -> None:
    blue = pen.tint("#4f83b8")
    body = Path().move(-0.14 * size, -0.97).cubic(-0.1, -0.82, -0.12, -0.78, -0.2, -0.68)
    body.cubic(-0.36, -0.5, -0.3, -0.18, -0.16, 0).line(0.16, 0).cubic(
        0.3, -0.18, 0.36, -0.5, 0.2, -0.68
    )
    body.cubic(0.12, -0.78, 0.1, -0.82, 0.14 * size, -0.97).close()
    glazed(pen, body, blue, 0.3)
    for y, w in ((-0.62, 0.02), (-0.2, 0.02)):
        pen.stroke(
            Path().move(-0.4, y).quad(0, y + 0.06, 0.4, y), w, "#ffffff", opacity=0.85, clip=body
        )
    for k in range(5):
        x = -0.24 + 0.12 * k
        pen.stroke(
            Path().circle(x, -0.4 + 0.015 * (2 - abs(k - 2)), 0.04),
            0.014,
            "#ffffff",
            opacity=0.75,
            clip=body,
        )
    pen.fill(Path().ellipse(0, -0.97, 0.14, 0.028), mix(blue, DEEP, 0.5))
    pen.stroke(Path().ellipse(0, -0.97, 0.14, 0.028), 0.018, mix(blue, "#ffffff", 0.4))


@drawn("glass-of-wine", "wine-glass", kind="tabletop", height=0.21, aspect=0.46, colours=("red",))
def glass_of_wine(pen: Pen) -> None:
    """A glass of red wine."""
    wine = pen.tint("#9c1f3a")
    bowl = (
        Path()
        .move(-0.19, -0.98)
        .cubic(-0.26, -0.62, -0.2, -0.44, 0, -0.42)
        .cubic(0.2, -0.44, 0.26, -0.62, 0.19, -0.98)
        .close()
    )
    pen.fill(bowl, "#eaf4fb", opacity=0.45)
    pen.fill(
        Path().rect(-0.3, -0.76, 0.6, 0.4),
        Linear(
            -0.2,
            0,
            0.2,
            0,
            [(0, mix(wine, "#ffffff", 0.14), 1), (0.4, wine, 1), (1, mix(wine, DEEP, 0.45), 1)],
        ),
        clip=bowl,
    )
    pen.fill(Path().ellipse(0, -0.76, 0.222, 0.03), mix(wine, "#ffffff", 0.25))
    pen.stroke(bowl, 0.012, "#ffffff", opacity=0.75)
    pen.fill(
        Path().rect(-0.016, -0.43, 0.032, 0.39),
        Linear(-0.016, 0, 0.016, 0, [(0, "#ffffff", 0.9), (1, "#b9cbd9", 0.8)]),
    )
    foot = Path().ellipse(0, -0.03, 0.17, 0.032)
    pen.fill(foot, "#e3eef6", opacity=0.85)
    pen.stroke(foot, 0.01, "#ffffff", opacity=0.9)
    pen.stroke(
        Path().move(-0.15, -0.9).cubic(-0.19, -0.7, -0.17, -0.58, -0.1, -0.5),
        0.02,
        "#ffffff",
        opacity=0.7,
    )


@drawn("milkshake", "smoothie", "ice-cream-soda", kind="tabletop", height=0.24, aspect=0.52)
def milkshake(pen: Pen) -> None:
    """A tall glass of milkshake: whipped cream, a cherry, a striped straw."""
    shake = pen.tint("#f2a8bd")
    straw = Path().move(0.06, -0.6).line(0.17, -1.0)
    pen.stroke(straw, 0.05, "#fbf7f0", cap="butt")
    for k in range(5):
        t = 0.2 + 0.17 * k
        sx, sy = 0.06 + 0.11 * t, -0.6 - 0.4 * t
        pen.stroke(Path().move(sx - 0.022, sy).line(sx + 0.022, sy - 0.03), 0.03, "#d9453b",
                   cap="butt")  # fmt: skip
    glass = Path().move(-0.21, -0.68).cubic(-0.19, -0.4, -0.12, -0.24, -0.1, -0.13)
    glass.line(0.1, -0.13).cubic(0.12, -0.24, 0.19, -0.4, 0.21, -0.68).close()
    pen.form(glass, shake, light=0.3)
    pen.form(Path().ellipse(0, -0.03, 0.16, 0.032), "#dfeaf0")
    pen.form(Path().rect(-0.035, -0.14, 0.07, 0.11), "#e9f2f6")
    for x, y, r in ((-0.13, -0.7, 0.1), (0.12, -0.7, 0.1), (0.0, -0.73, 0.13), (-0.05, -0.82, 0.09),
                    (0.04, -0.86, 0.06)):  # fmt: skip
        pen.ball(x, y, r, "#fffaf2")
    pen.ball(-0.01, -0.92, 0.055, "#d9283f")
    pen.stroke(Path().move(-0.01, -0.96).quad(-0.06, -1.0, -0.09, -0.99), 0.012, "#5a7a3a")
    for k in range(7):
        pen.fill(Path().rect(-0.14 + 0.045 * k, -0.75 - 0.03 * (k % 3), 0.03, 0.01, 0.004),
                 ("#6fc3e8", "#f2c13a", "#8fcf6a")[k % 3])  # fmt: skip
    shine = Path().move(-0.15, -0.62).cubic(-0.14, -0.44, -0.1, -0.32, -0.08, -0.24)
    pen.stroke(shine, 0.03, "#ffffff", opacity=0.55)
