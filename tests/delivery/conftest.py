"""A ring, a place and a store for the tests of links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.signing import Place

NOW = 1_790_000_000.0


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "keyring.json", lifetime_seconds=86_400, now=NOW)


@pytest.fixture
def place() -> Place:
    return Place("https://images.example.com")


@pytest.fixture
def local(tmp_path: Path) -> Iterator[LocalStore]:
    store = LocalStore(tmp_path / "files")
    yield store
    store.close()
