"""Open country: meadow, hills, farm."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, scale
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
from seedbed.engines.illustrator.places.view import View


def _open_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.52, tall=0.46, wide=0.54)
    return Ground(horizon=h, stand_far=h + (1 - h) * 0.3, stand_near=0.93, sky=(0.04, h - 0.06))


def _meadow(view: View) -> None:
    line, height = view.horizon, view.height
    paint_sky(view, clouds=0.85)
    if view.kind == 0:
        land.mountains(view, line + height * 0.01, view.unit * 0.2, layers=2, snow=0.32)
    else:
        land.rolling(
            view,
            line - view.unit * 0.035,
            line + view.unit * 0.05,
            layers=2,
            relief=0.06,
            colours=far_wood(view),
            name="far hills",
            depth=0.72,
        )
    trees.treeline(
        view,
        line + view.unit * 0.022,
        view.unit * 0.06,
        depth=0.5,
        name="far wood",
        count=30,
        blossom=0.3,
        cover=0.8,
    )
    lines = land.rolling(view, line + height * 0.005, height, layers=4 + round(view.frame.tall * 2))
    _scattered_trees(view, lines)
    underfoot.dapple(
        view,
        line + (height - line) * 0.25,
        height,
        view.tint("#8fa6c4" if view.snowy else "#2f5f3a"),
        opacity=0.14 if view.snowy else 0.09,
    )
    lane = None
    if view.kind == 1:
        lane = underfoot.trail(
            view, line + (height - line) * 0.1, height, start=0.56, end=0.42, wide=0.22
        )
    plants.grass(view, line + (height - line) * 0.24, height, density=1.1, flowers=1.5, avoid=lane)
    plants.litter(view, line + (height - line) * 0.4, height)


def far_wood(view: View) -> tuple[str, str, str]:
    if view.snowy:
        return ("#dfe8f3", "#cfdcec", "#bccde2")
    return (
        ("#7fa58c", "#6a9679", "#55846a")
        if view.season != "autumn"
        else ("#b08f6a", "#a07c58", "#8a6a4c")
    )


def _scattered_trees(view: View, lines: list[tuple[land.F64, land.F64]]) -> None:
    """Single trees and small groups on the swells, smaller with distance."""
    chance = view.chance("scattered trees")
    for layer, (xs, ys) in enumerate(lines[:-1]):
        t = layer / max(1, len(lines) - 1)
        count = int(chance.integers(2, 5) * max(1.0, view.span * 0.8))
        rows = chance.random((count, 5))
        seeds = chance.integers(0, 2**40, count)
        for (a, b, c, d, e), seed in zip(rows, seeds, strict=True):
            x = a if t < 0.35 else (0.04 + 0.24 * a if b < 0.5 else 0.72 + 0.24 * a)
            foot = float(np.interp(x * view.width, xs, ys)) + 3
            h = view.unit * (0.045 + 0.15 * t) * (0.75 + 0.5 * c)
            if d < 0.4:
                trees.conifers(
                    view,
                    foot,
                    h,
                    count=1,
                    depth=0.45 * (1 - t),
                    xs=(x,),
                    jitter=0.0,
                    colour="#3b7a50",
                    name=f"single {layer} {e:.3f}",
                )
            else:
                trees.leafy(
                    view, x * view.width, foot, h, depth=0.42 * (1 - t), pick=e, seed=int(seed)
                )


def meadow_front(view: View) -> None:
    plants.foreground(view, view.unit * (0.13 + 0.08 * view.frame.tall), middle=0.3)
    if view.night and view.season == "summer" and not view.overcast:
        air.fireflies(view, view.horizon, view.height * 0.96)


def _hills(view: View) -> None:
    line, height = view.horizon, view.height
    paint_sky(view, clouds=0.9)
    tall = view.unit * 0.12
    land.rolling(
        view,
        line - tall * 0.8,
        line + tall * 0.6,
        layers=3,
        relief=0.09 + 0.02 * view.kind,
        colours=far_wood(view),
        name="blue hills",
        depth=0.74,
    )
    lines = land.rolling(view, line, height, layers=5 + round(view.frame.tall * 2), relief=0.15)
    _scattered_trees(view, lines)
    if view.kind == 1:
        xs, ys = lines[1]
        x = view.width * (0.3 if view.light.sun_x > 0.5 else 0.7)
        buildings.cottage(
            view, x, float(np.interp(x, xs, ys)) + 4, view.unit * 0.06, depth=0.32, pick=1
        )
    plants.grass(view, line + (height - line) * 0.45, height, density=0.8, flowers=1.2)
    plants.litter(view, line + (height - line) * 0.5, height)


def _farm_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.46, wide=0.53)
    left = frame.kind == 0
    # The barn keeps its size in short sides of the canvas.
    wide = 0.24 * min(1.0, frame.height / frame.width)
    high = 0.2 * min(1.0, frame.width / frame.height)
    x = 0.24 if left else 0.76
    barn = (x - wide * 0.62, h + 0.06 - high, x + wide * 0.62, h + 0.075)
    return Ground(
        horizon=h,
        stand_far=h + 0.17,
        stand_near=0.92,
        surface="grass",
        sky=(0.04, 0.28),
        clear=(barn,),
    )


def _farm(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.9)
    land.rolling(
        view,
        line - u * 0.05,
        line + u * 0.05,
        layers=2,
        relief=0.05,
        colours=far_wood(view),
        name="far hills",
        depth=0.7,
    )
    trees.treeline(
        view, line + u * 0.02, u * 0.07, depth=0.45, name="farm wood", count=24, cover=0.75
    )
    land.rolling(view, line + u * 0.01, height, layers=3, relief=0.02)
    _crops(view)
    x = (view.ground.clear[0][0] + view.ground.clear[0][2]) / 2 * view.width
    foot = view.ground.clear[0][3] * height
    if view.free("barn"):
        buildings.barn(view, x, foot, u * 0.2)
    buildings.rail_fence(view, line + u * 0.14, u * 0.07)
    plants.grass(view, line + (height - line) * 0.42, height, density=0.9, flowers=0.9)


def _crops(view: View) -> None:
    """Rows of a field converging on the horizon."""
    line, height = view.horizon + view.unit * 0.03, view.height
    bottom = line + (height - line) * 0.36
    vx = view.width * 0.5
    n = int(22 * max(1.0, view.span * 0.8))
    gold, green = Path(), Path()
    for i in range(-n, n):
        a, b = i * view.width * 0.02, (i + 0.5) * view.width * 0.02
        (gold if i % 2 else green).polygon(
            [(vx + a, line), (vx + b, line), (vx + b * 4.2, bottom), (vx + a * 4.2, bottom)]
        )
    tone = {"spring": "#8fc65a", "summer": "#ecc95c", "autumn": "#c99a4a", "winter": "#eef3fa"}[
        view.season
    ]
    if view.snowy:
        tone = "#eef3fa"
    colour = view.tint(tone, 0.16)
    view.canvas.fill(gold, colour, opacity=0.85)
    view.canvas.fill(green, scale(colour, 0.88), opacity=0.85)
    view.mist(line, view.unit * 0.03, 0.35)


PLACES = {
    "meadow": Place(_open_ground, _meadow, meadow_front),
    "hills": Place(_open_ground, _hills, meadow_front),
    "farm": Place(_farm_ground, _farm, meadow_front),
}
