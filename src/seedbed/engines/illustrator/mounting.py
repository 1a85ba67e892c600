"""A reference picture set into a sheet as it is: framed in a scene, on card, as a band, or its
subject alone on a tinted ground. What a set of posters from one picture varies by, and what
stands in for a cut-out that cannot be trusted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator import retouch
from seedbed.engines.illustrator.canvas import Canvas, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.types import Size

U8 = NDArray[np.uint8]
Colour = tuple[float, float, float]

SHEETS = 4
"""Ways in which `sheet` can show one picture, the picture alone among them."""


def sheet(image: U8, alpha: U8 | None, size: Size, turn: int) -> U8:
    """The picture on a canvas of `size`, in the way number `turn`: whole, framed on card, its
    subject alone on a tinted ground (a close crop where that cannot be told), as a band."""
    way = turn % SHEETS
    if way == 0:
        return np.asarray(retouch.cover(image, size.width, size.height))
    tone = main_tone(image)
    canvas = Canvas(size.width, size.height)
    if way == 2:
        return _alone(canvas, image, alpha, tone)
    if way == 1:
        canvas.wash(mix(tone, "#fbf7ee", 0.8))
        frame_into(canvas, image, (0.14, 0.22, 0.86, 0.9))
        return canvas.rgb()
    canvas.wash(mix(tone, "#141a2c", 0.5))
    wide = canvas.width > 1.3 * canvas.height
    box = (0.42, 0.0, 1.0, 1.0) if wide else (0.0, 0.3, 1.0, 0.86)
    _paste(canvas, image, box)
    return canvas.rgb()


def titled(
    images: Sequence[U8],
    size: Size,
    free: tuple[float, float, float, float],
    how: Literal["collage", "diptych", "cutouts"],
    seed: int,
) -> U8:
    """Several pictures on one canvas, inside the box `free` that the title leaves them; what
    is left of the canvas is a deep tone of theirs."""
    x0, x1 = round(free[0] * size.width), round(free[2] * size.width)
    y0, y1 = round(free[1] * size.height), round(free[3] * size.height)
    whole = (x1 - x0, y1 - y0) == (size.width, size.height)
    part = np.asarray(retouch.combine(images, (x1 - x0, y1 - y0), how, seed))
    if whole:
        return part
    canvas = Canvas(size.width, size.height)
    tones = [main_tone(image) for image in images]
    r, g, b = (sum(tone[i] for tone in tones) / len(tones) for i in range(3))
    canvas.wash(mix((r, g, b), "#141a2c", 0.55))
    rgba = np.dstack([part, np.full(part.shape[:2], 255, np.uint8)])
    canvas.image(rgba, x0, y0, x1 - x0, y1 - y0)
    return canvas.rgb()


def on_its_tone(image: U8, size: Size) -> U8:
    """The whole picture in a frame, on a pale ground of its own colour."""
    canvas = Canvas(size.width, size.height)
    canvas.wash(mix(main_tone(image), "#fbf7ee", 0.75))
    frame_into(canvas, image, (0.05, 0.05, 0.95, 0.95))
    return canvas.rgb()


def main_tone(image: U8) -> Colour:
    """The picture's most telling colour: its mean, the vivid parts counting most."""
    step = max(1, min(image.shape[:2]) // 48)
    small = image[::step, ::step].reshape(-1, 3).astype(np.float32)
    spread = small.max(1) - small.min(1)
    r, g, b = np.average(small, axis=0, weights=spread**1.5 + 1)
    return float(r), float(g), float(b)


def frame_into(
    canvas: Canvas, image: U8, box: tuple[float, float, float, float], *, tilt: float = 0.0
) -> None:
    """Hang the picture in a white frame with a soft shadow, as large as it can be in `box`
    (fractions x0, y0, x1, y1). It is not cropped. `tilt` in degrees, clockwise."""
    x0, y0, x1, y1 = box
    rows, columns = image.shape[:2]
    border = 0.022 * min(canvas.width, canvas.height)
    room_w = (x1 - x0) * canvas.width - 2 * border
    room_h = (y1 - y0) * canvas.height - 2 * border
    k = min(room_w / columns, room_h / rows)
    wide, high = columns * k, rows * k
    cx, cy = (x0 + x1) / 2 * canvas.width, (y0 + y1) / 2 * canvas.height
    edge = _turned(cx, cy, wide / 2 + border, high / 2 + border, tilt)
    drop = [(x, y + 0.4 * border) for x, y in edge]
    canvas.fill(Path().polygon(drop), "#1b1a26", opacity=0.4, blur=border * 0.6)
    canvas.fill(Path().polygon(edge), "#fffdf8")
    rgba = np.dstack([image, np.full((rows, columns), 255, np.uint8)])
    canvas.image(rgba, cx - wide / 2, cy - high / 2, wide, high, tilt=tilt)


def _turned(cx: float, cy: float, a: float, b: float, tilt: float) -> list[tuple[float, float]]:
    c, s = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    corners = ((-a, -b), (a, -b), (a, b), (-a, b))
    return [(cx + x * c - y * s, cy + x * s + y * c) for x, y in corners]


def _paste(canvas: Canvas, image: U8, box: tuple[float, float, float, float]) -> None:
    x0, x1 = round(box[0] * canvas.width), round(box[2] * canvas.width)
    y0, y1 = round(box[1] * canvas.height), round(box[3] * canvas.height)
    part = np.asarray(retouch.cover(image, x1 - x0, y1 - y0))
    rgba = np.dstack([part, np.full(part.shape[:2], 255, np.uint8)])
    canvas.image(rgba, x0, y0, x1 - x0, y1 - y0)


def _alone(canvas: Canvas, image: U8, alpha: U8 | None, tone: Colour) -> U8:
    cut = retouch.cutout(image, alpha)
    if cut.confidence < retouch.TRUSTED:
        rows, columns = image.shape[:2]
        close = image[rows // 8 : rows - rows // 8, columns // 8 : columns - columns // 8]
        mirrored = np.ascontiguousarray(close[:, ::-1])
        return np.asarray(retouch.cover(mirrored, canvas.width, canvas.height))
    unit = min(canvas.width, canvas.height)
    canvas.wash(mix(tone, "#fdf6e8", 0.35))
    canvas.fill(
        Path().circle(canvas.width / 2, canvas.height * 0.6, 0.4 * unit), mix(tone, "#ffffff", 0.7)
    )
    rows, columns = cut.rgba.shape[:2]
    high = 0.7 * canvas.height
    wide = high * columns / rows
    if wide > 0.86 * canvas.width:
        high, wide = high * 0.86 * canvas.width / wide, 0.86 * canvas.width
    canvas.image(cut.rgba, (canvas.width - wide) / 2, canvas.height - high, wide, high)
    return canvas.rgb()
