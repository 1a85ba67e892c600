"""What lies on the ground: paths, worn patches and shade, pebbles."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.view import View


def trail(
    view: View,
    top: float,
    bottom: float,
    *,
    start: float = 0.5,
    end: float = 0.45,
    wide: float = 0.34,
    colour: Colour = "#d8c39a",
    bend: float = 0.16,
    name: str = "trail",
    edge: Colour | None = None,
) -> Callable[[float], tuple[float, float]]:
    """A path winding from a point at `top` to `wide` (of the width) at the bottom edge.

    `start`, `end`, `bend` are fractions of the width.

    Out: a function from y to the path's left and right edge there, pixels, so that plants
    can keep off it.
    """
    chance = view.chance(name)
    sign = chance.choice([-1.0, 1.0])
    n = 28
    lefts, rights = [], []
    for i in range(n + 1):
        t = i / n
        y = top + (bottom - top) * t
        half = (0.006 + wide / 2 * t**1.8) * view.width
        sway = np.sin(t**0.7 * 5.2) * bend * (t * (1 - t) * 3.2) * sign
        centre = (start + (end - start) * t + sway) * view.width
        lefts.append((centre - half, y))
        rights.append((centre + half, y))
    tone = view.tint("#e9f0f8" if view.snowy else colour, 0.12)
    band = Path().polygon([*lefts, *reversed(rights)])
    rim = view.tint(edge, 0.1) if edge else scale(tone, 0.82)
    far = mix(tone, view.light.haze, 0.35)
    view.canvas.fill(band, view.down(top, bottom, far, tone, scale(tone, 0.9)), opacity=0.92)
    lines = Path().move(*lefts[0])
    for p in lefts[1:]:
        lines.line(*p)
    lines.move(*rights[0])
    for p in rights[1:]:
        lines.line(*p)
    view.canvas.stroke(lines, view.unit * 0.004, rim, opacity=0.45)

    ys = [y for _, y in lefts]

    def edges(y: float) -> tuple[float, float]:
        if not top <= y <= bottom:
            return 0.0, 0.0
        return (
            float(np.interp(y, ys, [x for x, _ in lefts])),
            float(np.interp(y, ys, [x for x, _ in rights])),
        )

    return edges


def dapple(
    view: View,
    top: float,
    bottom: float,
    colour: Colour,
    *,
    count: int = 26,
    opacity: float = 0.16,
    name: str = "dapple",
) -> None:
    """Broad flat patches on the ground (shade of clouds, drifts, worn grass), larger nearer."""
    chance = view.chance(name)
    # Three ellipses one within another: soft edges without a blur.
    patches = [(Path(), k) for k in (1.0, 0.86, 0.7)]
    for _ in range(count):
        t = chance.random() ** 0.8
        y = top + (bottom - top) * t
        w = view.unit * (0.04 + 0.2 * t) * chance.uniform(0.5, 1.4)
        x = chance.random() * view.width
        for path, k in patches:
            path.ellipse(x, y, w * k, w * 0.13 * k)
    for path, _ in patches[1:2] if view.flat else patches:
        view.canvas.fill(path, colour, opacity=opacity if view.flat else opacity * 0.38)


def pebbles(
    view: View,
    top: float,
    bottom: float,
    colour: Colour,
    *,
    count: int = 40,
    size: float = 0.012,
    name: str = "pebbles",
) -> None:
    """Stones strewn on the ground, with a lit top and a shadow, growing towards the viewer."""
    chance = view.chance(name)
    rows = sorted(chance.random((count, 4)), key=lambda r: r[0])
    shadows, stones, tops = Path(), Path(), Path()
    for t, x, s, k in rows:
        y = top + (bottom - top) * t
        r = view.unit * size * (0.15 + 0.85 * t) * (0.4 + 1.2 * s * s)
        px = x * view.width
        shadows.ellipse(px - view.sun_side * r * 0.5, y + r * 0.3, r * 1.25, r * 0.4)
        stones.ellipse(px, y, r, r * (0.5 + 0.25 * k))
        tops.ellipse(px + view.sun_side * r * 0.25, y - r * 0.18, r * 0.6, r * 0.28)
    tone = view.tint(colour, 0.05)
    view.canvas.fill(shadows, scale(tone, 0.35), opacity=0.35)
    view.canvas.fill(stones, scale(tone, 0.72))
    view.canvas.fill(tops, mix(scale(tone, 1.15), view.light.sun, 0.2), opacity=0.8)
