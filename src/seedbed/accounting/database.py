"""Where accounts lie: in a file of SQLite, or in a PostgreSQL that several servers share.

Statements are plain SQL in the modules that own them, in words that SQLite knows and
postgres.py can say: `?` and `:name` for values, BEGIN IMMEDIATE ... COMMIT for a transaction that
nobody else writes in. A statement that fails leaves its transaction as it was before it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import parse_qs, urlsplit

from seedbed.errors import StorageFailed
from seedbed.settings import SettingsError
from seedbed.values import dataclass

if TYPE_CHECKING:
    from seedbed.settings import Settings

_ADDRESSES = ("postgresql://", "postgres://")

Values = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Server:
    """A database of a PostgreSQL server. `password_file` is read for every connection; None
    leaves the password to libpq: PGPASSWORD, ~/.pgpass, or no password at all."""

    address: str
    password_file: Path | None = None

    def __str__(self) -> str:
        return self.address  # has no password in it: see place_of


Place = Path | Server


class Rows(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    @property
    def lastrowid(self) -> int | None:
        """The number of the row it inserted, in a table that numbers them."""

    def fetchone(self) -> Any:
        """The next row, a tuple; None after the last."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Database(Protocol):
    """An open connection, for any thread, one at a time.

    Each statement is committed by itself unless BEGIN IMMEDIATE says otherwise. Every method but
    `close` raises, for values that do not fit the schema, ValueError or sqlite3.IntegrityError,
    sqlite3.ProgrammingError or OverflowError, and else what `storage_errors` knows;
    ConnectionError when a server went away, and then it is not known whether a COMMIT was done.
    """

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun and not ended."""

    def execute(self, sql: str, values: Values = ..., /) -> Rows:
        """Do one statement."""

    def executemany(self, sql: str, values: Iterable[Values], /) -> Rows:
        """Do one statement with each of these values."""

    def wait_for_disk(self, waits: bool) -> None:
        """Say whether the next COMMIT must survive a loss of power, or only of this process."""

    def lives(self, owner: str) -> bool:
        """Whether a connection that was opened with this owner is there now, other than this
        one. Ask inside a transaction; the answer holds until its end."""

    def close(self) -> None:
        """Let go of it; an open transaction is undone."""


def place_of(settings: Settings) -> Place:
    """Where these settings say that accounts lie.

    Raises: SettingsError for an address with a password in it, which logs would show.
    """
    address = settings.accounts.database
    if not address.startswith(_ADDRESSES):
        return settings.database_path
    parts = urlsplit(address)
    if parts.password is not None or "password" in parse_qs(parts.query):
        raise SettingsError(
            "accounts.database: it has a password in it (not shown); put that into a file that"
            " accounts.password_file names, into PGPASSWORD, or into ~/.pgpass"
        )
    file = settings.accounts.password_file
    return Server(address, file if file.name else None)


@contextlib.contextmanager
def storage_errors(place: Place) -> Iterator[None]:
    """Turn every failure of disk, database or network inside the block into StorageFailed."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StorageFailed(cause=f"{place}: {type(error).__name__}: {error}") from error
