"""API keys: only the right one opens, and what is stored opens nothing."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedbed.accounting.keys import Keys
from seedbed.errors import InvalidParameter, StorageFailed
from seedbed.types import Caller


class Clock:
    """A monotonic clock that moves when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keys(home: Path, clock: Clock) -> Iterator[Keys]:
    opened = opened_in(home, clock)
    yield opened
    opened.close()


def opened_in(home: Path, clock: Clock | None = None) -> Keys:
    return Keys(home / "seedbed.db", home / "pepper", clock=clock or Clock())


def test_the_key_opens_as_its_owner(keys: Keys) -> None:
    record, token = keys.create("studio")
    assert token.startswith(f"sk-seed-{record.id}-")
    assert 8 <= len(record.id) <= 12
    assert len(token.rpartition(record.id)[2]) == 44  # "-" and 32 random bytes in base64
    assert keys.authenticate(token) == Caller(record.id, "studio")
    assert keys.authenticate(token) == Caller(record.id, "studio")


def test_every_single_character_matters(keys: Keys) -> None:
    token = keys.create("studio").token
    for at, letter in enumerate(token):
        changed = token[:at] + ("A" if letter != "A" else "B") + token[at + 1 :]
        assert keys.authenticate(changed) is None
    assert keys.authenticate(token) is not None


@pytest.mark.parametrize("around", ["{} ", " {}", "{}\n", "{}=", "Bearer {}", "{0}{0}", "{}\0"])
def test_nothing_may_surround_it(keys: Keys, around: str) -> None:
    assert keys.authenticate(around.format(keys.create("studio").token)) is None


def test_keys_do_not_open_as_each_other(keys: Keys) -> None:
    one, other = keys.create("one"), keys.create("other")
    mixed = other.token.replace(other.record.id, one.record.id)
    assert keys.authenticate(one.token) == Caller(one.record.id, "one")
    assert keys.authenticate(mixed) is None


MASKED = "' OR '1'='1"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
@example("")
@example(MASKED)
@example(f"sk-seed-{MASKED}-x")
@example("sk-seed-0123456789-' UNION SELECT digest, name FROM keys --")
@example("sk-seed-0123456789-" + "A" * 43)
@example("sk-seed-٠١٢٣٤٥٦٧٨٩-" + "A" * 43)
@example("sk-seed-0123456789-" + "A" * 42 + "é")
@example("x" * 1_000_000)
def test_anything_else_is_refused(token: str) -> None:
    assert SHARED.authenticate(token) is None


@pytest.fixture(scope="module", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    global SHARED  # noqa: PLW0603  # hypothesis and function fixtures do not mix
    SHARED = opened_in(tmp_path_factory.mktemp("shared"))
    SHARED.create("somebody")
    yield
    SHARED.close()


SHARED: Keys


def test_revoked_is_refused_at_once_here(keys: Keys) -> None:
    record, token = keys.create("studio")
    assert keys.authenticate(token) is not None
    assert keys.revoke(record.id) is True
    assert keys.authenticate(token) is None
    assert keys.revoke(record.id) is False
    assert keys.list()[0].revoked is not None


def test_revoked_elsewhere_is_refused_within_a_second(keys: Keys, clock: Clock, home: Path) -> None:
    record, token = keys.create("studio")
    assert keys.authenticate(token) is not None
    elsewhere = opened_in(home)
    assert elsewhere.revoke(record.id)
    elsewhere.close()
    clock.now += 1.0
    assert keys.authenticate(token) is None


def test_revoking_what_does_not_exist_says_so(keys: Keys) -> None:
    assert keys.revoke("0123456789") is False
    assert keys.revoke("' OR 1=1 --") is False


def test_keys_survive_a_restart(keys: Keys, home: Path) -> None:
    record, token = keys.create("studio")
    again = opened_in(home)
    assert again.authenticate(token) == Caller(record.id, "studio")
    assert again.list() == (record,)
    again.close()


def test_the_list_has_no_secret(keys: Keys) -> None:
    made = keys.create("studio")
    secret = made.token.rpartition(made.record.id)[2]
    assert secret not in repr(keys.list())
    assert secret not in repr(made)
    assert [record.name for record in keys.list()] == ["studio"]


def test_the_disk_has_no_secret(keys: Keys, home: Path) -> None:
    made = keys.create("studio")
    secret = made.token.rpartition(made.record.id)[2][1:]
    assert not any(secret.encode() in file.read_bytes() for file in home.iterdir())


def test_files_are_the_owner_s_only(keys: Keys, home: Path) -> None:
    keys.create("studio")
    assert {file.name for file in home.iterdir()} >= {"seedbed.db", "pepper"}
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in home.iterdir())
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_digest_in_another_row_opens_nothing(keys: Keys, home: Path) -> None:
    mine, theirs = keys.create("mine"), keys.create("theirs")
    with sqlite3.connect(home / "seedbed.db") as database:
        database.execute(
            "UPDATE keys SET digest = (SELECT digest FROM keys WHERE id = ?) WHERE id = ?",
            (mine.record.id, theirs.record.id),
        )
    database.close()
    again = opened_in(home)
    assert again.authenticate(mine.token.replace(mine.record.id, theirs.record.id)) is None
    again.close()


def test_another_pepper_opens_nothing(keys: Keys, home: Path) -> None:
    token = keys.create("studio").token
    (home / "pepper").write_bytes(bytes(32))
    again = opened_in(home)
    assert again.authenticate(token) is None
    again.close()


def test_a_lost_pepper_is_told_not_replaced(keys: Keys, home: Path) -> None:
    keys.create("studio")
    (home / "pepper").unlink()
    with pytest.raises(StorageFailed) as caught:
        opened_in(home)
    assert "pepper" in caught.value.cause
    assert not (home / "pepper").exists()


def test_a_cut_pepper_is_told(home: Path) -> None:
    home.mkdir()
    (home / "pepper").write_bytes(b"short")
    with pytest.raises(StorageFailed) as caught:
        opened_in(home)
    assert "32 bytes" in caught.value.cause


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\x1b[31m", "x" * 101])
def test_names_are_for_people(keys: Keys, name: str) -> None:
    with pytest.raises(InvalidParameter, match="name"):
        keys.create(name)
    assert keys.list() == ()


@pytest.mark.parametrize("name", ["x" * 100, "工作室 №1", "Robert'); DROP TABLE keys;--"])
def test_a_name_is_kept_as_it_is(keys: Keys, name: str) -> None:
    token = keys.create(name).token
    caller = keys.authenticate(token)
    assert caller is not None
    assert caller.name == name == keys.list()[0].name


def test_two_first_starts_at_once_agree(home: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from seedbed.accounting.keys import Keys\n"
        "home = Path(sys.argv[1]); keys = Keys(home / 'seedbed.db', home / 'pepper')\n"
        "print(keys.create('first').token)"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(home)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    tokens = [run.communicate()[0].strip() for run in runs]
    opened = opened_in(home)
    assert all(opened.authenticate(token) is not None for token in tokens)
    assert sorted(file.name for file in home.glob(".*")) == []  # no draft is left
    opened.close()


def test_threads_may_share_it(keys: Keys) -> None:
    tokens = [keys.create(f"key {number}").token for number in range(4)]
    wrong: list[str] = []

    def ask(token: str) -> None:
        wrong.extend(token for _ in range(200) if keys.authenticate(token) is None)

    threads = [threading.Thread(target=ask, args=(token,)) for token in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
