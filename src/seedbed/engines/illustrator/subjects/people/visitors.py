"""Visitors from above and below: an alien, a shooting star, a diver."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


@drawn("alien", kind="person", height=1.5, aspect=0.56, colours=("green", "grey", "gray"),
       head=(0.5, 0.02), hands=((0.1, 0.66), (0.92, 0.42)), head_width=0.46)  # fmt: skip
def alien(pen: Pen) -> None:
    """A friendly alien: a large head with dark eyes on a slight body, one hand raised."""
    skin = pen.tint("#8fce74")
    shade = mix(skin, DEEP, 0.2)
    for side in (-1, 1):
        pen.limb([(side * 0.05, -0.28), (side * 0.075, -0.16), (side * 0.08, -0.05)], 0.062, shade)
        pen.form(Path().ellipse(side * 0.098, -0.025, 0.062, 0.028), skin)
    pen.limb([(-0.09, -0.47), (-0.19, -0.4), (-0.21, -0.29)], 0.05, shade)
    pen.limb([(0.09, -0.47), (0.19, -0.46), (0.22, -0.55)], 0.05, shade)
    for hand, up in (((-0.212, -0.275), 1), ((0.224, -0.57), -1)):
        for spread in (-0.026, 0.002, 0.03):
            tip = (hand[0] + spread, hand[1] + up * (0.05 - abs(spread) * 0.5))
            pen.limb([hand, tip], 0.02, skin)
        pen.ball(*hand, 0.03, skin)
    body = Path().move(-0.085, -0.52).cubic(-0.14, -0.4, -0.13, -0.26, -0.09, -0.22)
    body.quad(0, -0.19, 0.09, -0.22).cubic(0.13, -0.26, 0.14, -0.4, 0.085, -0.52).close()
    pen.form(body, skin, light=0.22, dark=0.3)
    pen.fill(Path().ellipse(-0.005, -0.34, 0.07, 0.1), mix(skin, "#fdf6d2", 0.5), opacity=0.7)
    head = Path().move(0, -0.47).cubic(-0.12, -0.48, -0.25, -0.64, -0.25, -0.76)
    head.cubic(-0.25, -0.92, -0.13, -0.985, 0, -0.985)
    head.cubic(0.13, -0.985, 0.25, -0.92, 0.25, -0.76).cubic(0.25, -0.64, 0.12, -0.48, 0, -0.47)
    pen.form(head.close(), skin, light=0.3, dark=0.26)
    pen.fill(Path().ellipse(-0.09, -0.9, 0.075, 0.035), "#ffffff", opacity=0.3, blur=0.012)
    for side in (-1, 1):
        with pen.at(side * 0.108, -0.72, 1.0, tilt=side * -24):
            pen.fill(Path().ellipse(0, 0, 0.062, 0.1), Radial(
                0, 0.03, 0.11, [(0, "#4a3f7a", 1), (0.6, "#241f3d", 1), (1, "#171428", 1)]
            ))  # fmt: skip
        pen.fill(Path().ellipse(side * 0.108 - 0.018, -0.765, 0.02, 0.028), "#ffffff")
        pen.fill(Path().circle(side * 0.1 + 0.022, -0.685, 0.01), "#ffffff", opacity=0.8)
        pen.fill(Path().ellipse(side * 0.15, -0.605, 0.03, 0.016), "#f2a08a", opacity=0.5)
        pen.fill(Path().ellipse(side * 0.014, -0.605, 0.006, 0.01), shade)
    pen.stroke(Path().move(-0.045, -0.56).quad(0, -0.53, 0.045, -0.56), 0.013, mix(skin, DEEP, 0.6))


@drawn("shooting-star", kind="celestial", height=12, aspect=1.9, faces="left")
def shooting_star(pen: Pen) -> None:
    """A falling star, its head at the lower left, the tail of light behind it."""
    x, y = -0.74, -0.2
    gold: Colour = pen.tint("#ffe9a6")
    for reach, wide, tone, strength in (
        (1.0, 0.13, "#8fb8ff", 0.45), (0.86, 0.075, gold, 0.7), (0.6, 0.035, "#ffffff", 0.95)
    ):  # fmt: skip
        tip = (x + 1.64 * reach, y - 0.76 * reach)
        tail = Path().move(x - wide * 0.42, y - wide * 0.9)
        tail.line(*tip).line(x + wide * 0.42, y + wide * 0.9)
        tail.quad(x - wide * 1.3, y + wide * 0.6, x - wide * 0.42, y - wide * 0.9).close()
        stops = [(0.0, tone, strength), (0.4, tone, strength * 0.5), (1.0, tone, 0.0)]
        pen.shine(tail, Linear(x, y, *tip, stops))
    for k in range(9):
        t, off = pen.chance(0.15, 0.85), pen.chance(-0.07, 0.07)
        spark = Path().circle(x + 1.6 * t, y - 0.74 * t + off, 0.008 + 0.008 * (k % 3))
        pen.shine(spark, "#fff6d6", opacity=0.85)
    halo = [(0.0, "#fff3c4", 0.9), (0.4, gold, 0.35), (1.0, gold, 0.0)]
    pen.shine(Path().circle(x, y, 0.2), Radial(x, y, 0.2, halo))
    rays = Path()
    for k in range(4):
        with_x, with_y = ((0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0))[k]
        rays.polygon([
            (x + with_x * 0.19, y + with_y * 0.19), (x + with_y * 0.022, y - with_x * 0.022),
            (x - with_y * 0.022, y + with_x * 0.022),
        ])  # fmt: skip
    pen.shine(rays, "#fffdf2")
    pen.shine(Path().circle(x, y, 0.068), "#fffdf2")


@drawn("diver-swimming", kind="swimming", height=1.1, aspect=2.1, faces="left",
       head=(0.2, 0.24), hands=((0.03, 0.62), (0.3, 0.95)), head_width=0.34)  # fmt: skip
def diver(pen: Pen) -> None:
    """A diver swimming to the left: mask, breathing tube, air tank, fins; bubbles rise."""
    suit: Colour = pen.tint("#2f3b4d")
    trim, skin = "#f2b33d", "#f3c6a2"
    for lift, tone in ((0.12, mix(suit, DEEP, 0.3)), (0.0, suit)):
        pen.limb([(0.22, -0.42), (0.5, -0.38 - lift), (0.7, -0.34 - lift * 1.9)], 0.15, tone)
        fin = Path().move(0.66, -0.4 - lift * 1.9).line(1.03, -0.5 - lift * 2.4)
        fin.quad(1.06, -0.36 - lift * 2.2, 0.98, -0.2 - lift * 1.9)
        pen.form(fin.line(0.68, -0.27 - lift * 1.9).close(), mix(trim, DEEP, 0.2 if lift else 0.02))
        for k in (0.36, 0.64):
            rib = Path().move(0.7, -0.36 - lift * 1.9 + 0.06 * k)
            rib.line(1.01, -0.5 + 0.28 * k - lift * 2.25)
            pen.stroke(rib, 0.014, mix(trim, DEEP, 0.35))
    pen.limb([(-0.28, -0.36), (-0.42, -0.2), (-0.62, -0.12)], 0.11, mix(suit, DEEP, 0.25))
    pen.ball(-0.65, -0.11, 0.06, skin)
    body = Path().move(-0.42, -0.56).cubic(-0.3, -0.66, 0.1, -0.6, 0.3, -0.48)
    body.quad(0.32, -0.36, 0.24, -0.32).cubic(0.0, -0.24, -0.3, -0.2, -0.42, -0.3).close()
    pen.form(body, suit, light=0.2, dark=0.35)
    stripe = Path().move(-0.4, -0.4).quad(-0.05, -0.36, 0.28, -0.4)
    pen.stroke(stripe, 0.03, trim, clip=body)
    with pen.at(-0.07, -0.64, 1.0, tilt=7):
        pen.form(Path().rect(-0.27, -0.1, 0.5, 0.19, 0.09), "#e0b13c", light=0.35, dark=0.3)
        pen.fill(Path().rect(-0.35, -0.045, 0.1, 0.08, 0.02), "#8d97a6")
        for x in (-0.14, 0.1):
            pen.fill(Path().rect(x, -0.1, 0.045, 0.2), "#33363f")
    pen.stroke(Path().move(-0.27, -0.6).line(-0.22, -0.3), 0.05, "#20242e", clip=body)
    pen.limb([(-0.34, -0.4), (-0.36, -0.22), (-0.52, -0.06)], 0.12, suit)
    pen.ball(-0.545, -0.045, 0.065, skin)
    cx, cy, r = -0.6, -0.58, 0.2
    pen.ball(cx, cy, r, skin)
    hood = (
        Path()
        .move(cx - 0.1, cy - r * 0.95)
        .cubic(cx + 0.1, cy - r * 1.3, cx + r * 1.25, cy - 0.1, cx + r * 1.0, cy + 0.12)
    )
    hood.quad(cx + 0.1, cy + r * 1.15, cx - 0.02, cy + r * 0.98)
    pen.form(hood.cubic(cx + 0.06, cy + 0.06, cx + 0.03, cy - 0.1, cx - 0.1, cy - r * 0.95), suit)
    pen.stroke(Path().move(cx - 0.02, cy - 0.06).line(cx + r * 1.0, cy - 0.03), 0.035, "#20242e")
    mask = Path().rect(cx - r * 1.12, cy - 0.13, 0.22, 0.15, 0.055)
    glass = Linear(0, cy - 0.13, 0, cy + 0.02, [(0, "#d6f4ff", 1), (1, "#6fb4d8", 1)])
    pen.fill(mask, glass)
    pen.fill(Path().ellipse(cx - r * 0.62, cy - 0.055, 0.02, 0.028), "#2b2230")
    pen.stroke(mask, 0.028, trim)
    pen.stroke(Path().move(cx - 0.19, cy - 0.09).line(cx - 0.15, cy - 0.11), 0.016, "#ffffff")
    hose = Path().move(cx - 0.12, cy + 0.1).cubic(cx, cy + 0.34, cx + 0.3, cy + 0.16, -0.33, -0.66)
    pen.stroke(hose, 0.034, "#20242e")
    pen.form(Path().rect(cx - 0.19, cy + 0.05, 0.12, 0.085, 0.035), "#4a505a")
    for x, y, size in ((-0.86, -0.66, 0.04), (-0.82, -0.8, 0.055), (-0.92, -0.92, 0.036)):
        bubble = Path().circle(x, y, size)
        pen.fill(bubble, "#e9fbff", opacity=0.35)
        pen.stroke(bubble, 0.01, "#f4fdff", opacity=0.85)
        pen.fill(Path().circle(x - size * 0.35, y - size * 0.35, size * 0.24), "#ffffff")
