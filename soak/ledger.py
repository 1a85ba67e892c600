"""The ledger equation: what was told, what was charged and what lies on the disk agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path


def broken(home: Path, told: Mapping[str, int], keyed: Mapping[str, int]) -> list[str]:
    """Every way in which a stopped server's books do not agree; empty when all is well.

    `told`: request id -> pictures its client was told of. `keyed`: the same of requests with an
    Idempotency-Key, whose answers were all read to the end, so that their rows must be as many
    exactly. Rows nobody was told of are right: their clients left, or the server was killed
    between the commit and the answer.
    """
    wrong = []
    with closing(sqlite3.connect(home / "seedbed.db")) as database:
        check = database.execute("PRAGMA integrity_check").fetchone()[0]
        if check != "ok":
            wrong.append(f"integrity_check: {check}")
        rows: dict[str, int] = dict(
            database.execute("SELECT request_id, COUNT(*) FROM pictures GROUP BY 1").fetchall()
        )
        for request_id, count in told.items():
            if rows.get(request_id, 0) < count:
                wrong.append(f"{request_id}: told {count}, charged {rows.get(request_id, 0)}")
        for request_id, count in keyed.items():
            if rows.get(request_id, 0) != count:
                wrong.append(f"{request_id}: keyed {count}, charged {rows.get(request_id, 0)}")
        twice = database.execute(
            "SELECT COUNT(*) FROM (SELECT 1 FROM pictures GROUP BY request_id, image_index"
            " HAVING COUNT(*) > 1)"
        ).fetchone()[0]
        if twice:
            wrong.append(f"{twice} pictures are charged twice")
        wrong += _missing_files(home, database)
        wrong += _open_ends(database)
    return wrong


def orphans(home: Path) -> int:
    """Files in the store without a row: each of them a kill between rename and commit."""
    with closing(sqlite3.connect(home / "seedbed.db")) as database:
        known = {
            (request_id, index)
            for request_id, index in database.execute(
                "SELECT request_id, image_index FROM pictures"
            )
        }
    return sum(_name(path) not in known for path in (home / "files").glob("2*/*"))


def counts(home: Path) -> dict[str, int]:
    """For the report: rows, requests, stored files, staged leftovers."""
    with closing(sqlite3.connect(home / "seedbed.db")) as database:
        pictures, requests = database.execute(
            "SELECT COUNT(*), COUNT(DISTINCT request_id) FROM pictures"
        ).fetchone()
    return {
        "pictures charged": pictures,
        "requests they belong to": requests,
        "files in the store": sum(1 for _ in (home / "files").glob("2*/*")),
        "files left in staging": sum(1 for _ in (home / "files" / "staging").iterdir()),
    }


def _missing_files(home: Path, database: sqlite3.Connection) -> list[str]:
    there = {_name(path): path.stat().st_size for path in (home / "files").glob("2*/*")}
    wrong = []
    for request_id, index, size in database.execute(
        "SELECT request_id, image_index, byte_count FROM pictures WHERE delivery = 'url'"
    ):
        if there.get((request_id, index)) != size:
            wrong.append(f"{request_id} picture {index}: charged, but its file is not whole")
    return wrong


def _open_ends(database: sqlite3.Connection) -> list[str]:
    wrong = []
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    if "spent" in tables:
        spent, rows = database.execute(
            "SELECT (SELECT COALESCE(SUM(total), 0) FROM spent), (SELECT COUNT(*) FROM pictures)"
        ).fetchone()
        if spent != rows:
            wrong.append(f"quota counts {spent} pictures, the ledger {rows}")
    return wrong


def still_open(home: Path) -> dict[str, int]:
    """What the last server holds after a clean end: reservations and claims, none expected."""
    with closing(sqlite3.connect(home / "seedbed.db")) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        found = {}
        if "reservations" in tables:
            found["reservations"] = database.execute(
                "SELECT COUNT(*) FROM reservations"
            ).fetchone()[0]
        return found


def _name(path: Path) -> tuple[str, int]:
    """Request id and picture number of a stored file, `<request id>_<number>.<ending>`."""
    request_id, _, index = path.stem.rpartition("_")
    return request_id, int(index)
