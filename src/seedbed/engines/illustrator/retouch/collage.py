"""Several pictures in one: a grid, a diptych, or cut-outs gathered on one ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from seedbed.engines.illustrator.retouch.cutout import TRUSTED, Cutout, cutout
from seedbed.engines.illustrator.retouch.reframe import cover
from seedbed.engines.illustrator.styles import paper
from seedbed.engines.illustrator.styles.raster import byte, resize, shrink, texture
from seedbed.engines.illustrator.styles.regions import gather
from seedbed.errors import InvalidParameter

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Picture
    from seedbed.types import Size

How = Literal["collage", "diptych", "cutouts"]
# How much of its width each figure of a group keeps to itself.
OVERLAP = 0.80


def combine(
    images: Sequence[Picture], size: Size | tuple[int, int], how: How = "collage", seed: int = 0
) -> Picture:
    """1 to 14 pictures (H x W x 3 uint8) on one canvas of exactly `size`.

    "collage" sets them in rows of equal weight on pale card, "diptych" side by side (or stacked,
    as the canvas is wide or tall), "cutouts" stands their subjects together on one ground.
    Raises: InvalidParameter when there is no picture.
    """
    if not images:
        raise InvalidParameter("image", "at least one reference is needed to combine.")
    width, height = size if isinstance(size, tuple) else (size.width, size.height)
    if how == "cutouts":
        return _gathered(images, width, height, seed)
    rows = _rows(len(images), width, height, pairs=how == "diptych")
    return _mounted(images, rows, width, height, seed)


def ground_colour(images: Sequence[Picture]) -> tuple[int, int, int]:
    """A pale tint that goes with all the pictures: their mean hue, nearly white."""
    small = np.concatenate([shrink(i, 32).reshape(-1, 3) for i in images]).astype(np.float32)
    spread = small.max(1) - small.min(1)
    hue = np.average(small, axis=0, weights=spread + 1)
    tint = 244 + (hue - hue.mean()) * 0.10
    r, g, b = np.clip(tint, 226, 252)
    return round(float(r)), round(float(g)), round(float(b))


def _rows(count: int, width: int, height: int, *, pairs: bool) -> list[int]:
    """How many pictures each row holds, so that cells come out as near square as they can."""
    if pairs and count <= 3:
        return [count] if width >= height else [1] * count
    best, least = [count], float("inf")
    for n in range(1, count + 1):
        base, extra = divmod(count, n)
        rows = [base + (1 if i >= n - extra else 0) for i in range(n)]
        tall = height / n
        miss = max(abs(float(np.log(width / r / tall / 1.1))) for r in rows)
        if miss < least:
            best, least = rows, miss
    return best


def _mounted(
    images: Sequence[Picture], rows: list[int], width: int, height: int, seed: int
) -> Picture:
    unit = min(width, height)
    margin, gap = round(unit * 0.035), round(unit * 0.016)
    sheet = Image.new("RGB", (width, height), ground_colour(images))
    cells: list[tuple[int, int, int, int]] = []
    tall = (height - 2 * margin - gap * (len(rows) - 1)) / len(rows)
    y = float(margin)
    for row in rows:
        wide = (width - 2 * margin - gap * (row - 1)) / row
        for n in range(row):
            x = margin + n * (wide + gap)
            cells.append((round(x), round(y), round(x + wide), round(y + tall)))
        y += tall + gap
    shade = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(shade)
    drop = max(1, round(unit * 0.004))
    for x0, y0, x1, y1 in cells:
        pen.rectangle((x0, y0 + drop, x1, y1 + drop), fill=90)
    sheet.paste((40, 34, 50), None, shade.filter(ImageFilter.GaussianBlur(unit * 0.006)))
    ground = Image.fromarray(texture(np.asarray(sheet), paper.card(seed % 5), 0.03))
    for picture, (x0, y0, x1, y1) in zip(images, cells, strict=True):
        ground.paste(Image.fromarray(cover(picture, x1 - x0, y1 - y0)), (x0, y0))
    return np.asarray(ground)


def _gathered(images: Sequence[Picture], width: int, height: int, seed: int) -> Picture:
    cuts = [cutout(picture) for picture in images]
    if any(c.confidence < TRUSTED for c in cuts):
        return _mounted(images, _rows(len(images), width, height, pairs=False), width, height, seed)
    ground = Image.fromarray(_stage(images, width, height))
    unit = min(width, height)
    back = [n for n in range(len(cuts)) if n % 2 and len(cuts) > 3]
    front = [n for n in range(len(cuts)) if n not in back]
    for line, foot, share in ((back, 0.80, 0.46), (front, 0.93, 0.62 if len(front) > 1 else 0.74)):
        _stand(ground, [cuts[n] for n in line], width, height, foot, share, unit)
    return np.asarray(ground)


def _stand(
    ground: Image.Image,
    cuts: list[Cutout],
    width: int,
    height: int,
    foot: float,
    share: float,
    unit: int,
) -> None:
    """Stand cut-outs in a row on the line `foot`, each with its shadow."""
    if not cuts:
        return
    tall = height * share
    sizes = [(c.rgba.shape[1] / c.rgba.shape[0] * tall, tall) for c in cuts]
    total = sum(w for w, _ in sizes)
    # A little overlap makes a group of them.
    squeeze = min(1.0, width * 0.94 / max(1.0, total * OVERLAP))
    sizes = [(w * squeeze, h * squeeze) for w, h in sizes]
    total = sum(w for w, _ in sizes) * (OVERLAP if len(sizes) > 1 else 1.0)
    x = (width - total) / 2
    for cut, (w, h) in zip(cuts, sizes, strict=True):
        picture = Image.fromarray(cut.rgba).resize(
            (max(1, round(w)), max(1, round(h))), Image.Resampling.LANCZOS
        )
        # A subject cut off by its picture's lower border stands on the canvas's border.
        base = height if cut.box[3] > 0.985 else height * foot
        at = (round(x), round(base - h))
        alpha = picture.getchannel("A")
        shadow = Image.new("L", ground.size, 0)
        flat = alpha.resize((alpha.width, max(1, round(h * 0.10))))
        shadow.paste(flat, (at[0] + round(unit * 0.01), round(base - h * 0.06)))
        shadow = shadow.filter(ImageFilter.GaussianBlur(unit * 0.014)).point(lambda v: int(v * 0.5))
        ground.paste((30, 26, 44), None, shadow)
        ground.paste(picture, at, alpha)
        x += w * (OVERLAP if len(sizes) > 1 else 1.0)


def _stage(images: Sequence[Picture], width: int, height: int) -> Picture:
    """A seamless studio ground, lit from above, tinted by the pictures."""
    w, h = max(2, width // 8), max(2, height // 8)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    far = np.hypot(xx / w - 0.5, (yy / h - 0.42) * 0.9)
    tint = np.array(ground_colour(images), np.float32)
    deep = np.clip(tint * 0.80 - (tint.mean() - tint) * 1.6, 0, 255)
    light = np.clip(1 - far * 1.25, 0, 1)[..., None]
    field = deep + (tint - deep) * light
    floor = np.clip((yy / h - 0.74) / 0.06, 0, 1)[..., None]
    field = field * (1 - 0.06 * floor)
    return resize(byte(field), width, height)


def main_colours(images: Sequence[Picture], count: int) -> Field:
    """Lab colours (count x 3) that the pictures share, for titles and frames that go with them."""
    joined = np.concatenate([cover(i, 64, 64) for i in images], axis=1)
    return gather(joined, count, 0)
