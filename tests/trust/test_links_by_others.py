"""Links as the vendor's own SDK signs and reads them (test 40).

The SDK is no dependency of ours: `pip install tos` in an environment of its own, or this is
skipped. Names of files are ours alone, so other characters in them need no proof.
"""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import REGION, Place, sign_tos
from seedbed.delivery.verifying import Granted, verify
from seedbed.types import MediaType

auth: Any = pytest.importorskip("tos.auth", reason="the vendor's SDK is not installed")
credential: Any = pytest.importorskip("tos.credential")

PLACE = Place("https://images.example.com")
COUNT = 1000


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "keyring.json", lifetime_seconds=86_400)


class Signer(auth.AuthBase):  # type: ignore[misc] # as far as types know, it is not there
    """The SDK's signer with our key, whose bytes it would have as text."""

    def _signature(self, text: str, date: str) -> str:
        key = self.secret
        for part in (date[:8], self.region, "tos", "request"):
            key = auth._sign(key, part)
        return str(auth._sign(key, text, hex=True))


def signer(ring: KeyRing) -> Any:
    key = ring.signing()
    made = Signer(credential.StaticCredentialsProvider(key.id, "text"), REGION)
    made.secret = key.secret
    return made


def name(number: int, now: float) -> ObjectName:
    media_type: MediaType = "image/jpeg" if number % 2 else "image/png"
    return ObjectName(f"02{int(now * 1000):013d}{number:038x}", number % 15, media_type)


def asked(path: str, params: dict[str, Any]) -> Any:
    """A request as the SDK holds it."""
    return SimpleNamespace(
        method="GET", path=path, params=params, headers={"host": PLACE.host},
        url=f"{PLACE.base}{path}", generic_input=None,
    )  # fmt: skip


def test_40_the_sdk_finds_our_signature(ring: KeyRing) -> None:
    theirs = signer(ring)
    for number in range(COUNT):
        now = 1_790_000_000.0 + number * 7001
        link = urlsplit(sign_tos(ring, PLACE, name(number, now), now, 3600 + number).url)
        params = dict(parse_qsl(link.query))
        said = params.pop("X-Tos-Signature")
        request = asked(link.path, params)
        signed = auth._get_signed_headers(request.headers, True)
        assert theirs._make_signature(params["X-Tos-Date"], request, signed_headers=signed) == said


def test_40_we_take_what_the_sdk_signs(ring: KeyRing) -> None:
    theirs = signer(ring)
    for number in range(COUNT):
        now = time.time()
        theirs.credential = theirs.credentials_provider.get_credentials()
        path = f"/files/{name(number, now).key}"
        link = urlsplit(theirs.sign_url(asked(path, {}), 60 + number))
        granted = verify(ring, PLACE, link.path.encode(), link.query.encode(), now)
        assert isinstance(granted, Granted), (link, granted)
