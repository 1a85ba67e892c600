"""Several with a thing each: "three musicians playing violin, cello and flute"."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.draft import HANDY, Noun
from seedbed.engines.illustrator.understand.gathering import Gathering

_MOST = 5
_BANDS = frozenset([
    "trio", "jazz trio", "quartet", "string quartet", "string trio", "band", "jazz band", "duo",
    "orchestra", "jazz", "ensemble", "rock band", "乐队", "爵士乐队", "三重奏", "四重奏", "乐团",
    "爵士",
])  # fmt: skip
INSTRUMENTS = frozenset([
    "violin", "cello", "piano", "drum", "saxophone", "trumpet", "guitar", "flute", "harp",
    "accordion", "erhu", "pipa", "guzheng", "microphone", "banjo",
])  # fmt: skip
_STANDING = frozenset({"cello", "piano", "drum", "harp", "guzheng"})
"""What is played standing on the ground, and not held."""


def share_out(reading: Gathering) -> None:
    """Give each of several people one of as many things that were listed for all of them, each
    of a trio its instrument, and make "six vegetables" of several kinds."""
    _form_band(reading)
    _vary(reading)
    for index, noun in enumerate(list(reading.nouns)):
        if noun.group != "people" or not 2 <= noun.count <= _MOST or len(noun.holds) != 1:
            continue
        rest = list(range(index + 1, index + noun.count))
        if rest[-1] >= len(reading.nouns) or not all(_is_loose(reading, i) for i in rest):
            continue
        if len(reading.nouns) > rest[-1] + 1 and _is_loose(reading, rest[-1] + 1):
            continue  # a longer list is of other things
        _hand_out(reading, index, rest)


def _form_band(reading: Gathering) -> None:
    """A trio, a band and their like, whose instruments are named, play one each."""
    said = {word.text.lower() for word in reading.words}
    if not said & _BANDS:
        return
    played = [i for i, n in enumerate(reading.nouns) if n.name in INSTRUMENTS and not n.brought]
    free = [i for i in played if _is_loose(reading, i)]
    if len(free) < 2 or len(free) != len(played) or len(free) > _MOST:
        return
    for index, noun in enumerate(list(reading.nouns)):
        band = noun.group == "people" and noun.count == len(free) and not noun.holds
        if noun.brought or band:
            reading.gone.add(index)
    for at in free:
        thing = reading.nouns[at]
        who = len(reading.nouns)
        reading.nouns.append(Noun("musician", thing.word, "people", given=True, pose="play"))
        if thing.name in _STANDING:
            reading.relations.append((who, "beside", at))
        else:
            reading.nouns[who].holds = [Worn(thing.name)]
            reading.gone.add(at)


_KINDS = {
    "leafy-green": ("carrot", "tomato", "broccoli", "eggplant", "ear-of-corn", "bell-pepper"),
    "fruit-bowl": ("red-apple", "banana", "grapes", "tangerine", "strawberry", "watermelon"),
}
"""What several of a whole kind are, where nothing says which."""
_WORDS = frozenset({"vegetables", "fruits", "蔬菜", "水果"})


def _vary(reading: Gathering) -> None:
    for index, noun in enumerate(list(reading.nouns)):
        kinds = _KINDS.get(noun.name, ())
        if noun.word.lower() not in _WORDS or not noun.given or noun.count < 3 or noun.colours:
            continue
        if any(index in (a, b) for a, _, b in reading.relations) or index in reading.gone:
            continue
        reading.gone.add(index)
        for number in range(noun.count):
            name = kinds[number % len(kinds)]
            reading.nouns.append(Noun(name, name, noun.group, given=True, pose=noun.pose))


def _is_loose(reading: Gathering, index: int) -> bool:
    """Whether nothing is said of this thing but its name."""
    thing: Noun = reading.nouns[index]
    related = any(index in (a, b) for a, _, b in reading.relations)
    return thing.name in HANDY | _STANDING and thing.count == 1 and not related


def _hand_out(reading: Gathering, index: int, rest: list[int]) -> None:
    several = reading.nouns[index]
    own = (index, "with", index)  # what they did with each other, as one noun
    reading.relations = [pair for pair in reading.relations if pair != own]
    shared = [(k, b) for a, k, b in reading.relations if a == index]
    for at in rest:
        thing = reading.nouns[at]
        one = replace(several, count=1, given=True, wears=list(several.wears), holds=[])
        who = len(reading.nouns)
        reading.nouns.append(one)
        reading.relations += [(who, kind, b) for kind, b in shared]
        if thing.name in _STANDING:
            reading.relations.append((who, "beside", at))
            continue
        one.holds = [Worn(thing.name, thing.colours[0] if thing.colours else None)]
        reading.gone.add(at)
    several.count = 1
