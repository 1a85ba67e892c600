"""Where settings come from: the order of the sources, and clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedbed.settings import SettingsError
from seedbed.settings_sources import load


@pytest.fixture(autouse=True)
def _away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SEEDBED_CONFIG", raising=False)


def test_file_below_environment_below_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seedbed.toml").write_text('[server]\nport = 1\nhost = "::1"\n[log]\nlevel="error"')
    assert load().server.port == 1
    monkeypatch.setenv("SEEDBED_SERVER__PORT", "2")
    assert load().server.port == 2
    loaded = load(server={"port": 3})
    assert (loaded.server.port, loaded.server.host, loaded.log.level) == (3, "::1", "error")


def test_models_by_file(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text('[models."my-model"]\nalias_of = "seedream-4-0-250828"\nengine = "swatch"\n')
    assert load(path).models["my-model"].engine == "swatch"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[server]\nport = 70000", "server.port = 70000"),
        ("[server]\nprot = 1", "server.prot: no such setting"),
        ("[store]\nlinks = 'long'", "store.links = 'long'"),
        ("[server", "not valid TOML"),
        ("[server]\npublic_url = 'example.com'", "server.public_url = 'example.com': must start"),
        (
            "[references]\nallow_cidrs = ['127.0.0.0/33']",
            "^references.allow_cidrs.0 = '127.0.0.0/33': must be a range of addresses, such as",
        ),
        ("[references]\nallow_cidrs = ['10.0.0.1/8']", "= '10.0.0.1/8': must be .* with 0 behind"),
        ("[upstreams.a]\nbase_url = 'ftp://ann:secret@x'", "base_url = 'ftp://…@x': must start"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "seedbed.toml").write_text(text)
    with pytest.raises(SettingsError, match="(?s)" + told.replace("[", r"\[")):
        load()


def test_a_missing_file_that_was_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "nowhere.toml")


def test_lists_and_tables_come_from_the_environment_as_json(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SEEDBED_REFERENCES__ALLOW_PORTS", "[80, 8080]")
    monkeypatch.setenv("SEEDBED_REFERENCES__ALLOW_CIDRS", '["10.0.0.0/8"]')
    monkeypatch.setenv("SEEDBED_MODELS", '{"mine": {"alias_of": "seedream-4-0-250828"}}')
    monkeypatch.setenv("SEEDBED_MODELS__MINE__TIERS", '["2K"]')
    monkeypatch.setenv("SEEDBED_SERVER", '{"port": 4, "host": "::1"}')
    monkeypatch.setenv("seedbed_server__port", "5")
    monkeypatch.setenv("SEEDBED_PICTURES__WATERMARK_TEXT", "[not JSON")
    monkeypatch.setenv("SEEDBED_SOMETHING_ELSE", "{")
    loaded = load()
    assert loaded.references.allow_ports == [80, 8080]
    assert [str(one) for one in loaded.references.allow_cidrs] == ["10.0.0.0/8"]
    assert loaded.models["mine"].alias_of == "seedream-4-0-250828"
    assert loaded.models["mine"].tiers == ["2K"]
    assert (loaded.server.port, loaded.server.host) == (5, "::1")
    assert loaded.pictures.watermark_text == "[not JSON"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SEEDBED_REFERENCES__ALLOW_PORTS", "80", "references.allow_ports = 80"),
        ("SEEDBED_REFERENCES__ALLOW_PORTS", "[80", "ALLOW_PORTS = '\\[80' is not valid JSON"),
        ("SEEDBED_SERVER", "8000", "server = 8000"),
        ("SEEDBED_SERVER__PROT", "1", "server.prot: no such setting"),
        ("SEEDBED_SERVER__PORT__NUMBER", "1", "server.port = "),
        ("SEEDBED_LOG__LEVEL", "loud", "log.level = 'loud'"),
    ],
)
def test_mistakes_in_the_environment_are_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=told):
        load()
