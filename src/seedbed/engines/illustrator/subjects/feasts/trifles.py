"""Lights set on the water, jugs, potions, fans, drops: small things of feasts and desks."""

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


@drawn("potion", "magic-potion", "potion-bottle", kind="tabletop", height=0.2, aspect=0.78)
def potion(pen: Pen) -> None:
    """A round flask of something that glows and bubbles, corked."""
    brew = pen.tint(("#7fd65a", "#b06fe0", "#4ac0e8", "#e8609a")[pen.look.pick % 4])
    if pen.look.dark > 0.2:
        pen.shine(Path().circle(0, -0.36, 0.52), brew, blur=0.2, opacity=0.35)
    flask = Path().move(-0.1, -0.86).line(0.1, -0.86).line(0.1, -0.68)
    flask.cubic(0.42, -0.6, 0.46, -0.06, 0.16, 0.0).line(-0.16, 0.0)
    flask.cubic(-0.46, -0.06, -0.42, -0.6, -0.1, -0.68).close()
    pen.fill(flask, "#e4f2f7", opacity=0.55)
    liquid = Path().move(-0.5, -0.42).quad(-0.2, -0.5, 0, -0.42).quad(0.2, -0.34, 0.5, -0.42)
    pen.fill(liquid.line(0.5, 0.1).line(-0.5, 0.1).close(), brew, clip=flask)
    for x, y, r in ((-0.12, -0.2, 0.05), (0.1, -0.3, 0.035), (0.16, -0.14, 0.045),
                    (-0.04, -0.36, 0.03), (0.0, -0.56, 0.025), (0.03, -0.66, 0.018)):  # fmt: skip
        pen.fill(Path().circle(x, y, r), mix(brew, "#ffffff", 0.6), opacity=0.85)
    pen.stroke(flask, 0.02, mix(brew, "#ffffff", 0.7))
    pen.stroke(Path().move(-0.26, -0.36).quad(-0.28, -0.2, -0.2, -0.1), 0.03, "#ffffff",
               opacity=0.75)  # fmt: skip
    pen.form(Path().rect(-0.13, -0.9, 0.26, 0.06, 0.02), "#cfe3ea")
    pen.form(Path().rect(-0.085, -1.0, 0.17, 0.13, 0.03), "#b5854f")
    pen.form(Path().rect(0.06, -0.66, 0.2, 0.14, 0.015), "#f6ecd2")
    pen.fill(Path().circle(0.16, -0.59, 0.03), mix(brew, DEEP, 0.3))


@drawn("paper-stack", "paperwork", "pile-of-papers", kind="tabletop", height=0.5, aspect=0.9,
       seat=(0.5, 0.04), colours=("white",))  # fmt: skip
def paper_stack(pen: Pen) -> None:
    """A tall stack of papers, not quite straight, some leaves sticking out."""
    sheet = pen.tint("#fbf8f0")
    sheets = 22
    for k in range(sheets):
        y = -0.045 * k
        x = pen.chance(-0.04, 0.04) + 0.03 * math.sin(k * 0.5)
        out = 0.1 if k % 7 == 3 else 0.0
        tone = mix(sheet, (DEEP, "#e8d9b0", "#bcd0e6")[k % 3], 0.05 + 0.06 * (k % 2))
        pen.form(Path().rect(-0.38 + x - out, y - 0.05, 0.76 + out, 0.048, 0.008), tone, dark=0.12)
        edge = Path().move(-0.38 + x - out, y - 0.004).line(0.38 + x, y - 0.004)
        pen.stroke(edge, 0.008, mix(sheet, DEEP, 0.34))
    for k, colour in ((5, "#e8536a"), (12, "#f2c13a"), (17, "#5fa8d8")):
        pen.fill(Path().rect(0.36, -0.045 * k - 0.045, 0.09, 0.03), colour)


@drawn("palm-leaf-fan", kind="tabletop", height=0.4, aspect=0.8)
def palm_leaf_fan(pen: Pen) -> None:
    """A fan cut from one palm leaf, bound at its edge."""
    leaf = pen.tint("#d9b873")
    blade = Path().move(-0.06, -0.32).cubic(-0.42, -0.36, -0.46, -0.86, -0.2, -0.96)
    blade.quad(0, -1.02, 0.2, -0.96).cubic(0.46, -0.86, 0.42, -0.36, 0.06, -0.32)
    pen.form(blade.close(), leaf)
    for k in range(13):
        a = math.radians(-66 + 11 * k)
        tip = (math.sin(a) * 0.62, -0.34 - math.cos(a) * 0.64)
        pen.stroke(Path().move(0, -0.32).line(*tip), 0.01, mix(leaf, DEEP, 0.3), clip=blade)
    pen.stroke(blade, 0.026, mix(leaf, DEEP, 0.24))
    pen.stroke(Path().move(0, -0.34).line(0, 0.0), 0.06, mix(leaf, DEEP, 0.3))


@drawn("dewdrops", "water-drops", kind="tabletop", height=0.05, aspect=3.0)
def dewdrops(pen: Pen) -> None:
    """Clear drops lying on a surface."""
    for x, r in ((-1.2, 0.26), (-0.66, 0.42), (-0.1, 0.3), (0.42, 0.5), (0.98, 0.24), (1.32, 0.34)):
        drop = Path().move(x - r, -0.04).cubic(x - r, -r * 1.5, x + r, -r * 1.5, x + r, -0.04)
        drop.quad(x, 0.06, x - r, -0.04).close()
        pen.fill(drop, "#bfe6f6", opacity=0.75)
        pen.stroke(drop, 0.03, "#ffffff", opacity=0.7)
        pen.fill(Path().ellipse(x - r * 0.35, -r * 0.7, r * 0.2, r * 0.14), "#ffffff")
