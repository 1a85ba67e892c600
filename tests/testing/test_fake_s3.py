"""The fake bucket's judge of signatures agrees with two signers that know nothing of it.

Source: reliability.md, test 40.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import obstore
import pytest
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given, settings
from hypothesis import strategies as st
from obstore.store import S3Store

from seedbed.testing.fake_s3 import FakeS3, Kept
from seedbed.testing.sigv4 import Asked, verdict

EMPTY = hashlib.sha256(b"").hexdigest()
KEYS = {"AKIDEXAMPLE": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}
ENDPOINT = "https://s3.example.com"
CREDENTIALS = Credentials(*next(iter(KEYS.items())))
ODD = (
    "a+b", "a b", "%2F", "%2f%", "100%", "%25", "a=b&c", "?x", "#y", "~", "é", "狐狸/雨", "😀",
    "a;b", "a:b", "a@b", "'", '"', "()", "[x]", "{x}", "a,b", "*", "!", "$", "ÿ", "a\\b", "^", "`",
    "|", "<>",
)  # fmt: skip

# Keys that any bucket takes: no empty or dot segments, nothing that is not printed.
_SEGMENT = st.text(
    st.characters(
        exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"), exclude_characters="/"
    ),
    min_size=1,
    max_size=12,
).filter(lambda part: part not in (".", ".."))
keys = st.lists(st.one_of(_SEGMENT, st.sampled_from(ODD)), min_size=1, max_size=3).map("/".join)


@pytest.fixture(scope="module")
def store() -> S3Store:
    ((key_id, secret),) = KEYS.items()
    return S3Store(
        "bucket", region="eu-west-1", endpoint=ENDPOINT, access_key_id=key_id,
        secret_access_key=secret, virtual_hosted_style_request=False,
    )  # fmt: skip


@pytest.fixture
def s3() -> Iterator[FakeS3]:
    with FakeS3() as fake:
        yield fake


def judged(method: str, url: str, headers: dict[str, str] | None = None, skew: float = 0) -> str:
    parts = urlsplit(url)
    lower = {name.lower(): value for name, value in (headers or {}).items()}
    asked = Asked(method, parts.path, parts.query, {"host": parts.netloc, **lower}, EMPTY)
    return verdict(asked, KEYS, time.time() + skew)


def address(key: str) -> str:
    return f"{ENDPOINT}/bucket/{quote(key, safe='/-_.~')}"


def by_botocore(key: str, expires: int = 600) -> str:
    request = AWSRequest("GET", address(key))
    S3SigV4QueryAuth(CREDENTIALS, "s3", "eu-west-1", expires=expires).add_auth(request)
    return str(request.url)


@settings(max_examples=1000, deadline=None)
@given(keys)
def test_two_signers_and_the_judge_agree_on_1000_keys(store: S3Store, key: str) -> None:
    theirs, ours = by_botocore(key), obstore.sign(store, "GET", key, timedelta(seconds=600))
    assert urlsplit(theirs).path == urlsplit(ours).path == urlsplit(address(key)).path
    assert judged("GET", theirs) == judged("GET", ours) == ""
    signature = ours.rpartition("=")[2]
    wrong = ours[:-1] + ("0" if signature[-1] != "0" else "1")
    assert (
        judged("GET", wrong)
        == judged("GET", theirs.replace("Expires=600", "Expires=601"))
        == ("SignatureDoesNotMatch")
    )


@pytest.mark.parametrize("key", ODD)
def test_a_put_signed_by_botocore_in_its_header_is_good(key: str) -> None:
    request = AWSRequest("PUT", address(key), headers={"X-Amz-Meta-Note": "two  spaces"})
    S3SigV4Auth(CREDENTIALS, "s3", "eu-west-1").add_auth(request)
    headers = dict(request.headers.items())
    assert judged("PUT", str(request.url), headers) == ""
    assert judged("GET", str(request.url), headers) == "SignatureDoesNotMatch"
    assert judged("PUT", str(request.url) + "x", headers) == "SignatureDoesNotMatch"
    assert judged("PUT", str(request.url), headers, skew=1000) == "RequestTimeTooSkewed"
    headers["X-Amz-Meta-Note"] = "another"
    assert judged("PUT", str(request.url), headers) == "SignatureDoesNotMatch"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda url: url.partition("?")[0], "AccessDenied"),
        (lambda url: url + "&more=1", "SignatureDoesNotMatch"),
        (lambda url: url.replace("AKIDEXAMPLE", "AKIDOTHER"), "InvalidAccessKeyId"),
        (lambda url: url.replace("eu-west-1", "eu-west-2"), "SignatureDoesNotMatch"),
        (lambda url: url.replace("%2Fs3%2F", "%2Fec2%2F"), "AuthorizationHeaderMalformed"),
        (lambda url: url.replace("Expires=600", "Expires=x"), "AuthorizationQueryParametersError"),
    ],
)
def test_altered_addresses_are_refused(change: Any, code: str) -> None:
    assert judged("GET", change(by_botocore("key"))) == code


def test_addresses_begin_and_end() -> None:
    assert judged("GET", by_botocore("key"), skew=590) == ""
    assert judged("GET", by_botocore("key"), skew=610) == "AccessDenied"
    assert judged("GET", by_botocore("key"), skew=-1000) == "AccessDenied"
    assert judged("GET", by_botocore("key", 604_801)) == "AuthorizationQueryParametersError"


def test_1000_keys_are_kept_listed_and_given_back(s3: FakeS3) -> None:
    """What the library sends is what the bucket's judge reads, names and all."""
    store = S3Store(
        s3.bucket, prefix="an odd+prefix%2F", endpoint=s3.endpoint, region="us-east-1",
        access_key_id=s3.access_key, secret_access_key=s3.secret_key,
        client_options={"allow_http": True}, config={"disable_bulk_delete": True},
    )  # fmt: skip
    wanted = sorted({f"{part}/{number}{part}" for number in range(33) for part in ODD})[:1000]
    assert len(wanted) >= 990
    for key in wanted:
        obstore.put(store, key, key.encode(), use_multipart=False)
    assert sorted(s3.objects) == sorted(f"an odd+prefix%2F/{key}" for key in wanted)
    assert sorted(meta["path"] for page in obstore.list(store) for meta in page) == wanted
    with httpx.Client(trust_env=False) as client:
        for key in wanted[::97]:
            assert bytes(obstore.get(store, key).bytes()) == key.encode()
            url = obstore.sign(store, "GET", key, timedelta(seconds=60))
            assert client.get(url).content == key.encode()
    obstore.delete(store, wanted)
    assert not s3.objects


def test_a_body_that_is_not_what_was_signed_is_refused(s3: FakeS3) -> None:
    request = AWSRequest("PUT", f"{s3.endpoint}/{s3.bucket}/key", data=b"signed")
    credentials = Credentials(s3.access_key, s3.secret_key)
    S3SigV4Auth(credentials, "s3", "us-east-1").add_auth(request)
    headers = dict(request.headers.items())
    with httpx.Client(trust_env=False) as client:
        answer = client.put(str(request.url), content=b"forged", headers=headers)
        assert answer.status_code == 403 or b"Mismatch" in answer.content
        assert not s3.objects
        assert client.put(str(request.url), content=b"signed", headers=headers).status_code == 200


def test_ranges_versions_and_types(s3: FakeS3) -> None:
    s3.objects["key"] = Kept(b"0123456789", "image/png", 1_790_000_000)

    def get(**headers: str) -> httpx.Response:
        url = f"{s3.endpoint}/{s3.bucket}/key"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = AWSRequest("GET", url, headers=named)
        credentials = Credentials(s3.access_key, s3.secret_key)
        S3SigV4Auth(credentials, "s3", "us-east-1").add_auth(request)
        return httpx.get(url, headers=dict(request.headers.items()), trust_env=False)

    whole = get()
    assert (whole.content, whole.headers["content-type"]) == (b"0123456789", "image/png")
    assert whole.headers["last-modified"] == "Mon, 21 Sep 2026 14:13:20 GMT"
    part = get(Range="bytes=2-4")
    assert (part.status_code, part.content) == (206, b"234")
    assert part.headers["content-range"] == "bytes 2-4/10"
    assert get(Range="bytes=8-").content == b"89"
    assert get(Range="bytes=10-").status_code == 416
    assert get(If_Match=whole.headers["etag"]).status_code == 200
    assert get(If_Match='"another"').status_code == 412
