"""Larger ships: the pirate ship, the liner, the dragon boat, the submarine."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn(
    "pirate-ship", "galleon", kind="floating", height=22, aspect=1.15, faces="left", seat=(0.5, 0.7)
)
def pirate_ship(pen: Pen) -> None:
    """A three-masted ship with dark sails and a skull on its flag."""
    wood = "#7d4f2f"
    for x, top in ((-0.26, -0.82), (0.04, -0.96), (0.3, -0.78)):
        pen.limb([(x, -0.24), (x, top)], 0.022, "#5a3a24")
    sail = pen.tint("#efe4cc")
    for x, y, w, h in (
        (-0.26, -0.74, 0.24, 0.18),
        (-0.26, -0.54, 0.28, 0.22),
        (0.04, -0.88, 0.26, 0.2),
        (0.04, -0.65, 0.34, 0.28),
        (0.3, -0.7, 0.22, 0.17),
        (0.3, -0.51, 0.26, 0.2),
    ):
        _square_sail(pen, x, y, w, h, sail)
    pen.stroke(Path().move(-0.44, -0.3).line(-0.7, -0.46), 0.02, "#5a3a24")
    pen.form(Path().polygon([(-0.66, -0.44), (-0.3, -0.7), (-0.38, -0.34)]), mix(sail, DEEP, 0.08))
    flag = (
        Path()
        .move(0.04, -0.97)
        .quad(0.12, -1.02, 0.2, -0.97)
        .line(0.2, -0.88)
        .quad(0.12, -0.92, 0.04, -0.88)
    )
    pen.form(flag.close(), "#2b2a33")
    pen.ball(0.12, -0.95, 0.022, "#f7f4ee")
    hull = (
        Path()
        .move(-0.56, -0.34)
        .quad(-0.4, -0.24, 0.1, -0.24)
        .line(0.34, -0.3)
        .line(0.36, -0.42)
        .line(0.56, -0.44)
    )
    hull.cubic(0.54, -0.2, 0.48, -0.06, 0.36, 0.0).line(-0.34, 0.0).cubic(
        -0.46, -0.06, -0.52, -0.2, -0.56, -0.34
    )
    pen.form(hull.close(), wood)
    for y in (-0.2, -0.12, -0.05):
        pen.stroke(
            Path().move(-0.6, y - 0.03).quad(0, y + 0.02, 0.6, y - 0.04),
            0.009,
            mix(wood, DEEP, 0.35),
            clip=hull,
        )
    pen.stroke(
        Path().move(-0.56, -0.33).quad(-0.4, -0.235, 0.1, -0.235).line(0.34, -0.29),
        0.024,
        "#d9a75a",
    )
    for k in range(5):
        x = -0.3 + 0.14 * k
        pen.form(Path().rect(x - 0.026, -0.18, 0.052, 0.05, 0.01), "#2f2622")
        pen.fill(Path().circle(x, -0.155, 0.014), "#8a8f98")
    for x in (0.4, 0.48):
        window = Path().rect(x - 0.022, -0.36, 0.044, 0.05, 0.01)
        pen.fill(window, "#f2d27a")
        pen.shine(window, "#ffd98a")


def _square_sail(pen: Pen, x: float, y: float, w: float, h: float, cloth: Colour) -> None:
    sail = (
        Path()
        .move(x - w / 2, y)
        .line(x + w / 2, y)
        .cubic(x + w * 0.4, y + h * 0.4, x + w * 0.44, y + h * 0.8, x + w * 0.56, y + h)
    )
    sail.quad(x, y + h * 0.82, x - w * 0.56, y + h).cubic(
        x - w * 0.66, y + h * 0.7, x - w * 0.6, y + h * 0.3, x - w / 2, y
    )
    pen.form(sail.close(), cloth, light=0.2, dark=0.16)
    pen.stroke(Path().move(x - w * 0.56, y).line(x + w * 0.56, y), 0.018, "#6b4630")


@drawn(
    "ship",
    "cruise-ship",
    "passenger-ship",
    "liner",
    kind="floating",
    height=28,
    aspect=2.0,
    faces="left",
)
def liner(pen: Pen) -> None:
    """A white liner with rows of windows and red funnels."""
    for x in (0.0, 0.28):
        pen.form(
            Path().polygon(
                [(x - 0.08, -0.62), (x - 0.05, -1.0), (x + 0.09, -1.0), (x + 0.1, -0.62)]
            ),
            pen.tint("#d9402f"),
        )
        pen.fill(Path().rect(x - 0.055, -1.0, 0.145, 0.08), "#2f3340")
    for y, x0, x1 in ((-0.78, -0.36, 0.5), (-0.64, -0.5, 0.62), (-0.5, -0.62, 0.74)):
        pen.form(Path().rect(x0, y, x1 - x0, 0.15, 0.03), "#fbfcff", dark=0.1)
        for k in range(int((x1 - x0 - 0.1) / 0.1)):
            window = Path().rect(x0 + 0.06 + 0.1 * k, y + 0.04, 0.05, 0.055, 0.015)
            pen.fill(window, "#5f9ac8")
            if pen.look.dark > 0.3:
                pen.shine(window, "#ffdf9a")
    hull = (
        Path()
        .move(-0.98, -0.44)
        .quad(-0.7, -0.34, -0.5, -0.36)
        .line(0.86, -0.38)
        .quad(0.9, -0.16, 0.74, 0.0)
    )
    pen.form(hull.line(-0.62, 0.0).quad(-0.86, -0.16, -0.98, -0.44).close(), "#2f4a7c")
    pen.fill(Path().rect(-1, -0.07, 2, 0.08), "#c8402f", clip=hull)
    pen.stroke(
        Path().move(-0.94, -0.39).quad(-0.7, -0.31, -0.5, -0.33).line(0.87, -0.35), 0.022, "#ffffff"
    )
    for k in range(12):
        pen.fill(Path().circle(-0.6 + 0.115 * k, -0.22, 0.02), "#dff1ff")


@drawn(
    "dragon-boat",
    kind="floating",
    height=2.4,
    aspect=2.7,
    faces="left",
    colours=("red", "green"),
    seat=(0.5, 0.6),
)
def dragon_boat(pen: Pen) -> None:
    """A long boat with a dragon's head and tail, a drum and its paddlers."""
    green, gold = pen.tint("#2f9a6a"), "#f2c14a"
    for k in range(5):
        x = -0.62 + 0.32 * k
        pen.limb([(x + 0.06, -0.52), (x - 0.1, -0.02)], 0.035, "#c98f4a")
        pen.form(Path().rect(x - 0.07, -0.64, 0.17, 0.3, 0.07), "#d9402f" if k % 2 else "#f2b33d")
        pen.limb([(x, -0.56), (x + 0.02, -0.4)], 0.05, "#f3c6a2")
        pen.ball(x + 0.01, -0.72, 0.085, "#f3c6a2")
        hair = Path().move(x - 0.08, -0.73).cubic(x - 0.08, -0.86, x + 0.1, -0.86, x + 0.1, -0.72)
        pen.form(hair.close(), "#2b2230")
        pen.stroke(Path().move(x - 0.08, -0.755).line(x + 0.095, -0.755), 0.025, "#d9402f")
    tail = (
        Path()
        .move(0.96, -0.36)
        .cubic(1.2, -0.4, 1.3, -0.66, 1.2, -0.92)
        .cubic(1.14, -0.7, 1.04, -0.56, 0.92, -0.46)
    )
    pen.form(tail.close(), green)
    for k in range(3):
        pen.form(
            Path().polygon(
                [
                    (1.18 - 0.06 * k, -0.86 + 0.14 * k),
                    (1.32 - 0.04 * k, -0.88 + 0.16 * k),
                    (1.2 - 0.05 * k, -0.74 + 0.13 * k),
                ]
            ),
            gold,
        )
    hull = Path().move(-1.06, -0.46).quad(-0.8, -0.36, 0.0, -0.36).quad(0.8, -0.36, 1.06, -0.5)
    pen.form(
        hull.cubic(0.94, -0.1, 0.7, 0.0, 0.4, 0.0)
        .line(-0.5, 0.0)
        .cubic(-0.84, 0.0, -1.0, -0.14, -1.06, -0.46)
        .close(),
        "#c8342a",
    )
    for k in range(15):
        x = -0.88 + 0.13 * k
        scale = Path().move(x - 0.065, -0.26).quad(x, -0.12, x + 0.065, -0.26)
        pen.stroke(scale, 0.018, gold, clip=hull)
    pen.stroke(
        Path().move(-1.05, -0.44).quad(-0.8, -0.345, 0.0, -0.345).quad(0.8, -0.345, 1.05, -0.48),
        0.05,
        gold,
    )
    _dragon_head(pen, green, gold)


def _dragon_head(pen: Pen, green: Colour, gold: Colour) -> None:
    neck = Path().move(-0.86, -0.4).cubic(-1.1, -0.46, -0.86, -0.74, -1.0, -0.84)
    pen.stroke(neck, 0.2, green)
    for k in range(4):
        pen.form(Path().polygon([(-0.86 - 0.01 * k, -0.46 - 0.1 * k), (-0.74, -0.54 - 0.1 * k),
                                 (-0.88, -0.58 - 0.1 * k)]), "#e0574f")  # fmt: skip
    for dx in (0.0, 0.08):
        horn = (
            Path()
            .move(-1.0 + dx, -0.92)
            .cubic(-0.92 + dx, -1.02, -0.82 + dx, -0.98, -0.78 + dx, -1.02)
        )
        pen.stroke(horn, 0.035, gold)
    skull = (
        Path()
        .move(-0.88, -0.76)
        .cubic(-0.88, -0.98, -1.06, -0.98, -1.14, -0.9)
        .cubic(-1.26, -0.9, -1.36, -0.86, -1.34, -0.76)
    )
    skull.line(-1.14, -0.74).line(-1.3, -0.68).quad(-1.2, -0.6, -1.04, -0.64).quad(
        -0.92, -0.64, -0.88, -0.76
    )
    pen.form(skull.close(), mix(green, WARM, 0.1))
    pen.fill(Path().polygon([(-1.14, -0.74), (-1.32, -0.75), (-1.28, -0.69)]), "#c8342a")
    for x in (-1.3, -1.23):
        pen.fill(Path().polygon([(x - 0.02, -0.755), (x + 0.02, -0.755), (x, -0.715)]), "#ffffff")
    pen.fill(Path().circle(-1.08, -0.86, 0.042), "#ffffff")
    pen.fill(Path().circle(-1.09, -0.86, 0.022), "#2b2230")
    pen.stroke(Path().move(-1.32, -0.84).cubic(-1.42, -0.84, -1.36, -0.7, -1.44, -0.66), 0.02, gold)


@drawn("submarine", kind="swimming", height=4, aspect=1.7, faces="left", colours=("yellow",))
def submarine(pen: Pen) -> None:
    """A round yellow submarine with portholes."""
    shell = pen.tint("#f2bd2f")
    pen.stroke(Path().move(-0.04, -0.78).line(-0.04, -0.96).line(-0.2, -0.96), 0.05, "#8a8f98")
    pen.form(Path().rect(-0.26, -0.82, 0.42, 0.3, 0.07), mix(shell, DEEP, 0.08))
    for y in (-0.56, -0.24):
        pen.form(Path().ellipse(0.78, y, 0.07, 0.15), "#c8763a")
    pen.form(
        Path().polygon([(0.5, -0.52), (0.74, -0.66), (0.74, -0.14), (0.5, -0.28)]),
        mix(shell, DEEP, 0.25),
    )
    body = (
        Path()
        .move(-0.82, -0.4)
        .cubic(-0.8, -0.72, -0.3, -0.68, 0.1, -0.66)
        .cubic(0.5, -0.64, 0.66, -0.48, 0.7, -0.4)
    )
    pen.form(
        body.cubic(0.62, -0.12, 0.2, -0.04, -0.2, -0.06)
        .cubic(-0.6, -0.08, -0.8, -0.14, -0.82, -0.4)
        .close(),
        shell,
        light=0.3,
    )
    pen.stroke(
        Path().move(-0.8, -0.34).quad(0, -0.24, 0.68, -0.36),
        0.02,
        mix(shell, DEEP, 0.25),
        clip=body,
    )
    for x in (-0.46, -0.1, 0.24):
        pen.ball(x, -0.42, 0.125, "#b5793a")
        pen.shine(Path().circle(x, -0.42, 0.085), "#bfe8ff")
        pen.fill(Path().ellipse(x - 0.03, -0.46, 0.03, 0.02), "#ffffff")


@drawn("wupeng-boat", "awning-boat", kind="floating", height=2.0, aspect=2.6, seat=(0.24, 0.6))
def awning_boat(pen: Pen) -> None:
    """A river boat with a black arched awning."""
    mat = "#3a3a40"
    for x0, x1, top in ((-0.5, 0.1, -0.92), (0.06, 0.62, -0.86)):
        arch = Path().move(x0, -0.34).cubic(x0 - 0.02, top, x1 + 0.02, top, x1, -0.34).close()
        pen.form(arch, mat, light=0.24)
        for k in range(1, 5):
            x = x0 + (x1 - x0) * k / 5
            pen.stroke(Path().move(x, -0.3).line(x, -0.9), 0.014, mix(mat, WARM, 0.25), clip=arch)
    pen.ball(-0.56, -0.54, 0.075, pen.tint("#d9342b"))
    pen.stroke(Path().move(1.05, -0.9).line(0.66, 0.04), 0.034, "#a9713f")
    hull = (
        Path()
        .move(-1.28, -0.56)
        .cubic(-0.9, -0.34, -0.4, -0.32, 0, -0.32)
        .cubic(0.5, -0.32, 0.9, -0.34, 1.24, -0.5)
    )
    pen.form(
        hull.cubic(1.1, -0.12, 0.8, 0.0, 0.6, 0.0)
        .line(-0.66, 0.0)
        .cubic(-0.96, -0.04, -1.16, -0.22, -1.28, -0.56)
        .close(),
        "#5f4030",
    )
    pen.stroke(
        Path()
        .move(-1.26, -0.54)
        .cubic(-0.9, -0.32, -0.4, -0.3, 0, -0.3)
        .cubic(0.5, -0.3, 0.9, -0.32, 1.22, -0.48),
        0.05,
        "#8a6244",
    )
