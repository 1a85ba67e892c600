"""Minimal: a mark in one ink and one tint on clean white ground, as a logo is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from seedbed.engines.illustrator.retouch.shapes import fill_holes
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    enlarged,
    kuwahara,
    lines,
    luma,
    resize,
    saturate,
    shrink,
    soften,
)
from seedbed.engines.illustrator.styles.regions import areas, lab_of
from seedbed.engines.illustrator.styles.traced import GROUND, ink_of, traced

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 900
# A badge: colours of its scene, and its distance from the edge as a share of the short side.
COLOURS = 12
MARGIN = 0.07


def minimal(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """Two tones of one ink on white: the subject's own hue if it has one, else black.

    A scene that was drawn for it becomes a round badge in a few calm colours.
    """
    width, height = sheet.width, sheet.height
    if sheet.heroes is not None and not sheet.alone:
        return badge(rgb, sheet.heroes, seed, (width, height))
    if sheet.heroes is not None:
        return traced(rgb, sheet.heroes, (width, height))
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    calm = kuwahara(kuwahara(small, max(2, round(unit / 130))), max(1, round(unit / 260)))
    colour = lab_of(calm)
    tone = soften(luma(calm), unit / 240)
    apart, plain = distance_from_ground(colour, unit)
    # On a plain ground only the subject is inked; a full scene becomes a three-tone print.
    subject = np.clip((apart - 0.10) / 0.10, 0, 1) if plain else np.ones_like(apart)
    low, high_tone = tone_range(tone, subject)
    level = (tone - low) / max(0.06, high_tone - low)
    around = soften(level, unit * 0.10)
    level = level * 0.80 + (level - around) * 0.5 + 0.08
    dark = subject * sharp(0.38 - level)
    middle = subject * sharp(0.66 - level)
    contour = lines(calm, unit / 330 + 0.5, strength=1.1, threshold=0.03) * 0.9
    if plain:
        # A pale part of the subject would be lost on white: an outline holds its shape.
        shape = fill_holes(subject > 0.3, 0.008).astype(np.float32)
        border = blur(byte(shape * 255), unit / 170).astype(np.float32) / 127.5 - 1
        ring = np.clip((0.62 - np.abs(border)) * 4, 0, 1)
        pale = np.clip((soften(level, unit / 90) - 0.5) * 6, 0, 1)
        contour = np.maximum(contour, ring * pale)
    ink = ink_of(calm, subject)
    tint = ink + (255 - ink) * 0.58
    board = Image.new("RGB", (width, height), GROUND)
    for cover, shade in ((middle, tint), (np.maximum(dark, contour), ink)):
        # Enlarge the soft mask, then cut it steeply: the edge is as sharp as a drawn curve.
        soft = resize(blur(byte(cover * 255), unit / 420), width, height)
        cut = np.clip((soft.astype(np.int16) - 104) * 5, 0, 255).astype(np.uint8)
        board.paste(tuple(int(v) for v in shade), None, Image.fromarray(cut))
    return np.asarray(board)


def badge(rgb: Picture, heroes: Mask, seed: int, size: tuple[int, int]) -> Picture:
    """The scene in a dozen colours inside a round-cornered shape on white; its subjects may
    stand a little out of it."""
    wide, high = rgb.shape[1], rgb.shape[0]
    unit = min(wide, high)
    small = shrink(saturate(rgb, 1.05), 640)
    grow = max(1.0, min(max(wide, high), 1280) / max(small.shape[:2]))
    calm = areas(small, COLOURS, seed, calm=min(small.shape[:2]) / 520, grow=grow).paint()
    scene = Image.fromarray(resize(calm, wide, high))
    # The subjects keep their drawing: they are what the mark is about.
    subject = Image.fromarray(np.minimum(heroes, 255))
    scene.paste(Image.fromarray(rgb), None, subject)
    over = 2
    shape = Image.new("L", (wide * over, high * over), 0)
    inset = unit * MARGIN * over
    box = (inset, inset, wide * over - inset, high * over - inset)
    ImageDraw.Draw(shape).rounded_rectangle(box, radius=(unit * over - 2 * inset) * 0.5, fill=255)
    shape = shape.resize((wide, high), Image.Resampling.BOX)
    board = Image.new("RGB", (wide, high), GROUND)
    board.paste(scene, None, ImageChops.lighter(shape, subject))
    return enlarged(np.asarray(board), *size)


def distance_from_ground(colour: Field, unit: int) -> tuple[Field, bool]:
    """How unlike the picture's border each place is, 0..1, and whether that border is plain
    enough to be a ground at all."""
    band = max(2, unit // 40)
    rim = np.concatenate(
        [
            colour[:band].reshape(-1, 3), colour[-band:].reshape(-1, 3),
            colour[:, :band].reshape(-1, 3), colour[:, -band:].reshape(-1, 3),
        ]
    )  # fmt: skip
    middle = np.median(rim, axis=0)
    unrest = np.median(np.abs(rim - middle), axis=0)
    spread = unrest * 1.6 + np.array([5, 3, 3], np.float32)
    gap = np.sqrt((((colour - middle) / spread) ** 2).sum(-1))
    far: Field = np.clip(soften(gap.astype(np.float32), unit / 240) / 18, 0, 1)
    return far, bool(unrest[0] < 7 and unrest[1:].max() < 5)


def tone_range(tone: Field, subject: Field) -> tuple[float, float]:
    """The dark and light ends (8th and 92nd percentile) of the subject's luminance."""
    inside = tone[subject > 0.5]
    if inside.size < 64:
        inside = tone.ravel()
    low, high = np.percentile(inside, (8, 92))
    return float(low), float(high)


def sharp(value: Field) -> Field:
    """A steep but not hard step through 0."""
    out: Field = np.clip(value / 0.10 + 0.5, 0, 1)
    return out
