"""A bunch of flowers that is not in a vase is one thing: "a bouquet of red tulips", 一束郁金香."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found

BOUQUETS = {
    "tulip": "bouquet-of-tulips", "rose": "bouquet-of-roses", "daisy": "bouquet-of-daisies",
    "sunflower": "bouquet-of-sunflowers", "flower": "bouquet-of-flowers",
}  # fmt: skip
"""Flowers that a bunch is drawn of."""

_STOOD_IN = frozenset({"vase", "jar", "basket", "bottle", "bucket", "glass-of-water", "bathtub"})
_DESCRIBES = ("colour", "size", "mood")


def bunch_of(words: list[Word], at: int) -> Found:
    """The words of a bunch of flowers as those of one thing, with its colour."""
    start = _bunch(words, at)
    if start is None or _in_a_vase(words):
        return None
    for end in range(start, min(start + 4, len(words))):
        flower = words[end].first("thing")
        if flower is not None and not words[end].has("colour"):
            break
        if not (words[end].has(*_DESCRIBES) or words[end].text == "的"):
            return None
        if flower is not None and end + 1 < len(words) and not words[end + 1].has("thing"):
            break  # "roses" alone; "rose tulips" are tulips
    else:
        return None
    name = BOUQUETS.get(flower.value) if flower is not None else None
    if name is None:
        return None
    bunch = replace(
        words[end], meanings=((Sense("thing", name, "plants"),),), plural=False, article="a"
    )
    described = [word for word in words[start:end] if word.has("colour")]
    return end + 1 - at, [*described, bunch]


def _bunch(words: list[Word], at: int) -> int | None:
    """Where what the bunch is of begins, if one opens here."""
    said, rest = words[at].text.lower(), [word.text.lower() for word in words[at + 1 : at + 4]]
    if said in {"bunch of", "bouquet of"}:
        return at + 1
    if said in {"bunch", "bouquet", "posy", "armful"} and rest[:1] == ["of"]:
        return at + 2
    if words[at].chinese and said in {"一束", "一大束", "一小束"}:
        return at + 1
    if words[at].chinese and said == "一" and "束" in rest[:2]:
        return at + 2 + rest.index("束")
    return None


def _in_a_vase(words: list[Word]) -> bool:
    things = (word.first("thing") for word in words)
    return any(thing is not None and thing.value in _STOOD_IN for thing in things)
