"""What HTTP/1.1 is written like: an answer's head, a request's target, and the few answers that
are given before any application is asked."""

from __future__ import annotations

import http
import json
import re
from collections.abc import Iterable
from urllib.parse import unquote

import httptools

from seedbed.errors import InternalError, InvalidRequest, Overloaded, SeedbedError
from seedbed.wire.call import Header
from seedbed.wire.refusals import error_body

LONGEST_HEAD = 64 * 1024
"""Bytes of request line and headers; also read at a time, so that no more than this of a body
has been read when its headers are looked at."""
MOST_HEADERS = 256
"""Of one request. Each takes a hundred bytes of memory, and as few as five of a head."""
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
CLOSE: Header = (b"connection", b"close")

_PLAIN = re.compile(rb"/[\w.~/-]*")
_FIELD = b": ".join
_PRINTED = bytes({*range(256)} - {*range(32), 127} | {ord("\t")})


class BadTarget(ValueError):
    """A request line that asks for nothing."""


def target(url: bytes) -> tuple[str, bytes, bytes]:
    """The path, the same as it came, and the query. Raises: BadTarget."""
    if _PLAIN.fullmatch(url):
        return str(url, "ascii"), url, b""
    try:
        parts = httptools.parse_url(url)
        return unquote(str(parts.path, "ascii")), parts.path, parts.query or b""
    except (httptools.HttpParserError, UnicodeError, TypeError) as error:
        raise BadTarget() from error


def head(status: int, headers: Iterable[Header]) -> bytes:
    """An answer's status and headers, ready to be sent.

    Raises: RuntimeError for a header that would be more than one line.
    """
    lines = [*map(_FIELD, headers), b"\r\n"]
    text = b"\r\n".join(lines)
    if text.translate(None, _PRINTED) != b"\r\n" * len(lines):
        raise RuntimeError("a header has a control character in it")
    return _STATUS[status] + text


def _status_line(status: int) -> bytes:
    try:
        phrase = http.HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    return f"HTTP/1.1 {status} {phrase}\r\n".encode()


_STATUS = {status: _status_line(status) for status in range(100, 600)}


def _last_words(status: int, error: SeedbedError, *headers: Header) -> bytes:
    body = json.dumps(error_body(error, "-")).encode()
    fields = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        *headers,
        CLOSE,
    ]
    return head(status, fields) + body


NO_ROOM = _last_words(
    429,
    Overloaded("The server has as many connections as it can serve. Please retry later."),
    (b"retry-after", b"1"),
    (b"x-should-retry", b"true"),
)
LONG_HEAD = _last_words(
    431,
    InvalidRequest(
        f"The request's headers are longer than {LONGEST_HEAD} bytes or more than {MOST_HEADERS}."
    ),
    (b"x-should-retry", b"false"),
)
NOT_HTTP = _last_words(
    400,
    InvalidRequest("What was sent cannot be read as an HTTP request."),
    (b"x-should-retry", b"false"),
)
FAILED = _last_words(500, InternalError(), (b"x-should-retry", b"false"))
"""What an application's defect is answered with, when it has sent nothing."""
