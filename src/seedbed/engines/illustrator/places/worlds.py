"""Bare worlds stood upon or seen from above: Mars and the Moon."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, noise, rgb, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.cosmos import deep_space, globe_top, planet, space_light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, underfoot
from seedbed.engines.illustrator.places.view import View, heap
from seedbed.engines.illustrator.scene import SceneGraph


def _mars_ground(frame: Frame) -> Ground:
    if frame.kind == 1:
        return Ground(
            horizon=0.72,
            stand_far=0.78,
            stand_near=0.93,
            surface="none",
            sky=(0.06, 0.68),
            clear=((0.06, 0.2, 0.2, 0.36),),
        )
    h = frame.horizon(0.56, tall=0.52, wide=0.58)
    return Ground(
        horizon=h, stand_far=h + 0.14, stand_near=0.92, surface="soil", sky=(0.05, h - 0.08)
    )


def _mars(view: View) -> None:
    """Seen from above with its curvature (variant 1), or standing on it (variant 0)."""
    u, w, h = view.unit, view.width, view.height
    if view.kind == 1:
        deep_space(view)
        globe_top(view, h * 0.7, "#c1532e", "#ff9a62", name="mars limb")
        planet(view, w * 0.14, h * 0.27, u * 0.035, "#cfc6bd", name="phobos")
        return
    line = view.horizon
    sky = view.light.sky
    view.canvas.wash(view.down(0, line * 1.02, *sky), bottom=line * 1.05)
    sx, sy = view.sun
    if view.night:
        stars = view.chance("mars stars")
        dots = Path()
        for a, b, c in stars.random((260, 3)):
            dots.circle(a * w, b * line * 0.9, u * (0.0006 + 0.0016 * c**5))
        view.canvas.fill(dots, "#fff1e0", opacity=0.8)
    view.glow(sx, sy, u * 0.55, view.light.sun, 0.7)
    view.canvas.fill(Path().circle(sx, sy, u * 0.03), mix(view.light.sun, "#ffffff", 0.5))
    _barren(view, ("#d8804c", "#b85f38", "#7f3b26"), rocks="#8f4a2e")


def _barren(view: View, tones: tuple[str, str, str], *, rocks: str) -> None:
    """Eroded ridges, plains, craters and stones under a clear light."""
    line, h, u = view.horizon, view.height, view.unit
    xs = np.linspace(-2, view.width + 2, 180)
    for layer in range(4):
        chance = view.chance(f"barren {layer}")
        t = layer / 3
        ys = (
            line
            + (h - line) * 0.26 * t
            - u
            * (0.12 - 0.085 * t)
            * land.ridge(chance, 180, 0.5 - 0.12 * t, 6, max(3, round(3 * view.span)))
        )
        tone = view.tint(mix(tones[0], tones[2], t * 0.6), 0.62 * (1 - t))
        body = heap(list(xs), list(ys), h + 3)
        crest = float(ys.min())
        view.canvas.fill(
            body,
            view.down(
                crest,
                crest + u * (0.16 + 0.4 * t),
                mix(scale(tone, 1.12), view.light.sun, 0.15),
                tone,
                scale(tone, 0.74),
            ),
        )
        _ridge_shades(view, chance, xs, ys, body, tone, t)
    _floor_craters(view, tones)
    underfoot.pebbles(
        view,
        line + (h - line) * 0.3,
        h,
        rocks,
        count=int(60 * view.span),
        size=0.022,
        name="barren stones",
    )


def _ridge_shades(
    view: View,
    chance: np.random.Generator,
    xs: land.F64,
    ys: land.F64,
    body: Path,
    tone: Colour,
    t: float,
) -> None:
    if t > 0.8:
        return
    shade = Path()
    side = -view.sun_side
    for i in range(5, len(xs) - 5, 1):
        if ys[i] > ys[i - 5 : i + 6].min() + 1e-9:
            continue
        x, y = float(xs[i]), float(ys[i])
        drop = view.unit * chance.uniform(0.03, 0.09) * (1 + t)
        shade.polygon(
            [
                (x, y),
                (x + side * drop * 0.4, y + drop * 0.4),
                (x + side * drop * 0.1, y + drop),
                (x + side * drop * 1.5, y + drop * 1.05),
                (x + side * drop * 1.1, y - drop * 0.2),
            ]
        )
    if shade.points:
        view.canvas.fill(
            shade, mix(scale(tone, 0.62), view.light.far, 0.15), opacity=0.5, clip=body
        )


def _floor_craters(view: View, tones: tuple[str, str, str]) -> None:
    chance = view.chance("floor craters")
    line, h, u = view.horizon, view.height, view.unit
    pits, floors, rims = Path(), Path(), Path()
    for a, b, c in chance.random((int(18 * view.span), 3)):
        y = line + (h - line) * (0.32 + 0.66 * a)
        k = (y - line) / (h - line)
        x, r = b * view.width, u * (0.012 + 0.085 * c * k)
        pits.ellipse(x, y, r, r * 0.3)
        floors.ellipse(x, y + r * 0.08, r * 0.88, r * 0.22)
        rims.move(x - r, y).cubic(x - r, y - r * 0.42, x + r, y - r * 0.42, x + r, y)
    dark, pale = (
        view.tint(scale(tones[2], 0.62)),
        mix(view.tint(scale(tones[0], 1.12)), view.light.sun, 0.2),
    )
    view.canvas.fill(pits, dark, opacity=0.6)
    view.canvas.fill(floors, view.tint(mix(tones[1], tones[2], 0.5)), opacity=0.7)
    view.canvas.stroke(rims, u * 0.0035, pale, opacity=0.6)


def _mars_light(light: Light, graph: SceneGraph) -> Light:
    if graph.variant % 2 == 1:
        return replace(
            light,
            ambient=(1.0, 0.97, 0.95),
            key=0.98,
            darkness=0.2,
            haze="#b0603f",
            far="#3a1f2a",
            sun="#fff3dc",
        )
    if graph.time == "night":
        return replace(
            light,
            sky=("#0d0a14", "#24141d", "#4a2723", "#7a4030"),
            sun="#ffe9d2",
            haze="#6a3a2c",
            far="#3a1f22",
            ambient=(0.9, 0.72, 0.7),
            key=0.55,
            darkness=0.65,
        )
    if graph.time in {"sunset", "dawn"}:
        # Dust makes the low sun of Mars blue (NASA, Curiosity's sunset of 2015).
        return replace(
            light,
            sky=("#3f2f33", "#7a544a", "#a98470", "#a9b9c4"),
            sun="#dff0ff",
            haze="#b08a78",
            far="#6a4640",
            ambient=(1.0, 0.86, 0.78),
            key=0.82,
            darkness=0.25,
        )
    return replace(
        light,
        sky=("#7a423a", "#b86a4b", "#e2a474", "#f6d2a4"),
        sun="#fff3dc",
        haze="#e6ab7c",
        far="#9a5a44",
        ambient=(1.0, 0.93, 0.86),
        key=0.97,
        darkness=0.05,
    )


def _moon_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.58, tall=0.54, wide=0.6)
    return Ground(
        horizon=h,
        stand_far=h + 0.12,
        stand_near=0.92,
        surface="soil",
        sky=(0.05, h - 0.08),
        clear=((0.1, 0.08, 0.34, 0.34),),
    )


def _moon(view: View) -> None:
    deep_space(view, view.horizon * 1.05)
    u = view.unit
    x, y = view.width * 0.22, view.height * 0.2
    if view.free("earth", "planet", "globe-showing-asia-australia"):
        _earth(view, x, y, u * (0.1 + 0.03 * view.kind))
    _barren(view, ("#c9ccd6", "#9a9dab", "#62656f"), rocks="#8d909c")


def _earth(view: View, x: float, y: float, r: float) -> None:
    planet(view, x, y, r, "#3f7fc4", name="earth", air="#7fb8ff")
    if view.flat:
        return
    chance = view.chance("earth clouds")
    face = Path().circle(x, y, r)
    for colour, level, seed_octaves in (("#5f9a5a", 0.56, 4), ("#ffffff", 0.58, 5)):
        field = noise(chance, 80, 80, seed_octaves, 3, 1.6)
        yy, xx = np.mgrid[-1:1:80j, -1:1:80j]
        lit = np.clip(1.15 - np.hypot(xx + 0.45, yy + 0.5) * 0.7, 0.05, 1)
        pixels = np.empty((80, 80, 4), np.uint8)
        pixels[..., :3] = (np.array(rgb(colour)) * lit[..., None]).astype(np.uint8)
        pixels[..., 3] = np.clip((field - level) * 7, 0, 1) * 230
        view.canvas.image(pixels, x - r, y - r, 2 * r, 2 * r, clip=face)


def _moon_light(light: Light, graph: SceneGraph) -> Light:
    return replace(
        space_light(light, graph), haze="#3a3f58", far="#3a3d50", sun_x=graph.sun_x, darkness=0.4
    )


PLACES = {
    "mars": Place(_mars_ground, _mars, light=_mars_light, weather=False, low_sun=0.72),
    "moon": Place(_moon_ground, _moon, light=_moon_light, weather=False),
}
