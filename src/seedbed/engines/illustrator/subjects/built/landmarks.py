"""Buildings the world knows: Big Ben, Taj Mahal, Colosseum, Pisa's tower, Sydney's opera, and
Beijing's Temple of Heaven."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


def _windows(pen: Pen, path: Path, glass: Colour) -> None:
    pen.fill(path, glass)
    if pen.look.dark > 0.3:
        pen.shine(path, "#ffd98a")


def _arch(path: Path, x: float, foot: float, wide: float, high: float) -> Path:
    """Add an opening with a round top, `wide` half wide."""
    path.move(x - wide, foot).line(x - wide, foot - high + wide)
    path.cubic(x - wide, foot - high - wide * 0.3, x + wide, foot - high - wide * 0.3, x + wide,
               foot - high + wide)  # fmt: skip
    return path.line(x + wide, foot).close()


@drawn("big-ben", "clock-tower", kind="building", height=40, aspect=0.32)
def big_ben(pen: Pen) -> None:
    """The clock tower of Westminster: four faces under a steep roof."""
    stone = pen.tint("#d3ab6f")
    pen.form(Path().rect(-0.115, -0.62, 0.23, 0.62), stone)
    ribs, slits = Path(), Path()
    for k in range(5):
        ribs.move(-0.1 + 0.05 * k, -0.6).line(-0.1 + 0.05 * k, 0.0)
    for row in range(7):
        for k in range(4):
            slits.rect(-0.085 + 0.05 * k, -0.57 + 0.08 * row, 0.02, 0.05, 0.008)
    pen.stroke(ribs, 0.012, mix(stone, DEEP, 0.2))
    _windows(pen, slits, mix(stone, DEEP, 0.55))
    pen.form(Path().rect(-0.14, -0.78, 0.28, 0.18), mix(stone, WARM, 0.14))
    pen.fill(Path().rect(-0.15, -0.62, 0.3, 0.02), mix(stone, DEEP, 0.3))
    pen.shine(Path().circle(0, -0.695, 0.075), "#fdf8e6")
    pen.stroke(Path().circle(0, -0.695, 0.075), 0.012, "#3f4a5a")
    marks = Path()
    for k in range(12):
        a = k * math.tau / 12
        marks.move(math.cos(a) * 0.06, -0.695 + math.sin(a) * 0.06)
        marks.line(math.cos(a) * 0.07, -0.695 + math.sin(a) * 0.07)
    pen.stroke(marks, 0.006, "#3f4a5a")
    pen.stroke(Path().move(0, -0.695).line(0.03, -0.73).move(0, -0.695).line(-0.01, -0.75), 0.01,
               "#2b3040")  # fmt: skip
    roof = mix("#4a5a60", stone, 0.1)
    pen.form(Path().polygon([(-0.15, -0.78), (-0.08, -0.84), (0.08, -0.84), (0.15, -0.78)]), roof)
    belfry = Path()
    for k in range(5):
        _arch(belfry, -0.064 + 0.032 * k, -0.84, 0.011, 0.045)
    pen.form(Path().rect(-0.085, -0.89, 0.17, 0.055), stone)
    _windows(pen, belfry, "#3b3f4c")
    pen.form(Path().polygon([(-0.1, -0.885), (0, -0.98), (0.1, -0.885)]), roof)
    pen.stroke(Path().move(0, -0.97).line(0, -1.0), 0.008, "#e2b84a")
    for x in (-0.145, 0.145):
        pen.form(Path().polygon([(x - 0.018, -0.78), (x, -0.85), (x + 0.018, -0.78)]), stone)


@drawn("taj-mahal", kind="building", height=24, aspect=1.5, colours=("white",))
def taj_mahal(pen: Pen) -> None:
    """A marble tomb: an onion dome between four slender towers, on a terrace."""
    marble = pen.tint("#f4efe8")
    shade = mix(marble, "#8f86b0", 0.34)
    pen.form(Path().rect(-0.75, -0.1, 1.5, 0.1), mix(marble, DEEP, 0.12))
    for x in (-0.66, -0.5, 0.5, 0.66):
        high = 0.7 if abs(x) > 0.6 else 0.56
        pen.form(Path().rect(x - 0.024, -high, 0.048, high - 0.1), marble)
        pen.form(Path().ellipse(x, -high, 0.036, 0.04), shade)
        for y in (0.35, 0.7):
            pen.fill(Path().rect(x - 0.034, -0.1 - (high - 0.1) * y, 0.068, 0.014), shade)
    pen.form(Path().rect(-0.4, -0.46, 0.8, 0.36), marble)
    for x in (-0.25, 0.25):
        pen.form(Path().rect(x - 0.06, -0.55, 0.12, 0.08), marble)
        pen.form(Path().ellipse(x, -0.56, 0.066, 0.07), marble)
    pen.form(Path().rect(-0.17, -0.56, 0.34, 0.12), shade)
    dome = Path().move(-0.17, -0.55).cubic(-0.28, -0.68, -0.18, -0.86, 0, -0.94)
    pen.form(dome.cubic(0.18, -0.86, 0.28, -0.68, 0.17, -0.55).close(), marble, light=0.3)
    pen.stroke(Path().move(0, -0.93).line(0, -1.0), 0.012, "#e2b84a")
    pen.form(Path().rect(-0.14, -0.5, 0.28, 0.4), mix(marble, WARM, 0.3))
    openings = _arch(Path(), 0.0, -0.1, 0.09, 0.33)
    for x in (-0.3, -0.21, 0.21, 0.3):
        for y in (-0.1, -0.28):
            _arch(openings, x, y, 0.03, 0.13)
    _windows(pen, openings, mix(shade, DEEP, 0.35))


@drawn("colosseum", kind="building", height=18, aspect=1.9)
def colosseum(pen: Pen) -> None:
    """The arena of Rome: three storeys of arches, its outer wall broken down to one side."""
    stone = pen.tint("#d8b98a")
    inner = Path().ellipse(0.05, -0.62, 0.72, 0.2)
    pen.fill(inner, mix(stone, DEEP, 0.45))
    wall = Path().move(-0.92, -0.08).line(-0.92, -0.94).quad(-0.5, -1.02, 0.02, -0.98)
    wall.line(0.08, -0.9).line(0.2, -0.86).line(0.24, -0.72).line(0.4, -0.66).quad(0.7, -0.66, 0.9,
                                                                                  -0.6)  # fmt: skip
    wall.line(0.92, -0.08).quad(0, 0.08, -0.92, -0.08).close()
    pen.form(wall, stone, dark=0.3)
    arches, bands = Path(), Path()
    for row, y in enumerate((-0.1, -0.38, -0.66)):
        for k in range(13):
            x = -0.84 + 0.14 * k
            if row == 2 and x > 0.1:
                continue
            sag = 0.1 * (1 - (x / 0.92) ** 2)
            _arch(arches, x, y + sag, 0.042 * (1 - 0.3 * abs(x)), 0.19)
        bands.move(-0.94, y - 0.21).quad(0, y - 0.1, 0.94, y - 0.21)
    pen.fill(arches, mix(stone, DEEP, 0.6), clip=wall)
    if pen.look.dark > 0.3:
        pen.shine(arches, "#ffb86a", opacity=0.8)
    pen.stroke(bands, 0.024, mix(stone, WARM, 0.35), clip=wall)
    small = Path()
    for k in range(7):
        small.rect(-0.86 + 0.14 * k, -0.92, 0.03, 0.04)
    pen.fill(small, mix(stone, DEEP, 0.5))


@drawn("leaning-tower", "tower-of-pisa", kind="building", height=22, aspect=0.55,
       colours=("white",))  # fmt: skip
def leaning_tower(pen: Pen) -> None:
    """The white round tower of Pisa, out of the vertical."""
    marble = pen.tint("#f2ead9")
    with pen.at(-0.08, 0.0, 1.0, tilt=6.5):
        pen.form(Path().rect(-0.17, -0.86, 0.34, 0.87), marble, light=0.26, dark=0.3)
        for row in range(7):
            y = -0.13 - 0.105 * row
            pen.fill(Path().rect(-0.19, y - 0.022, 0.38, 0.024, 0.008), mix(marble, DEEP, 0.16))
            arches = Path()
            for k in range(7):
                x = 0.165 * math.sin((k - 3) / 3.6 * math.pi / 2)
                _arch(arches, x, y + 0.078, 0.016 * (1.1 - 2.6 * abs(x)), 0.075)
            _windows(pen, arches, mix(marble, DEEP, 0.5))
        pen.form(Path().rect(-0.12, -0.98, 0.24, 0.12), marble)
        bell = Path()
        for x in (-0.07, 0.0, 0.07):
            _arch(bell, x, -0.87, 0.022, 0.085)
        _windows(pen, bell, mix(marble, DEEP, 0.5))
        pen.fill(Path().rect(-0.135, -0.995, 0.27, 0.025), mix(marble, DEEP, 0.16))
        _windows(pen, _arch(Path(), 0.0, 0.0, 0.035, 0.1), mix(marble, DEEP, 0.6))


@drawn("sydney-opera-house", kind="building", height=20, aspect=2.0, colours=("white",))
def sydney_opera(pen: Pen) -> None:
    """White shells like sails on a red-brown quay."""
    shell = pen.tint("#fbf8f0")
    pen.form(Path().rect(-0.98, -0.2, 1.96, 0.2, 0.02), "#b08a6f")
    for k in range(3):
        pen.fill(Path().rect(-0.98, -0.17 + 0.05 * k, 1.96, 0.01), "#8a6650")
    for x, wide, high, way in ((0.66, 0.34, 0.42, 1), (-0.76, 0.26, 0.4, -1), (0.34, 0.42, 0.62, 1),
                               (-0.42, 0.42, 0.66, -1), (0.0, 0.5, 0.96, 1)):  # fmt: skip
        glass = Path().move(x - way * wide * 0.4, -0.2).line(x + way * wide * 0.2, -0.2)
        pen.fill(glass.line(x + way * wide * 0.5, -0.2 - high * 0.6).close(), "#6f7f94")
        sail = Path().move(x - way * wide * 0.6, -0.2)
        sail.cubic(x - way * wide * 0.5, -0.2 - high * 0.6, x - way * wide * 0.1, -0.2 - high * 0.8,
                   x + way * wide * 0.62, -0.04 - high)  # fmt: skip
        sail.cubic(x + way * wide * 0.3, -0.2 - high * 0.5, x + way * wide * 0.12, -0.4, x, -0.2)
        pen.form(sail.close(), shell, light=0.3, dark=0.2)
        for t in (0.3, 0.6):
            rib = Path().move(x - way * wide * (0.5 - 0.4 * t), -0.2)
            rib.quad(x - way * wide * (0.3 - 0.4 * t), -0.2 - high * 0.6, x + way * wide * 0.56,
                     -0.06 - high)  # fmt: skip
            pen.stroke(rib, 0.008, mix(shell, DEEP, 0.2), clip=sail)


@drawn("temple-of-heaven", kind="building", height=16, aspect=1.25)
def temple_of_heaven(pen: Pen) -> None:
    """The round hall with three blue roofs on its white marble terraces."""
    blue, gold = pen.tint("#2f5a9a"), "#e2b23c"
    for k, half in enumerate((0.62, 0.52, 0.42)):
        y = -0.07 * (k + 1)
        pen.form(Path().rect(-half, y, 2 * half, 0.075), "#f1ece0", dark=0.16)
        for j in range(int(half * 26)):
            pen.fill(Path().rect(-half + 0.078 * j, y - 0.03, 0.02, 0.034), "#f8f4ea")
    for step in range(6):
        pen.fill(Path().rect(-0.09, -0.035 * step - 0.03, 0.18, 0.014), "#cfc8ba")
    tiers = ((-0.21, 0.34, 0.47), (-0.47, 0.26, 0.37), (-0.68, 0.18, 0.27))
    for number, (foot, half, eave) in enumerate(tiers):
        top = foot - 0.14
        pen.form(Path().rect(-half, top, 2 * half, 0.15), "#b5362c")
        doors = Path()
        for j in range(7 - number):
            doors.rect(-half + 0.02 + j * (2 * half / (7 - number)), top + 0.035, half * 0.2, 0.09)
        _windows(pen, doors, "#2f7a6a")
        pen.fill(Path().rect(-half, top, 2 * half, 0.028), "#2f7a6a")
        inner = tiers[number + 1][1] * 0.98 if number < 2 else 0.02
        peak = top - (0.13 if number < 2 else 0.16)
        roof = Path().move(-eave, top + 0.02).quad(-half, top - 0.04, -inner, peak)
        roof.line(inner, peak).quad(half, top - 0.04, eave, top + 0.02)
        pen.form(roof.quad(0, top + 0.06, -eave, top + 0.02).close(), blue, light=0.26)
        ribs = Path()
        for j in range(13):
            t = j / 6 - 1
            ribs.move(t * inner, peak).quad(t * half, top - 0.04, t * eave, top + 0.03)
        pen.stroke(ribs, 0.007, mix(blue, DEEP, 0.4), clip=roof)
        pen.stroke(
            Path().move(-eave, top + 0.02).quad(0, top + 0.06, eave, top + 0.02), 0.014, gold
        )
    pen.ball(0, -0.985, 0.04, gold)
