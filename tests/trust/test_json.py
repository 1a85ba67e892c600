"""JSON and data URIs made to be read differently by different readers (tests 23, 24 and 28)."""

from __future__ import annotations

import base64
import binascii
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from apart import Apart, apart
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sizes import scaled

from seedbed.errors import InvalidImage, InvalidParameter, InvalidRequest
from seedbed.references.data_uri import source_of
from seedbed.types import InlineSource
from seedbed.wire.json_text import DEEPEST, string_end
from seedbed.wire.request import parse
from serving import Served, data_uri, picture

GOOD = b'"model":"seedream-4-0","prompt":"a cat"'


def with_x(value: bytes) -> bytes:
    return b"{" + GOOD + b',"x":' + value + b"}"


def nested(depth: int, start: bytes = b"[", end: bytes = b"]") -> bytes:
    """`depth` levels, the body's own object among them."""
    return with_x(start * (depth - 1) + b"1" + end * (depth - 1))


TORTURE: dict[str, tuple[bytes, str]] = {
    "33 arrays deep": (nested(DEEPEST + 1), "more than 32 levels"),
    "33 objects deep": (nested(DEEPEST + 1, b'{"a":', b"}"), "more than 32 levels"),
    "a hundred thousand deep": (with_x(b"[" * 100_000), "more than 32 levels"),
    "deep behind a string": (with_x(b'["\\\\\\"",' + b"[" * 50), "more than 32 levels"),
    "NaN": (with_x(b"NaN"), "NaN"),
    "Infinity": (with_x(b"[Infinity]"), "NaN and Infinity"),
    "-Infinity": (with_x(b"-Infinity"), "NaN and Infinity"),
    "1e999": (with_x(b"1e999"), "too large"),
    "-1e999 far inside": (with_x(b'[{"a":[-1e999]}]'), "too large"),
    "1e999 in a field": (b"{" + GOOD + b',"guidance_scale":1e999}', "guidance_scale"),
    "1e999 where it is not read": (
        b"{" + GOOD + b',"tools":[{"type":"web_search","x":1e999}]}',
        "too large",
    ),
    "an integer of 400 digits": (with_x(b"1" * 400), "too large"),
    "an integer of 5,000 digits": (with_x(b"1" * 5000), "out of range"),
    "a seed of 4,000 digits": (b"{" + GOOD + b',"seed":' + b"1" * 4000 + b"}", "seed"),
    "a name twice": (b"{" + GOOD + b',"model":"other"}', "'model' more than once"),
    "a name twice, escaped": (b"{" + GOOD + b',"\\u006dodel":"other"}', "'model' more than once"),
    "a name twice, inside": (with_x(b'[{"a":1,"a":2}]'), "'a' more than once"),
    "half a surrogate pair": (b'{"model":"m","prompt":"\\ud800"}', "not valid JSON"),
    "the other half": (with_x(b'"\\udc00"'), "surrogate"),
    "half a pair as a name": (b"{" + GOOD + b',"\\ud800":1}', "not valid JSON"),
    "surrogates in UTF-8": (with_x(b'"\xed\xa0\x80"'), "not valid JSON"),
    "NUL in the prompt": (b'{"model":"m","prompt":"a\\u0000b"}', "prompt"),
    "NUL where it is not read": (with_x(b'["\\u0000"]'), "NUL"),
    "NUL in a name": (b"{" + GOOD + b',"\\u0000":1}', "NUL"),
    "NUL behind a backslash": (with_x(b'"\\\\\\u0000"'), "NUL"),
    "NUL, unescaped": (with_x(b'"\0"'), "not valid JSON"),
    "NUL behind the body": (b"{" + GOOD + b"}\0", "not valid JSON"),
    "a byte order mark": (b"\xef\xbb\xbf{" + GOOD + b"}", "byte order mark"),
    "UTF-16": (("{" + GOOD.decode() + "}").encode("utf-16"), "UTF-8"),
    "UTF-16, little": (("{" + GOOD.decode() + "}").encode("utf-16-le"), "UTF-8"),
    "UTF-16, big": (("{" + GOOD.decode() + "}").encode("utf-16-be"), "UTF-8"),
    "UTF-32": (("{" + GOOD.decode() + "}").encode("utf-32"), "UTF-8"),
    "Latin-1": ('{"model":"m","prompt":"é"}'.encode("latin-1"), "not valid JSON"),
    "overlong UTF-8": (with_x(b'"\xc0\xaf"'), "not valid JSON"),
    "a hundred thousand fields": (
        b"{" + GOOD + b"".join(b',"f%d":1' % n for n in range(100_000)) + b"}",
        "too many values",
    ),
    "a hundred thousand numbers": (with_x(b"[" + b"1," * 100_000 + b"1]"), "too many values"),
    "a comment": (b"{/* */" + GOOD + b"}", "not valid JSON"),
    "a comma too many": (b"{" + GOOD + b",}", "not valid JSON"),
    "single quotes": (b"{'model':'m'}", "not valid JSON"),
    "two documents": (b"{" + GOOD + b"}{}", "not valid JSON"),
    "a number with a zero in front": (with_x(b"01"), "not valid JSON"),
    "a hexadecimal number": (with_x(b"0x10"), "not valid JSON"),
    "an array": (b"[]", "JSON object"),
    "a tab in a string": (with_x(b'"\t"'), "not valid JSON"),
    "nothing": (b"", "empty"),
    "spaces": (b" \n\t\r ", "empty"),
}


@pytest.mark.parametrize("name", TORTURE)
def test_23_torture_is_refused_with_a_reason(on_either: Served, name: str) -> None:
    """Test 23: 400 each, and the message says what is wrong."""
    body, said = TORTURE[name]
    response = on_either.client.post(
        "/v1/images/generations", content=body, headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 400
    error = response.json()["error"]
    assert error["code"] in ("InvalidParameter", "MissingParameter")
    assert said in error["message"]
    assert len(error["message"]) < 400


@pytest.mark.parametrize("name", TORTURE)
def test_torture_in_a_form_is_never_our_fault(on_either: Served, name: str) -> None:
    body = TORTURE[name][0].decode("utf-8", "replace")
    for field in ("tools", "seed", "prompt", "optimize_prompt_options", "x"):
        form = {"model": "unknown", "prompt": "a cat", field: body}
        response = on_either.client.post(
            "/v1/images/edits", files={n: (None, v) for n, v in form.items()}
        )
        assert response.status_code in (400, 404), (field, response.text)


@pytest.mark.parametrize(
    "body",
    [
        nested(DEEPEST),
        with_x(b'"' + b"[{" * 500 + b'"'),
        with_x(b'"\\\\u0000 NaN Infinity 1e999"'),
        with_x(b"[1e308, -1e308, 1e-999, 0.1e1, 12345678901234567890]"),
        with_x(b'{"model":1,"prompt":2}'),
        with_x(b'"\\ud83d\\ude00"'),
        b" \n{" + GOOD + b"}\r\n",
    ],
)
def test_what_only_looks_odd_is_heard(body: bytes) -> None:
    assert parse(body).prompt == "a cat"


def test_a_string_of_escaped_quotes_is_read_once() -> None:
    """Twice as many quotes in a string twice as long must not cost four times as much."""
    import time

    def seconds(size: int) -> float:
        body = with_x(b'"' + b"A" * size * 1000 + b'\\"' * size + b'"')
        started = time.thread_time()
        assert parse(body).prompt == "a cat"
        return time.thread_time() - started

    seconds(100)
    small, large = (min(seconds(size) for _ in range(3)) for size in (250, 4000))
    assert large < 64 * max(0.001, small)


@given(st.text('a\\"', max_size=40))
def test_a_string_ends_where_json_says(text: str) -> None:
    encoded = json.dumps(text).encode()
    assert string_end(encoded + b'"more"', 1) == len(encoded)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(values, st.booleans())
@settings(max_examples=scaled(200, 20_000), deadline=None)
def test_plain_json_is_always_heard(value: Any, ascii_only: bool) -> None:
    body = json.dumps({"model": "m", "prompt": "p", "x": value}, ensure_ascii=ascii_only)
    assert parse(body.encode()).unknown_fields == ("x",)


@given(values, st.binary(max_size=3), st.integers(0))
@settings(max_examples=scaled(200, 20_000), deadline=None)
def test_damaged_json_is_heard_or_refused(value: Any, noise: bytes, where: int) -> None:
    """As the standard library reads it, or not at all."""
    body = json.dumps({"model": "m", "prompt": "p", "x": value}).encode()
    at = where % len(body)
    damaged = body[:at] + noise + body[at + 1 :]
    try:
        heard = parse(damaged)
    except InvalidRequest:
        return
    read = json.loads(damaged)
    assert (heard.model, heard.prompt) == (read["model"], read["prompt"])


# -- data URIs --------------------------------------------------------------------------------

_REFERENCE = re.compile(
    r"data:image/(jpeg|jpg|png|webp|bmp|tiff|gif);base64,"
    r"((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==))",
)


def plainly_read(text: str) -> bytes | None:
    """What a data URI holds, by the grammar alone; None if it is not one of ours."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    try:
        return base64.b64decode(match[2], validate=True)
    except binascii.Error:
        return None


heads = st.sampled_from(
    [
        *(f"data:image/{kind};base64," for kind in ("png", "jpeg", "tiff", "webp", "PNG", "heic")),
        "data:",
        "data:;base64,",
        "data:image/svg+xml;base64,",
        "data:image/png;charset=utf-8;base64,",
        "data:image/gif;BASE64,",
        "data:image/png,",
        "data:image/png;base64",
        "data:text/html;base64,",
        "DATA:image/png;base64,",
        " data:image/png;base64,",
        "file:",
    ]
)
bodies = st.binary(max_size=40).map(lambda data: base64.b64encode(data).decode())
scraps = st.text("AZaz09+/=-_ \n\r\0é", max_size=8)


@given(heads, bodies, scraps, st.integers(0))
@settings(max_examples=scaled(1000, 20_000), deadline=None)
@example("data:image/png;base64,", "aG\n!!Vs bG8=", "", 0)
@example("data:image/png;base64,", "QR==", "", 0)
@example("data:image/png;base64,", "QQ=", "", 0)
@example("data:image/png;base64,", "QQ", "", 0)
@example("data:image/png;base64,", "QQ==QQ==", "", 0)
@example("data:image/png;base64,", "====", "", 0)
@example("data:image/png;base64,", "=QQQ", "", 0)
def test_data_uris_are_read_as_the_grammar_says(
    head: str, body: str, scrap: str, where: int
) -> None:
    """Test 24: accepted exactly when the reference parser does, and with the same bytes."""
    at = where % (len(body) + 1)
    text = head + body[:at] + scrap + body[at:]
    expected = plainly_read(text)
    try:
        source = source_of(text)
    except (InvalidImage, InvalidParameter):
        assert expected is None
    else:
        assert isinstance(source, InlineSource)
        assert source.data == expected


# -- what is echoed ---------------------------------------------------------------------------

NASTY = st.text(
    st.sampled_from("\r\n\t \"'\\;,:=<>%{}\x1b\x7f\x85\u2028\u202e\ufeffé漢😀aX"),
    min_size=1,
    max_size=30,
)
HEADERS = {
    "content-type", "content-length", "x-request-id", "x-error-code", "www-authenticate",
    "x-should-retry", "retry-after", "date", "connection", "x-seedbed-engine",
    "x-seedbed-fidelity", "allow", "idempotent-replayed",
}  # fmt: skip
EVENTS = re.compile(r"[A-Za-z0-9_. -]{1,80}")


@pytest.fixture(scope="module")
def loud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    """A server whose log, of JSON lines, is read at the end: no line but its own is in it."""
    with apart(tmp_path_factory.mktemp("loud"), LOG__LEVEL="debug") as server:
        yield server
    for line in server.log.read_text().split("\n")[:-1]:
        told = json.loads(line)
        assert EVENTS.fullmatch(told["event"]), line
        assert set(told) >= {"event", "level", "timestamp"}, line


def exchange(server: Apart, head: bytes, body: bytes) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own: status, headers and body, all read strictly."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as opened:
        opened.sendall(head + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)
        said = b"".join(iter(lambda: opened.recv(65536), b""))
    top, _, rest = said.partition(b"\r\n\r\n")
    first, *lines = top.split(b"\r\n")
    assert re.fullmatch(rb"HTTP/1\.1 \d{3} [A-Za-z ]+", first), said
    headers: dict[str, str] = {}
    for line in lines:
        match = re.fullmatch(rb"([a-z-]+): ([\x20-\x7e]*)", line)
        assert match, said
        name = match[1].decode()
        assert name not in headers, said
        headers[name] = match[2].decode()
    assert set(headers) <= HEADERS, headers
    assert len(rest) == int(headers["content-length"])
    return int(first.split()[1]), headers, rest


FIELDS = (
    "model", "size", "response_format", "output_format", "image", "tools", "x", "background",
    "user", "seed", "sequential_image_generation", "guidance_scale",
)  # fmt: skip


@given(st.sampled_from(FIELDS), NASTY, st.booleans())
@settings(
    max_examples=scaled(60, 2000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_in_a_body_becomes_a_header_or_a_line(
    loud: Apart, field: str, text: str, as_name: bool
) -> None:
    """Test 28, for the fields of a body and their names."""
    asked = {"model": "nowhere", "prompt": "a cat", field: text}
    if as_name:
        asked[text] = text
    status, _, body = exchange(loud, _head(loud), json.dumps(asked).encode())
    assert status in (400, 404)
    assert json.loads(body)["error"]["message"]


@given(st.sampled_from(["Authorization", "X-Request-Id", "Idempotency-Key", "User-Agent", "Host",
       "Content-Type", "X-Forwarded-For", "X-Seedbed-On-Disconnect"]), NASTY)  # fmt: skip
@settings(max_examples=scaled(60, 2000), deadline=None)
def test_nothing_in_a_header_becomes_another_or_a_line(loud: Apart, name: str, text: str) -> None:
    """Test 28, for headers and the path."""
    value = text.replace("\r", "").replace("\n", "").encode()
    head = _head(loud) + name.encode() + b": " + value + b"\r\n"
    with socket.create_connection(("127.0.0.1", loud.port), timeout=60) as opened:
        opened.sendall(head + b"Content-Length: 2\r\nConnection: close\r\n\r\n{}")
        said = b"".join(iter(lambda: opened.recv(65536), b""))
    assert re.match(rb"HTTP/1\.1 4\d\d ", said)
    assert said.count(b"HTTP/1.1") == 1


@given(NASTY)
@settings(max_examples=scaled(60, 2000), deadline=None)
def test_nothing_in_a_path_becomes_a_header_or_a_line(loud: Apart, text: str) -> None:
    path = "".join(f"%{byte:02x}" for byte in text.encode())
    for method in ("POST", "DELETE"):
        head = f"{method} /v1/{path}?{path}={path} HTTP/1.1\r\nHost: a\r\n".encode()
        status, _, body = exchange(loud, head, b"")
        assert status == 404
        assert json.loads(body)["error"]["code"] == "NotFound"


def test_a_fidelity_report_is_one_header(loud: Apart) -> None:
    asked = {"model": "seedream-4-0", "size": "1K", "seed": 5, "image": data_uri(picture()),
             "prompt": 'a sign that says "\r\nX-Injected: 1\r\n 漢 \u2028 \\" 😀"'}  # fmt: skip
    status, headers, _ = exchange(loud, _head(loud), json.dumps(asked).encode())
    assert status == 200
    assert "x-seedbed-engine" in headers


def _head(server: Apart) -> bytes:
    return (
        f"POST /v1/images/generations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {server.key}\r\n"
    ).encode()


def test_the_log_on_a_terminal_keeps_lines_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from seedbed.logs import Log

    Log().warning("E", cause="a\nb\r\nc [info] fake request=1")
    assert capsys.readouterr().err.count("\n") == 1
