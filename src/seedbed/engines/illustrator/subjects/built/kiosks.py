"""What serves one in a street without a person: vending machine, recycling bin, cable car."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

_CANS = ("#d9342b", "#2f78c9", "#f2c13a", "#3fae6a", "#8a5ad0", "#f08a3c", "#e8536a", "#2fa0b8")


@drawn("vending-machine", kind="ground", height=1.85, aspect=0.56)
def vending_machine(pen: Pen) -> None:
    """A vending machine: rows of drinks behind lit glass, a coin slot, the tray below."""
    shell = pen.tint("#c8342f")
    pen.form(Path().rect(-0.27, -1.0, 0.54, 0.97, 0.025), shell, dark=0.26)
    for x in (-0.22, 0.17):
        pen.fill(Path().rect(x, -0.04, 0.06, 0.04), "#2f3038")
    pane = Path().rect(-0.235, -0.86, 0.36, 0.56, 0.015)
    pen.shine(pane, "#e9f6ff")
    for row in range(4):
        y = -0.75 + 0.14 * row
        for k in range(5):
            x = -0.2 + 0.07 * k
            colour = _CANS[(row * 5 + k * 3) % len(_CANS)]
            pen.shine(Path().rect(x - 0.022, y - 0.085, 0.044, 0.085, 0.012), colour)
            pen.shine(Path().rect(x - 0.015, y - 0.062, 0.01, 0.05, 0.004), mix(colour, WARM, 0.6))
        pen.shine(Path().rect(-0.235, y, 0.36, 0.014), "#9fb4c4")
    pen.shine(Path().rect(-0.25, -0.97, 0.5, 0.08, 0.015), "#fff6dc")
    for k in range(3):
        pen.shine(Path().circle(-0.08 + 0.08 * k, -0.93, 0.022), _CANS[k])
    pen.form(Path().rect(0.15, -0.8, 0.09, 0.36, 0.012), mix(shell, DEEP, 0.5))
    pen.shine(Path().rect(0.165, -0.78, 0.06, 0.06, 0.006), "#8fe3b8")
    for k in range(6):
        x, y = 0.175 + 0.04 * (k % 2), -0.68 + 0.045 * (k // 2)
        pen.fill(Path().circle(x, y, 0.012), "#dfe4ea")
    pen.fill(Path().rect(0.185, -0.52, 0.02, 0.05, 0.006), "#dfe4ea")
    pen.form(Path().rect(-0.2, -0.22, 0.3, 0.12, 0.015), "#23242c")
    pen.form(Path().rect(-0.18, -0.21, 0.26, 0.05, 0.01), "#4a4e5a")
    if pen.look.dark > 0.3:
        pen.shine(pane, "#dff2ff", blur=0.06, opacity=0.4, blend="screen")


@drawn("recycling-bin", "recycle-bin", kind="ground", height=1.0, aspect=0.7, colours=("green",))
def recycling_bin(pen: Pen) -> None:
    """A wheeled bin with the three chasing arrows on its front."""
    shell = pen.tint("#3f9d52")
    pen.ball(-0.2, -0.06, 0.065, "#2f3038")
    pen.ball(0.2, -0.06, 0.065, "#2f3038")
    body = Path().polygon([(-0.3, -0.8), (0.3, -0.8), (0.25, -0.04), (-0.25, -0.04)])
    pen.form(body, shell)
    lid = Path().move(-0.35, -0.8).quad(-0.34, -0.98, 0, -1.0).quad(0.34, -0.98, 0.35, -0.8)
    pen.form(lid.close(), mix(shell, DEEP, 0.2))
    pen.form(Path().rect(-0.36, -0.83, 0.72, 0.05, 0.02), mix(shell, WARM, 0.12))
    for tilt in (0, 120, 240):
        with pen.at(0, -0.44, 1.0, tilt=tilt):
            pen.fill(Path().polygon([(-0.1, -0.14), (0.03, -0.14), (0.06, -0.09), (-0.13, -0.09)]),
                     "#f7fbf4")  # fmt: skip
            pen.fill(Path().polygon([(0.02, -0.18), (0.13, -0.1), (0.03, -0.04)]), "#f7fbf4")


@drawn("cable-car", "gondola-lift", kind="flying", height=3.2, aspect=1.0, colours=("red",))
def cable_car(pen: Pen) -> None:
    """A cabin with windows, hanging from its rope by an arm with two wheels."""
    shell = pen.tint("#d9402f")
    pen.stroke(Path().move(-0.85, -0.9).line(0.85, -1.02), 0.016, "#3b404b")
    for x, y in ((-0.1, -0.965), (0.1, -0.98)):
        pen.ball(x, y + 0.02, 0.034, "#5a606c")
    pen.stroke(Path().move(0, -0.95).quad(0.07, -0.8, 0, -0.62), 0.04, "#4a4f5a")
    cabin = Path().move(-0.42, -0.52).cubic(-0.42, -0.62, -0.34, -0.63, -0.26, -0.63)
    cabin.line(0.26, -0.63).cubic(0.34, -0.63, 0.42, -0.62, 0.42, -0.52).line(0.38, -0.12)
    cabin.cubic(0.36, -0.02, 0.28, 0.0, 0.2, 0.0).line(-0.2, 0.0)
    cabin.cubic(-0.28, 0.0, -0.36, -0.02, -0.38, -0.12)
    pen.form(cabin.close(), shell)
    pen.fill(Path().rect(-0.5, -0.2, 1.0, 0.045), "#fbf6ea", clip=cabin)
    for x in (-0.35, -0.11, 0.13):
        pane = Path().rect(x, -0.53, 0.22, 0.27, 0.03)
        pen.fill(pane, "#a9d3e8")
        pen.fill(Path().polygon([(x, -0.36), (x + 0.12, -0.53), (x + 0.18, -0.53), (x, -0.28)]),
                 "#e4f4fb", clip=pane)  # fmt: skip
        if pen.look.dark > 0.3:
            pen.shine(pane, "#ffdf9a")
    pen.form(Path().rect(-0.3, -0.67, 0.6, 0.05, 0.02), mix(shell, DEEP, 0.3))
