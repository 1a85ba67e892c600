"""Trees of the scenery: conifers in rows, leafy trees with lit crowns, far woods."""

from __future__ import annotations

import math

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, Radial, mix, scale
from seedbed.engines.illustrator.places import palette
from seedbed.engines.illustrator.places.view import View

# One tier of a spruce, from the tip down its right edge (x and y in tiers).
_TIER = ((0.30, 0.42), (0.36, 0.40), (0.62, 0.74), (0.67, 0.71), (1.0, 1.05),
         (0.70, 0.95), (0.52, 1.05), (0.30, 0.93))  # fmt: skip


def conifer(
    body: Path,
    lit: Path,
    snow: Path,
    chance: np.random.Generator,
    x: float,
    foot: float,
    h: float,
    side: int,
) -> None:
    """Add a spruce to three paths: all of it, its sunlit half, the snow on its branches."""
    tiers = int(np.clip(5 + h / 120, 6, 11))
    w = h * 0.235 * chance.uniform(0.9, 1.15)
    body.rect(x - h * 0.018, foot - h * 0.14, h * 0.036, h * 0.15)
    rise = h * 0.9 / tiers
    draws = chance.random((tiers, 10))
    for i in range(tiers):
        d = draws[i]
        y0 = foot - h * 0.07 - rise * i
        half = w * (1 - i / tiers) ** 0.9 * (0.88 + 0.22 * d[0])
        top = y0 - rise * (1.95 if i < tiers - 1 else 1.45)
        drop = y0 - top
        right = [(x + u * half * (0.94 + 0.12 * d[1]), top + v * drop) for u, v in _TIER]
        left = [(x - u * half * (0.94 + 0.12 * d[2]), top + v * drop) for u, v in reversed(_TIER)]
        body.polygon([(x, top), *right, (x, y0), *left])
        lit_half = right if side > 0 else left[::-1]
        lit.polygon(
            [
                (x, top),
                *lit_half[:5],
                (x + side * half * 0.42, top + drop * 0.75),
                (x + side * half * 0.12, top + drop * 0.5),
            ]
        )
        ragged = []
        for k in range(7):
            u = 0.86 - k * 0.287
            e = abs(u) * 0.98
            f = (0.1 + 0.25 * d[3 + k]) if k % 2 else (0.36 + 0.34 * d[3 + k])
            ragged.append((x + u * half, top + drop * (e + (1 - e) * f)))
        snow.polygon([(x, top - h * 0.004), *right[:5], *ragged, *left[3:]])


def conifers(
    view: View,
    foot: float,
    h: float,
    *,
    count: int,
    depth: float,
    colour: Colour = "#2f6b4f",
    jitter: float = 0.02,
    gap: tuple[float, float] | None = None,
    name: str = "conifers",
    xs: tuple[float, ...] = (),
) -> None:
    """A row of spruces about `h` pixels high, standing near y = `foot`.

    `gap` = (centre, half width), fractions of the canvas left open; `xs` places them exactly.
    """
    chance = view.chance(f"{name} {depth}")
    body, lit, snow = Path(), Path(), Path()
    places = xs or tuple((i + 0.5) / count for i in range(count))
    for place in places:
        move, low, size = chance.random(3)
        seed = int(chance.integers(2**40))
        x = place + (0.0 if xs else (move - 0.5) * 0.9 / len(places))
        if gap and abs(x - gap[0]) < gap[1]:
            continue
        own = np.random.Generator(np.random.PCG64(seed))
        conifer(
            body,
            lit,
            snow,
            own,
            x * view.width,
            foot + low * jitter * view.height,
            h * (0.62 + 0.62 * size),
            view.sun_side,
        )
    _paint_conifers(view, body, lit, snow, foot, h, depth, colour)


def _paint_conifers(
    view: View,
    body: Path,
    lit: Path,
    snow: Path,
    foot: float,
    h: float,
    depth: float,
    colour: Colour,
) -> None:
    if not body.points:
        return
    tone = view.tint(colour, depth)
    base = mix(tone, view.light.haze, 0.3 if depth > 0.1 else 0.06)
    view.canvas.fill(body, view.down(foot - h * 1.15, foot, scale(tone, 1.04), tone, base))
    if depth < 0.7:
        sunny = mix(scale(tone, 1.3), view.light.sun, 0.22)
        view.canvas.fill(lit, sunny, opacity=0.5 * (1 - depth))
    if view.snowy:
        white = view.tint("#f6faff", depth * 0.8)
        view.canvas.fill(snow, white, opacity=0.92 - 0.6 * max(0.0, depth - 0.3))


def crown_colour(view: View, pick: float, *, blossom: float = 0.0) -> Colour:
    """A leaf colour of the season; in spring the part `blossom` of the trees is in flower."""
    choices = palette.LEAVES[view.season]
    if view.season == "spring" and (pick * 7.3) % 1 < blossom:
        choices = palette.BLOSSOM
    return choices[int(pick * 997) % len(choices)]


def leafy(
    view: View,
    x: float,
    foot: float,
    h: float,
    *,
    depth: float = 0.0,
    pick: float = 0.3,
    blossom: float = 0.4,
    seed: int = 0,
    trunk: Colour = "#6b4a34",
) -> None:
    """A broad-leaved tree: bare and snowed on in winter, clumped lit foliage otherwise.

    `pick` in 0..1 chooses its colour, `seed` its shape.
    """
    chance = np.random.Generator(np.random.PCG64(seed))
    bark = view.tint(trunk, depth)
    lean = chance.uniform(-0.05, 0.05) * h
    stem = Path().move(x - h * 0.05, foot)
    stem.quad(x - h * 0.02, foot - h * 0.2, x - h * 0.026 + lean, foot - h * 0.56)
    stem.line(x + h * 0.026 + lean, foot - h * 0.56)
    stem.quad(x + h * 0.022, foot - h * 0.2, x + h * 0.055, foot).close()
    limbs = []
    for a in (-0.95, -0.4, 0.1, 0.5, 1.0):
        reach = h * chance.uniform(0.26, 0.36)
        tip = (x + lean + math.sin(a) * reach, foot - h * 0.45 - math.cos(a) * reach)
        limbs.append((a, tip))
    dark, pale = scale(bark, 0.68), scale(bark, 1.2)
    view.canvas.fill(
        stem,
        view.across(
            x - h * 0.05,
            x + h * 0.05,
            *((pale, bark, dark) if view.sun_side < 0 else (dark, bark, pale)),
        ),
    )
    wood = Path()
    for _, tip in limbs:
        wood.move(x + lean * 0.6, foot - h * 0.36)
        wood.quad(x + lean, foot - h * 0.5, *tip)
    view.canvas.stroke(wood, h * 0.02, scale(bark, 0.85))
    clumps = _clumps(chance)
    if view.snowy:
        _bare(view, limbs, x, foot, h, bark, depth)
        return
    leaf = crown_colour(view, pick, blossom=blossom)
    _crown(view, chance, clumps, x + lean, foot, h, leaf, depth)


Clump = tuple[float, float, float]


def _clumps(chance: np.random.Generator) -> list[Clump]:
    """Balls of leaves (x, y, radius; in tree heights, y up from the foot), back to front."""
    clumps = []
    for i in range(17):
        a, q = i * 2.4, math.sqrt((i + 0.5) / 17)
        clumps.append(
            (
                0.27 * q * math.cos(a) + chance.normal(0, 0.02),
                0.69 + 0.2 * q * math.sin(a) + chance.normal(0, 0.015),
                chance.uniform(0.09, 0.145) * (1.1 - 0.25 * q),
            )
        )
    return clumps


def _crown(
    view: View,
    chance: np.random.Generator,
    clumps: list[Clump],
    x: float,
    foot: float,
    h: float,
    leaf: Colour,
    depth: float,
) -> None:
    side = view.sun_side
    tone = view.tint(leaf, depth)
    fine = h > view.unit * 0.1
    body, shade, lights, sparks = Path(), Path(), Path(), Path()
    for dx, dy, r in clumps:
        cx, cy = x + dx * h, foot - dy * h
        body.circle(cx, cy, r * h)
        for _ in range(9 if fine else 3):
            a = chance.random() * 6.283
            q = r * chance.uniform(0.92, 1.1)
            body.circle(
                cx + math.cos(a) * q * h, cy + math.sin(a) * q * h, h * chance.uniform(0.012, 0.026)
            )
        high = (dy - 0.5) / 0.4 + side * dx * 1.6
        k = max(0.25, min(1.0, 0.35 + 0.5 * high))
        lights.circle(cx + side * r * h * 0.22, cy - r * h * 0.26, r * h * 0.64 * k)
        if high > 0.35:
            sparks.circle(cx + side * r * h * 0.34, cy - r * h * 0.4, r * h * 0.4 * k)
        shade.circle(cx - side * r * h * 0.26, cy + r * h * 0.36, r * h * 0.54)
    sunny = mix(scale(tone, 1.2), view.light.sun, 0.16)
    deep = mix(scale(tone, 0.62), view.light.far, 0.16)
    _, top, _, low = body.bounds()
    paint: Colour | Linear | Radial = tone
    if not view.flat:
        paint = Radial(
            x + side * h * 0.2,
            top + h * 0.08,
            h * 0.62,
            [(0, mix(tone, sunny, 0.6), 1), (0.5, tone, 1), (1, deep, 1)],
        )
    view.canvas.fill(body, paint)
    view.canvas.fill(shade, deep, opacity=0.34)
    view.canvas.fill(lights, sunny, opacity=0.42)
    if not view.flat:
        view.canvas.fill(sparks, mix(sunny, "#ffffff", 0.25), opacity=0.4)
    if fine:
        dabs = {False: Path(), True: Path()}
        for _ in range(70):
            dx, dy, r = clumps[int(chance.integers(len(clumps)))]
            a, q = chance.random() * 6.283, chance.random() ** 0.5 * r
            px, py = x + (dx + math.cos(a) * q) * h, foot - (dy - math.sin(a) * q) * h
            bright = bool(
                (low - py) / max(1.0, low - top) + side * dx > 0.35 + 0.4 * chance.random()
            )
            s = h * chance.uniform(0.008, 0.02)
            dabs[bright].ellipse(px, py, s, s * 0.7)
        view.canvas.fill(dabs[False], deep, opacity=0.4)
        view.canvas.fill(dabs[True], mix(sunny, "#ffffff", 0.2), opacity=0.55)


def _bare(
    view: View,
    limbs: list[tuple[float, tuple[float, float]]],
    x: float,
    foot: float,
    h: float,
    bark: Colour,
    depth: float,
) -> None:
    """Winter: forked bare boughs with snow lying along their upper sides."""
    thick, thin, snow = Path(), Path(), Path()
    for a, (tx, ty) in limbs:
        for k, spread in enumerate((-0.5, 0.05, 0.55)):
            reach = h * (0.2 - 0.02 * k)
            b = a * 0.8 + spread
            ex, ey = tx + math.sin(b) * reach, ty - math.cos(b) * reach
            mx, my = (tx + ex) / 2 + math.cos(b) * h * 0.01, (ty + ey) / 2
            thick.move(tx, ty).quad(mx, my, ex, ey)
            snow.move(tx, ty - h * 0.008).quad(mx, my - h * 0.01, ex, ey - h * 0.006)
            for c in (-0.6, 0.5):
                fx = ex + math.sin(b + c) * h * 0.09
                fy = ey - math.cos(b + c) * h * 0.09
                thin.move((mx + ex) / 2, (my + ey) / 2).line(fx, fy)
                snow.move((mx + ex) / 2, (my + ey) / 2 - h * 0.006).line(fx, fy - h * 0.005)
        snow.move(x, foot - h * 0.4 - h * 0.01).quad(x, foot - h * 0.52, tx, ty - h * 0.011)
    view.canvas.stroke(thick, h * 0.012, bark)
    view.canvas.stroke(thin, h * 0.006, bark)
    view.canvas.stroke(snow, h * 0.009, view.tint("#f7faff", depth), opacity=0.95)


def treeline(
    view: View,
    foot: float,
    h: float,
    *,
    depth: float,
    name: str,
    count: int = 26,
    blossom: float = 0.0,
    cover: float = 1.0,
) -> None:
    """A far wood of round crowns: a lit and a shaded mass, cheap and hazy."""
    chance = view.chance(name)
    groups: dict[Colour, tuple[Path, Path]] = {}
    total = int(count * view.span)
    rows = chance.random((total, 5))
    for i, (a, b, c, d, e) in enumerate(rows):
        if e > cover:
            continue
        x = (i + a) / total * view.width
        size = h * (0.5 + 0.6 * b)
        colour = "#8d8a93" if view.snowy else crown_colour(view, c, blossom=blossom)
        mass, light = groups.setdefault(colour, (Path(), Path()))
        for k in range(5):
            t = k / 4 - 0.5
            r = size * (0.3 - 0.25 * abs(t) * (0.6 + 0.4 * d))
            cx, cy = (
                x + t * size * 0.95,
                foot - size * (0.32 + 0.42 * (1 - (2 * t) ** 2) * (0.5 + 0.5 * d)),
            )
            mass.circle(cx, cy, r)
            light.circle(cx + view.sun_side * r * 0.25, cy - r * 0.3, r * 0.62)
        mass.rect(x - size * 0.5, foot - size * 0.35, size, size * 0.4)
    for colour, (mass, light) in groups.items():
        tone = view.tint(mix(colour, "#ffffff", 0.5) if view.snowy else colour, depth)
        low = mix(scale(tone, 0.78), view.light.haze, 0.3)
        view.canvas.fill(mass, view.down(foot - h, foot, tone, low))
        view.canvas.fill(light, mix(scale(tone, 1.15), view.light.sun, 0.2), opacity=0.5)
