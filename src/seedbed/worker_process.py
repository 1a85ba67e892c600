"""One worker: the process that does tasks, and what it may use.

Imports next to nothing: whoever waits for a worker that had to be replaced waits for its imports.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from seedbed.errors import SeedbedError
from seedbed.values import dataclass

Report = Callable[..., None]

_PARENT_POLL_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use. None or 0 is no limit.

    `memory_bytes` is address space, `cpu_seconds` is per child's life, so pair it with
    `recycle_after` tasks. `silence_seconds`: longest time without a word about its task, from
    the moment a started child is given it.
    """

    memory_bytes: int | None = None
    cpu_seconds: int | None = None
    silence_seconds: float = 120.0
    recycle_after: int = 0


def work(pipe: Connection, limits: Limits, prepare: Callable[[], None] | None) -> None:
    """Be a worker: prepare, then do the tasks that come through `pipe`, until its other end
    closes, the server is gone, or SIGTERM comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    leaving = working = False

    def leave(*_: object) -> None:
        # Service managers tell every process of a service; what was begun is finished first.
        nonlocal leaving
        leaving = True
        if not working:
            raise SystemExit

    signal.signal(signal.SIGTERM, leave)
    parent = os.getppid()
    if limits.memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    if limits.cpu_seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if prepare is not None:
        prepare()
    pipe.send(("ready", None))
    while not leaving:
        while not pipe.poll(_PARENT_POLL_SECONDS):
            if os.getppid() != parent:
                return
        try:
            function, args, reports = pipe.recv()
        except EOFError:
            return
        working = True
        try:
            extra = (_reporter(pipe),) if reports else ()
            pipe.send(("result", function(*extra, *args)))
        except SeedbedError as error:
            pipe.send(("error", error))
        except BaseException as error:  # the parent decides what any failure means
            pipe.send(("failure", f"{type(error).__name__}: {error}"))
        working = False


def _reporter(pipe: Connection) -> Report:
    def report(*values: Any) -> None:
        pipe.send(("report", values))

    return report
