"""What a request leaves behind: nothing that only the collector of cycles would find."""

from __future__ import annotations

import gc
import json
import socket
from pathlib import Path
from typing import Any

import pytest

from seedbed.wire.exchange import Exchange
from serving import MODEL, serving

TIMES = 20


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/images/generations", {"size": "1K"}),
        ("/v1/images/generations", {"size": "1K", "response_format": "b64_json"}),
        ("/v1/images/generations", {"size": "1K", "stream": True}),
        ("/v1/images/generations", {"size": "9x9"}),
        ("/healthz", None),
        ("/nowhere", None),
    ],
)
def test_an_answered_request_goes_by_itself(
    tmp_path: Path, path: str, body: dict[str, Any] | None
) -> None:
    with serving(tmp_path / "home", engines={"workers": 1}) as served:
        text = b""
        if body is not None:
            text = json.dumps({"model": MODEL, "prompt": "a cat", **body}).encode()
        head = (
            f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\nHost: here\r\n"
            f"Authorization: Bearer {served.key}\r\nContent-Length: {len(text)}\r\n\r\n"
        )
        port = int(served.url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), 60) as connection:
            exchange(connection, head.encode() + text)  # what is made once is made
            gc.collect()
            gc.disable()
            try:
                for _ in range(TIMES):
                    exchange(connection, head.encode() + text)
                gc.set_debug(gc.DEBUG_SAVEALL)
                gc.collect()
                left = [one for one in gc.garbage if isinstance(one, Exchange)]
            finally:
                gc.set_debug(0)
                gc.garbage.clear()
                gc.enable()
    assert not left


def exchange(connection: socket.socket, request: bytes) -> None:
    """Send it and read the answer to its end."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        received += some(connection)
    head, _, rest = received.partition(b"\r\n\r\n")
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    while len(rest) < int(length) if length else not rest.endswith(b"0\r\n\r\n"):
        rest += some(connection)


def some(connection: socket.socket) -> bytes:
    part = connection.recv(1 << 20)
    assert part
    return part
