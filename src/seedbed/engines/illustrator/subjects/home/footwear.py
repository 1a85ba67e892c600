"""Shoes that stand by themselves: slippers, sneakers, boots for hiking."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("slippers", kind="tabletop", height=0.2, aspect=1.9, faces="left")
def slippers(pen: Pen) -> None:
    """A pair of soft slippers, their toes to the left, lined with fleece."""
    slipper(pen, 0.24, -0.2, 0.82)
    slipper(pen, -0.2, 0.0, 0.94)


@drawn("slipper", kind="tabletop", height=0.2, aspect=1.55, faces="left")
def one_slipper(pen: Pen) -> None:
    """One soft slipper, its toe to the left."""
    slipper(pen, 0.0, 0.0, 1.0)


def slipper(pen: Pen, x: float, foot: float, size: float) -> None:
    """A slipper 1.4 `size` long about x, its sole on `foot`."""
    cloth = pen.tint("#e27a8c")
    fleece = "#fdf3e4"
    with pen.at(x, foot, size):
        sole = Path().move(-0.72, -0.1).cubic(-0.76, 0.02, -0.6, 0.0, -0.3, 0.0).line(0.58, 0.0)
        sole.cubic(0.74, 0.0, 0.76, -0.12, 0.66, -0.16).line(-0.5, -0.14).close()
        pen.form(sole, mix("#8a6248", DEEP, 0.1))
        bed = Path().move(-0.4, -0.2).cubic(-0.1, -0.4, 0.5, -0.36, 0.68, -0.2)
        bed.cubic(0.7, -0.1, 0.4, -0.1, -0.4, -0.12).close()
        pen.form(bed, mix(fleece, "#c9a27a", 0.35))
        upper = Path().move(-0.7, -0.12).cubic(-0.84, -0.4, -0.62, -0.62, -0.34, -0.68)
        upper.cubic(-0.2, -0.78, 0.02, -0.82, 0.12, -0.74).cubic(0.06, -0.5, 0.1, -0.3, 0.22, -0.1)
        upper.cubic(-0.1, -0.06, -0.5, -0.06, -0.7, -0.12).close()
        pen.form(upper, cloth, light=0.26)
        for k in range(3):
            seam = Path().move(-0.62 + 0.2 * k, -0.14).quad(-0.56 + 0.2 * k, -0.4, -0.38 + 0.18 * k,
                                                            -0.66 - 0.04 * k)  # fmt: skip
            pen.stroke(seam, 0.012, mix(cloth, DEEP, 0.24), opacity=0.5, clip=upper)
        for k in range(10):  # the fleece that swells out along the opening
            t = k / 9
            u = 1 - t
            cx = u * u * 0.1 + 2 * u * t * 0.02 + t * t * 0.2
            cy = u * u * -0.76 + 2 * u * t * -0.4 + t * t * -0.12
            pen.ball(cx, cy, 0.1 - 0.02 * t, mix(fleece, WARM, 0.2))
        pen.ball(-0.42, -0.62, 0.11, fleece)


@drawn("sneakers", "pair-of-shoes", kind="tabletop", height=0.16, aspect=2.1, faces="left",
       colours=("white",))  # fmt: skip
def sneakers(pen: Pen) -> None:
    """A pair of sneakers, their toes to the left, one a little behind the other."""
    _sneaker(pen, 0.3, -0.17, 0.8)
    _sneaker(pen, -0.22, 0.0, 0.92)


def _sneaker(pen: Pen, x: float, foot: float, size: float) -> None:
    cloth = pen.tint("#f4f3ef")
    accent = "#3f86c9" if pen.look.colour is None else mix(cloth, DEEP, 0.45)
    with pen.at(x, foot, size):
        inside = Path().ellipse(0.5, -0.92, 0.24, 0.08)
        pen.fill(inside, mix(cloth, DEEP, 0.55))
        upper = Path().move(-0.84, -0.16).cubic(-0.94, -0.4, -0.7, -0.5, -0.44, -0.52)
        upper.cubic(-0.2, -0.56, 0.0, -0.74, 0.22, -0.96).quad(0.3, -0.86, 0.5, -0.84)
        upper.quad(0.68, -0.86, 0.76, -0.98).cubic(0.84, -0.7, 0.86, -0.4, 0.82, -0.16).close()
        pen.form(upper, cloth, light=0.2)
        cap = Path().ellipse(-0.72, -0.24, 0.2, 0.19)
        pen.fill(cap, mix(cloth, "#ffffff", 0.5), clip=upper)
        pen.stroke(cap, 0.014, mix(cloth, DEEP, 0.25), clip=upper)
        stripe = Path().move(-0.1, -0.18).quad(0.06, -0.5, 0.42, -0.66).line(0.52, -0.58)
        pen.fill(stripe.quad(0.2, -0.42, 0.1, -0.18).close(), accent, clip=upper)
        pen.fill(Path().rect(0.68, -0.82, 0.14, 0.34, 0.03), accent, clip=upper)
        for k in range(4):  # the laces
            lx, ly = -0.36 + 0.14 * k, -0.56 - 0.085 * k
            pen.stroke(Path().move(lx - 0.06, ly + 0.13).line(lx + 0.08, ly), 0.05, "#ffffff")
            pen.stroke(Path().move(lx - 0.06, ly + 0.13).line(lx + 0.08, ly), 0.012,
                       mix(cloth, DEEP, 0.3), opacity=0.6)  # fmt: skip
        for way in (-1, 1):
            bow = Path().move(0.14, -0.88).cubic(0.14 + way * 0.2, -1.06, 0.14 + way * 0.24, -0.8,
                                                 0.14, -0.88)  # fmt: skip
            pen.stroke(bow, 0.03, "#ffffff")
            pen.stroke(bow, 0.008, mix(cloth, DEEP, 0.3), opacity=0.6)
        sole = Path().move(-0.88, -0.2).line(0.84, -0.2).cubic(0.92, -0.1, 0.88, 0.0, 0.78, 0.0)
        pen.form(sole.line(-0.78, 0.0).cubic(-0.94, 0.0, -0.96, -0.12, -0.88, -0.2).close(),
                 "#fdfbf6", dark=0.12)  # fmt: skip
        pen.stroke(Path().move(-0.9, -0.1).line(0.86, -0.1), 0.02, accent)


@drawn("hiking-boots", kind="tabletop", height=0.22, aspect=1.6, faces="left",
       colours=("brown",))  # fmt: skip
def hiking_boots(pen: Pen) -> None:
    """A pair of laced boots for the mountains, their toes to the left."""
    _boot(pen, 0.28, -0.12, 0.84)
    _boot(pen, -0.14, 0.0, 0.96)


def _boot(pen: Pen, x: float, foot: float, size: float) -> None:
    leather = pen.tint("#9a6638")
    with pen.at(x, foot, size):
        pen.fill(Path().ellipse(0.2, -0.94, 0.23, 0.055), mix(leather, DEEP, 0.6))
        shaft = Path().move(-0.04, -0.94).cubic(-0.04, -0.66, -0.14, -0.5, -0.3, -0.44)
        shaft.cubic(-0.5, -0.4, -0.62, -0.3, -0.6, -0.12).line(0.42, -0.12)
        shaft.cubic(0.46, -0.4, 0.4, -0.7, 0.43, -0.94).quad(0.2, -0.87, -0.04, -0.94)
        pen.form(shaft.close(), leather, light=0.24)
        cap = Path().move(-0.6, -0.12).cubic(-0.62, -0.3, -0.5, -0.38, -0.4, -0.38)
        pen.fill(cap.quad(-0.32, -0.26, -0.34, -0.12).close(), mix(leather, DEEP, 0.3), clip=shaft)
        collar = Path().move(-0.06, -0.98).quad(0.2, -0.9, 0.45, -0.98).line(0.44, -0.84)
        pen.form(collar.quad(0.2, -0.76, -0.05, -0.84).close(), mix(leather, WARM, 0.4))
        for k in range(6):
            t = k / 5
            lx, ly = -0.26 + 0.24 * t, -0.46 - 0.36 * t**0.8
            pen.stroke(Path().move(lx - 0.05, ly).line(lx + 0.11, ly + 0.05), 0.03, "#d9453b")
            pen.ball(lx + 0.12, ly + 0.05, 0.02, "#e2c46a")
        for way in (-1, 1):
            loop = Path().move(0.0, -0.84).cubic(way * 0.16 - 0.05, -0.98, way * 0.2 - 0.05, -0.76,
                                                 0.0, -0.84)  # fmt: skip
            pen.stroke(loop, 0.022, "#d9453b")
        sole = Path().move(-0.64, -0.15).line(0.46, -0.15).line(0.48, 0.0)
        for k in range(9):
            sx = 0.48 - 0.125 * k
            sole.line(sx - 0.05, 0.0).line(sx - 0.06, -0.035).line(sx - 0.11, -0.035)
            sole.line(sx - 0.12, 0.0)
        pen.form(sole.quad(-0.72, -0.04, -0.64, -0.15).close(), "#2f2d33")
