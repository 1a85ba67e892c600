"""Files in the store's staging folder: complete, or not there at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.errors import StorageFailed
from seedbed.finishing.encode import SUFFIX, Piece
from seedbed.types import ImageFile

if TYPE_CHECKING:
    from seedbed.types import MediaType, Size


def write_staged(
    pieces: Iterable[Piece], staging: Path, media_type: MediaType, size: Size
) -> ImageFile:
    """Write the pieces to a new file of a random name.

    The file can be read by its owner only. The store that takes it makes it durable; one that is
    only sent need not be, since nobody can ask for it again. Whatever goes wrong, also in making
    the pieces, no file stays.
    Raises: StorageFailed if the disk does not take it.
    """
    path = staging / (secrets.token_hex(16) + SUFFIX[media_type])
    byte_count = 0
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor, not a path
                for piece in pieces:
                    file.write(piece)
                    byte_count += len(piece)
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
    except OSError as error:
        raise StorageFailed(cause=f"{path}: {error.strerror or error}") from error
    return ImageFile(path, media_type, size, byte_count)
