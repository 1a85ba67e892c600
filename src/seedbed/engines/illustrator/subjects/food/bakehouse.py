"""Ovens and trays: what is baked, dried and carried."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("pizza-oven", "brick-oven", "bread-oven", kind="ground", height=2.0, aspect=1.1)
def brick_oven(pen: Pen) -> None:
    """A domed oven of brick, its fire burning behind the arch."""
    brick, stone = pen.tint("#b8634a"), "#a89b8c"
    pen.form(Path().rect(-0.5, -0.34, 1.0, 0.34), stone)
    for row in range(3):
        for k in range(-1, 5):
            left = max(-0.5, -0.49 + 0.2 * k + 0.1 * (row % 2))
            wide = min(0.5, -0.3 + 0.2 * k + 0.1 * (row % 2)) - left - 0.01
            if wide > 0.03:
                block = Path().rect(left, -0.33 + 0.11 * row, wide, 0.1, 0.015)
                pen.form(block, mix(stone, (DEEP, WARM)[(k + row) % 2], 0.12))
    pen.form(Path().rect(0.2, -1.0, 0.16, 0.3), mix(brick, DEEP, 0.15))
    dome = Path().move(-0.5, -0.36).cubic(-0.52, -0.98, 0.52, -0.98, 0.5, -0.36).close()
    pen.form(dome, brick, light=0.22, dark=0.34)
    joints = Path()
    for row in range(1, 6):
        y = -0.36 - 0.1 * row
        joints.move(-0.5, y).line(0.5, y)
        for k in range(7):
            x = -0.5 + 0.15 * k + 0.075 * (row % 2)
            joints.move(x, y).line(x, y + 0.1)
    pen.stroke(joints, 0.01, mix(brick, "#f1e2cc", 0.6), opacity=0.7, clip=dome)
    mouth = Path().move(-0.26, -0.36).line(-0.26, -0.5).cubic(-0.26, -0.74, 0.26, -0.74, 0.26, -0.5)
    mouth.line(0.26, -0.36).close()
    pen.stroke(mouth, 0.08, mix(brick, "#8a3a2c", 0.5))
    pen.fill(mouth, "#2a1a1c")
    pen.shine(mouth, Linear(0, -0.7, 0, -0.36, [(0, "#ff7a2a", 0.15), (1, "#ff9a3a", 0.85)]))
    tongues = ((-0.12, 0.2, "#ff7a2a"), (0.02, 0.25, "#ff9a2e"), (0.13, 0.18, "#ff7a2a"),
               (0.0, 0.15, "#ffe08a"), (-0.09, 0.1, "#ffd05a"))  # fmt: skip
    for x, high, colour in tongues:
        flame = (
            Path().move(x - 0.05, -0.37).cubic(x - 0.08, -0.45, x - 0.01, -0.47, x, -0.37 - high)
        )
        pen.shine(flame.cubic(x + 0.02, -0.46, x + 0.09, -0.44, x + 0.05, -0.37).close(), colour)
    for x in (-0.1, 0.06):
        pen.limb([(x - 0.07, -0.37), (x + 0.08, -0.385)], 0.035, "#5a3a2a")
    pen.form(Path().rect(-0.42, -0.38, 0.84, 0.045, 0.015), "#cfc4b4")


def _tray(pen: Pen, colour: Colour, deep: float = 0.2) -> Path:
    """A tray seen from before and a little above; what it holds lies within the outline."""
    base = Path().move(-1.45, -deep * 1.9).line(1.45, -deep * 1.9).line(1.7, -0.04)
    base.quad(1.7, 0, 1.62, 0).line(-1.62, 0).quad(-1.7, 0, -1.7, -0.04).close()
    pen.form(base, mix(colour, DEEP, 0.2))
    inner = Path().polygon([(-1.38, -deep * 1.75), (1.38, -deep * 1.75), (1.55, -0.12),
                            (-1.55, -0.12)])  # fmt: skip
    pen.form(inner, colour)
    return inner


@drawn("tray", kind="tabletop", height=0.1, aspect=3.4)
def tray(pen: Pen) -> None:
    """An empty serving tray."""
    _tray(pen, pen.tint("#b07a48"), 0.5)


@drawn("tray-of-bread", "bread-tray", kind="tabletop", height=0.22, aspect=1.9)
def tray_of_bread(pen: Pen) -> None:
    """A tray with fresh loaves and rolls on it."""
    with pen.at(0, 0, 0.55):
        _tray(pen, pen.tint("#a9b0ba"), 0.34)
    for y, count, size in ((-0.34, 4, 0.2), (-0.2, 5, 0.21), (-0.06, 5, 0.22)):
        for k in range(count):
            x = (k - (count - 1) / 2) * 0.36
            _loaf(pen, x, y, size)
    for x in (-0.5, 0.1, 0.55):
        steam = Path().move(x, -0.62).cubic(x + 0.06, -0.7, x - 0.06, -0.8, x + 0.02, -0.92)
        pen.stroke(steam, 0.03, "#ffffff", opacity=0.4)


def _loaf(pen: Pen, x: float, y: float, r: float) -> None:
    crust = Path().move(x - r, y).cubic(x - r * 1.05, y - r * 1.15, x + r * 1.05, y - r * 1.15,
                                        x + r, y)  # fmt: skip
    pen.form(crust.quad(x, y + r * 0.28, x - r, y).close(), "#c9853f", light=0.36, dark=0.3)
    for k in (-0.4, 0.0, 0.4):
        cut = (
            Path().move(x + k * r - r * 0.12, y - r * 0.42).line(x + k * r + r * 0.14, y - r * 0.68)
        )
        pen.stroke(cut, r * 0.1, "#f3d9a2")


_CROPS = {
    "chillies": ("#d9342b", "#b8241f"), "corn": ("#f2b92e", "#d9982a"),
    "persimmons": ("#ef7f2a", "#d9661f"),
}  # fmt: skip


@drawn("drying-chillies", "drying-rack", "drying-corn", "drying-persimmons", kind="ground",
       height=1.3, aspect=1.5)  # fmt: skip
def drying_rack(pen: Pen) -> None:
    """Round bamboo trays on a rack in the sun, full of chillies, corn and persimmons."""
    wood = "#9a7448"
    for x in (-0.66, 0.66):
        pen.limb([(x, 0), (x * 0.94, -0.8)], 0.045, wood)
        pen.limb([(x * 1.06, -0.02), (x * 0.8, -0.56)], 0.032, mix(wood, DEEP, 0.2))
    for y in (-0.2, -0.56):
        pen.limb([(-0.7, y), (0.7, y)], 0.04, wood)
    single = {"drying-chillies": "chillies", "drying-corn": "corn",
              "drying-persimmons": "persimmons"}.get(pen.look.name)  # fmt: skip
    kinds = (single,) * 4 if single else ("chillies", "corn", "persimmons", "chillies")
    for n, (x, y) in enumerate(((-0.36, -0.66), (0.36, -0.66), (-0.38, -0.26), (0.38, -0.26))):
        _sieve(pen, x, y, kinds[n] or "chillies", n)


def _sieve(pen: Pen, x: float, y: float, crop: str, number: int) -> None:
    rim = "#cfa765"
    pen.form(Path().ellipse(x, y + 0.03, 0.35, 0.17), mix(rim, DEEP, 0.35))
    pen.form(Path().ellipse(x, y, 0.35, 0.16), rim)
    inner = Path().ellipse(x, y, 0.31, 0.13)
    light, dark = _CROPS[crop]
    pen.fill(inner, mix(dark, "#5a2a1c", 0.3))
    for k in range(34):
        a, far = k * 2.399 + number, math.sqrt((k + 0.5) / 34)
        px, py = x + math.cos(a) * far * 0.27, y - 0.012 + math.sin(a) * far * 0.105
        colour = light if k % 3 else mix(light, WARM, 0.25)
        if crop == "chillies":
            bend = Path().move(px - 0.045, py + 0.01).quad(px, py - 0.025, px + 0.045, py + 0.012)
            pen.stroke(bend, 0.026, colour if k % 4 else dark)
        else:
            pen.ball(px, py, 0.03 if crop == "corn" else 0.042, colour, ry=0.024)
