"""How high the upper edge of a thing is, measured on its drawing: where something put on it
comes to lie."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.subjects.pen import Look, Pen
from seedbed.engines.illustrator.subjects.sprite import draw

_HIGH = 60  # pixels of the drawing that is measured
_COLUMNS = 20
_SOLID = 96  # of 255: what a thing could lie on


@lru_cache(256)
def outline(name: str) -> tuple[float, ...]:
    """The height of the upper edge of this subject in twenty columns from left to right, in its
    own heights above its foot; 0 where a column is empty. Turned as it is drawn, not flipped."""
    facts = facts_of(name)
    wide = max(_COLUMNS, round(_HIGH * facts.aspect))
    above = round(0.3 * _HIGH)
    canvas = Canvas(wide, above + _HIGH)
    with canvas.placed(wide / 2, above + _HIGH, _HIGH):
        draw(Pen(canvas, Look(name=name)), facts)
    solid = canvas.premultiplied()[..., 3] > _SOLID
    first = np.where(solid.any(0), solid.argmax(0), above + _HIGH)
    edges = [float(np.median(part)) for part in np.array_split(first, _COLUMNS)]
    return tuple(round((above + _HIGH - edge) / _HIGH, 3) for edge in edges)


def rim_of(name: str) -> float:
    """How high the lower edge of an opening or the ground between what stands on it is (a box with
    its lid up, a cake between its candles), in the subject's heights above its foot."""
    edges = outline(name)
    return float(np.quantile(edges[_COLUMNS // 5 : -_COLUMNS // 5], 0.2))


def top_at(name: str, across: float) -> float:
    """How high something lies that is put on this subject `across` its width (0 left .. 1 right),
    in the subject's heights above its foot."""
    edges = outline(name)
    middle = round(min(0.95, max(0.0, across)) * _COLUMNS)
    near = edges[max(0, middle - 2) : middle + 3]
    return float(np.quantile(near, 0.3)) if near else 1.0
