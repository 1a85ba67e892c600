"""API keys: made once, shown once, stored as a keyed hash, revoked within a second.

A key reads `sk-seed-<id>-<secret>`. The database has the id, the owner's name for it and
HMAC-SHA-256(pepper, key); the pepper is a random file of the server, so a copied database alone
opens nothing, and servers that share one need copies of that file. Slow password hashes would
add nothing: the secret has 256 random bits.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import os
import re
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from seedbed.accounting.database import Place, Server, storage_errors
from seedbed.accounting.opening import open_database
from seedbed.accounting.quota import KeyLimits
from seedbed.errors import InvalidParameter, StorageFailed
from seedbed.types import Caller
from seedbed.values import dataclass

_FORM = re.compile(r"sk-seed-([0-9a-f]{10})-[A-Za-z0-9_-]{43}", re.ASCII)
_ID_BYTES = 5
_SECRET_BYTES = 32
_PEPPER_BYTES = 32
_LONGEST_NAME = 100
_REMEMBERED_SECONDS = 0.5  # well within the promise: a revoked key is refused after one second
_REMEMBERED_KEYS = 4096
_NOBODY = bytes(32)  # compared against when there is no such id, so that both cost the same


_AS_SET = KeyLimits()


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A key as the owner may see it later. Times are Unix seconds; `revoked` None: it is good."""

    id: str
    name: str
    created: int
    revoked: int | None
    limits: KeyLimits = _AS_SET


class NewKey(NamedTuple):
    """A key just made. `token` exists here and with its owner, nowhere else."""

    record: KeyRecord
    token: str

    def __repr__(self) -> str:
        return f"NewKey({self.record!r}, token=...)"


class Keys:
    """The keys in `database`, which any number of processes may hold open.

    `pepper`: the secret file, made with the first key, mode 0600.
    Raises: StorageFailed if the database cannot be opened, or has keys but the pepper is gone.
    """

    def __init__(
        self, database: Place, pepper: Path, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._place = database
        # A file answers in microseconds; a server may be asked by one thread of its own, so that
        # whoever waits for it holds up nothing but other keys.
        self._asking = ThreadPoolExecutor(1, "keys") if isinstance(database, Server) else None
        self._clock = clock
        self._lock = threading.Lock()
        self._remembered: dict[str, tuple[float, str, Caller]] = {}
        self._database = open_database(database)
        try:
            with storage_errors(database):
                in_use = self._database.execute("SELECT EXISTS (SELECT 1 FROM keys)").fetchone()[0]
            self._pepper = _read_pepper(pepper, may_make=not in_use)
        except BaseException:
            self._database.close()
            raise

    def create(self, name: str, limits: KeyLimits = _AS_SET) -> NewKey:
        """Make a key. `name` is for people: 1 to 100 printable characters, need not be unique.

        Raises: InvalidParameter("name"), StorageFailed.
        """
        name = name.strip()
        if not (name and name.isprintable() and len(name) <= _LONGEST_NAME):
            raise InvalidParameter("name", "a key's name has 1 to 100 printable characters.")
        created = int(time.time())
        with self._lock, storage_errors(self._place):
            while True:
                key_id = secrets.token_hex(_ID_BYTES)
                token = f"sk-seed-{key_id}-{secrets.token_urlsafe(_SECRET_BYTES)}"
                made = self._database.execute(
                    "INSERT INTO keys (id, name, digest, created, per_minute, per_day, total)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                    (key_id, name, self._digest(token), created, *_columns(limits)),
                )
                if made.rowcount == 1:  # else the id is taken: another
                    return NewKey(KeyRecord(key_id, name, created, None, limits), token)

    def list(self) -> tuple[KeyRecord, ...]:
        """Every key ever made, oldest first, the revoked among them. Raises: StorageFailed."""
        with self._lock, storage_errors(self._place):
            rows = self._database.execute(
                "SELECT id, name, created, revoked, per_minute, per_day, total FROM keys"
                " ORDER BY created, id"
            ).fetchall()
        return tuple(
            KeyRecord(key_id, name, created, revoked, KeyLimits(*limits))
            for key_id, name, created, revoked, *limits in rows
        )

    def limit(self, key_id: str, limits: KeyLimits) -> bool:
        """Give the key these limits instead of its own, in every process within a second.

        Gives False if there is no such key. Raises: StorageFailed.
        """
        with self._lock, storage_errors(self._place):
            changed = self._database.execute(
                "UPDATE keys SET per_minute = ?, per_day = ?, total = ? WHERE id = ?",
                (*_columns(limits), key_id),
            )
            return changed.rowcount == 1

    def revoke(self, key_id: str) -> bool:
        """Refuse the key from now on, in every process within a second; it stays in the list.

        Gives False if there is no such key or it was revoked before. Raises: StorageFailed.
        """
        with self._lock, storage_errors(self._place):
            self._remembered.pop(key_id, None)
            changed = self._database.execute(
                "UPDATE keys SET revoked = ? WHERE id = ? AND revoked IS NULL",
                (int(time.time()), key_id),
            )
            return changed.rowcount == 1

    async def holder(self, token: str) -> Caller | None:
        """As `authenticate`, without holding up the event loop. Raises: StorageFailed."""
        form = _FORM.fullmatch(token)
        if form is None:
            return None
        known = self._known(form[1], token)
        if known is not None:
            return known
        if self._asking is None:
            return self._found(form[1], token)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._asking, self.authenticate, token)

    def authenticate(self, token: str) -> Caller | None:
        """Who holds this key; None if it is malformed, unknown, wrong or revoked, told alike.

        A good key is read from the database at most twice a second, any other each time, whether
        or not there is such an id: so the time an answer takes does not tell which ids exist.
        Raises: StorageFailed.
        """
        form = _FORM.fullmatch(token)
        if form is None:
            return None
        return self._known(form[1], token) or self._found(form[1], token)

    def close(self) -> None:
        """Close the database; nothing works afterwards."""
        if self._asking is not None:
            self._asking.shutdown(cancel_futures=True)
        with self._lock:
            self._database.close()

    def _known(self, key_id: str, token: str) -> Caller | None:
        """Whose key this is, if it was found good a moment ago."""
        remembered = self._remembered.get(key_id)
        if (
            remembered is not None
            and self._clock() < remembered[0]
            and hmac.compare_digest(token, remembered[1])
        ):
            return remembered[2]
        return None

    def _found(self, key_id: str, token: str) -> Caller | None:
        """Whose key this is, as the database says."""
        now = self._clock()
        if not hmac.compare_digest(self._digest(token), self._stored_digest(key_id)):
            return None
        caller = Caller(key_id, self._name(key_id))
        if len(self._remembered) >= _REMEMBERED_KEYS:
            self._remembered.clear()
        self._remembered[key_id] = (now + _REMEMBERED_SECONDS, token, caller)
        return caller

    def _stored_digest(self, key_id: str) -> bytes:
        """The digest of a key that is good, or nobody's: one row either way, at the same cost."""
        with self._lock, storage_errors(self._place):
            found = self._database.execute(
                "SELECT COALESCE((SELECT digest FROM keys WHERE id = ? AND revoked IS NULL), ?)",
                (key_id, _NOBODY),
            ).fetchone()
        return bytes(found[0])

    def _name(self, key_id: str) -> str:
        with self._lock, storage_errors(self._place):
            found = self._database.execute(
                "SELECT name FROM keys WHERE id = ?", (key_id,)
            ).fetchone()
        return str(found[0])

    def _digest(self, token: str) -> bytes:
        # Over the whole key, not its secret alone: a digest copied to another row opens nothing.
        return hmac.digest(self._pepper, token.encode("ascii"), "sha256")


def _columns(limits: KeyLimits) -> tuple[int | None, int | None, int | None]:
    return limits.per_minute, limits.per_day, limits.total


def _read_pepper(path: Path, *, may_make: bool) -> bytes:
    """Read the pepper, or make it if no stored key depends on an earlier one."""
    with storage_errors(path):
        if may_make and not path.exists():
            _make_pepper(path)
        try:
            pepper = path.read_bytes()
        except FileNotFoundError as error:
            raise StorageFailed(
                cause=f"{path} is missing, and no stored key can be checked without it: "
                "restore it from a backup, copy it from a server that shares this database, "
                "or remove the database and make new keys"
            ) from error
        if len(pepper) != _PEPPER_BYTES:
            raise StorageFailed(cause=f"{path} must hold {_PEPPER_BYTES} bytes, not {len(pepper)}")
        return pepper


def _make_pepper(path: Path) -> None:
    """Make the file whole or not at all; of two processes, both go on with the first one's."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor, not a path
            file.write(secrets.token_bytes(_PEPPER_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        draft.unlink(missing_ok=True)
