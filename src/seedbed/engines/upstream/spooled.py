"""A picture that came as base64 and was not yet looked at, and where it is kept: in a file, or in
memory while there is room.

A file costs no memory, but twice the work: one that is only to be sent as base64 again stays what
it was.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pybase64

from seedbed.errors import StorageFailed
from seedbed.values import dataclass

if TYPE_CHECKING:
    from seedbed.engines.upstream.lent_memory import LentMemory
    from seedbed.engines.upstream.spare_files import SpareFiles

# What is written at a time is a multiple: to begin within a page costs a third more.
_BLOCK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class SpooledFile:
    """Its bytes, in a file in staging."""

    path: Path
    byte_count: int

    def open(self) -> BinaryIO:
        """The picture's bytes, to be read. Raises: OSError."""
        return self.path.open("rb")


@dataclass(frozen=True, slots=True)
class SpooledText:
    """Its base64, in memory; all parts but the last have as many letters, a multiple of four."""

    parts: tuple[memoryview, ...]
    byte_count: int

    def open(self) -> BinaryIO:
        """The picture's bytes, to be read."""
        return io.BufferedReader(_Decoded(self.parts), 1024)  # of its header

    def write(self, path: Path) -> SpooledFile:
        """The same in a new file. Raises: StorageFailed."""
        try:
            with path.open("xb") as file:
                path.chmod(0o600)
                for part in self.parts:
                    file.write(pybase64.b64decode(part))
        except OSError as error:
            raise StorageFailed(cause=f"{path}: {error.strerror or error}") from error
        return SpooledFile(path, self.byte_count)


@dataclass(frozen=True, slots=True)
class Broken:
    """In place of a picture whose text was no base64, or too long."""

    cause: str


Kept = SpooledFile | SpooledText
Spooled = Kept | Broken


class InFile:
    """Keeps a picture in a file, as its bytes. See spool.Keeping."""

    def __init__(self, path: Path, files: SpareFiles) -> None:
        self._path = path
        self._fd = files.open(path)
        self._held = bytearray()  # less than a block
        self._byte_count = 0

    def room(self) -> None:
        """See Keeping."""

    def keep(self, letters: memoryview | bytes, *data: bytes) -> None:
        """See Keeping."""
        for piece in data:
            count = len(self._held) + len(piece)
            if count < _BLOCK_BYTES:
                self._held += piece
                continue
            cut = count // _BLOCK_BYTES * _BLOCK_BYTES - len(self._held)
            self._append(self._held, memoryview(piece)[:cut])
            self._held = bytearray(piece[cut:])

    def end(self, byte_count: int) -> None:
        """See Keeping."""
        self._byte_count = byte_count
        if self._held:
            self._append(self._held)
        try:
            if os.fstat(self._fd).st_size > byte_count:
                os.ftruncate(self._fd, byte_count)  # a larger picture lay here
        except OSError as error:
            raise StorageFailed(cause=f"{self._path}: {error.strerror or error}") from error
        self._close()

    def spooled(self) -> SpooledFile:
        """See Keeping."""
        return SpooledFile(self._path, self._byte_count)

    def drop(self) -> None:
        """Close and remove it."""
        self._close()
        with contextlib.suppress(OSError):
            self._path.unlink()

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


class InMemory:
    """Keeps a picture in memory, as its base64, until there is no more; then it goes into a file.
    See spool.Keeping."""

    def __init__(self, memory: LentMemory, in_file: Callable[[], InFile]) -> None:
        self._memory, self._in_file = memory, in_file
        self._part_bytes = memory.part_bytes
        self._parts: list[memoryview] = []
        self._count = 0  # letters, which may leave the last parts empty
        self._byte_count = 0
        self._file: InFile | None = None

    def reserve(self, count: int) -> bool:
        """See that there is memory for so many letters more; whether there is."""
        while len(self._parts) * self._part_bytes < self._count + count:
            part = self._memory.lend()
            if part is None:
                return False
            self._parts.append(part)
        return True

    def room(self) -> memoryview | None:
        """See Keeping."""
        if self._file is not None or not self.reserve(1):
            return None
        return self._parts[self._count // self._part_bytes][self._count % self._part_bytes :]

    def keep(self, letters: memoryview | bytes, *data: bytes) -> None:
        """See Keeping."""
        left = memoryview(letters)
        if self._file is None and not self.reserve(len(left)):
            self._file = self._moved()
        if self._file is not None:
            self._file.keep(letters, *data)
            return
        while left:
            number, begin = divmod(self._count, self._part_bytes)
            part = self._parts[number]
            count = min(len(left), self._part_bytes - begin)
            if left.obj is not part.obj:
                part[begin : begin + count] = left[:count]
            self._count += count
            left = left[count:]

    def end(self, byte_count: int) -> None:
        """See Keeping."""
        self._byte_count = byte_count
        if self._file is not None:
            self._file.end(byte_count)
        self._parts = list(self._filled(self._count))

    def spooled(self) -> Kept:
        """See Keeping."""
        if self._file is not None:
            return self._file.spooled()
        return SpooledText(tuple(self._parts), self._byte_count)

    def _filled(self, count: int) -> Iterator[memoryview]:
        """The parts with the first so many letters."""
        for number, begin in enumerate(range(0, count, self._part_bytes)):
            yield self._parts[number][: count - begin]

    def _moved(self) -> InFile:
        """A file with all of it so far; of a group that is not whole comes more."""
        file = self._in_file()
        for part in self._filled(self._count // 4 * 4):
            file.keep(part, pybase64.b64decode(part))
        self._count = 0
        self._parts.clear()
        return file


class _Decoded(io.RawIOBase):
    """Base64 in parts as the bytes that it stands for."""

    def __init__(self, parts: Sequence[memoryview]) -> None:
        self._parts = parts
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("nothing reads it from its end")
        self._at = offset if whence == io.SEEK_SET else self._at + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # as BufferedReader has it
        """Fill the buffer as far as one part goes."""
        before = self._at % 3
        number, begin = divmod(self._at // 3 * 4, len(self._parts[0]))
        if number >= len(self._parts):
            return 0
        groups = (before + len(buffer) + 2) // 3
        data = pybase64.b64decode(self._parts[number][begin : begin + groups * 4])
        data = data[before : before + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
