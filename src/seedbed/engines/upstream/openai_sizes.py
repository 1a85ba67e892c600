"""Which size to ask of a server that does not draw every size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.engines.upstream.openai_profile import Profile


def nearest(profile: Profile, model: str, wanted: Size, most_pixels: int = 0) -> Size:
    """The size to ask for: `wanted` if the server draws it, else the one that loses least.

    Its shape is as near as the server's limits allow, and it is no smaller than `wanted`
    unless the limits say so; cut and scaled it becomes `wanted`. `most_pixels` is the operator's
    own limit; 0 is none.
    """
    listed = profile.sizes(model)
    if listed:
        if wanted in listed:
            return wanted
        return min(
            listed, key=lambda size: (abs(math.log(size.ratio / wanted.ratio)), -size.pixels)
        )
    most = min(profile.most_pixels, most_pixels or profile.most_pixels)
    if _is_drawn(profile, wanted, most):
        return wanted
    return _fitted(profile, wanted, most)


def _is_drawn(profile: Profile, size: Size, most: int) -> bool:
    return (
        size.width % profile.grid == 0
        and size.height % profile.grid == 0
        and max(size) <= profile.longest
        and max(size) <= profile.ratio * min(size)
        and profile.least_pixels <= size.pixels <= most
    )


def _fitted(profile: Profile, wanted: Size, most: int) -> Size:
    """The nearest shape, scaled into the limits, on the grid."""
    # The smallest rectangle of an allowed shape around the wanted one.
    width = max(wanted.width, wanted.height / profile.ratio)
    height = max(wanted.height, wanted.width / profile.ratio)
    scale = max(1.0, math.sqrt(profile.least_pixels / (width * height)))
    scale = min(scale, math.sqrt(most / (width * height)), profile.longest / max(width, height))
    width, height = width * scale, height * scale
    grid = profile.grid
    rounded = [
        Size(grid * across(width / grid), grid * down(height / grid))
        for across in (math.ceil, math.floor)
        for down in (math.ceil, math.floor)
    ]
    # In this order: the first that is drawn covers what was wanted best.
    for size in rounded:
        if min(size) > 0 and _is_drawn(profile, size, most):
            return size
    return _searched(profile, width, height, most)


def _searched(profile: Profile, width: float, height: float, most: int) -> Size:
    """Corners of the limits, where neither rounding is drawn: step along the grid."""
    grid, ratio = profile.grid, profile.ratio
    widths = [grid * max(1, round(width / grid) + step) for step in range(-3, 4)]
    heights = [grid * max(1, round(height / grid) + step) for step in range(-3, 4)]

    def below(side: float) -> int:
        return grid * math.floor(side / grid)

    near = [
        *(Size(across, down) for across in widths for down in heights),
        # A long side has further to go than some steps, where a short one is rounded.
        *(Size(across, below(min(height, most / across, across * ratio))) for across in widths),
        *(Size(below(min(width, most / down, down * ratio)), down) for down in heights),
    ]
    drawn = [size for size in near if min(size) > 0 and _is_drawn(profile, size, most)]
    if not drawn:
        # Only when the operator's limit is below the server's least: the server will say so.
        return Size(max(grid, round(width / grid) * grid), max(grid, round(height / grid) * grid))
    return min(drawn, key=lambda size: (abs(size.width - width) + abs(size.height - height), size))
