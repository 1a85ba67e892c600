"""What JSON's grammar allows and this server does not, found by reading the text itself.

`check_shape` comes before the parser, so that a hostile body costs next to nothing;
`check_meaning` after it, on text that is known to be valid JSON. Neither is slower than a few
passes over the body, whatever is in it.
"""

from __future__ import annotations

import math
import re
from typing import Any

from pydantic_core import from_json

from seedbed.errors import InvalidRequest

DEEPEST = 32
"""Arrays and objects inside one another (reliability.md section 2.3); the API needs three."""
_MOST_VALUES = 10_000  # commas or quotes in one body; an honest one has some hundreds
_LONGEST_SHOWN = 40
_SHORT = 8 * 1024  # bytes, and so fewer values than the most

_STRETCH = 4 * 1024 * 1024  # bytes counted at a time
_BLANK = re.compile(rb"[ \t\r\n]*")
_BRACKET = re.compile(rb'["{}\[\]]')
# A number is matched whole, so that none is looked at twice.
_MARK = re.compile(rb'["{}\[\],NI]|[0-9][0-9.eE+-]*')
# Outside its strings: one object of numbers that no float is too small for, and words.
_PLAIN = re.compile(rb"\s*+\{(?:[\s:,a-z]|[0-9.-]{1,20}+(?![0-9.eE]))*+\}\s*+")
_WIDE = ((b"\xff\xfe", "UTF-16 or UTF-32"), (b"\xfe\xff", "UTF-16"), (b"\0", "UTF-16 or UTF-32"))


def check_shape(body: bytes) -> None:
    """Judge a body before it is parsed. Raises: InvalidRequest.

    Refused: nothing at all, another encoding than UTF-8, a byte order mark, more values than
    any request has, and nesting deeper than DEEPEST.
    """
    if len(body) <= _SHORT and body[:1] == b"{" and body[1:2] != b"\0":
        _check_depth(body)  # all the rest is told by these
        return
    if _BLANK.fullmatch(body):
        raise InvalidRequest("The request body is empty; a JSON object is expected.")
    for start, encoding in _WIDE:
        if start in body[:2]:
            raise InvalidRequest(f"The request body must be UTF-8; this one looks like {encoding}.")
    if body.startswith(b"\xef\xbb\xbf"):
        # RFC 8259 section 8.1: senders must not add one, and readers on the way may differ.
        raise InvalidRequest("The request body must be UTF-8 without a byte order mark.")
    # Counting is a fraction of the cost of building a million values only to refuse them.
    if _count(body, b",") > _MOST_VALUES or _count(body, b'"') > _MOST_VALUES:
        raise InvalidRequest("The request body has too many values.")
    _check_depth(body)


def check_meaning(body: bytes, names: int = -1) -> None:
    """Judge a body that a parser has found to be valid JSON. Raises: InvalidRequest.

    `names`: how many different ones the parser found, of an object that has all of the body.

    The parser keeps the last of two equal names and reads NaN, which RFC 8259 has not; other
    readers on the way (a proxy, a log) may have kept the first. A number beyond a float's range
    (1e999) would become Infinity, and some databases cannot hold a NUL character.
    """
    if len(body) <= _SHORT and b"\\" not in body and _is_plain(body, names):
        return
    if b"\\u0000" in body:
        _check_nul(body)
    opened: list[set[str] | None] = []  # one per open bracket; None for an array
    expects_name = False
    at = 0
    while mark := _MARK.search(body, at):
        kind, at = mark[0], mark.end()
        if kind == b'"':
            end = string_end(body, at)
            seen = opened[-1] if opened else None
            if expects_name and seen is not None:
                name = str(from_json(body[at - 1 : end]))
                if name in seen:
                    raise InvalidRequest(
                        f"The request body has the name {_shown(name)} more than once."
                    )
                seen.add(name)
            expects_name, at = False, end
        elif kind == b"{":
            opened.append(set())
            expects_name = True
        elif kind == b"[":
            opened.append(None)
            expects_name = False
        elif kind in b"}]":
            opened.pop()
            expects_name = False
        elif kind == b",":
            expects_name = opened[-1] is not None
        elif kind in b"NI":
            raise InvalidRequest(
                "The request body is not valid JSON: NaN and Infinity are no JSON numbers."
            )
        elif len(kind) > 4 and math.isinf(float(kind)):
            raise InvalidRequest("The request body has a number that is too large.")


def value_of(text: str) -> Any:
    """The JSON value in one field of a form, by the same law as a whole body.

    Raises: ValueError for text that is no JSON; InvalidRequest for JSON that is refused.
    """
    body = text.encode()
    if not body.strip():
        raise ValueError("nothing is no JSON")
    check_shape(body)
    value = from_json(body)
    check_meaning(body)
    return value


def string_end(body: bytes, start: int) -> int:
    """Just past the closing quote of the string whose first character is at `start`.

    Raises: ValueError if there is none.
    """
    end = body.index(b'"', start)
    while body[end - 1] == 0x5C:  # a backslash: the quote is escaped if their number is odd
        if _backslashes(body, start, end) % 2 == 0:
            break
        end = body.index(b'"', end + 1)
    return end + 1


def _count(body: bytes, byte: bytes) -> int:
    """How often it occurs; a stretch at a time, so that other threads come to their turn."""
    return sum(body.count(byte, at, at + _STRETCH) for at in range(0, len(body), _STRETCH))


def _backslashes(body: bytes, start: int, end: int) -> int:
    """How many backslashes stand right before `end`, none of them before `start`.

    Looks at no more than twice their number: a string may have very many escaped quotes.
    """
    window = 16
    while True:
        text = body[max(start, end - window) : end]
        count = len(text) - len(text.rstrip(b"\\"))
        if count < window:
            return count
        window *= 2


def _is_plain(body: bytes, names: int) -> bool:
    """Whether an object without escapes holds only strings, usual numbers and words, each under
    a name of its own: nearly every request, told at a fifth of the cost."""
    between = b"".join(body.split(b'"')[::2])
    return between.count(b":") == names and _PLAIN.fullmatch(between) is not None


def _check_depth(body: bytes) -> None:
    if body.count(b"[") + body.count(b"{") <= DEEPEST:
        return
    depth = at = 0
    while mark := _BRACKET.search(body, at):
        kind, at = mark[0], mark.end()
        if kind == b'"':
            try:
                at = string_end(body, at)
            except ValueError:
                return  # not JSON, as the parser will say better
        elif kind in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise InvalidRequest(f"The request body is nested more than {DEEPEST} levels deep.")
        else:
            depth -= 1


def _check_nul(body: bytes) -> None:
    at = -1
    while (at := body.find(b"\\u0000", at + 1)) >= 0:
        if _backslashes(body, 0, at) % 2 == 0:
            raise InvalidRequest("The request body must not contain NUL characters.")


def _shown(name: str) -> str:
    return repr(name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "…")
