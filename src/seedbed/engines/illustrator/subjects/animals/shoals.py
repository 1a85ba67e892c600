"""Sea creatures beside whales and fish: starfish, seahorse, dolphin, jellyfish, octopus."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn, turn
from seedbed.engines.illustrator.subjects.people.heads import eye


@drawn("starfish", kind="swimming", height=0.2, aspect=1.05, colours=("orange", "red"))
def starfish(pen: Pen) -> None:
    """A smiling starfish with five round arms."""
    colour = pen.tint("#f2793a")
    path = Path()
    points = []
    for k in range(10):
        x, y = turn(0, -(0.5 if k % 2 == 0 else 0.23), 36 * k)
        points.append((x, -0.47 + y))
    path.spline(points, tension=0.75)
    pen.form(path, colour)
    for k in range(5):
        for t in (0.14, 0.24, 0.33, 0.4):
            x, y = turn(0, -t, 72 * k)
            pen.fill(
                Path().circle(x, -0.47 + y, 0.024 - 0.03 * (t - 0.14)), mix(colour, "#fff0c0", 0.6)
            )
    for side in (-1, 1):
        eye(pen, side * 0.09, -0.5, 0.035)
        pen.fill(Path().ellipse(side * 0.16, -0.42, 0.04, 0.025), "#e0405a", opacity=0.5)
    pen.stroke(Path().move(-0.06, -0.43).quad(0, -0.36, 0.06, -0.43), 0.022, "#8a2f1c")


@drawn(
    "seahorse",
    kind="swimming",
    height=0.25,
    aspect=0.58,
    faces="left",
    colours=("yellow", "orange"),
)
def seahorse(pen: Pen) -> None:
    """A seahorse with a curled tail."""
    colour = pen.tint("#f2b13a")
    dark = mix(colour, DEEP, 0.2)
    fin = (
        Path()
        .move(0.12, -0.66)
        .quad(0.32, -0.62, 0.26, -0.46)
        .quad(0.2, -0.42, 0.12, -0.44)
        .close()
    )
    pen.form(fin, mix(colour, "#f0705d", 0.5))
    spine = [(0.02, -0.84), (0.1, -0.68), (0.1, -0.5), (0.0, -0.34), (-0.02, -0.2), (0.06, -0.08)]
    for k, width in enumerate((0.2, 0.26, 0.27, 0.2, 0.13)):
        pen.limb([spine[k], spine[k + 1]], width, colour)
    curl = [(0.06, -0.08), (0.14, -0.02), (0.22, -0.06), (0.2, -0.15), (0.12, -0.14), (0.13, -0.08)]
    pen.limb(curl, 0.075, colour)
    for k in range(7):
        y = -0.7 + 0.07 * k
        x = 0.1 - 0.1 * max(0.0, (y + 0.5)) * 1.2
        pen.stroke(
            Path().move(x - 0.11, y).quad(x - 0.04, y + 0.03, x + 0.06, y), 0.012, dark, opacity=0.6
        )
    pen.ball(-0.02, -0.84, 0.14, colour)
    pen.limb([(-0.1, -0.82), (-0.25, -0.77)], 0.075, colour)
    pen.ball(-0.26, -0.765, 0.045, dark)
    for k in range(3):
        crest = (
            Path()
            .move(-0.04 + 0.06 * k, -0.95)
            .line(0.0 + 0.07 * k, -1.02 + 0.02 * k)
            .line(0.05 + 0.05 * k, -0.93 + 0.02 * k)
        )
        pen.form(crest.close(), "#f0705d")
    eye(pen, -0.06, -0.86, 0.04)
    pen.fill(Path().ellipse(0.0, -0.79, 0.03, 0.02), "#f0705d", opacity=0.6)


@drawn(
    "dolphin",
    kind="swimming",
    height=1.8,
    aspect=1.5,
    faces="left",
    colours=("blue", "grey", "gray"),
)
def dolphin(pen: Pen) -> None:
    """A leaping dolphin."""
    blue = pen.tint("#5b8fc9")
    dark = mix(blue, DEEP, 0.22)
    fluke = (
        Path()
        .move(0.52, -0.3)
        .cubic(0.6, -0.14, 0.7, -0.1, 0.76, 0.0)
        .cubic(0.6, -0.02, 0.52, -0.06, 0.47, -0.14)
    )
    pen.form(
        fluke.cubic(0.4, -0.06, 0.28, -0.04, 0.2, -0.08)
        .cubic(0.32, -0.16, 0.4, -0.24, 0.46, -0.34)
        .close(),
        dark,
    )
    fin = (
        Path()
        .move(0.06, -0.84)
        .cubic(0.14, -0.98, 0.26, -1.02, 0.34, -0.99)
        .quad(0.28, -0.86, 0.3, -0.74)
        .close()
    )
    pen.form(fin, dark)
    body = Path().move(-0.76, -0.46).cubic(-0.66, -0.5, -0.6, -0.6, -0.5, -0.7)
    body.cubic(-0.3, -0.92, 0.14, -0.92, 0.34, -0.68).cubic(0.46, -0.54, 0.52, -0.4, 0.54, -0.26)
    body.line(0.46, -0.24).cubic(0.36, -0.44, 0.16, -0.52, -0.08, -0.46).cubic(
        -0.3, -0.38, -0.46, -0.4, -0.56, -0.42
    )
    pen.form(body.quad(-0.68, -0.38, -0.76, -0.46).close(), blue, light=0.24)
    belly = (
        Path()
        .move(-0.74, -0.43)
        .cubic(-0.5, -0.5, -0.3, -0.56, 0.0, -0.58)
        .cubic(0.3, -0.56, 0.42, -0.4, 0.5, -0.24)
    )
    pen.fill(belly.line(0.4, -0.1).line(-0.7, -0.2).close(), "#e6f0f8", clip=body)
    flipper = (
        Path()
        .move(-0.26, -0.5)
        .cubic(-0.24, -0.36, -0.14, -0.26, -0.02, -0.24)
        .quad(-0.08, -0.4, -0.1, -0.52)
    )
    pen.form(flipper.close(), dark)
    eye(pen, -0.48, -0.57, 0.03)
    pen.stroke(
        Path().move(-0.74, -0.455).cubic(-0.64, -0.46, -0.58, -0.48, -0.52, -0.5), 0.012, dark
    )
    pen.fill(Path().ellipse(-0.42, -0.5, 0.05, 0.028), "#f0808f", opacity=0.4)


@drawn("jellyfish", kind="swimming", height=0.5, aspect=0.7, colours=("pink", "purple"))
def jellyfish(pen: Pen) -> None:
    """A jellyfish, glowing in the dark."""
    colour = pen.tint("#d98ae0")
    if pen.look.dark > 0.2:
        pen.shine(Path().circle(0, -0.7, 0.4), mix(colour, "#ffffff", 0.3), blur=0.16, opacity=0.4)
    for k in range(7):
        x = -0.24 + 0.08 * k
        sway = 0.05 * math.sin(k * 2.1)
        arm = (
            Path()
            .move(x, -0.55)
            .cubic(x + 0.07, -0.4, x - 0.08 + sway, -0.24, x + sway, -0.02 - 0.08 * (k % 3))
        )
        pen.stroke(
            arm,
            0.026 if k % 2 else 0.042,
            mix(colour, "#ffffff", 0.35 if k % 2 else 0.1),
            opacity=0.8,
        )
    bell = Path().move(-0.33, -0.56).cubic(-0.36, -1.14, 0.36, -1.14, 0.33, -0.56)
    for k in range(5):
        bell.quad(0.33 - 0.132 * k - 0.066, -0.47, 0.33 - 0.132 * (k + 1), -0.56)
    pen.shine(bell.close(), mix(colour, "#ffffff", 0.1), opacity=0.92)
    pen.shine(Path().ellipse(-0.1, -0.84, 0.12, 0.08), "#ffffff", opacity=0.45)
    for side in (-1, 1):
        pen.fill(Path().circle(side * 0.1, -0.68, 0.03), "#3a2a4a")
        pen.fill(Path().ellipse(side * 0.18, -0.62, 0.04, 0.025), "#f06a8f", opacity=0.6)
    pen.stroke(Path().move(-0.045, -0.64).quad(0, -0.59, 0.045, -0.64), 0.018, "#3a2a4a")


@drawn("octopus", kind="swimming", height=0.9, aspect=1.15, colours=("red", "purple", "orange"))
def octopus(pen: Pen) -> None:
    """A friendly octopus."""
    colour = pen.tint("#e0664f")
    dark = mix(colour, DEEP, 0.14)
    for k, (x, reach, low) in enumerate(
        (
            (-0.3, -0.54, -0.1),
            (0.3, 0.54, -0.1),
            (-0.2, -0.34, -0.02),
            (0.2, 0.34, -0.02),
            (-0.08, -0.13, 0.0),
            (0.08, 0.13, 0.0),
        )
    ):
        side = -1 if x < 0 else 1
        arm = [
            (x * 0.8, -0.36),
            (x * 1.3, -0.16),
            (reach, low - 0.05),
            (reach + side * 0.04, low - 0.16),
        ]
        pen.limb(arm, 0.12, dark if k < 2 else mix(colour, DEEP, 0.05))
        for t in (0.3, 0.6):
            px, py = (
                arm[1][0] + (arm[2][0] - arm[1][0]) * t,
                arm[1][1] + (arm[2][1] - arm[1][1]) * t,
            )
            pen.fill(Path().circle(px, py + 0.02, 0.02), "#f9d0c0")
    head = (
        Path()
        .move(-0.26, -0.34)
        .cubic(-0.5, -0.6, -0.38, -1.0, 0, -1.0)
        .cubic(0.38, -1.0, 0.5, -0.6, 0.26, -0.34)
    )
    pen.form(head.quad(0, -0.2, -0.26, -0.34).close(), colour, light=0.28)
    for x, y, r in ((0.2, -0.86, 0.04), (0.28, -0.74, 0.03), (0.12, -0.92, 0.025)):
        pen.fill(Path().circle(x, y, r), mix(colour, WARM, 0.45))
    for side in (-1, 1):
        pen.fill(Path().ellipse(side * 0.13, -0.54, 0.085, 0.1), "#ffffff")
        pen.fill(Path().ellipse(side * 0.12, -0.52, 0.05, 0.062), "#2b2230")
        pen.fill(Path().circle(side * 0.12 + 0.016, -0.545, 0.018), "#ffffff")
        pen.fill(Path().ellipse(side * 0.22, -0.42, 0.05, 0.03), "#f06a7a", opacity=0.55)
    pen.stroke(Path().move(-0.06, -0.4).quad(0, -0.34, 0.06, -0.4), 0.024, "#7a2a26")
