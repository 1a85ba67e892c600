"""A server whose pictures come from upstreams that may go wrong, and what it knows of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil

from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.accounting.upstream_calls import UpstreamCall, calls_since
from serving import MODEL, Served, serving
from waiting import until

GENERATIONS = "/v1/images/generations"


@contextmanager
def upstreamed(
    home: Path,
    upstreams: Mapping[str, Mapping[str, Any]],
    models: Mapping[str, Mapping[str, Any]] | None = None,
    **more: Any,
) -> Iterator[Served]:
    """A server that draws by these upstreams, which are simulators of this machine."""
    home.mkdir(exist_ok=True)
    key = home / "key"
    key.write_text("ark-simulator-key")
    places = {
        name: {
            "dialect": "ark", "key_file": key, "allow_cidrs": ["127.0.0.0/8"],
            "models": dict.fromkeys(models or {}, MODEL), **wanted,
        }
        for name, wanted in upstreams.items()
    }  # fmt: skip
    with serving(
        home,
        upstreams=places,
        models={name: {"alias_of": MODEL, **given} for name, given in (models or {}).items()},
        engines={"default": "upstream", "workers": 1},
        **more,
    ) as served:
        yield served


def port_of(url: str) -> int:
    """The port of an address."""
    return urlsplit(url).port or 80


@asynccontextmanager
async def asking(served: Served) -> Any:
    """A client for many requests at once."""
    async with httpx.AsyncClient(
        base_url=served.url,
        headers={"Authorization": f"Bearer {served.key}"},
        timeout=120,
        trust_env=False,
        limits=httpx.Limits(max_connections=None),
    ) as client:
        yield client


def calls_of(served: Served) -> list[UpstreamCall]:
    """Every call to an upstream that is on the record, oldest first, once all are written."""
    path = served.house.settings.database_path
    until(lambda: all(call.ended is not None for call in calls_since(path, 0)), "calls have ended")
    return calls_since(path, 0)


def rows_of(served: Served) -> list[LedgerRow]:
    """Every picture that was charged."""
    ids = {call.request_id for call in calls_of(served)}
    ledger: Ledger = served.house.ledger
    return [row for one in sorted(ids) for row in ledger.rows(one)]


def connections_to(port: int) -> int:
    """Connections of this process to a port that are not closed."""
    found = psutil.Process().net_connections(kind="tcp")
    return sum(bool(one.raddr) and one.raddr.port == port for one in found)


async def at_rate(per_second: float, count: int, ask: Callable[[int], Awaitable[Any]]) -> list[Any]:
    """Ask `count` times, `per_second`, whether or not the ones before were answered."""
    loop = asyncio.get_running_loop()
    begun, tasks = loop.time(), []
    for number in range(count):
        await asyncio.sleep(max(0.0, begun + number / per_second - loop.time()))
        tasks.append(asyncio.ensure_future(ask(number)))
    return list(await asyncio.gather(*tasks))
