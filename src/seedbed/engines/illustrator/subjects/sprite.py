"""One subject drawn and lit on a canvas of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator import pack
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.subjects import attach
from seedbed.engines.illustrator.subjects.facts import Facts
from seedbed.engines.illustrator.subjects.glyphs import ALIASES
from seedbed.engines.illustrator.subjects.lit import light_up
from seedbed.engines.illustrator.subjects.pen import DRAWINGS, Look, Pen
from seedbed.engines.illustrator.subjects.tint import recoloured

U8 = NDArray[np.uint8]

# A subject larger than this (pixels) is drawn at this size and scaled: nobody sees it.
LARGEST = 1500


@dataclass(frozen=True, slots=True)
class Sprite:
    """Lit pixels (H x W x 4, premultiplied) cut to their ink.

    `left` and `top` are the pixels' offset from the subject's foot point, `size` the subject's
    height, all in the sprite's own pixels.
    """

    pixels: U8
    left: int
    top: int
    size: int


@lru_cache(6)
def lit_sprite(
    look: Look, facts: Facts, size: int, light: Light, sun_right: bool, haze: float
) -> Sprite:
    """The subject `size` pixels high in this light; the same arguments give the same object."""
    size = max(6, min(size, LARGEST))
    # Room for what reaches out of the subject's box: tails, strides, balloons, hats.
    margin = 0.75 if look.wears or look.holds or look.pose else 0.3
    aside = max(margin, facts.beam) if look.dark > 0.3 else margin
    left = round((facts.aspect / 2 + aside) * size)
    top = round((1 + margin) * size)
    canvas = Canvas(2 * left, top + round(0.16 * size))
    pen = Pen(canvas, look)
    with canvas.placed(left, top, size):
        draw(pen, facts)
    pixels = canvas.premultiplied()
    airborne = facts.kind in {"flying", "swimming", "celestial"}
    x0, y0, x1, y1 = _ink(pixels)
    if facts.kind != "celestial":
        part = np.ascontiguousarray(pixels[y0:y1, x0:x1])
        light_up(
            part, light, sun_right=sun_right, haze=haze, airborne=airborne, flat=look.art == "flat"
        )
        pixels[y0:y1, x0:x1] = part
    if pen.glows and look.dark > 0.35:
        with canvas.placed(left, top, size):
            for glow in pen.glows:
                glow()
        pixels = canvas.premultiplied()
        x0, y0, x1, y1 = _ink(pixels)
    return Sprite(pixels[y0:y1, x0:x1].copy(), x0 - left, y0 - top, size)


def draw(pen: Pen, facts: Facts) -> None:
    """Draw the subject with what it wears and holds, in day light."""
    look = pen.look
    attach.behind(pen, facts)
    entry = DRAWINGS.get(look.name)
    if entry is not None:
        entry[1](pen)
    else:
        draw_glyph(pen, facts)
    attach.before(pen, facts)


def draw_glyph(pen: Pen, facts: Facts) -> None:
    """A subject that is a drawing of the pack, in the colour asked for."""
    look = pen.look
    drawing = recoloured(ALIASES.get(look.name, look.name), look.art, look.colour)
    pen.canvas.drawing(drawing, -facts.aspect / 2, -1.0, facts.aspect, 1.0)


def glyph_aspect(name: str) -> float:
    """Width over height of a glyph's ink."""
    return pack.glyph(name).aspect


def _ink(pixels: U8) -> tuple[int, int, int, int]:
    alpha = pixels[..., 3]
    rows = np.flatnonzero(alpha.max(1))
    columns = np.flatnonzero(alpha.max(0))
    if not rows.size:
        return 0, 0, 1, 1
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
