"""A stretch of roof to sit upon: tiles, ridge and eaves."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("roof", "tiled-roof", kind="building", height=2.2, aspect=2.7, seat=(0.45, 0.1))
def roof(pen: Pen) -> None:
    """The upper part of a house: a tiled roof with chimney and ridge, a strip of wall below."""
    tile = pen.tint("#c8603c")
    wall = "#f2e4cc"
    pen.form(Path().rect(-1.12, -0.2, 2.24, 0.2), wall, dark=0.16)
    for x in (-0.62, 0.4):
        pane = Path().rect(x, -0.19, 0.26, 0.19)
        pen.fill(pane, "#5f86a0")
        if pen.look.dark > 0.3:
            pen.shine(pane, "#ffdf9a")
        pen.stroke(Path().move(x + 0.13, -0.19).line(x + 0.13, 0.0), 0.02, "#fbf6ea")
    pen.fill(Path().rect(-1.12, -0.2, 2.24, 0.06), mix(wall, DEEP, 0.4))
    brick = "#9a5a44"
    pen.form(Path().rect(0.62, -0.98, 0.24, 0.4), brick)
    pen.form(Path().rect(0.59, -1.0, 0.3, 0.07, 0.01), mix(brick, WARM, 0.2))
    slope = Path().polygon([(-1.02, -0.84), (1.02, -0.84), (1.32, -0.17), (-1.32, -0.17)])
    pen.form(slope, tile, light=0.1)
    rows = 6
    for row in range(rows):
        y = -0.84 + 0.67 * row / rows
        step = 0.67 / rows
        half = 1.02 + 0.3 * row / rows
        count = 22
        for k in range(count + 1):
            x = -half + 2 * half * (k + 0.5 * (row % 2)) / count
            wide = half / count
            lip = Path().move(x - wide, y).line(x - wide * 1.03, y + step * 0.72)
            lip.quad(x, y + step * 1.35, x + wide * 1.03, y + step * 0.72).line(x + wide, y).close()
            shade = (DEEP, WARM)[(k * 7 + row * 3) % 5 < 2]
            pen.fill(lip, mix(tile, shade, 0.05 + 0.03 * ((k * 5 + row) % 4)), clip=slope)
            pen.stroke(lip, 0.009, mix(tile, DEEP, 0.42), clip=slope)
    if pen.look.season == "winter":
        snow = Path().polygon([(-1.04, -0.86), (1.04, -0.86), (1.18, -0.52)])
        for k in range(12):
            x = 1.18 - 2.36 * (k + 1) / 12
            snow.quad(x + 0.1, -0.44 + 0.07 * (k % 2), x, -0.52)
        pen.form(snow.close(), "#f4f8fd", dark=0.1)
    ridge = Path()
    for k in range(17):
        ridge.rect(-1.05 + 0.124 * k, -0.885, 0.116, 0.07, 0.03)
    pen.form(ridge, mix(tile, WARM, 0.14))
    pen.form(Path().rect(-1.34, -0.19, 2.68, 0.045, 0.02), "#7a828c")
