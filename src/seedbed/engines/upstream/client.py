"""The HTTP session of one upstream, and what a broken connection means for a call that costs.

The rule: as long as the last byte of a request cannot have left this process, the upstream had
no whole request, so nothing was accepted; after that only an answer can tell, and without one
the call is ambiguous. (Source: reliability.md, promise P6: the API has no idempotency key.)
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing
from email.utils import parsedate_to_datetime
from functools import lru_cache
from ssl import SSLContext

from seedbed.engines.upstream.address import address_of
from seedbed.engines.upstream.connections import Connections
from seedbed.engines.upstream.dialect import Ambiguous, Body, NotAccepted, Unsent
from seedbed.engines.upstream.http1 import Broken, Connection, Exchange
from seedbed.engines.upstream.long_body import Room, Take, anywhere
from seedbed.engines.upstream.sent import send_pieces
from seedbed.engines.upstream.upstream import Upstream
from seedbed.engines.upstream.watch import Watch, Watches
from seedbed.errors import Unavailable

_SMALL = 64 * 1024  # bytes of a body that goes out with its head, in one write
_JSON = "application/json"
_LONGEST_REQUEST_ID = 100


class UpstreamClient:
    """Sends calls to one upstream, over connections that are kept. Calls are counted elsewhere.

    It may be made before the event loop runs. `tls` replaces the usual trusted authorities.
    Raises: SettingsError for a base URL that leads nowhere.
    """

    def __init__(self, upstream: Upstream, *, tls: SSLContext | None = None) -> None:
        self.name, self.settings = upstream.name, upstream.settings
        wait = upstream.settings
        shortest = min(wait.silence_seconds, wait.first_byte_seconds)
        self.watches = Watches(wait.silence_seconds, shortest)
        self._address = address_of(upstream)
        self.connections = Connections(self._address.dialling(tls))
        self._heads: dict[tuple[str, str, str], bytes] = {}

    def post(
        self,
        path: str,
        body: Body,
        *,
        content_type: str = _JSON,
        length: int | None = None,
        accept: str = _JSON,
        since: float = math.inf,
    ) -> Posting:
        """POST to base_url + path; the head of any answer, whatever its status.

        `length` is the Content-Length of a body that is made while it is sent; without it, it
        goes in chunks. What is left of the answer when the block ends is not read any more.
        `total_seconds` count from `since`, by the loop's clock, if that was before now.
        Entering raises NotAccepted while the request cannot have left whole; Ambiguous from then
        on, when the connection ends or an answer does not come in time.
        """
        kind = (path, content_type, accept)
        head = self._heads.get(kind)
        if head is None:
            head = self._address.head(path, {"Content-Type": content_type, "Accept": accept})
            if content_type == _JSON:  # a form's differs each time
                self._heads[kind] = head
        return Posting(self, head, body, length, since)

    async def close(self) -> None:
        """End every call; they fail as if the upstream had gone."""
        await self.connections.close()

    async def connected(self, deadline: float) -> Connection:
        """A new connection. Raises: NotAccepted."""
        wait = self.settings.connect_seconds
        until = min(deadline, asyncio.get_running_loop().time() + wait)
        try:
            return await self.connections.new(until)
        except asyncio.CancelledError as error:
            raise Unsent() from error
        except (Broken, OSError, UnicodeError) as error:
            why = f"{self.name}: {_reason(error)}"
            raise NotAccepted(unreachable(why), unwell=True) from error


class Posting:
    """A call: entering it sends it, leaving it ends it. See UpstreamClient.post."""

    def __init__(
        self,
        client: UpstreamClient,
        head: bytes,
        body: Body,
        length: int | None,
        since: float,
    ) -> None:
        self._client, self._head, self._body, self._length = client, head, body, length
        self._since = since
        self._answer: HttpAnswer

    async def __aenter__(self) -> HttpAnswer:
        client, body, wait = self._client, self._body, self._client.settings
        now = asyncio.get_running_loop().time()
        deadline = min(self._since, now) + wait.total_seconds
        if deadline <= now:  # its files took what was left
            raise NotAccepted(unreachable(f"{client.name}: no time left"), again=False)
        connection = client.connections.kept() or await client.connected(deadline)
        exchange = connection.begin()
        watch = client.watches.begin(deadline, exchange.hang_up)
        try:
            if isinstance(body, bytes) and len(body) <= _SMALL:
                exchange.send(self._head, body)
            else:
                await self._send(exchange, watch, deadline)
            watch.waits(wait.first_byte_seconds)
            while not exchange.status:
                if exchange.broken is not None:
                    raise exchange.broken
                await exchange.more()
        except BaseException as error:
            watch.end()
            exchange.hang_up()
            if isinstance(error, asyncio.CancelledError) and not exchange.left:
                raise Unsent() from error
            if not isinstance(error, Broken | OSError):
                raise
            why = f"{client.name}: {_late(watch) or _reason(error)}"
            if exchange.left:
                raise Ambiguous(f"{why}, after the request was sent") from error
            raise NotAccepted(unreachable(why), unwell=True) from error
        self._answer = answer = HttpAnswer(exchange, watch)
        return answer

    async def __aexit__(self, *_: object) -> None:
        self._answer.close()

    async def _send(self, exchange: Exchange, watch: Watch, deadline: float) -> None:
        """Raises: Broken; OSError, also when making the body takes until `deadline`."""
        body = self._body
        length = len(body) if isinstance(body, bytes) else self._length
        async with asyncio.timeout_at(deadline):
            await send_pieces(exchange, self._head, body, length, watch.waits)


class HttpAnswer:
    """An upstream's answer whose head is there; its body is read once."""

    def __init__(self, exchange: Exchange, watch: Watch) -> None:
        self.status = exchange.status
        self._exchange, self._watch = exchange, watch
        watch.waits_no_more()

    @property
    def headers(self) -> Mapping[str, str]:
        """Looked up without regard to case; of several with one name the first."""
        return _Headers(self._exchange.headers)

    @property
    def media_type(self) -> str:
        """Content-Type in lower case, without parameters; "" if there is none."""
        return _media_type(self._exchange.headers.get(b"content-type", b""))

    @property
    def request_id(self) -> str:
        """The upstream's id of this call, cut to 100 printable letters; "" if there is none."""
        get = self._exchange.headers.get
        found = (
            get(b"x-request-id")
            or get(b"x-tt-logid")
            or get(b"x-client-request-id")
            or get(b"request-id")
        )
        if not found:
            return ""
        letters = filter(str.isprintable, found.decode("utf-8", "surrogateescape"))
        return "".join(letters)[:_LONGEST_REQUEST_ID]

    @property
    def retry_after(self) -> float | None:
        """Retry-After as seconds from now, at least 0; None if there is none that can be read."""
        return seconds_until(self.headers.get("Retry-After", ""), time.time())

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body as it arrives, each piece at once.

        Raises: Ambiguous when it is cut, reset, shorter than its length, compressed (which was
        not asked for), or silent for longer than `silence_seconds`, or when the call is not
        over after `total_seconds`; what came before is handed on first.
        """
        self._expect_plain()
        async with aclosing(self._pieces()) as pieces:
            async for piece in pieces:
                yield piece

    async def _pieces(self) -> AsyncGenerator[bytes, None]:
        """The body as `chunks`, compressed or not."""
        exchange, watch = self._exchange, self._watch
        while True:
            while exchange.pieces:
                yield exchange.pieces.popleft()
            if exchange.whole:
                return
            if exchange.broken is not None:
                raise self._broken_off(exchange.broken)
            watch.waits()
            await exchange.more()
            watch.waits_no_more()

    async def pour(self, take: Take, room: Room = anywhere) -> None:
        """All of the body, each piece as it arrives, to `take`; a piece is good until it returns.

        What costs least, above all for a long body. Raises: as `chunks`; what `take` raises.
        """
        self._expect_plain()
        exchange, watch = self._exchange, self._watch
        try:
            await exchange.pour(take, watch.waits, room)
        except (Broken, OSError) as error:
            raise self._broken_off(error) from error
        watch.waits_no_more()

    def at_once(self) -> bytes | None:
        """All of the body, if it is there in one piece. Raises: Ambiguous if it is compressed."""
        self._expect_plain()
        pieces = self._exchange.pieces
        return pieces[0] if self._exchange.whole and len(pieces) == 1 else None

    async def read(self, limit: int = 65536) -> bytes:
        """The first `limit` bytes of the body, however it ends: for refusals. Never raises."""
        found = bytearray()
        try:
            async with aclosing(self._pieces()) as pieces:
                async for piece in pieces:
                    found += piece
                    if len(found) >= limit:
                        break
        except Ambiguous:
            pass  # what came is all there is
        return bytes(found[:limit])

    def close(self) -> None:
        """Hang up, unless the answer came to its end."""
        self._watch.end()
        self._exchange.hang_up()

    def _expect_plain(self) -> None:
        """Raises: Ambiguous for a body that is compressed."""
        encoding = self._exchange.headers.get(b"content-encoding")
        if encoding is not None and encoding.strip().lower() not in {b"", b"identity"}:
            raise self._ambiguous(f"Content-Encoding {self.headers['Content-Encoding']!r}")

    def _broken_off(self, error: Exception) -> Ambiguous:
        broken = self._ambiguous(_late(self._watch) or _reason(error))
        broken.__cause__ = error
        return broken

    def _ambiguous(self, why: str) -> Ambiguous:
        return Ambiguous(f"{why}, in the body of a {self.status}", request_id=self.request_id)


class _Headers(Mapping[str, str]):
    """Headers as text, by their names in lower case but found without regard to it."""

    def __init__(self, raw: Mapping[bytes, bytes]) -> None:
        self._raw = raw

    def __getitem__(self, name: str) -> str:
        return self._raw[name.lower().encode()].decode("utf-8", "surrogateescape").strip()

    def __iter__(self) -> Iterator[str]:
        return (name.decode("ascii", "surrogateescape") for name in self._raw)

    def __len__(self) -> int:
        return len(self._raw)


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


@lru_cache(maxsize=32)
def _media_type(told: bytes) -> str:
    return told.partition(b";")[0].strip().lower().decode("utf-8", "surrogateescape")


def _late(watch: Watch) -> str:
    return f"no answer in time ({watch.late})" if watch.late else ""


def _reason(error: Exception) -> str:
    if isinstance(error, Broken):
        return str(error)
    if isinstance(error, TimeoutError) and not str(error):
        return "not over in time"
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
