"""Files that pictures are spooled into, written over instead of made anew.

A picture in base64 that is only handed on lies in a file for the moment between its arrival and
its sending. To find and clear the pages of a new file, and to give them back when it is removed,
costs twice as much as filling them, so a file that was sent is written over by the next picture.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import stat
from pathlib import Path

from seedbed.errors import StorageFailed

_MOST = 4  # spare at a time
_LARGEST = 64 * 1024 * 1024  # bytes
_KEPT_SECONDS = 10.0  # then it is removed: what was sent is not to lie about
_FLAGS = os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC


class SpareFiles:
    """The spare files of one folder. Every picture's file has a name of its own, also one that
    lies where another lay, so that whoever still knows the old name finds nothing."""

    def __init__(self) -> None:
        self._spare: dict[Path, asyncio.TimerHandle] = {}
        self._closed = False

    def open(self, path: Path) -> int:
        """A descriptor for writing from the start of the file that is now under `path`, a new
        name; behind what is written the file may have older bytes. Raises: StorageFailed."""
        while self._spare:
            old, timer = self._spare.popitem()
            timer.cancel()
            fd = _taken_over(old, path)
            if fd is not None:
                return fd
        try:
            return os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise StorageFailed(cause=f"{path}: {error.strerror or error}") from error

    def give_back(self, path: Path) -> None:
        """The file is not wanted any more, and nobody reads it. Called from the event loop."""
        try:
            size = path.stat().st_size
        except OSError:
            return  # somebody removed it
        if self._closed or len(self._spare) >= _MOST or size > _LARGEST:
            asyncio.get_running_loop().run_in_executor(None, _remove, path)
            return
        self._spare[path] = asyncio.get_running_loop().call_later(_KEPT_SECONDS, self._end, path)

    def close(self) -> None:
        """Remove every spare file; none is kept from now on."""
        self._closed = True
        for path in list(self._spare):
            self._end(path)

    def _end(self, path: Path) -> None:
        self._spare.pop(path).cancel()
        _remove(path)


def _taken_over(old: Path, path: Path) -> int | None:
    """The file under its new name, open; None if it cannot be used again, and is gone then."""
    fd = -1
    try:
        fd = os.open(old, _FLAGS)
        found = os.fstat(fd)
        # With a second name it is not ours alone: what is written would change what lies there.
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
            os.rename(old, path)  # noqa: PTH104 # beside os.open
            return fd
    except OSError:
        pass  # swept, or out of reach: a new one is made
    if fd >= 0:
        os.close(fd)
    _remove(old)
    return None


def _remove(path: Path) -> None:
    # What cannot be removed now, the sweep removes within the hour.
    with contextlib.suppress(OSError):
        path.unlink()
