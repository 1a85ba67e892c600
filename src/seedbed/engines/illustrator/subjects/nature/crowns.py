"""The parts of a broad-leaved tree: its trunk, its crown, its bare boughs."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen

LEAVES = {"spring": "#8cc63f", "summer": "#58a544", "autumn": "#e5892c", "winter": "#9aa7a0"}
BARK = "#7a5238"


def trunk(pen: Pen, half: float, top: float, lean: float = 0.0) -> None:
    path = (
        Path()
        .move(-half * 1.9, 0)
        .cubic(-half, -0.06, -half * 0.9 + lean, top * 0.6, -half * 0.55 + lean, top)
    )
    path.line(half * 0.55 + lean, top).cubic(
        half * 0.9 + lean, top * 0.6, half, -0.06, half * 1.9, 0
    ).close()
    pen.fill(
        path,
        Linear(
            -half,
            0,
            half,
            0,
            [(0, mix(BARK, WARM, 0.2), 1), (0.5, BARK, 1), (1, mix(BARK, DEEP, 0.4), 1)],
        ),
    )
    for side in (-1, 1):
        pen.limb(
            [(lean, top * 0.8), (lean + side * 0.07, top * 1.05), (lean + side * 0.15, top * 1.2)],
            half * 0.6,
            BARK,
        )


def crown(
    pen: Pen,
    leaf: Colour,
    cx: float,
    cy: float,
    rx: float,
    ry: float,
    *,
    spots: Colour | None = None,
) -> None:
    # A bumpy dark mass, then tufts that are light above and melt into it below: volume.
    mass = Path().ellipse(cx, cy, rx * 0.86, ry * 0.86)
    for k in range(17):
        a = k / 17 * math.tau
        r = ry * pen.chance(0.2, 0.3)
        mass.circle(cx + math.cos(a) * (rx - r), cy + math.sin(a) * (ry - r), r)
    shade = mix(leaf, DEEP, 0.3 if luminance(leaf) < 0.6 else 0.16)  # blossom stays light
    pen.fill(mass, Linear(cx - rx, cy - ry, cx + rx * 0.6, cy + ry, [(0, leaf, 1), (1, shade, 1)]))
    for k in range(30):
        d = math.sqrt((k + 0.5) / 30) * 0.8
        a = k * 2.399
        x, y = cx + math.cos(a) * rx * d, cy + math.sin(a) * ry * d + ry * 0.06
        r = ry * pen.chance(0.15, 0.33)
        bright = 0.34 - 0.3 * (y - cy + ry) / (2 * ry) - 0.1 * (x - cx) / rx
        tone = mix(leaf, WARM, bright) if bright > 0 else mix(leaf, DEEP, -bright)
        tuft = Path()
        for n in range(6):
            b = math.pi * (0.95 + 1.1 * n / 5)
            tuft.circle(x + math.cos(b) * r * 0.72, y + math.sin(b) * r * 0.62, r * 0.42)
        tuft.ellipse(x, y, r * 0.85, r * 0.6)
        fade = [(0.0, tone, 0.9), (0.5, tone, 0.55), (1.0, tone, 0.0)]
        pen.fill(tuft, Linear(x, y - r, x + r * 0.3, y + r * 0.75, fade))
    if spots is not None:
        for _ in range(70):
            a, d = pen.chance(0, math.tau), math.sqrt(pen.chance()) * 0.93
            x, y = cx + math.cos(a) * rx * d, cy + math.sin(a) * ry * d
            r = ry * pen.chance(0.02, 0.04)
            tone = mix(spots, leaf, pen.chance(0.0, 0.6))
            pen.fill(
                Path().circle(x, y, r).circle(x + r * 1.2, y + r * 0.5, r * 0.9), tone, opacity=0.8
            )


def bare(pen: Pen, *, snowy: bool = True) -> None:
    bark = mix(BARK, "#8a8fa0", 0.3)
    snow = Path()

    def branch(x: float, y: float, angle: float, length: float, width: float, level: int) -> None:
        x1 = x + math.cos(angle) * length
        y1 = y + math.sin(angle) * length
        pen.limb([(x, y), (x1, y1)], width, mix(bark, DEEP, 0.06 * level))
        if level > 1:
            snow.move(x, y - width * 0.4).line(x1, y1 - width * 0.4)
        if level < 5:
            for turn_by in (-0.5 - 0.15 * pen.chance(), 0.45 + 0.2 * pen.chance()):
                branch(
                    x1,
                    y1,
                    angle + turn_by,
                    length * (0.68 + 0.08 * pen.chance()),
                    width * 0.62,
                    level + 1,
                )

    branch(0, 0, -math.pi / 2, 0.32, 0.085, 0)
    if snowy:
        pen.stroke(snow, 0.011, "#f6faff", opacity=0.9)
