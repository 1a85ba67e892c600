"""The things in a room: windows, curtains, shelves, pictures, plants, lamps."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, mix, scale
from seedbed.engines.illustrator.places.interior import dim
from seedbed.engines.illustrator.places.outdoors import outside
from seedbed.engines.illustrator.places.view import View

Box = tuple[float, float, float, float]


def window(
    view: View,
    box: Box,
    *,
    panes: tuple[int, int] = (2, 2),
    curtains: Colour | None = None,
    sill: bool = True,
) -> None:
    """A window (box in pixels) onto the scene's backdrop, with frame, sill and curtains."""
    x0, y0, x1, y1 = box
    w, h, u = x1 - x0, y1 - y0, view.unit
    frame = dim(view, "#fffaf2")
    pixels = outside(view.graph, (round(w), round(h)))
    view.canvas.image(pixels, x0, y0, w, h)
    if not view.flat:
        glare = Path().polygon(
            [(x0 + w * 0.08, y1), (x0 + w * 0.5, y0), (x0 + w * 0.66, y0), (x0 + w * 0.24, y1)]
        )
        view.canvas.fill(glare, "#ffffff", opacity=0.08)
    if {"rain", "storm"} & set(view.graph.weather):
        _rain_on_glass(view, box)
    bars = Path()
    t = u * 0.011
    for i in range(1, panes[0]):
        bars.rect(x0 + w * i / panes[0] - t / 2, y0, t, h)
    for j in range(1, panes[1]):
        bars.rect(x0, y0 + h * j / panes[1] - t / 2, w, t)
    view.canvas.fill(bars, frame)
    rim = Path().rect(x0, y0, w, h)
    view.canvas.stroke(rim, u * 0.022, frame, join="miter")
    view.canvas.stroke(
        Path().rect(x0 - u * 0.011, y0 - u * 0.011, w + u * 0.022, h + u * 0.022),
        max(1.0, u * 0.002),
        scale(frame, 0.75),
        join="miter",
    )
    if view.snowy:
        drift = Path()
        for i in range(panes[0]):
            a, b = x0 + w * i / panes[0], x0 + w * (i + 1) / panes[0]
            drift.move(a, y1).line(a, y1 - h * 0.05).quad(
                (a + b) / 2, y1 + h * 0.005, b, y1 - h * 0.035
            ).line(b, y1).close()
        view.canvas.fill(drift, "#ffffff", opacity=0.9)
    if sill:
        view.canvas.fill(
            Path().rect(x0 - u * 0.04, y1 + u * 0.006, w + u * 0.08, u * 0.026, u * 0.004),
            mix(frame, "#ffffff", 0.3),
        )
        view.canvas.fill(
            Path().rect(x0 - u * 0.03, y1 + u * 0.032, w + u * 0.06, u * 0.012),
            "#2a1810",
            opacity=0.18,
        )
    if curtains is not None:
        _curtains(view, box, dim(view, curtains))


def _rain_on_glass(view: View, box: Box) -> None:
    """A grey sky before the panes, drops on them and the tracks of those that run down."""
    x0, y0, x1, y1 = box
    w, h, chance = x1 - x0, y1 - y0, view.chance("rain on glass")
    pane = Path().rect(x0, y0, w, h)
    veil = "#26323f" if view.light.darkness > 0.4 else "#8c9aa8"
    view.canvas.fill(pane, veil, opacity=0.42)
    slanting, tracks, drops = Path(), Path(), Path()
    size = min(w, h)
    for a, b, c in chance.random((34, 3)):
        x, y, long = x0 + w * a, y0 + h * b, size * (0.06 + 0.08 * c)
        slanting.move(x, y).line(x - long * 0.22, y + long)
    for a, b, c in chance.random((12, 3)):
        x, y, long = x0 + w * a, y0 + h * b * 0.7, h * (0.06 + 0.16 * c)
        tracks.move(x, y).line(x + size * 0.004, y + long)
        drops.ellipse(x + size * 0.004, y + long, size * 0.011, size * 0.016)
    for a, b, c in chance.random((46, 3)):
        drops.circle(x0 + w * a, y0 + h * b, size * (0.004 + 0.007 * c))
    view.canvas.stroke(slanting, max(1.0, size * 0.006), "#e8f1f8", opacity=0.5, clip=pane)
    view.canvas.stroke(tracks, max(1.0, size * 0.008), "#e8f1f8", opacity=0.35, clip=pane)
    view.canvas.fill(drops, "#f2f8fc", opacity=0.6, clip=pane)


def _curtains(view: View, box: Box, colour: Colour) -> None:
    x0, y0, x1, y1 = box
    u = view.unit
    top, low = y0 - u * 0.05, y1 + u * 0.12
    for side in (-1, 1):
        edge = x0 - u * 0.075 if side < 0 else x1 + u * 0.075
        for k in range(4):
            x = edge - side * u * 0.026 * k
            a, b = min(x, x - side * u * 0.032), max(x, x - side * u * 0.032)
            fold = (
                Path()
                .move(a, top)
                .line(b, top)
                .quad(b - side * u * 0.004 * k, (top + low) / 2, b - side * u * 0.006 * k, low)
            )
            fold.quad((a + b) / 2, low + u * 0.012, a - side * u * 0.006 * k, low).quad(
                a - side * u * 0.004 * k, (top + low) / 2, a, top
            ).close()
            view.canvas.fill(
                fold, view.across(a, b, scale(colour, 1.14), colour, scale(colour, 0.72))
            )
    rod = Path().rect(x0 - u * 0.11, top - u * 0.014, x1 - x0 + u * 0.22, u * 0.014, u * 0.007)
    rod.circle(x0 - u * 0.115, top - u * 0.007, u * 0.014).circle(
        x1 + u * 0.115, top - u * 0.007, u * 0.014
    )
    view.canvas.fill(rod, dim(view, "#7a5a40"))


def sunbeam(view: View, box: Box, floor: float) -> None:
    """Daylight falling through a window (box in pixels) onto the floor; none after dark."""
    x0, y0, x1, _ = box
    u = view.unit
    if view.flat or view.overcast or view.light.darkness > 0.4:
        return
    drift = -(x0 + x1) / 2 + view.width * 0.5 - view.sun_side * u * 0.12
    sun = view.light.sun
    # Soft edges: the same shape three times, smaller and smaller, each a third as strong.
    for k in (1.0, 0.93, 0.84):
        patches, shaft = Path(), Path()
        for i in range(2):
            a, b = x0 + (x1 - x0) * i / 2 + u * 0.012, x0 + (x1 - x0) * (i + 1) / 2 - u * 0.012
            patch = [
                (a + drift * 0.5, floor + u * 0.05),
                (b + drift * 0.5, floor + u * 0.05),
                (b + drift * 0.95, floor + u * 0.25),
                (a + drift * 0.95 - u * 0.02, floor + u * 0.25),
            ]
            patches.polygon(_shrunk(patch, k))
        low = floor + u * 0.26
        narrow = (x1 - x0) * (1 - k) / 2
        shaft.move(x0 + narrow, y0).line(x1 - narrow, y0)
        shaft.line(x1 + drift - narrow * 1.6, low).line(x0 + drift + narrow * 1.6, low).close()
        view.canvas.fill(patches, sun, opacity=0.1, blend="screen")
        beam = Linear(0, y0, 0, low, [(0, sun, 0.075), (1, sun, 0.01)])
        view.canvas.fill(shaft, beam, blend="screen")


def _shrunk(points: Sequence[tuple[float, float]], k: float) -> list[tuple[float, float]]:
    """The points drawn towards their middle."""
    cx = sum(x for x, _ in points) / len(points)
    cy = sum(y for _, y in points) / len(points)
    return [(cx + (x - cx) * k, cy + (y - cy) * k) for x, y in points]


def picture(view: View, x: float, y: float, w: float, h: float, *, name: str) -> None:
    """A framed picture: hills and a sun in a few flat shapes."""
    chance = view.chance(name)
    u = view.unit
    if not view.flat:
        view.canvas.fill(
            Path().rect(x + u * 0.006, y + u * 0.01, w, h), "#20120a", opacity=0.22, blur=u * 0.006
        )
    view.canvas.fill(
        Path().rect(x, y, w, h),
        dim(view, ("#8a6244", "#c99a5a", "#4d4038")[int(chance.integers(3))]),
    )
    m = min(w, h) * 0.09
    inner = Path().rect(x + m, y + m, w - 2 * m, h - 2 * m)
    sky, hill = (("#f6d9a8", "#d9825a"), ("#bfe0ea", "#5f9a8a"), ("#f2c9cf", "#8f6fa8"))[
        int(chance.integers(3))
    ]
    view.canvas.fill(inner, dim(view, sky))
    view.canvas.fill(
        Path().circle(x + w * 0.64, y + h * 0.38, w * 0.1), dim(view, "#fff3cf"), clip=inner
    )
    view.canvas.fill(
        Path()
        .move(x, y + h)
        .line(x, y + h * 0.62)
        .quad(x + w * 0.3, y + h * 0.4, x + w * 0.56, y + h * 0.66)
        .quad(x + w * 0.8, y + h * 0.5, x + w, y + h * 0.62)
        .line(x + w, y + h)
        .close(),
        dim(view, hill),
        clip=inner,
    )
    view.canvas.fill(
        Path()
        .move(x, y + h)
        .line(x, y + h * 0.8)
        .quad(x + w * 0.5, y + h * 0.62, x + w, y + h * 0.84)
        .line(x + w, y + h)
        .close(),
        dim(view, scale(hill, 0.75)),
        clip=inner,
    )


def rug(view: View, cx: float, cy: float, r: float, colour: Colour) -> None:
    """A round rug in perspective with a pale border."""
    tone, cream = dim(view, colour), dim(view, "#f6e8cf")
    for k, c in (
        (1.0, tone),
        (0.92, cream),
        (0.86, tone),
        (0.58, cream),
        (0.53, scale(tone, 1.12)),
        (0.26, cream),
        (0.22, tone),
    ):
        view.canvas.fill(Path().ellipse(cx, cy, r * k, r * k * 0.25), c)


def pot_plant(
    view: View, x: float, foot: float, h: float, *, seed: int, pot: Colour = "#c4724a"
) -> None:
    """A leafy plant in a pot."""
    chance = np.random.Generator(np.random.PCG64(seed))
    tone = dim(view, ("#4f8f52", "#5f9f5a", "#3f7f5a")[seed % 3])
    clay = dim(view, pot)
    view.canvas.fill(Path().ellipse(x, foot, h * 0.22, h * 0.035), "#20120a", opacity=0.3)
    leaves, dark, veins = Path(), Path(), Path()
    for i in range(11):
        a = -math.pi / 2 + (i / 10 - 0.5) * 2.5 + chance.normal(0, 0.1)
        reach = h * chance.uniform(0.4, 0.62)
        bx, by = x, foot - h * 0.36
        ex, ey = bx + math.cos(a) * reach, by + math.sin(a) * reach
        nx, ny = -math.sin(a) * h * 0.075, math.cos(a) * h * 0.075
        mx, my = (bx + 2 * ex) / 3, (by + 2 * ey) / 3
        path = leaves if i % 2 else dark
        path.move(bx, by).quad(mx + nx, my + ny, ex, ey).quad(mx - nx, my - ny, bx, by).close()
        veins.move(bx, by).line(bx + (ex - bx) * 0.85, by + (ey - by) * 0.85)
    view.canvas.fill(dark, scale(tone, 0.74))
    view.canvas.fill(leaves, tone)
    view.canvas.stroke(veins, max(0.6, h * 0.006), scale(tone, 1.3), opacity=0.5)
    body = Path().polygon(
        [
            (x - h * 0.17, foot - h * 0.36),
            (x + h * 0.17, foot - h * 0.36),
            (x + h * 0.12, foot),
            (x - h * 0.12, foot),
        ]
    )
    view.canvas.fill(
        body, view.across(x - h * 0.17, x + h * 0.17, scale(clay, 1.12), clay, scale(clay, 0.68))
    )
    view.canvas.fill(
        Path().rect(x - h * 0.19, foot - h * 0.39, h * 0.38, h * 0.07, h * 0.02), scale(clay, 1.1)
    )


SPINES = (
    "#b5473c",
    "#d9a24a",
    "#3f6f8f",
    "#5f7f4f",
    "#8a5a7a",
    "#e6d3ae",
    "#2f4a5f",
    "#c4724a",
    "#7a8f9a",
)


def bookcase(
    view: View,
    x: float,
    top: float,
    w: float,
    foot: float,
    *,
    shelves: int,
    name: str,
    wood: Colour = "#7a5236",
) -> None:
    """A bookcase full of books, with a few objects between."""
    chance = view.chance(name)
    tone = dim(view, wood)
    u = view.unit
    view.canvas.fill(
        Path().rect(x, top, w, foot - top),
        view.across(x, x + w, scale(tone, 0.72), scale(tone, 0.6)),
    )
    heaps = [Path() for _ in SPINES]
    bands, objects = Path(), Path()
    step = (foot - top) / shelves
    for k in range(shelves):
        base = top + step * (k + 1) - u * 0.012
        px = x + u * 0.018
        while px < x + w - u * 0.03:
            a, b, c = chance.random(3)
            bw, bh = u * (0.012 + 0.014 * a), step * (0.58 + 0.26 * b)
            if px + bw > x + w - u * 0.018:
                break
            if c > 0.94:
                objects.circle(px + step * 0.16, base - step * 0.16, step * 0.16)
                px += step * 0.36
                continue
            heaps[int(c * 997) % len(SPINES)].rect(px, base - bh, bw, bh, u * 0.0015)
            bands.rect(px + bw * 0.1, base - bh * 0.82, bw * 0.8, bh * 0.045).rect(
                px + bw * 0.1, base - bh * 0.2, bw * 0.8, bh * 0.045
            )
            px += bw * 1.05
    for path, colour in zip(heaps, SPINES, strict=True):
        view.canvas.fill(path, dim(view, colour))
    view.canvas.fill(bands, dim(view, "#f2d9a0"), opacity=0.6)
    view.canvas.fill(objects, dim(view, "#5f9aa8"))
    planks = Path()
    for k in range(shelves + 1):
        planks.rect(x, top + step * k - u * 0.012, w, u * 0.014)
    for end in (0.0, 1.0):
        planks.rect(x + end * w - u * 0.009, top - u * 0.012, u * 0.018, foot - top + u * 0.012)
    view.canvas.fill(planks, tone)
    view.canvas.stroke(
        Path().move(x, top - u * 0.012).line(x + w, top - u * 0.012), u * 0.006, scale(tone, 1.25)
    )


def hanging_lamp(view: View, x: float, y: float, r: float, colour: Colour) -> None:
    """A dome lamp on a cord; lit, with its light below it."""
    view.canvas.stroke(Path().move(x, 0).line(x, y - r), max(0.8, r * 0.05), "#3a2e2a")
    view.glow(x, y + r * 0.3, r * 4.2, "#ffc878", 0.55 if view.light.darkness > 0.2 else 0.32)
    shade = (
        Path()
        .move(x - r, y)
        .cubic(x - r * 0.9, y - r * 1.05, x + r * 0.9, y - r * 1.05, x + r, y)
        .close()
    )
    tone = dim(view, colour)
    view.canvas.fill(shade, view.across(x - r, x + r, scale(tone, 1.2), tone, scale(tone, 0.7)))
    view.canvas.fill(Path().ellipse(x, y, r, r * 0.14), "#fff3cf")
