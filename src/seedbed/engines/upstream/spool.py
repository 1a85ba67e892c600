"""Base64 on its way in, checked while it comes: a picture of any size costs few pieces."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import pybase64

from seedbed.engines.upstream.spooled import Broken

if TYPE_CHECKING:
    from seedbed.engines.upstream.spooled import Kept, Spooled

MAX_BYTES = 256 * 1024 * 1024
"""Largest file of one picture: 8192 x 8192 as PNG, badly packed."""
_LETTERS = re.compile(rb"[0-9A-Za-z+/=]*")
_LONGEST_ESCAPE = len(r"\u002b")
_SCHEME = b"data:"
_LONGEST_PREFIX = 256  # "data:image/png;base64,"; what is none by then is none


class Keeping(Protocol):
    """Where a spool puts what it takes. Raises: StorageFailed."""

    def room(self) -> memoryview | None:
        """Where the next letters may be written at once, which then stay there; None: anywhere."""

    def keep(self, letters: memoryview | bytes, *data: bytes) -> None:
        """The next letters, and the bytes of all groups of four that have become whole by them.
        They are good until this returns, unless they lie in what `room` gave."""

    def end(self, byte_count: int) -> None:
        """That was all, so many bytes."""

    def spooled(self) -> Kept:
        """It, after its end."""


class Spool:
    """Base64 on its way in, piece by piece, checked and put where it is to be kept.

    `begin` is called when the first letters of the base64 are there, past the prefix of a data
    URI if it has one. Raises: what the keeping raises.
    """

    def __init__(self, begin: Callable[[], Keeping]) -> None:
        self._begin = begin
        self._keeping: Keeping | None = None
        self._head = b""  # the first letters, while they may be such a prefix
        self._left = b""  # letters of a group that is not whole
        self._cut = b""  # the beginning of an escape
        self._count = 0
        self._padded = False
        self._broken = ""

    def room(self) -> memoryview | None:
        """Where the next piece may be read into; None: anywhere."""
        return self._keeping.room() if self._keeping is not None and not self._broken else None

    def take(self, text: memoryview | bytes) -> bool:
        """The next piece, if there is nothing but base64 in it: the usual one, which is not
        looked at twice. Else nothing is done, and it is for `add`."""
        missing = -len(self._left) % 4
        whole = missing + (len(text) - missing) // 4 * 4
        rest = bytes(text[whole:])
        if (
            self._keeping is None
            or self._broken
            or self._cut
            or len(text) < missing
            or not _LETTERS.fullmatch(rest)
        ):
            return False
        first = self._left + bytes(text[:missing])
        try:
            decoded = pybase64.b64decode(first, validate=True)
            data = pybase64.b64decode(text[missing:whole], validate=True)
        except ValueError:  # binascii.Error is one
            return False
        self._left = rest
        self._keep(text, len(first) + whole - missing, decoded, data)
        return True

    def add(self, text: bytes) -> None:
        """The next piece, as it stands in a JSON string."""
        if b"\\" in text or self._cut:
            # "\/" and "\u002b" from cautious encoders, "\n" from those that wrap
            text, self._cut = _unescaped(self._cut + text)
        if self._keeping is None:
            self._head += text
            if _may_be_prefix(self._head):
                return
            text = self._begun()
        missing = -len(self._left) % 4  # of the group of four letters that the last piece cut
        if len(text) < missing:
            self._left += text
            self._keep(text, 0)
            return
        first, whole = self._left + text[:missing], missing + (len(text) - missing) // 4 * 4
        self._left = text[whole:]
        self._decode(text, first, memoryview(text)[missing:whole])

    def end(self) -> None:
        """The string is over."""
        rest = _plain(self._cut) if self._cut else b""
        if self._keeping is None:
            self._head += rest
            rest = self._begun() if self._head else b""
        self._decode(rest, self._left + rest, b"")
        if self._keeping is not None:
            self._keeping.end(self._count)

    def spooled(self) -> Spooled | str:
        """The picture; or Broken if it was no base64, or is too large; or "" if it is empty."""
        if self._broken:
            return Broken(f"the upstream's picture: {self._broken}")
        return self._keeping.spooled() if self._keeping is not None and self._count else ""

    def _begun(self) -> bytes:
        """Begin to keep; the first letters, which are not held any more, without a prefix."""
        text, self._head = self._head, b""
        self._keeping = self._begin()
        return text.partition(b",")[2] if text.startswith(_SCHEME) and b"," in text else text

    def _decode(self, text: bytes, *groups: bytes | memoryview) -> None:
        """Keep a text, by which two pieces of whole groups are there."""
        if self._broken:
            return
        try:
            decoded, data = (pybase64.b64decode(piece, validate=True) for piece in groups)
        except ValueError as error:
            self._broken = f"no base64: {error}"
            return
        self._keep(text, sum(map(len, groups)), decoded, data)

    def _keep(
        self, text: bytes | memoryview, letters: int, first: bytes = b"", data: bytes = b""
    ) -> None:
        """Keep a text, and what so many letters came to by it."""
        count = len(first) + len(data)
        padding = letters // 4 * 3 - count  # more than two: there is something behind the padding
        if (self._padded and letters) or padding > 2 or (len(first) % 3 and data):
            self._broken = "no base64: it goes on after its end"
            return
        self._padded = self._padded or padding > 0
        self._count += count
        if self._count > MAX_BYTES:
            self._broken = f"more than {MAX_BYTES} bytes"
        elif self._keeping is not None:
            self._keeping.keep(text, first, data)


def _may_be_prefix(text: bytes) -> bool:
    """Whether letters to come may show that a text begins with a data URI's prefix."""
    if len(text) < len(_SCHEME):
        return _SCHEME.startswith(text)
    return len(text) < _LONGEST_PREFIX and text.startswith(_SCHEME) and b"," not in text


def _unescaped(text: bytes) -> tuple[bytes, bytes]:
    """Base64 without JSON's escapes and without line ends; and an escape that the piece cut."""
    last = text.rfind(b"\\")
    if last + _LONGEST_ESCAPE > len(text):
        text, cut = text[:last], text[last:]
    else:
        cut = b""
    return _plain(text), cut


def _plain(text: bytes) -> bytes:
    """The JSON string's letters but line ends; as it is if it is none, and so no base64 either."""
    try:
        whole: str = json.loads(b'"' + text + b'"')
    except ValueError:
        return text
    return whole.encode("utf-8", "replace").translate(None, b"\r\n")
