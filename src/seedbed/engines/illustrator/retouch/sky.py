"""The sky of a photograph: where it is, and another one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from seedbed.engines.illustrator.retouch.shapes import follow_edges, label
from seedbed.engines.illustrator.styles.raster import (
    byte,
    enlarge,
    luma,
    noise,
    resize,
    resize_field,
    shrink,
    slope,
    soften,
)
from seedbed.engines.illustrator.styles.regions import lab_of

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture

WORK = 256
Stops = tuple[tuple[float, tuple[float, ...]], ...]
NIGHT: Stops = ((0.0, (7, 12, 34)), (0.55, (20, 32, 72)), (1.0, (58, 72, 118)))
DAWN: Stops = (
    (0.0, (108, 132, 190)),
    (0.45, (190, 172, 204)),
    (0.8, (250, 200, 180)),
    (1.0, (255, 222, 186)),
)
SUNSET: Stops = (
    (0.0, (54, 52, 110)),
    (0.4, (150, 84, 128)),
    (0.75, (244, 132, 82)),
    (1.0, (255, 196, 104)),
)
DAY: Stops = ((0.0, (72, 136, 206)), (0.6, (140, 190, 232)), (1.0, (214, 230, 242)))


def find_sky(rgb: Picture) -> Mask | None:
    """Coverage (H x W uint8) of the sky, or None when no sky is surely seen.

    Sky is calm, reaches most of the top edge and both upper corners' neighbourhoods, and is
    blue, bright or glowing.
    """
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    colour = lab_of(small)
    dx, dy = slope(luma(small))
    unrest = soften(np.hypot(dx, dy), 1.2)
    light, warm, blue = colour[..., 0], colour[..., 1], -colour[..., 2]
    # Blue at any lightness; else bright cloud; only a picture without blue at the top may have
    # the pink and orange of a low sun.
    colourless = np.clip(2 - np.hypot(warm, blue) / 11, 0, 1)
    chance = np.clip((blue - 2) / 12, 0, 1) * np.clip(2 - warm / 8, 0, 1)
    chance += np.clip((light - 72) / 18, 0, 0.6) * np.maximum(colourless, (blue > 0) & (warm < 6))
    if float((blue[: max(1, high // 8)] > 4).mean()) < 0.2:
        chance += np.clip((warm - 8) / 25, 0, 0.4) * (light > 45)
    coloured = chance > 0.30
    chance = chance - np.clip((unrest - 0.012) / 0.03, 0, 1) * 0.9
    down = np.linspace(0, 1, high, dtype=np.float32)[:, None]
    likely = chance - down * 0.35 > 0.30
    numbers, count = label(likely)
    if count == 0:
        return None
    top = numbers[: max(1, high // 40)]
    reach = np.bincount(top.ravel(), minlength=count + 1) / top.size
    keep = reach > 0.08
    keep[0] = False
    sky = keep[numbers]
    # Back to the very edge of trees and roofs, where the calm had ended a little early.
    for _ in range(2):
        sky = sky | (coloured & (soften(sky.astype(np.float32), 1.2) > 0.12))
    wide_top = float(sky[: max(1, high // 40)].mean())
    if wide_top < 0.55 or float(sky.mean()) < 0.06:
        return None
    corner = max(2, wide // 10)
    if sky[:corner, :corner].mean() < 0.3 or sky[:corner, -corner:].mean() < 0.3:
        return None
    blueness = float((blue[sky] > 3).mean())
    if blueness < 0.25 and float(sky.mean()) < 0.15:
        return None
    soft = follow_edges(sky.astype(np.float32), rgb, radius=5, eps=3e-4)
    high, wide = soft.shape
    sure = resize_field(soften(sky.astype(np.float32), 2.5), wide, high)
    out = np.where(sure > 0.96, 1, np.where(sure < 0.02, 0, np.clip((soft - 0.07) / 0.42, 0, 1)))
    return enlarge(byte(out * 255), rgb.shape[1], rgb.shape[0])


def depth(rgb: Picture, sky: Mask | None) -> Field:
    """A guess at distance, 0 near to 1 far, at a quarter of the size: sky is far, then by height
    above the bottom."""
    height, width = rgb.shape[:2]
    w, h = max(2, width // 4), max(2, height // 4)
    down = np.linspace(1, 0, h, dtype=np.float32)[:, None] * np.ones((1, w), np.float32)
    if sky is None:
        return down**1.3
    above = resize(sky, w, h).astype(np.float32) / 255
    line = float(np.clip(above.mean(1).sum() / h, 0.1, 0.9))
    ground = np.clip((down - 0.0) / (1 - line), 0, 1) ** 1.6 * 0.66
    out: Field = np.maximum(ground * (1 - above), above)
    return out


def night_sky(width: int, height: int, seed: int, horizon: float) -> Picture:
    """Stars, a moon and a milky band over a graded night, as large as the picture."""
    w, h = max(2, width // 4), max(2, height // 4)
    sheet = graded(w, h, NIGHT, horizon)
    cloud = noise(seed + 1, w, h, w * 0.4, 5)
    sheet += np.clip(cloud, 0, 1)[..., None] * np.array([16, 18, 30], np.float32)
    rng = np.random.Generator(np.random.PCG64(seed))
    out = resize(byte(sheet), width, height).copy()
    unit = min(width, height)
    layer = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(layer)
    for _ in range(260):
        x, y = rng.uniform(0, width), rng.uniform(0, 1) ** 1.3 * height * horizon
        r = unit * (0.0006 + 0.0016 * rng.random() ** 4)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=int(rng.integers(90, 256)))
    stars = np.asarray(layer.filter(ImageFilter.GaussianBlur(unit / 1600)))
    image = Image.fromarray(out)
    image.paste((240, 244, 255), None, Image.fromarray(stars))
    place_moon(image, rng, unit, width, height * horizon)
    return np.asarray(image)


def place_moon(
    image: Image.Image, rng: np.random.Generator, unit: int, width: float, height: float
) -> None:
    """A soft full moon with a halo, in the upper sky to one side."""
    r = max(1.0, unit * 0.040)
    x = width * (0.22 if rng.random() < 0.5 else 0.78)
    y = max(r * 1.8, height * 0.30)
    size = int(r * 12)
    yy, xx = np.mgrid[0:size, 0:size].astype(np.float32)
    far = np.hypot(xx - size / 2, yy - size / 2) / r
    halo = np.clip(np.exp(-far * 0.75) * 150, 0, 150)
    disc = np.clip((1 - far) * r / 1.2, 0, 1) * 255
    at = (round(x - size / 2), round(y - size / 2))
    image.paste((176, 196, 240), at, Image.fromarray(byte(halo)))
    seas = np.clip(0.5 + noise(5, size, size, r * 0.9, 3) * 0.7, 0, 1)
    face = byte(np.stack([250 - 34 * seas, 247 - 34 * seas, 232 - 26 * seas], -1))
    image.paste(Image.fromarray(face), at, Image.fromarray(byte(disc)))


def low_sun_sky(width: int, height: int, seed: int, horizon: float, *, dawn: bool) -> Picture:
    """A graded sunset or dawn with lit streaks of cloud and the sun's glow at the horizon."""
    stops = DAWN if dawn else SUNSET
    w, h = max(2, width // 4), max(2, height // 4)
    sheet = graded(w, h, stops, horizon)
    streak = resize_field(noise(seed + 2, max(4, w // 6), h, h * 0.16, 5), w, h)
    lit = np.clip(streak - 0.15, 0, 1)[..., None]
    sheet += lit * (np.array([255, 170, 140], np.float32) - sheet) * 0.55
    shade = np.clip(-streak - 0.2, 0, 1)[..., None]
    sheet += shade * (np.array([96, 70, 112], np.float32) - sheet) * 0.45
    x = w * (0.68 if seed % 2 else 0.32)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    far = np.hypot(xx - x, (yy - h * horizon * 0.94) * 1.3) / min(w, h)
    glow = np.exp(-far * 4.2)[..., None]
    sheet += glow * (np.array([255, 232, 176], np.float32) - sheet) * 0.9
    return resize(byte(sheet), width, height)


def day_sky(width: int, height: int, seed: int, horizon: float) -> Picture:
    """A clear blue day with soft white clouds."""
    w, h = max(2, width // 4), max(2, height // 4)
    sheet = graded(w, h, DAY, horizon)
    puff = resize_field(noise(seed + 3, max(4, w // 2), h, h * 0.3, 6), w, h)
    white = np.clip((puff - 0.1) * 1.3, 0, 0.9)[..., None]
    sheet += white * (np.array([252, 252, 255], np.float32) - sheet)
    return resize(byte(sheet), width, height)


def grey_sky(width: int, height: int, seed: int, horizon: float, *, dark: float) -> Picture:
    """An overcast; `dark` 0 is snow light, 1 a thunderstorm."""
    top = np.array([206, 212, 220]) * (1 - dark) + np.array([58, 64, 78]) * dark
    low = np.array([232, 235, 238]) * (1 - dark) + np.array([136, 144, 154]) * dark
    w, h = max(2, width // 4), max(2, height // 4)
    sheet = graded(w, h, ((0.0, tuple(top)), (1.0, tuple(low))), horizon)
    roll = resize_field(noise(seed + 4, max(4, w // 2), h, h * 0.35, 5), w, h)[..., None]
    return resize(byte(sheet * (1 + roll * (0.05 + 0.13 * dark))), width, height)


def graded(
    w: int,
    h: int,
    stops: Stops,
    horizon: float,
) -> Field:
    """A vertical gradient (h x w x 3 float) whose last stop lies at the horizon (0..1)."""
    t = np.clip(np.linspace(0, 1, h) / max(0.05, horizon), 0, 1)
    rows = np.stack(
        [np.interp(t, [s[0] for s in stops], [s[1][c] for s in stops]) for c in range(3)], -1
    )
    out: Field = np.repeat(rows[:, None].astype(np.float32), w, axis=1)
    return out
