"""Flowers on their stems."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn, turn

GREEN = "#5d9440"


def leaf(
    pen: Pen, x: float, y: float, tx: float, ty: float, width: float, colour: Colour = GREEN
) -> None:
    """A pointed leaf from (x, y) to its tip at (tx, ty)."""
    mx, my = (x + tx) / 2, (y + ty) / 2
    length = math.hypot(tx - x, ty - y) or 1.0
    nx, ny = -(ty - y) / length * width, (tx - x) / length * width
    shape = Path().move(x, y).quad(mx + nx, my + ny, tx, ty).quad(mx - nx, my - ny, x, y).close()
    pen.form(shape, colour)
    pen.stroke(
        Path().move(x, y).quad(mx + nx * 0.15, my + ny * 0.15, tx, ty),
        width * 0.09,
        mix(colour, WARM, 0.4),
    )


def petals(
    pen: Pen,
    cx: float,
    cy: float,
    r: float,
    count: int,
    width: float,
    colour: Colour,
    inner: float = 0.25,
    shift: float = 0.0,
) -> None:
    """A ring of petals, each from `inner` r out to r."""
    for k in range(count):
        angle = shift + k * 360 / count
        px, py = turn(0, -(r * (1 + inner)) / 2, angle)
        shade = 0.16 if k % 2 else 0.0
        with pen.at(cx + px, cy + py, 1, tilt=angle):
            pen.form(
                Path().ellipse(0, 0, r * width, r * (1 - inner) / 2),
                mix(colour, DEEP, shade * 0.7),
                dark=0.14,
            )


def sunflower_head(pen: Pen, cx: float, cy: float, r: float, tilt: float = 0.0) -> None:
    """A sunflower seen from the front."""
    petals(pen, cx, cy, r, 16, 0.15, "#f0a91f", 0.4, tilt + 11)
    petals(pen, cx, cy, r * 0.94, 16, 0.15, pen.tint("#ffcf33"), 0.4, tilt)
    pen.ball(cx, cy, r * 0.48, "#6b3f22")
    for k in range(34):
        a, d = k * 2.399, math.sqrt((k + 0.5) / 34) * r * 0.43
        pen.fill(
            Path().circle(cx + math.cos(a) * d, cy + math.sin(a) * d, r * 0.028),
            "#a8682f" if k % 3 else "#3f2416",
        )


def daisy_head(pen: Pen, cx: float, cy: float, r: float, colour: Colour, eye: Colour) -> None:
    """A daisy seen from the front."""
    petals(pen, cx, cy, r, 13, 0.17, colour, 0.3)
    pen.ball(cx, cy, r * 0.33, eye)
    for k in range(12):
        a, d = k * 2.399, math.sqrt((k + 0.5) / 12) * r * 0.27
        pen.fill(
            Path().circle(cx + math.cos(a) * d, cy + math.sin(a) * d, r * 0.03), mix(eye, DEEP, 0.2)
        )


def _stem(pen: Pen, top: float, bend: float = 0.03) -> None:
    pen.limb([(0, 0), (bend, top / 2), (0, top)], 0.028, GREEN)
    leaf(pen, bend * 0.8, -0.16, -0.2, -0.36, 0.07)
    leaf(pen, bend * 0.9, -0.24, 0.22, -0.4, 0.07)


@drawn("sunflower", kind="plant", height=1.6, aspect=0.56, colours=("yellow", "golden"))
def sunflower(pen: Pen) -> None:
    """One sunflower on its stem."""
    _stem(pen, -0.72)
    sunflower_head(pen, 0, -0.74, 0.26)


@drawn("daisy", kind="plant", height=0.4, aspect=0.62, colours=("white",))
def daisy(pen: Pen) -> None:
    """One daisy on its stem."""
    _stem(pen, -0.7)
    daisy_head(pen, 0, -0.7, 0.3, pen.tint("#ffffff"), "#f7bd2e")


@drawn("flower", "wildflower", kind="plant", height=0.45, aspect=0.62)
def flower(pen: Pen) -> None:
    """A simple flower in the colour asked for."""
    colour = pen.tint(("#e8609a", "#8f62c9", "#f08a3c", "#4f8fd9", "#e84f4f")[pen.look.pick % 5])
    _stem(pen, -0.68)
    petals(pen, 0, -0.7, 0.3, 6, 0.34, mix(colour, DEEP, 0.14), 0.1, 30)
    petals(pen, 0, -0.7, 0.27, 6, 0.36, colour, 0.1)
    pen.ball(0, -0.7, 0.085, "#ffd257")
    for k in range(8):
        x, y = turn(0, -0.1, k * 45)
        pen.fill(Path().circle(x, -0.7 + y, 0.014), "#fff3c4")


@drawn("rose", kind="plant", height=0.6, aspect=0.5, colours=("red",))
def rose(pen: Pen) -> None:
    """One rose on its stem."""
    red = pen.tint("#cf2f45")
    _stem(pen, -0.62)
    for side in (-1, 1):
        leaf(pen, 0, -0.6, side * 0.16, -0.68, 0.05)
    outer = (
        Path()
        .move(-0.2, -0.82)
        .cubic(-0.24, -0.64, -0.1, -0.58, 0, -0.58)
        .cubic(0.1, -0.58, 0.24, -0.64, 0.2, -0.82)
    )
    outer.cubic(0.16, -0.95, 0.08, -1.0, 0, -0.98).cubic(
        -0.08, -1.0, -0.16, -0.95, -0.2, -0.82
    ).close()
    pen.form(outer, mix(red, DEEP, 0.12))
    for x, y, r in ((-0.09, -0.74, 0.13), (0.09, -0.75, 0.13), (0, -0.7, 0.13)):
        pen.ball(x, y, r, red)
    for k, r in enumerate((0.115, 0.082, 0.05)):
        swirl = (
            Path()
            .move(-r, -0.84)
            .cubic(-r, -0.84 - r * 1.1, r, -0.84 - r * 1.1, r, -0.84)
            .cubic(r * 0.8, -0.84 + r * 0.9, -r * 0.4, -0.84 + r * 0.9, -r * 0.5, -0.84)
        )
        pen.fill(Path().circle(0, -0.84, r), mix(red, WARM, 0.05 + 0.07 * k))
        pen.stroke(swirl, 0.014, mix(red, DEEP, 0.4))


@drawn("tulip", kind="plant", height=0.5, aspect=0.48, colours=("pink",))
def tulip(pen: Pen) -> None:
    """One tulip with its long leaves."""
    colour = pen.tint("#ec6f92")
    pen.limb([(0, 0), (0.015, -0.3), (0, -0.62)], 0.03, GREEN)
    leaf(pen, 0.0, -0.02, -0.2, -0.52, 0.1)
    leaf(pen, 0.0, -0.02, 0.22, -0.44, 0.1)
    back = Path().move(-0.06, -0.9).quad(0.0, -1.02, 0.06, -0.9).line(0, -0.6).close()
    pen.form(back, mix(colour, DEEP, 0.2))
    for side in (-1, 1):
        petal = (
            Path()
            .move(0, -0.59)
            .cubic(side * 0.24, -0.6, side * 0.2, -0.86, side * 0.15, -0.98)
            .cubic(side * 0.05, -0.9, side * 0.0, -0.78, 0, -0.59)
            .close()
        )
        pen.form(petal, mix(colour, WARM, 0.08 if side < 0 else 0.0))
    front = (
        Path()
        .move(0, -0.58)
        .cubic(-0.14, -0.66, -0.12, -0.84, 0, -0.93)
        .cubic(0.12, -0.84, 0.14, -0.66, 0, -0.58)
        .close()
    )
    pen.form(front, mix(colour, WARM, 0.18))


@drawn("lotus", kind="plant", height=0.6, aspect=1.25, colours=("pink",))
def lotus(pen: Pen) -> None:
    """A lotus flower over its leaf."""
    pink = pen.tint("#f49ab5")
    pen.form(Path().ellipse(0.06, -0.1, 0.58, 0.1), "#4f9a5a")
    for k in range(9):
        a = k * math.tau / 9
        pen.stroke(
            Path().move(0.06, -0.1).line(0.06 + math.cos(a) * 0.54, -0.1 + math.sin(a) * 0.09),
            0.008,
            "#7fbf77",
        )
    for ring, (count, length, width, tone) in enumerate(
        ((7, 0.68, 0.13, 0.2), (6, 0.74, 0.13, 0.08), (5, 0.8, 0.12, -0.12), (3, 0.78, 0.1, -0.3))
    ):
        for k in range(count):
            spread = (k / (count - 1) * 2 - 1) * (78 - ring * 18)
            colour = mix(pink, DEEP, tone * 0.6) if tone > 0 else mix(pink, "#ffffff", -tone * 1.6)
            with pen.at(0, -0.16, 1, tilt=spread):
                petal = (
                    Path()
                    .move(0, 0)
                    .cubic(-width, -length * 0.35, -width * 0.7, -length * 0.75, 0, -length)
                    .cubic(width * 0.7, -length * 0.75, width, -length * 0.35, 0, 0)
                    .close()
                )
                pen.form(petal, colour, dark=0.12)


@drawn(
    "orchid",
    "cherry-branch",
    "plum-blossom",
    kind="plant",
    height=0.5,
    aspect=0.9,
    colours=("pink",),
)
def branch(pen: Pen) -> None:
    """A bough with five-petalled blossom."""
    pink = pen.tint("#f7b2cb")
    pen.limb([(-0.36, 0), (-0.2, -0.35), (0.05, -0.6), (0.34, -0.86)], 0.035, "#6b4632")
    pen.limb([(-0.16, -0.38), (-0.26, -0.62), (-0.22, -0.8)], 0.02, "#6b4632")
    pen.limb([(0.02, -0.56), (0.24, -0.56), (0.38, -0.48)], 0.02, "#6b4632")
    for x, y, r in (
        (-0.24, -0.34, 0.1),
        (-0.05, -0.54, 0.12),
        (0.16, -0.74, 0.11),
        (0.34, -0.88, 0.1),
        (-0.22, -0.82, 0.1),
        (0.36, -0.46, 0.1),
    ):
        petals(pen, x, y, r, 5, 0.42, pink, 0.1)
        pen.ball(x, y, r * 0.22, "#c8456b")
