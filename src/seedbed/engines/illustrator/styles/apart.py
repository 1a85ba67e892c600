"""Keeping drawn subjects apart from their ground when a style leaves only a few tones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles.raster import byte, luma, resize, soften

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Mask, Picture

# The least step of luminance (0..1) between a subject and what surrounds it.
STEP = 0.22


def apart(rgb: Picture, heroes: Mask) -> Picture:
    """The picture with pale air around subjects that are nearly as dark or light as their ground;
    the picture itself where they stand out already."""
    high, wide = rgb.shape[:2]
    inside = resize(heroes, wide, high).astype(np.float32) / 255
    if not inside.any():
        return rgb
    unit = min(high, wide)
    ring = np.clip(soften(inside, unit * 0.045) * 1.8, 0, 1) * (1 - inside)
    tone = luma(rgb)
    own = float((tone * inside).sum() / inside.sum())
    around = float((tone * ring).sum() / max(1.0, float(ring.sum())))
    lack = float(np.clip(STEP - abs(own - around), 0, STEP))
    if lack == 0:
        return rgb
    out = rgb.astype(np.float32)
    if own > around or own > 0.75:  # pale subjects get a deeper ground
        out *= (1 - ring * lack * 1.5)[..., None]
        out += (255 - out) * (inside * lack * 0.8)[..., None]
    else:
        out += (255 - out) * (ring * lack * 1.7)[..., None]
        out *= (1 - inside * lack * 0.4)[..., None]
    return byte(out)
