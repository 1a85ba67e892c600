"""The colour the words of a picture are asked in: "in bold red letters", 金色大字.

Taken out of the prompt before the words themselves, so that no letters are drawn and no colour
is left to a thing beside them.
"""

from __future__ import annotations

import re
from functools import cache

from seedbed.engines.illustrator.understand.characters import to_simplified
from seedbed.engines.illustrator.understand.lexicon import is_chinese, meanings

_QUOTED = r"(?:[\"“”'‘’「」『』《》][^\"“”'‘’「」『』《》\n]{1,120}[\"“”'‘’「」『』《》])"
_LETTERS = (
    r"(?:letters|lettering|text|type|typeface|typography|font|fonts|characters|calligraphy"
    r"|script|handwriting|capitals|block letters)"
)
_TITLE = (
    rf"(?:{_LETTERS}|title|headline|heading|words?|caption|slogan|name|wordmark|brand name"
    r"|logotype)"
)
_HOW = (
    r"(?:an?|the|big|bold|large|small|elegant|playful|hand-?written|chunky|thin|retro|art deco"
    r"|bubble|bubbly|serif|sans-?serif|cursive|brush|brushed|block|modern|vintage|neat|clean"
    r"|glowing|neon|shiny|flowing|decorative|ornate|simple|huge|giant|tiny|capital|italic|rounded)"
)
_HAND = "[粗大小细美立体手写毛笔卡通艺术楷行草隶]{0,4}"
_ZI = r"(?:艺术字|美术字|毛笔字|手写字|书法字|大字|文字|字体|字样|标题|标语|书法|字)"
_ENDS = r"(?=\s*(?:$|[,.;:!，。；]|(?:and|on|at|above|below|over|across|with)\b))"
# What is taken out of the prompt (`phrase`), and whether a part of it (`kept`) stays.
_WAYS = (
    (r"\b(?P<phrase>(?:in|with)\s+<HOW><SHADE>\s+<HOW><LETTERS>\b)", False),
    (r"\b(?P<phrase><SHADE>\s+<HOW>(?P<kept><TITLE>\b))"
     r"(?=\s*(?:reading|saying|that (?:says|reads))?\s*:?\s*<QUOTED>)", True),
    (r"<QUOTED>\s*(?P<phrase>(?:written |painted |printed |set )?in\s+<HOW><SHADE>)" + _ENDS,
     False),
    (r"\b(?P<phrase>in\s+(?P<colour>)<HOW><MANNER>\s+<LETTERS>\b)", False),
    (r"(?P<phrase><COLOUR>的?(?P<kept><HAND><ZI>))(?=[^，。,.]{0,6}[：:]?\s*<QUOTED>)", True),
    (r"(?P<phrase><ZI>(?:的?颜色)?(?:为|是|用|呈)<COLOUR>的?)", False),
    (r"<QUOTED>\s*(?P<phrase>[几两二三四五六]?个?的?<COLOUR>的?<HAND><ZI>)", False),
    (r"(?P<phrase>用<COLOUR>的?<HAND><ZI>?(?P<kept>写着?|书写|印着))", True),
)  # fmt: skip


def take_ink(prompt: str) -> tuple[str | None, str]:
    """The colour name asked for the lettering, or None, and the prompt without that phrase."""
    plain = to_simplified(prompt)
    for pattern, keeps in _patterns():
        found = pattern.search(plain)
        if found is None:
            continue
        colour = _colours().get(_key(found["colour"])) if found["colour"] else None
        if found["colour"] and colour is None:
            continue
        start, end = found.span("phrase")
        rest = found["kept"] if keeps else " "
        return colour, prompt[:start] + rest + prompt[end:]
    return None, prompt


@cache
def _colours() -> dict[str, str]:
    """The names of colours in both languages, as written -> the colour."""
    return {
        phrase: meaning[0].value
        for phrase, senses in meanings().items()
        for meaning in senses
        if len(meaning) == 1
        and meaning[0].kind == "colour"
        and meaning[0].value not in {"colourful", "pastel"}
    }


def _key(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.strip().lower())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each with the groups `phrase` (what is taken out) and `colour`, and whether the group
    `kept` of it stays, for it announces the text."""
    latin = [name for name in _colours() if name and not is_chinese(name)]
    chinese = [name for name in _colours() if name and is_chinese(name)]
    parts = {
        "SHADE": "(?P<colour>" + "|".join(map(_spaced, sorted(latin, key=len)[::-1])) + ")",
        "COLOUR": "(?P<colour>" + "|".join(map(re.escape, sorted(chinese, key=len)[::-1])) + ")",
        "HOW": rf"(?:{_HOW}[\s,]+){{0,3}}",
        "MANNER": _HOW,
        "LETTERS": _LETTERS,
        "TITLE": _TITLE,
        "QUOTED": _QUOTED,
        "HAND": _HAND,
        "ZI": _ZI,
    }
    return tuple((_filled(pattern, parts), keeps) for pattern, keeps in _WAYS)


def _filled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    return re.compile(re.sub(r"<([A-Z]+)>", lambda m: parts[m[1]], pattern), re.IGNORECASE)


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"[\s-]+")
