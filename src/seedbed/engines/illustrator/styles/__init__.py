"""Whole-picture styles: apply(style, picture, seed) -> picture.

Each style is one module and works on any picture, drawn or photographed. "picture book" is
how the illustrator draws by itself: it changes nothing. `manner` says how the illustrator
draws a picture that is to be given a style.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from seedbed.engines.illustrator.styles.falling import falling
from seedbed.engines.illustrator.styles.sheet import Box, Sheet
from seedbed.errors import InvalidParameter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Mask = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a picture is drawn before its style is laid over it.

    `flat`: in plain shapes without glows and gradients. `longest`: the style shows no detail
    finer than this many pixels on the long side, so nothing larger is drawn; None: draw at the
    full size. `heroes`: it wants to know where the subjects are. `alone`: a subject on a clear
    ground is drawn without any place around it.
    """

    flat: bool = False
    longest: int | None = None
    heroes: bool = False
    alone: bool = False


_MANNERS: dict[str, Manner] = {
    "flat": Manner(flat=True),
    "paper cut": Manner(flat=True, longest=1440),
    "watercolour": Manner(longest=1152, heroes=True),
    "oil": Manner(longest=992, heroes=True),
    "ink wash": Manner(longest=1024, heroes=True),
    "ukiyo-e": Manner(flat=True, longest=1280, heroes=True),
    "pixel art": Manner(longest=704, heroes=True),
    "line sketch": Manner(longest=1152, heroes=True),
    "neon": Manner(longest=1040, heroes=True),
    "vintage": Manner(longest=1280),
    "3d": Manner(longest=1100, heroes=True),
    "minimal": Manner(flat=True, longest=1536, heroes=True, alone=True),
    "sticker": Manner(flat=True, longest=2048, heroes=True, alone=True),
}

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


def manner(style: str | None) -> Manner:
    """How the illustrator draws for this style; its ordinary way for one it does not know."""
    return _MANNERS.get(_named(style), Manner())


def apply(
    style: str | None,
    rgb: Picture,
    seed: int,
    *,
    size: tuple[int, int] | None = None,
    drawn: bool = False,
    heroes: Mask | None = None,
    alone: bool = False,
    taken: tuple[Box, ...] = (),
    weather: Sequence[str] = (),
) -> Picture:
    """The picture in this style; the same style, picture and seed, same pixels.

    `rgb` is H x W x 3 uint8. The result is `size` (width, height), its own size if None: a
    style that works small enlarges by itself. `drawn`, `heroes`, `alone` and `taken` are
    for a picture that was drawn in the style's `manner`: see `Sheet`. Rain or snow of the
    `weather` is laid over a style that swallows it. None and "picture book" give `rgb` back.
    Raises: InvalidParameter for a style not in STYLES.
    """
    name = _named(style)
    if name == "picture book":
        return rgb
    if name not in _DRAWN:
        known = ", ".join(sorted(STYLES))
        raise InvalidParameter("style", f"it is one of: {known}.")
    module, function = _DRAWN[name]
    width, height = size or (rgb.shape[1], rgb.shape[0])
    sheet = Sheet(width, height, drawn, heroes, alone, taken)
    draw: Callable[[Picture, int, Sheet], Any] = getattr(import_module(_HERE + module), function)
    out: Picture = np.ascontiguousarray(draw(rgb, seed & 0x7FFFFFFF, sheet))
    return out if alone else falling(name, out, weather, seed & 0x7FFFFFFF)


def _named(style: str | None) -> str:
    return _ALIASES.get(style or "picture book", style or "picture book")


__all__ = ["STYLES", "Manner", "apply", "manner"]
