"""Gathered from gardens and fields: flowers bound into a bouquet, baskets full of one kind."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.nature.flowers import (
    GREEN,
    daisy_head,
    leaf,
    petals,
    sunflower_head,
)
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

_HEADS = ((-0.3, -0.62), (0.3, -0.62), (-0.16, -0.8), (0.17, -0.8), (0.0, -0.68), (-0.02, -0.92),
          (-0.14, -0.55), (0.15, -0.54))  # fmt: skip


BOUQUETS = ("bouquet-of-tulips", "bouquet-of-roses", "bouquet-of-sunflowers",
            "bouquet-of-daisies", "bouquet-of-flowers")  # fmt: skip


@drawn(*BOUQUETS, kind="plant", height=0.5, aspect=0.82)
def bouquet(pen: Pen) -> None:
    """Eight flowers of one kind and colour, bound in paper with a bow."""
    kind = pen.look.name.rpartition("-")[2]
    own = {"tulips": "#e8557f", "roses": "#d3242f", "sunflowers": "#f7bd2e", "daisies": "#ffffff"}
    colour = pen.tint(own.get(kind, "#ef8fae"))
    for x, y in _HEADS:
        pen.limb([(0, -0.2), (x * 0.6, y * 0.7), (x, y)], 0.022, GREEN)
    for side in (-1, 1):
        leaf(pen, side * 0.06, -0.3, side * 0.4, -0.56, 0.1)
        leaf(pen, side * 0.05, -0.4, side * 0.2, -0.9, 0.07)
    for number, (x, y) in enumerate(_HEADS):
        tone = mix(colour, WARM, 0.18) if number % 2 else colour
        if kind == "tulips":
            _tulip_head(pen, x, y + 0.08, 0.2, tone)
        elif kind == "sunflowers":
            sunflower_head(pen, x, y, 0.135)
        elif kind == "daisies":
            daisy_head(pen, x, y, 0.13, tone, "#f7bd2e")
        elif kind == "roses":
            _rose_head(pen, x, y, 0.115, tone)
        else:
            petals(pen, x, y, 0.13, 7, 0.32, tone, 0.3)
            pen.ball(x, y, 0.04, "#f7bd2e")
    paper = Path().move(-0.34, -0.52).line(-0.06, -0.02).quad(0, 0.0, 0.06, -0.02)
    paper.line(0.34, -0.52).quad(0.16, -0.4, 0.0, -0.44).quad(-0.16, -0.4, -0.34, -0.52)
    pen.form(paper.close(), "#f4e6cf")
    fold = Path().move(0.34, -0.52).line(-0.03, -0.12).line(0.06, -0.02).close()
    pen.fill(fold, mix("#f4e6cf", DEEP, 0.12))
    ribbon = mix(colour, DEEP, 0.18)
    for side in (-1, 1):
        bow = Path().move(0, -0.2).cubic(side * 0.2, -0.32, side * 0.2, -0.1, 0, -0.2)
        pen.form(bow.close(), ribbon)
    pen.ball(0, -0.2, 0.035, ribbon)


def _tulip_head(pen: Pen, x: float, y: float, high: float, colour: Colour) -> None:
    """A tulip's cup whose lower end is at (x, y)."""
    for side in (-1, 1):
        petal = Path().move(x, y)
        petal.cubic(x + side * high * 0.6, y, x + side * high * 0.5, y - high * 0.7,
                    x + side * high * 0.36, y - high)  # fmt: skip
        petal.cubic(x + side * 0.1 * high, y - high * 0.8, x, y - high * 0.5, x, y)
        pen.form(petal.close(), mix(colour, DEEP, 0.08))
    front = Path().move(x, y).cubic(x - high * 0.38, y - high * 0.2, x - high * 0.3, y - high * 0.7,
                                    x, y - high * 0.9)  # fmt: skip
    front.cubic(x + high * 0.3, y - high * 0.7, x + high * 0.38, y - high * 0.2, x, y)
    pen.form(front.close(), mix(colour, WARM, 0.14))


def _rose_head(pen: Pen, x: float, y: float, r: float, colour: Colour) -> None:
    """A rose seen from above, its petals wound."""
    pen.ball(x, y, r, colour)
    for k, share in enumerate((0.78, 0.54, 0.3)):
        turn = Path()
        for step in range(9):
            a = k * 1.9 + step * 0.5
            point = (x + math.cos(a) * r * share, y + math.sin(a) * r * share)
            turn = turn.line(*point) if step else turn.move(*point)
        pen.stroke(turn, r * 0.13, mix(colour, DEEP, 0.32))


_HARVEST: dict[str, tuple[Colour, Colour]] = {
    "tomatoes": ("#dd3426", "#3f8f3f"),
    "apples": ("#cf2f35", "#6a4a2a"),
    "oranges": ("#f28c22", "#4f8f3a"),
    "lemons": ("#f6d437", "#6f9a3a"),
    "peaches": ("#f7a98a", "#5f9a4a"),
    "potatoes": ("#c29a62", "#a37f4c"),
    "eggs": ("#f4e0c4", "#f4e0c4"),
    "plums": ("#6d3f97", "#5f8a3c"),
}
"""What fills a basket, with the colour of its stalks."""


@drawn(*(f"{vessel}-of-{crop}" for vessel in ("basket", "crate") for crop in _HARVEST),
       kind="tabletop", height=0.42, aspect=1.45)  # fmt: skip
def harvest(pen: Pen) -> None:
    """A wicker basket or a wooden crate, heaped with one crop."""
    vessel, _, crop = pen.look.name.partition("-of-")
    own, stalk = _HARVEST[crop]
    colour = pen.tint(own)
    r = 0.155
    for y, count in ((-0.84, 2), (-0.72, 4), (-0.6, 5)):
        for k in range(count):
            x = (k - (count - 1) / 2) * 0.255
            pen.ball(x, y, r, mix(colour, WARM, 0.05 * ((k + count) % 3)))
            if crop not in {"eggs", "potatoes"}:
                star = Path()
                for arm in range(5):
                    a = -math.pi / 2 + arm * math.tau / 5
                    star.move(x, y - r * 0.6)
                    star.line(x + math.cos(a) * 0.06, y - r * 0.6 + math.sin(a) * 0.03)
                pen.stroke(star, 0.022, stalk)
    if vessel == "crate":
        for y in (-0.56, -0.36, -0.16):
            pen.form(Path().rect(-0.7, y, 1.4, 0.16, 0.015), "#c8985c")
        for x in (-0.7, 0.6):
            pen.form(Path().rect(x, -0.6, 0.1, 0.6, 0.01), "#a87840")
        return
    body = Path().move(-0.72, -0.56).line(-0.56, -0.04).quad(0, 0.03, 0.56, -0.04)
    body.line(0.72, -0.56).close()
    pen.form(body, "#bd8445")
    weave = Path()
    for row in range(5):
        y = -0.48 + 0.1 * row
        for k in range(11):
            x = -0.68 + 0.13 * k + 0.06 * (row % 2)
            weave.move(x, y).quad(x + 0.05, y + 0.05, x + 0.1, y)
    pen.stroke(weave, 0.022, "#8a5a2a", clip=body)
    pen.form(Path().rect(-0.76, -0.62, 1.52, 0.1, 0.05), "#a06c34")
