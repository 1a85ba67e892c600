"""Thin frames, rules and scrims that finish a poster or a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image, ImageDraw

from seedbed.engines.illustrator.styles.raster import byte

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Picture

FrameKind = Literal["line", "double", "corners", "rounded"]
RuleKind = Literal["line", "diamond", "dots"]
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


def rule(
    rgb: Picture,
    x: float,
    y: float,
    length: float,
    colour: str = "#ffffff",
    *,
    kind: RuleKind = "diamond",
    opacity: float = 0.9,
) -> Picture:
    """The picture with a short ornamental rule centred at (x, y), all in fractions of the canvas
    (`length` of its width)."""
    height, width = rgb.shape[:2]
    unit = min(height, width)
    wide, high = max(8, round(width * length)), max(6, round(unit * 0.03))
    mask = Image.new("L", (wide * _FINE, high * _FINE), 0)
    pen = ImageDraw.Draw(mask)
    w, h, mid = wide * _FINE, high * _FINE, high * _FINE / 2
    thick = max(1, round(unit * 0.0024 * _FINE))
    space = 0.0 if kind == "line" else h * 0.75
    for start, end in ((0.0, w / 2 - space), (w / 2 + space, float(w))):
        pen.line((start, mid, end, mid), fill=255, width=thick)
    r = h * 0.28
    if kind == "diamond":
        pen.polygon(
            [(w / 2 - r, mid), (w / 2, mid - r), (w / 2 + r, mid), (w / 2, mid + r)], fill=255
        )
    elif kind == "dots":
        for step in (-1, 0, 1):
            cx, q = w / 2 + step * h * 0.42, r * 0.45
            pen.ellipse((cx - q, mid - q, cx + q, mid + q), fill=255)
    cover = mask.resize((wide, high), Image.Resampling.BOX).point(lambda v: int(v * opacity))
    image = Image.fromarray(rgb)
    at = (round(x * width - wide / 2), round(y * height - high / 2))
    image.paste(_ints(colour), (at[0], at[1], at[0] + wide, at[1] + high), cover)
    return np.asarray(image)


def scrim(
    rgb: Picture,
    top: float,
    bottom: float,
    colour: str = "#0a0c16",
    *,
    strength: float = 0.55,
    towards: Literal["top", "bottom", "both"] = "bottom",
) -> Picture:
    """The picture veiled between two heights (fractions), fully at one side and fading to nothing
    at the other: a calm ground for a title."""
    height, width = rgb.shape[:2]
    y0, y1 = round(np.clip(top, 0, 1) * height), round(np.clip(bottom, 0, 1) * height)
    if y1 <= y0:
        return rgb
    t = np.linspace(0, 1, y1 - y0, dtype=np.float32)
    shape = {"bottom": t, "top": 1 - t, "both": 1 - np.abs(2 * t - 1)}[towards]
    smooth = shape * shape * (3 - 2 * shape)
    # Dithered by half a step, so that a long fade shows no bands.
    wobble = np.random.Generator(np.random.PCG64(3)).random((y1 - y0, 64), dtype=np.float32) - 0.5
    column = byte(smooth[:, None] * 255 * strength + wobble)
    cover = np.tile(column, (1, -(-width // 64)))[:, :width]
    area = Image.fromarray(rgb[y0:y1])
    area.paste(_ints(colour), None, Image.fromarray(np.ascontiguousarray(cover)))
    out = rgb.copy()
    out[y0:y1] = np.asarray(area)
    return out


def _ints(colour: str) -> tuple[int, int, int]:
    digits = colour.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
