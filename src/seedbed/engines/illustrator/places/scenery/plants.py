"""Low plants: grass, flowers, reeds, bushes, fallen leaves; they grow towards the viewer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places import palette
from seedbed.engines.illustrator.places.scenery.land import ground_tones
from seedbed.engines.illustrator.places.view import View


def tuft(
    path: Path, chance: np.random.Generator, x: float, y: float, h: float, blades: int
) -> None:
    """Add one tuft of pointed blades, `h` high, rooted at (x, y)."""
    draws = chance.random((blades, 2))
    for i in range(blades):
        d = (i / max(1, blades - 1) - 0.5) * 2 if blades > 1 else 0.0
        lean = (d * 0.55 + (draws[i][0] - 0.5) * 0.3) * h
        tall = h * (0.65 + 0.4 * draws[i][1]) * (1 - 0.22 * abs(d))
        root = x + d * h * 0.16
        w = h * 0.055
        path.move(root - w, y).quad(root + lean * 0.25, y - tall * 0.55, root + lean, y - tall)
        path.quad(root + lean * 0.25 + w * 1.6, y - tall * 0.5, root + w, y).close()


def grass(
    view: View,
    top: float,
    bottom: float,
    *,
    density: float = 1.0,
    flowers: float = 1.0,
    size: float = 0.045,
    name: str = "grass",
    tones: Sequence[Colour] | None = None,
    avoid: Callable[[float], tuple[float, float]] | None = None,
) -> None:
    """Tufts and small flowers from `top` (tiny) to `bottom` (large); twigs in the snow.

    `avoid` gives the edges of a path nothing grows on (see `land.trail`).
    """
    chance = view.chance(name)
    colours = tones or ground_tones(view)
    count = int(300 * density * min(2.4, view.span * (1 + 0.5 * view.frame.tall)))
    rows = chance.random((count, 6))
    rows = rows[np.argsort(rows[:, 0])]
    buckets: dict[tuple[int, int], Path] = {}
    heads: list[tuple[float, float, float, int, int]] = []
    seeds = chance.integers(0, 2**40, count)
    for row, seed in zip(rows, seeds, strict=True):
        t = row[0] ** 0.8
        y = top + (bottom - top) * t
        h = view.unit * size * (0.12 + 0.88 * t) * (0.7 + 0.6 * row[2])
        x = row[1] * view.width
        if avoid is not None:
            left, right = avoid(y)
            if left - h * 0.1 < x < right + h * 0.1:
                continue
        band = int(t * 3.99)
        own = np.random.Generator(np.random.PCG64(int(seed)))
        if view.snowy:
            if row[3] < 0.16:
                tuft(buckets.setdefault((band, 9), Path()), own, x, y, h * 0.8, 3)
            continue
        tuft(buckets.setdefault((band, int(row[3] * 3)), Path()), own, x, y, h, 3 if t < 0.5 else 5)
        if row[4] < 0.2 * flowers:
            heads.append((x, y, h * (0.85 + 0.3 * row[5]), band, int(row[5] * 997) % 5))
    for band in range(4):
        t = (band + 0.5) / 4
        for shade in (0, 1, 2, 9):
            path = buckets.get((band, shade))
            if path is None:
                continue
            if shade == 9:
                view.canvas.fill(path, view.tint("#b59a78", 0.3 * (1 - t)), opacity=0.8)
                continue
            base = mix(colours[1], colours[2], 0.25 + 0.6 * t)
            tone = view.tint(scale(base, (0.82, 1.0, 1.2)[shade]), 0.25 * (1 - t))
            view.canvas.fill(path, tone, opacity=0.92)
        _blossoms(view, [f for f in heads if f[3] == band], t)


def _blossoms(view: View, heads: list[tuple[float, float, float, int, int]], t: float) -> None:
    colours = palette.FLOWERS[view.season]
    petals: dict[int, Path] = {}
    hearts, stems = Path(), Path()
    for x, y, h, _, which in heads:
        r = min(h * 0.15, view.unit * 0.011)
        path = petals.setdefault(which, Path())
        stems.move(x, y).quad(x + h * 0.04, y - h * 0.5, x, y - h)
        if t < 0.3:
            path.circle(x, y - h, r * 1.4)
            continue
        for a in range(5):
            path.circle(
                x + math.cos(a * 1.257) * r, y - h + math.sin(a * 1.257) * r * 0.8, r * 0.72
            )
        hearts.circle(x, y - h, r * 0.55)
    if not heads:
        return
    view.canvas.stroke(
        stems,
        max(0.5, view.unit * 0.0022 * (0.4 + t)),
        view.tint(palette.GRASS[view.season][2], 0.2 * (1 - t)),
    )
    for which, path in petals.items():
        view.canvas.fill(path, view.tint(colours[which], 0.25 * (1 - t)))
    view.canvas.fill(hearts, view.tint("#ffdf6b"))


def bush(
    view: View,
    x: float,
    foot: float,
    h: float,
    *,
    depth: float = 0.0,
    seed: int = 0,
    colour: Colour | None = None,
    blossom: Colour | None = None,
) -> None:
    """A round bush in three tones, with snow or blossom on its top."""
    chance = np.random.Generator(np.random.PCG64(seed))
    leaf = colour or palette.LEAVES[view.season if not view.snowy else "winter"][seed % 4]
    if view.snowy and colour is None:
        leaf = mix(leaf, "#4f8068", 0.75)  # what keeps its leaves under the snow
    tone = view.tint(leaf, depth)
    side = view.sun_side
    body, light, dots, snow = Path(), Path(), Path(), Path()
    for i in range(9):
        t = i / 8 - 0.5
        r = h * (0.34 - 0.3 * abs(t)) * chance.uniform(0.85, 1.15)
        cx, cy = x + t * h * 1.5, foot - r * 0.75 - h * 0.3 * (1 - (2 * t) ** 2)
        body.circle(cx, cy, r)
        light.circle(cx + side * r * 0.2, cy - r * 0.28, r * 0.66)
        snow.circle(cx, cy - r * 0.5, r * 0.74)
        for _ in range(4):
            a, q = chance.uniform(3.3, 6.1), chance.uniform(0.3, 0.9) * r
            dots.circle(cx + math.cos(a) * q, cy + math.sin(a) * q, h * chance.uniform(0.05, 0.085))
    body.rect(x - h * 0.78, foot - h * 0.22, h * 1.56, h * 0.24, h * 0.12)
    deep = mix(scale(tone, 0.62), view.light.far, 0.12)
    view.canvas.fill(body, view.down(foot - h, foot, mix(tone, view.light.sun, 0.1), tone, deep))
    view.canvas.fill(light, mix(scale(tone, 1.18), view.light.sun, 0.15), opacity=0.45)
    if view.snowy:
        # A cap over the whole top: only what hangs below it is leaf.
        view.canvas.fill(snow, view.tint("#f6faff", depth))
        shade = view.tint("#c9d6ea", depth)
        view.canvas.fill(light, mix(view.tint("#ffffff", depth), shade, 0.25), opacity=0.6)
    elif blossom is not None:
        view.canvas.fill(dots, view.tint(blossom, depth))


def reeds(
    view: View,
    top: float,
    bottom: float,
    h: float,
    *,
    sides: str = "both",
    name: str = "reeds",
    count: int = 26,
) -> None:
    """Reeds and cattails at the sides of a shore, largest at the edge of the picture."""
    chance = view.chance(name)
    blades, stalks, heads, snow = Path(), Path(), Path(), Path()
    for a, b, c, d in chance.random((count, 4)):
        edge = a**1.6 * 0.24
        right = (c > 0.5) if sides == "both" else sides == "right"
        x = (1 - edge if right else edge) * view.width
        y = bottom - (bottom - top) * edge / 0.24 * 0.8
        tall = h * (0.6 + 0.6 * b) * (1.05 - 2.2 * edge)
        lean = (d - 0.5) * tall * 0.3 + (-1 if right else 1) * tall * 0.08
        w = tall * 0.018
        blades.move(x - w, y).quad(x + lean * 0.2, y - tall * 0.6, x + lean, y - tall)
        blades.quad(x + lean * 0.2 + w * 2, y - tall * 0.5, x + w, y).close()
        if b > 0.55:
            stalks.move(x + w * 3, y).quad(
                x + w * 3 + lean * 0.1, y - tall * 0.5, x + lean * 0.5, y - tall * 1.02
            )
            heads.rect(
                x + lean * 0.5 - tall * 0.02, y - tall * 1.05, tall * 0.04, tall * 0.17, tall * 0.02
            )
            snow.rect(
                x + lean * 0.5 - tall * 0.022,
                y - tall * 1.07,
                tall * 0.044,
                tall * 0.05,
                tall * 0.02,
            )
    leaf = {"autumn": "#b08f4a", "winter": "#b8a27c"}.get(view.season, "#5f9a4e")
    tone = view.tint(leaf)
    view.canvas.fill(
        blades, view.down(bottom - h, bottom, mix(tone, view.light.sun, 0.15), scale(tone, 0.6))
    )
    view.canvas.stroke(stalks, max(0.7, h * 0.008), scale(tone, 0.7))
    view.canvas.fill(heads, view.tint("#6f4526"))
    if view.snowy:
        view.canvas.fill(snow, view.tint("#ffffff"))


def litter(
    view: View, top: float, bottom: float, *, name: str = "litter", count: int = 130
) -> None:
    """Autumn leaves (or blossom petals) lying on the ground."""
    if view.season not in {"autumn", "spring"} or view.snowy:
        return
    chance = view.chance(name)
    colours = palette.LEAVES["autumn"] if view.season == "autumn" else palette.BLOSSOM
    heaps = [Path() for _ in colours]
    for t, x, s, a, k in chance.random((int(count * view.span), 5)):
        y = top + (bottom - top) * t
        r = view.unit * 0.011 * (0.2 + 0.8 * t) * (0.6 + 0.7 * s)
        px = x * view.width
        dx, dy = math.cos(a * 6.283) * r, math.sin(a * 6.283) * r * 0.45
        path = heaps[int(k * len(colours)) % len(colours)]
        path.move(px - dx, y - dy).quad(px + dy * 1.2, y - dx * 0.5, px + dx, y + dy)
        path.quad(px - dy * 1.2, y + dx * 0.5, px - dx, y - dy).close()
    for path, colour in zip(heaps, colours, strict=True):
        view.canvas.fill(path, view.tint(colour), opacity=0.9)


def foreground(
    view: View,
    h: float,
    *,
    name: str = "foreground",
    middle: float = 0.35,
    flowers: bool = True,
    tones: Sequence[Colour] | None = None,
) -> None:
    """Large dark tufts along the bottom edge, tallest in the corners (`h` pixels).

    `middle` is their height in the centre, as part of `h`.
    """
    chance = view.chance(name)
    colours = tones or ground_tones(view)
    back, front = Path(), Path()
    heads: list[tuple[float, float, float, int, int]] = []
    count = int(34 * view.span)
    for i, (a, b, c, d) in enumerate(chance.random((count, 4))):
        x = (i + a) / count
        edge = abs(x - 0.5) * 2
        tall = h * (middle + (1 - middle) * edge**2.2) * (0.6 + 0.6 * b)
        own = np.random.Generator(np.random.PCG64(int(c * 2**40)))
        if view.snowy:
            if c < 0.3:
                tuft(front, own, x * view.width, view.height * 1.01, tall * 0.7, 4)
            continue
        tuft(front if c < 0.5 else back, own, x * view.width, view.height * 1.012, tall, 6)
        if flowers and d < 0.34:
            heads.append(
                (x * view.width, view.height * 1.01, tall * (0.9 + 0.3 * b), 3, int(d * 997) % 5)
            )
    if view.snowy:
        view.canvas.fill(front, view.tint("#a48d70"), opacity=0.8)
        return
    dark = view.tint(scale(colours[2], 0.8))
    deep = scale(dark, 0.72)
    y = view.height
    view.canvas.fill(back, view.down(y - h, y, mix(dark, view.light.sun, 0.14), deep))
    _blossoms(view, heads, 0.9)
    view.canvas.fill(front, view.down(y - h, y, scale(dark, 1.12), scale(deep, 0.8)))
