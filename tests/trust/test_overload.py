"""Ten times more than the server can draw: it draws as much as ever, and says no at once.

Test 59. `SEEDBED_TEST_SCALE=100` offers it for five minutes. Figures are printed.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import httpx
import psutil
import pytest
from load import Answer, Load, high, rate
from sizes import SCALE, scaled

from serving import MODEL
from subserver import SubServer

WAITING = 8
SECONDS = scaled(4, 300)
ASKED = {"model": MODEL, "prompt": "a cat #slow:0.2", "size": "1280x720"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SubServer]:
    home = tmp_path / "home"
    home.mkdir()
    settings = {
        "SEEDBED_ADMISSION__IMAGES_PER_MINUTE": "0",
        "SEEDBED_ADMISSION__WAITING": str(WAITING),
    }
    started = SubServer(home, settings).start()
    yield started
    assert started.stop() == 0


class Watch:
    """The server's memory, its queue and how long its health takes, every now and then."""

    def __init__(self, server: SubServer) -> None:
        assert server.process is not None
        self._process = psutil.Process(server.process.pid)
        self._server = server
        self.memory: list[int] = []
        self.queue: list[int] = []
        self.health: list[float] = []

    async def work(self) -> None:
        """Until it is cancelled."""
        headers = {"Authorization": f"Bearer {self._server.key}"}
        async with httpx.AsyncClient(
            base_url=self._server.url, headers=headers, trust_env=False
        ) as client:
            while True:
                self.memory.append(self._process.memory_info().rss)
                begun = time.monotonic()
                assert (await client.get("/healthz")).status_code == 200
                self.health.append(time.monotonic() - begun)
                text = (await client.get("/metrics")).text
                found = re.search(r"^seedbed_queue_depth (\S+)", text, re.MULTILINE)
                assert found
                self.queue.append(int(float(found[1])))
                await asyncio.sleep(0.2)


def test_ten_times_too_much(server: SubServer) -> None:
    async def offered() -> tuple[float, float, list[Answer], Watch]:
        async with Load(server, ASKED) as load:
            await load.closed(2, 1)  # the workers are warm
            begun = time.monotonic()
            calm = await load.closed(4, SECONDS)
            peak = rate(calm, begun, begun + SECONDS)
            watch = Watch(server)
            watching = asyncio.create_task(watch.work())
            begun = time.monotonic()
            answers = await load.open(10 * peak, SECONDS)
            goodput = rate(answers, begun + 0.5, begun + SECONDS)
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            # Before and after, as the machine may have less to give than it had.
            begun = time.monotonic()
            calm = await load.closed(4, SECONDS)
            peak = min(peak, rate(calm, begun, begun + SECONDS))
        return peak, goodput, answers, watch

    peak, goodput, answers, watch = asyncio.run(offered())
    made = [one.seconds for one in answers if one.status == 200]
    refused = [one for one in answers if one.status == 429]
    waits = [one.seconds for one in refused]
    half = len(watch.memory) // 2
    growth = max(watch.memory[half:]) / max(watch.memory[:half])
    print(
        f"\npeak {peak:.1f}/s, offered {len(answers) / SECONDS:.0f}/s for {SECONDS} s: "
        f"{goodput:.1f}/s made "
        f"({goodput / peak:.0%}), {len(refused)} refused in {median(waits) * 1000:.1f} ms "
        f"(p99 {high(waits, 99) * 1000:.1f} ms), health p99 {high(watch.health, 99) * 1000:.1f} ms,"
        f" queue at most {max(watch.queue)} of {WAITING}, memory {max(watch.memory) / 1e6:.0f} MB"
        f" (second half {growth:.3f} of the first)"
    )
    assert {one.status for one in answers} == {200, 429}  # no error, and none was cut off
    assert goodput > (0.9 if SCALE > 1 else 0.8) * peak
    assert max(watch.queue) <= WAITING
    # A refusal costs nothing of what a picture does, and health does not queue at all.
    assert high(waits, 99) < median(made) / 4
    assert high(watch.health, 99) < median(made) / 4
    assert growth < 1.05
    for one in refused:
        assert int(one.headers["retry-after"]) >= 1
        assert one.headers["x-should-retry"] == "true"


def test_refusals_charge_nothing_and_the_queue_is_served_afterwards(server: SubServer) -> None:
    import sqlite3
    from contextlib import closing

    async def burst() -> list[Answer]:
        async with Load(server, {**ASKED, "prompt": "a cat #slow:1.5"}) as load:
            return await asyncio.gather(*(load.one() for _ in range(100)))

    answers = asyncio.run(burst())
    made = sum(one.status == 200 for one in answers)
    assert made == 2 + WAITING
    with closing(sqlite3.connect(server.home / "seedbed.db")) as database:
        assert database.execute("SELECT COUNT(*) FROM pictures").fetchone()[0] == made
    assert server.post().status_code == 200
