"""A server whose result files lie in a bucket: links, ranges, base64 told again, figures."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from buckets import bucket_of, bucket_settings, key_environment
from seedbed.commands import check
from seedbed.commands.check import Finding
from seedbed.settings import Settings
from seedbed.testing.fake_s3 import FakeS3
from serving import Served, serving

SMALL = {"size": "1280x720"}


@pytest.fixture(scope="module")
def s3() -> Iterator[FakeS3]:
    with FakeS3() as fake, pytest.MonkeyPatch.context() as patch:
        for name, value in key_environment(fake).items():
            patch.setenv(name, value)
        yield fake


@pytest.fixture(scope="module")
def served(s3: FakeS3, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("bucket") / "home"
    with serving(home, bucket=bucket_settings(s3), engines={"workers": 1}) as server:
        yield server


@pytest.fixture(autouse=True)
def well(s3: FakeS3) -> None:
    s3.well()


def asked(served: Served, key: str = "", **more: Any) -> httpx.Response:
    headers = {"Idempotency-Key": key} if key else {}
    body = {"model": "doubao-seedream-4-0-250828", "prompt": "a cat", **SMALL, **more}
    return served.client.post("/v1/images/generations", json=body, headers=headers)


def expect_nothing_staged(served: Served) -> None:
    """Soon: a client has its answer before the server has tidied up."""
    deadline = time.monotonic() + 30
    while left := list(served.house.store.staging.iterdir()):
        assert time.monotonic() < deadline, left
        time.sleep(0.02)


def test_a_link_of_ours_gives_what_is_in_the_bucket(served: Served, s3: FakeS3) -> None:
    answer = asked(served)
    url = answer.json()["data"][0]["url"]
    assert url.startswith(served.url)
    (kept,) = s3.objects.values()
    whole = served.fetch(url)
    assert (whole.status_code, whole.content) == (200, kept.data)
    assert whole.headers["content-type"] == kept.media_type
    part = served.fetch(url, headers={"Range": "bytes=100-1099"})
    assert (part.status_code, part.content) == (206, kept.data[100:1100])
    again = served.fetch(url, headers={"If-None-Match": whole.headers["etag"]})
    assert again.status_code == 304
    with httpx.Client(trust_env=False) as client:
        head = client.head(url)
        assert head.headers["content-length"] == str(len(kept.data))
        assert client.get(url + "0").status_code == 403
    expect_nothing_staged(served)


def test_a_link_to_what_is_gone_is_404_and_of_a_broken_bucket_500(
    served: Served, s3: FakeS3
) -> None:
    url = asked(served).json()["data"][0]["url"]
    s3.fail("500", times=3)
    broken = served.fetch(url)
    assert (broken.status_code, broken.json()["Code"]) == (500, "InternalError")
    assert served.fetch(url).status_code == 200
    s3.objects.clear()
    gone = served.fetch(url)
    assert (gone.status_code, gone.json()["Code"]) == (404, "NoSuchKey")


def test_base64_is_sent_from_here_and_told_again_from_the_bucket(
    served: Served, s3: FakeS3
) -> None:
    s3.objects.clear()
    first = asked(served, "told again", response_format="b64_json", n=2)
    pictures = [base64.b64decode(item["b64_json"]) for item in first.json()["data"]]
    assert sorted(pictures) == sorted(kept.data for kept in s3.objects.values())
    assert len(pictures) == 2
    expect_nothing_staged(served)
    again = asked(served, "told again", response_format="b64_json", n=2)
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json()["data"] == first.json()["data"]
    streamed = asked(served, "in a stream", response_format="b64_json", stream=True)
    assert streamed.text == asked(
        served, "in a stream", response_format="b64_json", stream=True
    ).text.replace("\r", "")
    expect_nothing_staged(served)


def test_base64_without_a_key_needs_no_bucket(served: Served, s3: FakeS3) -> None:
    s3.fail("refuse")
    assert asked(served, response_format="b64_json").status_code == 200
    expect_nothing_staged(served)


def test_what_cannot_be_told_again_now_can_be_later(served: Served, s3: FakeS3) -> None:
    first = asked(served, "later", response_format="b64_json")
    s3.fail("500", times=3)
    broken = asked(served, "later", response_format="b64_json")
    assert (broken.status_code, broken.json()["error"]["code"]) == (500, "InternalServiceError")
    assert asked(served, "later", response_format="b64_json").json()["data"] == first.json()["data"]
    expect_nothing_staged(served)


def test_the_figures_tell_of_the_bucket(served: Served, s3: FakeS3) -> None:
    asked(served)
    text = served.client.get("/metrics").text
    assert 'seedbed_bucket_breaker{state="closed"} 1.0' in text
    (put,) = [
        line for line in text.splitlines()
        if line.startswith('seedbed_bucket_calls_total{call="put",outcome="done"}')
    ]  # fmt: skip
    assert float(put.rpartition(" ")[2]) > 0
    assert s3.secret_key not in text


def test_presigned_links_lead_to_the_bucket(s3: FakeS3, tmp_path: Path) -> None:
    settings: dict[str, Any] = {"links": "presigned", "lifetime_seconds": 3600}
    with serving(
        tmp_path / "home", bucket=bucket_settings(s3), store=settings, engines={"workers": 1}
    ) as server:
        url = asked(server, "one key").json()["data"][0]["url"]
        assert url.startswith(f"{s3.endpoint}/{s3.bucket}/results/of%20tests/")
        assert "X-Amz-Expires=3600" in url
        assert s3.secret_key not in url
        assert server.fetch(url).status_code == 200
        again = asked(server, "one key").json()["data"][0]["url"]
        assert again.partition("?")[0] == url.partition("?")[0]
        assert server.fetch(again).status_code == 200


def test_check_tries_the_bucket_and_says_what_is_wrong(s3: FakeS3, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, bucket=bucket_of(s3))
    before = dict(s3.objects)

    def found() -> Finding:
        (finding,) = (one for one in check.look(settings) if one.name == "bucket")
        return finding

    assert found().well, found()
    assert s3.objects == before, "what it put there is gone"
    s3.fail("SlowDown")
    assert not found().well
    assert "503 SlowDown" in found().found
