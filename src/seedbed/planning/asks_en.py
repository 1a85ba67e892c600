"""Finds where an English prompt asks for a set; sets_en.py says in which words."""

from __future__ import annotations

import re

from seedbed.planning.series import find_series
from seedbed.values import dataclass

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "a couple of": 2, "a few": 3, "several": 4, "multiple": 4, "a dozen": 12, "twenty": 20,
}  # fmt: skip
_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"

# Nouns that only say "picture" are left out of what is drawn; the others say what kind.
_PLAIN = (
    "images|pictures|pics|variations|variants|versions|views|angles|panels|frames|scenes|shots|"
    "stills|options|concepts|takes|outputs|results|steps|parts|visuals"
)
_KIND = (
    "photos|photographs|illustrations|drawings|paintings|posters|postcards|stickers|wallpapers|"
    "icons|logos|banners|sketches|renders|renderings|pages|slides|covers|thumbnails|designs|"
    "artworks|prints|portraits|emojis|memes|infographics|avatars|cards|flyers|comics|mockups|"
    "storyboards|selfies"
)
_PICTURES = rf"(?P<noun>{_PLAIN}|{_KIND})"
_NO_ADJECTIVE = (
    r"(?:of|and|or|in|on|at|by|for|from|to|with|a|an|the|his|her|their|people|men|women|holding|"
    r"looking|reading|wearing|showing|carrying|taking|watching|making|beside|under|near)\b"
)
_ADJECTIVES = rf"(?P<adj>(?:(?!{_NO_ADJECTIVE})[\w'/-]+,?\s+){{0,4}}?)"
# Words about the set as a whole; they say nothing about one picture of it.
_OF_THE_SET = re.compile(
    r"\b(?:coherent|cohesive|consistent|matching|related|different|various|unique|separate|"
    r"individual|coordinated|unified|sequential|distinct|independent|connected|more|new|"
    r"alternative|diverse|varied|continuous|total|all)\b,?\s*"
)
_SET = r"(?:set|series|collection|sequence|group|batch|suite|pack|bundle)"

_ASK_VERB = (
    r"(?:please\s+|can you\s+|could you\s+|let's\s+|help me\s+|"
    r"i(?:'d| would)? (?:want|need|like)\s+(?:you to\s+|to\s+)?)*"
    r"(?:generate|create|make|draw|design|paint|produce|render|illustrate|sketch|give me|show me|"
    r"output|imagine|prepare|craft|come up with)?\s*(?:me\s+|us\s+|for me\s+)?"
)
_WHERE = re.compile(
    r"\s+(?:on|hanging|hung|pinned|lying|leaning|stacked|scattered|taped|arranged|against|above|"
    r"beside|near|under|behind|inside|at|held|being|standing|in\s+(?:a|an|the)\s+(?!\w*\s?"
    r"(?:style|styles|look|palette|format|manner|mood|theme|row of panels)\b)"
    r"(?!(?:[\w-]+\s+){1,3}(?:style|look|palette|format|manner|mood|theme|aesthetic)\b))\b"
)
_NOT_WANTED = re.compile(
    r"(?:\b(?:the|these|those|both|my|our|your|his|her|all|from|using|combine|merge|blend|mix|fuse|"
    r"between|collage of|montage of|grid of|wall of|stack of|album of|pile of|sheet of|each of|"
    r"into one|of the|like|holding|with|and|by|has|have|beside|surrounded by)\s+|\d\s*)$"
)
ONE_PICTURE = re.compile(
    r"\b(?:in|as|on|into|within|of)\s+(?:a\s+single|one|1|the\s+same)\s+(?:single\s+)?"
    r"(?:image|picture|page|canvas|frame|sheet|poster|photo|illustration|composition)\b|"
    r"\bcollage\b|\bcontact sheet\b|\bmontage\b|\bgrid (?:layout|of)\b|\bin a grid\b|"
    r"\b\d\s?[x×]\s?\d\s+(?:grid|layout)\b|\bsplit[- ]screen\b|\bside by side\b|"
    r"\b(?:a|one|1)\s+single\s+(?:image|picture|poster|photo|illustration)\b|"
    r"\b(?:only|just|exactly)\s+(?:one|1)\s+(?:image|picture)\b|"
    r"\b(?:generate|create|make|draw)\s+(?:one|1)\s+(?:image|picture|photo)\b"
)
# What comes in sets by itself: "a set of four chairs" is one picture of them.
_SOLD_IN_SETS = re.compile(
    r"\b(?:chairs?|tables?|stools?|plates?|dish(?:es)?|cups?|mugs?|bowls?|glass(?:es)?|kni(?:fe|ves)|"
    r"forks?|spoons?|chopsticks|cutlery|tools?|wrench(?:es)?|screwdrivers?|books?|towels?|pillows?|"
    r"cushions?|candles?|dice|keys?|coins?|balls?|drums?|pans?|pots?|vases?|tires?|tyres?|wheels?|"
    r"bottles?|jars?|boxes|blocks?|pens?|pencils?|brush(?:es)?|earrings?|rings?|stairs?|steps|"
    r"suitcases?|teacups?|teapots?|golf clubs?|weights?|dumbbells?|bells?|teeth|lights?|lamps?|"
    r"windows?|doors?|curtains?|clothes|armou?r|instruments?|people|friends|children|tourists|"
    r"soldiers|students|dancers|musicians|buildings|islands|hills|mountains|houses|trees)\b"
)

_COUNTED = re.compile(rf"(?<![\w.:]){_NUMBER}\s+{_ADJECTIVES}{_PICTURES}\b(?!\s*\d)")
_SET_OF = re.compile(
    rf"\b(?:(?:a|an|one|this|the)\s+)?(?:[\w-]+\s+){{0,2}}?{_SET}\s+of\s+(?:{_NUMBER}\s+)?"
    rf"{_ADJECTIVES}{_PICTURES}\b"
)
_SET_OF_THINGS = re.compile(
    rf"(?:^|[.!?:\n]\s*){_ASK_VERB}(?:a|an|one)\s+(?:[\w-]+\s+){{0,2}}?(?P<set>{_SET})\s+of\s+"
    rf"{_NUMBER}"
    r"(?:\s+(?P<things>(?:[\w'-]+\s+){0,4}?[\w'-]+s\b(?<!ss)))?"
)
_COMPOUND = re.compile(
    rf"\b{_NUMBER}[- ](?:panel|image|picture|page|frame|part|shot|scene|step|poster)s?\s+"
    r"(?:comic strip|comic|story|strip|series|set|storyboard|manga|sequence|cartoon|tale|"
    r"illustration series|narrative)\b"
)
# Forms that are a sequence in themselves: how many pictures, and the style they bring.
_FORMS = (
    (re.compile(r"\btriptychs?\b"), 3, ""),
    (re.compile(r"\bdiptychs?\b"), 2, ""),
    (re.compile(r"\b(?:comic|cartoon|manga) (?:strips?|pages|panels)\b"), None, "comic style"),
    (re.compile(r"\bcomics?\b(?=\s*:)"), None, "comic style"),
    (re.compile(r"\bstory\s?boards?\b(?! artist)|\bstory panels\b"), None, ""),
    (re.compile(r"\b(?:photo|picture) (?:story|stories|essay)\b"), None, ""),
    (
        re.compile(
            r"\b(?:image|picture|photo|poster|illustration|icon|sticker|wallpaper) "
            r"(?:series|set|pack)\b"
        ),
        None,
        "",
    ),
)
_IN_HAND = re.compile(r"\b(?:reading|holding|with|on|of|beside|near)\s+(?:an?\s+)?(?:[\w-]+\s+)?$")
BRAND = re.compile(
    r"\b(?:brand(?:ing)?|visual|corporate|product|merch(?:andise)?)\s+(?:identity|design|materials?|"
    r"visuals?|kit|set|line|collection|series|merchandise|items|system)\b|\bmerchandise\b"
)
LISTING = re.compile(
    r"\b(?:including|such as|consisting of|namely|featuring|showing|depicting|covering|"
    r"containing|with the following(?: items| scenes)?)\s*:?\s*"
)
_CHARACTER_SHEET = re.compile(
    r"\b(?:character|model|reference|turnaround|product)\s+(?:sheet|turnaround|turn-around|"
    r"views)\b"
)
_LOOK_BACK = 200  # characters before a word that can say what it is about


@dataclass(frozen=True, slots=True)
class Ask:
    """Where a prompt asks for a set: [start, end) gives way to `put`."""

    start: int
    end: int
    put: str
    count: int | None
    style: str = ""


def asked(text: str) -> Ask | None:
    """The words that ask for a set, the most certain first."""
    for match in _SET_OF.finditer(text):
        if not _NOT_WANTED.search(text[: match.start()][-24:]) and not _placed(text, match):
            return _of_pictures(text, match)
    for match in _COMPOUND.finditer(text):
        if not _IN_HAND.search(text[: match.start()][-30:]):
            start, end = _spread_over_verb(text, match)
            comic = re.search("comic|manga|cartoon", match[0])
            return Ask(start, end, "", _value(match["n"]), "comic style" if comic else "")
    for match in _COUNTED.finditer(text):
        if _wants(text, match):
            return _of_pictures(text, match)
    things = _SET_OF_THINGS.search(text)
    if things is not None:
        named = things["things"]
        sold = named is not None and _SOLD_IN_SETS.search(named)
        if not sold and not (named is None and re.match(r"\s+\w", text[things.end() :])):
            start = things.start() + (len(things[0]) - len(things[0].lstrip(".!?:\n ")))
            return Ask(start, things.end(), _singular(named or ""), _value(things["n"]))
    for pattern, count, style in _FORMS:
        form = pattern.search(text)
        if form is not None and not _IN_HAND.search(text[: form.start()][-30:]):
            start, end = _spread_over_verb(text, form)
            return Ask(start, end, "", count, style)
    sheet = _CHARACTER_SHEET.search(text)
    if sheet and find_series(text, "en", asked=True, count=None):
        start, end = _spread_over_verb(text, sheet)
        return Ask(start, end, "", None)
    return None


def _wants(text: str, match: re.Match[str]) -> bool:
    """Whether a count of pictures is what is asked for, and not things that are shown."""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    clause = re.split(r"[,.;:!?\n()]|\s-\s", before)[-1]
    joined = re.search(r"\b(?:in|into|across|over|as|through|using|for)\s+$", clause)
    if joined:
        return match["noun"].rstrip("s") in (
            "panel", "frame", "image", "picture", "scene", "shot", "step", "part", "illustration",
            "photo", "page", "slide", "version", "variation",
        ) and not _placed(text, match)  # fmt: skip
    if re.search(r"\b(?:strip|comic|story|storyboard)\s+with\s+$", clause):
        return True
    if _NOT_WANTED.search(before[-24:]):
        return False
    return re.fullmatch(rf"\W*{_ASK_VERB}\W*", clause) is not None and not _placed(text, match)


def _placed(text: str, match: re.Match[str]) -> bool:
    """Whether the pictures hang or lie somewhere, and so are things that are shown."""
    if match["noun"] in ("images", "variations", "variants", "versions"):
        return False
    return _WHERE.match(text, match.end()) is not None


def _of_pictures(text: str, match: re.Match[str]) -> Ask:
    noun = match["noun"]
    kind = "" if re.fullmatch(_PLAIN, noun) else _singular(noun)
    adjectives = _OF_THE_SET.sub("", match["adj"] or "").strip()
    start, end = _spread_over_verb(text, match)
    put = f"{adjectives} {kind}".strip()
    if text[start] in ",;(":  # "a fox, 3 posters": what is drawn was said before
        put = ""
    if not kind:
        # "4 images of a fox", "3 pictures that show": the joining words go with the noun.
        joined = re.compile(
            r"\s*\b(?:of|showing|depicting|that show|which show|featuring|about|focus(?:ing|ed) on|"
            r"cent(?:er|re)(?:ing|ed) on|with)\b\s*"
        ).match(text, end)
        end = joined.end() if joined else end
    return Ask(start, end, put, _value(match["n"]))


def _spread_over_verb(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The match with the request before it: "please draw me a" or "in" or a comma."""
    start = match.start()
    near = text[max(0, start - _LOOK_BACK) : start]
    before = re.search(
        rf"(?:(?:^|(?<=[.!?:\n;])\s*){_ASK_VERB}(?:an?\s+|one\s+)?|[,;(]\s*(?:in\s+)?|\s+\b(?:in|into|as|across|over|through)\s+(?:an?\s+)?|\b(?:as|in)?\s*an?\s+)$",
        near,
    )
    if before:
        start -= len(near) - before.start()
    return start, match.end()


def _value(number: str | None) -> int | None:
    if number is None:
        return None
    return int(number) if number.isdigit() else _NUMBERS[number]


def _singular(words: str) -> str:
    """ "cute cats" -> "cute cat"; good enough for nouns that name pictures and animals."""
    irregular = {
        "sketches": "sketch",
        "fishes": "fish",
        "foxes": "fox",
        "selfies": "selfie",
        "wolves": "wolf",
    }
    head, _, last = words.strip().rpartition(" ")
    if last in irregular:
        last = irregular[last]
    elif last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return f"{head} {last}".strip()
