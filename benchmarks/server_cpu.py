"""A server in a process of its own, and the CPU time it spends on a request.

CPU time, user and system, of the server alone: what the client costs does not count, and a
busy neighbour moves it little. Nor does waking the client: over the loopback that is done by
whoever writes, once for every 64 KB, and is a fifth of what sending 16 MB takes; over a network
it is not the server's. So this client looks again and again instead of sleeping.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn
from starlette.types import Receive, Scope, Send

from seedbed.settings import ServerSettings
from seedbed.wire.connections import Door

_SPAWN = multiprocessing.get_context("spawn")

App = Any
"""An ASGI application."""

_SPENT = "/what-has-it-cost"
_PATIENCE_SECONDS = 30.0


class Server:
    """One running server: ask it and see what that cost."""

    def __init__(self, port: int) -> None:
        self._connection = socket.create_connection(("127.0.0.1", port), 30)
        self._connection.setblocking(False)
        self._buffer = bytearray(1 << 20)

    def cpu_ms(self, target: str, times: int, headers: str = "") -> float:
        """CPU milliseconds a GET of `target` takes, averaged over `times` on one connection."""
        before = self._spent()[0]
        for _ in range(times):
            self.get(target, headers)
        return (self._spent()[0] - before) / times * 1000

    def rss_mb(self) -> float:
        """Memory the server holds now, in millions of bytes."""
        return self._spent()[1] / 1e6

    def get(self, target: str, headers: str = "") -> bytes:
        """Read a body to its end; what of it came first. Raises: RuntimeError unless 200, 206."""
        request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n"
        self._connection.sendall(request.encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._buffer[: self._read(65536)]
        head, _, body = received.partition(b"\r\n\r\n")
        if head.split()[1] not in {b"200", b"206"}:
            raise RuntimeError(head.decode("latin-1"))
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        left = int(fields[b"content-length"]) - len(body)
        while left:
            count = self._read(min(left, len(self._buffer)))
            body = body or bytes(self._buffer[:count])
            left -= count
        return body

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _read(self, most: int) -> int:
        """Bytes that have come into the buffer. Raises: TimeoutError, RuntimeError at the end."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            with suppress(BlockingIOError):
                if count := self._connection.recv_into(self._buffer, most):
                    return count
                raise RuntimeError("the server hung up")
        raise TimeoutError("no answer in time")

    def _spent(self) -> tuple[float, float]:
        seconds, rss = json.loads(self.get(_SPENT))
        return seconds, rss


class Measured(NamedTuple):
    """One line of a table; the unit of `ours` and `baseline` is in the name."""

    name: str
    ours: float
    baseline: float
    ratio: float
    target: float


def show(rows: Sequence[Measured]) -> None:
    """Print a table with a verdict on each line."""
    print(f"{'':<34}{'ours':>10}{'baseline':>10}{'ratio':>9}{'target':>9}")
    for row in rows:
        verdict = "ok" if row.ratio <= row.target else "MISSED"
        print(
            f"{row.name:<34}{row.ours:>10.4g}{row.baseline:>10.4g}"
            f"{row.ratio:>9.3f}{row.target:>9.3f}  {verdict}"
        )


class _Metered:
    """An application that also tells what its process has spent so far."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != _SPENT:
            await self._app(scope, receive, send)
            return
        pages = int(Path("/proc/self/statm").read_text().split()[1])  # noqa: ASYNC240 # no disk
        rss = pages * os.sysconf("SC_PAGE_SIZE")
        body = json.dumps([time.process_time(), rss]).encode()
        headers = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


@contextmanager
def serving(build: Callable[..., App], *args: Any, seedbeds: bool = False) -> Iterator[Server]:
    """A server of the application that `build(*args)` makes, as uvicorn serves it best; with
    `seedbeds`, on Seedbed's own connections."""
    here, there = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(there, build, args, seedbeds), daemon=True)
    process.start()
    server = Server(here.recv())
    try:
        yield server
    finally:
        server.close()
        process.terminate()
        process.join(10)


def in_turn(measures: Sequence[Callable[[], float]], rounds: int = 9) -> list[float]:
    """The least of each measure, for a busy neighbour can only add to it.

    Taken turn and turn about, so that what drifts hits all of them alike.
    """
    for measure in measures:
        measure()  # the first round warms caches and is not counted
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [min(column) for column in zip(*taken, strict=True)]


def _serve(
    port: Connection, build: Callable[..., App], args: tuple[Any, ...], seedbeds: bool
) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        _Metered(build(*args)),
        loop="uvloop",
        http=Door(ServerSettings()) if seedbeds else "httptools",  # type: ignore[arg-type] # called
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
    port.send(listening.getsockname()[1])
    uvicorn.Server(config).run(sockets=[listening])
