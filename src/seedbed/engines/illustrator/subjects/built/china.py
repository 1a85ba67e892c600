"""Landmarks of China: the Great Wall, temple halls, the arch, the Pearl Tower."""

from __future__ import annotations

from itertools import pairwise

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

STONE = "#b9a588"


def eaves(pen: Pen, y: float, half: float, high: float, colour: Colour) -> None:
    """A tiled roof with upturned corners, its eaves at y, half as wide as `half` * 2."""
    roof = Path().move(-half * 0.52, y - high).line(half * 0.52, y - high)
    roof.quad(half * 0.62, y - high * 0.28, half, y - high * 0.16).quad(
        half * 0.98, y + 0.0, half * 0.9, y
    )
    roof.line(-half * 0.9, y).quad(-half * 0.98, y, -half, y - high * 0.16)
    roof.quad(-half * 0.62, y - high * 0.28, -half * 0.52, y - high).close()
    pen.form(roof, colour, light=0.2, dark=0.3)
    for k in range(-6, 7):
        t = k / 6
        line = (
            Path()
            .move(t * half * 0.5, y - high)
            .quad(t * half * 0.62, y - high * 0.3, t * half * 0.86, y)
        )
        pen.stroke(line, 0.008, mix(colour, DEEP, 0.3), clip=roof)
    pen.stroke(
        Path().move(-half * 0.53, y - high).line(half * 0.53, y - high),
        0.03,
        mix(colour, DEEP, 0.2),
    )
    for side in (-1, 1):
        pen.ball(side * half * 0.53, y - high - 0.012, 0.022, "#e2b23c")


@drawn("great-wall", kind="building", height=14, aspect=2.3, colours=("grey", "gray"))
def great_wall(pen: Pen) -> None:
    """The Great Wall winding over its ridge, with watchtowers."""
    hill = Path().move(-1.15, 0).cubic(-0.9, -0.34, -0.5, -0.3, -0.2, -0.4)
    hill.cubic(0.2, -0.56, 0.6, -0.76, 1.15, -0.36).line(1.15, 0).close()
    pen.form(hill, "#5f8f57")
    wall = [
        (-1.1, -0.1),
        (-0.72, -0.27),
        (-0.3, -0.24),
        (0.1, -0.44),
        (0.46, -0.6),
        (0.8, -0.5),
        (1.12, -0.32),
    ]
    pen.stroke(Path().spline(wall, closed=False), 0.18, mix(STONE, DEEP, 0.25), cap="butt")
    upper = [(x, y - 0.035) for x, y in wall]
    pen.stroke(Path().spline(upper, closed=False), 0.12, STONE, cap="butt")
    for (ax, ay), (bx, by) in pairwise(upper):
        for k in range(5):
            t = (k + 0.5) / 5
            x, y = ax + (bx - ax) * t, ay + (by - ay) * t
            pen.form(Path().rect(x - 0.022, y - 0.12, 0.044, 0.07), mix(STONE, WARM, 0.2))
    for x, foot, size in ((-0.72, -0.14, 0.5), (0.46, -0.46, 0.5), (1.0, -0.3, 0.34)):
        with pen.at(x, foot, size):
            tower = Path().polygon([(-0.26, 0), (-0.2, -0.72), (0.2, -0.72), (0.26, 0)])
            pen.form(tower, mix(STONE, WARM, 0.1))
            pen.form(Path().rect(-0.25, -0.82, 0.5, 0.12), STONE)
            for k in range(4):
                pen.form(Path().rect(-0.25 + k * 0.137, -0.94, 0.085, 0.13), STONE)
            for dx in (-0.1, 0.1):
                window = Path().rect(dx - 0.035, -0.56, 0.07, 0.14, 0.034)
                pen.fill(window, "#3a2f2a")
                if pen.look.dark > 0.35:
                    pen.shine(window, "#ffd27a")
            pen.fill(Path().rect(-0.06, -0.26, 0.12, 0.26, 0.055), "#4a3c34")
            for y in (-0.3, -0.62):
                pen.stroke(
                    Path().move(-0.22, y).line(0.22, y), 0.01, mix(STONE, DEEP, 0.3), opacity=0.6
                )
    for x, y, r in ((-1.0, -0.06, 0.07), (-0.2, -0.08, 0.09), (0.22, -0.16, 0.1), (0.7, -0.2, 0.11),
                    (-0.5, -0.05, 0.06)):  # fmt: skip
        pen.ball(x, y, r, "#4a7f4c")


@drawn(
    "temple-building", "chinese-palace", kind="building", height=14, aspect=1.5, colours=("red",)
)
def temple_building(pen: Pen) -> None:
    """A temple hall with two golden roofs, red columns and a stone stair."""
    red = pen.tint("#b8382c")
    gold = "#d99a2f"
    pen.form(Path().polygon([(-0.75, 0), (-0.68, -0.14), (0.68, -0.14), (0.75, 0)]), "#e3d9c6")
    pen.form(Path().polygon([(-0.2, 0), (-0.15, -0.14), (0.15, -0.14), (0.2, 0)]), "#cfc3ad")
    for k in range(3):
        pen.stroke(
            Path()
            .move(-0.19 + 0.015 * k, -0.03 - 0.04 * k)
            .line(0.19 - 0.015 * k, -0.03 - 0.04 * k),
            0.01,
            "#a99a80",
        )
    pen.form(Path().rect(-0.58, -0.46, 1.16, 0.33), mix(red, DEEP, 0.3))
    for k in range(5):
        x = -0.42 + 0.21 * k
        panel = Path().rect(x - 0.07, -0.42, 0.14, 0.28, 0.01)
        pen.fill(panel, "#e8b45a" if pen.look.dark > 0.3 else "#7a2f22")
        if pen.look.dark > 0.3:
            pen.shine(panel, "#ffcf7a")
        pen.stroke(
            Path().move(x, -0.42).line(x, -0.14).move(x - 0.07, -0.28).line(x + 0.07, -0.28),
            0.01,
            gold,
        )
    for k in range(6):
        pen.form(Path().rect(-0.545 + 0.21 * k, -0.47, 0.045, 0.34), red)
    pen.form(Path().rect(-0.62, -0.5, 1.24, 0.06), "#2f7d78")
    eaves(pen, -0.5, 0.76, 0.17, gold)
    pen.form(Path().rect(-0.38, -0.74, 0.76, 0.1), mix(red, DEEP, 0.1))
    pen.form(Path().rect(-0.1, -0.745, 0.2, 0.09, 0.01), "#27406f")
    pen.stroke(Path().rect(-0.1, -0.745, 0.2, 0.09, 0.01), 0.012, "#f0c75a")
    eaves(pen, -0.74, 0.58, 0.25, gold)


@drawn("gate", "paifang", "archway", kind="building", height=9, aspect=1.3, colours=("red",))
def gate(pen: Pen) -> None:
    """A Chinese memorial arch with three bays."""
    red = pen.tint("#b8382c")
    for x in (-0.52, -0.24, 0.24, 0.52):
        high = 0.72 if abs(x) < 0.3 else 0.56
        pen.form(Path().rect(x - 0.035, -high, 0.07, high), red)
        pen.form(Path().rect(x - 0.07, -0.1, 0.14, 0.1, 0.02), "#d9cfbc")
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.38 - 0.17, -0.56, 0.34, 0.08), "#2f7d78")
        with pen.at(side * 0.4, 0):
            eaves(pen, -0.56, 0.25, 0.13, "#3f8f6a")
    pen.form(Path().rect(-0.27, -0.74, 0.54, 0.16), "#2b5f9a")
    pen.form(Path().rect(-0.13, -0.73, 0.26, 0.14, 0.01), "#8f2a22")
    pen.stroke(Path().rect(-0.13, -0.73, 0.26, 0.14, 0.01), 0.014, "#f0c75a")
    eaves(pen, -0.76, 0.42, 0.2, "#d99a2f")


@drawn("oriental-pearl-tower", kind="building", height=60, aspect=0.34)
def pearl_tower(pen: Pen) -> None:
    """Shanghai's television tower with its rosy spheres."""
    steel, rose = "#c3cad6", pen.tint("#d9577f")
    for side in (-1, 1):
        pen.limb([(side * 0.15, 0.0), (side * 0.02, -0.3)], 0.024, mix(steel, DEEP, 0.15))
    for x in (-0.035, 0.0, 0.035):
        pen.limb([(x, 0.0), (x, -0.66)], 0.022, steel)
    pen.limb([(0, -0.64), (0, -0.98)], 0.014, steel)
    for y, r in ((-0.26, 0.105), (-0.62, 0.075), (-0.78, 0.03)):
        pen.ball(0, y, r, rose)
        for t in (-0.35, 0.0, 0.35):
            band = (
                Path().move(-r * 0.94, y + r * t).quad(0, y + r * (t + 0.24), r * 0.94, y + r * t)
            )
            pen.stroke(band, 0.007, mix(rose, "#ffffff", 0.5), clip=Path().circle(0, y, r))
            if pen.look.dark > 0.35:
                pen.shine_stroke(band, 0.009, "#ffd0e6", clip=Path().circle(0, y, r))
    for k in range(3):
        pen.ball(0, -0.38 - 0.07 * k, 0.026, mix(rose, WARM, 0.2))
    pen.form(Path().rect(-0.16, -0.03, 0.32, 0.03), "#9aa4b2")


@drawn("stone-lion", "guardian-lion", kind="ground", height=1.9, aspect=0.72,
       colours=("grey", "gray"))  # fmt: skip
def stone_lion(pen: Pen) -> None:
    """A guardian lion of stone on its plinth."""
    stone = pen.tint("#a8aeb5")
    dark = mix(stone, DEEP, 0.24)
    pen.form(Path().rect(-0.34, -0.2, 0.68, 0.2, 0.02), dark)
    pen.form(Path().rect(-0.37, -0.24, 0.74, 0.07, 0.02), stone)
    pen.form(Path().ellipse(0.14, -0.38, 0.18, 0.15), dark)
    body = (
        Path()
        .move(-0.2, -0.24)
        .cubic(-0.26, -0.6, -0.1, -0.7, 0.06, -0.64)
        .cubic(0.3, -0.56, 0.3, -0.3, 0.28, -0.24)
    )
    pen.form(body.close(), stone)
    for x in (-0.15, 0.04):
        pen.limb([(x, -0.52), (x, -0.28)], 0.095, mix(stone, DEEP, 0.08))
        pen.form(Path().ellipse(x - 0.02, -0.255, 0.075, 0.035), stone)
    for k in range(9):
        a = 0.7 * k
        x, y = -0.04 + 0.2 * ((k % 3) - 1), -0.62 - 0.12 * (k // 3)
        pen.ball(x + 0.01 * (a % 2), y, 0.085, dark)
    pen.ball(-0.06, -0.77, 0.19, stone)
    for side in (-1, 1):
        pen.ball(-0.06 + side * 0.15, -0.93, 0.06, stone)
        pen.fill(Path().circle(-0.06 + side * 0.075, -0.8, 0.034), "#e9edf0")
        pen.fill(Path().circle(-0.06 + side * 0.075, -0.8, 0.017), "#3a3f48")
    pen.form(Path().ellipse(-0.06, -0.72, 0.08, 0.05), mix(stone, WARM, 0.3))
    pen.fill(Path().ellipse(-0.06, -0.745, 0.03, 0.02), "#4a4f58")
    pen.stroke(Path().move(-0.15, -0.67).quad(-0.06, -0.62, 0.03, -0.67), 0.018, "#4a4f58")
    pen.ball(-0.17, -0.28, 0.06, mix(stone, WARM, 0.2))


@drawn("incense-burner", "censer", kind="tabletop", height=0.3, aspect=0.9)
def incense_burner(pen: Pen) -> None:
    """A bronze tripod with three smoking sticks."""
    bronze = pen.tint("#a8823f")
    for x in (-0.06, 0.0, 0.06):
        pen.stroke(Path().move(x, -0.5).line(x * 1.6, -0.84), 0.012, "#a83a2c")
        pen.shine(Path().circle(x * 1.6, -0.85, 0.014), "#ff8a4a")
        smoke = Path().move(x * 1.6, -0.86).cubic(x + 0.08, -0.92, x - 0.08, -0.96, x + 0.03, -1.02)
        pen.stroke(smoke, 0.014, "#ffffff", opacity=0.5)
    for x in (-0.22, 0.0, 0.22):
        pen.limb([(x, -0.2), (x * 1.15, -0.02)], 0.07, mix(bronze, DEEP, 0.25))
    for side in (-1, 1):
        pen.stroke(
            Path().move(side * 0.3, -0.5).quad(side * 0.48, -0.66, side * 0.4, -0.4), 0.045, bronze
        )
    bowl = Path().move(-0.38, -0.52).cubic(-0.44, -0.12, 0.44, -0.12, 0.38, -0.52).close()
    pen.fill(
        bowl,
        Linear(
            -0.4,
            0,
            0.4,
            0,
            [
                (0, mix(bronze, DEEP, 0.2), 1),
                (0.3, mix(bronze, WARM, 0.4), 1),
                (1, mix(bronze, DEEP, 0.35), 1),
            ],
        ),
    )
    pen.form(Path().ellipse(0, -0.52, 0.4, 0.06), mix(bronze, WARM, 0.2))
    pen.fill(Path().ellipse(0, -0.52, 0.33, 0.04), "#d9d0c2")
