"""An animal that sits with its back to the viewer, looking at what is beyond."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import Canvas, Path
from seedbed.engines.illustrator.colour import RGB, mix, rgb
from seedbed.engines.illustrator.subjects.animals.builds import Build
from seedbed.engines.illustrator.subjects.animals.hides import Coat, Garment
from seedbed.engines.illustrator.subjects.animals.muzzles import ART, wanted_colour
from seedbed.engines.illustrator.subjects.animals.own_faces import OWN_FACES
from seedbed.engines.illustrator.subjects.animals.pied import PATCHED_FACES, pied_face
from seedbed.engines.illustrator.subjects.animals.tails import tail
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen
from seedbed.engines.illustrator.subjects.tint import recoloured

U8 = NDArray[np.uint8]
_ROWS = 420  # of the silhouette: at the size heads are drawn nobody sees its pixels


def from_behind(
    pen: Pen, build: Build, coat: Coat, garment: Garment | None, chin: Point, width: float
) -> None:
    """Sitting, seen from the back: haunches, spine, the tail before them, ears above."""
    k, top = build.bulk, chin[1] - 0.04
    for side in (-1, 1):
        pen.form(Path().ellipse(side * 0.2 * k, -0.03, 0.09, 0.04), mix(coat.paw, DEEP, 0.12))
    body = Path().move(-0.1 * k, top - 0.12)
    body.cubic(-0.18 * k, top + 0.06, -0.3 * k, -0.2, -0.24 * k, -0.04)
    body.quad(0, 0.02, 0.24 * k, -0.04)
    body.cubic(0.3 * k, -0.2, 0.18 * k, top + 0.06, 0.1 * k, top - 0.12).close()
    pen.form(body, coat.coat)
    if build.legs:
        pen.fill(Path().rect(-0.4, top - 0.2, 0.8, 0.3), coat.legs, clip=body)
    _marks(pen, build, coat, body, top, k)
    if garment:
        pen.fill(Path().rect(-0.4, top - 0.2, 0.8, -top + 0.2 - 0.12), garment.colour, clip=body)
    spine = Path().move(0, top + 0.04).quad(0.02, top * 0.5, 0, -0.1)
    pen.stroke(spine, 0.014, mix(coat.coat, DEEP, 0.24), opacity=0.5, clip=body)
    for side in (-1, 1):
        haunch = Path().move(side * 0.2 * k, -0.03)
        haunch.cubic(side * 0.06 * k, -0.06, side * 0.06 * k, -0.22, side * 0.2 * k, -0.24)
        pen.stroke(haunch, 0.013, mix(coat.coat, DEEP, 0.3), opacity=0.5, clip=body)
    shade = Path().ellipse(0, top - 0.01, 0.13 * k, 0.05)
    pen.fill(shade, DEEP, opacity=0.22, blur=0.02, clip=body)
    tail(pen, build.tail, mix(coat.coat, DEEP, 0.12), coat.tip, coat.belly, (0.02, -0.07))
    _nape(pen, build, coat, chin, width)


def _marks(pen: Pen, build: Build, coat: Coat, body: Path, top: float, k: float) -> None:
    if build.stripes:
        for t in (0.2, 0.4, 0.6, 0.78):
            at = top - top * t
            band = Path().move(-0.3 * k, at - 0.03).quad(0, at + 0.05, 0.3 * k, at - 0.03)
            pen.stroke(band, 0.024, coat.mark, clip=body)
    if build.spots:
        for n in range(12):
            x, y = (n % 4 - 1.5) * 0.1 * k, top + 0.14 + (n // 4) * 0.12 + 0.03 * (n % 2)
            pen.fill(Path().ellipse(x, y, 0.028, 0.024), coat.mark, clip=body)
    if build.patches:
        pen.fill(Path().ellipse(0.1, top + 0.24, 0.13, 0.15), coat.mark, clip=body)


def _nape(pen: Pen, build: Build, coat: Coat, chin: Point, width: float) -> None:
    if build.face in OWN_FACES:
        high = width / OWN_FACES[build.face][0]
        for side in (-1, 1):
            x, y = side * 0.3 * width, chin[1] - 0.7 * high
            if build.face == "lioness":
                pen.ball(x * 1.2, y - 0.14 * high, 0.14 * high, coat.coat)
                continue
            ear = [(x - 0.16 * width, y), (x + side * 0.08 * width, chin[1] - high),
                   (x + 0.16 * width, y + 0.06 * high)]  # fmt: skip
            pen.form(Path().polygon(ear), mix(coat.coat, DEEP, 0.08))
        pen.form(Path().ellipse(0, chin[1] - 0.46 * high, 0.47 * width, 0.46 * high), coat.coat)
        return
    pixels = _back_of_head(
        build.face, wanted_colour(pen.look), rgb(coat.coat), build.eyes, pen.look.pied
    )
    high = width * pixels.shape[0] / pixels.shape[1]
    pen.canvas.image(pixels, chin[0] - width / 2, chin[1] - high, width, high)


@lru_cache(32)
def _back_of_head(
    name: str, wanted: RGB | None, coat: RGB, eyes: tuple[float, float, float], pied: bool
) -> U8:
    # The outline of the face in the colour of the coat; dark ears and stripes stay.
    glyph = recoloured(name, ART, wanted)
    if pied and name in PATCHED_FACES:
        glyph = pied_face(name, ART)
    wide = round(_ROWS * glyph.aspect)
    canvas = Canvas(wide, _ROWS)
    canvas.drawing(glyph, 0, 0, wide, _ROWS)
    pixels = canvas.rgba().copy()
    y, x = np.mgrid[0:_ROWS, 0:wide].astype(np.float32)
    across, down = x / wide - 0.5, y / _ROWS
    light = np.clip(0.5 - 0.7 * across - 0.55 * (down - 0.45), 0, 1)[..., None]
    pale, deep = np.array(mix(coat, WARM, 0.22)), np.array(mix(coat, DEEP, 0.26))
    fur = deep + (pale - deep) * light
    own = pixels[..., :3].astype(np.float32)
    dark = own.max(2) < 0.62 * max(coat)
    face = (across / 0.4) ** 2 + ((down - 0.66) / 0.42) ** 2 < 1
    ex, ey, er = eyes
    face |= np.hypot(np.abs(across) - (0.5 - ex), (down - ey) / glyph.aspect) < 1.9 * er
    pixels[..., :3] = np.where((dark & ~face)[..., None], own, fur).clip(0, 255)
    return pixels
