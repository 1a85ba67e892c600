"""What our connections say and when: to clients, to the application, and to those that hang."""

from __future__ import annotations

import asyncio
import gc
import sys
import weakref
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import pytest
import uvloop
from starlette.types import Message, Receive, Scope, Send
from uvicorn.server import ServerState

from seedbed.settings import ServerSettings
from seedbed.wire import reading
from seedbed.wire.call import AT_ONCE, WHOLE
from seedbed.wire.connections import Connection, Door
from seedbed.wire.http1 import GO_ON, LONGEST_HEAD
from wired import DATE, Client, configured, ours, settle

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
SHORT = b"GET / HTTP/1.1\r\n\r\n"
OLD = b"GET / HTTP/1.0\r\n\r\n"
App = Callable[[Scope, Receive, Send], Awaitable[None]]
LENGTH = [(b"content-length", b"5")]
MIB = 1024 * 1024


def post(body: bytes, *fields: bytes, length: int | None = None) -> bytes:
    told = len(body) if length is None else length
    lines = [b"POST / HTTP/1.1", b"Content-Length: %d" % told, *fields, b"\r\n"]
    return b"\r\n".join(lines) + body


def start(status: int = 200, headers: Sequence[Any] = LENGTH) -> Message:
    return {"type": "http.response.start", "status": status, "headers": [*headers]}


def part(body: bytes, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


def saying(*messages: Message) -> App:
    """An app that sends these."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for message in messages:
            await send(message)

    return app


HELLO = saying(start(), part(b"hello"))


class Slow:
    """An app whose requests are answered when told so, in the order in which they came."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.received: list[Message] = []
        self._gates: list[asyncio.Event] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        gate = asyncio.Event()
        self._gates.append(gate)
        self.asked.append(scope["path"])
        await gate.wait()
        await HELLO(scope, receive, send)

    async def answer(self) -> None:
        self._gates.pop(0).set()
        await settle()


async def reads(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that answers with the body's length."""
    count, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        count += len(message["body"])
        more = message["more_body"]
    text = b"%d" % count
    await send(start(headers=[(b"content-length", b"%d" % len(text))]))
    await send(part(text))


Later = Callable[[float], Awaitable[None]]


@pytest.fixture
async def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Has so many seconds pass at once."""
    loop = asyncio.get_running_loop()
    ahead, time = 0.0, loop.time
    monkeypatch.setattr(loop, "time", lambda: time() + ahead)

    async def passes(seconds: float) -> None:
        nonlocal ahead
        until = ahead + seconds
        while ahead < until:
            ahead = min(until, ahead + 1)
            await settle()

    return passes


# -- answers ----------------------------------------------------------------------------------


async def test_an_answer_is_one_packet_with_the_servers_headers() -> None:
    client = ours(HELLO)
    (told,) = await client.ask(GET)
    assert (told.status, told.body, told.whole) == (200, b"hello", True)
    assert told.headers == [("date", DATE[0][1].decode()), ("content-length", "5")]
    assert client.wire.writes == 1
    assert len(await client.ask(GET)) == 2
    assert not client.wire.is_closing()
    assert client.state.total_requests == 2
    assert not client.state.tasks


async def test_an_answer_at_once() -> None:
    done = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        done.append(scope[AT_ONCE](200, LENGTH, b"hello"))
        done.append(scope[AT_ONCE](200, LENGTH, b"again"))

    client = ours(app)
    (told,) = await client.ask(GET)
    assert (told.body, told.header("date"), done) == (b"hello", DATE[0][1].decode(), [True, False])
    old = ours(app)
    (told,) = await old.ask(OLD)
    assert told.header("connection") == "close"
    assert old.wire.lost


async def test_without_a_length_it_is_chunked() -> None:
    client = ours(saying(start(headers=[]), part(b"a", True), part(b"", True), part(b"bc")))
    for _ in range(2):
        told = (await client.ask(GET))[-1]
        assert (told.body, told.whole) == (b"abc", True)
    assert bytes(client.wire.said).endswith(b"\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n")


async def test_older_clients_have_no_chunks() -> None:
    client = ours(saying(start(headers=[]), part(b"a", True), part(b"bc")))
    (told,) = await client.ask(OLD)
    assert (told.body, told.header("transfer-encoding")) == (b"abc", None)
    assert told.header("connection") == "close"
    assert client.wire.lost


async def test_large_pieces_go_out_as_they_are() -> None:
    piece = bytes(MIB)
    headers = [(b"content-length", b"%d" % (2 * MIB))]
    client = ours(saying(start(headers=headers), part(piece, True), part(piece, True), part(b"")))
    (told,) = await client.ask(GET)
    assert told.body == piece * 2


@pytest.mark.parametrize("status", [204, 304])
async def test_some_answers_have_no_body(status: int) -> None:
    client = ours(saying(start(status, []), part(b"")))
    for count in (1, 2):
        assert [one.status for one in await client.ask(GET)] == [status] * count
    assert b"transfer-encoding" not in client.wire.said


@pytest.mark.parametrize("headers", [[], LENGTH])
async def test_an_answer_to_head_has_no_body(headers: list[Any]) -> None:
    client = ours(saying(start(headers=headers), part(b"hel", True), part(b"lo")))
    await client.tell(GET.replace(b"GET", b"HEAD") + GET)
    client.methods = ["HEAD", "GET"]
    assert [one.body for one in client.heard()] == [b"", b"hello"]


@pytest.mark.parametrize("value", [b"close", b"x, Close"])
async def test_an_application_may_close_the_connection(value: bytes) -> None:
    client = ours(saying(start(headers=[*LENGTH, (b"connection", value)]), part(b"hello")))
    (told,) = await client.ask(GET)
    assert [name for name, _ in told.headers].count("connection") == 1
    assert client.wire.lost


async def test_a_client_may_close_it() -> None:
    client = ours(HELLO)
    (told,) = await client.ask(GET.replace(b"Host: a", b"Connection: close"))
    assert told.header("connection") == "close"
    assert client.wire.lost
    assert not client.state.connections


BROKEN = [
    [start(), part(b"toolong")],
    [start(), part(b"shrt")],
    [part(b"hello")],
    [start(), start()],
    [start(headers=[(b"x", b"a\r\nset-cookie: b")]), part(b"")],
    [start(headers=[(b"x", b"a\nb")]), part(b"")],
    [start(headers=[(b"x\r\n", b"a")]), part(b"")],
    [start(headers=[(b"x", b"a\0b")]), part(b"")],
    [start(headers=[(b"content-length", b"x")]), part(b"")],
    [start(999), part(b"")],
    [{"type": "http.response.trailers"}],
    [start()],
    [],
]


@pytest.mark.parametrize("messages", BROKEN)
async def test_what_is_no_answer_is_told_so_while_that_can_be(messages: list[Message]) -> None:
    client = ours(saying(*messages))
    (told,) = await client.ask(GET + GET)
    assert (told.status, told.header("connection"), told.whole) == (500, "close", True)
    assert told.header("x-should-retry") == "false"
    assert client.wire.lost


async def test_also_to_head() -> None:
    client = ours(saying())
    await client.tell(GET.replace(b"GET", b"HEAD"))
    assert client.wire.said.startswith(b"HTTP/1.1 500 ")
    assert client.wire.said.endswith(b"\r\n\r\n")
    assert client.wire.lost


@pytest.mark.parametrize(
    ("headers", "last"),
    [
        (LENGTH, [part(b"toolong")]), (LENGTH, [part(b"")]), (LENGTH, []),
        ([], []), ([], [{"type": "nothing"}]), ([], [start()]),
    ],
)  # fmt: skip
async def test_and_cut_when_some_of_it_was_sent(headers: list[Any], last: list[Message]) -> None:
    client = ours(saying(start(headers=headers), part(b"hel", True), *last))
    (told,) = await client.ask(GET + GET)
    assert (told.status, told.body, told.whole) == (200, b"hel", False)
    assert client.wire.lost


async def test_a_bad_header_at_once_is_not_sent() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        scope[AT_ONCE](200, [*LENGTH, (b"x", b"a\r\nb: c")], b"hello")

    (told,) = await ours(app).ask(GET)
    assert told.status == 500


async def test_nothing_may_follow_an_answer() -> None:
    """And what goes wrong behind it is not the client's to know."""
    client = ours(saying(start(), part(b"hello"), part(b"more")))
    assert [one.status for one in await client.ask(GET + GET)] == [200, 200]
    assert not client.wire.is_closing()


async def test_a_cancelled_request_is_answered() -> None:
    client = ours(Slow())
    await client.tell(GET)
    for task in client.state.tasks:
        task.cancel()
    await settle()
    assert [one.status for one in client.heard()] == [500]


# -- requests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("at_a_time", [0, 1])
async def test_a_body_is_received_and_there_as_a_whole_if_it_came_at_once(at_a_time: int) -> None:
    found: list[Any] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(scope.get(WHOLE))
        await reads(scope, receive, send)

    (told,) = await ours(app).ask(post(b"hello"), at_a_time=at_a_time)
    assert told.body == b"5"
    assert found == [None if at_a_time else b"hello"]


async def test_after_the_body_comes_only_the_end() -> None:
    found: list[Any] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(await receive())
        later = asyncio.ensure_future(receive())
        await settle(3)
        assert not later.done()
        await HELLO(scope, receive, send)
        found.extend([await later, await receive()])

    await ours(app).tell(post(b"hello"))
    assert found == [
        {"type": "http.request", "body": b"hello", "more_body": False},
        {"type": "http.disconnect"}, {"type": "http.disconnect"},
    ]  # fmt: skip


async def test_of_a_body_no_more_is_read_than_is_asked_for() -> None:
    gate = asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await gate.wait()
        await reads(scope, receive, send)

    client = ours(app)
    await client.tell(post(bytes(MIB)))
    assert client.wire.unread >= MIB - LONGEST_HEAD
    gate.set()
    await settle(200)
    assert client.heard()[0].body == b"%d" % MIB


@pytest.mark.parametrize("expects", [b"Expect: 100-continue", b"expect: 100-Continue"])
async def test_a_client_that_waits_is_asked_to_go_on(expects: bytes) -> None:
    client = ours(reads)
    await client.tell(post(b"", expects, length=5))
    assert bytes(client.wire.said) == GO_ON
    told = await client.ask(b"hello")
    assert [one.status for one in told] == [100, 200]
    assert len(await client.ask(post(b"hello", expects))) == 3  # it did not wait


async def test_and_not_if_nobody_wants_its_body() -> None:
    client = ours(HELLO)
    told = await client.ask(post(b"", b"Expect: 100-continue", length=5))
    assert [one.status for one in told] == [200]
    assert len(await client.ask(b"hello" + GET)) == 2


async def test_what_nobody_wanted_of_a_body_is_read_over() -> None:
    client = ours(HELLO)
    await client.tell(post(b"a" * 10, length=60_000))
    await client.tell(b"a" * 59_990 + GET)
    assert [one.status for one in client.heard()] == [200, 200]
    endless = ours(HELLO)
    await endless.tell(post(b"a" * 10, length=MIB))
    await endless.tell(bytes(3 * LONGEST_HEAD))
    assert [one.status for one in endless.heard()] == [200, 431]


async def test_requests_behind_one_another_wait_their_turn() -> None:
    app = Slow()
    client = ours(app)
    await client.tell(b"".join(GET.replace(b"/ ", b"/%d " % at) for at in range(5)) + GET[:9])
    for answered in range(5):
        assert app.asked == [f"/{at}" for at in range(answered + 1)]
        assert len(client.heard()) == answered
        await app.answer()
    assert not client.wire.paused
    await client.tell(GET[9:])
    assert len(app.asked) == 6


@pytest.mark.parametrize("endless", [GET, b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 1000])
async def test_no_more_is_read_behind_a_request_than_comes_with_it(endless: bytes) -> None:
    app = Slow()
    client = ours(app)
    await client.tell(GET)
    flood = endless * (MIB // len(endless))
    await client.tell(flood)
    assert client.wire.unread >= len(flood) - LONGEST_HEAD


async def test_of_many_at_once_a_hundred_are_answered() -> None:
    """A read has room for thousands, each of which would have to be kept."""
    app = Slow()
    client = ours(app)
    await client.tell(SHORT * 2000)
    assert len(client.wire.protocol._reader.found) < 100
    for _ in range(100):
        await app.answer()
    told = client.heard()
    assert [one.header("connection") for one in told] == [None] * 99 + ["close"]
    assert client.wire.lost


CHUNKED = b"Transfer-Encoding: chunked"
FOLDED = b"POST / HTTP/1.1\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    "data",
    [
        post(b"0\r\n\r\n" + GET, CHUNKED), post(b"0\r\n\r\n", CHUNKED, length=3),
        post(b"abc" + GET, b"Content-Length: 3", length=4), post(b"abc", b"Content-Length: 3"),
        post(b"abc", b"Content-Length: 3, 3"), post(b"abc", b"Transfer-Encoding: x"),
        b"GET / HTTP/1.1\nHost: a\n\n", b"GET / HTTP/1.1\r\nX: a\n" + CHUNKED + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: a\r\n\n", b"GET / HTTP/1.1\r\nX: a\rY: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n", b"GET / HTTP/1.1\r\n X: a\r\n\r\n", FOLDED,
        b"GET / HTTP/1.1\r\nX: a\0b\r\n\r\n", b"GET / HTTP/1.1\r\nX\0: b\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n" + FOLDED[17:],
        post(b"0\r\n\r\n", CHUNKED, b"Connection: Upgrade", b"Upgrade: h2c", length=5),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [b"", GET])
async def test_what_two_readers_could_read_in_two_ways_is_refused(
    data: bytes, before: bytes
) -> None:
    """Whoever stands in front of the server may have seen other requests in it."""
    app = Slow()
    client = ours(app)
    await client.tell(before + data + GET)
    if before:
        assert app.asked == ["/"]
        await app.answer()
    await settle()
    assert [one.status for one in client.heard()] == [200 if before else 400]
    assert len(app.asked) == len(before) // len(GET)
    assert client.wire.lost


@pytest.mark.parametrize(
    "flood", [b"1;" + b"x" * MIB, b"0\r\nX: " + b"x" * MIB, b"0\r\n" + b"X: y\r\n" * 99_999]
)
async def test_what_frames_a_body_is_no_more_than_a_head(flood: bytes) -> None:
    """The parser would gather all of a trailer, and nobody be told of it."""
    client = ours(reads)
    await client.tell(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
    (told,) = await client.ask(flood)
    assert told.status == 431
    assert client.wire.lost
    assert not client.state.tasks


async def test_and_counts_only_between_pieces_of_the_body() -> None:
    client = ours(reads)
    await client.tell(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(9):
        await client.tell(b"1;" + b"x" * 30_000 + b"\r\n")
        await client.tell(b"a\r\n")
    (told,) = await client.ask(b"0\r\n\r\n")
    assert told.body == b"9"


@pytest.mark.parametrize("app", [reads, HELLO])
@pytest.mark.parametrize(
    "pieces",
    [
        (post(b"", b"X: " + b"x" * 2000, length=5), b"hello"),
        (post(b"", b"X: " + b"x" * 2000, length=5), b"he", b"llo"),
        (GET[:-2] + b"X: " + b"x" * 2000, b"\r\n\r\n"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"5;" + b"x" * 2000,
         b"\r\nhello\r\n0\r\n", b"X: " + b"x" * 2000 + b"\r\n", b"\r\n"),
    ],
    ids=["head, body", "head, half, half", "half a head", "chunks"],
)  # fmt: skip
async def test_a_connection_has_any_number_of_requests(app: App, pieces: Sequence[bytes]) -> None:
    """However they are cut: what is let come of one is not taken from the next."""
    client = ours(app)
    for _ in range(3 * LONGEST_HEAD // 2000):
        for piece in pieces:
            await client.tell(piece)
    assert [one.status for one in client.heard()] == [200] * (3 * LONGEST_HEAD // 2000)


@pytest.mark.parametrize("answers", [False, True])
async def test_bytes_that_are_no_request(answers: bool) -> None:
    app = Slow()
    client = ours(app)
    if answers:
        await client.tell(GET)
    await client.tell(b"\x00\x01")
    if answers:
        assert not client.heard()
        await app.answer()
    assert [one.status for one in client.heard()] == [200 if answers else 400]
    assert client.wire.lost


async def test_a_body_that_breaks_off_is_refused_and_its_reader_told() -> None:
    received: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        received.append(await receive())
        received.append(await receive())
        await HELLO(scope, receive, send)

    client = ours(app)
    head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    await client.tell(head + b"1\r\na\r\n")
    (told,) = await client.ask(b"what")
    assert told.status == 400
    assert [one["type"] for one in received] == ["http.request", "http.disconnect"]
    begun = ours(saying(start(headers=[]), part(b"hel", True)))
    await begun.tell(head)
    assert await begun.ask(b"what")
    assert b"400" not in begun.wire.said


async def test_a_defect_of_ours_is_logged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(url: bytes) -> Any:
        raise KeyError("on purpose")

    monkeypatch.setattr(reading, "target", broken)
    (told,) = await ours(HELLO).ask(GET)
    assert told.status == 400
    assert "on purpose" in capsys.readouterr().err


async def test_a_bad_request_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    for data in (b"\x00", b"GET http://h HTTP/1.1\r\n\r\n", b"CONNECT a:80 HTTP/1.1\r\n\r\n"):
        assert [one.status for one in await ours(HELLO).ask(data)] == [400]
    behind = GET.replace(b"Host: a", b"Connection: Upgrade\r\nUpgrade: h2c")
    assert await ours(HELLO).ask(behind + b"GET http://h HTTP/1.1\r\n\r\n")
    assert not capsys.readouterr().err


# -- answers that are written when the loop turns -----------------------------------------------


async def by_path(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that answers with the path: at once, unless that says /message; at length, if that
    ends with a number."""
    body = scope["path"].encode()
    if body[-1:].isdigit():
        body += bytes(int(body[-5:]))
    headers = [(b"content-length", b"%d" % len(body))]
    if body.startswith(b"/message") or not scope[AT_ONCE](200, headers, body):
        await send(start(headers=headers))
        await send(part(body))


async def test_answers_come_in_the_order_of_their_requests() -> None:
    paths = ["/a", "/b", "/message/c", "/d", "/20000", "/e", "/message/20000", "/f", "/g"]
    client = ours(by_path)
    told = await client.ask(b"".join(GET.replace(b"/ ", b"%b " % path.encode()) for path in paths))
    assert [one.body.rstrip(b"\0").decode() for one in told] == paths


class Then:
    """An app that answers at once, and then has something happen before the loop turns."""

    def __init__(self) -> None:
        self.happens: Callable[[], object] = bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert scope[AT_ONCE](200, LENGTH, b"hello")
        happens, self.happens = self.happens, bool
        happens()


async def test_small_answers_wait_for_one_another() -> None:
    app, door = Then(), Door(ServerSettings())
    clients = [ours(app, door=door) for _ in range(3)]
    written: list[int] = []
    app.happens = lambda: written.extend(one.wire.writes for one in clients)
    for client in clients:
        client.wire.tell(GET)
    await settle()
    assert written == [0, 0, 0]
    assert [one.wire.writes for one in clients] == [1, 1, 1]


async def test_a_client_is_asked_to_go_on_after_the_answer_before() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await (by_path if scope["method"] == "GET" else reads)(scope, receive, send)

    client = ours(app)
    told = await client.ask(GET + post(b"", b"Expect: 100-continue", length=5))
    assert [one.status for one in told] == [200, 100]
    assert [one.status for one in await client.ask(b"hello")] == [200, 100, 200]


async def test_a_refusal_comes_after_the_answer_before() -> None:
    app = Then()
    client = ours(app)
    app.happens = lambda: client.wire.tell(b"\x00\x01")
    assert [one.status for one in await client.ask(GET)] == [200, 400]
    assert client.wire.lost


async def test_what_was_answered_is_heard_before_the_end() -> None:
    """Whatever ends the connection."""
    app, door = Then(), room(1)
    ends: list[Callable[[Client], object]] = [
        lambda client: client.wire.end(),
        stop,
        lambda client: ours(HELLO, door=door),
    ]
    for end in ends:
        client = ours(app, door=door)
        app.happens = partial(end, client)
        assert [one.body for one in await client.ask(GET)] == [b"hello"]
        assert client.wire.lost
        assert not client.state.connections


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
def test_also_over_a_socket(run: Callable[[Any], None]) -> None:
    async def main() -> None:
        app, door, state = Then(), Door(ServerSettings()), ServerState()
        config = configured(app)
        made = partial(door, config, state, {})
        server = await asyncio.get_running_loop().create_server(made, "127.0.0.1")
        for ends in (False, True):
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(GET)
            assert (await reader.readuntil(b"hello")).startswith(b"HTTP/1.1 200 ")
            (connection,) = door._connections
            app.happens = writer.write_eof if ends else connection.drop
            writer.write(GET)
            assert (await reader.read()).endswith(b"hello")
            writer.close()
        server.close()
        assert not door._connections
        assert not state.connections

    run(asyncio.wait_for(main(), 20))


# -- clients that leave, or hang --------------------------------------------------------------


async def test_a_client_that_leaves() -> None:
    heard: list[Any] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        heard.append(await receive())
        heard.append(scope[AT_ONCE](200, LENGTH, b"hello"))
        await HELLO(scope, receive, send)
        heard.append("the end")

    client = ours(app)
    await client.tell(post(b"", length=5))
    await client.leave()
    assert heard == [{"type": "http.disconnect"}, False, "the end"]
    assert not client.wire.said
    assert not client.state.connections
    assert not client.state.tasks


@pytest.mark.parametrize("begun", [False, True])
async def test_a_client_that_will_send_nothing_more_has_left(begun: bool) -> None:
    app = Slow()
    client = ours(app)
    client.wire.tell(GET * 2)
    if begun:
        await settle()
    client.wire.end()
    await settle()
    assert client.wire.lost
    await app.answer()
    assert app.asked == ["/"]
    assert not client.wire.said
    assert not client.state.tasks


@pytest.mark.parametrize("data", [b"", b"GET / HT", post(b"", length=5), GET])
async def test_whatever_it_sent_before(data: bytes) -> None:
    client = ours(reads)
    client.wire.tell(data)
    client.wire.end()
    await settle()
    assert client.wire.lost
    assert not client.state.connections
    assert not client.state.tasks


async def test_and_has_so_long_to_read_what_was_written(later: Later) -> None:
    app = Pouring()
    for one in (HELLO, app):
        client = ours(one, write_seconds=30)
        client.wire.stop_reading_answers()
        await client.tell(GET * 2)
        client.wire.end()
        await later(28)
        assert not client.wire.lost
        await later(3)
        assert client.wire.lost
        assert not client.state.tasks


async def test_and_nothing_more_is_begun_meanwhile() -> None:
    app = Slow()
    client = ours(app)
    client.wire.stop_reading_answers()
    await client.tell(GET * 3)
    await app.answer()
    client.wire.end()
    await app.answer()
    assert len(app.asked) == 2
    client.wire.read_answers()
    await settle()
    assert client.wire.lost


async def test_nothing_is_left_of_it_or_of_its_request() -> None:
    """Not even what only the collector of cycles would find, which looks seldom."""
    bodies: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        bodies.append(scope[WHOLE])
        await by_path(scope, receive, send)

    client = ours(app)
    await client.tell(post(bytes(10_000)) + GET)
    holders = sys.getrefcount(bodies[0])
    assert holders == 2  # this list, and the call
    gc.disable()
    try:
        left = weakref.ref(client.wire.protocol)
        assert left() is not None
        await client.leave()
        client.wire.protocol = None  # as of a transport that is closed
        assert left() is None
    finally:
        gc.enable()


async def test_those_behind_it_are_not_begun() -> None:
    app = Slow()
    client = ours(app)
    await client.tell(GET * 3)
    await client.leave()
    await app.answer()
    assert app.asked == ["/"]


class Pouring:
    """An app that never ends its answer, and notes how much it has sent."""

    def __init__(self, pieces: int = 1000) -> None:
        self.sent = 0
        self.ended = False
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(start(headers=[]))
        for _ in range(self._pieces):
            await send(part(bytes(50_000), True))
            self.sent += 1
        await send(part(b""))
        self.ended = True


async def test_what_is_not_read_is_waited_for() -> None:
    app = Pouring(10)
    client = ours(app)
    client.wire.stop_reading_answers()
    await client.tell(GET)
    assert app.sent == 2
    client.wire.read_answers()
    await settle()
    assert app.ended
    assert len(client.heard()[0].body) == 500_000


async def test_but_not_for_ever(later: Later) -> None:
    app = Pouring()
    client = ours(app, write_seconds=30)
    client.wire.stop_reading_answers()
    await client.tell(GET)
    await later(28)
    assert not client.wire.lost
    await later(3)
    assert client.wire.lost
    assert app.ended


async def test_a_long_piece_is_waited_for_while_enough_of_it_is_read(later: Later) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send(start(headers=[]))
        await send(part(bytes(1_000_000), True))
        await send(part(b""))

    client = ours(app, write_seconds=30)
    client.wire.stop_reading_answers()
    await client.tell(GET)
    for _ in range(2):
        client.wire.read_answers(270_000)
        await later(29)
        assert not client.wire.lost
    client.wire.read_answers(250_000)  # of which the deadline has 256 kB
    await later(4)
    assert client.wire.lost


async def test_nor_is_the_last_of_a_closed_one(later: Later) -> None:
    """Less than makes a writer wait, and nobody is left to write more."""
    client = ours(HELLO, write_seconds=30)
    client.wire.stop_reading_answers()
    await client.tell(OLD)
    assert client.wire.is_closing()
    await later(28)
    assert not client.wire.lost
    await later(3)
    assert client.wire.lost


@pytest.mark.parametrize("begun", [b"G", b"\r\n", b"GET / HTTP/1.1\r\nX: y"])
@pytest.mark.parametrize("before", [b"", GET])
async def test_half_a_head_is_not_waited_for(begun: bytes, before: bytes, later: Later) -> None:
    client = ours(HELLO, head_seconds=10)
    await client.tell(before)
    await later(4)
    await client.tell(begun)
    await later(9 if before else 5)
    assert not client.wire.is_closing()
    await later(2)
    assert client.wire.lost


@pytest.mark.parametrize(("before", "seconds"), [(b"", 10), (GET, 5), (GET + GET, 5)])
async def test_nor_a_head_that_does_not_begin(before: bytes, seconds: int, later: Later) -> None:
    client = ours(HELLO, head_seconds=10)
    await client.tell(before)
    await later(seconds - 1)
    assert not client.wire.is_closing()
    await later(2)
    assert client.wire.lost


async def test_drops_do_not_stop_the_clock(later: Later) -> None:
    client = ours(HELLO, head_seconds=10)
    await client.tell(GET)
    for drop in b"\r\n\r\n":
        await client.tell(bytes([drop]))
        await later(2)
        assert not client.wire.lost
    await later(3)
    assert client.wire.lost


async def test_a_request_at_work_has_all_the_time(later: Later) -> None:
    app = Slow()
    client = ours(app)
    await client.tell(GET)
    await later(1000)
    assert not client.wire.is_closing()
    await app.answer()
    assert len(client.heard()) == 1
    await later(6)
    assert client.wire.lost


async def test_requests_set_no_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    client = ours(HELLO)
    loop = asyncio.get_running_loop()

    def forbidden(*_: Any) -> None:
        raise AssertionError("a timer")

    for name in ("call_at", "call_later"):
        monkeypatch.setattr(loop, name, forbidden)
    assert len(await client.ask(GET * 20)) == 20
    monkeypatch.undo()


@pytest.mark.parametrize(
    "head", [b"X: y\r\n" * LONGEST_HEAD, b"X: " + b"y" * MIB, b"X:\r\n" * 257 + b"\r\n"]
)
@pytest.mark.parametrize("at_a_time", [0, 10_000])
async def test_a_long_head_is_refused(head: bytes, at_a_time: int) -> None:
    client = ours(HELLO)
    told = await client.ask(SHORT[:-2] + head, at_a_time=at_a_time)
    assert [one.status for one in told] == [431]
    assert client.wire.lost


async def test_also_before_its_end() -> None:
    """A thousand of them would be kept meanwhile."""
    client = ours(HELLO)
    assert not await client.ask(SHORT[:-2] + b"X:\r\n" * 256)
    assert (await client.ask(b"X:\r\n" * 2))[0].status == 431


# -- room, and the end ------------------------------------------------------------------------


def room(most: int) -> Door:
    door = Door(ServerSettings(connections=8))
    door._most = most
    return door


async def test_the_one_that_waited_longest_makes_room() -> None:
    door = room(3)
    clients = [ours(HELLO, door=door) for _ in range(3)]
    await clients[0].tell(GET)  # so it began to wait after the others
    await clients[1].tell(GET[:9])
    extra = ours(HELLO, door=door)
    await settle()
    assert [one.wire.lost for one in clients] == [False, True, False]
    assert len(await extra.ask(GET)) == 1
    more = [ours(HELLO, door=door) for _ in range(2)]
    await settle()
    assert [one.wire.lost for one in (*clients, extra)] == [True, True, True, False]
    assert not any(one.wire.lost for one in more)


async def test_those_at_work_do_not() -> None:
    door = room(2)
    apps = [Slow(), Slow()]
    clients = [ours(app, door=door) for app in apps]
    for client in clients:
        await client.tell(GET)
    (told,) = await ours(HELLO, door=door).ask(GET)
    assert (told.status, told.header("retry-after")) == (429, "1")
    await apps[1].answer()
    assert len(await ours(HELLO, door=door).ask(GET)) == 1
    assert [one.wire.lost for one in clients] == [False, True]
    for client in clients:
        await client.leave()
    assert len(door._connections) == 1


def stop(client: Client) -> None:
    """As uvicorn does."""
    for connection in [*client.state.connections]:
        assert isinstance(connection, Connection)
        connection.shutdown()


@pytest.mark.parametrize("before", [b"", GET, GET + b"GE"])
async def test_at_the_end_idle_ones_are_closed(before: bytes) -> None:
    client = ours(HELLO)
    await client.tell(before)
    stop(client)
    await settle()
    assert client.wire.lost
    assert not client.state.connections


@pytest.mark.parametrize("count", [1, 3])
async def test_at_the_end_what_was_asked_is_answered(count: int) -> None:
    app = Slow()
    client = ours(app)
    await client.tell(GET * count)
    stop(client)
    for _ in range(count):
        assert not client.wire.lost
        await app.answer()
    told = client.heard()
    assert [one.header("connection") for one in told] == [None] * (count - 1) + ["close"]
    assert client.wire.lost
