"""The upstreams that the settings name, each with its profile read and its key found."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from seedbed.engines.upstream.address import address_of
from seedbed.engines.upstream.upstream import Upstream
from seedbed.settings import SettingsError

if TYPE_CHECKING:
    from seedbed.planning.catalog import Catalog
    from seedbed.settings import Settings, UpstreamSettings


def read_upstreams(settings: Settings, catalog: Catalog) -> dict[str, Upstream]:
    """Every `[upstreams.<name>]`, by name.

    Raises: SettingsError for a profile that its dialect does not have, a base URL that nobody
    gives or that leads nowhere, a model id that is none of ours, a key that is not where the
    settings say, and a name in a list that is no upstream's.
    """
    found = {name: _upstream(name, wanted, catalog) for name, wanted in settings.upstreams.items()}
    lists = {f'models."{model}"': wanted.upstreams for model, wanted in settings.models.items()}
    for where, names in {"engines": settings.engines.upstreams, **lists}.items():
        for name in names:
            if name not in found:
                there = ", ".join(found) or "there is none"
                raise SettingsError(f"{where}.upstreams: no [upstreams.{name}]; {there}")
    return found


def names_for(model: str, settings: Settings) -> list[str]:
    """The upstreams that a model id may be drawn by: its own, else the engine's, else all."""
    own = settings.models.get(model)
    named = own.upstreams if own is not None else []
    return named or settings.engines.upstreams or list(settings.upstreams)


@cache
def profiles(dialect: str) -> Mapping[str, Any]:
    """The tables of a dialect's profiles file, by profile name."""
    text = files("seedbed.engines.upstream").joinpath(f"{dialect}_profiles.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))


def _upstream(name: str, wanted: UpstreamSettings, catalog: Catalog) -> Upstream:
    where = f"upstreams.{name}"
    there = profiles(wanted.dialect)
    profile = there.get(wanted.profile or wanted.dialect)
    if profile is None:
        raise SettingsError(f"{where}.profile = {wanted.profile!r}: it is {' or '.join(there)}")
    base_url = wanted.base_url or profile.get("base_url", "")
    if not base_url:
        raise SettingsError(f"{where}.base_url: this profile has none; say where the server is")
    _check_ids(f"{where}.models", wanted.models, catalog.ids())
    upstream = Upstream(
        name=name,
        base_url=base_url,
        settings=wanted,
        profile={**profile, "models": _spellings(profile, catalog)},
        key=_key(where, wanted, profile),
    )
    address_of(upstream)
    return upstream


def _check_ids(where: str, named: Iterable[str], ours: Sequence[str]) -> None:
    """Raise SettingsError for a name that is no model id of ours."""
    for name in named:
        if name not in ours:
            near = "".join(f"perhaps {one}; " for one in get_close_matches(name, ours, 1))
            raise SettingsError(
                f'{where}."{name}": no such model id; {near}`seedbed models` lists them all'
            )


def _spellings(profile: Mapping[str, Any], catalog: Catalog) -> dict[str, str]:
    """Every id of ours that the profile spells otherwise: by the id, else by its family."""
    families: Mapping[str, str] = profile.get("families", {})
    own = re.compile(profile.get("own_ids", ".^"))
    spelled = {
        model: families[card.family]
        for model in catalog.ids()
        if (card := catalog.resolve(model)).family in families and not own.fullmatch(model)
    }
    return {**spelled, **profile.get("models", {})}


def _key(where: str, wanted: UpstreamSettings, profile: Mapping[str, Any]) -> str:
    """The API key; "" for a server that asks for none."""
    if wanted.key_file.name:
        try:
            key = wanted.key_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{where}.key_file: {wanted.key_file}: {error}") from error
        if not _sendable(key):
            raise SettingsError(f"{where}.key_file: {wanted.key_file} does not hold one key")
        return key
    variable = wanted.key_env or profile.get("key_env", "")
    if not variable:
        return ""
    key = os.environ.get(variable, "").strip()
    if not _sendable(key):
        state = "holds no key" if key else "is not set"
        raise SettingsError(f"{where}: the environment variable {variable} {state}")
    return key


def _sendable(key: str) -> bool:
    """Whether it can stand in a header: one word of visible ASCII letters."""
    return bool(key) and all("!" <= letter <= "~" for letter in key)
