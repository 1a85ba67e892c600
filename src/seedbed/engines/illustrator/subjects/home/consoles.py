"""Machines one works at: the sewing machine, the mixing desk."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("sewing-machine", kind="tabletop", height=0.32, aspect=1.3, faces="left")
def sewing_machine(pen: Pen) -> None:
    """An old sewing machine with its wheel, golden ornament and cloth under the needle."""
    iron, gold = pen.tint("#2b2f3a"), "#e2b84a"
    pen.form(Path().rect(-0.64, -0.1, 1.28, 0.1, 0.02), "#8a5a36")
    pen.form(Path().rect(-0.58, -0.19, 1.12, 0.1, 0.02), iron)
    cloth = Path().move(-0.68, -0.2).quad(-0.4, -0.24, -0.14, -0.2).line(-0.2, -0.02)
    pen.form(cloth.quad(-0.5, 0.04, -0.72, -0.02).close(), "#d9607a")
    arm = Path().move(0.5, -0.18).line(0.5, -0.72).cubic(0.5, -0.92, 0.36, -0.94, 0.24, -0.9)
    arm.line(-0.4, -0.86).cubic(-0.56, -0.86, -0.56, -0.72, -0.54, -0.48).line(-0.36, -0.48)
    arm.cubic(-0.34, -0.66, -0.3, -0.68, -0.16, -0.66).cubic(0.12, -0.64, 0.22, -0.56, 0.22, -0.18)
    pen.form(arm.close(), iron, light=0.3)
    pen.stroke(Path().move(-0.46, -0.48).line(-0.46, -0.22), 0.02, "#c9ced6")
    pen.fill(Path().rect(-0.5, -0.26, 0.08, 0.03, 0.01), "#c9ced6")
    for x, y, r in ((0.36, -0.4, 0.05), (0.36, -0.56, 0.035), (-0.1, -0.76, 0.04)):
        pen.stroke(Path().circle(x, y, r), 0.014, gold)
    vine = Path().move(-0.34, -0.77).quad(-0.2, -0.7, 0.02, -0.76).quad(0.16, -0.82, 0.3, -0.74)
    pen.stroke(vine, 0.014, gold)
    pen.form(Path().circle(0.58, -0.66, 0.15), mix(iron, WARM, 0.1))
    pen.stroke(Path().circle(0.58, -0.66, 0.12), 0.02, gold)
    pen.fill(Path().circle(0.58, -0.66, 0.045), gold)
    pen.form(Path().rect(0.12, -1.0, 0.1, 0.12, 0.02), "#d9342b")
    thread = Path().move(0.12, -0.96).line(-0.3, -0.9).line(-0.46, -0.5)
    pen.stroke(thread, 0.008, "#d9342b")


@drawn("mixing-desk", "mixer", "dj-console", kind="tabletop", height=0.3, aspect=2.2)
def mixing_desk(pen: Pen) -> None:
    """A mixing desk: turntables at the ends, faders, knobs and lights between them."""
    shell = pen.tint("#2f323d")
    pen.form(Path().polygon([(-0.96, -0.92), (0.96, -0.92), (1.1, -0.14), (-1.1, -0.14)]), shell)
    pen.form(Path().rect(-1.1, -0.15, 2.2, 0.15, 0.03), mix(shell, DEEP, 0.4))
    for x in (-0.68, 0.68):
        pen.fill(Path().ellipse(x, -0.52, 0.3, 0.27), "#17181f")
        for k in (0.84, 0.66, 0.5):
            groove = Path().ellipse(x, -0.52, 0.3 * k, 0.27 * k)
            pen.stroke(groove, 0.008, "#4a4e5a")
        pen.shine(Path().ellipse(x, -0.52, 0.09, 0.08), ("#e8536a", "#4ab8d8")[x > 0])
        pen.stroke(Path().move(x + 0.28, -0.82).line(x + 0.16, -0.56), 0.022, "#c9ced6")
    for row in range(2):
        for k in range(4):
            x, y = -0.21 + 0.14 * k, -0.8 + 0.13 * row
            pen.ball(x, y, 0.035, "#c9ced6")
    for k in range(4):
        x = -0.21 + 0.14 * k
        pen.stroke(Path().move(x, -0.52).line(x, -0.24), 0.014, "#17181f")
        y = -0.46 + 0.14 * ((k * 3 + pen.look.pick) % 4) / 3
        pen.form(Path().rect(x - 0.035, y, 0.07, 0.045, 0.01), "#f4f1ea")
    for k in range(6):
        light = Path().rect(-0.25 + 0.085 * k, -0.1, 0.055, 0.05, 0.01)
        pen.shine(light, ("#6fe08a", "#6fe08a", "#f2d24a", "#f2d24a", "#f2793a", "#e8434a")[k])
