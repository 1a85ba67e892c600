"""Land: ridges and mountains with lit and shaded faces, rolling ground, snow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, mix, scale
from seedbed.engines.illustrator.places import palette
from seedbed.engines.illustrator.places.view import View, heap

F64 = NDArray[np.float64]


def ridge(
    chance: np.random.Generator, points: int, rough: float = 0.5, octaves: int = 6, base: int = 3
) -> F64:
    """A line of hills: `points` heights from 0 to 1. `rough` 0.3 is downs, 0.55 is rock."""
    total = np.zeros(points)
    amount = 1.0
    for octave in range(octaves):
        knots = base * 2**octave
        values = chance.random(knots + 2) * 2 - 1
        x = np.linspace(0, knots, points)
        i = x.astype(int)
        f = x - i
        f = f * f * (3 - 2 * f)
        total += amount * (values[i] * (1 - f) + values[np.minimum(i + 1, knots + 1)] * f)
        amount *= rough
    out: F64 = (total - total.min()) / max(1e-9, float(total.max() - total.min()))
    return out


def _slope(
    chance: np.random.Generator, x0: float, y0: float, x1: float, y1: float, rough: float
) -> list[tuple[float, float]]:
    """A broken line from (x0, y0) to (x1, y1) by midpoint displacement, ends included."""
    line = [(x0, y0), (x1, y1)]
    kick = rough * np.hypot(x1 - x0, y1 - y0)
    for _ in range(4):
        finer = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            d = (chance.random() - 0.5) * kick
            finer += [((ax + bx) / 2 + d * 0.25, (ay + by) / 2 + d), (bx, by)]
        line = finer
        kick *= 0.52
    return line


def mountain(
    view: View,
    chance: np.random.Generator,
    x: float,
    base: float,
    h: float,
    w: float,
    colour: Colour,
    depth: float,
    *,
    snow: float = 0.0,
) -> None:
    """One peak, `h` high and `w` wide at its foot, lit from the sun's side.

    `snow` is the part of its height that is white.
    """
    lean = (chance.random() - 0.5) * w * 0.16
    px, py = x + lean, base - h
    left = _slope(chance, x - w / 2, base, px, py, 0.16)
    right = _slope(chance, px, py, x + w / 2, base, 0.16)
    body = Path().polygon(
        [*left, *right[1:], (x + w / 2, base + h * 0.1), (x - w / 2, base + h * 0.1)]
    )
    tone = view.tint(colour, depth)
    foot = mix(tone, view.light.haze, 0.5)
    lit = mix(scale(tone, 1.08), view.light.sun, 0.10 * (1 - depth))
    view.canvas.fill(body, view.down(py, base, lit, mix(lit, foot, 0.35), foot))
    side = -view.sun_side  # where the shade lies
    flank = right if side > 0 else list(reversed(left))
    spine = [(px, py)]
    sx, sy = px, py
    steps = 9
    for i in range(steps):
        sy += h / steps
        sx += side * w * 0.018 + (chance.random() - 0.5) * w * 0.11 * (1 if i % 2 else -0.7)
        spine.append((sx, sy))
    shade = Path().polygon([*spine, (flank[-1][0], base), *reversed(flank)])
    for _ in range(3):  # buttresses on the lit face
        t = chance.uniform(0.12, 0.5)
        k = chance.uniform(0.18, 0.4)
        bx, by = px - side * w * 0.5 * t * chance.uniform(0.35, 0.8), py + h * t
        shade.polygon(
            [
                (bx, by),
                (bx + side * w * 0.05, by + h * k * 0.45),
                (bx + side * w * 0.01, by + h * k),
                (bx - side * w * 0.035, by + h * k * 0.6),
            ]
        )
    dark = mix(scale(tone, 0.62), view.light.far, 0.25 + 0.3 * depth)
    strength = 0.75 * (1 - depth) + 0.12
    view.canvas.fill(
        shade, view.down(py, base, dark, mix(dark, foot, 0.8)), opacity=strength, clip=body
    )
    if snow > 0:
        _cap(view, chance, body, shade, (px, py), h, w, snow, depth)


def _cap(
    view: View,
    chance: np.random.Generator,
    body: Path,
    shade: Path,
    top: tuple[float, float],
    h: float,
    w: float,
    snow: float,
    depth: float,
) -> None:
    px, py = top
    line = py + h * snow
    teeth = 13
    edge = []
    for i in range(teeth + 1):
        t = i / teeth
        drop = chance.uniform(-0.05, 0.3 if i % 2 else -0.02) * h * min(0.6, snow + 0.1)
        edge.append((px - w * 0.6 + w * 1.2 * t, line + drop))
    cap = Path().polygon([(px - w * 0.6, py - h * 0.1), *edge, (px + w * 0.6, py - h * 0.1)])
    white = view.tint("#ffffff", depth * 0.75)
    view.canvas.fill(cap, mix(white, view.light.sun, 0.12), opacity=0.95, clip=body)
    inner = Path().polygon([(px - w * 0.6, py - h * 0.1), *edge, (px + w * 0.6, py - h * 0.1)])
    blue = mix(view.tint("#a9bfe2", depth * 0.75), view.light.far, 0.3)
    # The shade of the peak, limited to the cap: clip by the cap, drawn inside the body anyway.
    view.canvas.fill(shade, blue, opacity=0.85, clip=inner)


def mountains(
    view: View,
    base: float,
    height: float,
    *,
    layers: int = 3,
    snow: float = 0.3,
    near: Colour = "#56766f",
    name: str = "mountains",
    jag: float = 1.0,
) -> None:
    """A range, far to near, the highest peaks at the back; mist between the layers.

    `height` and `base` are pixels. Snow reaches lower in winter.
    """
    season = view.season
    rock = {"autumn": "#7a5a48", "winter": "#6d7f95"}.get(season, near)
    for layer in range(layers):
        chance = view.chance(f"{name} {layer}")
        t = layer / max(1, layers - 1)
        depth = (0.3 if view.flat else 0.66) * (1 - t) ** 1.1 + 0.1
        tall = height * (1 - 0.52 * t)
        wide = tall * 1.5 * jag
        count = int(view.width / (wide * 0.52)) + 2
        order = list(range(count))
        chance.shuffle(order)
        spots = chance.random((count, 3))
        # Low ones stand before high ones of the same layer.
        heights = [0.55 + 0.45 * spots[i][0] for i in range(count)]
        for i in sorted(order, key=lambda k: -heights[k]):
            x = view.width * (i + 0.5 * spots[i][1] + 0.1) / (count - 0.5)
            h = tall * heights[i]
            whiteness = snow * (1.25 - t) if h > tall * 0.6 else 0.0
            if view.snowy:
                whiteness = max(whiteness, 0.7 - 0.25 * t)
            colour = mix(view.light.far, rock, 0.2 + 0.55 * t)
            if view.flat:
                # Without haze and gradients the layers must differ by colour.
                colour = mix(mix(view.light.far, "#a9bfe0", 0.4), rock, 0.15 + 0.85 * t)
            mountain(
                view,
                chance,
                x,
                base + 1,
                h,
                wide * (0.85 + 0.4 * spots[i][2]),
                colour,
                depth,
                snow=min(0.8, whiteness),
            )
        view.mist(base - tall * 0.1, tall * 0.38, 0.55 - 0.25 * t)


def rolling(
    view: View,
    top: float,
    bottom: float,
    *,
    layers: int = 4,
    colours: Sequence[Colour] | None = None,
    name: str = "hills",
    relief: float = 0.05,
    depth: float = 0.42,
) -> list[tuple[F64, F64]]:
    """Ground from `top` to `bottom` in overlapping swells, far to near.

    Out: for each layer its outline (xs, ys) in pixels, far first.
    """
    tones = colours or ground_tones(view)
    xs = np.linspace(-2, view.width + 2, 120)
    starts = [top + (bottom - top) * 0.72 * (i / max(1, layers - 1)) ** 1.25 for i in range(layers)]
    low = 0.3 < view.light.darkness + 0.18 < 0.7
    lines = []
    for layer in range(layers):
        chance = view.chance(f"{name} {layer}")
        t = layer / max(1, layers - 1)
        waves = max(2, round(2 * view.span * (1.4 - 0.6 * t)))
        rise = view.height * relief * (1 - 0.25 * t) * min(1.0, 0.6 + view.unit / view.height * 0.5)
        ys = starts[layer] - rise * ridge(chance, 120, 0.3, 3, waves)
        crest = float(ys.min())
        end = starts[layer + 1] if layer + 1 < layers else bottom
        fog = depth * (1 - t)
        light = mix(view.tint(tones[0], fog), view.light.sun, 0.24 if low else 0.1)
        middle = view.tint(mix(tones[0], tones[1], 0.45 + 0.55 * t), fog * 0.7)
        dark = view.tint(mix(tones[1], tones[2], 0.35 + 0.65 * t), fog * 0.35)
        dark = mix(dark, view.light.far, 0.14 + 0.12 * low)
        body = heap(list(xs), list(ys), bottom + 2)
        length = max(view.height * 0.08, (end - crest) * 1.08)
        view.canvas.fill(body, view.down(crest, crest + length, light, middle, dark))
        if t < 0.6 and not view.flat and not view.overcast:
            sheen(view, body, crest, (0.19 if not view.night else 0.10) * (1 - 0.5 * t))
        lines.append((xs, ys))
    return lines


def sheen(view: View, body: Path, crest: float, strength: float) -> None:
    """Sunlight grazing the top of a swell, strongest under the sun."""
    x = view.light.sun_x * view.width
    reach = view.unit * 0.8
    view.canvas.fill(
        body,
        Linear(
            x + (reach if x < view.width / 2 else -reach) * 1.3,
            crest + reach * 0.4,
            x,
            crest,
            [(0, view.light.sun, 0), (1, view.light.sun, strength)],
        ),
    )


def ground_tones(view: View) -> tuple[Colour, Colour, Colour]:
    """Far, middle and near colour of the bare ground in this season and weather."""
    if view.snowy:
        return palette.GRASS["winter"]
    if view.graph.season is None and view.season == "summer":
        choice = int(view.chance("greens").integers(len(palette.MEADOWS)))
        return palette.MEADOWS[choice]
    return palette.GRASS[view.season]
