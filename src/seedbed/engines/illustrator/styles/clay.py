"""3D: everything modelled in soft clay under a studio lamp, rounded where colours meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    kuwahara,
    noise,
    resize,
    saturate,
    shrink,
    slope,
    soften,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Picture

WORK = 1100
# The lamp stands upper left, towards the viewer.
LAMP = np.array([-0.50, -0.62, 0.60], np.float32)


def clay(rgb: Picture, seed: int) -> Picture:
    """The picture as rounded, matt, softly shining clay."""
    height, width = rgb.shape[:2]
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    smooth = blur(kuwahara(saturate(small, 1.2), max(2, round(unit / 240))), unit / 700)
    body = smooth.astype(np.float32)
    form = relief(smooth, unit)
    finger = noise(seed + 3, wide, high, unit * 0.03 + 2, 3) * 0.05
    dx, dy = slope(form * unit * 0.020 + finger)
    norm = 1 / np.sqrt(dx * dx + dy * dy + 1)
    lamp = LAMP / np.linalg.norm(LAMP)
    facing = (-dx * lamp[0] - dy * lamp[1] + lamp[2]) * norm
    half = np.array([lamp[0], lamp[1], lamp[2] + 1])
    half = half / np.linalg.norm(half)
    shine = np.clip((-dx * half[0] - dy * half[1] + half[2]) * norm, 0, 1) ** 38
    flat = float(lamp[2])
    shade = 1 + (facing - flat) * 0.62
    # Creases keep light out; the floor of a crease is warm from its walls.
    crease = np.clip(1 - soften(form, unit / 130), 0, 1) ** 1.5
    lit = body * shade[..., None] * (1 - crease[..., None] * np.array([0.10, 0.15, 0.16]))
    lit += ((shine - 0.32).clip(0, 1) * 78)[..., None]
    out = 255 * np.clip(lit / 255, 0, 1.2) ** np.float32(0.92)
    return resize(byte(out.astype(np.float32)), width, height)


def relief(smooth: Picture, unit: int) -> Field:
    """Height 0..1: domes that fall off roundly towards every clear border of colour."""
    steps = np.zeros(smooth.shape[:2], np.float32)
    for channel in range(3):
        dx, dy = slope(soften(smooth[..., channel].astype(np.float32) / 255, unit / 210))
        steps = np.maximum(steps, np.hypot(dx, dy))
    # Only real borders are creased: the slow change inside a gradient is not.
    marked = np.clip(steps * unit / 11 - 0.55, 0, 1)
    total = np.zeros(smooth.shape[:2], np.float32)
    for sigma, weight in ((unit / 200, 0.26), (unit / 90, 0.38), (unit / 40, 0.36)):
        near = soften(soften(marked, sigma * 0.7), sigma * 0.7)
        total += np.float32(weight) * (1 - np.exp(-near * np.float32(2.6 + sigma * 0.16)))
    out: Field = 1 - np.clip(total, 0, 1)
    return out
