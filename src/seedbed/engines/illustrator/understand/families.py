"""Several named in one word and then one by one: "a family: mother, father and two kids" are four,
"two chess players, an old man and a girl" two."""

from __future__ import annotations

from collections.abc import Iterable

from seedbed.engines.illustrator.understand.draft import BEASTS, PARENT_OF, Noun
from seedbed.engines.illustrator.understand.gathering import Gathering

_YOUNG = frozenset({"child", "boy", "girl", "baby"})
_WOMEN = frozenset([
    "woman", "girl", "old-woman", "bride", "princess", "queen", "witch", "geisha", "goddess",
    "nurse", "mermaid", "fairy", "dancer", "flight-attendant",
])  # fmt: skip
_PLACING = frozenset(
    {"on", "in", "riding", "under", "beside", "behind", "front", "around", "left", "right"}
)
_KIN = _YOUNG | {"man", "woman", "old-man", "old-woman", "groom", "bride"}
_ANYBODY = frozenset({"person", "friend", "athlete", "child", "musician"})


def told_one_by_one(reading: Gathering) -> Iterable[int]:
    """The members of a family, or the several of a general word, that are named themselves
    later on: their indices. What was said of them all holds for those named, too."""
    for index, noun in enumerate(reading.nouns):
        if noun.member:
            named = _named_later(reading, index)
            if named is not None:
                _hand_on(reading, index, [named])
                yield index
        elif _are_told(reading, index):
            yield index
        elif (ones := _told_apart(reading, index)) is not None:
            _hand_on(reading, index, ones)
            yield index


def _named_later(reading: Gathering, member: int) -> int | None:
    """Who is this member of a family, told by kind: a child, a woman or a man."""
    kind = _role(reading.nouns[member])
    later = range(member + 1, len(reading.nouns))
    word = reading.nouns[member].word
    people = [i for i in later if reading.nouns[i].name in _KIN and reading.nouns[i].word != word]
    exact = [i for i in people if reading.nouns[i].name == reading.nouns[member].name]
    alike = [i for i in people if _role(reading.nouns[i]) == kind]
    return next(iter(exact or alike), None)


def _are_told(reading: Gathering, index: int) -> bool:
    """Whether "a penguin family" is then told as its parents and its young."""
    noun = reading.nouns[index]
    if noun.group not in BEASTS or noun.count < 3 or noun.scale != 1:
        return False
    own = PARENT_OF.get(noun.name, noun.name)
    later = [n for n in reading.nouns[index + 1 :] if PARENT_OF.get(n.name, n.name) == own]
    return len({(n.name, n.scale) for n in later}) >= 2


def _role(noun: Noun) -> str:
    return "child" if noun.name in _YOUNG else kind_of_person(noun.name)


def kind_of_person(name: str) -> str:
    """Whether "her" or "him" is said of who has this id: "woman" or "man"."""
    return "woman" if name in _WOMEN else "man"


def _told_apart(reading: Gathering, index: int) -> list[int] | None:
    """The people named next, if they are the several of this noun."""
    several, first = reading.nouns[index], index + 1
    ones = [i for i in range(first, len(reading.nouns)) if reading.nouns[i].group == "people"]
    if not several.given or not 2 <= several.count == len(ones) or several.name not in _ANYBODY:
        return None
    return None if any(reading.nouns[i].count > 1 for i in ones) else ones


def _hand_on(reading: Gathering, index: int, ones: list[int]) -> None:
    """What the several do and where they are, to each that says nothing else of itself."""
    several = reading.nouns[index]
    meant = [(a, k, ones[0]) for a, k, b in reading.relations if b == index and a not in ones]
    reading.relations += meant
    for at in ones:
        noun = reading.nouns[at]
        placed = any(a == at and kind in _PLACING for a, kind, _ in reading.relations)
        if noun.pose is None:
            noun.pose = several.pose
            noun.holds = noun.holds or list(several.holds)
        if not placed:
            reading.relations += [(at, k, b) for a, k, b in reading.relations if a == index]
