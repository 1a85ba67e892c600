"""What hangs behind a person: cape, veil, wings, ribbons."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import Pen
from seedbed.engines.illustrator.subjects.people.joints import Body


def cape(pen: Pen, body: Body, colour: Colour) -> None:
    """A cape from the shoulders, blown out when its wearer runs or flies."""
    n, out = body.neck[1], 0.1 if pen.look.pose in {"fly", "run", "jump"} else 0.0
    cloth = Path().move(-0.1, n + 0.03).cubic(-0.2, n + 0.2, -0.24 - out, -0.3, -0.22 - out, -0.08)
    cloth.quad(out, 0.0, 0.22 + out, -0.1).cubic(0.24 + out, -0.3, 0.2, n + 0.2, 0.1, n + 0.03)
    pen.form(cloth.close(), colour)


def veil(pen: Pen, body: Body) -> None:
    """A bride's long veil."""
    cx, cy, r = *body.head, body.r
    cloth = (
        Path()
        .move(cx - r * 0.8, cy - r * 0.8)
        .cubic(cx - r * 1.7, cy + r, -0.26, -0.5, -0.25, -0.25)
    )
    cloth.quad(0, -0.18, 0.25, -0.25).cubic(
        0.26, -0.5, cx + r * 1.7, cy + r, cx + r * 0.8, cy - r * 0.8
    )
    pen.fill(cloth.close(), "#ffffff", opacity=0.72)


def wings(pen: Pen, body: Body) -> None:
    """An angel's white wings."""
    n = body.neck[1]
    for side in (-1, 1):
        wing = (
            Path()
            .move(side * 0.05, n + 0.1)
            .cubic(side * 0.2, n - 0.2, side * 0.42, n - 0.16, side * 0.4, n)
        )
        for k in range(3):
            wing.quad(
                side * (0.4 - 0.09 * k),
                n + 0.12 + 0.05 * k,
                side * (0.3 - 0.08 * k),
                n + 0.12 + 0.05 * k,
            )
        pen.form(wing.close(), "#fbfcff", dark=0.12)


def gauze_wings(pen: Pen, body: Body) -> None:
    """A fairy's four wings, like a dragonfly's."""
    n = body.neck[1] + 0.1
    for side in (-1, 1):
        for x, y, tilt, size in ((0.2, n - 0.1, 52, 1.0), (0.17, n + 0.1, 112, 0.74)):
            with pen.at(side * x, y, size, tilt=side * tilt):
                wing = Path().move(0, 0.2).cubic(-0.13, 0.02, -0.1, -0.22, 0, -0.26)
                wing.cubic(0.1, -0.22, 0.13, 0.02, 0, 0.2).close()
                pen.fill(wing, "#a8e0f2", opacity=0.75)
                pen.stroke(wing, 0.01, "#5fb6d9")
                pen.stroke(Path().move(0, 0.18).line(0, -0.2), 0.008, "#ffffff", opacity=0.8)


def ribbons(pen: Pen, body: Body) -> None:
    """The long silk bands around a flying apsara."""
    n = body.neck[1]
    for side, colour in ((-1, "#3f9f92"), (1, "#d9a53a")):
        band = Path().move(side * 0.1, n + 0.08).cubic(side * 0.5, n - 0.3, side * 0.02, n - 0.42,
                                                       side * 0.24, n - 0.3)  # fmt: skip
        band.cubic(side * 0.56, n - 0.14, side * 0.34, n + 0.3, side * 0.5, n + 0.56)
        pen.stroke(band, 0.045, colour)
        pen.stroke(band, 0.012, mix(colour, "#ffffff", 0.5))
