"""Where people train: gym, swimming pool."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.halls import hall_ground
from seedbed.engines.illustrator.places.interior import centred, dim, evening, px, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def _gym(view: View) -> None:
    """Mirrors or brick, a rack of dumbbells, a barbell, treadmills, a ball."""
    u, w = view.unit, view.width
    floor = view.horizon
    surfaces.walls(view, floor, "#c9d3da" if view.kind == 0 else "#a8685a",
                   pattern="plain" if view.kind == 0 else "tiles")  # fmt: skip
    n = max(2, round(3 * view.span))
    for i in range(n):
        x0, x1 = w * (i + 0.06) / n, w * (i + 0.94) / n
        pane = Path().rect(x0, floor - u * 0.52, x1 - x0, u * 0.34)
        if view.kind == 0:
            glass = dim(view, "#dcebf2")
            view.canvas.fill(pane, view.across(x0, x1, glass, mix(glass, "#ffffff", 0.5), glass))
            view.canvas.stroke(pane, max(1.0, u * 0.006), dim(view, "#7f8b95"))
        else:
            furnish.window(view, (x0, floor - u * 0.54, x1, floor - u * 0.24), panes=(3, 2),
                           sill=False)  # fmt: skip
    surfaces.boards(view, floor, "#5a6068" if view.kind == 0 else "#7a5a42")
    surfaces.skirting(view, floor)
    _rack(view, w / 2, floor + u * 0.02, u * 0.5)
    for side in (-1, 1):
        _treadmill(view, w / 2 + side * (w / 2 - u * 0.12), floor + u * 0.17, u * 0.3, side)
    evening(view, 0.5, 0.15)


def _rack(view: View, x: float, foot: float, s: float) -> None:
    """Two shelves of dumbbells along the wall."""
    steel = dim(view, "#3f464f")
    for side in (-1, 1):
        view.canvas.fill(Path().rect(x + side * s * 0.48 - s * 0.015, foot - s * 0.36, s * 0.03,
                                     s * 0.36), steel)  # fmt: skip
    for row, y in enumerate((foot - s * 0.13, foot - s * 0.31)):
        view.canvas.fill(Path().rect(x - s * 0.5, y, s, s * 0.025), steel)
        for k in range(6):
            cx = x - s * 0.41 + s * 0.165 * k
            r = s * (0.045 + 0.006 * k * (1 - row))
            tone = dim(view, ("#e0574f", "#f2b33d", "#3f86c9")[(k + row) % 3])
            view.canvas.fill(Path().rect(cx - s * 0.04, y - r - s * 0.008, s * 0.08, s * 0.018),
                             dim(view, "#aab3bd"))  # fmt: skip
            for dx in (-0.045, 0.045):
                view.canvas.fill(Path().rect(cx + dx * s - s * 0.022, y - 2 * r, s * 0.044, 2 * r,
                                             s * 0.014), tone)  # fmt: skip


def _treadmill(view: View, x: float, foot: float, s: float, side: int) -> None:
    dark, steel = dim(view, "#33383f"), dim(view, "#aab3bd")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.42, s * 0.04), "#20120a", opacity=0.25)
    deck = Path().polygon(
        [
            (x - side * s * 0.4, foot - s * 0.05),
            (x + side * s * 0.3, foot - s * 0.11),
            (x + side * s * 0.34, foot - s * 0.01),
            (x - side * s * 0.4, foot),
        ]
    )
    view.canvas.fill(deck, dark)
    post = (
        Path().move(x + side * s * 0.24, foot - s * 0.08).line(x + side * s * 0.32, foot - s * 0.72)
    )
    view.canvas.stroke(post, max(1.5, s * 0.05), steel)
    grip = (
        Path().move(x + side * s * 0.3, foot - s * 0.56).line(x + side * s * 0.02, foot - s * 0.54)
    )
    view.canvas.stroke(grip, max(1.0, s * 0.035), dark)
    screen = Path().polygon(
        [
            (x + side * s * 0.2, foot - s * 0.72),
            (x + side * s * 0.38, foot - s * 0.66),
            (x + side * s * 0.42, foot - s * 0.86),
            (x + side * s * 0.24, foot - s * 0.9),
        ]
    )
    view.canvas.fill(screen, dark)
    view.canvas.fill(Path().circle(x + side * s * 0.31, foot - s * 0.785, s * 0.045), "#5fd3e8")


def _pool_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.46, tall=0.44, wide=0.48)
    return Ground(
        horizon=h, stand_far=0.86, stand_near=0.95, surface="floor", indoor=True,
        water=(h + 0.08, 0.8),
        spots={"window": centred(frame, 0.5, h - 0.34 * min(1.0, frame.aspect),
                                 0.7 + 1.1 * frame.wide, h - 0.08 * min(1.0, frame.aspect))},
    )  # fmt: skip


def _pool(view: View) -> None:
    """Lanes of blue water under great windows, starting blocks before them."""
    u, w, h = view.unit, view.width, view.height
    line = view.horizon
    surfaces.walls(view, line, "#e3eef2" if view.kind == 0 else "#f2e8da", pattern="tiles")
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, panes=(4 + round(3 * view.frame.wide), 2), sill=False)
    edge = line + u * 0.05
    deck = dim(view, "#e9ecec" if view.kind == 0 else "#e6d5bd")
    view.canvas.wash(view.down(line, edge, scale(deck, 0.9), deck), top=line, bottom=edge + 1)
    low = h * 0.82
    water = dim(view, "#3fb4dc" if view.kind == 0 else "#35a8b8")
    view.canvas.wash(view.down(edge, low, mix(water, "#ffffff", 0.35), water, scale(water, 0.86)),
                     top=edge, bottom=low + 1)  # fmt: skip
    chance = view.chance("ripples")
    ripples = Path()
    for a, b, c in chance.random((int(110 * view.span), 3)):
        y = edge + (low - edge) * (0.02 + 0.96 * b**1.5)
        r = u * (0.012 + 0.06 * b) * (0.6 + c)
        ripples.move(a * w - r, y).quad(a * w, y - r * 0.16, a * w + r, y)
    view.canvas.stroke(ripples, max(0.8, u * 0.0035), "#ffffff", opacity=0.4)
    if view.kind == 0:
        lanes = max(4, round(6 * view.span))
        for k in range(1, lanes):
            x0, x1 = w / 2 + (k / lanes - 0.5) * w * 0.74, w / 2 + (k / lanes - 0.5) * w * 1.7
            steps = 26
            for i in range(steps):
                t, v = (i / steps) ** 1.5, ((i + 0.86) / steps) ** 1.5
                seg = Path().move(x0 + (x1 - x0) * t, edge + (low - edge) * t)
                seg.line(x0 + (x1 - x0) * v, edge + (low - edge) * v)
                view.canvas.stroke(seg, max(1.0, u * 0.008 * (0.3 + t)),
                                   dim(view, "#e0473f" if i % 2 else "#fbfbf6"))  # fmt: skip
    else:
        ring = Path().ellipse(w * 0.78, edge + (low - edge) * 0.4, u * 0.08, u * 0.028)
        view.canvas.stroke(ring, max(2.0, u * 0.03), dim(view, "#f28fb1"))
    view.canvas.wash(view.down(low, h, scale(deck, 1.03), scale(deck, 0.9)), top=low, bottom=h + 1)
    view.canvas.fill(Path().rect(0, low, w, u * 0.018), dim(view, "#ffffff"))
    tiles = Path()
    for k in range(-8, 9):
        tiles.move(w / 2 + k * u * 0.14, low + u * 0.02).line(w / 2 + k * u * 0.19, h)
    view.canvas.stroke(tiles, max(0.8, u * 0.003), scale(deck, 0.78), opacity=0.6)
    evening(view, 0.5, 0.15)


PLACES = {
    "gym": Place(hall_ground, _gym, light=room_light, weather=False, low_sun=0.4),
    "swimming-pool": Place(_pool_ground, _pool, light=room_light, weather=False, low_sun=0.4),
}
