"""SIGTERM: what was accepted is finished, nothing new is taken, the exit is clean (test 61)."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import psutil
import pytest
from sizes import scaled

from serving import MODEL, Frame, frames
from subserver import SubServer
from waiting import until

GENERATIONS = "/v1/images/generations"
ASKED: dict[str, Any] = {"model": MODEL, "prompt": "a cat", "size": "1280x720", "seed": 7}
COMPLETED = "image_generation.completed"


@contextmanager
def started(home: Path, **settings: str) -> Iterator[SubServer]:
    home.mkdir()
    server = SubServer(home, {"SEEDBED_ADMISSION__IMAGES_PER_MINUTE": "0", **settings}).start()
    try:
        yield server
    finally:
        server.stop()


def accepted(server: SubServer) -> int:
    """Requests that draw or wait, as the metrics say."""
    with server.client() as client:
        lines = client.get("/metrics").text.splitlines()
    names = ("seedbed_running_requests", "seedbed_queue_depth")
    return int(sum(float(line.split()[1]) for line in lines if line.startswith(names)))


def streamed(server: SubServer, open_: Event | None = None, **body: Any) -> list[Frame]:
    """Every frame; `open_` is set as soon as the answer has begun."""
    with (
        server.client() as client,
        client.stream("POST", GENERATIONS, json={**ASKED, "stream": True, **body}) as response,
    ):
        assert response.status_code == 200, response.read()
        if open_ is not None:
            open_.set()
        return list(frames(response))


def send(server: SubServer, sig: int = signal.SIGTERM) -> None:
    assert server.process is not None
    server.process.send_signal(sig)


def ended(server: SubServer) -> int:
    assert server.process is not None
    server.process.communicate(timeout=60)
    return server.process.returncode


def settled(server: SubServer) -> dict[str, int]:
    """Rows, and what must be gone after a drain: open claims and reservations."""
    with closing(sqlite3.connect(server.home / "seedbed.db")) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        counts = {
            "rows": "SELECT COUNT(*) FROM pictures",
            "claims": "SELECT COUNT(*) FROM claims WHERE answer IS NULL AND owner <> ''",
        }
        if "reservations" in tables:
            counts["reservations"] = "SELECT COUNT(*) FROM reservations"
        return {name: database.execute(count).fetchone()[0] for name, count in counts.items()}


@pytest.mark.parametrize("round_", range(scaled(1, 50)))
def test_accepted_work_is_finished(tmp_path: Path, round_: int) -> None:
    """Plain, streamed, waiting and keyed requests alike; new ones are told to come again."""
    with started(tmp_path / "home") as server, ThreadPoolExecutor(8) as pool:
        slow = "a cat #slow:0.6"
        plain = [pool.submit(server.post, prompt="a cat #slow:2", seed=at) for at in range(2)]
        until(lambda: accepted(server) == 2, "both are drawn")
        base64 = pool.submit(server.post, prompt=slow, response_format="b64_json")
        keyed = pool.submit(server.post, {"Idempotency-Key": "k"}, prompt=slow, n=2)
        streams = [pool.submit(streamed, server, prompt=slow, n=2) for _ in range(2)]
        until(lambda: accepted(server) == 6, "all are accepted")
        send(server)
        with server.client() as late:
            until(lambda: late.get("/readyz").status_code == 503, "it says that it stops")
            assert late.get("/healthz").status_code == 200
            refused = late.post(GENERATIONS, json=ASKED)
        assert refused.status_code == 503
        assert refused.json()["error"]["code"] == "ServiceUnavailable"
        assert int(refused.headers["retry-after"]) >= 1
        assert refused.headers["x-should-retry"] == "true"
        for answer in (*plain, base64, keyed):
            response = answer.result(60)
            assert response.status_code == 200, response.text
            assert all("error" not in item for item in response.json()["data"])
        for stream in streams:
            kinds = [frame.event for frame in stream.result(60)]
            assert kinds.count("image_generation.partial_succeeded") == 2
            assert kinds[-2] == COMPLETED
        assert ended(server) == 0
        left = settled(server)
        assert left.pop("rows") == 2 + 1 + 2 + 4
        assert not any(left.values()), left


def test_a_signal_to_every_process_of_the_service(tmp_path: Path) -> None:
    """As service managers send it: workers finish what they began, and are replaced."""
    with started(tmp_path / "home") as server, ThreadPoolExecutor(4) as pool:
        assert server.process is not None
        asked = [pool.submit(server.post, prompt="a cat #slow:1.5", n=2) for _ in range(4)]
        until(lambda: accepted(server) == 4, "all are accepted")
        for process in psutil.Process(server.process.pid).children(recursive=True):
            process.send_signal(signal.SIGTERM)
        send(server)
        for answer in asked:
            assert answer.result(60).status_code == 200
        assert ended(server) == 0
        assert settled(server)["rows"] == 8


def test_links_answer_while_it_drains(tmp_path: Path) -> None:
    with started(tmp_path / "home") as server, ThreadPoolExecutor(1) as pool:
        url = server.post().json()["data"][0]["url"]
        slow = pool.submit(server.post, prompt="a cat #slow:1.5")
        until(lambda: accepted(server) == 1, "it is accepted")
        send(server)
        with server.client() as client:
            until(lambda: client.get("/readyz").status_code == 503, "it says that it stops")
            assert client.get(url).status_code == 200
        assert slow.result(60).status_code == 200
        assert ended(server) == 0


def test_after_the_grace_the_rest_is_told_and_nothing_is_charged(tmp_path: Path) -> None:
    with (
        started(tmp_path / "home", SEEDBED_SERVER__GRACE_SECONDS="0.3") as server,
        ThreadPoolExecutor(2) as pool,
    ):
        plain, stream = _asked_for_ages(server, pool)
        send(server)
        _told_that_it_stops(plain, stream)
        assert ended(server) == 1
        assert not any(settled(server).values())


def test_a_second_signal_ends_the_grace(tmp_path: Path) -> None:
    with started(tmp_path / "home") as server, ThreadPoolExecutor(2) as pool:
        assert server.process is not None
        children = psutil.Process(server.process.pid).children(recursive=True)
        plain, stream = _asked_for_ages(server, pool)
        send(server)
        with server.client() as client:
            until(lambda: client.get("/readyz").status_code == 503, "it says that it stops")
        assert not plain.done()
        send(server)
        _told_that_it_stops(plain, stream)
        assert ended(server) == 1
        assert not any(settled(server).values())
        until(lambda: not any(child.is_running() for child in children), "no worker is left")


def test_an_idle_server_ends_at_once_with_ctrl_c(tmp_path: Path) -> None:
    with started(tmp_path / "home") as server, server.client() as kept:
        assert kept.get("/healthz").status_code == 200  # and the connection stays open
        send(server, signal.SIGINT)
        assert ended(server) == 0


def test_a_request_of_a_stopped_server_is_taken_up_by_its_key(tmp_path: Path) -> None:
    """What the grace cut off is finished after the restart, when the client asks again."""
    with (
        started(tmp_path / "home", SEEDBED_SERVER__GRACE_SECONDS="0.3") as server,
        ThreadPoolExecutor(1) as pool,
    ):
        key = {"Idempotency-Key": "again"}
        asked = {"prompt": "a cat #slow:1.5", "n": 3}
        cut = pool.submit(server.post, key, **asked)
        until(lambda: accepted(server) == 1, "it is accepted")
        send(server)
        assert cut.result(60).status_code == 503
        assert ended(server) == 1
        server.start()
        again = server.post(key, **asked)
        assert again.status_code == 200, again.text
        assert len(again.json()["data"]) == settled(server)["rows"] == 3


def _asked_for_ages(
    server: SubServer, pool: ThreadPoolExecutor
) -> tuple[Future[httpx.Response], Future[list[Frame]]]:
    plain = pool.submit(server.post, prompt="a cat #slow:40")
    begun = Event()
    stream = pool.submit(streamed, server, begun, prompt="a cat #slow:40")
    assert begun.wait(60)
    until(lambda: accepted(server) == 2, "both are accepted")
    return plain, stream


def _told_that_it_stops(plain: Future[httpx.Response], stream: Future[list[Frame]]) -> None:
    answer = plain.result(60)
    assert answer.status_code == 503
    assert answer.headers["x-should-retry"] == "true"
    told = stream.result(60)
    assert [frame.event for frame in told] == ["error", ""]
    assert json.loads(told[0].data)["error"]["code"] == "ServiceUnavailable"
    assert told[1].data == "[DONE]"
