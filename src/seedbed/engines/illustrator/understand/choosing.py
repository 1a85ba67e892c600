"""Which meaning of a word the sentence means: "orange cat", "two oranges", 一面镜子, 一碗面."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.segment import Word

# Adjectives and not a style when a noun follows at once: "a vintage car", "a clay pot".
_ALSO_ADJECTIVES = frozenset({"vintage", "retro", "clay", "复古", "粘土", "wide", "新年", "立体"})

_SILENT: Meaning = (Sense("grammar", "ignore"),)
_STARS: Meaning = (
    Sense("thing", "star", "sky-and-feast", {"count": "8"}),
    Sense("time", "night"),
)
_CLIFF: Meaning = (Sense("place", "mountains"), Sense("thing", "rock", "buildings"))
_HAVING = frozenset([
    "with", "has", "have", "having", "and", "with", "its", "their", "her", "his", "有", "有着",
    "带着", "带有", "长着", "拥有", "的", "、", "和",
])  # fmt: skip

_HUNG = frozenset([
    "on", "in", "hanging", "above", "over", "taped", "pinned", "挂着", "贴着", "挂", "贴",
    "贴满", "挂满", "着",
])  # fmt: skip


def chosen(words: Sequence[Word], index: int, *, waiting: bool) -> Meaning:
    """The meaning of words[index] in its sentence, or () for an unknown word.

    `waiting`: whether a number waits for a noun.
    """
    word = words[index]
    if not word.meanings:
        return ()
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    noun_next = after is not None and after.has("thing", "wearable", "place")
    if word.has("size") and word.has("thing"):
        acts = after is not None and after.has("relation", "pose") and not after.has("thing")
        alone = word.article == "a" and (after is None or after.has("comma", "stop", "place"))
        joined = word.article == "a" and after is not None and after.text.lower() == "and"
        # "A gentle giant holding it", "a giant and a dwarf".
        return _of(word, "thing") if acts or alone or joined else _of(word, "size")
    if word.has("age") and word.has("thing") and not noun_next:
        return _of(word, "thing")
    if word.text.lower() in _ALSO_ADJECTIVES and noun_next and word.first("style"):
        return _of(word, "grammar") if word.first("grammar") else _SILENT
    if word.text.lower() == "overhead" and before is not None and before.has("thing"):
        return _SILENT  # "lights overhead" says nothing of the camera
    if word.has("wearable") and word.has("thing"):
        return _of(word, "wearable") if _is_put_on(words, index) else _of(word, "thing")
    under = before is not None and (before.first("relation") or _SILENT[0]).value == "under"
    if under and word.has("place") and word.meanings[0][0].value == "space":
        return _STARS  # "under the Milky Way"
    if word.text.lower() in {"cliff", "cliffs", "悬崖", "崖边"} and word.first("place"):
        stood = before is not None and (before.first("relation") or _SILENT[0]).value == "on"
        return _CLIFF if stood else _of(word, "place")
    if word.has("layout") and word.has("thing"):
        return _of(word, "thing") if _is_shown(words, index) else _of(word, "layout")
    if word.has("part"):
        return _of(word, "part") if _is_part(words, index) else _but(word, "part")
    if word.has("measure"):
        counted = before is not None and (before.has("number") or before.text in "这那每某几整")
        if counted and not (before is not None and before.text in "这那" and not noun_next):
            return _of(word, "measure")
        return _but(word, "measure")
    if word.text in {"剪纸", "窗花"} and before is not None and before.text in _HUNG:
        return _SILENT  # 窗上贴着剪纸 is no style
    if word.has("style") and word.has("thing") and len(word.meanings) > 1:
        alone = (before is None or before.has("comma")) and (
            after is None or after.has("comma", "stop")
        )
        return _of(word, "style" if alone else "thing")
    if word.text == "坐着":
        return _of(word, "relation") if _is_boarded(words, index) else _of(word, "pose")
    if word.has("post") and len(word.meanings) > 1:
        follows_noun = before is not None and before.has("thing", "place", "wearable")
        return _of(word, "post") if follows_noun else _but(word, "post")
    if word.has("colour") and word.has("thing") and before is not None and before.text == "of":
        return _of(word, "thing")  # "a jar of cream on a black stone"
    if word.text.lower() == "wet" and _describes(words, index + 1):
        return _SILENT
    listed = before is not None and (before.first("grammar") or _SILENT[0]).value == "conj"
    if listed and word.has("colour") and word.has("thing") and not _describes(words, index + 1):
        hued = index > 1 and words[index - 2].has("colour") and not words[index - 2].has("thing")
        return _of(word, "colour" if hued else "thing")  # "lemon and mint", "red and mint"
    if word.has("colour") and word.has("thing"):
        coloured = before is not None and before.has("colour") and not before.has("thing")
        if (
            word.plural
            or coloured
            or (not _describes(words, index + 1) and (word.article == "a" or waiting))
        ):
            return _of(word, "thing")
        return _of(word, "colour")
    if word.has("pose") and word.has("place"):
        return _of(word, "place") if word.article else _of(word, "pose")
    if word.has("pose") and word.has("thing"):
        described = before is not None and before.has("colour", "size", "number")
        listed = before is not None and before.text.lower() == "of"
        noun = word.article or waiting or described or listed or word.plural
        return _of(word, "thing") if noun else _of(word, "pose")
    return word.meanings[0]


def _is_put_on(words: Sequence[Word], index: int) -> bool:
    """Whether a verb of wearing comes just before, with at most descriptions in between."""
    for word in reversed(words[max(0, index - 4) : index]):
        relation = word.first("relation")
        if relation is not None:
            own = words[index].first("wearable")
            shod = own is not None and own.value in {"boots", "gloves", "socks", "apron"}
            return relation.value == "wearing" or (relation.value == "in" and shod)
        if not word.has("colour", "size", "number", "measure", "mood", "grammar"):
            return False
    return False


def _is_boarded(words: Sequence[Word], index: int) -> bool:
    """Whether 坐着 is said of what carries somebody: 坐着小船, not 长椅上坐着一只猫."""
    if index and words[index - 1].has("post", "place"):
        return False
    for word in words[index + 1 : index + 5]:
        thing = word.first("thing")
        if thing is not None:
            return thing.group in {"vehicles", "animals", "sky-and-feast"}
        if not word.has("number", "measure", "colour", "size", "mood", "grammar"):
            return False
    return False


def _is_shown(words: Sequence[Word], index: int) -> bool:
    """Whether a poster or a card is one of the things in the picture and not its form: it hangs
    somewhere, somebody has it, or there are several beside other things."""
    word, before = words[index], words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    others = any(other.has("thing", "place") for other in words[:index])
    if before is not None and before.has("layout", "style", "mood") and not word.chinese:
        others = others and word.plural
    hung = after is not None and after.text.lower() in _HUNG
    had = before is not None and (before.first("relation") is not None or before.text in _HUNG)
    return others and (word.plural or hung or had)


def _is_part(words: Sequence[Word], index: int) -> bool:
    """Whether a word that can be a part of a thing is one here: "with a red roof", 红屋顶的, or
    nothing else it could be."""
    word = words[index]
    if all(meaning[0].kind in {"part", "grammar"} for meaning in word.meanings):
        return True
    at, coloured = index - 1, False
    while at >= 0 and words[at].has("colour", "size", "mood", "number"):
        coloured = coloured or words[at].has("colour")
        at -= 1
    after = words[index + 1] if index + 1 < len(words) else None
    if coloured and word.chinese and after is not None and after.text == "的":
        return True
    if word.text.lower().endswith("ed"):
        return True
    return coloured and at >= 0 and words[at].text.lower() in _HAVING


def _describes(words: Sequence[Word], at: int) -> bool:
    """Whether a noun follows, with at most other descriptions in between."""
    joined = False
    for word in words[at : at + 4]:
        if word.has("thing", "wearable", "place", "part") and not word.has("colour"):
            return not joined
        if word.text.lower().endswith("background") or word.text in {"背景", "底"}:
            return True
        if not word.has("colour", "size", "grammar", "mood") or word.has("comma", "stop"):
            return False
        # "red and blue balloons" describes; "an orange and a lemon" does not.
        grammar = word.first("grammar")
        joined = grammar is not None and grammar.value == "conj"
    return False


def _of(word: Word, kind: str) -> Meaning:
    return next((m for m in word.meanings if m[0].kind == kind), word.meanings[0])


def _but(word: Word, kind: str) -> Meaning:
    return next((m for m in word.meanings if m[0].kind != kind), word.meanings[0])
