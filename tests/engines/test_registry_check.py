"""Engines that the settings name and the server has not: told at the start."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from seedbed.app import Seedbed
from seedbed.commands.check import look
from seedbed.engines import registry
from seedbed.engines.registry import check_engines
from seedbed.settings import Settings, SettingsError

MODEL = "doubao-seedream-4-0-250828"
PAGE = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
ARK = {"ark": {"dialect": "ark"}}


def model(**more: Any) -> dict[str, Any]:
    return {"models": {MODEL: more}}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            {"engines": {"default": "upstreem"}},
            "engines.default = 'upstreem': no such engine; it is illustrator or swatch or upstream",
        ),
        (model(engine="swach"), f"models.\"{MODEL}\".engine = 'swach': no such engine"),
        ({"engines": {"default": "upstream"}}, "engines.default = 'upstream': there is no [upst"),
        (model(engine="upstream"), f"models.\"{MODEL}\".engine = 'upstream': there is no [upst"),
        (model(upstreams=["ark"]), f"models.\"{MODEL}\".upstreams = ['ark']: there is no [upst"),
        ({"engines": {"upstreams": ["ark"]}}, "engines.upstreams = ['ark']: there is no [upst"),
        (
            {**model(fallback="ilustrator"), "upstreams": ARK},
            f"models.\"{MODEL}\".fallback = 'ilustrator': no such local engine; it is"
            " illustrator or swatch",
        ),
        (
            {**model(fallback="upstream"), "upstreams": ARK},
            f"models.\"{MODEL}\".fallback = 'upstream': no such local engine",
        ),
    ],
)
def test_an_engine_that_is_not_there_stops_the_start(
    tmp_path: Path, wrong: dict[str, Any], told: str
) -> None:
    settings = Settings.model_validate({"home": tmp_path / "home", **wrong})
    with pytest.raises(SettingsError, match=re.escape(told)):
        Seedbed(settings)
    assert not settings.home.exists()
    (finding,) = (one for one in look(settings) if one.name == "engines")
    assert not finding.well
    assert told in finding.found


@pytest.mark.parametrize(
    "right",
    [
        {},
        {"engines": {"default": "swatch"}},
        {"engines": {"default": "upstream"}, "upstreams": ARK},
        {**model(engine="upstream", fallback="swatch"), "upstreams": ARK},
    ],
)
def test_what_is_built_in_is_known_without_looking_for_others(
    right: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "entry_points", None)
    check_engines(Settings.model_validate(right))


def test_an_installed_engine_may_draw_and_stand_in_and_is_not_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theirs = EntryPoint("theirs", "no_such_module_of_theirs:make", "seedbed.engines")
    monkeypatch.setattr(registry, "entry_points", lambda **_: [theirs])
    named = {"engines": {"default": "theirs"}, **model(engine="theirs", fallback="theirs")}
    check_engines(Settings.model_validate(named))
    assert theirs.module not in sys.modules
    with pytest.raises(SettingsError, match="illustrator or swatch or theirs or upstream"):
        check_engines(Settings.model_validate({"engines": {"default": "their"}}))


@pytest.mark.parametrize(
    "example", re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
)
def test_the_examples_of_the_page_name_what_there_is(example: str) -> None:
    check_engines(Settings.model_validate(tomllib.loads(example)))
