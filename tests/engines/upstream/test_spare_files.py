"""Files written over: each picture has its own name, and nobody finds another's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seedbed.engines.upstream import spare_files
from seedbed.engines.upstream.spare_files import SpareFiles
from seedbed.errors import StorageFailed
from waiting import comes


def written(files: SpareFiles, path: Path, data: bytes) -> int:
    """Write a file as a spool does; its inode."""
    fd = files.open(path)
    os.write(fd, data)
    os.ftruncate(fd, len(data))
    inode = os.fstat(fd).st_ino
    os.close(fd)
    return inode


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


async def test_a_file_given_back_is_written_over_under_a_new_name(tmp_path: Path) -> None:
    files = SpareFiles()
    first = written(files, tmp_path / "a", b"a long first picture")
    files.give_back(tmp_path / "a")
    assert written(files, tmp_path / "b", b"second") == first
    assert contents(tmp_path) == {"b": b"second"}
    assert written(files, tmp_path / "c", b"third") != first


async def test_given_back_twice_it_serves_once(tmp_path: Path) -> None:
    files = SpareFiles()
    written(files, tmp_path / "a", b"1")
    files.give_back(tmp_path / "a")
    files.give_back(tmp_path / "a")
    written(files, tmp_path / "b", b"2")
    files.give_back(tmp_path / "a")  # whoever still knows the old name
    written(files, tmp_path / "c", b"3")
    assert contents(tmp_path) == {"b": b"2", "c": b"3"}


@pytest.mark.parametrize("what", ["gone", "linked", "a link"])
async def test_a_file_that_is_not_ours_alone_is_not_written_over(tmp_path: Path, what: str) -> None:
    files, old, other = SpareFiles(), tmp_path / "old", tmp_path / "other"
    written(files, old, b"old")
    files.give_back(old)
    if what == "linked":
        other.hardlink_to(old)
    else:
        old.rename(other)
    if what == "a link":
        old.symlink_to(other)
    written(files, tmp_path / "new", b"new")
    assert (tmp_path / "new").read_bytes() == b"new"
    assert other.read_bytes() == b"old"
    assert not old.exists()


async def test_what_nobody_needs_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spare_files, "_KEPT_SECONDS", 0.05)
    files = SpareFiles()
    names = [tmp_path / str(number) for number in range(9)]
    for name in names:
        written(files, name, b"x")
    for name in names:
        files.give_back(name)
    await comes(lambda: is_empty(tmp_path), "it is empty")


async def test_closing_leaves_nothing(tmp_path: Path) -> None:
    files = SpareFiles()
    for name in ("a", "b"):
        written(files, tmp_path / name, b"x")
    files.give_back(tmp_path / "a")
    files.close()
    files.give_back(tmp_path / "b")
    await comes(lambda: is_empty(tmp_path), "it is empty")


async def test_a_disk_that_takes_none_is_a_storage_failure(tmp_path: Path) -> None:
    files = SpareFiles()
    with pytest.raises(StorageFailed):
        files.open(tmp_path / "missing" / "a")
    written(files, tmp_path / "a", b"x")
    with pytest.raises(StorageFailed):
        files.open(tmp_path / "a")
