"""SIGTERM amid a call that is paid: its client is never told to ask again, as others are."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest
from test_drain import accepted, ended, send, started, streamed
from upstreamed import port_of

from seedbed.accounting.upstream_calls import calls_since
from seedbed.engines.upstream.sending import BROKE_OFF
from seedbed.testing.ark_simulator import ArkSimulator
from seedbed.testing.ark_simulator.simulator import simulated
from serving import LITE, Frame
from subserver import SubServer
from waiting import until

UPSTREAM = """
[engines]
default = "upstream"
[upstreams.ark]
dialect = "ark"
base_url = "{base}"
key_file = "{key}"
allow_cidrs = ["127.0.0.0/8"]
allow_ports = [{port}]
concurrent = {concurrent}
"""
KEY = {"Idempotency-Key": "again"}


@pytest.fixture
def simulator() -> Iterator[ArkSimulator]:
    with simulated() as running:
        yield running


@contextmanager
def asking(
    home: Path, simulator: ArkSimulator, concurrent: int = 8, base: str = ""
) -> Iterator[tuple[SubServer, ThreadPoolExecutor]]:
    """A server that draws there, and has a second of grace; and whoever asks it."""
    key, config = home.parent / "key", home.parent / "seedbed.toml"
    key.write_text(simulator.key)
    config.write_text(
        UPSTREAM.format(
            base=base or simulator.base_url,
            key=key,
            port=port_of(simulator.files_url),
            concurrent=concurrent,
        )
    )
    settings = {
        "SEEDBED_CONFIG": str(config),
        "SEEDBED_ENGINES__DEFAULT": "upstream",
        "SEEDBED_SERVER__GRACE_SECONDS": "1",
    }
    with started(home, **settings) as server, ThreadPoolExecutor(4) as pool:
        yield server, pool


def states(server: SubServer) -> list[str]:
    return [call.state for call in calls_since(server.home / "seedbed.db", 0)]


def never_again(answer: Future[httpx.Response]) -> None:
    told = answer.result(60)
    assert told.status_code == 500, told.text
    assert told.headers["x-should-retry"] == "false"
    assert "retry-after" not in told.headers
    assert told.json()["error"]["code"] == "InternalServiceError"
    assert told.json()["error"]["message"].startswith(BROKE_OFF)


def later(answer: Future[httpx.Response]) -> None:
    told = answer.result(60)
    assert told.status_code == 503, told.text
    assert told.headers["x-should-retry"] == "true"
    assert "retry-after" in told.headers


def error_of(stream: Future[list[Frame]]) -> dict[str, Any]:
    *_, told, done = stream.result(60)
    assert (told.event, done.data) == ("error", "[DONE]")
    error: dict[str, Any] = json.loads(told.data)["error"]
    return error


@pytest.mark.parametrize("leaving", ["finish", "cancel"])
def test_what_is_out_is_never_sent_again(
    tmp_path: Path, simulator: ArkSimulator, leaving: str
) -> None:
    """JSON, two calls of one request, a key, and a stream; each way to follow a run."""
    simulator.always("slow:4")
    policy, open_ = {"X-Seedbed-On-Disconnect": leaving}, Event()
    with asking(tmp_path / "home", simulator) as (server, pool):
        plain = pool.submit(server.post, policy)
        several = pool.submit(server.post, policy, n=2)
        keyed = pool.submit(server.post, {**policy, **KEY})
        stream = pool.submit(streamed, server, open_)
        until(lambda: len(simulator.generations) == 5, "all are sent")
        assert open_.wait(60)
        send(server)
        for answer in (plain, several, keyed):
            never_again(answer)
        error = error_of(stream)
        assert error["code"] == "InternalServiceError"
        assert error["message"].startswith(BROKE_OFF)
        assert ended(server) == 1
        assert states(server) == ["unknown"] * 5
        assert len(simulator.generations) == 5


def test_what_never_left_may_be_sent_again(tmp_path: Path, simulator: ArkSimulator) -> None:
    simulator.always("slow:4")
    with asking(tmp_path / "home", simulator, concurrent=1) as (server, pool):
        first = pool.submit(server.post)
        until(lambda: len(simulator.generations) == 1, "the first is sent")
        waiting = pool.submit(server.post)
        stream = pool.submit(server.post, stream=True)
        until(lambda: accepted(server) == 3, "all are accepted")
        send(server)
        never_again(first)
        later(waiting)
        later(stream)  # whose headers wait for an upstream
        assert ended(server) == 1
        assert states(server) == ["unknown"]
        assert len(simulator.generations) == 1


def test_a_call_that_was_never_sent_is_no_unknown_one(
    tmp_path: Path, simulator: ArkSimulator
) -> None:
    """The upstream takes the connection, and never says a word of TLS."""
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        asking(tmp_path / "home", simulator, base=f"https://127.0.0.1:{silent.getsockname()[1]}")
        as (server, pool),
    ):  # fmt: skip
        plain = pool.submit(server.post)
        until(lambda: states(server) == ["unknown"], "it is begun")
        send(server)
        later(plain)
        assert ended(server) == 1
        assert states(server) == ["refused"]


def test_what_came_before_is_no_reason_to_ask_again(
    tmp_path: Path, simulator: ArkSimulator
) -> None:
    """One picture of two is drawn, charged and told, the other is out."""
    simulator.next("", "slow:4")
    with asking(tmp_path / "home", simulator, concurrent=1) as (server, pool):
        plain = pool.submit(server.post, n=2)
        until(lambda: states(server) == ["accepted", "unknown"], "the second is begun")
        send(server)
        never_again(plain)
        assert ended(server) == 1
        assert states(server) == ["accepted", "unknown"]


def test_the_grace_is_for_what_is_out(tmp_path: Path, simulator: ArkSimulator) -> None:
    simulator.always("slow:0.5")
    with asking(tmp_path / "home", simulator) as (server, pool):
        plain = pool.submit(server.post)
        stream = pool.submit(streamed, server, model=LITE, size="2K")
        until(lambda: len(simulator.generations) == 2, "both are sent")
        send(server)
        assert plain.result(60).status_code == 200
        assert [frame.event for frame in stream.result(60)][-2].endswith("completed")
        assert ended(server) == 0
        assert states(server) == ["accepted"] * 2
