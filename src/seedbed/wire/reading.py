"""Reading requests from the bytes of a connection."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import httptools

from seedbed.logs import log
from seedbed.wire.call import Header
from seedbed.wire.exchange import Exchange, Line
from seedbed.wire.http1 import LONG_HEAD, MOST_HEADERS, NOT_HTTP, BadTarget, target

if TYPE_CHECKING:
    from starlette.types import Scope

_NOWHERE: deque[Header] = deque(maxlen=0)
_STOPS = (httptools.HttpParserError, httptools.HttpParserUpgrade)
_MOST_FOUND = 100  # requests; a read has room for thousands, of a hundred times its memory


class Enough(Exception):
    """As many requests came at once as are answered on one connection."""


class Crowded(Enough):
    """A request has more headers than any needs."""


class Reader:
    """Takes bytes as they come, and finds requests in them.

    `ends` is what is in every scope of this connection: who is at either end of it.
    """

    def __init__(self, line: Line, ends: Scope, state: dict[str, Any]) -> None:
        self.found: deque[tuple[Exchange, Scope]] = deque()
        """Those whose headers are there, with their scopes; for others to take."""
        self.unended: Exchange | None = None
        """The one whose body is still coming."""
        self.target = b""
        """Of the one whose headers are still coming; empty when there is none."""
        self._line = line
        self._ends = ends
        self._state = state
        self._headers: list[Header] | deque[Header] = []
        self._parser = httptools.HttpRequestParser(self)

    @property
    def crowded(self) -> bool:
        """Whether the request whose headers are still coming has too many of them."""
        return len(self._headers) > MOST_HEADERS

    def feed(self, data: memoryview) -> bytes | None:
        """Read on; what to refuse it with, if neither this nor what follows is to be read."""
        try:
            self._parser.feed_data(data)
            return None
        except httptools.HttpParserUpgrade as stop:
            ended = stop.args[0]
        except httptools.HttpParserError as stop:
            return _refusal(stop)
        return self.feed(data[ended:]) if self._read_without_upgrade() else NOT_HTTP

    def give_up(self) -> Exchange | None:
        """Forget the request whose body is still coming, and say which it is."""
        unended, self.unended = self.unended, None
        if self.found and self.found[-1][0] is unended:
            self.found.pop()
        return unended

    def close(self) -> None:
        """Nothing more will be read."""
        self.found.clear()
        self.unended = None
        del self._parser, self._line  # which have a hold on this

    # -- called by the parser -----------------------------------------------------------------

    def on_url(self, part: bytes) -> None:
        """Some of the request's target."""
        self.target += part

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header. Trailers, which come after the body, are not kept: nobody reads them."""
        self._headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """The request can be answered, as soon as all is looked at that was read with it.

        Raises: BadTarget; Enough; Crowded.
        """
        found, headers = self.found, self._headers
        if found and len(found) >= _MOST_FOUND:
            raise Enough()
        if len(headers) > MOST_HEADERS:
            raise Crowded()
        parser = self._parser
        path, raw_path, query = target(self.target)
        method = parser.get_method().decode()
        version = parser.get_http_version()
        exchange = self.unended = Exchange(self._line, headers, method, version)
        exchange.keeps = version == "1.1" and parser.should_keep_alive()
        scope = {
            **self._ends,
            "http_version": version,
            "method": method,
            "path": path,
            "raw_path": raw_path,
            "query_string": query,
            "headers": headers,
            "state": self._state.copy(),
        }
        found.append((exchange, scope))
        self.target = b""
        self._headers = _NOWHERE

    def on_body(self, part: bytes) -> None:
        """Some of its body."""
        assert self.unended is not None  # by the parser's order
        self.unended.parts.append(part)

    def on_message_complete(self) -> None:
        """All of it is here."""
        ended, self.unended = self.unended, None
        self._headers = []
        if ended is not None:
            ended.is_whole()

    # -- what is no plain request -------------------------------------------------------------

    def _read_without_upgrade(self) -> bool:
        """Read a request again as if it had not asked for another protocol, as it may: the
        parser leaves out its body, and would take that for the next request. False for one
        that can be nothing else."""
        _, scope = self.found.pop()
        if scope["method"] == "CONNECT":
            return False
        url = b"?".join(filter(None, (scope["raw_path"], scope["query_string"])))
        lines = [
            b"%b %b HTTP/%b" % (scope["method"].encode(), url, scope["http_version"].encode()),
            *(b": ".join(header) for header in scope["headers"] if header[0] != b"upgrade"),
            b"\r\n",
        ]
        self._parser = httptools.HttpRequestParser(self)
        try:
            self._parser.feed_data(b"\r\n".join(lines))
        except _STOPS:
            return False
        return True


def _refusal(stop: httptools.HttpParserError) -> bytes:
    """What is said of that for which the parser stopped; a defect of ours is logged."""
    why = stop.__context__
    if isinstance(stop, httptools.HttpParserCallbackError) and not isinstance(
        why, BadTarget | Enough
    ):
        log.error("unread", stop)
    return LONG_HEAD if isinstance(why, Crowded) else NOT_HTTP
