"""Castles and towers; their windows light up when it gets dark."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.built.walls import (
    battlement,
    door,
    turret,
    wall,
    window,
)
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, also, drawn


@drawn("castle", kind="building", height=22, aspect=1.15, colours=("grey", "gray", "white"))
def castle(pen: Pen) -> None:
    """A fairy-tale castle: a keep, four towers with blue cones, pennants."""
    stone = pen.tint("#d9d3cb")
    cone = "#5470a8"
    for x, w, top in ((-0.16, 0.13, -0.8), (0.16, 0.13, -0.74)):
        turret(pen, x, w, top, -0.2, mix(stone, DEEP, 0.16), mix(cone, DEEP, 0.1), 0.18)
    wall(pen, -0.24, -0.62, 0.48, 0.62, mix(stone, DEEP, 0.06))
    battlement(pen, -0.26, 0.26, -0.62, mix(stone, DEEP, 0.04))
    turret(pen, 0.0, 0.16, -0.78, -0.3, stone, cone, 0.22)
    for x in (-0.13, 0.13):
        window(pen, x - 0.025, -0.5, 0.05, 0.1, mix(stone, DEEP, 0.3), arch=True, bars=False)
    wall(pen, -0.46, -0.34, 0.92, 0.34, stone)
    battlement(pen, -0.48, 0.48, -0.34, stone)
    for y, shift in ((-0.26, 0.0), (-0.18, 0.05), (-0.1, 0.0)):
        for k in range(9):
            x = -0.42 + k * 0.105 + shift
            pen.fill(Path().rect(x, y, 0.05, 0.02, 0.006), mix(stone, DEEP, 0.12), opacity=0.7)
    for x in (-0.45, 0.45):
        turret(pen, x, 0.2, -0.52, 0.0, stone, cone, 0.26)
        window(pen, x - 0.025, -0.36, 0.05, 0.1, mix(stone, DEEP, 0.3), arch=True, bars=False)
    gate = Path().rect(-0.095, -0.25, 0.19, 0.3, 0.095)
    pen.fill(Path().rect(-0.12, -0.275, 0.24, 0.275, 0.11), mix(stone, DEEP, 0.24))
    pen.form(gate, "#6b4530")
    pen.fill(Path().rect(-0.2, 0.0, 0.4, 0.06), mix(stone, DEEP, 0.0), opacity=0.0)
    bars = Path()
    for k in range(1, 5):
        bars.move(-0.095 + k * 0.038, -0.25).line(-0.095 + k * 0.038, 0)
    for k in range(1, 4):
        bars.move(-0.095, -0.25 + k * 0.07).line(0.095, -0.25 + k * 0.07)
    pen.stroke(bars, 0.008, "#3c2a24", clip=Path().rect(-0.095, -0.25, 0.19, 0.25, 0.08))


@drawn("tower", kind="building", height=24, aspect=0.42)
def tower(pen: Pen) -> None:
    """A stone tower with a pointed roof."""
    stone = pen.tint("#cfc6b8")
    turret(pen, 0.0, 0.3, -0.74, 0.0, stone, "#a8503f", 0.25)
    for y in (-0.62, -0.42, -0.22):
        window(pen, -0.03, y, 0.06, 0.1, mix(stone, DEEP, 0.3), arch=True, bars=False)
    door(pen, -0.06, 0.12, 0.14, "#6b4530", arch=True)


@drawn("lighthouse", kind="building", height=22, aspect=0.44, colours=("red", "white"), beam=1.2)
def lighthouse(pen: Pen) -> None:
    """A red and white lighthouse with a lit lantern."""
    red = pen.tint("#d9453b")
    body = Path().polygon([(-0.17, 0), (-0.1, -0.76), (0.1, -0.76), (0.17, 0)])
    pen.fill(body, "#f8f6f1")
    for k in (0, 2, 4):
        y0, y1 = -0.76 * k / 5.2, -0.76 * (k + 1) / 5.2
        pen.fill(Path().rect(-0.2, y1, 0.4, y0 - y1), red, clip=body)
    pen.fill(body, Linear(-0.15, 0, 0.15, 0, [(0, WARM, 0.25), (0.4, WARM, 0), (1, DEEP, 0.32)]))
    for y in (-0.6, -0.3):
        window(pen, -0.022, y, 0.044, 0.07, arch=True, bars=False)
    door(pen, -0.045, 0.09, 0.13, "#5d4a44", arch=True)
    pen.fill(Path().rect(-0.15, -0.785, 0.3, 0.03, 0.008), "#3f4654")
    pen.stroke(Path().rect(-0.14, -0.83, 0.28, 0.045), 0.007, "#3f4654")
    pen.shine(
        Path().rect(-0.075, -0.89, 0.15, 0.105),
        Linear(0, -0.89, 0, -0.78, [(0, "#fff6cc", 1), (1, "#ffd257", 1)]),
    )
    pen.stroke(
        Path().move(-0.025, -0.89).line(-0.025, -0.785).move(0.025, -0.89).line(0.025, -0.785),
        0.006,
        "#3f4654",
    )
    pen.form(Path().move(-0.1, -0.885).quad(0, -1.02, 0.1, -0.885).close(), red)
    pen.ball(0, -0.975, 0.016, "#3f4654")
    if pen.look.dark > 0.3:
        for side in (-1, 1):
            beam = Path().polygon([(0, -0.85), (side * 1.4, -1.04), (side * 1.4, -0.62)])
            pen.shine(
                beam, Linear(0, 0, side * 1.36, 0, [(0, "#fff3c4", 0.55), (1, "#fff3c4", 0.0)])
            )


@drawn("eiffel-tower", kind="building", height=60, aspect=0.5, colours=("grey", "brown"))
def eiffel_tower(pen: Pen) -> None:
    """The iron tower, golden with lights at night."""
    lit = pen.look.dark > 0.35
    iron = pen.tint("#8a6a50")
    for side in (-1, 1):
        leg = (
            Path()
            .move(side * 0.25, 0)
            .cubic(side * 0.16, -0.16, side * 0.09, -0.3, side * 0.055, -0.5)
        )
        leg.cubic(side * 0.035, -0.66, side * 0.018, -0.8, side * 0.01, -0.93).line(0, -0.93)
        leg.line(0, -0.52).cubic(side * 0.03, -0.4, side * 0.06, -0.24, side * 0.14, 0).close()
        paint = Linear(
            -0.25,
            0,
            0.25,
            0,
            [(0, mix(iron, WARM, 0.3), 1), (0.5, iron, 1), (1, mix(iron, DEEP, 0.3), 1)],
        )
        pen.fill(leg, paint)
        if lit:
            pen.shine(leg, Linear(0, -1, 0, 0, [(0, "#fff0b0", 1), (1, "#f2a93b", 1)]))
        lattice = Path()
        for k in range(15):
            y = -k * 0.062
            lattice.move(side * 0.26, y).line(0, y - 0.07).move(0, y).line(side * 0.26, y - 0.07)
        if lit:
            pen.shine_stroke(lattice, 0.006, "#8a5a1c", clip=leg)
        else:
            pen.stroke(lattice, 0.007, mix(iron, DEEP, 0.5), clip=leg, cap="butt")
    arch = Path().move(-0.15, 0).quad(0, -0.25, 0.15, 0)
    pen.stroke(arch, 0.016, iron)
    for y, half in ((-0.2, 0.155), (-0.46, 0.075), (-0.86, 0.025)):
        deck = Path().rect(-half, y - 0.014, 2 * half, 0.028, 0.004)
        pen.fill(deck, mix(iron, DEEP, 0.2))
        if lit:
            pen.shine(deck, "#ffe08a")
    pen.fill(Path().rect(-0.012, -0.96, 0.024, 0.05), iron)
    pen.stroke(Path().move(0, -0.95).line(0, -1.0), 0.008, iron)
    if lit:
        pen.shine(
            Path().ellipse(0, -0.45, 0.2, 0.5), "#ffb347", blur=0.08, opacity=0.2, blend="screen"
        )


@drawn("pagoda", "temple", kind="building", height=20, aspect=0.72, colours=("red",))
def pagoda(pen: Pen) -> None:
    """A five-storeyed pagoda with upturned eaves."""
    red = pen.tint("#b8402f")
    levels = 5
    for k in range(levels):
        y = -0.165 * k
        half = 0.21 - 0.024 * k
        wall(pen, -half, y - 0.13, 2 * half, 0.13, "#f0dfc0")
        for n in range(5):
            x = -half + 2 * half * n / 4
            pen.fill(Path().rect(x - 0.009, y - 0.13, 0.018, 0.13), red)
        if k:
            for n in range(4):
                x = -half + 2 * half * (n + 0.5) / 4
                pen.shine(
                    Path().rect(x - 0.018, y - 0.09, 0.036, 0.05, 0.004),
                    "#ffcf70" if pen.look.dark > 0.35 else "#8a5a3a",
                )
        else:
            door(pen, -0.05, 0.1, 0.11, "#7a2c24")
        w = half + 0.13 - 0.008 * k
        eave = (
            Path()
            .move(-w, y - 0.15)
            .quad(-w * 0.6, y - 0.118, 0, y - 0.118)
            .quad(w * 0.6, y - 0.118, w, y - 0.15)
        )
        eave.quad(half * 0.9, y - 0.17, half * 0.7, y - 0.2).line(-half * 0.7, y - 0.2).quad(
            -half * 0.9, y - 0.17, -w, y - 0.15
        ).close()
        pen.form(eave, "#46525f", light=0.3)
        pen.stroke(
            Path()
            .move(-w, y - 0.15)
            .quad(-w * 0.6, y - 0.118, 0, y - 0.118)
            .quad(w * 0.6, y - 0.118, w, y - 0.15),
            0.011,
            red,
        )
    pen.form(Path().polygon([(-0.05, -0.86), (0, -0.93), (0.05, -0.86)]), "#46525f")
    pen.stroke(Path().move(0, -0.9).line(0, -1.0), 0.014, "#e6bf5a")
    for k in range(3):
        pen.fill(Path().ellipse(0, -0.93 - k * 0.022, 0.022, 0.006), "#e6bf5a")


@drawn("windmill", kind="building", height=14, aspect=0.95)
def windmill(pen: Pen) -> None:
    """A Dutch windmill."""
    stone = pen.tint("#e8dcc6")
    body = Path().polygon([(-0.2, 0), (-0.12, -0.56), (0.12, -0.56), (0.2, 0)])
    pen.fill(
        body,
        Linear(
            -0.2,
            0,
            0.2,
            0,
            [(0, mix(stone, WARM, 0.3), 1), (0.5, stone, 1), (1, mix(stone, DEEP, 0.28), 1)],
        ),
    )
    pen.form(Path().move(-0.15, -0.55).quad(0, -0.78, 0.15, -0.55).close(), "#8a4b3a")
    window(pen, -0.03, -0.42, 0.06, 0.08)
    window(pen, -0.03, -0.26, 0.06, 0.08)
    door(pen, -0.05, 0.1, 0.16, "#5d7f8f", arch=True)
    for k in range(4):
        with pen.at(0, -0.58, 1, tilt=28 + 90 * k):
            pen.stroke(Path().move(0, 0).line(0, -0.42), 0.016, "#6b4a34")
            sail = Path().rect(0.006, -0.41, 0.085, 0.33)
            pen.fill(sail, "#fbf4e4", opacity=0.95)
            grid = Path()
            for n in range(6):
                grid.move(0.006, -0.41 + n * 0.066).line(0.091, -0.41 + n * 0.066)
            grid.move(0.05, -0.41).line(0.05, -0.08).move(0.091, -0.41).line(0.091, -0.08)
            pen.stroke(grid, 0.006, "#a98a68")
    pen.ball(0, -0.58, 0.026, "#6b4a34")


also("church-tower", "tower")
