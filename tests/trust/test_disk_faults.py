"""A full or failing disk: nothing is charged without its object, and the server goes on.

Source: reliability.md, test 48. Errors come from the very functions that the server and its
workers call (crashing.py), and, for the whole of it, from a small disk that really is full.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sizes import SCALE, scaled
from troubles import SCRIPT, Troubled, pictures_of

from seedbed.testing.equation import imbalances, read_books

SMALL = {
    "SEEDBED_MODELS__SMALL__ALIAS_OF": "doubao-seedream-4-0-250828",
    "SEEDBED_MODELS__SMALL__MIN_PIXELS": "4096",
    "SEEDBED_ENGINES__WORKERS": "1",
}
ASKED: dict[str, Any] = {"model": "small", "size": "160x96", "n": 3}
KINDS: tuple[dict[str, Any], ...] = (
    {"response_format": "url"},
    {"response_format": "b64_json"},
    {"response_format": "url", "stream": True},
    {"response_format": "b64_json", "stream": True},
)
WORKER = ("staged.open", "staged.write")
STORE = ("store.fsync-file", "store.rename", "store.fsync-folder")
DATABASE = (
    "sql.claims.insert",
    "sql.claims.commit",
    "sql.claims.seed",
    "sql.claims.answer",
    "sql.writer.begin",
    "sql.pictures.insert",
    "sql.pictures.commit",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Troubled]:
    troubled = Troubled(tmp_path_factory.mktemp("faults") / "home", **SMALL).up()
    try:
        yield troubled
        assert not troubled.dead
    finally:
        assert troubled.stop() == 0


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("point", [*WORKER, *STORE, *DATABASE])
def test_one_call_fails(server: Troubled, point: str, error: str) -> None:
    """The nth write, fsync, rename or statement fails, once; the next request is whole."""
    process = "worker" if point in WORKER else "server"
    cases = [
        (nth, kind, key)
        for nth in range(1, 1 + scaled(2, 200 if point == "staged.write" else 6))
        for number, kind in enumerate(KINDS)
        for key in ("", f"{point} {error} {nth} {number}")
    ]
    if SCALE == 1:  # a few each, others at other places: half with a key, half of each pass
        first = (*WORKER, *STORE, *DATABASE).index(point) + (error == "EIO")
        cases = cases[first % 5 :: 5]
    for nth, kind, key in cases:
        server.tell(point, "before", error, process=process, nth=nth, times=1)
        _fails_and_recovers(server, {**ASKED, **kind, "prompt": f"a cat {point}"}, key)


@pytest.mark.parametrize("point", ["sql.pictures.commit", "store.rename", "store.fsync-folder"])
def test_it_was_done_and_still_failed(server: Troubled, point: str) -> None:
    """The call did its work and reported an error all the same: the worst kind."""
    for number, kind in enumerate(KINDS[: scaled(2, 4)]):
        server.tell(point, "after", "EIO", times=1)
        _fails_and_recovers(server, {**ASKED, **kind}, f"done {point} {number}")


@pytest.mark.parametrize("point", [*WORKER, *STORE, *DATABASE])
def test_every_call_fails_until_there_is_room(server: Troubled, point: str) -> None:
    """Requests are refused clearly for as long as it lasts, and no longer."""
    process = "worker" if point in WORKER else "server"
    server.tell(point, "before", "ENOSPC", process=process)
    for attempt in range(scaled(1, 2)):
        for kind in KINDS[:2]:
            answer = server.ask(f"{point} {attempt} {kind}", **ASKED, **kind)
            assert answer is not None
            if server.reached and answer.status_code != 200:
                _clear(answer)
    assert server.reached
    with server.client() as client:
        assert client.get("/healthz").status_code == 200
    server.hush()
    for kind in KINDS[:2]:
        answer = server.ask(f"{point} 0 {kind}", **ASKED, **kind)
        assert answer is not None and answer.status_code == 200, answer and answer.text
        assert len(pictures_of(answer)) == 3
    server.check()


@pytest.mark.parametrize("what", ["files", "database"])
def test_a_disk_that_is_really_full(tmp_path: Path, what: str) -> None:
    """A disk of our own of 1 MB for the files, or 2 MB for the database, filled by a ballast."""
    disk = tmp_path / "disk"
    disk.mkdir()
    _needs_a_disk_of_its_own(disk)
    place: dict[str, str] = {
        "files": {"SEEDBED_STORE__PATH": str(disk / "files")},
        "database": {"SEEDBED_ACCOUNTS__DATABASE": str(disk / "seedbed.db")},
    }[what]
    size = "1m" if what == "files" else "2m"
    server = Troubled(tmp_path / "home", **SMALL, **place, SEEDBED_TEST_SMALL_DISK=f"{disk} {size}")
    server.start()
    try:
        assert server.process
        inside = Path(f"/proc/{server.process.pid}/root{disk}")
        first = server.ask("first", **ASKED)
        assert first is not None and first.status_code == 200, first and first.text
        ballast = inside / "ballast"
        _fill(ballast)
        refused = 0
        for number in range(30):
            answer = server.ask(f"full {number}", **ASKED, **KINDS[number % 2])
            assert answer is not None
            if answer.status_code != 200:
                _clear(answer)
                refused += 1
                _fill(ballast)  # what a failure gave back
        assert refused
        ballast.unlink()
        after = server.ask("full 29", **ASKED, **KINDS[1])
        assert after is not None and after.status_code == 200, after and after.text
        assert len(pictures_of(after)) == 3
        files = inside / "files" if what == "files" else server.home / "files"
        database = inside / "seedbed.db" if what == "database" else server.home / "seedbed.db"
        assert imbalances(read_books(database, files), left_behind=True) == []
    finally:
        assert server.stop() == 0


def _fails_and_recovers(server: Troubled, body: dict[str, Any], key: str) -> None:
    before = len(server.books().charges)
    answer = server.ask(key, **body)
    assert not server.dead
    assert answer is not None, "an answer, whatever it says"
    told = 0
    if answer.status_code == 200:
        told = len(pictures_of(answer))
    else:
        _clear(answer)
    hit = server.reached
    server.hush()
    charged = len(server.check().charges) - before
    assert told <= charged <= 3
    if not hit:
        assert told == charged == 3
    again = server.ask(key, **body)
    assert again is not None and again.status_code == 200, again and again.text
    made = len(pictures_of(again))
    assert made == 3 or (key and made == told)  # an answer with a failure in it is told again
    in_all = len(server.check().charges) - before
    assert in_all == (made if key else charged + 3), "charged once"


def _clear(answer: httpx.Response) -> None:
    """It says that it is the server's fault, and nothing of where its disk is."""
    assert answer.status_code == 500
    error = answer.json()["error"]
    assert error["code"] == "InternalServiceError"
    assert "home" not in error["message"] and "disk I/O" not in error["message"]


def _fill(ballast: Path) -> None:
    """Write until there is no room at all."""
    piece = b"\0" * 4096
    with ballast.open("ab", buffering=0) as file:
        try:
            while file.write(piece):
                pass
        except OSError:
            return


def _needs_a_disk_of_its_own(disk: Path) -> None:
    """Skip where a process may not make a user namespace with a mount in it."""
    tried = subprocess.run(
        [sys.executable, str(SCRIPT), "--version"],
        env={
            **os.environ,
            "SEEDBED_TEST_TROUBLE": str(disk),
            "SEEDBED_TEST_SMALL_DISK": f"{disk} 1m",
        },
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if tried.returncode:
        pytest.skip(f"no disk of its own here: {tried.stderr.splitlines()[-1]}")
