"""Serving a result file by its signed link against Starlette's FileResponse, in one run.

    python benchmarks/files.py

Figures are the server's CPU milliseconds for one GET of a 12 MB file, signature and all, and
for a range of 1 MB of it. The target for the whole file is the project's performance notes'
("Files"); a short range is mostly what any request costs, so it may take a third.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import Place, sign_tos
from seedbed.settings import StoreSettings
from seedbed.types import ImageFile, Size
from seedbed.wire.links import LinkEndpoint
from server_cpu import App, Measured, in_turn, serving, show

FILE_BYTES = 12_000_000
RANGE = "Range: bytes=1000000-1999999\r\n"
PUBLIC_URL = "http://files.example"


def ours(home: Path) -> App:
    """The result links of a store in `home`."""
    store = LocalStore(home / "files")
    ring = KeyRing(home / "keyring.json")
    return LinkEndpoint(store, ring, StoreSettings(), PUBLIC_URL, time.time)


def naive(file: Path) -> App:
    """One route that answers with Starlette's FileResponse."""

    async def endpoint(_: Request) -> Response:
        return FileResponse(file)

    return Starlette(routes=[Route("/file", endpoint)])


def rows() -> list[Measured]:
    """Measure; a few seconds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        target, file = _stored_file(home)
        with serving(ours, home) as one, serving(naive, file) as other:
            whole = in_turn([lambda: one.cpu_ms(target, 20), lambda: other.cpu_ms("/file", 6)])
            part = in_turn(
                [lambda: one.cpu_ms(target, 60, RANGE), lambda: other.cpu_ms("/file", 60, RANGE)]
            )
    return [
        Measured("file 12 MB, CPU ms", whole[0], whole[1], whole[0] / whole[1], 1 / 4),
        Measured("file, 1 MB range, CPU ms", part[0], part[1], part[0] / part[1], 1 / 3),
    ]


def _stored_file(home: Path) -> tuple[str, Path]:
    """A committed file: its link without the host, and where it lies."""
    store = LocalStore(home / "files")
    data, now = os.urandom(FILE_BYTES), time.time()
    made = store.staging / "made.png"
    made.write_bytes(data)
    name = ObjectName(f"02{int(now * 1000):013d}{os.urandom(19).hex()}", 0, "image/png")
    store.commit(ImageFile(made, "image/png", Size(2048, 2048), len(data)), name, now)
    link = urlsplit(
        sign_tos(KeyRing(home / "keyring.json"), Place(PUBLIC_URL), name, now, 86_400).url
    )
    return f"{link.path}?{link.query}", store.local_path(name)


if __name__ == "__main__":
    show(rows())
