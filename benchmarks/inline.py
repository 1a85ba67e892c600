"""Sending a picture as base64 in JSON against building the body whole, in one run.

    python benchmarks/inline.py

Figures are the server's CPU milliseconds for one answer with a 12 MB file in it (16 MB of
body), and how much its memory grew at most. Ours is served on Seedbed's own connections, the
other by uvicorn's. Targets: the project's performance notes, "b64 answers".
"""

from __future__ import annotations

import base64
import json
import os
import tempfile
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from seedbed.types import ImageFile, Inline, Size
from seedbed.wire.pieces import Piece, length, send_pieces
from server_cpu import App, Measured, in_turn, serving, show

FILE_BYTES = 12_000_000
ALLOWED_GROWTH_MB = 10.0


class Streamed:
    """An ASGI answer that makes base64 of a file while it is sent."""

    def __init__(self, file: ImageFile) -> None:
        self._pieces: list[Piece] = [b'{"data":[{"b64_json":"', Inline(file), b'"}]}']

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, with its length told in advance."""
        size = str(length(self._pieces)).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", size)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send_pieces(send, self._pieces)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def ours(file: ImageFile) -> App:
    """One route that streams the file as base64."""
    return Starlette(routes=[Route("/b64", Streamed(file))])


def naive(file: ImageFile) -> App:
    """One route that does what one writes first: read, encode, `json.dumps`."""

    async def endpoint(_: Request) -> Response:
        text = base64.b64encode(file.path.read_bytes()).decode()
        body = json.dumps({"data": [{"b64_json": text}]}).encode()
        return Response(body, media_type="application/json")

    return Starlette(routes=[Route("/b64", endpoint)])


def rows() -> list[Measured]:
    """Measure; a few seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        path.write_bytes(os.urandom(FILE_BYTES))
        file = ImageFile(path, "image/png", Size(2048, 2048), FILE_BYTES)
        with serving(ours, file, seedbeds=True) as one, serving(naive, file) as other:
            before = one.rss_mb()
            took = in_turn([lambda: one.cpu_ms("/b64", 20), lambda: other.cpu_ms("/b64", 2)])
            growth = one.rss_mb() - before
    return [
        Measured("b64 12 MB, CPU ms", took[0], took[1], took[0] / took[1], 1 / 20),
        Measured("b64, growth against 10 MB", growth, ALLOWED_GROWTH_MB, growth / 10, 1.0),
    ]


if __name__ == "__main__":
    show(rows())
