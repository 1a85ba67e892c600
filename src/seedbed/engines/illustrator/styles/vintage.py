"""Vintage: a faded print. Warm stock, lifted blacks, a dot screen, plates slightly askew."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    luma8,
    noise,
    resize_field,
    saturate,
    shrink,
    textured,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 1280
STOCK = np.array([242, 228, 198], np.float32)
# Per-channel curves of an aged offset print: blacks turn warm brown, blues fade first.
CURVES = (
    ((0, 0.17), (0.25, 0.34), (0.5, 0.58), (0.75, 0.83), (1, 0.97)),
    ((0, 0.12), (0.25, 0.28), (0.5, 0.52), (0.75, 0.77), (1, 0.92)),
    ((0, 0.14), (0.25, 0.27), (0.5, 0.44), (0.75, 0.62), (1, 0.76)),
)


def vintage(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as an old poster or postcard."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    sharp = small.astype(np.int16) * 2 - blur(small, unit / 300)
    print_ = saturate(np.clip(sharp, 0, 255).astype(np.uint8), 0.84)
    plates = []
    shift = max(1, round(unit / 640))
    for c, (dx, dy) in enumerate(((shift, 0), (0, 0), (-shift, shift))):
        table = np.interp(
            np.arange(256) / 255, [p[0] for p in CURVES[c]], [p[1] for p in CURVES[c]]
        )
        plate = byte((table * 255).astype(np.float32))[print_[..., c]]
        plates.append(np.roll(plate, (dy, dx), (0, 1)))
    gap = max(3.0, unit / 210)
    screen = dots(wide, high, gap, 45.0) * shadow_of(small)
    worn = frayed(seed, wide, high)
    out = np.empty_like(small)
    for c, dark in enumerate((30, 30, 24)):
        inked = plates[c] - screen * np.float32(dark)
        out[..., c] = byte(inked * (1 - worn) + STOCK[c] * worn)
    return textured(out, width, height, paper.card(seed % 5), 0.05)


def shadow_of(small: Picture) -> Field:
    """How much screen each place shows: most in the middle tones."""
    tone = luma8(small).astype(np.float32) / 255
    out: Field = np.clip(1 - np.abs(tone - 0.42) * 2.0, 0, 1)
    return out


@lru_cache(maxsize=4)
def dots(wide: int, high: int, gap: float, angle: float) -> Field:
    """A halftone screen, 0 between dots to 1 at their middles."""
    turn = np.deg2rad(angle)
    x = np.arange(wide, dtype=np.float32)[None] * np.float32(2 * np.pi / gap)
    y = np.arange(high, dtype=np.float32)[:, None] * np.float32(2 * np.pi / gap)
    u = x * np.float32(np.cos(turn)) + y * np.float32(np.sin(turn))
    v = y * np.float32(np.cos(turn)) - x * np.float32(np.sin(turn))
    out: Field = np.clip(np.cos(u) * np.cos(v) * 1.4, 0, 1).astype(np.float32)
    return out


def frayed(seed: int, wide: int, high: int) -> Field:
    """Where ink has rubbed off: a soft border, scuffed corners, two faint folds; 0..1."""
    unit = min(wide, high)
    x = np.arange(wide, dtype=np.float32)
    y = np.arange(high, dtype=np.float32)
    inside = np.minimum(np.minimum(x, wide - 1 - x)[None], np.minimum(y, high - 1 - y)[:, None])
    scuff = noise(seed + 15, wide, high, unit * 0.05 + 2, 5)
    border = np.clip((unit * 0.034 - inside + scuff * unit * 0.0035) / (unit * 0.003), 0, 1)
    wear = np.clip(scuff * 0.9 - 1.15 + np.clip(1 - inside / (unit * 0.12), 0, 1) * 0.5, 0, 0.7)
    rng = np.random.Generator(np.random.PCG64(seed + 17))
    wander = resize_field(noise(seed + 18, 8, 64, 16, 3), wide, high) * unit * 0.002
    folds = np.zeros((high, wide), np.float32)
    at = wide * (0.5 + rng.uniform(-0.01, 0.01))
    folds += np.clip(1 - np.abs(x[None] - at + wander) / (unit * 0.0016), 0, 1)
    rub = np.clip(0.35 + scuff * 0.6, 0, 1)
    out: Field = np.clip(np.maximum(border, np.maximum(wear, folds * rub * 0.35)), 0, 1)
    return out
