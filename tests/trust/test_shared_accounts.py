"""Several servers on one PostgreSQL are one account: keys, quotas, ledger and claims."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sizes import scaled

from clusters import Cluster
from seedbed.accounting.database import Server
from seedbed.accounting.opening import open_database
from seedbed.accounting.quota import standings
from subserver import SubServer


@dataclass
class Pair:
    """Two servers with data folders of their own, one account and one store of files."""

    place: Server
    one: SubServer
    other: SubServer

    def rows(self) -> list[tuple[str, int]]:
        """Request and place of every picture in the ledger."""
        with closing(open_database(self.place)) as database:
            return database.execute("SELECT request_id, image_index FROM pictures").fetchall()

    def key_id(self) -> str:
        return self.one.key.split("-")[2]

    def keys(self, *command: str) -> str:
        """What `seedbed keys` says, with the settings of the second server."""
        done = subprocess.run(
            [sys.executable, "-m", "seedbed", "keys", *command],
            env=self.other.environment(), cwd=self.other.home, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def pair(postgres: Cluster, tmp_path: Path) -> Iterator[Pair]:
    place = postgres.place()
    settings = {
        "SEEDBED_ACCOUNTS__DATABASE": str(place),
        "SEEDBED_STORE__PATH": str(tmp_path / "files"),
        "SEEDBED_ENGINES__WORKERS": "1",
        "SEEDBED_ADMISSION__WAITING": "200",
        "SEEDBED_ADMISSION__IMAGES_PER_MINUTE": "0",
    }
    one = SubServer(tmp_path / "one", settings)
    other = SubServer(tmp_path / "other", settings)
    try:
        one.start()
        other.home.mkdir(mode=0o700)
        for shared in ("pepper", "keyring.json"):
            shutil.copy(one.home / shared, other.home / shared)
        other.key = one.key
        other.start()
        yield Pair(place, one, other)
    finally:
        for server in (one, other):
            if server.process is not None:
                server.stop()


def both(pair: Pair, count: int, ask: Callable[[SubServer], int]) -> list[int]:
    """Ask each of the two in turn, all at once; the statuses."""
    servers = [(pair.one, pair.other)[number % 2] for number in range(count)]
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(ask, servers))


def test_a_key_of_one_opens_the_other_until_it_is_revoked(pair: Pair) -> None:
    assert [server.post().status_code for server in (pair.one, pair.other)] == [200, 200]
    assert " 2 " in pair.keys("list")
    pair.keys("revoke", pair.key_id())
    time.sleep(1)
    assert [server.post().status_code for server in (pair.one, pair.other)] == [401, 401]


def test_49_servers_together_settle_no_more_than_the_quota(pair: Pair) -> None:
    pair.keys("limit", pair.key_id(), "--total", "10")
    time.sleep(1)  # so long a key is known to have no limit
    statuses = both(pair, scaled(24, 200), lambda server: server.post().status_code)
    assert statuses.count(200) == 10
    assert set(statuses) == {200, 429}
    assert len(pair.rows()) == 10
    found = standings(pair.place, [pair.key_id()], time.time())[pair.key_id()]
    assert (found.total, found.open) == (10, 0)


def test_a_key_that_is_sent_to_both_is_done_once(pair: Pair) -> None:
    headers = {"Idempotency-Key": "both"}
    body = {"prompt": "a cat #slow:1", "n": 2}
    statuses = both(pair, 8, lambda server: server.post(headers, **body).status_code)
    assert set(statuses) <= {200, 409}
    assert statuses.count(200) >= 1
    for server in (pair.one, pair.other):
        again = server.post(headers, **body)
        assert (again.status_code, len(again.json()["data"])) == (200, 2)
        assert again.headers["idempotent-replayed"] == "true"
        with server.client() as client:
            for item in again.json()["data"]:
                assert client.get(item["url"]).status_code == 200
    assert sorted(index for _, index in pair.rows()) == [0, 1]


def test_what_a_killed_server_began_the_other_finishes(pair: Pair) -> None:
    """kill -9 with some pictures settled and some reserved: the sum holds, nothing is doubled."""
    pair.keys("limit", pair.key_id(), "--total", "10")
    time.sleep(1)
    headers = {"Idempotency-Key": "crash"}
    body = {"prompt": "a cat #slow:1.2", "n": 4}
    with ThreadPoolExecutor(1) as pool:
        lost = pool.submit(pair.one.post, headers, **body)
        deadline = time.monotonic() + 60
        while len(pair.rows()) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        busy = pair.other.post(headers, **body)
        pair.one.kill()
        assert isinstance(lost.exception(), Exception)
    assert busy.status_code == 409
    held = standings(pair.place, [pair.key_id()], time.time())[pair.key_id()]
    assert held.total == len(pair.rows()) + held.open == 4
    # The database soon hears of the death, and the other takes the work up.
    answer = pair.other.post(headers, **body)
    while answer.status_code == 409:
        assert time.monotonic() < deadline
        time.sleep(0.1)
        answer = pair.other.post(headers, **body)
    assert (answer.status_code, len(answer.json()["data"])) == (200, 4), answer.text
    rows = pair.rows()
    assert sorted(index for _, index in rows) == [0, 1, 2, 3]
    assert len({request for request, _ in rows}) == 1
    later = standings(pair.place, [pair.key_id()], time.time() + 60)[pair.key_id()]
    assert (later.total, later.open) == (4, 0)


def test_a_database_that_stops_and_starts_needs_no_restart_of_servers(
    postgres: Cluster, pair: Pair
) -> None:
    made = pair.one.post()
    assert made.status_code == 200
    postgres.stop()
    try:
        refused = pair.one.post()
        assert refused.status_code == 500
        with pair.one.client() as client:  # what was drawn before can be had
            assert client.get(made.json()["data"][0]["url"]).status_code == 200
        with pair.other.client() as client:
            deadline = time.monotonic() + 60
            while client.get("/readyz").status_code != 503:
                assert time.monotonic() < deadline
                time.sleep(0.2)
            assert client.get("/healthz").status_code == 200
    finally:
        postgres.start()
    deadline = time.monotonic() + 60
    for server in (pair.one, pair.other):
        while server.post().status_code != 200:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        with server.client() as client:
            while client.get("/readyz").status_code != 200:
                assert time.monotonic() < deadline
                time.sleep(0.2)
    assert len(pair.rows()) == 3


def test_a_server_without_the_others_pepper_says_so(pair: Pair, tmp_path: Path) -> None:
    stranger = SubServer(tmp_path / "stranger", pair.one.settings)
    started = subprocess.run(
        [sys.executable, "-m", "seedbed", "serve", "--port", "0"],
        env=stranger.environment(), cwd=tmp_path, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert started.returncode == 1
    assert "copy it from a server that shares this database" in started.stderr
    assert "Traceback" not in started.stderr
