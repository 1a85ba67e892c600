"""Results that come back as references, by the links they were given with."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from buckets import bucket_settings, key_environment
from fronting import gateway_to, last
from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.signing import Place, sign_short, sign_tos
from seedbed.references.own_links import OwnLinks
from seedbed.testing.ark_simulator import simulated
from seedbed.testing.fake_s3 import FakeS3
from seedbed.testing.store_suite import object_name, staged
from seedbed.types import Link
from serving import Served, data_uri, picture, serving

DAY = 86_400


class Clock:
    """The server's time, which may be put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("own") / "home", engines={"workers": 1}) as server:
        server.house.clock = clock
        yield server


def made(served: Served, **more: Any) -> str:
    """The link of a new picture."""
    answer = served.post(**more)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["data"][0]["url"])


def edited(served: Served, image: Any) -> httpx.Response:
    return served.post(prompt="the same in blue", image=image, seed=3, response_format="b64_json")


def bytes_of(answer: httpx.Response) -> bytes:
    assert answer.status_code == 200, answer.text
    return base64.b64decode(answer.json()["data"][0]["b64_json"])


def refusal(answer: httpx.Response) -> str:
    assert answer.status_code == 400, answer.text
    error = answer.json()["error"]
    assert error["param"] == "image"
    return str(error["message"])


@pytest.mark.parametrize("style", ["tos", "short"])
def test_a_result_is_taken_as_the_file_it_is(served: Served, style: str) -> None:
    url = made(served, prompt=f"a {style} cat")
    inline = data_uri(served.fetch(url).content, "jpeg")
    if style == "short":
        name = next(served.house.store.staging.parent.glob("2*/*")).name
        url = short_link(served, name)
        inline = data_uri(served.fetch(url).content, "jpeg")
    assert bytes_of(edited(served, url)) == bytes_of(edited(served, inline))


def short_link(served: Served, file: str) -> str:
    from seedbed.delivery.names import ObjectName

    name = ObjectName.of_file(file)
    assert name is not None
    house = served.house
    return sign_short(house.ring, Place(house.public_url), name, house.now(), DAY).url


def test_it_may_stand_among_others_and_be_written_in_other_ways(served: Served) -> None:
    url = made(served, prompt="a dog")
    other = data_uri(picture())
    expected = bytes_of(edited(served, [other, data_uri(served.fetch(url).content, "jpeg")]))
    for written in (url, url.replace("http://", "HTTP://", 1), f"{url}#top"):
        assert bytes_of(edited(served, [other, written])) == expected


def test_one_that_was_changed_is_refused_and_says_so(served: Served) -> None:
    url = made(served)
    body, _, digits = url.rpartition("X-Tos-Signature=")
    touched = f"{body}X-Tos-Signature={'0' * 8}{digits[8:]}"
    message = refusal(edited(served, [data_uri(picture()), touched]))
    assert "image 2" in message and "exactly as it was given" in message
    assert "quotes" in refusal(edited(served, url.partition("&")[0]))  # cut by a shell


def test_one_that_has_ended_is_refused_and_says_so(served: Served, clock: Clock) -> None:
    url = made(served)
    clock.ahead = DAY + 1
    try:
        assert "expired" in refusal(edited(served, url))
    finally:
        clock.ahead = 0


def test_one_whose_file_is_gone_is_refused_and_says_so(served: Served) -> None:
    url = made(served, prompt="a bird")
    digest = hashlib.sha256(served.fetch(url).content).digest()
    (kept,) = (
        file
        for file in served.house.store.staging.parent.glob("2*/*")
        if hashlib.sha256(file.read_bytes()).digest() == digest
    )
    kept.unlink()
    assert "not there any more" in refusal(edited(served, url))


def test_no_other_address_of_ours_is_asked(served: Served) -> None:
    for path in ("/healthz", "/metrics", "/v1/models", "/filesx/a.png", "/x/../files/a"):
        assert "could not be downloaded" in refusal(edited(served, served.url + path))
    assert "refuses it" in refusal(edited(served, f"{served.url}/files/../v1/models"))


@pytest.mark.parametrize(
    "public_url",
    [
        "https://images.example.com/seed/", "http://[::1]:8000", "https://Images.Example.com:443",
        "http://bücher.example",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sign", [sign_tos, sign_short])
async def test_wherever_the_public_address_is(
    tmp_path: Path, public_url: str, sign: Callable[..., Link]
) -> None:
    store, ring, now = LocalStore(tmp_path / "files"), KeyRing(tmp_path / "ring"), time.time()
    name = object_name(now)
    store.commit(staged(store, b"a picture"), name, now)
    own = OwnLinks(store, ring, public_url, time.time)
    url = sign(ring, Place(public_url), name, now, DAY).url
    assert own.include(url)
    assert await own.save(url, tmp_path / "copy", most=100) == "jpeg"
    assert (tmp_path / "copy").read_bytes() == b"a picture"


def test_an_address_that_no_reference_may_have_has_no_results(tmp_path: Path) -> None:
    store, ring = LocalStore(tmp_path / "files"), KeyRing(tmp_path / "ring")
    own = OwnLinks(store, ring, "http://127.1:8000", time.time)
    assert not own.include("http://127.0.0.1:8000/files/a")


def test_another_server_is_not_us(served: Served) -> None:
    url = made(served)
    elsewhere = url.replace("127.0.0.1", "127.0.0.2", 1)
    assert "could not be downloaded" in refusal(edited(served, elsewhere))


def test_one_that_is_too_large_is_told_its_limit(tmp_path: Path) -> None:
    limits = {"max_bytes": 1024}
    with serving(tmp_path / "home", references=limits, engines={"workers": 1}) as server:
        assert "at most 1024 bytes" in refusal(edited(server, made(server)))


def test_results_in_a_bucket_are_read_from_it(tmp_path: Path) -> None:
    with FakeS3() as s3, pytest.MonkeyPatch.context() as patch:
        for name, value in key_environment(s3).items():
            patch.setenv(name, value)
        with serving(
            tmp_path / "home", bucket=bucket_settings(s3), engines={"workers": 1}
        ) as server:
            url = made(server)
            inline = data_uri(server.fetch(url).content, "jpeg")
            assert bytes_of(edited(server, url)) == bytes_of(edited(server, inline))


def test_an_upstream_gets_the_file_since_it_cannot_reach_us(tmp_path: Path) -> None:
    with simulated("ark") as simulator, gateway_to(simulator, tmp_path / "home") as server:
        url = made(server, watermark=False)
        file = server.fetch(url).content
        there = "https://example.com/a.png"
        assert edited(server, [there, url]).status_code == 200
        first, second = last(simulator).json["image"]
        assert first == there
        assert second == data_uri(file, "jpeg")
        assert edited(server, url).status_code == 200
        assert last(simulator).json["image"] == data_uri(file, "jpeg")
        before = len(simulator.generations)
        touched = url.replace("X-Tos-Expires=", "X-Tos-Expires=1", 1)
        assert "refuses it" in refusal(edited(server, touched))
        assert len(simulator.generations) == before
        assert not list((tmp_path / "home" / "scratch").glob("*/*"))
