"""What is strapped under the feet: skis with their poles, a snowboard, skates."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import RGB, mix
from seedbed.engines.illustrator.subjects.facts import Anchors
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen

STRAPPED = frozenset(["skis", "ski", "snowboard", "ice-skates", "ice-skate", "roller-skates",
                      "roller-skate"])  # fmt: skip


def strapped(pen: Pen, anchors: Anchors, name: str, colour: RGB | None) -> None:
    """Draw it under a figure that stands on (0, 0), travelling to the right."""
    if name in {"skis", "ski"}:
        _skis(pen, anchors, colour)
    elif name == "snowboard":
        board = colour or (240.0, 138.0, 60.0)
        deck = Path().move(-0.36, -0.05).quad(-0.34, 0.0, -0.26, 0.004).line(0.26, 0.004)
        deck.quad(0.34, 0.0, 0.38, -0.07).quad(0.33, -0.035, 0.26, -0.03).line(-0.26, -0.03)
        pen.form(deck.quad(-0.32, -0.03, -0.36, -0.05).close(), board)
        pen.stroke(Path().move(-0.2, -0.013).line(0.2, -0.013), 0.01, mix(board, WARM, 0.6))
    else:
        for side in (-1, 1):
            x = side * 0.075
            if name.startswith("ice"):
                pen.stroke(Path().move(x - 0.055, 0.012).line(x + 0.065, 0.012), 0.014, "#c9d3de")
                continue
            for dx in (-0.035, 0.035):
                pen.ball(x + dx, 0.008, 0.02, colour or "#e8536a")


def _skis(pen: Pen, anchors: Anchors, colour: RGB | None) -> None:
    paint = colour or (217.0, 69.0, 59.0)
    for dx, dy, tone in ((0.07, -0.022, 0.2), (-0.06, 0.012, 0.0)):
        ski = Path().move(-0.36 + dx, dy - 0.012).line(0.3 + dx, dy - 0.012)
        ski.quad(0.4 + dx, dy - 0.02, 0.45 + dx, dy - 0.085).quad(0.41 + dx, dy + 0.004, 0.3 + dx,
                                                                dy + 0.016)  # fmt: skip
        pen.form(ski.line(-0.36 + dx, dy + 0.016).close(), mix(paint, DEEP, tone))
    if pen.look.holds or len(anchors.hands) < 2:
        return
    for x, y in anchors.hands[:2]:
        foot = (x - 0.13, -0.01)
        pen.stroke(Path().move(x + 0.02, y - 0.03).line(*foot), 0.014, "#4a4f5a")
        pen.stroke(Path().ellipse(foot[0] + 0.012, foot[1] - 0.045, 0.035, 0.012), 0.009, "#2f3340")
