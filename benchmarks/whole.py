"""A server in a process of its own, asked over a socket, and the CPU time of all it started.

For measures of the whole path: drawing workers count. CPU time is user and system, so what the
client costs does not count and a busy neighbour moves it little.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import psutil

if TYPE_CHECKING:
    from seedbed.engines.kit import EngineKit
    from seedbed.engines.protocol import Engine
    from seedbed.engines.registry import Engines

_SPAWN = multiprocessing.get_context("spawn")

_IDLE_SECONDS = 0.02  # of CPU in half a second: two ticks of the system's clock

App = Any
"""An ASGI application."""
MODEL = "seedream-4-0-250828"
SMALL = {"small": {"alias_of": MODEL, "min_pixels": 1024}}
"""Settings of a model id that draws small pictures."""
MakeEngine = Callable[["EngineKit"], "Engine"]


class Asked:
    """One running server, on `port`. `key` is empty where none is asked for; `connections` is how
    many requests are under way at once."""

    def __init__(self, pid: int, port: int, key: str, connections: int) -> None:
        self.process = psutil.Process(pid)
        self.key = key
        self.port = port
        self._connections = connections

    def cpu_ms(self, request: bytes, times: int, expected: int = 200, *, batches: int = 3) -> float:
        """CPU milliseconds that one such request costs the server and its children.

        The least of some batches of `times`, for a busy neighbour can only add, after some
        requests that warm up and do not count.
        """
        taken = []
        with ExitStack() as closing:
            sockets = [
                closing.enter_context(socket.create_connection(("127.0.0.1", self.port), 60))
                for _ in range(self._connections)
            ]
            _ask(sockets, request, min(times, 50), expected)
            for _ in range(batches):
                before = self.spent()
                done = _ask(sockets, request, times, expected)
                taken.append((self.spent() - before) / done * 1000)
        return min(taken)

    def spent(self) -> float:
        """CPU seconds so far, of the server and its children."""
        return sum(map(cpu_seconds, (self.process, *self.process.children(recursive=True))))

    def settle(self) -> None:
        """Wait until the server and its children have nothing left to start up."""
        before = -1.0
        while self.spent() - before > _IDLE_SECONDS:
            before = self.spent()
            time.sleep(0.5)

    def request(self, method: str, path: str, body: object = None, *, keyed: bool = True) -> bytes:
        """The bytes of a request with a JSON body, or none."""
        text = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        if keyed and self.key:
            head += f"Authorization: Bearer {self.key}\r\n"
        if text:
            head += f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n"
        return head.encode() + b"\r\n" + text


def cpu_seconds(process: psutil.Process) -> float:
    """CPU seconds of one process so far."""
    if sys.platform == "linux":
        # clock_getcpuclockid(3): another process's clock has nanoseconds, its times in /proc
        # only hundredths of a second.
        return time.clock_gettime((~process.pid << 3) | 2)
    times = process.cpu_times()
    return times.user + times.system


def _ask(sockets: Sequence[socket.socket], request: bytes, times: int, expected: int) -> int:
    rounds = max(1, times // len(sockets))
    for _ in range(rounds):
        for connection in sockets:
            connection.sendall(request)
        for connection in sockets:
            _answer(connection, expected)
    return rounds * len(sockets)


def _answer(connection: socket.socket, expected: int) -> None:
    """Read one answer to its end. Raises: RuntimeError for another status or a cut answer."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _part(connection, 65536)
    head, _, body = received.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    left = int(fields[b"content-length"]) - len(body)
    while left:
        part = _part(connection, min(left, 1 << 20))
        body += part[:400]
        left -= len(part)
    if int(head.split()[1]) != expected:
        raise RuntimeError(f"{head.decode('latin-1')}\n{body[:400]!r}")


def _part(connection: socket.socket, most: int) -> bytes:
    part = connection.recv(most)
    if not part:
        raise RuntimeError("the server hung up")
    return part


@contextmanager
def asking(
    build: Callable[..., tuple[App, str]], *args: Any, connections: int = 1
) -> Iterator[Asked]:
    """A server of the app that `build(home, *args)` makes: Seedbed's as `seedbed serve` runs it,
    with its own connections, another as uvicorn runs it by itself.

    `build` is a module's function and gives the app and a good key; `home` is a fresh folder.
    """
    with tempfile.TemporaryDirectory() as home:
        here, there = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_serve, args=(there, build, Path(home), args))
        process.start()
        there.close()
        port, key = here.recv()
        asked = Asked(process.pid or 0, port, key, connections)
        try:
            asked.settle()
            yield asked
        finally:
            process.terminate()
            process.join(30)


def _serve(
    pipe: Connection, build: Callable[..., tuple[App, str]], home: Path, args: tuple[Any, ...]
) -> None:
    import uvicorn

    from seedbed.commands.serve import collect_seldom, give_memory_back
    from seedbed.settings import ServerSettings
    from seedbed.wire.connections import Door
    from seedbed.wire.surface import Surface

    with quiet_logs():
        app, key = build(home, *args)
        listening = socket.create_server(("127.0.0.1", 0), backlog=2048)
        more: dict[str, Any] = {}
        if isinstance(app, Surface):
            give_memory_back()
            collect_seldom()
            more = {"http": Door(ServerSettings()), "ws": "none", "proxy_headers": False}
        config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, **more)
        # Connections wait in the backlog until it serves.
        pipe.send((listening.getsockname()[1], key))
        uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def quiet_logs() -> Iterator[None]:
    """Log lines are made as the server makes them, which is part of the cost, and not shown."""
    from seedbed import logs
    from seedbed.settings import LogSettings

    with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        logs.configure(LogSettings(format="json"))
        yield


def seedbed_app(home: Path, make: MakeEngine | None = None, **sections: Any) -> tuple[App, str]:
    """Seedbed with defaults but for `sections`, drawing with the engine that `make` gives.

    Without `make` the swatch draws. The pictures' quota is off: it would stop a benchmark.
    """
    from seedbed.app import Seedbed
    from seedbed.settings import Settings

    chosen: dict[str, Any] = {
        "home": home,
        "engines": {"default": "swatch", "workers": 1},
        "admission": {"images_per_minute": 0, "waiting": 64},
        "models": SMALL,
        **sections,
    }
    house = Seedbed(Settings.model_validate(chosen), public_url="http://127.0.0.1:8000")
    if make is not None:
        kit = _kit(house.workers, house.store.staging, house.settings)
        house.parts = replace(house.parts, engines=cast("Engines", _Only(make(kit))))
    return house.app(), house.keys.create("benchmark").token


def _kit(*parts: Any) -> EngineKit:
    from seedbed.engines.kit import EngineKit

    return EngineKit(*parts)


class _Only:
    """Stands where a server's engines are, and has one for every name."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, _: str) -> Engine:
        """That one."""
        return self._engine

    async def close(self) -> None:
        """Nothing to let go."""


class Instant:
    """An engine that needs no time: each picture is there already, as `hand_over` gives it."""

    name = "instant"

    def __init__(self, hand_over: Callable[[], Any]) -> None:
        from seedbed.engines.protocol import Abilities

        self.abilities = Abilities(references=14, seed=True, guidance=True)
        self._hand_over = hand_over

    async def consider(self, plan: Any) -> Sequence[Any]:
        """Nothing is emulated."""
        return ()

    async def draw(self, plan: Any, references: Sequence[Any]) -> AsyncIterator[Any]:
        """One picture for each shot."""
        from seedbed.types import Picture

        for shot in plan.shots:
            yield Picture(shot.index, self._hand_over())

    async def close(self) -> None:
        """Nothing to let go."""
