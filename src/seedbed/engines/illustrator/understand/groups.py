"""How many of a group: "a caravan of five camels" are five, "one of them" is apart from the
rest, and what is "everywhere" is many."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.gathering import Gathering
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found, after

EVERYWHERE = 7
"""How many of a thing are everywhere: more than are counted at a glance."""

_COLLECTIVES = frozenset([
    "caravan", "herd", "flock", "group", "team", "row", "line", "band", "pack", "crew", "family",
    "convoy", "string", "column", "file", "train", "squad", "trio", "pair", "gang", "class",
    "colony", "pod", "troop", "gaggle", "flight", "swarm", "crowd", "cluster", "procession",
])  # fmt: skip
_MADE_UP = frozenset({"组成", "组成的", "排成的", "构成的"})


_SIZES = {"three": "3", "four": "4", "five": "5"}
_THEM = frozenset({"them", "whom", "which", "these", "those"})
_DOES = frozenset({"is", "wears", "wearing", "has", "holding", "holds", "with", "carries"})


def counted_group(words: list[Word], at: int) -> Found:
    """ "A caravan of five camels" is five camels, 五只骆驼组成的驼队 too."""
    if words[at].chinese:
        return _made_up_of(words, at)
    head, of = words[at].text.lower().split(" "), 1
    if head[:2] == ["family", "of"] and len(head) == 3:
        return _family_of(words, at, head[2])
    if head[-1] == "of" and len(head) == 2:
        head, of = head[:1], 0  # "herd of" is a number of its own in the list
    if len(head) != 1 or head[0] not in _COLLECTIVES:
        return None
    if of and (at + 1 >= len(words) or words[at + 1].text.lower() != "of"):
        return None
    rest = words[at + of + 1 : at + of + 5]
    counted = next((w for w in rest if not w.has("size", "colour", "age", "mood")), None)
    if counted is None or counted.first("number") is None or counted.has("thing"):
        return None
    return of + 1, []


def _family_of(words: list[Word], at: int, count: str) -> Found:
    """ "A family of four ducks" has no people in it."""
    following, size = after(words, at), _SIZES.get(count)
    sense = following.first("thing") if following is not None else None
    if sense is None or sense.group == "people" or size is None:
        return None
    return 1, [replace(words[at], meanings=((Sense("number", size),),), plural=False, article="")]


def _made_up_of(words: list[Word], at: int) -> Found:
    if words[at].text not in _MADE_UP or at == 0 or not words[at - 1].has("thing"):
        return None
    end = at + 1
    if end < len(words) and words[end].text == "的":
        end += 1
    if end < len(words) and words[end].has("thing", "measure"):
        return end + 1 - at, []
    return None


def some_of_them(words: list[Word], at: int) -> Found:
    """ "Two of them", and "one" alone that does something, as one word."""
    count = words[at].first("number")
    if count is None or words[at].chinese or at == 0:
        return None
    rest = [word.text.lower() for word in words[at + 1 : at + 3]]
    if words[at].text.lower().endswith(" of") and rest[:1] and rest[0] in _THEM:
        return 2, [_apart(words[at], count.value)]
    if rest[:1] == ["of"] and rest[1:] and rest[1] in _THEM:
        return 3, [_apart(words[at], count.value)]
    if words[at].text.lower() == "one" and words[at - 1].has("comma") and rest[:1]:
        return (1, [_apart(words[at], "1")]) if rest[0] in _DOES else None
    return None


def _apart(word: Word, count: str) -> Word:
    said = Sense("grammar", "one_of", "", {"count": count})
    return replace(word, meanings=((said,),), plural=False, article="")


def some_apart(reading: Gathering, most: int) -> tuple[int, int] | None:
    """Take so many out of the last group of several, as a noun of its own that what follows is
    said of: the indices of those and of the rest, or None where there is no such group."""
    several = [i for i, noun in enumerate(reading.nouns) if noun.count > most]
    if not several:
        return None
    rest = max(several, key=lambda i: (reading.nouns[i].alive, i))
    noun = reading.nouns[rest]
    noun.count, noun.given = noun.count - most, True
    one = replace(
        noun, count=most, plural=False,
        colours=list(noun.colours), wears=list(noun.wears), holds=list(noun.holds),
    )  # fmt: skip
    reading.nouns.append(one)
    last = len(reading.nouns) - 1
    reading.relations += [(last, kind, b) for a, kind, b in reading.relations if a == rest]
    return last, rest


def spread(reading: Gathering, at: int) -> None:
    """Make what is everywhere many, unless it was counted."""
    noun = reading.nouns[at]
    if not noun.given:
        noun.count = max(noun.count, EVERYWHERE)
