"""Chinese snacks, fruit and festival things."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("tanghulu", kind="tabletop", height=0.35, aspect=0.5, colours=("red",))
def tanghulu(pen: Pen) -> None:
    """Two skewers of candied haws."""
    for x, tilt in ((-0.09, -10), (0.09, 10)):
        with pen.at(x, 0, 1.0, tilt=tilt):
            pen.limb([(0, 0), (0, -0.98)], 0.022, "#d9b27a")
            for k in range(5):
                y = -0.3 - 0.145 * k
                pen.ball(0, y, 0.082, pen.tint("#d2302a"))
                pen.stroke(
                    Path().move(-0.05, y - 0.02).quad(-0.04, y - 0.06, 0.0, y - 0.062),
                    0.018,
                    "#ffffff",
                    opacity=0.8,
                )
            pen.fill(Path().ellipse(0, -0.215, 0.05, 0.02), "#f7a53a", opacity=0.8)


@drawn(
    "steamed-bun", "baozi", "mantou", kind="tabletop", height=0.12, aspect=1.5, colours=("white",)
)
def steamed_bun(pen: Pen) -> None:
    """Steamed buns in a bamboo steamer."""
    bamboo = "#d2a561"
    for x in (-0.2, 0.1, 0.3):
        steam = Path().move(x, -0.86).cubic(x + 0.08, -0.92, x - 0.08, -0.98, x + 0.02, -1.06)
        pen.stroke(steam, 0.03, "#ffffff", opacity=0.45)
    pen.form(Path().ellipse(0, -0.42, 0.72, 0.17), mix(bamboo, DEEP, 0.45))
    for x, y, r in ((-0.3, -0.56, 0.23), (0.3, -0.56, 0.23), (0.0, -0.5, 0.27)):
        bun = (
            Path()
            .move(x - r, y + r * 0.5)
            .cubic(x - r * 1.1, y - r * 0.6, x - r * 0.3, y - r, x, y - r * 1.16)
        )
        bun.cubic(x + r * 0.3, y - r, x + r * 1.1, y - r * 0.6, x + r, y + r * 0.5)
        pen.form(
            bun.quad(x, y + r * 0.9, x - r, y + r * 0.5).close(), pen.tint("#fdf6ea"), dark=0.14
        )
        for k in range(-2, 3):
            fold = (
                Path()
                .move(x, y - r * 1.08)
                .quad(x + k * r * 0.22, y - r * 0.85, x + k * r * 0.34, y - r * 0.5)
            )
            pen.stroke(fold, 0.014, "#d9c4a4")
    rim = (
        Path()
        .move(-0.74, -0.42)
        .quad(0, -0.16, 0.74, -0.42)
        .line(0.72, -0.12)
        .quad(0, 0.12, -0.72, -0.12)
    )
    pen.form(rim.close(), bamboo)
    for y in (0.08, 0.2):
        pen.stroke(
            Path().move(-0.73, -0.42 + y).quad(0, -0.15 + y, 0.73, -0.42 + y),
            0.025,
            mix(bamboo, DEEP, 0.28),
        )
    for k in range(-5, 6):
        x = k * 0.13
        y = -0.29 + 0.13 * (1 - (k / 5) ** 2) - 0.05
        pen.stroke(
            Path().move(x, y - 0.03).line(x, y + 0.2), 0.012, mix(bamboo, DEEP, 0.2), clip=rim
        )


@drawn("hot-pot", kind="tabletop", height=0.2, aspect=1.5)
def hot_pot(pen: Pen) -> None:
    """A divided pot of red and clear broth, steaming."""
    metal = "#c9a04a"
    for x in (-0.3, 0.0, 0.3):
        steam = Path().move(x, -0.7).cubic(x + 0.12, -0.8, x - 0.12, -0.9, x + 0.04, -1.02)
        pen.stroke(steam, 0.035, "#ffffff", opacity=0.45)
    for side in (-1, 1):
        pen.stroke(
            Path().move(side * 0.66, -0.44).quad(side * 0.84, -0.46, side * 0.7, -0.3), 0.05, metal
        )
    bowl = (
        Path()
        .move(-0.68, -0.5)
        .cubic(-0.66, -0.06, -0.4, 0, 0, 0)
        .cubic(0.4, 0, 0.66, -0.06, 0.68, -0.5)
    )
    pen.form(bowl.close(), metal, light=0.35, dark=0.35)
    pen.form(Path().ellipse(0, -0.52, 0.7, 0.2), mix(metal, WARM, 0.4))
    broth = Path().ellipse(0, -0.52, 0.63, 0.165)
    pen.fill(broth, "#c8341f")
    pale = (
        Path()
        .move(0.0, -0.7)
        .cubic(-0.2, -0.6, 0.2, -0.48, 0.0, -0.34)
        .line(0.7, -0.34)
        .line(0.7, -0.7)
    )
    pen.fill(pale.close(), "#f2e0b0", clip=broth)
    for x, y, colour in (
        (-0.4, -0.56, "#f08a3c"),
        (-0.2, -0.5, "#7fae4a"),
        (-0.3, -0.44, "#f7d9c4"),
        (0.2, -0.57, "#f7f2e2"),
        (0.4, -0.5, "#7fae4a"),
        (0.26, -0.45, "#e8746a"),
        (-0.12, -0.6, "#8f2a1c"),
    ):
        pen.ball(x, y, 0.055, colour, ry=0.035)
    pen.stroke(
        Path().move(0.0, -0.68).cubic(-0.2, -0.6, 0.2, -0.48, 0.0, -0.35),
        0.03,
        mix(metal, WARM, 0.3),
    )


@drawn("persimmon", kind="tabletop", height=0.09, aspect=1.15, colours=("orange",))
def persimmon(pen: Pen) -> None:
    """A ripe persimmon."""
    fruit = (
        Path().move(0, -0.84).cubic(0.6, -0.94, 0.68, -0.1, 0.3, -0.02).quad(0, 0.03, -0.3, -0.02)
    )
    pen.form(
        fruit.cubic(-0.68, -0.1, -0.6, -0.94, 0, -0.84).close(), pen.tint("#f0802a"), light=0.3
    )
    pen.fill(Path().ellipse(-0.26, -0.6, 0.1, 0.07), "#ffffff", opacity=0.35)
    for a in (-150, -100, -40, 10):
        x, y = math.cos(math.radians(a)) * 0.34, math.sin(math.radians(a)) * 0.12
        leaf = Path().move(0, -0.88).quad(x * 0.5 - 0.06, -0.92 + y, x, -0.82 + y)
        pen.form(leaf.quad(x * 0.5 + 0.06, -0.8 + y, 0, -0.82).close(), "#6f8f3f")
    pen.limb([(0, -0.86), (0.03, -0.99)], 0.05, "#6b4a2c")


@drawn("pomegranate", kind="tabletop", height=0.1, aspect=1.0, colours=("red",))
def pomegranate(pen: Pen) -> None:
    """A pomegranate, split to show its seeds."""
    red = pen.tint("#c8343f")
    crown = (
        Path()
        .move(-0.12, -0.84)
        .line(-0.16, -1.0)
        .line(-0.05, -0.93)
        .line(0, -1.02)
        .line(0.06, -0.93)
    )
    pen.form(crown.line(0.16, -0.99).line(0.12, -0.84).close(), mix(red, "#e8a04a", 0.4))
    pen.ball(0, -0.43, 0.44, red)
    split = (
        Path()
        .move(0.0, -0.72)
        .cubic(0.34, -0.62, 0.36, -0.26, 0.1, -0.14)
        .cubic(-0.06, -0.3, -0.1, -0.56, 0, -0.72)
    )
    pen.form(split.close(), "#f7dcc0")
    for k in range(12):
        x, y = 0.06 + 0.07 * (k % 3), -0.58 + 0.1 * (k // 3) + 0.03 * (k % 2)
        pen.ball(x, y, 0.042, "#d9203f")
        pen.fill(Path().circle(x - 0.012, y - 0.015, 0.01), "#ffffff", opacity=0.8)


@drawn("lychee", kind="tabletop", height=0.08, aspect=1.2, colours=("red",))
def lychee(pen: Pen) -> None:
    """Lychees on their stalk, one peeled."""
    pen.limb([(0.0, -0.5), (0.05, -0.98)], 0.04, "#7a5238")
    leaf = (
        Path()
        .move(0.04, -0.86)
        .quad(0.3, -1.06, 0.52, -0.82)
        .quad(0.28, -0.74, 0.04, -0.86)
        .close()
    )
    pen.form(leaf, "#5f9a4a")
    for x, y, peeled in (
        (-0.3, -0.3, False),
        (0.32, -0.32, True),
        (0.0, -0.26, False),
        (0.02, -0.6, False),
    ):
        if peeled:
            pen.ball(x, y, 0.25, "#f7f2ee")
            shell = (
                Path()
                .move(x - 0.26, y)
                .quad(x, y + 0.14, x + 0.26, y)
                .cubic(x + 0.24, y + 0.36, x - 0.24, y + 0.36, x - 0.26, y)
            )
            pen.form(shell.close(), pen.tint("#c8404a"))
        else:
            pen.ball(x, y, 0.26, pen.tint("#c8404a"))
            for k in range(9):
                a = k * 2.4
                px, py = (
                    x + 0.07 * math.sqrt(k) * math.cos(a),
                    y + 0.07 * math.sqrt(k) * math.sin(a),
                )
                pen.fill(Path().circle(px, py, 0.022), "#8f2430", opacity=0.5)


@drawn("tofu", kind="tabletop", height=0.08, aspect=1.7, colours=("white",))
def tofu(pen: Pen) -> None:
    """A block of tofu with chives on a plate."""
    pen.form(Path().ellipse(0, -0.16, 0.84, 0.17), "#dfe8ef")
    pen.form(Path().ellipse(0, -0.2, 0.66, 0.11), "#f6fafc")
    white = pen.tint("#fbf4e2")
    pen.form(
        Path().polygon([(-0.46, -0.68), (0.3, -0.68), (0.3, -0.16), (-0.46, -0.16)]),
        white,
        dark=0.1,
    )
    pen.form(
        Path().polygon([(0.3, -0.68), (0.5, -0.84), (0.5, -0.32), (0.3, -0.16)]),
        mix(white, DEEP, 0.16),
    )
    pen.form(
        Path().polygon([(-0.46, -0.68), (-0.26, -0.84), (0.5, -0.84), (0.3, -0.68)]),
        mix(white, "#ffffff", 0.5),
    )
    for x, y in ((-0.2, -0.76), (0.0, -0.72), (0.16, -0.79), (-0.05, -0.8), (0.28, -0.74)):
        pen.form(Path().rect(x - 0.04, y - 0.02, 0.08, 0.035, 0.016), "#5f9a3f")
    sauce = Path().move(-0.3, -0.72).quad(0.0, -0.66, 0.2, -0.72).quad(0.1, -0.6, 0.08, -0.5)
    pen.fill(sauce.quad(0.02, -0.62, -0.3, -0.72).close(), "#8a3f1c", opacity=0.75)


@drawn("couplet", "spring-couplet", kind="ground", height=1.4, aspect=0.62, colours=("red",))
def couplet(pen: Pen) -> None:
    """Two red scrolls of a New Year couplet with a lintel and the sign of luck."""
    red = pen.tint("#c8261f")
    for x in (-0.24, 0.24):
        pen.form(Path().rect(x - 0.065, -0.8, 0.13, 0.8, 0.01), red)
        pen.stroke(Path().rect(x - 0.055, -0.79, 0.11, 0.78, 0.006), 0.007, "#f2c95a")
        for k in range(5):
            _sign(pen, x, -0.68 + 0.145 * k, 0.045, k + (3 if x > 0 else 0))
    pen.form(Path().rect(-0.26, -1.0, 0.52, 0.14, 0.01), red)
    for k in range(4):
        _sign(pen, -0.165 + 0.11 * k, -0.93, 0.038, k + 1)
    with pen.at(0, -0.42, 1.0, tilt=45):
        pen.form(Path().rect(-0.12, -0.12, 0.24, 0.24), red)
        pen.stroke(Path().rect(-0.108, -0.108, 0.216, 0.216), 0.008, "#f2c95a")
    _sign(pen, 0, -0.42, 0.085, 2)


def _sign(pen: Pen, x: float, y: float, r: float, kind: int) -> None:
    # Brush marks that read as a character from afar; real text is lettering's work.
    gold, w = "#f7d774", r * 0.26
    rows = (
        (-0.7, -0.7, 0.7, -0.7),
        (-0.8, 0.0, 0.8, 0.0),
        (0, -1.0, 0, 0.9),
        (-0.7, 0.8, 0.1, 0.1),
        (0.7, 0.8, 0.0, 0.1),
        (-0.6, -0.4, -0.6, 0.7),
        (0.6, -0.4, 0.6, 0.7),
        (-0.6, 0.7, 0.6, 0.7),
    )
    chosen = ((0, 1, 2, 3, 4), (0, 2, 5, 6, 7), (1, 2, 0, 5, 6, 7), (0, 1, 3, 4), (2, 1, 7, 0))[
        kind % 5
    ]
    for k in chosen:
        x0, y0, x1, y1 = rows[k]
        pen.stroke(Path().move(x + x0 * r, y + y0 * r).line(x + x1 * r, y + y1 * r), w, gold)


@drawn("oil-paper-umbrella", "paper-umbrella", kind="ground", height=0.9, aspect=1.35)
def paper_umbrella(pen: Pen) -> None:
    """An oiled-paper umbrella with painted blossoms, open and leaning."""
    paper = pen.tint("#d9503f")
    pen.limb([(0.0, -0.7), (0.0, -0.0)], 0.034, "#8a5a34")
    dome = (
        Path()
        .move(-0.66, -0.5)
        .cubic(-0.5, -0.86, -0.2, -0.96, 0, -0.98)
        .cubic(0.2, -0.96, 0.5, -0.86, 0.66, -0.5)
    )
    for k in range(6):
        dome.quad(0.66 - 0.22 * k - 0.11, -0.6, 0.66 - 0.22 * (k + 1), -0.5)
    pen.form(dome.close(), paper, light=0.25)
    for k in range(-3, 4):
        pen.stroke(
            Path().move(0, -0.98).quad(k * 0.13, -0.86, k * 0.22, -0.5),
            0.009,
            mix(paper, DEEP, 0.3),
            clip=dome,
        )
    for x, y in ((-0.3, -0.68), (0.18, -0.74), (0.4, -0.62), (-0.08, -0.62)):
        for n in range(5):
            a = n * math.tau / 5
            pen.fill(
                Path().circle(x + 0.032 * math.cos(a), y + 0.032 * math.sin(a), 0.024),
                "#fbe3d2",
                clip=dome,
            )
        pen.fill(Path().circle(x, y, 0.016), "#f2b33d")
    pen.ball(0, -0.99, 0.026, "#5a3620")
