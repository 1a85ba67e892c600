"""What both readers of the prompt (its shape, its set) need: quotations and language."""

from __future__ import annotations

import re

from seedbed.types import Language

FILLER = "\ufffc"
"""Stands, letter for letter, where quoted words were; matches neither \\w nor punctuation."""

# A quotation is short: the bound keeps a prompt of lone quotation marks linear to read.
_QUOTED = re.compile(
    r'"[^"]{0,500}"|“[^”]{0,500}”|「[^」]{0,500}」|『[^』]{0,500}』|《[^》]{0,500}》|«[^»]{0,500}»'
)
_RATIO_ONLY = re.compile(r"\W{0,2}\d{1,2}\s*[:：]\s*\d{1,2}\W{0,2}")
# Han with its extension A, and kana: the scripts whose readers expect the Chinese mark.
_CJK = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def unquoted(prompt: str) -> str:
    """The prompt with quotations filled over, same length, so that positions stay.

    Quoted words are to be written in the picture: they say nothing about how it is to be
    drawn. A quoted ratio ("16:9") is left standing.
    """
    if '"' not in prompt and prompt.isascii():
        return prompt
    return _QUOTED.sub(_filled, prompt)


def _filled(match: re.Match[str]) -> str:
    text = match[0]
    return text if _RATIO_ONLY.fullmatch(text) else FILLER * len(text)


def language_of(prompt: str) -> Language:
    """ "zh" when the prompt has more Chinese characters than Latin words, quotations apart."""
    if prompt.isascii():
        return "en"
    chinese, latin = _letters(unquoted(prompt))
    if not (chinese or latin):  # nothing but a quotation
        chinese, latin = _letters(prompt)
    return "zh" if chinese > latin else "en"


def _letters(text: str) -> tuple[int, int]:
    """How many Chinese characters it has, and how many Latin words."""
    return len(_CJK.findall(text)), len(_LATIN_WORD.findall(text))
