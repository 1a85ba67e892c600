"""An upstream like Ark, written by hand: each answer is what a test says, to the byte."""

from __future__ import annotations

import base64
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fronting import KEY_ENV
from serving import picture

PICTURE = base64.b64encode(picture(1024, 1024)).decode()
GOOD = {"b64_json": PICTURE, "size": "1024x1024"}
USAGE = {"generated_images": 1, "output_tokens": 4096, "total_tokens": 4096}


@dataclass
class ByHand:
    """An upstream that sends, for each request, the next of what is to be said."""

    port: int = 0
    says: list[bytes] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    connections: int = 0

    def serve(self, handler: socketserver.StreamRequestHandler) -> None:
        """Answer every request of one connection."""
        self.connections += 1
        while line := handler.rfile.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = handler.rfile.readline()
            self.bodies.append(json.loads(handler.rfile.read(length)))
            handler.wfile.write(self.says.pop(0) if len(self.says) > 1 else self.says[0])


@contextmanager
def by_hand() -> Iterator[ByHand]:
    """One that listens on the loopback until the block ends."""
    made = ByHand()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            made.serve(self)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, block_on_close, allow_reuse_address = True, False, True

    with Server(("127.0.0.1", 0), Handler) as server:
        made.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()


def upstream(hand: ByHand, **more: Any) -> dict[str, Any]:
    """The settings of an upstream that is this one."""
    return {
        "dialect": "ark",
        "base_url": f"http://127.0.0.1:{hand.port}/v3",
        "key_env": KEY_ENV,
        "silence_seconds": 30,
        **more,
    }


def whole(body: Any, status: int = 200, kind: str = "application/json") -> bytes:
    """An answer of that JSON, or of those bytes."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    told = f"Content-Type: {kind}\r\n" if kind else ""
    head = f"HTTP/1.1 {status} Said\r\n{told}X-Request-Id: up-1\r\nContent-Length: {len(data)}"
    return head.encode() + b"\r\n\r\n" + data


def event(data: Any, name: str = "") -> bytes:
    """One event of a stream."""
    line = f"event: {name}\n" if name else ""
    return f"{line}data: {data if isinstance(data, str) else json.dumps(data)}\n\n".encode()


def drawn(**more: Any) -> bytes:
    """The event of a good picture."""
    return event({"type": "image_generation.partial_succeeded", "image_index": 0, **GOOD, **more})


COMPLETED = event({"type": "image_generation.completed", "usage": USAGE})
DONE = event("[DONE]")
BROKEN = b"no chunk\r\n"


def stream(*events: bytes, ends: bool = True) -> bytes:
    """A stream; one that does not end is kept open for as long as anybody listens."""
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(one), one) for one in events)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
    return head + b"\r\n" + chunks + (b"0\r\n\r\n" if ends else b"")
