"""Where an upstream is, and what every request to it begins with."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ssl import SSLContext
from urllib.parse import SplitResult, quote, unquote, urlsplit

from seedbed import __version__
from seedbed.engines.upstream.dialling import Dialling
from seedbed.engines.upstream.upstream import Upstream
from seedbed.settings import SettingsError, shown

_PORTS = {"http": 80, "https": 443}
_FORM = "it is https:// or http://, a host, perhaps a colon and a port (1 to 65535), and a path"
_IN_PATH = "/%:@!$&'()*+,;=~"  # stand for themselves in a path, or are escapes already


@dataclass(frozen=True, slots=True)
class Address:
    """A base URL taken apart. `common` are the header lines that all requests have."""

    scheme: str
    host: str
    port: int
    path: str
    common: bytes

    def dialling(self, tls: SSLContext | None) -> Dialling:
        """How it is reached; `tls` replaces the usual trusted authorities."""
        return Dialling(self.host, self.port, self.scheme == "https" and (tls or True))

    def head(self, path: str, headers: Mapping[str, str]) -> bytes:
        """A POST's head, up to how long its body is."""
        lines = [f"POST {quote(self.path + path, safe=_IN_PATH)} HTTP/1.1"]
        own = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return "\r\n".join([*lines, ""]).encode() + self.common + own.encode()


def address_of(upstream: Upstream) -> Address:
    """Where it is. Raises: SettingsError for a base URL that leads nowhere."""
    _check(upstream)
    try:
        parts = urlsplit(upstream.base_url)
        host, told = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode()
    except ValueError as error:
        raise _wrong(upstream, _FORM) from error
    if not host or parts.scheme not in _PORTS or told == 0:
        raise _wrong(upstream, _FORM)
    usual = _PORTS[parts.scheme]
    port = usual if told is None else told
    named = f"[{host}]" if ":" in host else host
    headers = {
        "Host": named if port == usual else f"{named}:{port}",
        "User-Agent": f"Seedbed/{__version__}",
        "Accept-Encoding": "identity",
    }
    if authorization := _authorization(upstream.key, parts):
        headers["Authorization"] = authorization
    common = "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode()
    return Address(parts.scheme, host, port, parts.path, common)


def _check(upstream: Upstream) -> None:
    """Raise SettingsError for what may stand in a URL, but in no base URL."""
    url = upstream.base_url
    if any(letter.isspace() or not letter.isprintable() for letter in url):
        raise _wrong(
            upstream, "leave out the space or invisible letter; a path has %20 for a space"
        )
    if "?" in url or "#" in url:
        raise _wrong(upstream, "leave out what begins with ? or #")
    if ending := re.search("/images/(generations|edits)$", url):
        raise _wrong(upstream, f"leave out {ending[0]}")


def _wrong(upstream: Upstream, why: str) -> SettingsError:
    url = re.sub(r"\?.*", "?…'", shown(upstream.base_url))  # a key may come after the ?
    return SettingsError(f"upstreams.{upstream.name}.base_url = {url}: {why}")


def _authorization(key: str, parts: SplitResult) -> str:
    """The key, or the name and password in the URL; "" if there are none."""
    if key:
        return f"Bearer {key}"
    if parts.username is None:
        return ""
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"
