"""Where an upstream is, how it is reached, and what a connection that cannot be made proves."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
import uvloop

from by_hand import PATIENT, listening, ok, request
from certificates import certificate, tls_of
from seedbed.engines.upstream.client import HttpAnswer, UpstreamClient
from seedbed.engines.upstream.dialect import Ambiguous, NotAccepted
from seedbed.engines.upstream.upstream import Upstream
from seedbed.settings import SettingsError, UpstreamSettings
from waiting import comes

NAME = "upstream.test"


def made(base_url: str, tls: ssl.SSLContext | None = None, key: str = "", **more: Any) -> Any:
    """A client of the server there."""
    settings = UpstreamSettings(dialect="ark", **{**PATIENT, **more})
    return UpstreamClient(Upstream("ark", base_url, settings, {}, key), tls=tls)


async def asked(client: UpstreamClient) -> bytes:
    async with client.post("/x", b"{}") as answer:
        return await answer.read()


@asynccontextmanager
async def serving(
    address: str, port: int = 0, tls: ssl.SSLContext | None = None, body: bytes = b"fine"
) -> AsyncIterator[tuple[int, list[str]]]:
    """A server there; its port, and the heads that it got."""
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            heads.append((await request(reader))[0])
            writer.write(ok(body))

    async with listening(serve, address, port, tls) as listens:
        yield listens, heads


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Says nothing, not even hello."""
    await reader.read()


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server of that name, and a client who trusts it, speak TLS with."""
    return tls_of(certificate(tmp_path_factory.mktemp("tls"), NAME))


class Names:
    """A resolver in place of the loop's."""

    def __init__(self, **names: list[str]) -> None:
        self.names = {name.replace("_", "."): found for name, found in names.items()}
        self.asked = 0

    async def getaddrinfo(self, host: str, port: int, **_: Any) -> list[Any]:
        self.asked += 1
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [
            (
                socket.AF_INET6 if ":" in ip else socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (ip, port),
            )
            for ip in self.names[host]
        ]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Where upstream.test is; nowhere at first."""
    resolver = Names()
    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", staticmethod(resolver.getaddrinfo))
    return resolver


# ── Where it is ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("base_url", "target", "host"),
    [
        ("http://upstream.test:{port}", "/x", "upstream.test:{port}"),
        ("http://Upstream.TEST:{port}/api/v3", "/api/v3/x", "upstream.test:{port}"),
        ("http://upstream.test:{port}/a,b/%20/ü", "/a,b/%20/%c3%bc/x", "upstream.test:{port}"),
        ("http://127.0.0.2:{port}", "/x", "127.0.0.2:{port}"),
    ],
)
async def test_a_request_says_whom_it_is_for(
    names: Names, base_url: str, target: str, host: str
) -> None:
    names.names[NAME] = ["127.0.0.2"]
    async with serving("127.0.0.2") as (port, heads):
        client = made(base_url.format(port=port))
        assert await asked(client) == b"fine"
        await client.close()
    (head,) = heads
    assert head.startswith(f"post {target} http/1.1\r\nhost: {host.format(port=port)}\r\n")


async def test_an_address_of_six_has_brackets() -> None:
    try:
        held = serving("::1")
        port, heads = await held.__aenter__()
    except OSError:
        pytest.skip("no IPv6 here")
    client = made(f"http://[::1]:{port}")
    assert await asked(client) == b"fine"
    await client.close()
    await held.__aexit__(None, None, None)
    assert f"host: [::1]:{port}\r\n" in heads[0]


@pytest.mark.parametrize(
    ("base_url", "key", "expected"),
    [
        ("http://{host}", "", ""),
        ("http://ann:p%40ss@{host}", "", "basic yw5uonbac3m="),
        ("http://ann:p%40ss@{host}", "sk-x", "bearer sk-x"),
    ],
)
async def test_a_name_and_password_in_the_url_are_used_without_a_key(
    base_url: str, key: str, expected: str
) -> None:
    async with serving("127.0.0.1") as (port, heads):
        client = made(base_url.format(host=f"127.0.0.1:{port}"), key=key)
        await asked(client)
        await client.close()
    told = heads[0].partition("authorization: ")[2].partition("\r\n")[0]
    assert told == expected
    assert "ann" not in heads[0].partition("\r\n")[0]


@pytest.mark.parametrize(
    "base_url", ["http://", "http:///v1", "http://a:b", "http://[::1", "x://a"]
)
def test_a_url_that_leads_nowhere_is_an_error_at_the_start(base_url: str) -> None:
    with pytest.raises(SettingsError, match=r"upstreams\.ark\.base_url"):
        made(base_url)


# ── How it is reached ───────────────────────────────────────────────────────────────────────


async def test_a_name_is_looked_up_once_a_minute_while_it_answers(names: Names) -> None:
    names.names[NAME] = ["127.0.0.2"]
    async with serving("127.0.0.2") as (port, _):
        client = made(f"http://{NAME}:{port}")
        await asyncio.gather(asked(client), asked(client))
        first = names.asked
        await asyncio.gather(*(asked(client) for _ in range(4)))
        assert names.asked == first
    idle = client.connections._idle
    await comes(lambda: not any(kept.is_open for _, kept in idle), "the server has left")
    for more in (1, 2):
        with pytest.raises(NotAccepted):
            await asked(client)
        assert names.asked == first + more - 1
    await client.close()


async def test_the_next_address_is_taken_where_one_refuses(names: Names) -> None:
    names.names[NAME] = ["127.0.0.8", "127.0.0.9", "127.0.0.2"]
    async with serving("127.0.0.2") as (port, _):
        client = made(f"http://{NAME}:{port}")
        begun = time.monotonic()
        assert await asked(client) == b"fine"
        assert time.monotonic() - begun < 5
        await client.close()


async def test_an_address_that_is_silent_does_not_hold_up_the_next(
    names: Names, tls: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    names.names[NAME] = ["127.0.0.3", "127.0.0.4", "127.0.0.2"]
    async with AsyncExitStack() as held:
        port, _ = await held.enter_async_context(serving("127.0.0.2", tls=tls[0]))
        await held.enter_async_context(listening(silent, "127.0.0.3", port))
        await held.enter_async_context(listening(silent, "127.0.0.4", port))
        client = made(f"https://{NAME}:{port}", tls[1])
        begun = time.monotonic()
        assert await asked(client) == b"fine"
        assert 0.4 < time.monotonic() - begun < 5
        await client.close()
        assert len(asyncio.all_tasks()) <= 1 + 3  # the servers'


@pytest.mark.parametrize("addresses", [["127.0.0.8"], ["127.0.0.8", "127.0.0.9"], []])
async def test_where_no_address_answers_nothing_is_accepted(
    names: Names, addresses: list[str]
) -> None:
    names.names[NAME] = addresses
    client = made(f"http://{NAME}:9")
    with pytest.raises(NotAccepted):
        await asked(client)
    await client.close()


@pytest.mark.parametrize("addresses", [["127.0.0.3"], ["127.0.0.3", "127.0.0.4"]])
@pytest.mark.parametrize("end", ["time", "total", "close", "cancel"])
async def test_a_handshake_without_an_answer_ends(
    names: Names, tls: tuple[ssl.SSLContext, ssl.SSLContext], addresses: list[str], end: str
) -> None:
    names.names[NAME] = addresses
    async with AsyncExitStack() as held:
        with socket.socket() as free:
            free.bind(("127.0.0.3", 0))
            port = free.getsockname()[1]
        for address in addresses:
            await held.enter_async_context(listening(silent, address, port))
        more: dict[str, Any] = {
            "time": {"connect_seconds": 0.4},
            "total": {"total_seconds": 0.4},
        }.get(end, {})
        client = made(f"https://{NAME}:{port}", tls[1], **more)
        asking = asyncio.create_task(asked(client))
        if not more:
            await asyncio.sleep(0.3)
            assert not asking.done()
            await client.close() if end == "close" else asking.cancel()
        expected = asyncio.CancelledError if end == "cancel" else NotAccepted
        with pytest.raises(expected) as failed:
            await asyncio.wait_for(asking, 8)  # under the client's own ten seconds
        if isinstance(failed.value, NotAccepted):
            why = "the server is stopping" if end == "close" else "no connection in time"
            assert why in str(failed.value.error.cause)
            assert failed.value.unwell
        await client.close()


# ── TLS ─────────────────────────────────────────────────────────────────────────────────────


async def test_whoever_is_not_vouched_for_hears_nothing(
    names: Names, tls: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    names.names |= {NAME: ["127.0.0.2"], "other.test": ["127.0.0.2"]}
    async with serving("127.0.0.2", tls=tls[0]) as (port, heads):
        for host, trusted in ((NAME, None), ("other.test", tls[1]), ("127.0.0.2", tls[1])):
            client = made(f"https://{host}:{port}", trusted)
            with pytest.raises(NotAccepted) as failed:
                await asked(client)
            assert "certificate verify failed" in str(failed.value.error.cause).lower()
            await client.close()
        assert heads == []


LONG = bytes(range(256)) * 12_000


async def by_tls(names: Names, tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    """Short, long and cut answers on one connection, and one that nobody reads for a while."""
    names.names[NAME] = ["127.0.0.2"]
    answers = {
        "/short": ok(b"fine"),
        "/long": ok(LONG),
        "/chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n"
        % (len(LONG), LONG),
        "/cut": ok(LONG, length=len(LONG) + 1),
        "/end": b"HTTP/1.1 200 OK\r\n\r\n" + LONG,
    }
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        path = ""
        while path not in {"/cut", "/end"}:
            path = (await request(reader))[0].split(" ")[1]
            writer.write(answers[path])
        writer.close()
        await writer.wait_closed()

    async with listening(serve, "127.0.0.2", 0, tls[0]) as port:
        client = made(f"https://{NAME}:{port}", tls[1])
        for path in ("/short", "/long", "/chunked", "/long", "/short"):
            for poured in (True, False):
                got = bytearray()
                async with client.post(path, b"{}" * 40_000) as answer:
                    await asyncio.sleep(0.05)
                    await read_into(got, answer, poured=poured)
                assert got == (b"fine" if path == "/short" else LONG)
        assert connections == 1
        async with client.post("/end", b"{}") as answer:
            assert len(await answer.read(len(LONG) + 9)) == len(LONG)
        for poured in (True, False):
            async with client.post("/cut", b"{}") as answer:
                with pytest.raises(Ambiguous):
                    await read_into(bytearray(), answer, poured=poured)
        await client.close()


async def read_into(got: bytearray, answer: HttpAnswer, *, poured: bool) -> None:
    if poured:
        await answer.pour(got.extend)
    else:
        async for chunk in answer.chunks():
            got += chunk


@pytest.mark.parametrize("loop", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_answers_come_by_tls(
    tls: tuple[ssl.SSLContext, ssl.SSLContext],
    monkeypatch: pytest.MonkeyPatch,
    loop: Callable[[], asyncio.AbstractEventLoop],
) -> None:
    run(loop, by_tls, monkeypatch, tls)


def test_it_is_the_same_by_uvloop(
    monkeypatch: pytest.MonkeyPatch, tls: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    async def all_of_it(names: Names, tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
        await test_an_address_that_is_silent_does_not_hold_up_the_next(names, tls)
        for end in ("time", "close", "cancel"):
            await test_a_handshake_without_an_answer_ends(names, tls, ["127.0.0.3"], end)
        await test_whoever_is_not_vouched_for_hears_nothing(names, tls)

    run(uvloop.new_event_loop, all_of_it, monkeypatch, tls)


def run(
    loop: Callable[[], asyncio.AbstractEventLoop],
    work: Callable[..., Coroutine[Any, Any, None]],
    monkeypatch: pytest.MonkeyPatch,
    tls: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """Run it by such a loop, with names of its own."""
    resolver = Names()
    original = loop

    def with_names() -> asyncio.AbstractEventLoop:
        new = original()
        kind = type(new)
        own = type("Named", (kind,), {"getaddrinfo": staticmethod(resolver.getaddrinfo)})
        new.close()
        named: asyncio.AbstractEventLoop = own()
        return named

    with asyncio.Runner(loop_factory=with_names) as runner:
        runner.run(work(resolver, tls))
