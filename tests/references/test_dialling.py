"""What is actually dialled, whatever the URL and the name server say; and whom TLS believes."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certificates import certificate, tls_of
from seedbed.errors import InvalidParameter
from seedbed.references.addresses import refusal
from seedbed.references.dialling import Blocked, Guard
from seedbed.references.fetch import Fetcher
from seedbed.settings import ReferenceSettings

if TYPE_CHECKING:
    from references.conftest import Web

# (where a name or a literal leads, whether it may be dialled)
PLACES = [
    ("1.1.1.1", True), ("8.8.8.8", True), ("2606:4700:4700::1111", True), ("::ffff:8.8.8.8", True),
    ("0.0.0.0", False), ("10.0.0.1", False), ("100.64.0.1", False), ("100.100.100.200", False),
    ("127.0.0.1", False), ("127.255.0.1", False), ("168.63.129.16", False),
    ("169.254.169.254", False), ("172.16.0.1", False), ("192.0.0.192", False),
    ("192.168.0.1", False), ("198.18.0.1", False), ("224.0.0.1", False), ("240.0.0.1", False),
    ("255.255.255.255", False), ("::", False), ("::1", False), ("::127.0.0.1", False),
    ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("::ffff:0:7f00:1", False),
    ("64:ff9b::7f00:1", False), ("64:ff9b:1:7f00:0:100::", False), ("2002:7f00:1::", False),
    ("2001:0:7f00:1::", False), ("2600::5efe:7f00:1", False), ("fe80::1", False),
    ("fec0::1", False), ("fd00:ec2::254", False), ("ff02::1", False), ("2001:db8::1", False),
]  # fmt: skip


class Recorder:
    """Notes every socket address that a fetch dials, and lets none of them answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.dialled: list[tuple[Any, ...]] = []
        monkeypatch.setattr(
            asyncio.selector_events.BaseSelectorEventLoop, "sock_connect", self._connect
        )

    async def _connect(self, sock: object, address: tuple[Any, ...]) -> None:
        self.dialled.append(address)
        raise ConnectionRefusedError("recorded")

    def fetch(self, url: str, answers: Sequence[str], **more: Any) -> None:
        """Fetch `url` with every name resolving to `answers`; it must fail."""

        async def run() -> None:
            async def lookup(host: str) -> Sequence[str]:
                return answers

            fetcher = Fetcher(ReferenceSettings.model_validate(more), lookup=lookup)
            try:
                with pytest.raises(InvalidParameter):
                    await fetcher.fetch(url)
            finally:
                await fetcher.close()

        asyncio.run(run())


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """In place of the network."""
    return Recorder(monkeypatch)


@pytest.mark.parametrize(("address", "good"), PLACES)
def test_names_and_literals_are_dialled_only_if_public(
    recorder: Recorder, address: str, good: bool
) -> None:
    literal = f"[{address}]" if ":" in address else address
    recorder.fetch(f"http://{literal}/", [])
    recorder.fetch("http://name.test/", [address])
    recorder.fetch("https://name.test/", ["1.0.0.1", address])
    reached = {(ipaddress.ip_address(where[0]), where[1]) for where in recorder.dialled}
    ip, other = ipaddress.ip_address(address), ipaddress.ip_address("1.0.0.1")
    assert reached == ({(ip, 80), (ip, 443), (other, 443)} if good else set())


def test_an_opened_range_is_all_that_opens(recorder: Recorder) -> None:
    """Every probe by name and as a literal, under each of three opened ranges."""
    for opened in ("10.0.0.0/8", "fd00::/8", "169.254.169.254/32"):
        network = ipaddress.ip_network(opened)
        for address, public in PLACES:
            recorder.dialled.clear()
            literal = f"[{address}]" if ":" in address else address
            recorder.fetch(f"http://{literal}/", [], allow_cidrs=[opened])
            recorder.fetch("http://name.test/", [address], allow_cidrs=[opened])
            ip = ipaddress.ip_address(address)
            ip = getattr(ip, "ipv4_mapped", None) or ip
            assert bool(recorder.dialled) is (public or ip in network), address


def test_the_socket_is_guarded_even_if_everything_before_it_failed() -> None:
    guard = Guard(ports=[80], own=[("203.0.114.7", 80)])
    inet, inet6, stream = socket.AF_INET, socket.AF_INET6, socket.SOCK_STREAM
    for info in (
        (inet, stream, 0, "", ("127.0.0.1", 80)),
        (inet6, stream, 0, "", ("::ffff:127.0.0.1", 80, 0, 0)),
        (inet6, stream, 0, "", ("fe80::1%1", 80, 0, 1)),
        (inet, stream, 0, "", ("1.1.1.1", 22)),
        (inet, stream, 0, "", ("203.0.114.7", 80)),
        (socket.AF_UNIX, stream, 0, "", "/run/docker.sock"),
    ):
        with pytest.raises(Blocked):
            guard.open_socket(info)
    guard.open_socket((inet, stream, 0, "", ("1.1.1.1", 80))).close()


def test_an_open_connection_is_judged_by_both_its_ends() -> None:
    guard = Guard(ports=[80, 8000], own=[("0.0.0.0", 8000)])
    for here, there in (
        (None, None),
        (("10.0.0.5", 40000), ("10.0.0.9", 80)),
        (("1.1.1.1", 40000), ("1.1.1.1", 8000)),
        (("::ffff:1.1.1.1", 40000, 0, 0), ("1.1.1.1", 8000)),
    ):
        with pytest.raises(Blocked):
            guard.check_connected(here, there)
    guard.check_connected(("10.0.0.5", 40000), ("1.1.1.1", 8000))
    guard.check_connected(("1.1.1.1", 40000), ("1.1.1.1", 80))


HOSTS = st.sampled_from(
    ["127.0.0.1", "1.1.1.1", "[::1]", "[::ffff:127.0.0.1]", "[2606:4700::1]", "10.0.0.1", "0",
     "127.1", "0x7f.1", "2130706433", "localhost", "a.test", "b.test.", "①②⑦.0.0.1", "127。0。0。1",
     "xn--a", "[fe80::1%25lo]", "169.254.169.254", "%31.1.1.1", "",
     "[::]", "1.1.1.1.", "ａ.test"]
)  # fmt: skip
GLUE = st.sampled_from(
    ["", "/", "//", "\\", "@", ":", "#", "?", "%00", "%2f", ".", ":80", ":443", ":22", ":0", " ",
     "\t", "\r\n", "user:pass@", "/\\", ";", "&", "[", "]", "a"]
)  # fmt: skip
SCHEMES = st.sampled_from(
    ["http://", "https://", "HTTP://", "http:", "http:/", "http:///", "ftp://", "//", "http:\\\\"]
)
URLS = st.builds(
    lambda scheme, parts: scheme + "".join(a + b for a, b in parts),
    SCHEMES,
    st.lists(st.tuples(HOSTS, GLUE), max_size=4),
)
ANSWERS = st.lists(st.sampled_from([address for address, _ in PLACES]), max_size=3)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(URLS, ANSWERS)
def test_no_spelling_dials_a_forbidden_address(
    recorder: Recorder, url: str, answers: list[str]
) -> None:
    recorder.dialled.clear()
    recorder.fetch(url, answers)
    for address, port, *_ in recorder.dialled:
        assert refusal(address) is None
        assert port in (80, 443)


# -- TLS ------------------------------------------------------------------------------------


async def test_tls_is_checked_against_the_name_and_never_left(web: Web, tmp_path: Path) -> None:
    path = certificate(tmp_path, "pictures.test")
    ours, trusted = tls_of(path)
    server = await asyncio.start_server(web.serve, "127.0.0.2", 0, ssl=ours)
    port = server.sockets[0].getsockname()[1]
    web.show("/a", b"over tls")
    web.pages["/down"] = (
        f"HTTP/1.1 302 Found\r\nLocation: {web.url('/a')}\r\nContent-Length: 0\r\n\r\n".encode()
    )
    web.names |= {"pictures.test": ["127.0.0.2"], "other.test": ["127.0.0.2"]}
    reach = web.settings(allow_ports=[port, web.port])
    trusting = Fetcher(reach, lookup=web.look_up, tls=trusted)
    doubting = Fetcher(reach, lookup=web.look_up)
    try:
        assert await trusting.fetch(f"https://pictures.test:{port}/a") == b"over tls"
        for fetcher, url in (
            (doubting, f"https://pictures.test:{port}/a"),
            (trusting, f"https://other.test:{port}/a"),
            (trusting, f"https://127.0.0.2:{port}/a"),
            (trusting, f"https://pictures.test:{port}/down"),
        ):
            with pytest.raises(InvalidParameter):
                await fetcher.fetch(url)
    finally:
        await trusting.close()
        await doubting.close()
        server.close()
    assert sum(head.startswith("GET /a ") for head in web.asked) == 1
