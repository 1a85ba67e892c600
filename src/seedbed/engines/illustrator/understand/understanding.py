"""The whole of understanding, step by step."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from seedbed.engines.illustrator.scene import SceneSpec
from seedbed.engines.illustrator.understand.characters import to_simplified
from seedbed.engines.illustrator.understand.compounds import joined
from seedbed.engines.illustrator.understand.inks import take_ink
from seedbed.engines.illustrator.understand.lexicon import feasts
from seedbed.engines.illustrator.understand.marking import marked, take_enclosure
from seedbed.engines.illustrator.understand.medium import of_the_picture
from seedbed.engines.illustrator.understand.quoted import take_quotes
from seedbed.engines.illustrator.understand.reading import Reading
from seedbed.engines.illustrator.understand.segment import words
from seedbed.engines.illustrator.understand.settle import feast, settle

_SHEETS = frozenset({"poster", "card", "cover", "banner"})
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")


def understand(prompt: str) -> SceneSpec:
    """What the prompt asks to be drawn, in English, simplified or traditional Chinese.

    Pure and quick (a few milliseconds once the word lists are loaded). Never fails: what is
    not understood is in `unknown`, as written, and an empty prompt gives an empty scene.
    """
    ink, rest = take_ink(prompt)
    texts, body = take_quotes(rest)
    enclosure, body = take_enclosure(body)
    plain = to_simplified(body)
    language: Literal["en", "zh"] = "zh" if _mostly_chinese(body or prompt) else "en"
    spec = settle(Reading(joined(of_the_picture(words(plain)))), texts, language)
    if texts and not spec.things and spec.layout in _SHEETS and not spec.setting:
        # A poster of words alone: what they wish is on it, "Merry Christmas" a tree.
        wishes = Reading(words(to_simplified("; ".join(texts)))).said.get("mood", [])
        held = tuple(mood for mood in wishes if mood in feasts())
        spec = replace(spec, things=feast(held), moods=(*spec.moods, *held))
    spec = marked(spec, enclosure, body)
    return replace(spec, text_colour=ink or spec.text_colour) if spec.texts else spec


def _mostly_chinese(text: str) -> bool:
    return len(_CHINESE.findall(text)) > 1.5 * len(_LATIN.findall(text))
