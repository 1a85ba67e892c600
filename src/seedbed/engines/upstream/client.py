"""The HTTP session of one upstream, and what a broken connection means for a call that costs.

The rule: as long as the last byte of a request cannot have left this process, the upstream had
no whole request, so nothing was accepted; after that only an answer can tell, and without one
the call is ambiguous. (Source: reliability.md, promise P6: the API has no idempotency key.)
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from email.utils import parsedate_to_datetime
from ssl import SSLContext

from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    StreamReader,
    TCPConnector,
)
from multidict import CIMultiDictProxy
from yarl import URL

from seedbed import __version__
from seedbed.engines.upstream.dialect import Ambiguous, Body, NotAccepted
from seedbed.engines.upstream.pouring import Take, pour
from seedbed.engines.upstream.sent import Leaving, Sent, nothing
from seedbed.engines.upstream.small_post import LARGEST, SmallAnswer, SmallPost
from seedbed.engines.upstream.upstream import Upstream
from seedbed.engines.upstream.watch import Watch
from seedbed.errors import Unavailable

_READ_BYTES = 64 * 1024  # of an answer that may wait for us; what lies longer leaves the cache
# Idle connections are let go before the servers in use do it (uvicorn after 5 seconds): a request
# sent into a connection that the other side is just closing would be an ambiguous call.
_KEPT_SECONDS = 4.0
_JSON = "application/json"
_DNS_SECONDS = 60  # how long an address is remembered
_LONGEST_REQUEST_ID = 100
_REQUEST_ID_HEADERS = ("X-Request-Id", "X-Tt-Logid", "X-Client-Request-Id", "Request-Id")


class UpstreamClient:
    """Sends calls to one upstream, over connections that are kept. Calls are counted elsewhere.

    It may be made before the event loop runs. `tls` replaces the usual trusted authorities.
    """

    def __init__(self, upstream: Upstream, *, tls: SSLContext | None = None) -> None:
        self._upstream = upstream
        self._tls = tls
        self._session: ClientSession | None = None
        self._closed = False
        self._small: dict[tuple[str, ...], SmallPost] = {}  # by path and headers

    def post(
        self,
        path: str,
        body: Body,
        *,
        content_type: str = _JSON,
        length: int | None = None,
        accept: str = _JSON,
    ) -> Posting:
        """POST to base_url + path; the head of any answer, whatever its status.

        `length` is the Content-Length of a body that is made while it is sent; without it, it
        goes in chunks. What is left of the answer when the block ends is not read any more.
        Entering raises NotAccepted while the request cannot have left whole; Ambiguous from then
        on, when the connection ends or an answer does not come in time.
        """
        headers = {"Content-Type": content_type, "Accept": accept}
        return Posting(self, path, headers, Leaving(body, length))

    async def close(self) -> None:
        """End every call; they fail as if the upstream had gone."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

    async def head(self, path: str, headers: dict[str, str], leaving: Leaving) -> HttpAnswer:
        """The answer to a request, when its head is there. Raises: see post."""
        wait, task = self._upstream.settings, asyncio.current_task()
        if task is None:
            raise RuntimeError("a call is made by a task")
        cancelled = task.cancelling()
        deadline = asyncio.get_running_loop().time() + wait.total_seconds
        shortest = min(wait.silence_seconds, wait.first_byte_seconds)
        watch = Watch(deadline, wait.silence_seconds, shortest, task.cancel)
        leaving.on_piece = watch.waits
        leaving.on_end = lambda: watch.waits(wait.first_byte_seconds)
        try:
            response = await self._send(path, headers, leaving)
        except BaseException as error:
            watch.end()
            if isinstance(error, asyncio.CancelledError):
                if not watch.late or task.uncancel() > cancelled:
                    raise
                why = f"no answer in time ({watch.late})"
            elif isinstance(error, ClientError | OSError):
                why = _reason(error)
            else:
                raise
            why = f"{self._upstream.name}: {why}"
            if leaving.whole:
                raise Ambiguous(f"{why}, after the request was sent") from error
            raise NotAccepted(unreachable(why), unwell=True) from error
        finally:
            # An answer may come while the request is still being sent, as a 413 does.
            leaving.on_piece = leaving.on_end = nothing
        return HttpAnswer(response, watch)

    async def _send(
        self, path: str, headers: dict[str, str], leaving: Leaving
    ) -> ClientResponse | SmallAnswer:
        session, body = self._open(), leaving.body
        url = self._upstream.base_url + path
        small = isinstance(body, bytes) and len(body) <= LARGEST
        if not small or headers["Content-Type"] != _JSON:  # a form's differs each time
            return await session.post(
                url, data=Sent(leaving), headers=headers, allow_redirects=False
            )
        kind = (path, *headers.values())
        if kind not in self._small:
            if session.connector is None:
                raise ClientError("the server is stopping")
            self._small[kind] = SmallPost(
                session,
                session.connector,
                URL(url),
                {**session.headers, **headers},
                connect_seconds=self._upstream.settings.connect_seconds,
                read_bytes=_READ_BYTES,
            )
        return await self._small[kind].send(leaving)

    def _open(self) -> ClientSession:
        settings = self._upstream.settings
        if self._closed:
            raise ClientError("the server is stopping")
        if self._session is None:
            headers = {"User-Agent": f"Seedbed/{__version__}", "Accept-Encoding": "identity"}
            if self._upstream.key:
                headers["Authorization"] = f"Bearer {self._upstream.key}"
            self._session = ClientSession(
                connector=TCPConnector(
                    limit=0,  # limits.py counts
                    keepalive_timeout=_KEPT_SECONDS,
                    ttl_dns_cache=_DNS_SECONDS,
                    ssl=self._tls or True,
                ),
                timeout=ClientTimeout(total=None, connect=settings.connect_seconds, sock_read=None),
                headers=headers,
                cookie_jar=DummyCookieJar(),
                trust_env=False,
                auto_decompress=False,
                read_bufsize=_READ_BYTES,
            )
        return self._session


class Posting:
    """A call: entering it sends it, leaving it ends it. See UpstreamClient.post."""

    def __init__(
        self, client: UpstreamClient, path: str, headers: dict[str, str], leaving: Leaving
    ) -> None:
        self._client, self._path, self._headers, self._leaving = client, path, headers, leaving
        self._answer: HttpAnswer

    async def __aenter__(self) -> HttpAnswer:
        self._answer = await self._client.head(self._path, self._headers, self._leaving)
        return self._answer

    async def __aexit__(self, *_: object) -> None:
        self._answer.close()


class HttpAnswer:
    """An upstream's answer whose head is there; its body is read once."""

    def __init__(self, response: ClientResponse | SmallAnswer, watch: Watch) -> None:
        self.status = response.status
        self.headers: CIMultiDictProxy[str] = response.headers
        self._response = response
        self._watch = watch
        watch.waits_no_more()
        watch.hang_up = response.close

    @property
    def media_type(self) -> str:
        """Content-Type in lower case, without parameters; "" if there is none."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def request_id(self) -> str:
        """The upstream's id of this call, cut to 100 printable letters; "" if there is none."""
        for name in _REQUEST_ID_HEADERS:
            if found := self.headers.get(name):
                return "".join(filter(str.isprintable, found))[:_LONGEST_REQUEST_ID]
        return ""

    @property
    def retry_after(self) -> float | None:
        """Retry-After as seconds from now, at least 0; None if there is none that can be read."""
        return seconds_until(self.headers.get("Retry-After", ""), time.time())

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body as it arrives, each piece at once.

        Raises: Ambiguous when it is cut, reset, shorter than its length, compressed (which was
        not asked for), or silent for longer than `silence_seconds`, or when the call is not
        over after `total_seconds`.
        """
        if not self._is_plain:
            raise self._ambiguous(f"Content-Encoding {self.headers['Content-Encoding']!r}")
        watch, content = self._watch, self._response.content
        while True:
            watch.waits()
            try:
                chunk, boundary = await content.readchunk()  # readany would join what came
            except (ClientError, OSError) as error:
                if came := _came_before(content):
                    yield came
                raise self._ambiguous(watch.late or _reason(error)) from error
            watch.waits_no_more()
            if watch.late:  # a body without a length seems to end when we hang up
                raise self._ambiguous(watch.late)
            if chunk:
                yield chunk
            elif not boundary:
                return

    async def pour(self, take: Take) -> None:
        """All of the body, each piece as it arrives, to `take`; a piece is good until it returns.

        What costs least for a long body (pouring.py). Raises: as `chunks`; what `take` raises.
        """
        watch, content = self._watch, self._response.content
        if self._is_plain:
            if content.is_eof() and content.exception() is None:  # small: it came with its head
                take(content.read_nowait())
                return
            watch.waits()
            try:
                done = await pour(self._response, take, watch.waits)
            except (ClientError, OSError) as error:
                raise self._ambiguous(watch.late or _reason(error)) from error
            watch.waits_no_more()
            if done or (content.at_eof() and not watch.late):
                return
        async with aclosing(self.chunks()) as chunks:
            async for chunk in chunks:
                take(chunk)

    async def read(self, limit: int = 65536) -> bytes:
        """The first `limit` bytes of the body, however it ends: for refusals. Never raises."""
        found = bytearray()
        try:
            async for chunk in self.chunks():
                found += chunk
                if len(found) >= limit:
                    break
        except Ambiguous:
            pass  # what came is all there is
        return bytes(found[:limit])

    def close(self) -> None:
        """Keep the connection if the body was read to its end, else hang up."""
        self._watch.end()
        if self._response.content.at_eof():
            self._response.release()
        else:
            self._response.close()

    @property
    def _is_plain(self) -> bool:
        encoding = self.headers.get("Content-Encoding", "identity").strip().lower()
        return encoding in {"", "identity"}

    def _ambiguous(self, why: str) -> Ambiguous:
        return Ambiguous(f"{why}, in the body of a {self.status}", request_id=self.request_id)


def _came_before(content: StreamReader) -> bytes:
    """What had come before the connection broke, which aiohttp keeps back once it has."""
    content.set_exception(None)  # type: ignore[arg-type] # its own code reads None as no error
    return content.read_nowait()


def unreachable(cause: str) -> Unavailable:
    """What the caller hears when no upstream took the request; `cause` is for the log."""
    return Unavailable(
        "The model's upstream cannot be reached now. Please retry later.", cause=cause
    )


def seconds_until(retry_after: str, now: float) -> float | None:
    """A Retry-After header as seconds from `now` (Unix seconds), at least 0.

    Source: RFC 9110 section 10.2.3: a number of seconds, or a date. None for anything else.

    >>> seconds_until("7", 0.0)
    7.0
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit() and len(text) <= 10:
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (TypeError, ValueError, OverflowError):
        return None


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer in time ({type(error).__name__})"
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
