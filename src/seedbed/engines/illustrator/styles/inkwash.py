"""Ink wash: one ink in many waters on rice paper; only reds keep their colour; a red seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.features import features
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
    slope,
    soften,
    textured,
    warp,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Box, Sheet

WORK = 1024
RICE = np.array([243, 236, 219], np.float32)
INK = np.array([30, 31, 36], np.float32)
CINNABAR = np.array([186, 44, 34], np.float32)


def ink_wash(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture in diluted black ink on rice paper, with a seal in the lower corner."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    moved = warp(small, seed, unit * 0.004, unit * 0.05)
    wet = kuwahara(moved, max(2, round(unit / 200)))
    tone = even(luma(wet), unit)
    ink = np.clip(1 - tone, 0, 1)
    # Waters: light washes stay very light, darks gather quickly.
    ink = ink**1.55 * 0.92
    water = resize_field(noise(seed + 3, wide // 2 + 1, high // 2 + 1, unit * 0.2, 5), wide, high)
    ink *= np.clip(0.92 + 0.34 * water, 0.35, 1.35)
    # Ink creeps outward and dries with a dark rim.
    spread = blur(byte(ink * 255), unit / 150).astype(np.float32) / 255
    ink = np.maximum(ink * 0.94, spread * 0.6) + np.clip(ink - spread, 0, 1) * 0.5
    stroke = lines(blur(wet, unit / 700), unit / 520 + 0.4, strength=0.9, threshold=0.012)
    dry = noise(seed + 4, wide, high, unit * 0.012 + 2, 3)
    ink += stroke * np.clip(0.72 + 0.5 * dry, 0.1, 1.0) * 0.72
    if sheet.heroes is not None:
        heroes = resize(sheet.heroes, wide, high)
        ink = leave_paper(ink, heroes, seed)
        ink = set_apart(ink, heroes, np.clip(0.75 + 0.5 * dry, 0.2, 1))
    marks = features(moved, sheet.heroes)
    if marks is not None:
        ink = np.maximum(ink, marks * np.float32(0.9))
    ink *= mist(seed, wide, high)
    ink = np.clip(ink, 0, 0.97)
    painted = inked(ink, RICE, INK)
    red = redness(wet) * (1 - 0.55 * ink)
    for c in range(3):
        own = CINNABAR[c] * 0.35 + wet[..., c] * np.float32(0.65)
        painted[..., c] = byte(painted[..., c] * (1 - red) + own * red)
    out = textured(painted, width, height, paper.washi(seed % 5), 0.045)
    return stamp_seal(out, sheet.taken)


def even(tone: Field, unit: int) -> Field:
    """Luminance stretched to the full range, with local contrast raised: no grey soup."""
    low, high = np.percentile(tone[::4, ::4], (2, 90))
    spread = np.clip((tone - low) / max(0.08, high - low), 0, 1)
    around = soften(spread, unit * 0.09)
    out: Field = np.clip(spread + (spread - around) * 0.55 + (0.62 - around) * 0.22, 0, 1)
    return out


def leave_paper(ink: Field, heroes: Mask, seed: int) -> Field:
    """The ink with its ground thinned: faint washes become bare paper, bands of mist cross it,
    and what is far from the subjects is left to the eye."""
    inside = heroes.astype(np.float32) / 255
    if inside.max() == 0:
        return ink
    high, wide = ink.shape
    unit = min(high, wide)
    near = np.clip(soften(inside, unit * 0.16) * 1.6, 0, 1)
    drift = resize_field(noise(seed + 8, 60, 60, 14, 3), wide, high)
    keep = np.clip(0.52 + 0.28 * near + 0.34 * drift, 0.12, 0.95)
    ground = np.clip(ink - 0.07, 0, 1) * 1.06 * keep
    out: Field = ink * inside + ground * (1 - inside)
    return out


def set_apart(ink: Field, heroes: Mask, press: Field) -> Field:
    """The ink with a brushed contour around each subject and, about a pale one, a wash of water
    that leaves it as bare paper: a white swan is what is not painted."""
    unit = min(ink.shape)
    inside = heroes.astype(np.float32) / 255
    if inside.max() == 0:
        return ink
    near = soften(inside, unit * 0.05)
    ring = np.clip(near * 1.9, 0, 1) * (1 - inside)
    own = float((ink * inside).sum() / max(1.0, inside.sum()))
    around = float((ink * ring).sum() / max(1.0, ring.sum()))
    # What lacks to a clear step of tone is taken from the subject and given to its ground.
    lack = float(np.clip(0.30 - abs(own - around), 0, 0.30))
    if own <= max(around, 0.34):
        ink = ink * (1 - 0.5 * inside * min(1.0, lack * 4)) + ring * lack * 1.3
    else:
        ink = ink * (1 - 0.75 * ring * min(1.0, lack * 4)) + inside * lack * 0.6
    edge = blur(heroes, unit / 420).astype(np.float32) / 127.5 - 1
    # One sure line, heavier on the side away from the light as a turned brush leaves it.
    contour = np.clip((0.78 - np.abs(edge)) * 2.2, 0, 1)
    _, down = slope(soften(inside, unit / 200))
    weight = np.clip(0.82 - down * unit * 0.05, 0.62, 1.0)
    marked: Field = np.maximum(ink, contour * press * weight)
    return marked


def redness(rgb: Picture) -> Field:
    """How red each pixel is, 0..1: the only colour a scholar's brush keeps."""
    r, g, b = (rgb[..., i].astype(np.float32) for i in range(3))
    out: Field = np.clip((r - np.maximum(g * 1.5, b * 1.3) - 14) / 60, 0, 0.92)
    return soften(out, 1.0)


def mist(seed: int, wide: int, high: int) -> Field:
    """Ink strength that fades out towards the sheet's edges, unevenly."""
    x = np.linspace(-1, 1, wide, dtype=np.float32)[None]
    y = np.linspace(-1, 1, high, dtype=np.float32)[:, None]
    ragged = resize_field(noise(seed + 5, 40, 40, 12, 3), wide, high)
    edge = np.maximum(np.abs(x), np.abs(y)) + ragged * 0.05
    out: Field = np.clip((1.04 - edge) / 0.16, 0, 1) ** 0.8
    return out


def stamp_seal(rgb: Picture, taken: tuple[Box, ...]) -> Picture:
    """A square cinnabar seal, two columns of carved strokes, pressed near a quiet corner
    of the picture itself; nothing on a picture too small to show it."""
    height, width = rgb.shape[:2]
    if min(height, width) < 48:
        return rgb
    side = max(8, round(min(height, width) * 0.058))
    over = 4
    rng = np.random.Generator(np.random.PCG64(2027))
    plate = Image.new("L", (side * over, side * over), 0)
    pen = ImageDraw.Draw(plate)
    s = side * over
    pen.rounded_rectangle((0, 0, s - 1, s - 1), s * 0.1, fill=255)
    carve(pen, s)
    wear = noise(11, s, s, s / 14, 3)
    worn = np.asarray(plate.filter(ImageFilter.GaussianBlur(s / 110)), np.float32)
    worn = np.clip((worn - 128) * 3 + 128, 0, 255) * np.clip(1.25 + 0.5 * wear, 0.25, 1)
    mask = Image.fromarray(byte(worn)).rotate(float(rng.uniform(-2, 2)), Image.Resampling.BICUBIC)
    mask = mask.resize((side, side), Image.Resampling.BOX)
    gap = round(side * 0.85)
    right, low = width - side - gap, height - side - gap
    corners = [(right, low), (gap, low), (right, gap), (gap, gap)]
    room = 0.5 * side
    free = [
        (x, y)
        for x, y in corners
        if not any(
            x < x1 * width + room and x + side > x0 * width - room
            and y < y1 * height + room and y + side > y0 * height - room
            for x0, y0, x1, y1 in taken
        )
    ]  # fmt: skip
    if not free:
        return rgb
    unrest = [float(luma8(rgb[y : y + side, x : x + side]).std()) for x, y in free[:2]]
    x, y = free[1] if len(unrest) > 1 and unrest[1] + 12 < unrest[0] else free[0]
    spot = Image.fromarray(rgb[y : y + side, x : x + side])
    spot.paste((178, 34, 28), None, mask.point(lambda v: int(v * 0.92)))
    rgb[y : y + side, x : x + side] = np.asarray(spot)
    return rgb


def carve(pen: ImageDraw.ImageDraw, s: int) -> None:
    """The seal's device: a seedling over tilled ground, in straight seal-script strokes."""
    pale, w = 0, max(1, round(s * 0.065))
    m = s * 0.14

    def stroke(*points: tuple[float, float]) -> None:
        pen.line(
            [(m + x * (s - 2 * m), m + y * (s - 2 * m)) for x, y in points], fill=pale, width=w
        )

    stroke((0.0, 0.16), (1.0, 0.16))
    stroke((0.28, 0.0), (0.28, 0.32))
    stroke((0.72, 0.0), (0.72, 0.32))
    stroke((0.06, 0.46), (0.94, 0.46), (0.94, 1.0), (0.06, 1.0), (0.06, 0.46))
    stroke((0.06, 0.73), (0.94, 0.73))
    stroke((0.5, 0.46), (0.5, 1.0))
