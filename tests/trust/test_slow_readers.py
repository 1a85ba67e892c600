"""Clients that hardly read their answers hold up nobody and are cut off (test 60).

`SEEDBED_TEST_SCALE=10` has 200 of them. Figures are printed.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, NamedTuple

import psutil
import pytest
from load import GENERATIONS, Load, high
from PIL import Image
from sizes import scaled
from slow import Address, SlowReader, slow_readers

from serving import MODEL, data_uri
from subserver import SubServer
from waiting import comes, until

READERS = scaled(20, 200)
PATIENCE = 2.0
PICTURES = 6
IN_A_TURN = 10
QUICK = {"model": MODEL, "prompt": "a cat", "size": "1280x720"}
PIECE = 512 * 1024
"""What the server may hold of one answer: a piece as a file and the same as base64."""
OF_A_BODY = 1
"""Times its length a waiting request may take: the files in it are three quarters of that."""


def heavy() -> dict[str, Any]:
    """A stream of files of a megabyte each, more than the kernel's buffers take in."""
    noise = BytesIO()
    Image.frombytes("RGB", (256, 256), Random(1).randbytes(256 * 256 * 3)).save(noise, "PNG")
    return {
        "model": "doubao-seedream-5-0-260128",
        "prompt": "a cat", "size": "2048x2048", "n": PICTURES,
        "image": [data_uri(noise.getvalue())] * 6,
        "output_format": "png", "response_format": "b64_json", "stream": True,
    }  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    return made


@contextmanager
def serving(home: Path, patience: float) -> Iterator[SubServer]:
    """A server that lets a piece of an answer wait for so many seconds."""
    settings = {
        "SEEDBED_ADMISSION__IMAGES_PER_MINUTE": "0",
        "SEEDBED_ADMISSION__WAITING": "256",
        "SEEDBED_SERVER__WRITE_SECONDS": str(patience),
    }
    started = SubServer(home, settings).start()
    yield started
    assert started.stop() == 0


@pytest.fixture
def server(home: Path) -> Iterator[SubServer]:
    with serving(home, PATIENCE) as started:
        yield started


def test_slow_readers_of_base64(server: SubServer) -> None:
    process = _process(server)

    async def together() -> tuple[list[float], list[float], list[int], list[SlowReader]]:
        async with Load(server, QUICK) as load:
            alone = [(await load.one()).seconds for _ in range(40)]
            before = process.memory_info().rss
            body = json.dumps(heavy()).encode()
            readers = [SlowReader(_address(server), GENERATIONS, body) for _ in range(READERS)]
            reading = asyncio.gather(*(reader.work() for reader in readers))
            memory = []
            while not all(reader.stuck for reader in readers):
                memory.append(process.memory_info().rss - before)
                await asyncio.sleep(0.1)
            among: list[float] = []
            while len(among) < 40:
                among.append((await load.one()).seconds)
                memory.append(process.memory_info().rss - before)
            await reading
            memory.append(process.memory_info().rss - before)
            with closing(sqlite3.connect(server.home / "seedbed.db")) as database:
                count = partial(_made, database)
                await comes(lambda: count() == READERS * PICTURES, "their pictures", 600)
            # Before and after, as the machine may have less to give than it had.
            again = [(await load.one()).seconds for _ in range(40)]
        return max(alone, again, key=median), among, memory, readers

    alone, among, memory, readers = asyncio.run(asyncio.wait_for(together(), 1200))
    room = READERS * (PIECE + OF_A_BODY * len(json.dumps(heavy()))) + 20_000_000
    waits = [reader.cut_after for reader in readers]
    print(
        f"\n{READERS} slow readers: all cut off, at most {max(waits):.1f} s after their "
        f"first byte (patience {PATIENCE:g} s); others p50 {median(among) * 1000:.0f} ms, "
        f"p95 {high(among, 95) * 1000:.0f} ms (alone {median(alone) * 1000:.0f}, "
        f"{high(alone, 95) * 1000:.0f}); memory +{max(memory) / 1e6:.0f} MB"
    )
    assert all(reader.was_cut for reader in readers)
    assert max(memory) < room
    assert median(among) < 3 * median(alone)
    # The work is finished all the same, and leaves nothing behind.
    until(lambda: not any((server.home / "files" / "staging").iterdir()), "an empty folder")


def test_others_hardly_notice_readers_that_hang(home: Path, tmp_path: Path) -> None:
    """All at once, in the middle of their answers, with nothing more to draw for them.

    The machine changes meanwhile, and the readers need it, too. So the same requests are sent,
    turn about, to another server that nobody reads slowly from: what is left is the server's.
    """
    (tmp_path / "other").mkdir()
    with serving(home, 600) as server, serving(tmp_path / "other", 600) as other:

        async def together() -> tuple[list[Quick], list[Quick]]:
            async with Load(server, QUICK) as load, Load(other, QUICK) as beside:
                pair = [(load, _process(server)), (beside, _process(other))]
                await in_turn(pair, 40)
                before = await in_turn(pair, scaled(60, 600))
                body = json.dumps(heavy()).encode()
                with (
                    slow_readers(_address(server), GENERATIONS, body, READERS) as readers,
                    closing(sqlite3.connect(home / "seedbed.db")) as database,
                ):
                    while _made(database) < READERS * PICTURES:
                        assert readers.states()[1] == 0
                        await asyncio.sleep(0.5)
                    among = await in_turn(pair, scaled(60, 600))
                    assert readers.states() == (READERS, 0)
                return before, among

        before, among = asyncio.run(asyncio.wait_for(together(), 900))
    print(f"\n{READERS} readers that hang:")
    for when, (here, there) in (("before", before), ("among", among)):
        print(f"  {when}: {here}; at the other server {there}")
        print(f"  p50 {here.p50 / there.p50:.3f} of the other's, p95 {here.p95 / there.p95:.3f}")
    assert among[0].p50 < 2 * among[1].p50


class Quick(NamedTuple):
    """Of some quick requests: the median and the 95th percentile in ms, and the server's CPU."""

    p50: float
    p95: float
    cpu: float

    def __str__(self) -> str:
        return f"p50 {self.p50:.1f} ms, p95 {self.p95:.1f} ms, CPU {self.cpu:.2f} ms"


async def in_turn(servers: Sequence[tuple[Load, psutil.Process]], times: int) -> list[Quick]:
    """So many requests to each server, a few at a time, turn and turn about."""
    taken: list[list[float]] = [[] for _ in servers]
    spent = [0.0 for _ in servers]
    for _ in range(times // IN_A_TURN):
        for number, (load, process) in enumerate(servers):
            before = sum(process.cpu_times()[:2])
            taken[number] += [(await load.one()).seconds for _ in range(IN_A_TURN)]
            spent[number] += sum(process.cpu_times()[:2]) - before
    return [
        Quick(median(times) * 1000, high(times, 95) * 1000, cpu / len(times) * 1000)
        for times, cpu in zip(taken, spent, strict=True)
    ]


def _address(server: SubServer) -> Address:
    return Address(server.url, server.key)


def _process(server: SubServer) -> psutil.Process:
    assert server.process is not None
    return psutil.Process(server.process.pid)


def _made(database: sqlite3.Connection) -> int:
    """Pictures in the ledger that were to be sent as base64."""
    counted = database.execute("SELECT COUNT(*) FROM pictures WHERE delivery = 'b64_json'")
    return int(counted.fetchone()[0])


def test_a_slow_reader_of_a_link_is_cut_off(server: SubServer) -> None:
    body = {**heavy(), "response_format": "url", "stream": False, "n": 1, "size": "4096x4096"}
    noise = BytesIO()
    Image.frombytes("RGB", (1024, 1024), Random(1).randbytes(1024 * 1024 * 3)).save(noise, "PNG")
    answer = server.post(**body | {"image": [data_uri(noise.getvalue())] * 8})
    url = answer.json()["data"][0]["url"]
    reader = SlowReader(_address(server), url.removeprefix(server.url), b"")
    began = time.monotonic()
    asyncio.run(asyncio.wait_for(reader.work(), 120))
    print(f"\na link: cut off after {time.monotonic() - began:.1f} s")
    assert reader.was_cut


def test_a_reader_that_is_only_slow_gets_everything(server: SubServer) -> None:
    """Far slower than the loopback, but every piece within the patience."""
    body = json.dumps({**heavy(), "n": 2}).encode()
    reader = SlowReader(_address(server), GENERATIONS, body, chunk=64 * 1024, beat=0.05)
    asyncio.run(asyncio.wait_for(reader.work(), 120))
    assert not reader.was_cut
    assert reader.tail.endswith(b"data: [DONE]\n\n\r\n0\r\n\r\n")
