"""A Chinese garden: pond with lotus, arched bridge, moon gate or pavilion, willow, rocks."""

from __future__ import annotations

import math

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, plants, trees
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import water
from seedbed.engines.illustrator.places.view import View, heap


def _ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.48, wide=0.52)
    return Ground(
        horizon=h,
        stand_far=0.86,
        stand_near=0.95,
        surface="stone",
        water=(h + 0.1, 0.82),
        sky=(0.04, 0.2),
        clear=((0.0, 0.1, 0.16, 0.9), (0.84, 0.1, 1.0, 0.9)),
    )


def _garden(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.7)
    land.rolling(
        view,
        line - u * 0.14,
        line,
        layers=2,
        relief=0.12,
        depth=0.74,
        name="misty hills",
        colours=("#c9d6e6", "#b5c6dd", "#9fb4d0")
        if view.snowy
        else ("#8fb0a0", "#78a08c", "#639078"),
    )
    trees.treeline(
        view, line - u * 0.03, u * 0.16, depth=0.46, name="garden wood", count=12, blossom=0.6
    )
    _wall(view, line + u * 0.03)
    if view.free("pavilion", "pagoda"):
        _pavilion(view, view.width * 0.5 + view.sun_side * -u * 0.24, line + u * 0.05, u * 0.34)
    bank = view.tint(land.ground_tones(view)[1], 0.15)
    view.canvas.wash(
        view.down(line + u * 0.02, line + u * 0.07, bank, scale(bank, 0.8)),
        top=line + u * 0.025,
        bottom=line + u * 0.062,
    )
    _shore_rocks(view, line + u * 0.055)
    if view.free("bridge"):
        _bridge(view, view.width * 0.5 + view.sun_side * u * 0.2, line + u * 0.066, u * 0.36)
    water(
        view,
        line + u * 0.06,
        height,
        shallow=view.tint("#b9d3c0"),
        deep=view.tint("#4f8a80"),
        name="pond",
        waves=0.5,
    )
    _lotus(view, line + u * 0.12, height * 0.84)
    _terrace(view, height * 0.845)


def _wall(view: View, foot: float) -> None:
    """A white wall with a wave of grey tiles and latticed windows."""
    u, w = view.unit, view.width
    white, tile = view.tint("#f6f2e8", 0.12), view.tint("#5f6a70", 0.12)
    top = foot - u * 0.13
    view.canvas.fill(
        Path().rect(0, top, w, foot - top), view.down(top, foot, white, scale(white, 0.9))
    )
    panes, bars = Path(), Path()
    n = max(3, round(5 * view.span))
    for i in range(n):
        x, y, r = w * (i + 0.5) / n, top + u * 0.062, u * 0.032
        panes.circle(x, y, r)
        for k in (-0.5, 0.0, 0.5):
            bars.move(x + k * r, y - r * 0.85).line(x + k * r, y + r * 0.85)
            bars.move(x - r * 0.85, y + k * r).line(x + r * 0.85, y + k * r)
    view.canvas.fill(panes, view.tint("#7f9a84", 0.3))
    view.canvas.stroke(bars, max(0.7, u * 0.003), tile)
    view.canvas.stroke(panes, u * 0.006, tile)
    roof, ribs = Path().move(-2, top), Path()
    x, step = -2.0, u * 0.3
    while x < w:
        roof.cubic(x + step * 0.3, top - u * 0.05, x + step * 0.7, top - u * 0.05, x + step, top)
        x += step
    roof.line(w + 2, top + u * 0.014).line(-2, top + u * 0.014).close()
    view.canvas.fill(roof, view.tint("#f2f6fb") if view.snowy else tile)
    for i in range(int(w / (u * 0.018)) + 1):
        ribs.move(i * u * 0.018, top - u * 0.03).line(i * u * 0.018, top + u * 0.014)
    view.canvas.stroke(ribs, max(0.6, u * 0.003), scale(tile, 0.75), opacity=0.6, clip=roof)


def _pavilion(view: View, x: float, foot: float, h: float) -> None:
    """A pavilion with upturned eaves on red columns; lit within at night."""
    red, tile, stone = (
        view.tint("#a8382c", 0.05),
        view.tint("#4f5f5c", 0.05),
        view.tint("#b9b4a8", 0.05),
    )
    w = h * 0.86
    if view.light.darkness > 0.3:
        view.glow(x, foot - h * 0.3, h * 0.8, "#ffb860", 0.6)
    view.canvas.fill(
        Path().rect(x - w * 0.52, foot - h * 0.07, w * 1.04, h * 0.08),
        view.down(foot - h * 0.07, foot, stone, scale(stone, 0.75)),
    )
    posts, rails = Path(), Path()
    for k in (-0.42, -0.15, 0.15, 0.42):
        posts.rect(x + k * w - h * 0.017, foot - h * 0.52, h * 0.034, h * 0.46)
    for y in (0.2, 0.13):
        rails.rect(x - w * 0.42, foot - h * y, w * 0.28, h * 0.016).rect(
            x + w * 0.14, foot - h * y, w * 0.28, h * 0.016
        )
    rails.rect(x - w * 0.44, foot - h * 0.52, w * 0.88, h * 0.05)
    view.canvas.fill(posts, view.across(x - w * 0.4, x + w * 0.4, red, scale(red, 0.8)))
    view.canvas.fill(rails, scale(red, 0.85))
    for base, half, tall in ((0.5, 0.74, 0.24), (0.7, 0.5, 0.24)):
        y = foot - h * base
        roof = Path().move(x - w * half * 1.06, y - h * 0.06)
        roof.quad(x - w * half * 0.55, y - h * 0.02, x - w * half * 0.24, y - h * tall).line(
            x + w * half * 0.24, y - h * tall
        )
        roof.quad(x + w * half * 0.55, y - h * 0.02, x + w * half * 1.06, y - h * 0.06)
        roof.quad(x + w * half * 0.7, y + h * 0.025, x, y + h * 0.02).quad(
            x - w * half * 0.7, y + h * 0.025, x - w * half * 1.06, y - h * 0.06
        ).close()
        top = view.tint("#f2f6fb") if view.snowy else mix(tile, view.light.sun, 0.12)
        view.canvas.fill(
            roof, view.down(y - h * tall, y, top, scale(tile, 0.8) if not view.snowy else top)
        )
        ribs = Path()
        for k in np.linspace(-0.9, 0.9, 13):
            ribs.move(x + k * w * half * 0.26, y - h * tall).quad(
                x + k * w * half * 0.45, y - h * 0.05, x + k * w * half * 0.95, y
            )
        view.canvas.stroke(ribs, max(0.6, h * 0.007), scale(tile, 0.62), opacity=0.55, clip=roof)
    view.canvas.fill(
        Path()
        .circle(x, foot - h * 0.97, h * 0.028)
        .rect(x - h * 0.012, foot - h * 0.97, h * 0.024, h * 0.05),
        view.tint("#d9b04a"),
    )


def _bridge(view: View, x: float, foot: float, w: float) -> None:
    """An arched stone bridge with a round opening and a balustrade."""
    stone = view.tint("#cfc8ba", 0.06)
    rise = w * 0.26
    deck = (
        Path()
        .move(x - w * 0.62, foot + w * 0.04)
        .cubic(
            x - w * 0.3, foot - rise * 0.5, x - w * 0.2, foot - rise * 1.12, x, foot - rise * 1.12
        )
    )
    deck.cubic(
        x + w * 0.2,
        foot - rise * 1.12,
        x + w * 0.3,
        foot - rise * 0.5,
        x + w * 0.62,
        foot + w * 0.04,
    )
    deck.line(x + w * 0.24, foot + w * 0.04).cubic(
        x + w * 0.2,
        foot - rise * 0.86,
        x - w * 0.2,
        foot - rise * 0.86,
        x - w * 0.24,
        foot + w * 0.04,
    ).close()
    view.canvas.fill(
        deck, view.down(foot - rise, foot, mix(stone, view.light.sun, 0.2), scale(stone, 0.82))
    )
    rail, posts = Path(), Path()
    for i in range(13):
        t = i / 12 * 2 - 1
        px, py = x + t * w * 0.5, foot - rise * 1.08 * (1 - t * t) ** 1.15 + w * 0.02
        posts.rect(px - w * 0.009, py - w * 0.075, w * 0.018, w * 0.075, w * 0.004)
        (rail.move if i == 0 else rail.line)(px, py - w * 0.06)
    view.canvas.stroke(rail, w * 0.016, scale(stone, 0.95))
    view.canvas.fill(posts, scale(stone, 0.85))


def _shore_rocks(view: View, y: float) -> None:
    """Pitted garden rocks along the far shore."""
    chance = view.chance("garden rocks")
    u = view.unit
    for _ in range(int(9 * view.span)):
        x, h = chance.random() * view.width, u * chance.uniform(0.03, 0.08)
        tone = view.tint("#8a9490", 0.15)
        points = []
        for k in range(9):
            a = math.pi * (1 + k / 8)
            r = h * chance.uniform(0.6, 1.1)
            points.append((x + math.cos(a) * r * 0.8, y + u * 0.012 + math.sin(a) * r))
        rock = Path().spline(points)
        view.canvas.fill(
            rock, view.down(y - h, y, mix(tone, view.light.sun, 0.2), scale(tone, 0.6))
        )
        plants.bush(
            view, x + h, y + u * 0.012, h * 0.55, depth=0.15, seed=int(chance.integers(2**40))
        )


def _lotus(view: View, top: float, bottom: float) -> None:
    """Lotus leaves and flowers at both sides of the pond."""
    chance = view.chance("lotus")
    u = view.unit
    leaves, shine, buds, petals = Path(), Path(), Path(), Path()
    for a, b, c, d in sorted(chance.random((int(26 * view.span), 4)).tolist()):
        y = top + (bottom - top) * a
        x = (0.04 + 0.3 * b**1.3) if c < 0.5 else (0.96 - 0.3 * b**1.3)
        r = u * (0.014 + 0.04 * a) * (0.7 + 0.5 * d)
        px = x * view.width
        leaves.ellipse(px, y, r, r * 0.36)
        shine.ellipse(px - r * 0.2, y - r * 0.08, r * 0.55, r * 0.16)
        if d > 0.62 and view.season in {"spring", "summer"}:
            for k in (-0.6, -0.25, 0.1, 0.45):
                petals.move(px, y - r * 0.1).quad(
                    px + (k - 0.25) * r, y - r * 0.7, px + k * r * 0.9, y - r * 1.0
                )
                petals.quad(px + (k + 0.3) * r, y - r * 0.6, px, y - r * 0.1).close()
            buds.circle(px, y - r * 0.3, r * 0.12)
    green = view.tint("#5f9a5f" if view.season != "autumn" else "#a8994f")
    if view.snowy:
        return
    view.canvas.fill(leaves, green)
    view.canvas.fill(shine, mix(green, view.light.sun, 0.35), opacity=0.6)
    view.canvas.fill(petals, view.tint("#f7a8c0"))
    view.canvas.fill(buds, view.tint("#ffe07a"))


def _terrace(view: View, top: float) -> None:
    """The paved terrace the viewer stands on."""
    u, w, height = view.unit, view.width, view.height
    stone = view.tint("#c9c2b2" if not view.snowy else "#eef3f9")
    xs = np.linspace(-2, w + 2, 60)
    view.canvas.fill(
        heap(list(xs), [top] * 60, height + 2), view.down(top, height, stone, scale(stone, 0.86))
    )
    joints = Path()
    for k in range(1, 4):
        y = top + (height - top) * (k / 4) ** 1.3
        joints.move(0, y).line(w, y)
    for i in range(-10, 11):
        joints.move(w / 2 + i * u * 0.14, top).line(w / 2 + i * u * 0.2, height)
    view.canvas.stroke(joints, max(0.8, u * 0.0025), scale(stone, 0.68), opacity=0.5)
    view.canvas.fill(Path().rect(0, top, w, u * 0.014), mix(stone, "#ffffff", 0.3))
    view.canvas.fill(Path().rect(0, top + u * 0.014, w, u * 0.006), scale(stone, 0.5))


def _front(view: View) -> None:
    """Willow fronds from one upper corner, a bush in the other lower one."""
    chance = view.chance("willow")
    u, side = view.unit, -view.sun_side
    x0 = view.width * (0 if side < 0 else 1)
    strands, leaves = Path(), Path()
    for a, b, c in chance.random((24, 3)):
        x = x0 - side * u * 0.34 * a
        reach = u * (0.22 + 0.34 * b) * (1.1 - 0.75 * a)
        sway = u * 0.03 * (c - 0.5)
        strands.move(x, -5).quad(x + sway, reach * 0.5, x + sway * 1.6, reach)
        for k in range(9):
            t = (k + 1) / 9
            px, py = x + sway * 1.6 * t * t, reach * t
            way = 1 if k % 2 else -1
            leaves.move(px, py).quad(
                px + way * u * 0.012, py + u * 0.012, px + way * u * 0.008, py + u * 0.034
            )
            leaves.quad(px, py + u * 0.016, px, py).close()
    if view.snowy:
        view.canvas.stroke(strands, u * 0.003, view.tint("#8a7a66"))
        return
    leaf = view.tint("#8fb04a" if view.season != "autumn" else "#d0a83c")
    view.canvas.stroke(strands, max(0.7, u * 0.0022), scale(leaf, 0.6))
    view.canvas.fill(leaves, leaf)


PLACES = {"chinese-garden": Place(_ground, _garden, _front, low_sun=0.5)}
