"""Answers read as they arrive: cut anywhere, with pictures of any length, escaped or not."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import random
from collections.abc import AsyncGenerator
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.engines.upstream.answers import ServerEvent, read_events, read_json
from seedbed.engines.upstream.dialect import Ambiguous
from seedbed.engines.upstream.lent_memory import LentMemory
from seedbed.engines.upstream.long_body import Room, Take, anywhere
from seedbed.engines.upstream.results import Results, ResultsPlace
from seedbed.engines.upstream.spooled import Broken, SpooledFile, SpooledText
from seedbed.engines.upstream.upstream import Upstream


class Cut:
    """An answer whose body comes in pieces that end at the given places."""

    status, media_type, request_id, retry_after = 200, "application/json", "up-1", None

    def __init__(self, body: bytes, at: list[int]) -> None:
        self.headers: dict[str, str] = {}
        places = sorted({0, len(body), *(place % (len(body) + 1) for place in at)})
        self.pieces = [body[a:b] for a, b in pairwise(places)]

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        for piece in self.pieces:
            yield piece

    def at_once(self) -> bytes | None:
        return self.pieces[0] if len(self.pieces) == 1 else None

    async def pour(self, take: Take, room: Room = anywhere) -> None:
        async for piece in self.chunks():
            left = piece
            while left:
                given = room()
                held = memoryview(bytearray(left)) if given is None else given[: len(left)]
                held[:] = left[: len(held)]
                left = left[len(held) :]
                take(held)
                if given is None:
                    held[:] = b"!" * len(held)  # it is good no longer

    async def read(self, limit: int = 65536) -> bytes:
        return b"".join(self.pieces)[:limit]


class Littered(LentMemory):
    """What was in a part is of no use to anybody."""

    def lend(self) -> memoryview | None:
        part = super().lend()
        if part is not None:
            part[:] = b"?" * len(part)
        return part


MEMORIES = [(1, 4), (3, 8), (40, 100), (1, 1 << 20)]
"""Parts and their bytes: pictures go through files, or begin in memory, or have many parts."""


def results(folder: Path, memory: tuple[int, int] | None = None) -> Results:
    """Without a memory, of pictures that have to be files."""
    nothing = cast(Any, None)
    place = ResultsPlace(folder, nothing, nothing)
    if memory is not None:
        place.memory = Littered(*memory)
    return Results(place, cast(Upstream, nothing), only_sent=memory is not None)


BROKEN = "broken"


def shown(value: Any) -> Any:
    """A value with its pictures read, and the word for those that are broken."""
    if isinstance(value, Broken):
        assert value.cause.startswith("the upstream's picture: ")
        return BROKEN
    if isinstance(value, SpooledFile | SpooledText):
        with value.open() as file:
            return file.read()
    if isinstance(value, list):
        return [shown(item) for item in value]
    return {name: shown(item) for name, item in value.items()} if isinstance(value, dict) else value


def heard(body: bytes, at: list[int], folder: Path) -> Any:
    """What is understood of it: the same, wherever pictures are kept."""

    async def read(memory: tuple[int, int] | None, length: str) -> Any:
        answer, place = Cut(body, at), results(folder, memory)
        answer.headers["content-length"] = length
        try:
            return shown(await read_json(answer, place))
        finally:
            place.close()

    found = asyncio.run(read(None, ""))
    memory = MEMORIES[len(body) % len(MEMORIES)]
    for length in ("", str(len(body))):
        assert asyncio.run(read(memory, length)) == found
    return found


def events(body: bytes, at: list[int], folder: Path) -> list[ServerEvent]:
    async def read() -> list[ServerEvent]:
        found = []
        async for event in read_events(Cut(body, at), results(folder)):
            found.append(ServerEvent(event.name, shown(event.data)))
        return found

    return asyncio.run(read())


def coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


ITEMS = st.lists(
    st.one_of(
        st.binary(min_size=1, max_size=200),
        st.text(max_size=40),
        st.just('"b64_json":"not one"'),
    ),
    max_size=4,
)

STYLES: list[dict[str, Any]] = [
    {}, {"indent": 2}, {"ensure_ascii": False, "separators": (",", ":")},
]  # fmt: skip


def answer_of(items: list[bytes | str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An answer on the wire, and as it should be understood."""
    wire = [
        {"b64_json": coded(item)} if isinstance(item, bytes) else {"url": item} for item in items
    ]
    right = [{"b64_json": item} if isinstance(item, bytes) else {"url": item} for item in items]
    more = {"b64_json_like": "b64_json", "usage": {"n": len(items)}}
    return {"data": wire, **more}, {"data": right, **more}


@given(items=ITEMS, at=st.lists(st.integers(0, 5000), max_size=12), style=st.integers(0, 2))
def test_an_answer_is_understood_wherever_it_is_cut(
    items: list[bytes | str], at: list[int], style: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    wire, right = answer_of(items)
    body = json.dumps(wire, **STYLES[style]).encode()
    folder = tmp_path_factory.mktemp("spools")
    assert heard(body, at, folder) == right


def test_an_answer_is_understood_cut_at_every_byte(tmp_path: Path) -> None:
    wire, right = answer_of([b"one picture", "https://example.com/a?b=1&c=2", b"\xff" * 7])
    body = json.dumps(wire).encode()
    for place in range(len(body) + 1):
        assert heard(body, [place], tmp_path) == right
    assert heard(body, list(range(len(body))), tmp_path) == right


@pytest.mark.parametrize(
    ("plain", "written"),
    [("/", "\\/"), ("+", "\\u002b"), ("+", "\\u002B"), ("=", "\\u003d")],
)
def test_escapes_in_base64_are_read(tmp_path: Path, plain: str, written: str) -> None:
    data = bytes(range(256)) + b"\xfb\xef\xff" * 9 + b"\xfb"
    text = coded(data)
    assert plain in text
    body = ('{"b64_json":"' + text.replace(plain, written) + '","n":1}').encode()
    for place in range(0, len(body), 3):
        assert heard(body, [place, place + 1, place + 4], tmp_path) == {"b64_json": data, "n": 1}


@settings(max_examples=40)
@given(
    length=st.integers(1, 400_000),
    every=st.one_of(st.just(1 << 20), st.integers(1_000, 90_000)),
    escaped=st.integers(0, 3),
)
def test_a_picture_of_many_pieces_is_the_same_file(
    length: int, every: int, escaped: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Around the sizes in which it is written, with some escapes in it or none."""
    data = random.Random(length).randbytes(length)
    text = coded(data).replace("/", "\\/", escaped)
    body = ('{"b64_json":"' + text + '","n":1}').encode()
    folder = tmp_path_factory.mktemp("spools")
    assert heard(body, list(range(0, len(body), every)), folder) == {"b64_json": data, "n": 1}


async def test_a_shorter_picture_may_lie_where_a_longer_one_lay(tmp_path: Path) -> None:
    nothing = cast(Any, None)
    where = ResultsPlace(tmp_path, nothing, nothing)
    place, files = Results(where, cast(Upstream, nothing)), where.files
    for length in (300_000, 150_000, 5, 200_000):
        data = random.Random(length).randbytes(length)
        body = ('{"b64_json":"' + coded(data) + '"}').encode()
        told = await read_json(Cut(body, [1000, 2000]), place)
        path = told["b64_json"].path
        assert (told["b64_json"].byte_count, path.read_bytes()) == (length, data)
        files.give_back(path)
    assert len(os.listdir(tmp_path)) == 1  # noqa: PTH208 # in a coroutine


@pytest.mark.parametrize("text", ["AAA=AAAA", "AA==A", "AAAAAA==AAAAAAAA", "A===", "AAAAA"])
def test_what_goes_on_after_its_end_is_no_base64(tmp_path: Path, text: str) -> None:
    body = ('{"b64_json":"' + text + '"}').encode()
    for places in ([], *([place] for place in range(len(body))), list(range(len(body)))):
        assert heard(body, places, tmp_path) == {"b64_json": BROKEN}


def test_wrapped_base64_and_data_uris_are_read(tmp_path: Path) -> None:
    data = bytes(range(250))
    text = coded(data)
    wrapped = "\\n".join(text[i : i + 76] for i in range(0, len(text), 76))
    assert heard(f'{{"b64_json":"{wrapped}"}}'.encode(), [7, 90, 91, 92], tmp_path) == {
        "b64_json": data
    }
    uri = f'{{"b64_json":"data:image/png;base64,{text}"}}'.encode()
    assert heard(uri, [200], tmp_path) == {"b64_json": data}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("data:image/png;base64,QUJD", b"ABC"),
        ("data:image\\/png;base64,QUJD", b"ABC"),
        ("data:image/png;base64\\u002cQUJD", b"ABC"),
        ("data:\\/,QQ==", b"A"),
        ("data:image/png;name=" + "x" * 100 + ";base64,QUJD", b"ABC"),
        ("data:image/png;base64,", ""),
        ("data", base64.b64decode("data")),
        ("dataQUJD", base64.b64decode("dataQUJD")),
        ("dQ==", b"u"),
        ("d\\/==", base64.b64decode("d/==")),
        ("\\/9==", base64.b64decode("/9==")),
        ("data:image/png", BROKEN),
        ("data:" + "x" * 300, BROKEN),
    ],
)
def test_a_data_uri_is_read_cut_at_every_byte(
    tmp_path: Path, written: str, found: bytes | str
) -> None:
    body = f'{{"b64_json":"{written}"}}'.encode()
    for places in ([], *([place] for place in range(len(body))), list(range(len(body)))):
        assert heard(body, places, tmp_path) == {"b64_json": found}


@pytest.mark.parametrize("text", ["@@@@", "abc", "AAAA=AAA", "A" * 5])
def test_what_is_no_base64_costs_no_other_picture(tmp_path: Path, text: str) -> None:
    body = f'[{{"b64_json":"{text}"}},{{"b64_json":"{coded(b"good")}"}}]'.encode()
    for place in range(len(body)):
        assert heard(body, [place], tmp_path) == [{"b64_json": BROKEN}, {"b64_json": b"good"}]


def test_an_empty_picture_is_an_empty_text(tmp_path: Path) -> None:
    body = b'{"b64_json":"","url":"u"}'
    for place in range(len(body)):
        assert heard(body, [place], tmp_path) == {"b64_json": "", "url": "u"}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"<html>", b'{"b64_json":"AAAA', b"\xff\xfe", b"[" * 100_000,
     b'{"a":"' + b"x" * 1_100_000 + b'"}'],
)  # fmt: skip
def test_what_is_no_json_is_ambiguous(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(Ambiguous):
        heard(body, [1, 2, 3], tmp_path)


@pytest.mark.parametrize(
    ("body", "prompt"),
    [
        (b'{"url":"u","prompt":"half \\ud83d"}', "half \ufffd"),
        (b'{"url":"u","prompt":"other half \\uDE00."}', "other half \ufffd."),
        (
            b'{"url":"u","prompt":"\\ud83d\\ud83d\\ude00\\\\ud83d\\ude00\\n"}',
            "\ufffd\U0001f600\\ud83d\ufffd\n",
        ),
        (b'{"url":"u","prompt":"half \xed\xa0\xbd"}', "half \ufffd\ufffd\ufffd"),
        (b'{"url":"u","prompt":"caf\xe9 \\ud83d\\ude00"}', "caf\ufffd \U0001f600"),
        (b'\xef\xbb\xbf{"url":"u","prompt":"marked"}', "marked"),
    ],
)
def test_an_answer_that_was_paid_for_may_hold_text_that_is_none(
    tmp_path: Path, body: bytes, prompt: str
) -> None:
    assert heard(body, [], tmp_path) == {"url": "u", "prompt": prompt}


def test_a_null_picture_is_null(tmp_path: Path) -> None:
    assert heard(b'{"b64_json":null,"url":"u"}', [], tmp_path) == {"b64_json": None, "url": "u"}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_events_are_understood_cut_at_every_byte(tmp_path: Path, line_end: str) -> None:
    picture = b"a picture of some bytes"
    lines = [
        ": a comment", "", "event: one", f'data: {{"b64_json":"{coded(picture)}","n":1}}', "",
        'data: {"a":', 'data: "b"}', "", "id: 7", "retry: 3", "", "event: two",
        f'data: {{"b64_json":"{coded(b"second")}"}}', "", "data: [DONE]", "", "",
    ]  # fmt: skip
    body = line_end.join(lines).encode()
    right = [
        ServerEvent("one", {"b64_json": picture, "n": 1}),
        ServerEvent("", {"a": "b"}),
        ServerEvent("two", {"b64_json": b"second"}),
        ServerEvent("", None),
    ]
    for place in range(0, len(body) + 1):
        assert events(body, [place], tmp_path) == right
    assert events(body, list(range(len(body))), tmp_path) == right


@pytest.mark.parametrize("blank", ["\n\r\n", "\r\n\n", "\r\r\n", "\r\n\r", "\n\r", "\r\n\r\n\n\r"])
def test_events_end_with_any_mix_of_line_ends(tmp_path: Path, blank: str) -> None:
    body = f'event: one\r\ndata: {{"a":\rdata: 1}}{blank}data: {{"b":2}}{blank}'.encode()
    right = [ServerEvent("one", {"a": 1}), ServerEvent("", {"b": 2})]
    for place in range(len(body) + 1):
        assert events(body, [place], tmp_path) == right
    assert events(body, list(range(len(body))), tmp_path) == right


@pytest.mark.parametrize(
    "other",
    [
        "event: ping\ndata:",
        "event: error\ndata: ",
        "event: ping\ndata: ping",
        "event: ping",
        "data: {",
    ],
)
def test_an_event_that_tells_nothing_is_passed_over(tmp_path: Path, other: str) -> None:
    body = f'{other}\n\ndata: {{"a":1}}\n\n{other}\n\n'.encode()
    assert events(body, [9], tmp_path) == [ServerEvent("", {"a": 1})]


@pytest.mark.parametrize(
    "broken",
    [
        'data: {"b64_json":"QUJD"',
        'event: image_generation.completed\ndata: {"url":"u',
        'data: {"type":"image_generation.partial_succeeded","url":"u',
        "event: error\ndata: overloaded",
    ],
)
def test_a_broken_event_that_tells_of_a_picture_or_an_error_is_ambiguous(
    tmp_path: Path, broken: str
) -> None:
    with pytest.raises(Ambiguous):
        events(f"{broken}\n\n".encode(), [9], tmp_path)


def test_an_event_is_told_before_the_next_one_comes(tmp_path: Path) -> None:
    async def watch() -> list[int]:
        sent: list[int] = []

        class Slow(Cut):
            async def chunks(self) -> AsyncGenerator[bytes, None]:
                for number in range(4):
                    sent.append(number)
                    yield f'data: {{"n":{number}}}\n\n'.encode()

        told_at = []
        async for _ in read_events(Slow(b"", []), results(tmp_path)):
            told_at.append(len(sent))
        return told_at

    assert asyncio.run(watch()) == [1, 2, 3, 4]


def test_what_was_begun_and_not_kept_is_removed(tmp_path: Path) -> None:
    place = results(tmp_path)
    body = f'{{"data":[{{"b64_json":"{coded(b"x" * 100)}"}},{{"b64_json":"AAAA'.encode()
    with pytest.raises(Ambiguous):
        asyncio.run(read_json(Cut(body, [30, 90]), place))
    assert len(list(tmp_path.iterdir())) == 2
    place.close()
    assert list(tmp_path.iterdir()) == []
