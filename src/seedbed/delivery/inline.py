"""A file as base64, a slice at a time: what `b64_json` answers are made of.

Base64 needs no escaping in JSON, and its length follows from the file's, so an answer can be
streamed with a Content-Length and a few hundred kilobytes of memory (performance.md section 2).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator

import pybase64

from seedbed.delivery.store import in_memory
from seedbed.errors import StorageFailed
from seedbed.types import ImageFile

SLICE_BYTES = 192 * 1024
"""A multiple of 3, so that slices join without padding, and small enough for a core's cache."""


def encoded_length(byte_count: int) -> int:
    """Characters of base64 that `byte_count` bytes make, padding included."""
    return (byte_count + 2) // 3 * 4


async def slices(file: ImageFile) -> AsyncGenerator[bytes, None]:
    """The whole file as base64 text, in order; the lengths add up to `encoded_length`.

    Reads in place what is in memory, as a file just written is, and in a thread what is not.
    Raises: StorageFailed if the file is gone or has another length than its `byte_count`,
    before the first slice if that can be known then.
    """
    try:
        fd = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise StorageFailed(cause=f"staged file: {error}") from error
    try:
        found = os.fstat(fd).st_size
        if found != file.byte_count:
            raise StorageFailed(cause=f"{file.path} has {found} bytes, not {file.byte_count}")
        offset = 0
        while offset < found:
            count = min(SLICE_BYTES, found - offset)
            if in_memory(fd, offset, count):
                data = _read(fd, offset, count)
            else:
                data = await asyncio.to_thread(_read, fd, offset, count)
            offset += count
            yield pybase64.b64encode(data)
    finally:
        os.close(fd)


def discard(file: ImageFile) -> None:
    """Remove a staged file that was sent, or that nobody wants; harmless if it is gone.

    Never raises: what cannot be removed now, the sweep removes within the hour.
    """
    with contextlib.suppress(OSError):
        file.path.unlink()


def _read(fd: int, offset: int, count: int) -> bytes:
    """Exactly `count` bytes: base64 slices must not end early."""
    try:
        data = os.pread(fd, count, offset)
        while len(data) < count:
            more = os.pread(fd, count - len(data), offset + len(data))
            if not more:
                raise StorageFailed(cause="a staged file became shorter while it was sent")
            data += more
    except OSError as error:
        raise StorageFailed(cause=f"staged file: {error}") from error
    return data
