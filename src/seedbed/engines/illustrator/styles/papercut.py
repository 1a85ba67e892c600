"""Paper cut: sheets of coloured card stacked by tone, each throwing a soft shadow below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    enlarge,
    kuwahara,
    luma8,
    resize,
    saturate,
    shrink,
    textured,
)
from seedbed.engines.illustrator.styles.regions import areas, lab

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 660
# Sheets are cut at up to this size: scissors leave crisp edges.
CUT = 1152
SHEETS = 10
SHADE = (30, 22, 40)
CORE = (255, 252, 244)


def paper_cut(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as up to ten sheets of paper, dark sheets in front of light ones.

    A picture drawn for it (on `CutPaper`) has its sheets and shadows already.
    """
    width, height = sheet.width, sheet.height
    if sheet.drawn:
        return textured(saturate(rgb, 1.12), width, height, paper.card(seed % 7), 0.075)
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    found = areas(saturate(small, 1.15), SHEETS, seed, calm=unit / 260)
    # The lightest paper is the backing sheet; darker paper lies nearer the eye.
    order = np.argsort(-lab(found.palette)[:, 0])
    rank = np.empty(len(order), np.uint8)
    rank[order] = np.arange(len(order), dtype=np.uint8)
    stacked = rank[found.labels]
    colours = 255 * (found.palette / 255) ** np.float32(0.9)
    grow = max(1.0, min(max(height, width), CUT) / max(high, wide))
    size = (max(1, round(wide * grow)), max(1, round(high * grow)))
    board = Image.new("RGB", size, tuple(int(c) for c in colours[order[0]]))
    for k in range(1, len(order)):
        hard = (stacked >= k).view(np.uint8) * np.uint8(255)
        board.paste(SHADE, None, fallen(hard, size))
        cut = enlarged(blur(hard, unit / 340), size)
        board.paste(tuple(int(c) for c in colours[order[k]]), None, cut)
        # The cut edge shows the card's pale core on the lit side.
        core = ImageChops.subtract(cut, moved(cut, 1, 1)).point(lambda v: int(v * 0.38))
        board.paste(CORE, None, core)
    scraps = small_features(small, unit)
    board.paste(SHADE, None, fallen(scraps, size))
    ink = tuple(int(c * 0.55) for c in colours[order[-1]])
    board.paste(ink, None, enlarged(scraps, size))
    # What is too small for scissors is printed on the paper; shadows lie over the print.
    plain = Image.fromarray(byte(colours)[found.labels])
    detail = Image.fromarray(kuwahara(saturate(small, 1.1), 2))
    wrong = ImageChops.difference(plain, detail).convert("L")
    wrong = wrong.filter(ImageFilter.GaussianBlur(unit / 400))
    cover = wrong.point(lambda v: min(165, max(0, v - 13) * 5))
    shading = ImageChops.subtract(plain, detail, 1, 128)
    light = Image.fromarray(resize(np.asarray(shading), *size))
    mask = Image.fromarray(enlarge(np.asarray(cover), *size))
    # Paper less what the print takes away: sheet - (plain - detail).
    printed = ImageChops.subtract(board, light, 1, 128)
    board.paste(printed, None, mask)
    return textured(np.asarray(board), width, height, paper.card(seed % 7), 0.075)


def enlarged(soft: Mask, size: tuple[int, int]) -> Image.Image:
    """A sheet's outline at `size` (width, height): a soft mask cut steeply at its middle, since
    scissors go rounder than pixels."""
    mask = Image.fromarray(enlarge(soft, *size))
    return mask.point(lambda v: min(255, max(0, (v - 96) * 4)))


def fallen(hard: Mask, size: tuple[int, int]) -> Image.Image:
    """The shadow a sheet throws down and to the right: close and dark, then wide and faint."""
    high, wide = hard.shape
    unit = min(high, wide)
    low = resize(hard, max(1, wide // 2), max(1, high // 2))
    drop = max(1, round(unit * 0.003))
    near = moved(Image.fromarray(blur(low, unit * 0.0022)), drop // 2, drop // 2)
    far = moved(Image.fromarray(blur(low, unit * 0.0075)), drop, drop * 2)
    both = ImageChops.lighter(
        near.point(lambda v: int(v * 0.34)), far.point(lambda v: int(v * 0.23))
    )
    return Image.fromarray(enlarge(np.asarray(both), *size))


def small_features(small: Picture, unit: int) -> Mask:
    """Eyes, mouths and windows: dark spots much smaller than a sheet, as crisp scraps."""
    grey = blur(luma8(small), unit / 600).astype(np.float32)
    around = blur(luma8(small), unit / 55).astype(np.float32)
    spot = np.clip((around - grey - 34) * 8, 0, 255).astype(np.uint8)
    return np.clip((blur(spot, unit / 420).astype(np.int16) - 104) * 5, 0, 255).astype(np.uint8)


def moved(mask: Image.Image, dx: int, dy: int) -> Image.Image:
    """The mask shifted right and down, its first row and column repeated."""
    pixels = np.pad(np.asarray(mask), ((dy, 0), (dx, 0)), mode="edge")
    return Image.fromarray(pixels[: mask.height, : mask.width])
