"""Clients that leave at any moment: the books add up, and nothing of theirs is left behind.

Source: reliability.md, test 45. 50 points in CI, 1,000 with SEEDBED_TEST_SCALE=1000.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from sizes import scaled
from troubles import GENERATIONS, pictures_of

from seedbed.errors import StorageFailed
from seedbed.runs import Policy, Runs
from seedbed.testing.equation import Books, imbalances, read_books
from seedbed.types import Completed, Event, ImageFile, ImageReady, Inline, Progress, Size, Usage
from serving import MODEL, Served, loop_of, serving, tasks_at_rest
from waiting import until

BODY: dict[str, Any] = {"model": "small", "size": "160x96", "prompt": "a cat #slow:0.1", "n": 3}
POINTS = scaled(13, 250)  # of each of the four ways
STAGING_LIFETIME = 3601


class Loop:
    """The server's event loop, and how many tasks it has when nobody asks anything."""

    def __init__(self, served: Served) -> None:
        self._loop = loop_of(served)
        self._usual = tasks_at_rest(self._loop)

    def tasks(self) -> int:
        return len(asyncio.all_tasks(self._loop))

    @property
    def quiet(self) -> bool:
        return self.tasks() <= self._usual


@pytest.fixture(scope="module", params=["finish", "cancel"])
def policy(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def served(policy: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for each policy: only cancelled requests may leave something behind."""
    small = {"small": {"alias_of": MODEL, "min_pixels": 4096}}
    with serving(tmp_path_factory.mktemp(policy), models=small) as server:
        yield server


@pytest.fixture(scope="module")
def loop(served: Served) -> Loop:
    return Loop(served)


@pytest.mark.parametrize("stream", [False, True])
def test_a_client_may_leave_at_any_point(
    served: Served, loop: Loop, policy: str, stream: bool
) -> None:
    home = served.house.settings.home
    charged = len(books_of(home).charges)
    body = {**BODY, "stream": stream, "response_format": "b64_json"}
    begun = time.monotonic()
    whole = exchange(served, body, policy, "")
    seconds = time.monotonic() - begun
    keys = {}
    for point in range(POINTS):
        key = f"{policy} {stream} {point}" if point % 3 == 0 else ""
        asked = {**body, "prompt": f"{BODY['prompt']} {point}"}
        if point % 3 == 1:
            asked["response_format"] = "url"
        if key:
            keys[key] = asked
        share = point / POINTS
        if point % 2:
            exchange(served, asked, policy, key, seconds=seconds * share)
        else:
            exchange(served, asked, policy, key, most=int(len(whole) * share), abrupt=True)

    until(lambda: served.house.admission.running == 0, "all places are free")
    until(lambda: served.house.admission.waiting == 0, "nobody waits")
    until(lambda: loop.quiet, f"{loop.tasks()} tasks have ended")
    books = books_of(home)
    assert (
        imbalances(books, left_behind=policy == "cancel", at_work=served.house.claims.at_work) == []
    )
    made = len(books.charges) - charged
    if policy == "finish":
        assert made == 3 * (POINTS + 1)
    else:
        assert 3 <= made <= 3 * (POINTS + 1)
        # A killed worker may leave the file it was writing, and a commit under way its object.
        assert len(books.staged) <= POINTS
    for key, asked in keys.items():
        again = served.client.post(GENERATIONS, json=asked, headers={"Idempotency-Key": key})
        assert again.status_code == 200, again.text
        assert len(pictures_of(again)) == 3
    sum(served.house.store.sweep_steps(time.time() + STAGING_LIFETIME))
    assert books_of(home).staged == frozenset()


@pytest.mark.parametrize("stream", [False, True])
def test_what_was_not_read_is_removed(
    served: Served, loop: Loop, policy: str, stream: bool
) -> None:
    """Pictures that were all made before a slow client left, having read the first."""
    before = books_of(served.house.settings.home).staged
    body = {**BODY, "prompt": "a cat", "n": 4, "stream": stream, "response_format": "b64_json"}
    body |= {"size": "1280x720"}
    for _ in range(3):
        exchange(served, body, policy, "", most=2_000, wait=1.0, abrupt=True)
    until(lambda: served.house.admission.running == 0, "all places are free")
    until(lambda: loop.quiet, "its tasks have ended")
    assert books_of(served.house.settings.home).staged == before


def test_leaving_before_its_turn(served: Served, loop: Loop, policy: str) -> None:
    """Requests that wait behind others when their clients leave."""
    body = {**BODY, "prompt": "a cat #slow:0.3"}
    for number in range(6):
        exchange(served, body, policy, f"wait {policy} {number}", most=0, abrupt=bool(number % 2))
    until(lambda: served.house.admission.running == 0, "all places are free")
    until(lambda: loop.quiet, "all tasks have ended")
    books = books_of(served.house.settings.home)
    assert (
        imbalances(books, left_behind=policy == "cancel", at_work=served.house.claims.at_work) == []
    )


@pytest.mark.parametrize("policy", ["finish", "cancel"])
@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("hears", range(6))
async def test_a_run_keeps_no_file_that_nobody_sends(
    tmp_path: Path, policy: Policy, fails: bool, hears: int
) -> None:
    """Whoever heard the end has all the files to send; before that they are the run's."""
    files = [tmp_path / str(number) for number in range(3)]
    size = Size(1, 1)

    async def events() -> AsyncGenerator[Event, None]:
        yield Progress(0, 0.5)
        for index, path in enumerate(files):
            path.write_bytes(b"x")
            file = ImageFile(path, "image/png", size, 1)
            yield ImageReady(index, 0, size, "image/png", Inline(file))
        if fails:
            raise StorageFailed(cause="on purpose")
        yield Completed(0, Usage(3, 1))

    runs = Runs()
    run = runs.start(events(), policy)
    heard = 0
    with suppress(StorageFailed):
        async with aclosing(run.follow()) as following:
            async for event in following:
                heard += 1
                if isinstance(event, Completed) or heard == hears:
                    break
    await runs.drain(5)
    whole = isinstance(event, Completed)
    assert [path.exists() for path in files] == [whole] * 3


def exchange(
    served: Served,
    body: dict[str, Any],
    policy: str,
    key: str,
    *,
    most: int = 1 << 60,
    seconds: float = 60.0,
    wait: float = 0.0,
    abrupt: bool = False,
) -> bytes:
    """Ask, read at most `most` bytes for at most so many seconds, and leave; what was read.

    `wait`: stay so long before leaving, reading nothing. `abrupt`: leave by a reset.
    """
    where = urlsplit(served.url)
    told = json.dumps(body).encode()
    head = (
        f"POST {GENERATIONS} HTTP/1.1\r\nHost: {where.netloc}\r\n"
        f"Authorization: Bearer {served.key}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(told)}\r\nX-Seedbed-On-Disconnect: {policy}\r\n"
        f"{f'Idempotency-Key: {key}' if key else 'X-None: 0'}\r\nConnection: close\r\n\r\n"
    )
    read = b""
    until_then = time.monotonic() + seconds
    with socket.create_connection((str(where.hostname), int(where.port or 80))) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.sendall(head.encode() + told)
        while len(read) < most and (left := until_then - time.monotonic()) > 0:
            client.settimeout(left)
            try:
                more = client.recv(min(4096, most - len(read)))
            except TimeoutError:
                break
            if not more:
                return read
            read += more
        time.sleep(wait)
        if abrupt:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return read


def books_of(home: Path) -> Books:
    return read_books(home / "seedbed.db", home / "files")
