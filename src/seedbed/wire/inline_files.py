"""Files written into a JSON body as long data URIs, taken out and decoded while it arrives.

The file in its own bytes is then all that is held of it: not also its base64 in the body, and
as text. And no step is long: a parser that is given twenty megabytes at once holds up every
other request until it has read them, at a millisecond a megabyte.
"""

from __future__ import annotations

import re
import secrets
from io import BytesIO

import pybase64

from seedbed.types import InlineSource

LONG = 64 * 1024
"""Characters of base64; what is shorter stays where it is."""
_START = b'"data:image'
_HEAD = re.compile(rb'"data:image\\?/([A-Za-z0-9.+-]{1,40});base64,')
_HEAD_LENGTH = 64  # longer than any head that can match


class InlineFiles:
    """The body but for its long files, and those files by the names that stand for them.

    Only strings that mean just what they say are taken: exact base64, in which a slash may be
    escaped as some encoders do. Nobody can guess the names, so nobody can write one.
    """

    def __init__(self) -> None:
        self._mark = secrets.token_hex(8)
        self._kept = bytearray()
        self._rest = b""  # read, and understood only with what comes next
        self._open: _File | None = None
        self._taken: dict[str, InlineSource] = {}

    def feed(self, piece: bytes) -> None:
        """Read on. A piece of 64 kB takes some 30 microseconds."""
        data = self._rest + piece if self._rest else piece
        self._rest = b""
        at = 0
        while at < len(data):
            at = self._outside(data, at) if self._open is None else self._inside(data, at)

    def end(self) -> tuple[bytes, dict[str, InlineSource]]:
        """The body with names in the place of its long files, and what each stands for."""
        if self._open is not None:
            self._leave(b"")
        self._kept += self._rest
        self._rest = b""
        return bytes(self._kept), self._taken

    def whole(self) -> bytes:
        """After `end`: the body as it was sent, but for escaped slashes within long files."""
        pieces = []
        rest = bytes(self._kept)
        for name, file in self._taken.items():
            before, _, rest = rest.partition(f'"{name}"'.encode())
            pieces += [before, b'"', data_uri(file), b'"']
        return b"".join([*pieces, rest])

    def _outside(self, data: bytes, at: int) -> int:
        """Look for the start of a file; where to go on."""
        start = data.find(_START, at)
        if start < 0:
            start = max(at, len(data) - len(_START) + 1)  # it may begin in the last bytes
        elif start + _HEAD_LENGTH <= len(data):
            self._kept += data[at:start]
            head = _HEAD.match(data, start)
            if head is None or self._kept.endswith(b"\\"):
                self._kept += data[start : start + 1]
                return start + 1
            self._open = _File(head[1].decode())
            return head.end()
        self._kept += data[at:start]
        self._rest = data[start:]
        return len(data)

    def _inside(self, data: bytes, at: int) -> int:
        """Decode as much of the open file as is here; where to go on."""
        file = self._open
        if file is None:
            raise TypeError("no file is open")
        quote = data.find(b'"', at)
        end = quote if quote >= 0 else len(data)
        text = data[at:end]
        if b"\\" in text:
            text = text.replace(b"\\/", b"/")
        if quote < 0:
            # Four characters stand for three bytes, and a slash may come behind a backslash.
            usable = len(text) - text.endswith(b"\\")
            usable -= usable % 4
            text, self._rest = text[:usable], text[usable:]
        if not file.add(text):
            self._rest = b""
            self._leave(data[at:end])
        elif quote >= 0:
            self._close(file)
            return quote + 1
        return end

    def _close(self, file: _File) -> None:
        """The open file has ended well: a long one gets a name."""
        if file.characters <= LONG:
            self._leave(b'"')
            return
        name = f"{self._mark} {len(self._taken)}"
        self._taken[name] = file.source()
        self._kept += f'"{name}"'.encode()
        self._open = None

    def _leave(self, text: bytes) -> None:
        """Put what was read of the open file back, and `text` behind it: it is none to take."""
        if self._open is not None:
            self._kept += b'"' + data_uri(self._open.source()) + text
            self._open = None


class _File:
    """One file while its base64 arrives."""

    def __init__(self, claimed: str) -> None:
        self._claimed = claimed
        self._data = BytesIO()  # grows in place
        self._padded = False
        self.characters = 0

    def add(self, text: bytes) -> bool:
        """Decode some of it; False, and nothing is added, if this cannot be exact base64."""
        if not text:
            return True
        try:
            data = pybase64.b64decode(text, validate=True)
        except ValueError:  # binascii.Error is one
            return False
        padded = text.endswith(b"=")
        if self._padded or (padded and pybase64.b64encode(data) != text):
            return False
        self._padded = padded
        self._data.write(data)
        self.characters += len(text)
        return True

    def source(self) -> InlineSource:
        return InlineSource(self._data.getvalue(), self._claimed)


def data_uri(file: InlineSource) -> bytes:
    """The data URI that stands for a file."""
    return b"data:image/%s;base64,%s" % (file.claimed.encode(), pybase64.b64encode(file.data))
