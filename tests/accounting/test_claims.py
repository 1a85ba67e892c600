"""Claims when the disk fails: a key is never in use for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from seedbed.accounting.claims import Claim, Claims, StoredAnswer
from seedbed.accounting.database import Database, Place, Rows
from seedbed.accounting.opening import open_database
from seedbed.errors import KeyInUse, KeyReused, StorageFailed
from seedbed.types import Usage

NOW = 1_790_000_000
ANSWER = StoredAnswer((), (), 0)
TOLD = StoredAnswer((), (), 2, Usage(2, 7, 2, 1), {1: {"name": "sky", "bounding_box": [0, 0, 9]}})


@pytest.fixture
def claims(place: Place) -> Iterator[Claims]:
    made = Claims(place, 86_400)
    yield made
    made.close()


def taken(claims: Claims, fingerprint: str = "this", key: str = "key") -> Claim:
    return claims.take("caller", key, fingerprint, "request", NOW)


def broken(place: Place, change: str) -> None:
    """Let this change of the claims fail from now on."""
    with closing(open_database(place)) as database:
        if isinstance(place, Path):
            database.execute(
                f"CREATE TRIGGER broken BEFORE {change} ON claims"
                " BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END"
            )
            return
        database.execute(
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN RAISE disk_full; END'"
        )
        database.execute(
            f"CREATE TRIGGER broken BEFORE {change} ON claims EXECUTE FUNCTION broken()"
        )


def mended(place: Place) -> None:
    with closing(open_database(place)) as database:
        if isinstance(place, Path):
            database.execute("DROP TRIGGER broken")
        else:
            database.execute("DROP FUNCTION broken CASCADE")


@pytest.mark.parametrize("begun", [False, True])
def test_a_key_that_could_not_be_given_back_can_be_tried_again(
    claims: Claims, place: Place, begun: bool
) -> None:
    claim = taken(claims)
    if begun:
        claims.begin(claim, 7)
    with pytest.raises(KeyInUse):
        taken(claims)
    broken(place, "UPDATE" if begun else "DELETE")
    with pytest.raises(StorageFailed):
        claims.release(claim)
    mended(place)
    assert claims.at_work == set()
    again = taken(claims)
    assert (again.request_id, again.seed) == ("request", 7 if begun else None)


def test_an_answer_that_could_not_be_kept(claims: Claims, place: Place) -> None:
    """Its run gives the key back, and it is done again, by the same seed."""
    claim = taken(claims)
    claims.begin(claim, 7)
    broken(place, "UPDATE")
    with pytest.raises(StorageFailed):
        claims.finish(claim, ANSWER)
    with pytest.raises(StorageFailed):
        claims.release(claim)
    mended(place)
    again = taken(claims)
    assert again.seed == 7 and again.answer is None
    claims.finish(again, ANSWER)
    assert taken(claims).answer == ANSWER
    assert claims.at_work == set()


def test_what_never_began_leaves_nothing(claims: Claims) -> None:
    claims.release(taken(claims))
    claims.begin(taken(claims, "another"), 7)
    with pytest.raises(KeyReused):
        taken(claims)


class FailsOnce:
    """A connection whose next COMMIT fails, and which is then as ever."""

    def __init__(self, database: Database, *, ends: bool) -> None:
        self._database = database
        self._ends = ends
        self._failed = False

    def execute(self, sql: str, *values: Any) -> Rows:
        if sql == "COMMIT" and not self._failed:
            self._failed = True
            if self._ends:  # as SQLite itself does for some errors
                self._database.execute("ROLLBACK")
            raise sqlite3.OperationalError("disk I/O error")
        return self._database.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


@pytest.mark.parametrize("ends", [False, True])
def test_a_commit_that_fails_takes_nothing(claims: Claims, ends: bool) -> None:
    """Neither the key nor the connection, which would be in the transaction for ever."""
    database = claims._database
    claims._database = FailsOnce(database, ends=ends)
    with pytest.raises(StorageFailed):
        taken(claims)
    assert not database.in_transaction
    assert taken(claims, "another").key == "key"


def test_an_answer_is_kept_whole(claims: Claims) -> None:
    claims.finish(taken(claims), TOLD)
    assert taken(claims).answer == TOLD


def test_an_answer_from_before_usage_was_kept_is_read(claims: Claims, place: Place) -> None:
    claims.finish(taken(claims), ANSWER)
    with closing(open_database(place)) as database:
        old = '{"failures": [], "notes": [], "input_images": 0}'
        database.execute("UPDATE claims SET answer = ?", (old,))
    assert taken(claims).answer == ANSWER
