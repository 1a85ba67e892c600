"""What a style is drawn on, and what it may know of a picture that was drawn for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Mask

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The finished picture's size in pixels, and where the subjects are.

    `drawn`: the illustrator drew the picture in this style's manner; else it may be a photograph.
    `heroes` covers its subjects (0..255, the size of the picture given to the style), if the
    manner asks for them. `alone` says that the subjects were drawn
    without a place, on white. `taken` are the boxes of texts that will be written (x0, y0, x1, y1,
    shares of the sheet): a seal is not pressed there.
    """

    width: int
    height: int
    drawn: bool = False
    heroes: Mask | None = None
    alone: bool = False
    taken: tuple[Box, ...] = ()
