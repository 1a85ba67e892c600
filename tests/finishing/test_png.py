"""PNG files as strict readers see them."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from seedbed.finishing.png import png_pieces, text_chunk, unicode_text_chunk

if TYPE_CHECKING:
    from seedbed.types import U8


def written(pixels: U8, *chunks: bytes) -> bytes:
    return b"".join(png_pieces(pixels, chunks))


def noise(height: int, width: int, channels: int = 3, seed: int = 0) -> U8:
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), dtype=np.uint8)


def flat_art(height: int, width: int) -> U8:
    """Large even areas with a few edges, as illustrations have them."""
    pixels = np.full((height, width, 3), (250, 214, 165), np.uint8)
    pixels[height // 3 : height // 2, width // 4 :] = (20, 80, 160)
    pixels[:, width // 2 :: 37] = (200, 30, 30)
    return pixels


def chunks_of(file: bytes) -> list[tuple[bytes, bytes]]:
    """Every chunk, each checked: length, CRC, nothing between or after."""
    assert file[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    found = []
    while at < len(file):
        length, kind = struct.unpack_from(">I4s", file, at)
        body = file[at + 8 : at + 8 + length]
        (crc,) = struct.unpack_from(">I", file, at + 8 + length)
        assert crc == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + length
    assert at == len(file)
    return found


def unfiltered(file: bytes) -> U8:
    """A second, independent decoder: stdlib zlib, which checks the Adler-32, and a plain loop."""
    chunks = chunks_of(file)
    width, height, depth, colour, method, filters, interlace = struct.unpack(
        ">IIBBBBB", chunks[0][1]
    )
    assert (depth, method, filters, interlace) == (8, 0, 0, 0)
    channels = {2: 3, 6: 4}[colour]
    stream = zlib.decompressobj()
    raw = stream.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    assert stream.eof
    assert not stream.unused_data
    rows = np.frombuffer(raw, np.uint8).reshape(height, 1 + width * channels)
    assert set(rows[:, 0].tolist()) == {2}
    return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(height, width, channels)


def unpillowed(file: bytes) -> U8:
    with Image.open(BytesIO(file)) as picture:
        picture.verify()
    with Image.open(BytesIO(file)) as picture:
        return np.asarray(picture)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 300),
    st.integers(1, 517),
    st.sampled_from([3, 4]),
    st.integers(0, 2**32 - 1),
    st.booleans(),
)
def test_nothing_is_lost(height: int, width: int, channels: int, seed: int, even: bool) -> None:
    pixels = noise(height, width, channels, seed)
    if even:
        pixels //= 200
    file = written(pixels)
    assert np.array_equal(unfiltered(file), pixels)
    assert np.array_equal(unpillowed(file), pixels)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (2, 1), (1, 700), (300, 517), (1500, 900)])
@pytest.mark.parametrize("kind", [noise, flat_art])
def test_strips_join_without_a_seam(height: int, width: int, kind: object) -> None:
    pixels = noise(height, width) if kind is noise else flat_art(height, width)
    assert np.array_equal(unpillowed(written(pixels)), pixels)


def test_wide_rows_still_make_strips() -> None:
    pixels = noise(3, 400_000)  # one row is more than a strip's bytes
    assert np.array_equal(unfiltered(written(pixels)), pixels)


def test_a_reader_of_rows_in_other_order_is_served_too() -> None:
    pixels = noise(40, 60)[::-1, ::-1]
    assert np.array_equal(unpillowed(written(pixels)), pixels)


def test_chunks_are_in_the_order_the_specification_wants() -> None:
    file = written(noise(9, 9), text_chunk("AIGC", "x"), unicode_text_chunk("Title", "生成"))
    kinds = [kind for kind, _ in chunks_of(file)]
    assert kinds == [b"IHDR", b"tEXt", b"iTXt", b"IDAT", b"IEND"]


def test_text_chunks_are_read_back() -> None:
    file = written(noise(4, 4), text_chunk("AIGC", "plain"), unicode_text_chunk("Title", "生成"))
    with Image.open(BytesIO(file)) as picture:
        assert picture.info["AIGC"] == "plain"
        assert picture.info["Title"] == "生成"


def test_memory_beyond_the_picture_is_a_few_strips() -> None:
    # In a fresh process, because tracing allocations here would see the other tests' too.
    program = """
import tracemalloc, numpy as np
from seedbed.finishing.png import png_pieces
pixels = np.zeros((3000, 3000, 3), np.uint8)
for _ in png_pieces(pixels[:9]): pass
tracemalloc.start()
for _ in png_pieces(pixels): pass
print(tracemalloc.get_traced_memory()[1])
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert int(run.stdout) < 6 * 2**20  # the picture is 27 MB


def test_size_stays_near_the_reference_encoder() -> None:
    smooth = np.add.outer(np.arange(600), np.arange(800)) // 6
    pixels = (smooth[..., None] + noise(600, 800) // 64).astype(np.uint8)
    reference = BytesIO()
    Image.fromarray(pixels).save(reference, "PNG")
    assert len(written(pixels)) <= 1.16 * len(reference.getvalue())


def test_the_standard_library_takes_over_where_isal_is_missing() -> None:
    program = """
import sys
sys.modules["isal"] = None
import zlib, numpy as np
from io import BytesIO
from PIL import Image
from seedbed.finishing import deflate
from seedbed.finishing.png import png_pieces
assert deflate.BACKEND == "zlib"
pixels = np.random.default_rng(1).integers(0, 256, (301, 77, 3), dtype=np.uint8)
file = b"".join(png_pieces(pixels))
assert np.array_equal(np.asarray(Image.open(BytesIO(file))), pixels)
assert deflate.crc32(b"seedbed", 7) == zlib.crc32(b"seedbed", 7)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
