"""Aeroplanes from the side: the airliner and the biplane."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


def _panes(pen: Pen, path: Path) -> None:
    if pen.look.dark > 0.3:
        pen.shine(path, "#ffd98a")
    else:
        pen.fill(path, "#5f8fb5")


def _blade(pen: Pen, points: list[tuple[float, float]], colour: Colour) -> None:
    pen.form(Path().polygon(points), colour)


@drawn("airplane", "plane", kind="flying", height=12, aspect=2.3, faces="left",
       colours=("white", "silver"))  # fmt: skip
def airplane(pen: Pen) -> None:
    """An airliner: climbing when it flies, on its wheels when it stands."""
    grounded = pen.look.pose in {"stand", "sit", "sleep", "look"}
    paint = pen.tint("#2f7fc8")
    white = "#f7f9fb"
    with pen.at(0.0, -0.04 if grounded else -0.1, 0.96, tilt=0 if grounded else 8):
        _blade(pen, [(0.84, -0.56), (1.12, -0.98), (1.2, -0.98), (1.08, -0.52)], paint)
        _blade(pen, [(-0.06, -0.6), (0.36, -0.82), (0.46, -0.82), (0.24, -0.58)],
               mix(white, DEEP, 0.3))  # fmt: skip
        _blade(pen, [(0.86, -0.54), (1.14, -0.64), (1.2, -0.62), (1.04, -0.48)],
               mix(white, DEEP, 0.24))  # fmt: skip
        hull = Path().move(-1.14, -0.44).cubic(-1.1, -0.62, -0.86, -0.66, -0.6, -0.66)
        hull.line(0.6, -0.66).cubic(0.86, -0.66, 1.06, -0.6, 1.16, -0.54)
        hull.cubic(1.0, -0.46, 0.7, -0.36, 0.4, -0.33).line(-0.7, -0.33)
        hull.cubic(-0.94, -0.33, -1.12, -0.36, -1.14, -0.44).close()
        shade = mix(white, DEEP, 0.3)
        pen.fill(
            hull, Linear(0, -0.66, 0, -0.33, [(0, "#ffffff", 1), (0.5, white, 1), (1, shade, 1)])
        )
        pen.fill(Path().rect(-1.2, -0.46, 2.4, 0.035), paint, clip=hull)
        windows = Path()
        for k in range(13):
            windows.rect(-0.66 + 0.1 * k, -0.565, 0.045, 0.06, 0.02)
        _panes(pen, windows)
        _panes(
            pen, Path().move(-1.06, -0.5).quad(-1.0, -0.59, -0.88, -0.6).line(-0.86, -0.5).close()
        )
        for x in (-0.76, 0.7):
            pen.stroke(Path().rect(x - 0.03, -0.58, 0.07, 0.2, 0.02), 0.01, mix(white, DEEP, 0.35))
        if grounded:
            for x in (-0.78, 0.02, 0.14):
                pen.limb([(x, -0.34), (x, -0.1)], 0.025, "#8b929c")
                pen.ball(x, -0.05, 0.06, "#33363f")
        _blade(pen, [(-0.26, -0.42), (0.22, -0.38), (0.8, -0.03), (0.66, -0.02)],
               mix(white, DEEP, 0.16))  # fmt: skip
        _blade(pen, [(0.66, -0.02), (0.8, -0.03), (0.83, -0.17), (0.76, -0.14)], paint)
        for x, y in ((-0.02, -0.28), (0.3, -0.2)):
            engine = Path().rect(x - 0.16, y - 0.07, 0.3, 0.13, 0.06)
            pen.form(engine, paint, light=0.3)
            pen.fill(Path().ellipse(x - 0.15, y - 0.005, 0.03, 0.06), "#2b2e38")


@drawn("small-airplane", "biplane", kind="flying", height=4, aspect=1.7, faces="left",
       colours=("red",))  # fmt: skip
def small_airplane(pen: Pen) -> None:
    """A propeller plane with two wings and an open seat."""
    paint = pen.tint("#d9443a")
    cream = "#fbeed2"
    _blade(pen, [(0.56, -0.5), (0.66, -0.82), (0.82, -0.82), (0.84, -0.46)], mix(paint, DEEP, 0.1))
    _blade(pen, [(0.54, -0.48), (0.82, -0.54), (0.86, -0.48), (0.6, -0.42)], cream)
    for x in (-0.34, 0.0):
        pen.limb([(x + 0.06, -0.36), (x, -0.86)], 0.02, "#8a5a34")
    hull = Path().move(-0.62, -0.6).cubic(-0.3, -0.68, 0.2, -0.62, 0.84, -0.52)
    hull.quad(0.86, -0.47, 0.8, -0.45).cubic(0.3, -0.34, -0.2, -0.28, -0.6, -0.34)
    pen.form(hull.quad(-0.68, -0.46, -0.62, -0.6).close(), paint, light=0.3, dark=0.3)
    pen.fill(Path().rect(-0.7, -0.5, 1.6, 0.05), cream, clip=hull)
    pen.ball(0.12, -0.68, 0.09, "#8a5a3a")
    pen.fill(Path().rect(0.03, -0.71, 0.13, 0.05, 0.02), "#5f8fb5")
    pen.form(Path().ellipse(0.12, -0.6, 0.13, 0.04), mix(paint, DEEP, 0.4))
    pen.form(Path().rect(-0.5, -0.92, 0.66, 0.08, 0.04), cream)
    pen.form(Path().rect(-0.42, -0.36, 0.62, 0.07, 0.035), mix(cream, DEEP, 0.1))
    pen.ball(-0.64, -0.47, 0.06, "#e6b23c")
    pen.fill(Path().ellipse(-0.7, -0.47, 0.03, 0.4), "#ffffff", opacity=0.35)
    for y in (-0.8, -0.14):
        pen.form(Path().ellipse(-0.7, (y - 0.47) / 2, 0.022, 0.17), "#8a5a34")
    for x in (-0.34, -0.1):
        pen.limb([(x, -0.32), (x - 0.02, -0.14)], 0.022, "#8b929c")
    pen.ball(-0.24, -0.09, 0.085, "#33363f")
    pen.ball(-0.24, -0.09, 0.035, mix("#c9d0d8", WARM, 0.2))
