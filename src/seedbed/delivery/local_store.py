"""Where result files lie: a folder per day on this machine's disk.

A file is made in `staging/`, beside the days on the same file system, and becomes visible by
one rename, so nobody ever sees half a file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from seedbed.delivery.names import FOLDER, ObjectName, day_start
from seedbed.delivery.store import StoredFile
from seedbed.errors import StorageFailed
from seedbed.settings import StoreSettings
from seedbed.types import ImageFile

_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_TREE_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
# O_NONBLOCK: a pipe planted under a file's name must not make the open wait for ever.
_FILE_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
# Tells whether a page is in memory without waiting for the disk. Linux only.
_NO_WAIT = getattr(os, "RWF_NOWAIT", 0)
_DEFAULTS = StoreSettings()
_LEFTOVER_SECONDS = 3600  # a staged file this old belongs to nobody (reliability.md, P4)


class LocalFile:
    """One open file of a `LocalStore`: a descriptor and what `fstat` says of it."""

    def __init__(self, fd: int, stored: StoredFile) -> None:
        self._fd = fd
        self._stored = stored

    @property
    def stored(self) -> StoredFile:
        return self._stored

    def read(self, offset: int, count: int) -> bytes:
        try:
            return os.pread(self._fd, count, offset)
        except OSError as error:
            raise _failed("read", self._stored.name, error) from error

    def at_hand(self, offset: int, count: int) -> bool:
        return in_memory(self._fd, offset, count)

    def close(self) -> None:
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class LocalStore:
    """Result files in one folder tree, private to the user the server runs as.

    `root/staging/` and `root/<yyyymmdd>/<file>`; folders 0700, files 0600. Names are
    `ObjectName`s and are opened relative to a descriptor of `root` without following links,
    so nothing outside `root` can be reached. `root` itself is the operator's and may be a
    link. A file is due for removal the settings' `lifetime_seconds + linger_seconds` after its
    commit, read from its modification time, which `commit` sets. That and not the time inside
    its name, which is when the request was heard: a set may draw for minutes, and every link
    of it lives its full time. Raises: StorageFailed when `root` cannot be made.
    """

    def __init__(self, root: Path, settings: StoreSettings = _DEFAULTS) -> None:
        self._root = root.absolute()
        self._staging = self._root / "staging"
        self._keep_seconds = settings.lifetime_seconds + settings.linger_seconds
        self._lasting: set[str] = set()  # days whose folders a power cut cannot take
        try:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.staging.mkdir(mode=0o700, exist_ok=True)
            self._root_fd = os.open(self._root, _TREE_FLAGS)
            # Else a power cut could take the whole store, with files that were charged.
            os.fsync(self._root_fd)
            with _opened(str(self._root.parent), _TREE_FLAGS) as above:
                os.fsync(above)
        except OSError as error:
            raise StorageFailed(cause=f"the store {root} cannot be used: {error}") from error

    @property
    def staging(self) -> Path:
        return self._staging

    @property
    def threads(self) -> None:
        return None

    def expect_room(self) -> None:
        """A disk is found full by writing to it."""

    def link(self, name: ObjectName, seconds: int) -> None:
        return None

    def close(self) -> None:
        """Let go of the folder. The store is of no use afterwards."""
        fd, self._root_fd = self._root_fd, -1
        if fd >= 0:
            os.close(fd)

    def commit(self, file: ImageFile, name: ObjectName, now: float) -> StoredFile:
        """Move a staged file to its name: synced, renamed, and its folder synced.

        `now` becomes the file's time. A file already under that name is replaced. After a
        failure the staged file is gone too, since nobody is left who would use it.
        """
        if file.path.parent != self.staging:
            raise StorageFailed(cause=f"{file.path} is not in the store's staging folder")
        try:
            return self._commit(file, name, now)
        except OSError as error:
            with contextlib.suppress(OSError):
                file.path.unlink()
            raise _failed("commit", name, error) from error

    def _commit(self, file: ImageFile, name: ObjectName, now: float) -> StoredFile:
        with _opened("staging", _FOLDER_FLAGS, self._root_fd) as staging:
            with _opened(file.path.name, _FILE_FLAGS, staging) as fd:
                size = os.fstat(fd).st_size
                if size != file.byte_count:
                    raise OSError(f"staged file has {size} bytes, not {file.byte_count}")
                os.fchmod(fd, 0o600)
                os.utime(fd, (now, now))
                os.fsync(fd)
            with self._day(name.folder) as day:
                os.rename(file.path.name, name.file, src_dir_fd=staging, dst_dir_fd=day)
                try:
                    os.fsync(day)
                except OSError:
                    # Not durable means not delivered: no one may find it either.
                    os.unlink(name.file, dir_fd=day)
                    raise
        return StoredFile(name, size, now)

    def open(self, name: ObjectName) -> LocalFile | None:
        """The file for reading, or None; a link, a folder or a pipe in its place is None."""
        try:
            with _opened(name.folder, _FOLDER_FLAGS, self._root_fd) as day:
                fd = os.open(name.file, _FILE_FLAGS, dir_fd=day)
            found = os.fstat(fd)
        except OSError as error:
            if _means_absent(error):
                return None
            raise _failed("open", name, error) from error
        if not stat.S_ISREG(found.st_mode):
            os.close(fd)
            return None
        return LocalFile(fd, StoredFile(name, found.st_size, found.st_mtime))

    def remove(self, name: ObjectName) -> bool:
        """Forget a file; whether there was one. Whoever is reading it reads on."""
        try:
            with _opened(name.folder, _FOLDER_FLAGS, self._root_fd) as day:
                os.unlink(name.file, dir_fd=day)
        except OSError as error:
            if _means_absent(error):
                return False
            raise _failed("remove", name, error) from error
        return True

    def local_path(self, name: ObjectName) -> Path:
        """Where the file lies, or would lie."""
        return self._root / name.folder / name.file

    def sweep(self, now: float) -> int:
        """A whole sweep at once; how many files went. Raises: StorageFailed."""
        return sum(self.sweep_steps(now))

    def sweep_steps(self, now: float, *, step: int = 5) -> Iterator[int]:
        """Remove expired files, staged leftovers of over an hour, and days that are empty.

        Looks at `step` entries between two yields, each of which takes 20 microseconds. A day
        whose first second is not yet due is not looked into at all: its files are younger than
        the day. Names that are not ours are left alone, links are not followed, and every
        removal stands by itself.
        """
        try:
            yield from self._sweep_folder("staging", now - _LEFTOVER_SECONDS, step)
            for folder in sorted(os.listdir(self._root_fd)):  # noqa: PTH208 # by descriptor
                if FOLDER.fullmatch(folder) and day_start(folder) < now - self._keep_seconds:
                    yield from self._sweep_folder(folder, now - self._keep_seconds, step)
                    # Not empty, or not a folder: then it is not ours to remove.
                    with contextlib.suppress(OSError):
                        os.rmdir(folder, dir_fd=self._root_fd)
        except OSError as error:
            raise StorageFailed(cause=f"sweep of {self._root}: {error}") from error

    def _sweep_folder(self, folder: str, before: float, step: int) -> Iterator[int]:
        """Remove regular files last modified before `before`; in a day, only names of ours."""
        removed = looked_at = 0
        try:
            fd = os.open(folder, _FOLDER_FLAGS, dir_fd=self._root_fd)
        except OSError as error:
            if _means_absent(error):
                return
            raise
        try:
            with os.scandir(fd) as entries:
                for entry in entries:
                    looked_at += 1
                    if folder == "staging" or ObjectName.of_file(entry.name) is not None:
                        removed += _remove_if_older(entry.name, fd, before)
                    if looked_at == step:
                        yield removed
                        removed = looked_at = 0
        finally:
            os.close(fd)
        yield removed

    @contextlib.contextmanager
    def _day(self, folder: str) -> Iterator[int]:
        """A descriptor of a day's folder, made if it is the day's first file."""
        try:
            fd = os.open(folder, _FOLDER_FLAGS, dir_fd=self._root_fd)
        except FileNotFoundError:
            self._lasting.discard(folder)
            with contextlib.suppress(FileExistsError):
                os.mkdir(folder, 0o700, dir_fd=self._root_fd)
            fd = os.open(folder, _FOLDER_FLAGS, dir_fd=self._root_fd)
        try:
            if folder not in self._lasting:
                # Also when it was there: whoever made it may have crashed before this.
                os.fsync(self._root_fd)
                self._lasting.add(folder)
            yield fd
        finally:
            os.close(fd)


def in_memory(fd: int, offset: int, count: int) -> bool:
    """Whether the first and last of these bytes can be read without waiting for the disk.

    Costs two system calls of about a microsecond. Where the system cannot say, the answer is
    yes: files here were written a moment before they are read.
    """
    if not _NO_WAIT or count <= 0:
        return True
    probe = bytearray(1)
    try:
        for place in (offset, offset + count - 1):
            os.preadv(fd, [probe], place, _NO_WAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def _opened(name: str, flags: int, folder: int | None = None) -> Iterator[int]:
    fd = os.open(name, flags, dir_fd=folder)
    try:
        yield fd
    finally:
        os.close(fd)


def _remove_if_older(file: str, folder: int, before: float) -> int:
    """1 if it was a regular file older than `before` and is now gone, else 0."""
    with contextlib.suppress(FileNotFoundError):
        found = os.stat(file, dir_fd=folder, follow_symlinks=False)
        if stat.S_ISREG(found.st_mode) and found.st_mtime < before:
            os.unlink(file, dir_fd=folder)
            return 1
    return 0


def _means_absent(error: OSError) -> bool:
    # ELOOP and ENOTDIR: a link or a file stands where ours would; that is not our file.
    return isinstance(error, FileNotFoundError | NotADirectoryError | IsADirectoryError) or (
        error.errno in (errno.ELOOP, errno.ENXIO)
    )


def _failed(what: str, name: ObjectName, error: OSError) -> StorageFailed:
    return StorageFailed(cause=f"{what} {name.key}: {error}")
