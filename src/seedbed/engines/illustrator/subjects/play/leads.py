"""The lead between a hand and a collar."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn


@drawn("leash", "lead", kind="wearable", height=1.0, aspect=0.12)
def leash(pen: Pen) -> None:
    """A leash from the hand at (0, -1) to the collar at (0, 0).

    It is the same turned by half, so that a tilt about its middle keeps both ends in place.
    """
    strap = pen.tint("#b8322c")
    line = Path().move(0, -1.0).cubic(0.1, -0.7, -0.1, -0.3, 0, 0.0)
    pen.stroke(line, 0.03, mix(strap, DEEP, 0.25))
    pen.stroke(line, 0.018, strap)
