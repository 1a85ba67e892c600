"""Tended green: park and garden."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.fields import meadow_front
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import buildings, land, plants, trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View


def _park_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.45, wide=0.53)
    side = frame.kind
    bench = (0.06, h + 0.08, 0.3, h + 0.27) if side == 0 else (0.7, h + 0.08, 0.94, h + 0.27)
    return Ground(
        horizon=h,
        stand_far=h + 0.16,
        stand_near=0.93,
        sky=(0.04, 0.2),
        clear=(bench,),
        spots={"bench": bench},
    )


def _park(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.6)
    trees.treeline(
        view, line + u * 0.02, u * 0.2, depth=0.62, name="park far", count=14, blossom=0.4
    )
    view.mist(line, u * 0.1, 0.5)
    trees.treeline(
        view,
        line + u * 0.03,
        u * 0.16,
        depth=0.4,
        name="park mid",
        count=12,
        blossom=0.5,
        cover=0.8,
    )
    land.rolling(view, line + u * 0.015, height, layers=3, relief=0.02)
    lane = underfoot.trail(
        view, line + u * 0.02, height, start=0.53, end=0.5, wide=0.52, bend=0.1, name="park path"
    )
    underfoot.dapple(view, line + u * 0.06, height, view.tint("#3d4f57"), opacity=0.11, count=34)
    chance = view.chance("park trees")
    rows = chance.random((8, 3))
    seeds = chance.integers(0, 2**40, 8)
    near = u * (0.62 + 0.1 * view.frame.tall)
    for i, ((a, b, c), seed) in enumerate(zip(rows, seeds, strict=True)):
        t = i // 2 / 3
        edge = 0.36 * (1 - t) ** 1.2 + 0.03 * a
        x = edge if i % 2 == 0 else 1 - edge
        foot = line + u * 0.03 + (height - line) * 0.30 * t
        trees.leafy(
            view,
            x * view.width,
            foot,
            near * (0.42 + 0.62 * t) * (0.9 + 0.25 * b),
            depth=0.34 * (1 - t),
            pick=c,
            blossom=0.75,
            seed=int(seed),
        )
        view.canvas.fill(
            Path().ellipse(
                x * view.width - view.sun_side * u * 0.05, foot, near * 0.3 * (0.4 + t), near * 0.02
            ),
            view.tint("#25402f" if not view.snowy else "#8fa2c4"),
            opacity=0.25,
        )
        if i % 2 == 0 and t < 0.9:
            plants.bush(
                view,
                (0.02 + x * 0.7) * view.width,
                foot + u * 0.02,
                u * (0.05 + 0.05 * t),
                depth=0.2,
                seed=int(seed),
            )
    plants.grass(view, line + (height - line) * 0.22, height, density=0.7, flowers=0.8, avoid=lane)
    x0, _, x1, y1 = view.ground.spots["bench"]
    lamp_x = x1 + 0.04 if view.kind == 0 else x0 - 0.04
    if view.free("street-lamp"):
        buildings.lamp(view, lamp_x * view.width, y1 * height - u * 0.02, u * 0.34)
    if view.free("bench", "park-bench"):
        wide = min((x1 - x0) * view.width, u * 0.3)
        buildings.bench(view, (x0 + x1) / 2 * view.width, y1 * height, wide)
    plants.litter(view, line + u * 0.08, height, count=190)


def _park_front(view: View) -> None:
    _hanging_boughs(view)
    plants.foreground(view, view.unit * 0.1, middle=0.15)


def _hanging_boughs(view: View) -> None:
    """A branch reaching in from an upper corner, out of the sun's way."""
    chance = view.chance("bough")
    side = -view.sun_side
    u = view.unit
    x0 = view.width * (0 if side < 0 else 1)
    bough, leaves, dots = Path(), Path(), Path()
    leaf = trees.crown_colour(view, chance.random(), blossom=1.0)
    for k in range(3):
        y = u * (0.02 + 0.06 * k)
        ex, ey = x0 - side * u * (0.34 - 0.07 * k), y + u * (0.05 + 0.05 * k)
        bough.move(x0, y - u * 0.02).quad(x0 - side * u * 0.18, y - u * 0.01, ex, ey)
        for a, b, c in chance.random((48, 3)):
            bx = x0 - side * u * 0.36 * a
            by = y + (ey - y) * a * a + (b - 0.3) * u * 0.06
            r = u * (0.009 + 0.011 * c)
            (leaves if c < 0.6 else dots).ellipse(bx, by, r, r * 0.72)
    view.canvas.stroke(bough, u * 0.009, view.tint("#4d372a"))
    if view.snowy:
        view.canvas.stroke(bough, u * 0.004, view.tint("#ffffff"))
        return
    tone = view.tint(leaf)
    view.canvas.fill(leaves, scale(tone, 0.78))
    view.canvas.fill(dots, mix(scale(tone, 1.1), view.light.sun, 0.15))


def _garden_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.48, tall=0.44, wide=0.5)
    return Ground(horizon=h, stand_far=h + 0.2, stand_near=0.92, sky=(0.04, 0.26))


def _garden(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.7)
    trees.treeline(
        view, line + u * 0.02, u * 0.2, depth=0.5, name="garden far", count=11, blossom=0.5
    )
    if view.kind == 0:
        buildings.picket_fence(view, line + u * 0.06, u * 0.13)
    else:
        _hedge(view, line + u * 0.05, u * 0.12)
    land.rolling(view, line + u * 0.045, height, layers=3, relief=0.015)
    chance = view.chance("garden trees")
    for x in (0.08, 0.93):
        trees.leafy(
            view,
            view.width * (x + chance.normal(0, 0.01)),
            line + u * 0.09,
            u * 0.44,
            depth=0.15,
            pick=chance.random(),
            blossom=0.9,
            seed=int(chance.integers(2**40)),
        )
    lane = underfoot.trail(
        view,
        line + u * 0.05,
        height,
        start=0.5,
        end=0.5,
        wide=0.3,
        bend=0.12,
        colour="#dccbb0",
        name="garden path",
    )
    _beds(view)
    plants.grass(view, line + (height - line) * 0.3, height, density=0.7, flowers=1.0, avoid=lane)
    plants.litter(view, line + u * 0.1, height, count=60)


def _hedge(view: View, foot: float, h: float) -> None:
    chance = view.chance("hedge")
    count = int(12 * view.span)
    for i, seed in enumerate(chance.integers(0, 2**40, count)):
        plants.bush(
            view,
            (i + 0.5) / count * view.width,
            foot,
            h,
            depth=0.25,
            seed=int(seed),
            colour="#5f9a55" if not view.snowy else None,
            blossom="#f7d4e4",
        )


def _beds(view: View) -> None:
    """Two flower beds along the path, growing towards the viewer."""
    chance = view.chance("beds")
    colours = ("#f2729b", "#ffcf4d", "#ff8f6b", "#b889ee", "#ffffff", "#f25f5c")
    line, height, u = view.horizon, view.height, view.unit
    for row in range(6):
        t = (row + 0.5) / 6
        y = line + u * 0.1 + (height - line - u * 0.1) * t**1.25
        for side in (-1, 1):
            for _ in range(int(3 + 2 * view.span)):
                reach = chance.random()
                x = 0.5 + side * (0.1 + 0.16 * t + (0.38 - 0.1 * t) * reach)
                seed = int(chance.integers(2**40))
                bloom = colours[int(chance.integers(len(colours)))]
                autumn = view.season == "autumn"
                plants.bush(
                    view,
                    x * view.width,
                    y + chance.normal(0, 0.012) * height,
                    u * (0.03 + 0.085 * t),
                    depth=0.25 * (1 - t),
                    seed=seed,
                    colour=None if view.snowy else "#8f8a45" if autumn else "#4f8f4a",
                    blossom=None if view.snowy else bloom,
                )


PLACES = {
    "park": Place(_park_ground, _park, _park_front, low_sun=0.7),
    "garden": Place(_garden_ground, _garden, meadow_front, low_sun=0.6),
}
