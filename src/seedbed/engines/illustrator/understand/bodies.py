"""Where on somebody something is: "with a parrot on his shoulder", "a cat at her feet"."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found

_PLACES = {
    "on": {"shoulder": "on", "shoulders": "on", "head": "on_head", "back": "riding",
           "lap": "in_lap", "arm": "on", "knee": "on", "knees": "on", "heads": "on_head"},
    "at": {"feet": "at_feet", "side": "beside", "sides": "beside"},
    "by": {"feet": "at_feet", "side": "beside", "sides": "beside"},
    "around": {"feet": "at_feet", "legs": "at_feet"},
    "beside": {"feet": "at_feet"},
    "in": {"lap": "in_lap", "arms": "in_arms", "hand": "in_arms", "hands": "in_arms",
           "palm": "in_arms", "paws": "in_arms", "mouth": "in_arms", "beak": "in_arms"},
}  # fmt: skip
"""Preposition and part of the body: the relation they say."""

_OWNERS = {"his": "him", "her": "her", "its": "it", "their": "them", "my": "him", "your": "him"}


_SHOULDERED = {"扛": "on", "背": "on", "顶": "on_head", "举": "on", "放": "on", "抱": "holding"}
_BODY = frozenset(
    ["头顶", "过头顶", "肩膀上", "肩上", "肩头", "背上", "头上", "怀里", "脖子上", "怀中"]
)


def put_on_somebody(words: list[Word], at: int) -> Found:
    """把女儿扛在肩膀上: what is said of the object, as a relation to who does it."""
    if words[at].text not in {"把", "将"}:
        return None
    for verb in range(at + 2, min(at + 6, len(words))):
        kind = _SHOULDERED.get(words[verb].text.rstrip("在着"))
        if kind is None:
            continue
        ends = verb + 1
        if ends < len(words) and words[ends].text in {"在", "到", "于", "过", "上"}:
            ends += 1
        if ends >= len(words) or words[ends].text not in _BODY or kind == "holding":
            return None
        kind = "on_head" if words[ends].text == "头上" else kind
        said = replace(words[verb], meanings=((Sense("relation", kind),),))
        him = replace(words[verb], text="他", meanings=((Sense("grammar", "ignore"),),))
        return ends - at + 1, [*words[at + 1 : verb], said, him]
    return None


def part_of_somebody(words: list[Word], at: int) -> Found:
    """ "On his shoulder", "on a boy's head", "at her feet" as a relation to somebody."""
    places = _PLACES.get(words[at].text.lower())
    owner = words[at + 1] if at + 1 < len(words) else None
    part = words[at + 2] if at + 2 < len(words) else None
    if places is None or owner is None or part is None or words[at].chinese:
        return None
    relation = places.get(part.text.lower())
    if relation is None:
        return None
    called = owner.text.lower()
    said = replace(words[at], meanings=((Sense("relation", relation),),))
    if called in {"each", "either", "both"}:  # "a crow on each shoulder"
        called = "its"
    if called in _OWNERS:
        pronoun = replace(owner, text=_OWNERS[called], meanings=((Sense("grammar", "ignore"),),))
        return 3, [said, pronoun]
    if owner.first("thing") is not None and called.endswith(("'s", "’s", "s'", "s’")):
        return 3, [said, owner]
    return None
