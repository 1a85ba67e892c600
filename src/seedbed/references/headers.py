"""What a file's first bytes say: its format, the size it claims, and how dear it is to decode.

Read by hand, before any decoder sees the file: decoders reserve memory for the claimed size
while they open a file, and a JPEG may hold any number of passes over the same pixels.
Layouts: PNG (W3C) section 11.2.2, GIF89a section 18, BMP (BITMAPINFOHEADER), WebP (RFC 9649),
JPEG (ITU-T T.81 annex B).
"""

from __future__ import annotations

import re
from typing import BinaryIO, Literal

from seedbed.types import Size

Kind = Literal["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"]

# One libjpeg pass costs about 1.2 ms per megapixel however short its data (reliability.md
# section 2.2), and progressive encoders write about ten.
MAX_JPEG_SCANS = 100
_MAX_JPEG_SEGMENTS = 10_000
# Provenance manifests and colour profiles come in segments of 64 kB before the frame.
_MOST_SEGMENTS_BEFORE_FRAME = 1000

_TIFF_MAGIC = (b"II*\0", b"MM\0*")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")

# A marker is FF and a code; FF00 is a stuffed byte, FFFF filling, and FFD0-FFD7 only restart
# the entropy coder.
_JPEG_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
_TEM, _SOS, _EOI = 0x01, 0xDA, 0xD9
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def kind_of(data: bytes) -> Kind | None:
    """The format by the file's own first bytes, or None if it is not one of the six."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith(b"BM"):
        return "BMP"
    if data.startswith(_TIFF_MAGIC):
        return "TIFF"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    return None


def is_heif(data: bytes) -> bool:
    """Whether it is a HEIC, HEIF or AVIF file, which deserves an answer of its own."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS


def claimed_size(data: bytes, kind: Kind) -> Size | None:
    """The size in the header, not yet believed; None when the header does not say it plainly.

    A TIFF keeps its size in a directory that may lie anywhere, so it is always None there.
    """
    match kind:
        case "JPEG":
            return jpeg_outline(data)[0]
        case "PNG" if data[12:16] == b"IHDR":
            return _size(data, 16, 20, 4, "big")
        case "GIF":
            return _size(data, 6, 8, 2, "little")
        case "BMP" if data[14:18] == b"\x0c\0\0\0":
            return _size(data, 18, 20, 2, "little")
        case "BMP":
            return _size(data, 18, 22, 4, "little", signed=True)
        case "WEBP":
            return _webp_size(data)
    return None


def picture_size(file: BinaryIO, kind: Kind) -> Size | None:
    """The size in an open file's header, of which no more is read than it takes.

    None as for `claimed_size`, and for a JPEG without a frame among its first segments.
    """
    file.seek(0)
    if kind != "JPEG":
        return claimed_size(file.read(64), kind)
    position = 2
    for _ in range(_MOST_SEGMENTS_BEFORE_FRAME):
        file.seek(position)
        head = file.read(9)  # FF, marker, length, and in a frame: precision, height, width
        if len(head) < 9 or head[0] != 0xFF:
            return None
        if head[1] == 0xFF:  # filling
            position += 1
        elif head[1] in _SOF:
            return _size(head, 7, 5, 2, "big")
        else:
            position += 2 + max(2, int.from_bytes(head[2:4], "big"))
    return None


def jpeg_outline(data: bytes) -> tuple[Size | None, int]:
    """The frame's size and the number of scans, by walking the markers as libjpeg does.

    Counting stops above MAX_JPEG_SCANS, or when there are more segments than any camera
    writes, which counts as too many scans.
    """
    size: Size | None = None
    scans = 0
    position = 2
    for _ in range(_MAX_JPEG_SEGMENTS):
        marker = _JPEG_MARKER.search(data, position)
        if marker is None or marker[1][0] == _EOI:
            return size, scans
        code, position = marker[1][0], marker.end()
        if code == _TEM:
            continue
        if code in _SOF and size is None:
            size = _size(data, position + 5, position + 3, 2, "big")
        if code == _SOS:
            scans += 1
            if scans > MAX_JPEG_SCANS:
                return size, scans
        position += max(2, int.from_bytes(data[position : position + 2], "big"))
    return size, MAX_JPEG_SCANS + 1


def _webp_size(data: bytes) -> Size | None:
    chunk = data[12:16]
    if chunk == b"VP8X":
        size = _size(data, 24, 27, 3, "little")
        return size and Size(size.width + 1, size.height + 1)
    if chunk == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8 ":
        size = _size(data, 26, 28, 2, "little")
        return size and Size(size.width & 0x3FFF, size.height & 0x3FFF)
    return None


def _size(
    data: bytes,
    width_at: int,
    height_at: int,
    count: int,
    order: Literal["little", "big"],
    *,
    signed: bool = False,
) -> Size | None:
    width, height = data[width_at : width_at + count], data[height_at : height_at + count]
    if len(width) < count or len(height) < count:
        return None
    return Size(
        abs(int.from_bytes(width, order, signed=signed)),
        abs(int.from_bytes(height, order, signed=signed)),
    )
