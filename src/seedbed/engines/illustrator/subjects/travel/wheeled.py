"""Buses, trucks, tractors: what works on wheels, from the side."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

TYRE = "#2b2e38"


def wheel(pen: Pen, x: float, r: float, hub: Colour = "#d5dae2") -> None:
    """A wheel that stands on the ground at x."""
    pen.fill(Path().circle(x, -r, r), TYRE)
    if not pen.flat:
        pen.stroke(Path().circle(x, -r, r * 0.86), r * 0.05, "#474b57")
    pen.ball(x, -r, r * 0.56, hub)
    for k in range(5):
        a = k * math.tau / 5
        pen.fill(Path().circle(x + math.cos(a) * r * 0.33, -r + math.sin(a) * r * 0.33, r * 0.06),
                 mix(hub, DEEP, 0.45))  # fmt: skip
    pen.fill(Path().circle(x, -r, r * 0.13), mix(hub, DEEP, 0.3))


def glass(pen: Pen, pane: Path) -> None:
    """A window: sky in it by day, light behind it in the dark."""
    if pen.look.dark > 0.3:
        pen.shine(pane, "#ffd98a")
        return
    x0, y0, x1, y1 = pane.bounds()
    pen.fill(pane, Linear(0, y0, 0, y1, [(0, "#dff1fb", 1), (1, "#86b6d8", 1)]))
    if not pen.flat:
        high = y1 - y0
        streak = [
            (x0 + (x1 - x0) * 0.2, y1),
            (x0 + (x1 - x0) * 0.2 + high * 0.4, y0),
            (x0 + (x1 - x0) * 0.2 + high * 0.6, y0),
            (x0 + (x1 - x0) * 0.2 + high * 0.2, y1),
        ]
        pen.fill(Path().polygon(streak), "#ffffff", opacity=0.3, clip=pane)


def lamp(pen: Pen, x: float, y: float, r: float, *, beam: bool = True) -> None:
    """A headlamp at the left end, and its beam in the dark."""
    pen.shine(Path().ellipse(x, y, r * 0.7, r), "#fff3c0")
    if beam and pen.look.dark > 0.3:
        cone = Path().polygon([(x, y - r * 0.4), (x - 0.7, y - 0.1), (x - 0.7, -0.01), (x, y + r)])
        pen.shine(cone, Linear(x, 0, x - 0.65, 0, [(0, "#fff3c4", 0.5), (1, "#fff3c4", 0.0)]))


@drawn("bus", "coach-bus", "school-bus", kind="ground", height=3.0, aspect=2.15, faces="left",
       beam=0.75)  # fmt: skip
def bus(pen: Pen) -> None:
    """A city bus."""
    own = {"school-bus": "#f2b92e"}.get(pen.look.name, "#d9483b")
    paint = pen.tint(own)
    pale = mix(paint, "#fff8ec", 0.86)
    body = (
        Path().move(-1.06, -0.16).line(-1.06, -0.7).cubic(-1.05, -0.92, -1.0, -0.98, -0.86, -0.98)
    )
    body.line(0.96, -0.98).quad(1.06, -0.98, 1.06, -0.86).line(1.06, -0.16).close()
    pen.form(body, paint)
    pen.fill(Path().rect(-1.08, -0.98, 2.16, 0.1), mix(paint, "#ffffff", 0.25), clip=body)
    pen.fill(Path().rect(-1.08, -0.47, 2.16, 0.05), pale, clip=body)
    pen.fill(Path().rect(-1.08, -0.22, 2.16, 0.08), mix(paint, DEEP, 0.45), clip=body)
    wind = Path().move(-1.03, -0.5).line(-1.03, -0.7).quad(-1.02, -0.84, -0.95, -0.84)
    glass(pen, wind.line(-0.84, -0.84).line(-0.84, -0.5).close())
    for k in range(5):
        glass(pen, Path().rect(-0.34 + 0.275 * k, -0.84, 0.24, 0.31, 0.03))
    for x in (-0.78, -0.6):  # the folding door
        leaf = Path().rect(x, -0.82, 0.165, 0.62, 0.02)
        pen.fill(leaf, mix(paint, DEEP, 0.35))
        glass(pen, Path().rect(x + 0.025, -0.79, 0.115, 0.5, 0.015))
    pen.shine(Path().rect(-0.98, -0.94, 0.5, 0.06, 0.02), "#ffe08a")
    lamp(pen, -1.03, -0.3, 0.05)
    pen.fill(Path().rect(1.03, -0.4, 0.035, 0.12, 0.01), "#e8402f")
    mirror = Path().move(-1.04, -0.86).quad(-1.14, -0.86, -1.13, -0.74)
    pen.stroke(mirror, 0.022, TYRE)
    pen.form(Path().rect(-1.155, -0.76, 0.05, 0.13, 0.02), TYRE)
    for x in (-0.42, 0.66):
        pen.fill(Path().circle(x, -0.17, 0.205), mix(paint, DEEP, 0.6), clip=body)
        wheel(pen, x, 0.165)


@drawn("delivery-truck", "truck", "lorry", kind="ground", height=3.0, aspect=1.95, faces="left",
       beam=0.75)  # fmt: skip
def truck(pen: Pen) -> None:
    """A box truck, cab and box in one colour."""
    paint = pen.tint("#e8a33c")
    cab_paint = mix(paint, "#ffffff", 0.0 if pen.look.colour is not None else 0.82)
    pen.form(Path().rect(-0.86, -0.26, 1.8, 0.12, 0.03), "#4a505c")
    box = Path().rect(-0.3, -0.98, 1.26, 0.78, 0.03)
    pen.form(box, paint)
    for k in range(1, 6):
        x = -0.3 + 0.21 * k
        pen.stroke(Path().move(x, -0.94).line(x, -0.24), 0.012, mix(paint, DEEP, 0.22))
    pen.fill(Path().rect(-0.3, -0.98, 1.26, 0.05), mix(paint, WARM, 0.4))
    cab = Path().move(-0.36, -0.18).line(-0.36, -0.78).line(-0.68, -0.78)
    cab.cubic(-0.8, -0.78, -0.84, -0.66, -0.9, -0.52).cubic(-0.97, -0.5, -0.97, -0.42, -0.97, -0.18)
    pen.form(cab.close(), cab_paint)
    pane = Path().move(-0.46, -0.5).line(-0.46, -0.72).line(-0.68, -0.72)
    glass(pen, pane.quad(-0.77, -0.7, -0.83, -0.5).close())
    pen.stroke(Path().move(-0.4, -0.48).line(-0.4, -0.2).line(-0.72, -0.2), 0.012,
               mix(cab_paint, DEEP, 0.35))  # fmt: skip
    pen.fill(Path().rect(-0.54, -0.42, 0.09, 0.025, 0.01), "#8b929c")
    pen.form(Path().rect(-0.99, -0.24, 0.2, 0.08, 0.03), "#3b404b")
    lamp(pen, -0.94, -0.33, 0.045)
    pen.fill(Path().rect(0.93, -0.32, 0.03, 0.08, 0.01), "#e8402f")
    for x in (-0.62, 0.5):
        wheel(pen, x, 0.17)


@drawn("tractor", kind="ground", height=2.6, aspect=1.25, faces="left", beam=0.75)
def tractor(pen: Pen) -> None:
    """A farm tractor: hood, fenders and cab in its colour."""
    paint = pen.tint("#3d9140")
    dark = mix(paint, DEEP, 0.3)
    pen.form(Path().polygon([(-0.52, -0.34), (0.3, -0.34), (0.36, -0.2), (-0.5, -0.24)]), "#3b404b")
    pen.form(Path().rect(-0.4, -0.92, 0.035, 0.34, 0.015), "#4a505c")  # exhaust
    pen.fill(Path().rect(-0.405, -0.94, 0.06, 0.03, 0.01), "#33363f")
    hood = Path().move(-0.6, -0.3).line(-0.6, -0.52).quad(-0.6, -0.62, -0.5, -0.63)
    pen.form(hood.line(0.02, -0.68).line(0.04, -0.3).close(), paint)
    for k in range(4):
        pen.stroke(Path().move(-0.56, -0.54 + 0.05 * k).line(-0.44, -0.54 + 0.05 * k), 0.018, dark)
    pen.stroke(Path().move(-0.42, -0.44).line(0.02, -0.47), 0.03, mix(paint, "#fff3c0", 0.75))
    cab = Path().move(-0.02, -0.32).line(0.03, -0.92).line(0.5, -0.92).line(0.54, -0.4).close()
    pen.form(cab, dark)
    glass(pen, Path().polygon([(0.04, -0.5), (0.08, -0.88), (0.26, -0.88), (0.26, -0.5)]))
    glass(pen, Path().polygon([(0.3, -0.54), (0.3, -0.88), (0.46, -0.88), (0.48, -0.58)]))
    pen.form(Path().rect(-0.04, -0.985, 0.62, 0.08, 0.035), paint)
    fender = Path().move(0.0, -0.34).cubic(0.02, -0.66, 0.3, -0.66, 0.44, -0.62)
    fender.cubic(0.56, -0.58, 0.62, -0.46, 0.62, -0.38).line(0.54, -0.36)
    pen.form(fender.cubic(0.48, -0.54, 0.2, -0.6, 0.1, -0.32).close(), paint)
    lamp(pen, -0.58, -0.46, 0.035)
    own = "#f2b92e" if sum(_near(paint, "#f2b92e")) > 90 else "#f2efe6"
    hub = pen.part("wheels", own)
    for x, r in ((-0.4, 0.19), (0.3, 0.28)):
        _lugged(pen, x, r, hub)


def _near(a: Colour, b: Colour) -> tuple[float, float, float]:
    (r, g, u), (s, h, v) = mix(a, a, 0), mix(b, b, 0)
    return abs(r - s), abs(g - h), abs(u - v)


def _lugged(pen: Pen, x: float, r: float, hub: Colour) -> None:
    lugs = Path()
    count = round(60 * r) + 4
    for k in range(count):
        a = k * math.tau / count
        lugs.move(x + math.cos(a) * r * 0.8, -r + math.sin(a) * r * 0.8)
        lugs.line(x + math.cos(a + 0.12) * r, -r + math.sin(a + 0.12) * r)
    pen.stroke(lugs, r * 0.14, "#1f222b", cap="butt")
    pen.fill(Path().circle(x, -r, r * 0.9), TYRE)
    pen.ball(x, -r, r * 0.58, hub)
    pen.stroke(Path().circle(x, -r, r * 0.4), r * 0.05, mix(hub, DEEP, 0.3))
    pen.ball(x, -r, r * 0.18, mix(hub, DEEP, 0.35))
