"""A file that an upstream made becomes what the plan promised: marked, labelled, of its size."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.errors import StorageFailed
from seedbed.finishing.finish import Work, encoded, finish, mark
from seedbed.finishing.provenance import AIGC_KEYWORD, Label
from seedbed.finishing.staged import write_staged
from seedbed.finishing.upstream import decode, inspect
from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.types import U8, Finish, ImageFile

# An element only: in the text of another one, such as a prompt, its bracket would be escaped.
_IN_XMP = re.compile(r"<TC260:AIGC>([^<]*)</TC260:AIGC>")
_LONGEST_FIELD = 1000  # of a label; a JPEG's metadata has 65533 bytes


def adapt(path: Path, recipe: Finish, staging: Path, size: Size | None) -> ImageFile:
    """The picture in the file, finished to the recipe as a new file in `staging`.

    With a `size` it has exactly that: scaled until it covers it, then cut evenly on both sides.
    An AIGC label that it came with is carried over where its bytes must change, in place of ours.
    Raises: as `finishing.finish.finish`; StorageFailed if the file cannot be read.
    """
    try:
        file = path.read_bytes()
    except OSError as error:
        raise StorageFailed(cause=f"{path}: {error.strerror or error}") from error
    came = inspect(file)
    size = size or came.size
    if came == (recipe.media_type, size) and recipe.watermark is None:
        return finish(file, recipe, staging, size)
    pixels = decode(file)
    if came.size != size:
        pixels = covering(pixels, size)
    label = label_in(file)
    if label is None:
        return finish(pixels, recipe, staging, size)
    work = Work(pixels, recipe, label)
    mark(work)
    encoded(work)
    return write_staged(work.body, staging, recipe.media_type, size)


def covering(pixels: U8, size: Size) -> U8:
    """The picture (H x W x 3 uint8 sRGB) at exactly `size`: scaled to cover it, cut evenly."""
    import numpy as np
    from PIL import Image, ImageOps

    picture = Image.fromarray(pixels)
    return np.array(
        ImageOps.fit(picture, (size.width, size.height), method=Image.Resampling.LANCZOS)
    )


def label_in(file: bytes) -> Label | None:
    """Who made a picture, and its id, by the AIGC label in its text chunk or its XMP; None without.

    `file` is one that can be decoded. Both places: provenance.py.
    """
    from PIL import Image

    with Image.open(BytesIO(file)) as picture:
        told, xmp = picture.info.get(AIGC_KEYWORD), picture.info.get("xmp", b"")
    if not isinstance(told, str):
        element = _IN_XMP.search(xmp.decode("utf-8", "replace"))
        told = unescape(element[1]) if element else ""
    try:
        fields = json.loads(told)
        fields = fields.get("AIGC", fields)  # the standard's own example is wrapped once more
        producer, number = fields["ContentProducer"], fields.get("ProduceID", "")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if not (isinstance(producer, str) and isinstance(number, str) and producer):
        return None
    return Label(producer, number) if len(producer + number) <= _LONGEST_FIELD else None
