"""Wild places: jungle and cave."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from seedbed.engines.illustrator.canvas import Linear, Path, mix, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import air, land, plants, stems, trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View, heap
from seedbed.engines.illustrator.scene import SceneGraph


def _jungle_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.48, wide=0.5)
    return Ground(
        horizon=h,
        stand_far=h + 0.18,
        stand_near=0.92,
        sky=(0.08, 0.3),
        clear=((0.0, 0.2, 0.12, 1.0), (0.88, 0.2, 1.0, 1.0)),
    )


JUNGLE = ("#8fc46a", "#4f9a52", "#2a6a3f")


def _jungle(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.3, bottom=line * 1.2, cumulus=False)
    mood = mix(view.tint("#a9d98a", 0.35), view.light.haze, 0.25)
    view.canvas.wash(mood, opacity=0.7, bottom=line * 1.25)
    view.glow(view.sun[0], line * 0.3, u * 0.7, view.light.sun, 0.5)
    chance = view.chance("jungle")
    for depth, count, h in ((0.7, 11, 0.62), (0.5, 8, 0.7), (0.3, 6, 0.78)):
        total = int(count * view.span) + 1
        for i in range(total):
            a, b, c = chance.random(3)
            x = (i + 0.2 + 0.6 * a) / total
            seed = int(chance.integers(2**40))
            if depth < 0.4 and abs(x - 0.5) < 0.17:
                continue
            foot = line + u * (0.18 - 0.16 * depth + 0.02 * b)
            if c < 0.55:
                stems.palm(
                    view,
                    x * view.width,
                    foot,
                    u * h * (0.7 + 0.4 * b),
                    flip=b > 0.5,
                    seed=seed,
                    depth=depth,
                )
            else:
                stems.trunk(
                    view,
                    x * view.width,
                    -u * 0.02,
                    foot,
                    u * 0.035 * (1.3 - depth),
                    "#5f5040",
                    depth,
                    seed=seed,
                )
        trees.treeline(
            view,
            line + u * (0.18 - 0.16 * depth),
            u * 0.13,
            depth=depth,
            name=f"brush {depth}",
            count=13,
        )
        view.mist(line + u * 0.06, u * 0.12, 0.4)
    land.rolling(view, line + u * 0.12, height, layers=3, colours=JUNGLE, relief=0.03)
    lane = underfoot.trail(
        view,
        line + u * 0.14,
        height,
        start=0.52,
        end=0.48,
        wide=0.36,
        bend=0.14,
        colour="#b8935f",
        name="jungle path",
    )
    air.rays(view, height * 0.8, strength=0.34)
    plants.grass(view, line + u * 0.18, height, density=0.9, flowers=0.7, tones=JUNGLE, avoid=lane)


def _jungle_front(view: View) -> None:
    """Great leaves reaching in from both sides and hanging vines."""
    chance = view.chance("great leaves")
    u, w, height = view.unit, view.width, view.height
    vines = Path()
    for a, b, c in chance.random((9, 3)):
        x = w * (0.02 + 0.16 * a) if c < 0.5 else w * (0.98 - 0.16 * a)
        vines.move(x, -5).quad(
            x + u * 0.03 * (b - 0.5), u * 0.2, x + u * 0.05 * (b - 0.5), u * (0.15 + 0.4 * b)
        )
    view.canvas.stroke(vines, u * 0.006, view.tint("#2f5a35"))
    dark, light, veins = Path(), Path(), Path()
    for i, (a, b, c) in enumerate(chance.random((18, 3))):
        side = -1 if i % 2 else 1
        x0 = -u * 0.02 if side < 0 else w + u * 0.02
        y0 = height * (0.42 + 0.62 * a)
        reach, turn = u * (0.16 + 0.16 * b), -0.9 + 1.1 * c
        ex, ey = x0 - side * math.cos(turn) * reach, y0 + math.sin(turn) * reach
        nx, ny = (ey - y0) * 0.26, -(ex - x0) * 0.26
        mx, my = (x0 + ex) / 2, (y0 + ey) / 2
        path = dark if c < 0.5 else light
        path.move(x0, y0).quad(mx + nx, my + ny, ex, ey).quad(mx - nx, my - ny, x0, y0).close()
        veins.move(x0, y0).line(ex, ey)
    leaf = view.tint("#2f7a45")
    view.canvas.fill(dark, scale(leaf, 0.6))
    view.canvas.fill(light, view.down(height * 0.4, height, scale(leaf, 1.15), scale(leaf, 0.75)))
    view.canvas.stroke(veins, max(0.8, u * 0.003), scale(leaf, 1.5), opacity=0.4)
    plants.foreground(view, u * 0.12, middle=0.25, flowers=False, tones=JUNGLE)


def _cave_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.58, tall=0.56, wide=0.58)
    return Ground(
        horizon=h,
        stand_far=h + 0.16,
        stand_near=0.93,
        surface="stone",
        sky=(0.3, h - 0.05),
        spots={"mouth": (0.3, 0.2, 0.7, h + 0.02)},
    )


def _cave(view: View) -> None:
    """A cavern opening onto light (variant 0) or lit by crystals (variant 1)."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    crystal = view.kind == 1
    rock = "#5a5f78" if crystal else "#6a5c58"
    if crystal:
        view.canvas.wash(view.down(0, height, "#1a1c3a", "#2c3468", "#20224a"))
        view.glow(w * 0.5, line * 0.9, u * 0.6, "#5fd0ff", 0.5)
    else:
        paint_sky(view, clouds=0.5)
        land.rolling(view, line - u * 0.06, line + u * 0.1, layers=2, relief=0.06, name="outside")
    chance = view.chance("cave")
    for layer in range(3):
        depth = 0.5 - 0.22 * layer
        hole_w, hole_h = (0.17 + 0.1 * layer) * u, (0.16 + 0.1 * layer) * u
        cx, cy = w * 0.5, line - u * 0.08
        outer = Path().rect(-5, -5, w + 10, height + 10)
        points = []
        for k in range(26):
            a = k / 26 * 2 * math.pi
            r = 1 + 0.12 * (chance.random() - 0.5)
            low = 0.72 if math.sin(a) > 0.2 else 1.0
            wide = 1.0 + 0.5 * (view.span - 1)
            points.append(
                (
                    cx + math.cos(a) * hole_w * 1.5 * r * wide,
                    cy + math.sin(a) * hole_h * 1.5 * r * low,
                )
            )
        outer.spline(points)
        tone = mix(
            scale(view.tint(rock), 1.05 - 0.33 * layer),
            view.light.sun if not crystal else "#5fd0ff",
            0.22 * depth,
        )
        view.canvas.fill(
            outer, view.down(0, height, scale(tone, 0.62), tone, scale(tone, 0.85)), even_odd=True
        )
        for _ in range(int(9 * view.span)):
            x, reach = chance.random() * w, u * chance.uniform(0.06, 0.19) * (0.7 + 0.3 * layer)
            top = cy - hole_h * 1.4 * max(0.2, 1 - abs(x - cx) / (hole_w * 2.2 + 1)) - reach * 0.35
            low = top + reach * 1.35
            spike = Path().move(x - reach * 0.16, top)
            spike.quad(x - reach * 0.03, top + reach * 0.5, x + reach * 0.02, low)
            spike.quad(x + reach * 0.05, top + reach * 0.5, x + reach * 0.16, top).close()
            dark = scale(tone, 0.62)
            # Their roots fade into the rock they hang from.
            stops = [(0.0, dark, 0.0), (0.35, dark, 0.85), (1.0, dark, 1.0)]
            view.canvas.fill(spike, Linear(0, top, 0, low, stops))
    xs = np.linspace(-2, w + 2, 90)
    ys = line + u * 0.1 - u * 0.03 * land.ridge(view.chance("cave floor"), 90, 0.5, 5, 4)
    floor = scale(view.tint(rock), 0.62)
    view.canvas.fill(
        heap(list(xs), list(ys), height + 3),
        view.down(
            line,
            height,
            mix(floor, view.light.sun if not crystal else "#5fd0ff", 0.25),
            floor,
            scale(floor, 0.6),
        ),
    )
    underfoot.pebbles(
        view,
        line + u * 0.12,
        height,
        rock,
        count=int(40 * view.span),
        size=0.026,
        name="cave stones",
    )
    if crystal:
        _crystals(view)
    else:
        air.rays(view, height * 0.85, strength=0.3, count=5)


def _crystals(view: View) -> None:
    """Clusters of glowing crystals at both sides."""
    chance = view.chance("crystals")
    u = view.unit
    tones = ("#6fe0ff", "#b08aff", "#7af0d0")
    for i in range(int(8 * view.span)):
        a, b = chance.random(2)
        x = (0.02 + 0.26 * a) if i % 2 else (0.98 - 0.26 * a)
        foot = view.horizon + u * (0.09 + 0.3 * b)
        tone = tones[int(chance.integers(3))]
        view.glow(x * view.width, foot - u * 0.06, u * 0.16, tone, 0.5)
        for k in range(4):
            h, lean = u * chance.uniform(0.05, 0.15), (k - 1.5) * 0.35
            bx = x * view.width + (k - 1.5) * u * 0.022
            tx = bx + lean * h * 0.6
            r = h * 0.13
            view.canvas.fill(
                Path().polygon(
                    [
                        (bx - r, foot),
                        (tx - r, foot - h * 0.8),
                        (tx, foot - h),
                        (tx, foot - h * 0.78),
                        (bx, foot),
                    ]
                ),
                mix(tone, "#ffffff", 0.35),
            )
            view.canvas.fill(
                Path().polygon(
                    [
                        (bx, foot),
                        (tx, foot - h * 0.78),
                        (tx, foot - h),
                        (tx + r, foot - h * 0.8),
                        (bx + r, foot),
                    ]
                ),
                scale(tone, 0.72),
            )


def _cave_light(light: Light, graph: SceneGraph) -> Light:
    if graph.variant % 2:
        return replace(
            light,
            sky=("#1a1c3a", "#22284e", "#2c3468", "#3a4a86"),
            haze="#33407a",
            far="#1a1c3a",
            sun="#bfeaff",
            ambient=(0.82, 0.9, 1.05),
            key=0.7,
            darkness=0.5,
            sun_x=0.5,
            sun_y=0.4,
            glow="#5fd0ff",
        )
    return replace(light, sun_x=0.5, key=light.key * 0.92)


PLACES = {
    "jungle": Place(_jungle_ground, _jungle, _jungle_front, low_sun=0.5),
    "cave": Place(_cave_ground, _cave, light=_cave_light, weather=False, low_sun=0.8),
}
