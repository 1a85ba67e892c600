"""Where things may be in a place: the facts a layout needs before anything is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
Band = tuple[float, float]
Surface = Literal[
    "grass", "sand", "snow", "water", "floor", "table", "road", "stone", "soil", "cloud", "none"
]


@dataclass(frozen=True, slots=True)
class Ground:
    """The places of a setting, as fractions of the canvas (y grows downwards).

    Feet may be anywhere from `stand_far` (small, hazed) to `stand_near`. `water` is the band
    in which things float (underwater: swim), `sky` the band in which they fly. `clear` lists
    the boxes (x0, y0, x1, y1) decor occupies and heroes should keep out of. `spots` are named
    boxes a thing may be put into or onto: "window", "sill", "podium", "stage", "bench" ...;
    the lower edge of a spot is where feet go. `indoor`: light is soft and shadows short.
    """

    horizon: float
    stand_far: float
    stand_near: float
    surface: Surface = "grass"
    sky: Band | None = None
    water: Band | None = None
    clear: tuple[Box, ...] = ()
    spots: Mapping[str, Box] = field(default_factory=dict)
    indoor: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What the layout of a place depends on: the canvas' shape, the variant, the camera.

    `wide` is 0 for a square or tall canvas and 1 at 21:9; `tall` is 0 for a square or wide
    canvas and 1 at 9:16. `kind` (0 or 1) chooses between the two versions of a place;
    `lift` in {-1, 0, 1} is the camera's height, which moves the horizon a little.
    """

    width: int
    height: int
    variant: int = 0
    camera: str = "normal"

    @property
    def aspect(self) -> float:
        return self.width / self.height

    @property
    def wide(self) -> float:
        return min(1.0, max(0.0, (self.aspect - 1) / 1.333))

    @property
    def tall(self) -> float:
        return min(1.0, max(0.0, (1 / self.aspect - 1) / 0.778))

    @property
    def kind(self) -> int:
        return self.variant % 2

    @property
    def lift(self) -> int:
        return (0, 1, -1)[self.variant // 2 % 3]

    def horizon(self, square: float, *, tall: float, wide: float) -> float:
        """The horizon for this shape: `square` at 1:1, `tall` at 9:16, `wide` at 21:9."""
        level = square + (tall - square) * self.tall + (wide - square) * self.wide
        return level + 0.022 * self.lift
