"""Low plants: ferns, grass, rape in flower, succulents, wreaths."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("fern", kind="plant", height=0.6, aspect=1.4, colours=("green",))
def fern(pen: Pen) -> None:
    """A fern: arching fronds with leaflets on both sides."""
    green = pen.tint("#4f9a52")
    for k, (angle, reach) in enumerate(((-74, 0.66), (74, 0.66), (-48, 0.8), (48, 0.8), (-20, 0.95),
                                        (22, 0.92), (0, 0.98))):  # fmt: skip
        a = math.radians(angle)
        tone = mix(green, (DEEP, WARM)[k > 3], 0.14)
        for j in range(1, 11):
            t = j / 11
            x, y = math.sin(a) * reach * t, -math.cos(a) * reach * t - 0.24 * t * (1 - t)
            long = 0.15 * (1.05 - t)
            for side in (-1, 1):
                b = a + side * 1.0
                tip = (x + math.sin(b) * long, y - math.cos(b) * long + 0.02)
                pen.stroke(Path().move(x, y).line(*tip), 0.03 * (1.2 - t), tone)
        end = (math.sin(a) * reach, -math.cos(a) * reach)
        pen.stroke(Path().move(0, 0).quad(end[0] * 0.5, end[1] * 0.5 - 0.12, *end), 0.016,
                   mix(tone, DEEP, 0.2))  # fmt: skip


@drawn("grass-tuft", kind="plant", height=0.4, aspect=1.3, colours=("green",))
def grass_tuft(pen: Pen) -> None:
    """A tuft of grass."""
    green = pen.tint("#6fae4f")
    for k in range(19):
        x = -0.4 + 0.045 * k
        high = pen.chance(0.55, 0.98) * (1 - 0.5 * abs(x))
        lean = x * 0.7 + pen.chance(-0.1, 0.1)
        blade = Path().move(x - 0.03, 0).quad(x + lean * 0.3, -high * 0.6, x + lean, -high)
        blade.quad(x + lean * 0.35 + 0.04, -high * 0.55, x + 0.035, 0).close()
        pen.form(blade, mix(green, (DEEP, WARM)[k % 2], 0.05 + 0.05 * (k % 4)))


@drawn("reeds", "reed", kind="plant", height=1.9, aspect=0.9, colours=("green",))
def reeds(pen: Pen) -> None:
    """A stand of reeds: long leaves, brown bulrushes and feathery plumes."""
    green = pen.tint("#7f9a4a")
    for k in range(26):
        x = -0.4 + 0.8 * ((k * 0.618034) % 1)
        high = pen.chance(0.5, 0.86) * (1 - 0.35 * abs(x))
        lean = x * 0.35 + pen.chance(-0.16, 0.16)
        blade = Path().move(x - 0.016, 0).quad(x + lean * 0.2, -high * 0.7, x + lean, -high)
        blade.quad(x + lean * 0.25 + 0.02, -high * 0.6, x + 0.018, 0).close()
        pen.form(blade, mix(green, (DEEP, WARM, "#c9b45a")[k % 3], 0.06 + 0.05 * (k % 4)))
    heads = ((-0.3, 0.8), (-0.16, 0.95), (-0.02, 0.84), (0.12, 0.99), (0.24, 0.86), (0.36, 0.74))
    for k, (x, high) in enumerate(heads):
        top = x + 0.12 * x
        pen.stroke(Path().move(x * 0.8, 0).quad(x, -high * 0.5, top, -high + 0.04), 0.014,
                   mix(green, DEEP, 0.2))  # fmt: skip
        if k % 2:
            for j in range(9):  # a plume, hanging over to one side
                t = j / 8
                cx, cy = top + 0.1 * t, -high + 0.02 + 0.2 * t * t
                tuft = Path().ellipse(cx, cy + 0.02, 0.02 + 0.012 * (1 - t), 0.035)
                pen.fill(tuft, mix("#d9c39a", (WARM, DEEP)[j % 2], 0.16))
        else:
            pen.stroke(Path().move(top, -high + 0.02).line(top, -high - 0.04), 0.01, "#8a7a4a")
            pen.form(Path().rect(top - 0.022, -high + 0.02, 0.044, 0.17, 0.022), "#7a4a2a")


@drawn("rapeseed-flower", kind="plant", height=0.9, aspect=0.62, colours=("yellow",))
def rapeseed_flower(pen: Pen) -> None:
    """A stalk of rape with its clusters of small yellow flowers."""
    yellow, green = pen.tint("#f7cf2e"), "#6fae4f"
    stems = ((0.0, -0.92), (-0.18, -0.78), (0.2, -0.74))
    for x, y in stems:
        pen.stroke(Path().move(0, 0).quad(x * 0.2, y * 0.5, x, y), 0.026, green)
    for x, y, side in ((0.0, -0.2, -1), (0.0, -0.34, 1), (-0.02, -0.12, 1)):
        leaf = Path().move(x, y).quad(x + side * 0.12, y - 0.16, x + side * 0.28, y - 0.12)
        pen.form(leaf.quad(x + side * 0.14, y - 0.02, x, y).close(), green)
    for x, y in stems:
        for k in range(9):
            a, r = k * 2.4, 0.11 * math.sqrt((k + 0.5) / 9)
            cx, cy = x + math.cos(a) * r, y + 0.02 + math.sin(a) * r
            for q in range(4):
                b = q * math.pi / 2 + a
                pen.fill(Path().circle(cx + math.cos(b) * 0.022, cy + math.sin(b) * 0.022, 0.024),
                         mix(yellow, WARM, 0.25 * (k % 2)))  # fmt: skip
            pen.fill(Path().circle(cx, cy, 0.014), "#d99a1f")


@drawn("succulent", kind="plant", height=0.2, aspect=1.0, colours=("green",))
def succulent(pen: Pen) -> None:
    """A rosette of thick leaves in a clay pot."""
    leaf = pen.tint("#7fb89a")
    pot = Path().polygon([(-0.3, -0.44), (0.3, -0.44), (0.22, 0), (-0.22, 0)])
    pen.form(pot, "#c8744a")
    pen.form(Path().rect(-0.34, -0.52, 0.68, 0.12, 0.03), "#d9855a")
    for ring, (count, reach, size) in enumerate(((9, 0.32, 0.15), (7, 0.22, 0.13), (5, 0.11, 0.1))):
        for k in range(count):
            a = math.pi * (1.06 - 1.12 * k / (count - 1)) if ring < 2 else k * math.tau / count
            x, y = math.cos(a) * reach * 1.2, -0.6 - math.sin(a) * reach * 0.85
            with pen.at(x, y, 1.0, tilt=90 - math.degrees(a)):
                petal = Path().move(0, -size).quad(size * 0.8, -size * 0.2, 0, size)
                petal.quad(-size * 0.8, -size * 0.2, 0, -size).close()
                pen.form(petal, mix(leaf, (DEEP, leaf, WARM)[ring], 0.2))
                pen.fill(Path().circle(0, -size * 0.86, size * 0.12), "#e58a9a")


@drawn("wreath", kind="tabletop", height=0.5, aspect=1.0, colours=("green",))
def wreath(pen: Pen) -> None:
    """A wreath of leaves with red berries and a bow."""
    green = pen.tint("#4f8f52")
    for k in range(48):
        a = k * math.tau / 48 + 0.13 * (k % 3)
        r = 0.36 + 0.07 * ((k % 3) - 1)
        with pen.at(math.cos(a) * r, -0.52 + math.sin(a) * r, 1.0,
                    tilt=math.degrees(a) + 150 + 40 * (k % 2)):  # fmt: skip
            blade = Path().move(0, 0.1).quad(0.07, 0, 0, -0.12).quad(-0.07, 0, 0, 0.1).close()
            pen.form(blade, mix(green, (DEEP, WARM, "#8fbf6a")[k % 3], 0.15))
    for k in range(9):
        a = k * math.tau / 9 + 0.3
        x, y = math.cos(a) * 0.35, -0.52 + math.sin(a) * 0.35
        for dx, dy in ((0, 0), (0.04, 0.03)):
            pen.ball(x + dx, y + dy, 0.03, "#d9342b")
    for side in (-1, 1):
        loop = (
            Path().move(0, -0.14).cubic(side * 0.08, -0.3, side * 0.28, -0.26, side * 0.24, -0.14)
        )
        pen.form(loop.cubic(side * 0.24, -0.04, side * 0.08, -0.06, 0, -0.14).close(), "#c8322a")
        pen.form(Path().polygon([(0, -0.14), (side * 0.16, 0), (side * 0.06, 0)]), "#a82822")
    pen.ball(0, -0.14, 0.05, "#d9453a")


@drawn("leaf", "eucalyptus", "green-leaf", kind="plant", height=0.3, aspect=0.8, colours=("green",))
def sprig(pen: Pen) -> None:
    """A sprig: round leaves in pairs on a bent stem; russet in autumn."""
    own = "#c87a34" if pen.look.season == "autumn" else "#6fa76b"
    green = pen.tint(own)
    stem = [(-0.06, 0.0), (-0.03, -0.3), (0.04, -0.6), (0.08, -0.9)]
    pen.limb(stem, 0.022, mix(green, "#6b4a32", 0.5))
    for k in range(6):
        t = 0.14 + 0.145 * k
        x, y = -0.05 + 0.13 * t, -0.98 * t
        size = 0.36 - 0.032 * k
        for side in (-1, 1):
            with pen.at(x, y, size, tilt=side * (64 - 6 * k)):
                blade = Path().move(0, 0).cubic(-0.42, -0.2, -0.36, -0.8, 0, -1.0)
                blade.cubic(0.36, -0.8, 0.42, -0.2, 0, 0).close()
                pen.form(blade, mix(green, ("#ffffff", DEEP)[side > 0], 0.1), light=0.24)
                pen.stroke(Path().move(0, -0.05).line(0, -0.85), 0.03, mix(green, "#ffffff", 0.4))
    with pen.at(0.08, -0.84, 0.18, tilt=6):
        tip = Path().move(0, 0).cubic(-0.36, -0.3, -0.26, -0.8, 0, -1.0)
        pen.form(tip.cubic(0.26, -0.8, 0.36, -0.3, 0, 0).close(), mix(green, "#ffffff", 0.16))


@drawn("ginkgo-leaf", "ginkgo-leaves", kind="plant", height=0.14, aspect=1.95,
       colours=("yellow", "gold", "golden"))  # fmt: skip
def ginkgo_leaves(pen: Pen) -> None:
    """Three fan-shaped leaves of the ginkgo, split in their middle."""
    gold = pen.tint("#f2c235")
    for x, y, size, tilt in ((-0.3, -0.08, 0.72, -42), (0.34, -0.1, 0.66, 46), (0.0, 0.0, 0.98, 4)):
        with pen.at(x, y, size, tilt=tilt):
            fan = Path().move(0, -0.3).cubic(-0.2, -0.42, -0.5, -0.48, -0.56, -0.66)
            fan.cubic(-0.46, -0.86, -0.26, -0.98, -0.04, -0.98).line(0.0, -0.72).line(0.05, -0.98)
            fan.cubic(0.28, -0.98, 0.46, -0.86, 0.56, -0.66).cubic(0.5, -0.48, 0.2, -0.42, 0, -0.3)
            pen.form(fan.close(), mix(gold, WARM, 0.1 if tilt == 4 else 0.0), light=0.3)
            for k in range(9):
                a = math.radians(-56 + 14 * k)
                vein = Path().move(0, -0.32).line(math.sin(a) * 0.6, -0.36 - math.cos(a) * 0.58)
                pen.stroke(vein, 0.01, mix(gold, "#a86a1a", 0.5), opacity=0.7, clip=fan)
            pen.stroke(Path().move(0, -0.32).quad(0.03, -0.14, 0.0, 0.0), 0.03, "#b9952e")
