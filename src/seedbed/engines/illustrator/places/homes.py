"""More rooms of a home and of work: bedroom, office."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.interior import centred, dim, evening, px, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def _bedroom_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.68, tall=0.7, wide=0.7)
    unit = min(1.0, frame.height / frame.width)
    bed = (1 - 0.52 * unit, floor - 0.16, 1.0, min(0.9, floor + 0.15))
    return Ground(
        horizon=floor,
        stand_far=floor + 0.1,
        stand_near=0.93,
        surface="floor",
        indoor=True,
        clear=((1 - 0.42 * unit, floor - 0.2, 1.0, floor + 0.15),),
        spots={"window": centred(frame, 0.36, 0.14, 0.34, 0.5), "bed": bed},
    )


def _bedroom(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    floor = view.ground.horizon * h
    wall = ("#cfd9e8", "#f0d9d0")[view.kind]
    surfaces.walls(view, floor, wall, pattern=("dots", "stripes")[view.kind])
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, curtains=("#6f86b0", "#c97a7a")[view.kind])
    furnish.picture(view, w - u * 0.3, h * 0.16, u * 0.18, u * 0.14, name="bedroom picture")
    surfaces.boards(view, floor, "#c49a6a")
    furnish.rug(view, w * 0.4, h * 0.88, u * 0.34, ("#7f95bd", "#d99a8a")[view.kind])
    _bed(view, w - u * 0.5, floor + u * 0.13, u * 0.56)
    _night_table(view, w - u * 0.6, floor + u * 0.08, u * 0.15)
    furnish.sunbeam(view, box, floor)
    evening(view, 0.55, 0.55)


def _bed(view: View, x: float, foot: float, s: float) -> None:
    """A bed from the side, its head at the right edge of the picture; `s` is its length."""
    wood, cover = dim(view, "#9a6a42"), dim(view, ("#5f7fb5", "#d98a7f")[view.kind])
    linen = dim(view, "#fbf6ee")
    view.canvas.fill(Path().rect(x, foot - s * 0.03, s, s * 0.05), "#20120a", opacity=0.28)
    view.canvas.fill(Path().rect(x + s * 0.86, foot - s * 0.66, s * 0.2, s * 0.66, s * 0.04), wood)
    view.canvas.fill(Path().rect(x, foot - s * 0.34, s * 0.05, s * 0.34, s * 0.02), wood)
    view.canvas.fill(Path().rect(x + s * 0.02, foot - s * 0.2, s, s * 0.14), scale(wood, 0.85))
    view.canvas.fill(Path().rect(x + s * 0.03, foot - s * 0.32, s, s * 0.14, s * 0.04), linen)
    view.canvas.fill(
        Path().rect(x + s * 0.66, foot - s * 0.42, s * 0.27, s * 0.14, s * 0.06), linen
    )
    view.canvas.stroke(
        Path().rect(x + s * 0.66, foot - s * 0.42, s * 0.27, s * 0.14, s * 0.06),
        max(0.8, s * 0.006),
        scale(linen, 0.85),
    )
    quilt = Path().move(x + s * 0.02, foot - s * 0.1).line(x + s * 0.02, foot - s * 0.34)
    quilt.quad(x + s * 0.1, foot - s * 0.4, x + s * 0.3, foot - s * 0.38)
    quilt.quad(x + s * 0.5, foot - s * 0.41, x + s * 0.64, foot - s * 0.36)
    quilt.line(x + s * 0.62, foot - s * 0.12).quad(
        x + s * 0.3, foot - s * 0.08, x + s * 0.02, foot - s * 0.1
    ).close()
    view.canvas.fill(quilt, view.down(foot - s * 0.4, foot, scale(cover, 1.15), scale(cover, 0.8)))
    stitches = Path()
    for k in range(1, 5):
        stitches.move(x + s * 0.13 * k, foot - s * 0.4).line(x + s * 0.13 * k, foot - s * 0.08)
    stitches.move(x, foot - s * 0.24).line(x + s * 0.65, foot - s * 0.24)
    view.canvas.stroke(stitches, max(0.7, s * 0.006), scale(cover, 0.75), opacity=0.6, clip=quilt)
    fold = Path().move(x + s * 0.56, foot - s * 0.385).line(x + s * 0.64, foot - s * 0.36)
    view.canvas.stroke(fold.line(x + s * 0.62, foot - s * 0.12), s * 0.035, linen, clip=quilt)


def _night_table(view: View, x: float, foot: float, s: float) -> None:
    """A bedside table with a lamp, lit after dark."""
    wood = dim(view, "#a87648")
    view.canvas.fill(
        Path().rect(x - s * 0.4, foot - s, s * 0.8, s, s * 0.04),
        view.down(foot - s, foot, scale(wood, 1.08), scale(wood, 0.8)),
    )
    view.canvas.fill(
        Path().rect(x - s * 0.47, foot - s * 1.06, s * 0.94, s * 0.1, s * 0.03), scale(wood, 1.15)
    )
    view.canvas.stroke(
        Path().rect(x - s * 0.3, foot - s * 0.82, s * 0.6, s * 0.28, s * 0.03),
        max(0.8, s * 0.02),
        scale(wood, 0.7),
    )
    view.canvas.fill(Path().circle(x, foot - s * 0.68, s * 0.04), dim(view, "#f2d9a0"))
    if view.light.darkness > 0.2:
        view.glow(x, foot - s * 1.6, s * 3.2, "#ffc06a", 0.75)
    view.canvas.fill(
        Path()
        .rect(x - s * 0.03, foot - s * 1.4, s * 0.06, s * 0.36)
        .ellipse(x, foot - s * 1.07, s * 0.17, s * 0.04),
        dim(view, "#8f6f4f"),
    )
    shade = Path().polygon(
        [
            (x - s * 0.2, foot - s * 1.82),
            (x + s * 0.2, foot - s * 1.82),
            (x + s * 0.32, foot - s * 1.36),
            (x - s * 0.32, foot - s * 1.36),
        ]
    )
    glow = "#fff0c4" if view.light.darkness > 0.2 else dim(view, "#f6e3bf")
    view.canvas.fill(
        shade, view.down(foot - s * 1.8, foot - s * 1.36, glow, mix(glow, "#f0b060", 0.35))
    )


def _office_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.74, tall=0.76, wide=0.76)
    pane = centred(frame, 0.5, 0.08, 0.86 + 1.1 * frame.wide, 0.58)
    return Ground(
        horizon=floor,
        stand_far=floor + 0.06,
        stand_near=0.93,
        surface="floor",
        indoor=True,
        spots={"window": pane},
    )


def _office(view: View) -> None:
    """A wide window over the city, shelves, plants; the desk is left to the subjects."""
    u, w, h = view.unit, view.width, view.height
    floor = view.ground.horizon * h
    surfaces.walls(view, floor, ("#e9edf0", "#f0e7da")[view.kind], pattern="plain")
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, panes=(3 + round(2 * view.frame.wide), 1), sill=True)
    blinds = Path()
    for k in range(6):
        blinds.rect(box[0], box[1] + u * (0.004 + 0.017 * k), box[2] - box[0], u * 0.011)
    view.canvas.fill(blinds, dim(view, "#f6f4ee"), opacity=0.9)
    low = max(u * 0.1, floor - box[3] - u * 0.09)
    furnish.bookcase(
        view,
        u * 0.04,
        floor - low,
        u * 0.34,
        floor + u * 0.01,
        shelves=1,
        name="low shelf",
        wood="#b98a5a",
    )
    furnish.bookcase(
        view,
        w - u * 0.38,
        floor - low,
        u * 0.34,
        floor + u * 0.01,
        shelves=1,
        name="low shelf 2",
        wood="#b98a5a",
    )
    surfaces.boards(view, floor, ("#b9aa96", "#c49a6a")[view.kind])
    furnish.pot_plant(view, u * 0.1, floor + u * 0.06, u * 0.32, seed=5, pot="#f2efe8")
    furnish.pot_plant(view, w - u * 0.09, floor + u * 0.05, u * 0.26, seed=8, pot="#5f7f8f")
    for x in (0.3, 0.7):
        furnish.hanging_lamp(view, w * x, u * 0.1, u * 0.042, ("#3f4f5f", "#d9a24a")[view.kind])
    furnish.sunbeam(view, box, floor)
    evening(view, 0.5, 0.2)


PLACES = {
    "bedroom": Place(_bedroom_ground, _bedroom, light=room_light, weather=False, low_sun=0.4),
    "office": Place(_office_ground, _office, light=room_light, weather=False, low_sun=0.4),
}
