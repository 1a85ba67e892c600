"""What a picture is painted on: paper, washi, canvas and wood, as repeating relief tiles."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field

SIDE = 512


def _seamless(seed: int, sigma: float, stretch: float = 1.0, side: int = SIDE) -> Field:
    """Gaussian-filtered noise that repeats without a seam, unit variance."""
    rng = np.random.Generator(np.random.PCG64(seed))
    grain = rng.standard_normal((side, side), dtype=np.float32)
    across = np.fft.rfftfreq(side)[None]
    down = np.fft.fftfreq(side)[:, None]
    keep = np.exp(-2 * (np.pi * sigma) ** 2 * ((across * stretch) ** 2 + down**2))
    field = np.fft.irfft2(np.fft.rfft2(grain) * keep, s=(side, side)).astype(np.float32)
    out: Field = field / (field.std() + 1e-6)
    return out


@lru_cache(maxsize=16)
def rough(seed: int) -> Field:
    """Cold-pressed watercolour paper: small dimples lit from the upper left; about -1..1."""
    height = _seamless(seed, 1.6) + _seamless(seed + 1, 4.0) * 1.8
    lit = height - np.roll(height, (1, 1), (0, 1))
    out: Field = lit / (lit.std() * 2.2)
    return out


@lru_cache(maxsize=16)
def washi(seed: int) -> Field:
    """Rice or mulberry paper: soft clouds and long pale fibres; about -1..1."""
    rng = np.random.Generator(np.random.PCG64(seed))
    sheet = _seamless(seed, 1.0) * 0.28 + _seamless(seed + 1, 9.0) * 0.3
    fibres = Image.new("L", (SIDE, SIDE), 0)
    pen = ImageDraw.Draw(fibres)
    for _ in range(240):
        x, y = rng.uniform(0, SIDE, 2)
        angle = rng.uniform(0, np.pi)
        bend = rng.uniform(-0.5, 0.5)
        length = rng.uniform(20, 90)
        points = []
        for t in np.linspace(0, 1, 8):
            a = angle + bend * t
            points.append((x + np.cos(a) * length * t, y + np.sin(a) * length * t))
        for dx in (-SIDE, 0, SIDE):
            for dy in (-SIDE, 0, SIDE):
                pen.line([(px + dx, py + dy) for px, py in points], fill=int(rng.integers(70, 190)))
    strands = np.asarray(fibres.filter(ImageFilter.GaussianBlur(0.7)), np.float32) / 255
    out: Field = sheet + strands * 0.9
    return out


@lru_cache(maxsize=16)
def card(seed: int) -> Field:
    """Craft card: fine tooth with short fibres; about -1..1."""
    tooth = _seamless(seed, 0.8) * 0.5 + _seamless(seed + 1, 2.2, 3.0) * 0.35
    lit = tooth - np.roll(tooth, (1, 1), (0, 1)) * 0.6
    out: Field = lit + washi(seed + 2) * 0.25
    return out


@lru_cache(maxsize=16)
def canvas(seed: int) -> Field:
    """Woven linen: threads over and under, slightly uneven; about -1..1."""
    rows = np.arange(SIDE, dtype=np.float32)[:, None]
    cols = np.arange(SIDE, dtype=np.float32)[None]
    thread = 2 * np.pi * 64 / SIDE
    drift = _seamless(seed, 14.0) * 0.5
    weave = np.sin(rows * thread + drift) * np.cos(cols * thread + drift)
    out: Field = (weave * 0.6 + _seamless(seed + 1, 1.2) * 0.3).astype(np.float32)
    return out


@lru_cache(maxsize=16)
def wood(seed: int) -> Field:
    """The grain a woodblock leaves: long horizontal streaks; about -1..1."""
    streak = _seamless(seed, 1.1, 46.0) * 0.7 + _seamless(seed + 1, 3.5, 30.0) * 0.5
    out: Field = streak.astype(np.float32)
    return out


@lru_cache(maxsize=16)
def grain(seed: int) -> Field:
    """Fine film or print grain; about -1..1."""
    out: Field = _seamless(seed, 0.7) * 0.5
    return out
