"""Files -> pixels: every format, layout and orientation; limits; damage; bombs."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from seedbed.errors import InvalidImage, SeedbedError, StorageFailed
from seedbed.references import headers
from seedbed.references.decode import DecodeLimits, NotAnImage, decode
from seedbed.types import Reference, Size

LIMITS = DecodeLimits(max_pixels=36_000_000, max_ratio=16)
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


@pytest.fixture
def decoded(tmp_path: Path) -> Any:
    """A function: bytes, and limits to change -> Reference."""
    count = 0

    def run(data: bytes, **limits: Any) -> Reference:
        nonlocal count
        count += 1
        source = tmp_path / str(count)
        source.write_bytes(data)
        made = DecodeLimits(**{"max_pixels": 36_000_000, "max_ratio": 16.0, **limits})
        return decode(source, tmp_path, made)

    return run


def difference(reference: Reference, expected: Image.Image) -> int:
    """The largest error of any channel of any pixel."""
    want = np.asarray(expected.convert("RGB")).astype(int)
    have = reference.rgb().astype(int)
    assert have.shape == want.shape
    return int(np.abs(have - want).max())


# -- what comes out ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_is_read(decoded: Any, photo: Image.Image, kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    data = saved(photo, kind, **options)
    reference = decoded(data)
    exact = Image.open(io.BytesIO(data)).convert("RGB")
    assert difference(reference, exact) == 0
    assert reference.size == reference.original == Size(64, 48)
    assert reference.digest == hashlib.sha256(data).hexdigest()
    assert reference.alpha() is None
    assert difference(reference, photo) <= (0 if kind not in ("JPEG", "GIF") else 120)


def test_a_lossy_webp_and_a_progressive_jpeg_are_read(decoded: Any, photo: Image.Image) -> None:
    for data in (
        saved(photo, "WEBP", quality=90),
        saved(photo, "JPEG", quality=95, progressive=True, subsampling=0),
    ):
        assert difference(decoded(data), Image.open(io.BytesIO(data))) == 0


LAYOUTS = [
    ("1", ["PNG", "BMP", "TIFF", "GIF"]),
    ("L", ["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"]),
    ("LA", ["PNG", "WEBP", "TIFF"]),
    ("P", ["PNG", "BMP", "TIFF", "GIF"]),
    ("RGB", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"]),
    ("RGBA", ["PNG", "WEBP", "TIFF"]),
    ("CMYK", ["JPEG", "TIFF"]),
    ("YCbCr", ["TIFF"]),
]


@pytest.mark.parametrize(
    ("mode", "kind"), [(mode, kind) for mode, kinds in LAYOUTS for kind in kinds]
)
def test_each_layout_is_read(decoded: Any, photo: Image.Image, mode: str, kind: str) -> None:
    """Against the same picture converted by table, over white where it was clear."""
    image = photo.convert(mode)
    ramp = Image.linear_gradient("L").resize(photo.size)
    if mode in ("LA", "RGBA"):
        image.putalpha(ramp)
    options: dict[str, Any] = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    if kind == "JPEG":
        options = {"quality": 100, "subsampling": 0}
    reference = decoded(saved(image, kind, **options))
    expected = image.convert("RGB")
    if mode in ("LA", "RGBA"):
        white = Image.new("RGB", image.size, "white")
        white.paste(expected, mask=ramp)
        expected = white
        alpha = reference.alpha()
        assert alpha is not None
        assert np.array_equal(alpha, np.asarray(ramp))
    assert difference(reference, expected) <= (12 if kind == "JPEG" else 2)


def test_sixteen_bit_grey_is_scaled(decoded: Any) -> None:
    deep = np.linspace(0, 65535, 64 * 48).astype(np.uint16).reshape(48, 64)
    deep[0, 0], deep[0, 1] = 40000, 65535
    image = Image.fromarray(deep)
    for kind in ("PNG", "TIFF"):
        out = decoded(saved(image, kind)).rgb()
        assert out[0, 0].tolist() == [156] * 3
        assert out[0, 1].tolist() == [255] * 3
        assert np.abs(out[..., 0] - deep / 257).max() <= 1


def test_sixteen_bit_colour_with_a_transparent_colour_is_read(decoded: Any) -> None:
    rows = b"".join(b"\0" + struct.pack(">3H", 65535, 40000, 257) * 20 for _ in range(20))
    data = png_of(20, 20, 16, 2, rows, (b"tRNS", struct.pack(">3H", 65535, 40000, 257)))
    assert decoded(data).rgb()[0, 0].tolist() == [255, 156, 1]


def test_a_transparent_palette_colour_is_clear(decoded: Any) -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (0, 0, 10, 20))
    for kind in ("PNG", "GIF"):
        reference = decoded(saved(image, kind, transparency=1))
        alpha = reference.alpha()
        assert alpha is not None
        assert (alpha[0, 0], alpha[0, 15]) == (0, 255)
        assert reference.rgb()[0, 0].tolist() == [255, 255, 255]
        assert reference.rgb()[0, 15].tolist() == [255, 0, 0]


def test_solid_alpha_is_no_alpha(decoded: Any, photo: Image.Image) -> None:
    assert decoded(saved(photo.convert("RGBA"), "PNG")).alpha() is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_come_out_upright(
    decoded: Any, photo: Image.Image, kind: str, orientation: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    options: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
    data = saved(photo, kind, exif=exif, **options)
    with Image.open(io.BytesIO(data)) as image:
        expected = ImageOps.exif_transpose(image)
    reference = decoded(data)
    assert difference(reference, expected) == 0
    size = Size(48, 64) if orientation > 4 else Size(64, 48)
    assert (reference.size, reference.original) == (size, size)
    small = decoded(data, largest=32)
    assert small.size == (Size(24, 32) if orientation > 4 else Size(32, 24))
    assert small.original == size


def test_unreadable_metadata_does_not_spoil_good_pixels(decoded: Any, photo: Image.Image) -> None:
    for exif in (
        b"Exif\0\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0nonsense",
        b"Exif\0\0MM\0*",
    ):
        reference = decoded(saved(photo, "JPEG", exif=exif, icc_profile=b"no profile"))
        assert reference.size == Size(64, 48)


def test_a_colour_profile_is_applied(decoded: Any, photo: Image.Image) -> None:
    wide = wide_profile()
    out = decoded(saved(photo, "PNG", icc_profile=wide))
    expected = ImageCms.profileToProfile(
        photo,
        ImageCms.ImageCmsProfile(io.BytesIO(wide)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert expected is not None
    assert difference(out, expected) == 0
    assert difference(out, photo) > 10
    clear = photo.convert("RGBA")
    clear.putalpha(Image.new("L", photo.size, 254))
    assert difference(decoded(saved(clear, "PNG", icc_profile=wide)), expected) <= 2


def test_an_srgb_or_mismatched_profile_changes_nothing(decoded: Any, photo: Image.Image) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert difference(decoded(saved(photo, "PNG", icc_profile=srgb)), photo) == 0
    grey = photo.convert("L")
    assert difference(decoded(saved(grey, "PNG", icc_profile=wide_profile())), grey) == 0


def wide_profile() -> bytes:
    """sRGB's profile with red and green exchanged and another name."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    table = {profile[at : at + 4]: at for at in range(132, 132 + 12 * 16, 12)}
    swapped = bytearray(profile)
    red, green = table[b"rXYZ"], table[b"gXYZ"]
    swapped[red + 4 : red + 12], swapped[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    name = "sRGB".encode("utf-16-be")
    return bytes(swapped).replace(name, "wide".encode("utf-16-be")).replace(b"sRGB", b"wide")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_large_picture_is_reduced(decoded: Any, kind: str) -> None:
    big = Image.radial_gradient("L").resize((1200, 800)).convert("RGB")
    reference = decoded(saved(big, kind), largest=150)
    assert (reference.size, reference.original) == (Size(150, 100), Size(1200, 800))
    wanted = big.resize((150, 100), Image.Resampling.LANCZOS)
    assert np.abs(reference.rgb().astype(int) - np.asarray(wanted)).mean() < 2
    assert reference.path.stat().st_size == 150 * 100 * 3


def test_a_clear_edge_does_not_bleed_when_reduced(decoded: Any) -> None:
    """What is clear has no colour: black beneath it must not darken the edge."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (0, 0, 201, 400))
    assert decoded(saved(image, "PNG"), largest=40).rgb().min() >= 254


def test_a_small_picture_is_not_enlarged(decoded: Any, png: bytes) -> None:
    assert decoded(png, largest=4096).size == Size(64, 48)


def test_only_the_first_frame_is_looked_at(decoded: Any) -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "lime", "blue")]
    for kind in ("GIF", "WEBP", "TIFF", "PNG"):
        options = {"lossless": True} if kind == "WEBP" else {}
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:], **options)
        assert decoded(data).rgb()[0, 0].tolist() == [255, 0, 0]


def test_a_jpeg_with_a_second_picture_behind_it_is_read(decoded: Any, photo: Image.Image) -> None:
    file = io.BytesIO()
    photo.save(file, "MPO", save_all=True, append_images=[Image.new("RGB", photo.size)])
    assert decoded(file.getvalue()).size == Size(64, 48)


def test_the_source_is_left_and_the_pixels_lie_apart(tmp_path: Path, png: bytes) -> None:
    (tmp_path / "in").write_bytes(png)
    out = tmp_path / "out"
    out.mkdir()
    reference = decode(tmp_path / "in", out, LIMITS)
    assert reference.path.parent == out
    assert (tmp_path / "in").read_bytes() == png
    with pytest.raises(StorageFailed):
        decode(tmp_path / "in", tmp_path / "missing", LIMITS)


# -- limits -----------------------------------------------------------------------------------


def png_of(
    width: int,
    height: int,
    depth: int = 1,
    colour: int = 0,
    rows: bytes | None = None,
    *chunks: tuple[bytes, bytes],
) -> bytes:
    """A PNG of a few bytes that claims a size; without `rows` all pixels are zero."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    if rows is None:
        rows = bytes((width * depth + 7) // 8 + 1) * min(height, 200)
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    extra = b"".join(chunk(*item) for item in chunks)
    body = chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", FORMATS)
def test_fourteen_pixels_are_too_few_and_fifteen_enough(decoded: Any, kind: str) -> None:
    for size in ((14, 14), (14, 100), (100, 14)):
        with pytest.raises(InvalidImage, match=f"larger than 14 pixels; it is {size[0]}x{size[1]}"):
            decoded(saved(Image.new("RGB", size), kind))
    assert decoded(saved(Image.new("RGB", (15, 15)), kind)).size == Size(15, 15)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_shape_of_seventeen_to_one_is_refused(decoded: Any, kind: str) -> None:
    for size in ((340, 20), (20, 340), (321, 20)):
        with pytest.raises(InvalidImage, match="between 1/16 and 16"):
            decoded(saved(Image.new("RGB", size), kind))
    assert decoded(saved(Image.new("RGB", (320, 20)), kind)).size == Size(320, 20)


def tiff_of(width: int, height: int, **tags: int) -> bytes:
    """A TIFF of one byte a pixel that claims a size."""
    entries = {
        256: width,
        257: height,
        258: 8,
        259: 1,
        262: 1,
        273: 8,
        277: 1,
        278: height,
        279: 64,
    }
    entries |= {int(name[1:]): value for name, value in tags.items()}
    body = b"".join(struct.pack("<HHII", tag, 4, 1, entries[tag]) for tag in sorted(entries))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + bytes(4 + 64)


CLAIMS = {
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x11\x08"
    + struct.pack(">HH", 60000, 60000)
    + b"\3\1\x22\0\2\x11\1\3\x11\1\xff\xd9",
    "PNG": png_of(13000, 13000),
    "GIF": b"GIF89a" + struct.pack("<HH", 60000, 60000) + bytes(8),
    "BMP": b"BM" + bytes(12) + struct.pack("<IiiHHI", 40, 13000, -13000, 1, 24, 0) + bytes(20),
    "BMP, old": b"BM" + bytes(12) + struct.pack("<IHHHH", 12, 60000, 60000, 1, 24) + bytes(20),
    "WEBP": b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\xfe\x3f\0\xfe\x3f\0" + bytes(16),
    "WEBP, lossless": b"RIFF\x20\0\0\0WEBPVP8L\x10\0\0\0\x2f\xff\xff\xff\x0f" + bytes(16),
    "WEBP, lossy": b"RIFF\x20\0\0\0WEBPVP8 \x10\0\0\0\0\0\0\x9d\x01\x2a\xff\x3f\xff\x3f"
    + bytes(16),
    "TIFF": tiff_of(13000, 13000),
}  # fmt: skip


@pytest.mark.parametrize("kind", CLAIMS)
def test_more_than_36_megapixels_are_refused_by_the_header(decoded: Any, kind: str) -> None:
    with pytest.raises(InvalidImage, match="at most 36000000 pixels"):
        decoded(CLAIMS[kind])


def test_the_pixel_limit_is_exact(decoded: Any) -> None:
    data = saved(Image.new("L", (100, 90)), "PNG")
    assert decoded(data, max_pixels=9000).size == Size(100, 90)
    with pytest.raises(InvalidImage, match="at most 8999 pixels; it is 100x90, 9000 pixels"):
        decoded(data, max_pixels=8999)


@pytest.mark.parametrize("kind", FORMATS)
@given(width=st.integers(15, 200), height=st.integers(15, 200))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_claimed_size_is_that_of_the_file(kind: str, width: int, height: int) -> None:
    data = saved(Image.new("RGB", (width, height)), kind)
    found = headers.kind_of(data)
    assert found == kind
    assert headers.claimed_size(data, found) == (None if kind == "TIFF" else (width, height))


# -- damage and malice ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF",
        b"hello, world " * 20,
        b"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'/>",
        b"<html><body>\xff\xd8\xff</body></html>",
        b"%PDF-1.7\n",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"\0\0\1\0\1\0\x10\x10",
        b"8BPS\0\1",
        b"\0\0\0\x0cjP  \r\n\x87\n",
        b"SIMPLE  =                    T",
        b"PK\3\4",
        b"RIFF\x20\0\0\0WAVEfmt ",
        b"II\x2b\0\x08\0\0\0" + bytes(30),
        b"P6 20 20 255\n" + bytes(1200),
    ],
)
def test_other_files_are_not_images(decoded: Any, data: bytes) -> None:
    with pytest.raises(NotAnImage):
        decoded(data)


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_heif_is_refused_by_name(decoded: Any, brand: bytes) -> None:
    with pytest.raises(InvalidImage, match="heic, heif and avif files are not supported"):
        decoded(b"\0\0\0\x18ftyp" + brand + bytes(40))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_is_cut_off_is_refused(decoded: Any, photo: Image.Image, kind: str) -> None:
    data = saved(photo.resize((200, 150)), kind)
    whole = Image.open(io.BytesIO(data))
    for percent in range(0, 100, 3):
        try:
            reference = decoded(data[: len(data) * percent // 100])
        except InvalidImage:
            continue
        assert percent > 90  # only a checksum or an end mark is missing
        assert difference(reference, whole) == 0


@pytest.mark.parametrize("kind", FORMATS)
@given(noise=st.data())
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_a_damaged_file_is_read_or_refused(
    decoded: Any, photo: Image.Image, kind: str, noise: st.DataObject
) -> None:
    data = bytearray(saved(photo, kind))
    spots = st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=6)
    for place, value in noise.draw(spots):
        data[place] = value
    try:
        decoded(bytes(data), largest=32, max_pixels=1_000_000)
    except SeedbedError as error:
        assert isinstance(error, InvalidImage)


@pytest.mark.parametrize("scans", [101, 1000, 30_000])
def test_a_jpeg_of_many_scans_is_refused_unopened(
    decoded: Any, photo: Image.Image, monkeypatch: pytest.MonkeyPatch, scans: int
) -> None:
    data = saved(photo, "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    bomb = data[:last] + data[last:-2] * scans + b"\xff\xd9"
    monkeypatch.setattr(Image, "open", None)
    with pytest.raises(InvalidImage, match="at most 100 scans"):
        decoded(bomb)


def test_an_honest_progressive_jpeg_has_few_scans(photo: Image.Image) -> None:
    size, scans = headers.jpeg_outline(saved(photo, "JPEG", progressive=True))
    assert size == Size(64, 48)
    assert 2 <= scans <= 12
    assert headers.jpeg_outline(saved(photo, "JPEG"))[1] == 1


def test_a_chain_of_pages_is_not_walked(decoded: Any) -> None:
    page = Image.new("L", (16, 16))
    data = saved(page, "TIFF", save_all=True, append_images=[page] * 300)
    assert decoded(data).size == Size(16, 16)


BOMBS = {
    "a text chunk that unfolds": png_of(
        20, 20, 1, 0, None, (b"zTXt", b"a\0\0" + zlib.compress(bytes(30_000_000), 9))
    ),
    "a profile that unfolds": png_of(
        20, 20, 1, 0, None, (b"iCCP", b"a\0\0" + zlib.compress(bytes(30_000_000), 9))
    ),
    "rows that are missing": png_of(5000, 5000, 8, 6, b"\0" * 40),
    "a bitmap without pixels": b"BM"
    + bytes(12)
    + struct.pack("<IiiHHI", 40, 5000, 5000, 1, 24, 0)
    + bytes(20),
    "a directory that points at itself": tiff_of(20, 20)[:-68] + struct.pack("<I", 8),
    "strips beyond the end": tiff_of(2000, 2000, t273=4_000_000_000, t279=4_000_000_000),
    "a coding that is shut out": tiff_of(20, 20, t259=50001),
    "thirty-two bits a sample": saved(Image.new("F", (20, 20)), "TIFF"),
    "a gif without a frame": b"GIF89a\x20\0\x20\0\0\0\0\x3b",
    "a jpeg of nothing but markers": b"\xff\xd8\xff" + b"\xe0\0\2\xff" * 200_000,
    "a webp without a body": b"RIFF\xff\xff\xff\x7fWEBPVP8X\x0a\0\0\0\x02\0\0\0\x20\0\0\x20\0\0",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused(decoded: Any, bomb: str) -> None:
    with pytest.raises(InvalidImage) as caught:
        decoded(BOMBS[bomb])
    assert not isinstance(caught.value, NotAnImage)


def test_a_frame_that_outgrows_its_header_is_measured(decoded: Any) -> None:
    frame = saved(Image.new("P", (400, 400)), "GIF")
    lying = frame[:6] + struct.pack("<HH", 20, 20) + frame[10:]
    with pytest.raises(InvalidImage, match="at most 40000 pixels"):
        decoded(lying, max_pixels=40_000)


@pytest.mark.parametrize("tail", [b"<html><script>alert(1)</script>", b"PK\3\4" + bytes(50)])
def test_a_file_with_another_behind_it_keeps_only_its_pixels(
    decoded: Any, photo: Image.Image, tail: bytes
) -> None:
    for kind in FORMATS:
        reference = decoded(saved(photo, kind) + tail)
        assert reference.path.stat().st_size == 64 * 48 * 3
