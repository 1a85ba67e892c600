"""Chooses how a finished file reaches the client: by signed link, or inside the answer."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from seedbed.delivery.inline import discard
from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import Place, sign
from seedbed.delivery.store import Store
from seedbed.errors import StorageFailed
from seedbed.settings import StoreSettings
from seedbed.types import (
    Delivered,
    Elsewhere,
    Finished,
    ImageFile,
    ImageText,
    Inline,
    Link,
    Plan,
)

_PIECE = 1024 * 1024

Got = TypeVar("Got")


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

    async def deliver(self, file: Finished, plan: Plan, index: int) -> Delivered:
        """A link to the file, now in the store, or the file itself to be sent as base64; of a
        picture that lies elsewhere, the link that it came with.

        The link's time starts now, with the picture ready, so that the client gets all of it.
        The caller of an `Inline` removes the file once it is sent (`inline.discard`), unless the
        store keeps it.
        Raises: StorageFailed; nothing was delivered then and nothing may be charged.
        """
        if isinstance(file, Elsewhere):
            return Link(file.url, file.expires)
        if plan.only_sent:
            return Inline(file)
        if isinstance(file, ImageText):
            raise TypeError("a picture that is to be stored must be a file")
        name = ObjectName(plan.request_id, index, file.media_type)
        now = self._clock()
        if plan.delivery == "b64_json" and self._store.local_path(name) is None:
            # The store takes its file elsewhere; this one stays here to be sent.
            await self._commit(_linked(file), name, now)
            return Inline(file)
        await self._commit(file, name, now)
        now = self._clock()  # a bucket may have taken its time
        return await self._told(file, name, plan, now, now + self._settings.lifetime_seconds)

    async def again(self, file: ImageFile, plan: Plan, index: int, stored: int) -> Delivered:
        """Deliver once more what the store has had since `stored` (Unix seconds); `file` says
        what it is, its path plays no part.

        A new link ends when the first one did: the file lives no longer.
        Raises: StorageFailed, also for base64 of a file that is gone from a store elsewhere.
        """
        name = ObjectName(plan.request_id, index, file.media_type)
        expires = stored + self._settings.lifetime_seconds
        return await self._told(file, name, plan, self._clock(), expires)

    @property
    def has_room(self) -> bool:
        """Whether files can be stored now, as far as is known."""
        try:
            self._store.expect_room()
        except StorageFailed:
            return False
        return True

    def expect_room(self, plan: Plan) -> None:
        """Raises: StorageFailed if what is planned could certainly not be stored now."""
        if plan.delivery == "url" or plan.keep:
            self._store.expect_room()

    async def _commit(self, file: ImageFile, name: ObjectName, now: float) -> None:
        await self._in_threads(partial(self._store.commit, file, name, now))

    async def _in_threads(self, call: Callable[[], Got]) -> Got:
        """Do it where the store's calls may wait."""
        return await asyncio.get_running_loop().run_in_executor(self._store.threads, call)

    async def _told(
        self, file: ImageFile, name: ObjectName, plan: Plan, now: float, expires: float
    ) -> Delivered:
        if plan.delivery == "b64_json":
            path = self._store.local_path(name)
            if path is not None:
                return Inline(replace(file, path=path), kept=True)
            return Inline(await self._in_threads(partial(_copied, self._store, file, name)))
        left = max(1, int(expires - now))
        style = self._settings.links
        if style == "presigned":
            url = await self._in_threads(partial(self._store.link, name, left))
            if url is None:
                raise StorageFailed(cause="this store has no links of its own")
            return Link(url, int(now) + left)
        return sign(style, self._ring, self._place, name, now, left)


def _linked(file: ImageFile) -> ImageFile:
    """The same staged file under a second name. Raises: StorageFailed."""
    path = file.path.with_name(secrets.token_hex(16))
    try:
        os.link(file.path, path, follow_symlinks=False)
    except OSError as error:
        raise StorageFailed(cause=f"staged file: {error}") from error
    return replace(file, path=path)


def _copied(store: Store, file: ImageFile, name: ObjectName) -> ImageFile:
    """What is stored under `name` as a staged file, to be removed when it is sent.
    Raises: StorageFailed, also if it is gone."""
    stored = store.open(name)
    if stored is None:
        raise StorageFailed(cause=f"{name.key} is gone from the store")
    copy = replace(file, path=store.staging / secrets.token_hex(16))
    try:
        with contextlib.closing(stored), copy.path.open("xb") as target:
            copy.path.chmod(0o600)
            for offset in range(0, file.byte_count, _PIECE):
                target.write(stored.read(offset, _PIECE))
    except OSError as error:
        discard(copy)
        raise StorageFailed(cause=f"{copy.path}: {error}") from error
    except StorageFailed:
        discard(copy)
        raise
    return copy
