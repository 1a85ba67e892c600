"""Fresh water: lake and river."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import air, land, plants, trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import rings, water
from seedbed.engines.illustrator.places.view import View, heap


def _lake_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.52, tall=0.48, wide=0.54)
    return Ground(
        horizon=h,
        stand_far=0.9,
        stand_near=0.96,
        surface="grass",
        water=(h + 0.06, 0.88),
        sky=(0.04, 0.24),
        clear=((0.0, 0.55, 0.14, 1.0), (0.88, 0.55, 1.0, 1.0)),
        spots={"shore": (0.34, h - 0.2, 0.66, h + 0.035)},
    )


def _lake(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.75)
    tall = min(line * 0.72, u * (0.36 + 0.12 * view.frame.tall))
    if view.kind == 0:
        land.mountains(view, line + u * 0.01, tall, layers=3, snow=0.38)
        trees.conifers(
            view,
            line + u * 0.012,
            u * 0.075,
            count=int(44 * view.span),
            depth=0.42,
            colour="#2f6650",
            jitter=0.006,
        )
        trees.treeline(
            view,
            line + u * 0.016,
            u * 0.06,
            depth=0.3,
            name="lake shore",
            count=26,
            blossom=0.55,
            cover=0.62,
        )
    else:
        land.rolling(
            view,
            line - u * 0.13,
            line + u * 0.02,
            layers=3,
            relief=0.1,
            depth=0.72,
            name="lake hills",
            colours=("#c9d6e6", "#b5c6dd", "#9fb4d0")
            if view.snowy
            else ("#7fa58c", "#5f9472", "#4f8260"),
        )
        trees.treeline(
            view, line + u * 0.015, u * 0.1, depth=0.36, name="lake wood", count=18, blossom=0.3
        )
    view.mist(line, u * 0.05, 0.4)
    water(view, line + u * 0.012, height)
    if view.wet:
        rings(view, line + u * 0.06, height)
    near_bank(view)


def near_bank(view: View) -> None:
    """A grassy bank along the bottom, higher at both sides, with trees in the corners."""
    height, u = view.height, view.unit
    xs = np.linspace(-2, view.width + 2, 120)
    inward = np.minimum(xs, view.width - xs) / u
    side = np.clip(1 - inward / 0.42, 0, 1) ** 1.4
    ys = (
        height
        - u * (0.045 + 0.11 * side)
        - u * 0.018 * land.ridge(view.chance("bank"), 120, 0.4, 4, 4)
    )
    tones = land.ground_tones(view)
    body = heap(list(xs), list(ys), height + 3)
    view.canvas.fill(
        body,
        view.down(
            float(ys.min()),
            height,
            view.tint(tones[0]),
            view.tint(tones[1]),
            view.tint(scale(tones[2], 0.8 if not view.snowy else 1)),
        ),
    )
    rim = Path().move(float(xs[0]), float(ys[0]))
    for x, y in zip(xs[1:], ys[1:], strict=True):
        rim.line(float(x), float(y))
    view.canvas.stroke(rim, u * 0.006, view.tint(tones[0]), opacity=0.7)
    underfoot.pebbles(
        view,
        float(ys.max()) - u * 0.02,
        height,
        "#9aa3a6",
        count=int(20 * view.span),
        size=0.02,
        name="bank stones",
    )


def lake_front(view: View) -> None:
    height, u = view.height, view.unit
    k = u / view.width
    left, right = (0.0, 0.075), (0.02,)
    xs = tuple(x * k for x in left) + tuple(1 - x * k for x in right)
    if view.kind == 0:
        trees.conifers(
            view,
            height * 0.95,
            u * 0.34,
            count=3,
            depth=0.05,
            colour="#1f4f3c",
            jitter=0.015,
            xs=xs,
            name="lake pines",
        )
    else:
        chance = view.chance("lake trees")
        trees.leafy(
            view,
            u * 0.04 if view.sun_side > 0 else view.width - u * 0.04,
            height * 0.96,
            u * 0.62,
            pick=chance.random(),
            blossom=0.8,
            seed=int(chance.integers(2**40)),
            depth=0.03,
        )
    plants.reeds(view, height * 0.86, height * 1.01, u * 0.2)
    plants.foreground(view, u * 0.1, middle=0.25)
    if view.night and view.season == "summer" and not view.overcast:
        air.fireflies(view, view.height * 0.6, height * 0.96)


def _river_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.48, tall=0.44, wide=0.5)
    return Ground(
        horizon=h,
        stand_far=h + 0.2,
        stand_near=0.93,
        surface="grass",
        water=(h + 0.14, 0.9),
        sky=(0.04, 0.24),
        spots={"left bank": (0.05, h, 0.3, 0.92), "right bank": (0.72, h, 0.96, 0.92)},
    )


def _river(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.8)
    if view.kind == 0:
        land.mountains(view, line + u * 0.01, u * 0.22, layers=2, snow=0.35)
    else:
        land.rolling(
            view,
            line - u * 0.07,
            line + u * 0.03,
            layers=2,
            relief=0.07,
            depth=0.7,
            name="river hills",
            colours=("#c9d6e6", "#b5c6dd", "#9fb4d0")
            if view.snowy
            else ("#7fa58c", "#5f9472", "#4f8260"),
        )
    trees.treeline(
        view, line + u * 0.02, u * 0.1, depth=0.46, name="river wood", count=20, blossom=0.3
    )
    land.rolling(view, line + u * 0.015, height, layers=3, relief=0.03)
    chance = view.chance("river bends")
    sign = chance.choice([-1.0, 1.0])
    left, right = [], []
    top = line + u * 0.045
    for i in range(41):
        t = i / 40
        y = top + (height - top) * t
        half = view.width * (0.012 + 0.27 * t**1.4)
        centre = view.width * (
            0.5 + sign * np.sin(t**0.62 * 6.4) * 0.19 * (1 - t) ** 0.7 * min(1, t * 6)
        )
        left.append((float(centre - half), y))
        right.append((float(centre + half), y))
    bed = Path().polygon([*left, *reversed(right)])
    bank = view.tint("#8a7350" if not view.snowy else "#b9cbe2")
    view.canvas.stroke(bed, u * 0.012, bank, opacity=0.8)
    water(view, top, height, reflect=0.75, clip=bed, name="river water")
    pale = Path().move(*left[0])
    for p in left[1:]:
        pale.line(*p)
    pale.move(*right[0])
    for p in right[1:]:
        pale.line(*p)
    view.canvas.stroke(pale, u * 0.005, mix("#ffffff", view.light.haze, 0.3), opacity=0.55)
    _bank_stones(view, left, right)
    plants.grass(view, line + (height - line) * 0.2, line + (height - line) * 0.5, density=0.0)
    _river_trees(view)


def _bank_stones(
    view: View, left: list[tuple[float, float]], right: list[tuple[float, float]]
) -> None:
    chance = view.chance("river stones")
    dark, top = Path(), Path()
    for line, side in ((left, -1), (right, 1)):
        for i in range(6, len(line), 2):
            t = i / len(line)
            x, y = line[i]
            r = view.unit * 0.03 * t * chance.uniform(0.4, 1.3)
            x += side * r * chance.uniform(-0.3, 1.2)
            dark.ellipse(x, y, r, r * 0.6)
            top.ellipse(x + view.sun_side * r * 0.2, y - r * 0.16, r * 0.66, r * 0.32)
    tone = view.tint("#98a0a4")
    view.canvas.fill(dark, scale(tone, 0.66))
    view.canvas.fill(
        top,
        mix(tone, "#ffffff", 0.5) if view.snowy else mix(scale(tone, 1.08), view.light.sun, 0.15),
    )


def _river_trees(view: View) -> None:
    chance = view.chance("river trees")
    line, height, u = view.horizon, view.height, view.unit
    for i, (a, b, c) in enumerate(chance.random((6, 3))):
        t = i / 6
        seed = int(chance.integers(2**40))
        side = i % 2
        x = 0.02 + 0.16 * a * (1 - 0.4 * t)
        x = 1 - x if side else x
        trees.leafy(
            view,
            x * view.width,
            line + u * 0.05 + (height - line) * 0.24 * t,
            u * (0.16 + 0.28 * t) * (0.85 + 0.3 * b),
            depth=0.34 * (1 - t),
            pick=c,
            blossom=0.6,
            seed=seed,
        )


def _river_front(view: View) -> None:
    plants.reeds(
        view, view.height * 0.84, view.height * 1.01, view.unit * 0.26, name="river reeds", count=30
    )
    plants.foreground(view, view.unit * 0.13, middle=0.1)
    if view.night and view.season in {"summer"} and not view.overcast:
        air.fireflies(view, view.horizon * 1.05, view.height * 0.96)


PLACES = {
    "lake": Place(_lake_ground, _lake, lake_front, low_sun=0.6),
    "river": Place(_river_ground, _river, _river_front, low_sun=0.66),
}
