"""A file that an upstream made becomes what the plan promised: marked, labelled, of its size."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.errors import StorageFailed
from seedbed.finishing.finish import finish
from seedbed.finishing.upstream import decode

if TYPE_CHECKING:
    from seedbed.types import U8, Finish, ImageFile, Size


def adapt(path: Path, recipe: Finish, staging: Path, size: Size | None) -> ImageFile:
    """The picture in the file, finished to the recipe as a new file in `staging`.

    With a `size` it has exactly that: scaled until it covers it, then cut evenly on both sides.
    Raises: as `finishing.finish.finish`; StorageFailed if the file cannot be read.
    """
    try:
        file = path.read_bytes()
    except OSError as error:
        raise StorageFailed(cause=f"{path}: {error.strerror or error}") from error
    if size is None:
        return finish(file, recipe, staging)
    pixels = decode(file)
    if pixels.shape[:2] == (size.height, size.width):
        return finish(file, recipe, staging, size)
    return finish(covering(pixels, size), recipe, staging, size)


def covering(pixels: U8, size: Size) -> U8:
    """The picture (H x W x 3 uint8 sRGB) at exactly `size`: scaled to cover it, cut evenly."""
    import numpy as np
    from PIL import Image, ImageOps

    picture = Image.fromarray(pixels)
    return np.array(
        ImageOps.fit(picture, (size.width, size.height), method=Image.Resampling.LANCZOS)
    )
