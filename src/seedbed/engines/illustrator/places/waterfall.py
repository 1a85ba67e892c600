"""A waterfall between cliffs, and its pool."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import plants, trees
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import water
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.places.waterside import lake_front, near_bank


def _waterfall_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.56, tall=0.6, wide=0.56)
    return Ground(
        horizon=h,
        stand_far=0.87,
        stand_near=0.95,
        surface="stone",
        water=(h + 0.08, 0.86),
        sky=(0.03, 0.12),
        clear=((0.36, 0.0, 0.64, h),),
    )


def _waterfall(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.5)
    trees.treeline(view, line * 0.24, u * 0.13, depth=0.6, name="falls wood", count=14, blossom=0.3)
    cx, half = view.width * 0.5, u * (0.11 + 0.05 * view.kind)
    _cliff(view, cx, half)
    top = line * 0.2
    fall = (
        Path()
        .move(cx - half * 0.8, top)
        .cubic(
            cx - half * 0.9,
            top + line * 0.1,
            cx - half,
            line * 0.6,
            cx - half * 1.12,
            line + u * 0.02,
        )
    )
    fall.line(cx + half * 1.12, line + u * 0.02).cubic(
        cx + half, line * 0.6, cx + half * 0.9, top + line * 0.1, cx + half * 0.8, top
    ).close()
    white = mix(view.tint("#f4fbff"), view.light.sky[3], 0.2)
    blue = view.tint("#9ccbe0")
    view.canvas.fill(
        fall, view.down(top, line, mix(blue, white, 0.4), white, mix(blue, white, 0.7))
    )
    chance = view.chance("falls")
    dark, pale = Path(), Path()
    for a, b, c, d in chance.random((70, 4)):
        x = cx + (a - 0.5) * half * 1.9
        y0 = top + (line - top) * b * 0.8
        reach = (line - top) * (0.12 + 0.4 * c)
        (dark if d < 0.5 else pale).move(x, y0).quad(
            x + (a - 0.5) * half * 0.1, y0 + reach / 2, x + (a - 0.5) * half * 0.25, y0 + reach
        )
    view.canvas.stroke(dark, u * 0.004, blue, opacity=0.55, clip=fall)
    view.canvas.stroke(
        pale, u * 0.004, "#ffffff", opacity=0.7 - 0.3 * view.light.darkness, clip=fall
    )
    water(
        view,
        line + u * 0.01,
        height,
        shallow=view.tint("#a9d8dc"),
        deep=view.tint("#2f7f86"),
        name="pool",
        reflect=0.6,
    )
    _spray(view, cx, line + u * 0.02, half)
    near_bank(view)


def _cliff(view: View, cx: float, half: float) -> None:
    chance = view.chance("cliff")
    line, u = view.horizon, view.unit
    for side in (-1, 1):
        for layer in range(3):
            depth = 0.36 - 0.15 * layer
            inner = cx + side * (half * 0.55 + layer * u * 0.13)
            outer = view.width * (1.02 if side > 0 else -0.02)
            top = line * (0.19 + 0.12 * layer)
            n = 9
            xs = np.linspace(inner, outer, n)
            ys = top + u * 0.05 * chance.random(n) - u * 0.03 * np.arange(n) / n
            rock = view.tint("#7d8076" if layer % 2 else "#6f756e", depth)
            body = Path().polygon(
                [
                    (float(inner - side * u * 0.02), line + u * 0.03),
                    *[(float(x), float(y)) for x, y in zip(xs, ys, strict=True)],
                    (float(outer), line + u * 0.03),
                ]
            )
            view.canvas.fill(
                body, view.down(top, line, mix(rock, view.light.sun, 0.12), rock, scale(rock, 0.66))
            )
            cracks, ledge = Path(), Path()
            for a, b, c in chance.random((26, 3)):
                x = inner + (outer - inner) * a
                y = top + (line - top) * b
                w = u * (0.02 + 0.03 * c)
                cracks.polygon(
                    [
                        (x, y),
                        (x + w, y + w * 0.4),
                        (x + w * 0.7, y + w * 2.2),
                        (x - w * 0.2, y + w * 1.6),
                    ]
                )
                ledge.move(x - w, y).line(x + w * 1.2, y + w * 0.2)
            view.canvas.fill(cracks, scale(rock, 0.62), opacity=0.5, clip=body)
            view.canvas.stroke(
                ledge, u * 0.005, mix(scale(rock, 1.2), view.light.sun, 0.2), opacity=0.5, clip=body
            )
            for x, y in zip(xs[1:], ys[1:], strict=True):
                plants.bush(
                    view,
                    float(x),
                    float(y) + u * 0.02,
                    u * chance.uniform(0.05, 0.09),
                    depth=depth,
                    seed=int(chance.integers(2**40)),
                )


def _spray(view: View, x: float, y: float, half: float) -> None:
    view.glow(x, y, half * 2.4, "#ffffff", 0.55 * (1 - 0.6 * view.light.darkness))
    chance = view.chance("spray")
    puffs = Path()
    for a, b, c in chance.random((40, 3)):
        puffs.ellipse(
            x + (a - 0.5) * half * 3.2,
            y + (b - 0.6) * half * 0.4,
            half * (0.08 + 0.16 * c),
            half * (0.05 + 0.08 * c),
        )
    view.canvas.fill(puffs, mix("#ffffff", view.light.haze, 0.25), opacity=0.5)


PLACES = {
    "waterfall": Place(_waterfall_ground, _waterfall, lake_front, low_sun=0.2),
}
