"""Hot-air balloons and rockets."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

GORES = (
    ("#e0483f", "#fff1d6"),
    ("#f0a22e", "#d9472f"),
    ("#3f8fd0", "#f7f3e6"),
    ("#7a58b8", "#f5c64a"),
    ("#3aa77a", "#f6ead0"),
    ("#ef7fa4", "#fff4ee"),
)


@drawn("hot-air-balloon", kind="flying", height=14, aspect=0.76)
def hot_air_balloon(pen: Pen) -> None:
    """A striped hot-air balloon with its basket."""
    first, second = GORES[pen.look.pick % len(GORES)]
    if pen.look.colour is not None:
        first, second = pen.tint(first), mix(pen.look.colour, "#ffffff", 0.72)  # type: ignore[assignment]
    cy, r = -0.63, 0.37
    skin = Path().move(-r, cy).cubic(-r, cy - r * 1.34, r, cy - r * 1.34, r, cy)
    skin.cubic(r, cy + r * 0.6, r * 0.36, cy + r * 0.9, r * 0.2, cy + r * 1.2).line(
        -r * 0.2, cy + r * 1.2
    )
    skin.cubic(-r * 0.36, cy + r * 0.9, -r, cy + r * 0.6, -r, cy).close()
    pen.fill(skin, second)
    gores = 9
    for k in range(0, gores, 2):
        a0, a1 = (math.sin((n / gores - 0.5) * math.pi) for n in (k, k + 1))
        gore = Path().move(a0 * r * 0.12, cy - r * 1.02)
        gore.cubic(
            a0 * r * 1.38, cy - r * 0.9, a0 * r * 1.38, cy + r * 0.4, a0 * r * 0.2, cy + r * 1.25
        )
        gore.line(a1 * r * 0.2, cy + r * 1.25)
        gore.cubic(
            a1 * r * 1.38, cy + r * 0.4, a1 * r * 1.38, cy - r * 0.9, a1 * r * 0.12, cy - r * 1.02
        ).close()
        pen.fill(gore, first, clip=skin)
    pen.fill(
        skin,
        Radial(
            -r * 0.35,
            cy - r * 0.45,
            r * 1.7,
            [(0, WARM, 0.45), (0.4, WARM, 0.0), (0.62, DEEP, 0.0), (1, DEEP, 0.5)],
        ),
    )
    pen.stroke(
        Path().move(-r * 0.62, cy + r * 0.62).quad(0, cy + r * 0.78, r * 0.62, cy + r * 0.62),
        0.012,
        mix(first, DEEP, 0.35),
        clip=skin,
    )
    pen.fill(Path().rect(-r * 0.21, cy + r * 1.17, r * 0.42, 0.018, 0.008), mix(first, DEEP, 0.4))
    for x in (-0.2, -0.07, 0.07, 0.2):
        pen.stroke(Path().move(x * r, cy + r * 1.2).line(x * r * 0.9, -0.105), 0.006, "#5a3c22")
    flame = Path().move(-0.02, -0.135).quad(0, -0.2, 0.02, -0.135).close()
    pen.shine(flame, "#ffcf57")
    basket = Path().rect(-0.075, -0.115, 0.15, 0.115, 0.022)
    pen.form(basket, "#a9713f")
    weave = Path()
    for k in range(1, 4):
        weave.move(-0.08, -0.115 + k * 0.028).line(0.08, -0.115 + k * 0.028)
    pen.stroke(weave, 0.006, "#7a4f2a", clip=basket)
    pen.fill(Path().rect(-0.083, -0.122, 0.166, 0.022, 0.01), "#7a4f2a")


@drawn("rocket", kind="flying", height=12, aspect=0.5, colours=("white", "silver", "grey"))
def rocket(pen: Pen) -> None:
    """A rocket with its flame."""
    hull = pen.tint("#e6ecf2")
    red = "#dc4a41" if pen.look.colour is None else mix(pen.look.colour, DEEP, 0.35)
    for length, colour, half in (
        (0.3, "#ff8a2a", 0.11),
        (0.23, "#ffc13d", 0.08),
        (0.14, "#fff3b8", 0.045),
    ):
        flame = (
            Path()
            .move(-half, -0.3)
            .cubic(
                -half * 1.2, -0.3 + length * 0.5, -half * 0.2, -0.3 + length * 0.8, 0, -0.3 + length
            )
        )
        flame.cubic(
            half * 0.2, -0.3 + length * 0.8, half * 1.2, -0.3 + length * 0.5, half, -0.3
        ).close()
        pen.shine(flame, colour, blur=0.006)
    for side in (-1, 1):
        fin = (
            Path()
            .move(side * 0.12, -0.55)
            .cubic(side * 0.25, -0.5, side * 0.26, -0.36, side * 0.24, -0.24)
        )
        fin.quad(side * 0.18, -0.34, side * 0.1, -0.34).close()
        pen.form(fin, red)
    body = Path().move(0, -1).cubic(0.14, -0.88, 0.19, -0.66, 0.13, -0.32).line(-0.13, -0.32)
    body.cubic(-0.19, -0.66, -0.14, -0.88, 0, -1).close()
    pen.fill(
        body,
        Linear(
            -0.17,
            0,
            0.17,
            0,
            [(0, mix(hull, WARM, 0.3), 1), (0.35, hull, 1), (1, mix(hull, DEEP, 0.34), 1)],
        ),
    )
    pen.fill(
        Path().rect(-0.3, -1.05, 0.6, 0.225),
        Linear(-0.12, 0, 0.12, 0, [(0, mix(red, WARM, 0.3), 1), (1, mix(red, DEEP, 0.25), 1)]),
        clip=body,
    )
    pen.fill(Path().rect(-0.3, -0.43, 0.6, 0.05), red, clip=body)
    pen.fill(Path().circle(0, -0.65, 0.082), "#9aa7b8")
    pen.fill(
        Path().circle(0, -0.65, 0.062),
        Linear(
            -0.06, -0.71, 0.06, -0.59, [(0, "#a9e0ff", 1), (0.5, "#4a8fd0", 1), (1, "#27407f", 1)]
        ),
    )
    pen.fill(Path().ellipse(-0.022, -0.672, 0.018, 0.012), "#ffffff", opacity=0.9)
    pen.fill(Path().circle(0, -0.51, 0.03), "#9aa7b8")
    pen.fill(Path().circle(0, -0.51, 0.02), "#6db3e8")
    pen.form(
        Path().polygon([(-0.1, -0.32), (0.1, -0.32), (0.075, -0.275), (-0.075, -0.275)]), "#6a7382"
    )
    middle = (
        Path()
        .move(0, -0.46)
        .cubic(0.03, -0.4, 0.03, -0.3, 0, -0.22)
        .cubic(-0.03, -0.3, -0.03, -0.4, 0, -0.46)
        .close()
    )
    pen.form(middle, mix(red, DEEP, 0.1))
