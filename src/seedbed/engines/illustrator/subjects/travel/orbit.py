"""What circles the earth with people in it: the space station."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("space-station", kind="flying", height=20, aspect=2.1, colours=("white", "silver"))
def space_station(pen: Pen) -> None:
    """Modules in a row on a long truss, two pairs of solar wings, a dish and a docked capsule."""
    shell, panel = pen.tint("#e9edf2"), "#2f4f8f"
    for x in (-0.82, -0.5, 0.5, 0.82):
        for y0, y1 in ((-0.98, -0.56), (-0.44, -0.02)):
            wing = Path().rect(x - 0.12, y0, 0.24, y1 - y0, 0.01)
            pen.form(wing, panel, light=0.3, dark=0.3)
            cells = Path().move(x, y0).line(x, y1)
            for k in range(1, 6):
                y = y0 + (y1 - y0) * k / 6
                cells.move(x - 0.12, y).line(x + 0.12, y)
            pen.stroke(cells, 0.009, "#8fb0e0")
            pen.stroke(wing, 0.014, "#d9a53a")
        pen.stroke(Path().move(x, -0.58).line(x, -0.42), 0.03, "#8b929c")
    pen.form(Path().rect(-0.98, -0.53, 1.96, 0.055, 0.01), "#9aa2ac")
    truss = Path()
    for k in range(24):
        x = -0.96 + 0.08 * k
        truss.move(x, -0.53).line(x + 0.04, -0.475).line(x + 0.08, -0.53)
    pen.stroke(truss, 0.008, "#5a606c")
    for x, wide, high in ((-0.3, 0.26, 0.2), (-0.03, 0.3, 0.26), (0.26, 0.24, 0.2)):
        pen.form(Path().rect(x - wide / 2, -0.5 - high / 2, wide, high, 0.05), shell, light=0.4,
                 dark=0.3)  # fmt: skip
        for k in range(2):
            glass = Path().circle(x - 0.05 + 0.1 * k, -0.52, 0.02)
            pen.fill(glass, "#3a5a7a")
            pen.shine(glass, "#ffe6a6" if pen.look.dark > 0.2 else "#9fd0ee")
        pen.fill(Path().rect(x - wide / 2, -0.44, wide, 0.018), mix(shell, DEEP, 0.2))
    node = Path().rect(-0.09, -0.78, 0.12, 0.18, 0.03)
    pen.form(node, mix(shell, DEEP, 0.08))
    capsule = Path().polygon([(-0.1, -0.78), (0.04, -0.78), (0.0, -0.9), (-0.06, -0.9)])
    pen.form(capsule, mix(shell, WARM, 0.3))
    pen.form(Path().rect(-0.07, -0.38, 0.1, 0.2, 0.03), mix(shell, DEEP, 0.08))
    pen.stroke(Path().move(0.2, -0.4).line(0.26, -0.24), 0.02, "#8b929c")
    pen.form(Path().ellipse(0.28, -0.2, 0.1, 0.06), shell)
    pen.shine(Path().circle(-0.98, -0.5, 0.018), "#ff6b6b")
    pen.shine(Path().circle(0.98, -0.5, 0.018), "#7fe08a")
