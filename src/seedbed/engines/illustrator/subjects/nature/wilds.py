"""Small things of field, pond and sky."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.nature.flowers import leaf
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("lotus-leaf", kind="plant", height=0.4, aspect=2.4, colours=("green",))
def lotus_leaf(pen: Pen) -> None:
    """A round leaf lying on the water."""
    green = pen.tint("#4f9a5a")
    pad = Path().ellipse(0, -0.45, 1.15, 0.45)
    pen.form(pad, green)
    for k in range(11):
        a = k * math.tau / 11
        pen.stroke(
            Path().move(0, -0.47).line(math.cos(a) * 1.05, -0.45 + math.sin(a) * 0.41),
            0.018,
            mix(green, WARM, 0.4),
        )
    for x, y in ((0.4, -0.4), (-0.5, -0.55), (0.1, -0.25)):
        pen.fill(Path().ellipse(x, y, 0.06, 0.035), "#e6f6ff", opacity=0.85)


@drawn("dragonfly", kind="flying", height=0.1, aspect=1.3)
def dragonfly(pen: Pen) -> None:
    """A dragonfly, wings spread."""
    body = pen.tint("#3f9aa8")
    for side in (-1, 1):
        for y, length, tilt in ((-0.62, 0.6, 14), (-0.5, 0.52, -12)):
            with pen.at(0, y, 1, tilt=side * tilt):
                wing = (
                    Path()
                    .move(0, 0)
                    .cubic(side * 0.2, -0.12, side * length, -0.12, side * length, -0.02)
                    .cubic(side * length, 0.07, side * 0.2, 0.08, 0, 0)
                    .close()
                )
                pen.fill(wing, "#dff3fb", opacity=0.75)
                pen.stroke(wing, 0.01, mix(body, "#ffffff", 0.3))
    pen.limb([(0, -0.5), (0.01, -0.25), (0.0, 0.0)], 0.05, body)
    pen.form(Path().ellipse(0, -0.6, 0.07, 0.14), body)
    for side in (-1, 1):
        pen.ball(side * 0.06, -0.8, 0.07, "#c8503f")


@drawn("dandelion", kind="plant", height=0.35, aspect=0.6, colours=("white",))
def dandelion(pen: Pen) -> None:
    """A dandelion clock."""
    pen.limb([(0, 0), (0.03, -0.36), (0, -0.7)], 0.022, "#7fa85a")
    leaf(pen, 0, 0, -0.24, -0.2, 0.06)
    leaf(pen, 0, 0, 0.24, -0.18, 0.06)
    for k in range(40):
        a, d = k * 2.399, 0.14 + 0.13 * ((k * 7) % 10) / 10
        x, y = math.cos(a) * d, -0.72 + math.sin(a) * d
        pen.stroke(Path().move(0, -0.72).line(x, y), 0.005, "#ffffff", opacity=0.7)
        pen.fill(Path().circle(x, y, 0.016), "#ffffff", opacity=0.9)
    pen.ball(0, -0.72, 0.04, "#b89a6a")


@drawn("seaweed", kind="plant", height=1.0, aspect=0.7, colours=("green",))
def seaweed(pen: Pen) -> None:
    """Swaying seaweed."""
    green = pen.tint("#3f9a6a")
    for x, high, bend, tone in (
        (-0.2, 0.75, -0.12, 0.2),
        (0.18, 0.82, 0.12, 0.12),
        (0.0, 1.0, 0.06, 0.0),
    ):
        frond = (
            Path()
            .move(x - 0.05, 0)
            .cubic(x - 0.16 + bend, -high * 0.35, x + 0.14 + bend, -high * 0.6, x + bend, -high)
            .cubic(x + 0.2 + bend, -high * 0.6, x - 0.02 + bend, -high * 0.3, x + 0.06, 0)
            .close()
        )
        pen.form(frond, mix(green, DEEP, tone), light=0.3)


@drawn("raindrop", "water-drop", kind="flying", height=0.2, aspect=0.66, colours=("blue",))
def raindrop(pen: Pen) -> None:
    """A drop of water."""
    blue = pen.tint("#4fa3e0")
    drop = (
        Path()
        .move(0, -1.0)
        .cubic(0.12, -0.7, 0.32, -0.52, 0.32, -0.31)
        .cubic(0.32, -0.1, 0.18, 0.0, 0, 0)
        .cubic(-0.18, 0, -0.32, -0.1, -0.32, -0.31)
        .cubic(-0.32, -0.52, -0.12, -0.7, 0, -1.0)
        .close()
    )
    pen.fill(
        drop,
        Radial(
            -0.08,
            -0.4,
            0.6,
            [(0, mix(blue, "#ffffff", 0.6), 1), (0.6, blue, 1), (1, mix(blue, DEEP, 0.25), 1)],
        ),
    )
    pen.fill(Path().ellipse(-0.13, -0.34, 0.05, 0.11), "#ffffff", opacity=0.75)


@drawn("lightning", "thunderbolt", kind="celestial", height=14, aspect=0.6, colours=("yellow",))
def lightning(pen: Pen) -> None:
    """A bolt of lightning."""
    gold = pen.tint("#ffd84a")
    bolt = Path().polygon(
        [
            (0.1, -1.0),
            (-0.24, -0.45),
            (-0.02, -0.45),
            (-0.14, 0.0),
            (0.26, -0.6),
            (0.04, -0.6),
            (0.28, -1.0),
        ]
    )
    pen.shine(bolt, gold, blur=0.06, opacity=0.7)
    pen.shine(bolt, Linear(0, -1, 0, 0, [(0, "#fff8d0", 1), (1, gold, 1)]))


@drawn("scarecrow", kind="ground", height=1.8, aspect=0.9)
def scarecrow(pen: Pen) -> None:
    """A scarecrow on its pole."""
    pen.stroke(Path().move(0, 0).line(0, -0.72).move(-0.4, -0.58).line(0.4, -0.58), 0.04, "#8a5a38")
    shirt = (
        Path()
        .move(-0.36, -0.66)
        .line(0.36, -0.66)
        .line(0.34, -0.5)
        .line(0.15, -0.5)
        .line(0.18, -0.2)
        .line(-0.18, -0.2)
        .line(-0.15, -0.5)
        .line(-0.34, -0.5)
        .close()
    )
    pen.form(shirt, pen.tint("#c8503f"))
    pen.form(Path().rect(-0.1, -0.36, 0.09, 0.09, 0.01), "#e0b24a")
    for x0, y0, dx, dy in (
        (-0.36, -0.58, -0.1, 0.0),
        (0.36, -0.58, 0.1, 0.0),
        (-0.08, -0.2, -0.02, 0.1),
        (0.08, -0.2, 0.02, 0.1),
    ):
        for k in (-1, 0, 1):
            pen.stroke(
                Path().move(x0, y0).line(x0 + dx + dy * 0.5 * k, y0 + dy + dx * 0.4 * k),
                0.016,
                "#e9c25a",
            )
    pen.ball(0, -0.79, 0.13, "#ecd29a")
    for side in (-1, 1):
        pen.fill(Path().circle(side * 0.045, -0.8, 0.016), "#3a2a2c")
    pen.stroke(Path().move(-0.05, -0.74).quad(0, -0.71, 0.05, -0.74), 0.01, "#8a4a38")
    pen.form(Path().ellipse(0, -0.87, 0.23, 0.035), "#d9a84a")
    pen.form(
        Path()
        .move(-0.12, -0.87)
        .quad(-0.06, -1.02, 0.02, -1.0)
        .quad(0.1, -0.98, 0.12, -0.87)
        .close(),
        "#e3b75a",
    )


@drawn("haystack", "hay-bale", kind="ground", height=1.4, aspect=1.25, colours=("yellow", "golden"))
def haystack(pen: Pen) -> None:
    """A round haystack."""
    straw = pen.tint("#e3b74f")
    heap = (
        Path()
        .move(-0.6, 0)
        .cubic(-0.62, -0.6, -0.3, -1.0, 0, -1.0)
        .cubic(0.3, -1.0, 0.62, -0.6, 0.6, 0)
        .close()
    )
    pen.form(heap, straw)
    for _ in range(90):
        x, y = pen.chance(-0.55, 0.55), pen.chance(-0.95, -0.02)
        pen.stroke(
            Path().move(x, y).line(x + pen.chance(-0.04, 0.04), y + pen.chance(0.05, 0.12)),
            0.012,
            mix(straw, DEEP if pen.chance() < 0.5 else WARM, 0.35),
            clip=heap,
        )
