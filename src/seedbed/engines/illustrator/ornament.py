"""Thin frames that finish a sheet with nothing but words on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Picture

FrameKind = Literal["line", "double", "corners", "rounded"]
KINDS: tuple[FrameKind, ...] = get_args(FrameKind)
_FINE = 3


def frame(
    rgb: Picture,
    colour: str = "#ffffff",
    *,
    kind: FrameKind = "line",
    inset: float = 0.035,
    opacity: float = 0.9,
) -> Picture:
    """The picture with a thin frame; `inset` is its distance from the border as a share of the
    short side. "corners" draws only the four angles."""
    height, width = rgb.shape[:2]
    unit = min(height, width)
    gap, line = unit * inset, max(1.0, unit * 0.0026)
    band = int(np.ceil(gap + unit * 0.09))
    out = rgb.copy()
    # Only the four border bands are drawn on: a full-size mask would cost ten times as much.
    for top, left, high, wide in (
        (0, 0, band, width),
        (height - band, 0, band, width),
        (band, 0, height - 2 * band, band),
        (band, width - band, height - 2 * band, band),
    ):
        if high <= 0 or wide <= 0:
            continue
        mask = Image.new("L", (wide * _FINE, high * _FINE), 0)
        pen = ImageDraw.Draw(mask)
        _outline(pen, (width, height), (left, top), gap, line, unit, kind)
        cover = mask.resize((wide, high), Image.Resampling.BOX).point(lambda v: int(v * opacity))
        area = Image.fromarray(out[top : top + high, left : left + wide])
        area.paste(_ints(colour), None, cover)
        out[top : top + high, left : left + wide] = np.asarray(area)
    return out


def _outline(
    pen: ImageDraw.ImageDraw,
    size: tuple[int, int],
    corner: tuple[int, int],
    gap: float,
    line: float,
    unit: int,
    kind: FrameKind,
) -> None:
    width, height = size

    def box(inner: float) -> tuple[float, float, float, float]:
        return (
            (inner - corner[0]) * _FINE,
            (inner - corner[1]) * _FINE,
            (width - inner - corner[0]) * _FINE,
            (height - inner - corner[1]) * _FINE,
        )

    thick = max(1, round(line * _FINE))
    if kind == "rounded":
        pen.rounded_rectangle(box(gap), unit * 0.03 * _FINE, outline=255, width=thick)
        return
    if kind == "corners":
        x0, y0, x1, y1 = box(gap)
        arm = unit * 0.08 * _FINE
        for x, y, dx, dy in ((x0, y0, 1, 1), (x1, y0, -1, 1), (x0, y1, 1, -1), (x1, y1, -1, -1)):
            pen.line((x, y, x + dx * arm, y), fill=255, width=thick)
            pen.line((x, y, x, y + dy * arm), fill=255, width=thick)
        return
    pen.rectangle(box(gap), outline=255, width=thick)
    if kind == "double":
        pen.rectangle(box(gap + unit * 0.011), outline=255, width=max(1, thick // 2))


def _ints(colour: str) -> tuple[int, int, int]:
    digits = colour.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
