"""The fastest deflate and CRC-32 that this machine has.

ISA-L's level 1 takes about a quarter of the CPU time of zlib's level 1 for a file of the same
size, and its CRC-32 an eighth. Where ISA-L has no build, the standard library's zlib does the
same work: the files are equally valid, only their bytes differ.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from seedbed.types import U8

try:
    from isal import isal_zlib as _fast
except ImportError:
    _fast = None  # type: ignore[assignment]  # absent on processors ISA-L does not know

BACKEND = "zlib" if _fast is None else "isal"
"""Which of the two is in use, for `seedbed check`."""


class Compressor(Protocol):
    """One zlib stream in the making; `flush` ends it with its Adler-32."""

    def compress(self, data: bytes | memoryview | U8, /) -> bytes:
        """Take the next bytes; gives what is ready, often nothing."""
        ...

    def flush(self) -> bytes:
        """End the stream; gives the rest."""
        ...


def compressor() -> Compressor:
    """Start a zlib stream at level 1, the level at which ISA-L is ahead of everything else."""
    if _fast is None:
        return zlib.compressobj(1)
    return _fast.compressobj(1)


def crc32(data: bytes | memoryview | U8, start: int = 0) -> int:
    """CRC-32 of `data`, continuing from `start`; the same number with either library."""
    if _fast is None:
        return zlib.crc32(data, start)
    return _fast.crc32(data, start)
