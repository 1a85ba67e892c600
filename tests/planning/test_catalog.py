"""Which ids are served, and what the settings may change."""

from __future__ import annotations

from typing import Any

import pytest

from seedbed.errors import UnknownModel
from seedbed.planning.catalog import Catalog
from seedbed.settings import Settings, SettingsError


def catalog(**models: dict[str, Any]) -> Catalog:
    return Catalog(Settings.model_validate({"models": models}))


@pytest.mark.parametrize(
    ("model", "family"),
    [
        ("doubao-seedream-3-0-t2i-250415", "seedream-3-0-t2i"),
        ("seedream-3-0-t2i-250415", "seedream-3-0-t2i"),
        ("doubao-seededit-3-0-i2i-250628", "seededit-3-0-i2i"),
        ("doubao-seedream-4-0-250828", "seedream-4-0"),
        ("doubao-seedream-4-0-20260415", "seedream-4-0"),
        ("seedream-4-0-250828", "seedream-4-0"),
        ("bytedance-seedream-4-0-250828", "seedream-4-0"),
        ("doubao-seedream-4-5-251128", "seedream-4-5"),
        ("seedream-4-5-251128", "seedream-4-5"),
        ("doubao-seedream-4.5", "seedream-4-5"),
        ("doubao-seedream-5-0-260128", "seedream-5-0-lite"),
        ("doubao-seedream-5-0-lite-260128", "seedream-5-0-lite"),
        ("seedream-5-0-260128", "seedream-5-0-lite"),
        ("doubao-seedream-5.0-lite", "seedream-5-0-lite"),
        ("doubao-seedream-5-0-pro-260628", "seedream-5-0-pro"),
        ("dola-seedream-5-0-pro-260628", "seedream-5-0-pro"),
        ("seedream-5-0-pro-260628", "seedream-5-0-pro"),
        ("doubao-seedream-5-0-flash-260915", "seedream-5-0-flash"),
        ("seedream-5-0-flash-260915", "seedream-5-0-flash"),
    ],
)
def test_every_spelling_has_its_familys_card(model: str, family: str) -> None:
    card = catalog().resolve(model)
    assert card.family == family
    assert card.id == model
    assert card.engine == "illustrator"


@pytest.mark.parametrize(
    ("model", "tiers", "pixels", "references"),
    [
        ("seedream-4-0-250828", ("1K", "2K", "4K"), (921600, 16777216), 14),
        ("seedream-4-5-251128", ("2K", "4K"), (3686400, 16777216), 14),
        ("seedream-5-0-260128", ("2K", "3K", "4K"), (3686400, 16777216), 14),
        ("seedream-5-0-pro-260628", ("1K", "1.5K", "2K"), (921600, 4624220), 10),
        ("seedream-5-0-flash-260915", ("1K", "1.5K", "2K"), (921600, 4624220), 10),
        ("seedream-3-0-t2i-250415", (), (262144, 4194304), 0),
        ("seededit-3-0-i2i-250628", ("adaptive",), (0, 0), 1),
    ],
)
def test_published_limits(
    model: str, tiers: tuple[str, ...], pixels: tuple[int, int], references: int
) -> None:
    card = catalog().resolve(model)
    assert card.tiers == tiers
    assert (card.min_pixels, card.max_pixels) == pixels
    assert card.max_references == references


@pytest.mark.parametrize(
    "model", ["gpt-image-1", "", "ep-20260101-abcde", "SEEDREAM-4-5-251128", "x" * 5000, "a\nb"]
)
def test_s12_other_ids_are_unknown(model: str) -> None:
    with pytest.raises(UnknownModel) as caught:
        catalog().resolve(model)
    assert caught.value.status == 404
    assert caught.value.api_code == "InvalidEndpointOrModel.NotFound"
    assert model[:80].replace("\n", "?") in caught.value.message
    assert len(caught.value.message) < 300


def test_s80_entries_list_every_id_once() -> None:
    served = catalog(**{"ep-mine": {"alias_of": "seedream-4-5-251128"}})
    entries = served.entries()
    assert [entry.id for entry in entries] == served.ids()
    assert len(set(served.ids())) == len(entries)
    assert "ep-mine" in served.ids()
    for entry in entries:
        assert served.resolve(entry.id).name == entry.name
        assert entry.owned_by == "seedbed"
    v45 = next(entry for entry in entries if entry.id == "seedream-4-5-251128")
    assert v45.created == 1764288000  # 2025-11-28 00:00 UTC


def test_an_endpoint_id_is_served_when_the_settings_map_it() -> None:
    card = catalog(**{"ep-1": {"alias_of": "seedream-4-5-251128", "engine": "swatch"}}).resolve(
        "ep-1"
    )
    assert (card.id, card.family, card.engine) == ("ep-1", "seedream-4-5", "swatch")


def test_changes_apply_along_a_chain_of_aliases_and_nowhere_else() -> None:
    served = catalog(
        first={"alias_of": "second", "max_references": 2},
        second={"alias_of": "seedream-4-5-251128", "tiers": ["1K", "2K"], "max_references": 5},
    )
    assert served.resolve("first").max_references == 2
    assert served.resolve("first").tiers == ("1K", "2K")
    assert served.resolve("second").max_references == 5
    assert served.resolve("seedream-4-5-251128").max_references == 14


def test_limits_of_a_known_id_can_change() -> None:
    served = catalog(
        **{"seedream-4-5-251128": {"min_pixels": 65536, "default_size": "512x512"}}
    ).resolve("seedream-4-5-251128")
    assert served.min_pixels == 65536
    assert served.default_size == "512x512"


def test_layers_have_the_tiers_that_the_settings_leave() -> None:
    card = catalog(mine={"alias_of": "seedream-5-0-pro-260628", "tiers": ["2K"]}).resolve("mine")
    assert card.in_layers().tiers == ("2K", "auto")


@pytest.mark.parametrize(
    ("models", "said"),
    [
        ({"ep-1": {"engine": "swatch"}}, "alias_of"),
        ({"ep-1": {"alias_of": "nothing"}}, "no such model id"),
        ({"a": {"alias_of": "b"}, "b": {"alias_of": "a"}}, "never end"),
        ({"a": {"alias_of": "a"}}, "never end"),
        ({"seedream-4-5-251128": {"default_size": "1K"}}, "default_size"),
        ({"seedream-4-5-251128": {"min_pixels": 20_000_000}}, "min_pixels"),
    ],
)
def test_settings_that_cannot_be_are_named(models: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        catalog(**models)
