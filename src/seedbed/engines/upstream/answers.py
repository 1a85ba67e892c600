"""An upstream's JSON and event streams, read while they arrive.

A picture in base64 is many megabytes of one string. It goes piece by piece into a file and never
stands in memory; only the rest of the answer, which is small, is kept and parsed.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from seedbed.engines.upstream.dialect import Ambiguous

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Answer
    from seedbed.engines.upstream.results import Results
    from seedbed.engines.upstream.spool import Spool

_MOST_TEXT = 1024 * 1024  # of an answer, or of one event, besides its pictures
_PICTURE = re.compile(rb'"b64_json"\s{0,8}:\s{0,8}"')
_LOOK_BACK = 32  # longer than what _PICTURE matches
_BLANK_LINE = re.compile(rb"(?>\r\n|\n|\r){2}")  # and what ends the line before it
_LINE_END = re.compile(r"\r\n|\n|\r")
_DONE = "[DONE]"
_ESCAPE = re.compile(  # what is caught is half of a surrogate pair
    r"\\(?:ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|(ud[89a-f][0-9a-f]{2})|.)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One event of a stream: its name, "" without one, and its JSON, None for the final [DONE]."""

    name: str
    data: Any


async def read_json(answer: Answer, results: Results) -> Any:
    """The whole answer, a `Spooled` in place of the text of every `b64_json` that is not empty.

    Raises: Ambiguous for a body that is cut, is no JSON, or has a megabyte of other things.
    """
    text = answer.at_once()
    if text is not None and b"b64_json" not in text:  # links: nothing to be strained
        return _parsed(text, (), answer)
    strainer = _Strainer(results, answer)
    await answer.pour(strainer.feed, strainer.room)
    return _parsed(strainer.text, strainer.spools, answer)


async def read_events(answer: Answer, results: Results) -> AsyncGenerator[ServerEvent, None]:
    """The events of a text/event-stream, each as soon as its last byte is there.

    As `read_json` in what stands for pictures and what it raises; but what is no JSON, and tells
    of neither a picture nor an error, is passed over, as a ping is. The stream's end is the end of
    the iteration, whether [DONE] came or not.
    """
    strainer = _Strainer(results, answer)
    async with aclosing(answer.chunks()) as chunks:
        async for chunk in chunks:
            strainer.feed(chunk)
            while (text := strainer.take_event()) is not None:
                event = _event(text, strainer, answer)
                if event is not None:
                    yield event
    last = _event(strainer.text, strainer, answer)
    if last is not None:
        yield last


class _Strainer:
    """Lets text pass and diverts pictures into spools; a number stays in their place."""

    def __init__(self, results: Results, answer: Answer) -> None:
        self._results, self._answer = results, answer
        self._came = 0
        self.text = bytearray()
        """What was let pass, and not taken yet."""
        self._searched = 0  # before this position of the text nothing is looked for again
        self._spool: Spool | None = None
        self.spools: list[Spool] = []

    def feed(self, piece: memoryview | bytes) -> None:
        """Take the next piece of the body, whatever it begins and ends with."""
        self._came += len(piece)
        if self._spool is not None and self._spool.take(piece):
            return
        chunk = bytes(piece)
        while chunk:
            if self._spool is None:
                chunk = self._until_picture(chunk)
                continue
            end = chunk.find(b'"')
            if end < 0:
                self._spool.add(chunk)
                return
            self._spool.add(chunk[:end])
            self._spool.end()
            self._spool = None
            chunk = chunk[end:]  # the quotation mark closes the number

    def room(self) -> memoryview | None:
        """See `Room`."""
        return None if self._spool is None else self._spool.room()

    def take_event(self) -> bytes | None:
        """The text before the first blank line, if one has come."""
        found = _BLANK_LINE.search(self.text)
        if found is None:
            return None
        text = bytes(self.text[: found.start()])
        del self.text[: found.end()]
        self._searched = max(0, self._searched - found.end())
        return text

    def _until_picture(self, chunk: bytes) -> bytes:
        """Take text up to the beginning of a picture; what is left of the chunk then."""
        start = max(self._searched, len(self.text) - _LOOK_BACK)
        self.text += chunk
        found = _PICTURE.search(self.text, start)
        if found is None:
            if len(self.text) > _MOST_TEXT:
                raise Ambiguous("an answer with more than a megabyte besides its pictures")
            return b""
        after = bytes(self.text[found.end() :])
        del self.text[found.end() :]
        self.text += str(len(self.spools)).encode()
        self._searched = len(self.text)
        length = self._answer.headers.get("content-length", "")
        to_come = int(length) - self._came if length.isdecimal() else 0
        self._spool = self._results.spool(max(0, to_come + len(after)))
        self.spools.append(self._spool)
        return after


def _event(text: bytes | bytearray, strainer: _Strainer, answer: Answer) -> ServerEvent | None:
    """The event in its lines; None for a comment or nothing. Source: WHATWG HTML section 9.2."""
    name, lines = "", []
    for line in _LINE_END.split(text.decode("utf-8", "replace").removeprefix("\ufeff")):
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            lines.append(value)
    data = "\n".join(lines).strip()
    if not data:
        return None
    if data == _DONE:
        return ServerEvent(name, None)
    try:
        return ServerEvent(name, _parsed(data.encode(), strainer.spools, answer))
    except Ambiguous:
        if name == "error" or b"image_" in text or b"b64_json" in text:
            raise
        return None


def _parsed(text: bytes | bytearray, spools: Sequence[Spool], answer: Answer) -> Any:
    try:
        value = _read(text.removeprefix(b"\xef\xbb\xbf"))
        return _with_pictures(value, spools) if b"b64_json" in text else value
    except (ValueError, RecursionError, IndexError) as error:
        raise Ambiguous(
            f"a {answer.media_type or 'nameless'} body that is no JSON: {error}",
            request_id=answer.request_id,
        ) from error


def _read(text: bytes | bytearray) -> Any:
    try:
        return from_json(text)
    except ValueError:
        # Slower, and takes text that is not quite Unicode: the answer was paid for. What is not
        # becomes U+FFFD, so that it can be sent on.
        mended = _ESCAPE.sub(
            lambda found: r"\ufffd" if found[1] else found[0], text.decode("utf-8", "replace")
        )
        return json.loads(mended, strict=False)


def _with_pictures(value: Any, spools: Sequence[Spool]) -> Any:
    """The same value with what came of it for each picture's number."""
    if isinstance(value, list):
        return [_with_pictures(item, spools) for item in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _with_pictures(item, spools) for name, item in value.items()}
    if isinstance(whole.get("b64_json"), str):
        whole["b64_json"] = spools[int(whole["b64_json"])].spooled()
    return whole
