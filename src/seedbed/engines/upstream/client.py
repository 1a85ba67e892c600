"""The HTTP session of one upstream, and what a broken connection means for a call that costs.

The rule: as long as the last byte of a request cannot have left this process, the upstream had
no whole request, so nothing was accepted; after that only an answer can tell, and without one
the call is ambiguous. (Source: reliability.md, promise P6: the API has no idempotency key.)
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.utils import parsedate_to_datetime
from ssl import SSLContext

from aiohttp import (
    ClientConnectionResetError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    StreamReader,
    TCPConnector,
)
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import Payload
from multidict import CIMultiDictProxy

from seedbed import __version__
from seedbed.engines.upstream.dialect import Ambiguous, Body, NotAccepted, Upstream
from seedbed.errors import Unavailable

_PIECE_BYTES = 64 * 1024  # of a request, between two looks at the connection
_READ_BYTES = 64 * 1024  # of an answer that may wait for us; what lies longer leaves the cache
# Idle connections are let go before the servers in use do it (uvicorn after 5 seconds): a request
# sent into a connection that the other side is just closing would be an ambiguous call.
_KEPT_SECONDS = 4.0
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

    @asynccontextmanager
    async def post(
        self,
        path: str,
        body: Body,
        *,
        content_type: str = "application/json",
        length: int | None = None,
        accept: str = "application/json",
    ) -> AsyncIterator[HttpAnswer]:
        """POST to base_url + path; the head of any answer, whatever its status.

        `length` is the Content-Length of a body that is made while it is sent; without it, it
        goes in chunks. What is left of the answer when the block ends is not read any more.
        Raises: NotAccepted while the request cannot have left whole; Ambiguous from then on,
        when the connection ends or an answer does not come in time.
        """
        headers = {"Content-Type": content_type, "Accept": accept}
        deadline = asyncio.get_running_loop().time() + self._upstream.settings.total_seconds
        response = await self._head(path, headers, body, length, deadline)
        answer = HttpAnswer(response, self._upstream.settings.silence_seconds, deadline)
        try:
            yield answer
        finally:
            answer.close()

    async def close(self) -> None:
        """End every call; they fail as if the upstream had gone."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

    async def _head(
        self, path: str, headers: dict[str, str], body: Body, length: int | None, deadline: float
    ) -> ClientResponse:
        settings = self._upstream.settings
        clock = asyncio.get_running_loop().time
        sent = _Sent(body, length)
        try:
            async with asyncio.timeout_at(deadline) as patience:

                def wait(seconds: float) -> None:
                    patience.reschedule(min(deadline, clock() + seconds))

                sent.on_piece = lambda: wait(settings.silence_seconds)
                sent.on_end = lambda: wait(settings.first_byte_seconds)
                return await self._open().post(
                    self._upstream.base_url + path,
                    data=sent,
                    headers=headers,
                    allow_redirects=False,
                )
        except (ClientError, OSError) as error:  # a TimeoutError is an OSError
            why = f"{self._upstream.name}: {_reason(error)}"
            if sent.whole:
                raise Ambiguous(f"{why}, after the request was sent") from error
            raise NotAccepted(unreachable(why), unwell=True) from error
        finally:
            # An answer may come while the request is still being sent, as a 413 does.
            sent.on_piece = sent.on_end = _nothing

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


class HttpAnswer:
    """An upstream's answer whose head is there; its body is read once."""

    def __init__(self, response: ClientResponse, silence: float, deadline: float) -> None:
        self.status = response.status
        self.headers: CIMultiDictProxy[str] = response.headers
        self._response = response
        self._watch = _Watch(response, silence, deadline)

    @property
    def media_type(self) -> str:
        """Content-Type in lower case, without parameters; "" if there is none."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def request_id(self) -> str:
        """The upstream's id of this call, cut to 100 printable letters; "" if there is none."""
        found = next(
            (self.headers[name] for name in _REQUEST_ID_HEADERS if name in self.headers), ""
        )
        return "".join(filter(str.isprintable, found))[:_LONGEST_REQUEST_ID]

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
        encoding = self.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding not in {"", "identity"}:
            raise self._ambiguous(f"Content-Encoding {encoding!r}")
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

    def _ambiguous(self, why: str) -> Ambiguous:
        return Ambiguous(f"{why}, in the body of a {self.status}", request_id=self.request_id)


def _came_before(content: StreamReader) -> bytes:
    """What had come before the connection broke, which aiohttp keeps back once it has."""
    content.set_exception(None)  # type: ignore[arg-type] # its own code reads None as no error
    return content.read_nowait()


class _Watch:
    """Hangs up on an answer that is silent for too long while it is waited for, or not over in
    time. One timer for the whole body: a timeout around each piece would cost more than the
    piece."""

    def __init__(self, response: ClientResponse, silence: float, deadline: float) -> None:
        self.late = ""
        """Why it hung up; "" while it did not."""
        self._response, self._silence, self._deadline = response, silence, deadline
        self._loop = asyncio.get_running_loop()
        self._waiting_since: float | None = None
        self._timer = self._loop.call_at(self._next(), self._look)

    def waits(self) -> None:
        self._waiting_since = self._loop.time()

    def waits_no_more(self) -> None:
        self._waiting_since = None

    def end(self) -> None:
        self._timer.cancel()

    def _next(self) -> float:
        begun = self._loop.time() if self._waiting_since is None else self._waiting_since
        return min(self._deadline, begun + self._silence)

    def _look(self) -> None:
        now = self._loop.time()
        if now >= self._deadline:
            self.late = "not over in time"
        elif self._waiting_since is not None and now >= self._waiting_since + self._silence:
            self.late = f"silent for {self._silence:g} s"
        if self.late:
            self._response.close()
        else:
            self._timer = self._loop.call_at(self._next(), self._look)


class _Sent(Payload):
    """A request's body that knows whether its last byte may have left."""

    def __init__(self, body: Body, length: int | None) -> None:
        super().__init__(body)
        self._body = body
        self._size = len(body) if isinstance(body, bytes) else length
        self.whole = False
        self.on_piece: Callable[[], None] = _nothing
        self.on_end: Callable[[], None] = _nothing

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return repr(self)  # only asked for by debuggers; a body may hold what is nobody's business

    async def write(self, writer: AbstractStreamWriter) -> None:
        await self.write_with_length(writer, None)

    async def write_with_length(
        self, writer: AbstractStreamWriter, content_length: int | None
    ) -> None:
        left = self._size
        async for piece in self._pieces():
            _check_open(writer)
            if left is not None:
                left -= len(piece)
                self.whole = left <= 0
            self.on_piece()
            await writer.write(piece)
        _check_open(writer)
        self.whole = True  # the end of chunks is sent next
        self.on_end()

    async def _pieces(self) -> AsyncIterator[bytes]:
        if isinstance(self._body, bytes):
            for start in range(0, len(self._body), _PIECE_BYTES):
                yield self._body[start : start + _PIECE_BYTES]
        else:
            async for piece in self._body():
                if piece:
                    yield piece


def _nothing() -> None:
    """Nobody waits for the request to leave."""


def _check_open(writer: AbstractStreamWriter) -> None:
    """Raises: ClientConnectionResetError before anything is written into a lost connection."""
    transport = getattr(writer, "transport", None)
    if transport is None or transport.is_closing():
        raise ClientConnectionResetError("the connection was lost while the request was sent")


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
