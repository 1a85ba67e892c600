"""The fair: big wheel, striped tents, bunting, coloured lamps."""

from __future__ import annotations

import math
from dataclasses import replace

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph

LAMPS = ("#ff5a6e", "#ffd23f", "#5fd3e8", "#8fe36f", "#ff9a4a", "#c78bff")


def _ground(frame: Frame) -> Ground:
    h = frame.horizon(0.58, tall=0.56, wide=0.6)
    return Ground(horizon=h, stand_far=h + 0.13, stand_near=0.94, surface="stone", sky=(0.04, 0.24))


def _fair(view: View) -> None:
    line, u, w, h = view.horizon, view.unit, view.width, view.height
    paint_sky(view, clouds=0.8)
    trees.treeline(view, line + u * 0.01, u * 0.1, depth=0.5, name="fair wood", count=18, cover=0.8)
    side = view.sun_side if view.kind == 0 else -view.sun_side
    if view.free("ferris-wheel"):
        _wheel(view, w * (0.5 + 0.22 * side), line + u * 0.01, u * (0.52 + 0.08 * view.frame.tall))
    if view.kind == 1 and view.free("roller-coaster"):
        _coaster(view, line + u * 0.02)
    tents = max(2, round(3 * view.span))
    colours = ("#d9443a", "#2f7fae", "#e0a02f", "#4a9a5a")
    for k in range(tents):
        x = w * (k + 0.5) / tents
        if view.kind == 0 and abs(x - w * (0.5 + 0.22 * side)) < u * 0.1:
            continue
        _tent(view, x, line + u * 0.045, u * 0.22, colours[k % 4])
    ground = view.tint("#d9b98f" if not view.snowy else "#eef3f9")
    view.canvas.wash(
        view.down(line + u * 0.04, h, ground, scale(ground, 0.86)),
        top=line + u * 0.04,
        bottom=h + 1,
    )
    underfoot.dapple(view, line + u * 0.06, h, view.tint("#8a6a4f"), opacity=0.08)
    if view.night:
        for k, colour in enumerate(LAMPS):
            view.glow(w * (k + 0.5) / len(LAMPS), line + u * 0.1, u * 0.2, colour, 0.25)


def _wheel(view: View, x: float, foot: float, s: float) -> None:
    """A big wheel with coloured gondolas, lit in the dark."""
    steel = view.tint("#e3e8f0", 0.14)
    r, cy = s * 0.44, foot - s * 0.56
    legs = Path().move(x, cy).line(x - s * 0.26, foot).move(x, cy).line(x + s * 0.26, foot)
    view.canvas.stroke(legs, max(1.5, s * 0.022), scale(steel, 0.8))
    spokes = Path()
    for k in range(16):
        a = k * math.tau / 16
        spokes.move(x, cy).line(x + math.cos(a) * r, cy + math.sin(a) * r)
    view.canvas.stroke(spokes, max(0.8, s * 0.006), steel)
    for ring in (1.0, 0.86):
        view.canvas.stroke(Path().circle(x, cy, r * ring), max(1.0, s * 0.012), steel)
    for k in range(16):
        a = k * math.tau / 16 + 0.1
        gx, gy = x + math.cos(a) * r, cy + math.sin(a) * r
        tone = view.tint(LAMPS[k % 6], 0.1)
        view.canvas.fill(
            Path().rect(gx - s * 0.028, gy + s * 0.006, s * 0.056, s * 0.045, s * 0.014), tone
        )
        view.canvas.fill(
            Path().rect(gx - s * 0.022, gy + s * 0.012, s * 0.044, s * 0.016), "#fff6dc"
        )
        if view.light.darkness > 0.3:
            view.glow(gx, gy + s * 0.02, s * 0.06, LAMPS[k % 6], 0.8)
    view.canvas.fill(Path().circle(x, cy, s * 0.035), view.tint("#e0574f", 0.1))


def _coaster(view: View, foot: float) -> None:
    """A roller coaster's track along the back."""
    u, w = view.unit, view.width
    track, posts = Path(), Path()
    points = []
    for k in range(41):
        t = k / 40
        y = foot - u * (0.16 + 0.11 * math.sin(t * 9.2 + 0.6) + 0.05 * math.sin(t * 21))
        points.append((w * t, y))
        if k % 2 == 0:
            posts.move(w * t, foot).line(w * t, y)
    track.move(*points[0])
    for point in points[1:]:
        track.line(*point)
    view.canvas.stroke(posts, max(0.8, u * 0.004), view.tint("#c3cad6", 0.3))
    view.canvas.stroke(track, max(1.5, u * 0.013), view.tint("#e0574f", 0.15))


def _tent(view: View, x: float, foot: float, s: float, colour: str) -> None:
    """A striped stall with a pointed roof and a flag."""
    tone, cream = view.tint(colour), view.tint("#fbf3df")
    wall = foot - s * 0.42
    for k in range(8):
        strip = Path().rect(x - s * 0.4 + s * 0.1 * k, wall, s * 0.1, s * 0.42)
        view.canvas.fill(strip, tone if k % 2 else cream)
    door = Path().move(x - s * 0.11, foot).quad(x - s * 0.08, foot - s * 0.3, x, foot - s * 0.34)
    inside = "#ffcf7a" if view.light.darkness > 0.25 else scale(tone, 0.4)
    view.canvas.fill(door.quad(x + s * 0.08, foot - s * 0.3, x + s * 0.11, foot).close(), inside)
    for k in range(8):
        a, b = x - s * 0.46 + s * 0.115 * k, x - s * 0.46 + s * 0.115 * (k + 1)
        roof = (
            Path()
            .move(x, wall - s * 0.42)
            .line(a, wall + s * 0.01)
            .quad((a + b) / 2, wall + s * 0.09, b, wall + s * 0.01)
        )
        view.canvas.fill(roof.close(), scale(cream, 0.94) if k % 2 else mix(tone, "#ffffff", 0.08))
    view.canvas.stroke(Path().move(x, wall - s * 0.4).line(x, wall - s * 0.6), max(1.0, s * 0.014),
                       view.tint("#6f5a4a"))  # fmt: skip
    flag = [(x, wall - s * 0.6), (x + s * 0.16, wall - s * 0.54), (x, wall - s * 0.48)]
    view.canvas.fill(Path().polygon(flag), view.tint("#f2c13a"))


def _front(view: View) -> None:
    """Bunting with lamps across the top."""
    u, w = view.unit, view.width
    for row, (y, sag) in enumerate(((0.02, 0.1), (0.07, 0.14))):
        cord = Path().move(-2, u * y).quad(w / 2, u * (y + 2 * sag), w + 2, u * y)
        view.canvas.stroke(cord, max(0.8, u * 0.003), view.tint("#4a3f4a"))
        n = round(14 * view.span)
        for k in range(n):
            t = (k + 0.5) / n
            cy = u * (y + 4 * sag * t * (1 - t))
            colour = LAMPS[(k + row) % 6]
            if row == 0:
                flag = [(w * t - u * 0.018, cy), (w * t + u * 0.018, cy), (w * t, cy + u * 0.045)]
                view.canvas.fill(Path().polygon(flag), view.tint(colour))
            else:
                if view.light.darkness > 0.2:
                    view.glow(w * t, cy + u * 0.012, u * 0.06, colour, 0.8)
                view.canvas.fill(Path().circle(w * t, cy + u * 0.012, u * 0.01), colour)


def _fair_light(light: Light, graph: SceneGraph) -> Light:
    """After dark the lamps of the fair light its people."""
    del graph
    if light.darkness < 0.35:
        return light
    return replace(light, ambient=(1.0, 0.9, 0.86), key=max(light.key, 0.78), glow="#ffb85a")


PLACES = {"fairground": Place(_ground, _fair, _front, light=_fair_light)}
