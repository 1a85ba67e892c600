"""Emblems: marks made by hand for the nouns that logos ask for, and how they are printed.

`EMBLEMS` has one for each subject id, `extent` measures one, `Stamp` is the pen they are drawn
with. `compose.mark` says where they stand on a logo, `printing` puts them there.
"""

from __future__ import annotations

from seedbed.engines.illustrator.emblems import (  # noqa: F401  # entering their drawings
    beasts,
    figures,
    goods,
    heads,
    landscape,
    motors,
    plants,
    produce,
    signs,
    table,
    voyages,
    wares,
    wilds,
    wings,
)
from seedbed.engines.illustrator.emblems.stamp import EMBLEMS, SIDE, Emblem, Stamp, extent

__all__ = ["EMBLEMS", "SIDE", "Emblem", "Stamp", "extent"]
