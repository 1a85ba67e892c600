"""What the image field's text may be."""

from __future__ import annotations

import base64
import binascii
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.errors import InvalidImage, InvalidParameter
from seedbed.references.data_uri import source_of
from seedbed.types import InlineSource, UrlSource

GOOD = base64.b64encode(b"\x89PNG and more").decode()


@pytest.mark.parametrize("kind", ["jpeg", "jpg", "png", "webp", "bmp", "tiff", "gif"])
def test_a_data_uri_gives_its_bytes(kind: str) -> None:
    assert source_of(f"data:image/{kind};base64,{GOOD}") == InlineSource(b"\x89PNG and more")


@pytest.mark.parametrize("url", ["http://example.com/a.png", "HTTPS://Example.com/b"])
def test_a_url_is_kept_to_be_fetched(url: str) -> None:
    assert source_of(url) == UrlSource(url)


def test_an_empty_text_has_its_own_code() -> None:
    with pytest.raises(InvalidImage) as caught:
        source_of("")
    assert caught.value.api_code == "InvalidImageURL.EmptyURL"


@pytest.mark.parametrize(
    "text",
    [GOOD, "asset://picture", "/etc/passwd", "file:///etc/passwd", "DATA:image/png;base64,QUJD",
     " data:image/png;base64,QUJD", "picture.png", " ", "ftp://example.com/a.png"],
)  # fmt: skip
def test_what_is_neither_is_an_invalid_url(text: str) -> None:
    with pytest.raises(InvalidParameter, match="invalid url specified") as caught:
        source_of(text)
    assert caught.value.api_code == "InvalidParameter"


@pytest.mark.parametrize(
    "text",
    [
        "data:image/PNG;base64," + GOOD,
        "data:image/Jpeg;base64," + GOOD,
        "data:image/heic;base64," + GOOD,
        "data:image/heif;base64," + GOOD,
        "data:image/svg+xml;base64," + GOOD,
        "data:text/html;base64," + GOOD,
        "data:image/png," + GOOD,
        "data:image/png;charset=utf-8;base64," + GOOD,
        "data:image/png;BASE64," + GOOD,
        "data:image/png;base64;" + GOOD,
        "data:;base64," + GOOD,
        "data:image/;base64," + GOOD,
        "data:",
        "data:image/png;base64,",
        "data:image/png;base64,@@@",
        "data:image/png;base64,@@@@",
        "data:image/png;base64,QUI",
        "data:image/png;base64,QUI=\n",
        "data:image/png;base64,QU JD",
        "data:image/png;base64,aG\n!!Vs bG8=",
        "data:image/png;base64,QUJD=",
        "data:image/png;base64,Q===",
        "data:image/png;base64,QQ==QUJD",
        "data:image/png;base64,QU-_",
        "data:image/png;base64,QUJé",
        "data:image/png;base64,%51UJD",
    ],
)
def test_other_data_uris_are_malformed(text: str) -> None:
    with pytest.raises(InvalidImage) as caught:
        source_of(text)
    assert caught.value.api_code == "InvalidImageURL.InvalidFormat"


def test_the_refusals_that_people_meet_say_what_to_do() -> None:
    with pytest.raises(InvalidImage, match=r"must be lower case: data:image/png"):
        source_of("data:image/PNG;base64," + GOOD)
    with pytest.raises(InvalidImage, match="heic images are not supported"):
        source_of("data:image/heic;base64," + GOOD)


def test_size_is_known_before_anything_is_decoded() -> None:
    exact = base64.b64encode(bytes(100)).decode()
    assert source_of("data:image/png;base64," + exact, max_bytes=100)
    with pytest.raises(InvalidImage, match="at most 99 bytes; this one has 100"):
        source_of("data:image/png;base64," + exact, max_bytes=99)
    with pytest.raises(InvalidImage, match="at most 99 bytes"):
        source_of("data:image/png;base64," + "@" * 400, max_bytes=99)


@given(st.text("ABZaz09+/=\n -_@é", max_size=24))
def test_the_accepted_set_is_that_of_a_reference_decoder(payload: str) -> None:
    shape = re.fullmatch(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", payload)
    try:
        source = source_of("data:image/png;base64," + payload)
    except InvalidImage:
        assert not shape or not payload
        return
    assert shape
    assert source == InlineSource(binascii.a2b_base64(payload))


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_come_back(data: bytes) -> None:
    text = "data:image/webp;base64," + base64.b64encode(data).decode()
    assert source_of(text) == InlineSource(data)


@given(st.text(max_size=60))
def test_any_text_is_answered(tail: str) -> None:
    for text in (tail, "data:" + tail, "data:image/" + tail, "http://" + tail):
        try:
            source_of(text)
        except InvalidParameter as error:
            assert error.status == 400
