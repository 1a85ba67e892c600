"""Shop fronts and market stalls."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Path, mix, rgb, scale
from seedbed.engines.illustrator.places.scenery import buildings
from seedbed.engines.illustrator.places.view import View


def shop_row(view: View, foot: float) -> None:
    """A row of narrow houses with shops below: awnings, display windows, doors, signs."""
    chance = view.chance("shop row")
    u = view.unit
    walls = ("#e9c9a4", "#d99f86", "#b9c7b2", "#f0dfc4", "#a8bccb", "#d8b7b0", "#c9b68f")
    trims = ("#b5473c", "#2f6f6b", "#3b5d8f", "#7a4a7a", "#c2762c", "#4d7a3f")
    x = -u * chance.uniform(0.05, 0.15)
    while x < view.width:
        a, b, c, d = chance.random(4)
        own = np.random.Generator(np.random.PCG64(int(chance.integers(2**40))))
        w = u * (0.26 + 0.1 * a)
        _shop(
            view,
            own,
            x,
            foot,
            w,
            u * (0.5 + 0.14 * b) * (1 + 0.25 * view.frame.tall),
            walls[int(c * 7)],
            trims[int(d * 6)],
        )
        x += w


def _shop(
    view: View,
    chance: np.random.Generator,
    x: float,
    foot: float,
    w: float,
    h: float,
    wall: str,
    trim: str,
) -> None:
    u = view.unit
    tone, accent = view.tint(wall), view.tint(trim)
    y = foot - h
    lit = view.light.darkness > 0.22 or view.wet
    view.canvas.fill(
        Path().rect(x, y, w, h),
        view.down(y, foot, mix(scale(tone, 1.05), view.light.sun, 0.1), tone, scale(tone, 0.9)),
    )
    if wall in {"#d99f86", "#d8b7b0"}:  # brick
        bricks = Path()
        for row in range(int(h * 0.56 / (u * 0.022))):
            for _ in range(3):
                bricks.rect(
                    x + w * chance.uniform(0.02, 0.92), y + row * u * 0.022, u * 0.032, u * 0.011
                )
        view.canvas.fill(bricks, scale(tone, 0.86), opacity=0.6)
    roof = Path().rect(x - u * 0.006, y - u * 0.022, w + u * 0.012, u * 0.03)
    view.canvas.fill(roof, view.tint("#f6faff") if view.snowy else scale(tone, 0.7))
    _upper_windows(view, chance, x, y, w, h, tone, accent, lit)
    shop = foot - u * 0.27
    glass_x, glass_w = x + w * 0.08, w * 0.52
    door_x, door_w = x + w * 0.68, w * 0.24
    view.canvas.fill(Path().rect(x + w * 0.03, shop, w * 0.94, foot - shop), scale(accent, 0.8))
    inside = mix("#ffd890", "#fff3d6", 0.3) if lit else mix(view.light.sky[2], "#56707f", 0.55)
    glass = Path().rect(glass_x, shop + u * 0.02, glass_w, u * 0.18, u * 0.006)
    view.canvas.fill(glass, view.down(shop, foot, mix(inside, "#ffffff", 0.2), inside))
    _wares(view, chance, glass, glass_x, shop + u * 0.2, glass_w, inside)
    view.canvas.stroke(glass, u * 0.006, scale(accent, 1.1))
    view.canvas.fill(
        Path().rect(door_x, shop + u * 0.02, door_w, foot - shop - u * 0.02, u * 0.006),
        scale(accent, 1.08),
    )
    view.canvas.fill(
        Path().rect(door_x + door_w * 0.18, shop + u * 0.045, door_w * 0.64, u * 0.12, u * 0.004),
        inside,
    )
    view.canvas.fill(Path().circle(door_x + door_w * 0.85, foot - u * 0.09, u * 0.006), "#e6c36a")
    if not view.flat:
        glare = Path().polygon(
            [
                (glass_x + glass_w * 0.1, shop + u * 0.2),
                (glass_x + glass_w * 0.4, shop),
                (glass_x + glass_w * 0.55, shop),
                (glass_x + glass_w * 0.25, shop + u * 0.2),
            ]
        )
        view.canvas.fill(glare, "#ffffff", opacity=0.16, clip=glass)
    awning(view, x + w * 0.02, shop - u * 0.045, w * 0.96, u * 0.075, accent)
    if lit:
        view.glow(x + w * 0.4, foot - u * 0.14, u * 0.24, "#ffb860", 0.5)


def _wares(
    view: View,
    chance: np.random.Generator,
    glass: Path,
    x: float,
    foot: float,
    w: float,
    inside: tuple[float, float, float],
) -> None:
    """Silhouettes in a shop window: jars, books, plants."""
    low, bright = Path(), Path()
    u = view.unit
    for i in range(6):
        px = x + w * (i + 0.5) / 6
        s = u * chance.uniform(0.025, 0.05)
        kind = chance.random()
        path = low if chance.random() < 0.6 else bright
        if kind < 0.4:
            path.rect(px - s * 0.3, foot - s * 1.3, s * 0.6, s * 1.3, s * 0.15)
        elif kind < 0.7:
            for k in range(3):
                path.rect(
                    px - s * 0.5 + k * s * 0.34,
                    foot - s * (1 + 0.3 * (k % 2)),
                    s * 0.28,
                    s * (1 + 0.3 * (k % 2)),
                )
        else:
            path.circle(px, foot - s * 1.1, s * 0.5).rect(
                px - s * 0.25, foot - s * 0.6, s * 0.5, s * 0.6
            )
    low.rect(x, foot - u * 0.1, w, u * 0.006)
    view.canvas.fill(low, mix(scale(inside, 0.5), "#5a3c2c", 0.3), opacity=0.8, clip=glass)
    view.canvas.fill(bright, mix(inside, "#c9553f", 0.55), opacity=0.85, clip=glass)


def _upper_windows(
    view: View,
    chance: np.random.Generator,
    x: float,
    y: float,
    w: float,
    h: float,
    tone: tuple[float, float, float],
    accent: tuple[float, float, float],
    lit: bool,
) -> None:
    u = view.unit
    room = h - u * 0.34
    rows = max(1, int(room / (u * 0.15)))
    panes, glow, frames, boxes, flowers = Path(), Path(), Path(), Path(), Path()
    for row in range(rows):
        for col in (0.25, 0.7):
            px, py = x + w * col - u * 0.03, y + u * 0.035 + row * room / rows
            (glow if lit and chance.random() < 0.6 else panes).rect(
                px, py, u * 0.062, u * 0.09, u * 0.004
            )
            frames.rect(px, py, u * 0.062, u * 0.09, u * 0.004).move(px + u * 0.031, py).line(
                px + u * 0.031, py + u * 0.09
            )
            boxes.rect(px - u * 0.008, py + u * 0.088, u * 0.078, u * 0.014, u * 0.003)
            for k in range(5):
                flowers.circle(px + k * u * 0.0155, py + u * 0.086, u * 0.0085)
    view.canvas.fill(panes, mix(view.light.sky[1], "#4c6678", 0.5))
    view.canvas.fill(glow, "#ffd98e")
    view.canvas.stroke(frames, max(0.8, u * 0.004), view.tint("#fbf4e6"))
    view.canvas.fill(boxes, scale(accent, 0.75))
    if not view.snowy:
        view.canvas.fill(flowers, view.tint("#e4637f" if rgb(accent)[0] < 120 else "#7fae5a"))
    else:
        view.canvas.fill(flowers, view.tint("#f6faff"))


def awning(
    view: View, x: float, y: float, w: float, h: float, colour: tuple[float, float, float]
) -> None:
    """A striped awning with a scalloped edge, casting a shadow on the wall below."""
    n = max(4, round(w / (h * 0.5)))
    stripes = (Path(), Path())
    for i in range(n):
        x0, x1 = x + w * i / n, x + w * (i + 1) / n
        stripes[i % 2].move(x0 + h * 0.1, y).line(x1 + h * 0.1 - h * 0.2 * (i == n - 1), y).line(
            x1, y + h * 0.8
        )
        stripes[i % 2].quad((x0 + x1) / 2, y + h * 1.25, x0, y + h * 0.8).close()
    view.canvas.fill(Path().rect(x, y + h * 0.8, w, h * 0.6), "#1a1018", opacity=0.22)
    view.canvas.fill(stripes[0], view.down(y, y + h, scale(colour, 1.12), scale(colour, 0.95)))
    view.canvas.fill(stripes[1], view.down(y, y + h, view.tint("#fffaf0"), view.tint("#e8ddcc")))
    if view.snowy:
        view.canvas.fill(
            Path().rect(x + h * 0.05, y - h * 0.1, w - h * 0.1, h * 0.26, h * 0.12),
            view.tint("#f8fbff"),
        )


def stalls(view: View, line: float) -> None:
    """Market stalls on both sides, shrinking towards the middle, lit from within."""
    u, w = view.unit, view.width
    chance = view.chance("stalls")
    colours = ("#c8402f", "#d9762c", "#2f7a6f", "#b9356a", "#3f5fa0")
    for t in (0.15, 0.45, 1.0):
        for side in (-1, 1):
            size = u * (0.1 + 0.28 * t)
            x = w * 0.5 + side * (w * 0.5 * (0.3 + 0.7 * t) - size * 0.1)
            foot = line + u * 0.015 + u * 0.14 * t
            colour = view.tint(colours[int(chance.integers(5))])
            _stall(view, chance, x, foot, size, colour)


def _stall(
    view: View,
    chance: np.random.Generator,
    x: float,
    foot: float,
    s: float,
    colour: tuple[float, float, float],
) -> None:
    view.glow(x, foot - s * 0.5, s * 1.1, "#ffb055", 0.6)
    wood = mix(view.tint("#7a4c2e"), "#ffb055", 0.12)
    view.canvas.fill(
        Path().rect(x - s * 0.56, foot - s * 0.78, s * 1.12, s * 0.46),
        mix("#ffcf86", "#a8562c", 0.25),
    )
    goods = [Path() for _ in range(4)]
    for i in range(11):
        r = s * chance.uniform(0.035, 0.06)
        goods[i % 4].circle(x - s * 0.5 + i * s * 0.1, foot - s * 0.36 - r * 0.4, r)
    for _ in range(5):
        px = x + chance.uniform(-0.45, 0.45) * s
        goods[int(chance.integers(4))].rect(px, foot - s * 0.7, s * 0.05, s * 0.14, s * 0.02)
    for path, tone in zip(goods, ("#e2553f", "#f2b43f", "#7fae4a", "#fff0d0"), strict=True):
        view.canvas.fill(path, tone)
    view.canvas.fill(
        Path().rect(x - s * 0.6, foot - s * 0.34, s * 1.2, s * 0.34, s * 0.02),
        view.down(foot - s * 0.34, foot, wood, scale(wood, 0.6)),
    )
    view.canvas.fill(
        Path().rect(x - s * 0.63, foot - s * 0.36, s * 1.26, s * 0.05, s * 0.02), scale(wood, 1.2)
    )
    posts = (
        Path()
        .rect(x - s * 0.58, foot - s * 0.95, s * 0.035, s * 0.95)
        .rect(x + s * 0.545, foot - s * 0.95, s * 0.035, s * 0.95)
    )
    view.canvas.fill(posts, scale(wood, 0.8))
    awning(view, x - s * 0.68, foot - s * 1.02, s * 1.36, s * 0.24, colour)
    for k in (-0.5, 0.0, 0.5):
        buildings.paper_lantern(view, x + k * s, foot - s * 0.72, s * 0.055, glow=False)
