"""Accounts on a PostgreSQL server: what differs from a file, and how it is named and opened."""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from clusters import Cluster
from seedbed import settings_sources
from seedbed.accounting import database
from seedbed.accounting.claims import Claims
from seedbed.accounting.database import Server, place_of
from seedbed.accounting.ledger import Ledger
from seedbed.accounting.opening import open_database
from seedbed.accounting.upstream_calls import UpstreamCalls, calls_since
from seedbed.commands import check, upstreams
from seedbed.errors import KeyInUse, StorageFailed
from seedbed.settings import Settings, SettingsError

NOW = 1_790_000_000


def columns(place: database.Place) -> dict[str, list[str]]:
    with closing(open_database(place)) as opened:
        found: dict[str, Any] = {
            "keys": opened.execute("SELECT * FROM keys"),
            "pictures": opened.execute("SELECT * FROM pictures"),
            "claims": opened.execute("SELECT * FROM claims"),
            "spent": opened.execute("SELECT * FROM spent"),
            "reservations": opened.execute("SELECT * FROM reservations"),
            "upstream_calls": opened.execute("SELECT * FROM upstream_calls"),
        }
        return {table: [one[0] for one in rows.description] for table, rows in found.items()}


def test_both_databases_have_the_same_columns(server: Server, tmp_path: Path) -> None:
    assert columns(server) == columns(tmp_path / "seedbed.db")


def test_a_statement_that_fails_leaves_its_transaction_going(server: Server) -> None:
    insert = "INSERT INTO spent (key_id, total, day, today) VALUES (?, ?, ?, ?)"
    with closing(open_database(server)) as opened:
        opened.execute("BEGIN IMMEDIATE")
        opened.execute(insert, ("a", 1, 1, 1))
        for values in [(None, 1, 1, 1), ("a", 1, 1, 1), ("\0", 1, 1, 1), ("b", 1 << 70, 1, 1)]:
            with pytest.raises(ValueError):
                opened.execute(insert, values)
        with pytest.raises(ValueError):
            opened.executemany(insert, [("c", 1, 1, 1), ("d", None, 1, 1)])
        opened.execute(insert, ("e", 1, 1, 1))
        opened.execute("COMMIT")
        assert {row[0] for row in opened.execute("SELECT key_id FROM spent")} == {"a", "e"}


def test_nul_never_reaches_the_database(server: Server) -> None:
    with closing(open_database(server)) as opened, pytest.raises(ValueError, match="NUL"):
        opened.execute("SELECT name FROM keys WHERE id = ?", ("a\0b",))


async def test_what_an_upstream_says_is_made_text(place: database.Place) -> None:
    ledger = Ledger(place)
    calls = UpstreamCalls(ledger.writer)
    number = await calls.begin(
        request_id="r", upstream="ark", model="m", pictures=1, now=float(NOW)
    )
    calls.end(
        number, state="refused", upstream_request_id="a\0b", cause="\ud800 said", now=float(NOW)
    )
    await asyncio.to_thread(ledger.close)
    (call,) = calls_since(place, 0)
    assert (call.state, call.upstream_request_id, call.cause) == ("refused", "a?b", "? said")


def test_one_writes_at_a_time_and_nobody_waits_for_ever(server: Server) -> None:
    with closing(open_database(server)) as first, closing(open_database(server)) as second:
        first.execute("BEGIN IMMEDIATE")
        second.execute("SET lock_timeout = '100ms'")
        with pytest.raises(OSError, match="lock timeout"):
            second.execute("BEGIN IMMEDIATE")
        assert not second.in_transaction
        assert second.execute("SELECT COUNT(*) FROM pictures").fetchone() == (0,)
        first.execute("COMMIT")
        second.execute("BEGIN IMMEDIATE")
        second.execute("ROLLBACK")


def test_tables_of_a_newer_version_are_left_alone(server: Server) -> None:
    with closing(open_database(server)) as opened:
        opened.execute("UPDATE seedbed_schema SET version = 999")
    with pytest.raises(StorageFailed) as caught:
        Ledger(server)
    assert "newer" in caught.value.cause


def test_a_claim_that_was_given_back_is_anybody_s(server: Server) -> None:
    one, other = Claims(server, 86_400), Claims(server, 86_400)
    claim = one.take("k", "key", "this", "first", NOW)
    one.begin(claim, 7)
    one.release(claim)
    assert other.take("k", "key", "this", "second", NOW).seed == 7
    with pytest.raises(KeyInUse):
        one.take("k", "key", "this", "third", NOW)
    one.close()
    other.close()


@pytest.mark.parametrize(
    "address",
    ["postgresql://me:sesame@db/x", "postgres://me@db/x?password=sesame", "postgresql://:sesame@/"],
)
def test_a_password_in_the_address_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(SettingsError) as caught:
        place_of(Settings.model_validate({"accounts": {"database": address}}))
    assert "password_file" in str(caught.value)
    assert "sesame" not in str(caught.value)


def test_the_password_comes_from_a_file_and_goes_nowhere_else(
    postgres: Cluster, tmp_path: Path
) -> None:
    file = tmp_path / "secret"
    file.write_text("open sesame\n")
    address = postgres.address().replace("seedbed@", "locked@")
    accounts = {"database": address, "password_file": file}
    place = place_of(Settings.model_validate({"accounts": accounts}))
    open_database(place).close()
    file.write_text("close sesame\n")
    with pytest.raises(StorageFailed) as caught:
        open_database(place)
    error = caught.value
    assert "authentication failed" in error.cause
    assert "sesame" not in f"{error!r} {error.cause} {error.__cause__!r} {place!r}"


def test_commands_say_how_it_is(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SEEDBED_HOME", str(tmp_path))
    monkeypatch.setenv("SEEDBED_ACCOUNTS__DATABASE", str(server))
    args = argparse.Namespace(config=None, hours=24.0, all=False)
    assert upstreams.run(args) == 0
    assert "all of 0 calls add up" in capsys.readouterr().out
    (there,) = [one for one in check.look(settings_sources.load()) if one.name == "database"]
    assert there.well
    assert "PostgreSQL 1" in there.found
    monkeypatch.setenv("SEEDBED_ACCOUNTS__DATABASE", "postgresql://seedbed@127.0.0.1:1/none")
    (gone,) = [one for one in check.look(settings_sources.load()) if one.name == "database"]
    assert not gone.well
    assert "refused" in gone.found


def test_a_path_is_a_file(tmp_path: Path) -> None:
    assert place_of(Settings(home=tmp_path)) == tmp_path / "seedbed.db"
    named = Settings.model_validate({"home": tmp_path, "accounts": {"database": "a/b.db"}})
    assert place_of(named) == tmp_path / "a" / "b.db"


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "seedbed.accounting.postgres", None)
    with pytest.raises(SettingsError, match=r"seedbed\[postgres\]"):
        open_database(Server("postgresql://db/x"))


def test_a_file_needs_no_driver() -> None:
    code = (
        "import sys, seedbed.app, seedbed.commands.keys, seedbed.commands.upstreams\n"
        "assert not any(name.startswith('psycopg') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
