"""Skies: gradient, sun or moon and their glow, stars, clouds, aurora.

All that is soft is one small float picture scaled up; stars, the disc and cumulus are vectors.
Flat styles get plain bands and vector clouds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import Path, Radial, mix, noise, rgb
from seedbed.engines.illustrator.places.scenery import air
from seedbed.engines.illustrator.places.scenery.clouds import paint_cumulus
from seedbed.engines.illustrator.places.view import View

F32 = NDArray[np.float32]
SUNS = ("sun", "sun-with-face")
MOONS = ("moon", "full-moon", "full-moon-face", "crescent-moon", "new-moon-face")
STOPS = (0.0, 0.42, 0.8, 1.0)
SOFT_WIDTH = 420  # pixels of the soft picture's longer side: clouds have no finer detail


def paint_sky(
    view: View,
    *,
    clouds: float = 1.0,
    bottom: float | None = None,
    sun: bool = True,
    cumulus: bool = True,
) -> None:
    """Paint the sky from the top edge to `bottom` (pixels; a little below the horizon if None).

    `clouds` 0 is a clear sky, 1 ordinary; weather adds its own.
    """
    clouds = clouds if view.free("cloud") else 0.0
    sun = sun and view.free(*(MOONS if view.night else SUNS))
    end = min(view.height, bottom if bottom is not None else view.horizon * 1.03)
    # Nothing below may stay transparent, whatever a place leaves open.
    view.canvas.wash(view.light.haze, top=end - 1)
    if view.flat:
        _flat_sky(view, end, sun)
    else:
        _soft_sky(view, end, clouds, sun)
    if view.night and not view.overcast:
        paint_stars(view, end)
    if sun and not view.overcast and "aurora" not in view.graph.weather:
        paint_disc(view)
    if "storm" in view.graph.weather:
        air.lightning(view)
    if cumulus and clouds > 0 and not view.night and not view.overcast:
        paint_cumulus(view, end, clouds)


def _flat_sky(view: View, end: float, sun: bool) -> None:
    sky = view.light.sky
    view.canvas.wash(mix(sky[1], sky[2], 0.35), bottom=end)
    steps = 5
    for i in range(1, steps):
        t = i / steps
        tone = mix(mix(sky[1], sky[2], min(1, t * 1.6)), sky[3], max(0.0, t * 1.4 - 0.4))
        view.canvas.wash(tone, top=end * (0.15 + 0.85 * t), bottom=end)
    if sun and not view.overcast:
        x, y = view.sun
        for k, a in ((4.6, 0.16), (2.9, 0.2)):
            view.canvas.fill(Path().circle(x, y, view.unit * 0.055 * k), view.light.sun, opacity=a)


def _soft_sky(view: View, end: float, clouds: float, sun: bool) -> None:
    w = SOFT_WIDTH if view.width >= view.height else max(64, round(SOFT_WIDTH * view.frame.aspect))
    h = max(24, round(w * end / view.width))
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, w, dtype=np.float32)[None, :]
    sx, sy = view.light.sun_x, view.light.sun_y * view.height / end
    # The horizon's colours climb a little towards the sun.
    near = np.exp(-(((x - sx) * view.width / view.unit) ** 2) / 0.5)
    low = 0.10 if 0.05 < view.light.darkness < 0.5 else 0.04
    height = np.clip(y + low * (near - 0.4) * y, 0, 1)
    stops = np.array([rgb(c) for c in view.light.sky], np.float32) / 255
    picture = np.stack([np.interp(height, STOPS, stops[:, i]) for i in range(3)], -1).astype(
        np.float32
    )
    if view.night and not view.overcast:
        _milky_way(view, picture, x, y)
    tone = np.array(rgb(view.light.sun), np.float32) / 255
    distance = np.hypot((x - sx) * view.width, (y - sy) * end) / view.unit
    if sun and not view.overcast and "aurora" not in view.graph.weather:
        dim = 0.5 if view.night else 1.0
        halo = dim * (
            0.3 * np.exp(-((distance / 0.75) ** 2))
            + 0.34 * np.exp(-((distance / 0.28) ** 2))
            + 0.42 * np.exp(-((distance / 0.11) ** 2))
        )
        picture = 1 - (1 - picture) * (1 - halo[..., None] * tone)
    if "aurora" in view.graph.weather:
        _aurora(view, picture)
    amount = clouds + (1.2 if view.overcast else 0)
    if "aurora" in view.graph.weather:
        amount = 0.0
    if amount > 0:
        _clouds(view, picture, amount, distance, end)
    pixels = np.empty((h, w, 4), np.uint8)
    # Half a level of dither keeps wide gradients from banding once scaled up.
    speck = view.chance("sky dither").random((h, w, 1), np.float32)
    pixels[..., :3] = np.clip(picture * 255 + speck, 0, 255)
    pixels[..., 3] = 255
    view.canvas.image(pixels, 0, 0, view.width, end)


def _clouds(view: View, picture: F32, amount: float, distance: F32, end: float) -> None:
    """Noise clouds in perspective: larger overhead, flat near the horizon, lit from the sun."""
    h, w = picture.shape[:2]
    chance = view.chance("clouds")
    kind = int(chance.integers(4))
    coarse = (3, 4, 2, 5)[kind]
    stretch = (2.4, 4.5, 3.2, 1.9)[kind]
    cover = (0.0, 0.03, 0.05, -0.04)[kind] + (chance.random() - 0.5) * 0.08
    field = noise(chance, w, max(h, 200), 6, coarse, stretch)
    rows = np.linspace(0, 1, h, dtype=np.float32)
    depth = rows / (0.34 + 0.66 * rows)  # rows crowd towards the horizon
    position = depth * (field.shape[0] - 1)
    first = np.minimum(position.astype(np.int32), field.shape[0] - 2)
    part = (position - first)[:, None].astype(np.float32)
    field = field[first] * (1 - part) + field[first + 1] * part
    level = 0.62 - 0.14 * amount - cover if not view.overcast else 0.2
    level += 0.06 * chance.random()
    width = 0.16 if not view.overcast else 0.5
    density = np.clip((field - level) / width, 0, 1)
    density = density * density * (3 - 2 * density)
    fade = np.clip(rows * 6 + 0.35, 0, 1) * np.clip((1 - rows) * 5, 0, 1)
    density *= fade[:, None]
    step = max(2, h // 60)
    above = np.roll(field, step, 0)
    above[:step] = field[:step]
    aside = np.roll(field, view.sun_side * -step, 1)
    lit = np.clip((field - above) * 7 + (field - aside) * 4 + 0.55, 0, 1)
    lit = np.clip(lit + 0.35 * np.exp(-((distance / 0.5) ** 2)), 0, 1)[..., None]
    bright = np.array(rgb(view.light.cloud), np.float32) / 255
    shade = np.array(rgb(view.light.cloud_shade), np.float32) / 255
    colour = bright * lit + shade * (1 - lit)
    strength = 0.5 if view.night else (0.62 if view.overcast else 0.78)
    density = (density * strength)[..., None]
    picture += (colour - picture) * density


def _milky_way(view: View, picture: F32, x: F32, y: F32) -> None:
    chance = view.chance("milky way")
    h, w = picture.shape[:2]
    dust = noise(chance, w, h, 6, 6)
    slope, middle = chance.uniform(0.35, 0.8) * chance.choice([-1, 1]), chance.uniform(0.25, 0.5)
    away = np.abs((y - middle) - (x - 0.5) * slope)
    band = np.exp(-((away / 0.2) ** 2)) * np.clip(dust * 1.9 - 0.5, 0, 1)
    core = np.exp(-((away / 0.08) ** 2)) * np.clip(dust * 2.2 - 0.7, 0, 1)
    tint = np.array([0.5, 0.6, 0.98], np.float32)
    warm = np.array([0.95, 0.8, 0.75], np.float32)
    picture[:] = 1 - (1 - picture) * (1 - 0.3 * band[..., None] * tint) * (
        1 - 0.26 * core[..., None] * warm
    )


def _aurora(view: View, picture: F32) -> None:
    """Curtains: a bright folded lower edge, rays fading upwards from green into violet."""
    chance = view.chance("aurora")
    h, w = picture.shape[:2]
    rows = np.arange(h, dtype=np.float32)[:, None]
    x = np.arange(w, dtype=np.float32) / w
    low = np.array([0.16, 1.0, 0.52], np.float32)
    high = np.array([0.62, 0.32, 1.0], np.float32)
    for k in range(3):
        a, b, c = chance.random(3) * 6.28
        edge = h * (0.6 - 0.15 * k) + h * 0.10 * np.sin(x * (5 + 2 * k) + a)
        edge += h * 0.045 * np.sin(x * 14 + b) + h * 0.015 * np.sin(x * 37 + c)
        rays = np.interp(x, np.linspace(0, 1, 90), 0.35 + 0.65 * chance.random(90))
        broad = 0.35 + 0.65 * np.clip(np.sin(x * (3.1 + k) + c) * 0.8 + 0.5, 0, 1)
        rise = edge[None] - rows
        reach = h * (0.22 + 0.12 * np.interp(x, np.linspace(0, 1, 40), chance.random(40)))
        glow = np.where(
            rise > 0,
            np.exp(-np.maximum(rise, 0) / reach[None]),
            np.exp(np.minimum(rise, 0) / (h * 0.018)),
        )
        glow = glow * (rays * broad)[None] * (1.0 - 0.2 * k)
        t = np.clip(rise / (h * 0.5), 0, 1)[..., None]
        picture[:] = 1 - (1 - picture) * (1 - glow[..., None] * (low + (high - low) * t))


def paint_stars(view: View, end: float) -> None:
    """Stars down to `end`, fewer near the horizon; a few large ones sparkle."""
    chance = view.chance("stars")
    count = int(230 * view.width * end / view.unit**2)
    count = min(count, 620)
    places = chance.random((620, 4))[:count]
    small, middle, soft = Path(), Path(), Path()
    for x, y, size, which in places:
        px, py = x * view.width, y**1.25 * end * 0.96
        r = view.unit * (0.0006 + 0.0022 * size**6)
        (small if which < 0.55 else middle).circle(px, py, r)
        if size > 0.975 and not view.flat:
            soft.circle(px, py, r * 4)
            sparkle(soft, px, py, r * 7)
    view.canvas.fill(small, "#fff8ea", opacity=0.55)
    view.canvas.fill(middle, "#ffffff", opacity=0.9)
    if soft.points:
        view.canvas.fill(soft, "#bcd4ff", opacity=0.32, blend="screen")


def sparkle(path: Path, x: float, y: float, r: float) -> None:
    """Add a four-pointed star to `path`."""
    k = r * 0.09
    path.polygon(
        [
            (x, y - r),
            (x + k, y - k),
            (x + r, y),
            (x + k, y + k),
            (x, y + r),
            (x - k, y + k),
            (x - r, y),
            (x - k, y - k),
        ]
    )


def paint_disc(view: View) -> None:
    """The sun's disc, or the moon with its seas."""
    x, y = view.sun
    low = 0.2 < view.light.darkness < 0.55
    r = view.unit * (0.05 if view.night else 0.07 if low else 0.048)
    if not (-r < x < view.width + r and -r < y < view.height + r):
        return
    sun = view.light.sun
    if not view.night:
        paint = (
            sun
            if view.flat
            else Radial(
                x,
                y,
                r * 1.06,
                [
                    (0, mix(sun, "#ffffff", 0.7), 1),
                    (0.85, mix(sun, "#ffffff", 0.35), 1),
                    (1, sun, 0),
                ],
            )
        )
        view.canvas.fill(Path().circle(x, y, r * 1.06), paint)
        return
    face = Path().circle(x, y, r)
    view.canvas.fill(
        face,
        sun
        if view.flat
        else Radial(
            x - r * 0.3,
            y - r * 0.3,
            r * 1.5,
            [
                (0, mix(sun, "#ffffff", 0.6), 1),
                (0.6, sun, 1),
                (1, mix(sun, view.light.haze, 0.35), 1),
            ],
        ),
    )
    seas = Path()
    for dx, dy, q in (
        (-0.32, -0.22, 0.24),
        (0.22, 0.12, 0.3),
        (-0.08, 0.42, 0.17),
        (0.38, -0.36, 0.13),
        (-0.5, 0.22, 0.12),
        (0.02, -0.5, 0.1),
    ):
        seas.circle(x + dx * r, y + dy * r, q * r)
    view.canvas.fill(seas, mix(sun, view.light.haze, 0.4), opacity=0.5, clip=face)
