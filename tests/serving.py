"""A real server on the loopback for tests, and a place that hands out reference files."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from PIL import Image

from seedbed import settings
from seedbed.app import Seedbed
from seedbed.wire.connections import Door
from waiting import until

MODEL = "doubao-seedream-4-0-250828"
MODEL_45 = "doubao-seedream-4-5-251128"
LITE = "doubao-seedream-5-0-260128"
PRO = "doubao-seedream-5-0-pro-260628"


@dataclass
class Served:
    """A running server: its parts, its address, a good key, and a client that sends it."""

    house: Seedbed
    url: str
    key: str
    client: httpx.Client

    def post(
        self, path: str = "/v1/images/generations", *, auth: str | None = None, **body: Any
    ) -> httpx.Response:
        """POST with model, prompt and a small size filled in unless given."""
        payload: dict[str, Any] = {"model": MODEL, "prompt": "a cat", "size": "1K", **body}
        payload = {name: value for name, value in payload.items() if value is not ABSENT}
        headers = {} if auth is None else {"Authorization": auth}
        return self.client.post(path, json=payload, headers=headers)

    def fetch(self, url: str, **more: Any) -> httpx.Response:
        """GET a result link without the key."""
        with httpx.Client(trust_env=False, timeout=30) as bare:
            return bare.get(url, **more)


class _Absent:
    """Marks a field to leave out of a body."""


ABSENT = _Absent()


@contextmanager
def serving(home: Path, **overrides: Any) -> Iterator[Served]:
    """Serve from `home` until the block ends; `overrides` are settings, as nested dicts."""
    merged: dict[str, Any] = {
        "home": home,
        "server": {"port": 0},
        "engines": {"default": "swatch", "workers": 2},
        "pictures": {"watermark": False},
        "admission": {"images_per_minute": 0},
        "log": {"level": "warning"},
    }
    for name, value in overrides.items():
        known = merged.get(name)
        merged[name] = {**known, **value} if isinstance(known, dict) else value
    import socket

    wanted = settings.Settings.model_validate(merged)
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    house = Seedbed(wanted, public_url=url)
    key = house.keys.create("tests").token
    config = uvicorn.Config(
        house.app(), log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=5, http=Door(house.settings.server), ws="none",  # type: ignore[arg-type]
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    client = httpx.Client(
        base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=120, trust_env=False
    )
    try:
        yield Served(house, url, key, client)
    finally:
        client.close()
        server.should_exit = True
        thread.join(30)
        listener.close()


def loop_of(served: Served) -> asyncio.AbstractEventLoop:
    """The server's event loop."""
    loops: list[asyncio.AbstractEventLoop] = []
    clock = served.house.clock

    def watching() -> float:
        loops.append(asyncio.get_running_loop())
        return clock()

    served.house.clock = watching
    assert served.post(size="9x9").status_code == 400
    served.house.clock = clock
    return loops[0]


def tasks_at_rest(loop: asyncio.AbstractEventLoop) -> int:
    """How many tasks a server's loop has while nobody asks for anything, once all is loaded."""

    def loading() -> bool:
        return any("_load_the_rest" in str(task.get_coro()) for task in asyncio.all_tasks(loop))

    until(lambda: not loading(), "all is loaded")
    return len(asyncio.all_tasks(loop))


@dataclass
class Gallery:
    """An HTTP server with reference pictures; `put` adds one and gives its address."""

    port: int
    pictures: dict[str, bytes] = field(default_factory=dict)

    def put(self, name: str, data: bytes) -> str:
        self.pictures[f"/{name}"] = data
        return f"http://127.0.0.1:{self.port}/{name}"


@contextmanager
def gallery() -> Iterator[Gallery]:
    """Serve pictures on the loopback until the block ends."""
    place: Gallery

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = place.pictures.get(self.path)
            self.send_response(200 if data else 404)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    place = Gallery(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield place
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def picture(width: int = 64, height: int = 48, kind: str = "PNG", colour: str = "teal") -> bytes:
    """A small reference file of one colour in one of the six formats."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind)
    return buffer.getvalue()


def data_uri(data: bytes, subtype: str = "png") -> str:
    """The file as the API takes it inline."""
    import base64

    return f"data:image/{subtype};base64,{base64.b64encode(data).decode()}"


def opened(data: bytes) -> Image.Image:
    """The decoded picture."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


@dataclass(frozen=True)
class Frame:
    """One SSE frame as it came: its event line, its data line, and when it arrived."""

    event: str
    data: str
    at: float


def frames(response: httpx.Response) -> Iterator[Frame]:
    """Read an SSE body frame by frame, as a client without an SDK would."""
    event, data = "", ""
    for line in response.iter_lines():
        if line.startswith("event:"):
            event = line[6:].strip()
        elif line.startswith("data:"):
            data = line[5:].strip()
        elif not line and data:
            yield Frame(event, data, time.monotonic())
            event, data = "", ""
