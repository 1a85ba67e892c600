"""The keys that result links are signed with: kept in a file, rotated, revoked.

The newest key signs. Rotation retires it: it signs no more, but links it made stay good until
the last of them has expired. Revoking a key kills its links at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from seedbed.errors import StorageFailed
from seedbed.values import dataclass

SKEW_SECONDS = 300
"""How far clocks of several machines may disagree (reliability.md section 1, "Time")."""

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Key:
    """One signing key. `id` is public and stands in every link; times are Unix seconds."""

    id: str
    secret: bytes = field(repr=False)
    created: int
    retired: int | None = None


class KeyRing:
    """The signing keys in `path`, a JSON file only its owner can read.

    Made with one key if there is none. Several processes may use the same file: a change by
    one is seen by the others at their next look-up (one `stat` each). `lifetime_seconds` is
    how long links live, hence how long a retired key is still needed; lowering it in the
    settings shortens that. Raises: StorageFailed, with the path in its cause, when the file
    cannot be read, made or understood.
    """

    def __init__(
        self, path: Path, *, lifetime_seconds: int = 86_400, now: float | None = None
    ) -> None:
        self._path = path
        self._keep_seconds = lifetime_seconds + SKEW_SECONDS
        self._keys: tuple[Key, ...] = ()
        self._seen: tuple[int, int, int] | None = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._locked():
                self._load_or_make(time.time() if now is None else now)
        except OSError as error:
            raise self._unusable(error) from error

    @property
    def keys(self) -> tuple[Key, ...]:
        """All keys, oldest first."""
        self._refresh()
        return self._keys

    def signing(self) -> Key:
        """The key to sign with: the newest that is not retired."""
        self._refresh()
        return next(key for key in reversed(self._keys) if key.retired is None)

    def find(self, key_id: str, now: float) -> Key | None:
        """The key of that id if its links may still be good at `now`, else None."""
        self._refresh()
        for key in self._keys:
            if key.id == key_id:
                return key if self._is_needed(key, now) else None
        return None

    def rotate(self, now: float) -> Key:
        """Retire the keys that sign, drop those no link needs any more; the new signing key."""
        with self._changing():
            kept = [key for key in self._keys if self._is_needed(key, now)]
            retired = [
                replace(key, retired=int(now)) if key.retired is None else key for key in kept
            ]
            fresh = _new_key(now)
            self._save((*retired, fresh))
        return fresh

    def revoke(self, key_id: str, now: float) -> bool:
        """Drop a key and with it every link it signed; whether there was one.

        If it was the one that signs, a new one takes its place.
        """
        with self._changing():
            kept = tuple(key for key in self._keys if key.id != key_id)
            if len(kept) == len(self._keys):
                return False
            if not any(key.retired is None for key in kept):
                kept = (*kept, _new_key(now))
            self._save(kept)
        return True

    def prune(self, now: float) -> int:
        """Drop retired keys that no living link needs; how many went."""
        if all(self._is_needed(key, now) for key in self.keys):
            return 0
        with self._changing():
            kept = tuple(key for key in self._keys if self._is_needed(key, now))
            gone = len(self._keys) - len(kept)
            self._save(kept)
        return gone

    def _is_needed(self, key: Key, now: float) -> bool:
        return key.retired is None or now <= key.retired + self._keep_seconds

    def _refresh(self) -> None:
        """Look at the file again if it is another one than last time.

        A file that is gone or unreadable while the server runs changes nothing: the keys in
        memory go on, and the next good file is taken.
        """
        with contextlib.suppress(OSError, StorageFailed):
            if _identity(self._path.stat()) != self._seen:
                self._load()

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """Hold the ring against other processes, on its newest state."""
        try:
            with self._locked():
                self._load()
                yield
        except OSError as error:
            raise self._unusable(error) from error

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        lock = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _load_or_make(self, now: float) -> None:
        if self._path.exists():
            self._load()
        if not any(key.retired is None for key in self._keys):
            self._save((*self._keys, _new_key(now)))

    def _load(self) -> None:
        with self._path.open("rb") as file:
            seen = _identity(os.fstat(file.fileno()))
            text = file.read()
        try:
            keys = tuple(_key_from(entry) for entry in json.loads(text)["keys"])
        except (ValueError, KeyError, TypeError) as error:
            raise self._unusable(error) from error
        self._keys, self._seen = keys, seen

    def _save(self, keys: tuple[Key, ...]) -> None:
        """Replace the file in one step; a crash leaves the old one or the new one."""
        text = json.dumps({"format": _FORMAT, "keys": [_entry_of(key) for key in keys]}, indent=1)
        made = self._path.with_suffix(".new")
        with contextlib.suppress(FileNotFoundError):
            made.unlink()
        fd = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        made.replace(self._path)
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self._keys, self._seen = keys, _identity(self._path.stat())

    def _unusable(self, error: Exception) -> StorageFailed:
        return StorageFailed(cause=f"the key ring {self._path} cannot be used: {error!r}")


def _new_key(now: float) -> Key:
    return Key(secrets.token_hex(8), secrets.token_bytes(32), int(now))


def _entry_of(key: Key) -> dict[str, Any]:
    return {**asdict(key), "secret": key.secret.hex()}


def _key_from(entry: dict[str, Any]) -> Key:
    retired = entry["retired"]
    key = Key(
        str(entry["id"]),
        bytes.fromhex(entry["secret"]),
        int(entry["created"]),
        None if retired is None else int(retired),
    )
    if len(key.secret) < 32 or not key.id.isalnum():
        raise ValueError(f"key {key.id!r} is malformed")
    return key


def _identity(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_ino, found.st_mtime_ns, found.st_size
