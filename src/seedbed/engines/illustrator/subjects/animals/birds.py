"""Birds that are drawn whole: swan and crane."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


@drawn("swan", kind="floating", height=1.0, aspect=1.15, faces="left", colours=("white",))
def swan(pen: Pen) -> None:
    """A swan on the water."""
    white = pen.tint("#fbfcff")
    shade = mix(white, "#8fa6cf", 0.42)
    tail = (
        Path()
        .move(0.3, -0.24)
        .cubic(0.44, -0.34, 0.52, -0.4, 0.57, -0.42)
        .cubic(0.55, -0.26, 0.46, -0.1, 0.32, -0.02)
        .close()
    )
    pen.form(tail, mix(white, shade, 0.5))
    body = (
        Path()
        .move(-0.46, -0.22)
        .cubic(-0.42, -0.44, -0.1, -0.46, 0.12, -0.4)
        .cubic(0.36, -0.36, 0.46, -0.2, 0.4, -0.06)
    )
    body.cubic(0.3, 0.02, -0.2, 0.02, -0.34, -0.02).cubic(
        -0.44, -0.06, -0.48, -0.14, -0.46, -0.22
    ).close()
    pen.fill(
        body,
        Linear(
            0,
            -0.45,
            0,
            0.0,
            [
                (0, "#ffffff" if pen.look.colour is None else mix(white, WARM, 0.3), 1),
                (0.5, white, 1),
                (1, shade, 1),
            ],
        ),
    )
    if pen.look.pose == "sleep":
        _swan_wing(pen, white, shade)
        _folded_neck(pen, white, shade)
        return
    neck = (
        Path()
        .move(-0.3, -0.16)
        .cubic(-0.52, -0.36, -0.1, -0.62, -0.2, -0.82)
        .cubic(-0.24, -0.92, -0.36, -0.93, -0.41, -0.85)
    )
    pen.stroke(neck, 0.105, mix(white, shade, 0.16))
    pen.stroke(
        Path().move(-0.31, -0.2).cubic(-0.5, -0.36, -0.12, -0.62, -0.215, -0.82), 0.05, white
    )
    pen.ball(-0.37, -0.865, 0.085, white)
    bill = (
        Path()
        .move(-0.43, -0.89)
        .cubic(-0.5, -0.88, -0.57, -0.83, -0.575, -0.795)
        .quad(-0.5, -0.785, -0.42, -0.81)
        .close()
    )
    pen.form(bill, "#f0863a")
    patch = (
        Path()
        .move(-0.4, -0.905)
        .quad(-0.46, -0.9, -0.465, -0.84)
        .quad(-0.42, -0.84, -0.39, -0.86)
        .close()
    )
    pen.fill(patch, "#2b2630")
    eye(pen, -0.375, -0.885, 0.016)
    _swan_wing(pen, white, shade)


def _folded_neck(pen: Pen, white: Colour, shade: Colour) -> None:
    """A sleeping swan's neck laid back along the body, the bill under the wing."""
    neck = Path().move(-0.34, -0.14).cubic(-0.56, -0.44, -0.34, -0.72, -0.1, -0.56)
    pen.stroke(neck, 0.13, mix(white, shade, 0.55))
    pen.stroke(neck, 0.09, mix(white, shade, 0.1))
    pen.form(Path().polygon([(-0.02, -0.56), (0.16, -0.42), (-0.02, -0.42)]), "#f0863a")
    pen.ball(-0.06, -0.52, 0.095, mix(white, shade, 0.12))
    eye(pen, -0.04, -0.53, 0.022)


def _swan_wing(pen: Pen, white: Colour, shade: Colour) -> None:
    wing = (
        Path()
        .move(-0.16, -0.3)
        .cubic(-0.06, -0.56, 0.24, -0.56, 0.5, -0.46)
        .quad(0.42, -0.4, 0.46, -0.36)
        .quad(0.36, -0.32, 0.4, -0.27)
    )
    wing.quad(0.28, -0.24, 0.3, -0.18).cubic(0.1, -0.08, -0.1, -0.12, -0.16, -0.3).close()
    pen.fill(
        wing,
        Linear(
            0,
            -0.55,
            0.1,
            -0.1,
            [(0, mix(white, "#ffffff", 0.7), 1), (0.6, white, 1), (1, shade, 1)],
        ),
    )
    for k in range(3):
        pen.stroke(
            Path()
            .move(-0.02 + 0.06 * k, -0.22 - 0.06 * k)
            .quad(0.16, -0.22 - 0.07 * k, 0.34 + 0.04 * k, -0.26 - 0.07 * k),
            0.012,
            shade,
        )


@drawn(
    "crane",
    "red-crowned-crane",
    "heron",
    kind="ground",
    height=1.4,
    aspect=0.72,
    faces="left",
    colours=("white",),
)
def crane(pen: Pen) -> None:
    """A red-crowned crane, or a white heron; wings spread when it flies."""
    heron = pen.look.name == "heron"
    white = pen.tint("#fbfcff")
    shade = mix(white, "#8fa6cf", 0.4)
    black = mix(white, "#8fa6cf", 0.3) if heron else "#2f3340"
    flying = pen.look.pose in {"fly", "dance"}
    if not flying:
        pen.limb([(0.02, -0.42), (0.04, -0.2), (0.02, -0.01)], 0.018, "#4a4650")
        pen.limb([(0.1, -0.42), (0.2, -0.24), (0.09, -0.18)], 0.018, "#4a4650")
        pen.limb([(-0.05, -0.005), (0.06, -0.005)], 0.014, "#4a4650")
    else:
        pen.limb([(0.12, -0.44), (0.42, -0.36)], 0.016, "#4a4650")
    for k in range(5):
        plume = (
            Path()
            .move(0.1, -0.5 + 0.02 * k)
            .quad(0.3, -0.5 + 0.045 * k, 0.36 - 0.02 * k, -0.34 + 0.035 * k)
            .quad(0.24, -0.42 + 0.03 * k, 0.06, -0.42)
            .close()
        )
        pen.form(plume, black)
    body = (
        Path()
        .move(-0.16, -0.5)
        .cubic(-0.14, -0.64, 0.1, -0.62, 0.22, -0.48)
        .cubic(0.24, -0.4, 0.08, -0.34, -0.04, -0.36)
        .cubic(-0.14, -0.38, -0.18, -0.44, -0.16, -0.5)
        .close()
    )
    pen.form(body, white, light=0.3, dark=0.16)
    if flying:
        for side, tone in ((1, 0.3), (-1, 0.0)):
            wing = (
                Path()
                .move(-0.04, -0.52)
                .cubic(-0.02 + 0.1 * side, -0.84, 0.2 * side + 0.12, -1.0, 0.32 * side + 0.12, -1.0)
            )
            wing.quad(0.24 * side + 0.12, -0.72, 0.14, -0.46).close()
            pen.form(wing, mix(white, shade, tone))
            tips = (
                Path()
                .move(0.2 * side + 0.12, -0.99)
                .line(0.34 * side + 0.12, -1.0)
                .quad(0.28 * side + 0.12, -0.8, 0.2 * side + 0.13, -0.64)
                .close()
            )
            pen.fill(tips, black, clip=wing)
    else:
        pen.fill(
            Path()
            .move(-0.06, -0.54)
            .cubic(0.06, -0.6, 0.2, -0.5, 0.24, -0.44)
            .quad(0.08, -0.36, -0.04, -0.42)
            .close(),
            mix(white, shade, 0.35),
        )
    if pen.look.pose == "sleep":
        # On one leg, the neck laid back and the bill in the plumes.
        fold = Path().move(-0.12, -0.47).cubic(-0.3, -0.62, -0.18, -0.76, -0.04, -0.66)
        pen.stroke(fold, 0.06, black)
        pen.ball(-0.02, -0.63, 0.048, white)
        if not heron:
            pen.fill(Path().ellipse(-0.02, -0.668, 0.034, 0.018), "#d9342b")
        pen.form(Path().polygon([(0.02, -0.65), (0.17, -0.56), (0.01, -0.6)]), "#8a8458")
        eye(pen, -0.01, -0.64, 0.012)
        return
    throat = Path().move(-0.12, -0.47).cubic(-0.24, -0.6, 0.0, -0.74, -0.1, -0.88)
    pen.stroke(throat, 0.06, black)
    pen.stroke(
        Path().move(-0.105, -0.46).cubic(-0.21, -0.59, 0.02, -0.73, -0.08, -0.87), 0.026, white
    )
    pen.ball(-0.115, -0.91, 0.045, white)
    if heron:
        plume = Path().move(-0.08, -0.93).quad(0.02, -0.93, 0.08, -0.84)
        pen.stroke(plume, 0.012, mix(white, shade, 0.5))
    else:
        pen.fill(
            Path()
            .move(-0.155, -0.93)
            .quad(-0.12, -0.985, -0.075, -0.94)
            .quad(-0.11, -0.92, -0.155, -0.93)
            .close(),
            "#d9342b",
        )
    pen.form(Path().polygon([(-0.15, -0.925), (-0.34, -0.885), (-0.15, -0.885)]), "#8a8458")
    eye(pen, -0.125, -0.905, 0.01)
