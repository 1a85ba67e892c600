"""What grows on a reef: weed, branching corals, sponges, fans, domes."""

from __future__ import annotations

import math

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.scenery import land
from seedbed.engines.illustrator.places.view import View

CORALS = ("#ff7a6b", "#ff9fb5", "#f7b84a", "#c77ae0", "#ff5f8f", "#ffd07a")


def far_reef(view: View, xs: land.F64, ys: land.F64, layer: int) -> None:
    """Dim corals and weed on a far reef, coloured by the water between."""
    chance = view.chance(f"reef life {layer}")
    for _ in range(int((7 + 3 * layer) * view.span)):
        x = chance.random() * view.width
        foot = float(np.interp(x, xs, ys)) + view.unit * 0.012
        _growth(
            view,
            chance,
            x,
            foot,
            view.unit * chance.uniform(0.05, 0.1) * (0.8 + 0.4 * layer),
            0.66 - 0.22 * layer,
        )


def coral_garden(view: View, top: float, bottom: float, *, spare: float) -> None:
    """Corals, weed and sponges in front, lower where the subjects are."""
    chance = view.chance("coral garden")
    rows = chance.random((int(26 * view.span), 3))
    seeds = chance.integers(0, 2**40, len(rows))
    for (a, b, c), seed in sorted(
        zip(rows.tolist(), seeds.tolist(), strict=True), key=lambda r: r[0][1]
    ):
        centre = abs(a - 0.5)
        h = view.unit * (0.06 + 0.17 * c) * (0.45 + 0.55 * b)
        if centre < spare:
            h *= 0.42
        own = np.random.Generator(np.random.PCG64(int(seed)))
        _growth(
            view, own, a * view.width, top + (bottom - top) * (0.15 + 0.85 * b), h, 0.22 * (1 - b)
        )


def _growth(
    view: View, chance: np.random.Generator, x: float, foot: float, h: float, depth: float
) -> None:
    """One coral, weed, sponge, anemone or fan."""
    water = mix(view.light.sky[1], view.light.sky[2], 0.5)
    colour: Colour = CORALS[int(chance.integers(len(CORALS)))]
    kind = int(chance.integers(5))
    if kind == 0:
        colour = ("#2f9a6a", "#3fae5a", "#1f8f7a")[int(chance.integers(3))]
    tone = mix(view.tint(colour), water, depth)
    dark, pale = scale(tone, 0.66), mix(tone, "#ffffff", 0.3)
    if kind == 0:
        weed = Path()
        for k in range(4):
            bx, tall = x + (k - 1.5) * h * 0.13, h * chance.uniform(0.8, 1.35)
            sway = chance.uniform(-0.16, 0.16) * h
            weed.move(bx - h * 0.03, foot).cubic(
                bx - h * 0.18,
                foot - tall * 0.35,
                bx + h * 0.18 + sway,
                foot - tall * 0.65,
                bx + sway,
                foot - tall,
            )
            weed.cubic(
                bx + h * 0.26 + sway,
                foot - tall * 0.6,
                bx - h * 0.1,
                foot - tall * 0.3,
                bx + h * 0.04,
                foot,
            ).close()
        view.canvas.fill(weed, view.down(foot - h, foot, mix(tone, "#d8f2a0", 0.25), dark))
        return
    if kind == 1:
        trunk, twigs = Path(), Path()
        _branches(trunk, twigs, chance, x, foot, -math.pi / 2, h * 0.34, 3)
        view.canvas.stroke(trunk, h * 0.085, dark)
        view.canvas.stroke(trunk, h * 0.06, tone)
        view.canvas.stroke(twigs, h * 0.045, mix(tone, pale, 0.4))
        return
    if kind == 2:
        tubes, mouths = Path(), Path()
        for k in range(4):
            bx, tall, r = x + (k - 1.5) * h * 0.2, h * chance.uniform(0.45, 0.95), h * 0.09
            tubes.polygon(
                [
                    (bx - r * 0.7, foot),
                    (bx - r, foot - tall),
                    (bx + r, foot - tall),
                    (bx + r * 0.7, foot),
                ]
            )
            mouths.ellipse(bx, foot - tall, r, r * 0.45)
        view.canvas.fill(tubes, view.across(x - h * 0.4, x + h * 0.4, tone, dark))
        view.canvas.fill(mouths, scale(dark, 0.6))
        view.canvas.stroke(mouths, max(0.6, h * 0.02), pale)
        return
    if kind == 3:
        fan, ribs = Path(), Path()
        fan.move(x, foot).cubic(
            x - h * 0.75, foot - h * 0.3, x - h * 0.6, foot - h, x, foot - h * 0.98
        )
        fan.cubic(x + h * 0.6, foot - h, x + h * 0.75, foot - h * 0.3, x, foot).close()
        for k in np.linspace(-0.75, 0.75, 9):
            ribs.move(x, foot).quad(
                x + k * h * 0.25,
                foot - h * 0.5,
                x + k * h * 0.62,
                foot - h * (0.95 - 0.25 * abs(k)),
            )
        view.canvas.fill(fan, tone, opacity=0.8)
        view.canvas.stroke(ribs, max(0.6, h * 0.025), dark, opacity=0.7, clip=fan)
        return
    dome, dots = Path(), Path()
    dome.move(x - h * 0.5, foot).cubic(
        x - h * 0.55, foot - h * 0.75, x + h * 0.55, foot - h * 0.75, x + h * 0.5, foot
    ).close()
    for _ in range(14):
        a, q = chance.uniform(math.pi, 2 * math.pi), chance.uniform(0.1, 0.85)
        dots.circle(x + math.cos(a) * h * 0.42 * q, foot + math.sin(a) * h * 0.5 * q, h * 0.03)
    view.canvas.fill(dome, view.down(foot - h * 0.6, foot, pale, tone, dark))
    view.canvas.fill(dots, dark, opacity=0.5)


def _branches(
    trunk: Path,
    twigs: Path,
    chance: np.random.Generator,
    x: float,
    y: float,
    a: float,
    reach: float,
    left: int,
) -> None:
    ex, ey = x + math.cos(a) * reach, y + math.sin(a) * reach
    (trunk if left > 1 else twigs).move(x, y).line(ex, ey)
    if left:
        for turn in (-0.5, 0.45):
            _branches(
                trunk,
                twigs,
                chance,
                ex,
                ey,
                a + turn * chance.uniform(0.7, 1.3),
                reach * 0.74,
                left - 1,
            )
