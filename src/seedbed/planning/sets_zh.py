"""Reads a Chinese prompt (simplified or traditional) for a set, as sets_en reads an English one.

Words that ask for a set, each only where it speaks of the pictures:

- a count of pictures: 生成3张, 一组四张, 共七张, 四格漫画, 三款海报, 三联画. Not: 四只猫, 三张桌子,
  墙上挂着三幅画, 图1和图2.
- a set word: 一组, 一套, 一系列, 组图 before a kind of picture; 连环画, 分镜, 故事板, 绘本.
- labels: 第一张：…第二张：…, 画面一：….
- a series that stands for itself: 四季, 春夏秋冬, 一天中的不同时间, 正面、侧面、背面.

九宫格, 六宫格, 拼图, 一张图里, 同一画面 make one picture of it all.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from seedbed.planning.asks_zh import BRAND, LISTING, ONE_PICTURE, SET_WORD, Ask, asked
from seedbed.planning.prompt import unquoted
from seedbed.planning.series import Span, find_series
from seedbed.planning.steps import (
    Told,
    labelled,
    listed_after,
    numbered,
    told_by_hours,
    trimmed,
    with_cast,
)

USUAL_COUNT = 4
"""As in sets_en."""

_TAIL_NOUN = re.compile(r"的(?:图片|图像|照片|画面|图|圖片|圖像|畫面|圖)(?=$|[，。；,.;\s])")
_CONSISTENCY = re.compile(
    r"[，,；;。]?\s*(?:(?:所有|全部|每张|整体|整組|整组|要求|请|並|并)?(?:图片?)?)?(?:以|用|采用|保持|使用)?(?:统一|一致|相同|同样|統一|相同)的?"
    r"(?:整体)?(?:风格|角色|人物|形象|配色|色调|画风|視覺|视觉|風格|畫風)[^。；;\n]*(?=$|[。；;\n])"
    r"|[，,；;。]?\s*(?:整体)?(?:保持)?(?:人物|角色|形象|风格|画风|配色|色调|風格|畫風)(?:和(?:人物|角色|形象|风格|画风|配色|色调))*(?:保持)?(?:统一|一致|連貫|连贯|統一)(?:性)?(?=$|[，。；;,\n])"
)
_SAYS_LIST = re.compile(r"(?:涵盖|包括|包含|分别(?:是|为)?|涵蓋|分別(?:是|為)?)[:：]?$")
_FORM_WORDS = re.compile(
    r"(?:影视|电影|漫画)?(?:分镜图|分镜|分鏡|故事板|连环画|連環畫|组图|組圖|套图)(?:脚本)?(?=$|[，。；：、,.:;])"
)
_OPENING = re.compile(
    r"^(?:(?:请|帮我|给我|請|幫我)?(?:生成|绘制|创作|设计|制作|画|做|輸出|输出|繪製|創作|設計|製作|畫)(?!面|笔|板|室|家)"
    r"|关于|有关|讲述|讲|描绘|展示|内容是|主题是|主题|關於|講述|描繪)[:：]?(?=..)"
)
_ITEM_LEAD = re.compile(
    r".*(?:分别(?:是|为|对应|展示|展现|穿着|在)?|涵盖|包括|包含|展示|展现|表现|描绘|：|:|是|为|有|在|從|从|分別(?:是|為)?)"
)
_LEFT_OVER = " ，,；;、：:的\n"
_JOINS = (re.compile(r"\s*、\s*(?:和|以及)?|(?:以及|和|与|與)"), re.compile(r"\s*[，,]\s*"))


def read_chinese(prompt: str) -> tuple[str, ...]:
    """The prompt of each picture that a Chinese prompt wants, in order; at least one."""
    text = unquoted(prompt).lower()
    if len(text) != len(prompt) or ONE_PICTURE.search(text):
        return (prompt,)
    ask = asked(text)
    told = labelled(text, prompt)
    if told is not None:
        return _from_told(told, ask, prompt)
    if ask is None:
        told = told_by_hours(text, prompt)
        if told is not None:
            return _from_told(told, None, prompt)
        span = find_series(text, "zh", asked=False, count=None)
        if span is None:
            span = _branded(text, prompt)
        return (prompt,) if span is None else _from_span(span, None, prompt, len(span.steps))
    told = numbered(text, prompt)
    if told is None:
        told = _after_colon(ask, text, prompt)
    if told is not None:
        return _from_told(told, ask, prompt)
    span = find_series(text, "zh", asked=True, count=ask.count)
    if span is None or (ask.start <= span.start and span.end <= ask.end):
        span = _listed_inside(ask, text, prompt) or _after_listing(ask, text, prompt)
    if span is not None:
        return _from_span(span, ask, prompt, ask.count or len(span.steps))
    same = _tidy(_cut(ask, prompt))
    return (same or prompt,) * (ask.count or USUAL_COUNT)


def _cut(ask: Ask | None, text: str) -> str:
    """The prompt, or its start, without the words that ask for the set."""
    if ask is None or ask.start >= len(text):
        return text
    return text[: ask.start] + text[ask.end :]


def _branded(text: str, prompt: str) -> Span | None:
    brand = BRAND.search(text)
    return _after_listing(Ask(brand.start(), brand.end(), None), text, prompt) if brand else None


def _after_colon(ask: Ask, text: str, prompt: str) -> Told | None:
    for colon in re.compile(r"[:：]\s*(?!\d)|——").finditer(text, ask.start):
        told = listed_after(colon.end(), text, prompt, ask.count)
        if told is not None:
            return told
    return None


def _after_listing(ask: Ask, text: str, prompt: str) -> Span | None:
    if ask.count is not None:
        return None
    for listing in LISTING.finditer(text, ask.start):
        told = listed_after(listing.end(), text, prompt, None)
        if told is not None and len(told.steps) >= 2 and "、" in text[listing.end() :]:
            return Span(listing.start(), len(prompt) - len(told.after), told.steps)
    return None


def _listed_inside(ask: Ask, text: str, prompt: str) -> Span | None:
    """A list of exactly as many items as there are pictures, inside a sentence."""
    if ask.count is None or ask.count < 2:
        return None
    ends = [match.start() for match in re.finditer(r"[。；！？\n]", text[ask.end :])]
    edges = [ask.end, *(ask.end + end for end in ends), len(text)]
    for start, end in itertools.pairwise(edges):
        for joins in _JOINS:
            cuts = [edge for match in joins.finditer(text, start, end) for edge in match.span()]
            pieces = list(zip([start, *cuts[1::2]], [*cuts[::2], end], strict=True))
            span = _exactly(ask.count, pieces, text, prompt)
            if span is not None:
                return span
    return None


def _exactly(count: int, pieces: list[tuple[int, int]], text: str, prompt: str) -> Span | None:
    for first in range(len(pieces) - count, -1, -1):
        window = pieces[first : first + count]
        lead = _ITEM_LEAD.match(text, *window[0])
        if lead is None:
            continue
        begin = lead.end()
        # 涵盖 and its like say "the following"; what leads in otherwise stays.
        start = window[0][0] + len(
            re.sub(
                r"(?:分别(?:是|为|对应|展示|展现)?|涵盖|包括|包含|分別(?:是|為)?|:|：)$",
                "",
                lead[0],
            )
        )
        items = tuple(prompt[at:to].strip() for at, to in [(begin, window[0][1]), *window[1:]])
        if all(0 < len(item) <= 20 for item in items):
            return Span(start, window[-1][1], items)
    return None


def _from_told(told: Told, ask: Ask | None, prompt: str) -> tuple[str, ...]:
    steps = with_cast(told.steps, chinese=True)
    before = told.before
    # 图中人物分别：A、B: who it is about goes before each.
    before = re.sub(
        r"(?:分别)?(?:对应|为|是|如下|内容|依次)*(?:分别)?(?:对应|为|是|展示)?[:：]?\s*$",
        "",
        before,
    )
    shared = trimmed(_tidy(_cut(ask, before)))
    after = trimmed(_tidy(told.after))
    comic = "漫画风格" if re.search("漫画|漫畫|连环画|連環畫|条漫", told.before) else ""
    whole = ["，".join(part for part in (shared, step, after, comic) if part) for step in steps]
    return _as_many(whole, ask.count if ask else None)


def _from_span(span: Span, ask: Ask | None, prompt: str, count: int) -> tuple[str, ...]:
    lead = _SAYS_LIST.search(prompt, 0, span.start)
    if lead is not None and (ask is None or lead.start() >= ask.end):
        span = replace(span, start=lead.start())
    prompts = []
    for at in range(len(span.steps)):
        moved = span.put(prompt, at)
        shift = len(moved) - len(prompt) if ask is not None and ask.start >= span.end else 0
        cut = Ask(ask.start + shift, ask.end + shift, None) if ask is not None else None
        if ask is not None and ask.start < span.start < ask.end:
            cut = Ask(ask.start, span.start, None)  # the series stands among the asking words
        prompts.append(_tidy(_cut(cut, moved)))
    return _as_many(prompts, count)


def _as_many(prompts: list[str], count: int | None) -> tuple[str, ...]:
    """The prompts, begun again from the first when more pictures are wanted than steps told."""
    if count is None:
        return tuple(prompts)
    return tuple(prompts[at % len(prompts)] for at in range(count))


def _tidy(text: str) -> str:
    """Without the words that speak of the set, and without what cutting left behind."""
    text = _CONSISTENCY.sub("", text)
    text = _TAIL_NOUN.sub("", text)
    text = re.sub(
        rf"{SET_WORD}的?|每[一]?[张幅張](?:图片?|画|圖)?都?|(?:核心|主题|內容|内容)[为是為](?=\S)",
        "",
        text,
    )
    text = _FORM_WORDS.sub("", re.sub(r"同一(?:个|個)?", "", text))
    text = re.sub(r"[，,；;、]\s*(?=[，,；;。])|(?<=[。])[，,；;、]", "", text)
    return _OPENING.sub("", text.strip(_LEFT_OVER)).strip(_LEFT_OVER)
