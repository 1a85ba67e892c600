"""A quota is exact: crowds, processes and a kill -9 cannot draw one picture more (test 49)."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sizes import scaled

from seedbed.accounting.database import Place
from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.accounting.opening import open_database
from seedbed.accounting.quota import KeyLimits, Quota, standings
from seedbed.errors import QuotaExceeded
from seedbed.testing.engine_suite import a_plan
from seedbed.types import Caller, ImageFile, Size
from serving import serving
from waiting import until

ANN = Caller("0123456789", "ann")
FILE = ImageFile(Path("x.png"), "image/png", Size(64, 64), 999)


async def crowd(place: Place, name: str, requests: int, limit: int) -> int:
    """So many requests for one picture at once against one quota; how many were refused."""
    ledger = Ledger(place)
    quota = Quota(ledger, KeyLimits(total=limit))
    refused = 0

    async def ask(number: int) -> None:
        nonlocal refused
        plan = replace(a_plan(), request_id=f"{name}-{number}")
        try:
            async with quota.reserved(ANN, plan) as reservation:
                await asyncio.sleep(0.002 * (number % 5))
                await reservation.settle(LedgerRow.of(plan, ANN, 0, FILE, int(time.time())))
        except QuotaExceeded:
            refused += 1

    await asyncio.gather(*(ask(number) for number in range(requests)))
    await asyncio.to_thread(ledger.close)
    return refused


def rows(place: Place) -> int:
    with closing(open_database(place)) as database:
        return int(database.execute("SELECT COUNT(*) FROM pictures").fetchone()[0])


def is_even(place: Place, pictures: int) -> bool:
    """The ledger equation, with nothing at work: used is what is in the ledger, open is none."""
    found = standings(place, [ANN.key_id], time.time())[ANN.key_id]
    return (found.total, found.open, rows(place)) == (pictures, 0, pictures)


async def test_49_two_hundred_at_once_settle_fifty(place: Place) -> None:
    assert await crowd(place, "one", 200, 50) == 150
    assert is_even(place, 50)


def test_49_nor_do_several_processes_settle_more(place: Place) -> None:
    processes = 4
    Ledger(place).close()
    program = (
        "import asyncio, sys; from clusters import place_named; from test_quota import crowd\n"
        "print('ready', flush=True); input()\n"
        "print(asyncio.run(crowd(place_named(sys.argv[1]), sys.argv[2], int(sys.argv[3]), 50)))"
    )
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(here)])}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(place), f"p{number}", str(200 // processes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
        )
        for number in range(processes)
    ]  # fmt: skip
    for run in runs:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.flush()
    refused = [int(run.communicate()[0]) for run in runs]
    assert sum(refused) == 150
    assert is_even(place, 50)


KILLED = """
import asyncio, sys
from dataclasses import replace
from clusters import place_named
from test_quota import ANN, FILE, LedgerRow, Ledger, KeyLimits, Quota, a_plan
import time

async def main():
    ledger = Ledger(place_named(sys.argv[1]))
    quota = Quota(ledger, KeyLimits(total=1000), lease_seconds=float(sys.argv[3]))

    async def ask(number):
        plan = replace(a_plan(pictures=4), request_id=f"{sys.argv[2]}-{number}")
        async with quota.reserved(ANN, plan) as reservation:
            for index in range(4):
                await reservation.settle(LedgerRow.of(plan, ANN, index, FILE, int(time.time())))
                print(number, flush=True)

    at = 0
    while True:
        await asyncio.gather(*(ask(at + lane) for lane in range(8)))
        at += 8

asyncio.run(main())
"""


def test_kill_9_leaves_the_sum_true_and_leases_run_out(place: Place) -> None:
    lease = 3.0
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(here)])}
    for round_ in range(scaled(3, 20)):
        run = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(place), f"r{round_}", str(lease)],
            stdout=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip
        assert run.stdout is not None
        for _ in range(5 + 7 * round_):
            run.stdout.readline()
        os.kill(run.pid, signal.SIGKILL)
        run.stdout.close()
        run.wait()
        now = time.time()

        def holds(now: float = now) -> bool:
            found = standings(place, [ANN.key_id], now)[ANN.key_id]
            return found.total == rows(place) + found.open

        until(holds, "a server commits what it was sent to the end")
    later = standings(place, [ANN.key_id], time.time() + lease)[ANN.key_id]
    assert (later.total, later.open) == (rows(place), 0)
    if isinstance(place, Path):
        with closing(sqlite3.connect(place)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_server_tells_each_quota_as_its_own_error(tmp_path: Path, place: Place) -> None:
    accounts = {"database": str(place), "images_per_day": 3, "images_in_total": 0}
    with serving(tmp_path, accounts=accounts) as served:
        made = served.house.keys.create("few", KeyLimits(per_day=0, total=2)).token
        few = f"Bearer {made}"
        for _ in range(2):
            assert served.post(auth=few).status_code == 200
        total = served.post(auth=few)
        for _ in range(3):
            assert served.post().status_code == 200
        day = served.post()
    assert total.status_code == day.status_code == 429
    assert total.json()["error"]["code"] == "SetLimitExceeded"
    assert "retry-after" not in total.headers
    assert total.headers["x-should-retry"] == "false"
    assert day.json()["error"]["code"] == "QuotaExceeded"
    assert 0 < int(day.headers["retry-after"]) <= 86_400


def test_a_server_draws_no_more_than_the_quota_under_a_crowd(tmp_path: Path, place: Place) -> None:
    accounts = {"database": str(place), "images_in_total": 10}
    with serving(tmp_path, accounts=accounts, admission={"waiting": 100}) as served:

        def ask(_: int) -> int:
            with httpx.Client(base_url=served.url, timeout=120, trust_env=False) as client:
                return client.post(
                    "/v1/images/generations",
                    headers={"Authorization": f"Bearer {served.key}"},
                    content=json.dumps(
                        {"model": "doubao-seedream-4-0-250828", "prompt": "a cat", "size": "1K"}
                    ),
                ).status_code

        with ThreadPoolExecutor(20) as pool:
            statuses = list(pool.map(ask, range(scaled(30, 200))))
        assert statuses.count(200) == 10
        assert set(statuses) == {200, 429}
        totals = served.house.ledger.totals()
    assert sum(total.pictures for total in totals.values()) == 10


@pytest.mark.parametrize("prompt", ["#fail", "#refuse"])
def test_what_was_not_drawn_is_not_used_up(tmp_path: Path, place: Place, prompt: str) -> None:
    with serving(tmp_path, accounts={"database": str(place), "images_in_total": 2}) as served:
        for _ in range(3):
            assert served.post(prompt=f"a cat {prompt}").status_code in {400, 500}
        assert served.post().status_code == 200
        assert served.post().status_code == 200
        assert served.post().status_code == 429
