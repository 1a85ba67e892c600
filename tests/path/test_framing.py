"""Event streams survive any cut: what a client reads does not hang on how bytes arrive."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import make_plan
from seedbed.settings import Settings
from seedbed.types import Completed, Event, ImageFailed, ImageReady, Link, Plan, Size, Usage
from seedbed.wire.events import COMPLETED, DONE, FAILED, HEARTBEAT, SUCCEEDED, frame
from seedbed.wire.request import from_fields
from serving import MODEL, Served, serving


class Read(NamedTuple):
    """One dispatched event."""

    event: str
    data: str


class Reader:
    """An incremental reader of event streams, as the HTML standard describes one.

    Source: https://html.spec.whatwg.org/multipage/server-sent-events.html, section 9.2.6.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._event = ""
        self._data: list[str] = []

    def feed(self, chunk: bytes) -> Iterator[Read]:
        """The events that are complete once this chunk is in."""
        self._rest += chunk
        # A carriage return at the very end may be half of a line end.
        whole = self._rest[:-1] if self._rest.endswith(b"\r") else self._rest
        *lines, tail = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        self._rest = tail + self._rest[len(whole) :]
        for line in lines:
            yield from self._line(line.decode())

    def _line(self, line: str) -> Iterator[Read]:
        if not line:
            if self._data:
                yield Read(self._event, "\n".join(self._data))
            self._event, self._data = "", []
            return
        if line.startswith(":"):
            return
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self._event = value
        elif name == "data":
            self._data.append(value)


def read(chunks: Sequence[bytes]) -> list[Read]:
    reader = Reader()
    return [event for chunk in chunks for event in reader.feed(chunk)]


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole stream as it came over a socket: pictures, a failure, heartbeats, the end."""
    small = {"small": {"alias_of": MODEL, "min_pixels": 1024}}
    with serving(
        tmp_path_factory.mktemp("framing"), models=small, server={"heartbeat_seconds": 0.01}
    ) as server:
        return streamed(server, "url") + streamed(server, "b64_json")


def streamed(server: Served, form: str) -> bytes:
    asked = {
        "model": "small", "prompt": "a set of 3 posters of a cat #refuse:1 #slow:0.2",
        "size": "32x32", "stream": True, "response_format": form,
        "sequential_image_generation": "auto",
    }  # fmt: skip
    return server.client.post("/v1/images/generations", json=asked).content


def test_the_stream_is_whole(body: bytes) -> None:
    events = read([body])
    assert [one.event for one in events] == [SUCCEEDED, FAILED, SUCCEEDED, COMPLETED, ""] * 2
    assert events[4].data == events[9].data == "[DONE]"
    for one in events:
        if one.event:
            assert json.loads(one.data)["type"] == one.event
    assert base64.b64decode(json.loads(events[5].data)["b64_json"], validate=True)
    assert body.count(HEARTBEAT) > 2  # each of the two begins with one


def test_every_cut_reads_the_same(body: bytes) -> None:
    whole = read([body])
    for cut in range(len(body) + 1):
        assert read([body[:cut], body[cut:]]) == whole, cut


def test_byte_by_byte_reads_the_same(body: bytes) -> None:
    assert read([bytes([one]) for one in body]) == read([body])


@given(st.lists(st.integers(0, 5000), max_size=30))
def test_any_cuts_read_the_same(body: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(body)) for cut in cuts), len(body)]
    chunks = [body[a:b] for a, b in pairwise(places)]
    assert read(chunks) == read([body])


def test_frames_are_lines_of_two_fields(body: bytes) -> None:
    """Some clients know only `event: x`, `data: x` and a blank line, ended by line feeds."""
    assert b"\r" not in body
    for one in body.removesuffix(b"\n\n").split(b"\n\n"):
        lines = one.split(b"\n")
        if lines[0].startswith(b":"):
            assert lines == [HEARTBEAT.strip()]
        elif lines == [DONE.strip()]:
            continue
        else:
            names = [line.partition(b": ")[0] for line in lines]
            assert names == [b"event", b"data"]


# Whatever stands in a message, it cannot end its frame or begin another.


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    settings = Settings(home=Path(tmp_path_factory.mktemp("plan")))
    return make_plan(
        from_fields({"model": MODEL, "prompt": "a cat", "stream": True}),
        catalog=Catalog(settings),
        settings=settings,
        request_id="02" + "0" * 51,
        now=1_763_800_000.0,
    )


def framed(event: Event, plan: Plan) -> list[Read]:
    """What a client reads of one event."""
    pieces = frame(event, plan)
    assert all(isinstance(piece, bytes) for piece in pieces)
    return read([piece for piece in pieces if isinstance(piece, bytes)])


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(index=st.integers(0, 14), code=texts, message=texts)
def test_any_failure_is_one_frame(plan: Plan, index: int, code: str, message: str) -> None:
    [told] = framed(ImageFailed(index, 1_763_800_000, code, message), plan)
    sent: dict[str, Any] = json.loads(told.data)
    assert told.event == sent["type"] == FAILED
    assert sent["image_index"] == index
    assert sent["error"]["code"] == code
    assert sent["error"]["message"].startswith(message.rstrip("."))


@given(query=texts, width=st.integers(1, 8192), height=st.integers(1, 8192))
def test_any_link_is_one_frame(plan: Plan, query: str, width: int, height: int) -> None:
    url = f"http://images.example.com/files/x.png?a={query}&b=c"
    event = ImageReady(0, 1, Size(width, height), "image/png", Link(url, 2))
    [told] = framed(event, plan)
    sent = json.loads(told.data)
    assert sent["url"] == url
    assert sent["size"] == f"{width}x{height}"
    assert "&b=c" in told.data, "& is written as itself"


@given(count=st.integers(0, 15), tokens=st.integers(0, 2**40))
def test_completed_is_two_frames(plan: Plan, count: int, tokens: int) -> None:
    told = framed(Completed(5, Usage(count, tokens)), plan)
    assert [one.event for one in told] == [COMPLETED, ""]
    assert told[1].data == "[DONE]"
    assert json.loads(told[0].data)["usage"] == {
        "generated_images": count, "output_tokens": tokens, "total_tokens": tokens,
    }  # fmt: skip
