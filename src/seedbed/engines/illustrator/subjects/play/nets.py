"""Nets that part a court: volleyball, tennis, badminton."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


@drawn("volleyball-net", kind="ground", height=2.4, aspect=2.1)
def volleyball_net(pen: Pen) -> None:
    """A high net between two posts."""
    _net(pen, -0.98, -0.5, 1.0)


@drawn("tennis-net", "badminton-net", kind="ground", height=1.1, aspect=4.2)
def tennis_net(pen: Pen) -> None:
    """A low net between two posts, down to the ground."""
    _net(pen, -0.96, -0.04, 2.04)


def _net(pen: Pen, top: float, low: float, half: float) -> None:
    post = pen.tint("#d9453b")
    mesh = Path()
    step = 0.085
    for k in range(int(2 * half / step) + 1):
        mesh.move(-half + k * step, top).line(-half + k * step, low)
    for k in range(int((low - top) / step) + 1):
        mesh.move(-half, top + k * step).line(half, top + k * step)
    pen.stroke(mesh, 0.01, "#fbfbf6", opacity=0.75)
    for y, thick in ((top, 0.05), (low, 0.025)):
        pen.stroke(Path().move(-half, y).line(half, y), thick, "#fdfdf8")
    for x in (-half, half):
        pen.form(Path().rect(x - 0.025, -1.0, 0.05, 1.0, 0.02), mix(post, DEEP, 0.05))
