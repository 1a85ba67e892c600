"""What swims: whales and fish."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


@drawn(
    "whale",
    "blue-whale",
    kind="swimming",
    height=4.5,
    aspect=1.75,
    faces="left",
    colours=("blue", "grey"),
    seat=(0.42, 0.24),
)
def whale(pen: Pen) -> None:
    """A great whale, flukes raised."""
    blue = pen.tint("#4f86b8")
    fluke = (
        Path()
        .move(0.66, -0.62)
        .cubic(0.6, -0.8, 0.42, -0.96, 0.36, -1.0)
        .cubic(0.56, -1.0, 0.66, -0.92, 0.72, -0.82)
    )
    fluke.cubic(0.74, -0.92, 0.82, -1.0, 0.96, -0.98).cubic(
        0.88, -0.9, 0.84, -0.74, 0.76, -0.6
    ).close()
    pen.form(fluke, mix(blue, DEEP, 0.06))
    body = (
        Path()
        .move(-0.84, -0.36)
        .cubic(-0.86, -0.62, -0.6, -0.78, -0.3, -0.76)
        .cubic(0.08, -0.74, 0.34, -0.6, 0.5, -0.52)
    )
    body.cubic(0.6, -0.5, 0.64, -0.58, 0.66, -0.66).line(0.77, -0.62).cubic(
        0.8, -0.36, 0.62, -0.16, 0.3, -0.08
    )
    body.cubic(-0.05, 0.0, -0.5, 0.02, -0.7, -0.1).cubic(
        -0.8, -0.17, -0.84, -0.26, -0.84, -0.36
    ).close()
    pen.fill(
        body,
        Linear(
            -0.2,
            -0.78,
            0.1,
            0.0,
            [(0, mix(blue, WARM, 0.3), 1), (0.45, blue, 1), (1, mix(blue, DEEP, 0.25), 1)],
        ),
    )
    belly = (
        Path()
        .move(-0.86, -0.34)
        .cubic(-0.6, -0.2, -0.3, -0.26, 0.0, -0.22)
        .cubic(0.2, -0.2, 0.3, -0.14, 0.36, -0.06)
        .line(0.3, 0.1)
        .line(-0.9, 0.1)
        .close()
    )
    pale = mix(blue, "#f4f8fb", 0.78)
    pen.fill(belly, pale, clip=body)
    for k in range(6):
        groove = (
            Path()
            .move(-0.85, -0.29 + k * 0.042)
            .cubic(
                -0.6, -0.15 + k * 0.036, -0.3, -0.2 + k * 0.036, 0.08 - 0.03 * k, -0.16 + k * 0.03
            )
        )
        pen.stroke(groove, 0.01, mix(pale, blue, 0.55), clip=body)
    mouth = Path().move(-0.845, -0.36).cubic(-0.66, -0.24, -0.5, -0.3, -0.38, -0.4)
    pen.stroke(mouth, 0.016, mix(blue, DEEP, 0.5))
    eye(pen, -0.42, -0.47, 0.03)
    pen.fill(Path().ellipse(-0.36, -0.39, 0.045, 0.025), "#f08fae", opacity=0.35, blur=0.01)
    fin = (
        Path()
        .move(-0.2, -0.26)
        .cubic(-0.16, -0.06, -0.02, 0.06, 0.12, 0.05)
        .cubic(0.1, -0.08, 0.04, -0.2, -0.02, -0.27)
        .close()
    )
    pen.form(fin, mix(blue, DEEP, 0.16))
    for x, y, r in (
        (-0.1, -0.62, 0.022),
        (0.02, -0.58, 0.016),
        (0.14, -0.52, 0.02),
        (-0.24, -0.66, 0.014),
        (0.24, -0.45, 0.013),
    ):
        pen.fill(Path().ellipse(x, y, r, r * 0.7), mix(blue, WARM, 0.45), opacity=0.7)


@drawn("fish", "goldfish", "koi", kind="swimming", height=0.3, aspect=1.55, faces="left")
def fish(pen: Pen) -> None:
    """A round, bright fish."""
    own = {"goldfish": "#f58a2c", "koi": "#fbf6ee"}.get(pen.look.name, "#4fa3d9")
    colour = pen.tint(own)
    tail = (
        Path()
        .move(0.36, -0.5)
        .cubic(0.5, -0.74, 0.7, -0.86, 0.78, -0.84)
        .quad(0.66, -0.5, 0.78, -0.16)
        .cubic(0.7, -0.14, 0.5, -0.26, 0.36, -0.5)
        .close()
    )
    pen.form(tail, mix(colour, DEEP, 0.1))
    fin = (
        Path()
        .move(-0.2, -0.82)
        .cubic(-0.05, -1.02, 0.2, -1.0, 0.34, -0.9)
        .quad(0.24, -0.8, 0.26, -0.7)
        .close()
    )
    pen.form(fin, mix(colour, DEEP, 0.12))
    under = (
        Path()
        .move(-0.06, -0.18)
        .cubic(0.0, 0.0, 0.14, 0.02, 0.22, -0.02)
        .quad(0.16, -0.14, 0.2, -0.24)
        .close()
    )
    pen.form(under, mix(colour, DEEP, 0.12))
    body = (
        Path()
        .move(-0.74, -0.48)
        .cubic(-0.56, -0.98, 0.14, -1.0, 0.46, -0.5)
        .cubic(0.14, 0.0, -0.56, -0.02, -0.74, -0.48)
        .close()
    )
    pen.fill(
        body,
        Linear(
            0,
            -0.88,
            0,
            -0.1,
            [
                (0, mix(colour, WARM, 0.2), 1),
                (0.45, colour, 1),
                (1, mix(colour, "#ffffff", 0.6), 1),
            ],
        ),
    )
    if pen.look.name == "koi":
        for x, y, rx in ((-0.3, -0.66, 0.2), (0.12, -0.6, 0.16), (-0.02, -0.36, 0.1)):
            pen.fill(Path().ellipse(x, y, rx, 0.14), "#e8542c", clip=body)
    scales = Path()
    for row in range(4):
        for k in range(4):
            x, y = -0.16 + k * 0.14 + (0.07 if row % 2 else 0), -0.72 + row * 0.14
            scales.move(x, y - 0.07).quad(x + 0.09, y, x, y + 0.07)
    pen.stroke(scales, 0.016, mix(colour, WARM, 0.5), opacity=0.6, clip=body)
    pen.stroke(
        Path().move(-0.36, -0.72).quad(-0.24, -0.48, -0.36, -0.24),
        0.02,
        mix(colour, DEEP, 0.25),
        clip=body,
    )
    side_fin = (
        Path()
        .move(-0.12, -0.44)
        .quad(0.08, -0.4, 0.14, -0.22)
        .quad(-0.04, -0.22, -0.14, -0.34)
        .close()
    )
    pen.form(side_fin, mix(colour, DEEP, 0.14))
    pen.fill(Path().circle(-0.5, -0.56, 0.075), "#ffffff")
    eye(pen, -0.515, -0.555, 0.04)
    pen.stroke(
        Path().move(-0.71, -0.44).quad(-0.66, -0.38, -0.6, -0.38), 0.022, mix(colour, DEEP, 0.5)
    )
