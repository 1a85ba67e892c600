"""The store in a bucket: the promises of every store, and its own about tries, outages and keys."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from buckets import ACCESS, SECRET, bucket_of, key_environment
from seedbed.breaker import State
from seedbed.delivery.bucket import Bucket
from seedbed.delivery.bucket_store import BucketStore, open_store
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.names import ObjectName
from seedbed.delivery.store import Store, StoredFile
from seedbed.errors import StorageFailed
from seedbed.settings import BucketSettings, Settings, SettingsError, StoreSettings
from seedbed.testing.fake_s3 import FakeS3, Fault
from seedbed.testing.store_suite import NOW, StoreSuite, contents, object_name, staged, swept
from seedbed.types import ImageFile

FAULTS: tuple[Fault, ...] = ("refuse", "500", "SlowDown", "cut")


class Clock:
    """Seconds that pass when told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeS3]:
    with FakeS3() as fake:
        for name, value in key_environment(fake).items():
            monkeypatch.setenv(name, value)
        yield fake


@pytest.fixture
def store(s3: FakeS3, tmp_path: Path) -> Iterator[BucketStore]:
    made = BucketStore(tmp_path / "files", bucket_of(s3))
    yield made
    made.close()


def state(bucket: Bucket) -> State:
    return bucket.standing().breaker


class TestBucketStore(StoreSuite):
    @pytest.fixture
    def store(self, s3: FakeS3, tmp_path: Path) -> Iterator[Store]:
        class Dated(BucketStore):
            """The bucket dates what it takes; here its clock is what the suite says."""

            def commit(self, file: ImageFile, name: ObjectName, now: float) -> StoredFile:
                s3.clock = lambda: now
                return super().commit(file, name, now)

        made = Dated(tmp_path / "files", bucket_of(s3), self.settings)
        yield made
        made.close()


# --- what is sent


def test_an_object_lies_under_the_prefix_with_its_type(store: BucketStore, s3: FakeS3) -> None:
    name = object_name(media_type="image/png")
    store.commit(staged(store, b"picture", "image/png"), name, NOW)
    kept = s3.objects[f"results/of tests/{name.key}"]
    assert (kept.data, kept.media_type) == (b"picture", "image/png")


def test_a_picture_of_many_megabytes_is_one_put_and_reads_back(
    store: BucketStore, s3: FakeS3
) -> None:
    data, name = secrets.token_bytes(12_000_003), object_name()
    store.commit(staged(store, data), name, NOW)
    assert [method for method, _, _ in s3.seen] == ["PUT", "HEAD"]
    assert contents(store, name) == data


def test_a_download_asks_for_a_megabyte_at_a_time(store: BucketStore, s3: FakeS3) -> None:
    data, name = secrets.token_bytes(3_000_000), object_name()
    store.commit(staged(store, data), name, NOW)
    file = store.open(name)
    assert file is not None
    s3.seen.clear()
    step = 256 * 1024
    got = b"".join(file.read(at, step) for at in range(0, len(data), step))
    assert got == data
    assert len(s3.seen) == 3
    s3.seen.clear()
    assert file.read(10, 5) == data[10:15]
    assert len(s3.seen) == 1
    assert file.read(len(data), 10) == b""
    file.close()


def test_a_download_that_is_cut_is_taken_up_or_a_storage_failure(
    store: BucketStore, s3: FakeS3
) -> None:
    data, name = secrets.token_bytes(200_000), object_name()
    store.commit(staged(store, data), name, NOW)
    file = store.open(name)
    assert file is not None
    s3.fail("cut", times=1)
    assert file.read(0, 200_000) == data
    file.close()
    s3.fail("cut", only="GET")
    with pytest.raises(StorageFailed):
        file.read(0, 200_000)
    s3.well()
    assert file.read(0, 200_000) == data


def test_an_object_replaced_while_it_is_read_is_a_storage_failure(store: BucketStore) -> None:
    name = object_name()
    store.commit(staged(store, b"a" * 100), name, NOW)
    file = store.open(name)
    assert file is not None
    store.commit(staged(store, b"b" * 100), name, NOW)
    with pytest.raises(StorageFailed):
        file.read(0, 100)


def test_an_object_removed_while_it_is_read_is_a_storage_failure(store: BucketStore) -> None:
    name = object_name()
    store.commit(staged(store, b"a" * 100), name, NOW)
    file = store.open(name)
    assert file is not None
    store.remove(name)
    with pytest.raises(StorageFailed):
        file.read(0, 100)


def test_a_link_planted_in_staging_is_not_sent(
    store: BucketStore, s3: FakeS3, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"x")
    file = staged(store, b"x")
    file.path.unlink()
    file.path.symlink_to(secret)
    with pytest.raises(StorageFailed):
        store.commit(file, object_name(), NOW)
    assert not s3.objects


# --- what lies in the folder from before


def test_files_from_before_the_bucket_are_served_and_swept(
    store: BucketStore, tmp_path: Path
) -> None:
    before, name = LocalStore(tmp_path / "files"), object_name()
    before.commit(staged(before, b"old"), name, NOW)
    before.close()
    assert contents(store, name) == b"old"
    assert swept(store, NOW + 2 * 86_400) == 1
    assert contents(store, name) is None


def test_a_sweep_leaves_alone_what_is_not_ours(store: BucketStore, s3: FakeS3) -> None:
    name = object_name()
    s3.clock = lambda: NOW
    store.commit(staged(store, b"x"), name, NOW)
    kept = s3.objects[f"results/of tests/{name.key}"]
    others = [
        f"results/of tests/{name.folder}/notes.txt",
        "results/of tests/20200101/notes.txt",
        f"results/of tests/other/{name.file}",
        f"elsewhere/{name.key}",
        name.key,
    ]
    for key in others:
        s3.objects[key] = kept
    assert swept(store, NOW + 10 * 86_400) == 1
    assert sorted(s3.objects) == sorted(others)


def test_a_sweep_takes_days_of_thousands(store: BucketStore, s3: FakeS3) -> None:
    s3.clock = lambda: NOW
    old = object_name()
    store.commit(staged(store, b"x"), old, NOW)
    kept = s3.objects[f"results/of tests/{old.key}"]
    names = [object_name(NOW + number) for number in range(1_203)]
    s3.objects = {f"results/of tests/{name.key}": kept for name in names}
    counts = list(store.sweep_steps(NOW + 3 * 86_400))
    assert sum(counts) == len(names)
    assert max(counts) == 500
    assert not s3.objects


# --- tries and outages


@pytest.mark.parametrize("fault", ["500", "SlowDown", "cut", "late"])
def test_two_failures_are_tried_over_and_a_third_is_the_end(
    store: BucketStore, s3: FakeS3, fault: Fault
) -> None:
    name = object_name()
    s3.fail(fault, times=2, only="PUT")
    store.commit(staged(store, b"picture"), name, NOW)
    assert [method for method, _, _ in s3.seen] == ["PUT", "PUT", "PUT", "HEAD"]
    assert contents(store, name) == b"picture"
    s3.seen.clear()
    s3.fail(fault, times=3, only="PUT")
    file = staged(store, b"picture")
    with pytest.raises(StorageFailed):
        store.commit(file, object_name(), NOW)
    assert [method for method, _, _ in s3.seen] == ["PUT"] * 3
    assert not file.path.exists()


def test_a_silent_bucket_is_given_up_after_its_tries(s3: FakeS3, tmp_path: Path) -> None:
    store = BucketStore(tmp_path / "files", bucket_of(s3, try_seconds=0.2))
    s3.fail("hang")
    with pytest.raises(StorageFailed) as caught:
        store.commit(staged(store, b"x"), object_name(), NOW)
    assert "Timeout" in caught.value.cause
    s3.well()
    store.commit(staged(store, b"x"), object_name(), NOW)
    store.close()


def test_a_put_that_was_answered_but_not_kept_is_a_storage_failure(
    store: BucketStore, s3: FakeS3
) -> None:
    s3.fail("forget", only="PUT")
    with pytest.raises(StorageFailed) as caught:
        store.commit(staged(store, b"x"), object_name(), NOW)
    assert "nothing" in caught.value.cause


@pytest.mark.parametrize("fault", FAULTS)
def test_after_five_failures_the_bucket_is_left_alone_and_found_again(
    s3: FakeS3, fault: Fault
) -> None:
    clock = Clock()
    bucket = Bucket(bucket_of(s3, tries=1), clock)
    s3.fail(fault)
    for _ in range(5):
        with pytest.raises(StorageFailed):
            bucket.put("key", b"x", "image/png")
    assert state(bucket) == "open"
    asked = len(s3.seen)
    for _ in range(10):
        with pytest.raises(StorageFailed):
            bucket.put("key", b"x", "image/png")
    assert len(s3.seen) == asked
    calls = bucket.standing().calls
    assert (calls["put", "failed"], calls["put", "refused"]) == (5, 10)
    s3.well()
    clock.now += 2
    assert state(bucket) == "half-open"
    bucket.put("key", b"x", "image/png")
    assert state(bucket) == "closed"


def test_every_try_counts_so_that_two_silent_calls_are_enough(s3: FakeS3) -> None:
    bucket = Bucket(bucket_of(s3, try_seconds=0.1))
    s3.fail("hang")
    for number in range(2):
        assert state(bucket) == "closed", number
        with pytest.raises(StorageFailed):
            bucket.put("key", b"x", "image/png")
    assert state(bucket) == "open"
    assert not bucket.ready


def test_missing_objects_are_no_failures_of_the_bucket(store: BucketStore) -> None:
    for _ in range(20):
        assert store.open(object_name()) is None
    assert store.bucket.standing().breaker == "closed"
    store.expect_room()


def test_nothing_is_expected_of_a_bucket_that_is_left_alone(s3: FakeS3, tmp_path: Path) -> None:
    store = BucketStore(tmp_path / "files", bucket_of(s3, tries=1))
    s3.fail("500")
    for _ in range(5):
        with pytest.raises(StorageFailed):
            store.open(object_name())
    with pytest.raises(StorageFailed):
        store.expect_room()
    store.close()


def test_a_missing_bucket_is_a_storage_failure(s3: FakeS3, tmp_path: Path) -> None:
    store = BucketStore(tmp_path / "files", bucket_of(s3, name="another"))
    with pytest.raises(StorageFailed) as caught:
        store.commit(staged(store, b"x"), object_name(), NOW)
    assert "404 NoSuchBucket" in caught.value.cause
    store.close()


def test_many_threads_may_use_a_failing_bucket(s3: FakeS3) -> None:
    bucket = Bucket(bucket_of(s3, tries=1))
    s3.fail("500", times=30)
    ends: list[bool] = []

    def work() -> None:
        for number in range(20):
            try:
                bucket.put(f"key{number}", b"x", "image/png")
            except StorageFailed:
                ends.append(False)
            else:
                ends.append(True)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ends) == 160
    assert sum(bucket.standing().calls.values()) == 160


# --- keys and secrets


def test_wrong_keys_fail_at_once_and_tell_nothing(
    s3: FakeS3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, "not-the-secret-key")
    store = BucketStore(tmp_path / "files", bucket_of(s3))
    with pytest.raises(StorageFailed) as caught:
        store.commit(staged(store, b"x"), object_name(), NOW)
    assert "403 SignatureDoesNotMatch" in caught.value.cause
    assert "secret" not in caught.value.cause
    assert "Signature=" not in caught.value.cause
    assert len(s3.seen) == 1, "not tried again"
    store.close()


def test_keys_from_files_can_be_changed_under_a_running_server(
    s3: FakeS3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seedbed.delivery.bucket._KEYS_SECONDS", 0)
    access, secret = tmp_path / "access", tmp_path / "secret"
    access.write_text(s3.access_key + "\n")
    secret.write_text(s3.secret_key + "\n")
    bucket = Bucket(bucket_of(s3, access_key_file=access, secret_key_file=secret))
    bucket.put("key", b"x", "image/png")
    s3.access_key, s3.secret_key = "another-key", "another-secret"
    access.write_text(s3.access_key)
    secret.write_text(s3.secret_key)
    bucket.put("key", b"y", "image/png")
    secret.unlink()
    bucket.put("key", b"z", "image/png")
    assert s3.objects["results/of tests/key"].data == b"z"


@pytest.mark.parametrize(
    ("value", "said"),
    [("", "is not set or empty"), ("two words", "one key"), ("schlüssel", "one key")],
)
def test_a_key_that_cannot_be_one_stops_the_start_and_is_not_told(
    s3: FakeS3, monkeypatch: pytest.MonkeyPatch, value: str, said: str
) -> None:
    monkeypatch.setenv(ACCESS, value)
    with pytest.raises(SettingsError) as caught:
        Bucket(bucket_of(s3))
    assert ACCESS in str(caught.value)
    assert said in str(caught.value)
    assert not value or value not in str(caught.value)


def test_a_key_file_that_is_missing_stops_the_start(s3: FakeS3, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="secret_key_file"):
        Bucket(bucket_of(s3, secret_key_file=tmp_path / "none"))


def test_the_environments_aws_variables_do_not_win_over_the_settings(
    s3: FakeS3, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "from-elsewhere")
    monkeypatch.setenv("AWS_SKIP_SIGNATURE", "true")
    monkeypatch.setenv("AWS_UNSIGNED_PAYLOAD", "true")
    bucket = Bucket(bucket_of(s3))
    bucket.put("key", b"x", "image/png")
    assert "results/of tests/key" in s3.objects


# --- addresses


def test_a_presigned_link_opens_the_object_and_ends(store: BucketStore, s3: FakeS3) -> None:
    name = object_name()
    store.commit(staged(store, b"picture"), name, NOW)
    with httpx.Client(trust_env=False) as client:
        answer = client.get(store.link(name, 60))
        assert (answer.status_code, answer.content) == (200, b"picture")
        assert answer.headers["content-type"] == "image/jpeg"
        bare = store.link(name, 60).partition("?")[0]
        assert client.get(bare).status_code == 403
        assert client.get(store.link(name, 60).replace("Expires=60", "Expires=61")).status_code == (
            403
        )


def test_a_bucket_named_in_the_host(s3: FakeS3) -> None:
    endpoint = "https://tos-s3-cn-beijing.volces.com"
    settings = bucket_of(s3, endpoint=endpoint, addressing="host", prefix="")
    parts = urlsplit(Bucket(settings).signed("20260921/a.png", 60))
    assert (parts.scheme, parts.netloc, parts.path) == (
        "https", "results.tos-s3-cn-beijing.volces.com", "/20260921/a.png",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("addressing", "address"),
    [
        ("path", "https://s3.eu-central-1.amazonaws.com/results/a.png"),
        ("host", "https://results.s3.eu-central-1.amazonaws.com/a.png"),
    ],
)
def test_without_an_endpoint_it_is_aws(s3: FakeS3, addressing: str, address: str) -> None:
    settings = bucket_of(s3, endpoint="", region="eu-central-1", addressing=addressing, prefix="")
    assert Bucket(settings).signed("a.png", 60).partition("?")[0] == address


# --- settings


def test_the_settings_choose_the_store(s3: FakeS3, tmp_path: Path) -> None:
    folder = open_store(Settings(home=tmp_path))
    assert isinstance(folder, LocalStore)
    folder.close()
    chosen = open_store(Settings(home=tmp_path, bucket=bucket_of(s3)))
    assert isinstance(chosen, BucketStore)
    chosen.close()


@pytest.mark.parametrize(
    ("store", "has_bucket", "said"),
    [
        ({"links": "presigned"}, False, "needs a bucket"),
        ({"accel": "x-accel-redirect"}, True, "store.accel"),
        ({"links": "presigned", "lifetime_seconds": 700_000}, True, "store.lifetime_seconds"),
    ],
)
def test_settings_that_contradict_each_other_stop_the_start(
    s3: FakeS3, tmp_path: Path, store: dict[str, Any], has_bucket: bool, said: str
) -> None:
    bucket = bucket_of(s3) if has_bucket else BucketSettings()
    settings = Settings(home=tmp_path, bucket=bucket, store=StoreSettings.model_validate(store))
    with pytest.raises(SettingsError, match=said):
        open_store(settings)


def test_without_the_extra_the_start_says_what_to_install(
    s3: FakeS3, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "obstore.store", None)
    with pytest.raises(SettingsError, match=r"seedbed\[s3\]"):
        Bucket(bucket_of(s3))


def test_a_server_with_a_folder_loads_nothing_of_it() -> None:
    script = "import sys, seedbed.app; print('obstore' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=dict(os.environ)
    )
    assert done.stdout.split() == ["False"], done.stderr


def test_an_unreachable_bucket_does_not_stop_the_start(s3: FakeS3, tmp_path: Path) -> None:
    s3.fail("refuse")
    store = open_store(Settings(home=tmp_path, bucket=bucket_of(s3)))
    store.close()
