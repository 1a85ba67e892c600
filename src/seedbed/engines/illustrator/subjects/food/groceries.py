"""Food of Chinese markets and kitchens: rice cake, roast duck, shoots, roots, fruit, sauce."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.food.meals import steam
from seedbed.engines.illustrator.subjects.home.vessels import glazed
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


def _dish(pen: Pen, half: float) -> None:
    """A white plate seen from a little above, its rim blue."""
    pen.form(Path().ellipse(0, -0.13, half, 0.13), "#f7f6f2", dark=0.14)
    pen.stroke(Path().ellipse(0, -0.14, half * 0.93, 0.105), 0.02, "#5f8fc8")


@drawn("rice-cake", kind="tabletop", height=0.08, aspect=1.7)
def rice_cake(pen: Pen) -> None:
    """A round rice cake with red dates on a plate, one piece cut."""
    _dish(pen, 0.84)
    cake = pen.tint("#e9c98a")
    pen.form(Path().rect(-0.58, -0.6, 1.16, 0.42, 0.12), mix(cake, DEEP, 0.12))
    pen.form(Path().ellipse(0, -0.6, 0.58, 0.17), cake, light=0.3)
    for k in range(6):
        a = k * math.tau / 6
        pen.ball(math.cos(a) * 0.36, -0.62 + math.sin(a) * 0.1, 0.08, "#a8322c", ry=0.055)
    pen.ball(0, -0.63, 0.08, "#a8322c", ry=0.055)


@drawn("fried-dough", kind="tabletop", height=0.1, aspect=1.9, colours=("brown",))
def fried_dough(pen: Pen) -> None:
    """Two golden sticks of fried dough on a plate."""
    _dish(pen, 0.94)
    dough = pen.tint("#d99a45")
    for y, tilt, tone in ((-0.34, -4, 0.1), (-0.52, 6, 0.0)):
        with pen.at(0, y, 1.0, tilt=tilt):
            for dy in (-0.06, 0.08):
                points = [
                    (-0.74, dy),
                    (-0.36, dy - 0.05),
                    (0, dy + 0.02),
                    (0.4, dy - 0.05),
                    (0.74, dy),
                ]
                pen.limb(points, 0.2, mix(dough, DEEP, tone + (0.12 if dy > 0 else 0)))
            pen.limb([(-0.66, -0.1), (-0.3, -0.13), (0.1, -0.09)], 0.035, mix(dough, WARM, 0.6))


@drawn("roast-duck", kind="tabletop", height=0.2, aspect=1.7, colours=("brown", "red"))
def roast_duck(pen: Pen) -> None:
    """A glazed roast duck on a plate with green leaves."""
    _dish(pen, 0.84)
    for x in (-0.66, -0.5, 0.52, 0.66):
        pen.form(Path().ellipse(x, -0.2, 0.16, 0.08), "#6fae4f")
    skin = pen.tint("#b5602a")
    body = Path().move(-0.5, -0.2).cubic(-0.66, -0.72, -0.1, -0.86, 0.2, -0.72)
    body.cubic(0.5, -0.6, 0.62, -0.34, 0.5, -0.18).close()
    pen.form(body, skin, light=0.5, dark=0.35)
    neck = [(-0.42, -0.5), (-0.62, -0.74), (-0.52, -0.9)]
    pen.limb(neck, 0.14, mix(skin, DEEP, 0.1))
    pen.ball(-0.5, -0.9, 0.1, skin)
    pen.form(Path().polygon([(-0.42, -0.95), (-0.22, -0.88), (-0.42, -0.84)]), "#d9a24a")
    wing = Path().move(-0.14, -0.56).cubic(0.1, -0.66, 0.3, -0.44, 0.2, -0.3)
    pen.form(wing.cubic(0.06, -0.3, -0.1, -0.4, -0.14, -0.56).close(), mix(skin, DEEP, 0.18))
    pen.limb([(0.36, -0.36), (0.62, -0.5)], 0.12, mix(skin, DEEP, 0.08))
    pen.limb([(0.62, -0.5), (0.72, -0.56)], 0.05, "#f2e6cf")
    pen.fill(Path().ellipse(-0.1, -0.68, 0.16, 0.04), "#ffe9c4", opacity=0.75)


@drawn("spring-onion", kind="tabletop", height=0.3, aspect=0.6, colours=("green",))
def spring_onion(pen: Pen) -> None:
    """A bunch of spring onions tied with a straw."""
    green = pen.tint("#4f9a4a")
    for k in range(5):
        x = (k - 2) * 0.07
        lean = (k - 2) * 0.09
        pen.limb([(x * 0.6, -0.08), (x * 0.6, -0.4)], 0.07, "#f4f6e6")
        pen.limb([(x * 0.6, -0.36), (x, -0.62), (x + lean, -0.96)], 0.05,
                 mix(green, WARM, 0.12 * (k % 2)))  # fmt: skip
        pen.limb([(x, -0.6), (x + lean * 0.4 + 0.05, -0.9)], 0.035, mix(green, DEEP, 0.15))
        for j in (-1, 0, 1):
            pen.stroke(Path().move(x * 0.6, -0.06).line(x * 0.6 + j * 0.025, 0), 0.01, "#d9cfae")
    pen.limb([(-0.14, -0.36), (0.14, -0.34)], 0.04, "#d9a24a")


@drawn("bamboo-shoot", kind="tabletop", height=0.25, aspect=0.7, colours=("brown",))
def bamboo_shoot(pen: Pen) -> None:
    """A bamboo shoot in its overlapping sheaths."""
    husk = pen.tint("#b98f52")
    for k in range(6):
        t = k / 6
        w, y = 0.32 * (1 - t * 0.8), -0.02 - 0.13 * k
        side = 1 if k % 2 else -1
        leaf = (
            Path()
            .move(-w, y)
            .cubic(-w, y - 0.24, side * w * 0.2, y - 0.3, side * w * 0.3, y - 0.36)
        )
        pen.form(leaf.cubic(w * 0.7, y - 0.24, w, y - 0.16, w, y).close(),
                 mix(husk, "#6f9a4a", 0.12 * k))  # fmt: skip
        pen.stroke(Path().move(-w, y).quad(0, y + 0.05, w, y), 0.014, mix(husk, DEEP, 0.35))


@drawn("lotus-root", kind="tabletop", height=0.12, aspect=2.0)
def lotus_root(pen: Pen) -> None:
    """Two joints of lotus root, cut to show the holes, and a slice."""
    root = pen.tint("#e9cfa8")
    for x, r in ((0.6, 0.3), (0.0, 0.33)):
        pen.form(Path().ellipse(x, -0.4, r * 1.05, r), root, dark=0.25)
    pen.form(Path().ellipse(0.9, -0.4, 0.08, 0.1), mix(root, DEEP, 0.25))
    for cx, cy, r in ((-0.3, -0.42, 0.3), (-0.68, -0.28, 0.28)):
        pen.form(Path().ellipse(cx, cy, r * 0.85, r), mix(root, "#ffffff", 0.5), dark=0.1)
        pen.stroke(Path().ellipse(cx, cy, r * 0.85, r), 0.025, mix(root, DEEP, 0.2))
        pen.fill(Path().circle(cx, cy, r * 0.12), "#a8845a")
        for k in range(7):
            a = k * math.tau / 7
            pen.fill(Path().ellipse(cx + math.cos(a) * r * 0.48, cy + math.sin(a) * r * 0.56,
                                    r * 0.14, r * 0.17), "#a8845a")  # fmt: skip


@drawn("lotus-pod", kind="plant", height=0.5, aspect=0.62, colours=("green",))
def lotus_pod(pen: Pen) -> None:
    """A lotus seed pod on its stem."""
    green = pen.tint("#7fae5a")
    pen.limb([(0.02, 0), (-0.03, -0.3), (0, -0.6)], 0.045, mix(green, DEEP, 0.2))
    cup = Path().move(-0.3, -0.88).quad(-0.2, -0.6, 0, -0.56).quad(0.2, -0.6, 0.3, -0.88).close()
    pen.form(cup, green)
    pen.form(Path().ellipse(0, -0.88, 0.3, 0.1), mix(green, WARM, 0.25))
    for x, y in (
        (0, -0.88),
        (-0.14, -0.91),
        (0.14, -0.91),
        (-0.17, -0.85),
        (0.17, -0.85),
        (0, -0.94),
        (0, -0.82),
    ):
        pen.fill(Path().ellipse(x, y, 0.045, 0.026), mix(green, DEEP, 0.4))
        pen.fill(Path().ellipse(x, y - 0.004, 0.026, 0.015), "#d9e6a8")


@drawn("soy-sauce", kind="tabletop", height=0.25, aspect=0.42)
def soy_sauce(pen: Pen) -> None:
    """A dark sauce bottle with a red cap and a label."""
    glass = pen.tint("#4a2a20")
    body = Path().move(-0.07, -0.86).line(-0.07, -0.72).cubic(-0.2, -0.62, -0.19, -0.5, -0.19, -0.4)
    body.line(-0.17, 0).line(0.17, 0).line(0.19, -0.4).cubic(0.19, -0.5, 0.2, -0.62, 0.07, -0.72)
    pen.form(body.line(0.07, -0.86).close(), glass, light=0.35)
    pen.form(Path().rect(-0.085, -0.98, 0.17, 0.14, 0.03), "#c8322a")
    pen.form(Path().rect(-0.19, -0.44, 0.38, 0.3, 0.01), "#f7e9c4")
    pen.fill(Path().rect(-0.19, -0.34, 0.38, 0.1), "#c8322a")
    pen.fill(Path().rect(-0.15, -0.62, 0.03, 0.16, 0.015), "#ffffff", opacity=0.5)


@drawn("plum", kind="tabletop", height=0.06, aspect=1.05, colours=("purple",))
def plum(pen: Pen) -> None:
    """A purple plum with a leaf."""
    skin = pen.tint("#7a3a7f")
    pen.ball(0, -0.42, 0.43, skin, ry=0.42)
    crease = Path().move(0.02, -0.82).cubic(0.14, -0.6, 0.12, -0.24, 0.04, -0.04)
    pen.stroke(crease, 0.025, mix(skin, DEEP, 0.35))
    pen.fill(Path().ellipse(-0.17, -0.58, 0.1, 0.14), "#ffffff", opacity=0.35)
    pen.limb([(0.0, -0.8), (0.04, -0.96)], 0.04, "#6f4e2c")
    leaf = Path().move(0.04, -0.9).quad(0.22, -1.02, 0.4, -0.86).quad(0.2, -0.76, 0.04, -0.9)
    pen.form(leaf.close(), "#6fae4f")


@drawn("dragon-fruit", kind="tabletop", height=0.12, aspect=1.3, colours=("pink", "red"))
def dragon_fruit(pen: Pen) -> None:
    """A dragon fruit and its cut half, white with black seeds."""
    skin = pen.tint("#e0407f")
    for k in range(9):
        a = math.radians(-200 + 27 * k)
        x, y = -0.2 + math.cos(a) * 0.4, -0.46 + math.sin(a) * 0.4
        tip = (-0.2 + math.cos(a + 0.3) * 0.54, -0.46 + math.sin(a + 0.3) * 0.54)
        leaf = (
            Path().move(x - 0.06, y).quad(x, y - 0.06, *tip).quad(x + 0.06, y + 0.02, x + 0.05, y)
        )
        pen.form(leaf.close(), "#8fbf5a")
    pen.ball(-0.2, -0.44, 0.42, skin, ry=0.43)
    for x, y in ((-0.36, -0.6), (-0.08, -0.64), (-0.44, -0.34), (-0.2, -0.44), (-0.02, -0.36)):
        scale = Path().move(x - 0.07, y + 0.06).quad(x - 0.04, y - 0.1, x + 0.03, y - 0.14)
        pen.form(scale.quad(x + 0.06, y, x + 0.05, y + 0.07).close(), mix(skin, "#a8d06a", 0.45))
    pen.form(Path().ellipse(0.34, -0.32, 0.3, 0.32), skin)
    pen.form(Path().ellipse(0.34, -0.32, 0.25, 0.27), "#fdfbf8", dark=0.06)
    for k in range(26):
        a, r = k * 2.4, 0.21 * math.sqrt((k + 0.5) / 26)
        pen.fill(Path().circle(0.34 + math.cos(a) * r, -0.32 + math.sin(a) * r * 1.08, 0.013),
                 "#2a2530")  # fmt: skip


@drawn("bowl-of-soup", kind="tabletop", height=0.12, aspect=1.5)
def bowl_of_soup(pen: Pen) -> None:
    """A bowl of soup with herbs, steaming, a spoon in it."""
    clay = pen.tint("#4f86b0")
    bowl = Path().move(-0.66, -0.58).cubic(-0.6, -0.14, -0.36, 0, -0.2, 0).line(0.2, 0)
    bowl.cubic(0.36, 0, 0.6, -0.14, 0.66, -0.58).close()
    glazed(pen, bowl, clay, 0.66)
    pen.form(Path().ellipse(0, -0.58, 0.67, 0.15), "#f4efe4")
    pen.form(Path().ellipse(0, -0.57, 0.59, 0.115), "#e89a4a", light=0.3, dark=0.1)
    for x, y in ((-0.3, -0.58), (-0.06, -0.53), (0.14, -0.62), (-0.14, -0.63)):
        pen.fill(Path().ellipse(x, y, 0.05, 0.018), "#5f9f4a")
    for x, y in ((-0.2, -0.55), (0.06, -0.58)):
        pen.fill(Path().ellipse(x, y, 0.06, 0.025), "#f7d9a0")
    pen.limb([(0.3, -0.56), (0.62, -0.86)], 0.06, "#c9d0d8")
    steam(pen, -0.08, -0.68, 0.22)


@drawn("bamboo-steamer", kind="tabletop", height=0.2, aspect=1.35)
def bamboo_steamer(pen: Pen) -> None:
    """Two tiers of a bamboo steamer, buns in the open upper one."""
    cane = pen.tint("#d0a05a")
    for y in (-0.02, -0.3):
        pen.form(Path().rect(-0.62, y - 0.26, 1.24, 0.27, 0.05), cane, dark=0.3)
        for k in range(9):
            pen.stroke(Path().move(-0.52 + 0.13 * k, y - 0.25).line(-0.52 + 0.13 * k, y), 0.012,
                       mix(cane, DEEP, 0.3))  # fmt: skip
        for dy in (-0.235, -0.02):
            pen.limb([(-0.61, y + dy), (0.61, y + dy)], 0.035, mix(cane, WARM, 0.3))
    pen.form(Path().ellipse(0, -0.56, 0.62, 0.12), mix(cane, DEEP, 0.25))
    pen.fill(Path().ellipse(0, -0.55, 0.55, 0.09), "#f0dcae")
    for x, y in ((-0.22, -0.62), (0.22, -0.62), (0.0, -0.57), (-0.4, -0.57), (0.4, -0.57)):
        pen.ball(x, y - 0.03, 0.15, "#fdf8ee", ry=0.11)
        folds = Path()
        for k in (-1, 0, 1):
            folds.move(x, y - 0.13).quad(x + 0.05 * k, y - 0.1, x + 0.08 * k, y - 0.05)
        pen.stroke(folds, 0.012, "#d9c8a8")
    steam(pen, 0, -0.72, 0.2)
