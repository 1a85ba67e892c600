"""References for somebody who reads fewer formats: their own file, or a PNG of it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import ExifTags, Image

from seedbed.errors import InvalidImage, InvalidParameter
from seedbed.references.fetch import UNFETCHABLE, Fetcher
from seedbed.references.gather import Gatherer
from seedbed.settings import ReferenceSettings
from seedbed.types import InlineSource, ReferenceSource, UrlSource

if TYPE_CHECKING:
    from references.conftest import Web


@pytest.fixture
async def gatherer(tmp_path: Path) -> AsyncIterator[Gatherer]:
    made = Gatherer(ReferenceSettings(), tmp_path / "scratch")
    await made.start()
    yield made
    await made.close()


def picture(
    kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **options: Any
) -> bytes:
    """Left half red, right half blue; with alpha, the right half is clear."""
    image = Image.new(mode, size, "red")
    image.paste((0, 0, 255, 0)[: len(mode)], (size[0] // 2, 0, *size))
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


async def read(
    gatherer: Gatherer, sources: Sequence[ReferenceSource], reads: Sequence[str] = ("PNG", "JPEG")
) -> list[bytes]:
    """The files as they are handed over."""
    async with gatherer.files(sources) as files:
        ready = await gatherer.readable(files, sources, reads)  # type: ignore[arg-type]
        return [path.read_bytes() for path in ready]


async def test_what_is_read_stays_as_it_is(gatherer: Gatherer) -> None:
    files = [picture("PNG"), picture("JPEG"), picture("PNG", "RGBA")]
    assert await read(gatherer, [InlineSource(file) for file in files]) == files


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
async def test_another_format_becomes_png(kind: str, gatherer: Gatherer, tmp_path: Path) -> None:
    first, second = picture("PNG"), picture(kind, lossless=True)
    kept, made = await read(gatherer, [InlineSource(first), InlineSource(second)])
    assert kept == first
    image = Image.open(io.BytesIO(made))
    assert (image.format, image.size, image.mode) == ("PNG", (40, 20), "RGB")
    assert (image.getpixel((5, 5)), image.getpixel((35, 5))) == ((255, 0, 0), (0, 0, 255))
    assert list((tmp_path / "scratch").glob("*/*")) == []


async def test_clear_parts_are_white(gatherer: Gatherer) -> None:
    file = picture("WEBP", "RGBA", lossless=True)
    (made,) = await read(gatherer, [InlineSource(file)])
    assert Image.open(io.BytesIO(made)).getpixel((35, 5)) == (255, 255, 255)


async def test_a_turned_picture_is_upright(gatherer: Gatherer) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # a quarter turn
    (made,) = await read(gatherer, [InlineSource(picture("WEBP", exif=exif.tobytes()))])
    assert Image.open(io.BytesIO(made)).size == (20, 40)


@pytest.mark.parametrize(
    "file",
    [
        picture("PNG", size=(14, 200)),
        picture("PNG", size=(400, 20)),
        b"GIF89a" + b"\x00" * 40,
        picture("BMP")[:60],
        b"<html>no picture</html>",
    ],
)
async def test_bad_pictures_are_refused_by_their_place(file: bytes, gatherer: Gatherer) -> None:
    sources = [InlineSource(picture("PNG")), InlineSource(file)]
    with pytest.raises(InvalidImage, match="image 2: "):
        await read(gatherer, sources)


async def test_a_link_to_no_picture_says_no_more_than_a_dead_one(web: Web, tmp_path: Path) -> None:
    reach = web.settings()
    made = Gatherer(reach, tmp_path / "scratch", Fetcher(reach, lookup=web.look_up))
    await made.start()
    try:
        with pytest.raises(InvalidParameter) as caught:
            await read(made, [UrlSource(web.show("/page", b"<html>sign in</html>"))])
    finally:
        await made.close()
    assert UNFETCHABLE in caught.value.message
