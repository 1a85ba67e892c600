"""Result links from a real server over a loopback socket, byte for byte."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.signing import Place, sign_short, sign_tos
from seedbed.settings import StoreSettings
from seedbed.testing.store_suite import object_name, staged
from seedbed.wire.links import LinkEndpoint

DATA = bytes(range(256)) * 12_000


class Served:
    """Where the server listens, and one picture's links."""

    def __init__(self, home: Path, port: int) -> None:
        self.port = port
        self.base = f"http://127.0.0.1:{port}"
        self.store = LocalStore(home / "files")
        ring, place, now = KeyRing(home / "keyring.json"), Place(self.base), time.time()
        self.app = LinkEndpoint(self.store, ring, StoreSettings(), self.base, time.time)
        name = object_name(now)
        self.store.commit(staged(self.store, DATA), name, now)
        self.tos = sign_tos(ring, place, name, now, 86_400).url
        self.short = sign_short(ring, place, name, now, 86_400).url

    def exchange(self, head: str) -> tuple[str, dict[str, str], bytes]:
        """Send these lines and read to the end: status line, headers, body."""
        with socket.create_connection(("127.0.0.1", self.port), 10) as connection:
            request = head.replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n"
            connection.sendall(request.encode("latin-1"))
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        top, _, body = received.partition(b"\r\n\r\n")
        status, *lines = top.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        assert len(headers) == len(lines), "a header was sent twice"
        return status, headers, body


@pytest.fixture(scope="module", params=["httptools", "h11"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    listening = socket.create_server(("127.0.0.1", 0))
    place = Served(tmp_path_factory.mktemp("served"), listening.getsockname()[1])
    config = uvicorn.Config(
        place.app, http=request.param, log_level="error", server_header=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield place
    server.should_exit = True
    thread.join(10)
    listening.close()
    place.store.close()


def target(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + ("?" + parts.query if parts.query else "")


def test_the_whole_file_and_its_headers(served: Served) -> None:
    for url in (served.tos, served.short):
        status, headers, body = served.exchange(f"GET {target(url)} HTTP/1.1\nHost: elsewhere")
        assert status.split()[1] == "200"
        assert body == DATA
        assert headers["content-length"] == str(len(DATA))
        assert headers["content-type"] == "image/jpeg"
        assert headers["server"] == "tosserver"
        assert "transfer-encoding" not in headers


def test_head_has_the_headers_and_no_body(served: Served) -> None:
    status, headers, body = served.exchange(f"HEAD {target(served.tos)} HTTP/1.1\nHost: a")
    assert (status.split()[1], body) == ("200", b"")
    assert headers["content-length"] == str(len(DATA))
    status, headers, body = served.exchange(f"HEAD {target(served.tos)}x HTTP/1.1\nHost: a")
    assert (status.split()[1], body) == ("403", b"")


def test_a_range(served: Served) -> None:
    status, headers, body = served.exchange(
        f"GET {target(served.short)} HTTP/1.1\nHost: a\nRange: bytes=300000-900000"
    )
    assert status.split()[1] == "206"
    assert body == DATA[300_000:900_001]
    assert headers["content-range"] == f"bytes 300000-900000/{len(DATA)}"


def test_an_unchanged_file_and_a_bad_range(served: Served) -> None:
    etag = served.exchange(f"HEAD {target(served.tos)} HTTP/1.1\nHost: a")[1]["etag"]
    status, _, body = served.exchange(
        f"GET {target(served.tos)} HTTP/1.1\nHost: a\nIf-None-Match: {etag}"
    )
    assert (status.split()[1], body) == ("304", b"")
    status, _, body = served.exchange(
        f"GET {target(served.tos)} HTTP/1.1\nHost: a\nRange: bytes=99999999-"
    )
    assert status.split()[1] == "416"
    assert b"InvalidRange" in body


def test_paths_are_judged_as_they_were_sent(served: Served) -> None:
    """The server decodes paths for routing; the signature must not be fooled by that."""
    path, _, query = target(served.tos).partition("?")
    same = path.replace("_", "%5f", 1)
    assert served.exchange(f"GET {same}?{query} HTTP/1.1\nHost: a")[0].split()[1] == "200"
    folder, file = path.rsplit("/", 1)
    for other in (f"{folder}%2f{file}", f"{folder}//{file}", f"{folder}/../x/{file}", path + "%00"):
        status, _, body = served.exchange(f"GET {other}?{query} HTTP/1.1\nHost: a")
        assert status.split()[1] == "403"
        assert b"SignatureDoesNotMatch" in body


def test_a_client_that_leaves_does_no_harm(served: Served) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", served.port), 10) as connection:
            connection.sendall(f"GET {target(served.tos)} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            connection.recv(1000)
    assert served.exchange(f"GET {target(served.tos)} HTTP/1.1\nHost: a")[2] == DATA


def test_many_readers_at_once(served: Served) -> None:
    with httpx.Client(trust_env=False) as client, ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(client.get, [served.tos, served.short] * 4))
    assert all(answer.content == DATA for answer in answers)
