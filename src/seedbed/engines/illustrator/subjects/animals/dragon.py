"""The dragon."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn(
    "dragon",
    kind="ground",
    height=4.0,
    aspect=1.35,
    faces="left",
    colours=("green",),
    seat=(0.52, 0.42),
    head=(0.16, 0.06),
)
def dragon(pen: Pen) -> None:
    """A western dragon: wings, horns, a spiked tail, and a breath of fire."""
    green = pen.tint("#4d9a52")
    if pen.look.pose == "sleep":
        _asleep(pen, green)
        return
    belly = mix("#f2d79a", green, 0.12)
    wing_skin = mix(green, "#c8503f" if pen.look.colour is None else DEEP, 0.5)
    _dragon_wing(pen, 0.12, -0.58, mix(wing_skin, DEEP, 0.25), 10)
    path = Path().move(0.18, -0.24).cubic(0.4, -0.04, 0.62, -0.02, 0.62, -0.26)
    pen.stroke(path, 0.12, mix(green, DEEP, 0.1))
    pen.form(
        Path().polygon([(0.62, -0.48), (0.52, -0.27), (0.72, -0.27)]),
        "#c8503f" if pen.look.colour is None else mix(green, DEEP, 0.3),
    )
    for x, tone in ((-0.06, 0.22), (0.2, 0.22)):
        pen.limb([(x, -0.3), (x - 0.02, -0.05)], 0.12, mix(green, DEEP, tone))
    body = (
        Path()
        .move(-0.3, -0.62)
        .cubic(-0.1, -0.66, 0.26, -0.6, 0.34, -0.36)
        .cubic(0.36, -0.16, 0.16, -0.1, 0.0, -0.12)
        .cubic(-0.2, -0.14, -0.34, -0.3, -0.3, -0.62)
        .close()
    )
    pen.form(body, green, light=0.24, dark=0.28)
    neck = Path().move(-0.08, -0.3).cubic(-0.32, -0.36, -0.14, -0.6, -0.3, -0.76)
    pen.stroke(neck, 0.22, green)
    front = Path().move(-0.2, -0.16).cubic(-0.38, -0.32, -0.24, -0.56, -0.39, -0.7)
    pen.stroke(front, 0.1, belly)
    for k in range(6):
        t = k / 5
        x, y = -0.26 - 0.06 * math.sin(t * 3.1) - 0.09 * t, -0.2 - 0.46 * t
        pen.stroke(
            Path().move(x - 0.055, y + 0.01).quad(x, y + 0.02, x + 0.05, y - 0.005),
            0.01,
            mix(belly, DEEP, 0.3),
        )
    for x, foot in ((-0.2, -0.24), (0.1, 0.08)):
        pen.limb([(x, -0.26), (foot, -0.05)], 0.13, mix(green, WARM, 0.05))
        pen.form(Path().ellipse(foot - 0.03, -0.035, 0.1, 0.04), mix(green, WARM, 0.05))
        for k in range(3):
            pen.fill(Path().circle(foot - 0.1 + k * 0.045, -0.018, 0.018), "#fbf3e0")
    for k in range(6):
        x, y = -0.19 + 0.1 * k, -0.72 + 0.065 * k + (0.05 if k else -0.1)
        pen.form(
            Path().polygon([(x - 0.04, y + 0.07), (x + 0.03, y - 0.04), (x + 0.06, y + 0.09)]),
            "#e0a93a",
        )
    head = (
        Path()
        .move(-0.2, -0.92)
        .cubic(-0.34, -0.98, -0.42, -0.86, -0.54, -0.84)
        .cubic(-0.64, -0.83, -0.66, -0.74, -0.6, -0.7)
    )
    head.cubic(-0.5, -0.66, -0.34, -0.66, -0.24, -0.7).cubic(
        -0.14, -0.76, -0.14, -0.88, -0.2, -0.92
    ).close()
    for dx in (0.0, 0.08):
        horn = (
            Path()
            .move(-0.26 + dx, -0.9)
            .cubic(-0.22 + dx, -0.98, -0.14 + dx, -1.02, -0.06 + dx, -1.02)
            .cubic(-0.12 + dx, -0.96, -0.14 + dx, -0.9, -0.18 + dx, -0.85)
            .close()
        )
        pen.form(horn, "#f3e3b8")
    pen.form(head, green, light=0.26)
    pen.stroke(
        Path().move(-0.62, -0.72).quad(-0.48, -0.7, -0.36, -0.75), 0.014, mix(green, DEEP, 0.6)
    )
    for x in (-0.56, -0.48, -0.41):
        pen.fill(Path().polygon([(x - 0.018, -0.722), (x + 0.018, -0.725), (x, -0.685)]), "#ffffff")
    pen.fill(Path().ellipse(-0.59, -0.79, 0.016, 0.011), mix(green, DEEP, 0.7))
    pen.fill(Path().ellipse(-0.37, -0.84, 0.04, 0.038), "#ffe08a")
    pen.fill(Path().ellipse(-0.38, -0.84, 0.014, 0.032), "#2b2230")
    pen.stroke(
        Path().move(-0.43, -0.89).quad(-0.36, -0.9, -0.31, -0.86), 0.02, mix(green, DEEP, 0.4)
    )
    _dragon_wing(pen, -0.04, -0.56, wing_skin, -6)
    if pen.look.pose in {"stand", "play", "work", "fly", None}:
        for length, half, colour in (
            (0.36, 0.12, "#ff7a2a"),
            (0.27, 0.08, "#ffb53d"),
            (0.16, 0.045, "#fff3b8"),
        ):
            flame = (
                Path()
                .move(-0.62, -0.72)
                .cubic(
                    -0.62 - length * 0.4,
                    -0.72 - half * 0.4,
                    -0.62 - length * 0.8,
                    -0.66 - half,
                    -0.62 - length,
                    -0.62,
                )
            )
            flame.cubic(
                -0.62 - length * 0.75,
                -0.6 + half * 0.9,
                -0.62 - length * 0.3,
                -0.64 + half * 0.5,
                -0.62,
                -0.7,
            ).close()
            pen.shine(flame, colour, blur=0.006)


def _dragon_wing(pen: Pen, x: float, y: float, colour: Colour, tilt: float) -> None:
    with pen.at(x, y, 1, tilt=tilt):
        wing = (
            Path()
            .move(0, 0)
            .cubic(0.0, -0.22, 0.08, -0.4, 0.26, -0.46)
            .quad(0.42, -0.42, 0.62, -0.3)
            .quad(0.5, -0.28, 0.47, -0.16)
        )
        wing.quad(0.38, -0.18, 0.32, -0.05).quad(0.24, -0.09, 0.16, 0.04).quad(
            0.08, 0.02, 0, 0
        ).close()
        pen.form(wing, colour, light=0.25, dark=0.25)
        bones = (
            Path()
            .move(0.24, -0.45)
            .quad(0.4, -0.32, 0.47, -0.17)
            .move(0.24, -0.45)
            .quad(0.3, -0.26, 0.32, -0.06)
            .move(0.24, -0.45)
            .quad(0.18, -0.2, 0.16, 0.03)
        )
        pen.stroke(bones, 0.012, mix(colour, DEEP, 0.35))
        pen.stroke(
            Path()
            .move(0, 0)
            .cubic(0.0, -0.22, 0.08, -0.4, 0.26, -0.46)
            .quad(0.42, -0.42, 0.62, -0.3),
            0.03,
            mix(colour, DEEP, 0.2),
        )


def _asleep(pen: Pen, green: Colour) -> None:
    """Curled up: the chin on the ground, the tail around to it, smoke from the nose."""
    back = mix(green, DEEP, 0.1)
    skin = mix(green, "#c8503f" if pen.look.colour is None else DEEP, 0.5)
    _dragon_wing(pen, 0.1, -0.34, mix(skin, DEEP, 0.25), 34)
    body = Path().move(-0.36, -0.02).cubic(-0.4, -0.4, -0.06, -0.56, 0.2, -0.5)
    pen.form(body.cubic(0.56, -0.42, 0.66, -0.08, 0.5, 0.0).close(), green, light=0.24, dark=0.28)
    for k in range(6):
        x = -0.16 + 0.12 * k
        y = -0.49 + 0.02 * (k - 2) ** 2
        spike = [(x - 0.045, y + 0.05), (x + 0.02, y - 0.06), (x + 0.06, y + 0.05)]
        pen.form(Path().polygon(spike), "#e0a93a")
    pen.form(Path().ellipse(0.3, -0.15, 0.17, 0.15), mix(green, WARM, 0.06))
    pen.stroke(Path().move(0.5, -0.12).cubic(0.6, 0.0, 0.2, 0.0, -0.14, -0.03), 0.09, back)
    pen.form(Path().polygon([(-0.3, -0.03), (-0.12, -0.09), (-0.12, 0.03)]), "#c8503f")
    pen.limb([(-0.14, -0.2), (-0.22, -0.06), (-0.3, -0.035)], 0.1, mix(green, WARM, 0.05))
    head = Path().move(-0.24, -0.28).cubic(-0.36, -0.36, -0.48, -0.24, -0.6, -0.22)
    head.cubic(-0.72, -0.2, -0.72, -0.04, -0.62, -0.02).line(-0.3, -0.02)
    for dx in (0.0, 0.08):
        horn = Path().move(-0.32 + dx, -0.28).cubic(-0.28 + dx, -0.38, -0.2 + dx, -0.42, -0.1 + dx,
                                                    -0.42)  # fmt: skip
        pen.form(horn.cubic(-0.16 + dx, -0.36, -0.2 + dx, -0.3, -0.22 + dx, -0.24).close(),
                 "#f3e3b8")  # fmt: skip
    pen.form(head.cubic(-0.16, -0.04, -0.14, -0.2, -0.24, -0.28).close(), green, light=0.26)
    lid = Path().move(-0.46, -0.2).quad(-0.41, -0.15, -0.35, -0.2)
    pen.stroke(lid, 0.018, mix(green, DEEP, 0.7))
    pen.stroke(Path().move(-0.66, -0.08).quad(-0.54, -0.04, -0.42, -0.09), 0.014,
               mix(green, DEEP, 0.6))  # fmt: skip
    pen.fill(Path().ellipse(-0.64, -0.15, 0.016, 0.011), mix(green, DEEP, 0.7))
    for k, (x, y) in enumerate(((-0.69, -0.22), (-0.74, -0.32), (-0.7, -0.44))):
        pen.fill(Path().circle(x, y, 0.03 + 0.014 * k), "#f4f1ee", opacity=0.6 - 0.13 * k)
    _dragon_wing(pen, -0.06, -0.36, skin, 26)
