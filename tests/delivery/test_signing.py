"""Links: what they look like, that only untouched ones pass, and for how long.

Tests 36 to 39 of the reliability plan, without HTTP.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import Place, sign, sign_short, sign_tos
from seedbed.delivery.verifying import Denied, Granted, verify

NOW = 1_790_000_000.0
DAY = 86_400
NAME = ObjectName("021790000000123" + "ab" * 19, 3, "image/jpeg")
ORDER = [
    "X-Tos-Algorithm",
    "X-Tos-Credential",
    "X-Tos-Date",
    "X-Tos-Expires",
    "X-Tos-Signature",
    "X-Tos-SignedHeaders",
]


def judge(
    ring: KeyRing, place: Place, url: str, now: float = NOW, path: str | None = None
) -> Granted | Denied:
    parts = urlsplit(url)
    raw_path = (parts.path if path is None else path).encode("latin-1")
    return verify(ring, place, raw_path, parts.query.encode("latin-1"), now)


def denial(judged: Granted | Denied) -> tuple[int, str, str]:
    assert isinstance(judged, Denied)
    return judged.status, judged.code, judged.ec


ALTERED = (403, "SignatureDoesNotMatch", "0002-00000024")
UNSIGNED = (403, "AccessDenied", "0003-00000015")
UNKNOWN_KEY = (403, "InvalidAccessKeyId", "seedbed-unknown-key")


# --- what links look like


def test_a_tos_link_has_the_six_parameters_in_the_captured_order(
    ring: KeyRing, place: Place
) -> None:
    link = sign_tos(ring, place, NAME, NOW, DAY)
    parts = urlsplit(link.url)
    pairs = parse_qsl(parts.query, strict_parsing=True)
    values = dict(pairs)
    assert [name for name, _ in pairs] == ORDER
    assert parts.scheme + "://" + parts.netloc + parts.path == (
        "https://images.example.com/files/20260921/" + NAME.file
    )
    assert values["X-Tos-Algorithm"] == "TOS4-HMAC-SHA256"
    assert values["X-Tos-Credential"] == f"{ring.signing().id}/20260921/local/tos/request"
    assert values["X-Tos-Date"] == "20260921T141320Z"
    assert values["X-Tos-Expires"] == "86400"
    assert values["X-Tos-SignedHeaders"] == "host"
    assert re.fullmatch("[0-9a-f]{64}", values["X-Tos-Signature"])
    assert "%2F20260921%2Flocal%2Ftos%2Frequest&" in parts.query
    assert link.expires == int(NOW) + DAY


def test_a_tos_signature_is_the_one_the_published_scheme_gives(ring: KeyRing, place: Place) -> None:
    """Computed here from the scheme's description alone, step by step."""
    parts = urlsplit(sign_tos(ring, place, NAME, NOW, DAY).url)
    values = dict(parse_qsl(parts.query))
    given_signature = values.pop("X-Tos-Signature")
    query = "&".join(f"{n}={quote(v, safe='-_.~')}" for n, v in sorted(values.items()))
    request = "\n".join(
        ["GET", parts.path, query, f"host:{parts.netloc}\n", "host", "UNSIGNED-PAYLOAD"]
    )
    scope = values["X-Tos-Credential"].partition("/")[2]
    hashed = hashlib.sha256(request.encode()).hexdigest()
    text = "\n".join(["TOS4-HMAC-SHA256", values["X-Tos-Date"], scope, hashed])
    key = ring.signing().secret
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), "sha256").digest()
    assert hmac.new(key, text.encode(), "sha256").hexdigest() == given_signature


def test_a_short_link_is_one_word_without_anything_a_shell_minds(
    ring: KeyRing, place: Place
) -> None:
    for name in (NAME, ObjectName(NAME.request_id, 999, "image/png")):
        link = sign_short(ring, place, name, NOW, 2_592_000)
        base, _, token = link.url.rpartition("/")
        assert base == "https://images.example.com/f"
        assert re.fullmatch("[A-Za-z0-9_-]+", token)
        assert len(token) < 160


@pytest.mark.parametrize("style", ["tos", "short"])
@pytest.mark.parametrize(
    "base",
    [
        "http://127.0.0.1:8000",
        "https://images.example.com",
        "https://Images.Example.com:8443",
        "https://example.com/seedbed",
        "http://[::1]:8000",
    ],
)
@pytest.mark.parametrize("stripped", [False, True])
def test_links_pass_behind_any_base_whether_or_not_a_proxy_takes_its_path_away(
    ring: KeyRing, style: Any, base: str, stripped: bool
) -> None:
    place = Place(base)
    link = sign(style, ring, place, NAME, NOW, DAY)
    path = urlsplit(link.url).path
    seen = path.removeprefix(place.prefix) if stripped else path
    assert judge(ring, place, link.url, path=seen) == Granted(NAME, int(NOW) + DAY)


@pytest.mark.parametrize("style", ["tos", "short"])
def test_a_link_holds_for_the_configured_host_alone(
    ring: KeyRing, place: Place, style: Any
) -> None:
    url = sign(style, ring, place, NAME, NOW, DAY).url
    for base in ("https://images.example.org", "https://images.example.com:444"):
        assert denial(judge(ring, Place(base), url)) == ALTERED


@pytest.mark.parametrize("url", ["", "example.com", "ftp://example.com", "http://", "/files"])
def test_a_public_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="public URL"):
        Place(url)


# --- the failure table (test 37)


def _edited(url: str, **changes: str | None) -> str:
    """The link with query parameters replaced, or left out where None."""
    base, _, query = url.partition("?")
    pieces = []
    for piece in query.split("&"):
        name, _, value = piece.partition("=")
        changed = changes.get(name.removeprefix("X-Tos-"), value)
        if changed is not None:
            pieces.append(f"{name}={changed}")
    return f"{base}?{'&'.join(pieces)}"


TABLE: list[tuple[str, dict[str, str | None], tuple[int, str, str]]] = [
    ("no signature", {"Signature": None}, UNSIGNED),
    ("empty signature", {"Signature": ""}, UNSIGNED),
    ("short signature", {"Signature": "ab"}, ALTERED),
    ("no algorithm", {"Algorithm": None}, ALTERED),
    (
        "another algorithm",
        {"Algorithm": "AWS4-HMAC-SHA256"},
        (403, "AccessDenied", "0002-00000030"),
    ),
    ("no credential", {"Credential": None}, ALTERED),
    ("no date", {"Date": None}, ALTERED),
    ("another date", {"Date": "20260922T141320Z"}, ALTERED),
    ("a date that is none", {"Date": "yesterday"}, ALTERED),
    ("no expiry", {"Expires": None}, ALTERED),
    ("no signed headers", {"SignedHeaders": None}, ALTERED),
    ("another expiry", {"Expires": "86401"}, ALTERED),
    ("an expiry a week longer", {"Expires": "604800"}, ALTERED),
    ("the same expiry, longer", {"Expires": "086400"}, ALTERED),
    ("expiry 0", {"Expires": "0"}, (403, "AccessDenied", "0002-00000031")),
    ("expiry 00", {"Expires": "00"}, (403, "AccessDenied", "0002-00000031")),
    ("expiry -1", {"Expires": "-1"}, (403, "AccessDenied", "0002-00000031")),
    ("expiry empty", {"Expires": ""}, (403, "AccessDenied", "0002-00000031")),
    ("expiry a word", {"Expires": "never"}, (403, "AccessDenied", "0002-00000031")),
    ("expiry 1e9", {"Expires": "1e9"}, (403, "AccessDenied", "0002-00000031")),
    ("expiry superscript", {"Expires": "%B2"}, (403, "AccessDenied", "0002-00000031")),
    ("expiry above the ceiling", {"Expires": "2592001"}, (403, "AccessDenied", "0002-00000025")),
    ("expiry of 5000 digits", {"Expires": "9" * 5000}, (403, "AccessDenied", "0002-00000025")),
    ("unknown key", {"Credential": "abc%2F20260921%2Flocal%2Ftos%2Frequest"}, UNKNOWN_KEY),
]


@pytest.mark.parametrize(("case", "changes", "told"), TABLE, ids=[row[0] for row in TABLE])
def test_each_row_of_the_failure_table(
    ring: KeyRing,
    place: Place,
    case: str,
    changes: dict[str, str | None],
    told: tuple[int, str, str],
) -> None:
    url = sign_tos(ring, place, NAME, NOW, DAY).url
    assert denial(judge(ring, place, _edited(url, **changes))) == told


def test_a_link_cut_at_its_first_ampersand_is_told_how_that_happens(
    ring: KeyRing, place: Place
) -> None:
    url = sign_tos(ring, place, NAME, NOW, DAY).url
    for cut in (url.partition("&")[0], url.partition("?")[0], url.replace("&", "&amp;")):
        judged = judge(ring, place, cut)
        assert denial(judged) == UNSIGNED
        assert isinstance(judged, Denied)
        body = judged.body("r", "h")
        assert (body["Code"], body["Message"]) == ("AccessDenied", "Access Denied")
        assert body["DetailErrCode"] == 14006
        assert "jq -r '.data[].url'" in body["Advice"]
        assert "store.links" in body["Advice"]


def test_every_proper_beginning_of_a_link_is_denied(ring: KeyRing, place: Place) -> None:
    tos, short = (sign(s, ring, place, NAME, NOW, DAY).url for s in ("tos", "short"))
    for url in (tos, short):
        start = len("https://images.example.com/")
        for end in range(start, len(url)):
            assert isinstance(judge(ring, place, url[:end]), Denied)


def test_a_short_token_that_is_cut_or_altered(ring: KeyRing, place: Place) -> None:
    url = sign_short(ring, place, NAME, NOW, DAY).url
    assert denial(judge(ring, place, url[:-1])) == UNSIGNED
    assert denial(judge(ring, place, url + "?utm_source=chat")) == ALTERED
    assert denial(judge(ring, place, url.replace("_86400_", "_86401_"))) == ALTERED
    assert denial(judge(ring, place, url.replace("_86400_", "_0_")))[2] == "0002-00000031"
    assert denial(judge(ring, place, url.replace("_86400_", "_9999999_")))[2] == "0002-00000025"
    assert denial(judge(ring, place, url.replace(ring.signing().id, "0" * 16))) == UNKNOWN_KEY
    assert denial(judge(ring, place, url.replace("_3_jpeg_", "_4_jpeg_"))) == ALTERED
    assert denial(judge(ring, place, url.replace("_3_jpeg_", "_3_png_"))) == ALTERED


# --- anything touched breaks it (test 36)


def _canonical(path: str, query: str) -> tuple[str, list[tuple[str, str]]]:
    """What two links must agree on to be the same: written down apart from the code's way."""
    out, at = "", 0
    while at < len(path):
        if re.match("%[0-9A-Fa-f]{2}", path[at:]):
            char = chr(int(path[at + 1 : at + 3], 16))
            plain = char.isascii() and (char.isalnum() or char in "-._~")
            out += char if plain else path[at : at + 3].upper()
            at += 3
        else:
            out += path[at]
            at += 1
    pairs = [piece.partition("=")[::2] for piece in query.split("&")]
    return out, sorted((_decoded(name), _decoded(value)) for name, value in pairs)


def _decoded(text: str) -> str:
    return re.sub("%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), text)


@st.composite
def _mutated(draw: st.DrawFn, url: str) -> tuple[str, str]:
    """A link with one to three things done to it."""
    parts = urlsplit(url)
    path, query = parts.path, parts.query
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["bit", "drop", "twice", "swap", "case", "escape", "add"]))
        pieces = query.split("&")
        at = draw(st.integers(0, len(pieces) - 1))
        if kind == "bit":
            text = f"{path}?{query}"
            spot = draw(st.integers(0, len(text) - 1))
            flipped = chr(ord(text[spot]) ^ (1 << draw(st.integers(0, 6))))
            text = text[:spot] + flipped + text[spot + 1 :]
            path, _, query = text.partition("?")
            continue
        if kind == "drop":
            pieces.pop(at)
        elif kind == "twice":
            pieces.insert(draw(st.integers(0, len(pieces))), pieces[at])
        elif kind == "swap":
            other = draw(st.integers(0, len(pieces) - 1))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind == "case":
            name, sign_, value = pieces[at].partition("=")
            way = draw(st.sampled_from([str.lower, str.upper]))
            pieces[at] = way(name) + sign_ + value if draw(st.booleans()) else way(pieces[at])
        elif kind == "escape":
            if path and draw(st.booleans()):
                spot = draw(st.integers(0, len(path) - 1))
                path = path[:spot] + f"%{ord(path[spot]) & 255:02x}" + path[spot + 1 :]
            elif pieces[at]:
                spot = draw(st.integers(0, len(pieces[at]) - 1))
                escape = draw(st.sampled_from(["%{:02x}", "%{:02X}"]))
                char = pieces[at][spot]
                pieces[at] = (
                    pieces[at][:spot] + escape.format(ord(char) & 255) + pieces[at][spot + 1 :]
                )
        else:
            extra = draw(st.sampled_from(["a=b", "", "=", "X-Tos-Expires=1", "x-tos-process=x"]))
            pieces.insert(draw(st.integers(0, len(pieces))), extra)
        query = "&".join(pieces)
    return path, query


@pytest.mark.parametrize("style", ["tos", "short"])
def test_no_flipped_bit_passes(ring: KeyRing, place: Place, style: Any) -> None:
    parts = urlsplit(sign(style, ring, place, NAME, NOW, DAY).url)
    text = f"{parts.path}?{parts.query}".rstrip("?").encode()
    for spot in range(len(text)):
        for bit in range(8):
            flipped = bytearray(text)
            flipped[spot] ^= 1 << bit
            path, _, query = bytes(flipped).partition(b"?")
            judged = verify(ring, place, path, query, NOW)
            # "%2F" and "%2f" are one character written in two ways; nothing else is.
            same_thing = flipped.replace(b"%2f", b"%2F") == text
            assert isinstance(judged, Granted) == same_thing, bytes(flipped)


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_touched_link_passes_only_if_it_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    ring, place = _one_ring(tmp_path_factory), Place("https://images.example.com")
    url = sign_tos(ring, place, NAME, NOW, DAY).url
    path, query = data.draw(_mutated(url))
    parts = urlsplit(url)
    same = _canonical(path, query) == _canonical(parts.path, parts.query)
    judged = verify(ring, place, path.encode("latin-1"), query.encode("latin-1"), NOW)
    assert isinstance(judged, Granted) == same, (path, query, judged)


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(spot=st.integers(0, 10_000), char=st.characters(max_codepoint=255), cut=st.booleans())
def test_a_touched_token_never_passes(
    tmp_path_factory: pytest.TempPathFactory, spot: int, char: str, cut: bool
) -> None:
    ring, place = _one_ring(tmp_path_factory), Place("https://images.example.com")
    token = sign_short(ring, place, NAME, NOW, DAY).url.rpartition("/")[2]
    spot %= len(token)
    touched = token[:spot] + char + token[spot + cut :]
    if touched != token:
        path = f"/f/{touched}".encode("latin-1")
        assert isinstance(verify(ring, place, path, b"", NOW), Denied)


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(path=st.binary(max_size=200), query=st.binary(max_size=300))
def test_no_path_or_query_breaks_the_judge(
    tmp_path_factory: pytest.TempPathFactory, path: bytes, query: bytes
) -> None:
    ring, place = _one_ring(tmp_path_factory), Place("https://images.example.com")
    assert isinstance(verify(ring, place, path, query, NOW), Denied)
    named = b"/files/" + path
    assert isinstance(verify(ring, place, named, b"X-Tos-Signature=a&" + query, NOW), Denied)


_RINGS: list[KeyRing] = []


def _one_ring(factory: pytest.TempPathFactory) -> KeyRing:
    if not _RINGS:
        _RINGS.append(KeyRing(factory.mktemp("ring") / "keyring.json", now=NOW))
    return _RINGS[0]


# --- clock (test 38)


@pytest.mark.parametrize("style", ["tos", "short"])
@pytest.mark.parametrize(
    ("age", "told"),
    [
        (-361, "seedbed-not-yet-valid"),
        (-301, "seedbed-not-yet-valid"),
        (-240, None),
        (0, None),
        (DAY - 5, None),
        (DAY, None),
        (DAY + 5, "seedbed-expired"),
        (400 * DAY, "seedbed-expired"),
    ],
)
def test_a_link_lives_its_24_hours(
    ring: KeyRing, place: Place, style: Any, age: int, told: str | None
) -> None:
    url = sign(style, ring, place, NAME, NOW, DAY).url
    judged = judge(ring, place, url, NOW + age)
    if told is None:
        assert judged == Granted(NAME, int(NOW) + DAY)
    else:
        assert denial(judged) == (403, "AccessDenied", told)


def test_an_expired_link_says_since_when(ring: KeyRing, place: Place) -> None:
    judged = judge(ring, place, sign_tos(ring, place, NAME, NOW, DAY).url, NOW + DAY + 5)
    assert isinstance(judged, Denied)
    assert judged.message == "Request has expired"
    assert judged.more == {
        "Expires": "2026-09-22T14:13:20Z",
        "ServerTime": "2026-09-22T14:13:25Z",
    }


def test_time_zones_and_daylight_saving_play_no_part(
    ring: KeyRing, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    autumn = 1_792_890_000.0  # the hour in which Central Europe's clocks go back, 2026-10-25
    url = sign_tos(ring, place, NAME, autumn, DAY).url
    try:
        for zone in ("Europe/Berlin", "America/New_York", "Asia/Shanghai", "UTC"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert sign_tos(ring, place, NAME, autumn, DAY).url == url
            assert isinstance(judge(ring, place, url, autumn + DAY - 5), Granted)
            assert isinstance(judge(ring, place, url, autumn + DAY + 5), Denied)
    finally:
        monkeypatch.undo()
        time.tzset()


# --- rotation (test 39)


def test_links_outlive_rotations_and_end_with_revocation(ring: KeyRing, place: Place) -> None:
    made: list[tuple[str, str]] = []
    for turn in range(4):
        key = ring.signing().id
        for style in ("tos", "short"):
            for index in range(50):
                name = ObjectName(NAME.request_id, index, "image/png")
                url = sign(style, ring, place, name, NOW + turn, DAY).url
                made.append((key, url))
        ring.rotate(NOW + turn)
    assert len({key for key, _ in made}) == 4
    assert all(isinstance(judge(ring, place, url, NOW + DAY), Granted) for _, url in made)
    victim = made[0][0]
    ring.revoke(victim, NOW + 4)
    for key, url in made:
        judged = judge(ring, place, url, NOW + 5)
        if key == victim:
            assert denial(judged) == UNKNOWN_KEY
        else:
            assert isinstance(judged, Granted)


def test_links_survive_a_restart(tmp_path: Path, place: Place) -> None:
    path = tmp_path / "keyring.json"
    url = sign_tos(KeyRing(path, now=NOW), place, NAME, NOW, DAY).url
    assert isinstance(judge(KeyRing(path, now=NOW + 9), place, url, NOW + 9), Granted)


@pytest.mark.parametrize("style", ["tos", "short"])
def test_a_retired_key_cannot_sign_later_links(tmp_path: Path, place: Place, style: Any) -> None:
    """Someone who got hold of a key after it was retired gets nothing from it."""
    stolen = KeyRing(tmp_path / "stolen" / "keyring.json", now=NOW)
    ring = KeyRing(tmp_path / "keyring.json", now=NOW)
    (tmp_path / "keyring.json").write_bytes((tmp_path / "stolen" / "keyring.json").read_bytes())
    ring.rotate(NOW + 10)
    url = sign(style, stolen, place, NAME, NOW + 3600, DAY).url
    assert denial(judge(ring, place, url, NOW + 3600)) == UNKNOWN_KEY
