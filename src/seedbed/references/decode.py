"""One file of unknown bytes -> upright sRGB pixels on disk. Runs in a child that may die.

Nothing the sender says is believed: the first bytes decide the format, the header is measured
before a decoder opens it, and only the first frame is looked at. Imports Pillow and nothing
heavier, since the child lives under a small memory limit, and that only in the child: the
server knows this module too, and keeps its memory small.
"""

from __future__ import annotations

import hashlib
import os
import resource
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.errors import InvalidImage, SeedbedError, StorageFailed
from seedbed.references import headers
from seedbed.types import Reference, Size
from seedbed.values import dataclass

if TYPE_CHECKING:
    from PIL import Image

MIN_SIDE = 15  # contract.md section 2.2: both sides more than 14
_ROWS = 256  # written at a time

# Decoders for other TIFF codings (old-style JPEG, WebP, Zstandard, LZMA, ...) stay out of reach.
_TIFF_CODINGS = frozenset(
    {
        "raw",
        "packbits",
        "tiff_lzw",
        "tiff_adobe_deflate",
        "tiff_deflate",
        "jpeg",
        "tiff_ccitt",
        "group3",
        "group4",
    }
)


class NotAnImage(InvalidImage):
    """The bytes are none of the six formats."""


@dataclass(frozen=True, slots=True)
class DecodeLimits:
    """What a reference may be, and what decoding it may cost.

    `largest` is the longest side wanted, None for all there is. `cpu_seconds` counts only in
    `decode_alone`; the dearest honest files, of 36 MP with transparency, were seen to take 2.
    """

    max_pixels: int
    max_ratio: float
    largest: int | None = None
    cpu_seconds: int = 10


def hush() -> None:
    """Make a child ready: Pillow is loaded, and nothing is left open but the pipe to the server.

    C libraries print to standard error what hostile files make them; standard output is the
    server's; and Python's resource tracker would remove shared memory at a child's word.
    """
    # So that no request waits for it; to open a format that is not loaded, Pillow loads them all.
    from PIL import (  # noqa: F401
        BmpImagePlugin,
        GifImagePlugin,
        JpegImagePlugin,
        PngImagePlugin,
        TiffImagePlugin,
        WebPImagePlugin,
    )

    import seedbed.references.pixels  # noqa: F401

    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2, resource_tracker.getfd()):
        if descriptor is not None:
            os.dup2(nowhere, descriptor, inheritable=False)
    os.close(nowhere)


def decode_alone(source: Path, out_dir: Path, limits: DecodeLimits) -> Reference:
    """`decode`, in a process of its own: the system kills it at `limits.cpu_seconds`, and lets
    it write no file larger than the largest picture's pixels."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    allowed = spent + limits.cpu_seconds
    if hard != resource.RLIM_INFINITY:
        allowed = min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 * limits.max_pixels, hard))
    return decode(source, out_dir, limits)


def decode(source: Path, out_dir: Path, limits: DecodeLimits) -> Reference:
    """Decode the file at `source`; the pixels go to new files in `out_dir`.

    The result is upright, sRGB and flattened over white, its transparency kept apart if there
    was any, and no side longer than `limits.largest`. `digest` is the SHA-256 of the file.
    Raises: NotAnImage; InvalidImage naming the limit that is broken, or for a file that is
    damaged; StorageFailed if the pixels cannot be written.
    """
    from PIL import Image

    from seedbed.references.pixels import flattened

    data = source.read_bytes()
    kind = judged_kind(data, limits)
    try:
        with _strict_pillow(limits.max_pixels):
            image, original = _opened(data, kind, limits)
            rgb, alpha = flattened(image)
    except SeedbedError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise InvalidImage(
            f"its area must be at most {limits.max_pixels} pixels; its header says more.",
            cause=str(error),
        ) from error
    except Exception as error:  # hostile bytes make decoders raise nearly anything
        raise InvalidImage(
            f"the {kind.lower()} file is damaged or cannot be decoded.",
            cause=f"{type(error).__name__}: {error}",
        ) from error
    digest = hashlib.sha256(data).hexdigest()
    path = out_dir / f"{source.name}.rgb"
    alpha_path = None if alpha is None else out_dir / f"{source.name}.alpha"
    try:
        _write(rgb, path)
        if alpha is not None and alpha_path is not None:
            _write(alpha, alpha_path)
    except OSError as error:
        raise StorageFailed(cause=f"decoded reference: {error}") from error
    return Reference(path, Size(*rgb.size), original, digest, alpha_path)


def judged_kind(data: bytes, limits: DecodeLimits) -> headers.Kind:
    """A file's format, by its first bytes and its header alone. Raises: NotAnImage; InvalidImage
    naming the limit that the header breaks."""
    kind = headers.kind_of(data)
    if kind is None:
        if headers.is_heif(data):
            raise InvalidImage(
                "heic, heif and avif files are not supported by this server; convert to jpeg, "
                "png, webp, bmp, tiff or gif."
            )
        raise NotAnImage("it is not a jpeg, png, webp, bmp, tiff or gif file.")
    size = headers.claimed_size(data, kind)
    if size is not None:
        check_size(size, limits)
    if kind == "JPEG" and headers.jpeg_outline(data)[1] > headers.MAX_JPEG_SCANS:
        raise InvalidImage(f"a jpeg must have at most {headers.MAX_JPEG_SCANS} scans.")
    return kind


def check_size(size: Size, limits: DecodeLimits) -> None:
    """Judge a size against the contract's limits. Raises: InvalidImage naming the limit."""
    if min(size) < MIN_SIDE:
        raise InvalidImage(
            f"its width and height must be larger than {MIN_SIDE - 1} pixels; it is {size}."
        )
    if size.pixels > limits.max_pixels:
        raise InvalidImage(
            f"its area must be at most {limits.max_pixels} pixels; it is {size}, "
            f"{size.pixels} pixels."
        )
    if max(size) > limits.max_ratio * min(size):
        raise InvalidImage(
            f"its aspect ratio must be between 1/{limits.max_ratio:g} and "
            f"{limits.max_ratio:g}; it is {size}."
        )


def _opened(data: bytes, kind: headers.Kind, limits: DecodeLimits) -> tuple[Image.Image, Size]:
    """The first frame, upright and reduced, in one of the modes `pixels` works in."""
    from PIL import Image

    from seedbed.references.pixels import measured, upright

    with Image.open(BytesIO(data), formats=[kind]) as image:
        check_size(Size(*image.size), limits)
        if kind == "TIFF" and image.info.get("compression", "raw") not in _TIFF_CODINGS:
            raise InvalidImage("its tiff compression is not supported.")
        whole = Size(*image.size)
        wanted = fit(whole, limits.largest)
        if wanted != whole:
            # JPEG can come out smaller at less than the full cost; twice the size that is
            # wanted keeps the final resampling sharp. Other formats ignore this.
            image.draft(None, (2 * wanted.width, 2 * wanted.height))
        image.load()
        if kind != "JPEG":
            check_size(Size(*image.size), limits)  # a frame may outgrow its header
        picture, turned = upright(measured(image), image, wanted)
    return picture, Size(whole.height, whole.width) if turned else whole


def fit(size: Size, largest: int | None) -> Size:
    """`size` in the same shape with no side above `largest`; never enlarged."""
    if largest is None or max(size) <= largest:
        return size
    scale = largest / max(size)
    return Size(max(1, round(size.width * scale)), max(1, round(size.height * scale)))


@contextmanager
def _strict_pillow(max_pixels: int) -> Iterator[None]:
    """Pillow's own guard against oversized pictures, at our limit and as an error."""
    from PIL import Image

    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = max_pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # remarks on metadata are nobody's concern here
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _write(image: Image.Image, path: Path) -> None:
    with path.open("xb") as file:
        for top in range(0, image.height, _ROWS):
            bottom = min(top + _ROWS, image.height)
            file.write(image.crop((0, top, image.width, bottom)).tobytes())
