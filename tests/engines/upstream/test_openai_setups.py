"""docs/engines.md: every setup of a server of OpenAI's images API can be used as it stands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from seedbed.engines.upstream.openai_profile import profile_of
from seedbed.engines.upstream.upstreams import names_for, profiles, read_upstreams
from seedbed.planning.catalog import Catalog
from seedbed.settings import Settings
from seedbed.testing.openai_simulator import SERVERS

PAGE = (Path(__file__).parents[3] / "docs" / "engines.md").read_text(encoding="utf-8")
SETUPS = [
    block
    for block in re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    if 'dialect = "openai"' in block
]


@pytest.mark.parametrize("setup", SETUPS)
def test_a_setup_in_ten_lines(setup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in re.findall(r'key_env = "(\w+)"', setup):
        monkeypatch.setenv(name, "a-key")
    settings = Settings.model_validate(tomllib.loads(setup))
    (upstream,) = read_upstreams(settings, Catalog(settings)).values()
    assert profile_of(upstream).references > 0
    assert names_for("doubao-seedream-4-0-250828", settings) == [upstream.name]
    assert len([line for line in setup.splitlines() if line]) <= 10


def test_every_profile_is_shown_and_simulated() -> None:
    shown = {
        tomllib.loads(setup)["upstreams"].popitem()[1].get("profile", "openai") for setup in SETUPS
    }
    assert shown == set(profiles("openai")) == set(SERVERS)


@pytest.mark.parametrize("name", sorted(profiles("openai")))
def test_a_profile_has_no_key_that_nobody_reads(name: str) -> None:
    from seedbed.engines.upstream.openai_profile import Profile

    known = set(Profile.__dataclass_fields__) | {"base_url", "key_env", "models", "families"}
    assert set(profiles("openai")[name]) <= known
