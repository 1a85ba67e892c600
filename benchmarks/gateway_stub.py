"""An upstream that needs no time: answers that lie ready, over HTTP by hand, in its own process.

What it costs is not the gateway's, and it must never be what a gateway waits for.
"""

from __future__ import annotations

import asyncio
import base64
import json
import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from multiprocessing.connection import Connection
from typing import cast

from PIL import Image

LARGE_BYTES, HUGE_BYTES = 9_000_000, 18_000_000
"""Of pictures; their base64 is a third longer."""
HUGE = "2K"
"""The size to ask for the larger by."""
EVENTS, APART = 15, 0.02
"""Pictures of a stream, and the seconds between two."""
_SPAWN = multiprocessing.get_context("spawn")
_MODEL = "doubao-seedream-4-0-250828"


@contextmanager
def stub() -> Iterator[int]:
    """Run it; its port."""
    here, there = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_run, args=(there,), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.terminate()
        process.join(10)


def _run(pipe: Connection) -> None:
    import uvloop

    uvloop.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    ready = _Ready()
    server = await asyncio.get_running_loop().create_server(
        lambda: _Conversation(ready), "127.0.0.1", 0
    )
    ready.link = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/picture.jpeg"
    pipe.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


class _Ready:
    """The answers."""

    def __init__(self) -> None:
        self.picture = _file(Image.new("RGB", (64, 64), "teal"), "JPEG")
        self.large, self.huge = self._inline(LARGE_BYTES), self._inline(HUGE_BYTES)
        self.file = _answer(self.picture, "image/jpeg")
        self.link = ""
        self.sent: list[float] = []

    def _inline(self, count: int) -> bytes:
        side = int((count / 3) ** 0.5)
        noise = Image.frombytes("RGB", (side, side), os.urandom(side * side * 3))
        text = base64.b64encode(_file(noise, "PNG", compress_level=0)).decode()
        return _answer(self._body({"b64_json": text, "size": f"{side}x{side}"}))

    def small(self) -> bytes:
        return _answer(self._body({"url": self.link, "size": "64x64"}))

    def _body(self, item: dict[str, str]) -> bytes:
        return json.dumps(
            {
                "model": _MODEL,
                "created": 1_763_800_000,
                "data": [item],
                "usage": {"generated_images": 1, "output_tokens": 16, "total_tokens": 16},
            }
        ).encode()

    def event(self, index: int, *, inline: bool) -> bytes:
        item = {"b64_json": base64.b64encode(self.picture).decode()} if inline else {
            "url": self.link
        }  # fmt: skip
        name = "image_generation.partial_succeeded"
        data = {"type": name, "model": _MODEL, "created": 1_763_800_000, "image_index": index,
                **item, "size": "64x64"}  # fmt: skip
        return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()

    def completed(self) -> bytes:
        name = "image_generation.completed"
        usage = {"generated_images": EVENTS, "output_tokens": 240, "total_tokens": 240}
        data = {"type": name, "model": _MODEL, "created": 1_763_800_000, "usage": usage}
        return f"event: {name}\ndata: {json.dumps(data)}\n\ndata: [DONE]\n\n".encode()


class _Conversation(asyncio.Protocol):
    """One connection: requests one after the other, each answered at once."""

    def __init__(self, ready: _Ready) -> None:
        self._ready = ready
        self._buffer = b""
        self._transport: asyncio.Transport
        self._streaming: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while True:
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end:
                return
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
            if len(rest) < length:
                return
            self._buffer = rest[length:]
            self._answer(head, rest[:length])

    def _answer(self, head: bytes, body: bytes) -> None:
        ready, write = self._ready, self._transport.write
        if head.startswith(b"GET /picture"):
            write(ready.file)
        elif head.startswith(b"GET /sent"):
            write(_answer(json.dumps(ready.sent).encode()))
        elif b'"stream":true' in body.replace(b" ", b""):
            self._streaming = asyncio.ensure_future(self._stream(inline=b"b64_json" in body))
        elif b"b64_json" in body:
            write(ready.huge if HUGE.encode() in body else ready.large)
        else:
            write(ready.small())

    async def _stream(self, *, inline: bool) -> None:
        ready, write = self._ready, self._transport.write
        write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        ready.sent = []
        for index in range(EVENTS):
            await asyncio.sleep(APART)
            event = ready.event(index, inline=inline)
            ready.sent.append(time.monotonic())
            write(b"%x\r\n%b\r\n" % (len(event), event))
        last = ready.completed()
        write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(last), last))


def _answer(body: bytes, kind: str = "application/json") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _file(image: Image.Image, kind: str, **options: int) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
