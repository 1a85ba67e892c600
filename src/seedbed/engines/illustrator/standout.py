"""How well a subject stands out from what is behind it, and air behind its outline where it does
not: pale behind what is darker than its ground, deep behind what is paler."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import RGB, Canvas, Path, mix
from seedbed.engines.illustrator.colour import from_hsv, hsv
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Season
from seedbed.engines.illustrator.styles.raster import soften
from seedbed.engines.illustrator.subjects import draw_subject, facts, without_shadow

U8 = NDArray[np.uint8]
Field = NDArray[np.float32]
# Differences below this (see `difference`) make an outline hard to see at a glance.
ENOUGH = 0.24
# Flat drawings have edges of their own; much air behind them looks foreign.
ENOUGH_FLAT = 0.12
# A subject smaller than this share of the canvas's height is no hero.
LEAST = 0.1
_SMALL = 72  # pixels of a subject's height where it is compared
_AIR = 0.34  # room around it, in its heights
_PALE, _DEEP = 0.5, 0.44  # how strong the air is where nothing sets the subject off
_WEIGHTS = np.array([0.299, 0.587, 0.114], np.float32)


def difference(one: Field, other: Field) -> Field:
    """How unlike colours look, 0..1: lightness counts fully, hue and strength half.

    Colours are R, G, B in 0..255, in arrays ... x 3 that fit each other.
    """
    a, b = np.sqrt(one / 255), np.sqrt(other / 255)
    light = (a**2) @ _WEIGHTS - (b**2) @ _WEIGHTS
    chroma = (a - (a @ _WEIGHTS)[..., None]) - (b - (b @ _WEIGHTS)[..., None])
    out: Field = np.hypot(light, 0.5 * np.abs(chroma).max(-1)).astype(np.float32)
    return out


def set_off(
    canvas: Canvas,
    placed: Placed,
    light: Light,
    *,
    season: Season | None,
    art: str,
    clear: bool = False,
    grey: bool = False,
) -> None:
    """Paint air behind the parts of an outline that would be lost, where this subject is about to
    be drawn. On a `clear` ground, with no place to see, a flat one gets a disc. In a `grey`
    picture only lightness sets one thing off from another."""
    if placed.h < LEAST or placed.depth > 0.6:
        return
    pixels = _alone(placed, light, canvas, season, art)
    cover: Field = pixels[..., 3].astype(np.float32) / np.float32(255)
    if cover.mean() < 0.02:
        return
    rows, columns = cover.shape
    unit = placed.h * canvas.height / _SMALL
    left = placed.x * canvas.width - columns / 2 * unit
    top = placed.foot * canvas.height - (1 + _AIR) * _SMALL * unit
    behind = _behind(canvas, left, top, unit, rows, columns)
    hero, ground = (
        _near(pixels[..., :3], cover, 2.0),
        _near(behind, np.ones_like(cover, np.float32), 2.0),
    )
    if grey:
        hero, ground = _greyed(hero), _greyed(ground)
    rim = soften(cover, 1.2) * (1 - soften(cover, 1.2)) * 4
    enough = ENOUGH if art == "noto" else ENOUGH_FLAT
    lost = np.clip(1 - difference(hero, ground) / enough, 0, 1) * rim
    if lost.sum() < 0.1 * rim.sum():
        return
    lack = np.clip(soften(lost, 5.0) / (soften(rim, 5.0) + 0.02) * 1.5, 0, 1)
    own = float((hero @ _WEIGHTS * lost).sum() / lost.sum())
    level = float((ground @ _WEIGHTS * lost).sum() / lost.sum())
    around = (ground * lost[..., None]).sum((0, 1)) / lost.sum()
    tint = float(around[0]), float(around[1]), float(around[2])
    pale = mix(tint, mix(mix(light.haze, light.sun, 0.5), "#ffffff", 0.3), 0.9)
    deep = mix(tint, mix(light.far, "#141c30", 0.5), 0.75)
    choices = (pale, _PALE * (1 - 0.25 * light.darkness)), (deep, _DEEP)
    # Whichever leaves the greater step of lightness at the outline; paler where both do little.
    felt = 0.8 * float((lack * rim).sum() / rim.sum())
    tone, strength = max(
        choices, key=lambda c: abs(level + felt * c[1] * (_lightness(c[0]) - level) - own)
    )
    if clear and art == "flat":
        # A disc of a richer tint, as flat drawings on a plain ground have it.
        high = placed.h * canvas.height
        reach = min(0.6 * high * max(1.0, facts(placed.name).aspect), 0.44 * canvas.width)
        hue, strong, bright = hsv(tint)
        rich = from_hsv(hue, min(0.6, strong * 2 + 0.05), bright * (0.9 if own > level / 2 else 1))
        disc = Path().circle(placed.x * canvas.width, placed.foot * canvas.height - high / 2, reach)
        canvas.fill(disc, rich)
        return
    spread = np.clip(soften(cover, 6.0) * 0.5 + soften(cover, 13.0), 0, 1) * _margin(rows, columns)
    glow = np.empty((rows, columns, 4), np.uint8)
    glow[..., :3] = np.round(tone)
    glow[..., 3] = (255 * strength * lack * spread).astype(np.uint8)
    canvas.image(glow, left, top, columns * unit, rows * unit)


def _greyed(colours: Field) -> Field:
    out: Field = np.repeat((colours @ _WEIGHTS)[..., None], 3, axis=-1)
    return out


def _lightness(colour: RGB) -> float:
    return float(np.array(colour, np.float32) @ _WEIGHTS)


def _alone(placed: Placed, light: Light, canvas: Canvas, season: Season | None, art: str) -> U8:
    """The subject in this light on nothing, `_SMALL` high with air around it, premultiplied."""
    wide = min(4.0, facts(placed.name).aspect * 1.35 + 2 * _AIR)
    rows, columns = round(_SMALL * (1 + 2 * _AIR)), round(_SMALL * max(1.0, wide))
    small = Canvas(columns, rows)
    bare = replace(without_shadow(placed), x=0.5, foot=(1 + _AIR) * _SMALL / rows, h=_SMALL / rows)
    rng = np.random.Generator(np.random.PCG64(1))
    draw_subject(small, bare, light, rng, season=season, art=art)
    return small.premultiplied()


def _behind(canvas: Canvas, left: float, top: float, unit: float, rows: int, columns: int) -> U8:
    """What is on the canvas there now, rows x columns x 3; beyond its edge, what is at the edge."""
    # Whole small pixels that lie on the canvas.
    x0, x1 = max(0, round(-left / unit)), min(columns, round((canvas.width - left) / unit))
    y0, y1 = max(0, round(-top / unit)), min(rows, round((canvas.height - top) / unit))
    if x1 - x0 < 2 or y1 - y0 < 2:
        return np.zeros((rows, columns, 3), np.uint8)
    seen = canvas.small(
        left + x0 * unit, top + y0 * unit, left + x1 * unit, top + y1 * unit, x1 - x0, y1 - y0
    )
    room = ((y0, rows - y1), (x0, columns - x1), (0, 0))
    out: U8 = np.pad(seen[..., :3], room, mode="edge")
    return out


def _near(colours: U8, cover: Field, reach: float) -> Field:
    """The colours around each pixel, averaged over what is covered; premultiplied ones in."""
    weight = soften(cover, reach) + 1e-3
    parts = [soften(colours[..., c].astype(np.float32), reach) / weight for c in range(3)]
    out: Field = np.clip(np.stack(parts, -1), 0, 255)
    return out


def _margin(rows: int, columns: int) -> Field:
    """1 inside, falling to 0 at the borders of what is painted."""
    y = np.minimum(np.arange(rows), np.arange(rows)[::-1])[:, None]
    x = np.minimum(np.arange(columns), np.arange(columns)[::-1])[None, :]
    out: Field = np.clip(np.minimum(x, y) / 20.0, 0, 1).astype(np.float32)
    return out
