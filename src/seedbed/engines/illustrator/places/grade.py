"""The last touch on the whole picture: bloom and vignette.

No grain: even one level of it doubled the size and time of a PNG (2048 x 2048, level 1: 1.5 MB
to 3.4 MB), and the soft parts of a sky are dithered where they are painted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from seedbed.engines.illustrator.light import Light

U8 = NDArray[np.uint8]
# The tone of the print, chosen by the seed: neutral, warm, cool, rosy (factors of R, G, B).
PRINTS = ((1.0, 1.0, 1.0), (1.0, 0.992, 0.965), (0.972, 0.99, 1.0), (1.0, 0.98, 0.985))
STRIP = 256  # rows graded at a time
SMALL = 320  # pixels of the longer side at which bloom and vignette are computed


def grade(picture: U8, light: Light, seed: int, *, flat: bool = False) -> U8:
    """The picture (H x W x 3) with light spilling from its bright parts and darker corners.

    The array is changed in place and given back; flat styles leave it untouched.
    """
    if flat:
        return picture
    height, width = picture.shape[:2]
    k = SMALL / max(width, height)
    size = (max(8, round(width * k)), max(8, round(height * k)))
    bloom = _bloom(Image.fromarray(picture).resize(size, Image.Resampling.BOX), light)
    dark = _vignette(size)
    filters = [[round(v * tone) for v in range(256)] for tone in PRINTS[seed % len(PRINTS)]]
    # Strip by strip: no whole-picture copies at 4096 x 4096, and kinder to the cache.
    for top in range(0, height, STRIP):
        bottom = min(height, top + STRIP)
        area = (0.0, top * size[1] / height, float(size[0]), bottom * size[1] / height)
        shape = (width, bottom - top)
        strip = Image.fromarray(picture[top:bottom])
        strip = ImageChops.screen(strip, bloom.resize(shape, Image.Resampling.BILINEAR, area))
        shade = dark.resize(shape, Image.Resampling.BILINEAR, area)
        bands = [shade.point(tone) for tone in filters]
        picture[top:bottom] = np.asarray(ImageChops.multiply(strip, Image.merge("RGB", bands)))
    return picture


def _bloom(small: Image.Image, light: Light) -> Image.Image:
    """The light that spills from the bright parts of a small copy of the picture."""
    bright = np.asarray(small, np.float32)
    over = np.clip((bright - 170) / 85, 0, 1)
    strength = (0.16 + 0.3 * light.darkness) * (0.55 if light.indoor else 1)
    spill = Image.fromarray((bright * over * strength).astype(np.uint8))
    return spill.filter(ImageFilter.GaussianBlur(SMALL * 0.022))


def _vignette(size: tuple[int, int]) -> Image.Image:
    """White, with corners a third darker."""
    w, h = size
    y = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, w, dtype=np.float32)[None, :]
    away = np.clip(np.hypot(x * 0.9, y * 0.9) - 0.62, 0, 1)
    return Image.fromarray(((1 - 0.34 * away**1.5) * 255).astype(np.uint8))
