"""A client that reads its answer a little at a time."""

from __future__ import annotations

import asyncio
import socket
import time

from subserver import SubServer

_KERNEL_BYTES = 4096  # else the kernel would read ahead for it


class SlowReader:
    """Asks once and reads `chunk` bytes every `beat` seconds, to the end or until it is cut off.

    `stuck`: the answer has begun. `was_cut`: the server ended it before its end. `cut_after`:
    seconds from the one to the other. `tail`: the last bytes.
    """

    def __init__(
        self,
        server: SubServer,
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
