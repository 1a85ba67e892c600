"""Rain and snow laid over a finished style in that style's own stuff: a wash, a brush of oil or a
coarse grid swallows the fine strokes that were in the picture before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from seedbed.engines.illustrator.styles.pixelart import cell

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Mask, Picture

Ink = tuple[tuple[int, int, int], float]
WORK = 1280  # pixels of the long side that streaks and flakes are drawn at
BAND = 256  # rows of the finished picture worked on at a time
SLANT = 0.2  # how far rain drifts, as a share of how far it falls
_FINE = 2
_MARGIN = 0.05  # of the short side: what falls fades out towards the border of the sheet


@dataclass(frozen=True, slots=True)
class Stuff:
    """What falls is made of: pale marks, deep ones between them, how broad, and how soft."""

    pale: Ink
    deep: Ink | None = None
    broad: float = 1.0
    soft: float = 0.6


STUFF: dict[str, Stuff] = {
    "watercolour": Stuff(((252, 250, 244), 0.8), ((84, 104, 134), 0.46), broad=1.6, soft=0.9),
    "oil": Stuff(((232, 238, 242), 0.6), ((70, 88, 112), 0.32), broad=1.9),
    "ink wash": Stuff(((250, 246, 234), 0.7), ((44, 44, 50), 0.42)),
    "line sketch": Stuff(((252, 251, 248), 0.75), ((60, 60, 68), 0.6)),
    "ukiyo-e": Stuff(((240, 232, 210), 0.55), ((38, 42, 66), 0.62), soft=0.4),
    "neon": Stuff(((150, 226, 255), 0.5), ((255, 90, 200), 0.3)),
    "3d": Stuff(((250, 252, 255), 0.62), None, broad=1.5),
    "pixel art": Stuff(((236, 243, 250), 0.85), ((92, 116, 150), 0.6)),
}
"""The styles that swallow them. Snow takes the pale ink alone."""


def falling(style: str, rgb: Picture, weather: Sequence[str], seed: int) -> Picture:
    """The finished picture of a style with what the weather lets fall; itself where the style
    keeps it by its own means, or nothing falls. The picture given is written to."""
    stuff = STUFF.get(style)
    wet, white = {"rain", "storm"} & set(weather), "snow" in weather
    if stuff is None or not (wet or white):
        return rgb
    height, width = rgb.shape[:2]
    side = cell(width, height) if style == "pixel art" else 0
    layers: list[tuple[Ink, Mask]] = []
    if white:
        layers.append((stuff.pale, _flakes(width, height, seed, stuff, side)))
    if wet:
        for number, ink in enumerate((stuff.pale, stuff.deep)):
            if ink is not None:
                layers.append((ink, _streaks(width, height, seed + number, stuff, side)))
    out = rgb if rgb.flags.writeable else rgb.copy()
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        band = Image.fromarray(out[top:bottom])
        for (colour, strength), marks in layers:
            cover = _band(marks, (top, bottom), (width, height), side)
            band.paste(colour, None, cover.point(lambda v, k=strength: int(v * k)))
        out[top:bottom] = np.asarray(band)
    return out


def _streaks(width: int, height: int, seed: int, stuff: Stuff, side: int) -> Mask:
    """Coverage by slanting strokes of two depths."""
    wide, high = _working(width, height, side)
    unit = min(wide, high)
    rng = np.random.Generator(np.random.PCG64(seed + 310))
    sheet, fine = _blank(wide, high, side)
    pen = ImageDraw.Draw(sheet)
    for count, length, thick, strength in ((170, 0.045, 0.0013, 170), (70, 0.10, 0.0021, 255)):
        for _ in range(round(count * (0.4 if side else 1.0) * wide * high / unit**2)):
            x, y = rng.uniform(-0.1, 1.05) * wide, rng.uniform(-0.1, 1.0) * high
            long = unit * length * rng.uniform(0.6, 1.3)
            line = (x * fine, y * fine, (x - long * SLANT) * fine, (y + long) * fine)
            pen.line(line, fill=strength, width=max(1, round(unit * thick * stuff.broad * fine)))
    return _finished(sheet, stuff, side)


def _flakes(width: int, height: int, seed: int, stuff: Stuff, side: int) -> Mask:
    """Coverage by round flakes of two depths."""
    wide, high = _working(width, height, side)
    unit = min(wide, high)
    rng = np.random.Generator(np.random.PCG64(seed + 320))
    sheet, fine = _blank(wide, high, side)
    pen = ImageDraw.Draw(sheet)
    for count, size, strength in ((130, 0.0034, 200), (45, 0.0075, 255)):
        for _ in range(round(count * wide * high / unit**2)):
            x, y = rng.uniform(0, wide) * fine, rng.uniform(0, high) * fine
            r = max(0.5, unit * size * rng.uniform(0.7, 1.3) * stuff.broad**0.5) * fine
            pen.ellipse((x - r, y - r, x + r, y + r), fill=strength)
    return _finished(sheet, stuff, side)


def _working(width: int, height: int, side: int) -> tuple[int, int]:
    """The size to draw at: the grid's for square pixels of `side`, or at most `WORK`."""
    if side:
        return -(-width // side), -(-height // side)
    k = min(1.0, WORK / max(width, height))
    return max(1, round(width * k)), max(1, round(height * k))


def _blank(wide: int, high: int, side: int) -> tuple[Image.Image, int]:
    fine = 1 if side else _FINE
    return Image.new("L", (wide * fine, high * fine), 0), fine


def _finished(sheet: Image.Image, stuff: Stuff, side: int) -> Mask:
    """The drawn marks, faded out at the border."""
    if side:
        return np.asarray(sheet)
    drawn = sheet.reduce(_FINE).filter(ImageFilter.GaussianBlur(stuff.soft))
    wide, high = drawn.size
    x = np.minimum(np.arange(wide), np.arange(wide)[::-1])[None]
    y = np.minimum(np.arange(high), np.arange(high)[::-1])[:, None]
    fade = np.clip(np.minimum(x, y) / (_MARGIN * min(wide, high)) - 0.3, 0, 1)
    return (np.asarray(drawn) * fade).astype(np.uint8)


def _band(marks: Mask, rows: tuple[int, int], size: tuple[int, int], side: int) -> Image.Image:
    """These rows of the marks at the picture's size (width, height)."""
    (top, bottom), (width, height) = rows, size
    if side:
        above, before = (len(marks) * side - height) // 2, (marks.shape[1] * side - width) // 2
        down = (np.arange(top, bottom) + above) // side
        across = (np.arange(width) + before) // side
        return Image.fromarray(np.ascontiguousarray(marks[down][:, across]))
    k = len(marks) / height
    box = (0.0, top * k, float(marks.shape[1]), bottom * k)
    how = Image.Resampling.BILINEAR
    return Image.fromarray(marks).resize((width, bottom - top), how, box)
