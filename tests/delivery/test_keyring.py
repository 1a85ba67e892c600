"""The key ring: survives restarts, rotates, revokes, and is shared between processes."""

from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from seedbed.delivery.keyring import SKEW_SECONDS, KeyRing
from seedbed.errors import StorageFailed

NOW = 1_790_000_000.0
LIFETIME = 86_400


def ring_at(path: Path, now: float = NOW) -> KeyRing:
    return KeyRing(path / "keyring.json", lifetime_seconds=LIFETIME, now=now)


def test_a_new_ring_has_one_key_of_256_bits(tmp_path: Path) -> None:
    ring = ring_at(tmp_path / "new" / "home")
    (key,) = ring.keys
    assert len(key.secret) == 32
    assert (key.created, key.retired) == (int(NOW), None)
    assert ring.signing() == key


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    ring_at(tmp_path).rotate(NOW + 1)
    assert stat.S_IMODE((tmp_path / "keyring.json").stat().st_mode) == 0o600


def test_secrets_do_not_show_in_logs(tmp_path: Path) -> None:
    key = ring_at(tmp_path).signing()
    assert repr(key.secret) not in repr(key)
    assert key.secret.hex() not in repr(key)


def test_it_survives_a_restart(tmp_path: Path) -> None:
    first = ring_at(tmp_path)
    first.rotate(NOW + 10)
    assert ring_at(tmp_path, NOW + 20).keys == first.keys


def test_a_retired_key_is_kept_while_its_links_live_and_then_dropped(tmp_path: Path) -> None:
    ring = ring_at(tmp_path)
    old = ring.signing()
    new = ring.rotate(NOW + 100)
    end = NOW + 100 + LIFETIME + SKEW_SECONDS
    assert ring.signing() == new
    found = ring.find(old.id, end)
    assert found is not None
    assert (found.secret, found.retired) == (old.secret, int(NOW + 100))
    assert ring.find(old.id, end + 1) is None
    assert ring.prune(end) == 0
    assert ring.prune(end + 1) == 1
    assert ring.keys == (new,)


def test_the_signing_key_is_never_pruned(tmp_path: Path) -> None:
    ring = ring_at(tmp_path)
    assert ring.prune(NOW + 1e9) == 0
    assert ring.find(ring.signing().id, NOW + 1e9) is not None


def test_many_rotations_leave_one_key_signing(tmp_path: Path) -> None:
    ring = ring_at(tmp_path)
    for hour in range(60):
        newest = ring.rotate(NOW + hour * 3600)
    assert ring.signing() == newest
    assert sum(key.retired is None for key in ring.keys) == 1
    assert len(ring.keys) <= 1 + 25 + 1


def test_a_revoked_key_is_gone_at_once_and_replaced_if_it_signed(tmp_path: Path) -> None:
    ring = ring_at(tmp_path)
    old = ring.signing()
    assert ring.revoke(old.id, NOW) is True
    assert ring.find(old.id, NOW) is None
    assert ring.signing().id != old.id
    assert ring.revoke(old.id, NOW) is False


def test_other_processes_see_a_change_at_their_next_look(tmp_path: Path) -> None:
    one, other = ring_at(tmp_path), ring_at(tmp_path)
    old = one.signing()
    new = one.rotate(NOW + 1)
    assert other.signing() == new
    one.revoke(old.id, NOW + 2)
    assert other.find(old.id, NOW + 2) is None
    assert other.rotate(NOW + 3) == one.signing()


def test_rotations_at_the_same_time_lose_no_key(tmp_path: Path) -> None:
    ring_at(tmp_path)
    rings = [ring_at(tmp_path) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda ring: [ring.rotate(NOW) for _ in range(5)], rings))
    assert {key.id for keys in made for key in keys} <= {key.id for key in ring_at(tmp_path).keys}


def test_a_file_lost_or_broken_while_running_changes_nothing(tmp_path: Path) -> None:
    ring = ring_at(tmp_path)
    key = ring.signing()
    (tmp_path / "keyring.json").write_text("{ half")
    assert ring.signing() == key
    (tmp_path / "keyring.json").unlink()
    assert ring.find(key.id, NOW) == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"keys": [1]}',
        '{"keys": [{"id": "a"}]}',
        '{"keys": [{"id": "a", "secret": "zz", "created": 1, "retired": null}]}',
        '{"keys": [{"id": "a", "secret": "00", "created": 1, "retired": null}]}',
        json.dumps({"keys": [{"id": "a/b", "secret": "00" * 32, "created": 1, "retired": None}]}),
    ],
)
def test_a_broken_file_at_the_start_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "keyring.json").write_text(text)
    with pytest.raises(StorageFailed) as caught:
        ring_at(tmp_path)
    assert str(tmp_path) in caught.value.cause
    assert (tmp_path / "keyring.json").read_text() == text


def test_a_folder_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file stands here")
    with pytest.raises(StorageFailed, match="internal error") as caught:
        ring_at(tmp_path / "home")
    assert "home" in caught.value.cause
