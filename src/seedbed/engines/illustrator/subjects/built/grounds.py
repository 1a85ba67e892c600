"""Bridges, roads, islands and waves: pieces of a landscape."""

from __future__ import annotations

import itertools
import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn(
    "bridge",
    "stone-bridge",
    kind="building",
    height=6,
    aspect=3.4,
    colours=("grey", "gray"),
    seat=(0.5, 0.22),
)
def bridge(pen: Pen) -> None:
    """A stone bridge on three arches."""
    stone = pen.tint("#b9ae9f")
    deck = Path().move(-1.7, -0.58).quad(0, -0.98, 1.7, -0.58).line(1.7, 0).line(-1.7, 0).close()
    shape = Path().move(-1.7, -0.58).quad(0, -0.98, 1.7, -0.58).line(1.7, 0.0)
    for x0, x1, top in ((1.45, 0.72, 0.62), (0.5, -0.5, 0.98), (-0.72, -1.45, 0.62)):
        shape.line(x0, 0).cubic(x0, -top * 0.75, x1, -top * 0.75, x1, 0)
    shape.line(-1.7, 0).close()
    for x0, x1, top in ((1.45, 0.72, 0.62), (0.5, -0.5, 0.98), (-0.72, -1.45, 0.62)):
        under = (
            Path()
            .move(x0, 0)
            .cubic(x0, -top * 0.75, x1, -top * 0.75, x1, 0)
            .line(x1 + 0.08, 0)
            .cubic(x1 + 0.1, -top * 0.62, x0, -top * 0.66, x0, 0)
            .close()
        )
        pen.fill(under, mix(stone, DEEP, 0.55))
    pen.fill(
        shape,
        Linear(
            0,
            -1,
            0,
            0,
            [(0, mix(stone, WARM, 0.3), 1), (0.5, stone, 1), (1, mix(stone, DEEP, 0.28), 1)],
        ),
    )
    bricks = Path()
    for row in range(7):
        y = -0.1 - row * 0.12
        for k in range(17):
            x = -1.68 + k * 0.2 + (0.1 if row % 2 else 0)
            if pen.chance() > 0.45:
                bricks.rect(x, y, 0.15, 0.07, 0.02)
    pen.fill(bricks, mix(stone, DEEP, 0.16), opacity=0.55, clip=shape)
    for x0, x1, top in ((1.45, 0.72, 0.62), (0.5, -0.5, 0.98), (-0.72, -1.45, 0.62)):
        pen.stroke(
            Path().move(x0, 0).cubic(x0, -top * 0.75, x1, -top * 0.75, x1, 0),
            0.055,
            mix(stone, WARM, 0.4),
        )
    pen.stroke(Path().move(-1.7, -0.62).quad(0, -1.02, 1.7, -0.62), 0.07, mix(stone, WARM, 0.25))
    pen.stroke(
        Path().move(-1.7, -0.54).quad(0, -0.94, 1.7, -0.54), 0.025, mix(stone, DEEP, 0.3), clip=deck
    )


@drawn("road", "path", kind="ground", height=0.3, aspect=2.6, colours=("grey", "black"))
def road(pen: Pen) -> None:
    """A road running away to the horizon."""
    tar = pen.tint("#6a6d78")
    band = Path().polygon([(-1.3, 0), (-0.035, -1.0), (0.035, -1.0), (1.3, 0)])
    pen.fill(
        band,
        Linear(
            0,
            -1,
            0,
            0,
            [(0, mix(tar, "#ffffff", 0.45), 1), (0.4, mix(tar, WARM, 0.12), 1), (1, tar, 1)],
        ),
    )
    for side in (-1, 1):
        pen.fill(
            Path().polygon(
                [(side * 1.16, 0), (side * 0.03, -1.0), (side * 0.033, -1.0), (side * 1.22, 0)]
            ),
            "#f4f1e6",
        )
    t = 0.0
    while t < 0.94:
        t1 = t + (1 - t) * 0.16
        w0, w1 = 0.05 * (1 - t), 0.05 * (1 - t1)
        pen.fill(Path().polygon([(-w0, -t), (w0, -t), (w1, -t1), (-w1, -t1)]), "#f7d36b")
        t = t1 + (1 - t1) * 0.14


@drawn("fence", kind="ground", height=0.9, aspect=2.4, colours=("white", "brown"))
def fence(pen: Pen) -> None:
    """A picket fence."""
    wood = pen.tint("#f4efe4")
    for y in (-0.72, -0.32):
        pen.form(Path().rect(-1.2, y, 2.4, 0.1), mix(wood, DEEP, 0.14))
    for k in range(9):
        x = -1.14 + k * 0.285
        pen.form(
            Path().polygon(
                [(x - 0.07, 0), (x - 0.07, -0.86), (x, -1.0), (x + 0.07, -0.86), (x + 0.07, 0)]
            ),
            wood,
        )


@drawn("island", kind="floating", height=5, aspect=2.6, seat=(0.5, 0.35))
def island(pen: Pen) -> None:
    """A small green island on a sandy shore."""
    pen.form(Path().ellipse(0, -0.3, 1.3, 0.3), "#6ec3d8")
    sand = (
        Path()
        .move(-1.16, -0.26)
        .cubic(-0.9, -0.62, 0.9, -0.62, 1.16, -0.26)
        .cubic(0.9, -0.02, -0.9, -0.02, -1.16, -0.26)
        .close()
    )
    pen.form(sand, "#f0d9a0")
    grass = (
        Path()
        .move(-0.9, -0.38)
        .cubic(-0.7, -0.98, -0.2, -1.0, 0.05, -0.92)
        .cubic(0.4, -0.98, 0.8, -0.72, 0.92, -0.36)
        .cubic(0.5, -0.2, -0.5, -0.2, -0.9, -0.38)
        .close()
    )
    pen.form(grass, pen.tint("#7cb84e"))
    for k in range(14):
        x, y = pen.chance(-0.6, 0.65), pen.chance(-0.72, -0.36)
        pen.stroke(
            Path().move(x - 0.02, y).quad(x, y - 0.06, x + 0.02, y), 0.012, "#a9d977", clip=grass
        )
        if k % 3 == 0:
            pen.fill(
                Path().circle(x + 0.05, y, 0.018), ("#ffffff", "#ffd94a", "#f48fb1")[k % 9 // 3]
            )
    pen.stroke(
        Path().move(-1.2, -0.22).cubic(-0.9, 0.02, 0.9, 0.02, 1.2, -0.22),
        0.03,
        "#ffffff",
        opacity=0.7,
    )


@drawn("wave", "water-wave", kind="swimming", height=8, aspect=1.7, colours=("blue",))
def wave(pen: Pen) -> None:
    """A great breaking wave with claws of foam, after the woodblock prints."""
    blue = pen.tint("#2f5f9e")
    body = (
        Path()
        .move(-0.85, 0)
        .cubic(-0.8, -0.5, -0.45, -1.0, 0.12, -1.0)
        .cubic(0.42, -0.98, 0.58, -0.8, 0.5, -0.58)
    )
    body.cubic(0.42, -0.72, 0.24, -0.76, 0.12, -0.66).cubic(
        -0.08, -0.48, 0.1, -0.16, 0.85, 0
    ).close()
    pen.fill(
        body,
        Linear(
            -0.6,
            -1,
            0.3,
            0,
            [(0, mix(blue, WARM, 0.25), 1), (0.5, blue, 1), (1, mix(blue, DEEP, 0.3), 1)],
        ),
    )
    for k in range(5):
        t = k / 5
        streak = (
            Path()
            .move(-0.74 + 0.16 * k, -0.02)
            .cubic(
                -0.66 + 0.15 * k,
                -0.4,
                -0.36 + 0.1 * k,
                -0.78 + 0.06 * t,
                0.05 + 0.04 * k,
                -0.86 + 0.05 * k,
            )
        )
        pen.stroke(streak, 0.03 - 0.003 * k, "#a9d2ea", opacity=0.85, clip=body)
    crest = (
        (-0.5, -0.74),
        (-0.34, -0.88),
        (-0.14, -0.97),
        (0.08, -1.0),
        (0.28, -0.96),
        (0.43, -0.84),
        (0.52, -0.68),
        (0.5, -0.56),
    )
    foam = Path()
    for (x0, y0), (x1, y1) in itertools.pairwise(crest):
        for n in range(3):
            t = n / 3
            foam.circle(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + 0.03, pen.chance(0.045, 0.075))
    pen.fill(foam, "#f7fbff")
    for x, y in crest[2:]:
        for n in range(4):
            a = pen.chance(0.3, 2.2)
            far = 0.06 + 0.035 * n
            pen.fill(
                Path().circle(x + math.cos(a) * far, y + math.sin(a) * far, 0.032 - 0.006 * n),
                "#ffffff",
            )
    for _ in range(16):
        pen.fill(
            Path().circle(pen.chance(0.05, 0.72), pen.chance(-1.0, -0.5), pen.chance(0.006, 0.015)),
            "#ffffff",
            opacity=0.9,
        )
    spray = Path().move(-0.85, 0)
    for k in range(12):
        x = -0.85 + (k + 1) * 1.7 / 12
        spray.quad(x - 0.07, -0.1 - 0.04 * (k % 3), x, -0.015)
    pen.fill(spray.line(0.85, 0).close(), "#eaf5fc", opacity=0.9)
