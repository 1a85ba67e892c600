"""JPEG files: baseline, the right colour resolution, and room for metadata."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, JpegImagePlugin

from seedbed.finishing.jpeg import SIGNATURE, app1_segment, jpeg, split_at_metadata

if TYPE_CHECKING:
    from seedbed.types import U8


def gradient(height: int, width: int) -> U8:
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([y * 255 // height, x * 255 // width, (x + y) % 256 // 2], -1).astype(np.uint8)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (7, 9), (64, 48), (301, 517)])
def test_pixels_are_close(height: int, width: int) -> None:
    pixels = gradient(height, width)
    file = jpeg(pixels, 92)
    assert file.startswith(SIGNATURE)
    with Image.open(BytesIO(file)) as picture:
        seen = np.asarray(picture.convert("RGB"), np.int16)
    assert seen.shape == pixels.shape
    assert np.abs(seen - pixels).mean() < 4


@pytest.mark.parametrize(("quality", "sampling"), [(50, 2), (90, 2), (94, 2), (95, 0), (100, 0)])
def test_colour_is_whole_from_95_on(quality: int, sampling: int) -> None:
    with Image.open(BytesIO(jpeg(gradient(64, 64), quality))) as picture:
        assert JpegImagePlugin.get_sampling(picture) == sampling  # 2 is 4:2:0, 0 is 4:4:4


def test_baseline_only() -> None:
    file = jpeg(gradient(64, 64), 90)
    assert b"\xff\xc0" in file  # SOF0, baseline
    assert b"\xff\xc2" not in file  # SOF2, progressive


def test_metadata_goes_behind_the_jfif_segment() -> None:
    file = jpeg(gradient(16, 16), 90)
    at = split_at_metadata(file)
    assert file[2:4] == b"\xff\xe0"
    assert file[at] == 0xFF
    assert split_at_metadata(b"\xff\xd8\xff\xdb\x00\x43") == 2  # without JFIF: right after SOI


def test_a_segment_has_a_largest_size() -> None:
    segment = app1_segment(b"ns\0", b"x" * (65_533 - 3))
    assert len(segment) == 4 + 65_533
    with pytest.raises(ValueError, match="65533"):
        app1_segment(b"ns\0", b"x" * 65_533)


def test_pillow_takes_over_where_simplejpeg_is_missing() -> None:
    program = """
import sys
sys.modules["simplejpeg"] = None
import numpy as np
from io import BytesIO
from PIL import Image, JpegImagePlugin
from seedbed.finishing import jpeg
assert jpeg.BACKEND == "pillow"
pixels = np.full((40, 30, 3), 90, np.uint8)
for quality, sampling in ((90, 2), (97, 0)):
    picture = Image.open(BytesIO(jpeg.jpeg(pixels, quality)))
    assert picture.size == (30, 40) and JpegImagePlugin.get_sampling(picture) == sampling
"""
    subprocess.run([sys.executable, "-c", program], check=True)
