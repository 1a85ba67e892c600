"""Things people built, as scenery: cottages, barns, fences, benches, lamps, lanterns."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.view import View

WARM = "#ffd27a"


def lit_window(view: View) -> Colour:
    """The colour of a window pane: warm when it is dark outside, sky by day."""
    if view.light.darkness > 0.22 or view.wet:
        return WARM
    return mix(view.light.sky[2], "#5f7f9a", 0.45)


def cottage(
    view: View, x: float, foot: float, h: float, *, depth: float = 0.0, pick: int = 0
) -> None:
    """A small house with a pitched roof, its front wall and one lit side; `h` to the ridge."""
    walls = ("#f4e3c8", "#e9d2b4", "#e3c7a9", "#d9dfe2")
    roofs = ("#b5573f", "#8a4f43", "#a86a3f", "#5f6f86")
    wall, roof = view.tint(walls[pick % 4], depth), view.tint(roofs[pick // 2 % 4], depth)
    w = h * 1.25
    eave = foot - h * 0.52
    side = view.sun_side
    view.canvas.fill(
        Path().rect(x - w / 2, eave, w, foot - eave),
        view.across(
            x - w / 2,
            x + w / 2,
            *((wall, scale(wall, 0.8)) if side < 0 else (scale(wall, 0.8), wall)),
        ),
    )
    panes, doors = Path(), Path()
    for k in (-0.3, 0.3):
        panes.rect(x + k * w - w * 0.085, eave + h * 0.14, w * 0.17, h * 0.18)
    doors.rect(x - w * 0.075, foot - h * 0.32, w * 0.15, h * 0.32, w * 0.03)
    pane = lit_window(view)
    view.canvas.fill(doors, view.tint("#6a4630", depth))
    view.canvas.fill(panes, mix(pane, view.light.haze, depth * 0.4))
    view.canvas.fill(Path().rect(x + w * 0.2, foot - h * 1.02, w * 0.1, h * 0.3), scale(roof, 0.75))
    top = Path().polygon(
        [
            (x - w * 0.6, eave + h * 0.03),
            (x - w * 0.36, foot - h),
            (x + w * 0.36, foot - h),
            (x + w * 0.6, eave + h * 0.03),
        ]
    )
    view.canvas.fill(
        top, view.down(foot - h, eave, mix(roof, view.light.sun, 0.14), scale(roof, 0.86))
    )
    if view.snowy:
        cap = Path().polygon(
            [
                (x - w * 0.57, eave - h * 0.03),
                (x - w * 0.37, foot - h * 1.04),
                (x + w * 0.37, foot - h * 1.04),
                (x + w * 0.57, eave - h * 0.03),
                (x + w * 0.3, eave - h * 0.09),
                (x, eave - h * 0.05),
                (x - w * 0.3, eave - h * 0.1),
            ]
        )
        view.canvas.fill(cap, view.tint("#f8fbff", depth))
    if view.light.darkness > 0.4:
        view.glow(x, foot - h * 0.25, h * 1.1, "#ffb860", 0.42 * (1 - depth))


def barn(view: View, x: float, foot: float, h: float) -> None:
    """A red barn with a broken roof, white trim and a crossed door; `h` to the ridge."""
    w = h * 1.1
    red = view.tint("#b23a30", 0.12)
    eave = foot - h * 0.55
    side = -view.sun_side
    long = Path().polygon(
        [
            (x + side * w * 0.3, foot),
            (x + side * w * 0.62, foot - h * 0.03),
            (x + side * w * 0.62, eave),
            (x + side * w * 0.3, eave),
        ]
    )
    view.canvas.fill(long, scale(red, 0.68))
    roof = view.tint("#5b5560", 0.12)
    view.canvas.fill(
        Path().polygon(
            [
                (x, foot - h),
                (x + side * w * 0.36, foot - h * 0.98),
                (x + side * w * 0.68, eave - h * 0.02),
                (x + side * w * 0.36, eave + h * 0.02),
            ]
        ),
        scale(roof, 0.85),
    )
    front = Path().polygon(
        [
            (x - w * 0.36, foot),
            (x - w * 0.36, eave),
            (x - w * 0.22, foot - h * 0.84),
            (x, foot - h),
            (x + w * 0.22, foot - h * 0.84),
            (x + w * 0.36, eave),
            (x + w * 0.36, foot),
        ]
    )
    view.canvas.fill(
        front,
        view.across(
            x - w * 0.36,
            x + w * 0.36,
            *((scale(red, 1.12), red) if side > 0 else (red, scale(red, 1.12))),
        ),
    )
    boards = Path()
    for k in np.linspace(-0.32, 0.32, 11):
        boards.move(x + k * w, foot).line(x + k * w, foot - h * 0.9 + abs(k) * h * 0.5)
    view.canvas.stroke(boards, max(0.6, h * 0.006), scale(red, 0.75), opacity=0.6, clip=front)
    white = view.tint("#fbf3e6", 0.08)
    trim = (
        Path()
        .move(x - w * 0.38, eave + h * 0.01)
        .line(x - w * 0.22, foot - h * 0.85)
        .line(x, foot - h * 1.01)
    )
    trim.line(x + w * 0.22, foot - h * 0.85).line(x + w * 0.38, eave + h * 0.01)
    view.canvas.stroke(trim, h * 0.035, roof)
    door = Path().rect(x - w * 0.16, foot - h * 0.38, w * 0.32, h * 0.38)
    view.canvas.fill(door, scale(red, 0.82))
    cross = Path().rect(x - w * 0.16, foot - h * 0.38, w * 0.32, h * 0.38)
    cross.move(x - w * 0.16, foot - h * 0.38).line(x + w * 0.16, foot).move(
        x + w * 0.16, foot - h * 0.38
    ).line(x - w * 0.16, foot)
    cross.rect(x - w * 0.07, foot - h * 0.7, w * 0.14, h * 0.15)
    view.canvas.fill(
        Path().rect(x - w * 0.07, foot - h * 0.7, w * 0.14, h * 0.15), lit_window(view)
    )
    view.canvas.stroke(cross, h * 0.018, white, join="miter")
    if view.snowy:
        snow = Path().polygon(
            [
                (x, foot - h * 1.04),
                (x + side * w * 0.36, foot - h * 1.02),
                (x + side * w * 0.7, eave - h * 0.05),
                (x + side * w * 0.38, eave - h * 0.03),
                (x + side * w * 0.24, foot - h * 0.82),
            ]
        )
        view.canvas.fill(snow, view.tint("#f6faff"))


def picket_fence(view: View, foot: float, h: float) -> None:
    """A white fence of pointed boards across the whole width."""
    posts, rails = Path(), Path()
    step = h * 0.3
    n = int(view.width / step) + 2
    for i in range(n):
        x = i * step
        w = step * 0.62
        posts.polygon(
            [
                (x, foot),
                (x, foot - h * 0.85),
                (x + w / 2, foot - h),
                (x + w, foot - h * 0.85),
                (x + w, foot),
            ]
        )
    for k in (0.3, 0.68):
        rails.rect(0, foot - h * k, view.width, h * 0.08)
    white = view.tint("#fbf6ec", 0.1)
    view.canvas.fill(rails, scale(white, 0.82))
    view.canvas.fill(posts, view.down(foot - h, foot, white, scale(white, 0.88)))


def rail_fence(view: View, foot: float, h: float) -> None:
    """A wooden fence of posts and two rails, slightly uneven."""
    chance = view.chance("rail fence")
    wood = view.tint("#9a744e", 0.1)
    posts, rails, snow = Path(), Path(), Path()
    step = view.unit * 0.13
    n = int(view.width / step) + 2
    tops = foot + chance.normal(0, h * 0.05, n + 1)
    for i in range(n):
        x = (i - 0.3) * step
        posts.rect(x - h * 0.055, tops[i] - h, h * 0.11, h * 1.02, h * 0.02)
        snow.rect(x - h * 0.065, tops[i] - h * 1.04, h * 0.13, h * 0.08, h * 0.03)
        for k in (0.42, 0.8):
            a, b = tops[i] - h * k, tops[i + 1] - h * k
            rails.polygon([(x, a), (x + step, b), (x + step, b + h * 0.1), (x, a + h * 0.1)])
            snow.polygon([(x, a), (x + step, b), (x + step, b + h * 0.035), (x, a + h * 0.035)])
    view.canvas.fill(rails, scale(wood, 0.86))
    view.canvas.fill(posts, view.down(foot - h, foot, scale(wood, 1.12), scale(wood, 0.75)))
    if view.snowy:
        view.canvas.fill(snow, view.tint("#f8fbff"))


def bench(view: View, x: float, foot: float, w: float) -> None:
    """A park bench seen from the front, `w` wide, its feet at `foot`."""
    h = w * 0.5
    iron, wood = view.tint("#3b4148"), view.tint("#a8703f")
    view.canvas.fill(
        Path().ellipse(x - view.sun_side * w * 0.08, foot - h * 0.01, w * 0.56, h * 0.1),
        view.tint("#1f2a24"),
        opacity=0.3,
    )
    legs = Path()
    for k in (-0.4, 0.4):
        legs.rect(x + k * w - w * 0.016, foot - h * 0.98, w * 0.032, h * 0.98, w * 0.012)
        legs.rect(x + k * w - w * 0.05, foot - h * 0.05, w * 0.1, h * 0.05, w * 0.01)
        legs.rect(x + k * w - w * 0.03, foot - h * 0.64, w * 0.06, h * 0.04, w * 0.012)
    view.canvas.fill(legs, iron)
    slats, snow = Path(), Path()
    for y in (0.98, 0.83, 0.68):
        slats.rect(x - w * 0.5, foot - h * y, w, h * 0.11, h * 0.03)
    slats.rect(x - w * 0.51, foot - h * 0.47, w * 1.02, h * 0.1, h * 0.03)
    slats.rect(x - w * 0.52, foot - h * 0.38, w * 1.04, h * 0.09, h * 0.03)
    snow.rect(x - w * 0.51, foot - h * 0.52, w * 1.02, h * 0.085, h * 0.04)
    snow.rect(x - w * 0.5, foot - h * 1.02, w, h * 0.07, h * 0.035)
    view.canvas.fill(
        slats,
        view.down(
            foot - h, foot - h * 0.3, mix(scale(wood, 1.15), view.light.sun, 0.1), scale(wood, 0.8)
        ),
    )
    if view.snowy:
        view.canvas.fill(snow, view.tint("#f8fbff"))


def lamp(view: View, x: float, foot: float, h: float) -> None:
    """A cast-iron street lamp with a lantern, lit in the dark."""
    iron = view.tint("#2f363d")
    post = Path().rect(x - h * 0.014, foot - h * 0.84, h * 0.028, h * 0.84)
    post.rect(x - h * 0.035, foot - h * 0.08, h * 0.07, h * 0.08, h * 0.012).rect(
        x - h * 0.026, foot - h * 0.16, h * 0.052, h * 0.09
    )
    post.rect(x - h * 0.03, foot - h * 0.85, h * 0.06, h * 0.02)
    view.canvas.fill(post, iron)
    on = view.light.darkness > 0.22
    glass = Path().polygon(
        [
            (x - h * 0.032, foot - h * 0.85),
            (x - h * 0.055, foot - h * 0.965),
            (x + h * 0.055, foot - h * 0.965),
            (x + h * 0.032, foot - h * 0.85),
        ]
    )
    view.canvas.fill(
        glass, "#fff0c0" if on else mix(view.light.sky[3], "#ffffff", 0.4), opacity=0.95
    )
    cap = Path().polygon(
        [(x - h * 0.065, foot - h * 0.96), (x, foot - h * 1.02), (x + h * 0.065, foot - h * 0.96)]
    )
    view.canvas.fill(cap, iron)
    view.canvas.stroke(glass, h * 0.008, iron)
    if on:
        view.glow(x, foot - h * 0.91, h * 0.62, "#ffc873", 0.8)
        view.canvas.fill(Path().ellipse(x, foot, h * 0.4, h * 0.07), "#ffd28a", opacity=0.16)


def paper_lantern(
    view: View, x: float, y: float, r: float, colour: Colour = "#e0382c", *, glow: bool = True
) -> None:
    """A round ribbed lantern hanging from (x, y - 1.2 r), lit from within."""
    gold = "#f2c14e"
    if glow:
        view.glow(x, y, r * 3.0, mix(colour, "#ffb347", 0.5), 0.5)
    body = Path().ellipse(x, y, r, r * 0.82)
    view.canvas.fill(
        body,
        view.across(
            x - r, x + r, scale(colour, 0.75), mix(colour, "#ffb347", 0.5), scale(colour, 0.75)
        ),
    )
    ribs = Path()
    for k in (-0.66, -0.33, 0.0, 0.33, 0.66):
        ribs.move(x + k * r * 0.35, y - r * 0.8).quad(
            x + k * r * 1.9, y, x + k * r * 0.35, y + r * 0.8
        )
    view.canvas.stroke(ribs, max(0.6, r * 0.035), scale(colour, 0.62), opacity=0.7, clip=body)
    caps = (
        Path()
        .rect(x - r * 0.36, y - r * 0.95, r * 0.72, r * 0.2, r * 0.05)
        .rect(x - r * 0.36, y + r * 0.74, r * 0.72, r * 0.2, r * 0.05)
    )
    view.canvas.fill(caps, gold)
    tassel = (
        Path().move(x, y - r * 1.25).line(x, y - r * 0.9).move(x, y + r * 0.9).line(x, y + r * 1.2)
    )
    view.canvas.stroke(tassel, max(0.7, r * 0.05), gold)
    view.canvas.fill(
        Path().polygon(
            [
                (x - r * 0.08, y + r * 1.15),
                (x + r * 0.08, y + r * 1.15),
                (x + r * 0.13, y + r * 1.75),
                (x - r * 0.13, y + r * 1.75),
            ]
        ),
        scale(colour, 0.9),
    )
