"""Kin of animals: "mother and baby elephant" are two elephants, a large and a small one."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.draft import BEASTS, PARENT_OF, YOUNG_OF
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import (
    Found,
    after,
    and_word,
    many,
    person_of,
)

GROWN, YOUNG = "1.25", "0.55"
"""Sizes of an animal's parent and young beside the ordinary."""

_PARENTS = frozenset([
    "mother", "father", "mom", "mum", "mama", "mommy", "papa", "dad", "parent", "妈妈", "母亲",
    "爸爸", "父亲", "母", "公",
])  # fmt: skip
_YOUNG = frozenset([
    "baby", "babies", "infant", "newborn", "youngster", "宝宝", "幼崽", "崽崽", "小宝宝", "婴儿",
    "孩子",
])  # fmt: skip
_ITS_YOUNG = frozenset([
    "calf", "calves", "cub", "cubs", "pup", "pups", "chick", "chicks", "foal", "foals",
])  # fmt: skip
"""Young of one animal or another: of which, the mother tells."""
_FAMILY = frozenset({"family", "families", "couple", "一家", "一家人", "家族", "夫妻"})
_ITS_OWN = frozenset({"her", "his", "its", "their", "the", "a", "和", "与", "带着", "它的", "她的"})


def kin_of_animals(words: list[Word], at: int) -> Found:
    """A mother or a baby that an animal is named for is that animal, large or small."""
    called = words[at].text.lower()
    if called in _PARENTS:
        beast_at = _next_beast(words, at + 1)
        if beast_at is None:
            return None
        beast = words[beast_at]
        between = [w.text.lower() for w in words[at + 1 : beast_at]]
        if not between:
            return 2, [_sized(beast, GROWN, article=words[at].article, plural=beast.plural)]
        if not set(between) & _YOUNG and not beast.text.lower().startswith("baby"):
            return None
        young = _sized(beast, YOUNG, article="a", plural=beast.plural)
        grown = _sized(beast, GROWN, article=words[at].article or "a", plural=False)
        return beast_at - at + 1, [grown, and_word(words[at]), young]
    if called.rstrip("'’") == "parents" and (known := _beast_before(words, at)) is not None:
        return 1, [many(_sized(known, GROWN, article="a", plural=True), 2)]
    its = at > 0 and words[at - 1].text.lower() in {"her", "his", "its", "their", "two", "three"}
    stranger = words[at].article == "a" and at > 0 and words[at - 1].has("comma", "stop")
    young_one = (called in _YOUNG and not stranger) or (its and called in _ITS_YOUNG)
    if young_one and words[at].first("thing"):
        following = after(words, at)
        if following is not None and _beast(following) and not following.article:
            young = _sized(following, YOUNG, article=words[at].article, plural=following.plural)
            return 2, [young]
        if (known := _beast_before(words, at)) is not None:
            return 1, [_sized(known, YOUNG, article="a", plural=words[at].plural)]
    if _beast(words[at]):
        return _kin_after(words, at)
    return None


def _kin_after(words: list[Word], at: int) -> Found:
    """大象妈妈, "duck mother": the kin comes after the animal."""
    following = after(words, at)
    if following is None or following.article or following.chinese != words[at].chinese:
        return None
    called = following.text.lower()
    if called in _PARENTS and len(called) > 1:
        return 2, [_sized(words[at], GROWN, article=words[at].article, plural=following.plural)]
    if called in _YOUNG and following.has("thing"):
        return 2, [_sized(words[at], YOUNG, article="a", plural=following.plural)]
    return None


def _next_beast(words: list[Word], start: int) -> int | None:
    """Where an animal comes with nothing before it but "and her baby"."""
    for at in range(start, min(start + 5, len(words))):
        word = words[at]
        if _beast(word):
            return at
        text = word.text.lower()
        small = text in _YOUNG or text in _ITS_OWN or word.has("number", "measure", "size")
        conj = word.first("grammar") is not None and not word.has("comma", "stop")
        if not (small or conj):
            return None
    return None


def _beast_before(words: list[Word], at: int) -> Word | None:
    """The animal whose baby it is ("an elephant and her baby"), if nobody else can be meant."""
    before = [
        word
        for i, word in enumerate(words[:at])
        if word.first("thing") and not (i and _beast(words[i - 1]) and word.text in _FAMILY)
    ]
    if not before or any(person_of(word) for word in before):
        return None
    return before[-1] if _beast(before[-1]) else None


def _beast(word: Word) -> bool:
    sense = word.first("thing")
    return sense is not None and sense.group in BEASTS


def _sized(word: Word, scale: str, *, article: str, plural: bool) -> Word:
    """The animal in this size, whatever its own word says of it."""
    meanings = tuple(
        (_of_size(meaning[0], scale),) for meaning in word.meanings if meaning[0].kind == "thing"
    )
    return replace(word, meanings=meanings, article=article, plural=plural)


def _of_size(sense: Sense, scale: str) -> Sense:
    """The animal grown or young; the young of some have a drawing of their own."""
    young = YOUNG_OF.get(sense.value) if scale == YOUNG else None
    if young is not None or (scale == YOUNG and sense.value in PARENT_OF):
        plain = {key: value for key, value in sense.attributes.items() if key != "scale"}
        return replace(sense, value=young or sense.value, attributes=plain)
    old = PARENT_OF.get(sense.value, sense.value)
    return replace(sense, value=old, attributes={**sense.attributes, "scale": scale})
