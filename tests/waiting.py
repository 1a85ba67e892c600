"""Waiting for what another process or thread is about."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def until(look: Callable[[], Found], what: str, seconds: float = 60) -> Found:
    """Look again and again until it is true, and what was seen then.

    Raises: AssertionError after so many seconds.
    """
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.01)
    return found


async def comes(look: Callable[[], Found], what: str, seconds: float = 60) -> Found:
    """`until`, while the loop goes on. Raises: AssertionError after so many seconds."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        await asyncio.sleep(0.005)
    return found
