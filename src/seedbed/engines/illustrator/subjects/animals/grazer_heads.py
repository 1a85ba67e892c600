"""The heads of hoofed animals, from the side: ears, horns, muzzle."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen
from seedbed.engines.illustrator.subjects.people.heads import eye


def grazer_head(
    pen: Pen,
    poll: Point,
    size: float,
    droop: float,
    *,
    face: Colour,
    coat: Colour,
    horns: str,
    pale: bool,
    asleep: bool,
    stripes: bool,
) -> None:
    """A head `size` long, its top at the poll, pointing left and `droop` degrees down.

    `pale` heads have a tuft of the coat's wool on the brow; `asleep` closes the eye.
    """
    with pen.at(*poll, size, tilt=-droop):
        _ear(pen, mix(face, DEEP, 0.22), 0.1)
        if horns != "none":
            HORNS[horns](pen)
        skull = Path().move(0.2, 0.1).cubic(0.2, -0.22, -0.14, -0.34, -0.36, -0.24)
        skull.cubic(-0.6, -0.14, -0.84, -0.1, -0.95, 0.02)
        skull.cubic(-1.04, 0.14, -0.98, 0.27, -0.84, 0.28)
        skull.cubic(-0.5, 0.3, -0.34, 0.4, -0.1, 0.42).quad(0.14, 0.36, 0.2, 0.1).close()
        pen.form(skull, mix(face, WARM, 0.06), dark=0.16)
        if stripes:
            for x in (-0.62, -0.45, -0.28):
                line = Path().move(x, -0.3).quad(x + 0.06, 0.0, x + 0.02, 0.2)
                pen.stroke(line, 0.06, "#2f2c36", clip=skull)
        dark = luminance(face) < 0.4
        muzzle = mix(face, "#f3ddd0" if dark else DEEP, 0.22 if dark else 0.3)
        if not pale:
            pen.fill(Path().ellipse(-0.92, 0.14, 0.2, 0.2), "#3a2f36" if stripes else muzzle,
                     clip=skull)  # fmt: skip
        pen.fill(Path().ellipse(-0.93, 0.04, 0.05, 0.036), "#2b2230")
        mouth = Path().move(-0.94, 0.2).quad(-0.82, 0.27, -0.68, 0.22)
        pen.stroke(mouth, 0.03, mix(face, DEEP, 0.6))
        if asleep:
            lid = Path().move(-0.46, -0.02).quad(-0.37, 0.07, -0.28, -0.02)
            pen.stroke(lid, 0.045, "#f4e9e0" if dark else "#2b2230")
        else:
            if dark:
                pen.fill(Path().circle(-0.37, -0.02, 0.12), "#fbf8f1")
            eye(pen, -0.37, -0.02, 0.088)
        cheek = Path().ellipse(-0.5, 0.16, 0.1, 0.06)
        pen.fill(cheek, "#f0604d", opacity=0.2, blur=0.03)
        if pale:
            for x, y, r in ((-0.08, -0.2, 0.2), (0.1, -0.1, 0.2), (-0.24, -0.24, 0.14)):
                pen.ball(x, y, r, coat)
        _ear(pen, mix(face, DEEP, 0.08), 0.0)


def _ear(pen: Pen, colour: Colour, shift: float) -> None:
    ear = Path().move(0.02 + shift, -0.12).cubic(0.14 + shift, -0.34, 0.42 + shift, -0.4,
                                                 0.5 + shift, -0.3)  # fmt: skip
    ear.cubic(0.44 + shift, -0.12, 0.26 + shift, 0.0, 0.06 + shift, 0.02).close()
    pen.form(ear, colour)
    inner = Path().move(0.12 + shift, -0.12).quad(0.28 + shift, -0.3, 0.42 + shift, -0.27)
    pen.fill(inner.quad(0.32 + shift, -0.12, 0.12 + shift, -0.12).close(), "#f2b8a4", opacity=0.7)


def _antlers(pen: Pen) -> None:
    for shift, colour in ((0.12, "#9a7a55"), (0.0, "#c8a678")):
        beam = Path().move(-0.06 + shift, -0.2).cubic(0.02 + shift, -0.6, 0.42 + shift, -0.5,
                                                      0.36 + shift, -1.12)  # fmt: skip
        pen.stroke(beam, 0.085, colour)
        for x, y, tx, ty in ((0.06, -0.45, -0.2, -0.72), (0.26, -0.62, 0.06, -1.0),
                             (0.36, -0.8, 0.6, -1.02)):  # fmt: skip
            tine = Path().move(x + shift, y).quad((x + tx) / 2 + shift, ty * 0.8, tx + shift, ty)
            pen.stroke(tine, 0.065, colour)


def _palmate(pen: Pen) -> None:
    # A moose's shovels: a broad palm with short points along its edge.
    for shift, colour in ((0.16, "#9a7a55"), (0.0, "#c8a678")):
        palm = Path().move(-0.02 + shift, -0.2).cubic(0.06 + shift, -0.42, 0.1 + shift, -0.5,
                                                      0.0 + shift, -0.66)  # fmt: skip
        for x, y, nx, ny in ((-0.16, -0.92, 0.08, -0.78), (0.02, -1.06, 0.24, -0.86),
                             (0.26, -1.12, 0.42, -0.86), (0.52, -1.06, 0.58, -0.76),
                             (0.78, -0.86, 0.6, -0.56)):  # fmt: skip
            palm.line(x + shift, y).line(nx + shift, ny)
        pen.form(palm.quad(0.4 + shift, -0.36, 0.1 + shift, -0.18).close(), colour)


def _ossicones(pen: Pen) -> None:
    for x in (0.04, -0.12):
        pen.limb([(x, -0.2), (x + 0.05, -0.5)], 0.09, "#c98d3f")
        pen.ball(x + 0.05, -0.53, 0.08, "#6b4226")


def _curved(pen: Pen) -> None:
    for shift, colour in ((0.1, "#8c8172"), (0.0, "#b3a692")):
        horn = Path().move(-0.12 + shift, -0.2).cubic(-0.12 + shift, -0.66, 0.2 + shift, -0.84,
                                                      0.5 + shift, -0.72)  # fmt: skip
        horn.cubic(0.26 + shift, -0.7, 0.1 + shift, -0.5, 0.06 + shift, -0.16).close()
        pen.form(horn, colour)
    beard = Path().move(-0.66, 0.26).quad(-0.62, 0.56, -0.5, 0.66).quad(-0.46, 0.44, -0.44, 0.3)
    pen.form(beard.close(), "#d9cdbb")


def _ram(pen: Pen) -> None:
    spiral = Path().move(-0.12, -0.22).cubic(0.1, -0.7, 0.72, -0.5, 0.62, 0.02)
    spiral.cubic(0.56, 0.36, 0.16, 0.36, 0.14, 0.1)
    pen.stroke(spiral, 0.19, "#b99c6e")
    pen.stroke(spiral, 0.06, "#d9c196")


HORNS = {
    "antlers": _antlers, "palmate": _palmate, "ossicones": _ossicones, "curved": _curved,
    "ram": _ram,
}  # fmt: skip
