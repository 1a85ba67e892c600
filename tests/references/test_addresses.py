"""Which addresses may be reached: one table, judged as literals here, over sockets elsewhere."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.references.addresses import RANGES, refusal

# Edges of every range, and each address for which ipaddress.is_global is wrong.
REFUSED = """
0.0.0.0 0.0.0.1 0.255.255.255
10.0.0.0 10.0.0.1 10.255.255.255
100.64.0.0 100.64.0.1 100.127.255.255 100.100.100.200
127.0.0.0 127.0.0.1 127.1.2.3 127.255.255.255
168.63.129.16
169.254.0.0 169.254.0.1 169.254.169.254 169.254.170.2 169.254.255.255
172.16.0.0 172.16.0.1 172.31.255.255
192.0.0.0 192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.10 192.0.0.170 192.0.0.192 192.0.0.255
192.0.2.0 192.0.2.255
192.31.196.1 192.52.193.1 192.175.48.1
192.88.99.0 192.88.99.1 192.88.99.255
192.168.0.0 192.168.1.1 192.168.255.255
198.18.0.0 198.18.0.1 198.19.255.255
198.51.100.0 198.51.100.255
203.0.113.0 203.0.113.255
224.0.0.0 224.0.0.1 239.255.255.255
240.0.0.0 240.0.0.1 255.255.255.254 255.255.255.255
:: ::1 ::2 ::127.0.0.1 ::10.0.0.1 ::8.8.8.8 ::ffff
::ffff:0.0.0.0 ::ffff:127.0.0.1 ::ffff:10.1.2.3 ::ffff:100.64.0.1 ::ffff:169.254.169.254
::ffff:192.168.0.1 ::ffff:224.0.0.1 ::ffff:192.0.0.192 ::ffff:168.63.129.16 ::ffff:7f00:1
::ffff:0:127.0.0.1 ::ffff:0:8.8.8.8
64:ff9b:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::808:808 64:ff9b::ffff:ffff
64:ff9b:1:: 64:ff9b:1:7f00:0:100:: 64:ff9b:1:ffff:ffff:ffff:ffff:ffff
100:: 100::1 100:0:0:1::1 200::1 1000::1
2001:: 2001:0:7f00:1:: 2001:1::1 2001:2::1 2001:4:112::1 2001:10::1 2001:20::1 2001:30::1
2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff
2001:db8:: 2001:db8::1 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff
2002:: 2002:7f00:1:: 2002:a9fe:a9fe::1 2002:808:808::1 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff
2620:4f:8000::1
3fff:: 3fff:0fff:ffff::1
4000::1 5f00::1 8000::1 c000::1 e000::1 f000::1 fb00::1
2600:1f18::5efe:7f00:1 2600:1f18::200:5efe:a00:1 2a00:1450:4001:80b:0:5efe:a9fe:a9fe
fc00:: fc00::1 fd00::1 fd00:ec2::254 fd20:ce::254 fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
fe80:: fe80::1 fe80::5efe:7f00:1 febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff
fec0:: fec0::1 feff::1
ff00:: ff01::1 ff02::1 ff05::2 ff0e::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
fe80::1%1 fe80::1%eth0 2606:4700:4700::1111%1
""".split()  # noqa: SIM905  (a table reads better than a list)

REACHED = """
1.0.0.0 1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0
126.255.255.255 128.0.0.0 168.63.129.15 168.63.129.17 169.253.255.255 169.255.0.0
172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.0.3.0 192.88.98.255 192.88.100.0
192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0
203.0.112.255 203.0.114.0 223.255.255.255
::ffff:8.8.8.8 ::ffff:1.1.1.1
2000::1 2001:200::1 2001:4860:4860::8888 2001:db7::1 2001:db9::1 2003::1
2400:3200::1 2606:4700:4700::1111 2620:fe::fe 2a00:1450:4001:80b::200e 2a00:1450::5eff:7f00:1
3ffe:ffff::1 3fff:1000::1
""".split()  # noqa: SIM905  (a table reads better than a list)


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(set(REFUSED) | set(REACHED)) >= 120


@pytest.mark.parametrize("address", REFUSED)
def test_special_addresses_are_refused(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize("address", REACHED)
def test_public_addresses_are_reached(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    "text", ["", "localhost", "127.1", "0x7f000001", "1.2.3", "::g", "1.1.1.1/8"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert refusal(text)


def test_every_range_says_where_it_comes_from() -> None:
    assert all(known.name and known.source for known in RANGES)


@pytest.mark.parametrize(
    ("allow", "inside", "outside"),
    [
        ("127.0.0.0/8", ["127.0.0.1", "127.9.9.9", "::ffff:127.0.0.1"],
         ["128.0.0.1@", "126.255.255.255@", "::1", "::127.0.0.1", "2002:7f00:1::",
          "64:ff9b::7f00:1", "10.0.0.1", "169.254.169.254", "0.0.0.0"]),
        ("10.1.0.0/16", ["10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3"],
         ["10.0.255.255", "10.2.0.0", "2002:a01:203::", "192.168.1.1", "fd00::1"]),
        ("fd00:1::/32", ["fd00:1::1", "fd00:1:ffff::1"],
         ["fd00::1", "fd00:2::1", "fc00::1", "fe80::1", "10.0.0.1", "::1"]),
        ("169.254.169.254/32", ["169.254.169.254"], ["169.254.169.253", "169.254.170.2"]),
        ("::ffff:0:0/96", [], ["::ffff:127.0.0.1", "127.0.0.1", "::ffff:10.0.0.1"]),
        ("::1/128", ["::1"], ["::", "::2", "127.0.0.1", "::ffff:127.0.0.1"]),
    ],
)  # fmt: skip
def test_an_allowed_range_opens_that_range_and_nothing_more(
    allow: str, inside: list[str], outside: list[str]
) -> None:
    network = [ip_network(allow)]
    assert all(refusal(address, network) is None for address in inside)
    for address in outside:  # "@": public in any case
        assert bool(refusal(address.rstrip("@"), network)) is not address.endswith("@")


@given(st.ip_addresses(v=4))
def test_a_wrapped_address_is_never_easier_to_reach(ip: IPv4Address) -> None:
    number = int(ip)
    wrapped = [
        IPv6Address(number),  # v4-compatible
        IPv6Address((0xFFFF << 48) + number),  # translated
        IPv6Address((0x64FF9B << 96) + number),  # NAT64
        IPv6Address((0x2002 << 112) + (number << 80)),  # 6to4
        IPv6Address((0x20010000 << 96) + (number ^ 0xFFFFFFFF)),  # Teredo
        IPv6Address((0x2600 << 112) + (0x5EFE << 32) + number),  # ISATAP
    ]
    assert all(refusal(address) for address in wrapped)
    mapped = IPv6Address((0xFFFF << 32) + number)
    assert (refusal(mapped) is None) is (refusal(ip) is None)


@given(st.ip_addresses())
def test_nothing_private_by_the_library_is_reached(ip: IPv4Address | IPv6Address) -> None:
    if refusal(ip) is None:
        assert ip.is_global or (isinstance(ip, IPv6Address) and ip.ipv4_mapped)
        assert not ip.is_multicast
