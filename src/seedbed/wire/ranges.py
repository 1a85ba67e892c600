"""What part of a file an HTTP request wants, and whether the client has it already.

Source: RFC 9110 sections 13 (conditions) and 14 (ranges).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import formatdate, parsedate_to_datetime

from seedbed.values import dataclass

# One range alone. Several are answered with the whole file, which RFC 9110 allows, so that
# overlapping ranges cannot multiply the work (reliability.md section 2.5).
_ONE_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,19})-([0-9]{0,19})[ \t]*", re.IGNORECASE)
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` up to, not including, `stop`."""

    start: int
    stop: int

    @property
    def count(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one version of a file from another: a strong entity tag, and its time."""

    etag: str
    modified: int

    @property
    def last_modified(self) -> str:
        """The time as an HTTP date."""
        return formatdate(self.modified, usegmt=True)


def unchanged(headers: Mapping[str, str], now_is: Validators) -> bool:
    """Whether a GET or HEAD may be answered 304: the client's copy is this very file.

    `headers` have lower-case names. If-None-Match, where present, decides alone.
    """
    tags = headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or now_is.etag in _TAG.findall(tags)
    since = _date(headers.get("if-modified-since", ""))
    return since is not None and now_is.modified <= since


def wanted(headers: Mapping[str, str], size: int, now_is: Validators) -> Span | None:
    """The part of a file of `size` bytes that a GET asks for; None for all of it.

    A range that begins past the end is an empty `Span`, to be answered 416. A range that is
    malformed, several at once, or of another version than `If-Range` names, is all of it.
    """
    match = _ONE_RANGE.fullmatch(headers.get("range", ""))
    if match is None or not _same_version(headers.get("if-range"), now_is):
        return None
    first, last = match.groups()
    if first:
        start = int(first)
        stop = min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
        return Span(start, stop) if start < size else Span(size, size)
    if last:
        return Span(max(0, size - int(last)), size)
    return None


def _same_version(condition: str | None, now_is: Validators) -> bool:
    if condition is None:
        return True
    if condition.lstrip().startswith('"'):
        return condition.strip() == now_is.etag
    # A weak tag never matches here, and a date only exactly.
    return condition.strip() == now_is.last_modified


def _date(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None
