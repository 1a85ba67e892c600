"""Chooses how a finished file reaches the client: by signed link, or inside the answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import Place, sign
from seedbed.delivery.store import Store
from seedbed.errors import StorageFailed
from seedbed.settings import StoreSettings
from seedbed.types import Delivered, Elsewhere, ImageFile, Inline, Link, Plan


class Deliverer:
    """Delivers files as their plan asks. `public_url` is the base of every link."""

    def __init__(
        self,
        store: Store,
        ring: KeyRing,
        settings: StoreSettings,
        public_url: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._ring = ring
        self._settings = settings
        self._place = Place(public_url)
        self._clock = clock

    async def deliver(self, file: ImageFile | Elsewhere, plan: Plan, index: int) -> Delivered:
        """A link to the file, now in the store, or the file itself to be sent as base64; of a
        picture that lies elsewhere, the link that it came with.

        The link's time starts now, with the picture ready, so that the client gets all of it.
        The caller of an `Inline` removes the file once it is sent (`inline.discard`).
        Raises: StorageFailed; nothing was delivered then and nothing may be charged.
        """
        if isinstance(file, Elsewhere):
            return Link(file.url, file.expires)
        if plan.delivery == "b64_json" and not plan.keep:
            return Inline(file)
        name = ObjectName(plan.request_id, index, file.media_type)
        now = self._clock()
        await asyncio.to_thread(self._store.commit, file, name, now)
        return self._told(file, name, plan, now, now + self._settings.lifetime_seconds)

    async def again(self, file: ImageFile, plan: Plan, index: int, stored: int) -> Delivered:
        """Deliver once more what the store has had since `stored` (Unix seconds).

        A new link ends when the first one did: the file lives no longer.
        """
        name = ObjectName(plan.request_id, index, file.media_type)
        expires = stored + self._settings.lifetime_seconds
        return self._told(file, name, plan, self._clock(), expires)

    def local_path(self, name: ObjectName) -> Path | None:
        """Where the store keeps a file of that name, if it keeps files on this machine."""
        return self._store.local_path(name)

    def _told(
        self, file: ImageFile, name: ObjectName, plan: Plan, now: float, expires: float
    ) -> Delivered:
        if plan.delivery == "b64_json":
            path = self._store.local_path(name)
            if path is None:
                raise StorageFailed(cause="this store cannot send its files as base64")
            return Inline(replace(file, path=path), kept=True)
        left = max(1, int(expires - now))
        return sign(self._settings.links, self._ring, self._place, name, now, left)
