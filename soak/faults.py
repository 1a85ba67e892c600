"""What goes wrong while the soak runs, one thing at a time, at random from a seed."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import math
import random
import resource
import socket
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import cache

import psutil
from house import House
from PIL import Image
from traffic import ASKED, GENERATIONS

_AFTERMATH_SECONDS = 8.0
"""How long after a fault its effects may still be seen."""
_CHUNK, _BEAT = 1024, 1.0  # a slow reader takes so many bytes in so many seconds


class Faults:
    """Does one fault every now and then; `troubled` says whether clients may notice one."""

    def __init__(self, house: House, seed: int) -> None:
        self.done: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.seconds: dict[str, list[float]] = {}
        self._house = house
        self._dice = random.Random(seed)
        self._quiet_from = 0.0
        self._at_work = False
        self._small: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (16, self.kill_a_worker), (8, self.fill_the_disk), (10, self.read_slowly),
        ]  # fmt: skip
        self._ends: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (1, self.kill_the_server), (1, self.restart_the_server),
        ]  # fmt: skip

    def troubled(self) -> bool:
        """Whether a fault is under way, or was a moment ago."""
        return self._at_work or time.monotonic() < self._quiet_from

    async def work(self, until: float, every: float, restarts: float) -> None:
        """Faults until that moment: small ones about `every` seconds, and ends of the server's
        life about `restarts` seconds after the one before. 0: none of them."""
        small, end = self._in(every), self._in(restarts)
        while min(small, end) < until:
            await asyncio.sleep(max(0.0, min(small, end) - time.monotonic()))
            if end < small:
                await self._one_of(self._ends)
                end = self._in(restarts)
            else:
                await self._one_of(self._small)
                small = self._in(every)

    def _in(self, seconds: float) -> float:
        """The moment after about so many seconds; never, for 0."""
        return time.monotonic() + self._dice.uniform(0.7, 1.3) * (seconds or math.inf)

    async def _one_of(self, kinds: Sequence[tuple[int, Callable[[], Awaitable[None]]]]) -> None:
        (kind,) = self._dice.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])
        # A slow reader is no excuse: the others must not notice it.
        self._at_work = kind != self.read_slowly
        begun = time.monotonic()
        try:
            await kind()
        finally:
            if self._at_work:
                self._quiet_from = time.monotonic() + _AFTERMATH_SECONDS
            self._at_work = False
        self.done[kind.__name__] += 1
        self.seconds.setdefault(kind.__name__, []).append(time.monotonic() - begun)

    async def kill_a_worker(self) -> None:
        """kill -9 for one that draws or decodes; it must be replaced when next one is needed."""
        children = self._children()
        if children:
            with suppress(psutil.NoSuchProcess):
                self._dice.choice(children).kill()

    async def fill_the_disk(self) -> None:
        """No worker can write a file for a while: pictures fail, and the server goes on."""
        full: list[psutil.Process] = []
        for child in self._children():
            with suppress(psutil.NoSuchProcess):
                child.rlimit(psutil.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
                full.append(child)
        await asyncio.sleep(4)
        for child in full:
            with suppress(psutil.NoSuchProcess):
                child.rlimit(psutil.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    async def read_slowly(self) -> None:
        """Streams of base64 that are read at 1 kB/s; the server must end them by itself."""
        await asyncio.gather(*(self._read_slowly() for _ in range(4)))

    async def kill_the_server(self) -> None:
        """kill -9 and start again."""
        await self._house.kill()
        self.seconds.setdefault("start after kill -9", []).append(await self._house.start())

    async def restart_the_server(self) -> None:
        """SIGTERM: it must finish what it accepted and end well; then start again."""
        status = await self._house.stop()
        if status != 0:
            self.wrong.append(f"SIGTERM: exit status {status}")
        await self._house.start()

    async def _read_slowly(self) -> None:
        body = json.dumps(
            {**ASKED, "model": "doubao-seedream-5-0-260128", "size": "2048x2048", "n": 8,
             "output_format": "png", "stream": True, "response_format": "b64_json",
             "image": [_noise()] * 6}
        ).encode()  # fmt: skip
        opened = socket.socket()
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # else the kernel reads ahead
        opened.setblocking(False)
        await asyncio.get_running_loop().sock_connect(opened, ("127.0.0.1", self._house.port))
        reader, writer = await asyncio.open_connection(sock=opened, limit=2048)
        try:
            head = (
                f"POST {GENERATIONS} HTTP/1.1\r\nHost: soak\r\n"
                f"Authorization: Bearer {self._house.key}\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            deadline = time.monotonic() + 60
            while await reader.read(_CHUNK):
                if time.monotonic() > deadline:
                    return  # the kernel's buffers held all of it
                await asyncio.sleep(_BEAT)
        except ConnectionError:
            pass
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    def _children(self) -> list[psutil.Process]:
        try:
            children: list[psutil.Process] = psutil.Process(self._house.pid).children()
        except psutil.NoSuchProcess:
            return []
        return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


@cache
def _noise() -> str:
    """A reference that makes any picture it is part of large."""
    file = io.BytesIO()
    noise = Image.frombytes("RGB", (256, 256), random.Random(1).randbytes(256 * 256 * 3))
    noise.save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
