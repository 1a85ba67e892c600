"""Forms are read as they arrive, by what they say and not by where they are cut."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.errors import InvalidRequest
from seedbed.wire.form import LONGEST_FIELD, MOST_FIELDS, MOST_FILES, Form

KIND = "multipart/form-data; boundary=x"


def encoded(fields: dict[str, str], files: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Content-Type and body, as a client makes them."""
    request = httpx.Request(
        "POST", "http://a", data=fields, files=[(name, ("a.png", data)) for name, data in files]
    )
    return request.headers["content-type"], request.read()


def read(kind: str, body: bytes, piece: int = 65536) -> list[tuple[str, str | bytes]]:
    form = Form(kind)
    for at in range(0, len(body), piece):
        form.feed(body[at : at + piece])
    return form.end()


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.text("abc[]é", min_size=1, max_size=9), st.text(max_size=60), max_size=5
    ),
    st.lists(st.tuples(st.sampled_from(["image", "image[]", "é"]), st.binary(max_size=200)),
             min_size=1, max_size=4),
    st.integers(1, 300),
)  # fmt: skip
def test_any_form_comes_back(
    fields: dict[str, str], files: list[tuple[str, bytes]], piece: int
) -> None:
    kind, body = encoded(fields, files)
    assert read(kind, body, piece) == [*fields.items(), *files]


@pytest.mark.parametrize("piece", [1, 7, 65536])
def test_what_looks_like_a_boundary_is_data(piece: int) -> None:
    data = b"\r\n--\r\n--y\r\n--xx \r\n-\r\n\r\n--" + bytes(50) + b"\r\n--y--\r\n"
    body = (
        b'--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n'
        b"Content-Type: image/png\r\n\r\n" + data.replace(b"--xx", b"--zx") + b"\r\n--x--\r\n"
    )
    assert read(KIND, body, piece) == [("image", data.replace(b"--xx", b"--zx"))]


def test_text_that_is_no_utf_8_says_something() -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\ncaf\xe9\r\n--x--'
    assert read(KIND, body) == [("prompt", "café")]


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        ("application/json", b"{}", "takes multipart/form-data"),
        ("", b"", "takes multipart/form-data"),
        ("multipart/form-data", b"", "names no boundary"),
        ("multipart/form-data; boundary=" + "x" * 300, b"", "boundary is too long"),
        (KIND, b"", "ends before its last boundary"),
        (KIND, b"{}", "no valid multipart"),
        (KIND, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x', "ends before"),
        (KIND, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', "ends before"),
        (KIND, b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--", "no name"),
        (KIND, b"--x\r\nContent-Type: text/plain\r\n\r\n1\r\n--x--", "no name"),
        (KIND, b"--x\r\n" + b"A: b\r\n" * 100 + b"\r\n1\r\n--x--", "no valid multipart"),
        (KIND, b"--x\r\nA: " + b"b" * 100_000 + b"\r\n\r\n1\r\n--x--", "no valid multipart"),
    ],
)
def test_what_is_no_form_is_refused(kind: str, body: bytes, why: str) -> None:
    with pytest.raises(InvalidRequest, match=why):
        read(kind, body)


def test_a_form_has_its_limits() -> None:
    with pytest.raises(InvalidRequest, match=f"more than {MOST_FILES} files"):
        read(*encoded({}, [("image", b"1")] * (MOST_FILES + 1)))
    with pytest.raises(InvalidRequest, match=f"more than {MOST_FIELDS} fields"):
        read(*encoded({f"a{n}": "1" for n in range(MOST_FIELDS + 1)}, [("image", b"1")]))
    with pytest.raises(InvalidRequest, match="longer than"):
        read(*encoded({"prompt": "a" * (LONGEST_FIELD + 1)}, [("image", b"1")]))
    assert len(read(*encoded({"prompt": "a" * LONGEST_FIELD}, [("image", b"1" * 3_000_000)]))) == 2
