"""A table: seen from the side for still lifes, from above when the camera is "top"."""

from __future__ import annotations

import math
from dataclasses import replace

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, Radial, mix, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.interior import dim
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import air, surfaces
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph

WOODS = ("#b07840", "#8f5d36", "#c39a68", "#7a4c30")
WALLS = ("#d39a72", "#7f9a92", "#96809a", "#6f8ba6", "#c09a6a", "#b8736a")
DARK_WALLS = ("#3f4f52", "#5a4a44", "#44524a", "#6a5560")
CLOTHS = ("#b5493f", "#3f6f8f", "#5f8a5a", "#c98a3f")


def _ground(frame: Frame) -> Ground:
    if frame.camera == "top":
        return Ground(horizon=0.0, stand_far=0.3, stand_near=0.8, surface="table", indoor=True)
    h = frame.horizon(0.52, tall=0.54, wide=0.5)
    return Ground(
        horizon=h,
        stand_far=h + 0.14,
        stand_near=0.9,
        surface="table",
        indoor=True,
        spots={"cloth": (0.1, h + 0.1, 0.9, 0.95)},
    )


def _paint(view: View) -> None:
    if view.graph.camera == "top":
        _from_above(view)
    else:
        _from_the_side(view)


def _from_the_side(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    line = view.horizon
    chance = view.chance("table")
    wall_pick, wood_pick, cloth_pick, cloth_on = chance.random(4)
    dark = view.light.darkness > 0.35 or view.graph.style == "oil"
    choices = DARK_WALLS if dark else WALLS
    wall = view.graph.background_colour or choices[int(wall_pick * len(choices))]
    if view.flat:
        view.canvas.wash(wall)
    else:
        x = w * (0.28 if view.light.sun_x < 0.5 else 0.72)
        view.canvas.wash(
            Radial(
                x,
                h * 0.2,
                max(w, h) * 0.95,
                [
                    (0, mix(scale(wall, 1.18), "#fff0d0", 0.25), 1),
                    (0.5, wall, 1),
                    (1, scale(wall, 0.66), 1),
                ],
            )
        )
        air.bokeh(view, 0, line * 0.9, ("#fff3d0", "#ffe0b0"), count=12, size=0.05, opacity=0.1)
        if not dark:
            _window_light(view)
    marble = view.kind == 1 and view.graph.options.get("marble", 0) > 0
    surfaces.wood_grain(
        view, line, "#e6e2dd" if marble else WOODS[int(wood_pick * 4)], planks=(0.18, 0.46, 0.8)
    )
    view.canvas.fill(Path().rect(0, line, w, u * 0.012), "#ffe4bb", opacity=0.4)
    if not view.flat:
        view.canvas.wash(
            Linear(0, line - u * 0.05, 0, line, [(0, "#1c0f0a", 0.0), (1, "#1c0f0a", 0.22)]),
            top=line - u * 0.05,
            bottom=line,
        )
        lit = w * (0.3 if view.light.sun_x < 0.5 else 0.7)
        view.canvas.wash(
            Radial(
                lit, line + u * 0.1, max(w, h) * 0.7, [(0, "#fff0cf", 0.3), (1, "#fff0cf", 0.0)]
            ),
            top=line,
            blend="softlight",
        )
    if cloth_on < 0.72:
        _cloth(view, CLOTHS[int(cloth_pick * 4)], checked=view.kind == 1)


def _window_light(view: View) -> None:
    """The light of a window's four panes on the wall."""
    u, w = view.unit, view.width
    side = 1 if view.light.sun_x < 0.5 else -1
    cx, cy = w * 0.5 + side * u * 0.2, view.horizon * 0.42
    panes = Path()
    for i in (0, 1):
        for j in (0, 1):
            x, y = cx + (i - 1) * u * 0.15, cy + (j - 1) * u * 0.18
            panes.polygon(
                [
                    (x, y + side * u * 0.02 * i),
                    (x + u * 0.13, y + side * u * 0.02 * (i - 1)),
                    (x + u * 0.16, y + u * 0.16 + side * u * 0.02 * (i - 1)),
                    (x + u * 0.03, y + u * 0.16 + side * u * 0.02 * i),
                ]
            )
    view.canvas.fill(panes, "#fff1c9", opacity=0.3, blend="screen", blur=u * 0.009)


def _cloth(view: View, colour: Colour, *, checked: bool) -> None:
    """A linen cloth with a soft shadow, striped or checked."""
    u, w, h = view.unit, view.width, view.height
    top, low = view.ground.spots["cloth"][1] * h, view.ground.spots["cloth"][3] * h
    x0, x1 = max(w * 0.08, w / 2 - u * 0.62), min(w * 0.92, w / 2 + u * 0.62)
    dx = x1 - x0
    cloth = Path().move(x0 + dx * 0.06, top + u * 0.01)
    cloth.cubic(x0 + dx * 0.3, top - u * 0.02, x0 + dx * 0.7, top + u * 0.015, x1 - dx * 0.05, top)
    cloth.cubic(
        x1,
        top + (low - top) * 0.4,
        x1 - dx * 0.02,
        top + (low - top) * 0.7,
        x1 + dx * 0.03,
        low - u * 0.03,
    )
    cloth.cubic(x0 + dx * 0.7, low + u * 0.02, x0 + dx * 0.3, low - u * 0.035, x0 - dx * 0.02, low)
    cloth.cubic(
        x0 + dx * 0.03,
        top + (low - top) * 0.65,
        x0,
        top + (low - top) * 0.4,
        x0 + dx * 0.06,
        top + u * 0.01,
    ).close()
    if not view.flat:
        view.canvas.fill(cloth, "#20120a", opacity=0.4, blur=u * 0.012)
    linen = dim(view, "#fbf4e8")
    view.canvas.fill(cloth, view.across(x0, x1, scale(linen, 1.02), scale(linen, 0.93), linen))
    stripes, cross = Path(), Path()
    n = 16
    for i in range(-2, n + 4):
        x = x0 + dx * i / n
        stripes.move(x, top - u * 0.05).line(x - u * 0.16 + (x - w / 2) * 0.12, low + u * 0.05)
    for k in range(1, 9):
        y = top + (low - top) * (k / 9) ** 1.3
        cross.move(x0 - u * 0.1, y).line(x1 + u * 0.1, y)
    tone = dim(view, colour)
    view.canvas.stroke(
        stripes, u * (0.02 if checked else 0.006), tone, opacity=0.3 if checked else 0.4, clip=cloth
    )
    if checked:
        view.canvas.stroke(cross, u * 0.013, tone, opacity=0.3, clip=cloth)
    folds = (
        Path().move(x0 + dx * 0.34, top).quad(x0 + dx * 0.3, (top + low) / 2, x0 + dx * 0.24, low)
    )
    folds.move(x0 + dx * 0.68, top).quad(x0 + dx * 0.71, (top + low) / 2, x0 + dx * 0.74, low)
    view.canvas.stroke(
        folds, u * 0.03, "#6a5040", opacity=0.1, clip=cloth, blur=0.0 if view.flat else u * 0.008
    )


def _from_above(view: View) -> None:
    """Planks filling the picture, a cloth or a tray's worth of things at the edges."""
    w, h = view.width, view.height
    wood_pick, cloth_pick = view.chance("table").random(2)
    surfaces.wood_grain(view, 0, WOODS[int(wood_pick * 4)], planks=(0.14, 0.31, 0.5, 0.68, 0.86))
    if not view.flat:
        view.canvas.wash(
            Radial(
                w * 0.3,
                h * 0.25,
                max(w, h) * 0.9,
                [(0, "#fff2d6", 0.32), (0.6, "#fff2d6", 0.0), (1, "#1c0f0a", 0.3)],
            )
        )
    colour = CLOTHS[int(cloth_pick * 4)]
    if view.kind == 0:
        _mat(view, colour)
    else:
        _napkin(view, colour)
    _sprigs(view)


def _mat(view: View, colour: Colour) -> None:
    """A round woven mat in the middle, for the dish."""
    u, w, h = view.unit, view.width, view.height
    r = u * 0.42
    if not view.flat:
        view.canvas.fill(
            Path().circle(w / 2 + u * 0.012, h / 2 + u * 0.016, r),
            "#20120a",
            opacity=0.4,
            blur=u * 0.012,
        )
    straw = dim(view, "#d9bd8a")
    view.canvas.fill(Path().circle(w / 2, h / 2, r), straw)
    rings = Path()
    for k in range(1, 15):
        rings.circle(w / 2, h / 2, r * k / 15)
    view.canvas.stroke(rings, u * 0.004, scale(straw, 0.8), opacity=0.7)
    view.canvas.stroke(Path().circle(w / 2, h / 2, r * 0.965), u * 0.016, dim(view, colour))


def _napkin(view: View, colour: Colour) -> None:
    """A folded checked cloth lying askew in a corner."""
    u, w, h = view.unit, view.width, view.height
    with view.canvas.placed(w * 0.5 - u * 0.34, h * 0.5 + u * 0.3, u, tilt=-12):
        cloth = Path().rect(-0.32, -0.26, 0.64, 0.52, 0.012)
        view.canvas.fill(
            Path().rect(-0.31, -0.245, 0.64, 0.52, 0.012),
            "#20120a",
            opacity=0.3,
            blur=0.0 if view.flat else 0.01,
        )
        view.canvas.fill(cloth, dim(view, "#f8f0e2"))
        bars = Path()
        for k in range(6):
            bars.rect(-0.32 + 0.115 * k, -0.26, 0.05, 0.52)
            bars.rect(-0.32, -0.26 + 0.095 * k, 0.64, 0.04)
        view.canvas.fill(bars, dim(view, colour), opacity=0.35, clip=cloth)


def _sprigs(view: View) -> None:
    """Leaves and seeds scattered at the corners."""
    chance = view.chance("sprigs")
    u, w, h = view.unit, view.width, view.height
    leaves, stems, seeds = Path(), Path(), Path()
    for cx, cy, turn in ((0.07, 0.1, 0.6), (0.94, 0.9, 3.6), (0.93, 0.1, 2.4)):
        x, y = cx * w, cy * h
        a = turn + chance.normal(0, 0.2)
        ex, ey = x + math.cos(a) * u * 0.16, y + math.sin(a) * u * 0.16
        stems.move(x, y).line(ex, ey)
        for k in range(6):
            t = (k + 1) / 6.5
            px, py = x + (ex - x) * t, y + (ey - y) * t
            b = a + (0.9 if k % 2 else -0.9)
            qx, qy = px + math.cos(b) * u * 0.05, py + math.sin(b) * u * 0.05
            nx, ny = -math.sin(b) * u * 0.016, math.cos(b) * u * 0.016
            leaves.move(px, py).quad((px + qx) / 2 + nx, (py + qy) / 2 + ny, qx, qy).quad(
                (px + qx) / 2 - nx, (py + qy) / 2 - ny, px, py
            ).close()
        for _ in range(9):
            seeds.circle(
                x + chance.normal(0, 0.07) * u,
                y + chance.normal(0, 0.07) * u,
                u * chance.uniform(0.003, 0.007),
            )
    view.canvas.stroke(stems, u * 0.004, dim(view, "#4d6f3f"))
    view.canvas.fill(leaves, dim(view, "#5f8f4f"))
    view.canvas.fill(seeds, dim(view, "#c9553f"))


def _light(light: Light, graph: SceneGraph) -> Light:
    dark = {"day": 0.0, "dawn": 0.05, "sunset": 0.18, "night": 0.42}[graph.time]
    return replace(
        light,
        ambient=(1.0, 0.975, 0.93),
        key=0.98 - 0.12 * dark,
        haze="#d9b48f",
        far="#8f6f58",
        sun="#fff2d6",
        darkness=dark,
        indoor=True,
        sun_x=0.2 if graph.sun_x < 0.5 else 0.8,
        sun_y=0.12,
    )


PLACES = {"table": Place(_ground, _paint, light=_light, weather=False)}
