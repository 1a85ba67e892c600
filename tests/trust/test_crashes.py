"""kill -9 at every named place of the path, and at random under load: the books add up.

Source: reliability.md, tests 46 and 47. The full sizes (20 kills at each place, 300 rounds) run
with SEEDBED_TEST_SCALE=1000.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from sizes import SCALE, scaled
from troubles import Troubled, pictures_of, plant_expired

from seedbed.accounting.keys import Keys
from subserver import SubServer
from waiting import until

SMALL = {
    "SEEDBED_MODELS__SMALL__ALIAS_OF": "doubao-seedream-4-0-250828",
    "SEEDBED_MODELS__SMALL__MIN_PIXELS": "4096",
    "SEEDBED_ENGINES__WORKERS": "1",
}
ASKED: dict[str, Any] = {"model": "small", "size": "160x96", "n": 2}
URL, BASE64 = {"response_format": "url"}, {"response_format": "b64_json"}
STREAM = {"stream": True}


@dataclass(frozen=True)
class Place:
    """Where to kill, what request comes past it, in which process, and at which pass."""

    point: str
    request: dict[str, Any]
    process: str = "server"
    nth: int = 1


PLACES = (
    Place("store.mkdir", URL),  # the day's first file: so this place comes first
    Place("sql.claims.insert", URL),
    Place("sql.claims.commit", BASE64),
    Place("claims.take", STREAM),
    Place("sql.claims.seed", URL),
    Place("claims.begin", BASE64),
    Place("pipe.send", URL),
    Place("pipe.recv", URL | STREAM, nth=3),
    Place("paint", URL, "worker"),
    Place("staged.open", BASE64, "worker"),
    Place("staged.write", URL, "worker"),
    Place("staged.write", URL | STREAM, "worker"),
    Place("pipe.send", URL, "worker", nth=4),
    Place("deliver", URL),
    Place("deliver", BASE64 | STREAM, nth=2),
    Place("store.fsync-file", URL),
    Place("store.rename", URL),
    Place("store.rename", BASE64, nth=2),
    Place("store.fsync-folder", URL | STREAM),
    Place("sign", URL, nth=2),
    Place("record", URL),
    Place("record", BASE64, nth=2),
    Place("sql.writer.begin", URL),
    Place("sql.pictures.insert", URL | STREAM),
    Place("sql.pictures.commit", URL),
    Place("sql.pictures.commit", BASE64 | STREAM, nth=2),
    Place("claims.finish", URL),
    Place("sql.claims.answer", BASE64),
    Place("answer.at_once", URL),
    Place("answer.body", BASE64),
    Place("answer.body", BASE64, nth=3),
    Place("stream.start", STREAM),
    Place("stream.body", STREAM, nth=2),
    Place("stream.body", BASE64 | STREAM, nth=5),
)
SWEEP = "store.unlink"
FIRST_START = (
    "ring.open",
    "ring.fsync-file",
    "ring.fsync-folder",
    "pepper.link",
    "pepper.fsync-file",
    "pepper.fsync-folder",
    "sql.schema.create",
    "sql.schema.commit",
    "sql.keys.insert",
)


def test_there_are_enough_places() -> None:
    assert len({place.point for place in PLACES} | {SWEEP, *FIRST_START}) >= 25


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_every_place(tmp_path: Path, when: str) -> None:
    """Whatever was killed: nothing charged is missing, and the same key gets the whole answer,
    charged once."""
    server = Troubled(tmp_path / "home", **SMALL)
    server.start()
    slowest = 0.0
    try:
        for round_ in range(scaled(1, 20)):
            for number, place in enumerate(PLACES):
                if SCALE == 1 and number % 6 != (0 if when == "before" else 3):
                    continue  # CI has a third of the places, each with one of the two
                if place.point == "store.mkdir" and round_:
                    continue  # the day has its folder
                slowest = max(slowest, _killed(server, place, when, f"{round_}-{number}"))
            slowest = max(slowest, _killed_sweeping(server, when))
    finally:
        server.stop()
    server.check(at_work=_left_open(server))
    print(f"slowest restart {slowest:.1f} s")


@pytest.mark.parametrize(
    ("point", "when"),
    [
        (point, when)
        for number, point in enumerate(FIRST_START)
        for when in ("before", "after")
        if SCALE > 1 or number % 4 == (0 if when == "before" else 2)
    ],
)
def test_killed_in_the_first_start(tmp_path: Path, point: str, when: str) -> None:
    """Half-made keys and databases are completed by the next start."""
    server = Troubled(tmp_path / "home", **SMALL)
    server.tell(point, when)
    with pytest.raises((AssertionError, httpx.TransportError)):
        server.start()  # it ends before it has told its address, or before it answers
    assert server.process
    server.process.communicate(timeout=30)
    assert server.reached
    server.hush()
    keys = Keys(server.home / "seedbed.db", server.home / "pepper")
    server.key = keys.create("after the crash").token
    keys.close()
    server.start()
    try:
        answer = server.ask(**ASKED)
        assert answer is not None and answer.status_code == 200
        with server.client() as client:
            assert client.get(answer.json()["data"][0]["url"]).status_code == 200
    finally:
        assert server.stop() == 0
    server.check(left_behind=False, at_work=_left_open(server))


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Troubled]:
    """A server that outlives its workers."""
    server = Troubled(tmp_path_factory.mktemp("workers") / "home", **SMALL).up()
    try:
        yield server
    finally:
        assert server.stop() == 0
    server.check(at_work=_left_open(server))


IN_A_WORKER = (
    ("paint", "before"),
    ("paint", "after"),
    ("staged.write", "before"),
    ("staged.write", "after"),
    ("pipe.recv", "before"),
    ("pipe.recv", "after"),
    ("pipe.send", "before"),
    ("pipe.send", "after"),
)


@pytest.mark.parametrize(("point", "when"), IN_A_WORKER[:: 2 if SCALE == 1 else 1])
def test_a_picture_outlives_one_worker(standing: Troubled, point: str, when: str) -> None:
    """Another worker draws it, and it is charged once."""
    server = standing
    before = len(server.books().charges)
    server.tell(point, when, "kill", process="worker", once=True)
    answer = server.ask(f"outlives {point} {when}", **ASKED)
    assert answer is not None and answer.status_code == 200, answer and answer.text
    assert server.reached
    server.hush()
    assert len(pictures_of(answer)) == ASKED["n"]
    assert len(server.check().charges) == before + ASKED["n"]


@pytest.mark.parametrize(("point", "when"), IN_A_WORKER[:: 2 if SCALE == 1 else 1])
def test_killed_workers_charge_nothing(standing: Troubled, point: str, when: str) -> None:
    """Whichever worker takes it dies: the picture fails, nothing is charged for it, and the same
    key may try again."""
    server = standing
    before = len(server.books().charges)
    asked = ASKED | {"n": 1, "prompt": f"a cat {point} {when}"}
    server.tell(point, when, "kill", process="worker", times=1)
    failed = server.ask(asked["prompt"], **asked)
    assert failed is not None
    assert server.reached
    if failed.status_code == 500:
        assert failed.json()["error"]["code"] == "InternalServiceError"
        assert len(server.books().charges) == before
    else:  # it died when its last word was said
        assert (point, when) == ("pipe.send", "after")
    server.hush()
    again = server.ask(asked["prompt"], **asked)
    assert again is not None and again.status_code == 200, again and again.text
    assert len(server.books().charges) == before + 1


def test_killed_at_random_under_load(tmp_path: Path) -> None:
    """Eight clients at a time, killed anywhere, as often as asked for."""
    server = Troubled(tmp_path / "home", **SMALL | {"SEEDBED_ENGINES__WORKERS": "2"}).up()
    dice = random.Random(47)
    asked: dict[str, dict[str, Any]] = {}
    try:
        for round_ in range(scaled(3, 300)):
            with ThreadPoolExecutor(8) as clients:
                for number in range(16):
                    key = f"{round_}-{number}" if number % 4 else ""
                    body = {
                        **ASKED, "prompt": f"a cat {round_} {number}", "n": dice.randint(1, 3),
                        "stream": dice.random() < 0.5,
                        "response_format": dice.choice(["url", "b64_json"]),
                    }  # fmt: skip
                    if key:
                        asked[key] = body
                    clients.submit(server.ask, key, **body)
                time.sleep(dice.uniform(0, 4))
                server.kill()
            server.check()
            print(f"round {round_}: back in {server.come_back():.1f} s")
        for key, body in asked.items():
            answer = server.ask(key, **body)
            assert answer is not None and answer.status_code == 200, answer and answer.text
            assert len(pictures_of(answer)) == body["n"]
    finally:
        server.stop()
    books = server.check(at_work=_left_open(server))
    assert len(books.charges) >= sum(body["n"] for body in asked.values())


def test_another_process_may_come_and_go(tmp_path: Path) -> None:
    """Looking at the database from outside, as `seedbed keys list` does, loses nothing that the
    server writes afterwards."""
    server = SubServer(tmp_path / "home").start()
    try:
        listed = subprocess.run(
            [sys.executable, "-m", "seedbed", "keys", "list"],
            env={**_environment(), "SEEDBED_HOME": str(server.home)},
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert listed.returncode == 0, listed.stderr
        assert server.post(size="1280x720").status_code == 200
        server.kill()
        books = Troubled(server.home).check()
        assert len(books.charges) == 1
    finally:
        server.stop()


def _killed(server: Troubled, place: Place, when: str, key: str) -> float:
    """Kill it there, look at its books, start it again and ask again; seconds to start."""
    body = {**ASKED, **place.request, "prompt": f"a cat {key}"}
    before = len(server.books().charges)
    server.tell(place.point, when, process=place.process, nth=place.nth)
    first = server.ask(key, **body)
    until(lambda: server.dead, f"killed {when} {place}")
    assert server.process and server.process.returncode == -signal.SIGKILL
    assert server.reached
    assert first is None or first.status_code == 200  # what was told whole was told right
    server.check()
    seconds = server.come_back()
    again = server.ask(key, **body)
    assert again is not None and again.status_code == 200, (place, again and again.text)
    made = pictures_of(again)
    assert len(made) == body["n"]
    if first is not None:
        assert len(pictures_of(first)) == body["n"]
    with server.client() as client:
        for item in made:
            assert "b64_json" in item or client.get(item["url"]).status_code == 200
    books = server.check()
    assert len(books.charges) == before + body["n"], (place, "charged once")
    return seconds


def _killed_sweeping(server: Troubled, when: str) -> float:
    """Kill it as it removes an old file, which it does at every start."""
    assert server.stop() == 0
    old = plant_expired(server.home)
    server.tell(SWEEP, when)
    with suppress(AssertionError, httpx.TransportError):
        server.start()
    until(lambda: server.dead, "killed as it swept")
    assert server.reached
    assert old.exists() is (when == "before")
    server.check()
    seconds = server.come_back()
    until(lambda: not old.exists(), "swept after all")
    return seconds


def _left_open(server: Troubled) -> set[str]:
    """The keys that were not given back: after a stop nobody is at work, and what a killed
    server left open was asked for again."""
    return {claim.key for claim in server.books().open_claims if claim.owner}


def _environment() -> dict[str, str]:
    return {**psutil.Process().environ()}
