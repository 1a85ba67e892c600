"""A small hostile web on the loopback.

Pages live on 127.0.0.2, which the tests allow; a canary listens at the same port of 127.0.0.1,
which they do not. Whatever connects to the canary got past the guard.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from PIL import Image

from seedbed.references.fetch import Fetcher
from seedbed.settings import ReferenceSettings
from waiting import comes

PAGES = "127.0.0.2"
CANARY = "127.0.0.1"

Page = bytes | Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Web:
    """`pages` by path, `names` by host; what was asked, and how often the canary was reached."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    names: dict[str, Sequence[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connections: int = 0
    open_now: int = 0
    most_open: int = 0
    canary: int = 0

    def url(self, path: str, host: str = PAGES) -> str:
        return f"http://{host}:{self.port}{path}"

    def show(self, path: str, body: bytes) -> str:
        """Put a file on the web; its address."""
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        self.pages[path] = head.encode() + body
        return self.url(path)

    def settings(self, **more: Any) -> ReferenceSettings:
        """Settings that reach the pages, with short waits."""
        values: dict[str, Any] = {
            "allow_cidrs": [f"{PAGES}/32"],
            "allow_ports": [self.port],
            "dns_seconds": 2,
            "connect_seconds": 2,
            "first_byte_seconds": 2,
            "total_seconds": 10,
        }
        return ReferenceSettings.model_validate(values | more)

    async def look_up(self, host: str) -> Sequence[str]:
        if host not in self.names:
            raise OSError(f"no such name: {host}")
        return self.names[host]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.asked.append(head)
            page = self.pages.get(head.split(" ")[1].partition("?")[0])
            if page is None:
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            elif isinstance(page, bytes):
                writer.write(page)
            else:
                await page(reader, writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass  # the fetcher hung up, which is what many tests are about
        finally:
            self.open_now -= 1
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def touched(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.canary += 1
        writer.close()


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    """The pages and the canary, on one free port."""
    place = Web()
    while True:
        pages = await asyncio.start_server(place.serve, PAGES, 0)
        place.port = pages.sockets[0].getsockname()[1]
        try:
            canary = await asyncio.start_server(place.touched, CANARY, place.port)
        except OSError:  # somebody else has that port there
            pages.close()
            await pages.wait_closed()
            continue
        break
    yield place
    pages.close()
    canary.close()
    await comes(lambda: not place.open_now, "the connections see that they are closed")


@pytest.fixture
async def fetcher(web: Web) -> AsyncIterator[Fetcher]:
    """A fetcher that may reach the pages and resolves by `web.names`."""
    made = Fetcher(web.settings(), lookup=web.look_up)
    yield made
    await made.close()


@pytest.fixture(scope="session")
def photo() -> Image.Image:
    """A 64 x 48 picture with a gradient and a corner that tells which way is up."""
    image = Image.merge(
        "RGB",
        (
            Image.linear_gradient("L").resize((64, 48)),
            Image.linear_gradient("L").rotate(90).resize((64, 48)),
            Image.new("L", (64, 48), 90),
        ),
    )
    image.paste((255, 0, 0), (0, 0, 16, 12))
    return image


@pytest.fixture(scope="session")
def png(photo: Image.Image) -> bytes:
    """The photo as a PNG file."""
    file = io.BytesIO()
    photo.save(file, "PNG")
    return file.getvalue()
