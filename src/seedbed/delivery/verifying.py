"""Judges a result link as it arrived: granted, or denied with TOS's own error.

Works on the raw path and query, before any framework decodes them. The signature is checked
before the object is looked for, so a denial never tells whether something exists.

| case | status | Code | EC |
| --- | --- | --- | --- |
| no signature; also a short token that is cut | 403 | AccessDenied | 0003-00000015 |
| anything changed, added, missing or repeated | 403 | SignatureDoesNotMatch | 0002-00000024 |
| X-Tos-Algorithm is another | 403 | AccessDenied | 0002-00000030 |
| X-Tos-Expires is no number, or not positive | 403 | AccessDenied | 0002-00000031 |
| X-Tos-Expires above 30 days | 403 | AccessDenied | 0002-00000025 |
| unknown or revoked key | 403 | InvalidAccessKeyId | ours |
| expired | 403 | AccessDenied | ours |
| made more than five minutes in the future | 403 | AccessDenied | ours |
| good link, but no such object (any more) | 404 | NoSuchKey | 0017-00000003 |

"ours" begins with "seedbed-": no EC of TOS is known for these cases. The status of the three
parameter errors is not known either; it is 403 because a link that asks for more time than it
was given must be (contract statement 78). Source: reliability.md section 1.
"""

from __future__ import annotations

import calendar
import hmac
import re
import time
from collections.abc import Mapping
from dataclasses import field
from typing import Any
from urllib.parse import unquote_to_bytes

from seedbed.delivery.keyring import SKEW_SECONDS, Key, KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import (
    ALGORITHM,
    FILES,
    SHORT,
    Place,
    canonical_query,
    short_signature,
    tos_signature,
)
from seedbed.values import dataclass

CEILING_SECONDS = 2_592_000
"""Longest life of any link: TOS's range of X-Tos-Expires in its 2025 text."""

_TOKEN = re.compile(
    r"(?P<key>[0-9A-Za-z]{1,64})_(?P<signed>[0-9]{1,12})_(?P<lifetime>[0-9]{1,10})"
    r"_(?P<file>02[0-9]{13}[0-9a-f]{38}_[0-9]{1,3})_(?P<extension>jpeg|png)_(?P<mac>[0-9a-f]{32})"
)
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_CUT_ADVICE = (
    "The link has no signature; it was probably cut at its first '&' by a shell, a terminal or "
    "an HTML page. Put it in quotes, take it from the JSON with `jq -r '.data[].url'`, or have "
    "the server make links without '&' and '%' (setting store.links = \"short\")."
)
_SHORT_ADVICE = (
    "The link's token is not whole; it was probably cut while it was copied. Take it from the "
    "JSON with `jq -r '.data[].url'`."
)


@dataclass(frozen=True, slots=True)
class Granted:
    """The link is ours and good until `expires`, Unix seconds."""

    name: ObjectName
    expires: int


@dataclass(frozen=True, slots=True)
class Denied:
    """Why not, in TOS's words. `more` are members of the body beyond the usual ones."""

    status: int
    code: str
    message: str
    ec: str
    more: Mapping[str, Any] = field(default_factory=dict)

    def body(self, request_id: str, host_id: str) -> dict[str, Any]:
        """The JSON body of the refusal."""
        return {
            "Code": self.code,
            "RequestId": request_id,
            "HostId": host_id,
            "Message": self.message,
            "EC": self.ec,
            **self.more,
        }


def verify(
    ring: KeyRing, place: Place, raw_path: bytes, raw_query: bytes, now: float
) -> Granted | Denied:
    """Judge a link by its raw path and query and the configured public host.

    Whatever host the request itself names plays no part. Takes some microseconds and touches
    no file but the key ring's.
    """
    path = normal_path(raw_path)
    # A proxy may or may not have taken the base's own path away.
    inner = path.removeprefix(place.prefix)
    if inner.startswith((FILES, SHORT)):
        path = inner
    if path.startswith(SHORT):
        return _verify_short(ring, place, path.removeprefix(SHORT), raw_query, now)
    return _verify_tos(ring, place, path, raw_query, now)


def missing(name: ObjectName) -> Denied:
    """For a good link to an object that is not there, or no longer."""
    return Denied(
        404,
        "NoSuchKey",
        "The specified key does not exist.",
        "0017-00000003",
        {"Key": name.key},
    )


def normal_path(raw: bytes) -> str:
    """A path with its percent-encoding in one form: RFC 3986 section 6.2.2.

    Unreserved characters are bare and the rest keep their escape, in capitals. Decoding once
    and only these means that no escape can turn into a slash or a dot segment's slash.
    """

    def normal(match: re.Match[bytes]) -> bytes:
        value = int(match[1], 16)
        return bytes([value]) if value in _UNRESERVED else match[0].upper()

    return _ESCAPE.sub(normal, raw).decode("latin-1")


def _verify_tos(
    ring: KeyRing, place: Place, path: str, raw_query: bytes, now: float
) -> Granted | Denied:
    pairs = _parameters(raw_query)
    values = dict(pairs)
    if not values.get("X-Tos-Signature"):
        return _unsigned(_CUT_ADVICE)
    if len(values) != len(pairs):
        return _altered()
    if values.get("X-Tos-Algorithm", ALGORITHM) != ALGORITHM:
        return _refused("The X-Tos-Algorithm query parameter is not valid.", "0002-00000030")
    expires = values.get("X-Tos-Expires", "")
    if "X-Tos-Expires" in values and (wrong := _wrong_lifetime(expires)):
        return wrong
    key_id, date = values.get("X-Tos-Credential", "").split("/")[0], values.get("X-Tos-Date", "")
    if not (key_id and date and expires):
        return _altered()
    key = ring.find(key_id, now)
    if key is None:
        return _unknown_key()
    given = values.pop("X-Tos-Signature")
    made = tos_signature(key, place.host, path, canonical_query(values.items()), date)
    if not _same(given, made):
        return _altered()
    # From here on the link is one we made, so its parts are well formed.
    name = ObjectName.of_key(path.removeprefix(FILES))
    if name is None:
        return _altered()
    return _in_time(key, name, _moment(date), int(expires), now)


def _verify_short(
    ring: KeyRing, place: Place, token: str, raw_query: bytes, now: float
) -> Granted | Denied:
    match = _TOKEN.fullmatch(token)
    if match is None:
        return _unsigned(_SHORT_ADVICE)
    if raw_query:
        return _altered()
    if wrong := _wrong_lifetime(match["lifetime"]):
        return wrong
    key = ring.find(match["key"], now)
    if key is None:
        return _unknown_key()
    claim = token.rpartition("_")[0]
    if not _same(match["mac"], short_signature(key, place.host, claim)):
        return _altered()
    name = ObjectName.of_file(f"{match['file']}.{match['extension']}")
    if name is None:
        return _altered()
    return _in_time(key, name, int(match["signed"]), int(match["lifetime"]), now)


def _parameters(raw_query: bytes) -> list[tuple[str, str]]:
    """Every parameter in order, decoded once; a `+` is a plus, and an empty piece counts."""
    if not raw_query:
        return []
    pairs = []
    for piece in raw_query.split(b"&"):
        name, _, value = piece.partition(b"=")
        pairs.append((_decoded(name), _decoded(value)))
    return pairs


def _decoded(text: bytes) -> str:
    return (unquote_to_bytes(text) if b"%" in text else text).decode("latin-1")


def _in_time(
    key: Key, name: ObjectName, signed: int, lifetime: int, now: float
) -> Granted | Denied:
    """The last judgement on a link whose signature is good."""
    if key.retired is not None and signed > key.retired + SKEW_SECONDS:
        # A retired key signs nothing: whoever made this has the key and should not.
        return _unknown_key()
    if now < signed - SKEW_SECONDS:
        return Denied(
            403,
            "AccessDenied",
            "Request is not valid yet",
            "seedbed-not-yet-valid",
            {"NotBefore": _iso(signed), "ServerTime": _iso(now)},
        )
    expires = signed + lifetime
    if now > expires:
        return Denied(
            403,
            "AccessDenied",
            "Request has expired",
            "seedbed-expired",
            {"Expires": _iso(expires), "ServerTime": _iso(now)},
        )
    return Granted(name, expires)


def _wrong_lifetime(text: str) -> Denied | None:
    if not (text.isascii() and text.isdigit()) or int(text[:20]) == 0:
        return _refused(
            f"X-Tos-Expires must be a number of seconds in [1, {CEILING_SECONDS}].",
            "0002-00000031",
        )
    if len(text) > 20 or int(text) > CEILING_SECONDS:
        return _refused(
            f"X-Tos-Expires must be at most {CEILING_SECONDS} seconds.", "0002-00000025"
        )
    return None


def _moment(date: str) -> int:
    """Unix seconds of a well-formed X-Tos-Date, "20260921T141320Z"."""
    day, clock = date[:8], date[9:15]
    return calendar.timegm(
        (int(day[:4]), int(day[4:6]), int(day[6:]), int(clock[:2]), int(clock[2:4]), int(clock[4:]))
    )


def _same(given: str, made: str) -> bool:
    return hmac.compare_digest(given.encode(), made.encode())


def _unsigned(advice: str) -> Denied:
    # Message, EC and DetailErrCode as captured; the advice is a member of its own.
    return Denied(
        403,
        "AccessDenied",
        "Access Denied",
        "0003-00000015",
        {"DetailErrCode": 14006, "Advice": advice},
    )


def _altered() -> Denied:
    return Denied(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check "
        "your key and signing method.",
        "0002-00000024",
    )


def _unknown_key() -> Denied:
    return Denied(
        403,
        "InvalidAccessKeyId",
        "The access key ID in the link does not exist in our records.",
        "seedbed-unknown-key",
    )


def _refused(message: str, ec: str) -> Denied:
    return Denied(403, "AccessDenied", message, ec)


def _iso(moment: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
