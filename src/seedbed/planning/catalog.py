"""Which model ids are served, and what each takes: cards.toml, changed by the settings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from seedbed.errors import UnknownModel
from seedbed.planning.card import ModelCard
from seedbed.settings import SettingsError
from seedbed.values import dataclass

if TYPE_CHECKING:
    from seedbed.settings import ModelSettings, Settings

OWNER = "seedbed"
_LONGEST_ID_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list of models: `created` is the version's day in Unix seconds."""

    id: str
    name: str
    engine: str
    created: int
    owned_by: str


class Catalog:
    """Every id that is served. Raises: SettingsError for a `[models]` table that cannot be."""

    def __init__(self, settings: Settings) -> None:
        cards = {
            name: replace(card, engine=settings.engines.default)
            for name, card in _published().items()
        }
        self._cards = dict(cards)
        for name in settings.models:
            self._cards[name] = _settled(name, settings.models, cards)

    def resolve(self, model_id: str) -> ModelCard:
        """The card of an id, spelled exactly so. Raises: UnknownModel."""
        card = self._cards.get(model_id)
        if card is None:
            short = model_id[:_LONGEST_ID_SHOWN]
            raise UnknownModel("".join(letter if letter.isprintable() else "?" for letter in short))
        return card

    def ids(self) -> list[str]:
        """Every id that `resolve` knows: cards.toml's in its order, then the settings'."""
        return list(self._cards)

    def entries(self) -> list[Entry]:
        """The rows of GET /v1/models."""
        return [
            Entry(card.id, card.name, card.engine, card.created, OWNER)
            for card in self._cards.values()
        ]


@cache
def _published() -> Mapping[str, ModelCard]:
    """Every published id with its family's card; the engine is not chosen yet."""
    text = files("seedbed.planning").joinpath("cards.toml").read_text(encoding="utf-8")
    cards = {}
    for family, table in tomllib.loads(text).items():
        card = _card(family, table)
        for name in (*table["ids"], *table["aliases"]):
            cards[name] = replace(card, id=name)
    return cards


def _card(family: str, table: dict[str, Any]) -> ModelCard:
    day: date = table["created"]
    guidance = table.get("guidance")
    return ModelCard(
        id=family,
        family=family,
        name=table["name"],
        engine="",
        created=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
        tiers=tuple(table["tiers"]),
        min_pixels=table["pixels"][0],
        max_pixels=table["pixels"][1],
        max_ratio=table["ratio"],
        area_word=table["area_word"],
        rows=table["rows"],
        default_size=table["default_size"],
        min_references=table["references"][0],
        max_references=table["references"][1],
        guidance=(guidance[0], guidance[1]) if guidance else None,
        rejected=frozenset(table["rejected"]),
        strict_only=frozenset(table["strict_only"]),
        ignored=frozenset(table["ignored"]),
        modes=tuple(table["modes"]),
        layers=tuple(table.get("layers", ())),
        one_image=frozenset(table.get("one_image", ())),
        no_jpeg=frozenset(table.get("no_jpeg", ())),
        counts_input_images=table.get("counts_input_images", False),
        echoes_output_format=table.get("echoes_output_format", False),
    )


def _settled(
    name: str,
    models: Mapping[str, ModelSettings],
    cards: Mapping[str, ModelCard],
    asked_by: tuple[str, ...] = (),
) -> ModelCard:
    """The card of an id with the settings' changes, built on its alias's card if it has one."""
    if name in asked_by:
        raise SettingsError(f"models: the aliases {' -> '.join([*asked_by, name])} never end")
    changes = models.get(name)
    if changes is None or changes.alias_of is None:
        if name not in cards:
            raise SettingsError(_no_such_card(name, asked_by))
        beneath = cards[name]
    else:
        beneath = _settled(changes.alias_of, models, cards, (*asked_by, name))
    card = replace(beneath, id=name)
    return card if changes is None else _changed(card, changes)


def _changed(card: ModelCard, changes: ModelSettings) -> ModelCard:
    card = replace(
        card,
        engine=changes.engine or ("upstream" if changes.upstreams else card.engine),
        tiers=card.tiers if changes.tiers is None else tuple(changes.tiers),
        min_pixels=card.min_pixels if changes.min_pixels is None else changes.min_pixels,
        max_pixels=card.max_pixels if changes.max_pixels is None else changes.max_pixels,
        default_size=changes.default_size or card.default_size,
        default_size_is_ours=bool(changes.default_size) or card.default_size_is_ours,
    )
    if changes.max_references is not None:
        card = replace(
            card,
            max_references=changes.max_references,
            min_references=min(card.min_references, changes.max_references),
            rejected=card.rejected - {"image"} if changes.max_references else card.rejected,
        )
    _check(card)
    return card


def _no_such_card(name: str, asked_by: tuple[str, ...]) -> str:
    known = "`seedbed models` lists the ids there are"
    if asked_by:
        return f'models."{asked_by[-1]}".alias_of = {name!r}: no such model id; {known}'
    return f'models."{name}": say with alias_of which id it stands for; {known}'


def _check(card: ModelCard) -> None:
    """Raise SettingsError when the card contradicts itself."""
    from seedbed.errors import InvalidParameter
    from seedbed.planning.size import read_size

    where = f'models."{card.id}"'
    if card.min_pixels > card.max_pixels:
        raise SettingsError(
            f"{where}: min_pixels = {card.min_pixels} is more than max_pixels = {card.max_pixels}"
        )
    try:
        read_size(card.default_size, card)
    except InvalidParameter as error:
        raise SettingsError(f"{where}.default_size = {card.default_size!r}: {error}") from error
