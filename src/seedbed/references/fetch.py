"""The one function that fetches a reference: bounded in bytes, time and where it may go.

Whatever goes wrong on the way, the caller is told the same sentence, so that the answers
cannot be used to look around the network from here; the operator's log gets the reason.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path
from ssl import SSLContext

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar

from seedbed.errors import InvalidParameter
from seedbed.references.dialling import Blocked, Guard, GuardedConnector, Lookup, SystemLookup
from seedbed.references.urls import Target, parse
from seedbed.settings import ReferenceSettings

UNFETCHABLE = (
    "the url could not be downloaded as an image. It must be a public http or https address that "
    "answers in time and without compression with a jpeg, png, webp, bmp, tiff or gif file no "
    "larger than the limit."
)

_HEADERS = {
    "Accept": "image/*",
    "Accept-Encoding": "identity",  # a compressed body could unfold without bound
    "User-Agent": "Seedbed",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK_BYTES = 64 * 1024
_PACE_SECONDS = 3.0  # the least rate is measured over stretches of this length


class Fetcher:
    """Downloads references. One per server; it may be made before the event loop runs.

    `own` are (host, port) of our listeners and public base URL, which are never fetched from.
    `lookup` replaces the system's name resolution and `tls` the usual trusted authorities.
    """

    def __init__(
        self,
        settings: ReferenceSettings,
        own: Collection[tuple[str, int]] = (),
        *,
        lookup: Lookup | None = None,
        tls: SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._guard = Guard(ports=settings.allow_ports, allow=settings.allow_cidrs, own=own)
        self._system = SystemLookup(settings.concurrent)
        self._lookup: Lookup = lookup or self._system
        self._tls = tls
        self._slots = asyncio.Semaphore(settings.concurrent)
        self._session: ClientSession | None = None
        self._closed = False

    async def fetch(self, url: str) -> bytes:
        """The bytes behind `url`, at most `max_bytes`; not yet known to be an image.

        Waits for its turn among `concurrent` downloads. Raises: InvalidParameter, with one and
        the same message for a place that is forbidden, silent, slow, missing or too large.
        """
        body = bytearray()
        await self._download(url, body.extend)
        return bytes(body)

    async def save(self, url: str, path: Path) -> None:
        """As `fetch`, into a new file: no more than a chunk is held in memory."""
        with path.open("xb") as file:
            await self._download(url, file.write)

    async def close(self) -> None:
        """End every download; they fail as if the other side had gone."""
        self._closed = True
        if self._session is not None:
            await self._session.close()
        self._system.close()

    async def _download(self, url: str, take: Callable[[bytes], object]) -> None:
        target = parse(url)
        try:
            async with self._slots, asyncio.timeout(self._settings.total_seconds):
                await self._follow(target, take)
        except (ClientError, OSError, InvalidParameter) as error:  # a TimeoutError is an OSError
            raise unfetchable(f"{target.origin}: {_reason(error)}") from error

    async def _follow(self, target: Target, take: Callable[[bytes], object]) -> None:
        for _ in range(self._settings.max_redirects + 1):
            self._guard.check_target(target)
            async with await self._ask(target) as response:
                if response.status not in _REDIRECTS:
                    await self._read(response, take)
                    return
                location = response.headers.get("Location", "")
                response.close()  # a redirect's body is never read
            onward = target.follow(location)
            if target.scheme == "https" and onward.scheme == "http":
                raise Blocked("redirected from https to http")
            target = onward
        raise Blocked(f"more than {self._settings.max_redirects} redirects")

    async def _ask(self, target: Target) -> ClientResponse:
        """Connect, send the request and read the answer's head."""
        wait = self._settings
        async with asyncio.timeout(
            wait.dns_seconds + wait.connect_seconds + wait.first_byte_seconds
        ):
            return await self._client().get(target.url(), allow_redirects=False)

    async def _read(self, response: ClientResponse, take: Callable[[bytes], object]) -> None:
        if response.status != 200:
            raise Blocked(f"status {response.status}")
        encoding = response.headers.get("Content-Encoding", "identity")
        if encoding.strip().lower() != "identity":
            raise Blocked(f"Content-Encoding {encoding!r}")
        limit = self._settings.max_bytes
        if (response.content_length or 0) > limit:
            raise Blocked(f"{response.content_length} bytes announced, {limit} allowed")
        pace = self._settings.min_bytes_per_second * _PACE_SECONDS
        count = 0
        while True:
            share = count + pace
            async with asyncio.timeout(_PACE_SECONDS if pace else None):
                while count <= share:
                    chunk = await response.content.read(_CHUNK_BYTES)
                    if not chunk:
                        return
                    count += len(chunk)
                    if count > limit:
                        raise Blocked(f"more than {limit} bytes")
                    take(chunk)

    def _client(self) -> ClientSession:
        if self._closed:
            raise Blocked("the server is stopping")
        if self._session is None:
            settings = self._settings
            self._session = ClientSession(
                connector=GuardedConnector(
                    self._guard,
                    self._lookup,
                    dns_seconds=settings.dns_seconds,
                    connect_seconds=settings.connect_seconds,
                    tls=self._tls,
                ),
                timeout=ClientTimeout(
                    total=None,
                    sock_connect=settings.connect_seconds,
                    sock_read=settings.first_byte_seconds,
                ),
                headers=_HEADERS,
                cookie_jar=DummyCookieJar(),
                trust_env=False,  # a proxy from the environment would dial for us, unguarded
                auto_decompress=False,
                read_bufsize=_CHUNK_BYTES,
            )
        return self._session


def unfetchable(cause: str) -> InvalidParameter:
    """What the caller hears of every download that failed; `cause` is for the log."""
    return InvalidParameter("image", UNFETCHABLE, cause=cause)


def _reason(error: BaseException) -> str:
    """The innermost error's text: the HTTP client wraps what the guard said."""
    while isinstance(error.__cause__, Exception):
        error = error.__cause__
    if isinstance(error, InvalidParameter):
        return error.message
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
