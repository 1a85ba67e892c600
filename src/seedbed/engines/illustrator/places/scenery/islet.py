"""A spit of land for what stands where a place has water: a cabin on a lake does not float."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Ground
from seedbed.engines.illustrator.places.scenery import land, trees
from seedbed.engines.illustrator.places.view import View, heap
from seedbed.engines.illustrator.scene import Placed
from seedbed.engines.illustrator.subjects import facts, known

STANDING = frozenset({"cast", "contact"})


def needs_land(placed: Placed, ground: Ground) -> bool:
    """Whether this subject stands in the place's water instead of floating or flying."""
    if ground.water is None or ground.sky is None or placed.shadow not in STANDING:
        return False
    top, bottom = ground.water
    return (
        ground.horizon < placed.foot < bottom
        and placed.foot < ground.stand_far - 0.005
        and top < bottom
    )


def depth_below(placed: Placed) -> float:
    """How far below the subject's foot its islet meets the water, as part of the height."""
    return 0.012 + 0.05 * placed.h


def paint_islets(view: View) -> None:
    """Paint the spits of land the graph's subjects need, with a few trees on each."""
    for number, placed in enumerate(view.graph.placed):
        if needs_land(placed, view.ground):
            _islet(view, placed, f"islet {number}")


def _islet(view: View, placed: Placed, name: str) -> None:
    chance = view.chance(name)
    u, x, y = view.unit, placed.x * view.width, placed.foot * view.height
    aspect = facts(placed.name).aspect if placed.name in known() else 1.0
    half = max(0.16 * u, placed.h * view.height * aspect * 0.85)
    rise, drop = u * 0.018, depth_below(placed) * view.height
    xs = np.linspace(x - half, x + half, 60)
    bulge = np.clip(1 - ((xs - x) / half) ** 2, 0, 1)
    ys = (
        y
        + drop * 0.6
        - (rise + drop * 0.6) * bulge**0.6 * (0.8 + 0.2 * land.ridge(chance, 60, 0.45, 3, 4))
    )
    bottom = y + drop
    tones = land.ground_tones(view)
    body = heap(list(xs), list(ys), bottom)
    view.canvas.fill(
        Path().ellipse(x, bottom, half * 1.03, drop * 0.45),
        scale(view.tint(tones[2]), 0.45),
        opacity=0.4,
    )
    shore = (
        Path()
        .move(x - half, y + drop * 0.55)
        .quad(x, y + drop * 1.75, x + half, y + drop * 0.55)
        .close()
    )
    view.canvas.fill(shore, view.tint(mix(tones[2], "#6f5a44", 0.5 if not view.snowy else 0.15)))
    view.canvas.fill(
        body,
        view.down(float(ys.min()), bottom, view.tint(tones[0], 0.08), view.tint(tones[1], 0.05)),
    )
    wide = half / view.width
    spots = tuple(placed.x + wide * k for k in (-0.86, -0.7, 0.68, 0.8, 0.92))
    trees.conifers(
        view,
        y + drop * 0.1,
        min(u * 0.16, placed.h * view.height * 0.62),
        count=5,
        depth=0.12,
        colour="#2c5f4b",
        jitter=0.004,
        xs=spots,
        name=name,
    )
