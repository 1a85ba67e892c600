"""A file as base64, a slice at a time: what `b64_json` answers are made of.

Base64 needs no escaping in JSON, and its length follows from the file's, so an answer can be
streamed with a Content-Length and a few hundred kilobytes of memory (performance.md section 2).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pybase64

from seedbed.errors import StorageFailed
from seedbed.types import ImageFile, ImageText

SLICE_BYTES = 288 * 1024
"""A multiple of 3, so that slices join without padding. Few enough to cost little to hand over;
small enough for a core's cache, and their text for memory that need not be mapped anew (serve.py).
"""
_NO_WAIT = getattr(os, "RWF_NOWAIT", 0)  # fail rather than wait for the disk; Linux only


def encoded_length(byte_count: int) -> int:
    """Characters of base64 that `byte_count` bytes make, padding included."""
    return (byte_count + 2) // 3 * 4


async def slices(file: ImageFile | ImageText) -> AsyncGenerator[bytes | memoryview, None]:
    """The whole picture as base64 text, in order; the lengths add up to `encoded_length`.

    Reads in place what is in memory, as a file just written is, and in a thread what is not.
    Raises: StorageFailed if the file is gone or has another length than its `byte_count`,
    before the first slice if that can be known then.
    """
    if isinstance(file, ImageText):
        for part in file.parts:
            yield part
        return
    try:
        fd = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise StorageFailed(cause=f"staged file: {error}") from error
    try:
        found = os.fstat(fd).st_size
        if found != file.byte_count:
            raise StorageFailed(cause=f"{file.path} has {found} bytes, not {file.byte_count}")
        buffer = memoryview(bytearray(min(SLICE_BYTES, found)))
        offset = 0
        while offset < found:
            piece = buffer[: found - offset]
            at_hand = _at_hand(fd, piece, offset)
            if at_hand < len(piece):
                await asyncio.to_thread(_read, fd, piece[at_hand:], offset + at_hand)
            offset += len(piece)
            yield pybase64.b64encode(piece)
    finally:
        os.close(fd)


def save(file: ImageFile | ImageText, path: Path) -> None:
    """The picture as the file `path`, which is written over; a staged one is gone then.
    Raises: OSError."""
    if isinstance(file, ImageFile):
        shutil.move(file.path, path)
        return
    with path.open("wb") as target:
        for part in file.parts:
            target.write(pybase64.b64decode(part))


def discard(file: ImageFile | ImageText) -> None:
    """Remove a staged file that was sent, or that nobody wants; harmless if it is gone, or none.

    Never raises: what cannot be removed now, the sweep removes within the hour.
    """
    if isinstance(file, ImageText):
        return
    with contextlib.suppress(OSError):
        file.path.unlink()


def _at_hand(fd: int, piece: memoryview, offset: int) -> int:
    """Read what can be had without waiting for a disk, from the piece's start; how much it was."""
    try:
        return os.preadv(fd, [piece], offset, _NO_WAIT)
    except OSError:  # nothing is in memory, or the system cannot say
        return 0


def _read(fd: int, piece: memoryview, offset: int) -> None:
    """Fill the piece: base64 slices must not end early."""
    try:
        while piece:
            count = os.preadv(fd, [piece], offset)
            if not count:
                raise StorageFailed(cause="a staged file became shorter while it was sent")
            piece, offset = piece[count:], offset + count
    except OSError as error:
        raise StorageFailed(cause=f"staged file: {error}") from error
