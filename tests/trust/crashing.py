"""`seedbed`, with places in it that can be told to fail: kill -9, or an error of the disk.

A script that stands for `python -m seedbed` (`SubServer(script=...)`). Nothing in the package
knows of it: names in its modules are replaced by watching ones, in the server and, because the
workers are spawned from this same script, in them as well. What is to happen is written, at any
time, into the file that SEEDBED_TEST_TROUBLE names; see troubles.py.
"""

from __future__ import annotations

import builtins
import errno
import functools
import json
import multiprocessing
import multiprocessing.connection
import os
import signal
import sqlite3
import stat
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from seedbed.accounting.sqlite import SqliteDatabase
from seedbed.wire.call import AT_ONCE

PROCESS = multiprocessing.current_process().name.partition("-")[0]  # MainProcess or seedbed


class Trouble:
    """What is to happen, read anew whenever a place is reached."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._counts: dict[str, int] = {}
        self._seen: tuple[int, dict[str, Any]] = (0, {})

    def here(self, point: str, when: str) -> None:
        """Come past a place: nothing happens, or what was asked for does."""
        wish = self._wish()
        if not wish or (wish["point"], wish["when"]) != (point, when):
            return
        if wish["process"] != ("server" if PROCESS == "MainProcess" else "worker"):
            return
        count = self._counts[wish["id"]] = self._counts.get(wish["id"], 0) + 1
        if wish["once"] and self._path.with_suffix(".reached").exists():
            return
        if not wish["nth"] <= count < wish["nth"] + wish["times"]:
            return
        with self._path.with_suffix(".reached").open("a") as reached:
            reached.write(f"{point} {when}\n")
        self._happen(wish["action"], point)

    def _wish(self) -> dict[str, Any]:
        try:
            changed = self._path.stat().st_mtime_ns
            if changed != self._seen[0]:
                self._seen = (changed, json.loads(self._path.read_text()))
        except (FileNotFoundError, ValueError):
            return {}
        return self._seen[1]

    def _happen(self, action: str, point: str) -> None:
        if action == "kill server":
            os.kill(os.getpid() if PROCESS == "MainProcess" else os.getppid(), signal.SIGKILL)
        if action.startswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(60)  # the signal is under way
        if point.startswith("sql."):
            full = "database or disk is full" if action == "ENOSPC" else "disk I/O error"
            raise sqlite3.OperationalError(full)
        number = getattr(errno, action)
        raise OSError(number, os.strerror(number))


TROUBLE = Trouble(Path(os.environ["SEEDBED_TEST_TROUBLE"]))


def watched(point: str | Callable[..., str], function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with a place before and one after it. `point` may hang on the arguments."""

    def name(*args: Any) -> str:
        return point if isinstance(point, str) else point(*args)

    @functools.wraps(function)
    def plain(*args: Any, **named: Any) -> Any:
        place = name(*args)
        TROUBLE.here(place, "before")
        result = function(*args, **named)
        TROUBLE.here(place, "after")
        return result

    return plain


def watched_async(point: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """As `watched`, for a coroutine function."""

    @functools.wraps(function)
    async def waiting(*args: Any, **named: Any) -> Any:
        TROUBLE.here(point, "before")
        result = await function(*args, **named)
        TROUBLE.here(point, "after")
        return result

    return waiting


class Standing:
    """Stands for a module inside another: some of its names are replaced."""

    def __init__(self, module: Any, **names: Any) -> None:
        self._module = module
        self._names = names

    def __getattr__(self, name: str) -> Any:
        return self._names.get(name) or getattr(self._module, name)


def fsync_of(owner: str) -> Callable[[int], str]:
    """The place's name: a file's fsync and a folder's are two."""

    def point(fd: int) -> str:
        kind = "folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "file"
        return f"{owner}.fsync-{kind}"

    return point


def watching_os(owner: str, *names: str) -> Any:
    """`os` with these functions watched."""
    replaced = {name: watched(f"{owner}.{name}", getattr(os, name)) for name in names}
    return cast(Any, Standing(os, fsync=watched(fsync_of(owner), os.fsync), **replaced))


class WatchedFile:
    """An open file whose writes are watched."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.write = watched("staged.write", file.write)

    def __enter__(self) -> WatchedFile:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class WatchedConnection(SqliteDatabase):
    """A connection whose statements are places: sql.pictures.insert, sql.pictures.commit, ..."""

    about = "nothing"

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        words = sql.split()
        if words[0] == "BEGIN":
            # Only the ledger's thread of that name and the claims begin transactions of their own.
            self.about = threading.current_thread().name
        for table in ("pictures", "claims", "reservations", "keys"):
            if words[0] in ("INSERT", "UPDATE", "CREATE", "REPLACE") and table in words[:4]:
                self.about = table if words[0] != "CREATE" else "schema"
        if words[:3] == ["PRAGMA", "user_version", "="]:
            self.about = "schema"  # whatever it did to tables before: this is its end
        verb = words[0].lower()
        if words[:2] == ["UPDATE", "claims"]:
            verb = words[3]  # the column that is set
        run = super().execute
        try:
            cursor: sqlite3.Cursor = watched(f"sql.{self.about}.{verb}", run)(sql, *values)
        except sqlite3.OperationalError:
            if words[0] == "COMMIT" and self.in_transaction:
                run("ROLLBACK")  # as SQLite itself does when the disk fails it there
            raise
        return cursor


def watched_answer(owner: str, kind: Any) -> None:
    """Watch what an ASGI answer sends: all at once, or its start and each piece of its body."""
    answer = kind.__call__

    async def call(self: Any, scope: Any, receive: Any, send: Any) -> None:
        async def sent(message: Any) -> None:
            place = f"{owner}.{message['type'].rpartition('.')[2]}"
            TROUBLE.here(place, "before")
            await send(message)
            TROUBLE.here(place, "after")

        at_once = scope.get(AT_ONCE)
        if at_once is not None:
            scope = {**scope, AT_ONCE: watched(f"{owner}.at_once", at_once)}
        await answer(self, scope, receive, sent)

    kind.__call__ = call


def watched_open(descriptor: int, mode: str) -> WatchedFile:
    """`open`, with the file's writes watched."""
    return WatchedFile(os.fdopen(descriptor, mode))


def watch() -> None:
    """Replace the names."""
    from seedbed.accounting import claims, keys, ledger
    from seedbed.accounting import sqlite as file
    from seedbed.delivery import deliver, keyring, local_store
    from seedbed.engines import hosted
    from seedbed.finishing import staged
    from seedbed.wire import events, response

    def replace(owner: Any, name: str, by: Any) -> None:
        if not hasattr(owner, name) and not hasattr(builtins, name):
            raise AttributeError(f"{owner!r} has no {name} to watch: it has moved")
        setattr(owner, name, by)

    def connect(*args: Any, **named: Any) -> sqlite3.Connection:
        named["factory"] = WatchedConnection
        return cast(sqlite3.Connection, sqlite3.connect(*args, **named))

    replace(staged, "os", Standing(os, open=watched("staged.open", os.open)))
    replace(staged, "open", watched_open)
    replace(local_store, "os", watching_os("store", "rename", "mkdir", "unlink"))
    replace(keyring, "os", watching_os("ring", "open"))
    replace(keys, "os", watching_os("pepper", "link"))
    replace(file, "sqlite3", Standing(sqlite3, connect=connect))
    replace(deliver, "sign", watched("sign", vars(deliver)["sign"]))
    replace(deliver.Deliverer, "deliver", watched_async("deliver", deliver.Deliverer.deliver))
    replace(ledger.Ledger, "record", watched_async("record", ledger.Ledger.record))
    for name in ("take", "begin", "finish", "release"):
        replace(claims.Claims, name, watched(f"claims.{name}", getattr(claims.Claims, name)))
    # A child finds it again by its name, so it stays the module's own.
    replace(hosted, "_paint", watched("paint", hosted._paint))
    connection = multiprocessing.connection.Connection
    replace(connection, "send", watched("pipe.send", connection.send))
    replace(connection, "recv", watched("pipe.recv", connection.recv))
    watched_answer("answer", response.JsonAnswer)
    watched_answer("stream", events.EventStream)


def mount_small() -> None:
    """Mount a small disk of our own on SEEDBED_TEST_SMALL_DISK, "folder size", if it is set."""
    wanted = os.environ.get("SEEDBED_TEST_SMALL_DISK")
    if not wanted:
        return
    import ctypes

    folder, size = wanted.rsplit(" ", 1)
    libc = ctypes.CDLL(None, use_errno=True)
    new_user, new_mounts = 0x10000000, 0x00020000
    me, group = os.getuid(), os.getgid()
    if libc.unshare(new_user | new_mounts):
        raise OSError(ctypes.get_errno(), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"0 {me} 1")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    if libc.mount(b"none", folder.encode(), b"tmpfs", 0, f"size={size}".encode()):
        raise OSError(ctypes.get_errno(), "mount")


if __name__ == "__main__":
    mount_small()
watch()
if __name__ == "__main__":
    from seedbed.cli import main

    main(sys.argv[1:])
