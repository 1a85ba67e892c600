"""A multipart form, read while it arrives: short fields as text, files as their bytes.

Field names and texts are UTF-8, as every client of the API sends them; what is not is read as
Latin-1, in which everything says something.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from seedbed.errors import InvalidRequest

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MOST_FILES = 16
MOST_FIELDS = 64
LONGEST_FIELD = 1024 * 1024
"""Bytes of a part that is no file."""


class Form:
    """Give it the body in pieces; `end` has what was in it.

    Raises, from every step: InvalidRequest for a body that is not such a form, or has more than
    it may.
    """

    def __init__(self, content_type: str) -> None:
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data":
            raise InvalidRequest(
                "images/edits takes multipart/form-data; JSON belongs to images/generations."
            )
        if not options.get(b"boundary"):
            raise _unreadable("its Content-Type names no boundary")
        self._parts = _Parts()
        try:
            self._parser = MultipartParser(options[b"boundary"], self._parts.callbacks())
        except FormParserError as error:
            raise _unreadable("its boundary is too long") from error

    def feed(self, piece: bytes) -> None:
        """Read on."""
        try:
            self._parser.write(piece)
        except FormParserError as error:
            raise _unreadable("it is no valid multipart data") from error

    def end(self) -> list[tuple[str, str | bytes]]:
        """The form's fields and files, by name and in their order."""
        if not self._parts.complete:
            raise _unreadable("it ends before its last boundary")
        return self._parts.items


class _Parts:
    """What the parser has found. It does not know the parser: memory that is held in a circle
    stays until Python looks for such."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str | bytes]] = []
        self.complete = False
        self._header = (bytearray(), bytearray())  # name and value of the one being read
        self._disposition = b""
        self._name = ""
        self._is_file = False
        self._files = self._fields = 0
        self._data = BytesIO()  # grows in place

    def callbacks(self) -> MultipartCallbacks:
        """What the parser is to call."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, at, end: self._header[0].extend(data[at:end]),
            "on_header_value": lambda data, at, end: self._header[1].extend(data[at:end]),
            "on_header_end": self._end_header,
            "on_headers_finished": self._begin_data,
            "on_part_data": self._take,
            "on_part_end": self._end,
            "on_end": self._end_form,
        }

    def _begin(self) -> None:
        self._disposition = b""

    def _end_header(self) -> None:
        name, value = self._header
        if name.lower() == b"content-disposition":
            self._disposition = bytes(value)
        self._header = (bytearray(), bytearray())

    def _begin_data(self) -> None:
        _, options = parse_options_header(self._disposition)
        if b"name" not in options:
            raise _unreadable("a part of it has no name")
        self._name = _text(options[b"name"])
        self._is_file = b"filename" in options
        self._files += self._is_file
        self._fields += not self._is_file
        if self._files > MOST_FILES:
            raise _unreadable(f"it has more than {MOST_FILES} files")
        if self._fields > MOST_FIELDS:
            raise _unreadable(f"it has more than {MOST_FIELDS} fields")

    def _take(self, data: bytes, at: int, end: int) -> None:
        if not self._is_file and self._data.tell() + end - at > LONGEST_FIELD:
            raise _unreadable(f"a field of it is longer than {LONGEST_FIELD} bytes")
        self._data.write(memoryview(data)[at:end])

    def _end(self) -> None:
        data = self._data.getvalue()
        self.items.append((self._name, data if self._is_file else _text(data)))
        self._data = BytesIO()

    def _end_form(self) -> None:
        self.complete = True


def _text(data: bytes) -> str:
    try:
        return str(data, "utf-8")
    except UnicodeDecodeError:
        return str(data, "latin-1")


def _unreadable(why: str) -> InvalidRequest:
    return InvalidRequest(f"The multipart form cannot be read: {why}.")
