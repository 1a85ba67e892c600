"""The last touch on the whole picture: bloom, the sun's light in the air, and vignette.

No grain: even one level of it doubled the size and time of a PNG (2048 x 2048, level 1: 1.5 MB
to 3.4 MB), and the soft parts of a sky are dithered where they are painted.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from seedbed.engines.illustrator.colour import rgb
from seedbed.engines.illustrator.light import Light

U8 = NDArray[np.uint8]
# The tone of the print, chosen by the seed: neutral, warm, cool, rosy (factors of R, G, B).
PRINTS = ((1.0, 1.0, 1.0), (1.0, 0.992, 0.965), (0.972, 0.99, 1.0), (1.0, 0.98, 0.985))
# A print's contrast: deeper shadows and clearer lights than the paint has, the middle as it is.
CURVE = [round(v - 255 * 0.03 * math.sin(math.tau * v / 255)) for v in range(256)] * 3
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
        strip = Image.fromarray(picture[top:bottom]).point(CURVE)
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
    soft = spill.filter(ImageFilter.GaussianBlur(SMALL * 0.022))
    return soft if light.indoor else ImageChops.add(soft, _sunlight(small.size, light))


def _sunlight(size: tuple[int, int], light: Light) -> Image.Image:
    """The air around the sun: its colour, over all of the picture but mostly near it."""
    w, h = size
    y = (np.linspace(0, 1, h, dtype=np.float32)[:, None] - light.sun_y) * h / min(w, h)
    x = (np.linspace(0, 1, w, dtype=np.float32)[None, :] - light.sun_x) * w / min(w, h)
    away = np.hypot(x, y)
    low = 0.02 < light.darkness < 0.5  # a low sun fills the air
    night = light.darkness > 0.5
    glow = np.exp(-((away / (0.85 if low else 0.6)) ** 2)) * (0.14 if low else 0.075)
    glow *= light.open_sun * (0.35 if night else 1.0)
    tone = np.array(rgb(light.sun), np.float32)
    return Image.fromarray((glow[..., None] * tone).astype(np.uint8))


def _vignette(size: tuple[int, int]) -> Image.Image:
    """White, with corners a third darker."""
    w, h = size
    y = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, w, dtype=np.float32)[None, :]
    away = np.clip(np.hypot(x * 0.9, y * 0.9) - 0.62, 0, 1)
    return Image.fromarray(((1 - 0.34 * away**1.5) * 255).astype(np.uint8))
