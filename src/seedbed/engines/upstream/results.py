"""An upstream's picture becomes a file of ours, as it is unless it has to be another.

It comes as base64, which goes into a file while it arrives, or by a link, which is downloaded
at once, guarded like any address that came from outside. Its bytes, and with them whatever
provenance the upstream wrote into them, are changed only when the caller is owed a mark, a size
or a format that it does not have.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import secrets
from calendar import timegm
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from seedbed.engines.upstream.lent_memory import LentMemory
from seedbed.engines.upstream.spare_files import SpareFiles
from seedbed.engines.upstream.spool import MAX_BYTES, Keeping, Spool
from seedbed.engines.upstream.spooled import (
    Broken,
    InFile,
    InMemory,
    Kept,
    Spooled,
    SpooledFile,
    SpooledText,
)
from seedbed.errors import EngineFailed, InvalidParameter, StorageFailed
from seedbed.references.fetch import Fetcher
from seedbed.references.headers import kind_of, picture_size
from seedbed.types import Elsewhere, Finish, ImageFile, ImageText, Size

if TYPE_CHECKING:
    from seedbed.engines.upstream.upstream import Upstream
    from seedbed.finishing.finisher import Finisher
    from seedbed.references.headers import Kind
    from seedbed.settings import Settings
    from seedbed.types import MediaType

_DOWNLOAD_SECONDS = 120.0
_PAUSES = (0.0, 0.3, 1.5)  # before each try: a download costs nothing and may be repeated
_MEDIA_TYPES: dict[str, MediaType] = {"JPEG": "image/jpeg", "PNG": "image/png"}
_LOSSLESS = Finish("image/png", watermark=None, producer=None)  # for what we cannot store as it is
_LINK_SECONDS = 86_400  # contract.md section 6
_TOS_DATE = re.compile(r"\bX-Tos-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_TOS_EXPIRES = re.compile(r"\bX-Tos-Expires=(\d{1,9})\b")


class ResultsPlace:
    """Where the pictures of every upstream go; one per engine.

    `own` are (host, port) of this server, which are never downloaded from.
    """

    def __init__(
        self,
        staging: Path,
        finisher: Finisher,
        settings: Settings,
        own: Collection[tuple[str, int]] = (),
    ) -> None:
        self.staging = staging
        self.files = SpareFiles()
        self.memory = LentMemory()
        self.finisher = finisher
        self._settings, self._own = settings, own
        self._fetchers: dict[str, Fetcher] = {}

    def fetcher(self, upstream: Upstream) -> Fetcher:
        """The downloader that may go where this upstream's pictures lie."""
        if upstream.name not in self._fetchers:
            limits = self._settings.references.model_copy(
                update={
                    "allow_cidrs": upstream.settings.allow_cidrs,
                    "allow_ports": upstream.settings.allow_ports,
                    "max_bytes": MAX_BYTES,
                    "total_seconds": _DOWNLOAD_SECONDS,
                }
            )
            self._fetchers[upstream.name] = Fetcher(limits, self._own)
        return self._fetchers[upstream.name]

    async def close(self) -> None:
        """End every download."""
        self.files.close()
        self.memory.close()
        for fetcher in self._fetchers.values():
            await fetcher.close()


class Results:
    """The pictures of one call. `close` removes whatever was not handed on.

    `only_sent`: they are for one answer, in base64; what need not be changed may stay in memory.
    """

    def __init__(self, place: ResultsPlace, upstream: Upstream, *, only_sent: bool = False) -> None:
        self._place, self._upstream = place, upstream
        self._only_sent = only_sent
        self._begun: dict[Path, InFile | None] = {}

    def spool(self, most: int) -> Spool:
        """Where a picture in base64 goes; `most`: letters that may come, 0 if nobody knows."""
        return Spool(partial(self._keeping, most))

    async def keep(
        self, found: Spooled | str, *, recipe: Finish | None = None, size: Size | None = None
    ) -> ImageFile | ImageText:
        """The picture as a file in staging, or in memory; `found` is a spooled one or the
        upstream's link.

        Without a `recipe` it is kept as it is; with one it gets its mark and its format, and
        exactly `size` if that is said. What is so already is not touched.
        Raises: EngineFailed if it cannot be had, or is no picture; StorageFailed.
        """
        if isinstance(found, Broken):
            raise EngineFailed(cause=found.cause)
        spooled = await self._downloaded(found) if isinstance(found, str) else found
        try:
            kind, seen = _look(spooled)
        except OSError as error:
            raise StorageFailed(cause=f"{spooled}: {error}") from error
        media_type = _MEDIA_TYPES.get(kind)
        unchanged = media_type is not None and (
            recipe is None or (recipe.watermark is None and recipe.media_type == media_type)
        )
        if unchanged and media_type is not None and size in (None, seen):
            return self._as_it_is(spooled, media_type, seen)
        if isinstance(spooled, SpooledText):
            path = self._path()
            self._begun[path] = None
            spooled = await asyncio.to_thread(spooled.write, path)
        try:
            file = await self._place.finisher.adapt(spooled.path, recipe or _LOSSLESS, size)
        finally:
            self._begun.pop(spooled.path, None)
            with contextlib.suppress(OSError):
                spooled.path.unlink()
        self._begun[file.path] = None
        return file

    def handed_on(self, image: object) -> None:
        """A picture's image is with the path now, which sees to its file."""
        if isinstance(image, ImageFile):
            self._begun.pop(image.path, None)

    def close(self) -> None:
        """Remove the files of pictures that nobody was handed."""
        for path, file in self._begun.items():
            if file is not None:
                file.drop()
            with contextlib.suppress(OSError):
                path.unlink()
        self._begun.clear()

    def _in_file(self) -> InFile:
        path = self._path()
        self._begun[path] = file = InFile(path, self._place.files)
        return file

    def _keeping(self, most: int) -> Keeping:
        """In memory if that will do and there is enough, as far as is known; else in a file."""
        if self._only_sent:
            kept = InMemory(self._place.memory, self._in_file)
            if kept.reserve(most):
                return kept
        return self._in_file()

    def _as_it_is(self, spooled: Kept, media_type: MediaType, size: Size) -> ImageFile | ImageText:
        if isinstance(spooled, SpooledText):
            return ImageText(spooled.parts, media_type, size, spooled.byte_count)
        give_back = partial(self._place.files.give_back, spooled.path)
        return ImageFile(spooled.path, media_type, size, spooled.byte_count, give_back=give_back)

    async def _downloaded(self, url: str) -> SpooledFile:
        path = self._path()
        self._begun[path] = None
        fetcher = self._place.fetcher(self._upstream)
        for number, pause in enumerate(_PAUSES):
            await asyncio.sleep(pause)
            try:
                await fetcher.save(url, path)
                return SpooledFile(path, path.stat().st_size)
            except InvalidParameter as error:
                with contextlib.suppress(OSError):
                    path.unlink()
                if number + 1 == len(_PAUSES):
                    raise EngineFailed(
                        cause=f"{self._upstream.name}'s picture: {error.cause or error.message}"
                    ) from error
            except OSError as error:
                raise StorageFailed(cause=f"{path}: {error.strerror or error}") from error
        raise AssertionError("the last try returns or raises")

    def _path(self) -> Path:
        return self._place.staging / f"{secrets.token_hex(16)}.upstream"


def elsewhere(url: str, size: Size, created: int) -> Elsewhere:
    """The picture that an upstream's link leads to, unseen: its end and format by the link."""
    parts = urlsplit(url)
    expires = _expiry(parts.query) or created + _LINK_SECONDS
    png = parts.path.lower().endswith(".png")
    return Elsewhere(url, expires, "image/png" if png else "image/jpeg", size)


def _expiry(query: str) -> int:
    """When a link signed as TOS does it ends, Unix seconds; 0 if it does not say."""
    begun = _TOS_DATE.search(query)
    seconds = _TOS_EXPIRES.search(query) if begun is not None else None
    if begun is None or seconds is None:
        return 0
    year, month, day, hour, minute, second = (int(part) for part in begun.groups())
    return timegm((year, month, day, hour, minute, second)) + int(seconds[1])


def _look(spooled: Kept) -> tuple[Kind, Size]:
    """Format and size by the file's header. Raises: EngineFailed, OSError."""
    with spooled.open() as file:
        head = file.read(64)
        kind = kind_of(head)
        size = None if kind is None else picture_size(file, kind)
    if kind is None or size is None or size.pixels == 0:
        raise EngineFailed(cause=f"the upstream's picture begins with {head[:16]!r}")
    return kind, size
