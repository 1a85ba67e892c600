"""Base64 on its way into a file: a picture of any size costs the memory of a few pieces."""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pybase64

from seedbed.errors import EngineFailed, StorageFailed

if TYPE_CHECKING:
    from seedbed.engines.upstream.spare_files import SpareFiles

MAX_BYTES = 256 * 1024 * 1024
"""Largest file of one picture: 8192 x 8192 as PNG, badly packed."""
# What is written at a time is a multiple: to begin within a page costs a third more.
_BLOCK_BYTES = 64 * 1024
_LETTERS = re.compile(rb"[0-9A-Za-z+/=]*")
_LONGEST_ESCAPE = len(r"\u002b")


@dataclass(frozen=True, slots=True)
class Spooled:
    """A picture's bytes in a file in staging, not yet looked at."""

    path: Path
    byte_count: int


class Spool:
    """Base64 on its way into a file, piece by piece. Raises: StorageFailed."""

    def __init__(self, path: Path, files: SpareFiles) -> None:
        self._path, self._files = path, files
        self._fd = -1
        self._left = b""
        self._count = 0
        self._held = bytearray()  # decoded, and less than a block
        self._padded = False
        self._broken = ""

    def take(self, text: memoryview | bytes) -> bool:
        """The next piece, if there is nothing but base64 in it: the usual one, which is not
        looked at twice. Else nothing is done, and it is for `add`."""
        missing = -len(self._left) % 4
        whole = missing + (len(text) - missing) // 4 * 4
        rest = bytes(text[whole:])
        if self._fd < 0 or self._broken or len(text) < missing or not _LETTERS.fullmatch(rest):
            return False
        try:
            first = pybase64.b64decode(self._left + bytes(text[:missing]), validate=True)
            data = pybase64.b64decode(text[missing:whole], validate=True)
        except ValueError:  # binascii.Error is one
            return False
        self._keep(first, data, len(self._left) + whole)
        self._left = rest
        return True

    def add(self, text: bytes) -> None:
        """The next piece, as it stands in a JSON string."""
        if self._fd < 0:
            self._fd = self._files.open(self._path)
        escaped = b""
        if b"\\" in text or b"\\" in self._left:
            # "\/" and "\u002b" from cautious encoders, "\n" from those that wrap
            text, escaped = _unescaped(self._left + text)
            self._left = b""
        if not self._count and text.startswith(b"data:"):
            text = text.partition(b",")[2]
        missing = -len(self._left) % 4  # of the group of four letters that the last piece cut
        first, whole = self._left + text[:missing], missing + (len(text) - missing) // 4 * 4
        if len(first) % 4:
            self._left = first + escaped
            return
        self._left = text[whole:] + escaped
        self._write(first, memoryview(text)[missing:whole])

    def end(self) -> None:
        """The string is over."""
        self._write(_plain(self._left) if b"\\" in self._left else self._left, b"")
        if self._held and not self._broken:
            self._append(self._held)
        try:
            if self._fd >= 0 and os.fstat(self._fd).st_size > self._count:
                os.ftruncate(self._fd, self._count)  # a larger picture lay here
        except OSError as error:
            raise StorageFailed(cause=f"{self._path}: {error.strerror or error}") from error
        self._close()

    def spooled(self) -> Spooled:
        """The file. Raises: EngineFailed if it was no base64, or is too large or empty."""
        if self._broken or not self._count:
            raise EngineFailed(cause=f"the upstream's picture: {self._broken or 'empty'}")
        return Spooled(self._path, self._count)

    def drop(self) -> None:
        """Close and remove it."""
        self._close()
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _write(self, first: bytes, rest: bytes | memoryview) -> None:
        """Decode two pieces of whole groups and append them."""
        if self._broken or self._fd < 0:
            return
        try:
            head, data = (pybase64.b64decode(piece, validate=True) for piece in (first, rest))
        except ValueError as error:
            self._broken = f"no base64: {error}"
            return
        self._keep(head, data, len(first) + len(rest))

    def _keep(self, first: bytes, data: bytes, letters: int) -> None:
        """Append what so many letters came to."""
        count = len(first) + len(data)
        padding = letters // 4 * 3 - count  # more than two: there is something behind the padding
        if (self._padded and letters) or padding > 2 or (len(first) % 3 and data):
            self._broken = "no base64: it goes on after its end"
            return
        self._padded = self._padded or padding > 0
        self._count += count
        if self._count > MAX_BYTES:
            self._broken = f"more than {MAX_BYTES} bytes"
            return
        self._held += first
        if len(data) < _BLOCK_BYTES:
            self._held += data
            data = b""
        cut = (len(self._held) + len(data)) // _BLOCK_BYTES * _BLOCK_BYTES
        if not cut:
            return
        if data:
            cut -= len(self._held)
            self._append(self._held, memoryview(data)[:cut])
            self._held = bytearray(data[cut:])
        else:
            self._append(self._held[:cut])
            del self._held[:cut]

    def _append(self, *data: bytearray | memoryview) -> None:
        try:
            written = os.writev(self._fd, data)
        except OSError as error:
            raise StorageFailed(cause=f"{self._path}: {error.strerror or error}") from error
        if written != sum(map(len, data)):
            raise StorageFailed(cause=f"{self._path}: only {written} bytes were written")

    def _close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


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
