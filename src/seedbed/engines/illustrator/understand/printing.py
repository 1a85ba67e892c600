"""Patterns, materials and fields said round about: 杯身有小熊图案, "a bridge of ice", 开满油菜花的
田野."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found, after

_PATTERNS = frozenset([
    "pattern", "design", "motif", "print", "logo", "graphic", "图案", "印花", "图样", "花纹",
])  # fmt: skip
_MATERIALS = frozenset([
    "ice", "wood", "stone", "glass", "crystal", "paper", "sand", "snow", "bronze", "marble", "jade",
    "straw", "clay", "bamboo", "brick", "candy", "chocolate", "gingerbread", "clouds",
])  # fmt: skip
_COLOURED = {"gold": "gold", "silver": "silver"}
_FIELDS = {
    "rapeseed-flower": "rapeseed-field", "lavender-flower": "lavender-field",
    "sunflower": "sunflower-field", "tulip": "tulip-field", "flower": "flower-field",
    "daisy": "flower-field", "rose": "flower-field",
}  # fmt: skip
_IN_BLOOM = frozenset({"开满", "长满", "种满", "铺满", "开遍", "落满"})


def pattern_on_it(words: list[Word], at: int) -> Found:
    """A thing that is a pattern is printed on what was named before: 杯身有小熊图案."""
    thing, pattern = words[at].first("thing"), after(words, at)
    if thing is None or pattern is None or pattern.article or not at:
        return None
    if pattern.text.lower() not in _PATTERNS or pattern.chinese != words[at].chinese:
        return None
    if not any(word.first("thing") is not None for word in words[:at]):
        return None
    on: Meaning = (Sense("relation", "printed", attributes={"swap": "on"}),)
    printed = replace(words[at], text="印着" if words[at].chinese else "printed", meanings=(on,))
    one = replace(words[at], plural=False, article="a")
    return 2, [replace(printed, article=""), one]


def made_of(words: list[Word], at: int) -> Found:
    """What something is made of is not there besides: "a bridge of ice"."""
    material = after(words, at)
    if words[at].text.lower() != "of" or material is None or material.article or at == 0:
        return None
    thing = words[at - 1].first("thing")
    if thing is None or thing.group not in {"buildings", "vehicles", "indoors"}:
        return None
    if thing.group == "indoors" and thing.value not in {"throne", "crown", "sword", "chair", "bed"}:
        return None
    return (2, []) if material.text.lower() in _MATERIALS | _COLOURED.keys() else None


def field_in_bloom(words: list[Word], at: int) -> Found:
    """Country full of flowers is a field of them: 开满油菜花的田野."""
    flower, of, where = after(words, at), after(words, at + 1), after(words, at + 2)
    if words[at].text not in _IN_BLOOM or flower is None or of is None or where is None:
        return None
    plant, place = flower.first("thing"), where.first("place")
    if of.text != "的" or plant is None or place is None:
        return None
    if plant.value in {"fallen-leaf", "maple-leaf", "leaf", "ginkgo-tree"}:
        autumn = replace(flower, meanings=((Sense("season", "autumn"),),))
        return 4, [autumn, where]  # 落满梧桐叶的街道
    if place.value not in {"meadow", "hills", "farm", "garden", "park", "mountains"}:
        return None
    field: Meaning = (Sense("place", _FIELDS.get(plant.value, "flower-field")),)
    return 4, [replace(where, meanings=(field,))]


def part_of_an_owner(words: list[Word], at: int) -> Found:
    """ "A boy's hair": the boy; what is done to his hair is not drawn."""
    owner, part = words[at], after(words, at)
    if part is None or not owner.text.lower().endswith(("'s", "’s")) or owner.chinese:
        return None
    who = owner.first("thing")
    if who is None or who.group not in {"people", "animals"}:
        return None
    grown = part.has("part") or part.text.lower() in {
        "hair",
        "beard",
        "face",
        "hand",
        "fur",
        "head",
    }
    return (2, [owner]) if grown else None
