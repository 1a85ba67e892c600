"""Tall single stems: forest trunks, bamboo canes, palms."""

from __future__ import annotations

import math

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.view import View


def trunk(
    view: View,
    x: float,
    top: float,
    foot: float,
    w: float,
    colour: Colour,
    depth: float,
    *,
    seed: int = 0,
) -> None:
    """One tall trunk with flared roots, lit on the sun's side, with a little bark."""
    chance = np.random.Generator(np.random.PCG64(seed))
    tone = view.tint(colour, depth)
    body = Path().move(x - w * 0.42, top)
    body.cubic(
        x - w * 0.4, foot - (foot - top) * 0.3, x - w * 0.5, foot - w * 0.8, x - w * 0.95, foot
    )
    body.quad(x, foot + w * 0.18, x + w * 0.95, foot)
    body.cubic(
        x + w * 0.5, foot - w * 0.8, x + w * 0.4, foot - (foot - top) * 0.3, x + w * 0.42, top
    )
    body.close()
    dark, pale = scale(tone, 0.6), mix(scale(tone, 1.18), view.light.sun, 0.12)
    order = (pale, tone, dark) if view.sun_side < 0 else (dark, tone, pale)
    view.canvas.fill(body, view.across(x - w * 0.6, x + w * 0.6, *order))
    if depth < 0.35:
        bark = Path()
        for _ in range(16):
            bx = x + chance.uniform(-0.36, 0.36) * w
            by = top + (foot - top) * chance.random()
            bark.move(bx, by).quad(
                bx + w * 0.05, by + w * 0.4, bx - w * 0.02, by + w * chance.uniform(0.5, 1.2)
            )
        view.canvas.stroke(bark, max(0.6, w * 0.035), dark, opacity=0.5, clip=body)


def bamboo(
    view: View,
    x: float,
    foot: float,
    top: float,
    w: float,
    depth: float,
    *,
    seed: int,
    lean: float = 0.0,
) -> None:
    """One bamboo cane in joints from `foot` up to `top`, with a few sprays of leaves."""
    chance = np.random.Generator(np.random.PCG64(seed))
    leaf = ("#7fae4c", "#5d9a48", "#8cbf58")[seed % 3]
    if view.season == "autumn":
        leaf = ("#a9b04e", "#8f9f48", "#c2b65a")[seed % 3]
    tone = view.tint(leaf, depth)
    joint = view.unit * chance.uniform(0.1, 0.14) * (1.1 - 0.5 * depth)
    canes, rings, leaves, snow = Path(), Path(), Path(), Path()
    y = foot
    while y > top:
        t = (foot - y) / max(1.0, foot - top)
        cx = x + lean * t * t * view.width
        wide = w * (1 - 0.35 * t)
        canes.rect(cx - wide / 2, y - joint, wide, joint * 0.985, wide * 0.2)
        rings.rect(cx - wide * 0.56, y - joint * 0.02, wide * 1.12, max(0.8, wide * 0.14))
        if chance.random() < 0.42 + 0.3 * t:
            way = 1 if chance.random() < 0.5 else -1
            for _ in range(4):
                a = chance.uniform(-0.15, 0.95)
                reach = view.unit * chance.uniform(0.05, 0.09) * (1.1 - 0.5 * depth)
                ex, ey = cx + way * math.cos(a) * reach, y + math.sin(a) * reach
                leaves.move(cx, y).quad((cx + ex) / 2, (y + ey) / 2 - reach * 0.17, ex, ey)
                leaves.quad((cx + ex) / 2, (y + ey) / 2 + reach * 0.06, cx, y).close()
                snow.move(cx, y).quad((cx + ex) / 2, (y + ey) / 2 - reach * 0.19, ex, ey)
        y -= joint
    dark, pale = scale(tone, 0.72), mix(scale(tone, 1.2), view.light.sun, 0.15)
    end = x + lean * view.width * 0.5
    order = (pale, tone, dark) if view.sun_side < 0 else (dark, tone, pale)
    view.canvas.fill(canes, view.across(min(x, end) - w / 2, max(x, end) + w / 2, *order))
    view.canvas.fill(rings, mix(dark, "#f2f5d0", 0.3), opacity=0.8)
    view.canvas.fill(leaves, scale(tone, 0.92))
    if view.snowy:
        view.canvas.stroke(snow, max(0.7, w * 0.12), view.tint("#f7faff", depth))


def palm(
    view: View,
    x: float,
    foot: float,
    h: float,
    *,
    flip: bool = False,
    seed: int = 1,
    depth: float = 0.0,
) -> None:
    """A leaning coconut palm with feathered fronds."""
    chance = np.random.Generator(np.random.PCG64(seed))
    way = -1 if flip else 1
    tx, ty = x + way * h * 0.2, foot - h * 0.86
    w = h * 0.05
    bark = view.tint("#8a6544", depth)
    stem = (
        Path()
        .move(x - w, foot)
        .cubic(
            x - w * 0.4,
            foot - h * 0.3,
            tx - way * h * 0.1 - w * 0.6,
            ty + h * 0.3,
            tx - w * 0.45,
            ty,
        )
    )
    stem.line(tx + w * 0.45, ty)
    stem.cubic(
        tx - way * h * 0.1 + w * 0.6, ty + h * 0.3, x + w * 0.6, foot - h * 0.3, x + w, foot
    ).close()
    dark, pale = scale(bark, 0.6), mix(scale(bark, 1.2), view.light.sun, 0.15)
    order = (pale, bark, dark) if view.sun_side < 0 else (dark, bark, pale)
    view.canvas.fill(stem, view.across(min(x, tx) - w, max(x, tx) + w, *order))
    rings = Path()
    for i in range(1, 15):
        t = i / 15
        cx = x + (tx - x) * t**1.6
        cy = foot - (foot - ty) * t
        rings.move(cx - w, cy + w * 0.15).quad(cx, cy - w * 0.25, cx + w, cy + w * 0.15)
    view.canvas.stroke(rings, w * 0.16, dark, opacity=0.5, clip=stem)
    leaf = view.tint("#4d9a4a", depth)
    back, front, veins = Path(), Path(), Path()
    for i, a in enumerate((-2.75, -2.25, -1.8, -1.3, -0.85, -0.4, 0.05, -3.15)):
        reach = h * chance.uniform(0.36, 0.46)
        ex, ey = tx + math.cos(a) * reach, ty + math.sin(a) * reach * 0.6 + reach * 0.32
        mx, my = tx + math.cos(a) * reach * 0.55, ty + math.sin(a) * reach * 0.85 - reach * 0.12
        _frond(front if i % 2 else back, (tx, ty), (mx, my), (ex, ey), h * 0.085)
        veins.move(tx, ty).quad(mx, my, ex, ey)
    view.canvas.fill(back, scale(leaf, 0.72))
    view.canvas.fill(
        front,
        view.down(ty - h * 0.25, ty + h * 0.2, mix(scale(leaf, 1.25), view.light.sun, 0.15), leaf),
    )
    view.canvas.stroke(veins, h * 0.006, scale(leaf, 0.6), opacity=0.6)
    nuts = Path()
    for dx, dy in ((-0.02, 0.02), (0.025, 0.025), (0.0, 0.04)):
        nuts.circle(tx + dx * h, ty + dy * h, h * 0.022)
    view.canvas.fill(nuts, view.tint("#6b4426", depth))


def _frond(
    path: Path, a: tuple[float, float], m: tuple[float, float], b: tuple[float, float], width: float
) -> None:
    """Add a frond along the curve a-m-b, its edges cut into leaflets that hang."""
    n = 13
    upper, lower = [], []
    for i in range(n + 1):
        t = i / n
        x = (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * m[0] + t * t * b[0]
        y = (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * m[1] + t * t * b[1]
        half = width * math.sin(math.pi * min(1, t * 0.92 + 0.08)) ** 0.7
        upper.append((x, y - half * 0.35))
        way = 1 if b[0] > a[0] else -1
        lower.append((x + way * half * 0.25, y + half))
        lower.append((x + way * width * 0.12, y + half * 0.25))
    path.polygon([*upper, *reversed(lower)])
