"""A picture's pixels become a file in the staging folder.

The order of the work is the list `STEPS`; what each needs and leaves is in `Work`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from seedbed.errors import EngineFailed
from seedbed.finishing.encode import Piece, encode
from seedbed.finishing.provenance import Label, label_of
from seedbed.finishing.staged import write_staged
from seedbed.finishing.upstream import decode, inspect
from seedbed.finishing.watermark import stamp
from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.types import U8, Finish, ImageFile


@dataclass(slots=True)
class Work:
    """One picture on its way through the steps."""

    pixels: U8
    recipe: Finish
    label: Label | None = None
    body: Iterable[Piece] = ()


def mark(work: Work) -> None:
    """Draw the visible mark, so that everything after sees the picture as it will be seen."""
    if work.recipe.watermark is not None:
        work.pixels = stamp(work.pixels, work.recipe.watermark)


def label(work: Work) -> None:
    """Make the machine-readable label from the marked pixels."""
    if work.recipe.producer is not None:
        work.label = label_of(work.pixels, work.recipe.producer)


def encoded(work: Work) -> None:
    """Prepare the file's bytes; they are made while they are written."""
    recipe = work.recipe
    work.body = encode(
        work.pixels, recipe.media_type, quality=recipe.jpeg_quality, label=work.label
    )


STEPS: tuple[Callable[[Work], None], ...] = (mark, label, encoded)


def finish(image: U8 | bytes, recipe: Finish, staging: Path, size: Size | None = None) -> ImageFile:
    """Finish one picture; the file is durable in `staging` under a random name on return.

    `image`: H x W x 3 uint8 sRGB, which finishing owns from here on and may draw into; or the
    PNG, JPEG or WebP bytes of an upstream. Those are kept as they are, the upstream's own labels
    included, unless a watermark or another media type is wanted. `size`: what the plan promised.
    The same pixels and recipe give the same bytes.
    Raises: EngineFailed if `image` is of another shape, type or size, or cannot be read;
        StorageFailed if the disk does not take the file. Nothing is left behind then.
    """
    if isinstance(image, bytes):
        found = inspect(image)
        _check_size(found.size, size)
        if recipe.watermark is None and found.media_type == recipe.media_type:
            return write_staged([image], staging, recipe.media_type, found.size)
        image = decode(image)
    work = Work(_checked(image, size), recipe)
    for step in STEPS:
        step(work)
    height, width = work.pixels.shape[:2]
    return write_staged(work.body, staging, recipe.media_type, Size(width, height))


def _checked(image: U8, wanted: Size | None) -> U8:
    if not (
        isinstance(image, np.ndarray)
        and image.dtype == np.uint8
        and image.ndim == 3
        and image.shape[2] == 3
        and image.size > 0
    ):
        shape = getattr(image, "shape", type(image).__name__)
        kind = getattr(image, "dtype", "")
        raise EngineFailed(cause=f"a picture must be H x W x 3 uint8, not {shape} {kind}")
    _check_size(Size(image.shape[1], image.shape[0]), wanted)
    return np.ascontiguousarray(image)


def _check_size(found: Size, wanted: Size | None) -> None:
    if wanted is not None and found != wanted:
        raise EngineFailed(cause=f"the picture is {found}, planned was {wanted}")
