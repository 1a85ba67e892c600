"""Result links over HTTP: statements 74-78 of the contract, and tests 37, 38, 41 and 42.

In memory; `test_links_served.py` asks a real server.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from starlette.types import Message

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import Place, sign, sign_short, sign_tos
from seedbed.settings import StoreSettings
from seedbed.testing.store_suite import object_name, staged
from seedbed.wire.links import SLICE_BYTES, LinkEndpoint

BASE = "https://images.example.com"
NOW = 1_790_000_000.0
DAY = 86_400
DATA = random.Random(1).randbytes(3 * SLICE_BYTES + 77)


class House:
    """A store with one picture in it, behind an app whose clock can be set."""

    def __init__(self, local: LocalStore, ring: KeyRing, accel: str = "") -> None:
        self.now = NOW
        self.ring, self.store, self.place = ring, local, Place(BASE)
        settings = StoreSettings.model_validate({"accel": accel})
        self.endpoint = LinkEndpoint(local, ring, settings, BASE, lambda: self.now)
        self.name = object_name(NOW, media_type="image/png")
        local.commit(staged(local, DATA, "image/png"), self.name, NOW)
        self.tos = sign_tos(ring, self.place, self.name, NOW, DAY).url
        self.short = sign_short(ring, self.place, self.name, NOW, DAY).url

    async def raw(self, path: bytes, query: bytes = b"", method: str = "GET") -> tuple[int, bytes]:
        """One request whose path goes in as it is, untouched by any client."""
        sent: list[Message] = []

        async def receive() -> Message:
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path.decode("latin-1"),
            "raw_path": path,
            "query_string": query,
            "headers": [(b"host", b"attacker.example")],
        }
        await self.endpoint(scope, receive, send)
        body = b"".join(m.get("body", b"") for m in sent[1:])
        return sent[0]["status"], body


@pytest.fixture
def house(local: LocalStore, ring: KeyRing) -> House:
    return House(local, ring)


@pytest.fixture
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(house.endpoint)) as client:
        yield client


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def told(response: httpx.Response) -> tuple[int, str, str]:
    """Status, code and EC of a refusal, having looked at what every refusal carries."""
    body = response.json()
    assert response.headers["content-type"] == "application/json"
    assert response.headers["server"] == "TosServer"
    assert response.headers["x-tos-request-id"] == body["RequestId"]
    assert response.headers["x-tos-id-2"] == body["HostId"]
    assert response.headers["x-tos-ec"] == body["EC"]
    assert response.headers["cache-control"] == "no-store"
    assert int(response.headers["content-length"]) == len(response.content)
    return response.status_code, body["Code"], body["EC"]


# --- statements 74-78


def test_74_a_link_has_the_six_parameters(house: House) -> None:
    query = parse_qs(urlsplit(house.tos).query)
    assert len(query) == 6
    assert query["X-Tos-Expires"] == ["86400"]
    assert query["X-Tos-SignedHeaders"] == ["host"]


@pytest.mark.parametrize("style", ["tos", "short"])
async def test_75_a_link_gives_the_picture_without_a_key(
    house: House, client: httpx.AsyncClient, style: str
) -> None:
    url = getattr(house, style)
    whole = await client.get(url)
    assert (whole.status_code, whole.content) == (200, DATA)
    assert whole.headers["content-type"] == "image/png"
    head = await client.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(DATA))
    assert {**head.headers, "x-tos-request-id": ""} == {**whole.headers, "x-tos-request-id": ""}
    part = await client.get(url, headers={"Range": "bytes=5-104"})
    assert (part.status_code, part.content) == (206, DATA[5:105])
    assert part.headers["content-range"] == f"bytes 5-104/{len(DATA)}"
    assert part.headers["content-length"] == "100"


async def test_76_a_link_cut_at_its_first_ampersand(
    house: House, client: httpx.AsyncClient
) -> None:
    response = await client.get(house.tos.partition("&")[0])
    assert told(response) == (403, "AccessDenied", "0003-00000015")
    body = response.json()
    assert body["Message"] == "Access Denied"
    assert body["DetailErrCode"] == 14006
    assert "cut" in body["Advice"]
    head = await client.head(house.tos.partition("&")[0])
    assert (head.status_code, head.content) == (403, b"")
    assert head.headers["x-tos-ec"] == "0003-00000015"


async def test_76_an_altered_link(house: House, client: httpx.AsyncClient) -> None:
    altered = (403, "SignatureDoesNotMatch", "0002-00000024")
    other = object_name(NOW)
    for url in (
        house.tos.replace("X-Tos-Signature=", "X-Tos-Signature=0"),
        house.tos.replace(house.name.file, other.file),
        house.tos + "&response-content-type=text/html",
        house.tos + "&X-Tos-Expires=86400",
        house.short.replace(house.name.request_id, other.request_id),
    ):
        assert told(await client.get(url)) == altered


@pytest.mark.parametrize("style", ["tos", "short"])
async def test_77_an_expired_link(house: House, client: httpx.AsyncClient, style: str) -> None:
    url = getattr(house, style)
    house.now = NOW + DAY - 5
    assert (await client.get(url)).status_code == 200
    house.now = NOW + DAY + 5
    response = await client.get(url)
    assert told(response) == (403, "AccessDenied", "seedbed-expired")
    assert response.json()["Message"] == "Request has expired"
    assert response.json()["Expires"] == "2026-09-22T14:13:20Z"
    assert response.json()["ServerTime"] == "2026-09-22T14:13:25Z"
    house.now = NOW + DAY - 5  # a clock that steps back
    assert (await client.get(url)).status_code == 200


async def test_78_a_link_whose_expiry_is_edited(house: House, client: httpx.AsyncClient) -> None:
    for longer in ("86401", "604800", "2592000", "9999999", "086400", "never", "0"):
        url = house.tos.replace("Expires=86400", f"Expires={longer}")
        assert (await client.get(url)).status_code == 403


# --- the rest of the table


async def test_the_signature_is_judged_before_the_file_is_looked_for(
    house: House, client: httpx.AsyncClient
) -> None:
    absent = object_name(NOW)
    good = sign_tos(house.ring, house.place, absent, NOW, DAY).url
    response = await client.get(good)
    assert told(response) == (404, "NoSuchKey", "0017-00000003")
    assert response.json()["Key"] == absent.key
    forged = good.replace("X-Tos-Signature=", "X-Tos-Signature=f")
    present = house.tos.replace("X-Tos-Signature=", "X-Tos-Signature=f")
    assert told(await client.get(forged)) == told(await client.get(present))
    house.store.remove(house.name)
    assert told(await client.get(house.short))[:2] == (404, "NoSuchKey")


async def test_a_link_from_the_future(house: House, client: httpx.AsyncClient) -> None:
    house.now = NOW - 240
    assert (await client.get(house.tos)).status_code == 200
    house.now = NOW - 360
    assert told(await client.get(house.tos)) == (403, "AccessDenied", "seedbed-not-yet-valid")


async def test_a_revoked_key_ends_its_links_at_once(
    house: House, client: httpx.AsyncClient
) -> None:
    house.ring.revoke(house.ring.signing().id, NOW)
    for url in (house.tos, house.short):
        assert told(await client.get(url))[:2] == (403, "InvalidAccessKeyId")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"])
async def test_other_methods_are_refused(
    house: House, client: httpx.AsyncClient, method: str
) -> None:
    for url in (house.tos, house.short):
        response = await client.request(method, url)
        assert told(response)[:2] == (405, "MethodNotAllowed")
        assert response.headers["allow"] == "GET, HEAD"
    assert house.store.open(house.name) is not None


async def test_the_requests_own_host_plays_no_part(house: House, client: httpx.AsyncClient) -> None:
    local = house.tos.replace(BASE, "http://10.0.0.7:8000")
    assert (await client.get(local)).status_code == 200
    headers = {"Host": "attacker.example", "X-Forwarded-Host": "attacker.example"}
    assert (await client.get(house.tos, headers=headers)).status_code == 200


async def test_a_disk_error_is_our_fault_and_tells_nothing(
    house: House, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def failing(*_: Any, **__: Any) -> int:
            raise OSError(5, "Input/output error")

        patch.setattr(os, "open", failing)
        response = await client.get(house.short)
    assert told(response)[:2] == (500, "InternalError")
    assert "Input" not in response.text
    assert (await client.get(house.short)).status_code == 200


# --- headers, conditions, ranges


async def test_headers_are_safe_for_a_page_and_short_lived_for_a_cache(
    house: House, client: httpx.AsyncClient
) -> None:
    house.now = NOW + 400
    headers = (await client.get(house.tos)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
    assert headers["cache-control"] == f"private, max-age={DAY - 400}, immutable"
    assert headers["content-disposition"] == f'inline; filename="{house.name.file}"'
    assert headers["accept-ranges"] == "bytes"
    assert headers["last-modified"] == "Mon, 21 Sep 2026 14:13:20 GMT"
    assert headers["access-control-allow-origin"] == "*"
    assert headers["etag"].startswith('"')


async def test_a_copy_that_is_current_is_not_sent_again(
    house: House, client: httpx.AsyncClient
) -> None:
    first = await client.get(house.tos)
    for condition in (
        {"If-None-Match": first.headers["etag"]},
        {"If-Modified-Since": first.headers["last-modified"]},
        {"If-None-Match": first.headers["etag"], "Range": "bytes=0-9"},
    ):
        again = await client.get(house.tos, headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert "content-length" not in again.headers
    assert (await client.get(house.tos, headers={"If-None-Match": '"old"'})).content == DATA


async def test_ranges_give_the_right_bytes(house: House, client: httpx.AsyncClient) -> None:
    size, chance = len(DATA), random.Random(42)
    for _ in range(150):
        start = chance.randrange(size)
        stop = chance.randrange(start, size)
        response = await client.get(house.short, headers={"Range": f"bytes={start}-{stop}"})
        assert response.status_code == 206
        assert response.content == DATA[start : stop + 1]
    suffix = await client.get(house.short, headers={"Range": "bytes=-9"})
    assert (suffix.status_code, suffix.content) == (206, DATA[-9:])
    past = await client.get(house.short, headers={"Range": f"bytes={size}-"})
    assert told(past)[:2] == (416, "InvalidRange")
    assert past.headers["content-range"] == f"bytes */{size}"
    several = await client.get(house.short, headers={"Range": "bytes=0-1,4-5"})
    assert (several.status_code, several.content) == (200, DATA)
    stale = await client.get(house.short, headers={"Range": "bytes=0-1", "If-Range": '"old"'})
    assert (stale.status_code, stale.content) == (200, DATA)
    probe = await client.head(house.short, headers={"Range": "bytes=0-1"})
    assert (probe.status_code, probe.headers["content-length"]) == (200, str(size))


@pytest.mark.parametrize("accel", ["x-accel-redirect", "x-sendfile"])
async def test_a_front_server_can_send_the_bytes(
    local: LocalStore, ring: KeyRing, tmp_path: Path, accel: str
) -> None:
    house = House(local, ring, accel)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(house.endpoint)) as client:
        response = await client.get(house.tos)
        assert (response.status_code, response.content) == (200, b"")
        path = str(tmp_path / "files" / house.name.key)
        expected = "/_seedbed_files/" + house.name.key if "accel" in accel else path
        assert response.headers[accel] == expected
        assert response.headers["content-type"] == "image/png"
        denied = await client.get(house.tos.partition("&")[0])
        assert denied.status_code == 403
        assert accel not in denied.headers


# --- clients that leave, files that change


async def test_reading_stops_when_the_client_has_gone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = 0
    pread = os.pread

    def counted(fd: int, count: int, offset: int) -> bytes:
        nonlocal reads
        reads += 1
        return pread(fd, count, offset)

    monkeypatch.setattr(os, "pread", counted)
    parts = urlsplit(house.tos)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        await asyncio.sleep(0)

    scope = {
        "type": "http",
        "method": "GET",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [],
    }
    await house.endpoint(scope, receive, send)
    assert reads <= 1


async def test_a_slow_disk_is_read_in_a_thread(
    house: House, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seedbed.delivery.local_store.in_memory", lambda *_: False)
    assert (await client.get(house.tos)).content == DATA


async def test_a_file_that_ends_early_cuts_the_answer(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pread = os.pread
    monkeypatch.setattr(os, "pread", lambda fd, n, at: pread(fd, n, at) if at == 0 else b"")
    parts = urlsplit(house.tos)
    with pytest.raises(Exception, match="internal error"):
        await house.raw(parts.path.encode(), parts.query.encode())


async def test_nothing_stays_open(house: House, client: httpx.AsyncClient) -> None:
    await client.get(house.tos)
    before = open_files()
    for headers in (
        {},
        {"Range": "bytes=0-1"},
        {"Range": "bytes=9999999-"},
        {"If-None-Match": "*"},
    ):
        await client.get(house.tos, headers=headers)
        await client.head(house.short, headers=headers)
    assert open_files() == before


# --- traversal (test 41)


def _traversals(house: House, secret: Path) -> Iterator[bytes]:
    """Some 500 ways of asking for something outside the day's folder."""
    dots = [b"..", b"%2e%2e", b"%2E.", b".%2e", b"%252e%252e", b"..%00", b"..;", b"%c0%ae%c0%ae"]
    slashes = [b"/", b"%2f", b"%2F", b"%252f", b"\\", b"%5c", b"//", b"/./", b"%c0%af"]
    targets = [b"secret", b"staging", house.name.file.encode(), b"etc/passwd", b"keyring.json"]
    day = house.name.folder.encode()
    for dot in dots:
        for slash in slashes:
            for target in targets:
                yield slash.join([day, dot, target])
                yield slash.join([dot, dot, target])
    yield str(secret).encode()
    yield day + b"/" + house.name.file.encode() + b"%00.png"
    yield day + b"/" + house.name.file.encode() + b"/"
    yield day + b"//" + house.name.file.encode()
    yield day + b"%2f" + house.name.file.encode()


async def test_no_path_reaches_outside_the_store(house: House, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"SECRET")
    (tmp_path / "files" / house.name.folder / "secret").symlink_to(secret)
    query = urlsplit(house.tos).query.encode()
    tried = 0
    for path in _traversals(house, secret):
        tried += 1
        for prefix in (b"/files/", b"/files//", b"/f/"):
            status, body = await house.raw(prefix + path, query)
            assert status == 403, path
            assert b"SECRET" not in body
            assert DATA[:16] not in body
    assert tried >= 500


async def test_a_link_planted_under_a_good_name_is_not_followed(
    house: House, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"SECRET")
    planted = ObjectName(house.name.request_id, 9, "image/png")
    house.store.local_path(planted).symlink_to(secret)
    for style in ("tos", "short"):
        url = sign(style, house.ring, house.place, planted, NOW, DAY).url
        assert told(await client.get(url))[:2] == (404, "NoSuchKey")
