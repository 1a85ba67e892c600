"""Another hour, another weather or another season for a photograph, its content kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops

from seedbed.engines.illustrator.retouch import sky as skies
from seedbed.engines.illustrator.retouch.grading import between, blend, grade, grey, hue
from seedbed.engines.illustrator.retouch.saliency import focus
from seedbed.engines.illustrator.retouch.weather import fog, rain, snow
from seedbed.engines.illustrator.styles.raster import blur, byte, enlarge, resize, shrink

if TYPE_CHECKING:
    from seedbed.engines.illustrator.scene import Season, Time, Weather
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture


# Larger photographs are relit at this size and enlarged: they seldom hold more detail, and the
# layers of a 4K sky would take a gigabyte.
DETAIL = 2304


def relight(
    rgb: Picture,
    time: Time | None = None,
    weather: tuple[Weather, ...] | Weather | None = None,
    season: Season | None = None,
    seed: int = 0,
) -> Picture:
    """The picture in another light, same size; what is None stays as it is.

    Season first (leaves), then the hour (sky and grade), then the weather in front of it all.
    """
    if max(rgb.shape[:2]) > DETAIL:
        small = relight(shrink(rgb, DETAIL), time, weather, season, seed)
        return resize(small, rgb.shape[1], rgb.shape[0])
    seed &= 0x7FFFFFFF
    asked = (weather,) if isinstance(weather, str) else tuple(weather or ())
    if season == "winter" and "snow" not in asked:
        asked = (*asked, "snow")
    out = rgb
    if season in ("autumn", "spring", "summer"):
        out = foliage(out, season)
    heavens = skies.find_sky(rgb) if time or asked else None
    horizon = _horizon(heavens)
    wet = {"rain", "storm"} & set(asked)
    if time == "night":
        out = _night(out, heavens, horizon, seed)
    elif time in ("sunset", "dawn"):
        out = _low_sun(out, heavens, horizon, seed, dawn=time == "dawn")
    elif time == "day":
        out = _day(out, heavens, horizon, seed)
    if "snow" in asked:
        out = snow(out, heavens, horizon, seed, night=time == "night")
    if wet:
        out = rain(out, heavens, horizon, seed, storm="storm" in asked, night=time == "night")
    if "fog" in asked:
        out = fog(out, heavens, seed, night=time == "night")
    return out


def _horizon(heavens: Mask | None) -> float:
    """Where the sky ends, as a fraction of the height; 0.55 when there is none."""
    if heavens is None:
        return 0.55
    rows = heavens.mean(1) > 40
    return float(np.clip(rows.sum() / len(rows) * 1.05, 0.15, 1.0))


def _night(rgb: Picture, heavens: Mask | None, horizon: float, seed: int) -> Picture:
    height, width = rgb.shape[:2]

    def dark(c: Field) -> Field:
        calm = grey(c) * 0.5 + c * 0.5
        moonlit = calm ** np.array([1.40, 1.28, 1.12], np.float32)
        out: Field = moonlit * np.array([0.40, 0.48, 0.66], np.float32) + np.array(
            [0.006, 0.012, 0.035], np.float32
        )
        return out

    out = grade(rgb, dark)
    out = _pool(rgb, out, 0.34)
    out = _lamps(rgb, out, heavens)
    if heavens is not None:
        above = skies.night_sky(width, height, seed, horizon)
        out = blend(out, above, (heavens.astype(np.uint16) * 245 // 255).astype(np.uint8))
    return out


def _pool(lit: Picture, dark: Picture, strength: float) -> Picture:
    """A little of the daylight left around the subject, so that the eye finds it."""
    height, width = lit.shape[:2]
    fx, fy = focus(lit)
    w, h = max(2, width // 8), max(2, height // 8)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    far = np.hypot((xx / w - fx) * width, (yy / h - fy) * height) / (0.5 * min(width, height))
    cover = resize(byte(np.exp(-(far**2) * 0.9) * (255 * strength)), width, height)

    def moonlight(c: Field) -> Field:
        out: Field = (grey(c) * 0.3 + c * 0.7) * np.array([0.72, 0.78, 0.92], np.float32)
        return out

    return blend(dark, grade(lit, moonlight), cover)


def _lamps(lit: Picture, dark: Picture, heavens: Mask | None) -> Picture:
    """Small warm bright things keep shining, with a glow, as lit windows and lamps do."""

    def warm_light(c: Field) -> Field:
        angle, chroma = hue(c)
        on = between(angle, 18, 62, 12) * np.clip((c.max(1) - 0.78) / 0.15, 0, 1)
        on *= np.clip((chroma - 0.16) / 0.2, 0, 1)
        return np.repeat(on[:, None], 3, 1).astype(np.float32)

    height, width = lit.shape[:2]
    small = shrink(lit, 1024)
    high, wide = small.shape[:2]
    on = np.ascontiguousarray(grade(small, warm_light)[..., 0])
    if heavens is not None:
        clear = 255 - resize(heavens, wide, high).astype(np.uint16)
        on = (on * clear // 255).astype(np.uint8)
    share = float((on > 100).mean())
    if not 0.0002 < share < 0.04:
        return dark
    unit = min(high, wide)
    near, far = blur(on, unit * 0.010).astype(np.float32), blur(on, unit * 0.035) * np.float32(1.4)
    halo = np.clip(near * 0.6 + far * 0.5, 0, 200)[..., None]
    light = resize(byte(halo * np.array([1.0, 0.72, 0.36], np.float32)), width, height)
    out = Image.fromarray(blend(dark, lit, enlarge(on, width, height)))
    return np.asarray(ImageChops.screen(out, Image.fromarray(light)))


def _low_sun(
    rgb: Picture, heavens: Mask | None, horizon: float, seed: int, *, dawn: bool
) -> Picture:
    height, width = rgb.shape[:2]
    shadow = np.array([0.36, 0.34, 0.50] if dawn else [0.30, 0.20, 0.36], np.float32)
    light = np.array([1.0, 0.86, 0.80] if dawn else [1.0, 0.78, 0.50], np.float32)

    def warm(c: Field) -> Field:
        tone = grey(c)
        split = shadow * (1 - tone) + light * tone
        curve = c**1.12 * (0.96 if dawn else 0.92)
        tinted = curve * (0.55 + 0.45 * split * 1.35)
        out: Field = tinted * 0.78 + split * tone * 0.24
        return out

    out = grade(rgb, warm)
    above = skies.low_sun_sky(width, height, seed, horizon, dawn=dawn)
    if heavens is not None:
        # The old sky's clouds stay as texture in the new one.
        cloud = grade(rgb, lambda c: np.repeat(0.32 + grey(c) * 0.72, 3, 1).astype(np.float32))
        textured = np.asarray(ImageChops.multiply(Image.fromarray(above), Image.fromarray(cloud)))
        mixed = np.asarray(Image.blend(Image.fromarray(above), Image.fromarray(textured), 0.5))
        out = blend(out, mixed, (heavens.astype(np.uint16) * 235 // 255).astype(np.uint8))
    # Light spills over the ground from the sun's side.
    w, h = max(2, width // 8), max(2, height // 8)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    x = 0.68 if seed % 2 else 0.32
    y = horizon * 0.94 if heavens is not None else 0.05
    far = np.hypot(xx / w - x, yy / h - y)
    spill = (
        np.exp(-far * 2.6)[..., None] * np.array([150, 92, 46], np.float32) * (0.6 if dawn else 0.8)
    )
    light_map = resize(byte(spill.astype(np.float32)), width, height)
    return np.asarray(ImageChops.screen(Image.fromarray(out), Image.fromarray(light_map)))


def _day(rgb: Picture, heavens: Mask | None, horizon: float, seed: int) -> Picture:
    height, width = rgb.shape[:2]
    middle = float(np.median(rgb[::8, ::8]))
    lift = float(np.clip(np.log(0.46) / np.log(max(0.05, middle / 255)), 0.45, 1.05))

    def bright(c: Field) -> Field:
        raised = c**lift
        out: Field = grey(raised) + (raised - grey(raised)) * 1.12
        return out * np.array([1.02, 1.0, 0.97], np.float32)

    out = grade(rgb, bright)
    if heavens is not None and middle < 110:
        out = blend(out, skies.day_sky(width, height, seed, horizon), heavens)
    return out


def foliage(rgb: Picture, season: Season) -> Picture:
    """Leaves and grass in another season's colours; skin, sky and brick keep theirs."""

    def turned(c: Field) -> Field:
        angle, chroma = hue(c)
        leaf = between(angle, 58, 165, 16) * np.clip((chroma - 0.05) / 0.12, 0, 1)
        tone = grey(c)[:, 0]
        if season == "autumn":
            # Light leaves turn gold, dark ones russet.
            gold = np.array([1.18, 0.82, 0.32], np.float32)
            rust = np.array([1.25, 0.52, 0.20], np.float32)
            t = np.clip((tone - 0.15) / 0.4, 0, 1)[:, None]
            target = tone[:, None] * (rust * (1 - t) + gold * t) * 1.12 + 0.03
            rest = c * np.array([1.03, 1.0, 0.93], np.float32)
        elif season == "spring":
            target = tone[:, None] * np.array([0.92, 1.18, 0.50], np.float32) * 1.12 + 0.05
            rest = c**0.95 * np.array([1.02, 1.0, 1.0], np.float32)
        else:
            target = tone[:, None] * np.array([0.70, 1.18, 0.40], np.float32) + 0.01
            rest = (grey(c) + (c - grey(c)) * 1.15) * np.array([1.03, 1.0, 0.96], np.float32)
        mixed = c * 0.15 + target * 0.85
        out: Field = rest * (1 - leaf[:, None]) + mixed * leaf[:, None]
        return out

    return grade(rgb, turned)
