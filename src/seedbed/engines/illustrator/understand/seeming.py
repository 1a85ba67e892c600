"""What something only looks like, or serves as, and what is therefore not there besides: a leaf
as an umbrella, 兔子灯, 龙猫一样的大胖猫."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.draft import BEASTS
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found, after, as_one

_SHAPED = frozenset({"shaped", "shape", "form"})
_LIKE = frozenset({"一样", "一样的", "般", "般的", "一般", "一般的", "似的", "似", "模样的"})


def serves_as(words: list[Word], at: int) -> Found:
    """What a thing in the hand serves as is not there besides: 撑着荷叶当雨伞, "a leaf as an
    umbrella"."""
    said, before, thing = words[at].text.lower(), words[at - 1] if at else None, after(words, at)
    if before is None or thing is None or before.first("thing") is None:
        return None
    as_one_of = said == "as" and thing.article == "a"
    if said not in {"当", "当作", "当成", "做成"} and not as_one_of:
        return None
    return (2, []) if thing.first("thing") is not None else None


def in_the_style_of(words: list[Word], at: int) -> Found:
    """A thing before 风格 says how, not what: 地图风格的海报."""
    style, word = after(words, at), words[at]
    if style is None or style.text not in {"风格", "风"} or word.first("thing") is None:
        return None
    return (2, []) if word.chinese and len(word.meanings) == 1 else None


def shaped_like(words: list[Word], at: int) -> Found:
    """What only its shape is like is not there: "a balloon shaped like a strawberry". The
    shape is not drawn, and the fidelity report says so."""
    if words[at].text.lower() not in _SHAPED or at == 0:
        return None
    for end in range(at + 1, min(at + 4, len(words))):
        if words[end].first("thing") is not None:
            text = " ".join(word.text for word in words[at : end + 1])
            return end + 1 - at, [Word(text, ())]
        if words[end].text.lower() not in {"like", "of", "as"}:
            return None
    return None


def in_the_shape_of(words: list[Word], at: int) -> Found:
    """ "A whale-shaped airship" is an airship."""
    shape, shaped, thing = words[at].first("thing"), after(words, at), after(words, at + 1)
    if shape is None or shaped is None or thing is None or thing.article:
        return None
    if shaped.text.lower() != "shaped" or thing.first("thing") is None:
        return None
    return 3, [replace(thing, article=words[at].article)]


def like_one(words: list[Word], at: int) -> Found:
    """ "A mirror-like lake" has no mirror."""
    like, what = after(words, at), after(words, at + 1)
    if words[at].first("thing") is None or like is None or what is None or what.article:
        return None
    if like.text.lower() != "like" or not words[at].article or not what.has("thing", "place"):
        return None
    return 3, [replace(what, article=words[at].article)]


def as_if(words: list[Word], at: int) -> Found:
    """What something only looks like is not there: 龙猫一样的大胖猫."""
    like, of = after(words, at), after(words, at + 1)
    if words[at].first("thing") is None or like is None or like.text not in _LIKE:
        return None
    return (3 if of is not None and of.text == "的" else 2), []


def shaped_lantern(words: list[Word], at: int) -> Found:
    """兔子灯, a lantern in the shape of a rabbit: a lantern."""
    beast, lamp = words[at].first("thing"), after(words, at)
    if beast is None or lamp is None or not words[at].chinese or beast.group not in BEASTS:
        return None
    if lamp.text not in {"灯", "灯笼", "花灯", "彩灯"}:
        return None
    shape = "rabbit-lantern" if beast.value in {"rabbit", "bunny"} else "red-lantern"
    lantern = Sense("thing", shape, "indoors")
    return 2, [as_one(words[at], lamp, (lantern,), plural=False)]
