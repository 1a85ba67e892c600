"""New Year's red: rays, fireworks, cloud scrolls, waves of gold, lanterns."""

from __future__ import annotations

import math
from dataclasses import replace

from seedbed.engines.illustrator.canvas import Path, Radial, mix, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import buildings
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph


def _festive_ground(frame: Frame) -> Ground:
    return Ground(
        horizon=0.8,
        stand_far=0.84,
        stand_near=0.9,
        surface="none",
        sky=(0.1, 0.75),
        indoor=True,
        clear=((0.0, 0.0, 0.16, 0.4), (0.84, 0.0, 1.0, 0.4)),
    )


def _festive(view: View) -> None:
    """New Year's red: rays, fireworks or blossom, cloud scrolls, waves of gold, lanterns."""
    u, w, h = view.unit, view.width, view.height
    red = view.graph.background_colour or ("#c8161d" if view.kind == 0 else "#b3121f")
    if view.flat:
        view.canvas.wash(red)
    else:
        view.canvas.wash(
            Radial(
                w * 0.5,
                h * 0.42,
                max(w, h) * 0.75,
                [(0, mix(red, "#ff6a3a", 0.42), 1), (0.5, red, 1), (1, scale(red, 0.55), 1)],
            )
        )
    chance = view.chance("festive")
    if view.kind == 0:
        _bursts(view)
    else:
        _sunburst(view)
    _waves(view)
    _scrolls(view)
    dots = Path()
    for a, b, c in chance.random((int(60 * view.span), 3)):
        dots.circle(a * w, b * h * 0.8, u * (0.0012 + 0.003 * c**3))
    view.canvas.fill(dots, "#ffe9a8", opacity=0.8)
    for side in (0, 1):
        for k, (off, drop, r) in enumerate(((0.075, 0.16, 0.05), (0.16, 0.09, 0.034))):
            x = u * off if side == 0 else w - u * off
            view.canvas.stroke(Path().move(x, 0).line(x, u * drop), max(0.8, u * 0.003), "#f2c14e")
            buildings.paper_lantern(
                view, x, u * (drop + r * 1.2), u * r, "#e8402c", glow=not view.flat and k == 0
            )


def _bursts(view: View) -> None:
    chance = view.chance("bursts")
    u = view.unit
    for x, y, r in (
        (0.24, 0.24, 0.17),
        (0.78, 0.2, 0.2),
        (0.5, 0.12, 0.12),
        (0.12, 0.5, 0.09),
        (0.9, 0.48, 0.1),
    ):
        strokes, tips = Path(), Path()
        cx, cy, n = x * view.width, y * view.height, 22
        spin = chance.random()
        for i in range(n):
            a = (i + spin) / n * 2 * math.pi
            reach = r * u * (1.0 if i % 2 else 0.72)
            strokes.move(cx + math.cos(a) * reach * 0.3, cy + math.sin(a) * reach * 0.3).line(
                cx + math.cos(a) * reach, cy + math.sin(a) * reach
            )
            tips.circle(cx + math.cos(a) * reach * 1.06, cy + math.sin(a) * reach * 1.06, u * 0.004)
        view.canvas.stroke(strokes, u * 0.0028, "#f6c65a", opacity=0.42)
        view.canvas.fill(tips, "#ffe7a0", opacity=0.6)


def _sunburst(view: View) -> None:
    w, h = view.width, view.height
    reach = math.hypot(w, h)
    rays = Path()
    for i in range(18):
        a0, a1 = i / 18 * 2 * math.pi, (i + 0.5) / 18 * 2 * math.pi
        rays.polygon(
            [
                (w / 2, h * 0.44),
                (w / 2 + math.cos(a0) * reach, h * 0.44 + math.sin(a0) * reach),
                (w / 2 + math.cos(a1) * reach, h * 0.44 + math.sin(a1) * reach),
            ]
        )
    view.canvas.fill(rays, "#ff8a4a", opacity=0.1)


def _waves(view: View) -> None:
    """Rows of overlapping arcs (the seigaiha pattern) along the foot, gold on red."""
    u, w, h = view.unit, view.width, view.height
    r = u * 0.055
    fills, arcs = Path(), Path()
    for row in range(5):
        y = h - r * 0.3 - (4 - row) * r * 0.5
        offset = r if row % 2 else 0.0
        n = int(w / (2 * r)) + 3
        fills, arcs = Path(), Path()
        for i in range(n):
            cx = (i - 0.5) * 2 * r + offset
            fills.circle(cx, y + r * 0.5, r)
            for k in (1.0, 0.72, 0.44):
                arcs.move(cx - r * k, y + r * 0.5).cubic(
                    cx - r * k,
                    y + r * 0.5 - r * k * 1.33,
                    cx + r * k,
                    y + r * 0.5 - r * k * 1.33,
                    cx + r * k,
                    y + r * 0.5,
                )
        view.canvas.fill(fills, mix("#c8161d", "#7a0c14", 0.25 + 0.12 * row))
        view.canvas.stroke(arcs, max(0.8, u * 0.0026), "#eebf5a", opacity=0.85)


def _scrolls(view: View) -> None:
    """Auspicious cloud scrolls at both sides."""
    u, w, h = view.unit, view.width, view.height
    for x, y, s, flip in (
        (0.06, 0.78, 0.15, False),
        (0.94, 0.8, 0.17, True),
        (0.9, 0.62, 0.1, True),
        (0.1, 0.64, 0.09, False),
    ):
        with view.canvas.placed(x * w, y * h, s * u, flip=flip):
            cloud = (
                Path()
                .rect(-1.0, -0.12, 2.0, 0.24, 0.12)
                .circle(-0.35, -0.2, 0.28)
                .circle(0.12, -0.32, 0.36)
                .circle(0.55, -0.15, 0.24)
            )
            view.canvas.fill(cloud, "#d9282a", opacity=0.9)
            curls = Path()
            for cx, cy, r in ((-0.35, -0.2, 0.2), (0.12, -0.32, 0.26), (0.55, -0.15, 0.16)):
                curls.move(cx - r, cy).cubic(cx - r, cy - r * 1.3, cx + r, cy - r * 1.3, cx + r, cy)
                curls.cubic(cx + r, cy + r, cx - r * 0.3, cy + r, cx - r * 0.3, cy + r * 0.1).quad(
                    cx - r * 0.2, cy - r * 0.45, cx + r * 0.25, cy - r * 0.2
                )
            curls.move(-1.0, 0.0).line(1.0, 0.0)
            view.canvas.stroke(curls, 0.035, "#f4cc6a", opacity=0.9)


def _festive_light(light: Light, graph: SceneGraph) -> Light:
    red = graph.background_colour or "#c8161d"
    return replace(
        light,
        sky=(red,) * 4,
        haze=red,
        far="#7a0c14",
        sun="#ffe0a0",
        ambient=(1.0, 0.96, 0.9),
        key=1.0,
        darkness=0.05,
        indoor=True,
        sun_y=0.1,
    )


PLACES = {
    "festive": Place(_festive_ground, _festive, light=_festive_light, weather=False),
}
