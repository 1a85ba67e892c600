"""The simulator for code without an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from seedbed.testing.openai_simulator.simulator import OpenAISimulator

_SECONDS = 30.0  # to start, and to end


@contextmanager
def simulated_openai(server: str = "openai", **settings: Any) -> Iterator[OpenAISimulator]:
    """An OpenAISimulator on an event loop in a thread of its own, until the block ends.

    Raises: OSError for a port that is taken.
    """
    simulator = OpenAISimulator(server, **settings)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="openai simulator", daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(simulator.start(), loop).result(_SECONDS)
        yield simulator
    finally:
        asyncio.run_coroutine_threadsafe(simulator.stop(), loop).result(_SECONDS)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_SECONDS)
        loop.close()
