"""Where journeys begin: the airport's apron and runway, a railway platform."""

from __future__ import annotations

from collections.abc import Callable

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.fields import far_wood
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, plants, trees
from seedbed.engines.illustrator.places.scenery.buildings import lit_window
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View


def _airport_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.56, tall=0.54, wide=0.58)
    return Ground(
        horizon=h, stand_far=h + 0.1, stand_near=0.94, surface="road", sky=(0.04, h - 0.2)
    )


def _airport(view: View) -> None:
    """An apron before the terminal; or the runway running to the horizon, the tower beside it."""
    line, u, w = view.horizon, view.unit, view.width
    paint_sky(view, clouds=0.8)
    land.rolling(view, line - u * 0.04, line + u * 0.04, layers=2, relief=0.04,
                 colours=far_wood(view), name="far hills", depth=0.7)  # fmt: skip
    side = view.sun_side
    _tower(view, w * (0.5 + 0.34 * side), line + u * 0.015, u * 0.36)
    if view.kind == 0:
        _terminal(view, line + u * 0.02)
        _tarmac(view, line + u * 0.02)
        _stand_marks(view, line + u * 0.02)
        if view.free("airplane", "small-airplane"):
            for x, size in ((0.5 - 0.3 * side, 0.2), (0.5 - 0.02 * side, 0.15)):
                view.canvas.fill(Path().ellipse(w * x, line + u * 0.075, u * size * 0.5, u * 0.012),
                           "#1b1d28", opacity=0.25)  # fmt: skip
                _parked(view, w * x, line + u * 0.075, u * size, side)
    else:
        trees.treeline(view, line + u * 0.012, u * 0.05, depth=0.5, name="airfield wood", count=18,
                       cover=0.7)  # fmt: skip
        land.rolling(view, line, view.height, layers=3, relief=0.01, name="airfield grass")
        _runway(view, line + u * 0.004)
        plants.grass(
            view, line + u * 0.2, view.height, density=0.25, flowers=0.4, avoid=_strip(view)
        )
    if view.night:
        _lights(view, line)


def _strip(view: View) -> Callable[[float], tuple[float, float]]:
    """The runway's left and right edge at a height, so that grass keeps off it."""

    def edges(y: float) -> tuple[float, float]:
        t = (y - view.horizon) / (view.height - view.horizon)
        half = view.unit * (0.03 + 0.62 * t)
        return view.width / 2 - half, view.width / 2 + half

    return edges


def _tarmac(view: View, top: float) -> None:
    tone = view.tint("#8b9099" if not view.snowy else "#dfe6ee")
    h = view.height
    view.canvas.wash(view.down(top, h, mix(tone, view.light.haze, 0.3), tone, scale(tone, 0.8)),
                     top=top, bottom=h + 1)  # fmt: skip
    joints = Path()
    for k in range(-9, 10):
        joints.move(view.width / 2 + k * view.unit * 0.09, top)
        joints.line(view.width / 2 + k * view.unit * 0.3, h)
    for k in range(1, 6):
        y = top + (h - top) * (k / 6) ** 1.6
        joints.move(0, y).line(view.width, y)
    view.canvas.stroke(joints, max(0.8, view.unit * 0.0025), scale(tone, 0.82), opacity=0.6)


def _stand_marks(view: View, top: float) -> None:
    """The yellow line an aeroplane follows to its stand."""
    u, w, h = view.unit, view.width, view.height
    side = view.sun_side
    band = Path().move(w * (0.5 - 0.3 * side), top + u * 0.06)
    band.cubic(w * (0.5 - 0.3 * side), top + u * 0.16, w * 0.5, top + u * 0.16, w * 0.5, h + 4)
    view.canvas.stroke(band, max(1.5, u * 0.014), view.tint("#f2c13a"), opacity=0.85)


def _runway(view: View, top: float) -> None:
    """The runway in perspective, with its stripes and edge lamps."""
    u, w, h = view.unit, view.width, view.height
    tone = view.tint("#62666f" if not view.snowy else "#c3ccd8")
    band = [(w / 2 - u * 0.025, top), (w / 2 + u * 0.025, top), (w / 2 + u * 0.62, h + 2),
            (w / 2 - u * 0.62, h + 2)]  # fmt: skip
    view.canvas.fill(Path().polygon(band), view.down(top, h, mix(tone, view.light.haze, 0.4), tone,
                                                    scale(tone, 0.85)))  # fmt: skip
    white = view.tint("#f6f7f4")
    marks = Path()
    for k in range(12):
        a, b = (k / 12) ** 2, ((k + 0.55) / 12) ** 2
        y0, y1 = top + (h - top) * a, top + (h - top) * b
        x0, x1 = u * (0.001 + 0.016 * a), u * (0.001 + 0.016 * b)
        marks.polygon([(w / 2 - x0, y0), (w / 2 + x0, y0), (w / 2 + x1, y1), (w / 2 - x1, y1)])
    for side in (-1, 1):
        marks.polygon([(w / 2 + side * u * 0.022, top), (w / 2 + side * u * 0.0235, top),
                       (w / 2 + side * u * 0.56, h), (w / 2 + side * u * 0.53, h)])  # fmt: skip
    view.canvas.fill(marks, white)


def _lights(view: View, line: float) -> None:
    u, w, h = view.unit, view.width, view.height
    for k in range(9):
        t = (k / 9) ** 1.8
        for side in (-1, 1):
            x, y = w / 2 + side * u * (0.03 + 0.6 * t), line + (h - line) * t
            view.glow(x, y, u * (0.02 + 0.05 * t), "#6fb6ff" if k % 2 else "#ffd98a", 0.8)


def _tower(view: View, x: float, foot: float, h: float) -> None:
    """The control tower with its glass cab."""
    wall = view.tint("#dfe4e8", 0.12)
    shaft = [
        (x - h * 0.06, foot),
        (x - h * 0.045, foot - h * 0.72),
        (x + h * 0.045, foot - h * 0.72),
        (x + h * 0.06, foot),
    ]
    view.canvas.fill(
        Path().polygon(shaft),
        view.across(x - h * 0.06, x + h * 0.06, scale(wall, 1.05), wall, scale(wall, 0.8)),
    )
    cab = [
        (x - h * 0.1, foot - h * 0.74),
        (x - h * 0.15, foot - h * 0.9),
        (x + h * 0.15, foot - h * 0.9),
        (x + h * 0.1, foot - h * 0.74),
    ]
    glass: Colour = lit_window(view) if view.light.darkness > 0.22 else view.tint("#6f9ab5", 0.1)
    view.canvas.fill(Path().polygon(cab), glass)
    bars = Path()
    for k in range(-2, 3):
        bars.move(x + k * h * 0.045, foot - h * 0.74).line(x + k * h * 0.066, foot - h * 0.9)
    view.canvas.stroke(bars, max(0.8, h * 0.008), wall)
    view.canvas.fill(
        Path().rect(x - h * 0.16, foot - h * 0.93, h * 0.32, h * 0.035, h * 0.01), wall
    )
    view.canvas.fill(
        Path().rect(x - h * 0.11, foot - h * 0.745, h * 0.22, h * 0.03), scale(wall, 0.8)
    )
    view.canvas.fill(
        Path().rect(x - h * 0.004, foot - h * 1.02, h * 0.008, h * 0.1), scale(wall, 0.6)
    )
    if view.night:
        view.glow(x, foot - h * 1.02, h * 0.08, "#ff5a4a", 0.9)


def _terminal(view: View, foot: float) -> None:
    """A long glass building under a wave of a roof."""
    u, w = view.unit, view.width
    wall, top = view.tint("#e3e8ec", 0.1), foot - u * 0.16
    glass: Colour = lit_window(view) if view.light.darkness > 0.22 else view.tint("#7fa9c2", 0.1)
    x0, x1 = (0.0, w * 0.78) if view.sun_side > 0 else (w * 0.22, float(w))
    view.canvas.fill(Path().rect(x0, top, x1 - x0, foot - top),
                     view.down(top, foot, mix(glass, "#ffffff", 0.25), glass))  # fmt: skip
    bars = Path()
    n = max(8, round((x1 - x0) / (u * 0.07)))
    for k in range(n + 1):
        x = x0 + (x1 - x0) * k / n
        bars.move(x, top).line(x, foot)
    bars.move(x0, top + u * 0.07).line(x1, top + u * 0.07)
    view.canvas.stroke(bars, max(1.0, u * 0.005), wall)
    roof = (
        Path()
        .move(x0 - u * 0.04, top + u * 0.02)
        .cubic(
            x0 + (x1 - x0) * 0.3,
            top - u * 0.12,
            x0 + (x1 - x0) * 0.6,
            top + u * 0.03,
            x1 + u * 0.04,
            top - u * 0.03,
        )
    )
    roof.line(x1 + u * 0.04, top + u * 0.005).cubic(
        x0 + (x1 - x0) * 0.6,
        top + u * 0.065,
        x0 + (x1 - x0) * 0.3,
        top - u * 0.08,
        x0 - u * 0.04,
        top + u * 0.045,
    )
    view.canvas.fill(roof.close(), view.tint("#f6f8fa"))


def _parked(view: View, x: float, foot: float, s: float, side: int) -> None:
    """An airliner from the side, its nose to `side`."""
    body = view.tint("#f4f6f8")
    red = view.tint("#3f86c9" if s > view.unit * 0.17 else "#e0574f")
    tail = Path().polygon(
        [
            (x - side * s * 0.5, foot - s * 0.17),
            (x - side * s * 0.56, foot - s * 0.4),
            (x - side * s * 0.44, foot - s * 0.4),
            (x - side * s * 0.32, foot - s * 0.18),
        ]
    )
    view.canvas.fill(tail, red)
    hull = (
        Path().move(x - side * s * 0.52, foot - s * 0.18).line(x + side * s * 0.38, foot - s * 0.19)
    )
    hull.cubic(x + side * s * 0.52, foot - s * 0.18, x + side * s * 0.52, foot - s * 0.06,
               x + side * s * 0.36, foot - s * 0.06)  # fmt: skip
    hull.line(x - side * s * 0.3, foot - s * 0.06).close()
    view.canvas.fill(hull, view.down(foot - s * 0.19, foot - s * 0.06, body, scale(body, 0.78)))
    panes = Path()
    for k in range(9):
        panes.rect(
            x + side * s * (0.28 - 0.07 * k) - s * 0.012, foot - s * 0.15, s * 0.024, s * 0.025
        )
    view.canvas.fill(panes, view.tint("#4f7a9a"))
    wing = [
        (x - side * s * 0.02, foot - s * 0.1),
        (x - side * s * 0.26, foot - s * 0.03),
        (x - side * s * 0.32, foot - s * 0.04),
        (x - side * s * 0.14, foot - s * 0.11),
    ]
    view.canvas.fill(Path().polygon(wing), scale(body, 0.72))
    view.canvas.fill(
        Path().rect(x - side * s * 0.1 - s * 0.06, foot - s * 0.075, s * 0.12, s * 0.05, s * 0.02),
        scale(body, 0.6),
    )
    for at in (0.34, -0.1):
        view.canvas.fill(Path().circle(x + side * s * at, foot - s * 0.015, s * 0.022),
                         view.tint("#33363f"))  # fmt: skip


def _station_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.52, tall=0.5, wide=0.54)
    return Ground(horizon=h, stand_far=0.76, stand_near=0.94, surface="stone", sky=(0.04, 0.24))


def _station(view: View) -> None:
    """A country platform: rails, a roof on posts, a clock, hills behind."""
    line, u, w, h = view.horizon, view.unit, view.width, view.height
    paint_sky(view, clouds=0.8)
    land.rolling(
        view,
        line - u * 0.06,
        line + u * 0.05,
        layers=2,
        relief=0.07,
        colours=far_wood(view),
        name="far hills",
        depth=0.6,
    )
    trees.treeline(
        view,
        line + u * 0.03,
        u * 0.09,
        depth=0.35,
        name="line wood",
        count=18,
        cover=0.8,
        blossom=0.4,
    )
    land.rolling(view, line + u * 0.02, h, layers=2, relief=0.02, name="railway grass")
    bed, edge = line + (h - line) * 0.2, line + (h - line) * 0.44
    gravel = view.tint("#9a9088" if not view.snowy else "#dfe6ee")
    view.canvas.wash(view.down(bed, edge, gravel, scale(gravel, 0.8)), top=bed, bottom=edge)
    sleepers, rails = Path(), Path()
    for k in range(round(18 * view.span)):
        x = w * (k + 0.5) / round(18 * view.span)
        sleepers.polygon(
            [
                (x - u * 0.012, bed + u * 0.02),
                (x + u * 0.012, bed + u * 0.02),
                (x + u * 0.016, edge - u * 0.025),
                (x - u * 0.016, edge - u * 0.025),
            ]
        )
    for y in (bed + u * 0.03, edge - u * 0.04):
        rails.rect(0, y, w, u * 0.011)
    view.canvas.fill(sleepers, view.tint("#6f5644"))
    view.canvas.fill(rails, view.tint("#b9bec7"))
    stone = view.tint(("#cfc6b8", "#b9bcc2")[view.kind] if not view.snowy else "#eef3f9")
    view.canvas.wash(scale(stone, 0.62), top=edge, bottom=edge + u * 0.045)
    view.canvas.wash(view.down(edge + u * 0.04, h, stone, scale(stone, 0.88)), top=edge + u * 0.04,
                     bottom=h + 1)  # fmt: skip
    view.canvas.fill(Path().rect(0, edge + u * 0.065, w, u * 0.02), view.tint("#f2c13a"))
    slabs = Path()
    for k in range(-10, 11):
        slabs.move(w / 2 + k * u * 0.16, edge + u * 0.085).line(w / 2 + k * u * 0.24, h)
    view.canvas.stroke(slabs, max(0.8, u * 0.0025), scale(stone, 0.75), opacity=0.6)


def _station_front(view: View) -> None:
    """The roof over the platform, its posts at both sides, the clock."""
    u, w, h = view.unit, view.width, view.height
    iron = view.tint(("#2f6f5f", "#7a3f3a")[view.kind])
    view.canvas.fill(Path().rect(0, 0, w, u * 0.05), scale(iron, 0.7))
    teeth = Path()
    n = round(26 * view.span)
    for k in range(n):
        x = w * k / n
        teeth.polygon([(x, u * 0.048), (x + w / n, u * 0.048), (x + w / n / 2, u * 0.085)])
    view.canvas.fill(teeth, iron)
    foot = h * 0.9
    for side in (-1, 1):
        x = w / 2 + side * (w / 2 - u * 0.06)
        view.canvas.fill(Path().rect(x - u * 0.016, u * 0.05, u * 0.032, foot - u * 0.05),
                         view.across(x - u * 0.016, x + u * 0.016, scale(iron, 1.25), iron,
                                     scale(iron, 0.7)))  # fmt: skip
        view.canvas.fill(Path().rect(x - u * 0.03, foot - u * 0.05, u * 0.06, u * 0.05, u * 0.008),
                         scale(iron, 0.85))  # fmt: skip
        brace = (
            Path()
            .move(x - side * u * 0.012, u * 0.22)
            .quad(x - side * u * 0.03, u * 0.09, x - side * u * 0.14, u * 0.055)
        )
        view.canvas.stroke(brace, max(1.5, u * 0.012), iron)
    x = w / 2 + view.sun_side * (w / 2 - u * 0.24)
    view.canvas.fill(Path().rect(x - u * 0.004, u * 0.04, u * 0.008, u * 0.06), iron)
    view.canvas.fill(Path().circle(x, u * 0.14, u * 0.05), iron)
    view.canvas.fill(Path().circle(x, u * 0.14, u * 0.041), "#fdf8ea")
    hands = (
        Path().move(x, u * 0.14).line(x, u * 0.111).move(x, u * 0.14).line(x + u * 0.02, u * 0.148)
    )
    view.canvas.stroke(hands, max(1.0, u * 0.005), "#2a2630")


PLACES = {
    "airport": Place(_airport_ground, _airport),
    "station-hall": Place(_station_ground, _station, _station_front),
}
