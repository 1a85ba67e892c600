"""Taking files out of a body while it arrives changes nothing of what it says."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.errors import InvalidRequest
from seedbed.types import InlineSource
from seedbed.wire.inline_files import LONG, InlineFiles, data_uri
from seedbed.wire.request import GenerationRequest, parse, parse_apart

DATA = bytes(range(256)) * (LONG // 256)
URI = "data:image/png;base64," + base64.b64encode(DATA).decode()
LONGER = "data:image/jpeg;base64," + base64.b64encode(DATA + b"!").decode()
ASKED: dict[str, Any] = {"model": "seedream-4-0-250828", "prompt": "a cat"}


def body_of(**fields: Any) -> bytes:
    return json.dumps({**ASKED, **fields}, ensure_ascii=False).encode()


def read(body: bytes, piece: int = 65536) -> InlineFiles:
    reading = InlineFiles()
    for at in range(0, len(body), piece):
        reading.feed(body[at : at + piece])
    return reading


def heard(body: bytes, piece: int = 65536) -> GenerationRequest:
    """As the server hears a body."""
    reading = read(body, piece)
    return parse_apart(*reading.end()) or parse(reading.whole())


def said(request: GenerationRequest) -> dict[str, Any]:
    """Everything a request says, its files written out."""
    images = [
        str(data_uri(image), "ascii") if isinstance(image, InlineSource) else image
        for image in request.images
    ]
    return {**request.model_dump(exclude={"image"}), "image": images}


@pytest.mark.parametrize("piece", [100, 65536, 10**9])
@pytest.mark.parametrize("image", [URI, [URI], ["https://a.example/b.png", URI, LONGER], [URI] * 3])
def test_references_are_the_same(image: str | list[str], piece: int) -> None:
    body = body_of(image=image, size="1K")
    small, files = read(body, piece).end()
    assert len(small) < 500
    images = [image] if isinstance(image, str) else image
    assert [str(data_uri(file), "ascii") for file in files.values()] == [
        one for one in images if len(one) > LONG
    ]
    assert said(heard(body, piece)) == said(parse(body))
    assert read(body, piece).end() != (body, {})


def test_files_come_as_their_own_bytes() -> None:
    request = heard(body_of(image=[LONGER, "https://a.example/b.png", URI]))
    first, second, third = request.images
    assert first == InlineSource(DATA + b"!")
    assert second == "https://a.example/b.png"
    assert third == InlineSource(DATA)
    assert isinstance(first, InlineSource)
    assert first.claimed == "jpeg"


def test_slashes_may_be_escaped() -> None:
    """As some encoders do by default."""
    body = body_of(image=URI).replace(b"/", b"\\/")
    for piece in (7, 65536):
        small, files = read(body, piece).end()
        assert len(small) < 500
        assert list(files.values()) == [InlineSource(DATA)]
    assert said(parse(body)) == said(heard(body))


@pytest.mark.parametrize(
    "fields",
    [
        {"image": "data:image/png;base64,AAAA"},
        {"image": URI + "é"},
        {"image": URI + '"'},
        {"image": URI + "\\"},
        {"image": URI + "A"},
        {"image": URI + "QQ==QUJD"},
        {"image": URI + "QR=="},
        {"image": "a" * 2 * LONG},
        {"image": "data:image/png," + "a" * 2 * LONG},
        {"image": [URI, URI + "\n"]},
        {"image": URI, "user": URI},
        {"user": "say \"data:image/" + "b" * 2 * LONG},
        {"unknown": [{"deep": URI}], "image": URI},
        {"image": URI[:40000]},
        {"image": URI.replace("png", "heic")},
    ],
)  # fmt: skip
def test_odd_ones_are_the_same(fields: dict[str, Any]) -> None:
    body = body_of(**fields)
    assert said(heard(body)) == said(heard(body, 1000)) == said(parse(body))


@pytest.mark.parametrize(
    "body",
    [
        body_of(image=URI)[:-1],
        body_of(image=URI)[:-50],
        body_of(image=URI) + b"{}",
        body_of(image=URI).replace(b'"data:', b'"x"data:'),
        body_of(image=URI).replace(b'"image"', b'"image": "", "image"'),
        b'"' + URI.encode() + b'"',
        URI.encode() + b'"' + URI.encode(),
        body_of(image={"url": URI}),
        body_of(image=URI, size=URI, seed=URI),
    ],
)
def test_what_is_wrong_is_refused_in_the_same_words(body: bytes) -> None:
    with pytest.raises(InvalidRequest) as plain:
        parse(body)
    with pytest.raises(InvalidRequest) as refused:
        heard(body)
    assert refused.value.message == plain.value.message
    assert len(refused.value.message) < 500


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_body_says_the_same(data: st.DataObject) -> None:
    """Whatever stands around the files, however it is cut, put back they give the same bytes."""
    parts = data.draw(
        st.lists(
            st.sampled_from(
                [URI, LONGER, "data:image/", '"', '\\"', "\\", "[", "{", ",", "é", "\x00", "x"]
            ),
            max_size=12,
        )
    )
    body = "".join(parts).encode()
    piece = data.draw(st.sampled_from([1000, 4096, 65535, 65536, 10**6]))
    reading = read(body, piece)
    _, files = reading.end()
    assert reading.whole() == body
    assert all(len(file.data) > LONG * 3 // 4 for file in files.values())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.lists(st.integers(1, 40), min_size=1, max_size=40))
def test_any_cuts_give_the_same(tail: bytes, cuts: list[int]) -> None:
    uri = f"data:image/webp;base64,{base64.b64encode(DATA + tail).decode()}"
    body = body_of(image=[uri, "data:image/png;base64,AAAA"])
    reading = InlineFiles()
    at = turn = 0
    start = body.index(b'"data') - 20
    reading.feed(body[:start])
    at = start
    while at < len(body):  # finely cut where the file begins and ends
        near = at < start + 400 or at > len(body) - 400
        step = cuts[turn % len(cuts)] if near else 60_000
        reading.feed(body[at : at + step])
        at, turn = at + step, turn + 1
    _, files = reading.end()
    assert [file.data for file in files.values()] == [DATA + tail]
    assert reading.whole() == body
