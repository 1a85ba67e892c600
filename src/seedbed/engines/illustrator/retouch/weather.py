"""Snow, rain and fog over a photograph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from seedbed.engines.illustrator.retouch import sky as skies
from seedbed.engines.illustrator.retouch.grading import between, blend, grade, grey, hue
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    enlarge,
    noise,
    resize,
    resize_field,
    shrink,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture


def snow(
    rgb: Picture, heavens: Mask | None, horizon: float, seed: int, *, night: bool = False
) -> Picture:
    """Snow lying on grass, leaves, earth and edges that face up, and falling in front."""
    height, width = rgb.shape[:2]

    def lying(c: Field) -> Field:
        angle, chroma = hue(c)
        tone = grey(c)[:, 0]
        ground = between(angle, 40, 170, 16) * np.clip((chroma - 0.04) / 0.12, 0, 1)
        pale = np.clip((tone - 0.42) / 0.3, 0, 1) * np.clip((0.22 - chroma) / 0.1, 0, 1)
        cover = np.clip(np.maximum(ground * 0.95, pale * 0.7), 0, 1)
        return np.repeat(cover[:, None], 3, 1).astype(np.float32)

    # Where snow lies is worked out on a smaller picture: its borders are soft anyway.
    small = shrink(rgb, 1280)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    cover = np.ascontiguousarray(grade(small, lying)[..., 0])
    # Snow settles more thickly where the ground lies flat before us than on walls.
    down = np.linspace(0, 1, high, dtype=np.float32)[:, None]
    lie = np.clip((down - horizon * 0.8) / 0.3 + 0.55, 0.45, 1)
    drift = resize_field(noise(seed + 6, 64, 64, 18, 4), wide, high)
    amount = cover.astype(np.float32) * lie * np.clip(0.92 + drift * 0.3, 0.4, 1)
    ledge = _ledges(small, unit)
    amount = np.maximum(amount, ledge.astype(np.float32) * 0.85)
    if heavens is not None:
        amount *= 1 - resize(heavens, wide, high).astype(np.float32) / 255

    top, low = (0.62, 0.16) if night else (0.99, 0.44)

    def white(c: Field) -> Field:
        tone = grey(c)
        bright = low + (top - low) * np.clip(tone * 1.7 + 0.12, 0, 1) ** 0.8
        tint = [0.80, 0.88, 1.06] if night else [0.97, 0.99, 1.03]
        out: Field = bright * np.array(tint, np.float32)
        return out

    def winter(c: Field) -> Field:
        calm = grey(c) * 0.35 + c * 0.65
        out: Field = calm * np.array([0.95, 0.99, 1.06], np.float32) * (0.98 if night else 0.94)
        return out + (0.0 if night else 0.05)

    out = blend(
        grade(rgb, winter),
        grade(rgb, white),
        enlarge(blur(byte(amount), unit / 700), width, height),
    )
    if heavens is not None and not night:
        above = skies.grey_sky(width, height, seed, horizon, dark=0.12)
        out = blend(out, above, (heavens.astype(np.uint16) * 215 // 255).astype(np.uint8))
    return _flakes(out, seed)


def _ledges(rgb: Picture, unit: int) -> Mask:
    """Upper borders of dark things against lighter ones: where snow would catch."""
    soft = blur(rgb, unit / 260)
    tone = np.asarray(Image.fromarray(soft).convert("L"), np.int16)
    step = max(2, unit // 150)
    above = np.roll(tone, step, 0)
    above[:step] = tone[:step]
    edge = np.clip((above - tone - 26) * 6, 0, 255).astype(np.uint8)
    ragged = resize_field(noise(91, 128, 128, 10, 3), rgb.shape[1], rgb.shape[0])
    out = edge * np.clip(0.75 + ragged * 0.7, 0, 1)
    return byte(out.astype(np.float32))


def _flakes(rgb: Picture, seed: int) -> Picture:
    """Three depths of falling flakes, the near ones large and out of focus."""
    height, width = rgb.shape[:2]
    unit = min(height, width)
    rng = np.random.Generator(np.random.PCG64(seed + 70))
    image = Image.fromarray(rgb)
    area = width * height / unit**2
    for count, size, soft, strength in (
        (520, 0.0016, 0.0008, 200),
        (190, 0.0036, 0.0018, 215),
        (34, 0.0105, 0.0060, 150),
    ):
        sheet = Image.new("L", (width, height), 0)
        pen = ImageDraw.Draw(sheet)
        for _ in range(int(count * area)):
            x, y = rng.uniform(0, width), rng.uniform(0, height)
            r = unit * size * rng.uniform(0.6, 1.4)
            tone = int(strength * rng.uniform(0.6, 1.0))
            pen.ellipse((x - r * 0.9, y - r, x + r * 0.9, y + r), fill=tone)
        sheet = sheet.filter(ImageFilter.GaussianBlur(max(0.5, unit * soft * 0.7)))
        image.paste((252, 253, 255), None, sheet)
    return np.asarray(image)


def rain(
    rgb: Picture,
    heavens: Mask | None,
    horizon: float,
    seed: int,
    *,
    storm: bool = False,
    night: bool = False,
) -> Picture:
    """A darker, cooler, wet picture with slanting rain and a shining ground."""
    height, width = rgb.shape[:2]
    unit = min(height, width)
    level = 0.74 if storm else 0.86

    def wet(c: Field) -> Field:
        calm = grey(c) * 0.42 + c * 0.58
        bent = calm + (calm - 0.5) * 0.10 * (1 - np.abs(calm - 0.5) * 2)
        out: Field = bent * np.array([0.90, 0.97, 1.04], np.float32) * (1.0 if night else level)
        return out

    out = grade(rgb, wet)
    if heavens is not None and not night:
        above = skies.grey_sky(width, height, seed, horizon, dark=0.95 if storm else 0.6)
        out = blend(out, above, (heavens.astype(np.uint16) * 225 // 255).astype(np.uint8))
    out = _wet_ground(out, horizon)
    # A thin grey air between us and everything.
    air = np.array([150, 160, 172]) * (0.35 if night else 1.0)
    veil = Image.new("RGB", (width, height), tuple(int(v) for v in air))
    image = Image.blend(Image.fromarray(out), veil, 0.08 if night else 0.13)
    rng = np.random.Generator(np.random.PCG64(seed + 80))
    slant = rng.choice([-1, 1]) * (0.30 if storm else 0.16)
    area = width * height / unit**2
    for count, length, thick, soft, strength in (
        (620, 0.030, 0.0009, 0.0006, 105),
        (230, 0.058, 0.0015, 0.0008, 125),
        (46, 0.115, 0.0032, 0.0028, 80),
    ):
        sheet = Image.new("L", (width, height), 0)
        pen = ImageDraw.Draw(sheet)
        for _ in range(int(count * area * (1.5 if storm else 1))):
            x, y = rng.uniform(-0.1, 1.1) * width, rng.uniform(-0.1, 1.0) * height
            run = unit * length * rng.uniform(0.6, 1.3)
            tone = int(strength * rng.uniform(0.5, 1.0))
            ends = (x, y, x + run * slant, y + run)
            pen.line(ends, fill=tone, width=max(1, round(unit * thick)))
        sheet = sheet.filter(ImageFilter.GaussianBlur(max(0.4, unit * soft)))
        image.paste((226, 234, 244), None, sheet)
    return np.asarray(image)


def _wet_ground(rgb: Picture, horizon: float) -> Picture:
    """The lower part mirrors, smeared downwards, what stands above it."""
    height, width = rgb.shape[:2]
    line = int(height * max(0.62, min(0.8, horizon + 0.12)))
    tall = height - line
    if tall < 8:
        return rgb
    mirror = rgb[max(0, line - tall) : line][::-1]
    small = Image.fromarray(mirror).resize(
        (max(2, width // 3), max(2, mirror.shape[0] // 24)), Image.Resampling.BOX
    )
    smear = small.resize((width, tall), Image.Resampling.BICUBIC)
    fade = np.linspace(0.05, 0.38, tall, dtype=np.float32)[:, None]
    ripple = noise(17, 24, tall, 10, 3)
    cover = enlarge(byte(np.clip(fade * (1 + ripple * 0.5), 0, 0.6) * 255), width, tall)
    out = rgb.copy()
    out[line:] = blend(out[line:], np.asarray(smear), cover)
    return out


def fog(rgb: Picture, heavens: Mask | None, seed: int, *, night: bool = False) -> Picture:
    """Mist that thickens with distance and drifts in banks."""
    height, width = rgb.shape[:2]
    far = skies.depth(rgb, heavens)
    high, wide = far.shape
    bank = resize_field(noise(seed + 8, max(4, wide // 5), high, high * 0.25, 4), wide, high)
    thick = np.clip(far * 0.88 + 0.10 + bank * 0.14 * (0.4 + far), 0, 0.94)
    cover = resize(byte(thick.astype(np.float32) * 255), width, height)
    # The near world keeps its edges; the far one loses them.
    hazy = np.asarray(
        ImageChops.blend(
            Image.fromarray(rgb), Image.fromarray(blur(rgb, min(height, width) / 160)), 0.5
        )
    )
    out = blend(rgb, hazy, cover)
    colour = np.array([70, 82, 106] if night else [222, 226, 230], np.float32)
    tint = float(np.median(rgb[..., 0])) - float(np.median(rgb[..., 2]))
    colour = colour + np.array([tint, 0, -tint], np.float32) * 0.06
    sheet = np.empty_like(rgb)
    sheet[:] = byte(colour)
    return blend(out, sheet, cover)
