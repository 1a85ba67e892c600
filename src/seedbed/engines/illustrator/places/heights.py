"""High country: mountains, snow fields and villages, a castle hill."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import buildings, land, plants, trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View, heap


def _mountains_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.58, tall=0.56, wide=0.6)
    return Ground(horizon=h, stand_far=h + 0.13, stand_near=0.93, sky=(0.04, 0.22))


def _mountains(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.7)
    tall = min(line * 0.8, u * (0.44 + 0.2 * view.frame.tall))
    land.mountains(
        view, line + u * 0.02, tall, layers=3 + view.kind, snow=0.36, jag=0.85 + 0.25 * view.kind
    )
    for down, h, depth, n in ((0.0, 0.055, 0.5, 46), (0.03, 0.1, 0.33, 26)):
        trees.conifers(
            view,
            line + u * (down + 0.02),
            u * h,
            count=int(n * view.span),
            depth=depth,
            colour="#2f6650",
            jitter=0.012,
        )
        view.mist(line + u * (down + 0.01), u * 0.04, 0.4)
    tones = land.ground_tones(view)
    land.rolling(view, line + u * 0.03, height, layers=4, colours=tones, relief=0.045)
    lane = None
    if view.kind == 1:
        lane = underfoot.trail(
            view,
            line + u * 0.07,
            height,
            start=0.58,
            end=0.45,
            wide=0.2,
            bend=0.2,
            name="mountain path",
        )
    plants.grass(view, line + (height - line) * 0.28, height, density=1.0, flowers=1.4, avoid=lane)
    underfoot.pebbles(
        view, line + (height - line) * 0.35, height, "#9aa0a2", count=int(34 * view.span), size=0.02
    )


def _mountains_front(view: View) -> None:
    u = view.unit
    k = u / view.width
    side = -view.sun_side
    xs = (0.03 * k, 0.12 * k) if side < 0 else (1 - 0.03 * k, 1 - 0.12 * k)
    trees.conifers(
        view,
        view.height * 1.02,
        u * 0.5,
        count=2,
        depth=0.05,
        colour="#1f4f3c",
        jitter=0.0,
        xs=xs,
        name="near pines",
    )
    plants.foreground(view, u * 0.12, middle=0.25)


def _snowfield_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.46, wide=0.53)
    return Ground(horizon=h, stand_far=h + 0.17, stand_near=0.92, surface="snow", sky=(0.04, 0.24))


def _snowfield(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.6)
    land.mountains(view, line + u * 0.01, u * 0.26, layers=2, snow=0.6)
    for down, h, depth, n in ((0.0, 0.07, 0.55, 40), (0.035, 0.13, 0.36, 22)):
        trees.conifers(
            view,
            line + u * (down + 0.02),
            u * h,
            count=int(n * view.span),
            depth=depth,
            colour="#2f5f58",
            jitter=0.015,
        )
        view.mist(line + u * down, u * 0.05, 0.45)
    lines = land.rolling(view, line + u * 0.03, height, layers=5, relief=0.06)
    if view.kind == 1:
        _village(view, lines)
    _drifts(view)
    plants.grass(view, line + (height - line) * 0.5, height, density=0.35)


def _village(view: View, lines: list[tuple[land.F64, land.F64]]) -> None:
    chance = view.chance("village")
    xs, ys = lines[1]
    for i, a in enumerate(np.linspace(0.08, 0.92, int(5 * view.span))):
        if abs(a - 0.5) < 0.1:
            continue
        x = (a + chance.normal(0, 0.015)) * view.width
        h = view.unit * chance.uniform(0.075, 0.105)
        buildings.cottage(
            view,
            x,
            float(np.interp(x, xs, ys)) + h * 0.08,
            h,
            depth=0.2,
            pick=int(chance.integers(8)) + i,
        )


def _drifts(view: View) -> None:
    """Blue shades and bright backs of snow drifts, and a few glints."""
    line, height, u = view.horizon, view.height, view.unit
    chance = view.chance("drifts")
    shades, backs, glints = Path(), Path(), Path()
    for a, b, c in chance.random((int(22 * view.span), 3)):
        t = a**0.9
        y = line + u * 0.1 + (height - line - u * 0.1) * t
        w = u * (0.05 + 0.2 * t) * (0.6 + c)
        x = b * view.width
        side = -view.sun_side
        shades.move(x - w, y).quad(x, y - w * 0.16, x + w, y).quad(
            x + side * w * 0.2, y + w * 0.09, x - w, y
        ).close()
        backs.move(x - w, y).quad(x, y - w * 0.16, x + w, y).quad(x, y - w * 0.07, x - w, y).close()
    view.canvas.fill(shades, view.tint("#a9c0e4"), opacity=0.3)
    view.canvas.fill(backs, mix(view.tint("#ffffff"), view.light.sun, 0.25), opacity=0.55)
    for a, b, c in chance.random((int(60 * view.span), 3)):
        glints.circle(
            b * view.width, line + (height - line) * (0.2 + 0.8 * a), u * 0.0014 * (0.4 + a + c)
        )
    view.canvas.fill(glints, "#ffffff", opacity=0.8)


def _snowfield_front(view: View) -> None:
    u = view.unit
    k = u / view.width
    side = -view.sun_side
    xs = (0.02 * k,) if side < 0 else (1 - 0.02 * k,)
    trees.conifers(
        view,
        view.height * 1.02,
        u * 0.62,
        count=1,
        depth=0.04,
        colour="#23504a",
        jitter=0.0,
        xs=xs,
        name="near fir",
    )
    plants.foreground(view, u * 0.09, middle=0.2)


def _castle_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.6, tall=0.58, wide=0.62)
    return Ground(
        horizon=h,
        stand_far=h + 0.12,
        stand_near=0.93,
        sky=(0.04, 0.3),
        spots={"hilltop": (0.28, 0.18, 0.72, h + 0.03)},
    )


def _castle_hill(view: View) -> None:
    """A lone hill under the sky, for a castle or a haunted house to stand on."""
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=1.0)
    land.mountains(view, line + u * 0.05, u * 0.16, layers=2, snow=0.2)
    trees.conifers(
        view,
        line + u * 0.07,
        u * 0.09,
        count=int(40 * view.span),
        depth=0.45,
        colour="#2d4f4a",
        jitter=0.015,
    )
    view.mist(line + u * 0.06, u * 0.06, 0.5)
    xs = np.linspace(-2, view.width + 2, 120)
    u01 = (xs / view.width - 0.5) * view.span
    ys = (
        line
        + u * 0.1
        - u * 0.1 * np.exp(-((u01 / 0.3) ** 2))
        + u * 0.012 * land.ridge(view.chance("knoll"), 120, 0.4, 4, 5)
    )
    tones = land.ground_tones(view)
    body = heap(list(xs), list(ys), height + 2)
    view.canvas.fill(
        body,
        view.down(
            float(ys.min()),
            height,
            view.tint(tones[0], 0.2),
            view.tint(tones[1], 0.05),
            view.tint(tones[2]),
        ),
    )
    land.rolling(view, line + u * 0.16, height, layers=3, relief=0.03)
    lane = underfoot.trail(
        view, line + u * 0.04, height, start=0.5, end=0.46, wide=0.26, bend=0.2, name="castle path"
    )
    plants.grass(view, line + u * 0.16, height, density=0.9, flowers=0.6, avoid=lane)


PLACES = {
    "mountains": Place(_mountains_ground, _mountains, _mountains_front, low_sun=0.5),
    "snowfield": Place(_snowfield_ground, _snowfield, _snowfield_front, low_sun=0.66, winter=True),
    "castle": Place(_castle_ground, _castle_hill, _mountains_front, low_sun=0.66),
}
