"""Food and tableware seen from straight above, for a table that the camera looks down on.

`compose` takes "x-from-above" for "x" where there is one. Everything here is drawn around the
middle of its box, a unit being half the box.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from seedbed.engines.illustrator.canvas import Path, Radial
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

Filling = Callable[[Pen], None]
_TURN = 2.399  # the golden angle: spreads things evenly over a round


def _spread(count: int, reach: float, start: float = 0.4) -> list[tuple[float, float, float]]:
    """Places evenly over a round of this radius, with an angle for each."""
    spots = []
    for k in range(count):
        a, far = start + k * _TURN, reach * math.sqrt((k + 0.5) / count)
        spots.append((math.cos(a) * far, math.sin(a) * far, math.degrees(a)))
    return spots


def _disc(pen: Pen, r: float, colour: Colour, *, hollow: bool = False) -> None:
    light, dark = mix(colour, WARM, 0.4), mix(colour, DEEP, 0.26)
    stops = [(0.0, dark if hollow else light, 1.0), (0.55, colour, 1.0),
             (1.0, light if hollow else dark, 1.0)]  # fmt: skip
    pen.fill(Path().circle(0, 0, r), Radial(-r * 0.3, -r * 0.35, r * 1.5, stops))


def _plate(pen: Pen, colour: Colour = "#f7f4ec", band: Colour | None = "#7f9fc0") -> None:
    pen.fill(Path().circle(0.03, 0.05, 0.98), DEEP, opacity=0.22, blur=0.05)
    _disc(pen, 0.97, colour)
    if band:
        pen.stroke(Path().circle(0, 0, 0.86), 0.035, band)
    pen.stroke(Path().circle(0, 0, 0.68), 0.018, mix(colour, DEEP, 0.18))
    _disc(pen, 0.66, colour, hollow=True)


def _bowl(pen: Pen, colour: Colour) -> None:
    pen.fill(Path().circle(0.03, 0.05, 0.98), DEEP, opacity=0.24, blur=0.05)
    _disc(pen, 0.97, colour)
    pen.stroke(Path().circle(0, 0, 0.93), 0.022, "#f3e6cc")
    _disc(pen, 0.86, mix(colour, DEEP, 0.35), hollow=True)


def _from_above(
    name: str,
    height: float,
    dish: Callable[[Pen], None],
    filling: Filling | None = None,
    *,
    aspect: float = 1.0,
) -> None:
    def picture(pen: Pen) -> None:
        with pen.at(0, -0.5, 0.5 * aspect):
            dish(pen)
            if filling is not None:
                filling(pen)

    drawn(f"{name}-from-above", kind="tabletop", height=height, aspect=aspect)(picture)


def _white_plate(pen: Pen) -> None:
    _plate(pen, pen.tint("#f7f4ec"), "#7f9fc0" if pen.look.colour is None else None)


def _slate(pen: Pen) -> None:
    pen.fill(Path().rect(-0.95, -0.55, 1.94, 1.18, 0.06), DEEP, opacity=0.24, blur=0.05)
    pen.form(Path().rect(-0.97, -0.6, 1.94, 1.18, 0.06), pen.tint("#3b4250"))


def _wooden(pen: Pen) -> None:
    pen.fill(Path().circle(0.03, 0.05, 0.98), DEEP, opacity=0.24, blur=0.05)
    _disc(pen, 0.97, "#c89a62")
    for k in range(5):
        pen.stroke(Path().move(-0.9, -0.6 + 0.3 * k).quad(0, -0.55 + 0.3 * k, 0.9, -0.6 + 0.3 * k),
                   0.012, "#a87a48", opacity=0.5, clip=Path().circle(0, 0, 0.94))  # fmt: skip


def _blue_bowl(pen: Pen) -> None:
    _bowl(pen, pen.tint("#34507c"))


def _clay_bowl(pen: Pen) -> None:
    _bowl(pen, pen.tint("#b5563c"))


def _cup(pen: Pen) -> None:
    ware = pen.tint("#f7f4ec")
    with pen.at(0, 0, 0.98):
        _plate(pen, ware, None)
    handle = Path().move(0.36, -0.1).line(0.66, -0.26).line(0.72, -0.12).line(0.4, 0.08).close()
    pen.form(handle, mix(ware, DEEP, 0.06))
    pen.fill(Path().circle(0.04, 0.06, 0.5), DEEP, opacity=0.22, blur=0.05)
    _disc(pen, 0.48, ware)


def _coffee(pen: Pen) -> None:
    _disc(pen, 0.42, "#8a5230", hollow=True)
    foam = "#f4dcb4"
    for k in range(4):  # a leaf poured in milk
        y, w = -0.2 + 0.12 * k, 0.1 + 0.05 * k
        leaf = Path().move(-w, y).quad(0, y + 0.2, w, y).quad(0, y + 0.1, -w, y)
        pen.fill(leaf.close(), foam)
    pen.stroke(Path().move(0, -0.28).line(0, 0.32), 0.02, foam)


def _tea(pen: Pen) -> None:
    _disc(pen, 0.42, "#c8862f", hollow=True)
    pen.fill(Path().ellipse(-0.12, -0.14, 0.12, 0.05), "#ffffff", opacity=0.4)


def _rice(pen: Pen) -> None:
    _disc(pen, 0.78, "#fbf8f0")
    for x, y, a in _spread(60, 0.72):
        with pen.at(x, y, 1.0, tilt=a * 3):
            pen.fill(Path().ellipse(0, 0, 0.06, 0.028), "#ffffff" if a % 3 < 1 else "#e9e3d4")
    for x, y, _ in _spread(7, 0.3):
        pen.fill(Path().circle(x, y, 0.022), "#3a3030")


def _soup(pen: Pen) -> None:
    _disc(pen, 0.82, "#e08a3a", hollow=True)
    swirl = Path().move(-0.4, 0.1).cubic(-0.4, -0.5, 0.5, -0.5, 0.4, 0.05)
    pen.stroke(swirl.cubic(0.34, 0.4, -0.2, 0.36, -0.16, 0.04), 0.06, "#fbe6c0", opacity=0.9)
    for x, y, a in _spread(8, 0.6):
        with pen.at(x, y, 1.0, tilt=a):
            pen.fill(Path().ellipse(0, 0, 0.06, 0.03), "#5fa04a")


def _salad(pen: Pen) -> None:
    for n, (x, y, a) in enumerate(_spread(20, 0.68)):
        with pen.at(x, y, 1.0, tilt=a):
            leaf = Path().move(-0.24, 0).quad(-0.1, -0.2, 0.04, -0.15).quad(0.2, -0.14, 0.24, 0)
            leaf.quad(0.16, 0.16, 0.02, 0.13).quad(-0.1, 0.18, -0.24, 0)
            pen.form(leaf.close(), ("#6fae46", "#8cc45a", "#4f9440")[n % 3])
            pen.stroke(Path().move(-0.2, 0).line(0.2, 0), 0.014, "#dff0b8", opacity=0.7)
    for x, y, _ in _spread(6, 0.52, 1.4):
        pen.ball(x, y, 0.1, "#e0402f")
    for x, y, a in _spread(4, 0.4, 2.6):
        pen.fill(Path().circle(x, y, 0.11), "#cfe6a2")
        pen.stroke(Path().circle(x, y, 0.11), 0.022, "#5f9a40")
        del a


def _sushi(pen: Pen) -> None:
    for k, colour in enumerate(("#f2743f", "#d9342b", "#f6b08a", "#f2743f")):
        with pen.at(-0.66 + 0.3 * k, -0.3, 1.0, tilt=8):
            pen.form(Path().rect(-0.11, -0.2, 0.22, 0.42, 0.09), "#fdfaf2")
            pen.form(Path().rect(-0.12, -0.22, 0.24, 0.38, 0.1), colour)
            for y in (-0.12, -0.02, 0.08):
                pen.stroke(Path().move(-0.09, y + 0.03).line(0.09, y - 0.03), 0.018, "#ffffff",
                           opacity=0.65)  # fmt: skip
    for k in range(5):
        x, y = -0.68 + 0.27 * k, 0.26
        pen.fill(Path().circle(x, y, 0.125), "#1f3a34")
        pen.fill(Path().circle(x, y, 0.1), "#fdfaf2")
        pen.fill(Path().circle(x, y, 0.05), ("#f2743f", "#7fb84a")[k % 2])
    pen.ball(0.78, 0.26, 0.11, "#9fc25a")
    for x, y in ((0.7, -0.36), (0.8, -0.28), (0.74, -0.18)):
        pen.fill(Path().ellipse(x, y, 0.1, 0.05), "#f7b8b0")


def _dumplings(pen: Pen) -> None:
    for k in range(8):
        a = k * math.tau / 7
        x, y = (math.cos(a) * 0.44, math.sin(a) * 0.44) if k < 7 else (0.0, 0.0)
        with pen.at(x, y, 1.0, tilt=math.degrees(a) + 90):
            skin = Path().move(-0.22, 0.06).cubic(-0.2, -0.16, 0.2, -0.16, 0.22, 0.06)
            pen.form(skin.quad(0, 0.16, -0.22, 0.06).close(), "#f6ead0", dark=0.14)
            for t in (-0.12, -0.04, 0.04, 0.12):
                pen.stroke(Path().move(t, -0.07).line(t * 1.1, -0.0), 0.018, "#d3b98a")


def _pizza(pen: Pen) -> None:
    _disc(pen, 0.86, "#d99a4a")
    pen.fill(Path().circle(0, 0, 0.75), "#c8402c")
    _disc(pen, 0.72, "#f6d06a")
    for x, y, _ in _spread(11, 0.58):
        pen.ball(x, y, 0.12, "#c23a2c")
    for x, y, a in _spread(7, 0.52, 1.9):
        with pen.at(x, y, 1.0, tilt=a):
            pen.fill(Path().ellipse(0, 0, 0.1, 0.05), "#4f9440")
    for k in range(4):
        a = k * math.pi / 4
        cut = Path().move(math.cos(a) * 0.86, math.sin(a) * 0.86)
        pen.stroke(cut.line(-math.cos(a) * 0.86, -math.sin(a) * 0.86), 0.014, "#a8662c")


def _egg(pen: Pen) -> None:
    white = Path().move(-0.4, -0.1).cubic(-0.5, -0.5, 0.0, -0.52, 0.2, -0.42)
    white.cubic(0.56, -0.4, 0.52, 0.1, 0.4, 0.24).cubic(0.2, 0.54, -0.3, 0.4, -0.4, -0.1)
    pen.form(white.close(), "#fffdf7", dark=0.08)
    pen.ball(0.02, -0.06, 0.19, "#f7b52f")
    for k in range(2):
        strip = Path().move(-0.5, 0.34 + 0.13 * k).quad(-0.2, 0.24 + 0.13 * k, 0.0, 0.36 + 0.13 * k)
        pen.stroke(strip.quad(0.2, 0.46 + 0.13 * k, 0.42, 0.36 + 0.13 * k), 0.1, "#b8452f")
        pen.stroke(strip, 0.03, "#f2c9a8")


def _cake(pen: Pen) -> None:
    _disc(pen, 0.64, "#fdf1e4")
    for k in range(12):
        a = k * math.tau / 12
        pen.ball(math.cos(a) * 0.54, math.sin(a) * 0.54, 0.09, "#fffaf4")
    for k in range(6):
        a = k * math.tau / 6 + 0.26
        x, y = math.cos(a) * 0.34, math.sin(a) * 0.34
        pen.ball(x, y, 0.1, "#d9342b")
        pen.fill(Path().circle(x, y - 0.02, 0.03), "#6fae46")
    pen.shine(Path().circle(0, 0, 0.06), "#ffd25a")


def _pancakes(pen: Pen) -> None:
    for dx, dy in ((0.05, 0.07), (-0.04, 0.03), (0.0, 0.0)):
        with pen.at(dx, dy):
            _disc(pen, 0.52, "#d9984a")
            pen.stroke(Path().circle(0, 0, 0.5), 0.03, "#f2cf8a")
    pour = Path().circle(-0.04, 0.02, 0.28).ellipse(0.24, 0.18, 0.12, 0.16)
    pen.fill(pour, "#a8561f", opacity=0.85)
    pen.form(Path().rect(-0.14, -0.12, 0.24, 0.2, 0.03), "#fbe07a")


def _cookies(pen: Pen) -> None:
    for k in range(7):
        a = k * math.tau / 6
        x, y = (math.cos(a) * 0.4, math.sin(a) * 0.4) if k < 6 else (0.0, 0.0)
        with pen.at(x, y):
            _disc(pen, 0.21, "#cf9a58")
            for cx, cy, _ in _spread(6, 0.15, float(k)):
                pen.fill(Path().circle(cx, cy, 0.032), "#5a3524")


def _buns(pen: Pen) -> None:
    pen.stroke(Path().circle(0, 0, 0.9), 0.1, "#a87a48")
    for k in range(7):
        a = k * math.tau / 6
        x, y = (math.cos(a) * 0.52, math.sin(a) * 0.52) if k < 6 else (0.0, 0.0)
        pen.ball(x, y, 0.24, "#fbf6ec")
        for n in range(7):
            t = n * math.tau / 7
            pen.stroke(Path().move(x + math.cos(t) * 0.05, y + math.sin(t) * 0.05).quad(
                x + math.cos(t + 0.5) * 0.1, y + math.sin(t + 0.5) * 0.1,
                x + math.cos(t + 0.3) * 0.18, y + math.sin(t + 0.3) * 0.18),
                0.014, "#d6cab4")  # fmt: skip


def _hot_pot(pen: Pen) -> None:
    _disc(pen, 0.97, "#c9a04a")
    half = Path().move(0, -0.84).cubic(-1.12, -0.84, -1.12, 0.84, 0, 0.84)
    half.cubic(0.46, 0.84, 0.46, 0.0, 0, 0).cubic(-0.46, 0, -0.46, -0.84, 0, -0.84)
    pen.fill(Path().circle(0, 0, 0.84), "#f2e2b0")
    pen.fill(half.close(), "#c23a24")
    for n, (x, y, _) in enumerate(_spread(16, 0.72)):
        red = x < 0
        pen.ball(x, y, 0.07, ("#e8603a" if n % 2 else "#8a2418") if red
                 else ("#7fb84a" if n % 2 else "#e8c98a"))  # fmt: skip


def _bread(pen: Pen) -> None:
    for k, x in enumerate((-0.4, 0.0, 0.4)):
        with pen.at(x, 0.02 * (k - 1), 1.0, tilt=18):
            loaf = Path().rect(-0.17, -0.56, 0.34, 1.12, 0.17)
            pen.form(loaf, "#c9853f", light=0.3, dark=0.3)
            for y in (-0.36, -0.12, 0.12, 0.36):
                pen.stroke(Path().move(-0.1, y + 0.06).line(0.1, y - 0.06), 0.05, "#f2d9a4")


def _fruit(pen: Pen) -> None:
    for (x, y, _), colour in zip(_spread(9, 0.56), ("#d9342b", "#f08a2c", "#f2c13a", "#8ab84a",
                                 "#d9342b", "#f08a2c", "#7a4fa0", "#f2c13a", "#8ab84a"),
                                 strict=True):  # fmt: skip
        pen.ball(x, y, 0.22, colour)
        pen.fill(Path().circle(x + 0.02, y - 0.02, 0.028), "#5a3a24")


def _wine(pen: Pen) -> None:
    pen.fill(Path().circle(0.04, 0.06, 0.62), DEEP, opacity=0.2, blur=0.06)
    pen.fill(Path().circle(0, 0, 0.6), "#e6eff4", opacity=0.75)
    _disc(pen, 0.48, pen.tint("#8f2440"), hollow=True)
    pen.stroke(Path().circle(0, 0, 0.59), 0.03, "#ffffff", opacity=0.9)
    pen.fill(Path().ellipse(-0.18, -0.2, 0.12, 0.06), "#ffffff", opacity=0.5)


def _steak(pen: Pen) -> None:
    meat = Path().move(-0.46, 0.02).cubic(-0.5, -0.4, 0.1, -0.42, 0.34, -0.24)
    pen.form(meat.cubic(0.6, 0.0, 0.3, 0.34, 0.0, 0.24).cubic(-0.2, 0.16, -0.4, 0.3, -0.46, 0.02)
             .close(), "#8a4a30")  # fmt: skip
    for k in range(4):
        pen.stroke(Path().move(-0.3 + 0.17 * k, 0.1).line(-0.14 + 0.17 * k, -0.2), 0.04, "#5a2c1e")
    for x, y in ((-0.3, 0.4), (-0.12, 0.46), (0.06, 0.44), (0.24, 0.38)):
        pen.ball(x, y, 0.09, "#5fa04a" if x < 0 else "#e8a03a")


_from_above("plate", 0.24, _white_plate)
_from_above("bowl", 0.2, _blue_bowl)
for _name in ("coffee-cup", "hot-beverage", "cup", "mug"):
    _from_above(_name, 0.17, _cup, _coffee)
for _name in ("teacup", "teacup-without-handle"):
    _from_above(_name, 0.15, _cup, _tea)
for _name in ("bowl-of-rice", "cooked-rice"):
    _from_above(_name, 0.18, _blue_bowl, _rice)
for _name in ("bowl-of-soup", "steaming-bowl", "pot-of-food"):
    _from_above(_name, 0.2, _clay_bowl, _soup)
_from_above("green-salad", 0.24, _blue_bowl, _salad)
_from_above("sushi", 0.17, _slate, _sushi, aspect=1.62)
for _name in ("dumpling", "dumpling-plate"):
    _from_above(_name, 0.25, _blue_bowl, _dumplings)
_from_above("pizza", 0.32, _wooden, _pizza)
_from_above("cooking", 0.25, _white_plate, _egg)
for _name in ("birthday-cake", "shortcake", "pie"):
    _from_above(_name, 0.28, _white_plate, _cake)
_from_above("pancakes", 0.25, _white_plate, _pancakes)
for _name in ("cookie", "cookies", "cookie-plate", "plate-of-cookies"):
    _from_above(_name, 0.24, _white_plate, _cookies)
for _name in ("steamed-bun", "baozi", "mantou", "bamboo-steamer"):
    _from_above(_name, 0.26, _wooden, _buns)
_from_above("hot-pot", 0.34, _clay_bowl, _hot_pot)
for _name in ("bread", "loaf-of-bread", "loaf", "baguette-bread"):
    _from_above(_name, 0.3, _wooden, _bread)
for _name in ("basket", "fruit-bowl"):
    _from_above(_name, 0.28, _wooden, _fruit)
for _name in ("glass-of-wine", "wine-glass"):
    _from_above(_name, 0.12, _wine)
for _name in ("cut-of-meat", "meat-on-bone", "fork-and-knife-with-plate"):
    _from_above(_name, 0.26, _white_plate, _steak)
