"""The pen that emblems are drawn with, and the list of emblems.

An emblem is a function of one Stamp. It draws in a square of 100 x 100, in one ink, a paler
tone of it, and the ground itself (`cut`), which is as much part of the mark as the ink.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

import numpy as np

from seedbed.engines.illustrator.canvas import Box, Canvas, Paint, Path

Stands = Literal["alone", "aloft", "afloat", "behind"]
Cap = Literal["butt", "round", "square"]
SIDE = 100.0
"""Of the square that every emblem is drawn in."""
_TRIAL = 200  # pixels a side, on which an emblem is measured


class Stamp:
    """Draws one emblem on a canvas whose units are the emblem's.

    `bare`: what rises from a cup, or is broken out of a drop, is left out, for something else to
    stand there.
    With `around` it draws the emblem's shape grown by that much in the ground's colour: the
    gap that sets it off from what is behind it.
    """

    def __init__(
        self,
        canvas: Canvas,
        ink: Paint,
        tone: Paint,
        ground: Paint,
        *,
        around: float = 0.0,
        bare: bool = False,
    ) -> None:
        self.bare = bare
        self._canvas = canvas
        self._ink, self._tone, self._ground = ink, tone, ground
        self._around = around

    def ink(self, path: Path, *, grow: float = 0.0, even_odd: bool = False) -> None:
        """Fill in the ink; `grow` widens the shape, with round corners."""
        self._fill(path, self._ink, grow, even_odd)

    def tone(self, path: Path, *, grow: float = 0.0) -> None:
        """Fill in the paler tone."""
        self._fill(path, self._tone, grow, False)

    def cut(self, path: Path, *, grow: float = 0.0) -> None:
        """Take away, down to the ground."""
        if not self._around:
            self._fill(path, self._ground, grow, False)

    def line(self, path: Path, width: float, *, cap: Cap = "round") -> None:
        """Draw along a path in the ink."""
        self._along(path, width, self._ink, cap)

    def tone_line(self, path: Path, width: float, *, cap: Cap = "round") -> None:
        """Draw along a path in the paler tone."""
        self._along(path, width, self._tone, cap)

    def cut_line(self, path: Path, width: float, *, cap: Cap = "round") -> None:
        """Take away along a path."""
        if not self._around:
            self._along(path, width, self._ground, cap)

    def _fill(self, path: Path, paint: Paint, grow: float, even_odd: bool) -> None:
        if self._around:
            grow, paint, even_odd = grow + self._around, self._ground, False
        self._canvas.fill(path, paint, even_odd=even_odd)
        if grow:
            self._canvas.stroke(path, 2 * grow, paint)

    def _along(self, path: Path, width: float, paint: Paint, cap: Cap) -> None:
        if self._around:
            width, paint = width + 2 * self._around, self._ground
        join: Literal["round", "miter"] = "round" if cap == "round" else "miter"
        self._canvas.stroke(path, width, paint, cap=cap, join=join)


Drawing = Callable[[Stamp], None]
F = TypeVar("F", bound=Drawing)


@dataclass(frozen=True, slots=True)
class Emblem:
    """How one emblem is drawn, and how it stands beside others.

    `ink` is its colour where none is asked for. `stands`: suns and birds are above the others,
    waves below, mountains behind. `holds` is the room in its body for another one, or None:
    x0, y0, x1, y1 in its square; `above` where something may rise from it: x, y. `inverts`:
    it may be pale on a dark ground; a panda may not. `crosses`: two of them are crossed.
    """

    draw: Drawing
    ink: str
    stands: Stands = "alone"
    holds: Box | None = None
    above: tuple[float, float] | None = None
    inverts: bool = True
    crosses: bool = False


EMBLEMS: dict[str, Emblem] = {}


def emblem(
    *names: str,
    ink: str,
    stands: Stands = "alone",
    holds: Box | None = None,
    above: tuple[float, float] | None = None,
    inverts: bool = True,
    crosses: bool = False,
) -> Callable[[F], F]:
    """Enter an emblem under each of these subject ids."""

    def enter(drawing: F) -> F:
        for name in names:
            if name in EMBLEMS:
                raise ValueError(f"there are two emblems for {name!r}")
            EMBLEMS[name] = Emblem(drawing, ink, stands, holds, above, inverts, crosses)
        return drawing

    return enter


@cache
def extent(name: str, *, bare: bool = False) -> Box:
    """The box of an emblem's ink in its square: x0, y0, x1, y1 of 0..100, to half a unit.

    Raises: KeyError for a name that has no emblem.
    """
    k = _TRIAL / (1.2 * SIDE)
    canvas = Canvas(_TRIAL, _TRIAL)
    with canvas.placed(0.1 * SIDE * k, 0.1 * SIDE * k, k):
        EMBLEMS[name].draw(Stamp(canvas, "#ff0000", "#ff0000", "#000000", bare=bare))
    red = canvas.rgba()[..., 0]
    rows, columns = np.flatnonzero(red.max(1) > 127), np.flatnonzero(red.max(0) > 127)
    low = -0.1 * SIDE
    return (
        float(columns[0]) / k + low, float(rows[0]) / k + low,
        float(columns[-1] + 1) / k + low, float(rows[-1] + 1) / k + low,
    )  # fmt: skip
