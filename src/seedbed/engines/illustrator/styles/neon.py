"""Neon: a night of indigo and violet in which contours and lights glow cyan and magenta."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.features import features, with_features
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    inked,
    kuwahara,
    lines,
    luma,
    noise,
    resize,
    resize_field,
    saturate,
    shrink,
    soften,
    textured,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 1040
# The grade: luminance in -> colour, from violet night to hot pink to ice cyan.
GRADE = (
    (0.0, (8, 5, 28)),
    (0.25, (34, 14, 84)),
    (0.5, (128, 26, 148)),
    (0.70, (236, 62, 178)),
    (0.84, (96, 176, 255)),
    (1.0, (226, 252, 255)),
)
CYAN = np.array([40, 226, 255], np.float32)
MAGENTA = np.array([255, 54, 190], np.float32)


def neon(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as a glowing neon night."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    calm = kuwahara(small, max(1, round(unit / 420)))
    # A saturated thing is a light in itself, however dark its grey would be.
    tone = dusk(luma(calm) * 0.45 + calm.max(-1).astype(np.float32) * (0.55 / 255), unit)
    if sheet.heroes is not None:
        tone = lifted(tone, resize(sheet.heroes, wide, high))
    table = np.stack(
        [
            np.interp(np.arange(256) / 255, [g[0] for g in GRADE], [g[1][c] for g in GRADE])
            for c in range(3)
        ],
        -1,
    ).astype(np.uint8)
    graded = table[byte(tone * 255)]
    # Half the picture's own hue stays, so that things remain themselves.
    own = saturate(calm, 1.7)
    kept = (0.30 + 0.62 * tone) * np.float32(0.56)
    night = np.empty_like(calm)
    laid: Field | np.float32 = np.float32(0.50)
    if sheet.heroes is not None:
        # Faces and clothes keep more of what they are.
        inside = resize(sheet.heroes, wide, high).astype(np.float32) / 255
        kept = kept * (1 + 0.55 * inside) + 0.16 * inside
        laid = (np.float32(0.50) - np.float32(0.16) * inside).astype(np.float32)
    for c in range(3):
        night[..., c] = byte(graded[..., c] * laid + own[..., c] * kept)
    tube = lines(blur(255 - calm, unit / 800), unit / 520 + 0.4, strength=1.0, threshold=0.014)
    tube = np.maximum(tube, 0.8 * lines(calm, unit / 560 + 0.4, threshold=0.016))
    if sheet.heroes is not None:
        edge = blur(resize(sheet.heroes, wide, high), unit / 380).astype(np.float32) / 127.5 - 1
        tube = np.maximum(tube, np.clip((0.7 - np.abs(edge)) * 2, 0, 0.9))
    tube = np.clip(soften(tube, 0.8), 0, 1)
    hue = resize_field(noise(seed + 9, 24, 24, 12, 2), wide, high)
    slant = np.linspace(-0.6, 0.6, wide, dtype=np.float32)[None]
    side = np.clip(0.5 + hue * 0.55 + slant, 0, 1)
    light = inked(side, MAGENTA, CYAN)
    for c in range(3):
        light[..., c] = byte(light[..., c] * tube * np.float32(0.85))
    core = np.repeat(byte(np.clip(tube * 1.6 - 0.9, 0, 1) * 150)[..., None], 3, -1)
    bright = byte(np.maximum(np.arange(256, dtype=np.float32) - 120, 0) * 1.1)[night]
    source = Image.fromarray(np.maximum(light, bright))
    out = Image.fromarray(night)
    for sigma, strength in ((unit * 0.006, 0.9), (unit * 0.022, 0.75), (unit * 0.07, 0.45)):
        halo = Image.fromarray(blur(np.asarray(source), sigma))
        out = ImageChops.screen(out, halo.point(lambda v, k=strength: int(v * k)))
    out = ImageChops.screen(out, Image.fromarray(light))
    out = ImageChops.screen(out, Image.fromarray(core))
    # Eyes and mouth stay dark in the glow, or a face dissolves in it.
    marks, ink = features(small, sheet.heroes), byte(small * np.float32(0.3))
    marked = with_features(np.asarray(out), ink, marks, 0.92)
    return textured(marked, width, height, paper.grain(seed % 3), 0.03)


def lifted(tone: Field, heroes: Mask) -> Field:
    """The tone with the subjects brought out of the dark, and the air behind them deeper."""
    inside = heroes.astype(np.float32) / 255
    if inside.max() == 0:
        return tone
    ring = np.clip(soften(inside, min(tone.shape) * 0.06) * 1.7, 0, 1) * (1 - inside)
    own = float((tone * inside).sum() / inside.sum())
    lack = float(np.clip(0.46 - own, 0, 0.4))
    out: Field = np.clip(tone + inside * lack * (0.85 + tone), 0, 1) * (1 - 0.35 * ring)
    return out


def dusk(tone: Field, unit: int) -> Field:
    """Luminance pulled down into night, brightest things kept bright, corners darker."""
    low, high = np.percentile(tone[::4, ::4], (2, 98))
    spread = np.clip((tone - low) / max(0.15, high - low), 0, 1)
    around = soften(spread, unit * 0.12)
    local = np.clip(spread * 0.75 + (spread - around) * 0.5 + 0.04, 0, 1)
    rows, cols = tone.shape
    y = np.linspace(-1, 1, rows, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, cols, dtype=np.float32)[None]
    out: Field = 0.94 * local**1.6 * (1 - 0.28 * np.clip(x * x + y * y - 0.5, 0, 1))
    return out
