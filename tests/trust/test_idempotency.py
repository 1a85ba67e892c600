"""A request sent twice with one Idempotency-Key is done once and answered twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from sizes import scaled

from seedbed.accounting.database import Place
from seedbed.accounting.opening import open_database
from serving import MODEL, Served, frames, serving
from subserver import SubServer
from waiting import until

DATABASE = "SEEDBED_ACCOUNTS__DATABASE"
GENERATIONS = "/v1/images/generations"


@pytest.fixture(scope="module")
def server(on_either: Served) -> Served:
    """One of each kind of database, for all tests here."""
    return on_either


def ask(server: Served, key: str, **body: Any) -> httpx.Response:
    payload = {"model": MODEL, "prompt": "a cat", "size": "1K", **body}
    return server.client.post(GENERATIONS, json=payload, headers={"Idempotency-Key": key})


def pictures(server: Served) -> int:
    return sum(total.pictures for total in server.house.ledger.totals().values())


def test_the_second_answer_is_the_first(server: Served) -> None:
    before = pictures(server)
    first, second = ask(server, "one", n=2), ask(server, "one", n=2)
    assert first.status_code == second.status_code == 200
    assert "idempotent-replayed" not in first.headers
    assert second.headers["idempotent-replayed"] == "true"
    assert pictures(server) == before + 2
    told, again = first.json(), second.json()
    assert {**told, "data": 0} == {**again, "data": 0}
    for one, other in zip(told["data"], again["data"], strict=True):
        assert one["size"] == other["size"]
        assert server.fetch(one["url"]).content == server.fetch(other["url"]).content


def test_base64_is_told_again_too(server: Served) -> None:
    first = ask(server, "b64", response_format="b64_json")
    for _ in range(2):
        assert ask(server, "b64", response_format="b64_json").content == first.content


def test_a_stream_is_told_again(server: Served) -> None:
    def read() -> list[dict[str, Any]]:
        payload = {"model": MODEL, "prompt": "a cat #refuse:1", "size": "1K", "n": 3}
        headers = {"Idempotency-Key": "stream"}
        with server.client.stream(
            "POST", GENERATIONS, json={**payload, "stream": True}, headers=headers
        ) as response:
            events = [json.loads(frame.data) for frame in frames(response) if frame.event]
        return [{**event, "created": 0, "url": bool(event.get("url"))} for event in events]

    first = read()
    assert [event["type"].rpartition("_")[2] for event in first[:3]] == [
        "succeeded", "failed", "succeeded",
    ]  # fmt: skip
    assert read() == first


def test_another_request_under_the_same_key(server: Served) -> None:
    assert ask(server, "mine").status_code == 200
    refused = ask(server, "mine", prompt="a dog")
    assert refused.status_code == 422
    assert refused.json()["error"]["code"] == "IdempotentParameterMismatch"
    assert ask(server, "mine", seed=None, image=None).status_code == 200  # nulls are absent


def test_keys_are_the_callers_own(server: Served) -> None:
    assert ask(server, "shared").status_code == 200
    token = server.house.keys.create("other").token
    other = server.client.post(
        GENERATIONS,
        json={"model": MODEL, "prompt": "a dog", "size": "1K"},
        headers={"Idempotency-Key": "shared", "Authorization": f"Bearer {token}"},
    )
    assert other.status_code == 200
    assert "idempotent-replayed" not in other.headers


def test_nothing_is_kept_of_what_was_refused(server: Served) -> None:
    no_picture = "data:image/png;base64,AAAA"
    for number, refused in enumerate((
        {"size": "big"}, {"size": "1x1"}, {"model": "unknown"}, {"image": no_picture},
    )):  # fmt: skip
        for _ in range(2):  # not 409: nobody works on it
            assert ask(server, f"retry {number}", **refused).status_code in (400, 404)
        assert ask(server, f"retry {number}").status_code == 200  # nor 422: it was never used
    for _ in range(2):
        assert ask(server, "failed", prompt="a cat #fail").status_code == 500


@pytest.mark.parametrize("key", ["", "x" * 256, "a\tb"])
def test_keys_that_cannot_be(server: Served, key: str) -> None:
    refused = ask(server, key)
    assert refused.status_code == 400
    assert refused.json()["error"]["param"] == "Idempotency-Key"


def test_many_at_once_are_done_once(server: Served) -> None:
    count = scaled(20, 100)
    for round_ in range(scaled(1, 50)):
        before = pictures(server)

        def one(_: int, key: str = f"burst {round_}") -> httpx.Response:
            return ask(server, key, prompt="a cat #slow:0.5")

        with ThreadPoolExecutor(count) as pool:
            answers = list(pool.map(one, range(count)))
        statuses = [answer.status_code for answer in answers]
        assert set(statuses) <= {200, 409}
        assert 200 in statuses
        for answer in answers:
            if answer.status_code == 409:
                assert int(answer.headers["retry-after"]) >= 1
        assert pictures(server) == before + 1


def test_a_day_later_it_is_a_new_request(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        assert ask(served, "old").status_code == 200
        now = served.house.clock
        served.house.clock = lambda: now() + 86_500
        fresh = ask(served, "old")
    assert fresh.status_code == 200
    assert "idempotent-replayed" not in fresh.headers


def test_a_left_stream_is_finished_and_told(server: Served) -> None:
    payload = {"model": MODEL, "prompt": "a cat #slow:0.4", "size": "1K", "n": 3, "stream": True}
    headers = {"Idempotency-Key": "left"}
    before = pictures(server)
    with server.client.stream("POST", GENERATIONS, json=payload, headers=headers) as response:
        next(frames(response))
    until(lambda: pictures(server) == before + 3, "the rest was drawn")
    until(
        lambda: server.client.post(GENERATIONS, json=payload, headers=headers).status_code == 200,
        "it can be asked for again",
    )
    assert pictures(server) == before + 3


@pytest.mark.parametrize("stream", [False, True])
def test_a_request_can_be_cancelled_by_leaving(server: Served, stream: bool) -> None:
    payload = {"model": MODEL, "prompt": "a cat #slow:5", "size": "1K", "stream": stream}
    before = pictures(server)
    pids = set(server.house.workers.pids())
    with (
        httpx.Client(base_url=server.url, headers=server.client.headers, trust_env=False) as hasty,
        pytest.raises(httpx.TimeoutException),
    ):
        hasty.post(
            GENERATIONS, json=payload, timeout=0.5, headers={"X-Seedbed-On-Disconnect": "cancel"}
        )
    until(lambda: server.house.admission.running == 0, "its place is free")
    assert set(server.house.workers.pids()) != pids  # the engine really stopped
    assert pictures(server) == before


def test_a_wrong_policy_is_refused(server: Served) -> None:
    refused = server.client.post(
        GENERATIONS,
        json={"model": MODEL, "prompt": "a cat"},
        headers={"X-Seedbed-On-Disconnect": "panic"},
    )
    assert refused.status_code == 400


def test_a_wrong_policy_claims_nothing(server: Served) -> None:
    body = {"model": MODEL, "prompt": "a cat", "size": "1K"}
    headers = {"Idempotency-Key": "policy", "X-Seedbed-On-Disconnect": "panic"}
    assert server.client.post(GENERATIONS, json=body, headers=headers).status_code == 400
    assert ask(server, "policy").status_code == 200


def test_another_process_may_read_the_books_of_a_running_server(
    tmp_path: Path, place: Place
) -> None:
    server = SubServer(tmp_path / "home", {DATABASE: str(place)}).start()
    try:
        environment = {**os.environ, "SEEDBED_HOME": str(server.home), DATABASE: str(place)}
        listed = subprocess.run(
            [sys.executable, "-m", "seedbed", "keys", "list"],
            env=environment, cwd=tmp_path, capture_output=True, text=True,
        )  # fmt: skip
        assert listed.returncode == 0, listed.stderr
        assert server.post().status_code == 200
        server.kill()
        assert len(_rows(place)) == 1, "the picture's row outlived the server"
    finally:
        server.stop()


def test_a_set_cut_by_a_crash_is_taken_up_where_it_stopped(tmp_path: Path, place: Place) -> None:
    server = SubServer(tmp_path / "home", {DATABASE: str(place)}).start()
    body = {"prompt": "a cat #slow:0.6", "n": 4}
    headers = {"Idempotency-Key": "crash"}
    try:
        with ThreadPoolExecutor(1) as pool:
            lost = pool.submit(server.post, headers, **body)
            until(lambda: len(_files(server)) >= 2, "two pictures are there")
            server.kill()
            with pytest.raises(httpx.TransportError):
                lost.result()
        kept = {path: path.stat().st_mtime_ns for path in _files(server)}
        server.start()
        answer = server.post(headers, **body)
        assert answer.status_code == 200, answer.text
        data = answer.json()["data"]
        assert len(data) == 4
        rows = _rows(place)
        assert len(rows) == 4
        assert len(set(rows)) == 1
        # What the ledger had was not drawn a second time.
        unchanged = [path for path, when in kept.items() if path.stat().st_mtime_ns == when]
        assert len(unchanged) >= len(kept) - 1
        with server.client() as client:
            for item in data:
                assert client.get(item["url"]).status_code == 200
    finally:
        server.stop()


def _files(server: SubServer) -> list[Path]:
    return sorted((server.home / "files").glob("2*/*"))


def _rows(place: Place) -> list[str]:
    """The request of each picture."""
    with closing(open_database(place)) as database:
        return [request_id for (request_id,) in database.execute("SELECT request_id FROM pictures")]
