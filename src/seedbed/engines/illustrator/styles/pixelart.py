"""Pixel art: a clean grid that divides the canvas, few colours, ordered dither, dark outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from seedbed.engines.illustrator.styles.apart import apart
from seedbed.engines.illustrator.styles.features import features
from seedbed.engines.illustrator.styles.raster import (
    byte,
    kuwahara,
    luma,
    resize,
    saturate,
    shrink,
)
from seedbed.engines.illustrator.styles.regions import code, gather, lab, lab_of, nearest

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

CELLS = 176
COLOURS = 30
BAYER = (
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) + 0.5
) / 16 - 0.5


def pixel_art(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as square pixels of one whole size; odd canvases centre the grid."""
    width, height = sheet.width, sheet.height
    side = cell(width, height)
    wide, high = -(-width // side), -(-height // side)
    small = sprite(rgb, wide, high, sheet.heroes)
    centres = gather(small, COLOURS, seed, vivid=1.4)
    colours = spread_out(centres, small)
    dithered = dither(small, colours)
    big = dithered.repeat(side, 0).repeat(side, 1)
    top, left = (high * side - height) // 2, (wide * side - width) // 2
    return np.ascontiguousarray(big[top : top + height, left : left + width])


def cell(width: int, height: int) -> int:
    """The pixel's side: near 1/176 of the long side, a divisor of both sides when one is near."""
    want = max(2, round(max(width, height) / CELLS)) if max(width, height) > 64 else 1
    whole = [c for c in range(1, want * 2) if width % c == 0 and height % c == 0]
    near = [c for c in whole if want * 0.7 <= c <= want * 1.45]
    return min(near, key=lambda c: abs(c - want)) if near else want


def sprite(rgb: Picture, wide: int, high: int, heroes: Mask | None) -> Picture:
    """The picture at one sample a cell, contrast raised and contours darkened; the eyes of its
    subjects have a cell each, however small they are."""
    fine = shrink(rgb, max(wide, high) * 4)
    if heroes is not None:
        fine = apart(fine, heroes)
    ready = kuwahara(fine, 3)
    image = Image.fromarray(ready).resize((wide, high), Image.Resampling.BOX)
    small = saturate(np.asarray(image), 1.14)
    tone = luma(small)
    low, top = np.percentile(tone, (1, 99))
    gain = 1 / max(0.35, top - low)
    out = (small.astype(np.float32) - low * 255) * gain * 0.94 + 10
    # Outline: a cell much darker than a neighbour is darkened further, as a pixel artist would.
    edge = np.pad(tone, 1, mode="edge")
    step = np.zeros_like(tone)
    for dy, dx in ((0, 1), (2, 1), (1, 0), (1, 2)):
        step = np.maximum(step, edge[dy : dy + high, dx : dx + wide] - tone)
    out *= (1 - np.clip(step * 1.8 - 0.16, 0, 0.5))[..., None]
    marks = features(fine, heroes)
    if marks is not None:
        # A cell that is a third an eye is an eye: an average would wash it out.
        cells = resize(byte(marks * 255), wide, high).astype(np.float32) / 255
        out *= (1 - np.clip(cells * 2.4 - 0.16, 0, 0.78))[..., None]
    return byte(out)


def spread_out(centres: Field, small: Picture) -> Field:
    """The palette as sRGB (K x 3): the mean colour of each Lab centre's pixels."""
    labels = nearest(lab_of(small).reshape(-1, 3), centres)
    flat = small.reshape(-1, 3).astype(np.float32)
    return np.stack(
        [
            flat[labels == k].mean(0) if (labels == k).any() else np.zeros(3, np.float32)
            for k in range(len(centres))
        ]
    )


def dither(small: Picture, colours: Field) -> Picture:
    """Nearest palette colours; between two near ones an ordered 4 x 4 pattern, where calm."""
    high, wide = small.shape[:2]
    pattern = np.tile(BAYER, (-(-high // 4), -(-wide // 4)))[:high, :wide]
    tone = luma(small)
    rough = np.abs(np.diff(tone, axis=1, append=tone[:, -1:])) + np.abs(
        np.diff(tone, axis=0, append=tone[-1:])
    )
    calm = np.clip(1 - rough * 22, 0, 1)
    moved = byte(small + (pattern * calm * 15)[..., None])
    table = nearest(_grid_lab(), lab(colours))
    return byte(colours)[table[code(moved)]]


def _grid_lab() -> Field:
    grid = np.arange(32**3)
    rgb = np.stack([grid >> 10, (grid >> 5) & 31, grid & 31], -1).astype(np.float32) * (255 / 31)
    return lab(rgb)
