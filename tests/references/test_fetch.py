"""Fetching: where it may go, how much it takes, how long it waits, and what it tells."""

from __future__ import annotations

import asyncio
import gzip
import re
import zlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import seedbed
from seedbed.errors import InvalidParameter
from seedbed.references.fetch import UNFETCHABLE, Fetcher

if TYPE_CHECKING:
    from references.conftest import Web

PAGES = "127.0.0.2"
Wire = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    lines = {"Content-Length": str(len(body)), "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def onward(location: str, status: str = "302 Found", body: bytes = b"") -> bytes:
    return answer(body, status, Location=location)


async def failure(fetcher: Fetcher, url: str) -> InvalidParameter:
    """The error of a fetch, which must come by itself and must be the one public sentence."""
    async with asyncio.timeout(30):
        with pytest.raises(InvalidParameter) as caught:
            await fetcher.fetch(url)
    assert UNFETCHABLE in caught.value.message
    return caught.value


async def test_a_page_is_fetched(web: Web, fetcher: Fetcher, tmp_path: Path) -> None:
    web.pages["/a.png"] = answer(b"x" * 300_000)
    web.names["pictures.test"] = [PAGES]
    assert await fetcher.fetch(web.url("/a.png?q=%2F", "pictures.test")) == b"x" * 300_000
    await fetcher.save(web.url("/a.png"), tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"x" * 300_000
    head = web.asked[0].lower()
    assert head.startswith("get /a.png?q=%2f http/1.1\r\n")
    assert f"host: pictures.test:{web.port}\r\n" in head
    assert "accept-encoding: identity\r\n" in head


async def test_a_body_without_length_or_in_chunks_is_fetched(web: Web, fetcher: Fetcher) -> None:
    web.pages["/open"] = answer(Content_Length="") + b"abc"
    web.pages["/chunks"] = answer(Content_Length="", Transfer_Encoding="chunked") + (
        b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
    )
    assert await fetcher.fetch(web.url("/open")) == b"abc"
    assert await fetcher.fetch(web.url("/chunks")) == b"abc"


# -- where it may go ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0", "[::]", "localhost", "inside.test",
     "mixed.test", "mixed6.test", "10.0.0.1", "169.254.169.254", "[fe80::1]"],
)  # fmt: skip
async def test_forbidden_places_are_not_dialled(web: Web, fetcher: Fetcher, host: str) -> None:
    web.names |= {
        "localhost": ["127.0.0.1"],
        "inside.test": ["127.0.0.1"],
        "mixed.test": [PAGES, "127.0.0.1"],
        "mixed6.test": [PAGES, "::ffff:127.0.0.1"],
    }
    await failure(fetcher, web.url("/", host))
    assert (web.canary, web.connections) == (0, 0)


async def test_one_bad_address_in_any_place_refuses_all(web: Web, fetcher: Fetcher) -> None:
    bad = ["127.0.0.1", "10.0.0.1", "::1", "fe80::1%eth0", "2002:7f00:1::", "224.0.0.1", "nonsense"]
    for address in bad:
        for place in range(3):
            answers = [PAGES, PAGES]
            answers.insert(place, address)
            web.names["mixed.test"] = answers
            await failure(fetcher, web.url("/", "mixed.test"))
    assert (web.canary, web.connections) == (0, 0)


async def test_a_rebinding_name_never_leads_inside(web: Web) -> None:
    """The name is public for N answers and private after; every page leads to the next."""

    async def hop(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(onward(web.url("/hop", "rebind.test")))

    web.pages["/hop"] = hop
    for good_answers in range(6):
        for _ in range(10):
            answers = [[PAGES]] * good_answers

            async def flips(host: str, answers: list[list[str]] = answers) -> Sequence[str]:
                return answers.pop() if answers else ["127.0.0.1"]

            fetcher = Fetcher(web.settings(max_redirects=10), lookup=flips)
            before = web.connections
            await failure(fetcher, web.url("/hop", "rebind.test"))
            await fetcher.close()
            assert web.connections - before == good_answers
    assert web.canary == 0


HOPS = [
    "http://127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "http://inside.test:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f.1:{port}/",
    "http://127.1:{port}/",
    "http://0:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://127.0.0.2@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@127.0.0.2/",
    "http://127.0.0.2:{port}@127.0.0.1:{port}/",
    "http://①②⑦.0.0.1:{port}/",
    "http://127.0.0.2:1/",
    "http://127.0.0.2/",
    "ftp://127.0.0.2:{port}/",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "gopher://127.0.0.1:{port}/",
    "http://unknown.test:{port}/",
    "http:///",
    "http://",
    "/loop",
    "/hop1",
]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temp", "308 Perm"])
async def test_redirects_are_judged_like_the_first_url(
    web: Web, fetcher: Fetcher, status: str
) -> None:
    web.names["inside.test"] = ["127.0.0.1"]
    web.pages |= {f"/hop{n}": onward(f"/hop{n + 1}", status) for n in range(1, 5)}
    web.pages["/loop"] = onward("/loop", status)
    web.pages["/hop5"] = answer(b"too far")
    for hop in HOPS:
        web.pages["/start"] = onward(hop.format(port=web.port), status)
        await failure(fetcher, web.url("/start"))
    assert web.canary == 0


async def test_good_redirects_are_followed(web: Web, fetcher: Fetcher) -> None:
    web.names["pictures.test"] = [PAGES]
    web.pages["/1"] = onward(web.url("/2", "pictures.test"), body=b"not read" * 9000)
    web.pages["/2"] = onward("3?x=1", "307 Temporary Redirect")
    web.pages["/3"] = onward(f"//{PAGES}:{web.port}/4")
    web.pages["/4"] = answer(b"here")
    assert await fetcher.fetch(web.url("/1")) == b"here"


async def test_a_redirect_without_a_place_fails(web: Web, fetcher: Fetcher) -> None:
    for status in ("302 Found", "304 Not Modified", "300 Multiple Choices", "305 Use Proxy"):
        web.pages["/a"] = answer(status=status)
        await failure(fetcher, web.url("/a"))


async def test_nothing_is_carried_from_hop_to_hop(web: Web, fetcher: Fetcher) -> None:
    web.pages["/1"] = answer(status="302 Found", Location="/2", Set_Cookie="a=b; Path=/")
    web.pages["/2"] = answer(b"ok", Set_Cookie="c=d; Path=/")
    web.names["pictures.test"] = [PAGES]  # a jar keeps cookies of names only
    await fetcher.fetch(web.url("/1", "pictures.test"))
    await fetcher.fetch(web.url("/2", "pictures.test"))
    for head in web.asked:
        assert not re.search(r"^(cookie|authorization|referer):", head, re.I | re.M)


async def test_the_environment_names_no_proxy(
    web: Web, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{web.port}")
    web.pages["/a"] = answer(b"straight")
    assert await fetcher.fetch(web.url("/a")) == b"straight"
    assert web.canary == 0


@pytest.mark.parametrize(
    "own", [PAGES, "pictures.test", "PICTURES.test.", "0.0.0.0", "::", "elsewhere.test"]
)
async def test_our_own_addresses_are_never_asked(web: Web, own: str) -> None:
    web.pages["/a"] = answer(b"a")
    web.names["pictures.test"] = [PAGES]
    fetcher = Fetcher(web.settings(), own=[(own, web.port)], lookup=web.look_up)
    await failure(fetcher, web.url("/a", "pictures.test"))
    await fetcher.close()
    assert web.asked == []


async def test_another_port_of_our_own_host_may_be_asked(web: Web) -> None:
    web.pages["/a"] = answer(b"a")
    fetcher = Fetcher(web.settings(), own=[(PAGES, web.port + 1), ("0.0.0.0", 1)])
    assert await fetcher.fetch(web.url("/a")) == b"a"
    await fetcher.close()


async def test_only_the_allowed_ports_are_dialled(web: Web) -> None:
    fetcher = Fetcher(web.settings(allow_ports=[80, 443]), lookup=web.look_up)
    await failure(fetcher, web.url("/"))
    await fetcher.close()
    assert web.connections == 0


async def test_by_default_no_private_place_is_reached(web: Web) -> None:
    fetcher = Fetcher(web.settings(allow_cidrs=[]), lookup=web.look_up)
    for host in (PAGES, "127.0.0.1", "[::1]", "0.0.0.0"):
        await failure(fetcher, web.url("/", host))
    await fetcher.close()
    assert (web.connections, web.canary) == (0, 0)


# -- how much -------------------------------------------------------------------------------


async def test_a_body_over_the_limit_is_cut(web: Web) -> None:
    sent = 0

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(answer(Content_Length=""))
        while True:
            writer.write(bytes(65536))
            sent += 65536
            await writer.drain()

    web.pages["/endless"] = endless
    web.pages["/announced"] = answer(b"x", Content_Length="100001")
    web.pages["/huge"] = answer(b"x", Content_Length="9" * 30)
    web.pages["/unannounced"] = answer(bytes(100_001), Content_Length="")
    web.pages["/just"] = answer(bytes(100_000))
    fetcher = Fetcher(web.settings(max_bytes=100_000), lookup=web.look_up)
    for path in ("/endless", "/announced", "/huge", "/unannounced"):
        await failure(fetcher, web.url(path))
    assert len(await fetcher.fetch(web.url("/just"))) == 100_000
    await fetcher.close()
    assert sent < 32 * 1024 * 1024  # the sockets' own buffers may have held some of it


async def test_a_body_shorter_than_announced_fails(web: Web, fetcher: Fetcher) -> None:
    web.pages["/short"] = answer(b"x" * 10, Content_Length="20")
    await failure(fetcher, web.url("/short"))


@pytest.mark.parametrize(
    "encoding", ["gzip", "deflate", "br", "zstd", "x-gzip", "gzip, gzip", "identity, gzip", "?"]
)
async def test_compressed_answers_are_refused(web: Web, fetcher: Fetcher, encoding: str) -> None:
    body = zlib.compress(bytes(10_000_000)) if encoding == "deflate" else gzip.compress(bytes(9999))
    web.pages["/bomb"] = answer(body, Content_Encoding=encoding)
    await failure(fetcher, web.url("/bomb"))


async def test_a_bomb_in_a_redirect_is_not_opened(web: Web, fetcher: Fetcher) -> None:
    body = gzip.compress(bytes(50_000_000))
    web.pages["/bomb"] = answer(body, "302 Found", Location="/good", Content_Encoding="gzip")
    web.pages["/good"] = answer(b"good", Content_Encoding="identity")
    assert await fetcher.fetch(web.url("/bomb")) == b"good"


# -- how long -------------------------------------------------------------------------------


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()  # until the other side hangs up


async def dripping_head(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nX-A: ")
    while not reader.at_eof():
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.05)


async def dripping_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(Content_Length="100000"))
    while not reader.at_eof():
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.05)


async def stalled_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(b"some", Content_Length="100000"))
    await writer.drain()
    await reader.read()


async def endless_100(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while not reader.at_eof():
        writer.write(b"HTTP/1.1 102 Processing\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    "page",
    [silent, dripping_head, dripping_body, stalled_body, endless_100],
    ids=lambda p: p.__name__,
)
async def test_slow_answers_end_by_themselves(web: Web, page: Wire) -> None:
    web.pages["/slow"] = page
    waits = {"dns_seconds": 0.1, "connect_seconds": 0.3, "first_byte_seconds": 0.3}
    fetcher = Fetcher(web.settings(total_seconds=1, **waits), lookup=web.look_up)
    async with asyncio.TaskGroup() as group:
        for _ in range(8):
            group.create_task(failure(fetcher, web.url("/slow")))
    await fetcher.close()


async def test_a_body_that_drips_is_cut_long_before_the_whole_time(web: Web) -> None:
    web.pages["/slow"] = dripping_body
    fetcher = Fetcher(web.settings(total_seconds=600), lookup=web.look_up)
    await failure(fetcher, web.url("/slow"))
    await fetcher.close()
    patient = Fetcher(web.settings(total_seconds=1, min_bytes_per_second=0), lookup=web.look_up)
    await failure(patient, web.url("/slow"))
    await patient.close()


async def test_a_slow_name_ends_by_itself(web: Web) -> None:
    async def never(host: str) -> Sequence[str]:
        await asyncio.sleep(60)
        return []

    fetcher = Fetcher(web.settings(dns_seconds=0.1), lookup=never)
    assert "Timeout" in (await failure(fetcher, web.url("/", "slow.test"))).cause
    await fetcher.close()


async def test_downloads_take_turns(web: Web) -> None:
    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.05)
        writer.write(answer(b"a"))

    web.pages["/a"] = slowly
    fetcher = Fetcher(web.settings(concurrent=3), lookup=web.look_up)
    await asyncio.gather(*(fetcher.fetch(web.url("/a")) for _ in range(12)))
    await fetcher.close()
    assert web.most_open == 3


async def test_cancelling_hangs_up(web: Web, fetcher: Fetcher) -> None:
    asked = asyncio.Event()
    hung_up = asyncio.Event()

    async def waits(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        hung_up.set()

    web.pages["/a"] = waits
    task = asyncio.create_task(fetcher.fetch(web.url("/a")))
    await asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await hung_up.wait()


async def test_a_closed_fetcher_fetches_nothing(web: Web, fetcher: Fetcher) -> None:
    await fetcher.close()
    await failure(fetcher, web.url("/a"))


# -- what it tells --------------------------------------------------------------------------


async def test_every_failure_sounds_the_same(web: Web) -> None:
    web.pages["/gzip"] = answer(b"x", Content_Encoding="gzip")
    web.pages["/large"] = answer(b"x", Content_Length="999999999")
    web.pages["/silent"] = silent
    web.pages["/broken"] = b"what is this\r\n\r\n"
    web.pages["/teapot"] = answer(status="418 I'm a teapot")
    web.names["inside.test"] = ["127.0.0.1"]
    web.names["public.test"] = [PAGES]
    closed = await asyncio.start_server(silent, PAGES, 0)
    closed_port = closed.sockets[0].getsockname()[1]
    closed.close()
    fetcher = Fetcher(
        web.settings(first_byte_seconds=0.2, connect_seconds=0.2, dns_seconds=0.2)
        .model_copy(update={"allow_ports": [web.port, closed_port]}),
        lookup=web.look_up,
    )  # fmt: skip
    urls = [
        web.url("/", "10.0.0.1"),
        web.url("/", "inside.test"),
        web.url("/", "unknown.test"),
        f"http://{PAGES}:{closed_port}/",
        f"http://{PAGES}:1/",
        f"https://{PAGES}:{web.port}/",
        web.url("/missing", "public.test"),
        web.url("/gzip"),
        web.url("/large"),
        web.url("/silent"),
        web.url("/broken"),
        web.url("/teapot"),
    ]
    errors = [await failure(fetcher, url) for url in urls]
    await fetcher.close()
    assert len({(e.message, str(e), e.api_code, e.status, e.param) for e in errors}) == 1
    assert all(error.cause for error in errors)


async def test_the_log_is_told_the_place_but_not_the_secret(web: Web, fetcher: Fetcher) -> None:
    error = await failure(fetcher, web.url("/secret-path?signature=secret"))
    assert error.cause == f"http://{PAGES}:{web.port}: Blocked: status 404"
    web.names["inside.test"] = ["127.0.0.1"]
    error = await failure(fetcher, web.url("/", "inside.test"))
    assert error.cause.endswith("Blocked: 127.0.0.1 is loopback (RFC 1122)")


def test_nothing_else_speaks_to_addresses_from_outside() -> None:
    """Every other way to open a URL is one that the guard does not see."""
    source = Path(seedbed.__file__).parent
    clients = re.compile(
        r"^\s*(?:import|from)\s+(aiohttp|httpx|requests|urllib3|urllib\.request|http\.client|"
        r"ftplib|socket|websockets)\b",
        re.MULTILINE,
    )
    # connections.py has to do with sockets that were accepted, and opens none.
    allowed = {"references/fetch.py", "references/dialling.py", "wire/connections.py"}
    found = {
        path.relative_to(source).as_posix()
        for folder in ("references", "planning", "wire", "finishing", "delivery")
        for path in (source / folder).rglob("*.py")
        if clients.search(path.read_text(encoding="utf-8"))
    }
    assert found <= allowed
