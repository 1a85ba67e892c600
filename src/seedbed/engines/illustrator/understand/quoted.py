"""The words of the prompt that are to be written in the picture, exact.

They are taken out first, so that no later step can read a title as a scene.
"""

from __future__ import annotations

import re

from seedbed.engines.illustrator.understand.characters import to_simplified
from seedbed.engines.illustrator.understand.segment import words

LONGEST_TEXT = 120
"""Characters; a longer quotation is speech or a pasted paragraph, not lettering."""

_PAIRS = "“”|「」|『』|《》|〈〉|„“|«»"
_CUES_EN = (
    r"(?:(?:that|which)\s+)?(?:says|say|saying|reads|reading|titled|entitled|captioned|labell?ed"
    r"|(?:with\s+)?(?:the\s+)?(?:text|words?|title|headline|slogan|caption|lettering|name)"
    r"(?:\s+(?:is|of|reading|saying))?|written|called|named)\s*:?\s*"
)
_CUES_ZH = (
    r"(?:上面|上边|上)?(?:写着|写有|写上|印着|印有|刻着|题为|题目是|题目为|标题为|标题是|标题|文字是"
    r"|文字为|文字|内容为|名为|名叫|叫做|主题为|主题是|字样为|口号是|标语是|大字)\s*[:：]?\s*"
)
_QUOTES = re.compile(
    rf"(?:{_CUES_EN}|{_CUES_ZH})?(?:"
    + "|".join(
        rf"{re.escape(pair[0])}([^{re.escape(pair)}]{{1,{LONGEST_TEXT}}}){re.escape(pair[1])}"
        for pair in _PAIRS.split("|")
    )
    + rf'|"([^"\n]{{1,{LONGEST_TEXT}}})")',
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?:{_CUES_EN}|{_CUES_ZH})(?<!\w)['‘]([^'’\n]{{1,60}}(?:['’]\w[^'’\n]{{0,40}})*)['’](?!\w)",
    re.IGNORECASE,
)
_TITLED_EN = re.compile(
    r"\b(?:titled|entitled|that says|saying|with the (?:title|text|words?))\s+"
    r"((?:[A-Z0-9][\w'&!-]*)(?:\s+(?:[A-Z0-9&][\w'&!-]*|of|the|and|a|in|to|for))*)"
)
_TITLED_ZH = re.compile(
    r"(?:写着|写有|标题为|标题是|标题[:：]|题为|文字[:：]|文字为|文字是|大字[:：])\s*"
    r"([^\s,，。.;；、:：!！?？的]{1,16}[!！?？]?)"
)

_PRINTED_ZH = re.compile(r"(?:印着|印有)\s*([^\s,，。.;；、:：!！?？的]{1,16})(?:字样)?")


def take_quotes(prompt: str) -> tuple[tuple[str, ...], str]:
    """The quoted texts in order, exact but for outer spaces, and the prompt without them.

    Recognises all common quotation marks in pairs; single quotes, and titles without any
    quotes, only after a word that announces them ("titled Water Cycle", 写着新年快乐).
    """
    found: list[tuple[int, str]] = []

    def keep(match: re.Match[str]) -> str:
        text = next((group for group in match.groups() if group is not None), "").strip()
        if text:
            found.append((match.start(), text))
        return " " * (match.end() - match.start() - 1) + ";" if text else match.group(0)

    body = _QUOTES.sub(keep, prompt)
    body = _SINGLE.sub(keep, body)
    if not found:
        body = _TITLED_EN.sub(keep, body)
        body = _TITLED_ZH.sub(keep, body)
        body = _PRINTED_ZH.sub(lambda m: m[0] if _is_picture(m[1]) else keep(m), body)
    found.sort(key=lambda item: item[0])
    return tuple(text for _, text in found), body


def _is_picture(printed: str) -> bool:
    """Whether what is printed on something is a picture: 印着玉兔, not 印着新年快乐."""
    return any(word.has("thing", "place") for word in words(to_simplified(printed)))
