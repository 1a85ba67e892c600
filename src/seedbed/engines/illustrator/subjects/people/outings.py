"""What people have with them out of doors: a rucksack, a kite on its string, a watering can, a
pram; and the colour of somebody's eyes."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import RGB, Colour, mix
from seedbed.engines.illustrator.subjects.facts import Anchors, Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn

KITES = frozenset(["kite", "dragon-kite"])
_CANVAS = "#d2793a"
_SAILS = ("#e0473f", "#3f86c9", "#f2b33d", "#8a68c2", "#4aa878")


@drawn("watering-can", kind="tabletop", height=0.35, aspect=1.35, faces="right", colours=("green",))
def watering_can(pen: Pen) -> None:
    """A can with its spout to the right, a rose on it and water falling from that."""
    tin = pen.tint("#4f9f86")
    spout = Path().polygon([(0.12, -0.1), (0.12, -0.3), (0.56, -0.78), (0.62, -0.7)])
    pen.form(spout, mix(tin, DEEP, 0.14))
    rose = Path().polygon([(0.66, -0.86), (0.46, -0.78), (0.6, -0.62), (0.72, -0.72)])
    pen.form(rose, mix(tin, "#ffffff", 0.3))
    pen.stroke(Path().move(0.05, -0.66).cubic(0.02, -1.02, -0.42, -1.02, -0.44, -0.62), 0.07, tin)
    pen.stroke(Path().move(-0.4, -0.6).cubic(-0.68, -0.6, -0.68, -0.2, -0.38, -0.16), 0.07, tin)
    pen.form(Path().rect(-0.42, -0.66, 0.58, 0.66, 0.08), tin)
    pen.fill(Path().ellipse(-0.13, -0.66, 0.27, 0.06), mix(tin, DEEP, 0.4))
    pen.stroke(Path().move(-0.4, -0.18).line(0.14, -0.18), 0.03, mix(tin, DEEP, 0.25))
    for k in range(4):
        x = 0.66 + 0.035 * k
        drop = Path().move(x, -0.7).quad(x + 0.1, -0.5, x + 0.11, -0.28 + 0.05 * k)
        pen.stroke(drop, 0.022, "#8fd0f0", opacity=0.85)


@drawn("stroller", kind="ground", height=1.0, aspect=1.05, faces="right", colours=("blue",))
def stroller(pen: Pen) -> None:
    """A pram with its hood up, the handle to the left."""
    cloth = pen.tint("#5f8fc4")
    for x in (-0.26, 0.24):
        pen.stroke(Path().move(-x * 0.8, -0.42).line(x, -0.14), 0.035, "#8d97a6")
        pen.stroke(Path().circle(x, -0.13, 0.11), 0.04, "#3a3f4c")
        pen.ball(x, -0.13, 0.035, "#c9cfda")
    pen.stroke(Path().move(-0.28, -0.5).line(-0.5, -0.86), 0.04, "#8d97a6")
    pen.ball(-0.5, -0.87, 0.04, "#3a3f4c")
    body = Path().move(-0.36, -0.62).line(0.42, -0.62).cubic(0.42, -0.3, -0.3, -0.28, -0.36, -0.62)
    pen.form(body.close(), cloth)
    hood = Path().move(0.04, -0.62).line(0.44, -0.62).cubic(0.46, -0.9, 0.24, -1.0, 0.02, -0.98)
    pen.form(hood.close(), mix(cloth, DEEP, 0.16))
    for k in (1, 2):
        rib = Path().move(0.04, -0.62).line(0.02 + 0.18 * k, -0.98 + 0.06 * k * k)
        pen.stroke(rib, 0.015, mix(cloth, DEEP, 0.4))
    pen.ball(-0.1, -0.66, 0.1, "#f6d3b4")
    pen.form(Path().ellipse(-0.16, -0.58, 0.2, 0.08), "#f7efe2")


def flown_kite(
    pen: Pen, anchors: Anchors, hand: Point, colour: RGB | None, *, dragon: bool = False
) -> None:
    """A kite high beside somebody, its string in the hand."""
    x, y = hand
    # Not every kite of a group hangs at one height.
    lift = 0.34 + 0.06 * (pen.look.pick % 4)
    kx, ky = x + 0.24, anchors.crown[1] - lift
    string = Path().move(x, y).quad(x + 0.1, ky + 0.3, kx, ky + 0.12)
    pen.stroke(string, 0.008, "#f4f1ea")
    sail: Colour = colour or _SAILS[pen.look.pick % len(_SAILS)]
    if dragon:
        with pen.at(kx, ky, 0.5):
            dragon_kite(pen)
        return
    with pen.at(kx, ky, 1.0, tilt=24):
        tail = Path().move(0, 0.17).cubic(-0.08, 0.24, 0.07, 0.3, -0.02, 0.4)
        pen.stroke(tail, 0.01, "#f4f1ea")
        for k, bow in enumerate(("#f2b33d", "#4aa878", "#e0473f")):
            pen.ball((-0.02, 0.03, 0.0)[k], 0.22 + 0.07 * k, 0.022, bow)
        pen.form(Path().polygon([(0, -0.2), (0.13, -0.03), (0, 0.17), (-0.13, -0.03)]), sail)
        pen.fill(Path().polygon([(0, -0.2), (0.13, -0.03), (0, -0.03)]), mix(sail, "#ffffff", 0.4))
        low = Path().polygon([(-0.13, -0.03), (0, 0.17), (0, -0.03)])
        pen.fill(low, mix(sail, "#ffffff", 0.25))
        pen.stroke(Path().move(0, -0.2).line(0, 0.17), 0.008, mix(sail, DEEP, 0.4))
        pen.stroke(Path().move(-0.13, -0.03).line(0.13, -0.03), 0.008, mix(sail, DEEP, 0.4))


@drawn("dragon-kite", kind="flying", height=1.2, aspect=1.5, faces="left", colours=("red",))
def dragon_kite(pen: Pen) -> None:
    """A kite of the Chinese dragon: a painted head and a long train of discs in a wave."""
    red, gold = pen.tint("#d9342b"), "#f2c14a"
    for k in range(11, -1, -1):
        t = k / 11
        x, y = -0.3 + 0.98 * t, -0.66 + 0.2 * math.sin(t * 6.4) + 0.3 * t
        r = 0.15 - 0.075 * t
        for side in (-1, 1):
            pen.stroke(Path().move(x, y).line(x + 0.02, y + side * r * 1.7), 0.01, gold)
        pen.ball(x, y, r, (red, "#f08a3c", "#3fa06a")[k % 3])
        pen.stroke(Path().circle(x, y, r * 0.6), 0.014, gold)
    head = Path().move(-0.26, -0.9).cubic(-0.5, -0.96, -0.66, -0.84, -0.72, -0.68)
    head.line(-0.6, -0.62).line(-0.7, -0.52).cubic(-0.56, -0.42, -0.3, -0.44, -0.22, -0.56)
    pen.form(head.close(), red)
    for dx in (0.0, 0.1):
        horn = Path().move(-0.36 + dx, -0.9).quad(-0.3 + dx, -1.04, -0.16 + dx, -1.04)
        pen.stroke(horn, 0.035, gold)
    pen.fill(Path().circle(-0.48, -0.76, 0.065), "#ffffff")
    pen.fill(Path().circle(-0.5, -0.76, 0.032), "#2b2230")
    pen.stroke(Path().move(-0.7, -0.66).cubic(-0.84, -0.62, -0.78, -0.5, -0.88, -0.44), 0.016, gold)
    for k in range(4):
        y = -0.9 + 0.09 * k
        spike = [(-0.3 + 0.03 * k, y), (-0.14, y - 0.02), (-0.24, y + 0.08)]
        pen.form(Path().polygon(spike), gold)


def rucksack_behind(pen: Pen, anchors: Anchors, colour: RGB | None) -> None:
    """Seen from the front: the sack shows at both sides of the body and over the shoulders."""
    x, neck = anchors.neck
    w = anchors.width
    sack = Path().rect(x - w * 0.62, neck - w * 0.1, w * 1.24, w * 1.1, w * 0.24)
    pen.form(sack, mix(colour or _CANVAS, DEEP, 0.12))
    pen.form(Path().rect(x - w * 0.5, neck - w * 0.24, w, w * 0.2, w * 0.1), "#6f8a5c")


def rucksack_before(pen: Pen, anchors: Anchors, colour: RGB | None) -> None:
    """The straps over the chest; from behind, the whole sack with its roll and pocket."""
    x, neck = anchors.neck
    w, tone = anchors.width, colour or _CANVAS
    if pen.look.back:
        pen.form(Path().rect(x - w * 0.5, neck - w * 0.02, w, w * 1.06, w * 0.24), tone)
        pen.form(Path().rect(x - w * 0.52, neck - w * 0.2, w * 1.04, w * 0.24, w * 0.12), "#6f8a5c")
        pocket = Path().rect(x - w * 0.32, neck + w * 0.46, w * 0.64, w * 0.42, w * 0.1)
        pen.form(pocket, mix(tone, "#ffffff", 0.16))
        pen.stroke(Path().move(x - w * 0.32, neck + w * 0.56).line(x + w * 0.32, neck + w * 0.56),
                   w * 0.03, mix(tone, DEEP, 0.35))  # fmt: skip
        return
    for side in (-1, 1):
        strap = Path().move(x + side * w * 0.2, neck + w * 0.05)
        strap.quad(x + side * w * 0.33, neck + w * 0.3, x + side * w * 0.32, neck + w * 0.66)
        pen.stroke(strap, w * 0.1, mix(tone, DEEP, 0.08))


def coloured_eyes(pen: Pen, anchors: Anchors, colour: RGB) -> None:
    """Irises of this colour over the eyes of any head; a head in profile shows one of them."""
    r = 0.36 * anchors.spread
    with pen.at(*anchors.eyes, 1.0, tilt=anchors.tilt):
        for side in (0,) if anchors.profile else (-1, 1):
            x = side * anchors.spread
            pen.fill(Path().ellipse(x, 0, r * 1.16, r * 1.3), "#2b2230")
            pen.fill(Path().ellipse(x, 0, r * 0.98, r * 1.1), colour)
            pen.fill(Path().ellipse(x, 0, r * 0.5, r * 0.62), "#20192a")
            pen.fill(Path().circle(x + r * 0.3, -r * 0.4, r * 0.26), "#ffffff")
