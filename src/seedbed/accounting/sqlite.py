"""Accounts and upstream calls in an SQLite file: how it is opened, and its schema by version.

Rows are money-like, so every commit is on the disk before it counts (write-ahead log with
synchronous=FULL; 8 microseconds of CPU a row when 50 share a commit, performance.md section 6).
A change of the schema is one of postgres.py's, too; a test compares.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from seedbed.errors import StorageFailed

# Triggers of the ledger, made anew whenever its table is.
_NEVER_CHANGED = """
CREATE TRIGGER pictures_are_never_changed BEFORE UPDATE ON pictures
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""
_NEVER_REMOVED = """
CREATE TRIGGER pictures_are_never_removed BEFORE DELETE ON pictures
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""
# A row settles its picture in the transaction that writes it, whoever writes it.
_SETTLED = """
CREATE TRIGGER pictures_are_settled AFTER INSERT ON pictures
BEGIN
    INSERT INTO spent (key_id, total, day, today)
    VALUES (NEW.key_id, 1, NEW.created / 86400, 1)
    ON CONFLICT (key_id) DO UPDATE SET
        total = total + 1,
        today = CASE
            WHEN day = excluded.day THEN today + 1
            WHEN day < excluded.day THEN 1
            ELSE today
        END,
        day = MAX(day, excluded.day);
    UPDATE reservations SET pictures = pictures - 1
    WHERE key_id = NEW.key_id AND request_id = NEW.request_id AND pictures > 0;
    DELETE FROM reservations
    WHERE key_id = NEW.key_id AND request_id = NEW.request_id AND pictures = 0;
END
"""

# Statements of each version, in order; a released one is never edited, only followed by another.
_SCHEMA: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE keys (
            id      TEXT PRIMARY KEY,
            name    TEXT NOT NULL,
            digest  BLOB NOT NULL CHECK (length(digest) = 32),
            created INTEGER NOT NULL,
            revoked INTEGER
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE pictures (
            number      INTEGER PRIMARY KEY,
            request_id  TEXT NOT NULL,
            image_index INTEGER NOT NULL CHECK (image_index >= 0),
            key_id      TEXT NOT NULL,
            model       TEXT NOT NULL,
            engine      TEXT NOT NULL,
            width       INTEGER NOT NULL CHECK (width > 0),
            height      INTEGER NOT NULL CHECK (height > 0),
            tokens      INTEGER NOT NULL CHECK (tokens >= 0),
            media_type  TEXT NOT NULL,
            byte_count  INTEGER NOT NULL CHECK (byte_count > 0),
            created     INTEGER NOT NULL,
            delivery    TEXT NOT NULL,
            UNIQUE (request_id, image_index)
        )
        """,
        "CREATE INDEX pictures_by_key_and_time ON pictures (key_id, created)",
        _NEVER_CHANGED,
        _NEVER_REMOVED,
    ),
    (
        """
        CREATE TABLE claims (
            key_id      TEXT NOT NULL,
            key         TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            request_id  TEXT NOT NULL,
            created     INTEGER NOT NULL,
            owner       TEXT NOT NULL,
            seed        INTEGER,
            answer      TEXT,
            PRIMARY KEY (key_id, key)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX claims_by_time ON claims (created)",
    ),
    (
        # Most pictures of a key in each period: 0 is no limit, NULL is as the settings say.
        "ALTER TABLE keys ADD COLUMN per_minute INTEGER CHECK (per_minute >= 0)",
        "ALTER TABLE keys ADD COLUMN per_day INTEGER CHECK (per_day >= 0)",
        "ALTER TABLE keys ADD COLUMN total INTEGER CHECK (total >= 0)",
        # The ledger's rows, counted: all of a key's, and those of the last day that had any.
        """
        CREATE TABLE spent (
            key_id TEXT PRIMARY KEY,
            total  INTEGER NOT NULL,
            day    INTEGER NOT NULL,
            today  INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        """
        INSERT INTO spent (key_id, total, day, today)
        SELECT key_id, COUNT(*), last / 86400, SUM(created / 86400 = last / 86400)
        FROM pictures JOIN (SELECT key_id AS whose, MAX(created) AS last FROM pictures GROUP BY 1)
             ON key_id = whose
        GROUP BY key_id
        """,
        # Pictures that requests at work may still settle.
        """
        CREATE TABLE reservations (
            key_id     TEXT NOT NULL,
            request_id TEXT NOT NULL,
            pictures   INTEGER NOT NULL CHECK (pictures >= 0),
            expires    REAL NOT NULL,
            PRIMARY KEY (key_id, request_id)
        ) WITHOUT ROWID
        """,
        _SETTLED,
    ),
    (
        # One row per request that was sent to an upstream, there before its first byte left.
        """
        CREATE TABLE upstream_calls (
            number              INTEGER PRIMARY KEY,
            request_id          TEXT NOT NULL,
            upstream            TEXT NOT NULL,
            model               TEXT NOT NULL,
            asked               INTEGER NOT NULL CHECK (asked > 0),
            begun               REAL NOT NULL,
            state               TEXT NOT NULL DEFAULT 'unknown'
                                CHECK (state IN ('unknown', 'accepted', 'refused')),
            ended               REAL,
            upstream_request_id TEXT NOT NULL DEFAULT '',
            told_pictures       INTEGER,
            told_tokens         INTEGER,
            handed              INTEGER NOT NULL DEFAULT 0 CHECK (handed >= 0),
            cause               TEXT NOT NULL DEFAULT ''
        )
        """,
        "CREATE INDEX upstream_calls_by_time ON upstream_calls (begun)",
    ),
    (
        # A picture that stays in an upstream's store has a byte_count of 0: nobody said it. SQLite
        # changes no CHECK of a table in use, so the rows move to a new one, and its triggers after.
        "DROP TRIGGER pictures_are_never_changed",
        "DROP TRIGGER pictures_are_never_removed",
        "DROP TRIGGER pictures_are_settled",
        "DROP INDEX pictures_by_key_and_time",
        "ALTER TABLE pictures RENAME TO pictures_before",
        """
        CREATE TABLE pictures (
            number      INTEGER PRIMARY KEY,
            request_id  TEXT NOT NULL,
            image_index INTEGER NOT NULL CHECK (image_index >= 0),
            key_id      TEXT NOT NULL,
            model       TEXT NOT NULL,
            engine      TEXT NOT NULL,
            width       INTEGER NOT NULL CHECK (width > 0),
            height      INTEGER NOT NULL CHECK (height > 0),
            tokens      INTEGER NOT NULL CHECK (tokens >= 0),
            media_type  TEXT NOT NULL,
            byte_count  INTEGER NOT NULL CHECK (byte_count >= 0),
            created     INTEGER NOT NULL,
            delivery    TEXT NOT NULL,
            UNIQUE (request_id, image_index)
        )
        """,
        """
        INSERT INTO pictures (
            number, request_id, image_index, key_id, model, engine, width, height, tokens,
            media_type, byte_count, created, delivery
        )
        SELECT number, request_id, image_index, key_id, model, engine, width, height, tokens,
               media_type, byte_count, created, delivery
        FROM pictures_before
        """,
        "DROP TABLE pictures_before",
        "CREATE INDEX upstream_calls_by_request ON upstream_calls (request_id)",
        "CREATE INDEX pictures_by_key_and_time ON pictures (key_id, created)",
        _NEVER_CHANGED,
        _NEVER_REMOVED,
        _SETTLED,
    ),
)

# PRAGMA takes no bound parameters, and no statement of ours is put together from parts.
_MARKS = (
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = 3",
    "PRAGMA user_version = 4",
    "PRAGMA user_version = 5",
)

_BUSY_SECONDS = 10.0  # another process may be in a commit; longer means the disk is stuck


class SqliteDatabase(sqlite3.Connection):
    """An open file; see database.Database."""

    def wait_for_disk(self, waits: bool) -> None:
        # In a write-ahead log, a later FULL commit carries the earlier NORMAL ones to the disk.
        self.execute("PRAGMA synchronous = FULL" if waits else "PRAGMA synchronous = NORMAL")

    def lives(self, owner: str) -> bool:
        return False  # one server at a time works on a file: any other was killed


def open_file(path: Path) -> SqliteDatabase:
    """Open the file, making it and bringing its schema up to date as needed.

    The file is its owner's only. Raises: sqlite3.Error, OSError; StorageFailed if the file is
    from a newer version.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its companion files (-wal, -shm) the mode of this one.
    # Only to make it: closing any descriptor of a file drops this process's locks on it, and
    # another process would then take the log we still write for abandoned and delete it.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    connection = sqlite3.connect(
        path,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=SqliteDatabase,
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _bring_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) == len(_SCHEMA):
        return
    connection.execute("BEGIN IMMEDIATE")  # of two processes starting, one waits here
    try:
        version = _version(connection)
        if version > len(_SCHEMA):
            raise StorageFailed(
                cause=f"{path}: schema version {version} is from a newer Seedbed; "
                f"this one knows versions up to {len(_SCHEMA)}"
            )
        for statements in _SCHEMA[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(_MARKS[len(_SCHEMA) - 1])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
