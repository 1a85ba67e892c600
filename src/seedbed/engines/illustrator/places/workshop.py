"""A workshop: the joiner's bench under a wall of tools, or the smith's forge."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.interior import centred, dim, evening, px, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def _ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.7, tall=0.72, wide=0.72)
    k = min(1.0, frame.aspect)
    return Ground(
        horizon=floor,
        stand_far=floor + 0.08,
        stand_near=0.94,
        surface="floor",
        indoor=True,
        spots={
            "window": centred(frame, 0.5, floor - 0.54 * k, 0.3, floor - 0.3 * k),
            "counter": (0.04, floor - 0.3 * k, 0.96, floor - 0.17 * k),
        },
    )


def _workshop(view: View) -> None:
    u, w = view.unit, view.width
    floor = view.horizon
    forge = view.kind == 1
    surfaces.walls(
        view, floor, "#7f7068" if forge else "#c9a67f", pattern="tiles" if forge else "plain"
    )
    if not forge:
        box = px(view, view.ground.spots["window"])
        furnish.window(view, box, panes=(2, 2))
        for x0, x1 in ((u * 0.02, box[0] - u * 0.06), (box[2] + u * 0.06, w - u * 0.02)):
            _tools(view, x0, floor - u * 0.52, x1, floor - u * 0.24)
    surfaces.boards(view, floor, "#6b5a4c" if forge else "#a9794a")
    if forge:
        _hearth(view, w / 2 - view.sun_side * (w / 2 - u * 0.22), floor + u * 0.05, u * 0.4)
        _tools(view, w / 2 - u * 0.06, floor - u * 0.5, w / 2 + u * 0.34, floor - u * 0.24)
        _anvil(view, w / 2 + view.sun_side * (w / 2 - u * 0.16), floor + u * 0.14, u * 0.2)
    else:
        wood = dim(view, "#b98350")
        top = floor - u * 0.17
        view.canvas.fill(Path().rect(0, top, w, u * 0.035), scale(wood, 1.12))
        view.canvas.fill(Path().rect(0, top + u * 0.035, w, u * 0.06), scale(wood, 0.8))
        legs = Path()
        for k in range(max(3, round(4 * view.span))):
            legs.rect(
                w * (k + 0.3) / max(3, round(4 * view.span)), top + u * 0.09, u * 0.04, u * 0.1
            )
        view.canvas.fill(legs, scale(wood, 0.66))
        _bench_things(view, top)
    for k in range(max(1, round(2 * view.span))):
        n = max(1, round(2 * view.span))
        furnish.hanging_lamp(view, w * (k + 0.5) / n, u * 0.1, u * 0.045, "#3f5a4f")
    evening(view, 0.5, 0.2)


def _tools(view: View, x0: float, y0: float, x1: float, y1: float) -> None:
    """Hammers, saws and spanners on a board of pegs."""
    u = view.unit
    if x1 - x0 < u * 0.08:
        return
    board = dim(view, "#8f6a4a" if view.kind == 0 else "#5a4a42")
    view.canvas.fill(Path().rect(x0, y0, x1 - x0, y1 - y0, u * 0.008), board)
    wood, steel = dim(view, "#d9a866"), dim(view, "#c3cad2")
    n = max(1, int((x1 - x0) / (u * 0.085)))
    grips, heads = Path(), Path()
    for k in range(n):
        x, y, h = x0 + (x1 - x0) * (k + 0.5) / n, y0 + u * 0.035, u * 0.17
        kind = (k + view.kind) % 4
        if kind == 0:
            grips.rect(x - u * 0.006, y, u * 0.012, h)
            heads.rect(x - u * 0.03, y, u * 0.06, u * 0.028, u * 0.006)
        elif kind == 1:
            heads.polygon([(x - u * 0.03, y + u * 0.05), (x + u * 0.03, y + u * 0.05),
                           (x + u * 0.012, y + h), (x - u * 0.004, y + h)])  # fmt: skip
            grips.rect(x - u * 0.028, y, u * 0.056, u * 0.05, u * 0.012)
        elif kind == 2:
            heads.rect(x - u * 0.007, y + u * 0.02, u * 0.014, h * 0.7)
            heads.circle(x, y + u * 0.016, u * 0.02).circle(x, y + h * 0.86, u * 0.018)
        else:
            grips.rect(x - u * 0.011, y, u * 0.022, h * 0.4, u * 0.008)
            heads.rect(x - u * 0.005, y + h * 0.38, u * 0.01, h * 0.56)
    view.canvas.fill(grips, wood)
    view.canvas.fill(heads, steel)


def _bench_things(view: View, top: float) -> None:
    """A vice, planks and shavings at the ends of the bench."""
    u, w = view.unit, view.width
    iron, plank = dim(view, "#3f6f8a"), dim(view, "#e0b983")
    x = w - u * 0.14
    view.canvas.fill(
        Path()
        .rect(x - u * 0.05, top - u * 0.06, u * 0.04, u * 0.06, u * 0.006)
        .rect(x + u * 0.005, top - u * 0.06, u * 0.04, u * 0.06, u * 0.006),
        iron,
    )
    view.canvas.fill(
        Path().rect(x - u * 0.06, top - u * 0.025, u * 0.14, u * 0.014), scale(iron, 0.7)
    )
    for k in range(3):
        view.canvas.fill(Path().rect(u * (0.03 + 0.015 * k), top - u * 0.022 * (k + 1), u * 0.22,
                                     u * 0.019, u * 0.003), scale(plank, 1 - 0.08 * k))  # fmt: skip
    curls = Path()
    for k in range(7):
        curls.circle(u * (0.3 + 0.016 * k), top - u * 0.008, u * 0.009)
    view.canvas.stroke(curls, max(0.8, u * 0.003), scale(plank, 0.9))


def _hearth(view: View, x: float, foot: float, s: float) -> None:
    """A brick forge with glowing coals under its hood."""
    brick = dim(view, "#8f4f40")
    hood = [(x - s * 0.14, 0.0), (x + s * 0.14, 0.0), (x + s * 0.14, foot - s * 1.15),
            (x + s * 0.46, foot - s * 0.82), (x - s * 0.46, foot - s * 0.82),
            (x - s * 0.14, foot - s * 1.15)]  # fmt: skip
    view.canvas.fill(Path().polygon(hood), scale(brick, 0.72))
    base = Path().rect(x - s * 0.48, foot - s * 0.42, s * 0.96, s * 0.42)
    view.canvas.fill(base, view.down(foot - s * 0.42, foot, brick, scale(brick, 0.8)))
    courses = Path()
    for row in range(5):
        y = foot - s * 0.42 + s * 0.084 * row
        courses.move(x - s * 0.48, y).line(x + s * 0.48, y)
        for k in range(6):
            at = x - s * 0.48 + s * 0.16 * (k + 0.5 * (row % 2))
            courses.move(at, y).line(at, y + s * 0.084)
    view.canvas.stroke(courses, max(0.8, s * 0.008), scale(brick, 0.62))
    view.glow(x, foot - s * 0.48, s * 1.1, "#ff7a2a", 0.75)
    coals = Path()
    for k in range(9):
        coals.circle(x - s * 0.32 + s * 0.08 * k, foot - s * 0.44, s * (0.05 + 0.014 * (k % 3)))
    view.canvas.fill(coals, "#e0481f")
    flames = Path()
    for dx, high in ((-0.2, 0.2), (-0.06, 0.3), (0.08, 0.24), (0.22, 0.16)):
        flames.move(x + (dx - 0.07) * s, foot - s * 0.46).quad(
            x + (dx - 0.05) * s,
            foot - s * (0.46 + high * 0.5),
            x + dx * s,
            foot - s * (0.46 + high),
        )
        flames.quad(x + (dx + 0.06) * s, foot - s * (0.46 + high * 0.5), x + (dx + 0.07) * s,
                    foot - s * 0.46).close()  # fmt: skip
    view.canvas.fill(flames, "#ffb43a")


def _anvil(view: View, x: float, foot: float, s: float) -> None:
    iron, wood = dim(view, "#5a616b"), dim(view, "#8a5f3c")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.42, s * 0.06), "#20120a", opacity=0.3)
    view.canvas.fill(Path().rect(x - s * 0.28, foot - s * 0.42, s * 0.56, s * 0.42, s * 0.03), wood)
    view.canvas.fill(
        Path().rect(x - s * 0.29, foot - s * 0.3, s * 0.58, s * 0.04), scale(wood, 0.6)
    )
    body = (
        Path()
        .move(x - s * 0.26, foot - s * 0.42)
        .quad(x - s * 0.12, foot - s * 0.52, x - s * 0.14, foot - s * 0.64)
    )
    body.line(x - s * 0.56, foot - s * 0.76).line(x - s * 0.1, foot - s * 0.8)
    body.line(x + s * 0.36, foot - s * 0.8).line(x + s * 0.36, foot - s * 0.68)
    body.line(x + s * 0.14, foot - s * 0.64).quad(x + s * 0.12, foot - s * 0.52, x + s * 0.26,
                                                  foot - s * 0.42)  # fmt: skip
    view.canvas.fill(
        body.close(), view.down(foot - s * 0.8, foot - s * 0.42, scale(iron, 1.3), iron)
    )


PLACES = {"workshop": Place(_ground, _workshop, light=room_light, weather=False, low_sun=0.4)}
