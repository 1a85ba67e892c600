"""A body in pieces: text that is known, and files whose base64 is made while it is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from seedbed.delivery.inline import discard, encoded_length, slices
from seedbed.types import ImageFile, Inline

if TYPE_CHECKING:
    from starlette.types import Send

Piece = bytes | Inline


def length(pieces: Sequence[Piece]) -> int:
    """Bytes of the whole body, known before anything is read."""
    return sum(
        [
            len(piece) if isinstance(piece, bytes) else encoded_length(piece.file.byte_count)
            for piece in pieces
        ]
    )


async def send_pieces(send: Send, pieces: Iterable[Piece]) -> None:
    """Send them as part of a body, of which more is to come; a file costs one slice of memory,
    whatever its size."""
    for piece in pieces:
        if isinstance(piece, bytes):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            continue
        async for part in slices(piece.file):
            await send({"type": "http.response.body", "body": part, "more_body": True})


async def discard_all(pieces: Sequence[Piece]) -> None:
    """Remove the files of a body that was sent, or never will be, unless they are kept."""
    for piece in pieces:
        if not isinstance(piece, Inline) or piece.kept:
            continue
        file = piece.file
        if isinstance(file, ImageFile) and file.give_back is not None:
            file.give_back()
        elif isinstance(file, ImageFile):
            await asyncio.to_thread(discard, file)
