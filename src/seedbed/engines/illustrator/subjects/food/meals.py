"""What is eaten and drunk, and what it is served in."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path, Radial
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.home.vessels import glazed
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, also, drawn


def steam(pen: Pen, x: float, y: float, size: float) -> None:
    """Three soft curls of steam rising from (x, y)."""
    for k, dx in enumerate((-0.5, 0.0, 0.5)):
        x0 = x + dx * size
        curl = (
            Path()
            .move(x0, y)
            .cubic(
                x0 - size * 0.3,
                y - size * 0.5,
                x0 + size * 0.35,
                y - size * 0.8,
                x0,
                y - size * (1.25 + 0.2 * (k == 1)),
            )
        )
        pen.canvas.stroke(curl, size * 0.16, "#ffffff", opacity=0.5, blur=size * 0.07)


@drawn(
    "loaf-of-bread", "loaf", "bread", kind="tabletop", height=0.14, aspect=1.7, colours=("brown",)
)
def loaf_of_bread(pen: Pen) -> None:
    """A crusty loaf with two slices cut."""
    crust = pen.tint("#c98441")
    loaf = (
        Path()
        .move(-0.82, -0.2)
        .cubic(-0.9, -0.75, -0.5, -1.0, 0.0, -0.98)
        .cubic(0.5, -0.97, 0.72, -0.75, 0.66, -0.2)
    )
    loaf.quad(0.64, 0, 0.5, 0).line(-0.68, 0).quad(-0.8, 0, -0.82, -0.2).close()
    pen.form(loaf, crust, light=0.3, dark=0.35)
    for x in (-0.55, -0.2, 0.15):
        cut = (
            Path()
            .move(x - 0.06, -0.84)
            .quad(x + 0.16, -0.7, x + 0.13, -0.42)
            .quad(x - 0.02, -0.62, x - 0.06, -0.84)
            .close()
        )
        pen.fill(cut, "#f1d59c", clip=loaf)
    for x, tone in ((0.46, 0.08), (0.62, 0.0)):
        piece = (
            Path()
            .move(x - 0.2, -0.24)
            .cubic(x - 0.28, -0.8, x + 0.28, -0.8, x + 0.2, -0.24)
            .quad(x + 0.2, 0, x, 0)
            .quad(x - 0.2, 0, x - 0.2, -0.24)
            .close()
        )
        pen.fill(piece, mix(crust, DEEP, 0.12))
        crumb = (
            Path()
            .move(x - 0.16, -0.25)
            .cubic(x - 0.22, -0.72, x + 0.22, -0.72, x + 0.16, -0.25)
            .quad(x + 0.15, -0.05, x, -0.05)
            .quad(x - 0.15, -0.05, x - 0.16, -0.25)
            .close()
        )
        pen.form(crumb, mix("#f7e2b4", DEEP, tone))
        for dx, dy in ((-0.06, -0.4), (0.05, -0.3), (0.0, -0.5), (-0.04, -0.18), (0.08, -0.45)):
            pen.fill(Path().ellipse(x + dx, dy, 0.015, 0.02), "#e3c48a")


@drawn("coffee-cup", "teacup", "cup", "mug", kind="tabletop", height=0.09, aspect=1.5)
def coffee_cup(pen: Pen) -> None:
    """A cup on its saucer, steaming."""
    cup = pen.tint("#f6f1e8")
    pen.form(Path().ellipse(0, -0.07, 0.68, 0.07), mix(cup, DEEP, 0.08))
    pen.form(Path().ellipse(0, -0.095, 0.58, 0.05), cup)
    pen.stroke(
        Path().move(0.4, -0.54).cubic(0.72, -0.62, 0.72, -0.2, 0.32, -0.24),
        0.075,
        mix(cup, DEEP, 0.12),
    )
    body = (
        Path()
        .move(-0.46, -0.66)
        .cubic(-0.45, -0.34, -0.33, -0.1, -0.2, -0.09)
        .line(0.2, -0.09)
        .cubic(0.33, -0.1, 0.45, -0.34, 0.46, -0.66)
        .close()
    )
    glazed(pen, body, cup, 0.46)
    if pen.look.colour is None:
        pen.stroke(
            Path().move(-0.45, -0.52).quad(0, -0.42, 0.45, -0.52), 0.035, "#d9705a", clip=body
        )
    pen.fill(Path().ellipse(0, -0.66, 0.46, 0.085), mix(cup, WARM, 0.5))
    tea = pen.look.name == "teacup"
    pen.fill(Path().ellipse(0, -0.655, 0.41, 0.066), "#c9852f" if tea else "#5d3422")
    pen.fill(Path().ellipse(-0.06, -0.66, 0.24, 0.036), "#dba04e" if tea else "#a9744a")
    steam(pen, 0, -0.72, 0.2)


@drawn("teapot", "teapot-pouring", kind="tabletop", height=0.17, aspect=1.4)
def teapot(pen: Pen) -> None:
    """A round teapot, its spout to the left; when it pours tilted, flowing, its spout to the
    right, where what is named after it stands."""
    pours = pen.look.pose in {"work", "play", "hold"} or pen.look.name == "teapot-pouring"
    with pen.at(0, 0, 1.0, flip=pours):
        _teapot(pen, pours=pours)


def _teapot(pen: Pen, *, pours: bool) -> None:
    clay = pen.tint("#c8543f")
    with pen.at(
        0.16 if pours else 0.02, -0.2 if pours else 0, 0.8 if pours else 1, tilt=-28 if pours else 0
    ):
        pen.stroke(
            Path().move(0.34, -0.62).cubic(0.74, -0.74, 0.78, -0.2, 0.36, -0.2),
            0.075,
            mix(clay, DEEP, 0.2),
        )
        spout = (
            Path()
            .move(-0.34, -0.24)
            .cubic(-0.5, -0.28, -0.52, -0.56, -0.7, -0.66)
            .line(-0.6, -0.74)
            .cubic(-0.46, -0.66, -0.4, -0.56, -0.3, -0.5)
            .close()
        )
        pen.form(spout, mix(clay, DEEP, 0.06))
        body = Path().ellipse(0, -0.36, 0.44, 0.35)
        glazed(pen, body, clay, 0.44)
        pen.fill(Path().rect(-0.2, -0.04, 0.4, 0.04, 0.02), mix(clay, DEEP, 0.35))
        lid = (
            Path()
            .move(-0.24, -0.64)
            .quad(0, -0.88, 0.24, -0.64)
            .quad(0, -0.58, -0.24, -0.64)
            .close()
        )
        pen.form(lid, mix(clay, WARM, 0.14))
        pen.ball(0, -0.81, 0.06, mix(clay, DEEP, 0.1))
        if pen.look.colour is None:
            for k in range(5):
                a = k * math.tau / 5
                pen.fill(
                    Path().ellipse(math.cos(a) * 0.08, -0.34 + math.sin(a) * 0.08, 0.055, 0.055),
                    "#fbe3d2",
                    opacity=0.9,
                )
            pen.fill(Path().circle(0, -0.34, 0.045), "#f2b33d")
    if pours:
        stream = Path().move(-0.55, -0.45).cubic(-0.64, -0.45, -0.68, -0.2, -0.67, 0.02)
        pen.stroke(stream, 0.05, "#b87a35", opacity=0.9)
        pen.stroke(stream, 0.016, "#f2cf8f", opacity=0.8)


@drawn(
    "bowl-of-noodles",
    "noodles",
    "ramen",
    "steaming-bowl",
    kind="tabletop",
    height=0.13,
    aspect=1.45,
)
def bowl_of_noodles(pen: Pen) -> None:
    """A bowl of noodles: from the side, or from above when `pick` is odd or the pose is "look"."""
    if pen.look.pose == "look":
        noodles_from_above(pen)
        return
    bowl = pen.tint("#c8402f")
    for x in (-0.02, 0.09):
        pen.stroke(Path().move(x + 0.1, -0.66).line(x + 0.62, -1.0), 0.028, "#8a5a38")
    body = (
        Path()
        .move(-0.7, -0.6)
        .cubic(-0.68, -0.28, -0.44, -0.08, -0.26, -0.06)
        .line(-0.24, 0)
        .line(0.24, 0)
    )
    body.line(0.26, -0.06).cubic(0.44, -0.08, 0.68, -0.28, 0.7, -0.6).close()
    glazed(pen, body, bowl, 0.7)
    for k in range(7):
        x = -0.54 + 0.18 * k
        pen.stroke(
            Path()
            .move(x - 0.05, -0.5)
            .line(x + 0.04, -0.5)
            .line(x + 0.04, -0.42)
            .line(x - 0.02, -0.42),
            0.016,
            "#ffe2b8",
            opacity=0.9,
            clip=body,
        )
    pen.fill(Path().ellipse(0, -0.6, 0.7, 0.16), mix(bowl, DEEP, 0.3))
    inside = Path().ellipse(0, -0.6, 0.64, 0.135)
    with pen.at(0, -0.6, 0.64):
        _noodles(pen, 0.21, inside=True)
    pen.stroke(Path().ellipse(0, -0.6, 0.67, 0.15), 0.035, mix(bowl, WARM, 0.3))
    pen.fill(inside, WARM, opacity=0.0)
    steam(pen, -0.08, -0.74, 0.2)


@drawn("bowl-of-noodles-from-above", kind="tabletop", height=0.24, aspect=1.0)
def noodles_from_above(pen: Pen) -> None:
    """A bowl of noodles seen from straight above, chopsticks across."""
    bowl = pen.tint("#34507c")
    with pen.at(0, -0.5, 0.5):
        pen.fill(
            Path().circle(0, 0, 1.0),
            Radial(
                -0.3,
                -0.4,
                1.5,
                [(0, mix(bowl, "#ffffff", 0.35), 1), (0.6, bowl, 1), (1, mix(bowl, DEEP, 0.3), 1)],
            ),
        )
        pen.stroke(Path().circle(0, 0, 0.93), 0.02, "#f3e6cc")
        pen.fill(Path().circle(0, 0, 0.86), mix(bowl, DEEP, 0.35))
        _noodles(pen, 0.84, inside=False)
        for dy in (0.0, 0.1):
            pen.stroke(Path().move(0.05, -0.98 + dy * 0.4).line(1.12, 0.18 + dy), 0.055, "#7a3f2c")
            pen.stroke(Path().move(0.07, -0.97 + dy * 0.4).line(1.1, 0.15 + dy), 0.016, "#b8744f")


def _noodles(pen: Pen, squash: float, *, inside: bool) -> None:
    # Broth, a nest of noodles, egg, leek, seaweed and meat, on an ellipse 0.98 wide.
    broth = Path().ellipse(0, 0, 0.98 if inside else 0.84, squash)
    pen.fill(
        broth,
        Radial(
            0,
            -0.2 * squash,
            1.0,
            [(0, "#f2c27a", 1), (0.7, "#d9924a", 1), (1, "#b06a30", 1)],
            squash,
        ),
    )
    reach = 0.8 if inside else 0.68
    for k in range(16):
        a = k * 2.399
        d = 0.12 + 0.5 * math.sqrt(k / 16)
        cx, cy = math.cos(a) * d * reach, math.sin(a) * d * reach * squash
        r = 0.2 + 0.1 * (k % 3)
        loop = (
            Path()
            .move(cx - r, cy)
            .cubic(cx - r, cy - r * squash, cx + r, cy - r * squash, cx + r, cy)
            .cubic(
                cx + r * 0.8, cy + r * 0.9 * squash, cx - r * 0.5, cy + r * squash, cx - r * 0.6, cy
            )
        )
        pen.stroke(
            loop, 0.05 * max(squash, 0.4), "#e8b95e" if k % 3 == 0 else "#f7dc96", clip=broth
        )
    s = max(squash, 0.34)
    for x, y, tilt in ((-0.42, -0.3, -12), (-0.3, 0.12, 8)):
        pen.form(Path().ellipse(x, y * squash, 0.24, 0.15 * s), "#c98a68")
        pen.fill(Path().ellipse(x, y * squash, 0.17, 0.08 * s), "#e8b898", opacity=0.9)
        del tilt
    for x, y in ((0.3, 0.3), (0.48, 0.02)):
        pen.fill(Path().ellipse(x, y * squash, 0.17, 0.19 * s), "#fffaf0")
        pen.fill(Path().ellipse(x, y * squash, 0.1, 0.115 * s), "#f5a52e")
        pen.fill(Path().ellipse(x - 0.03, (y - 0.03) * squash, 0.04, 0.04 * s), "#ffd071")
    for x, y in (
        (0.02, -0.5),
        (0.14, -0.42),
        (-0.08, -0.38),
        (0.05, -0.3),
        (0.18, -0.55),
        (-0.55, 0.35),
        (-0.45, 0.45),
        (0.0, 0.6),
        (0.1, 0.52),
    ):
        pen.stroke(Path().ellipse(x, y * squash, 0.05, 0.05 * s), 0.03 * s, "#5fae4f")
    nori = Path().polygon(
        [
            (0.4, -0.75 * squash),
            (0.7, -0.62 * squash),
            (0.62, -0.18 * squash),
            (0.34, -0.3 * squash),
        ]
    )
    pen.form(nori, "#2c4638")
    cake = Path().ellipse(-0.02, 0.28 * squash, 0.15, 0.15 * s)
    pen.fill(cake, "#ffffff")
    pen.stroke(Path().ellipse(-0.02, 0.28 * squash, 0.075, 0.07 * s), 0.03 * s, "#f08fae")


@drawn("plate", kind="tabletop", height=0.03, aspect=6.5)
def plate(pen: Pen) -> None:
    """An empty plate."""
    _plate(pen, 0.5, 3.2)


def _plate(pen: Pen, high: float, half: float) -> None:
    china = pen.tint("#f4f1ea")
    pen.form(Path().ellipse(0, -high * 0.9, half, high * 0.9), mix(china, DEEP, 0.1))
    pen.form(Path().ellipse(0, -high, half, high * 0.85), china)
    pen.stroke(Path().ellipse(0, -high, half * 0.9, high * 0.74), high * 0.05, "#7fa8c9")
    pen.fill(Path().ellipse(0, -high, half * 0.68, high * 0.52), mix(china, DEEP, 0.07))


@drawn("cookie-plate", "plate-of-cookies", "cookies", kind="tabletop", height=0.1, aspect=2.3)
def cookie_plate(pen: Pen) -> None:
    """A plate heaped with chocolate-chip cookies."""
    with pen.at(0, 0, 0.36):
        _plate(pen, 0.5, 3.1)
    for x, y, r in (
        (-0.56, -0.27, 0.34),
        (0.56, -0.28, 0.34),
        (0.0, -0.24, 0.36),
        (-0.3, -0.5, 0.34),
        (0.32, -0.51, 0.34),
        (0.0, -0.74, 0.33),
    ):
        pen.ball(x, y, r, "#d9a05b", ry=r * 0.62)
        pen.stroke(Path().ellipse(x, y, r * 0.97, r * 0.59), 0.025, "#b87a3a", opacity=0.7)
        for k in range(6):
            a, d = k * 2.399 + x * 9, 0.25 + 0.09 * k
            pen.ball(x + math.cos(a) * r * d, y + math.sin(a) * r * 0.58 * d, r * 0.1, "#5a3422")


also("hot-beverage", "coffee-cup")
