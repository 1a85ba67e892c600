"""What it costs to stand between a client and an upstream, beside barer and fuller gateways.

    python benchmarks/gateway.py [--litellm VENV]

Each gateway runs in a process of its own, before an upstream that needs no time (gateway_stub.py):
aiohttp's server and client that pass bytes on and do nothing else; the same by Starlette on
uvicorn; Seedbed with its upstream engine, which also checks the key (one without a quota), the
request and the upstream's limits, and writes the call and the picture into its books; and, if
there is an environment of LiteLLM's proxy (`python benchmarks/litellm_proxy.py VENV` makes one),
that.

"small" is an answer with a link, "12 MB" and "24 MB" are ones with a picture as so much base64:
the first is handed on from memory, of which Seedbed has too little for the second. Figures are
the gateway's CPU milliseconds for a request, small ones eight under way at a time, and how long
one takes when nothing else goes on.
Memory is that of the process, at rest and at most while four answers of 12 MB are under way.
The last table, which gateway_events.py measures, is how long after the upstream wrote an event
its client has it, and how much of that is neither the download of a picture nor the disk's.

Targets: the project's performance notes, "Gateway", and its issue on upstreams.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from gateway_events import HAND_ON_SECONDS, WAYS, handed_on
from gateway_stub import HUGE as HUGE_SIZE
from gateway_stub import stub
from litellm_proxy import KEY as LITELLM_KEY
from litellm_proxy import litellm
from server_cpu import Measured, show
from whole import App, Asked, asking, seedbed_app

MODEL = "doubao-seedream-4-0-250828"
PATH = "/v1/images/generations"
SMALL = {"model": MODEL, "prompt": "a fox in a snowy forest", "size": "1K", "watermark": False}
LARGE = {**SMALL, "response_format": "b64_json"}
HUGE = {**LARGE, "size": HUGE_SIZE}
AT_ONCE = 4
ROUNDS, SMALL_TIMES, LARGE_TIMES, HUGE_TIMES = 20, 400, 10, 5
TOGETHER = 8
AIOHTTP, STARLETTE, LITELLM = "aiohttp, bytes passed on", "Starlette, bytes passed on", "LiteLLM"
SEEDBED, REHOSTING = "Seedbed", "Seedbed, link rehosted"

OF_LITELLM_SMALL, OF_BARE_LARGE = 1 / 25, 1.3
ALLOWED_GROWTH_MB = 20.0

_SPAWN = multiprocessing.get_context("spawn")


class Round(NamedTuple):
    """Of one gateway: CPU milliseconds of a request, and how long a lone one takes."""

    small_ms: float
    small_p50_ms: float
    large_ms: float
    large_p50_ms: float
    huge_ms: float


class Cost(NamedTuple):
    """Of one gateway: what each round found, and its memory in MB at rest and at most."""

    rounds: list[Round]
    idle_mb: float
    most_mb: float

    @property
    def usual(self) -> Round:
        """The median of each figure."""
        return Round(*(median(column) for column in zip(*self.rounds, strict=True)))

    def beside(self, other: Cost) -> Round:
        """Of each figure, how many times another's it is: the median of the rounds."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        ratios = [[a / b for a, b in zip(*pair, strict=True)] for pair in pairs]
        return Round(*(median(column) for column in zip(*ratios, strict=True)))


# ── The gateways ────────────────────────────────────────────────────────────────────────────


def starlette_app(_: Path, upstream: int) -> tuple[App, str]:
    """Starlette with one route that passes on what the upstream says."""
    import aiohttp
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import StreamingResponse
    from starlette.routing import Route

    sessions: list[aiohttp.ClientSession] = []

    async def endpoint(request: Request) -> StreamingResponse:
        if not sessions:
            sessions.append(_session())
        body = await request.body()
        answer = await sessions[0].post(f"http://127.0.0.1:{upstream}{PATH}", data=body)
        kept = {
            name: answer.headers[name]
            for name in ("content-type", "content-length")
            if name in answer.headers
        }
        return StreamingResponse(answer.content.iter_any(), answer.status, headers=kept)

    return Starlette(routes=[Route(PATH, endpoint, methods=["POST"])]), ""


def seedbed_passing(home: Path, upstream: int) -> tuple[App, str]:
    """Seedbed that hands the upstream's links on."""
    return _seedbed(home, upstream, "pass")


def seedbed_rehosting(home: Path, upstream: int) -> tuple[App, str]:
    """Seedbed that downloads the upstream's pictures and gives links of its own."""
    return _seedbed(home, upstream, "rehost")


def _seedbed(home: Path, upstream: int, links: str) -> tuple[App, str]:
    key = home / "upstream-key"
    key.write_text("sk-of-the-stub")
    ark = {
        "dialect": "ark", "base_url": f"http://127.0.0.1:{upstream}/v1", "key_file": key,
        "links": links, "allow_cidrs": ["127.0.0.0/8"], "allow_ports": [upstream],
    }  # fmt: skip
    return seedbed_app(
        home, upstreams={"ark": ark}, engines={"default": "upstream", "workers": 1}, models={}
    )


@contextmanager
def aiohttp_gateway(upstream: int) -> Iterator[Asked]:
    """aiohttp's own server, passing on; in a process of its own."""
    here, there = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve_aiohttp, args=(there, upstream), daemon=True)
    process.start()
    asked = Asked(process.pid or 0, here.recv(), "", 1)
    try:
        asked.settle()
        yield asked
    finally:
        process.terminate()
        process.join(10)


def _serve_aiohttp(pipe: Connection, upstream: int) -> None:
    import uvloop
    from aiohttp import web

    async def endpoint(request: web.Request) -> web.StreamResponse:
        if not sessions:
            sessions.append(_session())
        body = await request.read()
        async with sessions[0].post(f"http://127.0.0.1:{upstream}{PATH}", data=body) as answer:
            response = web.StreamResponse(status=answer.status)
            response.content_type = answer.content_type
            response.content_length = answer.content_length
            await response.prepare(request)
            async for chunk in answer.content.iter_any():
                await response.write(chunk)
            await response.write_eof()
            return response

    async def end(_: web.Application) -> None:
        for session in sessions:
            await session.close()

    sessions: list[Any] = []
    app = web.Application()
    app.router.add_post(PATH, endpoint)
    app.on_cleanup.append(end)
    listening = socket.create_server(("127.0.0.1", 0))
    pipe.send(listening.getsockname()[1])
    uvloop.install()
    web.run_app(app, sock=listening, print=None, access_log=None)


def _session() -> Any:
    import aiohttp

    return aiohttp.ClientSession(
        auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout()
    )


@contextmanager
def litellm_gateway(venv: Path, upstream: int) -> Iterator[Asked]:
    """LiteLLM's proxy. As "openai/dall-e-3", which is allowed a `response_format`."""
    with litellm(
        venv, {MODEL: "openai/dall-e-3"}, api_base=f"http://127.0.0.1:{upstream}/v1", api_key="sk-x"
    ) as running:
        port = int(running.base_url.rpartition(":")[2].partition("/")[0])
        asked = Asked(running.pid, port, LITELLM_KEY, 1)
        asked.settle()
        yield asked


# ── Measures ────────────────────────────────────────────────────────────────────────────────


def costs_of(gateways: Mapping[str, Asked]) -> dict[str, Cost]:
    """What each costs. They take turns within a second or two, and are compared round by round:
    what a neighbour does to the machine's memory and caches changes all of them by a third."""
    idle = {name: asked.process.memory_info().rss / 1e6 for name, asked in gateways.items()}
    small = {name: asked.request("POST", PATH, SMALL) for name, asked in gateways.items()}
    large = {name: asked.request("POST", PATH, LARGE) for name, asked in gateways.items()}
    huge = {name: asked.request("POST", PATH, HUGE) for name, asked in gateways.items()}
    times = {name: 0.2 if name == LITELLM else 1.0 for name in gateways}
    found: dict[str, list[Round]] = {name: [] for name in gateways}
    for number in range(ROUNDS + 1):
        columns = [
            {
                name: requests_ms(asked, requests[name], int(times[name] * count), together)
                for name, asked in gateways.items()
            }
            for requests, count, together in (
                (small, SMALL_TIMES, TOGETHER),
                (small, SMALL_TIMES // 4, 1),
                (large, LARGE_TIMES, 1),
                (huge, HUGE_TIMES, 1),
            )
        ]
        for name in gateways if number else ():  # the first round warms up
            many, alone, big, bigger = (column[name] for column in columns)
            found[name].append(Round(many[0], alone[1], *big, bigger[0]))
    return {
        name: Cost(found[name], idle[name], most_mb(asked, large[name]))
        for name, asked in gateways.items()
    }


def requests_ms(asked: Asked, request: bytes, times: int, together: int = 1) -> tuple[float, float]:
    """CPU milliseconds of a request, and the median of how long each, or so many, took."""
    taken, before = [], asked.spent()
    with ExitStack() as held:
        sockets = [held.enter_context(closing(connect(asked))) for _ in range(together)]
        for _ in range(times // together):
            begun = time.perf_counter()
            for connection in sockets:
                connection.sendall(request)
            for connection in sockets:
                receive(connection)
            taken.append(time.perf_counter() - begun)
    return (asked.spent() - before) / len(taken) / together * 1000, median(taken) * 1000


def most_mb(asked: Asked, request: bytes) -> float:
    """The process's memory at most, in MB, while answers are sent to several at once."""
    most, over = 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.005):
            most = max(most, asked.process.memory_info().rss / 1e6)

    watching = threading.Thread(target=watch)
    watching.start()
    with ExitStack() as held, ThreadPoolExecutor(AT_ONCE) as pool:
        sockets = [held.enter_context(closing(connect(asked))) for _ in range(AT_ONCE)]
        for _ in range(3):
            list(pool.map(lambda one: exchange(one, request), sockets))
    over.set()
    watching.join()
    return most


def connect(asked: Asked) -> socket.socket:
    """A connection to it."""
    return socket.create_connection(("127.0.0.1", asked.port), 120)


def exchange(connection: socket.socket, request: bytes) -> None:
    """Send a request and read its answer. Raises: RuntimeError unless it is good."""
    connection.sendall(request)
    receive(connection)


def receive(connection: socket.socket) -> None:
    """Read an answer to its end. Raises: RuntimeError unless it is good."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _part(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    if b" 200 " not in head.partition(b"\r\n")[0] + b" ":
        raise RuntimeError(f"{head!r} {body[:300]!r}")
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    if length:
        left = int(length) - len(body)
        while left > 0:
            left -= len(_part(connection))
        return
    while not body.endswith(b"0\r\n\r\n"):
        body = body[-8:] + _part(connection)


def _part(connection: socket.socket) -> bytes:
    part = connection.recv(1 << 20)
    if not part:
        raise RuntimeError("the gateway hung up")
    return part


# ── The tables ──────────────────────────────────────────────────────────────────────────────


def measure(venv: Path | None) -> tuple[dict[str, Cost], dict[str, list[tuple[float, float]]]]:
    """Every gateway's cost, and how soon Seedbed hands events on; some minutes."""
    with ExitStack() as held:
        upstream = held.enter_context(stub())
        gateways = {
            AIOHTTP: held.enter_context(aiohttp_gateway(upstream)),
            STARLETTE: held.enter_context(asking(starlette_app, upstream)),
            SEEDBED: held.enter_context(asking(seedbed_passing, upstream)),
            REHOSTING: held.enter_context(asking(seedbed_rehosting, upstream)),
        }
        if venv is not None:
            gateways[LITELLM] = held.enter_context(litellm_gateway(venv, upstream))
        costs = costs_of(gateways)
    return costs, handed_on(_seedbed)


def rows(venv: Path | None = None) -> list[Measured]:
    """Measure, and hold Seedbed against its targets."""
    costs, late = measure(venv)
    table(costs)
    events_table(late)
    ours, bare = costs[SEEDBED], costs[AIOHTTP]
    grown = ours.most_mb - ours.idle_mb
    lines = []
    if venv is not None:
        lines += [
            _beside("small, to LiteLLM", ours, costs[LITELLM], "small_ms", OF_LITELLM_SMALL),
            _beside("12 MB, to LiteLLM", ours, costs[LITELLM], "large_ms", math.inf),
        ]
    lines += [
        _beside("small, to aiohttp", ours, bare, "small_ms", math.inf),
        _beside("12 MB, to aiohttp", ours, bare, "large_ms", OF_BARE_LARGE),
        _beside("24 MB, to aiohttp", ours, bare, "huge_ms", math.inf),
        Measured(
            "memory growth, 4 x 12 MB, MB", grown, ALLOWED_GROWTH_MB, grown / ALLOWED_GROWTH_MB, 1.0
        ),
    ]
    for name, events in late.items():
        # Where pictures are downloaded, that and the disk are no delay of ours.
        for part in (0.5, 0.95):
            whole, ours_alone = (
                sorted(column)[int(len(events) * part)] for column in zip(*events, strict=True)
            )
            rehosted = name == "links rehosted"
            judged = ours_alone if rehosted else whole
            lines.append(
                Measured(f"event p{part * 100:g} ms, {name}{': ours' if rehosted else ''}",
                         judged * 1000, HAND_ON_SECONDS * 1000, judged / HAND_ON_SECONDS, 1.0)
            )  # fmt: skip
    return lines


def _beside(name: str, ours: Cost, other: Cost, figure: str, target: float) -> Measured:
    return Measured(
        f"{name}, CPU ms",
        getattr(ours.usual, figure),
        getattr(other.usual, figure),
        getattr(ours.beside(other), figure),
        target,
    )


def events_table(late: dict[str, list[tuple[float, float]]]) -> None:
    """Print how soon events are handed on, in milliseconds."""
    print(f"{'an event, ms':<30}{'p50':>8}{'p95':>8}{'ours: p50':>14}{'p95':>14}")
    for name in WAYS:
        columns = [sorted(column) for column in zip(*late[name], strict=True)]
        cells = "".join(
            f"{column[int(len(column) * part)] * 1000:>{width}.1f}"
            for column, width in zip(columns, (8, 14), strict=True)
            for part in (0.5, 0.95)
        )
        print(f"{name:<30}{cells}")
    print(flush=True)


def table(costs: dict[str, Cost]) -> None:
    """Print every gateway's figures."""
    print(
        f"{'':<30}{'small CPU':>10}{'p50':>8}{'12 MB CPU':>11}{'p50':>8}{'24 MB CPU':>11}"
        f"{'RSS idle':>10}{'most':>7}"
    )
    for name, cost in costs.items():
        one = cost.usual
        print(
            f"{name:<30}{one.small_ms:>10.3f}{one.small_p50_ms:>8.2f}{one.large_ms:>11.2f}"
            f"{one.large_p50_ms:>8.1f}{one.huge_ms:>11.2f}{cost.idle_mb:>10.1f}{cost.most_mb:>7.1f}"
        )
    print(flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure gateways to an image service.")
    parser.add_argument("--litellm", type=Path, metavar="VENV", help="LiteLLM's environment")
    show(rows(parser.parse_args(arguments).litellm))


if __name__ == "__main__":
    main()
