"""Noticing that a client has left."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from seedbed.errors import ClientLeft

if TYPE_CHECKING:
    from starlette.types import Receive


async def until_disconnect(receive: Receive) -> None:
    """Return when the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def first_of(work: asyncio.Future[Any], leaving: Coroutine[Any, Any, None]) -> None:
    """Wait for `work` or for the client to leave. Raises: ClientLeft, with `work` cancelled."""
    watching = asyncio.ensure_future(leaving)
    try:
        await asyncio.wait({work, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            raise ClientLeft()
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
