"""Base64 that is handed on from memory that is used again and again: everybody has their own
picture, however slowly they read it, and whoever else is served meanwhile or leaves."""

from __future__ import annotations

import base64
import http.client
import json
import random
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from struct import pack
from urllib.parse import urlsplit

import pytest
from sizes import scaled
from upstreamed import upstreamed

from seedbed.engines.registry import UPSTREAM
from serving import MODEL, Served
from waiting import until

CLIENTS = 24
ROUNDS = scaled(3, 40)
_READ = 65536


def picture(number: int) -> bytes:
    """A file that begins as a PNG, of a size of its own up to 2 MB, with nothing like any other."""
    rest = random.Random(number)
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + pack(">II", 1024, 1024) + b"\x08\x02\0\0\0"
    return head + rest.randbytes(rest.choice([9_000, 400_000, 900_000, 2_000_000]))


class Upstream(BaseHTTPRequestHandler):
    """Answers with the picture of the number that is its prompt; some with no length told.

    The first ones of all clients are answered together.
    """

    together = threading.Barrier(CLIENTS)

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        number = int(asked["prompt"])
        item = {"b64_json": base64.b64encode(picture(number)).decode(), "size": "1024x1024"}
        usage = {"generated_images": 1, "output_tokens": 4096, "total_tokens": 4096}
        told = {"model": MODEL, "created": 1, "data": [item], "usage": usage}
        body = json.dumps(told).encode()
        if number < CLIENTS:
            self.together.wait(60)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        if number % 3:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for begin in range(0, len(body), 100_000):
            part = body[begin : begin + 100_000]
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    class Server(ThreadingHTTPServer):
        request_queue_size = 64

    upstream = Server(("127.0.0.1", 0), Upstream)
    serving = threading.Thread(target=upstream.serve_forever)
    serving.start()
    base = f"http://127.0.0.1:{upstream.server_address[1]}"
    try:
        with upstreamed(
            tmp_path_factory.mktemp("handed") / "home",
            {"here": {"base_url": base, "concurrent": CLIENTS}},
        ) as server:
            yield server
    finally:
        upstream.shutdown()
        serving.join()
        upstream.server_close()


def read(served: Served, number: int) -> bool:
    """Ask for a picture and read it as its number says: fast, slowly, or not to the end; whether
    it is the one that was asked for, as far as it was read."""
    with closing(http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=60)) as connection:
        return is_right(connection, served.key, number)


def is_right(connection: http.client.HTTPConnection, key: str, number: int) -> bool:
    slow, leaves = number % 4 == 1, number % 8 == 2
    connection.connect()
    if slow:
        connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _READ)
    body = {"model": MODEL, "prompt": str(number), "size": "1K", "watermark": False,
            "response_format": "b64_json", "stream": number % 5 == 0}  # fmt: skip
    connection.request(
        "POST", "/v1/images/generations", json.dumps(body),
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )  # fmt: skip
    response, found = connection.getresponse(), bytearray()
    assert response.status == 200
    while part := response.read(_READ):
        found += part
        if slow:
            time.sleep(0.02)
        if leaves and len(found) > 300_000:
            break
    text = bytes(found).partition(b'"b64_json":"')[2].partition(b'"')[0]
    return base64.b64encode(picture(number)).startswith(text) and len(text) > 10_000


def memory_of(served: Served) -> int:
    """Parts of the memory that somebody refers to."""
    lent: int = served.house.engines.get(UPSTREAM).parts.results.memory.lent  # type: ignore[attr-defined]
    return lent


def test_everybody_has_their_own_picture(served: Served) -> None:
    most = 0
    over = threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.01):
            most = max(most, memory_of(served))

    watching = threading.Thread(target=watch)
    watching.start()
    with ThreadPoolExecutor(CLIENTS) as pool:
        numbers = range(CLIENTS * ROUNDS)
        right = list(pool.map(lambda number: read(served, number), numbers))
    over.set()
    watching.join()
    assert [number for number, good in zip(numbers, right, strict=True) if not good] == []
    assert most > 12  # it was full of different pictures
    until(lambda: memory_of(served) == 0, "all of it comes back")
    staging: Path = served.house.store.staging
    until(lambda: len(list(staging.glob("*.upstream"))) <= 4, "no more files than are spare")
