"""Work on reference photographs without any model.

Every function takes and gives H x W x 3 uint8 pictures of the same size unless it says
otherwise, and is deterministic for its arguments and seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedbed.engines.illustrator.retouch.collage import combine
from seedbed.engines.illustrator.retouch.cutout import TRUSTED, Cutout, cutout
from seedbed.engines.illustrator.retouch.recolour import recolour
from seedbed.engines.illustrator.retouch.reframe import cover, extend
from seedbed.engines.illustrator.retouch.relight import relight
from seedbed.engines.illustrator.styles import apply

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def restyle(rgb: NDArray[np.uint8], style: str, seed: int = 0) -> NDArray[np.uint8]:
    """The picture redrawn in a style of `styles.STYLES`. Raises: InvalidParameter."""
    return apply(style, rgb, seed)


__all__ = [
    "TRUSTED",
    "Cutout",
    "combine",
    "cover",
    "cutout",
    "extend",
    "recolour",
    "relight",
    "restyle",
]
