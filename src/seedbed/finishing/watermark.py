"""The visible mark: a few words at the bottom right, and nothing else of the picture touched.

White letters over their own soft shadow, so that they can be read on snow, at night and on
foliage. A mark is drawn once for its words and height and kept; stamping it is integer
arithmetic on its own patch, about a thousandth of the work of blending a whole layer.
Place, words and size: contract.md section 8 (bottom right, equal margins on both axes, about a
sixth of the width of a square picture).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.types import U8

_EMS_PER_SIDE = 1 / 36  # letter size for a side: 57 px at 2048, "AI generated" a sixth wide
_MARGIN_PER_SIDE = 0.035  # from the letters to the picture's edge, on both axes
_LEGIBLE_EM = 14  # px; below this the strokes of 生成 run together
_LARGEST_EM_PER_SIDE = 1 / 6  # legible or not, a mark never fills a tiny picture
_LETTERS_OPACITY = 0.88
_SHADOW_OPACITY = 0.7
_SHADOW_GAIN = 2.6  # fills the counters of letters, which a plain blur leaves bright
_SHADOW_BLUR_EMS = 0.11
_SHADOW_REACH_EMS = 0.3  # the patch ends where the blurred shadow has


class Box(NamedTuple):
    """Part of a picture in pixels; `right` and `bottom` are the first beyond it."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """What becomes of a patch: `new = (old * keep + add) // 256`, each H x W x 3 uint16."""

    keep: NDArray[np.uint16]
    add: NDArray[np.uint16]
    reach: int  # px from the letters' ink to the patch's edge


def watermark_box(text: str, size: Size) -> Box:
    """Where the mark `text` lies in a picture of `size`: every pixel it can change is inside.

    Raises: Unavailable if the pack, whose letters are used, was not built.
    """
    return _placed(text, size)[1]


def stamp(rgb: U8, text: str) -> U8:
    """Draw the mark into the picture and return it: `rgb` itself, or a copy if it is read-only.

    `rgb`: H x W x 3 uint8 sRGB. `text` is one line; a text too long for the picture is drawn
    smaller. Blank text leaves the picture as it is. The same text and size draw the same pixels.
    Raises: Unavailable if the pack, whose letters are used, was not built.
    """
    if not text.strip():
        return rgb
    height, width = rgb.shape[:2]
    mark, box = _placed(text, Size(width, height))
    if not rgb.flags.writeable:
        rgb = rgb.copy()
    patch = rgb[box.top : box.bottom, box.left : box.right]
    # On a picture smaller than the mark the patch is the mark's bottom right part.
    shown = np.s_[-patch.shape[0] :, -patch.shape[1] :]
    blend = patch.astype(np.uint16)
    blend *= mark.keep[shown]
    blend += mark.add[shown]
    blend >>= 8
    patch[...] = blend
    return rgb


def _placed(text: str, size: Size) -> tuple[_Mark, Box]:
    line = " ".join(text.split())
    side = min(size)
    margin = round(side * _MARGIN_PER_SIDE)
    font = _font_path()
    mark = _drawn(line, font, _em(line, font, size, margin))
    height, width = mark.keep.shape[:2]
    right = min(size.width, size.width - margin + mark.reach)
    bottom = min(size.height, size.height - margin + mark.reach)
    return mark, Box(max(0, right - width), max(0, bottom - height), right, bottom)


def _em(line: str, font: Path, size: Size, margin: int) -> int:
    """Letter size in pixels: by the short side, legible, and fitting between the margins."""
    side = min(size)
    em = max(side * _EMS_PER_SIDE, min(_LEGIBLE_EM, side * _LARGEST_EM_PER_SIDE))
    widest = max(1, size.width - 2 * margin)
    return max(1, round(min(em, widest / _ems_wide(line, font))))


@lru_cache(64)
def _ems_wide(line: str, font: Path) -> float:
    em = 100
    return max(1.0, _letters(font, em).getlength(line)) / em


@lru_cache(32)  # a mark of a 4K picture is 1.5 MB
def _drawn(line: str, font: Path, em: int) -> _Mark:
    reach = math.ceil(em * _SHADOW_REACH_EMS)
    letters = _letters(font, em)
    left, top, right, bottom = (int(edge) for edge in letters.getbbox(line, anchor="ls"))
    extent = (max(1, right - left) + 2 * reach, max(1, bottom - top) + 2 * reach)
    ink = Image.new("L", extent)
    ImageDraw.Draw(ink).text((reach - left, reach - top), line, 255, letters, anchor="ls")
    blurred = ink.filter(ImageFilter.GaussianBlur(em * _SHADOW_BLUR_EMS))
    covered = np.asarray(ink, np.float64)[..., None] / 255
    white = covered * _LETTERS_OPACITY
    dark = np.minimum(1.0, np.asarray(blurred, np.float64)[..., None] / 255 * _SHADOW_GAIN)
    dark *= _SHADOW_OPACITY * (1 - covered)  # around the letters, not under them
    keep = np.floor(256 * (1 - dark) * (1 - white)).astype(np.uint16)
    # 255 * keep + add stays below 65536; untouched pixels keep 256 and add 0, so they are exact.
    add = np.round(256 * 255 * white).astype(np.uint16)
    shape = (*keep.shape[:2], 3)
    return _Mark(
        np.ascontiguousarray(np.broadcast_to(keep, shape)),
        np.ascontiguousarray(np.broadcast_to(add, shape)),
        reach,
    )


@lru_cache(16)
def _letters(font: Path, em: int) -> ImageFont.FreeTypeFont:
    # The basic layout is the same on every machine; the other depends on a system library.
    return ImageFont.truetype(font, em, layout_engine=ImageFont.Layout.BASIC)


def _font_path() -> Path:
    """The pack's plain face, which has Latin and Chinese."""
    from seedbed.engines.illustrator import pack  # only when a mark is wanted

    return pack.font("sans")
