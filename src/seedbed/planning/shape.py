"""The shape a prompt asks for, in words or as a ratio, in English and Chinese.

In order, the first that speaks wins:

1. a ratio: "16:9", "16：9", "3比4", "--ar 4:5", "1920x1080". Times ("at 9:16"), scores
   ("won 3:2"), verses and scales are not ratios;
2. an orientation: "portrait format", ", landscape", "in square format", 竖版, 横屏;
3. what the picture is: a poster, a banner, an avatar, 海报, 手机壁纸 (kinds.toml). A thing
   *in* the picture ("a room with a poster on the wall") says nothing.

"A portrait of a lion" and "a mountain landscape" name a genre, not a shape.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from seedbed.planning.prompt import unquoted
from seedbed.planning.ratios import nearest_ratio


def shape_of_prompt(prompt: str) -> str | None:
    """The ratio of the size table that the prompt asks for ("16:9"), or None. Never raises."""
    text = unquoted(prompt).lower()
    shape = _written_ratio(text) if _DIGIT.search(text) else None
    if shape is not None:
        return nearest_ratio(shape)
    if text.isascii() and _shape_words().isdisjoint(text.encode().translate(_APART).split()):
        return None  # most prompts; to try every pattern takes fifty times as long
    for pattern, ratio in _ORIENTATIONS:
        if pattern.search(text):
            return ratio
    for pattern, english, ratio in _kinds():
        if any(_names_picture(text, match, english=english) for match in pattern.finditer(text)):
            return ratio
    return None


_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_APART = bytes(letter if re.match(rb"\w", bytes([letter])) else ord(" ") for letter in range(256))
"""Leaves of ASCII what _WORD finds, several times as fast."""


@cache
def _shape_words() -> frozenset[bytes]:
    """Of the English words for a shape or a kind of picture, the first ones: without one of them
    nothing below matches an ASCII text."""
    words = set(_ORIENTATION_WORDS)
    for kind in _kinds_file():
        for phrase in kind["english"]:
            first, *others = _WORD.findall(phrase)
            words |= {first} if others else {first, f"{first}s"}
    return frozenset(map(str.encode, words))


# ── 1. Ratios ───────────────────────────────────────────────────────────────────────────────

_PAIR = re.compile(
    r"(?<![\d.:：/])(\d{1,2}(?:\.\d{1,2})?)\s?(?:[:：∶]|比)\s?(\d{1,2}(?:\.\d{1,2})?)(?![\d:：]|\.\d)"
)
_PIXELS = re.compile(r"(?<![\d.])(\d{3,5})\s?[x×*]\s?(\d{3,5})(?!\d)")
# Pairs that are usual for pictures, and so need no word beside them.
_USUAL = re.compile(
    r"1:1|4:3|3:4|16:9|9:16|3:2|2:3|21:9|9:21|5:4|4:5|2:1|1:2|3:1|1:3|16:10|10:16|18:9|9:18|32:9"
    r"|5:7|7:5|2\.35:1|2\.39:1|2\.4:1|1\.85:1|1\.91:1"
)
_CUE_BEFORE = re.compile(
    r"(?:aspect|ratio|--ar|\bar|format|proportions?|canvas|比例|画幅|宽高比|长宽比|尺寸|画布)"
    r"[\s:：=为是]{0,4}(?:of|is)?\s?[\"“「]?$"
)
_CUE_AFTER = re.compile(
    r"[\"”」]?\s?(?:aspect|ratio|format|crop|image|picture|的?比例|画幅|构图|画面)"
)
_TIME_BEFORE = re.compile(
    r"(?:\b(?:at|around|by|until|till|before|after|since|from|clock|watch|time|reads?|reading|"
    r"shows?|showing|says?|o'clock)|早上|上午|中午|下午|晚上|凌晨|傍晚|时间|指向|显示|时钟|钟表)"
    r"\s*(?:is|the|about)?\s*$"
)
_TIME_AFTER = re.compile(r"\s*(?:[ap]\.?m\b|o'clock|分|时|点|整)")
_TWO_DIGIT_END = re.compile(r"[:：]\s?\d\d$")
_NO_SHAPE_NEAR = re.compile(
    r"\b(?:scores?|scoreboard|won|wins?|winning|lost|loses?|beats?|beating|defeat\w*|leads?|"
    r"leading|victory|verse|psalm|genesis|john|matthew|luke|mark|scale|odds|mix(?:ed)?)\b|"
    r"比分|得分|战胜|击败|领先|获胜|大胜|险胜|落后|比例尺|模型"
)


def _written_ratio(text: str) -> float | None:
    for match in _PAIR.finditer(text):
        across, down = float(match[1]), float(match[2])
        if not (across and down and 1 / 16 <= across / down <= 16):
            continue
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() :]
        if _CUE_BEFORE.search(before) or _CUE_AFTER.match(after):
            return across / down
        if not _USUAL.fullmatch(f"{match[1]}:{match[2]}"):
            continue
        if _TIME_AFTER.match(after):
            continue
        if _TWO_DIGIT_END.search(match[0]) and _TIME_BEFORE.search(before):
            continue
        if _NO_SHAPE_NEAR.search(before) or _NO_SHAPE_NEAR.search(after[:24]):
            continue
        return across / down
    for match in _PIXELS.finditer(text):
        shape = int(match[1]) / max(1, int(match[2]))
        if 1 / 16 <= shape <= 16:
            return shape
    return None


# ── 2. Orientations ─────────────────────────────────────────────────────────────────────────

_FORMAT = (
    r"(?:orientation|orientated|oriented|format|mode|layout|aspect|ratio|crop|canvas|size|frame)"
)
_PICTURE = (
    r"(?:image|picture|poster|photo|illustration|painting|banner|cover|wallpaper|composition)"
)


def _english(word: str, *, before_picture: bool = True) -> re.Pattern[str]:
    """The word as an orientation: with "format" or the like, or alone between commas."""
    picture = f"|{word}[- ]{_PICTURE}\\b" if before_picture else ""
    return re.compile(
        rf"\b{word}[- ]{_FORMAT}\b{picture}"
        rf"|(?:^|[,.;:(，。；、|/]\s*)(?:in\s+)?{word}\s*(?:$|[,.;)，。；、|/])"
        rf"|\bin\s+{word}\s*(?:$|[,.;)，。；、])"
    )


_SQUARE_ZH = r"(?:构图|画幅|图片|画面|图|版|構圖|畫幅|圖片|畫面)"
_ENDS = r"(?=$|[，。；、,.;\s])"

# What any of the English ones begins with, but for "in".
_ORIENTATION_WORDS = (
    "ultra", "ultrawide", "panorama", "panoramic", "cinemascope", "widescreen", "wide", "portrait",
    "vertical", "upright", "landscape", "horizontal", "square",
)  # fmt: skip
_ORIENTATIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bultra-?\s?wide\b(?!-angle)|\bpanorama\b|\bpanoramic\b"), "21:9"),
    (re.compile(r"\bcinemascope\b|全景[图画照圖畫]|全景构图|超宽|宽银幕|长卷|横卷|長卷"), "21:9"),
    (re.compile(r"\bwide-?screen\b"), "16:9"),
    (_english("wide"), "16:9"),
    (_english("portrait", before_picture=False), "3:4"),
    (_english("vertical"), "3:4"),
    (_english("upright", before_picture=False), "3:4"),
    (_english("landscape", before_picture=False), "4:3"),
    (_english("horizontal"), "4:3"),
    (_english("square"), "1:1"),
    (re.compile(r"[竖豎]屏"), "9:16"),
    (re.compile(r"[竖豎直][版幅式]|[竖豎][构图構圖向]|纵向|縱向"), "3:4"),
    (re.compile(r"[横橫]屏|宽屏|宽幅|寬螢幕|寬幅"), "16:9"),
    (re.compile(r"[横橫][版式构图構圖]|[横橫]向(?:构图|画面|排版|版|構圖|畫面)"), "4:3"),
    (re.compile(rf"[横橫]向{_ENDS}"), "4:3"),
    (re.compile(rf"正?方形(?:{_SQUARE_ZH}|头像|海报|頭像|海報)|方[图圖]|正?方形{_ENDS}"), "1:1"),
)

# ── 3. Kinds of picture ─────────────────────────────────────────────────────────────────────

# Before the kind in its own clause, these make it a thing in the picture.
_THING_IN = re.compile(
    r"\b(?:with|and|holding|holds?|on|onto|near|beside|behind|under|below|above|against|next|"
    r"front|has|have|having|wearing|wears?|reading|reads?|looking|looks|at|by|in|inside|into|"
    r"from|hanging|carrying|waving|of|past|to|without|no)\b"
)
# After it, so do these: "a poster on the wall".
_IN_PLACE = re.compile(
    r"\s+(?:on|hanging|hung|pinned|lying|leaning|stuck|taped)\s+(?:a|an|the|his|her|its|my)\b"
)
_SET_OF = re.compile(
    r"\b(?:(?:set|series|collection|sequence|pack|batch|pair|couple|number|bunch|version)\s+of"
    r"|for\s+(?:me|us)|in\s+the\s+style\s+of)\b"
)
_HELD_ZH = re.compile(r"[挂贴举拉拿捧看读着有掛貼舉讀著](?:[一两几]?[张幅条本个張條個])?$")
_LONGEST_CLAUSE = 200  # characters looked back over
_PLACE_ZH = re.compile(r"[上里前旁裡]")


def _names_picture(text: str, match: re.Match[str], *, english: bool) -> bool:
    """Whether the kind that was found is what the picture is, and not a thing in it."""
    start, end = match.span()
    if not english:
        return not (_HELD_ZH.search(text[max(0, start - 4) : start]) or _PLACE_ZH.match(text, end))
    within = max(0, start - _LONGEST_CLAUSE)
    clause = max(text.rfind(mark, within, start) for mark in ",.;:!?\n，。；：") + 1
    before = _SET_OF.sub(" ", text[max(clause, within) : start])
    return not (_THING_IN.search(before) or _IN_PLACE.match(text, end))


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], bool, str], ...]:
    """(words, whether they are English, ratio) for each kind, in order."""
    kinds = []
    for kind in _kinds_file():
        english, chinese = "|".join(kind["english"]), "|".join(kind["chinese"])
        kinds.append((re.compile(rf"\b(?:{english})s?\b"), True, kind["ratio"]))
        kinds.append((re.compile(chinese), False, kind["ratio"]))
    return tuple(kinds)


@cache
def _kinds_file() -> Sequence[Mapping[str, Any]]:
    text = files("seedbed.planning").joinpath("kinds.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["kind"])
