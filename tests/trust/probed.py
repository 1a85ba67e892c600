"""`seedbed` as its command line is, and a probe of its event loop: GET /probe.

The answer tells the longest stretch, in milliseconds, since the last time it was asked, in
which the loop could not turn. `wall`: by the clock; a busy machine counts in it. `loop`: what of
it the loop's own thread computed. `ours`: what of it any thread of the process computed, since
one that holds the interpreter's lock keeps the loop waiting just as well.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from seedbed import cli
from seedbed.app import Seedbed

_BEAT = 0.001


class Probe:
    """Wakes up every millisecond and notes when it could not."""

    def __init__(self) -> None:
        self._longest = {"wall": 0.0, "loop": 0.0, "ours": 0.0}

    async def work(self) -> None:
        """Until it is cancelled."""
        while True:
            wall, loop, process = time.perf_counter(), time.thread_time(), time.process_time()
            await asyncio.sleep(_BEAT)
            late = time.perf_counter() - wall - _BEAT
            self._note("wall", late)
            self._note("loop", min(late, time.thread_time() - loop))
            self._note("ours", min(late, time.process_time() - process))

    def told(self) -> dict[str, float]:
        """The longest stretches since the last telling, milliseconds."""
        told = {name: seconds * 1000 for name, seconds in self._longest.items()}
        self._longest = dict.fromkeys(told, 0.0)
        return told

    def _note(self, name: str, seconds: float) -> None:
        self._longest[name] = max(self._longest[name], seconds)


probe = Probe()
plain_app = Seedbed.app
plain_running = Seedbed.running


def app(house: Seedbed) -> Callable[..., Awaitable[None]]:
    """The server's app, with one route more before it."""
    below = plain_app(house)

    async def probed(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == "/probe":
            told = json.dumps(probe.told()).encode()
            length = (b"content-length", b"%d" % len(told))
            await send({"type": "http.response.start", "status": 200, "headers": [length]})
            await send({"type": "http.response.body", "body": told})
        else:
            await below(scope, receive, send)

    return probed


@asynccontextmanager
async def running(house: Seedbed) -> AsyncIterator[Seedbed]:
    """As ever, and the probe at work."""
    async with plain_running(house):
        working = asyncio.create_task(probe.work())
        yield house
        working.cancel()


if __name__ == "__main__":
    Seedbed.app = app  # type: ignore[method-assign, assignment]
    Seedbed.running = running  # type: ignore[method-assign, assignment]
    cli.main(sys.argv[1:])
