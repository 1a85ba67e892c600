"""Which IP addresses a reference may be fetched from: public unicast ones, and nothing else.

`ipaddress.is_global` is not enough: it is True for IPv4 addresses wrapped into IPv6 (6to4,
NAT64, ISATAP, v4-compatible), for multicast, for the withdrawn site-local block, and for the
metadata addresses that some clouds keep in public space. So every range is named here, with
its source; the registries are IANA's IPv4 and IPv6 Special-Purpose Address Registries
(RFC 6890).
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from seedbed.values import dataclass

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Range:
    """A block of addresses that references are never fetched from, unless allowed by name."""

    network: Network
    name: str
    source: str


def _range(network: str, name: str, source: str) -> Range:
    return Range(ip_network(network), name, source)


# The first match gives the reason, so single addresses stand before the block around them.
RANGES = (
    _range("0.0.0.0/8", "this network", "RFC 791"),
    _range("10.0.0.0/8", "private", "RFC 1918"),
    _range("100.100.100.200/32", "metadata service", "Alibaba Cloud"),
    _range("100.64.0.0/10", "shared by carriers", "RFC 6598"),
    _range("127.0.0.0/8", "loopback", "RFC 1122"),
    _range("168.63.129.16/32", "platform service", "Microsoft Azure"),
    _range("169.254.169.254/32", "metadata service", "AWS, Google Cloud, Azure and others"),
    _range("169.254.0.0/16", "link-local", "RFC 3927"),
    _range("172.16.0.0/12", "private", "RFC 1918"),
    _range("192.0.0.192/32", "metadata service", "Oracle Cloud"),
    _range("192.0.0.0/24", "protocol assignments", "RFC 6890"),
    _range("192.0.2.0/24", "documentation", "RFC 5737"),
    _range("192.31.196.0/24", "AS112 sink", "RFC 7535"),
    _range("192.52.193.0/24", "multicast tunnelling", "RFC 7450"),
    _range("192.88.99.0/24", "6to4 relay", "RFC 7526"),
    _range("192.168.0.0/16", "private", "RFC 1918"),
    _range("192.175.48.0/24", "AS112 sink", "RFC 7534"),
    _range("198.18.0.0/15", "benchmarking", "RFC 2544"),
    _range("198.51.100.0/24", "documentation", "RFC 5737"),
    _range("203.0.113.0/24", "documentation", "RFC 5737"),
    _range("224.0.0.0/4", "multicast", "RFC 5771"),
    _range("255.255.255.255/32", "broadcast", "RFC 919"),
    _range("240.0.0.0/4", "reserved", "RFC 1112"),
    _range("::/128", "unspecified", "RFC 4291"),
    _range("::1/128", "loopback", "RFC 4291"),
    _range("::/96", "IPv4 inside IPv6 (compatible)", "RFC 4291"),
    _range("::ffff:0:0:0/96", "IPv4 inside IPv6 (translated)", "RFC 2765"),
    _range("64:ff9b::/96", "IPv4 inside IPv6 (NAT64)", "RFC 6052"),
    _range("64:ff9b:1::/48", "IPv4 inside IPv6 (local NAT64)", "RFC 8215"),
    _range("100::/64", "discard", "RFC 6666"),
    _range("100:0:0:1::/64", "dummy prefix", "RFC 9780"),
    _range("2001::/32", "IPv4 inside IPv6 (Teredo)", "RFC 4380"),
    _range("2001::/23", "protocol assignments", "RFC 2928"),
    _range("2001:db8::/32", "documentation", "RFC 3849"),
    _range("2002::/16", "IPv4 inside IPv6 (6to4)", "RFC 3056"),
    _range("2620:4f:8000::/48", "AS112 sink", "RFC 7534"),
    _range("3fff::/20", "documentation", "RFC 9637"),
    _range("5f00::/16", "segment routing", "RFC 9602"),
    _range("fd00:ec2::254/128", "metadata service", "AWS"),
    _range("fd20:ce::254/128", "metadata service", "Google Cloud"),
    _range("fc00::/7", "private", "RFC 4193"),
    _range("fe80::/10", "link-local", "RFC 4291"),
    _range("fec0::/10", "site-local", "RFC 3879"),
    _range("ff00::/8", "multicast", "RFC 4291"),
)

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291; the rest of IPv6 is not assigned to hosts
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214 section 6.1: the interface id before the IPv4 part


def refusal(ip: str | Address, allow: Iterable[Network] = ()) -> str | None:
    """Why `ip` may not be reached, for the operator's log, or None if it may.

    `allow` opens exactly the networks named and nothing that merely contains or embeds them.
    An IPv4-mapped address (::ffff:a.b.c.d) is judged as the IPv4 address that the system would
    dial. An IPv6 zone ("fe80::1%eth0") and text that is no address are refused.
    """
    if isinstance(ip, str):
        try:
            ip = ip_address(ip)
        except ValueError:
            return f"{ip!r} is not an IP address"
    if isinstance(ip, IPv6Address):
        if ip.scope_id is not None:
            return f"{ip} names a network interface"
        ip = ip.ipv4_mapped or ip
    if any(ip in network for network in allow):
        return None
    for known in RANGES:
        if ip in known.network:
            return f"{ip} is {known.name} ({known.source})"
    if isinstance(ip, IPv6Address):
        if ip not in _GLOBAL_UNICAST:
            return f"{ip} is not global unicast (RFC 4291)"
        if (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
            return f"{ip} is IPv4 inside IPv6 (ISATAP, RFC 5214)"
    return None
