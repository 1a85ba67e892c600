"""What every store must do: subclass `StoreSuite`, give it a store, run pytest.

    class TestMyStore(StoreSuite):
        @pytest.fixture
        def store(self, tmp_path):
            return MyStore(tmp_path, self.settings)

Times are Unix seconds that the suite chooses; nothing in it waits, and a store must go by the
`now` it is given.
"""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from seedbed.delivery.names import ObjectName
from seedbed.delivery.store import Store
from seedbed.errors import StorageFailed
from seedbed.settings import StoreSettings
from seedbed.types import ImageFile, MediaType, Size

NOW = 1_790_000_000.0
"""A time of the suite's choosing, in September 2026."""


def object_name(
    now: float = NOW, index: int = 0, media_type: MediaType = "image/jpeg"
) -> ObjectName:
    """A fresh name, as a request heard at `now` would have it."""
    return ObjectName(f"02{int(now * 1000):013d}{secrets.token_hex(19)}", index, media_type)


def staged(store: Store, data: bytes, media_type: MediaType = "image/jpeg") -> ImageFile:
    """A file with these bytes in the store's staging folder, as finishing leaves one there."""
    path = store.staging / secrets.token_hex(8)
    path.write_bytes(data)
    return ImageFile(path, media_type, Size(1, 1), len(data))


def contents(store: Store, name: ObjectName) -> bytes | None:
    """All bytes stored under `name`, or None."""
    file = store.open(name)
    if file is None:
        return None
    try:
        return file.read(0, file.stored.byte_count + 1)
    finally:
        file.close()


def swept(store: Store, now: float) -> int:
    """One whole sweep; how many files went."""
    return sum(store.sweep_steps(now))


class StoreSuite:
    """The promises of `seedbed.delivery.store.Store`, one test each."""

    settings = StoreSettings(lifetime_seconds=86_400, linger_seconds=300)
    keep = 86_400 + 300

    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        """The store under test, empty, made with `settings`."""
        raise pytest.UsageError("subclass StoreSuite and give it a `store` fixture")

    def test_a_committed_file_reads_back_whole(self, store: Store) -> None:
        data, name = secrets.token_bytes(70_001), object_name()
        stored = store.commit(staged(store, data), name, NOW)
        assert (stored.name, stored.byte_count, stored.modified) == (name, len(data), NOW)
        assert contents(store, name) == data

    def test_an_open_file_tells_its_size_and_its_time(self, store: Store) -> None:
        name = object_name(media_type="image/png")
        store.commit(staged(store, b"12345", "image/png"), name, NOW)
        file = store.open(name)
        assert file is not None
        assert (file.stored.name, file.stored.byte_count) == (name, 5)
        assert file.stored.modified == pytest.approx(NOW, abs=1)
        file.close()
        file.close()

    def test_any_part_of_a_file_can_be_read(self, store: Store) -> None:
        data, name = bytes(range(256)) * 16, object_name()
        store.commit(staged(store, data), name, NOW)
        file = store.open(name)
        assert file is not None
        for offset, count in ((0, 1), (100, 1000), (4095, 1), (4000, 500), (4096, 10), (9000, 1)):
            assert file.read(offset, count) == data[offset : offset + count]
            assert file.at_hand(offset, count) in {True, False}
        file.close()

    def test_a_name_never_committed_is_absent(self, store: Store) -> None:
        assert store.open(object_name()) is None
        assert store.remove(object_name()) is False

    def test_commit_takes_the_staged_file_away(self, store: Store) -> None:
        file = staged(store, b"x")
        store.commit(file, object_name(), NOW)
        assert not file.path.exists()

    def test_a_staged_file_cannot_be_fetched(self, store: Store) -> None:
        name = object_name()
        (store.staging / name.file).write_bytes(b"not yet")
        assert store.open(name) is None

    def test_a_staged_file_that_is_gone_is_a_storage_failure(self, store: Store) -> None:
        file, name = staged(store, b"x"), object_name()
        file.path.unlink()
        with pytest.raises(StorageFailed):
            store.commit(file, name, NOW)
        assert store.open(name) is None

    def test_a_staged_file_of_another_length_is_a_storage_failure(self, store: Store) -> None:
        file, name = staged(store, b"four"), object_name()
        file.path.write_bytes(b"fou")
        with pytest.raises(StorageFailed):
            store.commit(file, name, NOW)
        assert store.open(name) is None

    def test_pictures_of_one_request_do_not_disturb_each_other(self, store: Store) -> None:
        first = object_name()
        second = ObjectName(first.request_id, 1, "image/jpeg")
        other_type = ObjectName(first.request_id, 0, "image/png")
        for number, name in enumerate((first, second, other_type)):
            store.commit(staged(store, b"%d" % number), name, NOW)
        assert [contents(store, n) for n in (first, second, other_type)] == [b"0", b"1", b"2"]
        assert store.remove(second)
        assert [contents(store, n) for n in (first, second, other_type)] == [b"0", None, b"2"]

    def test_remove_tells_whether_there_was_a_file(self, store: Store) -> None:
        name = object_name()
        store.commit(staged(store, b"x"), name, NOW)
        assert store.remove(name) is True
        assert store.remove(name) is False
        assert store.open(name) is None

    def test_many_threads_may_commit_at_once(self, store: Store) -> None:
        names = [object_name(NOW + day * 86_400) for day in range(8) for _ in range(4)]
        files = [staged(store, name.file.encode()) for name in names]
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda file, name: store.commit(file, name, NOW), files, names))
        assert [contents(store, name) for name in names] == [name.file.encode() for name in names]

    def test_a_sweep_spares_what_is_alive_and_takes_what_is_not(self, store: Store) -> None:
        old, young = object_name(NOW), object_name(NOW + 60)
        store.commit(staged(store, b"old"), old, NOW)
        store.commit(staged(store, b"young"), young, NOW + 60)
        end = NOW + self.keep
        assert swept(store, end - 5) == 0
        assert contents(store, old) == b"old"
        assert swept(store, end + 5) == 1
        assert (contents(store, old), contents(store, young)) == (None, b"young")
        assert swept(store, end + 5) == 0

    def test_a_file_lives_from_its_commit_not_from_its_request(self, store: Store) -> None:
        late = object_name(NOW)
        store.commit(staged(store, b"late"), late, NOW + 900)
        assert swept(store, NOW + 890 + self.keep) == 0
        assert contents(store, late) == b"late"

    def test_a_sweep_stopped_midway_is_finished_by_the_next(self, store: Store) -> None:
        dead = [object_name(NOW + day * 86_400) for day in range(6)]
        alive = object_name(NOW + 40 * 86_400)
        for name in dead:
            store.commit(staged(store, b"x"), name, NOW + 5 * 86_400)
        store.commit(staged(store, b"alive"), alive, NOW + 40 * 86_400)
        now = NOW + 40 * 86_400
        for _ in range(3):
            steps = store.sweep_steps(now)
            next(steps, None)
            next(steps, None)
            del steps
        swept(store, now)
        assert [contents(store, name) for name in dead] == [None] * 6
        assert contents(store, alive) == b"alive"

    def test_a_store_can_be_used_after_a_sweep_emptied_it(self, store: Store) -> None:
        name = object_name()
        store.commit(staged(store, b"a"), name, NOW)
        swept(store, NOW + 10 * 86_400)
        store.commit(staged(store, b"b"), name, NOW + 10 * 86_400)
        assert contents(store, name) == b"b"
