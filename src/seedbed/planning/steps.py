"""Finds the steps of a set that a prompt spells out, and gives each the cast it leaves out.

Steps are labelled ("Panel 1: ...", 第一张：...), numbered (1. 2. 3.), or a list after a colon
or after words such as "including", 包括, 分别.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from seedbed.planning.prompt import FILLER
from seedbed.values import dataclass

_DIGITS_ZH = "一二三四五六七八九十"
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


@dataclass(frozen=True, slots=True)
class Told:
    """Steps that were spelled out: the text before them, each step, and the text after."""

    before: str
    steps: tuple[str, ...]
    after: str = ""


# ── Labelled and numbered ───────────────────────────────────────────────────────────────────

_PANEL = (
    r"(?:panel|image|picture|scene|frame|shot|page|photo|slide|poster|illustration|card|step|part|"
    r"act|day)"
)
_MEASURE_ZH = r"(?:张|幅|格|页|图|幕|镜|步|个|款|集|張|頁|圖|鏡|個)"
_PANEL_ZH = r"(?:图片|画面|镜头|场景|分镜|海报|图|画|鏡頭|場景|分鏡|畫面|海報|圖|畫)"
_LABELS = (
    # "Panel 1:", "Scene 2 -", "image three:"
    re.compile(
        rf"(?:^|(?<=[\s,;.:(]))\(?(?:the\s+)?{_PANEL}\s*#?(?P<n>\d{{1,2}}|one|two|three|four|five|"
        r"six|seven|eight|nine|ten)\)?\s*(?:[:：.–—=]|-\s|shows?\b|is\b|depicts?\b)\s*",
        re.IGNORECASE,
    ),
    # "the first image shows", "the second one is", "third:"
    re.compile(
        rf"\b(?:in\s+)?(?:the\s+)?(?P<n>{'|'.join(_ORDINALS)})\s*"
        rf"(?:(?:one|{_PANEL})\s*(?:shows?\b|is\b|depicts?\b|has\b|with\b|:|,)|:)\s*",
        re.IGNORECASE,
    ),
    # 第一张：, 第2幅是, 第三格，
    re.compile(
        rf"第\s*(?P<n>\d{{1,2}}|[{_DIGITS_ZH}]{{1,2}})\s*{_MEASURE_ZH}{_PANEL_ZH}?"
        r"\s*(?:[:：是为為，,、]|画的?是|展示|描绘)?\s*"
    ),
    # 画面一：, 分镜2：, 图三：
    re.compile(rf"{_PANEL_ZH}\s*(?P<n>\d{{1,2}}|[{_DIGITS_ZH}]{{1,2}})\s*[:：]\s*"),
)
_NUMBERS = (
    re.compile(r"(?:^|(?<=[\s:：;；,，。.]))\(?（?(?P<n>\d{1,2})\s*[.)、）．](?!\d)\s*"),
    re.compile(r"(?P<n>[" + _CIRCLED + r"])\s*"),
)


def labelled(text: str, shown: str) -> Told | None:
    """Steps under labels that count up from 1. `text` has its quotations filled; what is
    given back is cut from `shown`, the prompt itself."""
    return _counted(_LABELS, text, shown)


def numbered(text: str, shown: str) -> Told | None:
    """Steps under bare numbers that count up from 1; only trusted when a set is wanted."""
    return _counted(_NUMBERS, text, shown)


_ONE_EACH = re.compile(
    r"(?:^|(?<=[\s,.;:]))(?:and\s+)?(?:one|another|the other|the last)"
    r"(?:\s+(?:image|picture|panel))?\s+(?:of|with|showing|shows|in|at|is|for)\s+",
    re.IGNORECASE,
)


def one_each(text: str, shown: str, count: int | None) -> Told | None:
    """Steps told as "one of a castle, one of a lake", if they are exactly `count`."""
    marks = list(_ONE_EACH.finditer(text))
    if count is None or count < 2 or len(marks) != count:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    steps = tuple(trimmed(shown[mark.end() : end]) for mark, end in zip(marks, ends, strict=True))
    return Told(shown[: marks[0].start()], steps) if all(steps) else None


def _counted(patterns: Sequence[re.Pattern[str]], text: str, shown: str) -> Told | None:
    for pattern in patterns:
        marks: list[re.Match[str]] = []
        for match in pattern.finditer(text):
            if _number(match["n"]) == len(marks) + 1:
                marks.append(match)
        if len(marks) < 2:
            continue
        ends = [mark.start() for mark in marks[1:]]
        last = marks[-1].end()
        # What follows the last step on a line of its own is about all of them.
        newline = text.find("\n", last)
        ends.append(len(text) if newline < 0 else newline)
        steps = tuple(
            trimmed(shown[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)
        )
        if all(steps):
            return Told(shown[: marks[0].start()], steps, shown[ends[-1] :])
    return None


def _number(text: str) -> int:
    """1 for "1", "one", "first", 一, ①; 0 for what is none."""
    if text.isascii() and text.isdigit():
        return int(text)
    word = text.lower()
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    for names in (words, _ORDINALS, tuple(_CIRCLED)):
        if word in names:
            return names.index(word) + 1
    if word in ("十一", "十二", "十三", "十四", "十五"):
        return 10 + _DIGITS_ZH.index(word[1]) + 1
    return _DIGITS_ZH.index(word) + 1 if len(word) == 1 and word in _DIGITS_ZH else 0


# ── Lists ───────────────────────────────────────────────────────────────────────────────────

_SENTENCE_END = re.compile(r"[。\n]|[.!?！？](?=\s|$)")
_STRONG = re.compile(r"\s*(?:[;；\n]|→|->|=>)\s*")
_PAUSE = re.compile(r"\s*、\s*|\s*(?:、|，)?(?:以及|最后|最後)\s*")
_COMMA = re.compile(
    r"\s*[,，]\s*(?:(?:and|then|finally|以及|最后|和)\b\s*)*|\s+(?:and then|and)\s+"
)
_COMMA_ONLY = re.compile(r"\s*[,，]\s*(?:(?:and|then|finally)\b\s*)*")
_EDGE = " \t\r\n,，;；、。.:：-–—"
_FEWEST_BY_COMMA = 3  # two parts beside a comma are more often one description
_LEAST_LETTERS = re.compile(r"\w|" + FILLER)


def trimmed(step: str) -> str:
    """A step without the marks and the joining words at its ends."""
    step = step.strip(_EDGE)
    step = re.sub(r"^(?:and|then|finally|next)\b[\s,]*", "", step, flags=re.IGNORECASE)
    step = re.sub(r"[\s,]*\b(?:and|then)$", "", step, flags=re.IGNORECASE)
    return re.sub(r"(?:等等|等)$", "", step).strip(_EDGE)


def listed_after(at: int, text: str, shown: str, count: int | None) -> Told | None:
    """The list that begins at `at` and ends with its sentence, or with the text.

    With `count`, only a list of so many; lists whose marks are unmistakable (; 、 or one item
    a line) count at any length.
    """
    begun = len(text) - len(text[at:].lstrip(_EDGE))
    strong = _split(_STRONG, begun, len(text), text, shown)
    if strong is not None:
        return strong
    end_mark = _SENTENCE_END.search(text, begun)
    end = end_mark.start() if end_mark else len(text)
    pause = _split(_PAUSE, begun, end, text, shown) if "、" in text[begun:end] else None
    if pause is not None and count in (None, len(pause.steps)):
        return pause
    for pattern in (_COMMA_ONLY, _COMMA):
        told = _split(pattern, begun, end, text, shown)
        if told is not None and count == len(told.steps):
            return told
    if pause is not None:
        return pause
    told = _split(_COMMA, begun, end, text, shown) if count is None else None
    return told if told is not None and len(told.steps) >= _FEWEST_BY_COMMA else None


def _split(pattern: re.Pattern[str], start: int, end: int, text: str, shown: str) -> Told | None:
    cuts = [start]
    for match in pattern.finditer(text, start, end):
        cuts += match.span()
    cuts.append(end)
    parts = (shown[begin:stop] for begin, stop in zip(cuts[::2], cuts[1::2], strict=True))
    steps = tuple(step for part in parts if _LEAST_LETTERS.search(step := trimmed(part)))
    return Told(shown[:start], steps, shown[end:]) if len(steps) >= 2 else None


# ── A day by its hours ──────────────────────────────────────────────────────────────────────

_HOUR = re.compile(
    r"(?:^|[，,；;：:。\s])(?P<hour>清晨|早晨|早上|上午|中午|下午|傍晚|黄昏|晚上|夜晚|夜里|深夜|睡前)"
    r"(?=[^，,、；;。和与])"
)
_FEWEST_HOURS, _SHORTEST_HOUR = 3, 3  # of a day; characters of one of its parts


def told_by_hours(text: str, shown: str) -> Told | None:
    """A day told by its hours: 小女孩的一天：早上…，上午…，晚上…; at least three of them."""
    found = list(_HOUR.finditer(text))
    if len(found) < _FEWEST_HOURS or len({match["hour"] for match in found}) != len(found):
        return None
    before = shown[: found[0].start("hour")]
    whose = re.match(r"(?P<who>[^，。；：:、]{1,12}?)的?一天", before)
    starts = [match.start("hour") for match in found]
    steps = tuple(trimmed(shown[a:b]) for a, b in itertools.pairwise([*starts, len(shown)]))
    if whose is None or min(map(len, steps)) < _SHORTEST_HOUR:
        return None
    hour = [len(match["hour"]) for match in found]
    return Told(
        "", tuple(f"{s[:n]}，{whose['who']}{s[n:]}" for s, n in zip(steps, hour, strict=True))
    )


# ── The cast ────────────────────────────────────────────────────────────────────────────────

_VERB_EN = (
    r"(?:\w{2,}(?:s|es|ing|ed)\b(?<!ss)|is\b|are\b|has\b|goes\b|does\b|sits\b|wakes\b|finds\b)"
)
_SUBJECT_EN = re.compile(
    r"(?P<who>(?:(?:a|an|the|my|our|his|her|one|two|three|some)\s+(?:[\w'-]+\s+){0,3}?[\w'-]+"
    r"|[A-Z][\w'-]+))\s+(?=" + _VERB_EN + ")",
    re.IGNORECASE,
)
_BARE_VERB_EN = re.compile(
    r"(?:(?:then|next|finally|later|suddenly|slowly|happily)\s+)*" + _VERB_EN, re.IGNORECASE
)
_PRONOUN_EN = re.compile(r"(?:he|she|it)\s+", re.IGNORECASE)
_THEY_EN = re.compile(r"(?:they|both|together they|the two)\s+", re.IGNORECASE)
_MET_EN = re.compile(
    r"\b(?:meets?|finds?|sees?|befriends?|encounters?|joins?)\s+(?P<who>(?:a|an|the|another|his|her)\s+(?:[\w'-]+\s?){1,3})$",
    re.IGNORECASE,
)
# Letters that begin what somebody does: the one who does it was named before.
_DOES_ZH = (
    "奔蹲趴挥笑哭转出遇玩回睡走跑去来看吃喝飞坐站在起上进拿带戴穿骑找发爬跳游唱画写做打买卖种收开关醒刷洗学"
    "突把被独遭受紧逃修与和终最然又再继躺躲抱伸望拥完准启漂降落返追碰认筑练喂抓偷敲救送摘采种浇盖挖"
    "來飛進帶騎發畫寫買賣種開關學獨緊終後繼擁準啟認"
)
_DOES_WORDS_ZH = re.compile(r"正在|一起|一同|一边|从|给|成为|下(?!雨|雪)|開始|开始|慢慢|终于|終於")
_NOBODY_ZH = re.compile(
    r"日[出落]|下[雨雪]|天[黑亮]|[春夏秋冬](?:天|季)|正午|中午|黄昏|黃昏|夜晚|早[晨上]|晚上|傍晚"
)
_ANIMALS_ZH = "猫狗兔鸟鱼熊马牛羊虎龙鹿狐鸡鸭鹅猴象貓鳥魚馬龍雞鴨鵝她他我"
_SUBJECT_ZH = re.compile(
    rf"(?P<who>(?:(?:一|两|三|几)[只个位条匹头名群朵棵隻個條頭]|[这這][只隻])?"
    rf"(?:[^\W\d{_DOES_ZH}]{{2,7}}?|[{_ANIMALS_ZH}]))(?=[{_DOES_ZH}]|正在|一起|从|给|下)"
)
_MET_ZH = re.compile(
    r"(?:遇[到见見上]|碰[到见見]|认识|認識|结识|發現|发现|找到|救下)了?(?P<who>[^\W\d]{1,6})$"
)
_TOGETHER_ZH = re.compile(r"一起|一同|共同|两人|它们|他们|她们|他們|牠們")
_PRONOUN_ZH = re.compile(r"^(?:它们|他们|她们|他們|牠們|它|他|她|牠)")


def with_cast(steps: Sequence[str], *, chinese: bool) -> tuple[str, ...]:
    """Steps that leave out who acts get the cast of the first: "a dog leaves home", "meets a
    cat" -> "a dog meets a cat". Steps with a cast of their own stay as they are."""
    return _with_cast_zh(steps) if chinese else _with_cast_en(steps)


_POSED_EN = re.compile(
    r"(?:\w{2,}ing(?:\s+[\w'-]+){0,4}|(?:front|side|back)\s+view)$", re.IGNORECASE
)
_AMID_EN = re.compile(
    r"(?:in|at|on|under|by|near|beside|inside|above|during|among|wearing|holding|with|as)\s",
    re.IGNORECASE,
)
_ACTS_EN = re.compile(r"\b(?!(?:king|ring|wing|string|spring|evening|morning)\b)\w{2,}ing\b", re.I)


def _with_cast_en(steps: Sequence[str]) -> tuple[str, ...]:
    said = _ACTS_EN.search(steps[0]) or steps[0].endswith("view")
    if len(steps) > 2 and not said and all(map(_POSED_EN.match, steps[1:])):
        # "A girl in a raincoat, standing, running": the first tells who, the others how.
        return tuple(f"{steps[0]}, {step}" for step in steps[1:])
    amid = [
        at.start()
        for at in re.finditer(r"(?<=\s)\S", steps[0])
        if _AMID_EN.match(steps[0], at.start())
    ]
    if amid and all(map(_AMID_EN.match, steps[1:])):
        # "A fox in spring, in summer": the others say only where or when.
        return (steps[0], *(f"{steps[0][: amid[-1]]}{step}" for step in steps[1:]))
    match = _SUBJECT_EN.match(steps[0])
    if match is None:
        return tuple(steps)
    hero, friend = match["who"], ""
    told = [steps[0]]
    for before, step in itertools.pairwise(steps):
        met = _MET_EN.search(before)
        friend = met["who"].strip() if met else friend
        if they := _THEY_EN.match(step):
            told.append(f"{hero} and {friend or 'friends'} {step[they.end() :]}")
        elif pronoun := _PRONOUN_EN.match(step):
            told.append(f"{hero} {step[pronoun.end() :]}")
        elif _BARE_VERB_EN.match(step):
            told.append(f"{hero} {step}")
        else:
            told.append(step)
    return tuple(told)


def _with_cast_zh(steps: Sequence[str]) -> tuple[str, ...]:
    match = _SUBJECT_ZH.match(steps[0])
    if match is None or _NOBODY_ZH.match(steps[0]):
        return tuple(steps)
    hero, friend = match["who"], ""
    told = [steps[0]]
    for before, step in itertools.pairwise(steps):
        met = _MET_ZH.search(before)
        friend = met["who"] if met else friend
        together = _TOGETHER_ZH.search(step) is not None
        who = f"{hero}和{friend}" if together and friend else hero
        rest = _PRONOUN_ZH.sub("", step)
        if hero in step or _NOBODY_ZH.match(step):
            told.append(step)
        elif rest != step or step[0] in _DOES_ZH or _DOES_WORDS_ZH.match(step):
            told.append(who + rest)
        else:
            told.append(step)
    return tuple(told)
