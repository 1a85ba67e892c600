"""Lamps on a string, from one side of the picture to the other."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.subjects.pen import Pen, drawn

_LAMPS = 9  # on each string


@drawn("overhead-lights", kind="celestial", height=1.2, aspect=4.6)
def overhead_lights(pen: Pen) -> None:
    """Two slack strings of warm lamps."""
    for sag, start, end in ((0.5, -0.98, -0.8), (0.62, -0.62, -0.9)):
        string = Path().move(-2.4, start)
        string.quad(0.0, (start + end) / 2 + 2 * sag * 0.7, 2.4, end)
        pen.stroke(string, 0.018, "#3b3340")
        for number in range(_LAMPS):
            share = (number + 0.5) / _LAMPS
            middle = (start + end) / 2 + 2 * sag * 0.7
            x = -2.4 + 4.8 * share
            y = (1 - share) ** 2 * start + 2 * share * (1 - share) * middle + share**2 * end
            pen.fill(Path().circle(x, y + 0.07, 0.12), "#ffdf8a", opacity=0.3)
            pen.fill(Path().rect(x - 0.02, y - 0.01, 0.04, 0.04, 0.01), "#3b3340")
            pen.fill(Path().circle(x, y + 0.07, 0.055), "#ffd766")
            pen.fill(Path().circle(x - 0.012, y + 0.058, 0.026), "#fff6d6")
