"""The server under soak: `seedbed serve` in a process of its own, on one port all along."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import aiohttp

CONFIG = """
home = "{home}"
[server]
port = {port}
grace_seconds = 20
write_seconds = 5
[engines]
default = "swatch"
workers = 2
[pictures]
watermark = false
[admission]
images_per_minute = 0
waiting = 32
[references]
allow_cidrs = []
[log]
level = "warning"
format = "json"
[models.small]
alias_of = "doubao-seedream-4-0-250828"
min_pixels = 4096
"""


class House:
    """Start it, stop it, kill it. `life` counts the starts, `begun` is the last one, and `up`
    says whether it is neither starting nor stopping."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.log = folder / "server.log"
        self.key = ""
        self.port = 0
        self.life = 0
        self.up = False
        self.begun = time.monotonic()
        self._config = folder / "seedbed.toml"
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """Of the server; its workers are its children."""
        return self._running().pid

    async def start(self) -> float:
        """Start it and wait until it is ready; the seconds that took."""
        self._config.write_text(CONFIG.format(home=self.home, port=self.port))
        begun = time.monotonic()
        with self.log.open("ab") as log:  # it is made here and now
            self._process = subprocess.Popen(  # noqa: ASYNC220, S603 # our own command
                [sys.executable, "-m", "seedbed", "--config", str(self._config), "serve"],
                stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ},
            )  # fmt: skip
        said = await asyncio.to_thread(self._greeting)
        port = re.search(r"serves http://127\.0\.0\.1:(\d+)/", said)
        if port is None:
            raise RuntimeError(f"the server said {said!r}")
        self.port = int(port[1])
        if key := re.search(r"API key +(sk-\S+)", said):
            self.key = key[1]
        async with aiohttp.ClientSession() as session:
            while not await _ready(session, self.url):
                if self._process.poll() is not None:
                    raise RuntimeError("the server ended while it started")
                await asyncio.sleep(0.05)
        self.life += 1
        self.begun = time.monotonic()
        self.up = True
        return self.begun - begun

    async def kill(self) -> None:
        """kill -9; its workers notice that it is gone."""
        self.up = False
        self._running().kill()
        await self._wait()

    async def stop(self) -> int:
        """SIGTERM, then wait for its end; the exit status."""
        self.up = False
        self._running().send_signal(signal.SIGTERM)
        return await self._wait()

    async def _wait(self) -> int:
        process = self._running()
        await asyncio.to_thread(process.communicate)
        return process.returncode

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            raise RuntimeError("the server was not started")
        return self._process

    def _greeting(self) -> str:
        said = ""
        for line in self._running().stdout or ():
            said += line
            if "python -c" in line or "seedbed keys list" in line:
                break
        return said


async def _ready(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(f"{url}/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False
