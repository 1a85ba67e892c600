"""Files made to hurt whoever decodes them, each a few bytes to a few megabytes.

Layouts as in references/headers.py; each is named for what it does. `REFUSED` must be refused,
`BORNE` may be read, if that stays within the limits.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

Bomb = Callable[[], bytes]


def chunk(name: bytes, body: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(
    width: int,
    height: int,
    depth: int = 1,
    colour: int = 0,
    *chunks: tuple[bytes, bytes],
    rows: int = 100,
    interlaced: bool = False,
) -> bytes:
    """A PNG that claims a size and holds the first `rows` rows of it, all zero."""
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    data = zlib.compress(bytes((min(width, 40_000) * depth * samples + 7) // 8 + 1) * rows, 9)
    extra = b"".join(chunk(*item) for item in chunks)
    end = chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + end


def whole_png(width: int, height: int, depth: int, colour: int) -> bytes:
    """A PNG with all of its rows, all zero: very small for what it holds."""
    return png(width, height, depth, colour, rows=height)


def tiff(width: int, height: int, data: bytes = bytes(64), **tags: int) -> bytes:
    """A TIFF of one strip, one byte a sample, that claims a size; `t259=5` sets tag 259."""
    entries = {256: width, 257: height, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: height}
    entries[279] = len(data)
    entries |= {int(name[1:]): value for name, value in tags.items()}
    entries[273] = tags.get("t273", 8 + 2 + 12 * len(entries) + 4)
    body = b"".join(struct.pack("<HHII", tag, 4, 1, entries[tag]) for tag in sorted(entries))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + bytes(4) + data


def bmp(width: int, height: int, coding: int = 0, bits: int = 24) -> bytes:
    """A BMP header and nothing behind it."""
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, coding, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head + bytes(20)


def gif(width: int, height: int, frame: tuple[int, int] | None = None) -> bytes:
    """A GIF with one frame of a few pixels that claims to be larger."""
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF0, 0, 0) + bytes(6)
    inner = frame or (width, height)
    return head + b"," + struct.pack("<HHHHB", 0, 0, *inner, 0) + b"\2\2\x4c\1\0;"


def jpeg_head(width: int, height: int, sof: int = 0xC0, precision: int = 8) -> bytes:
    """Start and frame header of a JPEG of three components."""
    frame = struct.pack(">BHHB", precision, height, width, 3) + b"\1\x22\0\2\x11\1\3\x11\1"
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff%c\0\x11" % sof + frame


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def scans(count: int, side: int = 64) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    data = saved(Image.new("RGB", (side, side), "teal"), "JPEG", progressive=True, subsampling=0)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + b"\xff\xd9"


def _vp8x(width: int, height: int, more: bytes = bytes(16)) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X\x0a\0\0\0\x02\0\0\0" + size + more
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _cut(data: bytes, share: float = 0.5) -> bytes:
    return data[: int(len(data) * share)]


def _unfolds(name: bytes, head: bytes, size: int = 40_000_000) -> bytes:
    return png(20, 20, 8, 2, (name, head + zlib.compress(bytes(size), 9)), rows=20)


REFUSED: dict[str, Bomb] = {
    "png, 169 megapixels of one bit": lambda: whole_png(13_000, 13_000, 1, 0),
    "png, one column too many": lambda: png(6001, 6000, 1),
    "png, interlaced": lambda: png(13_000, 13_000, 8, 6, interlaced=True),
    "png, sixteen bits of four samples": lambda: png(30_000, 30_000, 16, 6),
    "png, a ribbon": lambda: png(100_000, 15),
    "png, no width": lambda: png(0, 6000),
    "png, the largest sides": lambda: png(2**31 - 1, 2**31 - 1),
    "png, sides beyond the largest": lambda: png(2**32 - 1, 2**32 - 1),
    "png, a text that unfolds": lambda: _unfolds(b"zTXt", b"a\0\0"),
    "png, an international text that unfolds": lambda: _unfolds(b"iTXt", b"a\0\1\0\0\0"),
    "png, a profile that unfolds": lambda: _unfolds(b"iCCP", b"a\0\0"),
    "png, a hundred texts of a megabyte": lambda: png(
        20, 20, 8, 2, *[(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000), 9))] * 100, rows=20
    ),
    "png, a chunk longer than the file": lambda: png(20, 20)[:33] + b"\x7f\xff\xff\xffIDAT",
    "jpeg, 3600 megapixels": lambda: jpeg_head(60_000, 60_000) + b"\xff\xd9",
    "jpeg, a ribbon": lambda: jpeg_head(65_500, 15) + b"\xff\xd9",
    "jpeg, 101 scans": lambda: scans(101),
    "jpeg, a thousand scans": lambda: scans(1000),
    "jpeg, thirty thousand scans": lambda: scans(30_000),
    "jpeg, nothing but markers": lambda: b"\xff\xd8\xff" + b"\xe0\0\2\xff" * 400_000,
    "jpeg, lossless": lambda: jpeg_head(5990, 5990, 0xC3) + b"\xff\xda\0\2\xff\xd9",
    "jpeg, two frames": lambda: jpeg_head(64, 64) + jpeg_head(5990, 5990)[20:] + b"\xff\xd9",
    "jpeg, twelve bits": lambda: jpeg_head(5990, 5990, precision=12) + b"\xff\xda\0\2\xff\xd9",
    "gif, 3600 megapixels": lambda: gif(60_000, 60_000),
    "gif, a frame larger than its screen": lambda: gif(20, 20, (60_000, 60_000)),
    "gif, no frame": lambda: b"GIF89a" + struct.pack("<HHBBB", 5990, 5990, 0, 0, 0) + b";",
    "bmp, 169 megapixels": lambda: bmp(13_000, -13_000),
    "bmp, no pixels": lambda: bmp(5990, 5990),
    "bmp, runs that never come": lambda: bmp(5990, 5990, 1, 8),
    "bmp, the old header": lambda: b"BM"
    + bytes(12)
    + struct.pack("<IHHHH", 12, 60_000, 60_000, 1, 24)
    + bytes(20),
    "webp, 268 megapixels": lambda: _vp8x(16_384, 16_384),
    "webp, 268 megapixels, lossless": lambda: b"RIFF\x20\0\0\0WEBPVP8L"
    + b"\x10\0\0\0\x2f\xff\xff\xff\x0f"
    + bytes(16),
    "webp, 268 megapixels, lossy": lambda: b"RIFF\x20\0\0\0WEBPVP8 \x10\0\0\0\0\0\0\x9d\x01\x2a"
    b"\xff\x3f\xff\x3f" + bytes(16),
    "webp, a canvas without pictures": lambda: _vp8x(5990, 5990),
    "webp, cut off": lambda: _cut(
        saved(Image.effect_noise((400, 400), 90).convert("RGB"), "WEBP", lossless=True)
    ),
    "tiff, 169 megapixels": lambda: tiff(13_000, 13_000),
    "tiff, a strip beyond the end": lambda: tiff(2000, 2000, t273=4_000_000_000),
    "tiff, a strip of four gigabytes": lambda: tiff(5990, 5990, t279=4_000_000_000),
    "tiff, a directory that names itself": lambda: tiff(20, 20)[:118] + struct.pack("<I", 8),
    "tiff, a strip that unfolds": lambda: tiff(
        5990, 5990, zlib.compress(bytes(200_000_000), 9), t259=8, t277=65_535
    ),
    "tiff, a strip that is shorter than said": lambda: tiff(
        5990, 5990, zlib.compress(bytes(5990), 9), t259=8
    ),
    "tiff, a coding that is shut out": lambda: tiff(5990, 5990, t259=50_000),
    "tiff, floats": lambda: saved(Image.new("F", (100, 100)), "TIFF"),
}  # fmt: skip

BORNE: dict[str, Bomb] = {
    "png, whose rows end early": lambda: png(5990, 5990, 8, 6, rows=3),
    "png, 36 megapixels of one bit": lambda: whole_png(6000, 6000, 1, 0),
    "png, 36 megapixels of 64 bits": lambda: whole_png(6000, 6000, 16, 6),
    "png, 36 megapixels with transparency": lambda: whole_png(6000, 6000, 8, 4),
    "jpeg, a hundred scans of 16 megapixels": lambda: scans(85, 4000),
    "jpeg, 36 megapixels of cmyk": lambda: saved(Image.new("CMYK", (6000, 6000)), "JPEG"),
    "gif, ten thousand frames": lambda: saved(
        Image.new("P", (16, 16)),
        "GIF",
        save_all=True,
        append_images=[Image.new("P", (16, 16), 1), Image.new("P", (16, 16))] * 1000,
    ),
    "webp, twelve frames of 16 megapixels": lambda: saved(
        Image.new("RGB", (4000, 4000)),
        "WEBP",
        save_all=True,
        append_images=[Image.new("RGB", (4000, 4000), "red")],
        quality=1,
        method=0,
    ),
    "tiff, two thousand pages": lambda: saved(
        Image.new("L", (16, 16)),
        "TIFF",
        save_all=True,
        append_images=[Image.new("L", (16, 16))] * 2000,
    ),
}  # fmt: skip
