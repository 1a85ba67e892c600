"""Small files of large pictures: bands of colour at the exact size, quick to make.

A picture's colours follow from its prompt, seed and index. Every file says in a comment which
picture it is, so that no two are equal although the pixels come from a few dozen looks.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from seedbed.types import Size

_LOOKS = 48
_KEPT = 24  # encoded files, about 4 MB at most
_SEGMENT = 65_533  # bytes of text in one JPEG segment (ITU-T T.81 B.1.1.4)


class Asked(NamedTuple):
    """What a picture depends on; `mark` is the visible mark's text, or None."""

    prompt: str
    seed: int
    at: int
    size: Size
    png: bool
    mark: str | None


def draw(asked: Asked, comment: str, weight: int = 0) -> bytes:
    """The file of a picture: JPEG, or PNG if asked.

    It holds `comment`, and is filled up to at least `weight` bytes with more of it, so that
    large files can be had for the price of small ones.
    """
    digest = hashlib.sha256(f"{asked.prompt}\0{asked.seed}\0{asked.at}".encode()).digest()
    file = _encoded(digest[0] % _LOOKS, asked.size, asked.png, asked.mark)
    text = comment.encode()
    text += b" " * max(0, weight - len(file) - len(text))
    return _with_png_text(file, text) if asked.png else _with_jpeg_comments(file, text)


@lru_cache(maxsize=_KEPT)
def _encoded(look: int, size: Size, png: bool, mark: str | None) -> bytes:
    picture = _drawn(look, size, mark)
    file = BytesIO()
    if png:
        picture.quantize(16).save(file, "PNG", compress_level=1)
    else:
        picture.save(file, "JPEG", quality=80)
    return file.getvalue()


def _drawn(look: int, size: Size, mark: str | None) -> Image.Image:
    picture = Image.new("RGB", size, _colour(look))
    draw = ImageDraw.Draw(picture)
    for band in (1, 2, 3):
        top = size.height * band // 4
        draw.rectangle((0, top, size.width, size.height), fill=_colour(look + 7 * band))
    if mark is not None:
        margin = min(size) // 18  # contract section 8: 5 to 6 % of the side
        font = ImageFont.load_default(size=max(10, min(size) // 28))
        corner = (size.width - margin, size.height - margin)
        # The font that comes with Pillow has no Chinese; the mark's place is what matters.
        draw.text(corner, mark.replace("生成", " generated"), fill="white", font=font, anchor="rs")
    return picture


def _colour(step: int) -> tuple[int, int, int]:
    return 40 + step * 67 % 180, 40 + step * 131 % 180, 40 + step * 29 % 180


def _with_jpeg_comments(file: bytes, text: bytes) -> bytes:
    """COM segments after SOI."""
    parts = [file[:2]]
    for start in range(0, max(1, len(text)), _SEGMENT):
        piece = text[start : start + _SEGMENT]
        parts.append(b"\xff\xfe" + struct.pack(">H", len(piece) + 2) + piece)
    return b"".join([*parts, file[2:]])


def _with_png_text(file: bytes, text: bytes) -> bytes:
    """A tEXt chunk after IHDR, which ends at byte 33 (PNG, W3C, section 11.2.2)."""
    data = b"tEXtComment\0" + text
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return file[:33] + chunk + file[33:]
