"""What hangs in the sky: sun, moon, planets, clouds, fireworks, balloons."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import mix, rgb
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.headgear import star


@drawn("moon", "full-moon", kind="celestial", height=30, aspect=1.0, colours=("white", "yellow"))
def moon(pen: Pen) -> None:
    """A full moon with its seas."""
    pale = pen.tint("#fbf3d9", 0.85)
    pen.fill(Path().circle(0, -0.5, 0.56), mix(pale, "#ffffff", 0.3), opacity=0.4, blur=0.14)
    disc = Path().circle(0, -0.5, 0.46)
    pen.fill(
        disc,
        Radial(
            -0.14,
            -0.64,
            0.7,
            [(0, mix(pale, "#ffffff", 0.6), 1), (0.6, pale, 1), (1, mix(pale, "#7a6f9e", 0.35), 1)],
        ),
    )
    for x, y, r in (
        (-0.16, -0.64, 0.11),
        (0.12, -0.7, 0.07),
        (0.16, -0.42, 0.13),
        (-0.2, -0.36, 0.08),
        (0.0, -0.22, 0.06),
        (-0.02, -0.52, 0.05),
        (0.3, -0.6, 0.05),
    ):
        pen.fill(
            Path().ellipse(x, y, r, r * 0.9), mix(pale, "#8a80a8", 0.28), opacity=0.7, clip=disc
        )
        pen.fill(
            Path().ellipse(x + r * 0.12, y + r * 0.12, r * 0.82, r * 0.74),
            mix(pale, "#8a80a8", 0.16),
            opacity=0.8,
            clip=disc,
        )


@drawn(
    "crescent-moon",
    "crescent",
    kind="celestial",
    height=30,
    aspect=0.86,
    colours=("yellow", "white"),
)
def crescent(pen: Pen) -> None:
    """A crescent moon."""
    pale = pen.tint("#fbe9a8", 0.85)
    shape = (
        Path()
        .move(0.12, -0.95)
        .cubic(-0.52, -0.95, -0.56, -0.06, 0.1, -0.05)
        .cubic(0.24, -0.05, 0.34, -0.12, 0.4, -0.2)
    )
    shape.cubic(-0.06, -0.16, -0.2, -0.72, 0.12, -0.95).close()
    pen.fill(shape, mix(pale, "#ffffff", 0.3), opacity=0.5, blur=0.09)
    pen.fill(
        shape, Linear(-0.4, -0.9, 0.3, -0.1, [(0, mix(pale, "#ffffff", 0.6), 1), (1, pale, 1)])
    )


@drawn("sun", kind="celestial", height=40, aspect=1.0, colours=("yellow", "orange", "golden"))
def sun(pen: Pen) -> None:
    """A glowing sun with soft rays."""
    gold = pen.tint("#ffc93e")
    pen.fill(Path().circle(0, -0.5, 0.42), mix(gold, "#ffffff", 0.2), opacity=0.55, blur=0.14)
    red, green, _ = rgb(gold)
    if red > 2 * green:
        # A red sun is low and without rays: a plain disc, as it is printed and inked.
        pen.fill(Path().circle(0, -0.5, 0.4), Linear(0, -0.9, 0, -0.1, [
            (0, mix(gold, "#ff7a3a", 0.18), 1), (1, gold, 1)]))  # fmt: skip
        return
    rays = Path()
    for k in range(14):
        a = k * math.tau / 14
        far = 0.49 if k % 2 == 0 else 0.43
        rays.move(math.cos(a - 0.1) * 0.33, -0.5 + math.sin(a - 0.1) * 0.33)
        rays.line(math.cos(a) * far, -0.5 + math.sin(a) * far)
        rays.line(math.cos(a + 0.1) * 0.33, -0.5 + math.sin(a + 0.1) * 0.33).close()
    pen.fill(rays, mix(gold, "#ff9a2a", 0.25))
    pen.fill(
        Path().circle(0, -0.5, 0.31),
        Radial(
            -0.08,
            -0.58,
            0.44,
            [(0, "#fff6cc", 1), (0.6, gold, 1), (1, mix(gold, "#ff8a2a", 0.5), 1)],
        ),
    )


@drawn("planet", "ringed-planet", "saturn", kind="celestial", height=40, aspect=1.5)
def planet(pen: Pen) -> None:
    """A banded planet with a ring."""
    colours = ("#e0a368", "#7fa8d9", "#c98fc0", "#8fbf9a")
    base = pen.tint(colours[pen.look.pick % 4])
    ring = Path().ellipse(0, 0, 0.74, 0.17)
    inner = Path().ellipse(0, 0, 0.52, 0.1)
    for half in ("back", "front"):
        with pen.at(0, -0.5, 1, tilt=-16):
            side = (
                Path().rect(-0.9, -0.4, 1.8, 0.4)
                if half == "back"
                else Path().rect(-0.9, 0.0, 1.8, 0.4)
            )
            pen.canvas.stroke(ring, 0.05, mix(base, WARM, 0.55), opacity=0.95, clip=side)
            pen.canvas.stroke(
                Path().ellipse(0, 0, 0.62, 0.135),
                0.06,
                mix(base, DEEP, 0.15),
                opacity=0.8,
                clip=side,
            )
            pen.canvas.stroke(inner, 0.025, mix(base, WARM, 0.4), opacity=0.8, clip=side)
            if half == "back":
                disc = Path().circle(0, 0, 0.42)
                pen.fill(disc, base)
                for y, h, tone in (
                    (-0.3, 0.1, 0.3),
                    (-0.12, 0.07, -0.2),
                    (0.04, 0.1, 0.25),
                    (0.22, 0.08, -0.18),
                ):
                    band = mix(base, WARM, tone) if tone > 0 else mix(base, DEEP, -tone)
                    pen.fill(
                        Path()
                        .move(-0.5, y)
                        .quad(0, y + 0.06, 0.5, y)
                        .line(0.5, y + h)
                        .quad(0, y + h + 0.06, -0.5, y + h)
                        .close(),
                        band,
                        clip=disc,
                    )
                pen.fill(
                    disc,
                    Radial(
                        -0.16,
                        -0.18,
                        0.66,
                        [
                            (0, "#ffffff", 0.4),
                            (0.4, "#ffffff", 0.0),
                            (0.65, DEEP, 0.0),
                            (1, DEEP, 0.65),
                        ],
                    ),
                )


@drawn("earth", "globe", "mars", kind="celestial", height=40, aspect=1.0)
def globe(pen: Pen) -> None:
    """The Earth, or red Mars with its craters."""
    disc = Path().circle(0, -0.5, 0.48)
    if pen.look.name == "mars":
        base = pen.tint("#cf6038")
        pen.fill(disc, base)
        for x, y, r in (
            (-0.2, -0.68, 0.09),
            (0.14, -0.6, 0.13),
            (-0.08, -0.34, 0.11),
            (0.28, -0.32, 0.07),
            (0.06, -0.82, 0.05),
            (-0.32, -0.44, 0.05),
        ):
            pen.fill(Path().ellipse(x, y, r, r * 0.8), mix(base, DEEP, 0.25), clip=disc)
            pen.fill(
                Path().ellipse(x + r * 0.1, y + r * 0.14, r * 0.85, r * 0.64),
                mix(base, WARM, 0.1),
                clip=disc,
            )
    else:
        pen.fill(disc, "#3a86d0")
        land = (
            Path()
            .move(-0.3, -0.86)
            .cubic(-0.1, -0.98, 0.04, -0.86, -0.06, -0.74)
            .cubic(-0.16, -0.66, -0.1, -0.6, -0.2, -0.58)
            .cubic(-0.36, -0.6, -0.44, -0.74, -0.3, -0.86)
            .close()
        )
        land.move(-0.14, -0.52).cubic(0.02, -0.54, 0.06, -0.4, -0.02, -0.3).cubic(
            -0.06, -0.2, -0.1, -0.14, -0.14, -0.22
        ).cubic(-0.2, -0.34, -0.24, -0.48, -0.14, -0.52).close()
        land.move(0.16, -0.82).cubic(0.36, -0.86, 0.46, -0.66, 0.4, -0.6).cubic(
            0.3, -0.52, 0.36, -0.36, 0.26, -0.3
        ).cubic(0.16, -0.32, 0.18, -0.5, 0.12, -0.58).cubic(
            0.06, -0.68, 0.06, -0.8, 0.16, -0.82
        ).close()
        pen.fill(land, "#5dae5a", clip=disc)
        for x, y, w in (
            (-0.2, -0.62, 0.16),
            (0.16, -0.44, 0.2),
            (-0.06, -0.9, 0.14),
            (0.02, -0.18, 0.15),
        ):
            pen.fill(Path().ellipse(x, y, w, 0.028), "#ffffff", opacity=0.8, clip=disc)
    pen.fill(
        disc,
        Radial(
            -0.18,
            -0.7,
            0.78,
            [(0, "#ffffff", 0.4), (0.4, "#ffffff", 0.0), (0.62, DEEP, 0.0), (1, DEEP, 0.68)],
        ),
    )


@drawn("firefly", "fireflies", kind="flying", height=0.1, aspect=1.0)
def firefly(pen: Pen) -> None:
    """A firefly's glowing point."""
    pen.shine(Path().circle(0, -0.5, 0.36), "#e6ff7a", blur=0.18, opacity=0.75)
    pen.shine(Path().circle(0, -0.5, 0.16), "#fbffd0", blur=0.04)
    pen.fill(Path().ellipse(0, -0.62, 0.07, 0.12), "#4a3f2c")


@drawn("star", kind="celestial", height=1.0, aspect=1.05, colours=("yellow", "gold"))
def star_shape(pen: Pen) -> None:
    """A rounded golden star."""
    gold = pen.tint("#f7c93e")
    pen.shine(Path().circle(0, -0.48, 0.4), gold, blur=0.12, opacity=0.35)
    star(pen, 0, -0.47, 0.53, mix(gold, DEEP, 0.12))
    star(pen, -0.01, -0.49, 0.47, gold)
    star(pen, -0.02, -0.52, 0.3, mix(gold, WARM, 0.5))
