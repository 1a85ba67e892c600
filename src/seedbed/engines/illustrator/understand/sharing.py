"""Several with a thing each: "three musicians playing violin, cello and flute"."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.draft import HANDY, Noun
from seedbed.engines.illustrator.understand.gathering import Gathering

_MOST = 5
_STANDING = frozenset({"cello", "piano", "drum", "harp", "guzheng"})
"""What is played standing on the ground, and not held."""


def share_out(reading: Gathering) -> None:
    """Give each of several people one of as many things that were listed for all of them."""
    for index, noun in enumerate(list(reading.nouns)):
        if noun.group != "people" or not 2 <= noun.count <= _MOST or len(noun.holds) != 1:
            continue
        rest = list(range(index + 1, index + noun.count))
        if rest[-1] >= len(reading.nouns) or not all(_is_loose(reading, i) for i in rest):
            continue
        if len(reading.nouns) > rest[-1] + 1 and _is_loose(reading, rest[-1] + 1):
            continue  # a longer list is of other things
        _hand_out(reading, index, rest)


def _is_loose(reading: Gathering, index: int) -> bool:
    """Whether nothing is said of this thing but its name."""
    thing: Noun = reading.nouns[index]
    related = any(index in (a, b) for a, _, b in reading.relations)
    return thing.name in HANDY | _STANDING and thing.count == 1 and not related


def _hand_out(reading: Gathering, index: int, rest: list[int]) -> None:
    several = reading.nouns[index]
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
