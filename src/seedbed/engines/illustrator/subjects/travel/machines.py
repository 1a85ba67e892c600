"""Machines that dig, lift, turn in the wind or in water, hover and roll on Mars."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

STEEL = "#8b929c"
DARK = "#33363f"


def _glass(pen: Pen, path: Path) -> None:
    if pen.look.dark > 0.3:
        pen.shine(path, "#ffd98a")
    else:
        pen.fill(path, Linear(0, -0.9, 0, -0.4, [(0, "#d8ecf8", 1), (1, "#8fbfe0", 1)]))


def _rods(pen: Pen, a: tuple[float, float], b: tuple[float, float], colour: Colour) -> None:
    """A lattice girder from a to b."""
    (ax, ay), (bx, by) = a, b
    long = math.hypot(bx - ax, by - ay)
    nx, ny = -(by - ay) / long * 0.028, (bx - ax) / long * 0.028
    steps = max(3, round(long / 0.06))
    path = Path().move(ax + nx, ay + ny).line(bx + nx, by + ny)
    path.move(ax - nx, ay - ny).line(bx - nx, by - ny)
    for k in range(steps):
        t, u = k / steps, (k + 1) / steps
        side = 1 if k % 2 else -1
        path.move(ax + (bx - ax) * t + side * nx, ay + (by - ay) * t + side * ny)
        path.line(ax + (bx - ax) * u - side * nx, ay + (by - ay) * u - side * ny)
    pen.stroke(path, 0.014, colour)


@drawn("excavator", kind="ground", height=3.0, aspect=1.75, faces="left",
       colours=("yellow", "orange"))  # fmt: skip
def excavator(pen: Pen) -> None:
    """A digger on tracks, its arm and bucket at the left."""
    paint = pen.tint("#f0b12c")
    pen.form(Path().rect(-0.18, -0.26, 1.0, 0.26, 0.13), DARK)
    for k in range(5):
        pen.ball(-0.06 + 0.19 * k, -0.13, 0.08, STEEL)
    pen.form(Path().rect(0.16, -0.34, 0.34, 0.1, 0.02), "#565b66")
    pen.form(Path().rect(0.2, -0.68, 0.62, 0.36, 0.06), paint)
    for k in range(4):
        pen.stroke(Path().move(0.56, -0.58 + 0.06 * k).line(0.74, -0.58 + 0.06 * k), 0.02,
                   mix(paint, DEEP, 0.35))  # fmt: skip
    cab = Path().move(-0.1, -0.34).line(-0.08, -0.84).quad(-0.06, -0.92, 0.04, -0.92)
    pen.form(cab.line(0.3, -0.92).line(0.32, -0.34).close(), paint)
    _glass(pen, Path().polygon([(-0.04, -0.84), (0.23, -0.84), (0.24, -0.56), (-0.04, -0.56)]))
    pen.stroke(Path().move(0.1, -0.84).line(0.1, -0.56), 0.02, paint)
    pen.limb([(0.04, -0.46), (-0.3, -0.96), (-0.62, -0.8)], 0.1, mix(paint, DEEP, 0.12))
    pen.limb([(-0.62, -0.82), (-0.7, -0.38)], 0.08, paint)
    pen.limb([(-0.2, -0.7), (-0.46, -0.86)], 0.035, STEEL)
    bucket = (
        Path().move(-0.86, -0.4).line(-0.58, -0.4).cubic(-0.54, -0.18, -0.66, -0.1, -0.84, -0.16)
    )
    pen.form(bucket.close(), "#565b66")
    for k in range(3):
        pen.form(Path().polygon([(-0.86 + 0.03 * k, -0.22), (-0.9 + 0.05 * k, -0.1),
                                 (-0.8 + 0.03 * k, -0.16)]), STEEL)  # fmt: skip
    for x, y in ((-0.3, -0.93), (-0.62, -0.81), (-0.7, -0.4)):
        pen.ball(x, y, 0.035, DARK)


@drawn("crane-machine", kind="building", height=40, aspect=1.2, colours=("yellow",))
def crane_machine(pen: Pen) -> None:
    """A tower crane with a load on its hook."""
    paint = pen.tint("#f0b12c")
    pen.form(Path().rect(-0.28, -0.04, 0.24, 0.04), "#8b929c")
    _rods(pen, (-0.16, -0.02), (-0.16, -0.92), paint)
    _rods(pen, (-0.5, -0.8), (0.58, -0.8), paint)
    pen.stroke(Path().move(-0.16, -0.98).line(-0.46, -0.82).move(-0.16, -0.98).line(0.4, -0.82),
               0.012, DARK)  # fmt: skip
    pen.form(Path().rect(-0.55, -0.79, 0.13, 0.11), "#8b929c")
    pen.form(Path().rect(-0.14, -0.77, 0.1, 0.1, 0.01), paint)
    _glass(pen, Path().rect(-0.1, -0.755, 0.05, 0.05))
    pen.stroke(Path().move(0.36, -0.78).line(0.36, -0.46), 0.01, DARK)
    pen.stroke(Path().move(0.36, -0.46).line(0.26, -0.38).move(0.36, -0.46).line(0.46, -0.38),
               0.01, DARK)  # fmt: skip
    pen.form(Path().rect(0.24, -0.38, 0.24, 0.06), "#c8705a")


@drawn("wind-turbine", kind="building", height=60, aspect=0.72, colours=("white",))
def wind_turbine(pen: Pen) -> None:
    """A white wind turbine with three blades."""
    white = pen.tint("#f2f5f8")
    pen.form(Path().polygon([(-0.025, 0), (-0.012, -0.66), (0.012, -0.66), (0.025, 0)]), white)
    for degrees in (-90, 30, 150):
        with pen.at(0, -0.66, 1.0, tilt=degrees + 90 + 12):
            blade = Path().move(-0.012, 0).cubic(-0.03, -0.1, -0.012, -0.3, 0, -0.33)
            pen.form(blade.cubic(0.006, -0.2, 0.014, -0.1, 0.012, 0).close(), white, dark=0.1)
    pen.ball(0, -0.66, 0.024, mix(white, DEEP, 0.15))


@drawn("watermill", kind="building", height=6, aspect=1.3, faces="left")
def watermill(pen: Pen) -> None:
    """A mill house of stone with its great wheel turning in the stream."""
    stone, wood = "#b9ad9c", "#7d5636"
    pen.form(Path().rect(-0.1, -0.58, 0.72, 0.58), stone)
    for k, (x, y) in enumerate(((0.0, -0.1), (0.2, -0.18), (0.42, -0.08), (0.5, -0.3), (0.06, -0.4),
                                (0.3, -0.5), (0.52, -0.46))):  # fmt: skip
        pen.form(Path().rect(x, y, 0.1, 0.05, 0.02), mix(stone, (DEEP, WARM)[k % 2], 0.16))
    pen.form(Path().polygon([(-0.2, -0.54), (0.26, -0.98), (0.7, -0.54)]), pen.tint("#a8503c"))
    for x in (0.16, 0.42):
        window = Path().rect(x, -0.44, 0.11, 0.15, 0.02)
        _glass(pen, window)
        pen.stroke(window, 0.018, wood)
    pen.form(Path().rect(0.26, -0.22, 0.14, 0.22, 0.06), wood)
    pen.fill(Path().rect(-0.66, -0.05, 0.62, 0.05, 0.02), "#6fb6dc")
    for r, width in ((0.32, 0.05), (0.24, 0.025)):
        pen.stroke(Path().circle(-0.3, -0.34, r), width, mix(wood, WARM, 0.1))
    for k in range(8):
        a = k * math.tau / 8 + 0.2
        x, y = math.cos(a), math.sin(a)
        pen.limb([(-0.3, -0.34), (-0.3 + x * 0.31, -0.34 + y * 0.31)], 0.022, wood)
        pen.limb(
            [
                (-0.3 + x * 0.28 - y * 0.06, -0.34 + y * 0.28 + x * 0.06),
                (-0.3 + x * 0.35 + y * 0.02, -0.34 + y * 0.35 - x * 0.02),
            ],
            0.035,
            wood,
        )
    pen.ball(-0.3, -0.34, 0.045, "#4a3826")
    for x, y in ((-0.5, -0.05), (-0.42, -0.1), (-0.12, -0.06), (-0.56, -0.12)):
        pen.fill(Path().circle(x, y, 0.028), "#ffffff", opacity=0.85)


@drawn("drone", kind="flying", height=0.35, aspect=2.0)
def drone(pen: Pen) -> None:
    """A camera drone with four turning rotors."""
    shell = pen.tint("#e9edf2")
    for x, y in ((-0.78, -0.66), (0.78, -0.66), (-0.56, -0.8), (0.56, -0.8)):
        pen.limb([(x * 0.2, -0.5), (x, y + 0.08)], 0.09, mix(shell, DEEP, 0.2))
        pen.form(Path().rect(x - 0.06, y - 0.06, 0.12, 0.18, 0.03), DARK)
        pen.fill(Path().ellipse(x, y - 0.08, 0.28, 0.05), "#8fa6c0", opacity=0.45)
        pen.stroke(Path().move(x - 0.27, y - 0.07).line(x + 0.27, y - 0.09), 0.02, "#565b66")
    pen.form(Path().rect(-0.34, -0.66, 0.68, 0.34, 0.15), shell)
    pen.fill(Path().rect(-0.2, -0.6, 0.4, 0.06, 0.03), "#4fb0d9")
    for side in (-1, 1):
        leg = Path().move(side * 0.2, -0.36).line(side * 0.34, -0.04)
        pen.stroke(leg.line(side * 0.44, -0.04), 0.05, DARK)
    pen.ball(0, -0.24, 0.15, DARK)
    pen.ball(0, -0.22, 0.09, "#3f6fa8")
    pen.fill(Path().circle(-0.03, -0.26, 0.025), "#ffffff")
    for side, colour in ((-1, "#f2564a"), (1, "#5fd38a")):
        pen.shine(Path().circle(side * 0.27, -0.46, 0.035), colour)


@drawn("airship", kind="flying", height=14, aspect=2.3, faces="left", colours=("silver",))
def airship(pen: Pen) -> None:
    """An airship: a long striped hull, fins, and a lit gondola."""
    hull = pen.tint("#d9724a")
    for points in (
        [(0.7, -0.8), (1.12, -1.0), (1.1, -0.7)],
        [(0.7, -0.46), (1.1, -0.5), (1.12, -0.22)],
    ):
        pen.form(Path().polygon(points), mix(hull, DEEP, 0.25))
    body = Path().move(-1.14, -0.6).cubic(-0.9, -1.02, 0.4, -1.06, 1.1, -0.6)
    body.cubic(0.4, -0.2, -0.9, -0.2, -1.14, -0.6).close()
    pen.form(body, hull, light=0.4, dark=0.35)
    for y, bend in ((-0.78, -0.1), (-0.6, 0.0), (-0.44, 0.1)):
        pen.stroke(Path().move(-1.14, -0.6).quad(-0.1, y + bend, 1.1, -0.6), 0.05, "#fbeed2",
                   clip=body, opacity=0.85)  # fmt: skip
    for x in (-0.3, 0.12):
        pen.stroke(Path().move(x, -0.34).line(x, -0.16), 0.016, DARK)
    pen.form(Path().rect(-0.44, -0.2, 0.72, 0.18, 0.08), "#7d5636")
    for k in range(5):
        pane = Path().rect(-0.37 + 0.125 * k, -0.16, 0.08, 0.07, 0.015)
        _glass(pen, pane)


@drawn("rover", kind="ground", height=1.8, aspect=1.25, faces="left")
def rover(pen: Pen) -> None:
    """A six-wheeled rover with mast, arm and solar wing."""
    shell = pen.tint("#eef0f2")
    pen.limb([(-0.44, -0.14), (-0.1, -0.34), (0.1, -0.14)], 0.045, STEEL)
    pen.limb([(0.0, -0.32), (0.48, -0.14)], 0.045, STEEL)
    for x in (-0.44, 0.08, 0.48):
        pen.ball(x, -0.12, 0.12, DARK)
        pen.ball(x, -0.12, 0.05, "#c9d0d8")
    pen.form(Path().rect(-0.34, -0.56, 0.78, 0.22, 0.03), shell)
    pen.fill(Path().rect(-0.34, -0.42, 0.78, 0.05), "#d9a53a")
    pen.form(Path().polygon([(0.02, -0.58), (0.56, -0.72), (0.6, -0.66), (0.1, -0.54)]), "#2f5fa8")
    pen.limb([(-0.2, -0.56), (-0.2, -0.86)], 0.04, STEEL)
    pen.form(Path().rect(-0.36, -0.98, 0.28, 0.15, 0.03), shell)
    for x in (-0.29, -0.18):
        pen.ball(x, -0.905, 0.035, "#3f6fa8")
    pen.limb([(-0.34, -0.46), (-0.54, -0.58), (-0.58, -0.34)], 0.035, STEEL)
    pen.form(Path().rect(-0.62, -0.36, 0.09, 0.08, 0.02), "#565b66")
    pen.limb([(0.3, -0.68), (0.3, -0.84)], 0.02, STEEL)
    pen.form(Path().ellipse(0.3, -0.88, 0.1, 0.055), "#fafbfc")


@drawn("robot-dog", kind="ground", height=0.6, aspect=1.3, faces="left",
       colours=("grey", "gray", "silver"))  # fmt: skip
def robot_dog(pen: Pen) -> None:
    """A dog of metal: jointed legs, a lit visor, an aerial for a tail."""
    shell = pen.tint("#c3cad3")
    dark = mix(shell, DEEP, 0.5)
    for x, tone in ((-0.2, 0.3), (0.44, 0.3), (-0.32, 0.1), (0.32, 0.1)):
        knee = (x + 0.08, -0.24)
        pen.limb([(x, -0.46), knee], 0.09, mix(shell, DEEP, tone))
        pen.limb([knee, (x - 0.01, -0.05)], 0.065, mix(dark, DEEP, tone * 0.4))
        pen.ball(*knee, 0.045, "#f2a93b")
        pen.form(Path().rect(x - 0.07, -0.05, 0.12, 0.05, 0.022), "#33363f")
    pen.stroke(Path().move(0.42, -0.58).quad(0.56, -0.7, 0.54, -0.86), 0.026, dark)
    pen.shine(Path().circle(0.54, -0.88, 0.035), "#ff6b6b")
    pen.form(Path().rect(-0.4, -0.66, 0.86, 0.26, 0.11), shell, light=0.35)
    pen.fill(Path().rect(-0.1, -0.66, 0.05, 0.26), dark)
    for k in range(3):
        pen.shine(Path().circle(0.08 + 0.09 * k, -0.54, 0.02), ("#57d6ff", "#7fd38a", "#ffd257")[k])
    pen.limb([(-0.32, -0.58), (-0.42, -0.72)], 0.13, dark)
    for x in (-0.5, -0.3):
        pen.form(Path().polygon([(x - 0.05, -0.9), (x + 0.05, -0.9), (x + 0.02, -1.02)]), dark)
    pen.form(Path().rect(-0.62, -0.94, 0.42, 0.28, 0.09), shell, light=0.4)
    pen.form(Path().rect(-0.72, -0.8, 0.18, 0.13, 0.05), mix(shell, DEEP, 0.12))
    visor = Path().rect(-0.58, -0.89, 0.28, 0.1, 0.045)
    pen.fill(visor, "#1f2a3a")
    for x in (-0.51, -0.38):
        pen.shine(Path().ellipse(x, -0.84, 0.03, 0.03), "#57d6ff")
    pen.fill(Path().ellipse(-0.7, -0.77, 0.025, 0.02), "#33363f")
