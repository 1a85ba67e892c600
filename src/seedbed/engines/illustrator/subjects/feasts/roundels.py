"""Plain shapes of signs and charts: the ring round an emblem, the arrow."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.subjects.pen import Pen, drawn


@drawn("roundel", kind="celestial", height=1.0, aspect=1.0)
def roundel(pen: Pen) -> None:
    """A ring, drawn as two circles; what it holds is placed in its open middle."""
    ink = pen.tint("#2b2f3a")
    pen.stroke(Path().circle(0, -0.5, 0.472), 0.05, ink)
    pen.stroke(Path().circle(0, -0.5, 0.42), 0.014, ink)


@drawn("arrow", "arrow-right", kind="celestial", height=0.6, aspect=1.6)
def arrow(pen: Pen) -> None:
    """A broad arrow that points to the right."""
    ink = pen.tint("#3f86c9")
    shape = [(-0.78, -0.68), (0.16, -0.68), (0.16, -1.0), (0.8, -0.5), (0.16, 0.0), (0.16, -0.32),
             (-0.78, -0.32)]  # fmt: skip
    pen.form(Path().polygon(shape), ink, dark=0.1)
