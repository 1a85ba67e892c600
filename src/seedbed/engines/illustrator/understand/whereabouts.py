"""Where the picture is, though a thing says it: in the noodle shop that is named, on the road, in
the sky that whales swim through."""

from __future__ import annotations

from seedbed.engines.illustrator.understand.draft import Noun
from seedbed.engines.illustrator.understand.gathering import Gathering
from seedbed.engines.illustrator.understand.houses import INSIDES

_PATHED = frozenset([
    "forest", "park", "garden", "bamboo", "village", "farm", "chinese-garden", "hills", "street",
    "town", "city", "snow-village", "tea-plantation", "rice-terraces", "flower-field", "jungle",
    "snowfield", "courtyard", "hutong", "alley", "water-town", "woodland-path",
])  # fmt: skip
"""Places that have a way of their own through them."""
_LEAFY = frozenset({"fallen-leaf", "maple-leaf", "leaf", "maple-tree", "ginkgo-tree"})
_STAFF = frozenset({"chef", "waiter", "doctor", "nurse", "teacher", "office-worker"})


def _is_open(noun: Noun) -> bool:
    """Whether this is a house one may be inside of, and not the school of a campus."""
    return noun.name in INSIDES and not noun.brought


def find_whereabouts(reading: Gathering) -> None:
    """Write the places that things stand for into a reading whose words are all read."""
    _enter(reading)
    _take_road(reading)
    _rise(reading)


def _enter(reading: Gathering) -> None:
    """A house that opens the sentence alone, with people at something later on, is where they
    are: 深夜的拉面馆，一位厨师在煮面."""
    related = {index for a, _, b in reading.relations for index in (a, b)}
    at, first = next(
        ((i, n) for i, n in enumerate(reading.nouns) if _is_open(n) and i not in related),
        (0, None),
    )
    if first is None or first.colours or first.given or first.plural:
        return
    if at and (reading.places or not any(n.name in _STAFF for n in reading.nouns)):
        return
    indoors = {"work", "eat", "read", "sit", "play", "sleep"}
    people = [noun for noun in reading.nouns if noun.group == "people"]
    if any(noun.pose in indoors or noun.name in _STAFF for noun in people):
        reading.places.append((INSIDES[first.name], False))
        reading.gone.add(at)


def _take_road(reading: Gathering) -> None:
    """A road that is not a mark or an icon is the ground of the picture."""
    if {"logo", "icon", "infographic"} & set(reading.said.get("layout", [])):
        return
    pathed = any(place in _PATHED for place, _ in reading.places)
    for index, noun in enumerate(reading.nouns):
        if noun.name == "road" and not noun.colours:
            reading.gone.add(index)
            if not pathed:
                reading.places.append(("road", False))
    leafy = "autumn" in reading.said.get("season", [])[:1] or any(
        noun.name in _LEAFY for noun in reading.nouns
    )
    driven = any(noun.group == "vehicles" and noun.name != "road" for noun in reading.nouns)
    lane = any(place == "road" for place, _ in reading.places)
    if leafy and lane and not driven:
        # A lane full of leaves goes among trees.
        reading.places = [("park" if place == "road" else place, b) for place, b in reading.places]
        reading.said.setdefault("season", ["autumn"])


def _rise(reading: Gathering) -> None:
    """What lives in water and is said to be in the sky flies there: 鲸鱼在云间遨游."""
    if not any(place == "sky" for place, _ in reading.places):
        return
    for noun in reading.nouns:
        if noun.group == "sea" and noun.pose in {None, "swim"}:
            noun.pose = "fly"
