"""Flat: clean colour areas with smooth borders, as a vector illustrator would draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from seedbed.engines.illustrator.styles.raster import enlarged, kuwahara, resize, saturate, shrink
from seedbed.engines.illustrator.styles.regions import areas

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 720
# The areas are cut at up to this size; beyond it only their edges would soften a little.
CUT = 1280
COLOURS = 15


def flat(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture in at most 15 clear, slightly brighter colours.

    What was drawn flat needs only the brightness.
    """
    width, height = sheet.width, sheet.height
    if sheet.drawn:
        return enlarged(saturate(rgb, 1.1), width, height)
    small = shrink(rgb, WORK)
    unit = min(small.shape[:2])
    grow = max(1.0, min(max(height, width), CUT) / max(small.shape[:2]))
    found = areas(saturate(small, 1.18), COLOURS, seed, calm=unit / 420, grow=grow)
    lifted = 255 * (found.palette / 255) ** np.float32(0.92)
    cut = Image.fromarray(np.clip(lifted + 0.5, 0, 255).astype(np.uint8)[found.labels])
    # A third of the painting's own soft shading keeps skies graded and small things in sight.
    shaded = resize(kuwahara(saturate(small, 1.15), max(1, round(unit / 300))), *cut.size)
    mixed = Image.blend(cut.filter(ImageFilter.SMOOTH), Image.fromarray(shaded), 0.34)
    return enlarged(np.asarray(mixed), width, height)
