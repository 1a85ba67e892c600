"""What hangs or bursts in the air: clouds, balloons, bubbles, fireworks, rainbows."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


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


@drawn("bubbles", "soap-bubbles", kind="flying", height=0.7, aspect=1.1)
def bubbles(pen: Pen) -> None:
    """Soap bubbles, rising to the right and growing, each with a sheen of many colours."""
    for x, y, r in ((-0.42, -0.1, 0.07), (-0.28, -0.26, 0.1), (-0.34, -0.5, 0.06),
                    (0.0, -0.2, 0.08), (-0.02, -0.46, 0.15), (0.26, -0.34, 0.1), (0.3, -0.72, 0.2),
                    (-0.16, -0.82, 0.11), (0.46, -0.1, 0.06)):  # fmt: skip
        ball = Path().circle(x, y, r)
        film = ((0.0, "#ffffff", 0.05), (0.6, "#dff6ff", 0.16), (0.86, "#f6b8e6", 0.4),
                (0.95, "#8fe0f2", 0.6), (1.0, "#fff2a8", 0.75))  # fmt: skip
        pen.fill(ball, Radial(x, y, r, film))
        pen.stroke(ball, max(0.008, r * 0.06), "#ffffff", opacity=0.85)
        sheen = Path().move(x - r * 0.66, y - r * 0.1)
        sheen.quad(x - r * 0.6, y - r * 0.6, x - r * 0.1, y - r * 0.68)
        pen.stroke(sheen, r * 0.13, "#ffffff", opacity=0.9)
        pen.fill(Path().circle(x + r * 0.5, y + r * 0.5, r * 0.09), "#ffffff", opacity=0.9)
