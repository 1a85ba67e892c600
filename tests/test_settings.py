"""The tree of settings: what it works out by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from seedbed.settings import Settings


def test_frozen_and_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = Settings(home=Path("data"))
    assert made.home == tmp_path / "data"
    assert made.store_path == tmp_path / "data" / "files"
    assert made.database_path == tmp_path / "data" / "seedbed.db"
    with pytest.raises(ValidationError):
        made.home = Path("/")
