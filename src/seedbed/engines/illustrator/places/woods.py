"""Among trees: forest (conifers or broad leaves) and bamboo grove."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Linear, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import air, land, plants, stems, trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View


def _forest_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.48, wide=0.5)
    side = (0.19 if frame.kind == 0 else 0.13) * min(1.0, frame.height / frame.width)
    return Ground(
        horizon=h,
        stand_far=h + 0.18,
        stand_near=0.92,
        sky=(0.05, 0.3),
        clear=((0.0, 0.3, side, 1.0), (1 - side, 0.3, 1.0, 1.0)),
    )


def _forest(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.4, bottom=line * 1.2, cumulus=False)
    if not view.flat:
        haze = view.light.haze
        view.canvas.wash(
            Linear(0, 0, 0, line * 1.1, [(0, haze, 0), (0.6, haze, 0.45), (1, haze, 0.85)]),
            bottom=line * 1.2,
        )
    if view.kind == 0 or view.flat:
        # The far wood goes on behind the trees' feet.
        view.canvas.wash(view.tint("#2d5f49", 0.8), top=line, bottom=line + u * 0.15)
    if view.kind == 0:
        _spruces(view)
    else:
        _beeches(view)
    tones = (
        land.ground_tones(view)
        if view.snowy or view.season == "autumn"
        else ("#8fb863", "#569048", "#2f613a")
    )
    land.rolling(view, line + u * 0.095, height, layers=4, colours=tones, relief=0.03)
    lane = underfoot.trail(
        view,
        line + u * 0.125,
        height,
        start=0.52,
        end=0.47,
        wide=0.42,
        bend=0.16,
        colour="#cdb88a",
        name="forest path",
    )
    underfoot.dapple(
        view,
        line + u * 0.2,
        height,
        view.light.sun,
        opacity=0.0 if view.night or view.overcast else 0.14,
        name="sun spots",
    )
    air.rays(view, height * 0.8, strength=0.32)
    _undergrowth(view)
    plants.grass(view, line + u * 0.18, height, density=0.8, flowers=0.5, tones=tones, avoid=lane)
    plants.litter(view, line + u * 0.15, height, count=170)


def _spruces(view: View) -> None:
    line, u = view.horizon, view.unit
    tall = 1 + 0.35 * view.frame.tall
    for depth, down, h, count in (
        (0.8, 0.05, 0.3, 22),
        (0.63, 0.09, 0.42, 15),
        (0.44, 0.13, 0.56, 10),
    ):
        trees.conifers(
            view,
            line + u * down,
            u * h * tall,
            count=int(count * view.span) + 1,
            depth=depth,
            colour="#2d5f49",
            jitter=0.015,
        )
        view.mist(line + u * down, u * 0.12, 0.6)


def _beeches(view: View) -> None:
    """Trunks behind trunks, crowns closing the top."""
    line, u = view.horizon, view.unit
    chance = view.chance("beeches")
    if not view.snowy:
        leaf = view.tint(trees.crown_colour(view, 0.2), 0.5)
        glade = mix(leaf, view.light.sun, 0.35)
        view.canvas.wash(
            view.down(0, line * 1.2, leaf, mix(leaf, glade, 0.7), glade),
            bottom=line * 1.2,
            opacity=0.62,
        )
    for k, depth in enumerate((0.72, 0.55)):
        trees.treeline(
            view,
            line + u * (0.06 + 0.03 * k),
            u * (0.34 - 0.12 * k),
            depth=depth,
            name=f"thicket {k}",
            count=9 + 4 * k,
        )
    for layer, (depth, w, down, count) in enumerate(
        ((0.78, 0.016, 0.07, 17), (0.6, 0.026, 0.1, 11), (0.4, 0.042, 0.14, 7))
    ):
        total = int(count * view.span) + 1
        rows = chance.random((total, 3))
        seeds = chance.integers(0, 2**40, total)
        _canopy(view, layer, depth)
        for i in range(total):
            a, b, c = rows[i]
            x = (i + 0.2 + 0.6 * a) / total
            if layer == 2 and abs(x - 0.5) < 0.2 / view.span:
                continue
            stems.trunk(
                view,
                x * view.width,
                -u * 0.02,
                line + u * (down + 0.02 * b),
                u * w * (0.7 + 0.6 * c),
                "#6f5a48",
                depth,
                seed=int(seeds[i]),
            )
        view.mist(line + u * down, u * 0.16, 0.5)


def _canopy(view: View, layer: int, depth: float) -> None:
    """Leaves of one layer hanging into the picture from above."""
    chance = view.chance(f"canopy {layer}")
    u = view.unit
    low = view.horizon * (0.5 - 0.12 * layer)
    heaps: dict[int, Path] = {0: Path(), 1: Path(), 2: Path()}
    count = int(70 * view.span)
    for i, (a, b, c, d) in enumerate(chance.random((count, 4))):
        x = (i + a) / count * view.width
        y = low * b * (0.55 + 0.45 * np.sin(x / u * 3 + layer * 2) ** 2)
        r = u * (0.03 + 0.04 * c)
        path = heaps[int(d * 3)]
        for k in range(4):
            path.circle(
                x + (k - 1.5) * r * 0.7,
                y + np.sin(k * 2.1 + d * 9) * r * 0.4,
                r * (0.5 + 0.3 * ((k + i) % 2)),
            )
    if view.snowy:
        return
    leaf = trees.crown_colour(view, 0.15 + 0.2 * layer)
    for k, path in heaps.items():
        tone = view.tint(scale(leaf, (0.82, 1.0, 1.15)[k]), depth * 0.9)
        view.canvas.fill(path, mix(tone, view.light.sun, 0.08 * k), opacity=0.85)


def _undergrowth(view: View) -> None:
    chance = view.chance("undergrowth")
    line, u = view.horizon, view.unit
    for i in range(int(9 * view.span)):
        a, b, c = chance.random(3)
        seed = int(chance.integers(2**40))
        t = i / (9 * view.span)
        side = a * 0.3 / max(1.0, view.span * 0.6)
        x = side if c < 0.5 else 1 - side
        plants.bush(
            view,
            x * view.width,
            line + u * (0.15 + 0.2 * t),
            u * (0.05 + 0.06 * b),
            depth=0.3 * (1 - t),
            seed=seed,
        )


def _forest_front(view: View) -> None:
    """Dark near trees at both sides, and tufts along the bottom."""
    u, w, height = view.unit, view.width, view.height
    if view.kind == 0:
        side = u / w
        trees.conifers(
            view,
            height * 0.93,
            u * 0.78,
            count=2,
            depth=0.14,
            colour="#1d4436",
            jitter=0.01,
            xs=(0.005 * side, 1.0),
            name="near spruces",
        )
        trees.conifers(
            view,
            height * 1.08,
            u * 1.12,
            count=2,
            depth=0.03,
            colour="#143227",
            jitter=0.0,
            xs=(-0.16 * side, 1 + 0.16 * side),
            name="nearest spruces",
        )
    else:
        chance = view.chance("near trunks")
        for x, wide in ((0.035, 0.1), (0.965, 0.085)):
            stems.trunk(
                view,
                (x if x < 0.5 else 1) * w
                - (0 if x < 0.5 else (1 - x) * u)
                + (0 if x >= 0.5 else (x * u - x * w)),
                -u * 0.02,
                height * 0.97,
                u * wide,
                "#4b3a2e",
                0.04,
                seed=int(chance.integers(2**40)),
            )
        _near_leaves(view)
    plants.foreground(view, u * 0.13, middle=0.2, flowers=False)
    if view.night and view.season == "summer" and not view.overcast:
        air.fireflies(view, view.horizon, height * 0.95)


def _near_leaves(view: View) -> None:
    """Leaves across the top edge, dark against the light wood behind."""
    if view.snowy:
        return
    chance = view.chance("near leaves")
    u = view.unit
    leaf = view.tint(scale(trees.crown_colour(view, 0.4), 0.72))
    paths = (Path(), Path())
    for a, b, c, d in chance.random((int(120 * view.span), 4)):
        edge = abs(a - 0.5) * 2
        y = u * 0.17 * b * (0.25 + 0.9 * edge**1.6)
        r = u * (0.014 + 0.022 * c)
        paths[int(d * 2)].ellipse(a * view.width, y, r, r * 0.7)
    view.canvas.fill(paths[0], scale(leaf, 0.72))
    view.canvas.fill(paths[1], leaf)


def _bamboo_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.55, tall=0.54, wide=0.56)
    return Ground(
        horizon=h,
        stand_far=h + 0.18,
        stand_near=0.92,
        sky=(0.05, 0.25),
        clear=((0.0, 0.0, 0.12, 0.95), (0.88, 0.0, 1.0, 0.95)),
    )


def _bamboo(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    green = (
        ("#dff0c4", "#f2f9dc", "#b9d69a") if not view.snowy else ("#dfeaf2", "#f2f7fa", "#cfdde6")
    )
    far, middle, near = (view.tint(c, 0.25) for c in green)
    if view.night:
        far, middle, near = (
            mix(c, s, 0.55) for c, s in zip((far, middle, near), view.light.sky[1:], strict=True)
        )
    view.canvas.wash(view.down(0, line * 1.3, far, middle, near))
    sx, _ = view.sun
    if not view.overcast:
        view.glow(sx, height * 0.16, u * 0.75, view.light.sun, 0.75 if not view.night else 0.35)
    chance = view.chance("canes")
    for depth, count, w, down in (
        (0.78, 26, 0.009, 0.07),
        (0.58, 17, 0.014, 0.12),
        (0.34, 10, 0.021, 0.17),
    ):
        total = int(count * view.span) + 2
        rows = chance.random((total, 4))
        seeds = chance.integers(0, 2**40, total)
        for i in range(total):
            a, b, c, d = rows[i]
            x = (i + a) / total
            if depth < 0.5 and abs(x - 0.5) < 0.2:
                continue
            stems.bamboo(
                view,
                x * view.width,
                line + u * (down + 0.04 * d),
                -u * 0.08,
                u * w * (0.75 + 0.5 * b),
                depth * (0.8 if not view.night else 0.9),
                seed=int(seeds[i]),
                lean=(c - 0.5) * 0.07,
            )
        view.mist(line + u * down, u * 0.16, 0.45)
    tones = (
        land.ground_tones(view)
        if view.snowy or view.season == "autumn"
        else ("#b9d88a", "#7fb156", "#4c8a44")
    )
    land.rolling(view, line + u * 0.13, height, layers=3, colours=tones, relief=0.025)
    lane = None
    if view.kind == 1:
        lane = underfoot.trail(
            view,
            line + u * 0.14,
            height,
            start=0.5,
            end=0.5,
            wide=0.36,
            bend=0.12,
            colour="#d9cba4",
            name="grove path",
        )
    air.rays(view, height * 0.85, strength=0.3, name="grove rays")
    plants.grass(view, line + u * 0.2, height, density=0.9, flowers=0.25, tones=tones, avoid=lane)


def _bamboo_front(view: View) -> None:
    chance = view.chance("near canes")
    u, w = view.unit, view.width
    for x in (0.03, 0.095, 0.925, 0.985):
        px = x * u if x < 0.5 else w - (1 - x) * u
        stems.bamboo(
            view,
            px,
            view.height * 1.02,
            -u * 0.1,
            u * 0.042 * chance.uniform(0.85, 1.15),
            0.03,
            seed=int(chance.integers(2**40)),
            lean=chance.uniform(-0.02, 0.02),
        )
    plants.foreground(view, u * 0.11, middle=0.3, flowers=False)


PLACES = {
    "forest": Place(_forest_ground, _forest, _forest_front, low_sun=0.62),
    "bamboo": Place(_bamboo_ground, _bamboo, _bamboo_front, low_sun=0.5),
}
