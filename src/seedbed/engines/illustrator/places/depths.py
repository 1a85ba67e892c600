"""Where nothing stands on land: under water, above the clouds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from seedbed.engines.illustrator.canvas import Linear, Path, mix
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, underfoot
from seedbed.engines.illustrator.places.scenery.clouds import cumulus, draw_cloud
from seedbed.engines.illustrator.places.scenery.corals import coral_garden, far_reef
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View, heap
from seedbed.engines.illustrator.scene import SceneGraph


def _underwater_ground(frame: Frame) -> Ground:
    return Ground(
        horizon=0.74, stand_far=0.86, stand_near=0.95, surface="sand", water=(0.1, 0.74), sky=None
    )


def _underwater(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    top, upper, lower, deep = view.light.sky
    view.canvas.wash(view.down(0, h, top, upper, mix(upper, lower, 0.6), lower, deep))
    _surface(view)
    _water_rays(view)
    xs = np.linspace(-2, w + 2, 140)
    for layer, (level, rise) in enumerate(((0.72, 0.2), (0.79, 0.14))):
        ys = h * level - u * rise * land.ridge(
            view.chance(f"reef {layer}"), 140, 0.45, 5, max(3, round(3 * view.span))
        )
        tone = mix(lower, deep, 0.3 + 0.35 * layer)
        view.canvas.fill(
            heap(list(xs), list(ys), h + 2),
            view.down(float(ys.min()), h, mix(tone, upper, 0.2), mix(tone, deep, 0.45)),
        )
        far_reef(view, xs, ys, layer)
    sand_y = h * 0.87 - u * 0.05 * land.ridge(view.chance("seabed"), 140, 0.35, 4, 3)
    sand = mix(view.tint("#ecd9a4"), upper, 0.18)
    view.canvas.fill(
        heap(list(xs), list(sand_y), h + 2),
        view.down(float(sand_y.min()), h, sand, mix(sand, lower, 0.35)),
    )
    _caustics(view, h * 0.86, h)
    underfoot.pebbles(
        view, h * 0.87, h, "#b7a88a", count=int(20 * view.span), size=0.02, name="sea stones"
    )
    coral_garden(view, h * 0.86, h * 1.0, spare=0.2)


def _surface(view: View) -> None:
    """The bright rippled underside of the surface."""
    if view.flat:
        return
    u, w = view.unit, view.width
    sx, _ = view.sun
    view.glow(sx, -u * 0.05, u * 0.8, view.light.sun, 0.75 if not view.night else 0.35)
    chance = view.chance("surface")
    ripples = Path()
    for a, b, c in chance.random((int(40 * view.span), 3)):
        y = u * 0.1 * b * b
        r = u * (0.03 + 0.1 * c) * (1.2 - b)
        ripples.move(a * w - r, y).quad(a * w, y + r * 0.12, a * w + r, y).quad(
            a * w, y - r * 0.08, a * w - r, y
        ).close()
    view.canvas.fill(ripples, "#ffffff", opacity=0.3 if not view.night else 0.1)


def _water_rays(view: View) -> None:
    """Shafts of light from the surface, each drawn three times for soft edges."""
    if view.flat:
        return
    chance = view.chance("water rays")
    u, w, h = view.unit, view.width, view.height
    sx, _ = view.sun
    shafts = [(Path(), k) for k in (1.0, 0.66, 0.34)]
    for i in range(int(7 + 3 * view.span)):
        a, b, c = chance.random(3)
        x = sx + (a - 0.5) * w * 1.1
        half = u * (0.008 + 0.024 * b) * (1.0 if i % 3 else 0.4)
        drift, reach = (x - sx) * 0.75, h * (0.55 + 0.4 * c)
        for path, k in shafts:
            near, far = half * k, half * 3.2 * k
            path.move(x - near, -5).line(x + near, -5)
            path.line(x + drift + far, reach).line(x + drift - far, reach).close()
    strength, sun = (0.16 if not view.night else 0.07), view.light.sun
    stops = [(0.0, sun, strength), (0.6, sun, strength * 0.45), (1.0, sun, 0.0)]
    for path, _ in shafts:
        view.canvas.fill(path, Linear(0, 0, 0, h * 0.92, stops), blend="screen")


def _caustics(view: View, top: float, bottom: float) -> None:
    """The net of light on the sea bed."""
    if view.flat or view.night:
        return
    chance = view.chance("caustics")
    net = Path()
    for a, b, c in chance.random((int(34 * view.span), 3)):
        x, y, r = (
            a * view.width,
            top + (bottom - top) * b,
            view.unit * (0.02 + 0.03 * c) * (0.5 + b),
        )
        net.ellipse(x, y, r, r * 0.3)
    view.canvas.stroke(net, view.unit * 0.003, "#ffffff", opacity=0.22)


def _underwater_front(view: View) -> None:
    chance = view.chance("bubbles")
    u = view.unit
    rims, shine, far = Path(), Path(), Path()
    for a, b, c in chance.random((int(54 * view.span), 3)):
        r = u * (0.0022 + 0.011 * c**3)
        x, y = a * view.width, b * view.height * 0.9
        rims.circle(x, y, r)
        far.circle(x, y, r)
        shine.circle(x - r * 0.32, y - r * 0.34, r * 0.26)
    view.canvas.fill(far, "#ffffff", opacity=0.1)
    view.canvas.stroke(rims, max(0.6, u * 0.0014), "#e8ffff", opacity=0.6)
    view.canvas.fill(shine, "#ffffff", opacity=0.9)
    if not view.flat:
        deep = view.light.sky[3]
        view.canvas.wash(
            Linear(0, view.height * 0.86, 0, view.height, [(0, deep, 0.0), (1, deep, 0.32)]),
            top=view.height * 0.86,
        )


def _underwater_light(light: Light, graph: SceneGraph) -> Light:
    if graph.time == "night":
        return replace(
            light,
            sky=("#2a6f9a", "#14477a", "#0a2c5c", "#061a3c"),
            sun="#cfeaff",
            haze="#14477a",
            far="#0a2c5c",
            ambient=(0.62, 0.82, 1.02),
            key=0.7,
            darkness=0.6,
            sun_x=0.45,
            sun_y=-0.08,
        )
    if graph.time in {"sunset", "dawn"}:
        return replace(
            light,
            sky=("#ffd9a8", "#5fb6c4", "#1f78a8", "#123f74"),
            sun="#fff0d0",
            haze="#3f9ab8",
            far="#1f5f92",
            ambient=(0.96, 0.95, 0.95),
            key=0.93,
            darkness=0.15,
            sun_x=0.45,
            sun_y=-0.08,
        )
    sky = (
        ("#9af2ee", "#35b8d8", "#1273b2", "#0a3f7a"),
        ("#b4f5e2", "#3fc4c4", "#168a9c", "#0b4f6e"),
    )[graph.variant % 2]
    return replace(
        light,
        sky=sky,
        sun="#f0fff8",
        haze=sky[1],
        far=sky[2],
        ambient=(0.86, 0.98, 1.0),
        key=0.97,
        darkness=0.0,
        sun_x=0.45,
        sun_y=-0.08,
    )


def _sky_ground(frame: Frame) -> Ground:
    h = 0.72 if frame.tall < 0.5 else 0.74
    return Ground(
        horizon=h, stand_far=h + 0.1, stand_near=0.92, surface="cloud", sky=(0.08, h - 0.04)
    )


def _sky(view: View) -> None:
    """Above a sea of clouds."""
    u, w, h = view.unit, view.width, view.height
    line = view.horizon
    paint_sky(view, clouds=0.5 if view.kind == 0 else 0.9, bottom=h)
    view.mist(line * 0.94, u * 0.14, 0.5)
    layers = 5
    for layer in range(layers):
        t = layer / (layers - 1)
        chance = view.chance(f"cloud sea {layer}")
        y = line * 0.93 + (h - line * 0.93) * (0.02 + 0.78 * t**1.1)
        size = u * (0.05 + 0.11 * t)
        body, light = Path(), Path()
        n = int(w / (size * 0.75)) + 3
        for i in range(n):
            a, b, c = chance.random(3)
            r = size * (0.55 + 0.75 * a)
            cx, cy = (i - 1 + b) / (n - 2) * w, y + size * 0.5 * c
            body.circle(cx, cy, r)
            light.circle(cx + view.sun_side * r * 0.2, cy - r * 0.24, r * 0.7)
        body.rect(-5, y + size * 0.4, w + 10, h - y + 10)
        bright = mix(view.light.cloud, view.light.haze, 0.5 * (1 - t))
        shade = mix(view.light.cloud_shade, view.light.sky[2], 0.5 - 0.3 * t)
        view.canvas.fill(
            body, view.down(y - size * 1.1, y + size * 2.4, bright, mix(bright, shade, 0.45), shade)
        )
        view.canvas.fill(
            light,
            mix(bright, "#ffffff" if not view.night else view.light.sun, 0.35),
            opacity=0.35,
            clip=body,
        )


def _sky_front(view: View) -> None:
    """A few near tufts of cloud at the lower corners."""
    chance = view.chance("near clouds")
    u = view.unit
    for side in (0.04, 0.96):
        foot = view.height + u * 0.03
        body, lit = cumulus(chance, side * view.width, foot, u * 0.62, view.sun_side)
        draw_cloud(view, body, lit, foot, u * 0.62)


PLACES = {
    "underwater": Place(
        _underwater_ground, _underwater, _underwater_front, light=_underwater_light, weather=False
    ),
    "sky": Place(_sky_ground, _sky, _sky_front, low_sun=0.88),
}
