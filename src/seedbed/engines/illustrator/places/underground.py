"""The subway: its platform with a train, and the carriage from inside."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.interior import dim, evening, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def _subway_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.68, tall=0.7, wide=0.7)
    return Ground(
        horizon=floor, stand_far=floor + 0.07, stand_near=0.94, surface="floor", indoor=True
    )


def _subway(view: View) -> None:
    if view.kind == 0:
        _platform(view)
    else:
        _carriage(view)
    evening(view, 0.5, 0.1)


def _platform(view: View) -> None:
    """A tiled platform, the train standing at it with lit windows."""
    u, w, h = view.unit, view.width, view.height
    floor = view.horizon
    surfaces.walls(view, floor, "#e6e9ea", pattern="tiles")
    view.canvas.fill(Path().rect(0, floor - u * 0.56, w, u * 0.05), dim(view, "#2f6fb0"))
    steel = dim(view, "#c3cbd2")
    top, low = floor - u * 0.42, floor - u * 0.005
    view.canvas.fill(
        Path().rect(0, top, w, low - top),
        view.down(top, low, scale(steel, 1.08), steel, scale(steel, 0.86)),
    )
    view.canvas.fill(Path().rect(0, top + u * 0.27, w, u * 0.035), dim(view, "#d9443a"))
    view.canvas.fill(Path().rect(0, top - u * 0.012, w, u * 0.02), scale(steel, 0.6))
    n = max(2, round(2.6 * view.span))
    for i in range(n):
        x0, x1 = w * i / n, w * (i + 1) / n
        door = Path().rect(
            x0 + (x1 - x0) * 0.36, top + u * 0.03, (x1 - x0) * 0.28, low - top - u * 0.03
        )
        view.canvas.fill(door, scale(steel, 0.92))
        middle = (x0 + x1) / 2
        view.canvas.stroke(
            Path().move(middle, top + u * 0.03).line(middle, low),
            max(1.0, u * 0.004),
            scale(steel, 0.55),
        )
        for a, b in ((0.05, 0.3), (0.39, 0.485), (0.515, 0.61), (0.7, 0.95)):
            pane = Path().rect(x0 + (x1 - x0) * a, top + u * 0.06, (x1 - x0) * (b - a), u * 0.17,
                               u * 0.012)  # fmt: skip
            view.canvas.fill(pane, view.down(top, top + u * 0.24, "#fff3cf", "#f2d9a0"))
            view.canvas.stroke(pane, max(1.0, u * 0.005), scale(steel, 0.55))
    view.glow(w / 2, top + u * 0.12, u * 0.6, "#ffe3a0", 0.25)
    surfaces.tiles(view, floor, "#c9cdd2", "#b9bec5")
    view.canvas.fill(Path().rect(0, floor + u * 0.025, w, u * 0.03), dim(view, "#f2c13a"))
    for side in (0.02, 0.98):
        x = w * side
        column = Path().rect(x - u * 0.05, 0, u * 0.1, floor + u * 0.16)
        tone = dim(view, "#7f97a8")
        view.canvas.fill(column, view.across(x - u * 0.05, x + u * 0.05, scale(tone, 1.1), tone,
                                             scale(tone, 0.75)))  # fmt: skip
    for i in range(max(2, round(3 * view.span))):
        x = w * (i + 0.5) / max(2, round(3 * view.span))
        view.canvas.fill(
            Path().rect(x - u * 0.12, u * 0.03, u * 0.24, u * 0.016, u * 0.006), "#ffffff"
        )
        view.glow(x, u * 0.04, u * 0.3, "#eaf4ff", 0.4)
    if not view.flat:
        view.canvas.fill(Path().rect(0, floor + u * 0.06, w, h), "#ffffff", opacity=0.04)


def _carriage(view: View) -> None:
    """Inside: windows on the dark tunnel or the town, seats along them, straps and poles."""
    u, w, h = view.unit, view.width, view.height
    floor = view.horizon
    surfaces.walls(view, floor, "#dfe4e6", pattern="plain")
    n = max(2, round(2.4 * view.span))
    for i in range(n):
        x0, x1 = w * (i + 0.1) / n, w * (i + 0.9) / n
        furnish.window(view, (x0, floor - u * 0.5, x1, floor - u * 0.24), panes=(1, 1), sill=False)
    seat = dim(view, "#2f8fae")
    top = floor - u * 0.17
    view.canvas.fill(
        Path().rect(0, top, w, u * 0.13, u * 0.02),
        view.down(top, top + u * 0.13, scale(seat, 1.1), seat),
    )
    view.canvas.fill(Path().rect(0, floor - u * 0.05, w, u * 0.055, u * 0.015), scale(seat, 1.2))
    view.canvas.fill(Path().rect(0, floor + u * 0.005, w, u * 0.05), scale(seat, 0.45))
    seams = Path()
    for k in range(round(9 * view.span)):
        seams.move(w * k / round(9 * view.span), top).line(w * k / round(9 * view.span), floor)
    view.canvas.stroke(seams, max(1.0, u * 0.004), scale(seat, 0.72))
    view.canvas.wash(view.down(floor + u * 0.05, h, dim(view, "#9aa3ab"), dim(view, "#b9c0c6")),
                     top=floor + u * 0.05, bottom=h + 1)  # fmt: skip
    steel = dim(view, "#d9dde2")
    rail = u * 0.1
    view.canvas.fill(Path().rect(0, rail, w, u * 0.014), steel)
    for k in range(round(8 * view.span)):
        x = w * (k + 0.5) / round(8 * view.span)
        strap = Path().move(x, rail).line(x, rail + u * 0.07)
        view.canvas.stroke(strap, max(1.0, u * 0.008), dim(view, "#8f6a4a"))
        view.canvas.stroke(Path().circle(x, rail + u * 0.095, u * 0.024), max(1.0, u * 0.009),
                           dim(view, "#fbf6ea"))  # fmt: skip
    for at in (0.14, 0.86):
        x = w * at
        view.canvas.fill(
            Path().rect(x - u * 0.009, 0, u * 0.018, floor + u * 0.14),
            view.across(
                x - u * 0.009, x + u * 0.009, mix(steel, "#ffffff", 0.6), steel, scale(steel, 0.7)
            ),
        )
    view.canvas.fill(Path().rect(w * 0.3, u * 0.02, w * 0.4, u * 0.02, u * 0.01), "#ffffff")
    view.glow(w / 2, u * 0.03, u * 0.6, "#f4faff", 0.35)


PLACES = {"subway": Place(_subway_ground, _subway, light=room_light, weather=False, low_sun=0.4)}
