"""One strict reading of a URL."""

from __future__ import annotations

from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.errors import InvalidParameter
from seedbed.references.urls import parse

NUMERIC = """
2130706433 017700000001 0x7f000001 0X7F000001 0x7f.1 0x7f.0.0.1 0177.0.0.1 127.1 127.0.1 0 0x0
0x 00 1 127.0.0.01 127.0.0.001 127.0.0.0x1 0127.0.0.1 127.0.0.1. 256.256.256.256 1.2.3.4.5
1.2.3 4294967295 4294967296 99999999999999999999 127.0x1 ①②⑦.0.0.1 １２７.0.0.1 127。0。0。1
127.0.0.1。 0x7f.0x0.0x0.0x1 3232235521 0300.0250.0.1 example.1 a.0x7f 0.0.0.0.0 169.254.43518
""".split()  # noqa: SIM905  (a table reads better than a list)


def test_there_are_thirty_odd_numbers() -> None:
    assert len(NUMERIC) >= 30


@pytest.mark.parametrize("host", NUMERIC)
def test_odd_numeric_hosts_are_refused(host: str) -> None:
    with pytest.raises(InvalidParameter, match="invalid url specified"):
        parse(f"http://{host}/a.png")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://",
        "http:///a.png",
        "http:a.png",
        "http:/example.com/a.png",
        "//example.com/a.png",
        "example.com/a.png",
        "ftp://example.com/a.png",
        "file:///etc/passwd",
        "gopher://example.com/",
        "javascript:alert(1)",
        "http+unix://example.com/",
        "asset://picture",
        "http://user@example.com/",
        "http://user:word@example.com/",
        "http://1.1.1.1@127.0.0.1/",
        "http://127.0.0.1:6666\\@1.1.1.1/",
        "http://example.com\\/a.png",
        "http:\\\\example.com/",
        "http://exa mple.com/",
        " http://example.com/",
        "http://example.com/ ",
        "http://example.com/a b.png",
        "http://example.com/\ta.png",
        "http://example.com/\r\nHost: inside",
        "http://example.com/\x00",
        "http://example.com/\u202ea.png",
        "http://example.com/\u2028a.png",
        "http://exam\u200bple.com/",
        "http://example.com\u3000/",
        "http://%31%32%37.0.0.1/",
        "http://127.0.0.1%00.example.com/",
        "http://example.com%2f@127.0.0.1/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[::1/",
        "http://::1/",
        "http://[]/",
        "http://[127.0.0.1]/",
        "http://[::1]x/",
        "http://[::1][::2]/",
        "http://[v1.x]/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:99999999/",
        "http://example.com:80:80/",
        "http://example.com:-1/",
        "http://example.com:8o/",
        "http://example.com:/",
        "http://example.com:８０/",
        "http://example..com/",
        "http://.example.com/",
        "http://example.com../",
        "http://-example.com/",
        "http://example-.com/",
        "http://exa*mple.com/",
        "http://exa,mple.com/",
        "http://exa;mple.com/",
        "http://(example).com/",
        "http://" + "a" * 64 + ".com/",
        "http://" + "a." * 127 + "com/",
        "http://example.com/" + "a" * 8192,
        "http://ex\ud800ample.com/",
    ],
)
def test_unusual_urls_are_refused(url: str) -> None:
    with pytest.raises(InvalidParameter, match="invalid url specified") as caught:
        parse(url)
    assert caught.value.param == "image"


@pytest.mark.parametrize(
    ("url", "origin", "target"),
    [
        ("http://example.com", "http://example.com", "/"),
        ("HTTPS://EXAMPLE.com:443/A.png", "https://example.com", "/A.png"),
        ("http://example.com.:8080/a?b=c#d", "http://example.com:8080", "/a?b=c"),
        ("http://1.1.1.1/a", "http://1.1.1.1", "/a"),
        ("http://[2606:4700::1111]:80/a", "http://[2606:4700::1111]", "/a"),
        # Python 3.13 writes the last two parts as those of an IPv4 address.
        ("http://[::FFFF:1.1.1.1]/", f"http://[{IPv6Address('::ffff:1.1.1.1')}]", "/"),
        ("http://bücher.example/ü.png?q=ö", "http://xn--bcher-kva.example",
         "/%C3%BC.png?q=%C3%B6"),
        ("http://例え.テスト/图.png", "http://xn--r8jz45g.xn--zckzah", "/%E5%9B%BE.png"),
        ("http://a_b.example/x?k=%2F+[1]|&e=", "http://a_b.example", "/x?k=%2F+[1]|&e="),
        ("http://example.com?q", "http://example.com", "/?q"),
        ("http://example.com/a/../b", "http://example.com", "/a/../b"),
        ("http://example.com/a@b:c", "http://example.com", "/a@b:c"),
    ],
)  # fmt: skip
def test_plain_urls_are_split(url: str, origin: str, target: str) -> None:
    found = parse(url)
    assert (found.origin, found.target) == (origin, target)
    assert found.url().raw_path_qs == target


@pytest.mark.parametrize(
    ("location", "whole"),
    [
        ("/b.png", "https://example.com/b.png"),
        ("b.png?x", "https://example.com/a/b.png?x"),
        ("../b.png", "https://example.com/b.png"),
        ("//other.example/c", "https://other.example/c"),
        ("https://[::1]:8443/", "https://[::1]:8443/"),
        ("?z", "https://example.com/a/x.png?z"),
    ],
)
def test_redirects_are_resolved(location: str, whole: str) -> None:
    onward = parse("https://example.com/a/x.png?y").follow(location)
    assert onward.origin + onward.target == whole


@pytest.mark.parametrize("location", ["", "\\\\inside/", "/a b", "ftp://a/", "http://u@a/"])
def test_unusual_redirects_are_refused(location: str) -> None:
    target = parse("https://example.com/a")
    if location:
        with pytest.raises(InvalidParameter):
            target.follow(location)
    else:  # resolves to the page itself; the fetcher's count ends the loop
        assert target.follow(location) == target


PIECES = st.sampled_from(
    ["http://", "https://", "//", "/", "\\", "@", ":", "#", "?", "%", ".", "127.0.0.1", "1.1.1.1",
     "[::1]", "[", "]", "0x7f", "localhost", "example.com", "80", "0", "user", "\t", "\u2024",
     "。", "①", "xn--", "%2e", "a"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=40))
def test_what_is_understood_is_understood_by_the_client_alike(tail: str) -> None:
    """Whatever passes, aiohttp's own reading of it agrees about where it goes."""
    try:
        target = parse("http://" + tail)
    except InvalidParameter:
        return
    url = target.url()
    assert (url.scheme, url.raw_host, url.port) == (target.scheme, target.host, target.port)
    assert url.user is None
    assert target.host.isascii()
    assert "@" not in target.origin
    assert parse(target.origin + target.target) == target
