"""Plains, worked and wild: rice terraces, flower fields, savanna, village."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.fields import far_wood, meadow_front
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import (
    air,
    buildings,
    land,
    plants,
    trees,
    underfoot,
)
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View, heap


def _terraces_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.42, tall=0.4, wide=0.44)
    return Ground(horizon=h, stand_far=0.8, stand_near=0.94, surface="grass", sky=(0.04, h - 0.1))


def _terraces(view: View) -> None:
    """Curved paddies stepping down a valley, flooded in spring, gold in autumn."""
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.9)
    land.mountains(view, line + u * 0.02, u * 0.2, layers=3, snow=0.1)
    view.mist(line, u * 0.08, 0.7)
    crop = {"spring": "#9ccf6a", "summer": "#7dbb4e", "autumn": "#e0b04a", "winter": "#a58f66"}
    green = "#eef3fa" if view.snowy else crop[view.season]
    xs = np.linspace(-2, view.width + 2, 130)
    chance = view.chance("terraces")
    phase, tilt = chance.random() * 6.28, chance.choice([-1.0, 1.0])
    steps = 13 + round(5 * view.frame.tall)
    for i in range(steps):
        t = i / (steps - 1)
        y = line + (height - line) * (0.02 + 0.86 * t**1.35)
        bend = u * (0.03 + 0.13 * t)
        x = (xs / view.width - 0.5) * min(2.0, view.span)
        ys = y + bend * np.sin(x * 3.4 + phase + i * 0.33) * 0.5 - bend * tilt * x * 0.7
        ys += u * 0.008 * land.ridge(chance, 130, 0.4, 4, 6)
        wall = view.tint(
            mix("#6f8a45", "#4f6b34", t) if not view.snowy else "#c2d0e2", 0.45 * (1 - t)
        )
        body = heap(list(xs), list(ys), height + 3)
        view.canvas.fill(body, wall)
        rise = u * (0.006 + 0.022 * t)
        flooded = view.season == "spring" or (i + view.kind) % 3 == 0
        tone = (
            mix(view.light.sky[2], view.light.sky[3], 0.4) if flooded and not view.snowy else green
        )
        field = view.tint(tone, 0.4 * (1 - t))
        sheet = heap(list(xs), list(ys + rise), height + 3)
        view.canvas.fill(
            sheet,
            view.down(
                float(ys.min()), float(ys.max()) + u * 0.1, mix(field, view.light.sun, 0.2), field
            ),
        )
        rim = Path().move(float(xs[0]), float(ys[0]))
        for px, py in zip(xs[1:], ys[1:], strict=True):
            rim.line(float(px), float(py))
        view.canvas.stroke(
            rim,
            max(0.8, u * 0.004 * (0.4 + t)),
            mix(view.tint(green), view.light.sun, 0.25),
            opacity=0.8,
        )
        if not flooded and not view.snowy and t > 0.25:
            _sprouts(view, xs, ys + rise * 1.6, t, green, f"sprouts {i}")
    view.mist(line + u * 0.06, u * 0.07, 0.35)
    tones = land.ground_tones(view)
    land.rolling(
        view, height * 0.84, height, layers=2, colours=tones, relief=0.03, name="terrace bank"
    )
    plants.grass(view, height * 0.82, height, density=0.6, flowers=1.2)


def _sprouts(view: View, xs: land.F64, ys: land.F64, t: float, colour: str, name: str) -> None:
    """Rows of young rice along one terrace."""
    chance = view.chance(name)
    path = Path()
    for a, b in chance.random((int(60 * view.span), 2)):
        x = a * view.width
        y = float(np.interp(x, xs, ys)) + view.unit * 0.02 * b * (0.5 + t)
        h = view.unit * 0.014 * (0.4 + t)
        path.polygon(
            [
                (x - h * 0.2, y),
                (x - h * 0.3, y - h),
                (x, y - h * 0.3),
                (x + h * 0.3, y - h),
                (x + h * 0.2, y),
            ]
        )
    view.canvas.fill(path, scale(view.tint(colour), 0.78), opacity=0.7)


def _flower_field_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.46, tall=0.42, wide=0.48)
    return Ground(horizon=h, stand_far=h + 0.2, stand_near=0.93, sky=(0.04, h - 0.08))


ROWS = (
    ("#9a6fd0", "#7f55b8", "#b48be0", "#8a62c4"),
    ("#f2567a", "#ffcf4d", "#ff8f5a", "#f7f2ea", "#e0447f", "#b06fd8"),
)


def _flower_field(view: View) -> None:
    """Rows of lavender (or bands of tulips) running to the horizon."""
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.9)
    land.rolling(
        view,
        line - u * 0.06,
        line + u * 0.04,
        layers=2,
        relief=0.06,
        colours=far_wood(view),
        name="far hills",
        depth=0.7,
    )
    trees.treeline(
        view, line + u * 0.015, u * 0.07, depth=0.45, name="field wood", count=22, cover=0.7
    )
    soil = view.tint("#7f9a55" if not view.snowy else "#e9f1fa", 0.1)
    view.canvas.wash(
        view.down(line, height, mix(soil, view.light.haze, 0.4), soil), top=line, bottom=height + 1
    )
    chance = view.chance("rows")
    vx, top = view.width * (0.5 + 0.12 * view.sun_side), line + 1
    colours = ROWS[view.kind]
    count = int(9 * max(1.0, view.span * 0.8))
    for i in range(-count, count + 1):
        tone = view.tint(colours[(i + count) % len(colours)] if not view.snowy else "#b9a8c8")
        a, b = (i - 0.36) * u * 0.2, (i + 0.36) * u * 0.2
        row = Path().polygon(
            [
                (vx + a * 0.06, top),
                (vx + b * 0.06, top),
                (vx + b * 1.5, height + 2),
                (vx + a * 1.5, height + 2),
            ]
        )
        view.canvas.fill(
            row, view.down(top, height, mix(tone, view.light.haze, 0.45), tone, scale(tone, 0.8))
        )
        light, dark = Path(), Path()
        for p, q, s in chance.random((90, 3)):
            t = p**1.6
            y = top + (height - top) * (0.03 + 0.97 * t)
            k = 0.06 + 1.44 * (y - top) / (height + 2 - top)
            r = u * 0.0075 * (0.14 + t) * (0.7 + 0.6 * s)
            x = vx + (a + (b - a) * q) * k
            (light if s > 0.5 else dark).ellipse(
                x, y - r * 0.6, r, r * (1.5 if view.kind == 0 else 1.0)
            )
        view.canvas.fill(dark, scale(tone, 0.72), opacity=0.75)
        view.canvas.fill(light, mix(scale(tone, 1.15), view.light.sun, 0.25), opacity=0.85)
    view.mist(line + u * 0.01, u * 0.05, 0.5)


def _savanna_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.56, tall=0.52, wide=0.58)
    return Ground(horizon=h, stand_far=h + 0.13, stand_near=0.93, sky=(0.04, h - 0.12))


def _savanna(view: View) -> None:
    """Golden grass, flat-topped acacias, a far blue mountain."""
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.7)
    land.mountains(
        view, line + u * 0.01, u * 0.13, layers=1, snow=0.25, name="kilimanjaro", jag=1.7
    )
    tones = ("#ecca7c", "#d6a650", "#a8783a")
    if view.season == "spring" or view.wet:
        tones = ("#c9c86e", "#a5ac50", "#6f8038")
    chance = view.chance("acacias")
    land.rolling(view, line + u * 0.005, height, layers=4, colours=tones, relief=0.025)
    spots = [(chance.random(), chance.random(), chance.random()) for _ in range(int(6 * view.span))]
    for a, b, c in spots:
        _acacia(
            view,
            a * view.width,
            line + u * (0.012 + 0.04 * b),
            u * (0.07 + 0.07 * b),
            0.5 - 0.3 * b,
            c,
        )
    side = 0.1 if view.sun_side > 0 else 0.9
    k = u / view.width
    x = side * k if side < 0.5 else 1 - (1 - side) * k
    _acacia(view, x * view.width, line + u * 0.2, u * 0.52, 0.05, 0.4)
    plants.grass(
        view,
        line + (height - line) * 0.12,
        height,
        density=1.5,
        flowers=0.15,
        size=0.06,
        tones=tones,
    )


def _savanna_front(view: View) -> None:
    plants.foreground(
        view, view.unit * 0.15, middle=0.35, flowers=False, tones=("#ecca7c", "#d6a650", "#a8783a")
    )


def _acacia(view: View, x: float, foot: float, h: float, depth: float, pick: float) -> None:
    """An umbrella acacia: thin forked trunk, flat layered crown."""
    chance = np.random.Generator(np.random.PCG64(int(pick * 2**40)))
    bark, leaf = view.tint("#6b4a34", depth), view.tint("#6f8a3f", depth)
    wood = Path()
    for k in (-0.42, -0.16, 0.14, 0.44):
        wood.move(x, foot).cubic(
            x, foot - h * 0.4, x + k * h * 0.3, foot - h * 0.5, x + k * h, foot - h * 0.82
        )
    view.canvas.stroke(wood, h * 0.035, bark)
    crown, light = Path(), Path()
    for _ in range(26):
        k = chance.uniform(-1, 1)
        y = foot - h * (0.86 + 0.1 * (1 - k * k)) + chance.normal(0, 0.02) * h
        r = h * chance.uniform(0.08, 0.15) * (1.1 - 0.4 * abs(k))
        crown.ellipse(x + k * h * 0.58, y, r * 1.5, r * 0.55)
        light.ellipse(x + k * h * 0.58 + view.sun_side * r * 0.3, y - r * 0.2, r * 1.1, r * 0.32)
    view.canvas.fill(crown, view.down(foot - h, foot - h * 0.75, leaf, scale(leaf, 0.62)))
    view.canvas.fill(light, mix(scale(leaf, 1.2), view.light.sun, 0.2), opacity=0.5)


def _village_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.46, tall=0.42, wide=0.48)
    return Ground(horizon=h, stand_far=h + 0.26, stand_near=0.93, sky=(0.04, 0.22))


def _village(view: View) -> None:
    """Cottages along a lane between trees, hills behind."""
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.8)
    land.rolling(
        view,
        line - u * 0.1,
        line + u * 0.05,
        layers=3,
        relief=0.1,
        colours=far_wood(view),
        name="village hills",
        depth=0.7,
    )
    trees.treeline(
        view, line + u * 0.03, u * 0.1, depth=0.42, name="village wood", count=18, blossom=0.4
    )
    land.rolling(view, line + u * 0.02, height, layers=4, relief=0.03)
    if view.snowy:
        trees.conifers(view, line + u * 0.075, u * 0.16, count=int(9 * view.span), depth=0.34,
                       colour="#3a6a5c", jitter=0.02)  # fmt: skip
    lane = underfoot.trail(
        view, line + u * 0.06, height, start=0.5, end=0.47, wide=0.34, bend=0.14, name="lane"
    )
    chance = view.chance("cottages")
    rows = int(3 * max(1.0, view.span * 0.7))
    for i in range(rows * 2):
        t = (i // 2) / max(1, rows - 1)
        side = -1 if i % 2 else 1
        a, b = chance.random(2)
        s = u * (0.1 + 0.15 * t) * (0.9 + 0.25 * a)
        x = 0.5 + side * (0.17 + 0.27 * t + 0.05 * b) * (1 if view.span < 1.2 else 1.05)
        foot = line + u * (0.07 + 0.15 * t)
        seed = int(chance.integers(2**40))
        if chance.random() < 0.7:
            trees.leafy(
                view,
                x * view.width + side * s * 0.75,
                foot - s * 0.05,
                s * 1.15,
                depth=0.3 * (1 - t),
                pick=b,
                blossom=0.7,
                seed=seed,
            )
        buildings.cottage(view, x * view.width, foot, s, depth=0.24 * (1 - t), pick=seed % 8)
        if view.night or view.light.darkness > 0.22:  # the light of its windows on the ground
            view.glow(x * view.width, foot - s * 0.2, s * 0.95, "#ffb45a", 0.55)
        plants.bush(
            view, x * view.width - side * s * 0.75, foot + s * 0.05, s * 0.26, depth=0.2, seed=seed
        )
    if view.night and view.season == "summer":
        air.fireflies(view, line + u * 0.2, height)
    plants.grass(view, line + (height - line) * 0.34, height, density=0.8, flowers=1.3, avoid=lane)
    plants.litter(view, line + (height - line) * 0.4, height)


PLACES = {
    "rice-terraces": Place(_terraces_ground, _terraces, meadow_front, low_sun=0.7),
    "flower-field": Place(_flower_field_ground, _flower_field),
    "savanna": Place(_savanna_ground, _savanna, _savanna_front),
    "village": Place(_village_ground, _village, meadow_front, low_sun=0.5),
    "snow-village": Place(_village_ground, _village, meadow_front, low_sun=0.5, winter=True),
}
