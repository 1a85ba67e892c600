"""Fronts of buildings: towers with windows, neon signs, street lamps."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.view import View

DAY_WALLS = ("#7f92b4", "#c08f78", "#6f86b0", "#d0ab84", "#5f83a8", "#9fb6cc", "#e0c49c", "#6f9aa8")


NIGHT_WALLS = ("#1d2748", "#232a50", "#2a2850", "#182440")


def tower(
    view: View,
    chance: np.random.Generator,
    x: float,
    foot: float,
    w: float,
    h: float,
    depth: float,
    *,
    pick: float,
    top: float,
    size: float,
) -> None:
    """One high building with its windows; `size` scales the windows, `top` chooses its roof."""
    night = view.night
    if night:
        tone = mix(NIGHT_WALLS[int(pick * 997) % 4], view.light.haze, depth * 0.75)
    else:
        tone = view.tint(DAY_WALLS[int(pick * 997) % 8], depth * 0.85)
    y = foot - h
    body = Path().rect(x, y, w, h)
    if top < 0.22:
        body.rect(x + w * 0.44, y - h * 0.16, w * 0.03, h * 0.17).rect(
            x + w * 0.3, y - h * 0.05, w * 0.4, h * 0.06
        )
    elif top < 0.42:
        body.rect(x + w * 0.16, y - h * 0.05, w * 0.68, h * 0.06).rect(
            x + w * 0.3, y - h * 0.09, w * 0.4, h * 0.05
        )
    elif top < 0.54:
        body.polygon([(x, y + 1), (x + w * 0.5, y - h * 0.16), (x + w, y + 1)])
    elif top < 0.62:
        body.polygon([(x, y + 1), (x, y - h * 0.1), (x + w, y + 1)])
    view.canvas.fill(
        body,
        view.down(
            y,
            foot,
            mix(scale(tone, 1.12), view.light.sun, 0.08),
            mix(scale(tone, 0.9), view.light.haze, 0.2),
        ),
    )
    side = -view.sun_side
    shade = Path().rect(x + (w * 0.7 if side > 0 else 0), y, w * 0.3, h)
    view.canvas.fill(shade, scale(tone, 0.55), opacity=0.3 * (1 - depth * 0.6))
    if night and top < 0.22:
        view.canvas.fill(Path().circle(x + w * 0.455, y - h * 0.16, view.unit * 0.004), "#ff5a5a")
    if view.snowy:
        view.canvas.fill(
            Path().rect(
                x - w * 0.01, y - view.unit * 0.006, w * 1.02, view.unit * 0.012, view.unit * 0.005
            ),
            view.tint("#f6faff", depth * 0.8),
        )
    _windows(view, chance, x, y, w, h, tone, size, depth)


def _windows(
    view: View,
    chance: np.random.Generator,
    x: float,
    y: float,
    w: float,
    h: float,
    tone: tuple[float, float, float],
    size: float,
    depth: float,
) -> None:
    cell = view.unit * 0.0125 * size
    tall = cell * 1.4
    columns, rows = int((w - cell) / (cell * 1.75)), int((h - tall) / (tall * 1.55))
    if columns < 1 or rows < 1:
        return
    lit_part = 0.44 if view.night else 0.3 if view.light.darkness > 0.2 or view.wet else 0.06
    left = x + (w - columns * cell * 1.75 + cell * 0.75) / 2
    dark = Path()
    lit: dict[int, Path] = {}
    draws = chance.random((columns, rows, 2))
    style = chance.random()
    for i in range(columns):
        for j in range(rows):
            px, py = left + i * cell * 1.75, y + tall * 0.9 + j * tall * 1.55
            on = draws[i, j, 0] < lit_part
            path = lit.setdefault(int(draws[i, j, 1] * 4), Path()) if on else dark
            if style < 0.25:
                path.rect(px - cell * 0.3, py, cell * 1.6, tall * 0.75)
            else:
                path.rect(px, py, cell, tall)
    glass = scale(tone, 0.7) if view.night else mix(scale(tone, 0.8), view.light.sky[1], 0.45)
    view.canvas.fill(dark, glass, opacity=0.75)
    for k, path in lit.items():
        colour = ("#ffe19a", "#ffc861", "#fff1c9", "#9fd8ff")[k]
        view.canvas.fill(
            path,
            mix(colour, view.light.haze, depth * 0.35),
            opacity=0.95 if view.light.darkness > 0.25 else 0.7,
        )


def neon_sign(
    view: View, chance: np.random.Generator, x: float, y: float, w: float, h: float, colour: str
) -> None:
    """An upright sign of glowing strokes, like the shop signs of a night city."""
    if not view.flat:
        view.canvas.fill(
            Path().rect(x - w * 0.5, y - w * 0.5, w * 2, h + w, w),
            colour,
            opacity=0.4,
            blend="screen",
            blur=w * 0.7,
        )
    view.canvas.fill(Path().rect(x, y, w, h, w * 0.2), scale(colour, 0.2), opacity=0.85)
    pale = mix(colour, "#ffffff", 0.35)
    frame, strokes = Path().rect(x, y, w, h, w * 0.2), Path()
    view.canvas.stroke(frame, max(0.8, w * 0.08), pale)
    count = max(2, int(h / (w * 1.15)))
    for i in range(count):
        cy = y + h * (i + 0.5) / count
        r = w * 0.3
        for _ in range(2):
            k = chance.uniform(-0.9, 0.9)
            strokes.move(x + w / 2 - r, cy + k * r).line(x + w / 2 + r, cy + k * r)
        k = chance.uniform(-0.6, 0.6)
        strokes.move(x + w / 2 + k * r, cy - r).line(x + w / 2 + k * r * 0.4, cy + r)
        if chance.random() < 0.5:
            strokes.rect(x + w / 2 - r * 0.8, cy - r * 0.2, r * 1.6, r)
    view.canvas.stroke(strokes, max(0.7, w * 0.075), mix(colour, "#ffffff", 0.6))


def arm_lamp(view: View, x: float, foot: float, h: float, side: int) -> None:
    """A modern street lamp whose arm reaches over the road."""
    iron = view.tint("#3a3f4c") if not view.night else mix("#23273c", view.light.haze, 0.15)
    hx = x - side * h * 0.17
    post = Path().rect(x - h * 0.011, foot - h, h * 0.022, h)
    view.canvas.fill(post, iron)
    view.canvas.stroke(
        Path()
        .move(x, foot - h * 0.98)
        .quad(x - side * h * 0.06, foot - h * 1.03, hx, foot - h * 1.0),
        h * 0.018,
        iron,
    )
    view.canvas.fill(
        Path().rect(hx - h * 0.045, foot - h * 1.005, h * 0.09, h * 0.02, h * 0.01), iron
    )
    if view.light.darkness > 0.22 or view.wet:
        view.glow(hx, foot - h * 0.975, h * 0.34, "#ffc878", 0.85)
        view.canvas.fill(Path().ellipse(hx, foot - h * 0.98, h * 0.035, h * 0.012), "#fff6df")


def far_roofs(view: View, foot: float, *, name: str = "far roofs") -> None:
    """The hazy roofs of the next street."""
    chance = view.chance(name)
    u = view.unit
    for depth, lift in ((0.7, 0.12), (0.5, 0.0)):
        x = -u * 0.05
        while x < view.width:
            a, b, c = chance.random(3)
            w, h = u * (0.08 + 0.09 * a), u * (0.16 + 0.2 * b + lift)
            own = np.random.Generator(np.random.PCG64(int(chance.integers(2**40))))
            tower(
                view,
                own,
                x,
                foot + u * 0.4,
                w,
                h + u * 0.34,
                depth,
                pick=c,
                top=0.3 + 0.4 * b,
                size=0.8,
            )
            x += w
    view.mist(foot + u * 0.05, u * 0.2, 0.35)
