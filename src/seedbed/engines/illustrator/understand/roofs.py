"""Roofs one sits on, and roofs that are terraces: 猫趴在屋顶上, "dinner on a rooftop"."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.draft import BEASTS
from seedbed.engines.illustrator.understand.gathering import Gathering
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found

_ROOFS = frozenset(
    ["roof", "rooftop", "roofs", "rooftops", "屋顶", "房顶", "瓦顶", "屋顶上", "房顶上"]
)
_TILED = frozenset(
    ["tiled roof", "tiled rooftop", "thatched roof", "roof tiles", "瓦片屋顶", "瓦房顶", "屋脊"]
)
_RESTS = frozenset({"sit", "sleep", "stand", "walk", "look", "jump"})
_ON_IT = frozenset({"on", "onto", "across", "along", "在"})
_CARS = frozenset({"car", "minibus", "bus", "taxi", "truck", "pickup-truck", "school-bus"})
_OPEN_AIR = frozenset([
    "beach", "sea", "lake", "river", "mountains", "hills", "harbour", "garden", "forest", "meadow",
    "coast-road", "flower-field", "lavender-field",
])  # fmt: skip
"""Country that a terrace looks out on."""
_ROOF: Meaning = (Sense("thing", "roof", "buildings"),)
_ON: Meaning = (Sense("post", "on"),)


def roof_to_sit_on(words: list[Word], at: int) -> Found:
    """The roof under a cat, or under who sits on it, as a thing; any other is a terrace with a
    city around it, or the part of a house."""
    word, before = words[at], words[at - 1] if at else None
    called = word.text.lower().removeprefix("的")
    if called in _TILED:
        return 1, [replace(word, meanings=(_ROOF,))]
    if called not in _ROOFS or (before is not None and before.has("thing")):
        return None
    while at and before is not None and (before.has("colour", "size") or before.text == "的"):
        at -= 1
        before = words[at - 1] if at else None
    following = next((w for w in words[words.index(word) + 1 :]), None)
    if following is not None and following.text == "的" and not called.endswith("上"):
        return None  # 红屋顶的房子
    rests = _rests(before, words[at - 2] if at > 1 else None)
    if not (_beasts(words) or rests or (called.endswith("上") and not _dines(words))):
        return None
    if not word.chinese:
        return 1, [replace(word, meanings=(_ROOF,), plural=False)]
    roof = replace(word, text=called.removesuffix("上"), meanings=(_ROOF,))
    above = following is not None and following.has("post")
    return 1, [roof] if above else [roof, replace(word, text="上", meanings=(_ON,))]


def _beasts(words: list[Word]) -> bool:
    """Whether animals are in the sentence, and nobody with them."""
    things = [thing for word in words if (thing := word.first("thing")) is not None]
    beasts = any(thing.group in BEASTS for thing in things)
    return beasts and not any(thing.group == "people" for thing in things)


def _dines(words: list[Word]) -> bool:
    """Whether people do on the roof what is done on terraces."""
    text = "".join(word.text for word in words)
    return any(
        said in text for said in ("吃", "餐", "酒", "派对", "聚会", "花园", "种", "泳池", "咖啡")
    )


def _rests(before: Word | None, earlier: Word | None) -> bool:
    """Whether somebody "sits on" it: 坐在屋顶上."""
    if before is None:
        return False
    said = earlier if before.text.lower() in _ON_IT else before
    pose = said.first("pose") if said is not None else None
    return pose is not None and pose.value in _RESTS


def load_roofs(reading: Gathering) -> None:
    """The roof of a picture with a car is the car's: "a van with surfboards on the roof"."""
    roofed = any(word.text.lower() in _ROOFS for word in reading.words)
    cars = [i for i, noun in enumerate(reading.nouns) if noun.name in _CARS]
    built = any(noun.group == "buildings" for noun in reading.nouns)
    if not (roofed and cars) or built or not any(p == "rooftop" for p, _ in reading.places):
        return
    reading.places = [pair for pair in reading.places if pair[0] != "rooftop"]
    placed = {a for a, _, _ in reading.relations}
    for index in range(cars[0] + 1, len(reading.nouns)):
        if reading.nouns[index].group in {"indoors", "vehicles"} and index not in placed:
            reading.relations.append((index, "on", cars[0]))


def open_terraces(reading: Gathering) -> None:
    """A terrace by the beach or in the hills is there, and not above a city."""
    roofed = any(word.text.lower() in _ROOFS for word in reading.words)
    country = any(place in _OPEN_AIR for place, _ in reading.places)
    if country and not roofed and any(place == "rooftop" for place, _ in reading.places):
        reading.places = [(place, False) for place, _ in reading.places if place != "rooftop"]
