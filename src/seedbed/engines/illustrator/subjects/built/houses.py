"""Houses, shops and shelters; their windows light up when it gets dark."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.built.displays import display
from seedbed.engines.illustrator.subjects.built.walls import (
    door,
    gable,
    roof,
    smoke,
    wall,
    window,
)
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("house", "cottage", kind="building", height=6, aspect=1.15, colours=())
def house(pen: Pen) -> None:
    """A family house: gabled front, tiled wing, chimney."""
    tile = pen.part("roof", "#c8543f" if pen.look.colour is None else "#7d5a4c")
    face = pen.part("walls", pen.tint("#f7ead2"))
    pen.form(Path().rect(0.3, -0.98, 0.1, 0.3), "#b5674d")
    pen.fill(Path().rect(0.285, -1.0, 0.13, 0.035), "#8f4c3a")
    smoke(pen, 0.35, -1.0)
    wall(pen, -0.1, -0.52, 0.62, 0.52, mix(face, DEEP, 0.05))
    roof(pen, -0.16, 0.575, -0.5, -0.86, tile)
    window(pen, 0.2, -0.36, 0.15, 0.17)
    front = Path().polygon([(-0.5, 0), (-0.5, -0.54), (-0.22, -0.86), (0.06, -0.54), (0.06, 0)])
    pen.fill(
        front,
        Linear(-0.5, 0, 0.06, 0, [(0, mix(face, WARM, 0.3), 1), (1, mix(face, DEEP, 0.08), 1)]),
    )
    gable(pen, -0.5, 0.06, -0.56, -0.94, tile)
    window(pen, -0.275, -0.68, 0.11, 0.13, arch=True)
    window(pen, -0.42, -0.36, 0.13, 0.17)
    door(pen, -0.2, 0.16, 0.36, pen.part("door", "#5d7f8f"))
    pen.fill(Path().rect(-0.24, -0.02, 0.24, 0.02), "#cfc4b0")
    for x, r in ((-0.47, 0.075), (0.12, 0.06), (0.46, 0.08), (0.37, 0.06)):
        pen.ball(x, -r * 0.7, r, "#6aa84f" if pen.look.season != "winter" else "#e9f1fa")


@drawn("cabin", "hut", kind="building", height=4.5, aspect=1.2, colours=("brown",))
def cabin(pen: Pen) -> None:
    """A log cabin with a warm window."""
    wood = pen.part("walls", pen.tint("#9a6538"))
    pen.form(Path().rect(0.24, -0.96, 0.12, 0.36), "#8d8a88")
    smoke(pen, 0.3, -0.97)
    body = Path().rect(-0.46, -0.5, 0.92, 0.5)
    pen.fill(body, wood)
    for k in range(7):
        y = -0.5 + k * 0.0715
        log = Path().rect(-0.49, y, 0.98, 0.07, 0.035)
        pen.fill(
            log,
            Linear(
                0,
                y,
                0,
                y + 0.07,
                [(0, mix(wood, WARM, 0.28), 1), (0.55, wood, 1), (1, mix(wood, DEEP, 0.36), 1)],
            ),
        )
    for k in range(7):
        for side in (-1, 1):
            pen.fill(Path().circle(side * 0.48, -0.465 + k * 0.0715, 0.033), "#dcb27c")
            pen.stroke(Path().circle(side * 0.48, -0.465 + k * 0.0715, 0.016), 0.006, "#a97b48")
    roof(pen, -0.6, 0.6, -0.46, -0.86, pen.part("roof", mix(wood, "#5a3a2c", 0.55)), 0.12)
    window(pen, -0.36, -0.36, 0.19, 0.18, "#6b4327")
    window(pen, 0.2, -0.36, 0.19, 0.18, "#6b4327")
    door(pen, -0.075, 0.17, 0.36, pen.part("door", "#6b4027"))


@drawn("barn", kind="building", height=8, aspect=1.25, colours=("red",))
def barn(pen: Pen) -> None:
    """A red barn with white trim and a gambrel roof."""
    red = pen.part("walls", pen.tint("#b8382f"))
    wall(pen, 0.0, -0.52, 0.58, 0.52, mix(red, DEEP, 0.14))
    roof(pen, -0.05, 0.62, -0.5, -0.92, pen.part("roof", "#7d8492"), 0.04)
    for k in range(3):
        window(pen, 0.16 + 0.14 * k, -0.38, 0.075, 0.1, bars=False)
    front = Path().polygon(
        [
            (-0.56, 0),
            (-0.56, -0.5),
            (-0.45, -0.78),
            (-0.2, -0.96),
            (0.05, -0.78),
            (0.16, -0.5),
            (0.16, 0),
        ]
    )
    pen.fill(
        front,
        Linear(-0.56, 0, 0.16, 0, [(0, mix(red, WARM, 0.18), 1), (1, mix(red, DEEP, 0.1), 1)]),
    )
    for k in range(1, 9):
        x = -0.56 + 0.72 * k / 9
        pen.stroke(Path().move(x, -0.9).line(x, 0), 0.006, mix(red, DEEP, 0.28), clip=front)
    edge = (
        Path()
        .move(-0.585, -0.48)
        .line(-0.465, -0.795)
        .line(-0.2, -0.985)
        .line(0.065, -0.795)
        .line(0.185, -0.48)
    )
    pen.stroke(edge, 0.045, "#eef0f2")
    pen.stroke(Path().rect(-0.38, -0.4, 0.36, 0.4), 0.024, "#f6f3ee")
    pen.stroke(
        Path()
        .move(-0.38, -0.4)
        .line(-0.02, 0)
        .move(-0.02, -0.4)
        .line(-0.38, 0)
        .move(-0.2, -0.4)
        .line(-0.2, 0),
        0.02,
        "#f6f3ee",
    )
    window(pen, -0.27, -0.72, 0.14, 0.15, "#f6f3ee")


@drawn("haunted-house", "derelict-house", kind="building", height=9, aspect=0.95)
def haunted_house(pen: Pen) -> None:
    """A crooked, dark house with lit windows and a bat."""
    dark = pen.tint("#5b4a6e")
    slate = "#3a3350"
    with pen.at(0, 0, 1, tilt=-1.5):
        wall(pen, -0.36, -0.46, 0.72, 0.46, dark)
        for k in range(6):
            pen.stroke(
                Path().move(-0.36, -0.08 - k * 0.07).line(0.36, -0.085 - k * 0.07),
                0.006,
                mix(dark, DEEP, 0.4),
            )
        roof(pen, -0.46, 0.46, -0.45, -0.66, slate, 0.14)
        wall(pen, -0.14, -0.74, 0.28, 0.3, mix(dark, WARM, 0.08))
        gable(pen, -0.14, 0.14, -0.74, -0.98, slate, 0.05)
        wall(pen, 0.24, -0.72, 0.15, 0.32, mix(dark, DEEP, 0.1))
        pen.form(Path().polygon([(0.2, -0.7), (0.33, -0.96), (0.43, -0.69)]), slate)
    for x, y, w, h in (
        (-0.28, -0.36, 0.12, 0.16),
        (0.15, -0.36, 0.12, 0.16),
        (-0.055, -0.68, 0.1, 0.15),
        (0.275, -0.6, 0.06, 0.1),
    ):
        pane = Path().rect(x, y, w, h, w * 0.45)
        pen.fill(
            Path().rect(x - 0.014, y - 0.014, w + 0.028, h + 0.028, w * 0.5), mix(slate, DEEP, 0.3)
        )
        pen.shine(Path().ellipse(x + w / 2, y + h / 2, w, h), "#ffab2e", blur=w * 0.4, opacity=0.35)
        pen.shine(pane, "#ffc247")
        pen.shine(Path().rect(x + w * 0.46, y, w * 0.08, h), slate)
        pen.shine(Path().rect(x, y + h * 0.5, w, h * 0.05), slate)
    door(pen, -0.07, 0.14, 0.3, "#3b2c3f", arch=True)
    for x, y, s in ((-0.36, -0.84, 0.09), (0.02, -1.06, 0.06)):
        bat = (
            Path()
            .move(x, y)
            .quad(x - s * 0.3, y - s * 0.5, x - s, y - s * 0.35)
            .quad(x - s * 0.7, y, x - s * 0.6, y + s * 0.2)
            .quad(x - s * 0.3, y, x, y + s * 0.25)
        )
        bat.quad(x + s * 0.3, y, x + s * 0.6, y + s * 0.2).quad(
            x + s * 0.7, y, x + s, y - s * 0.35
        ).quad(x + s * 0.3, y - s * 0.5, x, y).close()
        pen.fill(bat, "#2a2438")


@drawn("bookshop", "shop", "bakery", "cafe", kind="building", height=6, aspect=1.15)
def bookshop(pen: Pen) -> None:
    """A small shop front: awning, wide window with what it sells, door, sign."""
    paint = pen.tint("#2f6b62")
    wall(pen, -0.54, -0.98, 1.08, 0.98, "#c98f6a")
    for row in range(4):
        for k in range(11):
            x = -0.53 + k * 0.1 + (0.05 if row % 2 else 0)
            pen.fill(Path().rect(x, -0.95 + row * 0.055, 0.07, 0.03, 0.006), "#b5744f", opacity=0.5)
    pen.fill(Path().rect(-0.57, -1.0, 1.14, 0.05, 0.01), "#8f5a40")
    for x in (-0.36, -0.08, 0.2):
        window(pen, x, -0.92, 0.15, 0.17)
    pen.form(Path().rect(-0.52, -0.68, 1.04, 0.68), paint)
    pen.form(Path().rect(-0.5, -0.7, 1.0, 0.1, 0.02), mix(paint, DEEP, 0.35))
    sign = Path().rect(-0.26, -0.685, 0.52, 0.07, 0.02)
    pen.fill(sign, "#f6e7c4")
    for k in range(7):
        pen.fill(Path().rect(-0.2 + k * 0.058, -0.668, 0.038, 0.035, 0.008), "#7a4a2c")
    glass = Path().rect(-0.46, -0.46, 0.56, 0.34, 0.015)
    pen.fill(Path().rect(-0.48, -0.48, 0.6, 0.38, 0.02), mix(paint, WARM, 0.25))
    pen.shine(glass, Linear(0, -0.46, 0, -0.12, [(0, "#ffe9b8", 1), (1, "#ffc878", 1)]))
    for shelf in (-0.3, -0.13):
        pen.shine(Path().rect(-0.46, shelf, 0.56, 0.012), "#9a6538")
        display(pen, -0.45, 0.09, shelf)
    door(pen, 0.22, 0.2, 0.46, mix(paint, DEEP, 0.25))
    window(pen, 0.255, -0.42, 0.13, 0.2, "#e9d7b0", bars=False)
    awning = 9
    for k in range(awning):
        x = -0.52 + k * 1.04 / awning
        w = 1.04 / awning
        stripe = (
            Path()
            .move(x, -0.6)
            .line(x + w, -0.6)
            .line(x + w, -0.5)
            .quad(x + w / 2, -0.455, x, -0.5)
            .close()
        )
        pen.form(stripe, "#f7f1e3" if k % 2 else "#d8503f")
    if pen.look.dark > 0.3:
        pen.shine(Path().ellipse(-0.18, -0.1, 0.5, 0.3), "#ffb347", blur=0.14, opacity=0.25)
    pen.form(Path().rect(0.45, -0.1, 0.09, 0.1, 0.01), "#b5674d")
    pen.ball(0.495, -0.16, 0.08, "#5d9c4b")


@drawn("tent", kind="building", height=2.2, aspect=1.5, colours=("orange",))
def tent(pen: Pen) -> None:
    """A camping tent, glowing from within at night."""
    cloth = pen.tint("#f08a3c")
    lit = pen.look.dark > 0.35
    pen.fill(
        Path().polygon([(0.0, -0.96), (0.42, -0.88), (0.74, 0), (0.3, 0)]), mix(cloth, DEEP, 0.24)
    )
    front = Path().polygon([(-0.72, 0), (0.0, -0.96), (0.36, 0)])
    pen.form(front, cloth)
    if lit:
        pen.shine(front, Linear(0, -1, 0, 0, [(0, "#ffb65c", 0.9), (1, "#ffe6a8", 0.95)]))
    pen.fill(
        Path()
        .move(0, -0.86)
        .quad(-0.14, -0.3, -0.34, 0)
        .line(0.14, 0)
        .quad(0.06, -0.4, 0, -0.86)
        .close(),
        "#5d3b2c",
    )
    flap = (
        Path()
        .move(0, -0.86)
        .quad(-0.24, -0.35, -0.5, -0.02)
        .quad(-0.3, -0.1, -0.24, -0.02)
        .quad(-0.06, -0.4, 0, -0.86)
        .close()
    )
    pen.form(flap, mix(cloth, WARM, 0.35))
    pen.stroke(Path().move(0, -0.98).line(-0.74, 0.0), 0.012, mix(cloth, WARM, 0.5))


@drawn("igloo", kind="building", height=2.2, aspect=1.7, colours=("white",))
def igloo(pen: Pen) -> None:
    """A snow house."""
    dome = Path().move(-0.62, 0).cubic(-0.62, -1.25, 0.62, -1.25, 0.62, 0).close()
    pen.form(dome, "#e9f3fc", dark=0.25)
    lines = Path()
    for k in range(1, 5):
        y = -0.19 * k
        lines.move(-0.7, y + 0.03).quad(0, y - 0.06, 0.7, y + 0.03)
        for n in range(8):
            x = -0.6 + n * 0.17 + (0.08 if k % 2 else 0)
            lines.move(x, y).line(x * 0.98, y - 0.18)
    pen.stroke(lines, 0.012, "#b9d2ea", clip=dome)
    porch = Path().move(-0.16, 0).cubic(-0.16, -0.62, 0.4, -0.62, 0.4, 0).close()
    pen.form(porch, "#f6fbff", dark=0.2)
    hole = Path().move(-0.06, 0).cubic(-0.06, -0.46, 0.3, -0.46, 0.3, 0).close()
    pen.fill(hole, "#35507c")
    if pen.look.dark > 0.35:
        pen.shine(hole, "#ffcf7a")
