"""Line sketch: graphite contours and hatching that follows the tone, on white paper."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    inked,
    kuwahara,
    lines,
    luma,
    luma8,
    noise,
    resize,
    resize_field,
    shrink,
    soften,
    textured,
    warp,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 1152
PAPER = np.array([250, 248, 243], np.float32)
GRAPHITE = np.array([52, 52, 58], np.float32)
# Hatching layers: the tone below which each starts, its direction in degrees.
HATCHES = ((0.74, 58.0), (0.52, 58.0), (0.34, 116.0), (0.18, 18.0))


def line_sketch(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as a pencil drawing with cross-hatched shade."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    # A hand draws a contour twice, not quite on the same line.
    drawn = np.zeros((high, wide), np.float32)
    calm = kuwahara(small, max(1, round(unit / 420)))
    grey = luma8(calm)
    for n, amount in enumerate((1.0, 0.55)):
        shaken = warp(grey, seed + 40 * n, unit * 0.0022 * (n + 0.6), unit * 0.06)
        contour = lines(shaken, unit / 760 + 0.45, strength=1.0, threshold=0.008)
        drawn = np.maximum(drawn, contour * amount)
    tone = flattened(luma(calm), unit)
    if sheet.heroes is not None:
        heroes = resize(sheet.heroes, wide, high)
        drawn, tone = outlined(drawn, tone, warp8(heroes, seed))
        drawn, tone = featured(drawn, tone, luma8(small), heroes)
    shade = np.zeros((high, wide), np.float32)
    for n, (start, angle) in enumerate(HATCHES):
        strokes = tiled(hatch(seed % 5 + 10 * n, angle, max(3.0, unit / 165)), wide, high)
        depth = np.clip((start - tone) / 0.22, 0, 1)
        shade += np.clip(strokes - (1 - depth), 0, 1) * 0.62
    del calm, grey
    bare = 1 - np.clip(drawn * 0.85, 0, 1)
    bare *= 1 - np.clip(shade, 0, 0.8)
    bare *= 1 - np.clip(0.8 - tone, 0, 1) * 0.20
    del drawn, shade, tone  # the sheet enlarged is the most that is held at any time
    graphite = (1 - bare) * vignette(seed, wide, high)
    out = inked(np.clip(graphite, 0, 0.96), PAPER, GRAPHITE)
    del bare, graphite
    return textured(out, width, height, paper.rough(seed % 5 + 1), 0.022)


def outlined(drawn: Field, tone: Field, heroes: Mask) -> tuple[Field, Field]:
    """Firm contours around the subjects, and their ground left lighter where both are dark."""
    unit = min(tone.shape)
    inside = heroes.astype(np.float32) / 255
    edge = blur(heroes, unit / 640).astype(np.float32) / 127.5 - 1
    drawn = np.maximum(drawn, np.clip((0.8 - np.abs(edge)) * 2, 0, 1))
    ring = np.clip(soften(inside, unit * 0.04) * 1.8, 0, 1) * (1 - inside)
    own = float((tone * inside).sum() / max(1.0, inside.sum()))
    around = float((tone * ring).sum() / max(1.0, ring.sum()))
    lack = float(np.clip(0.25 - abs(own - around), 0, 0.25))
    sign = -1.0 if own > max(around, 0.72) else 1.0
    return drawn, np.clip(tone + ring * lack * 1.6 * sign, 0, 1)


def featured(drawn: Field, tone: Field, grey: Mask, heroes: Mask) -> tuple[Field, Field]:
    """The subjects' own features in fine lines, eyes and all, on a tone light enough for them."""
    unit = min(tone.shape)
    inside = heroes.astype(np.float32) / 255
    fine = lines(grey, unit / 1500 + 0.35, strength=1.2, threshold=0.012)
    dark = np.clip(0.3 - grey.astype(np.float32) / 255, 0, 0.3) / 0.3
    drawn = np.maximum(drawn, np.maximum(fine, dark * 0.8) * inside)
    return drawn, tone + (1 - tone) * 0.34 * inside


def warp8(heroes: Mask, seed: int) -> Mask:
    """The mask, its outline as unsteady as the drawing's."""
    unit = min(heroes.shape)
    return warp(heroes, seed, unit * 0.0013, unit * 0.06)


def flattened(tone: Field, unit: int) -> Field:
    """Tone with the range evened out, so that shade describes form rather than colour."""
    low, high = np.percentile(tone[::4, ::4], (1, 97))
    spread = np.clip((tone - low) / max(0.1, high - low), 0, 1)
    around = soften(spread, unit * 0.15)
    out: Field = np.clip(spread + (0.66 - around) * 0.42 + (spread - around) * 0.2, 0, 1)
    return out


@lru_cache(maxsize=16)
def hatch(seed: int, angle: float, gap: float) -> Field:
    """A 640-pixel sheet of parallel pencil strokes, 0 (bare) to 1 (pressed), `gap` apart."""
    side = 640
    big = int(side * 1.5)
    rows = np.arange(big, dtype=np.float32)[:, None]
    wander = noise(seed, big // 4, big // 4, big / 16, 3)
    wander = resize_field(wander, big, big)
    phase = (rows + wander * gap * 1.1) / gap
    wave = 0.5 + 0.5 * np.cos(phase * 2 * np.pi)
    # Strokes have ends: pressure varies along each, differently from line to line.
    line = np.floor(phase + 0.5).astype(int) % 997
    rng = np.random.Generator(np.random.PCG64(seed + 5))
    pressure = rng.standard_normal((997, 24)).astype(np.float32)
    along = np.asarray(
        Image.fromarray(pressure).resize((big, 997), Image.Resampling.BICUBIC), np.float32
    )
    press = along[line, np.arange(big)[None]]
    tooth = rng.standard_normal((big, big), dtype=np.float32)
    strokes = wave**1.5 * np.clip(0.85 + 0.35 * press, 0, 1.2) + tooth * 0.07
    sheet = Image.fromarray(byte(strokes * 220)).rotate(angle, Image.Resampling.BICUBIC)
    edge = (big - side) // 2
    turned = sheet.crop((edge, edge, edge + side, edge + side))
    return np.asarray(turned, np.float32) / 255


def tiled(sheet: Field, wide: int, high: int) -> Field:
    """The sheet mirrored over an area: mirrored joins show no seam in hatching."""
    double = np.concatenate([sheet, sheet[:, ::-1]], 1)
    double = np.concatenate([double, double[::-1]], 0)
    reps = (-(-high // double.shape[0]), -(-wide // double.shape[1]))
    return np.tile(double, reps)[:high, :wide]


def vignette(seed: int, wide: int, high: int) -> Field:
    """Pencil strength that lifts off before the paper's edge along a loose line."""
    x = np.linspace(-1, 1, wide, dtype=np.float32)[None]
    y = np.linspace(-1, 1, high, dtype=np.float32)[:, None]
    loose = resize_field(noise(seed + 7, 60, 60, 14, 4), wide, high)
    edge = np.maximum(np.abs(x), np.abs(y)) + loose * 0.045
    out: Field = np.clip((0.98 - edge) / 0.07, 0, 1)
    return out
