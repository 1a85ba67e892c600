"""What `seedbed check` and the start say of upstreams."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from seedbed import settings_sources
from seedbed.commands.check import Finding, look
from seedbed.engines.upstream.upstreams import read_upstreams
from seedbed.planning.catalog import Catalog
from seedbed.settings import Settings, SettingsError


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


def read(**more: Any) -> None:
    ark = {"dialect": "ark", "key_env": "A_KEY", **more}
    settings = Settings.model_validate({"upstreams": {"ark": ark}})
    read_upstreams(settings, Catalog(settings))


@pytest.mark.parametrize(
    ("base_url", "told"),
    [
        ("http://x/v1?version=2", "= 'http://x/v1?…': leave out what begins with ? or #"),
        ("http://x/v1#there", "= 'http://x/v1#there': leave out what begins with ? or #"),
        ("http://x y/v1", "= 'http://x y/v1': leave out the space"),
        ("http://x/a b", "= 'http://x/a b': leave out the space"),
        ("http://x/v1\u200b", "= 'http://x/v1\\u200b': leave out the space or invisible letter"),
        ("http://x/v1/images/generations/", "generations': leave out /images/generations"),
        ("http://x/v1/images/edits", "= 'http://x/v1/images/edits': leave out /images/edits"),
        ("http://x:99999/v1", "= 'http://x:99999/v1': it is https:// or http://, a host"),
        ("http://x:0", "a port (1 to 65535)"),
        ("http:///v1", "= 'http:///v1': it is https:// or http://, a host"),
        ("http://ann:p/4?x@y:99999", "= 'http://…@y:99999'"),
    ],
)
def test_a_base_url_that_leads_nowhere_is_told(
    base_url: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", "secret")
    with pytest.raises(SettingsError, match=re.escape(told)) as error:
        read(base_url=base_url)
    assert str(error.value).startswith("upstreams.ark.base_url = ")


@pytest.mark.parametrize("base_url", ["http://x/images", "https://x:8443/a%20b", "http://[::1]:1"])
def test_a_base_url_of_any_host_port_and_path_is_taken(
    base_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", "secret")
    read(base_url=base_url)


def test_a_model_id_that_is_none_of_ours_is_told_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("A_KEY", "secret")
    read(models={"doubao-seedream-4-0-250828": "ep-1"})
    told = 'upstreams.ark.models."doubao-seedream-4-0-25082": no such model id; perhaps '
    with pytest.raises(SettingsError, match=re.escape(told + "doubao-seedream-4-0-250828;")):
        read(models={"doubao-seedream-4-0-25082": "ep-1"})
    with pytest.raises(SettingsError, match="no such model id; `seedbed models` lists"):
        read(models={"?": "ep-1"})


def test_an_id_of_the_settings_is_one_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_KEY", "secret")
    ark = {"dialect": "ark", "key_env": "A_KEY", "models": {"mine": "ep-1"}}
    mine = {"mine": {"alias_of": "doubao-seedream-4-0-250828"}}
    settings = Settings.model_validate({"upstreams": {"ark": ark}, "models": mine})
    assert read_upstreams(settings, Catalog(settings))["ark"].model("mine") == "ep-1"
