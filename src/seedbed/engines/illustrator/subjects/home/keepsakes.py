"""Small things of desks and gardens: lamps, writing brush, plant pots, sandcastle."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path, Radial
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


def _shade(pen: Pen, y: float, half: float, high: float, cloth: Colour) -> None:
    """A lamp's cloth shade, lit from within, and its light around it."""
    pen.shine(Path().ellipse(0, y - high * 0.5, half * 2.0, high * 1.5), "#ffd98a", blur=half * 0.5,
              opacity=0.32)  # fmt: skip
    shade = Path().polygon([(-half * 0.6, y - high), (half * 0.6, y - high), (half, y), (-half, y)])
    pen.shine(shade, mix(cloth, "#fff3c9", 0.35))
    for k in (-0.5, 0.0, 0.5):
        pen.stroke(Path().move(half * 0.6 * k, y - high).line(half * k, y), 0.008,
                   mix(cloth, DEEP, 0.12), opacity=0.6)  # fmt: skip
    for at, wide in ((y - high, half * 0.6), (y, half)):
        pen.limb([(-wide, at), (wide, at)], 0.022, mix(cloth, DEEP, 0.12))


@drawn("lamp", "table-lamp", "desk-lamp", kind="tabletop", height=0.45, aspect=0.72)
def lamp(pen: Pen) -> None:
    """A table lamp with a cloth shade and a round foot of glazed clay."""
    cloth, clay = pen.tint("#f4e2bd"), "#4f86a8"
    pen.form(Path().ellipse(0, -0.04, 0.2, 0.045), mix(clay, DEEP, 0.35))
    body = Path().move(-0.06, -0.5).cubic(-0.26, -0.4, -0.2, -0.06, -0.1, -0.04).line(0.1, -0.04)
    pen.form(body.cubic(0.2, -0.06, 0.26, -0.4, 0.06, -0.5).close(), clay, light=0.45)
    pen.limb([(0, -0.5), (0, -0.6)], 0.035, "#d9b25a")
    _shade(pen, -0.54, 0.34, 0.42, cloth)


@drawn("floor-lamp", kind="ground", height=1.6, aspect=0.36)
def floor_lamp(pen: Pen) -> None:
    """A tall lamp on a thin stand."""
    pen.form(Path().ellipse(0, -0.018, 0.11, 0.02), "#4a4f58")
    pen.limb([(0, -0.02), (0, -0.8)], 0.016, "#b98a4a")
    _shade(pen, -0.76, 0.16, 0.22, pen.tint("#f4e2bd"))


@drawn("ink-brush", kind="tabletop", height=0.26, aspect=0.62)
def ink_brush(pen: Pen) -> None:
    """A writing brush of bamboo, tip down, with a stroke of ink."""
    stroke = Path().move(-0.28, -0.05).cubic(-0.16, -0.12, -0.02, 0.03, 0.06, -0.05)
    pen.stroke(stroke, 0.055, "#1f1c26")
    with pen.at(0.02, -0.06, 1.0, tilt=18):
        pen.limb([(0, -0.34), (0, -0.86)], 0.06, pen.tint("#c9a25a"))
        for y in (-0.5, -0.66, -0.8):
            pen.stroke(Path().move(-0.032, y).line(0.032, y), 0.012, "#8f6a34")
        pen.limb([(0, -0.33), (0, -0.37)], 0.075, "#7a4a2c")
        tip = Path().move(-0.045, -0.3).cubic(-0.075, -0.18, -0.02, -0.06, 0, 0.0)
        pen.form(tip.cubic(0.02, -0.06, 0.075, -0.18, 0.045, -0.3).close(), "#e9dcc4")
        ink = Path().move(-0.05, -0.17).cubic(-0.045, -0.1, -0.015, -0.04, 0, 0)
        pen.form(ink.cubic(0.015, -0.04, 0.045, -0.1, 0.05, -0.17).close(), "#1f1c26")
        pen.stroke(Path().circle(0, -0.91, 0.03), 0.012, "#b8322a")


def _pot(pen: Pen, top: float, half: float) -> None:
    clay = "#c8744a"
    pen.form(
        Path().polygon(
            [
                (-half * 0.88, top + 0.06),
                (half * 0.88, top + 0.06),
                (half * 0.62, 0),
                (-half * 0.62, 0),
            ]
        ),
        clay,
        light=0.25,
    )
    pen.form(Path().rect(-half, top - 0.04, 2 * half, 0.13, 0.03), mix(clay, WARM, 0.15))


@drawn("flower-pot", kind="tabletop", height=0.25, aspect=0.95, colours=("brown",))
def flower_pot(pen: Pen) -> None:
    """An empty clay pot with earth in it."""
    pen.form(Path().ellipse(0, -0.9, 0.42, 0.07), "#5f4230")
    _pot(pen, -0.86, 0.46)


@drawn("potted-cactus", kind="tabletop", height=0.35, aspect=0.62, colours=("green",))
def potted_cactus(pen: Pen) -> None:
    """A round-armed cactus with a flower, in a clay pot."""
    green = pen.tint("#4f9a58")
    for side, y, high in ((-1, -0.56, 0.2), (1, -0.48, 0.26)):
        pen.limb([(0, y), (side * 0.2, y), (side * 0.21, y - high)], 0.1, mix(green, DEEP, 0.08))
    body = Path().rect(-0.105, -0.92, 0.21, 0.62, 0.1)
    pen.form(body, green, light=0.3)
    for x in (-0.05, 0.0, 0.05):
        pen.stroke(Path().move(x, -0.88).line(x, -0.34), 0.01, mix(green, DEEP, 0.25), clip=body)
    for k in range(6):
        for x in (-0.08, 0.02, 0.085):
            y = -0.42 - 0.085 * k
            pen.stroke(Path().move(x, y).line(x + 0.016, y - 0.022), 0.007, "#f3edd2")
    for k in range(5):
        a = k * math.tau / 5
        pen.ball(math.cos(a) * 0.05, -0.945 + math.sin(a) * 0.04, 0.038, "#f0709a")
    pen.ball(0, -0.945, 0.025, "#f7d13d")
    _pot(pen, -0.32, 0.26)


@drawn("sandcastle", kind="ground", height=0.6, aspect=1.35, colours=("yellow",))
def sandcastle(pen: Pen) -> None:
    """A sandcastle with towers, a gate, shells and a paper flag."""
    sand = pen.tint("#e3c07a")
    dark = mix(sand, DEEP, 0.3)
    pen.form(Path().ellipse(0, -0.06, 0.66, 0.1), mix(sand, DEEP, 0.1))
    for x, half, high in ((-0.42, 0.15, 0.5), (0.42, 0.15, 0.5), (0, 0.3, 0.46), (0, 0.15, 0.74)):
        pen.form(
            Path().polygon(
                [
                    (x - half * 1.12, -0.04),
                    (x - half, -high),
                    (x + half, -high),
                    (x + half * 1.12, -0.04),
                ]
            ),
            sand,
            light=0.25,
            dark=0.22,
        )
        teeth = max(3, round(half / 0.06))
        for k in range(teeth):
            at = x - half + (2 * half) * (k + 0.2) / teeth
            pen.form(Path().rect(at, -high - 0.06, 2 * half / teeth * 0.6, 0.07), sand)
    door = Path().move(-0.08, -0.04).line(-0.08, -0.18).quad(0, -0.3, 0.08, -0.18).line(0.08, -0.04)
    pen.fill(door.close(), dark)
    for x, y in ((-0.42, -0.34), (0.42, -0.34), (0, -0.58)):
        pen.fill(Path().rect(x - 0.03, y, 0.06, 0.1, 0.03), dark)
    pen.limb([(0, -0.78), (0, -1.0)], 0.014, "#8a5a34")
    pen.form(Path().polygon([(0.005, -1.0), (0.16, -0.95), (0.005, -0.89)]), "#e0463a")
    for x, colour in ((-0.22, "#f59ab5"), (0.24, "#fdf1de"), (0.56, "#f2b8a0")):
        pen.ball(x, -0.06, 0.04, colour)


@drawn("palace-wall", kind="building", height=6, aspect=2.2, colours=("red",))
def palace_wall(pen: Pen) -> None:
    """The red wall of a palace under golden tiles."""
    red, gold = pen.tint("#a8322a"), "#dba53a"
    pen.form(Path().rect(-1.08, -0.74, 2.16, 0.74), red, light=0.1, dark=0.16)
    pen.form(Path().rect(-1.1, -0.12, 2.2, 0.12), "#b9b2a6")
    pen.fill(Path().rect(-1.08, -0.76, 2.16, 0.05), "#2f7a6f")
    roof = Path().move(-1.12, -0.74).line(-1.0, -0.96).line(1.0, -0.96).line(1.12, -0.74).close()
    pen.form(roof, gold, light=0.3)
    for k in range(27):
        x = -1.06 + 2.12 * k / 26
        pen.stroke(Path().move(x * 0.94, -0.96).line(x, -0.74), 0.012, mix(gold, DEEP, 0.3))
        pen.ball(x, -0.735, 0.024, mix(gold, WARM, 0.1))
    pen.limb([(-1.02, -0.965), (1.02, -0.965)], 0.045, mix(gold, DEEP, 0.15))
    if pen.look.season == "winter":
        pen.fill(Path().rect(-1.04, -0.99, 2.08, 0.07, 0.03), "#f8fbff")


@drawn("snow-globe", kind="tabletop", height=0.16, aspect=0.9)
def snow_globe(pen: Pen) -> None:
    """A glass ball on a wooden foot: a cottage and firs in drifting snow."""
    glass = Path().circle(0, -0.6, 0.4)
    pen.fill(glass, Radial(-0.1, -0.72, 0.5, ((0.0, "#eaf6ff", 1.0), (0.7, "#a9d0ea", 1.0),
                                               (1.0, "#6f9fc8", 1.0))))  # fmt: skip
    pen.fill(Path().ellipse(0, -0.24, 0.44, 0.18), "#fbfdff", clip=glass)
    for x, high in ((-0.22, 0.3), (0.25, 0.26), (0.14, 0.18)):
        for k in range(3):
            y, half = -0.36 - high * 0.28 * k, high * (0.34 - 0.07 * k)
            pen.fill(Path().polygon([(x - half, y), (x, y - high * 0.5), (x + half, y)]), "#3f7f5a",
                     clip=glass)  # fmt: skip
    pen.form(Path().rect(-0.12, -0.52, 0.2, 0.18), "#b8553a")
    pen.fill(Path().polygon([(-0.17, -0.51), (-0.02, -0.66), (0.13, -0.51)]), "#fbfdff")
    pen.shine(Path().rect(-0.05, -0.47, 0.06, 0.07), "#ffd97a")
    for _ in range(26):
        a, r = pen.chance(0, math.tau), 0.37 * math.sqrt(pen.chance())
        flake = Path().circle(r * math.cos(a), -0.62 + r * math.sin(a), pen.chance(0.007, 0.016))
        pen.fill(flake, "#ffffff")
    pen.stroke(glass, 0.014, "#dcecf6")
    pen.stroke(Path().move(-0.3, -0.62).quad(-0.28, -0.84, -0.1, -0.91), 0.03, "#ffffff",
               opacity=0.8)  # fmt: skip
    foot = Path().move(-0.28, -0.27).line(0.28, -0.27).line(0.38, -0.03).quad(0, 0.03, -0.38, -0.03)
    pen.form(foot.close(), pen.tint("#8a5230"))
    pen.stroke(Path().move(-0.32, -0.14).quad(0, -0.09, 0.32, -0.14), 0.02, "#d9b25a")


@drawn(
    "glass-dome", "bell-jar", "cloche", kind="tabletop", height=0.4, aspect=0.72, seat=(0.5, 0.9)
)
def glass_dome(pen: Pen) -> None:
    """A clear dome with a knob on a wooden foot, open to be seen through."""
    foot = Path().rect(-0.36, -0.1, 0.72, 0.1, 0.03)
    pen.form(foot, pen.tint("#8a5a36"))
    pen.form(Path().ellipse(0, -0.1, 0.33, 0.045), "#b07a4a")
    dome = Path().move(-0.3, -0.1).line(-0.3, -0.62).cubic(-0.3, -1.02, 0.3, -1.02, 0.3, -0.62)
    dome.line(0.3, -0.1).quad(0, -0.05, -0.3, -0.1).close()
    pen.fill(dome, "#dff2fb", opacity=0.22)
    pen.stroke(dome, 0.014, "#e9f6fc", opacity=0.9)
    pen.stroke(Path().move(-0.23, -0.2).line(-0.23, -0.6).quad(-0.22, -0.78, -0.12, -0.85), 0.03,
               "#ffffff", opacity=0.7)  # fmt: skip
    pen.stroke(Path().move(0.24, -0.3).line(0.24, -0.56), 0.014, "#ffffff", opacity=0.6)
    pen.ball(0, -0.955, 0.045, "#dff2fb")


@drawn("pocket-watch", kind="tabletop", height=0.12, aspect=0.85, colours=("gold", "golden"))
def pocket_watch(pen: Pen) -> None:
    """A gold watch on its chain, the lid open."""
    gold = pen.tint("#dba93a")
    for k in range(22):  # its links
        t = k / 21
        x = 0.5 * math.sin(t * 1.9)
        y = -0.9 + 0.1 * math.cos(t * 3.1) + 0.86 * t * t
        pen.stroke(Path().ellipse(x, y, 0.022, 0.016), 0.01, mix(gold, DEEP, 0.1 + 0.2 * (k % 2)))
    pen.stroke(Path().circle(0, -0.83, 0.055), 0.022, gold)
    pen.form(Path().rect(-0.035, -0.8, 0.07, 0.07, 0.015), gold)
    pen.ball(0, -0.38, 0.38, gold)
    pen.fill(Path().circle(0, -0.38, 0.31), "#fdf6e0")
    pen.stroke(Path().circle(0, -0.38, 0.31), 0.016, mix(gold, DEEP, 0.4))
    for k in range(12):
        a = k * math.tau / 12
        near, far = (0.24, 0.28) if k % 3 else (0.21, 0.285)
        x, y = math.cos(a), math.sin(a)
        mark = Path().move(x * near, -0.38 + y * near).line(x * far, -0.38 + y * far)
        pen.stroke(mark, 0.02, "#3a2f2a")
    pen.stroke(Path().move(0, -0.38).line(0.02, -0.58), 0.022, "#2b2230")
    pen.stroke(Path().move(0, -0.38).line(0.15, -0.33), 0.026, "#2b2230")
    pen.fill(Path().circle(0, -0.38, 0.025), "#2b2230")
    pen.stroke(Path().move(-0.2, -0.52).quad(-0.14, -0.62, -0.02, -0.64), 0.02, "#ffffff",
               opacity=0.7)  # fmt: skip
