"""PNG at a twentieth of the CPU time of Pillow's default, and about a tenth larger.

Each row is stored as its difference from the row above (filter "up"), computed by numpy a strip
at a time, and one zlib stream runs through all strips. Beyond the picture the writer needs the
memory of about one strip and its compressed form, whatever the size of the picture.
Choice of filter, level and library: performance.md section 1, measured by benchmarks/encode.py.
Format: PNG specification, third edition (W3C, 2025), sections 5, 9, 10 and 11.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from seedbed.finishing.deflate import compressor, crc32

if TYPE_CHECKING:
    from seedbed.types import U8

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_STRIP_BYTES = 1 << 20  # about a second-level cache, so that filter and deflate share it
_COLOUR_TYPE = {3: 2, 4: 6}  # channels -> RGB, RGBA (PNG specification, table 11.1)
_FILTER_UP = 2


def png_pieces(pixels: U8, chunks: Sequence[bytes] = ()) -> Iterator[bytes]:
    """The file's bytes in order, in pieces as they are made; joined they are the file.

    `pixels`: H x W x 3 (RGB) or H x W x 4 (RGBA) uint8, at least 1 x 1. `chunks`: finished
    chunks, as the functions below make them, that go before the pixels.
    """
    height, width, channels = pixels.shape
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPE[channels], 0, 0, 0)
    yield SIGNATURE + _chunk(b"IHDR", header) + b"".join(chunks)
    stream = compressor()
    for strip in _filtered_strips(pixels.reshape(height, width * channels)):
        yield from _pixel_chunk(stream.compress(strip))
    yield from _pixel_chunk(stream.flush())
    yield _chunk(b"IEND", b"")


def text_chunk(keyword: str, text: str) -> bytes:
    """A tEXt chunk. `keyword`: 1-79 Latin-1 characters; `text`: Latin-1 without NUL."""
    return _chunk(b"tEXt", keyword.encode("latin-1") + b"\0" + text.encode("latin-1"))


def unicode_text_chunk(keyword: str, text: str) -> bytes:
    """An iTXt chunk, uncompressed, without language. `keyword` as for `text_chunk`."""
    # Five zero bytes end the keyword, say "not compressed, method 0" and leave the language
    # tag and the translated keyword empty.
    return _chunk(b"iTXt", keyword.encode("latin-1") + b"\0" * 5 + text.encode("utf-8"))


def _filtered_strips(rows: U8) -> Iterator[U8]:
    """The rows as deflate gets them: a filter byte, then the difference from the row above.

    Every strip is a view of one buffer, good until the next is asked for.
    """
    height, row_bytes = rows.shape
    strip_rows = min(height, max(1, _STRIP_BYTES // (row_bytes + 1)))
    buffer = np.empty((strip_rows, row_bytes + 1), np.uint8)
    buffer[:, 0] = _FILTER_UP
    for top in range(0, height, strip_rows):
        count = min(strip_rows, height - top)
        strip = buffer[:count]
        if top == 0:  # the row above the first counts as zeros
            strip[0, 1:] = rows[0]
            np.subtract(rows[1:count], rows[: count - 1], out=strip[1:, 1:])
        else:
            np.subtract(rows[top : top + count], rows[top - 1 : top + count - 1], out=strip[:, 1:])
        yield strip.reshape(-1)


def _pixel_chunk(data: bytes) -> Iterator[bytes]:
    """One IDAT in three pieces, so that its megabyte is not copied to be joined."""
    if data:
        yield struct.pack(">I", len(data)) + b"IDAT"
        yield data
        yield struct.pack(">I", crc32(data, crc32(b"IDAT")))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))
