"""What stands in a garden or a yard: treehouse, hammock, swing, well, wall, statue, vines."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

WOOD = "#a9713f"
LEAF = "#5f9f4a"


def foliage(pen: Pen, puffs: tuple[tuple[float, float, float], ...], colour: Colour = LEAF) -> None:
    """A crown of leaves: balls, the lower ones deeper."""
    for x, y, r in puffs:
        pen.ball(x, y, r, mix(colour, DEEP, max(0.0, 0.16 * (y + 0.9))))


@drawn("treehouse", kind="building", height=6, aspect=0.95, seat=(0.5, 0.52))
def treehouse(pen: Pen) -> None:
    """A small house in the fork of a great tree, with a ladder."""
    trunk = (
        Path()
        .move(-0.13, 0.0)
        .quad(-0.07, -0.2, -0.09, -0.5)
        .line(0.09, -0.5)
        .quad(0.08, -0.2, 0.15, 0.0)
    )
    foliage(
        pen,
        (
            (-0.3, -0.62, 0.17),
            (0.32, -0.6, 0.17),
            (-0.22, -0.8, 0.18),
            (0.22, -0.8, 0.18),
            (0.0, -0.84, 0.17),
        ),
    )
    pen.form(trunk.close(), "#7d5636")
    for side in (-1, 1):
        pen.limb([(side * 0.04, -0.3), (side * 0.2, -0.46), (side * 0.3, -0.58)], 0.06, "#7d5636")
    pen.form(Path().rect(-0.34, -0.46, 0.68, 0.05, 0.01), mix(WOOD, DEEP, 0.15))
    pen.form(Path().rect(-0.2, -0.72, 0.4, 0.27), "#c98f55")
    for k in range(1, 5):
        pen.stroke(
            Path().move(-0.2 + 0.08 * k, -0.72).line(-0.2 + 0.08 * k, -0.46),
            0.006,
            mix(WOOD, DEEP, 0.3),
        )
    pen.form(Path().polygon([(-0.28, -0.7), (0, -0.92), (0.28, -0.7)]), "#c8503a")
    pen.form(Path().rect(0.04, -0.64, 0.1, 0.19, 0.04), "#6b4228")
    window = Path().rect(-0.15, -0.64, 0.12, 0.11, 0.015)
    pen.fill(window, "#bfe3f2")
    if pen.look.dark > 0.3:
        pen.shine(window, "#ffd98a")
    pen.stroke(window, 0.012, "#6b4228")
    for x in (-0.33, -0.2, 0.22, 0.33):
        pen.stroke(Path().move(x, -0.45).line(x, -0.55), 0.014, WOOD)
    pen.stroke(
        Path().move(-0.34, -0.54).line(-0.18, -0.54).move(0.2, -0.54).line(0.34, -0.54), 0.014, WOOD
    )
    for x in (0.15, 0.25):
        pen.stroke(Path().move(x, -0.42).line(x + 0.05, 0.0), 0.018, mix(WOOD, WARM, 0.2))
    for k in range(6):
        y = -0.05 - 0.068 * k
        pen.stroke(
            Path().move(0.2 - 0.002 * k, y).line(0.29 - 0.008 * k, y), 0.016, mix(WOOD, WARM, 0.2)
        )
    foliage(pen, ((-0.4, -0.52, 0.1), (0.41, -0.5, 0.09), (0.0, -0.97, 0.08)), mix(LEAF, WARM, 0.1))


@drawn("hammock", kind="ground", height=1.3, aspect=2.0, seat=(0.5, 0.72))
def hammock(pen: Pen) -> None:
    """A striped hammock between two posts."""
    cloth = pen.tint("#e0895a")
    for x in (-0.92, 0.92):
        pen.limb([(x, 0.0), (x * 0.98, -0.98)], 0.075, "#8a5f3c")
    for side in (-1, 1):
        for k in range(3):
            pen.stroke(
                Path().move(side * 0.9, -0.8).line(side * 0.62, -0.58 + 0.08 * k), 0.014, "#e8d9b8"
            )
    net = Path().move(-0.64, -0.62).cubic(-0.4, -0.22, 0.4, -0.22, 0.64, -0.62)
    net.quad(0.66, -0.5, 0.62, -0.42).cubic(0.36, -0.02, -0.36, -0.02, -0.62, -0.42).quad(
        -0.66, -0.5, -0.64, -0.62
    )
    pen.form(net.close(), cloth)
    for t in (0.06, 0.14):
        stripe = Path().move(-0.64, -0.6 + t).cubic(-0.4, -0.2 + t, 0.4, -0.2 + t, 0.64, -0.6 + t)
        pen.stroke(stripe, 0.035, "#fbeed2", clip=net)


@drawn("swing", kind="ground", height=2.2, aspect=1.05, seat=(0.5, 0.7))
def swing(pen: Pen) -> None:
    """A wooden swing in its frame, flowers on the ropes."""
    for side in (-1, 1):
        pen.limb([(side * 0.36, -0.94), (side * 0.5, 0.0)], 0.045, mix(WOOD, DEEP, 0.1))
        pen.limb([(side * 0.36, -0.94), (side * 0.3, 0.0)], 0.04, mix(WOOD, DEEP, 0.25))
    pen.limb([(-0.44, -0.94), (0.44, -0.94)], 0.055, WOOD)
    for side in (-1, 1):
        pen.stroke(Path().move(side * 0.15, -0.94).line(side * 0.16, -0.28), 0.016, "#e8d9b8")
        for k in range(4):
            pen.ball(
                side * 0.155,
                -0.84 + 0.13 * k,
                0.024,
                ("#f59ab5", "#fff3c4", "#8ac08a", "#f2b33d")[k],
            )
    pen.form(Path().rect(-0.21, -0.3, 0.42, 0.045, 0.015), pen.tint("#c98f4a"))


@drawn("well", "wishing-well", kind="ground", height=2.2, aspect=0.82)
def well(pen: Pen) -> None:
    """A stone well with a tiled roof, a crank and a bucket."""
    for x in (-0.28, 0.28):
        pen.form(Path().rect(x - 0.03, -0.82, 0.06, 0.5), WOOD)
    pen.limb([(-0.32, -0.64), (0.36, -0.64)], 0.04, "#8a5f3c")
    pen.limb([(0.36, -0.64), (0.36, -0.54), (0.4, -0.54)], 0.02, "#5a6068")
    pen.stroke(Path().move(0, -0.64).line(0, -0.48), 0.016, "#e8d9b8")
    pen.form(
        Path().polygon([(-0.07, -0.5), (0.07, -0.5), (0.055, -0.36), (-0.055, -0.36)]), "#b98a55"
    )
    pen.form(
        Path().polygon([(-0.42, -0.76), (-0.24, -1.0), (0.24, -1.0), (0.42, -0.76)]),
        pen.tint("#b8503c"),
    )
    for k in range(1, 3):
        pen.stroke(
            Path().move(-0.24 - 0.06 * k, -1.0 + 0.08 * k).line(0.24 + 0.06 * k, -1.0 + 0.08 * k),
            0.012,
            "#8a3a2c",
        )
    pen.fill(Path().ellipse(0, -0.36, 0.33, 0.06), "#3a4450")
    drum = (
        Path()
        .move(-0.35, -0.36)
        .quad(0, -0.25, 0.35, -0.36)
        .line(0.35, -0.04)
        .quad(0, 0.07, -0.35, -0.04)
        .close()
    )
    pen.form(drum, "#a9a8a4")
    for row in range(3):
        y = -0.28 + 0.1 * row
        for k in range(5):
            x = -0.29 + 0.145 * k + (0.07 if row % 2 else 0)
            stone = Path().rect(x - 0.06, y, 0.125, 0.085, 0.03)
            pen.fill(stone, mix("#a9a8a4", DEEP if (k + row) % 2 else "#ffffff", 0.14), clip=drum)
    pen.stroke(Path().move(-0.36, -0.36).quad(0, -0.25, 0.36, -0.36), 0.05, "#c9c6be")


@drawn(
    "wall",
    "brick-wall",
    "stone-wall",
    kind="ground",
    height=2.0,
    aspect=2.0,
    colours=("red", "grey", "gray"),
    seat=(0.5, 0.02),
)
def wall(pen: Pen) -> None:
    """A length of brick wall with a coping and some ivy."""
    brick = pen.tint("#b8664a")
    body = Path().rect(-0.98, -0.94, 1.96, 0.94)
    pen.fill(body, mix(brick, "#f2e0cc", 0.5))
    for row in range(8):
        for k in range(-1, 9):
            x = -0.98 + 0.25 * k + (0.125 if row % 2 else 0.0)
            tone = ((row * 7 + k * 5) % 6) / 22
            pen.fill(
                Path().rect(x + 0.008, -0.93 + 0.117 * row, 0.234, 0.1, 0.012),
                mix(brick, DEEP, tone),
                clip=body,
            )
    pen.form(Path().rect(-1.0, -1.0, 2.0, 0.08, 0.015), "#d9cfbc")
    for x, y, r in (
        (0.66, -0.92, 0.09),
        (0.8, -0.82, 0.1),
        (0.9, -0.66, 0.08),
        (0.74, -0.7, 0.07),
        (0.88, -0.5, 0.06),
    ):
        pen.ball(x, y, r, LEAF)


@drawn(
    "statue", "sculpture", kind="ground", height=3.0, aspect=0.42, colours=("white", "grey", "gray")
)
def statue(pen: Pen) -> None:
    """A robed figure of marble on a plinth."""
    stone = pen.tint("#e3e4e8")
    pen.form(Path().rect(-0.2, -0.05, 0.4, 0.05), mix(stone, DEEP, 0.3))
    pen.form(Path().rect(-0.17, -0.26, 0.34, 0.22), mix(stone, DEEP, 0.14))
    pen.form(Path().rect(-0.19, -0.3, 0.38, 0.05, 0.01), stone)
    pen.limb([(0.1, -0.74), (0.18, -0.86), (0.15, -0.99)], 0.055, stone)
    robe = (
        Path()
        .move(-0.1, -0.78)
        .quad(0, -0.82, 0.1, -0.78)
        .cubic(0.14, -0.6, 0.12, -0.44, 0.16, -0.3)
    )
    pen.form(robe.line(-0.15, -0.3).cubic(-0.11, -0.44, -0.13, -0.6, -0.1, -0.78).close(), stone)
    for k in range(-2, 3):
        pen.stroke(
            Path().move(k * 0.03, -0.7).quad(k * 0.03 + 0.02, -0.5, k * 0.055, -0.31),
            0.01,
            mix(stone, DEEP, 0.25),
        )
    pen.limb([(-0.1, -0.74), (-0.16, -0.62), (-0.05, -0.56)], 0.055, mix(stone, DEEP, 0.08))
    pen.ball(0, -0.88, 0.075, stone)
    hair = (
        Path()
        .move(-0.08, -0.87)
        .cubic(-0.1, -1.0, 0.1, -1.0, 0.08, -0.87)
        .quad(0, -0.95, -0.08, -0.87)
    )
    pen.form(hair.close(), mix(stone, DEEP, 0.2))


@drawn("branch", "twig", kind="plant", height=0.6, aspect=1.7)
def branch(pen: Pen) -> None:
    """A leafy branch."""
    pen.limb([(-0.82, -0.3), (-0.2, -0.46), (0.3, -0.4), (0.82, -0.6)], 0.075, "#7d5636")
    for points in (
        [(-0.3, -0.44), (-0.1, -0.7), (0.1, -0.86)],
        [(0.2, -0.42), (0.4, -0.22), (0.6, -0.14)],
        [(-0.5, -0.38), (-0.4, -0.18), (-0.24, -0.08)],
    ):
        pen.limb(points, 0.04, "#7d5636")
    leaves = (
        (-0.14, -0.74, -50),
        (0.06, -0.8, 20),
        (0.14, -0.9, -20),
        (0.56, -0.62, -40),
        (0.8, -0.66, 10),
        (0.46, -0.3, 60),
        (0.64, -0.18, 30),
        (-0.3, -0.22, 80),
        (-0.22, -0.1, 40),
        (-0.6, -0.5, -70),
    )
    for x, y, tilt in leaves:
        _leaf(pen, x, y, 0.2, tilt, pen.tint(LEAF))


@drawn("vine", "ivy", kind="plant", height=1.2, aspect=0.7)
def vine(pen: Pen) -> None:
    """Vines hanging down in three strands."""
    for x, length in ((-0.2, 0.78), (0.02, 1.0), (0.22, 0.66)):
        strand = [
            (x, -1.0),
            (x + 0.05, -1.0 + length * 0.35),
            (x - 0.04, -1.0 + length * 0.7),
            (x + 0.02, -1.0 + length),
        ]
        pen.stroke(Path().spline(strand, closed=False), 0.018, "#4f7f3c")
        count = round(length * 8)
        for k in range(count):
            y = -0.96 + length * k / count
            side = -1 if k % 2 else 1
            _leaf(
                pen,
                x + side * 0.01,
                y,
                0.12,
                side * 55 + 90,
                mix(pen.tint(LEAF), DEEP, 0.1 * (k % 3)),
            )


def _leaf(pen: Pen, x: float, y: float, size: float, tilt: float, colour: Colour) -> None:
    with pen.at(x, y, size, tilt=tilt):
        leaf = (
            Path()
            .move(0, 0)
            .cubic(0.3, -0.4, 0.8, -0.34, 1.0, 0.0)
            .cubic(0.8, 0.34, 0.3, 0.4, 0, 0)
            .close()
        )
        pen.form(leaf, colour)
        pen.stroke(Path().move(0.05, 0).line(0.85, 0), 0.04, mix(colour, WARM, 0.4))


@drawn("yurt", kind="building", height=3.2, aspect=1.5, colours=("white",))
def yurt(pen: Pen) -> None:
    """A felt yurt of the steppe, banded with red ornament, its stovepipe smoking."""
    felt = pen.tint("#f6f1e4")
    pen.form(Path().polygon([(-0.7, 0), (-0.68, -0.5), (0.68, -0.5), (0.7, 0)]), felt, dark=0.22)
    roof = Path().move(-0.74, -0.48).quad(-0.3, -0.84, -0.09, -0.9).line(0.09, -0.9)
    pen.form(roof.quad(0.3, -0.84, 0.74, -0.48).close(), mix(felt, WARM, 0.2), dark=0.2)
    for k in range(-4, 5):
        pen.stroke(Path().move(k * 0.022, -0.9).line(k * 0.175, -0.5), 0.008,
                   mix(felt, DEEP, 0.2), clip=roof)  # fmt: skip
    pen.fill(Path().rect(-0.7, -0.53, 1.4, 0.07), "#b8382c")
    for k in range(12):
        x = -0.64 + 0.116 * k
        pen.fill(Path().polygon([(x - 0.03, -0.495), (x, -0.525), (x + 0.03, -0.495),
                                 (x, -0.465)]), "#f2cf6a")  # fmt: skip
    for y in (-0.34, -0.16):
        pen.stroke(Path().move(-0.7, y).line(0.7, y), 0.02, "#c9b48a")
    pen.form(Path().rect(-0.15, -0.44, 0.3, 0.44, 0.01), "#a8342a")
    door = Path().rect(-0.115, -0.4, 0.23, 0.4, 0.01)
    pen.fill(door, "#3f7fae")
    if pen.look.dark > 0.3:
        pen.shine(Path().rect(-0.08, -0.36, 0.16, 0.14, 0.02), "#ffd98a")
    pen.stroke(Path().move(0, -0.4).line(0, 0), 0.014, "#f2cf6a")
    pen.form(Path().rect(0.02, -1.0, 0.05, 0.14, 0.01), "#565b66")
