"""Pixels and a label -> the bytes of a PNG or a JPEG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from seedbed.errors import EngineFailed
from seedbed.finishing.jpeg import LARGEST_SIDE, app1_segment, jpeg, split_at_metadata
from seedbed.finishing.png import png_pieces, text_chunk, unicode_text_chunk
from seedbed.finishing.provenance import AIGC_KEYWORD, XMP_JPEG_NAMESPACE, XMP_PNG_KEYWORD

if TYPE_CHECKING:
    from seedbed.finishing.provenance import Label
    from seedbed.types import U8, MediaType

Piece = bytes | memoryview
"""A part of a file, to be written at once: a view is good until the next part is asked for."""

SUFFIX: dict[str, str] = {"image/png": ".png", "image/jpeg": ".jpg"}
"""File name ending of each media type that is written."""


def encode(
    rgb: U8, media_type: MediaType, *, quality: int = 90, label: Label | None = None
) -> Iterator[Piece]:
    """The file's bytes in order, in pieces as they are made; the same input, the same bytes.

    `rgb`: H x W x 3 uint8 sRGB in one block of memory. `quality` is JPEG's, 1-100; PNG loses
    nothing. `label` is embedded: XMP in both, and an AIGC text chunk in PNG.
    Raises: EngineFailed if a JPEG side would pass 65535 pixels.
    """
    if media_type == "image/png":
        return _png(rgb, label)
    return _jpeg(rgb, quality, label)


def _png(rgb: U8, label: Label | None) -> Iterator[Piece]:
    chunks = []
    if label is not None:
        chunks.append(unicode_text_chunk(XMP_PNG_KEYWORD, label.xmp()))
        chunks.append(text_chunk(AIGC_KEYWORD, label.aigc()))
    return png_pieces(rgb, chunks)


def _jpeg(rgb: U8, quality: int, label: Label | None) -> Iterator[Piece]:
    height, width = rgb.shape[:2]
    if max(height, width) > LARGEST_SIDE:
        raise EngineFailed(cause=f"{width}x{height} is larger than a JPEG can be")
    file = jpeg(rgb, quality)
    if label is None:
        yield file
        return
    at = split_at_metadata(file)
    yield file[:at]
    yield app1_segment(XMP_JPEG_NAMESPACE, label.xmp().encode("utf-8"))
    yield memoryview(file)[at:]  # a view spares a copy of the whole file
