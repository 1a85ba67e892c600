"""A harbour: houses on a quay, moored boats, the pier one stands on."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import buildings, land
from seedbed.engines.illustrator.places.scenery.billows import billows, sea_tone
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import water
from seedbed.engines.illustrator.places.view import View


def _harbour_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.48, tall=0.45, wide=0.5)
    return Ground(
        horizon=h,
        stand_far=0.86,
        stand_near=0.95,
        surface="stone",
        water=(h + 0.08, 0.8),
        sky=(0.04, 0.24),
    )


def _harbour(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.9)
    land.rolling(
        view,
        line - u * 0.1,
        line + u * 0.02,
        layers=2,
        relief=0.1,
        depth=0.66,
        name="harbour hills",
        colours=("#c9d6e6", "#b5c6dd", "#9fb4d0")
        if view.snowy
        else ("#86a58f", "#6f9678", "#5a8466"),
    )
    _quay_houses(view, line + u * 0.015)
    water(view, line + u * 0.02, height, name="harbour water")
    if "storm" in view.graph.weather:
        deep = mix(view.light.sky[0], view.light.sky[2], 0.4)
        billows(view, line + u * 0.04, height * 0.86, sea_tone(deep, deep, view))
    if view.free("boat", "fishing-boat", "sailboat", "rowing-boat", "ship"):
        _boats(view)
    _pier(view)


def _quay_houses(view: View, foot: float) -> None:
    chance = view.chance("quay")
    u = view.unit
    walls = ("#e8a07a", "#f2d492", "#8fb7c9", "#e3b7b0", "#cfd8b0", "#f0e2cc", "#d98a72")
    x = -u * 0.03
    while x < view.width:
        a, b, c, d = chance.random(4)
        w, h = u * (0.06 + 0.05 * a), u * (0.09 + 0.09 * b)
        wall = view.tint(walls[int(c * 7)], 0.22)
        view.canvas.fill(
            Path().rect(x, foot - h, w, h), view.down(foot - h, foot, wall, scale(wall, 0.86))
        )
        roof = view.tint("#b5573f" if d < 0.6 else "#7a5a52", 0.22)
        view.canvas.fill(
            Path().polygon(
                [
                    (x - w * 0.06, foot - h),
                    (x + w * 0.5, foot - h - u * 0.035),
                    (x + w * 1.06, foot - h),
                ]
            ),
            view.tint("#f6faff", 0.2) if view.snowy else roof,
        )
        panes = Path()
        for row in range(int(h / (u * 0.042))):
            for col in range(3):
                panes.rect(
                    x + w * (0.16 + 0.27 * col),
                    foot - h + u * (0.014 + 0.042 * row),
                    w * 0.14,
                    u * 0.02,
                )
        view.canvas.fill(panes, mix(buildings.lit_window(view), wall, 0.15))
        x += w * 1.0
    view.canvas.fill(Path().rect(0, foot, view.width, u * 0.012), view.tint("#8d8478", 0.15))


def _boats(view: View) -> None:
    """Two moored boats far enough away to leave the water to the subjects."""
    u = view.unit
    for x0, s, hull in ((0.16, 0.9, "#c6503f"), (0.85, 1.1, "#3f6f96")):
        x, y = x0 * view.width, view.horizon + u * 0.085 * s
        w = u * 0.075 * s
        tone = view.tint(hull, 0.1)
        view.canvas.fill(
            Path().ellipse(x, y + w * 0.06, w * 1.05, w * 0.12), view.tint("#16303f"), opacity=0.4
        )
        view.canvas.fill(
            Path()
            .move(x - w, y - w * 0.34)
            .line(x + w, y - w * 0.38)
            .quad(x + w * 0.8, y + w * 0.06, x + w * 0.5, y + w * 0.06)
            .line(x - w * 0.55, y + w * 0.06)
            .quad(x - w * 0.85, y, x - w, y - w * 0.34)
            .close(),
            tone,
        )
        view.canvas.fill(
            Path().rect(x - w * 0.5, y - w * 0.8, w * 0.7, w * 0.46, w * 0.06),
            view.tint("#f6efe2", 0.08),
        )
        view.canvas.fill(
            Path()
            .rect(x - w * 0.36, y - w * 0.7, w * 0.18, w * 0.18)
            .rect(x - w * 0.08, y - w * 0.7, w * 0.18, w * 0.18),
            buildings.lit_window(view),
        )
        view.canvas.stroke(
            Path()
            .move(x + w * 0.35, y - w * 0.35)
            .line(x + w * 0.35, y - w * 1.6)
            .line(x - w * 0.5, y - w * 0.82),
            max(0.7, w * 0.03),
            view.tint("#5a4636", 0.1),
        )


def _pier(view: View) -> None:
    """The quay the viewer stands on: planks in perspective and bollards."""
    height, u = view.height, view.unit
    top = height * 0.835
    wood = view.tint("#9b7853" if not view.snowy else "#e4ecf5")
    view.canvas.wash(view.down(top, height, wood, scale(wood, 0.82)), top=top, bottom=height + 1)
    seams = Path()
    for i in range(-12, 13):
        seams.move(view.width * 0.5 + i * view.width * 0.06, top).line(
            view.width * 0.5 + i * view.width * 0.1, height
        )
    view.canvas.stroke(seams, max(0.8, u * 0.0025), scale(wood, 0.6), opacity=0.6)
    view.canvas.fill(Path().rect(0, top, view.width, u * 0.014), scale(wood, 1.1))
    view.canvas.fill(Path().rect(0, top + u * 0.014, view.width, u * 0.008), scale(wood, 0.5))
    for x0 in (0.09, 0.91):
        x = x0 * view.width
        iron = view.tint("#3f464c")
        view.canvas.fill(
            Path().rect(x - u * 0.022, top - u * 0.05, u * 0.044, u * 0.075, u * 0.012), iron
        )
        view.canvas.fill(
            Path().rect(x - u * 0.032, top - u * 0.06, u * 0.064, u * 0.024, u * 0.012),
            scale(iron, 1.3),
        )


PLACES = {
    "harbour": Place(_harbour_ground, _harbour, low_sun=0.6),
}
