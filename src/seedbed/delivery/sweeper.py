"""Removes what has expired, for as long as the server runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import structlog

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.store import Store
from seedbed.errors import StorageFailed

_REST = 4  # times as long as the piece of a sweep before it

log = structlog.get_logger("seedbed.delivery")


async def sweep_once(store: Store, ring: KeyRing, now: float) -> int:
    """One sweep of files and keys; how many files went.

    Each piece of it runs in a thread, and after it everybody else has four times as long: a
    request hardly notices, and 100,000 files are gone in a quarter of a minute.
    Raises: StorageFailed. Cancelling it anywhere is harmless.
    """
    removed = 0
    steps = store.sweep_steps(now)
    loop = asyncio.get_running_loop()
    begun = time.monotonic()
    while (count := await loop.run_in_executor(store.threads, next, steps, None)) is not None:
        removed += count
        await asyncio.sleep(_REST * (time.monotonic() - begun))
        begun = time.monotonic()
    await asyncio.to_thread(ring.prune, now)
    return removed


async def keep_swept(
    store: Store, ring: KeyRing, every_seconds: float, clock: Callable[[], float]
) -> None:
    """Sweep now and every `every_seconds`, until cancelled. A failed sweep is logged and the
    next one tries again."""
    while True:
        try:
            removed = await sweep_once(store, ring, clock())
        except StorageFailed as error:
            log.warning("sweep failed", cause=error.cause)
        else:
            if removed:
                log.info("swept", files=removed)
        await asyncio.sleep(every_seconds)
