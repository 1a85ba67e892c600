"""Taking references out of a body changes nothing of what it says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.errors import InvalidRequest
from seedbed.wire.long_strings import LONG, without_long_strings
from seedbed.wire.request import GenerationRequest, parse

URI = "data:image/png;base64," + "A" * LONG
ASKED: dict[str, Any] = {"model": "seedream-4-0-250828", "prompt": "a cat"}


def body_of(**fields: Any) -> bytes:
    return json.dumps({**ASKED, **fields}, ensure_ascii=False).encode()


def put_back(small: bytes, taken: dict[str, str]) -> bytes:
    for name, text in taken.items():
        small = small.replace(f'"{name}"'.encode(), f'"{text}"'.encode())
    return small


@pytest.mark.parametrize("image", [URI, [URI], ["https://a.example/b.png", URI, URI + "BBBB"]])
def test_references_are_the_same(image: str | list[str]) -> None:
    body = body_of(image=image, size="1K")
    small, taken = without_long_strings(body)
    assert len(small) < 500
    images = [image] if isinstance(image, str) else image
    assert set(taken.values()) == {one for one in images if len(one) > LONG}
    assert parse(body) == GenerationRequest(**ASKED, image=image, size="1K")


@pytest.mark.parametrize(
    "fields",
    [
        {"image": "data:image/png;base64,AAAA"},
        {"image": URI + "é"},
        {"image": URI + '"'},
        {"image": URI + "\\"},
        {"image": "a" * 2 * LONG},
        {"image": [URI, URI + "\n"]},
        {"image": URI, "user": URI},
        {"user": "say \"data:image/" + "b" * 2 * LONG},
        {"unknown": [{"deep": URI}], "image": URI},
    ],
)  # fmt: skip
def test_odd_ones_are_the_same(fields: dict[str, Any]) -> None:
    assert parse(body_of(**fields)) == GenerationRequest(**ASKED, **fields)


@pytest.mark.parametrize(
    "body",
    [
        body_of(image=URI)[:-1],
        body_of(image=URI) + b"{}",
        body_of(image=URI).replace(b'"data:', b'"x"data:'),
        body_of(image=URI).replace(b'"image"', b'"image": "", "image"'),
        b'"' + URI.encode() + b'"',
        URI.encode() + b'"' + URI.encode(),
        body_of(image={"url": URI}),
        body_of(image=URI, size=URI, seed=URI),
    ],
)
def test_what_is_wrong_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidRequest) as refused:
        parse(body)
    assert len(refused.value.message) < 500


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_body_says_the_same(data: st.DataObject) -> None:
    """Whatever stands around the references, put back they give the same bytes."""
    parts = data.draw(
        st.lists(
            st.sampled_from(
                [URI, "data:image/", '"', '\\"', "\\", "[", "{", ",", ":", "é", "\x00", "x"]
            ),
            max_size=12,
        )
    )
    body = "".join(parts).encode()
    small, taken = without_long_strings(body)
    assert put_back(small, taken) == body
