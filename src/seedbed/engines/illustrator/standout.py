"""How well a subject stands out from what is behind it, and light behind it where it does not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import Canvas, Path, Radial, mix
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Season
from seedbed.engines.illustrator.subjects import draw_subject

U8 = NDArray[np.uint8]
# Differences below this (see `difference`) make a subject hard to see at a glance.
ENOUGH = 0.17
# Flat drawings have edges of their own; a glow behind them looks foreign.
ENOUGH_FLAT = 0.06
# A subject smaller than this share of the canvas's height is no hero.
LEAST = 0.1
_SMALL = 72  # pixels of the short side of what is compared


def difference(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """How unlike two colours look, 0..1: lightness counts fully, hue and strength half.

    Colours are R, G, B in 0..255.
    """
    a, b = np.sqrt(one / 255), np.sqrt(other / 255)
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    light = float(abs((a**2) @ weights - (b**2) @ weights))
    chroma = (a - a @ weights) - (b - b @ weights)
    return float(np.hypot(light, 0.5 * np.abs(chroma).max()))


def set_off(
    canvas: Canvas, placed: Placed, light: Light, *, season: Season | None, art: str
) -> None:
    """Paint pale air (or, behind a pale subject, shade) where this subject is about to be drawn,
    if it would be lost."""
    if placed.h < LEAST or placed.depth > 0.6:
        return
    hero, share = _mean_of(placed, light, canvas, season, art)
    if share < 0.02:
        return
    x, foot = placed.x * canvas.width, placed.foot * canvas.height
    high = placed.h * canvas.height
    behind = canvas.small(x - high * 0.5, foot - high, x + high * 0.5, foot, 16, 16)
    ground = behind[..., :3].reshape(-1, 3).mean(0).astype(np.float32)
    gap = difference(hero, ground)
    enough = ENOUGH if art == "noto" else ENOUGH_FLAT
    if gap >= enough:
        return
    need = (enough - gap) / enough
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    paler = float(hero @ weights) >= float(ground @ weights) and float(ground @ weights) > 96
    air = mix(mix(light.haze, light.sun, 0.5), "#ffffff", 0.25)
    tone = mix(light.far, "#20304a", 0.4) if paler else air
    strength = (0.30 if paler else 0.42) * (0.45 + 0.55 * need)
    cx, cy, r = x, foot - high * 0.52, high * 0.95
    stops = [(0, tone, strength), (0.45, tone, strength * 0.72), (1, tone, 0.0)]
    canvas.fill(Path().circle(cx, cy, r), Radial(cx, cy, r, stops))


def _mean_of(
    placed: Placed, light: Light, canvas: Canvas, season: Season | None, art: str
) -> tuple[NDArray[np.float32], float]:
    """The subject's mean colour in this light, and how much of a small canvas it covers."""
    small = Canvas(_SMALL * 2, _SMALL)
    bare = replace(placed, x=0.5, foot=0.95, h=0.9, shadow="none", cut=0.0, tilt=0.0)
    rng = np.random.Generator(np.random.PCG64(1))
    draw_subject(small, bare, light, rng, season=season, art=art)
    pixels = small.premultiplied()
    cover = float(pixels[..., 3].sum())
    if cover == 0:
        return np.zeros(3, np.float32), 0.0
    total = pixels[..., :3].reshape(-1, 3).sum(0, dtype=np.float64)
    return (total * 255 / cover).astype(np.float32), cover / (255 * pixels[..., 3].size)
