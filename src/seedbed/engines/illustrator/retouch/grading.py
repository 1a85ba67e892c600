"""Colour grades: a function of colour alone, run over a whole picture as a 3-D table."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture

SIDE = 25


@lru_cache(maxsize=1)
def _grid() -> Field:
    steps = np.linspace(0, 1, SIDE, dtype=np.float32)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    return np.stack([red, green, blue], -1).reshape(-1, 3)


def grade(rgb: Picture, change: Callable[[Field], Field]) -> Picture:
    """The picture with `change` (N x 3 sRGB 0..1 to the same) applied to every colour."""
    table = np.clip(change(_grid()), 0, 1).astype(np.float32)
    lut = ImageFilter.Color3DLUT(SIDE, table.ravel().tolist())
    return np.asarray(Image.fromarray(rgb).filter(lut))


def grey(colour: Field) -> Field:
    """Luminance of N x 3 colours, as N x 1."""
    out: Field = (colour @ np.array([0.299, 0.587, 0.114], np.float32))[:, None]
    return out


def hue(colour: Field) -> tuple[Field, Field]:
    """Hue in degrees 0..360 and chroma 0..1 of N x 3 colours."""
    red, green, blue = colour[:, 0], colour[:, 1], colour[:, 2]
    angle = np.arctan2(np.sqrt(3.0) * (green - blue), 2 * red - green - blue)
    chroma = colour.max(1) - colour.min(1)
    return np.rad2deg(angle).astype(np.float32) % 360, chroma


def between(value: Field, low: float, high: float, soft: float) -> Field:
    """1 where value lies in low..high, falling to 0 over `soft` outside."""
    out: Field = np.clip(np.minimum(value - low, high - value) / soft + 1, 0, 1)
    return out


def blend(under: Picture, over: Picture, cover: Mask) -> Picture:
    """`over` on `under` through a uint8 mask, all of one size."""
    return np.asarray(
        Image.composite(Image.fromarray(over), Image.fromarray(under), Image.fromarray(cover))
    )
