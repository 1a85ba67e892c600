"""Removes what has expired, for as long as the server runs."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.store import Store
from seedbed.errors import StorageFailed
from seedbed.logs import log

# Times the computing of the piece before. Requests have the interpreter to themselves in it; only
# that counts, for while a disk or a bucket works they have it anyway.
_REST = 9
_LAST_PIECE_SECONDS = 1.0


async def sweep_once(store: Store, ring: KeyRing, now: float) -> int:
    """One sweep of files and keys, in a thread; how many files went.

    It computes for a tenth of a millisecond at a time and for a tenth of the time: a request
    hardly notices, and 100,000 files are gone within a minute. Raises: StorageFailed. Cancelling
    it anywhere is harmless.
    """
    over = threading.Event()
    loop = asyncio.get_running_loop()
    sweeping = loop.run_in_executor(store.threads, _sweep, store, now, over)
    try:
        removed = await asyncio.shield(sweeping)
    except asyncio.CancelledError:
        over.set()
        await asyncio.wait({sweeping}, timeout=_LAST_PIECE_SECONDS)
        raise
    await asyncio.to_thread(ring.prune, now)
    return removed


def _sweep(store: Store, now: float, over: threading.Event) -> int:
    """Sweep until all is done or it is `over`; how many files went. Raises: StorageFailed."""
    removed = 0
    begun = time.thread_time()
    for count in store.sweep_steps(now):
        removed += count
        if over.wait(_REST * (time.thread_time() - begun)):
            break
        begun = time.thread_time()
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
