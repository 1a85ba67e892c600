"""The small dark marks that make a face: eyes, brows, mouth, glasses.

A style that lays broad strokes swallows them; they are found in the picture as it was drawn,
inside its subjects, and laid over the painted one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles.raster import blur, byte, luma8, resize, soften

if TYPE_CHECKING:
    from collections.abc import Callable

    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture

# A mark is narrower than this share of the short side, and this much darker than what
# surrounds it (levels of 255) until it counts, and then until it counts in full.
_WIDEST, _DARKER, _FULL = 1 / 64, 14, 40


def features(rgb: Picture, heroes: Mask | None) -> Field | None:
    """How much each pixel belongs to a small dark mark of a subject, 0..1; None if there is no
    subject. `heroes` may be of any size."""
    if heroes is None or not heroes.any():
        return None
    high, wide = rgb.shape[:2]
    unit = min(high, wide)
    grey = blur(luma8(rgb), unit / 1400)
    reach = max(1, round(unit * _WIDEST / 2))
    # A closing fills what is dark and narrow: hair and trousers stay, eyes go.
    filled = _stretched(_stretched(grey, reach, np.maximum), reach, np.minimum)
    dark = np.clip((filled.astype(np.float32) - grey - _DARKER) / _FULL, 0, 1)
    # A little inside the outline: what is dark beyond it is not the subject's.
    inside = np.clip(soften(resize(heroes, wide, high) / np.float32(255), unit / 260) * 2 - 1, 0, 1)
    out: Field = dark * inside
    return out


def _stretched(grey: Mask, reach: int, pick: Callable[[Mask, Mask], Mask]) -> Mask:
    """The largest (or least) value in a square of `reach` to each side, edges repeated."""
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (reach, reach)
        rows = np.moveaxis(np.pad(grey, pad, mode="edge"), axis, 0)
        width = 1
        while width < 2 * reach + 1:  # windows of 2, 4, 8 ..., the last one overlapping
            step = min(width, 2 * reach + 1 - width)
            rows = pick(rows[:-step], rows[step:])
            width += step
        grey = np.moveaxis(rows, 0, axis)
    return np.ascontiguousarray(grey)


def with_features(
    painted: Picture, rgb: Picture, marks: Field | None, strength: float = 1.0
) -> Picture:
    """The painted picture with the marks of the drawn one over it."""
    if marks is None:
        return painted
    cover = (marks * np.float32(strength))[..., None]
    return byte(painted * (1 - cover) + rgb * cover)
