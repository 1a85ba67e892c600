"""Dry country: desert dunes and mesas, and the road through it."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, plants, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View, heap


def _desert_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.48, wide=0.54)
    return Ground(
        horizon=h, stand_far=h + 0.15, stand_near=0.92, surface="sand", sky=(0.05, h - 0.08)
    )


def _dunes(view: View, top: float, *, layers: int) -> None:
    """Dunes with a knife-edged crest: the face away from the sun in shade."""
    height, u = view.height, view.unit
    xs = np.linspace(-2, view.width + 2, 140)
    for layer in range(layers):
        chance = view.chance(f"dune {layer}")
        t = layer / max(1, layers - 1)
        base = top + (height - top) * 0.55 * t**1.1
        waves = max(2, round((2.6 - 1.2 * t) * view.span))
        rise = u * (0.07 + 0.1 * t)
        ys = base + u * 0.02 - rise * land.ridge(chance, 140, 0.22, 2, waves)
        tone = view.tint(mix("#f4d49a", "#dc9b55", t), 0.5 * (1 - t))
        if view.snowy:
            tone = view.tint(mix("#fbfdff", "#e2ebf6", t), 0.4 * (1 - t))
        crest = float(ys.min())
        body = heap(list(xs), list(ys), height + 2)
        length = u * (0.14 + 0.4 * t)
        view.canvas.fill(
            body,
            view.down(
                crest, crest + length, mix(tone, view.light.sun, 0.3), tone, scale(tone, 0.86)
            ),
        )
        _dune_shades(view, chance, xs, ys, body, tone, t)


def _dune_shades(
    view: View,
    chance: np.random.Generator,
    xs: land.F64,
    ys: land.F64,
    body: Path,
    tone: Colour,
    t: float,
) -> None:
    """The lee side of each dune: from its crest, by a curved edge, down to the valley."""
    side = -view.sun_side
    shade, edge = Path(), Path()
    last = len(xs) - 1
    for i in range(4, last - 3):
        if ys[i] > ys[max(0, i - 7) : i + 8].min() + 1e-9:
            continue
        j = i
        while 0 < j < last and ys[j + side] >= ys[j]:
            j += side
        x, y, vx, vy = float(xs[i]), float(ys[i]), float(xs[j]), float(ys[j])
        run = max(abs(vx - x), view.unit * 0.1)
        drop = min(view.unit * (0.1 + 0.2 * t), run * 0.75) * chance.uniform(0.8, 1.2)
        fx, fy = x + side * run * chance.uniform(0.1, 0.3), y + drop
        shade.move(x, y)
        shade.cubic(
            x + side * run * 0.22, y + drop * 0.3, x - side * run * 0.16, y + drop * 0.55, fx, fy
        )
        shade.cubic(
            fx + side * run * 0.35,
            fy - drop * 0.05,
            vx - side * run * 0.25,
            vy + drop * 0.22,
            vx,
            vy + 1,
        )
        for k in range(j, i, -side):
            shade.line(float(xs[k]), float(ys[k]) - 2)
        shade.close()
        edge.move(x, y).cubic(
            x + side * run * 0.22, y + drop * 0.3, x - side * run * 0.16, y + drop * 0.55, fx, fy
        )
    if shade.points:
        _, top, _, low = shade.bounds()
        dark = mix(scale(tone, 0.7), view.light.far, 0.26)
        paint = (
            mix(tone, dark, 0.45)
            if view.flat
            else Linear(0, top, 0, low, [(0, dark, 0.85), (0.5, dark, 0.55), (1, dark, 0.04)])
        )
        view.canvas.fill(shade, paint, clip=body)
        view.canvas.stroke(
            edge,
            max(0.8, view.unit * 0.0022),
            mix(tone, view.light.sun, 0.45),
            opacity=0.6,
            clip=body,
        )


def _sand_lines(view: View, top: float, bottom: float, *, count: int = 26) -> None:
    chance = view.chance("sand lines")
    u = view.unit
    dark, pale = Path(), Path()
    for a, b, c in chance.random((int(count * view.span), 3)):
        t = a
        y = top + (bottom - top) * t
        w = u * (0.05 + 0.12 * t) * (0.5 + c)
        x = b * view.width
        for k in range(3):
            yy = y + k * u * 0.011 * (0.5 + t)
            dark.move(x - w + k * w * 0.2, yy).cubic(
                x - w * 0.3,
                yy - u * 0.008,
                x + w * 0.3,
                yy + u * 0.006,
                x + w * (1 - 0.15 * k),
                yy - u * 0.002,
            )
    view.canvas.stroke(
        dark, u * 0.0022, view.tint("#a9682f" if not view.snowy else "#a9bcd8"), opacity=0.3
    )
    view.canvas.stroke(pale, u * 0.002, view.light.sun, opacity=0.3)


def _desert(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.35)
    if view.kind == 1:
        _mesas(view, line + u * 0.02)
    _dunes(view, line, layers=4 + round(2 * view.frame.tall))
    _sand_lines(view, line + (height - line) * 0.5, height)
    if view.kind == 1 and view.free("cactus"):
        _cacti(view)
    underfoot.pebbles(
        view, line + (height - line) * 0.4, height, "#b07a4a", count=int(24 * view.span), size=0.012
    )


def _mesas(view: View, foot: float) -> None:
    chance = view.chance("mesas")
    u = view.unit
    for layer, depth in ((0, 0.62), (1, 0.4)):
        for i in range(int(3 * view.span) + layer):
            a, b, c = chance.random(3)
            x = (i + a) / (int(3 * view.span) + layer) * view.width
            w, h = u * (0.1 + 0.16 * b), u * (0.07 + 0.11 * c) * (1 - 0.3 * layer)
            tone = view.tint("#b5603a", depth)
            body = Path().polygon(
                [
                    (x - w * 0.72, foot),
                    (x - w * 0.6, foot - h * 0.4),
                    (x - w * 0.48, foot - h * 0.5),
                    (x - w * 0.46, foot - h),
                    (x + w * 0.4, foot - h * (0.96 + 0.06 * a)),
                    (x + w * 0.44, foot - h * 0.5),
                    (x + w * 0.6, foot - h * 0.36),
                    (x + w * 0.78, foot),
                ]
            )
            view.canvas.fill(
                body,
                view.down(
                    foot - h,
                    foot,
                    mix(tone, view.light.sun, 0.2),
                    tone,
                    mix(tone, view.light.haze, 0.3),
                ),
            )
            side = -view.sun_side
            shade = Path().rect(x if side > 0 else x - w, foot - h * 1.1, w, h * 1.2)
            bands = Path()
            for k in (0.18, 0.34, 0.62):
                bands.rect(x - w, foot - h * (1 - k), w * 2, h * 0.04)
            view.canvas.fill(shade, scale(tone, 0.6), opacity=0.4, clip=body)
            view.canvas.fill(bands, scale(tone, 0.72), opacity=0.4, clip=body)


def _cacti(view: View) -> None:
    chance = view.chance("cacti")
    line, height, u = view.horizon, view.height, view.unit
    for x0, t in ((0.07, 0.5), (0.92, 0.34), (0.2, 0.16), (0.8, 0.12)):
        x = (x0 + chance.normal(0, 0.012)) * view.width
        foot = line + (height - line) * (0.14 + 0.7 * t)
        h = u * (0.06 + 0.4 * t)
        tone = view.tint("#5c8f52", 0.35 * (1 - t * 1.8) if t < 0.5 else 0.03)
        view.canvas.fill(
            Path().ellipse(x - view.sun_side * h * 0.2, foot, h * 0.34, h * 0.04),
            view.tint("#5f3a1c"),
            opacity=0.3,
        )
        body = Path().rect(x - h * 0.07, foot - h, h * 0.14, h * 1.0, h * 0.07)
        arms = Path()
        for way, y, up in ((-1, 0.48, 0.26), (1, 0.36, 0.34)):
            arms.move(x, foot - h * y).cubic(
                x + way * h * 0.2,
                foot - h * y,
                x + way * h * 0.21,
                foot - h * y - h * 0.02,
                x + way * h * 0.21,
                foot - h * (y + up),
            )
        view.canvas.stroke(arms, h * 0.105, scale(tone, 0.9))
        view.canvas.fill(
            body,
            view.across(
                x - h * 0.07,
                x + h * 0.07,
                *(
                    (scale(tone, 1.2), tone, scale(tone, 0.66))
                    if view.sun_side < 0
                    else (scale(tone, 0.66), tone, scale(tone, 1.2))
                ),
            ),
        )
        ribs = Path()
        for k in (-0.03, 0.0, 0.03):
            ribs.move(x + k * h, foot).line(x + k * h, foot - h * 0.94)
        view.canvas.stroke(ribs, max(0.6, h * 0.008), scale(tone, 0.66), opacity=0.7)


def _road_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.48, tall=0.46, wide=0.52)
    return Ground(
        horizon=h, stand_far=h + 0.14, stand_near=0.92, surface="road", sky=(0.05, h - 0.08)
    )


def _road(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.6)
    sandy = view.kind == 0
    if sandy:
        _mesas(view, line + u * 0.01)
        tones: tuple[Colour, Colour, Colour] = ("#f0c98d", "#dda766", "#c08448")
    else:
        land.mountains(view, line + u * 0.01, u * 0.18, layers=2, snow=0.25)
        tones = land.ground_tones(view)
    if view.snowy:
        tones = land.ground_tones(view)
    far, middle, near = (view.tint(c, d) for c, d in zip(tones, (0.4, 0.12, 0.0), strict=True))
    view.canvas.wash(view.down(line, height, far, middle, near), top=line, bottom=height + 1)
    underfoot.dapple(view, line + u * 0.03, height, scale(near, 0.8), opacity=0.25, count=40)
    vx, bottom = view.width * 0.5, height + 2
    half, far_half = min(0.34 * view.width, u * 0.46), u * 0.006

    def edge(k: float, t: float) -> tuple[float, float]:
        return vx + k * (far_half + (half - far_half) * t), line + (bottom - line) * t

    asphalt = view.tint("#6a6a72", 0.05)
    shoulder = Path().polygon([edge(-1.22, 0), edge(1.22, 0), edge(1.22, 1), edge(-1.22, 1)])
    view.canvas.fill(shoulder, scale(middle, 0.86))
    surface = Path().polygon([edge(-1, 0), edge(1, 0), edge(1, 1), edge(-1, 1)])
    view.canvas.fill(
        surface,
        view.down(line, height, mix(asphalt, view.light.haze, 0.45), asphalt, scale(asphalt, 0.82)),
    )
    white, yellow = Path(), Path()
    for k in (-0.92, 0.92):
        white.polygon(
            [edge(k - 0.025, 0), edge(k + 0.025, 0), edge(k + 0.025, 1), edge(k - 0.025, 1)]
        )
    for i in range(12):
        t0, t1 = (i / 12) ** 2.3, ((i + 0.5) / 12) ** 2.3
        yellow.polygon([edge(-0.03, t0), edge(0.03, t0), edge(0.03, t1), edge(-0.03, t1)])
    view.canvas.fill(white, view.tint("#f6f2e6"), opacity=0.85)
    view.canvas.fill(yellow, view.tint("#ffd24a"), opacity=0.95)
    view.mist(line, u * 0.05, 0.6)
    if sandy and view.free("cactus"):
        _cacti(view)
        underfoot.pebbles(
            view,
            line + u * 0.08,
            height,
            "#b07a4a",
            count=int(30 * view.span),
            size=0.014,
            name="roadside",
        )
    else:
        plants.grass(view, line + (height - line) * 0.2, height, density=0.0)
    _poles(view, edge)


def _poles(view: View, edge: object) -> None:
    """Telegraph poles along one side, their wires sagging."""
    line, height, u = view.horizon, view.height, view.unit
    vx = view.width * 0.5
    wood = view.tint("#5b4534", 0.08)
    side = view.sun_side * -1
    poles, wires = Path(), Path()
    last: tuple[float, float, float] | None = None
    for i in range(6):
        t = 0.03 + 0.42 * (i / 5) ** 2.2
        x = vx + side * (u * 0.02 + min(0.5 * view.width, u * 0.9) * t * 1.6)
        foot = line + (height - line) * t
        h = u * (0.03 + 0.95 * t)
        poles.rect(x - h * 0.014, foot - h, h * 0.028, h).rect(
            x - h * 0.11, foot - h * 0.93, h * 0.22, h * 0.022
        )
        if last:
            for k in (-0.1, 0.1):
                x0, y0, h0 = last
                wires.move(x0 + k * h0, y0 - h0 * 0.93)
                wires.quad(
                    (x0 + x) / 2, (y0 + foot) / 2 - (h0 + h) / 2 * 0.84, x + k * h, foot - h * 0.93
                )
        last = (x, foot, h)
    view.canvas.stroke(wires, max(0.6, u * 0.0013), wood, opacity=0.6)
    view.canvas.fill(poles, wood)


PLACES = {
    "desert": Place(_desert_ground, _desert),
    "road": Place(_road_ground, _road),
}
