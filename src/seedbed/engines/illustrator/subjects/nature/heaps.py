"""What lies in a heap: autumn leaves swept together, a hoard of gold."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

LEAVES = ("#e2622c", "#f2a32e", "#c8402a", "#f4c945", "#a85a28", "#d98a2f")


@drawn("leaf-pile", "leaves", kind="ground", height=0.7, aspect=2.0, seat=(0.5, 0.3))
def leaf_pile(pen: Pen) -> None:
    """A heap of fallen leaves, some still coming down beside it."""
    heap = Path().move(-0.86, 0.0).cubic(-0.66, -0.14, -0.46, -0.74, -0.02, -0.8)
    heap.cubic(0.42, -0.82, 0.6, -0.16, 0.86, 0.0).close()
    pen.form(heap, "#8f4f26", light=0.1, dark=0.3)
    rows = 9
    for row in range(rows):
        t = row / (rows - 1)
        y, half = -0.84 + 0.82 * t, 0.12 + 0.82 * t**0.8 - 0.1 * math.sin(t * math.pi)
        count = 4 + row * 2
        for k in range(count):
            x = -half + 2 * half * (k + 0.5) / count + pen.chance(-0.05, 0.05)
            colour = LEAVES[int(pen.chance(0, 5.99))]
            tone = mix(colour, (DEEP, WARM)[x < 0], pen.chance(0.0, 0.2))
            _leaf(pen, x, y + pen.chance(-0.05, 0.05), pen.chance(0.14, 0.2),
                  pen.chance(-170, 170), pen.tint(tone, 0.6))  # fmt: skip
    for x, y, tilt in ((-0.86, -0.62, 40), (0.8, -0.76, -60), (0.94, -0.02, 100),
                       (-0.98, -0.02, -80)):  # fmt: skip
        _leaf(pen, x, y, 0.13, tilt, LEAVES[int(pen.chance(0, 5.99))])


def _leaf(pen: Pen, x: float, y: float, size: float, tilt: float, colour: Colour) -> None:
    # A maple leaf's five lobes, or an oval one with its rib.
    with pen.at(x, y, size, tilt=tilt):
        if pen.chance() < 0.5:
            blade = Path().move(0, 0.5).cubic(-0.55, 0.2, -0.42, -0.5, 0, -0.75)
            blade.cubic(0.42, -0.5, 0.55, 0.2, 0, 0.5).close()
        else:
            tips = []
            for k in range(5):
                a = math.radians(-90 + (k - 2) * 58)
                far = 0.78 - 0.1 * abs(k - 2)
                tips.append((math.cos(a) * far, math.sin(a) * far))
                b = a + math.radians(29)
                if k < 4:
                    tips.append((math.cos(b) * 0.34, math.sin(b) * 0.34))
            blade = Path().polygon([(-0.1, 0.34), *tips, (0.1, 0.34)])
        pen.fill(blade, colour)
        pen.stroke(Path().move(0, 0.7).line(0, -0.5), 0.06, mix(colour, DEEP, 0.35))


@drawn("coin-pile", "treasure-heap", "gold-coins", kind="ground", height=0.8, aspect=2.4,
       seat=(0.5, 0.3), colours=("gold", "golden", "yellow"))  # fmt: skip
def coin_pile(pen: Pen) -> None:
    """A hoard: a wide heap of gold coins, a crown and jewels among them."""
    gold = "#e8b73a"
    heap = Path().move(-1.18, 0.0).cubic(-0.8, -0.24, -0.5, -0.72, 0.0, -0.76)
    pen.form(heap.cubic(0.5, -0.72, 0.8, -0.24, 1.18, 0.0).close(), mix(gold, "#7a4a14", 0.45))
    rows = 10
    for row in range(rows):
        t = row / (rows - 1)
        y, half = -0.76 + 0.74 * t, 0.14 + 1.0 * t
        count = 5 + row * 3
        for k in range(count):
            x = -half + 2 * half * (k + 0.5) / count + pen.chance(-0.04, 0.04)
            _coin(pen, x, y + pen.chance(-0.05, 0.03), pen.chance(0.06, 0.085),
                  mix(gold, (DEEP, WARM)[k % 2], pen.chance(0.0, 0.3)))  # fmt: skip
    for x, y, colour in ((-0.5, -0.32, "#d9345a"), (0.36, -0.5, "#2f9ad8"),
                         (0.62, -0.16, "#3fae6a"), (-0.16, -0.14, "#8a5ad0")):  # fmt: skip
        gem = Path().polygon([(x - 0.07, y - 0.03), (x - 0.035, y - 0.08), (x + 0.035, y - 0.08),
                              (x + 0.07, y - 0.03), (x, y + 0.06)])  # fmt: skip
        pen.form(gem, colour, light=0.5)
    with pen.at(0.06, -0.66, 0.3, tilt=-12):
        crown = Path().polygon([(-0.5, 0), (-0.56, -0.6), (-0.26, -0.3), (0, -0.74), (0.26, -0.3),
                                (0.56, -0.6), (0.5, 0)])  # fmt: skip
        pen.form(crown, mix(gold, WARM, 0.3))
        pen.ball(0, -0.16, 0.09, "#d9345a")
    for x, y in ((-0.7, -0.3), (0.1, -0.4), (0.8, -0.24), (-0.26, -0.56)):
        glint = Path().polygon([(x, y - 0.07), (x + 0.014, y - 0.014), (x + 0.07, y),
                                (x + 0.014, y + 0.014), (x, y + 0.07), (x - 0.014, y + 0.014),
                                (x - 0.07, y), (x - 0.014, y - 0.014)])  # fmt: skip
        pen.shine(glint, "#fffbe6")


def _coin(pen: Pen, x: float, y: float, r: float, gold: Colour) -> None:
    flat = pen.chance(0.35, 0.8)
    pen.fill(Path().ellipse(x, y + r * 0.22, r, r * flat), mix(gold, "#7a4a14", 0.5))
    pen.fill(Path().ellipse(x, y, r, r * flat), gold)
    pen.stroke(Path().ellipse(x, y, r * 0.66, r * flat * 0.66), r * 0.12, mix(gold, "#8a5a14", 0.4))
