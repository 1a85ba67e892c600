"""A whole request but for the drawing, and what a server costs that only waits.

    python benchmarks/request.py

"by url" is one 2048 x 2048 picture asked for over a socket, marked and labelled, from the
server's first byte to its last, drawing worker included; the engine has its picture ready. The
baseline is what one writes first: Pillow's save with its defaults, and for base64 `json.dumps`
of the encoded file. Figures are CPU milliseconds of all processes.

Targets: the project's performance notes: at most 110 ms for a PNG of a photograph, 40 for a
JPEG, 20 for a PNG of flat art; 8 ms more for base64. Memory and start: 80 MB, and twice the
time of the bare server.
"""

from __future__ import annotations

import base64
import json
import math
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from encode import cpu_ms, flat_art, photograph, with_pillow
from seedbed.engines.protocol import Abilities, Painted
from server_cpu import Measured, in_turn, show
from whole import MODEL, App, Asked, asking, cpu_seconds, seedbed_app

if TYPE_CHECKING:
    from seedbed.engines.kit import EngineKit
    from seedbed.engines.protocol import Engine
    from seedbed.types import U8

SIDE = 2048
REQUESTS = 10
ADDED_REQUESTS = 5  # at a time, for what base64 adds: a small difference of large figures
STARTS = 6
IDLE_MB = 80.0
SLOWER_START = 2.0
_BARE = """
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
app = Starlette(routes=[Route("/readyz", lambda request: PlainTextResponse("ready"))])
uvicorn.run(app, port={port}, log_config=None, access_log=False)
"""


@cache
def picture(kind: str) -> U8:
    """The picture of this kind; made once in each process."""
    return photograph(SIDE) if kind == "photo" else flat_art(SIDE)


class ReadyPainter:
    """Paints what is asked for by the first word of the prompt, at no cost but a copy."""

    abilities = Abilities(references=14, seed=True, guidance=True, deterministic=True)

    def consider(self, plan: Any) -> Sequence[Any]:
        """Nothing is emulated."""
        return ()

    def paint(self, plan: Any, shot: Any, size: Any, references: Any, progress: Any) -> Painted:
        """The picture; finishing may draw into it, so it is a copy."""
        return Painted(picture(plan.prompt.split()[0]).copy())


def ready(home: Path) -> tuple[App, str]:
    """Seedbed drawing with ReadyPainter in one worker."""
    return seedbed_app(home, _hosted)


def _hosted(kit: EngineKit) -> Engine:
    from seedbed.engines.hosted import HostedEngine

    return HostedEngine(
        "ready", "request:ReadyPainter", ReadyPainter.abilities, kit.workers, kit.staging
    )


def picture_rows() -> list[Measured]:
    """Each kind of picture by url, and what base64 adds."""
    found = []
    with asking(ready) as server:
        for kind, form, most in (
            ("photo", "png", 110.0), ("photo", "jpeg", 40.0), ("flat", "png", 20.0)
        ):  # fmt: skip
            ours = _asked(server, kind, form, "url")
            naive = cpu_ms(partial(with_pillow, picture(kind), form), 3)
            name = f"2K {form} {kind} by url"
            found.append(Measured(f"{name}, to {most:g} ms", ours, most, ours / most, 1.0))
            found.append(Measured(f"{name}, to Pillow, ms", ours, naive, ours / naive, math.inf))
        by_url, inline = in_turn(
            [
                partial(_asked, server, "photo", "png", delivery, ADDED_REQUESTS, batches=1)
                for delivery in ("url", "b64_json")
            ]
        )
        extra = inline - by_url
        file = with_pillow(picture("photo"), "png", compress_level=1)
        naive = cpu_ms(lambda: json.dumps({"b64_json": base64.b64encode(file).decode()}).encode())
    found.append(Measured("base64 adds to 8 ms, CPU ms", extra, 8.0, extra / 8, 1.0))
    found.append(Measured("base64 adds to naive, CPU ms", extra, naive, extra / naive, math.inf))
    return found


def _asked(
    server: Asked, kind: str, form: str, delivery: str, times: int = REQUESTS, *, batches: int = 3
) -> float:
    body = {
        "model": MODEL, "prompt": f"{kind} ready", "size": f"{SIDE}x{SIDE}", "seed": 1,
        "output_format": form, "response_format": delivery, "watermark": True,
    }  # fmt: skip
    asked = server.request("POST", "/v1/images/generations", body)
    return server.cpu_ms(asked, times, batches=batches)


def idle_rows() -> list[Measured]:
    """`seedbed serve` as it stands: its server process's memory, and how long it takes, compiled
    as an installer leaves it."""
    ours, bare = [], []
    with tempfile.TemporaryDirectory() as home:
        config = Path(home, "seedbed.toml")
        config.write_text(f'home = "{home}/data"\n')
        serve = [sys.executable, "-m", "seedbed", "--config", str(config), "serve", "--port"]
        for _ in range(STARTS):  # turn and turn about; the first also compiles
            ours.append(_started(lambda port: [*serve, str(port)], home))
            bare.append(
                _started(lambda port: [sys.executable, "-c", _BARE.format(port=port)], home)
            )
    memory, ready, spent = map(min, zip(*ours[1:], strict=True))
    less_memory, bare_ready, bare_spent = map(min, zip(*bare[1:], strict=True))
    return [
        Measured("idle memory to 80 MB, MB", memory, IDLE_MB, memory / IDLE_MB, 1.0),
        Measured("idle memory to bare, MB", memory, less_memory, memory / less_memory, math.inf),
        Measured("ready, seconds", ready, bare_ready, ready / bare_ready, SLOWER_START),
        Measured("ready, CPU ms", spent, bare_spent, spent / bare_spent, SLOWER_START),
    ]


def _started(command: Callable[[int], list[str]], compiled: str) -> tuple[float, float, float]:
    """Start a server and end it: its own memory in MB, seconds until ready, CPU ms by then."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "SEEDBED_ENGINES__WORKERS": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": compiled,
    }
    begun = time.monotonic()
    process = subprocess.Popen(
        command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        while not _is_ready(port):
            if process.poll() is not None:
                raise RuntimeError("the server ended while it started")
            time.sleep(0.01)
        seconds = time.monotonic() - begun
        server = psutil.Process(process.pid)
        return server.memory_info().rss / 1e6, seconds, cpu_seconds(server) * 1000
    finally:
        process.terminate()
        process.wait(30)


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def rows() -> list[Measured]:
    """Measure; about a minute."""
    return [*picture_rows(), *idle_rows()]


if __name__ == "__main__":
    show(rows())
