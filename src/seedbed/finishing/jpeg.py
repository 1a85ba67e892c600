"""Baseline JPEG, and the place of a metadata segment in one.

libjpeg-turbo through simplejpeg, which lets other threads run while it works; Pillow where
simplejpeg has no build. Never optimised or progressive: those cost 2 to 5 times the CPU time
and hold the interpreter for all of it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seedbed.types import U8

try:
    import simplejpeg as _turbo
except ImportError:
    _turbo = None

BACKEND = "pillow" if _turbo is None else "simplejpeg"
"""Which of the two is in use, for `seedbed check`."""

SIGNATURE = b"\xff\xd8\xff"
LARGEST_SIDE = 65_535
"""Pixels; JPEG's sizes have 16 bits."""

_FULL_COLOUR_FROM = 95  # below, colour is stored at half resolution, which the eye forgives
_APP0 = b"\xff\xe0"
_APP1 = b"\xff\xe1"
_LARGEST_SEGMENT = 65_533


def jpeg(rgb: U8, quality: int) -> bytes:
    """The file's bytes, without metadata.

    `rgb`: H x W x 3 uint8 in one block of memory, sides of 1 to 65535. `quality` 1-100: colour
    at half resolution (4:2:0) below 95, at full resolution (4:4:4) from there.
    """
    full_colour = quality >= _FULL_COLOUR_FROM
    if _turbo is None:
        return _with_pillow(rgb, quality, full_colour)
    file: bytes = _turbo.encode_jpeg(rgb, quality, "RGB", "444" if full_colour else "420")
    return file


def app1_segment(namespace: bytes, body: bytes) -> bytes:
    """An APP1 segment; `namespace` says whose body it is and ends with a zero byte.

    Raises: ValueError if both together pass 65533 bytes.
    """
    content = namespace + body
    if len(content) > _LARGEST_SEGMENT:
        raise ValueError(f"a JPEG segment holds {_LARGEST_SEGMENT} bytes, not {len(content)}")
    return _APP1 + struct.pack(">H", len(content) + 2) + content


def split_at_metadata(file: bytes) -> int:
    """Where metadata segments go: after SOI and, if there is one, the JFIF segment (APP0)."""
    start = len(b"\xff\xd8")
    if file[start : start + 2] == _APP0:
        (length,) = struct.unpack_from(">H", file, start + 2)
        return start + 2 + int(length)
    return start


def _with_pillow(rgb: U8, quality: int, full_colour: bool) -> bytes:
    from io import BytesIO  # only where simplejpeg is missing

    from PIL import Image

    out = BytesIO()
    subsampling = "4:4:4" if full_colour else "4:2:0"
    Image.fromarray(rgb).save(out, "JPEG", quality=quality, subsampling=subsampling)
    return out.getvalue()
