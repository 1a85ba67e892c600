"""Settings: sources, their order, and clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from seedbed import settings


@pytest.fixture(autouse=True)
def _away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SEEDBED_CONFIG", raising=False)


def test_file_below_environment_below_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seedbed.toml").write_text('[server]\nport = 1\nhost = "::1"\n[log]\nlevel="error"')
    assert settings.load().server.port == 1
    monkeypatch.setenv("SEEDBED_SERVER__PORT", "2")
    assert settings.load().server.port == 2
    loaded = settings.load(server={"port": 3})
    assert (loaded.server.port, loaded.server.host, loaded.log.level) == (3, "::1", "error")


def test_models_by_file(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text('[models."my-model"]\nalias_of = "seedream-4-0-250828"\nengine = "swatch"\n')
    assert settings.load(path).models["my-model"].engine == "swatch"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[server]\nport = 70000", "server.port = 70000"),
        ("[server]\nprot = 1", "server.prot: no such setting"),
        ("[store]\nlinks = 'long'", "store.links = 'long'"),
        ("[server", "not valid TOML"),
        ("[server]\npublic_url = 'example.com'", "must start with http"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "seedbed.toml").write_text(text)
    with pytest.raises(settings.SettingsError, match="(?s)" + told.replace("[", r"\[")):
        settings.load()


def test_a_missing_file_that_was_named(tmp_path: Path) -> None:
    with pytest.raises(settings.SettingsError, match="cannot be read"):
        settings.load(tmp_path / "nowhere.toml")


def test_frozen_and_absolute(tmp_path: Path) -> None:
    loaded = settings.load(home=tmp_path)
    assert loaded.store_path == tmp_path / "files"
    assert loaded.database_path == tmp_path / "seedbed.db"
    with pytest.raises(ValidationError):
        loaded.home = Path("/")
