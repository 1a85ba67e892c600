"""One strict reading of a reference's URL; the request is built from its parts and no others.

Two parsers that disagree about where the host ends are how guards are passed, so there is one,
and what it does not plainly understand it refuses.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote, urljoin

from seedbed.errors import InvalidParameter
from seedbed.references.addresses import Address
from seedbed.values import dataclass

if TYPE_CHECKING:
    from yarl import URL

LONGEST_URL = 8192  # characters; signed links are below 2,000

_SHAPE = re.compile(r"(https?)://([^/?#]+)(/[^?#]*)?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]]+))(?::([0-9]{1,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")

# What may stand unescaped: everything printable in ASCII but the percent-encode sets of the
# WHATWG URL standard, so that a signature over the text of the path or query stays good.
_PATH_SAFE = "/!$%&'()*+,-.:;=@[]_|~"
_QUERY_SAFE = _PATH_SAFE + "?^`{}"

_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes. `host` is ASCII and lower case; an IPv6 address has no brackets.

    `ip` is set when the host is an address and not a name. `target` is path and query,
    percent-encoded, as it goes on the wire.
    """

    scheme: str
    host: str
    port: int
    target: str
    ip: Address | None

    @property
    def origin(self) -> str:
        """Scheme, host and port: as much of the URL as a log may hold."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def url(self) -> URL:
        """For the HTTP client, which must not read the text anew: nothing is re-encoded."""
        from yarl import URL  # comes with the HTTP client, which few requests need

        url = URL(self.origin + self.target, encoded=True)
        if (url.scheme, url.raw_host, url.port) != (self.scheme, self.host, self.port):
            _refuse("its host is ambiguous")
        return url

    def follow(self, location: str) -> Target:
        """The target of a redirect's Location header, relative ones resolved against this.

        Raises: InvalidParameter as `parse` does.
        """
        _check_characters(location)
        return parse(urljoin(self.origin + self.target, location))


def parse(text: str) -> Target:
    """Split an absolute http(s) URL. Raises: InvalidParameter if any part is unusual.

    Refused: other schemes, user names, backslashes, spaces, control and invisible characters,
    percent signs and zone ids in the host, port 0, and hosts that a resolver would take for a
    number without being an address in its usual form ("2130706433", "0x7f.1", "127.1").
    Names with letters beyond ASCII become their IDNA form; a fragment is dropped.
    """
    _check_characters(text)
    match = _SHAPE.fullmatch(text)
    if match is None:
        _refuse("it must start with http:// or https:// and name a host")
    scheme, authority, path, query = match.groups()
    scheme = scheme.lower()
    if "@" in authority:
        _refuse("it must not hold a user name")
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None:
        _refuse("its host or port is malformed")
    bracketed, name, digits = parts.groups()
    port = int(digits) if digits else _DEFAULT_PORTS[scheme]
    if not 1 <= port <= 65535:
        _refuse("its port must be 1 to 65535")
    ip: Address | None
    if bracketed:
        ip = _ipv6(bracketed)
        host = str(ip)
    else:
        host, ip = _host(name)
    target = quote(path or "/", safe=_PATH_SAFE)
    if query is not None:
        target += "?" + quote(query, safe=_QUERY_SAFE)
    return Target(scheme, host, port, target, ip)


def _check_characters(text: str) -> None:
    if len(text) > LONGEST_URL:
        _refuse(f"it must be at most {LONGEST_URL} characters")
    if not text.isprintable() or " " in text or "\\" in text:
        _refuse("it must not hold spaces, control characters or backslashes")


def _ipv6(text: str) -> IPv6Address:
    try:
        return IPv6Address(text)
    except ValueError:
        _refuse("its host is not an IPv6 address")


def _host(name: str) -> tuple[str, IPv4Address | None]:
    if "%" in name:
        _refuse("its host must not hold a percent sign")
    ascii_name = name.lower()
    if not name.isascii():
        try:
            from yarl import URL

            ascii_name = URL.build(scheme="http", host=name).raw_host or ""
        except ValueError:
            _refuse("its host is not a domain name")
    host = ascii_name.removesuffix(".")
    labels = host.split(".")
    # A last label that is a number makes the whole an IPv4 address to every resolver
    # (source: WHATWG URL standard, "ends in a number checker").
    if _NUMBER.fullmatch(labels[-1]):
        return name, _canonical_ipv4(name)
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        _refuse("its host is not a domain name")
    return host, None


def _canonical_ipv4(name: str) -> IPv4Address:
    why = "its host is a number but not an IPv4 address of four decimal parts"
    if not name.isascii():
        _refuse(why)
    try:
        return IPv4Address(name)
    except ValueError:
        _refuse(why)


def _refuse(why: str) -> NoReturn:
    raise InvalidParameter("image", f"invalid url specified: {why}.")
