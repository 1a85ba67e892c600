"""How long after an upstream wrote an event Seedbed's client has it, and what that is spent on.

A server of its own for each way of handing on, which notes when it waits for somebody else: for
the download of a picture, for the file to be durable, for the ledger's row to be. All processes
of a machine have one monotonic clock, so what lies between an event's writing and its arrival
can be told apart.
"""

from __future__ import annotations

import json
import socket
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from gateway_stub import stub
from whole import App, Asked, asking

PATH = "/v1/images/generations"
STREAM = {
    "model": "doubao-seedream-4-0-250828", "prompt": "a fox in a snowy forest", "size": "1K",
    "watermark": False, "stream": True, "sequential_image_generation": "auto",
    "sequential_image_generation_options": {"max_images": 15},
}  # fmt: skip
STREAMS = 8
HAND_ON_SECONDS = 0.005
WAYS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "links passed": ("pass", STREAM),
    "base64": ("pass", {**STREAM, "response_format": "b64_json"}),
    "links rehosted": ("rehost", STREAM),
}
"""Each way's setting and request."""
Build = Callable[[Path, int, str], tuple[App, str]]
Waited = tuple[float, float]


def handed_on(build: Build) -> dict[str, list[tuple[float, float]]]:
    """Of each way's events: seconds from writing to arrival, and what of them is ours."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
        upstream = held.enter_context(stub())
        for name, (links, body) in WAYS.items():
            notes = Path(folder) / f"{name}.txt"
            with asking(watched, build, upstream, links, notes) as asked:
                _stream(asked, body)  # the first is slower than any other
                events = [event for _ in range(STREAMS) for event in _events(asked, upstream, body)]
            waits = [(begun, ended) for begun, ended in map(json.loads, notes.open())]
            found[name] = [
                (came - sent, came - sent - _within(waits, sent, came)) for sent, came in events
            ]
    return found


def watched(home: Path, build: Build, upstream: int, links: str, notes: Path) -> tuple[App, str]:
    """The app that notes in a file, one line each, from when to when it waited."""
    from seedbed.accounting.writer import Writer
    from seedbed.delivery.local_store import LocalStore
    from seedbed.references.fetch import Fetcher

    file = notes.open("a", buffering=1)

    def note(begun: float) -> None:
        file.write(f"{json.dumps([begun, time.monotonic()])}\n")

    save, store, commit = Fetcher.save, LocalStore.commit, Writer._commit

    async def noted_save(*args: Any) -> None:
        begun = time.monotonic()
        await save(*args)
        note(begun)

    def noted_store(*args: Any) -> Any:
        begun = time.monotonic()
        stored = store(*args)
        note(begun)
        return stored

    def noted_commit(writer: Writer, batch: Sequence[Any]) -> Any:
        begun = time.monotonic()
        done = commit(writer, batch)
        if any(job.durable for job in batch):
            note(begun)
        return done

    for owner, name, noted in (
        (Fetcher, "save", noted_save), (LocalStore, "commit", noted_store),
        (Writer, "_commit", noted_commit),
    ):  # fmt: skip
        setattr(owner, name, noted)
    return build(home, upstream, links)


def _events(asked: Asked, upstream: int, body: dict[str, Any]) -> list[tuple[float, float]]:
    """When the upstream wrote each event of a stream, and when it was here."""
    seen = _stream(asked, body)
    with closing(socket.create_connection(("127.0.0.1", upstream), 10)) as connection:
        connection.sendall(b"GET /sent HTTP/1.1\r\n\r\n")
        sent = json.loads(connection.recv(65536).partition(b"\r\n\r\n")[2])
    return list(zip(sent, seen, strict=True))


def _stream(asked: Asked, body: dict[str, Any]) -> list[float]:
    """When each picture of a stream came. Raises: RuntimeError if it ends early."""
    with closing(socket.create_connection(("127.0.0.1", asked.port), 60)) as connection:
        connection.sendall(asked.request("POST", PATH, body))
        text, seen = b"", list[float]()
        while b"[DONE]" not in text:
            part = connection.recv(1 << 20)
            now = time.monotonic()
            if not part:
                raise RuntimeError(f"the stream ended early: {text[-300:]!r}")
            text += part
            seen += [now] * (text.count(b"partial_succeeded\n") - len(seen))
        return seen


def _within(waits: Sequence[Waited], start: float, stop: float) -> float:
    """How much of the time between lies in any of the waits, in seconds."""
    inside, reached = 0.0, start
    for begun, ended in sorted(waits):
        counted = min(ended, stop) - max(begun, reached)
        if counted > 0:
            inside += counted
            reached = min(ended, stop)
    return inside
