"""Sizes in the headers of open files."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

import pytest
from PIL import Image

from seedbed.references.headers import kind_of, picture_size
from seedbed.types import Size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_the_header_says_the_size(kind: Literal["JPEG", "PNG", "WEBP", "GIF", "BMP"]) -> None:
    file = BytesIO()
    Image.new("RGB", (321, 45), "teal").save(file, kind)
    assert kind_of(file.getvalue()) == kind
    assert picture_size(file, kind) == Size(321, 45)


class Counting(BytesIO):
    """A file that counts what is read of it."""

    count = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.count += len(found)
        return found


def test_what_stands_before_a_jpegs_frame_is_skipped() -> None:
    plain = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(plain, "JPEG", progressive=True)
    manifest = b"\xff\xeb\xff\xff" + b"\xff\xc0" * 32766 + b"\x00"  # looks like frames inside
    data = plain.getvalue()[:2] + manifest * 20 + b"\xff" * 3 + plain.getvalue()[2:]
    file = Counting(data)
    assert picture_size(file, "JPEG") == Size(640, 480)
    assert file.count < 1000


@pytest.mark.parametrize("count", range(0, 24))
def test_a_cut_file_has_no_size(count: int) -> None:
    file = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(file, "JPEG")
    assert picture_size(BytesIO(file.getvalue()[:count]), "JPEG") is None
    png = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(png, "PNG")
    assert picture_size(BytesIO(png.getvalue()[:count]), "PNG") is None
