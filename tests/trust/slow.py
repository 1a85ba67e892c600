"""A client that reads its answer a little at a time."""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import NamedTuple

_KERNEL_BYTES = 4096  # else the kernel would read ahead for it


class Address(NamedTuple):
    """Where a server is, and a key of it."""

    url: str
    key: str


class SlowReader:
    """Asks once and reads `chunk` bytes every `beat` seconds, to the end or until it is cut off.

    `stuck`: the answer has begun. `was_cut`: the server ended it before its end. `cut_after`:
    seconds from the one to the other. `tail`: the last bytes.
    """

    def __init__(
        self,
        server: Address,
        path: str,
        body: bytes,
        *,
        chunk: int = 1024,
        beat: float = 1.0,
    ) -> None:
        self.stuck = self.was_cut = False
        self.cut_after = 0.0
        self.tail = b""
        self._port = int(server.url.rpartition(":")[2])
        method = "POST" if body else "GET"
        self._request = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nConnection: close\r\n"
            f"Authorization: Bearer {server.key}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        self._chunk, self._beat = chunk, beat

    async def work(self) -> None:
        """Ask and read."""
        loop = asyncio.get_running_loop()
        with socket.socket() as opened:
            if self._chunk < _KERNEL_BYTES:
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _KERNEL_BYTES)
            opened.setblocking(False)
            await loop.sock_connect(opened, ("127.0.0.1", self._port))
            await loop.sock_sendall(opened, self._request)
            begun = 0.0
            while True:
                try:
                    data = await loop.sock_recv(opened, self._chunk)
                except ConnectionResetError:
                    self.was_cut = True
                    self.cut_after = time.monotonic() - begun
                    return
                if not data:
                    return
                self.tail = (self.tail + data)[-200:]
                if not self.stuck:
                    self.stuck, begun = True, time.monotonic()
                await asyncio.sleep(self._beat)


class SlowReaders:
    """Slow readers in a process of their own, so that what they take is not taken for the
    server's or for another client's."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def states(self) -> tuple[int, int]:
        """How many of them have an answer that has begun, and how many were cut off."""
        self._pipe.send(None)
        stuck, cut = self._pipe.recv()
        return stuck, cut


@contextmanager
def slow_readers(server: Address, path: str, body: bytes, count: int) -> Iterator[SlowReaders]:
    """So many SlowReaders at work until the block ends."""
    here, there = multiprocessing.Pipe()
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=_read, args=(there, server, path, body, count), daemon=True)
    process.start()
    try:
        yield SlowReaders(here)
    finally:
        process.terminate()
        process.join(30)


def _read(pipe: Connection, server: Address, path: str, body: bytes, count: int) -> None:
    readers = [SlowReader(server, path, body) for _ in range(count)]

    def tell() -> None:
        pipe.recv()
        pipe.send((sum(one.stuck for one in readers), sum(one.was_cut for one in readers)))

    async def together() -> None:
        asyncio.get_running_loop().add_reader(pipe.fileno(), tell)
        await asyncio.gather(*(reader.work() for reader in readers))
        await asyncio.Event().wait()  # there is still somebody to tell

    asyncio.run(together())
