"""A PostgreSQL of the tests' own: a private cluster in a temporary folder, ended with them."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from seedbed.accounting.database import Place, Server

_NUMBERS = count(1)


@dataclass
class Cluster:
    """A running server on the loopback, and on a socket in `folder`."""

    folder: Path
    binaries: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self.folder),
            "fsync": "off",  # no test takes the machine's power away
            "shared_buffers": "16MB",
            "max_connections": "200",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(self.binaries / "postgres"), "-D", str(self.folder / "data"), *options],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **_somebody(),
            )
        import psycopg

        deadline = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.address()).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise RuntimeError((self.folder / "log").read_text()) from None
                time.sleep(0.05)

    def stop(self) -> None:
        """End it at once, as a crash would: every connection breaks."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)
            self.process = None

    def address(self, port: int = 0, **more: str) -> str:
        """The address of its database; `port` leads there by another way."""
        from urllib.parse import urlencode

        query = f"?{urlencode(more)}" if more else ""
        return f"postgresql://seedbed@127.0.0.1:{port or self.port}/postgres{query}"

    def place(self, schema: str = "", port: int = 0) -> Server:
        """A new place for accounts, empty; or the one in this schema."""
        import psycopg

        name = schema or f"accounts{next(_NUMBERS)}"
        with psycopg.connect(self.address(), autocommit=True) as link:
            link.execute(f"CREATE SCHEMA IF NOT EXISTS {name}".encode())
        return Server(self.address(port, options=f"-csearch_path={name}"))


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """Run one until the block ends. Skips the test where there is no PostgreSQL, unless
    SEEDBED_TEST_POSTGRES is "required"."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="seedbed-pg-"))  # short: it has a socket in it
    made = Cluster(folder, binaries, _free_port())
    try:
        if os.getuid() == 0:
            shutil.chown(folder, _somebody()["user"])
        subprocess.run(
            [
                str(binaries / "initdb"), "-D", str(folder / "data"), "-U", "seedbed",
                "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync",
            ],
            check=True, stdout=subprocess.DEVNULL, cwd=folder, **_somebody(),
        )  # fmt: skip
        # The user "locked" has to say a password; everybody else is trusted.
        rules = folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all locked all scram-sha-256\n{rules.read_text()}")
        made.start()
        import psycopg

        with psycopg.connect(made.address(), autocommit=True) as link:
            link.execute("CREATE ROLE locked LOGIN SUPERUSER PASSWORD 'open sesame'")
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def place_named(text: str) -> Place:
    """The place that `str(place)` names, for a process of its own."""
    return Server(text) if text.startswith("postgresql://") else Path(text)


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    missing = ""
    try:
        import psycopg  # noqa: F401  # whether it is there
    except ImportError:
        missing = "psycopg is not installed (pip install 'seedbed[postgres]')"
    if not (found or on_path):
        missing = "PostgreSQL is not installed (apt-get install postgresql)"
    if missing:
        if os.environ.get("SEEDBED_TEST_POSTGRES") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    return found[-1].parent if found else Path(str(on_path)).resolve().parent


def _somebody() -> dict[str, Any]:
    """Who runs it: not root, whom it refuses."""
    if os.getuid() != 0:
        return {}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_name, "group": user.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
