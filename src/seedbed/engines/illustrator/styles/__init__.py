"""Whole-picture styles: apply(style, picture, seed) -> picture.

Each style is one module and works on any picture, drawn or photographed. "picture book" is
how the illustrator draws by itself: it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from seedbed.errors import InvalidParameter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_HERE = "seedbed.engines.illustrator.styles."
# Style id -> (module, function). Modules load on first use.
_DRAWN: dict[str, tuple[str, str]] = {
    "flat": ("flat", "flat"),
    "paper cut": ("papercut", "paper_cut"),
    "watercolour": ("watercolour", "watercolour"),
    "oil": ("oil", "oil"),
    "ink wash": ("inkwash", "ink_wash"),
    "ukiyo-e": ("ukiyoe", "ukiyo_e"),
    "pixel art": ("pixelart", "pixel_art"),
    "line sketch": ("sketch", "line_sketch"),
    "neon": ("neon", "neon"),
    "vintage": ("vintage", "vintage"),
    "3d": ("clay", "clay"),
    "minimal": ("minimal", "minimal"),
    "sticker": ("sticker", "sticker"),
}
_ALIASES = {
    "clay": "3d",
    "logo": "minimal",
    "cyberpunk": "neon",
    "sketch": "line sketch",
    "pencil": "line sketch",
    "watercolor": "watercolour",
    "papercut": "paper cut",
    "pixel": "pixel art",
    "ink": "ink wash",
}
STYLES: frozenset[str] = frozenset(_DRAWN) | {"picture book"}


def apply(style: str | None, rgb: Picture, seed: int) -> Picture:
    """The picture in this style, same size; the same style, picture and seed, same pixels.

    `rgb` is H x W x 3 uint8. None and "picture book" return it as it is.
    Raises: InvalidParameter for a style not in STYLES.
    """
    name = _ALIASES.get(style or "picture book", style or "picture book")
    if name == "picture book":
        return rgb
    if name not in _DRAWN:
        known = ", ".join(sorted(STYLES))
        raise InvalidParameter("style", f"it is one of: {known}.")
    module, function = _DRAWN[name]
    draw: Callable[[Picture, int], Any] = getattr(import_module(_HERE + module), function)
    out: Picture = np.ascontiguousarray(draw(rgb, seed & 0x7FFFFFFF))
    return out


__all__ = ["STYLES", "apply"]
