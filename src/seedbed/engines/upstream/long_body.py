"""A long body read into one buffer, with nothing in between: of a picture in base64, any copy and
any waking of whoever waits is more work than keeping it."""

from __future__ import annotations

from collections.abc import Callable

Take = Callable[[memoryview | bytes], None]
"""Is handed each piece of a body, which is good only until it returns, unless it lies in a room."""
Room = Callable[[], memoryview | None]
"""Says where the next of a long body is to be read into, to be taken and to stay there; None:
anywhere."""

WORTH_IT = 512 * 1024
"""Bytes still to come; of fewer, the usual way costs no more."""
_PIECE_BYTES = 256 * 1024  # stays in the cache until it is looked at
_PIECES_AT_A_TIME = 10  # then others have their turn; the loop itself would read on 32 times


class LongBody:
    """The `left` bytes of a body that are still to come, for `take`, which has them in large
    pieces. `waits` is called whenever something comes."""

    def __init__(self, left: int, take: Take, room: Room, waits: Callable[[], None]) -> None:
        self.left = left
        self._take, self._room, self._waits = take, room, waits
        self._own: memoryview | None = None
        self._piece = self._next()
        self._filled = self._pieces = 0

    def room(self) -> memoryview:
        """Where the next bytes go: never more than are left, for what follows is not its own."""
        return self._piece[self._filled : self._filled + self.left]

    def add(self, count: int) -> bool:
        """So many have come; whether it is time to pause. Raises: what `take` raises."""
        self._waits()
        self._filled += count
        self.left -= count
        if self.left and self._filled < len(self._piece):
            return False
        piece, self._filled = self._piece[: self._filled], 0
        self._take(piece)
        if self.left:
            self._piece = self._next()
        self._pieces += 1
        return self._pieces % _PIECES_AT_A_TIME == 0

    def _next(self) -> memoryview:
        """What the next piece is read into."""
        room = self._room()
        if room is not None:
            return room[:_PIECE_BYTES]
        if self._own is None:
            self._own = memoryview(bytearray(_PIECE_BYTES))
        return self._own


def anywhere() -> None:
    """A `Room` for what does not stay."""
