"""What one model takes: the value that the catalog gives and sizes are judged by."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from seedbed.values import dataclass


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What one model id takes. The fields are those of cards.toml, which explains them.

    `id` is the id as it is asked for and echoed; `engine` names what draws it. `min_pixels`
    and `max_pixels` bound WIDTHxHEIGHT, both 0 when there is no such form; `max_ratio` is
    longest side over shortest, 0 for no limit. `default_size_is_ours`: the settings chose it,
    not the vendor.
    """

    id: str
    family: str
    name: str
    engine: str
    created: int
    tiers: tuple[str, ...]
    min_pixels: int
    max_pixels: int
    max_ratio: float
    area_word: Literal["size", "area"]
    rows: Literal["seedream", "pro"]
    default_size: str
    min_references: int
    max_references: int
    guidance: tuple[float, float] | None
    rejected: frozenset[str]
    strict_only: frozenset[str]
    ignored: frozenset[str]
    modes: tuple[str, ...]
    layers: tuple[str, ...] = ()
    one_image: frozenset[str] = frozenset()
    no_jpeg: frozenset[str] = frozenset()
    counts_input_images: bool = False
    echoes_output_format: bool = False
    default_size_is_ours: bool = False

    @property
    def takes_pixels(self) -> bool:
        """Whether WIDTHxHEIGHT is a size for it."""
        return self.max_pixels > 0

    def in_layers(self) -> ModelCard:
        """What it takes for a picture in layers: tiers and `auto`, no WIDTHxHEIGHT.

        The settings' default size stays, if it is a tier.
        """
        stays = self.default_size_is_ours and self.default_size.upper() in self.tiers
        return replace(
            self,
            tiers=(*self.tiers, *self.layers),
            min_pixels=0,
            max_pixels=0,
            default_size=self.default_size if stays else self.layers[0],
        )
