"""A server in a process of its own, so that its memory and its log can be looked at."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil


@dataclass
class Apart:
    """A running server: its process id, address, a good key, and where its log is written."""

    pid: int
    port: int
    key: str
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def head(self, length: int | str, path: str = "/v1/images/generations", key: str = "") -> bytes:
        """The head of a POST; `length` is a number of bytes, or "chunked"."""
        return post_head(length, path, key or self.key)

    def peak_memory(self) -> int:
        """The most resident memory the server's own process ever had, bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024

    def family(self) -> list[psutil.Process]:
        """The server's process and all below it."""
        me = psutil.Process(self.pid)
        return [me, *me.children(recursive=True)]


def post_head(length: int | str, path: str = "/v1/images/generations", key: str = "") -> bytes:
    """The bytes of a POST before its body."""
    framing = "Transfer-Encoding: chunked" if length == "chunked" else f"Content-Length: {length}"
    return (
        f"POST {path} HTTP/1.1\r\nHost: seedbed.test\r\nAuthorization: Bearer {key}\r\n"
        f"Content-Type: application/json\r\n{framing}\r\n\r\n"
    ).encode()


@contextmanager
def apart(home: Path, **variables: str) -> Iterator[Apart]:
    """Serve swatches from `home` until the block ends; `variables` are settings' names."""
    environment = {
        **os.environ,
        "SEEDBED_HOME": str(home / "home"),
        "SEEDBED_ENGINES__DEFAULT": "swatch",
        "SEEDBED_ENGINES__WORKERS": "1",
        "SEEDBED_ADMISSION__IMAGES_PER_MINUTE": "0",
        "SEEDBED_LOG__FORMAT": "json",
        "PYTHONUNBUFFERED": "1",
        **{f"SEEDBED_{name}": value for name, value in variables.items()},
    }
    log = home / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "seedbed", "serve", "--port", "0"],
            env=environment, cwd=home, stdout=subprocess.PIPE, stderr=out, text=True,
        )  # fmt: skip
        try:
            assert process.stdout
            said = ""
            for line in process.stdout:
                said += line
                if "python -c" in line:
                    break
            port = re.search(r"base URL +http://127\.0\.0\.1:(\d+)/v1", said)
            key = re.search(r"API key +(sk-\S+)", said)
            assert port and key, said + log.read_text()
            server = Apart(process.pid, int(port[1]), key[1], log)
            transport = httpx.HTTPTransport(retries=50)  # until it listens
            with httpx.Client(base_url=server.url, transport=transport, trust_env=False) as client:
                while client.get("/readyz").status_code != 200:
                    pass
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
