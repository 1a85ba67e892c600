"""Oil: the picture laid down in real brush strokes, broad first, fine where it matters, with
the paint's relief lit from the upper left.

After Hertzmann's layered strokes (SIGGRAPH 1998): each stroke is a bristled stamp in one
colour, turned along the local contour.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.apart import apart
from seedbed.engines.illustrator.styles.features import features, with_features
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    kuwahara,
    luma,
    noise,
    resize,
    resize_field,
    saturate,
    shrink,
    slope,
    soften,
    textured,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.styles.raster import Field, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 992
# Stroke length as a share of the short side, and how busy a place must be to earn it.
STROKES = ((0.085, 0.0), (0.050, 0.08), (0.028, 0.20), (0.017, 0.36), (0.010, 0.58))
TURNS = 24
BRUSHES = 5


def oil(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as an impasto oil painting on canvas."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    if sheet.heroes is not None:
        small = apart(small, sheet.heroes)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    subject = saturate(kuwahara(small, max(1, round(unit / 300))), 1.22)
    turn = direction(subject, seed, unit)
    paint = Image.fromarray(blur(subject, unit * 0.02))
    relief = Image.new("L", (wide, high), 110)
    rng = np.random.Generator(np.random.PCG64(seed))
    busy = detail(subject, unit)
    if sheet.heroes is not None:  # the finest brush, and a little beyond their outlines
        near = blur(resize(sheet.heroes, wide, high), unit / 160)
        busy = np.maximum(busy, np.clip(near / np.float32(90), 0, STROKES[-1][1] + 0.01))
    for step, (length, need) in enumerate(STROKES):
        spots = places(rng, busy, wide, high, unit * length * 0.36, need)
        lay_strokes(paint, relief, subject, turn, spots, max(4, round(unit * length)), rng, step)
    # The last touches: where a stroke ran over an eye or an edge, the brush comes back to it.
    wrong = ImageChops.difference(paint, Image.fromarray(subject)).convert("L")
    wrong = wrong.filter(ImageFilter.GaussianBlur(unit / 900))
    paint.paste(
        Image.fromarray(subject), None, wrong.point(lambda v: min(225, max(0, (v - 14) * 6)))
    )
    marks = features(small, sheet.heroes)
    body = with_features(np.asarray(paint), saturate(small, 1.2), marks, 0.85)
    lit = light(np.asarray(relief), body, unit)
    out = byte(body * (1 + lit[..., None] * 0.55) + np.maximum(lit, 0)[..., None] * 22)
    return textured(out, width, height, paper.canvas(seed % 5), 0.028)


def direction(subject: Picture, seed: int, unit: int) -> Field:
    """The brush's angle for every pixel, radians: along contours (the structure tensor's minor
    axis), drifting freely where the picture is calm."""
    high, wide = subject.shape[:2]
    small = shrink(subject, 320)
    h, w = small.shape[:2]
    dx, dy = slope(luma(small))
    sigma = 5.0
    xx, yy, xy = soften(dx * dx, sigma), soften(dy * dy, sigma), soften(dx * dy, sigma)
    drift = noise(seed + 31, w, h, min(w, h) * 0.5, 2) * 1.5
    weak = np.float32(0.0006)
    along_x = yy - xx + weak * np.cos(2 * drift)
    along_y = -2 * xy + weak * np.sin(2 * drift)
    field = np.arctan2(resize_field(along_y, wide, high), resize_field(along_x, wide, high)) / 2
    out: Field = field.astype(np.float32)
    return out


def detail(subject: Picture, unit: int) -> Field:
    """How much fine work each place deserves, 0..1."""
    grey = luma(subject)
    dx, dy = slope(grey)
    edge = soften(np.hypot(dx, dy), unit / 160)
    out: Field = np.clip(edge * 14, 0, 1)
    return out


def places(
    rng: np.random.Generator, busy: Field, wide: int, high: int, gap: float, need: float
) -> NDArray[np.int32]:
    """Jittered grid points (N x 2: x, y) at least as busy as `need`, in random order."""
    gap = max(2.0, gap)
    xs, ys = np.meshgrid(np.arange(0, wide + gap, gap), np.arange(0, high + gap, gap))
    points = np.stack([xs.ravel(), ys.ravel()], -1)
    points += rng.uniform(-gap / 2, gap / 2, points.shape)
    at = np.clip(points, 0, [wide - 1, high - 1]).astype(np.int32)
    keep = busy[at[:, 1], at[:, 0]] >= need
    at = at[keep]
    out: NDArray[np.int32] = at[rng.permutation(len(at))]
    return out


def lay_strokes(
    paint: Image.Image,
    relief: Image.Image,
    subject: Picture,
    turn: Field,
    spots: NDArray[np.int32],
    length: int,
    rng: np.random.Generator,
    step: int,
) -> None:
    """Stamp one layer of strokes onto `paint` (RGB) and their thickness onto `relief` (L)."""
    stamps = brush(length)
    x, y = spots[:, 0], spots[:, 1]
    colours = subject[y, x].astype(np.int16)
    spread = 14 if step == 0 else 9
    colours = colours + rng.integers(-spread, spread + 1, (len(spots), 1))
    colours = np.clip(colours + rng.integers(-4, 5, (len(spots), 3)), 0, 255)
    angle = turn[y, x] + rng.normal(0, 0.14, len(spots))
    which = np.round(angle / np.pi * TURNS).astype(int) % TURNS
    kind = rng.integers(0, BRUSHES, len(spots))
    thick = rng.integers(-26, 27, len(spots))
    for i, (cx, cy) in enumerate(spots.tolist()):
        cover, height = stamps[kind[i]][which[i]]
        left, top = cx - cover.width // 2, cy - cover.height // 2
        box = (left, top, left + cover.width, top + cover.height)
        paint.paste(tuple(colours[i].tolist()), box, cover)
        relief.paste(height[int(thick[i]) > 0], box, cover)


@lru_cache(maxsize=12)
def brush(
    length: int,
) -> tuple[tuple[tuple[Image.Image, tuple[Image.Image, Image.Image]], ...], ...]:
    """Stroke stamps of this length in pixels: [brush][turn] -> (cover, (low, high) relief)."""
    made = []
    for b in range(BRUSHES):
        rng = np.random.Generator(np.random.PCG64(977 + b))
        long, across = length, max(3, round(length * (0.30 + 0.03 * b)))
        scale = 2
        w, h = long * scale, across * scale
        u = np.linspace(-1, 1, w, dtype=np.float32)[None]
        v = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
        bristle = rng.standard_normal(h).astype(np.float32)
        bristle = np.convolve(bristle, np.ones(3) / 3, "same").astype(np.float32)[:, None]
        start = -0.92 + 0.10 * np.roll(bristle, 2, 0)
        end = 0.86 + 0.22 * bristle
        body = np.clip((u - start) * 14, 0, 1) * np.clip((end - u) * 9, 0, 1)
        sides = np.clip((1 - np.abs(v) ** 2.2) * 3.0, 0, 1)
        streak = noise(991 + b, w, h, max(2.0, h / 5), 2)
        dry = np.clip(1.1 - np.clip(u + 0.1, 0, 1) * (0.55 + 0.5 * bristle), 0.25, 1)
        cover = body * sides * dry
        ridge = 128 + 46 * bristle + 30 * (np.abs(v) ** 3) + 26 * (u < -0.6) + 14 * streak
        turns = []
        big = int(np.ceil(np.hypot(w, h))) + 2
        for t in range(TURNS):
            degrees = -180.0 * t / TURNS
            masks = []
            for plate, ground in ((cover * 255, 0), (ridge - 22, 110), (ridge + 22, 110)):
                sheet = Image.new("L", (big, big), ground)
                tile = Image.fromarray(np.clip(plate, 0, 255).astype(np.uint8))
                sheet.paste(tile, ((big - w) // 2, (big - h) // 2))
                turned = sheet.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=ground)
                masks.append(turned.resize((big // scale, big // scale), Image.Resampling.BOX))
            turns.append((masks[0], (masks[1], masks[2])))
        made.append(tuple(turns))
    return tuple(made)


def light(relief: NDArray[np.uint8], body: Picture, unit: int) -> Field:
    """Raking light on the paint's surface: -1..1, positive where it faces the upper left."""
    smooth = Image.fromarray(relief).filter(ImageFilter.GaussianBlur(unit / 1400))
    height = np.asarray(smooth, np.float32) / 255 + luma(body) * 0.15
    dx, dy = slope(height)
    out: Field = np.clip(-(dx + dy) * 2.1, -0.5, 0.5)
    return out
