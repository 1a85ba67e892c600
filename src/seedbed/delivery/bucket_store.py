"""Where result files lie when they lie in a bucket: `<prefix>/<yyyymmdd>/<file>`.

Files are made in a folder on this machine and sent from there, so a store in a bucket has a
folder, too. What lies in that folder from before the bucket was chosen is served and swept until
its time is over.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

from seedbed.delivery.bucket import Bucket, Held
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.names import FOLDER, ObjectName, day_start
from seedbed.delivery.store import OpenFile, StoredFile
from seedbed.errors import StorageFailed
from seedbed.settings import BucketSettings, Settings, SettingsError, StoreSettings
from seedbed.types import ImageFile

_THREADS = 16
_AHEAD = 4
_LONGEST_PRESIGNED_SECONDS = 604_800  # AWS's limit of X-Amz-Expires, seven days
_DEFAULTS = StoreSettings()


class BucketFile:
    """One object being read. Holds four times what it was last asked for: of a slow download a
    megabyte, and no connection."""

    def __init__(self, bucket: Bucket, held: Held, stored: StoredFile) -> None:
        self._bucket, self._held, self._stored = bucket, held, stored
        self._start, self._data = 0, b""

    @property
    def stored(self) -> StoredFile:
        return self._stored

    def read(self, offset: int, count: int) -> bytes:
        count = min(count, self._held.byte_count - offset)
        if count <= 0:
            return b""
        if not self.at_hand(offset, count):
            wanted = min(count * _AHEAD, self._held.byte_count - offset)
            self._start, self._data = offset, self._bucket.read(self._held, offset, wanted)
        return self._data[offset - self._start :][:count]

    def at_hand(self, offset: int, count: int) -> bool:
        end = min(offset + count, self._held.byte_count)
        return self._start <= offset and end <= self._start + len(self._data)

    def close(self) -> None:
        self._data = b""


class BucketStore:
    """Result files in a bucket, made in the folder `root`.

    A file is due for removal the settings' `lifetime_seconds + linger_seconds` after its commit
    by the bucket's clock, which must agree with ours as well as clocks do. What a commit that
    failed has left in the bucket is not known to anybody and goes with its day. Raises:
    SettingsError for keys that are missing; StorageFailed when `root` cannot be made.
    """

    def __init__(
        self, root: Path, wanted: BucketSettings, settings: StoreSettings = _DEFAULTS
    ) -> None:
        self.bucket = Bucket(wanted)
        self._folder = LocalStore(root, settings)
        self._keep_seconds = settings.lifetime_seconds + settings.linger_seconds
        self._threads = ThreadPoolExecutor(_THREADS, "seedbed-bucket")

    @property
    def staging(self) -> Path:
        return self._folder.staging

    @property
    def threads(self) -> Executor:
        return self._threads

    def close(self) -> None:
        """Let go of the folder and the threads. The store is of no use afterwards."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._folder.close()

    def expect_room(self) -> None:
        """So that nothing is drawn that nobody would take. Raises: StorageFailed."""
        if not self.bucket.ready:
            raise StorageFailed(cause="bucket: left alone, since it keeps failing")

    def commit(self, file: ImageFile, name: ObjectName, now: float) -> StoredFile:
        """Send a staged file to the bucket and look whether it is there, whole.

        Its time is the bucket's. A file already under that name is replaced. The staged file is
        gone afterwards, also after a failure, since nobody is left who would use it.
        """
        if file.path.parent != self.staging:
            raise StorageFailed(cause=f"{file.path} is not in the store's staging folder")
        try:
            self.bucket.put(name.key, _whole(file), name.media_type)
            held = self.bucket.head(name.key)
        finally:
            with contextlib.suppress(OSError):
                file.path.unlink()
        if held is None or held.byte_count != file.byte_count:
            with contextlib.suppress(StorageFailed):
                self.bucket.remove(name.key)
            there = "nothing" if held is None else f"{held.byte_count} bytes"
            raise StorageFailed(cause=f"bucket: {name.key} has {there}, not {file.byte_count}")
        return StoredFile(name, held.byte_count, held.modified)

    def open(self, name: ObjectName) -> OpenFile | None:
        """The file for reading, or None."""
        if before := self._folder.open(name):
            return before
        held = self.bucket.head(name.key)
        if held is None:
            return None
        return BucketFile(self.bucket, held, StoredFile(name, held.byte_count, held.modified))

    def remove(self, name: ObjectName) -> bool:
        """Forget a file; whether there was one."""
        before = self._folder.remove(name)
        if self.bucket.head(name.key) is None:
            return before
        self.bucket.remove(name.key)
        return True

    def local_path(self, name: ObjectName) -> None:
        return None

    def link(self, name: ObjectName, seconds: int) -> str:
        """The bucket's own address of it. It begins now by this machine's clock."""
        return self.bucket.signed(name.key, seconds)

    def sweep_steps(self, now: float, *, step: int = 500) -> Iterator[int]:
        """Remove expired objects, day by day, `step` at a time, and what is old in the folder.

        A day whose first second is not yet due is not looked into. Names that are not ours are
        left alone. A lifecycle rule of the bucket may do the same; then there is less to do here.
        """
        yield from self._folder.sweep_steps(now)
        before = now - self._keep_seconds
        for folder in self.bucket.folders():
            if FOLDER.fullmatch(folder) and day_start(folder) < before:
                for page in self.bucket.pages(folder, step):
                    dead = [
                        held.key
                        for held in page
                        if held.modified < before and ObjectName.of_key(held.key)
                    ]
                    self.bucket.remove(*dead)
                    yield len(dead)


def open_store(settings: Settings) -> LocalStore | BucketStore:
    """The store that the settings name. Raises: SettingsError, StorageFailed."""
    store = settings.store
    if not settings.bucket.name:
        if store.links == "presigned":
            raise SettingsError('store.links = "presigned" needs a bucket: set bucket.name')
        return LocalStore(settings.store_path, store)
    if store.accel:
        raise SettingsError(
            f"store.accel = {store.accel!r}: a front server cannot send what lies in a bucket"
        )
    if store.links == "presigned" and store.lifetime_seconds > _LONGEST_PRESIGNED_SECONDS:
        raise SettingsError(
            f"store.lifetime_seconds = {store.lifetime_seconds}: presigned links live at most "
            f"{_LONGEST_PRESIGNED_SECONDS} seconds"
        )
    return BucketStore(settings.store_path, settings.bucket, store)


def _whole(file: ImageFile) -> bytes:
    """A staged file's bytes; no link is followed."""
    try:
        fd = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with open(fd, "rb") as opened:  # noqa: PTH123  # a descriptor, not a path
            data = opened.read()
    except OSError as error:
        raise StorageFailed(cause=f"staged file: {error}") from error
    if len(data) != file.byte_count:
        raise StorageFailed(cause=f"staged file has {len(data)} bytes, not {file.byte_count}")
    return data
