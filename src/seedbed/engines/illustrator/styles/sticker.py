"""Sticker: the subject die-cut with a white rim, lifting a little off a pastel ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from seedbed.engines.illustrator.retouch.collage import ground_colour
from seedbed.engines.illustrator.retouch.cutout import TRUSTED, cutout
from seedbed.engines.illustrator.styles.raster import blur, enlarged, saturate

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet


def sticker(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The subject as a sticker. When no subject can be cut out with
    confidence, the whole picture becomes one rounded sticker."""
    del seed  # the die cuts the same shape every time
    height, width = rgb.shape[:2]
    unit = min(height, width)
    ground = Image.new("RGB", (width, height), ground_colour([rgb]))
    cut = cutout(rgb, sheet.heroes)
    lively = saturate(rgb, 1.12)
    if cut.confidence >= TRUSTED and cut.whole:
        subject = Image.fromarray(cut.rgba)
        room = 0.80
        scale = min(width * room / subject.width, height * room / subject.height)
        size = (max(1, round(subject.width * scale)), max(1, round(subject.height * scale)))
        subject = subject.resize(size, Image.Resampling.LANCZOS)
        picture = Image.new("RGB", (width, height), "white")
        shape = Image.new("L", (width, height), 0)
        at = ((width - size[0]) // 2, (height - size[1]) // 2)
        picture.paste(subject.convert("RGB"), at)
        shape.paste(subject.getchannel("A"), at)
    else:
        picture = Image.fromarray(lively)
        shape = Image.new("L", (width, height), 0)
        inset = unit * 0.10
        ImageDraw.Draw(shape).rounded_rectangle(
            (inset, inset, width - inset, height - inset), unit * 0.09, fill=255
        )
    rim = _widened(np.asarray(shape), unit * 0.020)
    for sigma, dx, dy, depth in ((unit * 0.004, 1, 2, 0.22), (unit * 0.018, 3, 9, 0.26)):
        shade = blur(rim, sigma)
        step = unit / 640
        fallen = Image.new("L", (width, height), 0)
        fallen.paste(Image.fromarray(shade), (round(dx * step), round(dy * step)))
        ground.paste((46, 40, 70), None, fallen.point(lambda v, d=depth: int(v * d)))
    ground.paste((255, 255, 255), None, Image.fromarray(rim))
    ground.paste(picture, None, shape)
    # Light catches the vinyl along its upper left.
    gloss = np.asarray(shape.filter(ImageFilter.GaussianBlur(unit * 0.010)), np.int16)
    moved = np.roll(gloss, (round(unit * 0.012), round(unit * 0.010)), (0, 1))
    shine = np.clip(gloss - moved, 0, 90).astype(np.uint8)
    ground.paste((255, 255, 255), None, Image.fromarray(np.minimum(shine, np.asarray(shape))))
    return enlarged(np.asarray(ground), sheet.width, sheet.height)


def _widened(shape: Mask, reach: float) -> Mask:
    """The shape grown by about `reach` pixels with round corners."""
    grown = shape
    # Three blurs with a low threshold grow roundly, and close narrow gaps as a die would.
    for _ in range(3):
        soft = blur(grown, max(0.6, reach / 2.2))
        grown = np.clip((soft.astype(np.int16) - 22) * 5, 0, 255).astype(np.uint8)
    return grown
