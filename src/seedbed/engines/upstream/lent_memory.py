"""Memory for the base64 of pictures that are only handed on."""

from __future__ import annotations

import asyncio
import ctypes
import mmap
import weakref

# Together 12 MiB: four answers of 12 MB may cost 20 MB (performance.md, targets), of which 6 go
# elsewhere. What does not fit goes through files (spooled.py).
_PARTS = 24
# What is sent at a time: to send half as much costs a tenth more, twice as much no less.
_PART_BYTES = 512 * 1024
_IDLE_SECONDS = 10.0  # then it is given back to the system: what was sent is not to lie about


class LentMemory:
    """So many parts of memory of `part_bytes`, a multiple of four, used again and again: to have
    new pages cleared and mapped costs more than to fill them.

    A part comes back by itself when nobody refers to it any more, be it the picture or a
    connection that still has to send it: so none can be written over too early.
    """

    def __init__(self, parts: int = _PARTS, part_bytes: int = _PART_BYTES) -> None:
        self.part_bytes = part_bytes
        self._count = parts
        self._part = ctypes.c_ubyte * part_bytes
        self._memory: mmap.mmap | None = None
        self._free: list[int] = []
        self._was_used = False
        self._timer: asyncio.TimerHandle | None = None

    @property
    def lent(self) -> int:
        """How many parts somebody refers to."""
        return 0 if self._memory is None else self._count - len(self._free)

    @property
    def is_there(self) -> bool:
        """Whether it is taken from the system."""
        return self._memory is not None

    def lend(self) -> memoryview | None:
        """A part with anything in it; None if there is none. Called from the event loop."""
        if self._memory is None:
            try:
                self._memory = mmap.mmap(-1, self._count * self.part_bytes)
            except OSError:
                return None  # the system has none
            self._free = [number * self.part_bytes for number in range(self._count)]
        if not self._free:
            return None
        self._was_used = True
        if self._timer is None:
            self._look_later()
        begin = self._free.pop()
        part = self._part.from_buffer(self._memory, begin)
        weakref.finalize(part, self._free.append, begin).atexit = False
        return memoryview(part).cast("B")

    def close(self) -> None:
        """Give it back to the system, parts that are lent as soon as nobody refers to them."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._memory = None

    def _look_later(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._look)

    def _look(self) -> None:
        """Close it if it was idle since the last look."""
        self._timer = None
        if self._was_used or self.lent:
            self._was_used = False
            self._look_later()
        else:
            self.close()
