"""The whole of understanding, step by step."""

from __future__ import annotations

import re
from typing import Literal

from seedbed.engines.illustrator.scene import SceneSpec
from seedbed.engines.illustrator.understand.characters import to_simplified
from seedbed.engines.illustrator.understand.compounds import joined
from seedbed.engines.illustrator.understand.quoted import take_quotes
from seedbed.engines.illustrator.understand.reading import Reading
from seedbed.engines.illustrator.understand.segment import words
from seedbed.engines.illustrator.understand.settle import settle

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")


def understand(prompt: str) -> SceneSpec:
    """What the prompt asks to be drawn, in English, simplified or traditional Chinese.

    Pure and quick (a few milliseconds once the word lists are loaded). Never fails: what is
    not understood is in `unknown`, as written, and an empty prompt gives an empty scene.
    """
    texts, body = take_quotes(prompt)
    plain = to_simplified(body)
    language: Literal["en", "zh"] = "zh" if _mostly_chinese(body or prompt) else "en"
    return settle(Reading(joined(words(plain))), texts, language)


def _mostly_chinese(text: str) -> bool:
    return len(_CHINESE.findall(text)) > 1.5 * len(_LATIN.findall(text))
