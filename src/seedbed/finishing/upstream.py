"""Pictures that an upstream already encoded: what they are, and their pixels when needed."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PIL import ExifTags, Image, ImageOps

from seedbed.errors import EngineFailed
from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.types import U8

_FORMATS = ("PNG", "JPEG", "WEBP")
_MEDIA_TYPE = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_LARGEST_PIXELS = 67_108_864  # as large as a model card may allow (settings.ModelSettings)
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError)  # how Pillow tells of a broken file


class Found(NamedTuple):
    """What the header of an encoded picture says; `size` is as the picture is seen, upright."""

    media_type: str
    size: Size


def inspect(file: bytes) -> Found:
    """Read media type and size from the header; no pixel is decoded.

    Raises: EngineFailed if it is none of PNG, JPEG and WebP, or larger than any plan.
    """
    with _opened(file) as picture:
        try:
            orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
        except _DAMAGE as error:
            raise EngineFailed(cause=f"the upstream's picture is damaged: {error}") from error
        width, height = picture.size
        quarter_turn = orientation in (5, 6, 7, 8)
        size = Size(height, width) if quarter_turn else Size(width, height)
        return Found(_MEDIA_TYPE[picture.format or ""], size)


def decode(file: bytes) -> U8:
    """The pixels, H x W x 3 uint8: upright, transparency laid over white, first frame only.

    Raises: EngineFailed as `inspect`, and if the file is damaged.
    """
    with _opened(file) as picture:
        try:
            upright = ImageOps.exif_transpose(picture)
            if upright.has_transparency_data:
                solid = Image.new("RGBA", upright.size, "white")
                solid.alpha_composite(upright.convert("RGBA"))
                upright = solid
            return np.array(upright.convert("RGB"))
        except _DAMAGE as error:
            raise EngineFailed(cause=f"the upstream's picture is damaged: {error}") from error


def _opened(file: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Pillow warns from 89 million pixels on; the limit below is ours and smaller.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(file), formats=_FORMATS)
    except (*_DAMAGE, Image.DecompressionBombError) as error:
        raise EngineFailed(cause=f"the upstream sent no picture: {error}") from error
    if picture.width * picture.height > _LARGEST_PIXELS:
        raise EngineFailed(cause=f"the upstream's picture is {picture.width}x{picture.height}")
    return picture
