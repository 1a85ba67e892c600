"""From the size a caller writes to pixels: exact ones, or a row of the published tables.

Table and ranges: contract.md section 2.1, the columns that hold today.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from seedbed.errors import InvalidParameter
from seedbed.planning.ratios import RATIOS, nearest_ratio
from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.planning.card import ModelCard

ADAPTIVE = "adaptive"
AUTO = "auto"  # of layers: the image's own size, within 1K to 2K

_PIXELS = re.compile(r"([0-9]{1,9})[xX]([0-9]{1,9})")
_LONGEST_SHOWN = 40


def _with_turned(*wide: tuple[str, int, int]) -> Mapping[str, Size]:
    """Rows by ratio, each wide one also turned upright: 4:3 gives 3:4 (21:9 gives none)."""
    rows = {}
    for ratio, width, height in wide:
        rows[ratio] = Size(width, height)
        across, _, down = ratio.partition(":")
        rows[f"{down}:{across}"] = Size(height, width)
    return MappingProxyType({ratio: size for ratio, size in rows.items() if ratio in RATIOS})


_SEEDREAM: Mapping[str, Mapping[str, Size]] = MappingProxyType(
    {
        "1K": _with_turned(
            ("1:1", 1024, 1024),
            ("4:3", 1152, 864),
            ("16:9", 1312, 736),
            ("3:2", 1248, 832),
            ("21:9", 1568, 672),
        ),
        # Published for 1:1 only. The others are ours: on the same grid of 32, within 5 % of
        # 1536 x 1536, the one that comes closest to its ratio.
        "1.5K": _with_turned(
            ("1:1", 1536, 1536),
            ("4:3", 1792, 1344),
            ("16:9", 2048, 1152),
            ("3:2", 1920, 1280),
            ("21:9", 2400, 1024),
        ),
        "2K": _with_turned(
            ("1:1", 2048, 2048),
            ("4:3", 2304, 1728),
            ("16:9", 2848, 1600),
            ("3:2", 2496, 1664),
            ("21:9", 3136, 1344),
        ),
        "3K": _with_turned(
            ("1:1", 3072, 3072),
            ("4:3", 3456, 2592),
            ("16:9", 4096, 2304),
            ("3:2", 3744, 2496),
            ("21:9", 4704, 2016),
        ),
        "4K": _with_turned(
            ("1:1", 4096, 4096),
            ("4:3", 4704, 3520),
            ("16:9", 5504, 3040),
            ("3:2", 4992, 3328),
            ("21:9", 6240, 2656),
        ),
    }
)

_PRO: Mapping[str, Mapping[str, Size]] = MappingProxyType(
    {
        **_SEEDREAM,
        "1K": MappingProxyType({**_SEEDREAM["1K"], **_with_turned(("16:9", 1424, 800))}),
        "2K": MappingProxyType({**_SEEDREAM["2K"], **_with_turned(("16:9", 2816, 1584))}),
    }
)

# SeedEdit's sizes; of two rows equally near, the first counts.
_ADAPTIVE_ROWS = tuple(
    Size(width, height)
    for width, height in (
        (512, 1536), (544, 1536), (576, 1536), (608, 1536), (640, 1536), (640, 1376),
        (672, 1312), (704, 1280), (736, 1312), (768, 1280), (768, 1216), (800, 1216),
        (832, 1248), (832, 1184), (832, 1152), (864, 1152), (896, 1152), (896, 1088),
        (928, 1088), (960, 1088), (992, 1088), (1024, 1088), (1024, 1056), (1024, 1024),
        (1056, 992), (1088, 992), (1120, 960), (1152, 928), (1152, 896), (1152, 864),
        (1184, 832), (1216, 832), (1248, 832), (1248, 800), (1248, 768), (1280, 768),
        (1280, 736), (1280, 704), (1312, 736), (1312, 704), (1312, 672), (1344, 672),
        (1376, 672), (1408, 672), (1408, 640), (1440, 640), (1472, 640), (1504, 640),
        (1536, 640), (1536, 608), (1536, 576), (1536, 544), (1536, 512),
    )
)  # fmt: skip


def table(card: ModelCard, tier: str) -> Mapping[str, Size]:
    """The published rows of one tier, by ratio ("16:9")."""
    return (_PRO if card.rows == "pro" else _SEEDREAM)[tier]


def row(card: ModelCard, tier: str, shape: float) -> Size:
    """The row of a tier (or of `adaptive`) nearest to a shape, width over height.

    `auto` counts as its largest tier: a shape does not say how large an image is.
    """
    if tier == ADAPTIVE:
        return min(_ADAPTIVE_ROWS, key=lambda size: abs(size.ratio - shape))
    if tier == AUTO:
        tier = "2K"
    return table(card, tier)[nearest_ratio(shape)]


def read_size(text: str, card: ModelCard) -> Size | str:
    """Exact pixels, or the tier in the table's spelling ("2K" for "2k", "adaptive").

    Raises: InvalidParameter in the vendor's words, for a form the card has not, a pixel count
    or a ratio outside its range.
    """
    for tier in card.tiers:
        if text.lower() == tier.lower():
            return tier
    match = _PIXELS.fullmatch(text)
    if match is None or not card.takes_pixels:
        raise _invalid(f"size must be {_forms(card)}. Received {_shown(text)}.")
    size = Size(int(match[1]), int(match[2]))
    if size.pixels < card.min_pixels:
        raise _invalid(
            f"image {card.area_word} must be at least {card.min_pixels} pixels."
            f" {size} has {size.pixels}."
        )
    if size.pixels > card.max_pixels:
        raise _invalid(
            f"image {card.area_word} must be at most {card.max_pixels} pixels."
            f" {size} has {size.pixels}."
        )
    limit = card.max_ratio or math.inf
    if not 1 / limit <= size.ratio <= limit:
        raise _invalid(
            f"image aspect ratio (width / height) must be between 1/{limit:g} and {limit:g}."
            f" {size} has {size.ratio:.3g}."
        )
    return size


def resolve_size(
    asked: str | None, card: ModelCard, prompt: str, *, references: bool
) -> tuple[Size | None, str | None]:
    """The pixels, or None while they hang on the first reference; and the tier, if one was
    asked for.

    A tier takes its shape from the prompt, else from the first reference, else it is square;
    `adaptive` and `auto` follow the reference whatever the prompt says. Raises: as `read_size`.
    """
    wanted = read_size(asked if asked is not None else card.default_size, card)
    if isinstance(wanted, Size):
        return wanted, None
    from seedbed.planning.shape import shape_of_prompt  # see plan.load_rules

    shape = None if wanted in (ADAPTIVE, AUTO) else shape_of_prompt(prompt)
    if shape is not None:
        return row(card, wanted, RATIOS[shape]), wanted
    return (None if references else row(card, wanted, 1.0)), wanted


def _forms(card: ModelCard) -> str:
    """ "one of 'WIDTHxHEIGHT', '2k', or '4k'", as the service lists them."""
    forms = ["'WIDTHxHEIGHT'"] if card.takes_pixels else []
    forms += [f"'{tier.lower()}'" for tier in card.tiers]
    if len(forms) == 1:
        return forms[0]
    where = " with layer_decomposition" if AUTO in card.tiers else ""
    return f"one of {', '.join(forms[:-1])}, or {forms[-1]}{where}"


def _invalid(why: str) -> InvalidParameter:
    return InvalidParameter("size", why)


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…")
