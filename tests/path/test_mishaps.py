"""What becomes of a request when a worker dies under it or the queue is full."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from serving import MODEL, Served, frames, serving
from waiting import until

GENERATIONS = "/v1/images/generations"
SMALL_MODEL = {"small": {"alias_of": MODEL, "min_pixels": 4096}}
ASKED: dict[str, Any] = {"model": "small", "prompt": "a cat", "size": "160x96", "seed": 7}
SLOW = {**ASKED, "prompt": "a cat #slow:2"}


def drawing(server: Served) -> bool:
    return server.house.admission.running > 0


def kill_workers(server: Served) -> None:
    for pid in server.house.workers.pids():
        os.kill(pid, signal.SIGKILL)


def keep_killing(server: Served, over: Callable[[], bool]) -> None:
    """Whichever worker begins the picture dies, and the next one, too."""
    while not over():
        kill_workers(server)
        time.sleep(0.3)


def test_a_picture_outlives_its_worker(tmp_path: Path) -> None:
    with (
        serving(tmp_path, models=SMALL_MODEL, engines={"workers": 1}) as server,
        ThreadPoolExecutor(1) as pool,
    ):
        assert server.client.post(GENERATIONS, json=ASKED).status_code == 200
        asked = pool.submit(server.client.post, GENERATIONS, json=SLOW)
        until(lambda: drawing(server), "it draws")
        kill_workers(server)
        answer = asked.result(60)
        assert answer.status_code == 200
        assert len(server.house.ledger.rows(answer.headers["x-request-id"])) == 1
        metrics = server.client.get("/metrics").text
    assert 'seedbed_worker_restarts_total{pool="draw"} 1.0' in metrics


def test_killed_workers_fail_one_request(tmp_path: Path) -> None:
    with (
        serving(tmp_path, models=SMALL_MODEL, engines={"workers": 1}) as server,
        ThreadPoolExecutor(1) as pool,
    ):
        assert server.client.post(GENERATIONS, json=ASKED).status_code == 200
        asked = pool.submit(server.client.post, GENERATIONS, json=SLOW)
        until(lambda: drawing(server), "it draws")
        keep_killing(server, asked.done)
        failed = asked.result(60)
        assert failed.status_code == 500
        error = failed.json()["error"]
        assert error["code"] == "InternalServiceError"
        assert error["type"] == "InternalServerError"
        assert failed.headers["x-should-retry"] == "false"
        assert server.client.post(GENERATIONS, json=ASKED).status_code == 200
        assert server.client.get("/readyz").status_code == 200
        assert server.house.ledger.rows(failed.headers["x-request-id"]) == []


def test_worker_killed_in_a_set_keeps_what_came_before(tmp_path: Path) -> None:
    """Statement 59: an internal failure in a set keeps the earlier pictures."""
    with serving(tmp_path, models=SMALL_MODEL, engines={"workers": 1}) as server:
        asked = {**SLOW, "n": 3, "stream": True}
        events = []
        with (
            ThreadPoolExecutor(1) as pool,
            server.client.stream("POST", GENERATIONS, json=asked) as response,
        ):
            for frame in frames(response):
                events.append(frame)
                if len(events) == 1:
                    killing = pool.submit(keep_killing, server, lambda: len(events) > 1)
            killing.result(60)
        rows = server.house.ledger.rows(response.headers["x-request-id"])
    told = [json.loads(event.data) for event in events[:-1]]
    assert [event["type"] for event in told] == [
        "image_generation.partial_succeeded",
        "image_generation.partial_failed",
        "image_generation.completed",
    ]
    assert told[1]["image_index"] == 1
    assert told[1]["error"]["code"] == "InternalServiceError"
    assert told[2]["usage"]["generated_images"] == len(rows) == 1


def test_full_queue_refuses_at_once(tmp_path: Path) -> None:
    """The refusal is there while the request that fills the queue is still being drawn."""
    room = {"running": 1, "waiting": 0}
    with (
        serving(tmp_path, models=SMALL_MODEL, admission=room) as server,
        ThreadPoolExecutor(1) as pool,
    ):
        first = pool.submit(server.client.post, GENERATIONS, json={**SLOW, "n": 2})
        until(lambda: drawing(server), "it draws")
        refused = server.client.post(GENERATIONS, json=ASKED)
        assert not first.done()
        assert refused.status_code == 429
        error = refused.json()["error"]
        assert error["code"] == "ServerOverloaded"
        assert error["type"] == "TooManyRequests"
        assert int(refused.headers["retry-after"]) >= 1
        assert refused.headers["x-should-retry"] == "true"
        assert server.house.ledger.rows(refused.headers["x-request-id"]) == []
        streamed = server.client.post(GENERATIONS, json={**ASKED, "stream": True})
        assert streamed.status_code == 429
        assert streamed.headers["content-type"] == "application/json"
        assert first.result(60).status_code == 200
        assert server.client.post(GENERATIONS, json=ASKED).status_code == 200


def test_waiting_requests_all_come(tmp_path: Path) -> None:
    room = {"running": 1, "waiting": 8}
    with (
        serving(tmp_path, models=SMALL_MODEL, admission=room) as server,
        ThreadPoolExecutor(8) as pool,
    ):
        asked = [pool.submit(server.client.post, GENERATIONS, json=ASKED) for _ in range(8)]
        answers = [one.result(60) for one in asked]
        assert [answer.status_code for answer in answers] == [200] * 8
        assert len({answer.headers["x-request-id"] for answer in answers}) == 8
        until(lambda: not drawing(server), "all places are free again")


def test_client_that_leaves_frees_its_place(tmp_path: Path) -> None:
    """It asked for its work to stop then; without the header that is the server's choice."""
    room = {"running": 1, "waiting": 0}
    with serving(
        tmp_path, models=SMALL_MODEL, admission=room, server={"disconnect": "cancel"}
    ) as server:
        asked = {**SLOW, "n": 8, "stream": True}
        headers = {"X-Seedbed-On-Disconnect": "cancel"}
        with server.client.stream("POST", GENERATIONS, json=asked, headers=headers) as response:
            next(frames(response))
        until(lambda: not drawing(server), "the place of the one that left is free")
        assert server.client.post(GENERATIONS, json=ASKED).status_code == 200
        rows = server.house.ledger.rows(response.headers["x-request-id"])
        assert 1 <= len(rows) < 8
