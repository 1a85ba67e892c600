"""Pastimes: a chess board with its men, a skateboard, a rocking horse, a snowball, a string of
lights between two poles."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, Radial
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

_IVORY, _EBONY = "#f6ead0", "#3d2f33"


@drawn("chess-set", "chess-pawn", kind="tabletop", height=0.22, aspect=2.05)
def chess_set(pen: Pen) -> None:
    """A chess board seen from its white side, a game begun."""
    wood = pen.tint("#8a5532")
    near, far, top = -0.09, -0.6, 0.66

    def at(column: float, row: float) -> Point:
        # The board in perspective: rows from the near edge, columns from the left.
        t = 1 - (1 - row / 8) ** 1.18
        half = 0.94 + (top - 0.94) * t
        return (column / 4 - 1) * half, near + (far - near) * t

    frame = [(-1.01, -0.08), (1.01, -0.08), (0.72, -0.635), (-0.72, -0.635)]
    pen.form(Path().polygon([(-1.01, -0.09), (1.01, -0.09), (1.0, 0), (-1.0, 0)]),
             mix(wood, DEEP, 0.28))  # fmt: skip
    pen.form(Path().polygon(frame), wood, light=0.3)
    pale, dark = Path(), Path()
    for row in range(8):
        for column in range(8):
            square = [at(column, row), at(column + 1, row), at(column + 1, row + 1),
                      at(column, row + 1)]  # fmt: skip
            (dark if (row + column) % 2 == 0 else pale).polygon(square)
    pen.fill(pale, "#f3dfb8")
    pen.fill(dark, "#9a6a44")
    men = [(row, column, men) for row, men in ((7, "rnbqkbnr"), (6, "ppp pppp")) for column, men in
           enumerate(men)]  # fmt: skip
    men += [(4, 3, "p"), (3, 4, "P")]
    men += [(1, column, man) for column, man in enumerate("PPPP PPP")]
    men += [(0, column, man) for column, man in enumerate("RNBQKB R")] + [(2, 5, "N")]
    for row, column, man in sorted(men, key=lambda place: -place[0]):
        if man != " ":
            x, y = at(column + 0.5, row + 0.42)
            size = 0.115 * (1 - 0.26 * row / 8)
            _man(pen, x, y, size, man.lower(), _IVORY if man.isupper() else _EBONY)


def _man(pen: Pen, x: float, y: float, s: float, kind: str, colour: Colour) -> None:
    """One chessman on its foot at (x, y); `s` is half the width of its foot and a half."""
    tall = {"p": 1.5, "r": 1.7, "n": 2.0, "b": 2.1, "q": 2.5, "k": 2.6}[kind] * s
    pen.fill(Path().ellipse(x + s * 0.3, y + s * 0.05, s * 0.75, s * 0.22), "#2a1a20", opacity=0.3)
    pen.form(Path().ellipse(x, y - s * 0.1, s * 0.6, s * 0.24), colour)
    stem = Path().move(x - s * 0.5, y - s * 0.14).quad(x - s * 0.14, y - tall * 0.4, x - s * 0.24,
                                                       y - tall * 0.72)  # fmt: skip
    stem.line(x + s * 0.24, y - tall * 0.72)
    pen.form(stem.quad(x + s * 0.14, y - tall * 0.4, x + s * 0.5, y - s * 0.14).close(), colour)
    if kind == "r":
        pen.form(Path().rect(x - s * 0.4, y - tall, s * 0.8, tall * 0.32, s * 0.06), colour)
    elif kind == "n":
        head = (
            Path()
            .move(x - s * 0.3, y - tall * 0.45)
            .quad(x - s * 0.1, y - tall * 0.62, x - s * 0.55, y - tall * 0.66)
        )
        head.line(x - s * 0.5, y - tall * 0.82).quad(
            x, y - tall * 1.1, x + s * 0.34, y - tall * 0.8
        )
        pen.form(
            head.quad(x + s * 0.46, y - tall * 0.6, x + s * 0.3, y - tall * 0.42).close(), colour
        )
    elif kind == "b":
        pen.ball(x, y - tall * 0.8, s * 0.3, colour, ry=s * 0.42)
        pen.ball(x, y - tall * 1.02, s * 0.1, colour)
    elif kind == "q":
        crown = [
            (x - s * 0.24, y - tall * 0.7),
            (x - s * 0.46, y - tall),
            (x - s * 0.16, y - tall * 0.88),
            (x, y - tall * 1.04),
            (x + s * 0.16, y - tall * 0.88),
            (x + s * 0.46, y - tall),
            (x + s * 0.24, y - tall * 0.7),
        ]
        pen.form(Path().polygon(crown), colour)
    elif kind == "k":
        pen.form(Path().rect(x - s * 0.34, y - tall * 0.86, s * 0.68, tall * 0.2, s * 0.1), colour)
        pen.stroke(Path().move(x, y - tall * 0.86).line(x, y - tall * 1.1), s * 0.13, colour)
        pen.stroke(
            Path().move(x - s * 0.17, y - tall).line(x + s * 0.17, y - tall), s * 0.13, colour
        )
    else:
        pen.ball(x, y - tall * 0.84, s * 0.34, colour)


@drawn("skateboard", kind="ground", height=0.2, aspect=1.85, colours=("black",))
def skateboard(pen: Pen) -> None:
    """A skateboard from the side, nose and tail turned up."""
    grip, wheels = "#34363f", pen.tint("#e8503f")
    for x in (-0.48, 0.48):
        pen.form(Path().polygon([(x - 0.12, -0.4), (x + 0.12, -0.4), (x + 0.05, -0.2),
                                 (x - 0.05, -0.2)]), "#9aa3b0")  # fmt: skip
        pen.limb([(x - 0.03, -0.19), (x + 0.03, -0.19)], 0.08, "#7b8593")
        pen.ball(x, -0.15, 0.15, wheels)
        pen.ball(x, -0.15, 0.065, "#f6efe2")
        pen.ball(x, -0.15, 0.028, "#7b8593")
    deck = Path().move(-0.92, -0.62).cubic(-0.82, -0.48, -0.7, -0.46, -0.54, -0.46)
    deck.line(0.54, -0.46).cubic(0.7, -0.46, 0.82, -0.48, 0.92, -0.62)
    pen.stroke(deck.moved(0, 0.075), 0.085, "#d99a55")
    pen.stroke(deck.moved(0, 0.045), 0.05, mix("#d99a55", WARM, 0.35))
    pen.stroke(deck, 0.075, grip)
    for x in (-0.56, -0.4, 0.4, 0.56):
        pen.fill(Path().circle(x, -0.465, 0.016), "#c9cfda")


@drawn("rocking-horse", kind="ground", height=0.9, aspect=1.08, faces="left", colours=("brown",),
       seat=(0.56, 0.42), head=(0.2, 0.02), head_width=0.3)  # fmt: skip
def rocking_horse(pen: Pen) -> None:
    """An old painted wooden horse on its rockers, looking left."""
    wood, red = pen.tint("#c98d52"), "#b8443a"
    dark = mix(wood, DEEP, 0.3)
    for dx, tone in ((0.05, mix(red, DEEP, 0.4)), (0.0, red)):
        rocker = Path().move(-0.53 + dx, -0.2).cubic(-0.3 + dx, 0.0, 0.3 + dx, 0.0, 0.5 + dx, -0.18)
        pen.stroke(rocker.moved(0, -0.03 - dx * 0.6), 0.05, tone)
    for x0, x1, tone in ((-0.16, -0.24, dark), (0.26, 0.34, dark), (-0.2, -0.34, wood),
                         (0.22, 0.27, wood)):  # fmt: skip
        leg = Path().polygon([(x0 - 0.06, -0.44), (x0 + 0.07, -0.44), (x1 + 0.035, -0.12),
                              (x1 - 0.035, -0.12)])  # fmt: skip
        pen.form(leg, tone)
    tail = Path().move(0.34, -0.56).cubic(0.5, -0.6, 0.52, -0.4, 0.46, -0.26)
    pen.form(tail.cubic(0.42, -0.34, 0.4, -0.46, 0.33, -0.48).close(), "#5d4033")
    body = Path().move(-0.3, -0.58).cubic(-0.1, -0.52, 0.16, -0.6, 0.32, -0.57)
    body.cubic(0.42, -0.5, 0.38, -0.36, 0.26, -0.35).quad(-0.02, -0.29, -0.26, -0.35)
    pen.form(body.cubic(-0.36, -0.4, -0.38, -0.52, -0.3, -0.58).close(), wood, light=0.3, dark=0.3)
    neck = Path().move(-0.36, -0.42).cubic(-0.4, -0.6, -0.36, -0.72, -0.32, -0.8)
    neck.line(-0.14, -0.9).cubic(-0.1, -0.76, -0.08, -0.62, -0.02, -0.52).close()
    pen.form(neck, wood, light=0.24)
    mane = Path().move(-0.2, -0.98).cubic(-0.06, -0.96, -0.04, -0.74, 0.02, -0.56)
    pen.form(mane.cubic(-0.08, -0.56, -0.14, -0.72, -0.2, -0.86).close(), "#5d4033")
    head = Path().move(-0.14, -0.92).cubic(-0.3, -0.96, -0.44, -0.8, -0.52, -0.68)
    head.cubic(-0.54, -0.6, -0.44, -0.58, -0.4, -0.62).quad(-0.28, -0.68, -0.16, -0.7)
    pen.form(head.close(), wood, light=0.28)
    pen.form(Path().polygon([(-0.2, -0.92), (-0.17, -1.0), (-0.12, -0.9)]), wood)
    pen.fill(Path().circle(-0.29, -0.8, 0.024), "#2b2230")
    pen.fill(Path().circle(-0.298, -0.808, 0.008), "#ffffff")
    pen.fill(Path().circle(-0.475, -0.66, 0.012), dark)
    bridle = Path().move(-0.38, -0.84).line(-0.35, -0.645).move(-0.36, -0.72).line(-0.15, -0.76)
    pen.stroke(bridle, 0.02, red)
    pen.stroke(Path().move(-0.36, -0.7).quad(-0.2, -0.56, 0.02, -0.58), 0.014, red)
    saddle = Path().move(-0.06, -0.57).quad(0.08, -0.52, 0.2, -0.62).quad(0.22, -0.5, 0.17, -0.42)
    pen.form(saddle.quad(0.06, -0.38, -0.03, -0.42).close(), red, light=0.25)
    pen.stroke(Path().move(-0.02, -0.43).quad(0.06, -0.4, 0.165, -0.43), 0.016, "#f2c95a")
    for x, y in ((-0.26, -0.46), (0.28, -0.47)):
        pen.fill(Path().circle(x, y, 0.02), mix(wood, "#fff6e0", 0.55), opacity=0.8)


@drawn("snowball", kind="ground", height=0.25, aspect=1.1, colours=("white",))
def snowball(pen: Pen) -> None:
    """A packed snowball."""
    snow: Colour = pen.tint("#e3edf7")
    pen.ball(0, -0.49, 0.49, snow)
    for k in range(22):
        x, y = pen.chance(-0.36, 0.36), pen.chance(-0.84, -0.14)
        if x * x + (y + 0.5) ** 2 < 0.19:
            r = pen.chance(0.014, 0.04)
            pen.fill(
                Path().ellipse(x, y, r * 1.4, r), "#ffffff" if k % 3 else "#b9cfe6", opacity=0.7
            )
    glow = [(0.0, "#ffffff", 0.9), (1.0, "#ffffff", 0.0)]
    pen.fill(Path().circle(-0.17, -0.7, 0.2), Radial(-0.17, -0.7, 0.2, glow))


@drawn("string-lights", kind="ground", height=2.6, aspect=1.9)
def string_lights(pen: Pen) -> None:
    """Two strings of warm bulbs hanging between wooden poles."""
    for x in (-0.9, 0.9):
        pen.limb([(x, -0.03), (x, -0.98)], 0.032, "#7a5236")
        pen.form(Path().rect(x - 0.06, -0.05, 0.12, 0.05, 0.02), "#5d4033")
    bulbs = ("#ffd98a", "#ffd98a", "#ffb86b", "#ffe9b8")
    for top, sag, count in ((-0.95, 0.24, 11), (-0.78, 0.2, 9)):
        wire = Path().move(-0.9, top).quad(0, top + 2 * sag, 0.9, top)
        pen.stroke(wire, 0.009, "#3f3a44")
        for k in range(count):
            t = (k + 0.5) / count
            x, y = -0.9 + 1.8 * t, top + 4 * sag * t * (1 - t)
            pen.fill(Path().rect(x - 0.011, y - 0.004, 0.022, 0.026, 0.004), "#3f3a44")
            tone = pen.tint(bulbs[k % 4])
            if pen.look.dark > 0.25:
                halo = [(0.0, tone, 0.75), (0.35, tone, 0.28), (1.0, tone, 0.0)]
                pen.shine(Path().circle(x, y + 0.046, 0.11), Radial(x, y + 0.046, 0.11, halo))
            bulb = Path().ellipse(x, y + 0.046, 0.024, 0.031)
            pen.shine(bulb, mix(tone, "#ffffff", 0.35 if pen.look.dark > 0.25 else 0.1))
