"""A server in a process of its own, to be stopped, killed and started again."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from serving import MODEL


@dataclass
class SubServer:
    """`seedbed serve` on the data folder `home`; `start` as often as it was stopped."""

    home: Path
    settings: dict[str, str] = field(default_factory=dict)
    script: Path | None = None
    key: str = ""
    url: str = ""
    process: subprocess.Popen[str] | None = None

    def environment(self) -> dict[str, str]:
        """The environment that a command on its data folder is run in."""
        return {
            **os.environ,
            "SEEDBED_HOME": str(self.home),
            "SEEDBED_ENGINES__DEFAULT": "swatch",
            "SEEDBED_ENGINES__WORKERS": "2",
            "SEEDBED_LOG__LEVEL": "warning",
            "PYTHONUNBUFFERED": "1",
            **self.settings,
        }

    def start(self) -> SubServer:
        """Start it and wait until it answers."""
        command = [sys.executable, str(self.script)] if self.script else [
            sys.executable, "-m", "seedbed"
        ]  # fmt: skip
        with (self.home.parent / f"{self.home.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "serve", "--port", "0"],
                env=self.environment(),
                cwd=self.home.parent,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._read_greeting()
        with self.client() as client:
            assert client.get("/readyz").status_code == 200
        return self

    def client(self, **more: Any) -> httpx.Client:
        """A client that sends the key."""
        return httpx.Client(
            base_url=self.url,
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=60,
            trust_env=False,
            transport=httpx.HTTPTransport(retries=60, verify=False),  # no TLS: nothing to load
            **more,
        )

    def post(self, headers: dict[str, str] | None = None, **body: Any) -> httpx.Response:
        """POST a small generation."""
        asked = {"model": MODEL, "prompt": "a cat", "size": "1280x720", **body}
        with self.client() as client:
            return client.post("/v1/images/generations", json=asked, headers=headers)

    def kill(self) -> None:
        """kill -9, children included: they notice that their parent is gone."""
        assert self.process is not None
        self.process.kill()
        self.process.communicate(timeout=30)

    def stop(self) -> int:
        """SIGTERM; its exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=60)
        return self.process.returncode

    def _read_greeting(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if "python -c" in line or "seedbed keys list" in line:
                break
        url = re.search(r"serves (\S+)/v1", said)
        assert url, said
        self.url = url[1]
        key = re.search(r"API key +(sk-\S+)", said)
        if key:
            self.key = key[1]
        assert self.key, said
