"""A roof terrace above the town: parapet, planters, strings of lamps; or tanks and a ladder."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import facades, plants
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View


def _ground(frame: Frame) -> Ground:
    h = frame.horizon(0.62, tall=0.6, wide=0.64)
    return Ground(horizon=h, stand_far=h + 0.12, stand_near=0.94, surface="floor", sky=(0.04, 0.3))


def _rooftop(view: View) -> None:
    line, u, w, h = view.horizon, view.unit, view.width, view.height
    paint_sky(view, clouds=0.8, bottom=line)
    chance = view.chance("roofs")
    for depth, low, high in ((0.7, 0.2, 0.5), (0.42, 0.1, 0.34)):
        x = -u * 0.04
        while x < w:
            a, b, c = chance.random(3)
            wide = u * (0.09 + 0.08 * a)
            own = np.random.Generator(np.random.PCG64(int(chance.integers(2**40))))
            facades.tower(
                view,
                own,
                x,
                line + u * 0.04,
                wide,
                u * (low + (high - low) * b**1.4),
                depth,
                pick=c,
                top=b,
                size=0.9,
            )
            x += wide * 1.02
        view.mist(line, u * 0.14, 0.35)
    floor = view.tint(("#b98f6a", "#a8a4a0")[view.kind] if not view.snowy else "#eef3f9")
    view.canvas.wash(view.down(line, h, scale(floor, 0.92), floor, scale(floor, 0.85)), top=line,
                     bottom=h + 1)  # fmt: skip
    joints = Path()
    for k in range(-12, 13):
        joints.move(w / 2 + k * u * 0.11, line).line(w / 2 + k * u * 0.24, h)
    if view.kind == 1:
        for k in range(1, 6):
            y = line + (h - line) * (k / 6) ** 1.5
            joints.move(0, y).line(w, y)
    view.canvas.stroke(joints, max(0.8, u * 0.003), scale(floor, 0.72), opacity=0.6)
    _parapet(view, line)
    if view.kind == 0:
        for side in (-1, 1):
            _planter(view, w / 2 + side * (w / 2 - u * 0.12), line + u * 0.11, u * 0.24)
    else:
        _tank(view, w / 2 - view.sun_side * (w / 2 - u * 0.14), line + u * 0.08, u * 0.34)


def _parapet(view: View, line: float) -> None:
    u, w = view.unit, view.width
    wall = view.tint("#d9c6ae" if view.kind == 0 else "#c3bdb8")
    top = line - u * 0.06
    view.canvas.fill(
        Path().rect(0, top, w, u * 0.075), view.down(top, line, wall, scale(wall, 0.82))
    )
    cap = view.tint("#f6faff") if view.snowy else scale(wall, 1.1)
    view.canvas.fill(Path().rect(0, top - u * 0.014, w, u * 0.022), cap)
    view.canvas.fill(Path().rect(0, line + u * 0.01, w, u * 0.02), "#1b1420", opacity=0.18)


def _planter(view: View, x: float, foot: float, s: float) -> None:
    """A wooden box of flowers."""
    wood = view.tint("#8a5f3c")
    plants.bush(view, x, foot - s * 0.3, s * 0.5, seed=int(x) % 97, blossom="#f28fb1")
    view.canvas.fill(Path().rect(x - s * 0.46, foot - s * 0.36, s * 0.92, s * 0.36, s * 0.02),
                     view.down(foot - s * 0.36, foot, wood, scale(wood, 0.75)))  # fmt: skip
    slats = Path()
    for k in (0.12, 0.24):
        slats.move(x - s * 0.46, foot - s * k).line(x + s * 0.46, foot - s * k)
    view.canvas.stroke(slats, max(1.0, s * 0.012), scale(wood, 0.6))


def _tank(view: View, x: float, foot: float, s: float) -> None:
    """A wooden water tank on its legs."""
    wood, iron = view.tint("#8f6a4a"), view.tint("#4a4f58")
    legs = Path()
    for dx in (-0.28, 0.0, 0.28):
        legs.move(x + dx * s, foot).line(x + dx * s * 0.9, foot - s * 0.4)
    legs.move(x - s * 0.28, foot).line(x + s * 0.26, foot - s * 0.4)
    view.canvas.stroke(legs, max(1.5, s * 0.03), iron)
    tank = Path().rect(x - s * 0.34, foot - s * 0.86, s * 0.68, s * 0.48)
    view.canvas.fill(tank, view.across(x - s * 0.34, x + s * 0.34, scale(wood, 1.12), wood,
                                       scale(wood, 0.62)))  # fmt: skip
    hoops = Path()
    for k in (0.48, 0.6, 0.72, 0.82):
        hoops.move(x - s * 0.34, foot - s * k).line(x + s * 0.34, foot - s * k)
    view.canvas.stroke(hoops, max(1.0, s * 0.014), iron)
    roof = [(x - s * 0.4, foot - s * 0.84), (x, foot - s * 1.1), (x + s * 0.4, foot - s * 0.84)]
    view.canvas.fill(Path().polygon(roof), view.tint("#f2f6fb") if view.snowy else iron)


def _front(view: View) -> None:
    """Lamps strung across the terrace."""
    if view.kind == 1:
        return
    u, w = view.unit, view.width
    for row, (y, sag) in enumerate(((0.06, 0.09), (0.15, 0.12))):
        cord = Path().move(-2, u * y).quad(w / 2, u * (y + sag * 2), w + 2, u * (y - 0.02))
        view.canvas.stroke(cord, max(0.8, u * 0.003), view.tint("#3a343a"))
        n = round(9 * view.span)
        for k in range(n):
            t = (k + 0.5 * (row + 1)) / n
            cy = u * ((1 - t) ** 2 * y + 2 * t * (1 - t) * (y + sag * 2) + t * t * (y - 0.02))
            if view.light.darkness > 0.2:
                view.glow(w * t, cy + u * 0.014, u * 0.07, "#ffd07a", 0.7)
            view.canvas.fill(Path().circle(w * t, cy + u * 0.014, u * 0.011), "#ffe9b8")


PLACES = {"rooftop": Place(_ground, _rooftop, _front)}
