"""Accounts in a PostgreSQL database: the statements of SQLite, said and meant as there.

- One transaction at a time writes, over all servers: BEGIN IMMEDIATE takes a lock that its end
  gives back. So whoever has it knows that no earlier transaction, of a server that was killed or
  cut off, can still commit, and what a quota has left is what it reads.
- A statement that fails takes back itself and not its transaction, as in SQLite.
- Every commit waits for the disk. This server may live on when the database's loses power, and
  would go on with reservations that are gone.
- A connection that was lost is made anew by the next statement, except inside a transaction.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING, Any, Final, LiteralString, cast

import psycopg
from psycopg.adapt import Loader
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus

from seedbed.accounting.postgres_schema import SCHEMA
from seedbed.errors import StorageFailed

if TYPE_CHECKING:
    from psycopg.abc import PQGen

    from seedbed.accounting.database import Values

# Longer waits mean that the network or the server is stuck. The server's own limit on a statement
# comes first, and tells more; locks are given up like a busy SQLite file.
_CONNECT_SECONDS = 5
_ANSWER_SECONDS = 25.0
_REST_SECONDS = 1.0  # after a failure to connect, before it is tried again

# Given in the address, they count instead.
_DEFAULTS: Final[dict[str, Any]] = {
    "application_name": "seedbed",
    "connect_timeout": _CONNECT_SECONDS,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
# The server drops a transaction, and with it the lock, whose owner is frozen or out of reach.
_SESSION: LiteralString = """
    SET synchronous_commit = on;
    SET lock_timeout = '10s';
    SET statement_timeout = '20s';
    SET idle_in_transaction_session_timeout = '20s';
    SET tcp_keepalives_idle = 10;
    SET tcp_keepalives_interval = 5;
    SET tcp_keepalives_count = 3;
    SET client_min_messages = warning
"""
# Of the advisory locks of a database, ours: any number that stays the same will do.
_WRITING: LiteralString = "SELECT pg_advisory_xact_lock(8319104478285193216)"
# Under READ COMMITTED a statement sees what was committed before it began, so what follows the
# lock sees all that went before. Levels above would see what there was before the wait.
_BEGIN: LiteralString = f"BEGIN ISOLATION LEVEL READ COMMITTED; {_WRITING}"
# Shared, so that a new connection need not wait for the server to miss the lost one.
_HERE: LiteralString = "SELECT pg_advisory_lock_shared(hashtextextended(%s, 8319104478285193216))"
_NOT_HERE: LiteralString = (
    "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 8319104478285193216))"
)

_LOST = "the connection was lost in a transaction"
_VALUE = re.compile(r"\?|:([a-z_]+)")


class Unfit(OSError, ValueError):
    """The database refuses these values; its transaction goes on."""


class _WholeNumber(Loader):
    """A numeric as an int: here they are sums of whole numbers, as in SQLite."""

    def load(self, data: Any) -> int:
        return int(bytes(data))


class _Cursor(psycopg.Cursor[Any]):
    """What a statement gave; `lastrowid` as sqlite3's."""

    @property
    def lastrowid(self) -> int | None:
        row = self.connection.execute("SELECT lastval()").fetchone()
        return None if row is None else int(row[0])


class _Link(psycopg.Connection[Any]):
    """A connection that does not wait for ever for a server that says nothing."""

    def wait(self, gen: PQGen[Any], interval: float = 0.1, timeout: float | None = None) -> Any:
        most = timeout or _ANSWER_SECONDS
        begun = time.monotonic()
        try:
            return super().wait(gen, interval, most)
        except psycopg.OperationalError:
            if time.monotonic() - begun >= most:
                self.close()  # an answer that comes later would be taken for the next one's
            raise

    @property
    def at_rest(self) -> bool:
        """Whether it is there, in no transaction, and not being hung up on."""
        if self.pgconn.transaction_status != TransactionStatus.IDLE:
            return False
        with DefaultSelector() as selector:
            selector.register(self.pgconn.socket, EVENT_READ)
            return not selector.select(0)


class PostgresDatabase:
    """A connection to the database at `address`; see database.Database.

    Raises: OSError; StorageFailed if the tables are from a newer version.
    """

    def __init__(self, address: str, password_file: Path | None = None, owner: str = "") -> None:
        self._address = address
        self._password_file = password_file
        self._owner = owner
        self._begun = False
        self._rest_until = 0.0
        self._failure = ""
        self._link = self._connected()

    @property
    def in_transaction(self) -> bool:
        return self._begun

    def execute(self, sql: str, values: Values = (), /) -> _Cursor:
        with self._told():
            if sql == "BEGIN IMMEDIATE":
                cursor = self._live().execute(_BEGIN)
                self._begun = True
            elif sql in ("COMMIT", "ROLLBACK"):
                cursor = self._ended(sql)
            else:
                cursor, said = self._live().cursor(), _said(sql)
                with self._alone():
                    cursor.execute(said, values)
            return cast(_Cursor, cursor)

    def executemany(self, sql: str, values: Iterable[Values], /) -> _Cursor:
        with self._told():
            cursor, said = self._live().cursor(), _said(sql)
            with self._alone():
                cursor.executemany(said, list(values))
            return cast(_Cursor, cursor)

    def wait_for_disk(self, waits: bool) -> None:
        """It always does."""

    def lives(self, owner: str) -> bool:
        if owner == self._owner:
            return False
        with self._told():
            row = self._live().execute(_NOT_HERE, (owner,)).fetchone()
        return row is not None and not row[0]

    def close(self) -> None:
        self._link.close()

    def _ended(self, sql: LiteralString) -> psycopg.Cursor[Any]:
        link, self._begun = self._link, False
        if link.closed:
            if sql == "COMMIT":
                raise ConnectionResetError(_LOST)
            return _Cursor(link)  # the server undoes it
        cursor = link.execute(sql)
        if cursor.statusmessage != sql:
            raise OSError(f"{sql} ended in {cursor.statusmessage}")
        return cursor

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let the transaction, if there is one, go on when a statement fails; in one exchange."""
        if not self._begun:
            yield
            return
        link = self._link
        try:
            with link.pipeline():
                link.execute("SAVEPOINT statement")
                yield
                link.execute("RELEASE SAVEPOINT statement")
        except (psycopg.Error, ValueError):
            if not link.closed:
                link.execute("ROLLBACK TO SAVEPOINT statement")
            raise

    def _live(self) -> _Link:
        """The connection; a new one for a lost one, unless what it had begun is lost with it."""
        if self._begun:
            if self._link.closed:
                raise ConnectionResetError(_LOST)
        elif not self._link.at_rest:
            self._link.close()
            self._link = self._connected()
        return self._link

    def _connected(self) -> _Link:
        if time.monotonic() < self._rest_until:
            raise ConnectionRefusedError(self._failure)
        try:
            return _connected(self._address, self._password_file, self._owner)
        except psycopg.Error as error:
            self._failure = _first_line(error)
            self._rest_until = time.monotonic() + _REST_SECONDS
            raise ConnectionRefusedError(self._failure) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn psycopg's errors into those of database.Database."""
        try:
            yield
        except (psycopg.IntegrityError, psycopg.DataError) as error:
            raise Unfit(_first_line(error)) from error
        except psycopg.Error as error:
            kind = ConnectionResetError if self._link.closed else OSError
            raise kind(_first_line(error)) from error


def _connected(address: str, password_file: Path | None, owner: str) -> _Link:
    wanted = {**_DEFAULTS, **conninfo_to_dict(address)}
    if password_file is not None:
        wanted["password"] = password_file.read_text(encoding="utf-8").strip()
    link = _Link.connect(autocommit=True, cursor_factory=_Cursor, **wanted)
    try:
        link.adapters.register_loader("numeric", _WholeNumber)
        link.execute(_SESSION)
        _bring_up_to_date(link, address)
        if owner:
            link.execute(_HERE, (owner,))
    except BaseException:
        link.close()
        raise
    return link


@lru_cache(maxsize=200)
def _said(sql: str) -> bytes:
    """A statement with its values' places as psycopg marks them."""

    def place(found: re.Match[str]) -> str:
        return f"%({found[1]})s" if found[1] else "%s"

    return _VALUE.sub(place, sql.replace("%", "%%")).encode()


def _first_line(error: psycopg.Error) -> str:
    """What went wrong; the lines that follow may tell a row's values."""
    return f"{type(error).__name__}: {error}".partition("\n")[0]


def _bring_up_to_date(link: _Link, address: str) -> None:
    with suppress(psycopg.errors.UndefinedTable):
        if _version(link, address) == len(SCHEMA):
            return
    link.execute(_BEGIN)  # of two servers starting, one waits here
    try:
        link.execute("CREATE TABLE IF NOT EXISTS seedbed_schema (version BIGINT NOT NULL)")
        for statements in SCHEMA[_version(link, address) :]:
            link.execute(statements)
        link.execute("DELETE FROM seedbed_schema")
        link.execute("INSERT INTO seedbed_schema VALUES (%s)", (len(SCHEMA),))
        link.execute("COMMIT")
    except BaseException:
        with suppress(psycopg.Error):
            link.execute("ROLLBACK")
        raise


def _version(link: _Link, address: str) -> int:
    row = link.execute("SELECT MAX(version) FROM seedbed_schema").fetchone()
    version = int(row[0] or 0) if row is not None else 0
    if version > len(SCHEMA):
        raise StorageFailed(
            cause=f"{address}: schema version {version} is from a newer Seedbed; "
            f"this one knows versions up to {len(SCHEMA)}"
        )
    return version
