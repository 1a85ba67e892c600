"""Rooms for many: library, classroom, cafe."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, scale
from seedbed.engines.illustrator.places.ground import Box, Frame, Ground
from seedbed.engines.illustrator.places.interior import centred, dim, evening, px, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def _library_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.7, tall=0.72, wide=0.72)
    pane = centred(frame, 0.5, 0.14, 0.3, 0.5)
    return Ground(
        horizon=floor,
        stand_far=floor + 0.08,
        stand_near=0.93,
        surface="floor",
        indoor=True,
        spots={"window": pane},
    )


def _library(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    floor = view.ground.horizon * h
    surfaces.walls(view, floor, "#8a6a4f" if view.kind == 0 else "#5f6f62", pattern="plain")
    box = px(view, view.ground.spots["window"])
    if view.kind == 0:
        furnish.window(view, box, panes=(2, 3), curtains="#8f2f35")
        spots = [(0.0, box[0] - u * 0.14), (box[2] + u * 0.14, float(w))]
    else:
        spots = [(0.0, float(w))]
    for k, (x0, x1) in enumerate(spots):
        n = max(1, round((x1 - x0) / (u * 0.36)))
        for i in range(n):
            furnish.bookcase(
                view,
                x0 + (x1 - x0) * i / n + u * 0.012,
                u * 0.05,
                (x1 - x0) / n - u * 0.024,
                floor + u * 0.01,
                shelves=5 + round(3 * view.frame.tall),
                name=f"case {k} {i}",
                wood="#6b4630" if view.kind == 0 else "#7f5a3c",
            )
    if view.kind == 1:
        _ladder(view, w * 0.8, floor)
    surfaces.boards(view, floor, "#8f5f3c")
    furnish.rug(
        view, w * 0.5, h * 0.87, min(w * 0.42, u * 0.42), "#8f2f35" if view.kind == 0 else "#2f5a5f"
    )
    for x in (0.25, 0.75):
        furnish.hanging_lamp(view, w * x, u * 0.13, u * 0.05, "#2f5f4a")
    if view.kind == 0:
        furnish.sunbeam(view, box, floor)
    evening(view, 0.5, 0.2)


def _ladder(view: View, x: float, floor: float) -> None:
    u = view.unit
    wood = dim(view, "#c08a52")
    rails = (
        Path()
        .move(x, floor + u * 0.03)
        .line(x + u * 0.1, u * 0.12)
        .move(x + u * 0.1, floor + u * 0.03)
        .line(x + u * 0.17, u * 0.12)
    )
    rungs = Path()
    for k in range(1, 10):
        t = k / 10
        rungs.move(x + u * 0.1 * t, floor + u * 0.03 + (u * 0.09 - floor) * t).line(
            x + u * 0.1 + u * 0.07 * t, floor + u * 0.03 + (u * 0.09 - floor) * t
        )
    view.canvas.stroke(rails, u * 0.012, wood)
    view.canvas.stroke(rungs, u * 0.009, scale(wood, 0.85))


def _classroom_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.66, tall=0.68, wide=0.68)
    board = centred(frame, 0.5, 0.14, 0.66 + 0.3 * frame.wide, 0.47)
    return Ground(
        horizon=floor,
        stand_far=floor + 0.06,
        stand_near=0.93,
        surface="floor",
        indoor=True,
        spots={"board": board},
    )


def _classroom(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    floor = view.ground.horizon * h
    surfaces.walls(
        view, floor, "#f2e6cf" if view.kind == 0 else "#dbe6e4", pattern="plain", panel=u * 0.12
    )
    box = px(view, view.ground.spots["board"])
    _blackboard(view, box)
    if view.span > 1.5:
        for x0, x1 in ((u * 0.06, box[0] - u * 0.16), (box[2] + u * 0.16, w - u * 0.06)):
            if x1 - x0 > u * 0.14:
                furnish.window(view, (x0, box[1] + u * 0.01, x1, box[3] + u * 0.02))
    _clock(view, w * 0.5, box[1] - u * 0.055, u * 0.038)
    surfaces.boards(view, floor, "#c9965f")
    _desks(view, floor)
    evening(view, 0.5, 0.2)


def _blackboard(view: View, box: Box) -> None:
    x0, y0, x1, y1 = box
    u = view.unit
    view.canvas.fill(
        Path().rect(
            x0 - u * 0.016, y0 - u * 0.016, x1 - x0 + u * 0.032, y1 - y0 + u * 0.032, u * 0.006
        ),
        dim(view, "#a8743f"),
    )
    green = dim(view, "#2f5f4c" if view.kind == 0 else "#35424a")
    view.canvas.fill(
        Path().rect(x0, y0, x1 - x0, y1 - y0),
        view.down(y0, y1, scale(green, 1.1), scale(green, 0.92)),
    )
    chance = view.chance("chalk")
    chalk, dust = Path(), Path()
    for _ in range(7):
        x, y = (
            x0 + (x1 - x0) * chance.uniform(0.05, 0.8),
            y0 + (y1 - y0) * chance.uniform(0.1, 0.85),
        )
        dust.ellipse(x, y, u * 0.08, u * 0.015)
    a, b = x0 + (x1 - x0) * 0.1, y0 + (y1 - y0) * 0.25
    chalk.circle(a + u * 0.03, b + u * 0.02, u * 0.028)
    for k in range(8):
        dx, dy = (1, 0, -1, 0, 0.7, -0.7, 0.7, -0.7)[k], (0, 1, 0, -1, 0.7, 0.7, -0.7, -0.7)[k]
        chalk.move(a + u * 0.03 + dx * u * 0.036, b + u * 0.02 + dy * u * 0.036).line(
            a + u * 0.03 + dx * u * 0.05, b + u * 0.02 + dy * u * 0.05
        )
    c = x0 + (x1 - x0) * 0.72
    chalk.polygon([(c, b + u * 0.1), (c + u * 0.06, b), (c + u * 0.12, b + u * 0.1)])
    chalk.rect(c + u * 0.02, b + u * 0.1, u * 0.08, u * 0.06)
    for k in range(3):
        chalk.move(x0 + (x1 - x0) * 0.34, b + u * 0.05 * k).line(
            x0 + (x1 - x0) * (0.56 - 0.05 * k), b + u * 0.05 * k
        )
    view.canvas.fill(dust, "#ffffff", opacity=0.06)
    if view.graph.lettering:
        return  # the words are what is on it
    view.canvas.stroke(chalk, u * 0.005, "#f6f4ea", opacity=0.75)
    view.canvas.fill(
        Path().rect(x0 + u * 0.02, y1 + u * 0.008, x1 - x0 - u * 0.04, u * 0.016, u * 0.004),
        dim(view, "#8f5f33"),
    )


def _clock(view: View, x: float, y: float, r: float) -> None:
    view.canvas.fill(Path().circle(x, y, r * 1.12), dim(view, "#c9553f"))
    view.canvas.fill(Path().circle(x, y, r), dim(view, "#fffaf0"))
    view.canvas.stroke(
        Path().move(x, y).line(x, y - r * 0.72).move(x, y).line(x + r * 0.48, y + r * 0.2),
        max(1.0, r * 0.1),
        "#3a3030",
    )


def _desks(view: View, floor: float) -> None:
    """Two rows of desks at the sides, the middle left free."""
    u, w, h = view.unit, view.width, view.height
    for t in (0.1, 0.42):
        y = floor + (h - floor) * t
        s = u * (0.15 + 0.12 * t)
        for side in (-1, 1):
            for k in range(1 + round(1.2 * (view.span - 1))):
                x = w * 0.5 + side * (w * 0.5 - s * (0.55 + 1.35 * k))
                if abs(x - w * 0.5) < u * 0.24:
                    continue
                wood, iron = dim(view, "#d9a866"), dim(view, "#6f7a80")
                view.canvas.fill(
                    Path().ellipse(x, y + s * 0.62, s * 0.5, s * 0.05), "#20120a", opacity=0.22
                )
                legs = (
                    Path()
                    .rect(x - s * 0.42, y, s * 0.045, s * 0.62)
                    .rect(x + s * 0.375, y, s * 0.045, s * 0.62)
                )
                view.canvas.fill(legs, iron)
                view.canvas.fill(
                    Path().rect(x - s * 0.4, y + s * 0.05, s * 0.8, s * 0.16), scale(wood, 0.72)
                )
                view.canvas.fill(
                    Path().polygon(
                        [
                            (x - s * 0.5, y + s * 0.05),
                            (x - s * 0.42, y - s * 0.09),
                            (x + s * 0.42, y - s * 0.09),
                            (x + s * 0.5, y + s * 0.05),
                        ]
                    ),
                    scale(wood, 1.08),
                )
                view.canvas.fill(Path().rect(x - s * 0.5, y + s * 0.045, s, s * 0.04), wood)
                view.canvas.fill(
                    Path().polygon(
                        [
                            (x - s * 0.2, y + s * 0.01),
                            (x - s * 0.17, y - s * 0.06),
                            (x + s * 0.06, y - s * 0.06),
                            (x + s * 0.05, y + s * 0.01),
                        ]
                    ),
                    dim(view, "#e4634f" if k % 2 else "#4f8fc0"),
                )


def _cafe_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.7, tall=0.72, wide=0.72)
    pane = centred(frame, 0.5, 0.16, 0.56 + 0.5 * frame.wide, 0.54)
    return Ground(
        horizon=floor,
        stand_far=floor + 0.08,
        stand_near=0.93,
        surface="floor",
        indoor=True,
        spots={"window": pane},
        clear=((0.0, floor - 0.14, 0.16, 0.93), (0.84, floor - 0.14, 1.0, 0.93)),
    )


def _cafe(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    floor = view.ground.horizon * h
    surfaces.walls(
        view, floor, "#c98f6f" if view.kind == 0 else "#5f7f7a", pattern="plain", panel=u * 0.14
    )
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, panes=(3 + round(2 * view.frame.wide), 1))
    bunting = Path()
    n = round(9 * view.span)
    for i in range(n):
        bunting.polygon(
            [(w * i / n, u * 0.03), (w * (i + 0.8) / n, u * 0.03), (w * (i + 0.4) / n, u * 0.075)]
        )
    view.canvas.fill(bunting, dim(view, "#f2d9a8"), opacity=0.85)
    surfaces.boards(view, floor, "#8f6240")
    n = max(2, round(3 * view.span))
    for i in range(n):
        furnish.hanging_lamp(
            view, w * (i + 0.5) / n, u * 0.16, u * 0.042, "#2f3f3c" if view.kind == 0 else "#d9a24a"
        )
    for side in (-1, 1):
        x = w * 0.5 + side * (w * 0.5 - u * 0.08)
        _bistro(view, x, floor + u * 0.2, u * 0.22, -side)
    furnish.pot_plant(
        view,
        box[0] - u * 0.1 if box[0] > u * 0.2 else u * 0.05,
        floor + u * 0.03,
        u * 0.2,
        seed=view.graph.seed % 97,
    )
    furnish.sunbeam(view, box, floor)
    evening(view, 0.5, 0.2)


def _bistro(view: View, x: float, foot: float, s: float, way: int) -> None:
    """A round table with a cup, and a chair."""
    iron, top = dim(view, "#3a3a40"), dim(view, "#f0e6d6")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.42, s * 0.06), "#20120a", opacity=0.3)
    view.canvas.fill(
        Path()
        .rect(x - s * 0.03, foot - s * 0.72, s * 0.06, s * 0.7)
        .ellipse(x, foot - s * 0.01, s * 0.22, s * 0.04),
        iron,
    )
    view.canvas.fill(Path().ellipse(x, foot - s * 0.7, s * 0.46, s * 0.1), scale(top, 0.75))
    view.canvas.fill(Path().ellipse(x, foot - s * 0.725, s * 0.46, s * 0.1), top)
    cup = Path().rect(x - s * 0.02 * way - s * 0.06, foot - s * 0.86, s * 0.12, s * 0.11, s * 0.04)
    view.canvas.fill(
        Path().ellipse(x - s * 0.02 * way, foot - s * 0.75, s * 0.12, s * 0.025), "#ffffff"
    )
    view.canvas.fill(cup, dim(view, "#c9553f"))
    view.canvas.fill(
        Path().ellipse(x - s * 0.02 * way, foot - s * 0.855, s * 0.055, s * 0.014), "#4a2c1c"
    )


PLACES = {
    "library": Place(_library_ground, _library, light=room_light, weather=False, low_sun=0.4),
    "classroom": Place(_classroom_ground, _classroom, light=room_light, weather=False, low_sun=0.4),
    "cafe": Place(_cafe_ground, _cafe, light=room_light, weather=False, low_sun=0.4),
}
