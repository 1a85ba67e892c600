"""Paints: plain colours and gradients, and the affine frames they are laid in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import thorvg_cython as tvg  # type: ignore[import-untyped]  # no py.typed marker

from seedbed.engines.illustrator.colour import Colour, rgb

Stop = tuple[float, Colour, float]


@dataclass(frozen=True, slots=True)
class Linear:
    """A gradient from (x0, y0) to (x1, y1); stops are (t, colour, alpha), t and alpha 0..1."""

    x0: float
    y0: float
    x1: float
    y1: float
    stops: Sequence[Stop]


@dataclass(frozen=True, slots=True)
class Radial:
    """A gradient from a centre outwards; `squash` is the height of its ellipse over its width."""

    cx: float
    cy: float
    r: float
    stops: Sequence[Stop]
    squash: float = 1.0


Paint = Colour | Linear | Radial
Affine = tuple[float, float, float, float, float, float]  # a b c / d e f, row by row
IDENTITY: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def gradient_of(paint: Linear | Radial, matrix: Affine) -> tvg.Gradient:
    gradient: tvg.Gradient
    if isinstance(paint, Linear):
        gradient = tvg.LinearGradient(paint.x0, paint.y0, paint.x1, paint.y1)
    else:
        gradient = tvg.RadialGradient(paint.cx, paint.cy, max(paint.r, 1e-3), paint.cx, paint.cy, 0)
        if paint.squash != 1:
            squash = (1.0, 0.0, 0.0, 0.0, paint.squash, paint.cy * (1 - paint.squash))
            matrix = multiply(matrix, squash)
    if matrix is not IDENTITY:
        gradient.set_transform(matrix_of(matrix))
    gradient.set_color_stops(
        [
            tvg.ColorStop(t, *colour_bytes(colour)[:3], _byte(alpha * 255))
            for t, colour, alpha in paint.stops
        ]
    )
    return gradient


def multiply(m: Affine, n: Affine) -> Affine:
    a, b, c, d, e, f = m
    g, h, i, j, k, o = n
    return (
        a * g + b * j,
        a * h + b * k,
        a * i + b * o + c,
        d * g + e * j,
        d * h + e * k,
        d * i + e * o + f,
    )


def matrix_of(m: Affine) -> tvg.Matrix:
    return tvg.Matrix(*m, 0, 0, 1)


def colour_bytes(colour: Colour) -> tuple[int, int, int, int]:
    r, g, b = rgb(colour)
    return _byte(r), _byte(g), _byte(b), 255


def _byte(value: float) -> int:
    return min(255, max(0, round(value)))
