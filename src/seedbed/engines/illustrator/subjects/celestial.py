"""What hangs in the sky: sun, moon, planets, clouds, fireworks, balloons."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import mix, rgb
from seedbed.engines.illustrator.subjects.headgear import star
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


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


@drawn("cloud", kind="celestial", height=12, aspect=1.8, colours=("white", "grey"))
def cloud(pen: Pen) -> None:
    """A heaped white cloud."""
    white = pen.tint("#ffffff")
    under = mix(white, "#8fa8cf", 0.5)
    puffs = (
        (-0.56, -0.3, 0.27),
        (0.56, -0.32, 0.28),
        (-0.22, -0.55, 0.38),
        (0.22, -0.52, 0.36),
        (0.0, -0.34, 0.34),
    )
    shape = Path().rect(-0.72, -0.34, 1.44, 0.32, 0.16)
    for x, y, r in puffs:
        shape.circle(x, y, r)
    pen.fill(
        shape,
        Linear(0, -0.95, 0, 0, [(0, white, 1), (0.55, mix(white, under, 0.2), 1), (1, under, 1)]),
    )
    for x, y, r in puffs:
        pen.fill(
            Path().circle(x - r * 0.14, y - r * 0.16, r * 0.72),
            white,
            opacity=0.75,
            blur=r * 0.14,
            clip=shape,
        )


@drawn("balloon", kind="flying", height=0.9, aspect=0.42)
def balloon(pen: Pen) -> None:
    """A party balloon on its string."""
    colour = pen.tint(
        ("#e0473f", "#3f8fd0", "#f2b33d", "#4ab37a", "#b57ad0", "#f28fb1")[pen.look.pick % 6]
    )
    pen.stroke(Path().move(0, -0.46).cubic(0.05, -0.3, -0.05, -0.18, 0.0, 0.0), 0.009, "#f4f1ea")
    draw_balloon(pen, 0, -0.73, 0.2, colour)


def draw_balloon(
    pen: Pen, cx: float, cy: float, r: float, colour: str | tuple[float, float, float]
) -> None:
    """The balloon itself, its knot below."""
    pen.form(
        Path().polygon(
            [(cx, cy + r * 1.25), (cx - r * 0.16, cy + r * 1.45), (cx + r * 0.16, cy + r * 1.45)]
        ),
        mix(colour, DEEP, 0.15),
    )
    skin = (
        Path()
        .move(cx, cy + r * 1.32)
        .cubic(cx - r * 0.7, cy + r * 0.95, cx - r * 1.05, cy + r * 0.3, cx - r, cy - r * 0.2)
    )
    skin.cubic(
        cx - r * 0.95, cy - r * 1.6, cx + r * 0.95, cy - r * 1.6, cx + r, cy - r * 0.2
    ).cubic(cx + r * 1.05, cy + r * 0.3, cx + r * 0.7, cy + r * 0.95, cx, cy + r * 1.32).close()
    pen.fill(
        skin,
        Radial(
            cx - r * 0.3,
            cy - r * 0.5,
            r * 1.9,
            [
                (0, mix(colour, "#ffffff", 0.45), 1),
                (0.4, colour, 1),
                (1, mix(colour, DEEP, 0.35), 1),
            ],
        ),
    )
    pen.fill(
        Path().ellipse(cx - r * 0.42, cy - r * 0.55, r * 0.14, r * 0.26), "#ffffff", opacity=0.65
    )


@drawn("fireworks", "firework", kind="celestial", height=30, aspect=1.0)
def fireworks(pen: Pen) -> None:
    """One great burst of fireworks."""
    pairs = (
        ("#ffd257", "#ff7a4a"),
        ("#7fd8ff", "#b9a0ff"),
        ("#ff8fb8", "#ffd0e2"),
        ("#a6f08a", "#ffe08a"),
    )
    first, second = pairs[pen.look.pick % 4]
    if pen.look.colour is not None:
        first, second = pen.tint(first), mix(pen.look.colour, "#ffffff", 0.5)  # type: ignore[assignment]
    pen.fill(Path().circle(0, -0.5, 0.42), first, opacity=0.28, blur=0.16)
    for ring, (count, reach, width) in enumerate(
        ((26, 0.48, 0.009), (18, 0.33, 0.009), (11, 0.2, 0.008))
    ):
        colour = first if ring % 2 == 0 else second
        for k in range(count):
            a = k * math.tau / count + ring * 0.17
            r1 = reach * (0.9 + 0.16 * pen.chance())
            x1, y1 = math.cos(a) * r1, -0.5 + math.sin(a) * r1 + 0.05 * r1 * r1 * 4
            x0, y0 = math.cos(a) * r1 * 0.35, -0.5 + math.sin(a) * r1 * 0.35
            streak = Path().move(x0, y0).quad((x0 + x1) / 2, (y0 + y1) / 2 - 0.012, x1, y1)
            pen.stroke(
                streak,
                width,
                Linear(x0, y0, x1, y1, [(0, colour, 0.05), (0.7, colour, 0.9), (1, "#ffffff", 1)]),
            )
            pen.fill(Path().circle(x1, y1, 0.012), "#fffbe6")
    pen.fill(Path().circle(0, -0.5, 0.05), "#ffffff", opacity=0.9, blur=0.02)


@drawn("rainbow", kind="celestial", height=60, aspect=2.0)
def rainbow(pen: Pen) -> None:
    """A soft rainbow."""
    bands = ("#f06a5c", "#f7a64e", "#fbe26a", "#7fcf84", "#6db6ee", "#7f86dd", "#b583d6")
    for k, colour in enumerate(bands):
        r = 0.96 - 0.045 * k
        arc = Path().move(-r, 0).cubic(-r, -r * 1.333, r, -r * 1.333, r, 0)
        pen.canvas.stroke(arc, 0.05, colour, opacity=0.62, cap="butt", blur=0.006)


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
