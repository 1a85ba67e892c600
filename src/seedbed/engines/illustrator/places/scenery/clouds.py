"""Clouds with an outline: heaps of cumulus, drawn one by one."""

from __future__ import annotations

import math

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, mix
from seedbed.engines.illustrator.places.view import View


def cumulus(
    chance: np.random.Generator, x: float, y: float, w: float, side: int
) -> tuple[Path, Path]:
    """One heap of cloud, `w` wide, its base centre at (x, y): all of it, and its lit tops.

    `side` is where the sun is: -1 left, 1 right.
    """
    body, lit = Path(), Path()
    lobes = []
    count = 8
    for j in range(count):
        t = j / (count - 1)
        swell = math.sin(math.pi * (0.1 + 0.8 * t))
        r = w * (0.045 + 0.1 * swell) * chance.uniform(0.8, 1.2)
        lobes.append(
            (x + (t - 0.5) * w * 0.84, y - r * 0.75 - w * 0.05 * swell * chance.random(), r)
        )
    for _ in range(4):
        r = w * chance.uniform(0.08, 0.145)
        lobes.append((x + chance.uniform(-0.24, 0.22) * w, y - w * chance.uniform(0.13, 0.22), r))
    body.rect(x - w * 0.5, y - w * 0.1, w, w * 0.1, w * 0.05)
    for cx, cy, r in lobes:
        body.circle(cx, cy, r)
        lit.circle(cx + side * r * 0.2, cy - r * 0.22, r * 0.74)
    return body, lit


def paint_cumulus(view: View, end: float, clouds: float) -> None:
    """A few drawn cumulus clouds, in three tones, smaller towards the horizon."""
    chance = view.chance("cumulus")
    wanted = int(chance.integers(0, 4)) if not view.flat else 3
    count = round(wanted * clouds * (0.7 + 0.5 * (view.span - 1)))
    plans = chance.random((10, 4))
    for i in range(min(count, 10)):
        a, b, c, d = plans[i]
        own = np.random.Generator(np.random.PCG64(int(d * 2**40)))
        y = end * (0.14 + 0.62 * b)
        w = view.unit * (0.16 + 0.2 * c) * (1.15 - 0.6 * b)
        x = view.width * ((i + 0.15 + 0.7 * a) / max(1, count))
        body, lit = cumulus(own, x, y, w, view.sun_side)
        draw_cloud(view, body, lit, y, w)


def draw_cloud(
    view: View, body: Path, lit: Path, base: float, w: float, *, depth: float = 0.0
) -> None:
    """Paint a `cumulus`: white tops lit from the sun's side, a soft shaded base at `base`."""
    light = view.light
    _, top, _, _ = body.bounds()
    bright: Colour = mix(light.cloud, light.haze, depth)
    shade: Colour = mix(light.cloud_shade, light.sky[2], 0.3 + 0.4 * depth)
    cut = Path().rect(-view.width, top - 5, view.width * 3, base - top + 5)
    if view.flat:
        view.canvas.fill(body, bright, opacity=0.92, clip=cut)
        return
    middle = mix(bright, shade, 0.4)
    view.canvas.fill(
        body,
        Linear(
            0,
            top,
            0,
            base,
            [(0, bright, 0.96), (0.6, middle, 0.92), (0.9, shade, 0.72), (1, shade, 0.3)],
        ),
        clip=cut,
    )
    sunny = mix(bright, "#ffffff" if light.darkness < 0.2 else light.sun, 0.55)
    view.canvas.fill(
        lit,
        Linear(0, top, 0, base - w * 0.03, [(0, sunny, 0.9), (0.5, sunny, 0.42), (1, sunny, 0.0)]),
        clip=body,
    )
