"""What `seedbed check` says of upstreams."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedbed import settings_sources
from seedbed.commands.check import Finding, look


def found(home: Path, **upstreams: dict[str, str]) -> Finding:
    loaded = settings_sources.load(home=home, upstreams=upstreams)
    (finding,) = (one for one in look(loaded) if one.name == "engine upstream")
    return finding


def test_upstreams_are_named_and_a_missing_key_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_KEY", raising=False)
    assert found(tmp_path).well
    mine = {"dialect": "ark", "key_env": "NO_SUCH_KEY"}
    without = found(tmp_path, mine=mine)
    assert not without.well
    assert "NO_SUCH_KEY" in without.found
    assert without.mend
    monkeypatch.setenv("NO_SUCH_KEY", "secret")
    assert found(tmp_path, mine=mine) == Finding("engine upstream", True, "mine")
