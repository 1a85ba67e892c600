"""Small places to eat that one knows from outside: the noodle shop with its cloths and lanterns."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("noodle-shop", "ramen-shop", "izakaya", kind="building", height=4.5, aspect=1.2)
def noodle_shop(pen: Pen) -> None:
    """A wooden noodle shop: a tiled eave, cloths over the door, lanterns, a counter with stools."""
    wood = pen.tint("#8a5a38")
    warm = "#ffdf9a" if pen.look.dark > 0.2 else "#f4d9a4"
    pen.form(Path().rect(-0.54, -0.78, 1.08, 0.78), wood)
    for k in range(12):
        x = -0.5 + 0.09 * k
        pen.stroke(Path().move(x, -0.77).line(x, -0.02), 0.008, mix(wood, DEEP, 0.3))
    for opening in (Path().rect(-0.46, -0.56, 0.58, 0.36), Path().rect(0.2, -0.56, 0.26, 0.54)):
        pen.fill(opening, warm)
    # After dark only what the cloths leave free shines.
    for opening in (Path().rect(-0.46, -0.41, 0.58, 0.21), Path().rect(0.2, -0.35, 0.26, 0.33)):
        pen.shine(opening, warm)
    for k in range(3):  # bottles and bowls on the shelf behind the counter
        pen.shine(Path().rect(-0.4 + 0.16 * k, -0.38, 0.045, 0.09, 0.018), "#7a5a3a")
        pen.shine(Path().ellipse(-0.3 + 0.16 * k, -0.31, 0.042, 0.02), "#b5362c")
    pen.shine(Path().rect(-0.46, -0.29, 0.58, 0.014), mix(wood, DEEP, 0.2))
    frames = Path().rect(-0.46, -0.56, 0.58, 0.36).rect(0.2, -0.56, 0.26, 0.54)
    frames.move(-0.17, -0.56).line(-0.17, -0.2)
    pen.stroke(frames, 0.022, mix(wood, DEEP, 0.45))
    pen.form(Path().rect(-0.52, -0.22, 0.68, 0.05, 0.01), mix(wood, WARM, 0.3))
    cloth = "#2f4a86"
    for x0, count, low in ((-0.46, 5, -0.4), (0.19, 3, -0.34)):
        for k in range(count):
            strip = Path().rect(x0 + 0.095 * k, -0.58, 0.086, low + 0.58, 0.008)
            pen.form(strip, cloth, dark=0.3)
            pen.fill(Path().circle(x0 + 0.043 + 0.095 * k, -0.51, 0.022), "#f6f0e2")
        pen.stroke(
            Path().move(x0 - 0.02, -0.585).line(x0 + 0.095 * count, -0.585), 0.016, "#c9a46a"
        )
    tile = "#4a5560"
    eave = Path().move(-0.66, -0.64).quad(-0.5, -0.7, -0.46, -0.82).line(0.46, -0.82)
    pen.form(eave.quad(0.5, -0.7, 0.66, -0.64).close(), tile, light=0.24)
    for k in range(19):
        x = -0.6 + 0.067 * k
        pen.stroke(Path().move(x * 0.78, -0.82).quad(x * 0.9, -0.72, x, -0.645), 0.01,
                   mix(tile, DEEP, 0.4))  # fmt: skip
    pen.stroke(Path().move(-0.66, -0.64).line(0.66, -0.64), 0.022, mix(tile, DEEP, 0.3))
    board = Path().rect(-0.34, -1.0, 0.68, 0.19, 0.02)
    pen.form(board, "#b5302a")
    pen.stroke(board, 0.014, "#e2b84a")
    for x in (-0.2, 0.0, 0.2):  # a bowl with its steam, between waves
        if x:
            wave = Path().move(x - 0.08, -0.9).quad(x - 0.04, -0.95, x, -0.9)
            pen.stroke(wave.quad(x + 0.04, -0.85, x + 0.08, -0.9), 0.016, "#f6e6c0")
    bowl = Path().move(-0.075, -0.915).line(0.075, -0.915).quad(0.06, -0.845, 0.03, -0.84)
    pen.fill(bowl.line(-0.03, -0.84).quad(-0.06, -0.845, -0.075, -0.915).close(), "#f6e6c0")
    for x in (-0.03, 0.0, 0.03):
        pen.stroke(Path().move(x, -0.925).quad(x + 0.015, -0.945, x, -0.965), 0.009, "#f6e6c0")
    for x in (-0.56, 0.165, 0.55):
        pen.stroke(Path().move(x, -0.62).line(x, -0.56), 0.008, "#3a2a22")
        if pen.look.dark > 0.2:
            pen.shine(Path().circle(x, -0.49, 0.14), "#ff8a4a", blur=0.06, opacity=0.5)
        pen.shine(Path().ellipse(x, -0.49, 0.052, 0.075), "#e8432f")
        pen.shine(Path().rect(x - 0.026, -0.572, 0.052, 0.014), "#2f2622")
        pen.shine(Path().rect(x - 0.026, -0.422, 0.052, 0.014), "#2f2622")
    for x in (-0.36, -0.14, 0.06):
        pen.form(Path().ellipse(x, -0.13, 0.065, 0.02), "#b5362c")
        pen.stroke(Path().move(x - 0.03, -0.12).line(x - 0.045, 0.0).move(x + 0.03, -0.12)
                   .line(x + 0.045, 0.0), 0.014, "#4a3428")  # fmt: skip
