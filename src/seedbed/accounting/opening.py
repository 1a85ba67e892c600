"""Opens the database of the accounts, of whichever kind it is."""

from __future__ import annotations

from pathlib import Path

from seedbed.accounting.database import Database, Place, storage_errors
from seedbed.accounting.sqlite import open_file
from seedbed.settings import SettingsError


def open_database(place: Place, owner: str = "") -> Database:
    """Open it, bringing its schema up to date as needed; a file is made.

    `owner`: a name under which `Database.lives` finds this connection.
    Raises: StorageFailed if it cannot be opened, or is from a newer version.
    """
    with storage_errors(place):
        if isinstance(place, Path):
            return open_file(place)
        try:
            from seedbed.accounting.postgres import PostgresDatabase
        except ImportError as error:
            raise SettingsError(
                "accounts.database: a PostgreSQL server needs psycopg;"
                f" pip install 'seedbed[postgres]' ({error})"
            ) from error
        return PostgresDatabase(place.address, place.password_file, owner)
