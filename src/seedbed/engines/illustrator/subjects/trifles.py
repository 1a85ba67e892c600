"""Lights set on the water, and jugs: small festive and kitchen things."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("lotus-lantern", "river-lantern", kind="floating", height=0.25, aspect=1.5,
       colours=("pink",))  # fmt: skip
def lotus_lantern(pen: Pen) -> None:
    """A paper lotus with a candle in it, made to float."""
    petal = pen.tint("#f07fa8")
    halo = Path().circle(0, -0.5, 0.6)
    pen.shine(halo, "#ffc46a", blur=0.25, opacity=0.32)
    pen.form(Path().ellipse(0, -0.07, 0.68, 0.085), "#4f9a58")
    for tilt, size in ((-58, 0.8), (58, 0.8), (-36, 0.95), (36, 0.95), (-15, 1.0), (15, 1.0)):
        _petal(pen, tilt, size * 0.86, mix(petal, DEEP, 0.12))
    flame = Path().move(-0.05, -0.42).cubic(-0.1, -0.56, -0.01, -0.6, 0, -0.76)
    flame.cubic(0.02, -0.6, 0.1, -0.56, 0.05, -0.42).close()
    pen.fill(Path().rect(-0.05, -0.44, 0.1, 0.22), "#fff4df")
    pen.shine(flame, "#ffd25a")
    for tilt, size in ((-72, 0.66), (72, 0.66), (-46, 0.62), (46, 0.62), (-22, 0.56), (22, 0.56),
                       (0, 0.54)):  # fmt: skip
        _petal(pen, tilt, size, mix(petal, WARM, 0.12))


def _petal(pen: Pen, tilt: float, size: float, colour: tuple[float, float, float]) -> None:
    with pen.at(0, -0.06, size, tilt=tilt):
        leaf = Path().move(0, 0).cubic(-0.26, -0.3, -0.2, -0.72, 0, -0.96)
        pen.form(leaf.cubic(0.2, -0.72, 0.26, -0.3, 0, 0).close(), colour, light=0.4, dark=0.1)
        pen.stroke(Path().move(0, -0.1).line(0, -0.8), 0.012, mix(colour, "#ffffff", 0.5),
                   opacity=0.7)  # fmt: skip


@drawn("flower-arch", "wedding-arch", kind="building", height=2.9, aspect=0.95)
def flower_arch(pen: Pen) -> None:
    """An arch wound with roses and leaves, ribbons at its feet."""
    petal = pen.tint("#f7b8cb")
    for side in (-1, 1):
        pen.limb([(side * 0.38, 0), (side * 0.38, -0.55)], 0.03, "#e9e0d0")
    pen.stroke(Path().move(-0.38, -0.55).cubic(-0.38, -1.06, 0.38, -1.06, 0.38, -0.55), 0.03,
               "#e9e0d0")  # fmt: skip
    spots = []
    for k in range(38):
        t = k / 37
        if t < 0.3 or t > 0.7:
            along = t / 0.3 if t < 0.3 else (1 - t) / 0.3
            spots.append(((-0.38 if t < 0.3 else 0.38), -0.04 - 0.5 * along, along))
        else:
            a = math.pi * (1 - (t - 0.3) / 0.4)
            spots.append((0.38 * math.cos(a), -0.55 - 0.38 * math.sin(a), 1.0))
    for n, (x, y, full) in enumerate(spots):
        for k in range(3):
            dx, dy = pen.chance(-0.06, 0.06), pen.chance(-0.05, 0.05)
            with pen.at(x + dx, y + dy, 1.0, tilt=pen.chance(0, 360)):
                leaf = Path().move(-0.045, 0).quad(0, -0.034, 0.045, 0).quad(0, 0.034, -0.045, 0)
                pen.form(leaf.close(), ("#5f9a4a", "#7fb86a", "#4a8450")[(n + k) % 3])
        if full > 0.25 or n % 2:
            r = pen.chance(0.03, 0.05) * (0.75 + 0.35 * full)
            tone = (petal, "#fffaf4", mix(petal, "#e0567f", 0.5))[n % 3]
            cx, cy = x + pen.chance(-0.03, 0.03), y + pen.chance(-0.03, 0.03)
            pen.ball(cx, cy, r, tone)
            pen.stroke(Path().move(cx - r * 0.4, cy).cubic(cx - r * 0.4, cy - r * 0.6, cx + r * 0.5,
                       cy - r * 0.5, cx + r * 0.35, cy + r * 0.1), r * 0.16,
                       mix(tone, DEEP, 0.2), opacity=0.7)  # fmt: skip


@drawn("sauce-dish", "dipping-sauce", kind="tabletop", height=0.05, aspect=2.4)
def sauce_dish(pen: Pen) -> None:
    """A shallow dish of dark sauce."""
    ware = pen.tint("#f4f1ea")
    side = Path().move(-1.15, -0.62).cubic(-1.0, -0.1, -0.6, 0.0, 0, 0)
    side.cubic(0.6, 0.0, 1.0, -0.1, 1.15, -0.62).close()
    pen.form(side, ware, dark=0.28)
    pen.form(Path().ellipse(0, -0.64, 1.15, 0.34), ware)
    pen.fill(Path().ellipse(0, -0.6, 0.94, 0.24), "#4a2418")
    pen.fill(Path().ellipse(-0.3, -0.68, 0.3, 0.06), "#ffffff", opacity=0.3)
    for x, y in ((0.2, -0.56), (0.45, -0.64), (-0.05, -0.5)):
        pen.fill(Path().ellipse(x, y, 0.06, 0.03), "#f4e6b8")


@drawn("milk-jug", "jug", "pitcher", kind="tabletop", height=0.22, aspect=0.85, colours=("white",))
def milk_jug(pen: Pen) -> None:
    """A jug with a spout at the left and a handle at the right, milk to the brim."""
    ware = pen.tint("#f4f1ea")
    handle = Path().move(0.2, -0.76).cubic(0.5, -0.8, 0.5, -0.3, 0.24, -0.28)
    pen.stroke(handle, 0.07, mix(ware, DEEP, 0.14))
    body = Path().move(-0.2, -0.92).cubic(-0.14, -0.66, -0.34, -0.5, -0.33, -0.26)
    body.cubic(-0.32, -0.06, -0.2, 0, 0, 0).cubic(0.2, 0, 0.32, -0.06, 0.33, -0.26)
    body.cubic(0.34, -0.5, 0.14, -0.66, 0.2, -0.92).close()
    pen.form(body, ware, light=0.3, dark=0.26)
    lip = Path().move(-0.34, -0.98).quad(-0.1, -0.88, 0.2, -0.96).quad(0.2, -0.86, 0.18, -0.84)
    pen.form(lip.quad(-0.06, -0.8, -0.19, -0.84).quad(-0.26, -0.92, -0.34, -0.98).close(), ware)
    pen.fill(Path().ellipse(0.0, -0.905, 0.15, 0.03), "#fffdf6")
    pen.stroke(Path().move(-0.31, -0.34).quad(0, -0.24, 0.31, -0.34), 0.035, "#5f8fc0")
    pen.stroke(Path().move(-0.32, -0.27).quad(0, -0.17, 0.32, -0.27), 0.012, "#5f8fc0")
