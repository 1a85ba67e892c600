"""A disk that forgets what was not synced, and the part of `os` that the store asks of it.

`VirtualOs` takes the place of `os` in `delivery.local_store`, so the store's own code runs on it,
and every call is a step at which the simulation may let the disk fail or the process die. After
`power_cut` a file has what its last fsync found (or part of what came later), and a folder the
names of its last fsync (or the newer ones): whichever the dice say, as on a real disk.
"""

from __future__ import annotations

import errno
import os
import random
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PosixPath
from typing import Any, ClassVar

Step = Callable[[str], None]
"""Called before each change; raises OSError to let it fail."""


@dataclass(eq=False)
class Node:
    """A file (`names` is None) or a folder."""

    names: dict[str, Node] | None = None
    data: bytes = b""
    modified: float = 0.0
    synced_data: bytes = b""
    synced_names: dict[str, Node] = field(default_factory=dict)


class VirtualDisk:
    """Everything that outlives a process. Paths are absolute, without links; `folders` are there
    already, for certain."""

    def __init__(self, *folders: str) -> None:
        made = {name: Node(names={}) for name in folders}
        self.root = Node(names=made, synced_names=dict(made))

    def find(self, path: str) -> Node:
        """The node at a path. Raises: FileNotFoundError."""
        node = self.root
        for name in path.strip("/").split("/"):
            if name:
                node = child(node, name)
        return node

    def power_cut(self, dice: random.Random) -> None:
        """Forget what was not synced."""
        self._forget(self.root, dice)

    def _forget(self, node: Node, dice: random.Random) -> None:
        if node.names is None:
            if node.data != node.synced_data:
                node.data = node.data[: dice.randint(0, len(node.data))]
                node.synced_data = node.data
            return
        if dice.random() < 0.5:
            node.names = dict(node.synced_names)
        node.synced_names = dict(node.names)
        for name in sorted(node.names):
            self._forget(node.names[name], dice)


def child(folder: Node, name: str) -> Node:
    """What a folder has under a name. Raises: FileNotFoundError, NotADirectoryError."""
    if folder.names is None:
        raise NotADirectoryError(errno.ENOTDIR, name)
    if name not in folder.names:
        raise FileNotFoundError(errno.ENOENT, name)
    return folder.names[name]


@dataclass(frozen=True)
class _Stat:
    st_mode: int
    st_size: int
    st_mtime: float


@dataclass(frozen=True)
class _Entry:
    name: str


class VirtualOs:
    """`os` of one process on a `VirtualDisk`; what is not here is the real one's."""

    def __init__(self, disk: VirtualDisk, step: Step, clock: Callable[[], float]) -> None:
        self._disk = disk
        self._step = step
        self._clock = clock
        self._open: dict[int, Node] = {}
        self._next = 1000

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        """A descriptor; with O_CREAT of a new file."""
        folder, name = self._place(path, dir_fd)
        names = _names(folder)
        if flags & os.O_CREAT and name not in names:
            self._step("create")
            names[name] = Node(modified=self._clock())
        self._next += 1
        self._open[self._next] = child(folder, name) if name else folder
        return self._next

    def close(self, fd: int) -> None:
        """Let go of a descriptor."""
        self._open.pop(fd, None)

    def write(self, fd: int, data: bytes) -> int:
        """Append; a step that fails leaves half of it, as a full disk does."""
        node = self._open[fd]
        half = len(data) // 2
        node.data += data[:half]
        self._step("write")
        node.data += data[half:]
        node.modified = self._clock()
        return len(data)

    def pread(self, fd: int, count: int, offset: int) -> bytes:
        """Some of a file."""
        return self._open[fd].data[offset : offset + count]

    def fsync(self, fd: int) -> None:
        """Make a file's bytes or a folder's names survive a power cut."""
        node = self._open[fd]
        self._step("fsync")
        if node.names is None:
            node.synced_data = node.data
        else:
            node.synced_names = dict(node.names)

    def fstat(self, fd: int) -> _Stat:
        """Kind, size and time."""
        return _stat(self._open[fd])

    def stat(self, path: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> _Stat:
        """Kind, size and time of a name."""
        return _stat(child(*self._place(path, dir_fd)))

    def fchmod(self, fd: int, mode: int) -> None:
        """Nothing: there is one user."""

    def utime(self, fd: int, times: tuple[float, float]) -> None:
        """Set a file's time."""
        self._open[fd].modified = times[1]

    def rename(self, old: str, new: str, *, src_dir_fd: int, dst_dir_fd: int) -> None:
        """Move a file in one step."""
        self._step("rename")
        node = child(self._open[src_dir_fd], old)
        del _names(self._open[src_dir_fd])[old]
        _names(self._open[dst_dir_fd])[new] = node

    def unlink(self, path: Any, *, dir_fd: int | None = None) -> None:
        """Remove a name."""
        folder, name = self._place(path, dir_fd)
        child(folder, name)
        self._step("unlink")
        del _names(folder)[name]

    def mkdir(self, path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        """Make a folder."""
        folder, name = self._place(path, dir_fd)
        if name in _names(folder):
            raise FileExistsError(errno.EEXIST, name)
        self._step("mkdir")
        _names(folder)[name] = Node(names={})

    def rmdir(self, path: Any, *, dir_fd: int | None = None) -> None:
        """Remove an empty folder."""
        folder, name = self._place(path, dir_fd)
        if _names(child(folder, name)):
            raise OSError(errno.ENOTEMPTY, name)
        self._step("rmdir")
        del _names(folder)[name]

    def listdir(self, fd: int) -> list[str]:
        """The names in a folder."""
        return sorted(_names(self._open[fd]))

    @contextmanager
    def scandir(self, fd: int) -> Iterator[Iterator[_Entry]]:
        """The names in a folder, to go through while they are removed."""
        yield iter([_Entry(name) for name in self.listdir(fd)])

    def _place(self, path: Any, dir_fd: int | None) -> tuple[Node, str]:
        above, _, name = str(path).rpartition("/")
        if dir_fd is not None:
            return self._open[dir_fd], name
        return self._disk.find(above), name


class VirtualPath(PosixPath):
    """A path on the disk of the process whose subclass it is; see `paths_of`."""

    system: ClassVar[VirtualOs]

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        """Make this folder."""
        try:
            self.system.mkdir(self, mode)
        except FileExistsError:
            if not exist_ok:
                raise

    def unlink(self, missing_ok: bool = False) -> None:
        """Remove this file."""
        try:
            self.system.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise


def paths_of(system: VirtualOs) -> type[VirtualPath]:
    """Paths that this system is asked about."""
    return type("OwnPath", (VirtualPath,), {"system": system})


def _names(folder: Node) -> dict[str, Node]:
    if folder.names is None:
        raise NotADirectoryError(errno.ENOTDIR, "a file")
    return folder.names


def _stat(node: Node) -> _Stat:
    kind = stat.S_IFREG if node.names is None else stat.S_IFDIR
    return _Stat(kind | 0o600, len(node.data), node.modified)
