"""One key's flood is not another's wait (test 63)."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sizes import scaled

from serving import MODEL, Served, serving


@dataclass(frozen=True)
class Asked:
    """One request: when it was sent and answered, monotonic seconds, and how."""

    sent: float
    answered: float
    status: int


@pytest.mark.parametrize("waiting", [1, 8])
def test_63_a_flood_does_not_hold_up_another_key(tmp_path: Path, waiting: int) -> None:
    with serving(
        tmp_path,
        engines={"default": "swatch", "workers": 1},
        admission={"running": 1, "waiting": waiting},
    ) as served:
        quiet = served.house.keys.create("quiet").token
        with flood(served) as flooded, client_of(served, quiet) as client:
            while not any(one.status == 429 for one in flooded):
                time.sleep(0.05)
            answers = [ask(client) for _ in range(scaled(8, 1000))]
    drawn = [one.answered for one in flooded if one.status == 200]
    assert {one.status for one in answers} == {200}
    assert len(drawn) >= len(answers) // 2, "the flood is served too, in its turn"
    # Waiting is counted in slots: the flood's pictures that came while this one was wanted.
    slots = sorted(sum(one.sent < at < one.answered for at in drawn) for one in answers)
    assert slots[int(0.95 * (len(slots) - 1))] <= 2


def ask(client: httpx.Client) -> Asked:
    sent = time.monotonic()
    body = {"model": MODEL, "prompt": "a cat #slow:0.2", "size": "1K"}
    answer = client.post("/v1/images/generations", content=json.dumps(body))
    return Asked(sent, time.monotonic(), answer.status_code)


def client_of(served: Served, key: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.Client(base_url=served.url, headers=headers, timeout=60, trust_env=False)


@contextmanager
def flood(served: Served) -> Iterator[list[Asked]]:
    """Keep asking with the first key from many sides until the block ends."""
    heard: list[Asked] = []
    over = threading.Event()

    def pour() -> None:
        with client_of(served, served.key) as client:
            while not over.is_set():
                heard.append(ask(client))
                time.sleep(0.1)

    threads = [threading.Thread(target=pour) for _ in range(14)]
    for thread in threads:
        thread.start()
    try:
        yield heard
    finally:
        over.set()
        for thread in threads:
            thread.join()
