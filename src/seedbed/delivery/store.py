"""What delivery needs of a place for result files, and what is known of a file there.

`LocalStore` is a folder on this machine, `BucketStore` a bucket;
`seedbed.testing.store_suite` holds any other to what is said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Protocol

from seedbed.delivery.names import ObjectName
from seedbed.types import ImageFile
from seedbed.values import dataclass


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that clients can fetch. `modified` is when it was committed, Unix seconds."""

    name: ObjectName
    byte_count: int
    modified: float


class OpenFile(Protocol):
    """A stored file being read. Removed meanwhile, it is read to its end or is a StorageFailed."""

    @property
    def stored(self) -> StoredFile:
        """What is known of it."""

    def read(self, offset: int, count: int) -> bytes:
        """Up to `count` bytes from `offset`; empty past the end. Raises: StorageFailed."""

    def at_hand(self, offset: int, count: int) -> bool:
        """Whether `read` of the same bytes would return without waiting for a disk."""

    def close(self) -> None:
        """Let go of it; twice does no harm."""


class Store(Protocol):
    """What delivery needs of a place for files. Calls block, and may come from any thread."""

    @property
    def staging(self) -> Path:
        """Folder on this machine for files that are being made."""

    @property
    def threads(self) -> Executor | None:
        """Where its calls wait, if one may wait for a network; None: any thread will do, and
        `open` need not even have one."""

    def expect_room(self) -> None:
        """Raises: StorageFailed if a commit would certainly fail now."""

    def commit(self, file: ImageFile, name: ObjectName, now: float) -> StoredFile:
        """Make a staged file fetchable under `name`. Once this returns, a crash of the machine
        cannot lose it. Raises: StorageFailed; then nothing is fetchable under `name`."""

    def open(self, name: ObjectName) -> OpenFile | None:
        """The file for reading, or None if there is none. Raises: StorageFailed."""

    def remove(self, name: ObjectName) -> bool:
        """Forget a file; whether there was one. Raises: StorageFailed."""

    def local_path(self, name: ObjectName) -> Path | None:
        """Where the file lies on this machine's disk, or would lie; None if it does not."""

    def link(self, name: ObjectName, seconds: int) -> str | None:
        """An address of the store's own, good for so long; None if it gives none."""

    def sweep_steps(self, now: float) -> Iterator[int]:
        """Remove what is past its time. Yields, after each bounded piece of work, how many
        files went in it. Stopping anywhere and starting again is harmless.
        Raises: StorageFailed."""
