"""The shapes that pictures come in: the ratios of the published size table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

RATIOS: Mapping[str, float] = MappingProxyType(
    {
        "1:1": 1.0,
        "4:3": 4 / 3,
        "3:4": 3 / 4,
        "16:9": 16 / 9,
        "9:16": 9 / 16,
        "3:2": 3 / 2,
        "2:3": 2 / 3,
        "21:9": 21 / 9,
    }
)
"""Width over height, by name."""


@lru_cache(64)
def nearest_ratio(shape: float) -> str:
    """The table's ratio nearest to a shape (width over height, above 0), in proportion."""
    return min(RATIOS, key=lambda name: abs(math.log(RATIOS[name] / shape)))
