"""What the `image` field's text is: a URL to fetch, or a file written out as a data URI."""

from __future__ import annotations

import re
from io import BytesIO

import pybase64

from seedbed.errors import InvalidImage, InvalidParameter
from seedbed.references import urls
from seedbed.types import InlineSource, UrlSource

MAX_BYTES = 30 * 1024 * 1024  # contract.md section 2.2 and reading A10

# The six formats of contract.md section 2.2. "jpg" is no media type, but so common that
# refusing it would help nobody: the file's own first bytes decide in the end.
_SUBTYPES = ("jpeg", "jpg", "png", "webp", "bmp", "tiff", "gif")
_HEAD = re.compile(r"data:image/([A-Za-z0-9.+-]{1,40});base64,")
_HEAD_LENGTH = 64  # longer than any head that can match
_PIECE = 256 * 1024  # characters that are decoded at a time; a multiple of four
_UNDECODABLE = "the data URI's base64 data cannot be decoded."
_URL = re.compile(r"https?://", re.IGNORECASE)


def source_of(given: str | InlineSource, *, max_bytes: int = MAX_BYTES) -> UrlSource | InlineSource:
    """A UrlSource for an http(s) URL, or an InlineSource with a data URI's bytes; one that was
    decoded already is judged by the same rules.

    The media type of a data URI is checked but not believed later. Raises: InvalidParameter
    for text that is neither, or a URL that cannot be read plainly; InvalidImage for an empty
    text and for a data URI of another type, with an upper-case type, with base64 that is not
    exact (RFC 4648 section 4, padded, nothing between), or of more than `max_bytes`.
    """
    if isinstance(given, InlineSource):
        _check(given.claimed, len(given.data), max_bytes)
        return given
    if not given:
        raise InvalidImage("the image url is empty.", empty=True)
    if _URL.match(given):
        urls.parse(given)
        return UrlSource(given)
    if given.startswith("data:"):
        return _inline(given, max_bytes)
    raise InvalidParameter(
        "image",
        "invalid url specified: it must be an http or https url, or "
        "data:image/<format>;base64,<data>.",
    )


def _inline(text: str, max_bytes: int) -> InlineSource:
    head = _HEAD.match(text[:_HEAD_LENGTH])
    if head is None:
        raise InvalidImage("a data URI must have the form data:image/<format>;base64,<data>.")
    subtype, start = head[1], head.end()
    characters = len(text) - start
    if characters % 4 and subtype in _SUBTYPES:
        raise InvalidImage(_UNDECODABLE)
    size = characters // 4 * 3 - (2 if text.endswith("==") else 1 if text.endswith("=") else 0)
    _check(subtype, size, max_bytes)  # before anything is decoded
    try:
        return InlineSource(_decoded(text, start), subtype)
    except ValueError as error:  # binascii.Error is one
        raise InvalidImage(_UNDECODABLE) from error


def _check(subtype: str, size: int, max_bytes: int) -> None:
    """Raise InvalidImage for a type that is not taken, and for a file of no bytes or too many."""
    if subtype not in _SUBTYPES:
        raise InvalidImage(_unknown(subtype))
    if size <= 0:
        raise InvalidImage("the data URI holds no data.")
    if size > max_bytes:
        raise InvalidImage(f"the file must be at most {max_bytes} bytes; this one has {size}.")


def _decoded(text: str, start: int) -> bytes:
    """What the base64 from `start` on stands for. Raises: ValueError.

    Bit by bit: a copy of the whole text would hold up every other thread for as long as its
    megabytes take, and doubles the time.
    """
    data = BytesIO()
    for at in range(start, len(text), _PIECE):
        piece = pybase64.b64decode(text[at : at + _PIECE], validate=True)
        if at + _PIECE < len(text) and len(piece) != _PIECE // 4 * 3:
            raise ValueError("padding before the end")
        data.write(piece)
    return data.getvalue()


def _unknown(subtype: str) -> str:
    formats = "jpeg, png, webp, bmp, tiff or gif"
    if subtype.lower() in _SUBTYPES:
        return f"the format in a data URI must be lower case: data:image/{subtype.lower()}."
    if subtype.lower() in ("heic", "heif", "avif"):
        return f"{subtype} images are not supported by this server; convert to {formats}."
    return f"the format in a data URI must be {formats}."
