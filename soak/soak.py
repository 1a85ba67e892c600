"""Mixed traffic and random faults for as long as you like; at the end, the books must agree.

    python soak/soak.py --minutes 60 --report docs/reports/soak-2026-11-23.md

Every kind of request (traffic.py) meets every kind of fault (faults.py) while memory, files and
threads of the server are watched (measure.py). At the end the server is stopped in order and
what was told, charged and stored is compared (ledger.py). The status is 1 if anything was wrong.
`--restarts 0` is one life of the server, which shows best whether it holds ever more.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

import ledger
from faults import Faults
from house import House
from measure import Sample, look
from report import Soaked, written
from traffic import Books, Client

SAMPLE_SECONDS = 2.0
CALM_SECONDS = 75.0
"""At the end, without faults: longer than the lease of a reservation that a killed server left."""


def main() -> int:
    """Soak; 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description="Soak a server in mixed traffic and faults.")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--report", type=Path, help="Markdown file to write (default: print it)")
    parser.add_argument("--clients", type=int, default=5, help="at work at once (default: 5)")
    parser.add_argument("--pause", type=float, default=0.3, help="mean seconds between requests")
    parser.add_argument(
        "--faults", type=float, default=20.0, help="mean seconds between two (0: none)"
    )
    parser.add_argument(
        "--restarts", type=float, default=360.0,
        help="mean seconds of the server's lives (default: 360; 0: a single one)",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, help="of traffic and faults (default: 1)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="seedbed-soak-") as folder:
        soaked = asyncio.run(soak(Path(folder), args))
    text = written(soaked)
    if args.report:
        args.report.parent.mkdir(parents=True, exist_ok=True)
        args.report.write_text(text, encoding="utf-8")
        print(args.report)
    else:
        print(text)
    for line in soaked.wrong:
        print(f"WRONG {line}", file=sys.stderr)
    return 1 if soaked.wrong else 0


async def soak(folder: Path, args: argparse.Namespace) -> Soaked:
    """The whole run, in `folder`."""
    house = House(folder)
    await house.start()
    faults = Faults(house, args.seed)
    books = Books(faults.troubled)
    begun = time.monotonic()
    end = begun + args.minutes * 60
    stopped = asyncio.Event()
    samples: list[Sample] = []
    clients = [
        asyncio.create_task(Client(house, books, args.seed * 1000 + at).work(stopped, args.pause))
        for at in range(args.clients)
    ]
    others = [
        asyncio.create_task(_watch(house, samples, stopped)),
        asyncio.create_task(
            faults.work(end - min(CALM_SECONDS, args.minutes * 20), args.faults, args.restarts)
        ),
    ]
    # A client that ends by itself met something nobody thought of: no use in going on.
    await asyncio.wait(clients, timeout=end - begun, return_when=asyncio.FIRST_COMPLETED)
    stopped.set()
    await asyncio.gather(*clients, *others)
    seconds = time.monotonic() - begun
    status = await house.stop()
    wrong = [*books.wrong, *faults.wrong]
    if status != 0:
        wrong.append(f"the last SIGTERM: exit status {status}")
    wrong += ledger.broken(house.home, books.told, books.keyed)
    wrong += [
        f"{count} {name} still open after the end"
        for name, count in ledger.still_open(house.home).items()
        if count
    ]
    return Soaked(
        seconds=seconds,
        options=vars(args),
        books=books,
        faults=faults,
        lives=house.life,
        samples=samples,
        counts=ledger.counts(house.home) | {"files without a row": ledger.orphans(house.home)},
        warnings=_warnings(house.log),
        wrong=wrong,
        cores=os.cpu_count() or 1,
    )


async def _watch(house: House, samples: list[Sample], stopped: asyncio.Event) -> None:
    while not stopped.is_set():
        if house.up and (sample := look(house.pid, house.life, house.begun)) is not None:
            samples.append(sample)
        await asyncio.sleep(SAMPLE_SECONDS)


def _warnings(log: Path) -> dict[str, int]:
    """How often each kind of line was logged."""
    import json
    from collections import Counter

    found: Counter[str] = Counter()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found[str(json.loads(line).get("event"))] += 1
        except ValueError:
            found["(a line that is not JSON)"] += 1
    return dict(found)


if __name__ == "__main__":
    sys.exit(main())
