"""Odd requests, told to our connection and to uvicorn's: both hear the same.

What an application is asked is compared, and what the client is told. Where they differ on
purpose the table says so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import Receive, Scope, Send

from seedbed.wire.call import AT_ONCE, WHOLE
from wired import Client, ours, uvicorns

SAME = ""
"""The reason why they may differ: none."""
IN_ITS_TURN = "what is no request is refused after the answer before it, not instead of it"
NO_NEXT = "nothing is read behind a request that closes the connection"
UPGRADED = "a request that asks for another protocol has its body all the same"
OLDER = "only HTTP/1.1 keeps its connection"
TRAILERS = "trailers are not headers"


class Case(NamedTuple):
    """`statuses` are ours, where they differ, of what is read at once."""

    name: str
    data: bytes
    why: str = SAME
    statuses: Sequence[int] = ()


class Heard(NamedTuple):
    """What came of some bytes."""

    asked: list[dict[str, Any]]
    statuses: list[int]
    bodies: list[bytes]
    closed: bool


class Echo:
    """An application that answers with what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return
            body += message["body"]
            more = message["more_body"]
        asked = {
            name: _plain(value) for name, value in scope.items() if name not in {AT_ONCE, WHOLE}
        }
        asked["body"] = _plain(body)
        self.asked.append(asked)
        told = json.dumps(asked, sort_keys=True).encode()
        headers = [(b"content-length", b"%d" % len(told)), (b"X-Echo", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": told})


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


async def heard(make: Any, data: bytes, at_a_time: int) -> Heard:
    echo = Echo()
    client: Client = make(echo)
    await client.tell(data, at_a_time=at_a_time)
    client.methods = [str(one["method"]) for one in echo.asked]
    told = [one for one in client.heard() if one.status != 100]
    closed = client.wire.is_closing()
    await client.leave()
    return Heard(
        echo.asked,
        [one.status for one in told],
        [one.body for one in told if one.header("x-echo")],
        closed,
    )


def request(first: str, *fields: str, body: bytes = b"") -> bytes:
    return "\r\n".join([first, *fields, "\r\n"]).encode("latin-1") + body


GET = request("GET / HTTP/1.1", "Host: a")
TARGETS = [
    "/", "/a/b", "/a%20b", "/%C3%A9", "/%zz", "/a?b=c", "/a?b=%20&c", "/a??b", "/a#b", "/a?b#c",
    "//a/b", "*", "http://h/p?q", "http://h", "http://h/", "https://u:p@h:1/p", "a:80", "/a b",
    "?x", "a", "/..//./x~-_", "/a;b=c", "/@x:y", "/\xe9", "/a\x00b", "/a\tb", "", "/%2e%2e/x",
    "/a\\b", "/{x}", "/a|b", "/\"", "/<>", "/a%00b", "/a%0d%0ab", "http:///p", "/?", "/#",
]  # fmt: skip
METHODS = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "G E",
    "", "FOO", "PRI", "SOURCE", "LINK", "M-SEARCH", "QUERY", "GET\t", "\x00GET",
]  # fmt: skip
VERSIONS = ["HTTP/1.1", "HTTP/1.0", "HTTP/1.2", "http/1.1", "HTTP/1", "HTTP/11", "", "RTSP/1.0"]
FIELDS = [
    "Host: b", "Connection: close", "Connection: keep-alive", "Connection: Close, x", "X: y",
    "Connection: x, close", "X : y", " X: y", "X y", ": y", "X:", "X:y", "X:  y  ", "X: a\tb",
    "X: a\x00b", "X: a\rb", "X: a\nb", "X: a\r\n b", "X\x00: y", "X: \xe9", "(X): y", "X_y: z",
    "Expect: 100-continue", "Expect: 200-ok", "Transfer-Encoding: identity", "Content-Length: 0",
    "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, gzip", "Content-Length: -1",
    "Content-Length: +1", "Content-Length: 1, 1", "Content-Length: 0x1", "Content-Length: ",
    "Content-Length: 99999999999999999999999", "Content-Length: 1 1", "Transfer-Encoding: x",
    "Upgrade: websocket", "Keep-Alive: 1", "TE: trailers", "Trailer: x", "Proxy-Connection: x",
]  # fmt: skip
CHUNKED = "Transfer-Encoding: chunked"
CHUNKS = [
    b"3\r\nabc\r\n0\r\n\r\n", b"0\r\n\r\n", b"3;x=y\r\nabc\r\n0\r\n\r\n", b"3\r\nabcd\r\n0\r\n\r\n",
    b"03\r\nabc\r\n00\r\n\r\n", b"3 \r\nabc\r\n0\r\n\r\n", b"-3\r\nabc\r\n0\r\n\r\n", b"x\r\n",
    b"3\nabc\n0\n\n", b"3\r\nabc0\r\n\r\n", b"\r\n0\r\n\r\n",
    b"3\r\nabc\r\n0\r\nContent-Length: 5\r\n\r\n", b"ffffffffffffffffff\r\n", b"0x3\r\nabc\r\n",
    b"3\r\nabc\r\n0\r\n", b"3\r\nab", b"1\r\na\r\n" * 9 + b"0\r\n\r\n",
    b"A\r\n0123456789\r\n0\r\n\r\n",
    b"3;\r\nabc\r\n0\r\n\r\n", b"3\r\r\nabc\r\n0\r\n\r\n", b"3\r\nabc\r\n0\r\nbad\r\n\r\n",
    b"3;a=\"b\r\n\"\r\nabc\r\n0\r\n\r\n", b"0\r\nX: y\r\n", b"+3\r\nabc\r\n0\r\n\r\n",
]  # fmt: skip
TRAILED = b"3\r\nabc\r\n0\r\nX: y\r\n\r\n"
FRAMES = [
    ("Content-Length: 3", CHUNKED), (CHUNKED, "Content-Length: 3"), (CHUNKED, CHUNKED),
    ("Content-Length: 3", "Content-Length: 3"), ("Content-Length: 3", "Content-Length: 4"),
    ("Transfer-Encoding: Chunked",), ("Transfer-Encoding: gzip, chunked",),
    ("Transfer-Encoding : chunked",), ("Transfer-Encoding:\tchunked",), (" Content-Length: 3",),
    ("Transfer-Encoding: chunked ",), ("Transfer-Encoding: \"chunked\"",), ("Content-Length: 3 ",),
    ("Content-Length:\t3",), ("Content_Length: 3",), ("Transfer-Encoding: chunked\x0b",),
]  # fmt: skip

CASES = [
    *(Case(f"target {one!r}", request(f"GET {one} HTTP/1.1", "Host: a")) for one in TARGETS),
    *(Case(f"method {one!r}", request(f"{one} / HTTP/1.1", "Host: a")) for one in METHODS),
    *(Case(f"version {one!r}", request(f"GET / {one}", "Host: a")) for one in VERSIONS),
    *(Case(f"field {one!r}", request("GET /x HTTP/1.1", "Host: a", one)) for one in FIELDS),
    *(
        Case(f"with a body, field {one!r}",
             request("POST /x HTTP/1.1", one, "Content-Length: 1", body=b"z"))
        for one in FIELDS if not one.startswith(("Content", "Transfer"))
    ),
    *(Case(f"chunks {one!r}", request("POST /c HTTP/1.1", CHUNKED, body=one)) for one in CHUNKS),
    Case("trailers", request("POST / HTTP/1.1", CHUNKED, body=TRAILED), TRAILERS, [200]),
    *(
        Case(f"framed by {one!r}, body {body!r}", request("POST /f HTTP/1.1", *one, body=body))
        for one in FRAMES for body in (b"abc", b"3\r\nabc\r\n0\r\n\r\n")
        if not (body[3:] and one[0].strip(" \t").startswith("Content") and len(one) == 1)
        and one not in [("Content-Length: 3",) * 2, ("Content_Length: 3",)]
    ),
    Case("nothing", b""),
    Case("blank lines before", b"\r\n\r\n" + GET),
    Case("bare line feeds", b"GET / HTTP/1.1\nHost: a\n\n"),
    Case("a bare one in between", b"GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n"),
    Case("only carriage returns", b"GET / HTTP/1.1\rHost: a\r\r"),
    Case("no headers", b"GET / HTTP/1.1\r\n\r\n"),
    Case("half a head", b"GET / HTTP/1.1\r\nHost"),
    Case("half a body", request("POST / HTTP/1.1", "Content-Length: 5", body=b"abc")),
    Case("TLS", bytes.fromhex("16030100c2010000be0303")),
    Case("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    Case("HTTP/0.9", b"GET /\r\n\r\n"),
    Case("an answer", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    Case("a large body", request("POST / HTTP/1.1", "Content-Length: 700000", body=b"x" * 700_000)),
    Case("three, one behind the other", GET * 3),
    Case("a body and one behind it",
         request("POST / HTTP/1.1", "Content-Length: 3", body=b"abc") + GET),
    Case("chunks and one behind them", request("POST / HTTP/1.1", CHUNKED, body=CHUNKS[0]) + GET),
    Case("trailers and one behind them",
         request("POST / HTTP/1.1", CHUNKED, body=TRAILED) + GET, TRAILERS, [200, 200]),
    Case("blank lines between", GET + b"\r\n\r\n" + GET),
    Case("HEAD and one behind it", request("HEAD / HTTP/1.1", "Host: a") + GET),
    Case("closing, and one behind it",
         request("GET / HTTP/1.1", "Connection: close") + GET, NO_NEXT, [200]),
    Case("closing, and garbage behind it",
         request("GET / HTTP/1.1", "Connection: close") + b"\x00\x01", NO_NEXT, [200]),
    Case("older, and one behind it", request("GET / HTTP/1.0", "Host: a") + GET, NO_NEXT, [200]),
    Case("older and kept, and one behind it",
         request("GET / HTTP/1.0", "Connection: keep-alive") + GET, OLDER, [200]),
    Case("garbage behind one", GET + b"\x00\x01\r\n\r\n", IN_ITS_TURN, [200]),
    Case("garbage behind two", GET + GET + b"\x00\x01\r\n\r\n", IN_ITS_TURN, [200, 200]),
    Case("garbage behind one with a body",
         request("POST / HTTP/1.1", "Content-Length: 3", body=b"abcdef"), IN_ITS_TURN, [200]),
    Case("chunks where a length was told",
         request("POST / HTTP/1.1", "Content-Length: 3", body=CHUNKS[0]), IN_ITS_TURN, [200]),
    Case("a broken chunk behind one", GET + request("POST / HTTP/1.1", CHUNKED, body=b"x\r\n"),
         IN_ITS_TURN, [200]),
    Case("another protocol", request("GET / HTTP/1.1", "Connection: Upgrade", "Upgrade: websocket"),
         UPGRADED, [200]),
    Case("another protocol and a body",
         request("POST / HTTP/1.1", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c",
                 "HTTP2-Settings: x", "Content-Length: 3", body=b"abc"), UPGRADED, [200]),
    Case("another protocol and chunks",
         request("POST / HTTP/1.1", "Connection: Upgrade", "Upgrade: h2c", CHUNKED,
                 body=CHUNKS[0]), UPGRADED, [200]),
    Case("another protocol three times",
         request("GET / HTTP/1.1", "Connection: Upgrade", "Upgrade: h2c") * 3, UPGRADED, [200] * 3),
    Case("another protocol and a request as its body",
         request("POST / HTTP/1.1", "Connection: Upgrade", "Upgrade: h2c",
                 f"Content-Length: {len(GET)}", body=GET), UPGRADED, [200]),
    Case("a tunnel", b"CONNECT a:80 HTTP/1.1\r\n\r\n"),
    Case("a tunnel to a target", b"CONNECT http://x/ HTTP/1.1\r\n\r\n", UPGRADED, [400]),
]  # fmt: skip


def test_the_names_are_of_one_case_each() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 200


@pytest.mark.parametrize("at_a_time", [0, 1], ids=["at once", "by bytes"])
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
async def test_odd_requests(case: Case, at_a_time: int) -> None:
    if at_a_time and len(case.data) > 10_000:
        at_a_time = 9999
    found, expected = [await heard(make, case.data, at_a_time) for make in (ours, uvicorns)]
    if case.why == SAME:
        assert found == expected
        return
    # What comes when the answer is given is no longer behind it.
    late = [400] if at_a_time and case.why == IN_ITS_TURN else []
    assert found.statuses == [*case.statuses, *late]
    assert len(found.asked) == found.statuses.count(200)
    if case.why in {IN_ITS_TURN, NO_NEXT, OLDER}:
        assert alike(found, expected)
        assert found.closed


def alike(one: Heard, other: Heard) -> bool:
    """Whether both were asked the same, as far as they were asked."""
    return all(
        {**asked, "headers": []} == {**too, "headers": []}
        for asked, too in zip(one.asked, other.asked, strict=False)
    )


@pytest.mark.parametrize("at_a_time", [0, 1])
async def test_a_request_for_another_protocol_has_its_body(at_a_time: int) -> None:
    for case in CASES:
        if case.why == UPGRADED and case.statuses[0] == 200:
            found = await heard(ours, case.data, at_a_time)
            length = {"a body": 3, "chunks": 3, "its body": len(GET)}
            wanted = next((n for end, n in length.items() if case.name.endswith(end)), 0)
            assert [len(one["body"]) for one in found.asked] == [wanted] * len(found.asked)
            assert not any(name == "upgrade" for one in found.asked for name, _ in one["headers"])
            assert not found.closed


LINES = st.sampled_from(FIELDS + [field for fields in FRAMES for field in fields])
ENDS = st.sampled_from([b"\r\n"] * 8 + [b"\n", b"\r", b"\r\r\n", b""])
TEXT = st.binary(max_size=12) | st.sampled_from(CHUNKS) | st.just(GET)


@st.composite
def messages(draw: st.DrawFn) -> bytes:
    """A request or two, or what is nearly one."""
    told = b""
    for _ in range(draw(st.integers(1, 2))):
        first = " ".join(
            (
                draw(st.sampled_from(["GET", "POST", "POST", "HEAD", *METHODS])),
                draw(st.sampled_from(["/", *TARGETS])),
                draw(st.sampled_from(["HTTP/1.1"] * 6 + VERSIONS)),
            )
        )
        lines = [first, *draw(st.lists(LINES, max_size=3))]
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from([CHUNKED, "Content-Length: 3"])))
        for line in [*lines, ""]:
            told += line.encode("latin-1") + draw(ENDS)
        told += draw(TEXT)
    return told


@given(messages(), st.sampled_from([0, 1, 7]))
@settings(max_examples=400, deadline=None)
async def test_any_bytes_ask_the_same_of_an_application(data: bytes, at_a_time: int) -> None:
    """No request is seen where uvicorn sees none, which is how requests are smuggled."""
    if b"upgrade" in data.lower():
        return
    found, expected = [await heard(make, data, at_a_time) for make in (ours, uvicorns)]
    assert alike(found, expected)
    if (found.statuses, len(found.asked)) != (expected.statuses, len(expected.asked)):
        # Garbage behind a request, or one behind the last: IN_ITS_TURN, NO_NEXT and OLDER.
        assert found.closed
        assert {*found.statuses} <= {200}
        assert len(found.asked) >= len(expected.asked) or 400 not in expected.statuses
