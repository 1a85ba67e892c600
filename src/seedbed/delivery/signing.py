"""Result links: TOS's six query parameters, or one short token.

Both sign the same facts: the public host, the object, when the link was made and for how
long. The TOS style follows the TOS4-HMAC-SHA256 scheme for pre-signed addresses to the
letter (canonical request, credential scope, derived key), so its links can be checked with
any independent implementation of it. Source: contract.md section 6; the scheme as published
with the TOS SDKs.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, urlsplit

from seedbed.delivery.keyring import Key, KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.types import Link

__all__ = ["KeyRing", "Place", "sign", "sign_short", "sign_tos"]

ALGORITHM = "TOS4-HMAC-SHA256"
REGION = "local"
FILES = "/files/"
SHORT = "/f/"
DATE = "%Y%m%dT%H%M%SZ"
_SHORT_MAC_DIGITS = 32  # 128 bits: half of SHA-256, the least RFC 2104 section 5 advises


class Place:
    """Where links lead: the public base URL, cut into the parts that matter.

    `base` has no final slash; `host` is what is signed. `prefix` is the base's own path: it
    is not signed, because a proxy in front may take it away before we see it.
    """

    __slots__ = ("base", "host", "prefix")

    def __init__(self, public_url: str) -> None:
        parts = urlsplit(public_url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError(f"the public URL {public_url!r} is not http://host or https://host")
        self.base = public_url.rstrip("/")
        self.host = parts.netloc.lower()
        self.prefix = parts.path.rstrip("/")


def sign(
    style: Literal["tos", "short"],
    ring: KeyRing,
    place: Place,
    name: ObjectName,
    now: float,
    lifetime_seconds: int,
) -> Link:
    """A link in the style the settings name, good for `lifetime_seconds` from `now`."""
    make = sign_tos if style == "tos" else sign_short
    return make(ring, place, name, now, lifetime_seconds)


def sign_tos(
    ring: KeyRing, place: Place, name: ObjectName, now: float, lifetime_seconds: int
) -> Link:
    """`<base>/files/<folder>/<file>?X-Tos-Algorithm=...`: the six parameters in TOS's order."""
    key, signed = ring.signing(), int(now)
    date = time.strftime(DATE, time.gmtime(signed))
    path = FILES + name.key
    values = {
        "X-Tos-Algorithm": ALGORITHM,
        "X-Tos-Credential": f"{key.id}/{date[:8]}/{REGION}/tos/request",
        "X-Tos-Date": date,
        "X-Tos-Expires": str(lifetime_seconds),
        "X-Tos-SignedHeaders": "host",
    }
    signature = tos_signature(key, place.host, path, canonical_query(values.items()), date)
    # SignedHeaders comes after the signature in the addresses that were captured.
    last = values.pop("X-Tos-SignedHeaders")
    query = "&".join(f"{encoded(field)}={encoded(value)}" for field, value in values.items())
    query += f"&X-Tos-Signature={signature}&X-Tos-SignedHeaders={last}"
    return Link(f"{place.base}{path}?{query}", signed + lifetime_seconds)


def sign_short(
    ring: KeyRing, place: Place, name: ObjectName, now: float, lifetime_seconds: int
) -> Link:
    """`<base>/f/<token>`: about 130 characters of `[0-9a-z_]`, which no shell, terminal,
    chat window or HTML page has a reason to cut, and which a double click selects whole."""
    key, signed = ring.signing(), int(now)
    claim = f"{key.id}_{signed}_{lifetime_seconds}_{name.request_id}_{name.index}_{name.extension}"
    token = f"{claim}_{short_signature(key, place.host, claim)}"
    return Link(f"{place.base}{SHORT}{token}", signed + lifetime_seconds)


@lru_cache(maxsize=256)
def encoded(text: str) -> str:
    """Percent-encoding as the signature sees it: everything but RFC 3986's unreserved."""
    return quote(text, safe="-_.~")


def canonical_query(parameters: Iterable[tuple[str, str]]) -> str:
    """Parameters in the one form that is signed: encoded, then sorted by name and value."""
    return "&".join(
        f"{name}={value}"
        for name, value in sorted((encoded(name), encoded(value)) for name, value in parameters)
    )


def tos_signature(key: Key, host: str, path: str, query: str, date: str) -> str:
    """64 hex digits over a GET of `path` at `host` with the canonical `query`.

    HEAD counts as GET: clients probe with it, and it tells less. `date` is X-Tos-Date's text.
    """
    request = f"GET\n{path}\n{query}\nhost:{host}\n\nhost\nUNSIGNED-PAYLOAD"
    digest = hashlib.sha256(request.encode()).hexdigest()
    day = date[:8]
    text = f"{ALGORITHM}\n{date}\n{day}/{REGION}/tos/request\n{digest}"
    return _mac(_tos_key(key.secret, day), text)


def short_signature(key: Key, host: str, claim: str) -> str:
    """32 hex digits over the host and everything in the token before them."""
    return _mac(_short_key(key.secret), f"{host}\n{claim}")[:_SHORT_MAC_DIGITS]


def _mac(keyed: hmac.HMAC, text: str) -> str:
    # Copying a keyed object skips hashing the key again, the dearer half for short texts.
    mac = keyed.copy()
    mac.update(text.encode())
    return mac.hexdigest()


# Days come from requests too, so this cache is small and forgets, as `encoded`'s does.
@lru_cache(maxsize=32)
def _tos_key(secret: bytes, day: str) -> hmac.HMAC:
    derived = secret
    for part in (day, REGION, "tos", "request"):
        derived = hmac.digest(derived, part.encode(), "sha256")
    return hmac.new(derived, digestmod="sha256")


@lru_cache(maxsize=32)
def _short_key(secret: bytes) -> hmac.HMAC:
    derived = hmac.digest(secret, b"seedbed short link", "sha256")
    return hmac.new(derived, digestmod="sha256")
