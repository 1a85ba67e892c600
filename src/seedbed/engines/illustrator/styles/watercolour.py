"""Watercolour: transparent washes that bleed, pool at their borders and leave paper bare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.apart import apart
from seedbed.engines.illustrator.styles.features import features, with_features
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    kuwahara,
    lines,
    luma,
    luma8,
    noise,
    resize_field,
    saturate,
    shrink,
    slope,
    soften,
    textured,
    warp,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 1152
PAPER = np.array([252, 249, 242], np.float32)


def watercolour(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as washes on cold-pressed paper, with a white border."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    if sheet.heroes is not None:
        small = apart(small, sheet.heroes)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    wet = warp(small, seed, unit * 0.0045, unit * 0.04)
    wash = kuwahara(wet, max(2, round(unit / 180)))
    wash = kuwahara(wash, max(1, round(unit / 300)))
    wash = with_features(saturate(wash, 1.28), wet, features(wet, sheet.heroes))
    # Pigment is density: paper white times exp(-density), so work on the logarithm.
    density = -np.log(np.maximum(np.arange(256, dtype=np.float32), 6) / 255)
    bloom = noise(seed + 11, wide // 2 + 1, high // 2 + 1, unit * 0.11, 4)
    grain = noise(seed + 12, wide, high, unit * 0.006 + 1, 2)
    amount = 0.80 + 0.20 * resize_field(bloom, wide, high) + 0.055 * grain
    amount += pooled(wash, unit) * 0.85
    # Light tones thin out to bare paper; darks never go quite black.
    tone = luma(wash)
    amount *= np.clip(1.06 - 0.30 * tone**3, 0.6, 1.1)
    amount = np.clip(amount, 0.25, 1.9)
    # A few pencil contours under the paint.
    pencil = lines(blur(wet, unit / 900), unit / 700 + 0.35, strength=0.7, threshold=0.02)
    pencil = 1 - 0.30 * pencil
    edge = bordered(seed, wide, high)
    out = np.empty_like(wash)
    for c, bare in enumerate(PAPER):
        laid = np.exp(-np.minimum(density[wash[..., c]] * amount, 2.35)) * pencil
        out[..., c] = byte(bare * (1 + (laid - 1) * edge))
    return textured(out, width, height, paper.rough(seed % 5), 0.05)


def pooled(wash: Picture, unit: int) -> Field:
    """Where pigment gathers as a wash dries: dark rims just inside each area's border."""
    grey = luma8(wash)
    calm = blur(grey, unit / 500 + 0.5)
    around = blur(grey, unit / 130)
    rim = np.clip((around.astype(np.float32) - calm) / 90, 0, 0.55)
    across, down = slope(np.asarray(calm, np.float32) / 255)
    border = np.minimum(np.hypot(across, down) * 7, 0.5)
    return soften(border, 1.2) * 0.6 + rim


def bordered(seed: int, wide: int, high: int) -> Field:
    """Paint coverage 0..1 that stops short of the paper's edge: along a taped, nearly straight
    border, or, every third time, in a wash that thins out into the bare sheet."""
    unit = min(wide, high)
    x = np.arange(wide, dtype=np.float32)
    y = np.arange(high, dtype=np.float32)
    inside = np.minimum(np.minimum(x, wide - 1 - x)[None], np.minimum(y, high - 1 - y)[:, None])
    ragged = noise(seed + 21, wide // 2 + 1, high // 2 + 1, unit * 0.16, 5)
    streak = resize_field(ragged, wide, high)
    if seed % 3:
        return np.clip((inside / unit - 0.040 + streak * 0.0024) / 0.004, 0, 1)
    reach = np.clip((inside / unit - 0.018 + streak * 0.022) / 0.085, 0, 1)
    out: Field = reach * reach * (3 - 2 * reach)
    return out
