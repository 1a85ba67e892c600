"""Ukiyo-e: woodblock colours in flat areas, an indigo keyline, graded sky, wood grain, washi."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.apart import apart
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    enlarge,
    kuwahara,
    lines,
    luma,
    resize,
    saturate,
    shrink,
    soften,
    textured,
)
from seedbed.engines.illustrator.styles.regions import Areas, areas, lab

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 760
# The colour blocks are cut at up to this size.
CUT = 1152
# The keyline is drawn at up to this size.
LINE = 1152
PRINT = 2048
COLOURS = 15
WASHI = np.array([240, 228, 203], np.float32)
KEY = (38, 42, 66)
# Pigments of the Edo woodblock shop, as printed and aged: prussian blue, indigo, pale blue,
# madder, vermilion, safflower pink, ochre, orpiment, leaf green, sage, umber, sumi, washi,
# greys, and the tones of skin.
PIGMENTS = np.array(
    [
        [28, 62, 110], [52, 88, 128], [132, 166, 178], [150, 44, 44], [206, 82, 52],
        [226, 164, 148], [198, 146, 76], [228, 196, 110], [82, 112, 74], [148, 160, 122],
        [110, 82, 60], [44, 44, 52], [240, 228, 203], [170, 160, 148], [118, 100, 132],
        [232, 194, 160], [186, 132, 94], [126, 84, 60],
    ],
    np.float32,
)  # fmt: skip


def ukiyo_e(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as a woodblock print on mulberry paper."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    if sheet.heroes is not None:
        small = vivid(apart(small, sheet.heroes), sheet.heroes)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    grow = max(1.0, min(max(height, width), CUT) / max(high, wide))
    found = areas(saturate(small, 1.2), COLOURS, seed, calm=unit / 420, grow=grow)
    printed = Areas(found.labels, aged(found.palette)).paint()
    printed = np.asarray(Image.fromarray(printed).filter(ImageFilter.SMOOTH))
    # The print is made at up to this size, the paper's grain at the full one.
    k = min(1.0, PRINT / max(height, width))
    wide, high = max(1, round(width * k)), max(1, round(height * k))
    printed = resize(printed, wide, high)
    # A breath of the original's shading, as a wiped block would leave it.
    smooth = kuwahara(small, max(2, round(unit / 220)))
    shade = shading(smooth, unit)
    printed = graded(printed, enlarge(shade, wide, high))
    board = Image.fromarray(printed)
    board.paste(KEY, None, keyline(rgb, (wide, high), sheet.heroes))
    grain = paper.wood(seed % 5) + paper.washi(seed % 5)
    return textured(np.asarray(board), width, height, grain, 0.035)


def vivid(small: Picture, heroes: Mask) -> Picture:
    """The picture with its subjects in stronger colour: a block is cut for a face, too. Pale
    greys of theirs (a beard, a swan) are bare paper, not the blue of the sky."""
    inside = resize(heroes, small.shape[1], small.shape[0]).astype(np.float32)[..., None] / 255
    strong = saturate(small, 1.5).astype(np.float32)
    tone = luma(small)[..., None]
    grey = np.ptp(small.astype(np.int16), axis=2)[..., None] < 34
    bare = np.clip((tone - 0.6) * 6, 0, 1) * grey
    strong += (WASHI * (0.3 + 0.7 * tone) - strong) * bare
    return byte(small + (strong - small) * inside)


def keyline(rgb: Picture, size: tuple[int, int], heroes: Mask | None) -> Image.Image:
    """The block that carries the drawing: contours as crisp brush lines, at the full size. The
    subjects have theirs all around, however little their colours differ from the ground's."""
    fine = shrink(rgb, LINE)
    unit = min(fine.shape[:2])
    calm = blur(fine, unit / 600)
    cover = soften(lines(calm, unit / 560 + 0.5, strength=1.2, threshold=0.012), 1.0)
    if heroes is not None:
        outline = blur(resize(heroes, fine.shape[1], fine.shape[0]), unit / 500)
        edge = 1 - np.abs(outline.astype(np.float32) / 127.5 - 1)
        cover = np.maximum(cover, np.clip(edge * 1.4 - 0.3, 0, 0.7))
    block = Image.fromarray(resize(byte(cover * 255), *size))
    return block.point(lambda v: min(232, max(0, (v - 58) * 4)))


def aged(palette: Field) -> Field:
    """Each colour drawn towards the nearest pigment and warmed by the paper under it."""
    near = ((lab(palette)[:, None] - lab(PIGMENTS)[None]) ** 2 * [0.5, 1, 1]).sum(-1).argmin(1)
    mixed = palette * 0.38 + PIGMENTS[near] * 0.62
    out: Field = (mixed * (0.55 + 0.45 * WASHI / 255)).astype(np.float32)
    return out


def shading(smooth: Picture, unit: int) -> Picture:
    """Broad light and dark (128 = none) with a dark wiped band along the top: bokashi."""
    grey = np.asarray(Image.fromarray(smooth).convert("L"), np.float32)
    local = grey - soften(grey, unit * 0.06)
    high = smooth.shape[0]
    down = np.linspace(0, 1, high, dtype=np.float32)[:, None]
    band = np.clip(1 - down / 0.17, 0, 1) ** 1.6
    return byte(128 + local * 0.28 - band * 34)


def graded(printed: Picture, shade: Picture) -> Picture:
    """The print multiplied by a shade map where 128 leaves it unchanged."""
    gain = shade.astype(np.uint16)[..., None]
    out: Picture = np.minimum((printed * gain) >> 7, 255).astype(np.uint8)
    return out
