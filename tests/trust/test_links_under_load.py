"""Links of a server at work, while another process changes its keys and while a sweep is on.

Tests 39 and 43 of the plan; `SEEDBED_TEST_SCALE=100` has the promised sizes. Figures are printed.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from load import high
from sizes import SCALE, scaled

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.names import ObjectName
from subserver import SubServer

DAY = 86_400
TURNS = 4  # signing keys, with three rotations between them
FETCHES = scaled(400, 10_000)
EXPIRED = scaled(4000, 100_000)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SubServer]:
    home = tmp_path / "home"
    home.mkdir()
    quiet = SubServer(home, {"SEEDBED_ADMISSION__IMAGES_PER_MINUTE": "0"})
    yield quiet
    assert quiet.stop() == 0


def _links(server: SubServer, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "seedbed", "links", *words],
        env={"SEEDBED_HOME": str(server.home)},
        check=True,
        capture_output=True,
    )


async def _fetched(session: aiohttp.ClientSession, link: str) -> tuple[int, float]:
    """The status of one fetch, and how long it took."""
    begun = time.monotonic()
    async with session.get(link) as answer:
        await answer.read()
    return answer.status, time.monotonic() - begun


def test_39_keys_changed_by_another_process_while_links_are_fetched(server: SubServer) -> None:
    server.start()
    ring = KeyRing(server.home / "keyring.json")
    links: list[str] = []
    keys: list[str] = []

    async def fetch(session: aiohttp.ClientSession, number: int) -> list[int]:
        return [
            (await _fetched(session, links[(number + turn) % len(links)]))[0]
            for turn in range(FETCHES // TURNS // 8)
        ]

    async def under_load() -> list[int]:
        statuses: list[int] = []
        async with aiohttp.ClientSession() as session:
            for turn in range(TURNS):
                for _ in range(3):
                    answer = await asyncio.to_thread(server.post)
                    links.append(answer.json()["data"][0]["url"])
                    keys.append(ring.signing().id)
                fetching = [asyncio.create_task(fetch(session, n)) for n in range(8)]
                if turn < TURNS - 1:
                    await asyncio.to_thread(_links, server, "rotate")
                statuses += [one for many in await asyncio.gather(*fetching) for one in many]
            await asyncio.to_thread(_links, server, "revoke", keys[0])
            for link, key in zip(links, keys, strict=True):
                status, _ = await _fetched(session, link)
                assert status == (403 if key == keys[0] else 200)
        return statuses

    statuses = asyncio.run(under_load())
    print(f"\n{len(statuses)} links fetched through {TURNS - 1} rotations: all good")
    assert len(set(keys)) == TURNS
    assert set(statuses) == {200}


def test_43_requests_hardly_notice_a_sweep(server: SubServer, tmp_path: Path) -> None:
    server.settings["SEEDBED_STORE__SWEEP_SECONDS"] = "0.2"
    server.start()
    link = server.post().json()["data"][0]["url"]
    due = time.time() - 3 * DAY
    made = tmp_path / "made"
    made.mkdir()
    for number in range(EXPIRED):
        name = ObjectName(f"02{int(due * 1000):013d}{number:038x}", 0, "image/jpeg")
        (made / name.file).touch()
        os.utime(made / name.file, (due, due))
    day = server.home / "files" / name.folder

    async def waits() -> tuple[list[float], list[float]]:
        async with aiohttp.ClientSession() as session:
            calm = [(await _fetched(session, link))[1] for _ in range(scaled(200, 2000))]
            made.rename(day)
            during: list[float] = []
            while day.exists():
                status, seconds = await _fetched(session, link)
                assert status == 200
                during.append(seconds)
        return during, calm

    during, calm = asyncio.run(waits())
    print(
        f"\n{EXPIRED} files swept during {len(during)} requests: p50 {high(during, 50) * 1e3:.2f}"
        f" ms, p99 {high(during, 99) * 1e3:.2f} ms; before {high(calm, 50) * 1e3:.2f} ms and"
        f" {high(calm, 99) * 1e3:.2f} ms"
    )
    assert during
    if SCALE > 1:
        assert high(during, 50) < 3 * high(calm, 50)
