"""The small thing on the chest that shows a trade: stethoscope, badge, bow tie, beads."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people.headgear import star
from seedbed.engines.illustrator.subjects.people.joints import Body


def insignia(pen: Pen, kind: str, body: Body, top: Colour) -> None:
    """Draw one by its name, on the torso of a figure with these joints."""
    n, s, w = body.neck[1], body.shoulder, body.waist * 1.06
    if kind == "stethoscope":
        tube = Path().move(-0.05, n + 0.03).cubic(-0.06, n + 0.16, 0.02, n + 0.16, 0.03, n + 0.13)
        pen.stroke(tube, 0.012, "#3a5a7a")
        pen.stroke(
            Path().move(0.05, n + 0.03).quad(0.06, n + 0.1, 0.03, n + 0.13), 0.012, "#3a5a7a"
        )
        pen.ball(0.035, n + 0.15, 0.02, "#c3cad6")
    elif kind == "badge":
        star(pen, 0.055, n + 0.12, 0.026, "#f2c95a")
        pen.fill(Path().rect(-w, body.hip[1] - 0.03, 2 * w, 0.035), "#23252e")
        pen.fill(Path().rect(-0.022, body.hip[1] - 0.03, 0.044, 0.035, 0.006), "#f2c95a")
    elif kind == "bow":
        for side in (-1, 1):
            loop = [(0, n + 0.035), (side * 0.045, n + 0.012), (side * 0.045, n + 0.06)]
            pen.form(Path().polygon(loop), "#23252e")
        pen.ball(0, n + 0.036, 0.011, "#23252e")
    elif kind == "beads":
        for k in range(11):
            t = k / 10 * 2 - 1
            pen.ball(t * 0.085, n + 0.03 + 0.12 * (1 - t * t), 0.014, "#6b3a22")
    elif kind == "stripes":
        for y in (0.14, 0.22):
            band = Path().rect(-s * 0.95, n + y, 1.9 * s, 0.026)
            pen.fill(band, "#f7ef9a")
            pen.fill(Path().rect(-s * 0.95, n + y + 0.009, 1.9 * s, 0.008), "#c3cad6")
    elif kind == "sash":
        sash = Path().move(-s * 0.8, n + 0.04).line(-s * 0.4, n + 0.02)
        pen.fill(
            sash.line(s * 0.95, body.hip[1] - 0.06).line(s * 0.8, body.hip[1]).close(), "#f2c95a"
        )
    elif kind == "wings":
        for side in (-1, 1):
            wing = (
                Path()
                .move(0.05, n + 0.11)
                .quad(0.05 + side * 0.03, n + 0.09, 0.05 + side * 0.045, n + 0.1)
            )
            pen.stroke(wing, 0.014, "#f2c95a")
        for y in (0.16, 0.22, 0.28):
            pen.fill(Path().circle(0, n + y, 0.008), "#f2c95a")
    elif kind == "buttons":
        for y in (0.08, 0.14, 0.2, 0.26):
            pen.ball(0, n + y, 0.011, "#f2c95a")
        pen.fill(Path().rect(-w, body.hip[1] - 0.03, 2 * w, 0.034), "#fbfcff")
    elif kind == "neckerchief":
        cloth = Path().move(-0.07, n + 0.0).quad(0, n + 0.05, 0.07, n).line(0.0, n + 0.13)
        pen.form(cloth.close(), "#d9342b")
        for x, y in ((-0.02, 0.05), (0.022, 0.045), (0.0, 0.085)):
            pen.fill(Path().circle(x, n + y, 0.007), "#fff6ea")
    elif kind == "fur":
        low = body.hip[1]
        pen.form(Path().rect(-0.03, n + 0.02, 0.06, low - n + 0.05, 0.025), "#fbfcff")
        pen.form(Path().rect(-w * 1.3, low + 0.12, 2.6 * w, 0.05, 0.025), "#fbfcff")
        pen.fill(Path().rect(-w, low - 0.055, 2 * w, 0.045), "#23252e")
        pen.stroke(Path().rect(-0.034, low - 0.06, 0.068, 0.055, 0.008), 0.014, "#f2c95a")
    elif kind == "star":
        star(pen, 0, n + 0.14, 0.062, "#f7d13d")
    elif kind == "ruff":
        for k in range(9):
            a = math.pi * k / 8
            pen.ball(-0.09 * math.cos(a), n + 0.02 + 0.045 * math.sin(a), 0.032,
                     "#ffffff" if k % 2 else mix(top, "#ffffff", 0.6))  # fmt: skip
        for y in (0.13, 0.21):
            pen.ball(0, n + y, 0.024, "#3f86c9")
    elif kind == "halo":
        cx, cy = body.head
        ring = Path().ellipse(cx, cy - body.r * 1.32, body.r * 0.72, body.r * 0.2)
        pen.shine_stroke(ring, body.r * 0.13, mix("#f7d774", DEEP, 0.02))
    elif kind == "gold-hem":
        pen.stroke(
            Path().move(-0.05, n + 0.02).line(0, n + 0.09).line(0.05, n + 0.02), 0.02, "#e6b23c"
        )
        pen.fill(Path().rect(-w, body.hip[1] - 0.13, 2 * w, 0.04), "#e6b23c")
        pen.fill(Path().rect(-0.03, body.hip[1] - 0.135, 0.06, 0.05, 0.01), "#6fc29a")
