"""A drawn subject traced as a mark: ink, one tint and the ground, in smooth shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from seedbed.engines.illustrator.retouch.shapes import label
from seedbed.engines.illustrator.styles.raster import blur, byte, luma8, resize, shrink, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture

    Bits = NDArray[np.bool_]

BLACK = np.array([24, 24, 28], np.float32)
GROUND = (255, 255, 255)
LARGEST = 1100  # pixels of the long side that a subject is traced at


def traced(rgb: Picture, heroes: Mask, size: tuple[int, int]) -> Picture:
    """A drawn subject as a sign maker cuts it: ink, one tint and the ground in smooth shapes,
    nothing too small to cut; where it is pale its outline is drawn."""
    small = shrink(rgb, LARGEST)
    high, wide = small.shape[:2]
    cover = resize(heroes, wide, high)
    drawn = np.argwhere(cover > 127)
    if not len(drawn):
        return np.full((size[1], size[0], 3), 255, np.uint8)
    unit = float(max(np.ptp(drawn[:, 0]), np.ptp(drawn[:, 1]))) + 1
    inside = cover > 127
    tone = blur(luma8(small), 0.8)
    low, middle = steps(tone[inside])
    dark, pale = inside & (tone < low), inside & (tone >= middle)
    # Between ink and ground lies a rim of tint that is only their blurred border.
    tint = opened(inside & ~dark & ~pale, unit / 110)
    least = round((unit / 42) ** 2)
    tint = swept(tint, least * 3)
    dark = swept((inside & (tone < (low + middle) / 2) & ~tint) | (inside & dark), least)
    dark = ~swept(~dark, least)
    if dark.sum() < 0.3 * inside.sum() < tint.sum():
        dark, tint = filled(dark, tint, unit), np.zeros_like(tint)
    whole = swept(inside, least * 2)
    soft = unit / 150
    rim = np.abs(blur(byte(whole * np.float32(255)), unit / 58).astype(np.float32) / 127.5 - 1)
    near = blur(byte(pale * np.float32(255)), unit / 45)
    outline = swept((rim < 0.74) & (near > 64) & whole, least)
    ink = ink_of(small, inside.astype(np.float32))
    shade = ink + (255 - ink) * 0.58
    board = Image.new("RGB", size, GROUND)
    steep = max(1.0, 2 * soft * max(size) / max(wide, high))  # an edge is about a pixel wide
    for bits, paint in ((tint, shade), (dark | outline, ink)):
        mask = resize(blur(byte(bits * np.float32(255)), soft), *size)
        cut = np.clip((mask.astype(np.float32) - 127) * steep + 127, 0, 255).astype(np.uint8)
        board.paste(tuple(int(v) for v in paint), None, Image.fromarray(cut))
    return np.asarray(board)


def filled(dark: Bits, tint: Bits, unit: float) -> Bits:
    """The middle tone as ink, where it is most of a subject: what is dark and lies within it is
    broken out."""
    rim, touched = label(grown(dark, unit / 80) & ~dark)
    inner = np.bincount(rim.ravel(), weights=tint.ravel(), minlength=touched + 1)
    whole = np.bincount(rim.ravel(), minlength=touched + 1)
    # A piece is within the tint if all that touches it is.
    enclosed = inner >= 0.9 * np.maximum(whole, 1)
    enclosed[0] = False
    numbers, count = label(dark)
    beside = grown(enclosed[rim], 2)
    within = np.bincount(numbers.ravel(), weights=beside.ravel(), minlength=count + 1) > 0
    within &= np.bincount(numbers.ravel(), minlength=count + 1) < 0.2 * tint.sum()
    within[0] = False
    out: Bits = grown(tint | dark, 1) & ~within[numbers]
    return out


def steps(tones: Mask) -> tuple[int, int]:
    """The two tones between dark, middle and light of a subject: three means in one dimension."""
    counts = np.bincount(tones, minlength=256).astype(np.float64)
    values = np.arange(256, dtype=np.float64)
    total = np.cumsum(counts)
    centres = np.searchsorted(total, np.array([0.1, 0.5, 0.9]) * total[-1]).astype(np.float64)
    for _ in range(12):
        nearest = np.abs(values[:, None] - centres[None]).argmin(1)
        for k in range(3):
            weight = counts[nearest == k]
            if weight.sum():
                centres[k] = (values[nearest == k] * weight).sum() / weight.sum()
    dark, middle, light = sorted(centres)
    if light - dark < 60:  # of one tone: all of it is ink
        return 256, 256
    if light - middle < 26:  # two tones: the lighter is ground only if it is pale itself
        between = round((dark + middle) / 2)
        return between, (256 if light < 170 else between)
    if middle - dark < 26:
        dark = middle
    return round((dark + middle) / 2 + (dark == middle)), round((middle + light) / 2)


def grown(bits: Bits, radius: float) -> Bits:
    """With all that is at most this many pixels away, across and down."""
    out: Bits = spread(byte(bits * np.float32(255)), max(1, round(radius))) > 0
    return out


def opened(bits: Bits, radius: float) -> Bits:
    """Without what is thinner than twice this radius, in pixels."""
    return bits & grown(~grown(~bits, radius), radius)


def swept(bits: Bits, least: int) -> Bits:
    """Without pieces of fewer than `least` pixels."""
    numbers, count = label(bits)
    keep = np.bincount(numbers.ravel(), minlength=count + 1) >= least
    keep[0] = False
    return keep[numbers]


def ink_of(rgb: Picture, subject: Field) -> Field:
    """The subject's strongest hue as a printable dark ink, or black."""
    inside = rgb[subject > 0.5].astype(np.float32)
    if len(inside) < 64:
        return BLACK
    spread = inside.max(1) - inside.min(1)
    if np.percentile(spread, 70) < 60:
        return BLACK
    hue = np.average(inside, axis=0, weights=spread**2 + 1)
    grey = hue.mean()
    strong = grey + (hue - grey) * 1.5
    if strong[0] > strong[1] > 0.7 * strong[0]:
        strong[1] = 0.7 * strong[0]  # yellow, made darker, is ochre and not olive
    strong = strong * min(1.0, 118 / max(1.0, float(strong @ [0.299, 0.587, 0.114])))
    out: Field = np.clip(strong, 0, 255).astype(np.float32)
    return out
