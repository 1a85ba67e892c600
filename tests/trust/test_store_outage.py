"""A bucket that fails for a while: nothing charged that is not there, and it is over by itself.

Source: reliability.md, test 56: an outage of 60 s (refuse, hang, 500, SlowDown) at 10 requests a
second. The server is a process of its own and never restarted; the bucket checks signatures.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from load import Answer, Load
from sizes import scaled
from troubles import Troubled, pictures_of

from buckets import bucket_settings, key_environment
from seedbed.delivery.bucket import ENDS
from seedbed.testing.equation import Books, read_books
from seedbed.testing.fake_s3 import FakeS3, Fault
from seedbed.testing.store_suite import object_name
from waiting import until

PER_SECOND = 10
PREFIX = "results/of tests/"
SMALL = {
    "SEEDBED_MODELS__SMALL__ALIAS_OF": "doubao-seedream-4-0-250828",
    "SEEDBED_MODELS__SMALL__MIN_PIXELS": "4096",
    "SEEDBED_ADMISSION__WAITING": "1000",
}
LINKS: dict[str, Any] = {"model": "small", "size": "160x96", "prompt": "a fox"}
BASE64 = {**LINKS, "response_format": "b64_json"}


class Bucketed(Troubled):
    """A server that keeps its files in a bucket."""

    def __init__(self, home: Path, s3: FakeS3, **settings: str) -> None:
        self.s3 = s3
        table = bucket_settings(s3, try_seconds=0.3, total_seconds=2)
        bucket = {f"SEEDBED_BUCKET__{name.upper()}": str(value) for name, value in table.items()}
        super().__init__(home, **{**SMALL, **bucket, **key_environment(s3), **settings})

    def books(self) -> Books:
        """The ledger, and what the bucket has."""
        books = read_books(self.home / "seedbed.db", self.home / "files")
        objects = {
            key.removeprefix(PREFIX): len(kept.data) for key, kept in list(self.s3.objects.items())
        }
        return replace(books, objects=objects)

    def figures(self) -> dict[str, float]:
        """The bucket's figures, by name and labels."""
        with self.client() as client:
            lines = client.get("/metrics").text.splitlines()
        split = [line.rpartition(" ") for line in lines if line.startswith("seedbed_bucket")]
        return {name: float(value) for name, _, value in split}


@pytest.fixture(scope="module")
def s3() -> Iterator[FakeS3]:
    with FakeS3() as fake:
        yield fake


@pytest.fixture(scope="module")
def server(s3: FakeS3, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucketed]:
    bucketed = Bucketed(tmp_path_factory.mktemp("outage") / "home", s3)
    bucketed.up()
    try:
        yield bucketed
    finally:
        s3.well()
        assert bucketed.stop() == 0


@pytest.fixture(autouse=True)
def well(s3: FakeS3) -> Iterator[None]:
    yield
    s3.well()


@pytest.mark.parametrize("fault", ["refuse", "hang", "500", "SlowDown", "cut", "late"])
def test_an_outage_under_load(server: Bucketed, s3: FakeS3, fault: Fault) -> None:
    """Half of the load wants links, half pictures in the answer, which need no bucket."""
    before = len(server.books().charges)
    figures = server.figures()
    assert figures['seedbed_bucket_breaker{state="closed"}'] == 1
    links, base64, failing, healed = asyncio.run(_load(server, s3, fault, scaled(4, 60)))
    assert server.process is not None and server.process.poll() is None, "not restarted"

    ends = Counter(answer.status for answer in links)
    assert set(ends) == {200, 500}, ends
    assert {answer.status for answer in base64} == {200}
    assert links[-1].status == 200

    books = server.check(at_work=())
    made = ends[200] + len(base64)
    assert len(books.charges) - before == made, "what was told was charged, and nothing else"

    told = server.figures()
    put = {end: _rise(figures, told, f'call="put",outcome="{end}"') for end in ENDS}
    assert put["done"] >= ends[200]
    assert put["failed"] + put["refused"] <= ends[500]
    # The bucket was left alone: some were refused unasked, most before they were drawn.
    assert 0 < put["failed"] < ends[500]
    # Two run at once; what runs when it ends may still fail, or is tried until it is well.
    assert failing <= 3 * (put["failed"] + 3)
    again = min(answer.at for answer in links if answer.status == 200 and answer.at > healed)
    print(
        f"{fault}: {ends[200]} links, {ends[500]} refused, {len(base64)} as base64; {failing} puts"
        f" while it lasted; the first link {again - healed:.1f} s after it"
    )


@pytest.mark.parametrize("kind", [{}, {"stream": True}, {"response_format": "b64_json"}])
def test_a_request_with_a_key_is_done_once_through_an_outage(
    server: Bucketed, s3: FakeS3, kind: dict[str, Any]
) -> None:
    key, before = f"through {kind}", len(server.books().charges)
    body = {**LINKS, **kind, "n": 2}
    s3.fail("late", times=2, only="PUT")  # done and not said so, twice: the third try stands
    first = server.ask(key, **body)
    assert first is not None and first.status_code == 200, first and first.text
    s3.fail("refuse")
    for _ in range(4):
        refused = server.ask(f"{key} more", **body)
        assert refused is not None
        assert refused.status_code == 500 or "event: error" in refused.text
        assert "InternalServiceError" in refused.text
        assert "bucket" not in refused.text
    with server.client() as client:
        assert client.get("/readyz").json() == {"status": "ready, but the bucket is failing"}
    s3.well()
    _recovers(server, f"{key} more", body)
    again = server.ask(key, **body)
    assert again is not None and len(pictures_of(again)) == 2
    assert len(server.check(at_work=()).charges) - before == 4


def test_kill_9_between_the_put_and_the_row_leaves_an_orphan_for_the_sweep(
    tmp_path: Path,
) -> None:
    with FakeS3() as s3:
        server = Bucketed(tmp_path / "home", s3, SEEDBED_STORE__SWEEP_SECONDS="1")
        server.up()
        try:
            for number, place in enumerate(("in the put", "deliver", "record")):
                _killed(server, s3, place)
                s3.on_put = lambda _: None
                server.come_back()
                books = server.check()
                assert len(books.charges) == number, place
                assert len(books.unknown) == 1, "an object without a row, never the other way"
                again = server.ask(place, **LINKS)
                assert again is not None and again.status_code == 200, again and again.text
                books = server.check()
                assert len(books.charges) == number + 1, place
                assert not books.unknown, "the same name, replaced"
            orphan = object_name(time.time() - 2 * 86_400).key
            kept = next(iter(s3.objects.values()))
            s3.objects[PREFIX + orphan] = replace(kept, modified=kept.modified - 2 * 86_400)
            until(lambda: PREFIX + orphan not in s3.objects, "the sweep")
            assert len(s3.objects) == 3
        finally:
            assert server.stop() == 0


def _killed(server: Bucketed, s3: FakeS3, place: str) -> None:
    if place == "in the put":
        assert server.process is not None
        pid = server.process.pid
        s3.on_put = lambda _: os.kill(pid, signal.SIGKILL)
    else:
        server.tell(place, "after" if place == "deliver" else "before")
    assert server.ask(place, **LINKS) is None, "it was killed"


async def _load(
    server: Bucketed, s3: FakeS3, fault: Fault, seconds: int
) -> tuple[list[Answer], list[Answer], int, float]:
    """Answers for links and for base64, how many puts the failing bucket has seen, and when it
    was well again (monotonic seconds)."""
    async with Load(server, LINKS) as links, Load(server, BASE64) as base64:
        more = [await links.one()]  # it is at work, however busy the machine
        begun = [
            asyncio.create_task(load.open(PER_SECOND / 2, seconds + 2)) for load in (links, base64)
        ]
        await asyncio.sleep(1)
        seen = _puts(s3)
        s3.fail(fault)
        await asyncio.sleep(seconds)
        deadline = time.monotonic() + 60
        while (last := await links.one()).status == 200:
            more.append(last)
            assert time.monotonic() < deadline, "it fails"
        more.append(last)
        failing = _puts(s3) - seen
        s3.well()
        healed = time.monotonic()
        answers, pictures = await asyncio.gather(*begun)
        answers += more
        deadline = time.monotonic() + 60
        while (last := await links.one()).status != 200:
            answers.append(last)
            assert time.monotonic() < deadline, "it recovers by itself"
            await asyncio.sleep(0.1)
        answers.append(last)
        return answers, pictures, failing, healed


def _puts(s3: FakeS3) -> int:
    return sum(method == "PUT" for method, _, _ in list(s3.seen))


def _recovers(server: Bucketed, key: str, body: dict[str, Any]) -> None:
    deadline = time.monotonic() + 60
    while True:
        answer = server.ask(key, **body)
        assert answer is not None
        if answer.status_code == 200 and len(pictures_of(answer)) == body["n"]:
            break
        assert time.monotonic() < deadline
        time.sleep(0.1)
    with httpx.Client(trust_env=False) as client:
        for picture in pictures_of(answer):
            if "url" in picture:
                assert client.get(picture["url"]).status_code == 200


def _rise(before: dict[str, float], after: dict[str, float], labels: str) -> float:
    name = f"seedbed_bucket_calls_total{{{labels}}}"
    return after[name] - before[name]
