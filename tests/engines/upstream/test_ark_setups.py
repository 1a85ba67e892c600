"""The setups of Ark's dialect: those in docs/engines.md, and each flavour by the contract."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from fronting import ark, gateway, simulated
from seedbed.engines.upstream.upstreams import names_for, profiles, read_upstreams
from seedbed.planning.catalog import Catalog
from seedbed.settings import Settings
from seedbed.testing.conformance import conform
from serving import MODEL

PAGE = (Path(__file__).parents[3] / "docs" / "engines.md").read_text(encoding="utf-8")
SETUPS = [
    block
    for block in re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    if 'dialect = "ark"' in block
]
FLAVOURS = {"ark": "ark", "byteplus": "byteplus", "comet": "cometapi"}


@pytest.mark.parametrize("setup", SETUPS)
def test_a_setup_in_ten_lines(setup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARK_API_KEY", "a-key")
    monkeypatch.setenv("COMETAPI_KEY", "another")
    settings = Settings.model_validate(tomllib.loads(setup))
    found = read_upstreams(settings, Catalog(settings))
    assert all(one.base_url.startswith("https://") and one.key for one in found.values())
    assert names_for(MODEL, settings) == list(found)
    assert len([line for line in setup.splitlines() if line]) <= 10


def test_every_profile_is_shown() -> None:
    shown = {
        one.get("profile", "ark")
        for setup in SETUPS
        for one in tomllib.loads(setup)["upstreams"].values()
    }
    assert shown == set(profiles("ark"))


@pytest.mark.parametrize("profile", sorted(profiles("ark")))
def test_every_id_has_a_spelling(profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARK_API_KEY", "a-key")
    monkeypatch.setenv("COMETAPI_KEY", "another")
    settings = Settings.model_validate(
        {"upstreams": {"one": {"dialect": "ark", "profile": profile}}}
    )
    catalog = Catalog(settings)
    one = read_upstreams(settings, catalog)["one"]
    own = re.compile(one.profile["own_ids"])
    for model in catalog.ids():
        spelled = one.model(model)
        assert own.fullmatch(spelled), model
        assert catalog.resolve(spelled).family == catalog.resolve(model).family
    assert one.model("ep-not-in-the-catalog") == "ep-not-in-the-catalog"


@pytest.mark.parametrize("flavour", FLAVOURS)
async def test_the_gateway_conforms(flavour: str, tmp_path: Path) -> None:
    with simulated(flavour) as simulator:
        one = ark(simulator, profile=FLAVOURS[flavour])
        with gateway(tmp_path, {"one": one}, pictures={"watermark": True}) as served:
            results = await conform(served.url, served.key, cheap=True)
    assert [result for result in results if result.outcome == "fail"] == []
    assert sum(result.outcome == "pass" for result in results) >= 20
