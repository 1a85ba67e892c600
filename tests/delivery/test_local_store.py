"""The local store: the promises of every store, and its own about the disk."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.names import ObjectName
from seedbed.delivery.store import Store
from seedbed.errors import StorageFailed
from seedbed.testing.store_suite import (
    NOW,
    StoreSuite,
    contents,
    object_name,
    staged,
    swept,
)


class TestLocalStore(StoreSuite):
    @pytest.fixture
    def store(self, local: LocalStore) -> Store:
        return local


def test_only_the_owner_can_look_in(local: LocalStore, tmp_path: Path) -> None:
    name = object_name()
    file = staged(local, b"x")
    file.path.chmod(0o644)
    local.commit(file, name, NOW)
    modes = {
        path.relative_to(tmp_path).parts[1:]: stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "files").rglob("*")
    }
    assert modes == {
        ("staging",): 0o700,
        (name.folder,): 0o700,
        (name.folder, name.file): 0o600,
    }


@pytest.mark.parametrize("what", ["file link", "folder link", "folder", "pipe", "plain day"])
def test_what_is_planted_in_a_files_place_is_not_read(
    local: LocalStore, tmp_path: Path, what: str
) -> None:
    secret = tmp_path / "secret"
    name = object_name()
    day = tmp_path / "files" / name.folder
    if what == "folder link":
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / name.file).write_bytes(b"secret")
        day.symlink_to(outside)
    elif what == "plain day":
        day.write_bytes(b"")
    else:
        day.mkdir()
        secret.write_bytes(b"secret")
        place = day / name.file
        if what == "file link":
            place.symlink_to(secret)
        elif what == "folder":
            place.mkdir()
        else:
            os.mkfifo(place)
    assert local.open(name) is None


def test_a_link_planted_in_staging_is_not_committed(local: LocalStore, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"x")
    file, name = staged(local, b"x"), object_name()
    file.path.unlink()
    file.path.symlink_to(secret)
    with pytest.raises(StorageFailed):
        local.commit(file, name, NOW)
    assert local.open(name) is None
    assert secret.read_bytes() == b"x"


def test_a_file_outside_staging_is_not_committed(local: LocalStore, tmp_path: Path) -> None:
    file = staged(local, b"x")
    elsewhere = file.path.rename(tmp_path / "elsewhere")
    with pytest.raises(StorageFailed) as caught:
        local.commit(type(file)(elsewhere, "image/png", file.size, 1), object_name(), NOW)
    assert "staging" in caught.value.cause
    assert elsewhere.exists()


def test_a_reader_reads_on_after_the_file_is_removed(local: LocalStore) -> None:
    name = object_name()
    local.commit(staged(local, b"still here"), name, NOW)
    with local.open(name) or pytest.fail("absent") as file:
        local.remove(name)
        assert file.read(0, 100) == b"still here"


@pytest.mark.parametrize("call", ["fsync", "rename", "mkdir", "utime"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_step_delivers_nothing_and_recovers(
    local: LocalStore, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    for nth in range(1, 5):
        file, name = staged(local, b"x"), object_name(NOW + nth * 86_400)
        with monkeypatch.context() as patch:
            failed = _fail_nth(patch, call, nth, number)
            try:
                local.commit(file, name, NOW)
            except StorageFailed as error:
                assert failed
                assert os.strerror(number) in error.cause
                assert os.strerror(number) not in error.message
                assert local.open(name) is None
                assert not file.path.exists()
            else:
                assert not failed
                assert contents(local, name) == b"x"
        local.commit(staged(local, b"again"), name, NOW)
        assert contents(local, name) == b"again"


def test_reading_from_a_failing_disk_is_a_storage_failure(
    local: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = object_name()
    local.commit(staged(local, b"x"), name, NOW)
    file = local.open(name)
    assert file is not None
    with monkeypatch.context() as patch:
        _fail_nth(patch, "pread", 1, errno.EIO)
        with pytest.raises(StorageFailed):
            file.read(0, 1)
    with monkeypatch.context() as patch:
        _fail_nth(patch, "open", 1, errno.EMFILE)
        with pytest.raises(StorageFailed):
            local.open(name)
    file.close()


def test_a_commit_syncs_the_file_before_its_name_and_the_folders_after(
    local: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, rename = os.fsync, os.rename

    def note_fsync(fd: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "file")
        fsync(fd)

    def note_rename(*args: Any, **more: Any) -> None:
        order.append("rename")
        rename(*args, **more)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "rename", note_rename)
    local.commit(staged(local, b"x"), object_name(), NOW)
    assert order == ["file", "folder", "rename", "folder"]
    order.clear()
    local.commit(staged(local, b"x"), object_name(), NOW)
    assert order == ["file", "rename", "folder"]


def test_a_sweep_leaves_alone_what_is_not_ours(local: LocalStore, tmp_path: Path) -> None:
    root = tmp_path / "files"
    name = object_name()
    local.commit(staged(local, b"x"), name, NOW)
    outside = tmp_path / "outside"
    outside.mkdir()
    for place in (outside / name.file, root / name.folder / "notes.txt", root / "keep.png"):
        place.write_bytes(b"mine")
        os.utime(place, (1, 1))
    (root / "19990101").symlink_to(outside)
    (root / "20261399").mkdir()
    linked = ObjectName(name.request_id, 7, "image/png")
    (root / name.folder / linked.file).symlink_to(outside / name.file)
    assert swept(local, NOW + 30 * 86_400) == 1
    assert {str(p.relative_to(root)) for p in root.rglob("*")} == {
        "staging",
        "keep.png",
        "19990101",
        f"19990101/{name.file}",
        "20261399",
        name.folder,
        f"{name.folder}/notes.txt",
        f"{name.folder}/{linked.file}",
    } - ({f"19990101/{name.file}"} if not _follows_links(root) else set())
    assert (outside / name.file).read_bytes() == b"mine"


def test_a_sweep_takes_staged_leftovers_of_an_hour_and_empty_days(
    local: LocalStore, tmp_path: Path
) -> None:
    name = object_name()
    local.commit(staged(local, b"x"), name, NOW)
    old, young = staged(local, b"old"), staged(local, b"young")
    later = NOW + 2 * 86_400
    os.utime(old.path, (later - 3700, later - 3700))
    os.utime(young.path, (later - 3500, later - 3500))
    assert swept(local, later) == 2
    assert not old.path.exists()
    assert young.path.exists()
    assert sorted(p.name for p in (tmp_path / "files").iterdir()) == ["staging"]


def test_a_sweep_works_in_bounded_steps(local: LocalStore) -> None:
    for _ in range(25):
        local.commit(staged(local, b"x"), object_name(), NOW)
    counts = list(local.sweep_steps(NOW + 5 * 86_400, step=10))
    assert max(counts) == 10
    assert sum(counts) == 25


def test_a_sweep_killed_after_any_removal_loses_nothing_alive(
    local: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test 43 in small: die at each unlink and rmdir in turn, then sweep again."""
    alive = object_name(NOW + 20 * 86_400)
    local.commit(staged(local, b"alive"), alive, NOW + 20 * 86_400)
    for nth in range(1, 12):
        dead = [object_name(NOW + day * 86_400) for day in range(4) for _ in range(2)]
        for name in dead:
            local.commit(staged(local, b"x"), name, NOW + 3 * 86_400)
        with monkeypatch.context() as patch:
            _die_at_nth_removal(patch, nth)
            with pytest.raises(_Killed):
                swept(local, NOW + 20 * 86_400)
        assert contents(local, alive) == b"alive"
        swept(local, NOW + 20 * 86_400)
        assert all(local.open(name) is None for name in dead)
        assert contents(local, alive) == b"alive"


def test_a_folder_that_cannot_be_made_is_told_in_the_cause(tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"a file stands here")
    with pytest.raises(StorageFailed) as caught:
        LocalStore(tmp_path / "files")
    assert str(tmp_path) in caught.value.cause


class _Killed(BaseException):
    """Stands for the process's end."""


def _die_at_nth_removal(patch: pytest.MonkeyPatch, nth: int) -> None:
    left = [nth]
    for call in ("unlink", "rmdir"):
        real = getattr(os, call)

        def dying(*args: Any, _real: Any = real, **more: Any) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise _Killed
            _real(*args, **more)

        patch.setattr(os, call, dying)


def _fail_nth(patch: pytest.MonkeyPatch, call: str, nth: int, number: int) -> list[str]:
    """Make the nth call of an `os` function fail; the list is not empty once it has."""
    real, calls, failed = getattr(os, call), [0], list[str]()

    def failing(*args: Any, **more: Any) -> Any:
        calls[0] += 1
        if calls[0] == nth:
            failed.append(call)
            raise OSError(number, os.strerror(number))
        return real(*args, **more)

    patch.setattr(os, call, failing)
    return failed


def _follows_links(root: Path) -> bool:
    """Whether this Python's rglob looks into linked folders (it did before 3.13)."""
    return any(p.parent.name == "19990101" for p in root.rglob("*"))


def test_a_new_store_outlives_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name in the folder above and its staging folder's in it are synced."""
    synced: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda fd: synced.add(os.fstat(fd).st_ino))
    LocalStore(tmp_path / "home" / "files").close()
    assert {(tmp_path / "home").stat().st_ino, (tmp_path / "home/files").stat().st_ino} <= synced
