"""What stands and lies in streets: puddles, laundry, metro entrances, posters on walls."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.travel.wheeled import glass


@drawn("puddle", kind="ground", height=0.05, aspect=7.0)
def puddle(pen: Pen) -> None:
    """A puddle lying on the ground, the sky in it, rings where drops fall."""
    edge = Path().move(-3.3, -0.42).cubic(-2.9, -0.95, -1.3, -0.72, -0.3, -0.98)
    edge.cubic(1.2, -1.1, 3.4, -0.9, 3.4, -0.45).cubic(3.3, 0.02, 1.4, -0.1, 0.4, 0.0)
    edge.cubic(-1.0, 0.08, -3.4, 0.02, -3.3, -0.42).close()
    water = pen.tint("#8fb4d4")
    stops = [(0.0, mix(water, "#ffffff", 0.65), 0.92), (0.6, water, 0.9),
             (1.0, mix(water, DEEP, 0.35), 0.9)]  # fmt: skip
    pen.fill(edge, Linear(0, -1, 0, 0, stops) if not pen.flat else water)
    pen.stroke(edge, 0.07, mix(water, DEEP, 0.45), opacity=0.5)
    for x, y, w in ((-1.4, -0.5, 0.7), (1.2, -0.42, 0.9), (0.1, -0.74, 0.45)):
        for k in (1.0, 0.5):
            pen.stroke(Path().ellipse(x, y, w * k, w * 0.18 * k), 0.045, "#ffffff", opacity=0.7)
    gleam = Path().move(-2.5, -0.62).quad(-1.6, -0.82, -0.7, -0.8)
    pen.stroke(gleam, 0.07, "#ffffff", opacity=0.6)


@drawn("clothesline", "laundry", kind="ground", height=2.0, aspect=2.3)
def clothesline(pen: Pen) -> None:
    """Washing on a line between two posts."""
    for x in (-1.1, 1.1):
        pen.limb([(x, 0), (x, -0.98)], 0.045, "#8a5f3c")
        pen.limb([(x - 0.1, -0.92), (x + 0.1, -0.92)], 0.035, "#8a5f3c")

    def line(x: float) -> float:
        return -0.93 + 0.1 * (1 - (x / 1.1) ** 2)

    pen.stroke(Path().move(-1.1, -0.93).quad(0, -0.73, 1.1, -0.93), 0.014, "#f1ece2")
    _sheet(pen, -0.92, line(-0.8), 0.3, 0.5, "#f4f0e6")
    _shirt(pen, -0.36, line(-0.36), pen.tint("#d9483b"))
    _shirt(pen, 0.06, line(0.06), "#3f86c9")
    _sheet(pen, 0.28, line(0.4), 0.3, 0.36, "#f2c13a")
    for x in (0.7, 0.8, 0.92):
        sock = Path().rect(x - 0.03, line(x), 0.055, 0.17, 0.02).rect(x - 0.075, line(x) + 0.12,
                                                                     0.09, 0.05, 0.02)  # fmt: skip
        pen.form(sock, "#7fb89a" if x != 0.8 else "#ef8fae")
    for x in (-0.9, -0.64, -0.44, -0.28, -0.02, 0.14, 0.3, 0.56, 0.7, 0.8, 0.92):
        pen.form(Path().rect(x - 0.01, line(x) - 0.03, 0.022, 0.06, 0.006), "#c98f55")


def _sheet(pen: Pen, x: float, y: float, w: float, h: float, colour: Colour) -> None:
    cloth = Path().move(x, y).line(x + w, y).quad(x + w * 1.04, y + h * 0.6, x + w, y + h)
    cloth.quad(x + w * 0.75, y + h * 0.94, x + w * 0.5, y + h)
    cloth.quad(x + w * 0.25, y + h * 1.06, x, y + h).quad(x - w * 0.04, y + h * 0.5, x, y)
    pen.form(cloth.close(), colour)
    for t in (0.3, 0.62):
        fold = Path().move(x + w * t, y + 0.02).quad(x + w * (t + 0.04), y + h * 0.5, x + w * t,
                                                     y + h * 0.9)  # fmt: skip
        pen.stroke(fold, 0.012, mix(colour, DEEP, 0.18), opacity=0.6)


def _shirt(pen: Pen, x: float, y: float, colour: Colour) -> None:
    shirt = Path().move(x - 0.1, y).quad(x, y + 0.07, x + 0.1, y).line(x + 0.2, y + 0.12)
    shirt.line(x + 0.14, y + 0.19).line(x + 0.1, y + 0.14).line(x + 0.11, y + 0.42)
    shirt.line(x - 0.11, y + 0.42).line(x - 0.1, y + 0.14).line(x - 0.14, y + 0.19)
    pen.form(shirt.line(x - 0.2, y + 0.12).close(), colour)


@drawn("metro-entrance", "subway-entrance", kind="building", height=3.4, aspect=1.35)
def metro_entrance(pen: Pen) -> None:
    """Stairs going down under a glass roof, the round sign beside them."""
    steel = "#5a626e"
    pen.form(Path().polygon([(-0.5, 0), (-0.42, -0.12), (0.62, -0.12), (0.66, 0)]), "#b9b4ac")
    hole = Path().polygon([(-0.34, -0.02), (-0.26, -0.5), (0.44, -0.5), (0.52, -0.02)])
    pen.fill(hole, "#2f3340")
    for k in range(7):
        y, grow = -0.06 - 0.06 * k, 0.01 * k
        tread = Path().rect(-0.31 + grow, y, 0.8 - 2 * grow, 0.03)
        pen.fill(tread, mix("#cfc8bc", "#2f3340", k / 8))
    pen.shine(Path().polygon([(-0.24, -0.5), (0.42, -0.5), (0.4, -0.4), (-0.22, -0.4)]), "#ffd98a",
              opacity=0.85)  # fmt: skip
    for side in (-1, 1):
        x = 0.09 + side * 0.44
        rail = Path().polygon([(x, 0), (x, -0.34), (x - side * 0.08, -0.62),
                               (x - side * 0.08, -0.5)])  # fmt: skip
        glass(pen, rail.close())
        pen.limb([(x, 0), (x, -0.9)], 0.03, steel)
        pen.limb([(x - side * 0.1, -0.5), (x - side * 0.1, -0.8)], 0.02, steel)
    roof = Path().move(-0.44, -0.86).quad(0.09, -1.06, 0.62, -0.86).line(0.58, -0.78)
    pen.form(roof.quad(0.09, -0.95, -0.4, -0.78).close(), "#86b6d0")
    pen.stroke(Path().move(-0.44, -0.86).quad(0.09, -1.06, 0.62, -0.86), 0.03, steel)
    pen.limb([(-0.56, 0), (-0.56, -0.7)], 0.035, steel)
    pen.shine(Path().circle(-0.56, -0.8, 0.115), pen.tint("#d9342b"))
    m = Path().move(-0.61, -0.745).line(-0.61, -0.855).line(-0.56, -0.79).line(-0.51, -0.855)
    pen.stroke(m.line(-0.51, -0.745), 0.026, "#ffffff")


@drawn("poster-on-wall", "wall-poster", kind="tabletop", height=0.8, aspect=0.72)
def wall_poster(pen: Pen) -> None:
    """A poster: a sun over hills, held by four pins."""
    own = pen.tint("#2f8f8a")
    pen.fill(Path().rect(-0.34, -0.98, 0.7, 0.98), DEEP, opacity=0.25, blur=0.02)
    sheet = Path().rect(-0.35, -1.0, 0.7, 0.98)
    pen.fill(sheet, "#f7ecd6")
    pen.fill(Path().rect(-0.31, -0.96, 0.62, 0.68), mix(own, "#ffffff", 0.5))
    pen.fill(Path().circle(0.06, -0.68, 0.14), "#f2a93b")
    inner = Path().rect(-0.31, -0.96, 0.62, 0.68)
    for y, tone in ((-0.5, 0.2), (-0.4, 0.0), (-0.34, 0.3)):
        hill = Path().move(-0.4, y).quad(-0.15, y - 0.18, 0.05, y).quad(0.2, y - 0.12, 0.4, y)
        pen.fill(hill.line(0.4, -0.2).line(-0.4, -0.2).close(), mix(own, DEEP, tone), clip=inner)
    for y, wide in ((-0.2, 0.46), (-0.12, 0.3)):
        pen.fill(Path().rect(-wide / 2, y, wide, 0.045, 0.01), mix(own, DEEP, 0.3))
    for x in (-0.32, 0.32):
        for y in (-0.97, -0.05):
            pen.ball(x, y, 0.022, "#d9342b")


@drawn("counter", "shop-counter", "bar-counter", kind="ground", height=1.05, aspect=2.3)
def counter(pen: Pen) -> None:
    """A counter seen from the front, panelled, with a till at its end."""
    wood = pen.tint("#9a6a44")
    front = Path().rect(-1.08, -0.86, 2.16, 0.86)
    pen.form(front, wood)
    for k in range(5):
        panel = Path().rect(-1.0 + 0.41 * k, -0.72, 0.35, 0.56, 0.02)
        pen.form(panel, mix(wood, WARM, 0.14), dark=0.26)
        pen.stroke(panel, 0.012, mix(wood, DEEP, 0.3))
    pen.fill(Path().rect(-1.08, -0.07, 2.16, 0.07), mix(wood, DEEP, 0.4))
    pen.form(Path().rect(-1.15, -0.95, 2.3, 0.11, 0.025), mix(wood, "#f3dcb4", 0.6))
