"""An upstream's picture becomes a file of ours, as it is unless it has to be another.

It comes as base64, which goes into a file while it arrives, or by a link, which is downloaded
at once, guarded like any address that came from outside. Its bytes, and with them whatever
provenance the upstream wrote into them, are changed only when the caller is owed a mark, a size
or a format that it does not have.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import secrets
from calendar import timegm
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pybase64

from seedbed.errors import EngineFailed, InvalidParameter, StorageFailed
from seedbed.references.fetch import Fetcher
from seedbed.references.headers import kind_of, picture_size
from seedbed.types import Elsewhere, Finish, ImageFile, Size

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Upstream
    from seedbed.finishing.finisher import Finisher
    from seedbed.references.headers import Kind
    from seedbed.settings import Settings
    from seedbed.types import MediaType

MAX_BYTES = 256 * 1024 * 1024
"""Largest file of one picture: 8192 x 8192 as PNG, badly packed."""
_DOWNLOAD_SECONDS = 120.0
_PAUSES = (0.0, 0.3, 1.5)  # before each try: a download costs nothing and may be repeated
_MEDIA_TYPES: dict[str, MediaType] = {"JPEG": "image/jpeg", "PNG": "image/png"}
_LOSSLESS = Finish("image/png", watermark=None, producer=None)  # for what we cannot store as it is
_LINK_SECONDS = 86_400  # contract.md section 6
_TOS_DATE = re.compile(r"\bX-Tos-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_TOS_EXPIRES = re.compile(r"\bX-Tos-Expires=(\d{1,9})\b")
_LONGEST_ESCAPE = len(r"\u002b")


@dataclass(frozen=True, slots=True)
class Spooled:
    """A picture's bytes in a file in staging, not yet looked at."""

    path: Path
    byte_count: int


class Spool:
    """Base64 on its way into a new file, piece by piece. Raises: StorageFailed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = -1
        self._left = b""
        self._count = 0
        self._broken = ""

    def add(self, text: bytes) -> None:
        """The next piece, as it stands in a JSON string."""
        if self._fd < 0:
            self._fd = _new(self._path)
        escaped = b""
        if b"\\" in text or b"\\" in self._left:
            # "\/" and "\u002b" from cautious encoders, "\n" from those that wrap
            text, escaped = _unescaped(self._left + text)
            self._left = b""
        if not self._count and text.startswith(b"data:"):
            text = text.partition(b",")[2]
        missing = -len(self._left) % 4  # of the group of four letters that the last piece cut
        first, whole = self._left + text[:missing], missing + (len(text) - missing) // 4 * 4
        if len(first) % 4:
            self._left = first + escaped
            return
        self._left = text[whole:] + escaped
        self._write(first, memoryview(text)[missing:whole])

    def end(self) -> None:
        """The string is over."""
        self._write(_plain(self._left) if b"\\" in self._left else self._left, b"")
        self._close()

    def spooled(self) -> Spooled:
        """The file. Raises: EngineFailed if it was no base64, or is too large or empty."""
        if self._broken or not self._count:
            raise EngineFailed(cause=f"the upstream's picture: {self._broken or 'empty'}")
        return Spooled(self._path, self._count)

    def drop(self) -> None:
        """Close and remove it."""
        self._close()
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _write(self, first: bytes, rest: bytes | memoryview) -> None:
        """Decode two pieces of whole groups and append them."""
        if self._broken or self._fd < 0:
            return
        try:
            data = [pybase64.b64decode(piece, validate=True) for piece in (first, rest)]
        except ValueError as error:  # binascii.Error is one
            self._broken = f"no base64: {error}"
            return
        count = len(data[0]) + len(data[1])
        self._count += count
        if self._count > MAX_BYTES:
            self._broken = f"more than {MAX_BYTES} bytes"
            return
        try:
            written = os.writev(self._fd, data) if count else 0
        except OSError as error:
            raise StorageFailed(cause=f"{self._path}: {error.strerror or error}") from error
        if written != count:
            raise StorageFailed(cause=f"{self._path}: {written} of {count} bytes were written")

    def _close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


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
        for fetcher in self._fetchers.values():
            await fetcher.close()


class Results:
    """The pictures of one call. `close` removes whatever was not handed on."""

    def __init__(self, place: ResultsPlace, upstream: Upstream) -> None:
        self._place, self._upstream = place, upstream
        self._begun: dict[Path, Spool | None] = {}

    def spool(self) -> Spool:
        """A new file for a picture in base64."""
        path = self._path()
        self._begun[path] = spool = Spool(path)
        return spool

    async def keep(
        self, found: Spooled | str, *, recipe: Finish | None = None, size: Size | None = None
    ) -> ImageFile:
        """The picture as a file in staging; `found` is a spooled one or the upstream's link.

        Without a `recipe` it is kept as it is; with one it gets its mark and its format, and
        exactly `size` if that is said. What is so already is not touched.
        Raises: EngineFailed if it cannot be had, or is no picture; StorageFailed.
        """
        spooled = await self._downloaded(found) if isinstance(found, str) else found
        try:
            kind, seen = _look(spooled.path)
        except OSError as error:
            raise StorageFailed(cause=f"{spooled.path}: {error}") from error
        media_type = _MEDIA_TYPES.get(kind)
        unchanged = media_type is not None and (
            recipe is None or (recipe.watermark is None and recipe.media_type == media_type)
        )
        if unchanged and media_type is not None and size in (None, seen):
            return ImageFile(spooled.path, media_type, seen, spooled.byte_count, "")
        try:
            file = await self._place.finisher.adapt(spooled.path, recipe or _LOSSLESS, size)
        finally:
            self.discard(spooled)
        self._begun[file.path] = None
        return file

    def handed_on(self, image: object) -> None:
        """A picture's image is with the path now, which sees to its file."""
        if isinstance(image, ImageFile):
            self._begun.pop(image.path, None)

    def discard(self, found: Spooled) -> None:
        """Remove a picture that is not wanted."""
        self._begun.pop(found.path, None)
        with contextlib.suppress(OSError):
            found.path.unlink()

    def close(self) -> None:
        """Remove the files of pictures that nobody was handed."""
        for path, spool in self._begun.items():
            if spool is not None:
                spool.drop()
            with contextlib.suppress(OSError):
                path.unlink()
        self._begun.clear()

    async def _downloaded(self, url: str) -> Spooled:
        path = self._path()
        self._begun[path] = None
        fetcher = self._place.fetcher(self._upstream)
        for number, pause in enumerate(_PAUSES):
            await asyncio.sleep(pause)
            try:
                await fetcher.save(url, path)
                return Spooled(path, path.stat().st_size)
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
    begun, seconds = _TOS_DATE.search(query), _TOS_EXPIRES.search(query)
    if begun is None or seconds is None:
        return 0
    year, month, day, hour, minute, second = (int(part) for part in begun.groups())
    return timegm((year, month, day, hour, minute, second)) + int(seconds[1])


def _look(path: Path) -> tuple[Kind, Size]:
    """Format and size by the file's header. Raises: EngineFailed, OSError."""
    with path.open("rb") as file:
        head = file.read(64)
        kind = kind_of(head)
        size = None if kind is None else picture_size(file, kind)
    if kind is None or size is None or size.pixels == 0:
        raise EngineFailed(cause=f"the upstream's picture begins with {head[:16]!r}")
    return kind, size


def _new(path: Path) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StorageFailed(cause=f"{path}: {error.strerror or error}") from error


def _unescaped(text: bytes) -> tuple[bytes, bytes]:
    """Base64 without JSON's escapes and without line ends; and an escape that the piece cut."""
    last = text.rfind(b"\\")
    if last + _LONGEST_ESCAPE > len(text):
        text, cut = text[:last], text[last:]
    else:
        cut = b""
    return _plain(text), cut


def _plain(text: bytes) -> bytes:
    """The JSON string's letters but line ends; as it is if it is none, and so no base64 either."""
    try:
        whole: str = json.loads(b'"' + text + b'"')
    except ValueError:
        return text
    return whole.encode("utf-8", "replace").translate(None, b"\r\n")
