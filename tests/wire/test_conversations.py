"""Any number of good requests on one connection, however they are cut, are all answered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import Receive, Scope, Send

from wired import ours, settle

LARGE = 200_000
UNREAD = 20_000
"""Bytes of a body that an app which does not read it lets come."""


@dataclass
class App:
    """Answers each request with its number, when it has read the body if it `reads`, after so
    many `turns` of the loop; keeps what it was asked."""

    reads: bool
    turns: int

    def __post_init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = 0
        more = self.reads
        while more:
            message = await receive()
            assert message["type"] == "http.request"
            length += len(message["body"])
            more = message["more_body"]
        await settle(self.turns)
        told = b"%d" % len(self.asked)
        self.asked.append((scope["path"], length))
        headers = [(b"content-length", b"%d" % len(told))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": told})


def request(random: Random, number: int, most: int) -> tuple[bytes, int]:
    """One good request, and its body's length."""
    padding = b"X-Padding: " + b"x" * random.choice([0, 10, 300, 5000, 20_000])
    head = b"POST /%d HTTP/1.1\r\nHost: a\r\n%b\r\n" % (number, padding)
    body = b"z" * random.choice([0, 1, 100, most // 10, most])
    kind = random.randrange(3)
    if kind == 0:
        return b"GET" + head[4:] + b"\r\n", 0
    if kind == 1:
        return head + b"Content-Length: %d\r\n\r\n" % len(body) + body, len(body)
    size = max(random.choice([1, 100, 30_000]), len(body) // 30)
    chunks = [body[at : at + size] for at in range(0, len(body), size)]
    extra = b";" + b"y" * 50 if random.random() < 0.5 else b""
    sent = [head, b"Transfer-Encoding: chunked\r\n\r\n"]
    sent += [b"%x%b\r\n%b\r\n" % (len(chunk), extra, chunk) for chunk in chunks]
    sent += [b"0\r\n", random.choice([b"", b"X-After: y\r\n"]), b"\r\n"]
    return b"".join(sent), len(body)


def pieces(random: Random, data: bytes) -> list[bytes]:
    """The same bytes in some pieces, cut anywhere, and often behind the head."""
    cuts = sorted(random.randrange(len(data)) for _ in range(random.choice([0, 1, 2, 5])))
    if random.random() < 0.5:
        cuts = sorted([*cuts, data.index(b"\r\n\r\n") + 4])
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True) if a < b]


@given(st.integers(0, 2**32), st.booleans(), st.sampled_from([0, 0, 1, 40]), st.booleans())
@settings(max_examples=60, deadline=None)
async def test_all_are_answered(seed: int, reads: bool, turns: int, waits: bool) -> None:
    """`waits`: the client sends the next one when it was answered."""
    random = Random(seed)
    app = App(reads, turns)
    client = ours(app)
    expected = []
    for number in range(random.choice([3, 60])):
        data, length = request(random, number, LARGE if reads else UNREAD)
        expected.append((f"/{number}", length if reads else 0))
        for piece in pieces(random, data):
            client.wire.tell(piece)
            await settle(random.choice([0, 1, 3, 30]))
        async with asyncio.timeout(60):
            while len(app.asked) <= number and (waits or client.wire.unread):
                assert not client.wire.lost, client.heard()[-1]
                await settle(5)
    async with asyncio.timeout(60):
        while len(app.asked) < len(expected) and not client.wire.lost:
            await settle(5)
    await settle()
    assert app.asked == expected
    heard = client.heard()
    assert [(one.status, one.body) for one in heard] == [
        (200, b"%d" % number) for number in range(len(expected))
    ]
    assert not client.wire.lost
