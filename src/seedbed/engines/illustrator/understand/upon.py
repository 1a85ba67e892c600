"""Chinese words that say a thing and "on it" at once: 站在树枝上, 趴在屋顶上, 甲板上."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand import lexicon
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found

_STEMS = {"枝上": "树枝", "枝头上": "树枝", "树梢上": "树枝", "车座上": "自行车"}


def thing_and_on(words: list[Word], at: int) -> Found:
    """A postposition with a thing in it, where no noun comes before it that it could belong to,
    as that thing and "on"."""
    word, before = words[at], words[at - 1] if at else None
    post = word.first("post")
    if post is None or not word.chinese or len(word.text) < 3 or not word.text.endswith("上"):
        return None
    if before is None or before.has("thing", "wearable", "place") or before.text == "的":
        return None
    stem = word.text.removeprefix("的").removesuffix("上")
    known = lexicon.meanings().get(_STEMS.get(word.text, stem), ())
    thing = next((m for m in known if len(m) == 1 and m[0].kind == "thing"), None)
    if thing is None:
        return None
    on = replace(word, text="上", meanings=((Sense("post", "on"),),))
    return 1, [replace(word, text=stem, meanings=(thing,)), on]
