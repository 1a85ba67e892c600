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
from dataclasses import dataclass, replace

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

_DIGITS = "一二三四五六七八九"
_NUMBER = r"(?P<n>\d{1,3}|十[一二三四五六七八九]?|[二两兩三四五六七八九]十?|几|幾|多|数|數)"
# Pictures whose name only says "picture" are left out of what is drawn.
_PLAIN = (
    r"(?:图片|图像|图画|组图|套图|分镜图|分镜头|分镜|画面|镜头|场景|版本|方案|变体|图(?![标书腾案章])|画(?!笔|板|框)|"
    r"圖片|圖像|組圖|套圖|分鏡圖|分鏡|畫面|鏡頭|場景|圖(?![標書騰案章])|畫(?!筆|板|框))"
)
_KIND = (
    r"(?:照片|海报|插画|插图|漫画|连环画|绘本|壁纸|表情包|表情|贴纸|头像|图标|封面|卡片|明信片|贺卡|写真|"
    r"水彩画|油画|国画|水墨画|摄影|渲染图|效果图|设计图|设计|视觉|logo|物料|周边|形象|banner|横幅|剧照|"
    r"海報|插畫|插圖|漫畫|連環畫|繪本|壁紙|貼圖|頭像|圖標|賀卡|寫真|水彩畫|油畫|國畫|水墨畫|攝影|設計|視覺)"
)
_SETWISE = (
    r"(?:不同的?|连贯的?|连续的?|相关的?|关联的?|系列的?|系列|风格统一的?|统一风格的?|独立的?|成套的?|一致的?|"
    r"連貫的?|連續的?|相關的?|關聯的?|風格統一的?|統一風格的?|獨立的?)"
)
_REQUEST = (
    r"(?:(?:请|麻烦|帮我|帮忙|给我|为我|替我|我想要|我要|我想|想要|再|根据(?:上面|以下)?|請|幫我|給我|為我)*"
    r"(?:生成|画出|画|绘制|绘出|创作|设计|制作|做|输出|创建|产出|给出|来|出|要|拍摄|拍|"
    r"分成|分为|分為|產生|畫出|畫|繪製|創作|設計|製作|輸出|創建|來)?(?:出|一下|个)?)"
)
_SET_WORD = r"(?:一组|一套|一系列|一个系列|系列|组图|套图|一組|一個系列|組圖|套圖)"
_TOTAL = r"(?:[，,]?\s*(?:共计|总共|一共|合计|共|總共|共計))"
_MEASURE = r"(?:张|幅|格|页|帧|張|頁|幀)"
_LOOSE_MEASURE = r"(?:款|个|種|种|版|套|個)"

# [request][一组][共] N张 [连贯的] [插画]
_COUNTED = re.compile(
    rf"(?P<request>{_REQUEST})(?P<set>{_SET_WORD})?(?:的)?(?P<total>{_TOTAL})?{_NUMBER}\s*"
    rf"(?:{_MEASURE}|(?={_PLAIN}片?(?![上里中和与、\d])))(?:一组的?|一套的?)?{_SETWISE}*(?:{_PLAIN}片?)?"
)
_COUNTED_LOOSELY = re.compile(
    rf"(?P<request>{_REQUEST})(?P<set>{_SET_WORD})?(?P<total>{_TOTAL})?{_NUMBER}\s*{_LOOSE_MEASURE}{_SETWISE}*"
    rf"(?=(?P<words>[^，。；：、,.;:\s{{}}]{{0,6}}?)(?P<noun>{_KIND}|{_PLAIN}))"
)
_COUNTED_AFTER = re.compile(
    rf"(?P<request>{_REQUEST}){_SET_WORD}{_TOTAL}?{_NUMBER}(?:{_MEASURE}|{_LOOSE_MEASURE}|枚)"
    r"(?=$|[，。；、,.;])"
)
_COUNTED_AFTER_KIND = re.compile(rf"{_KIND}(?P<ask>[，,]?{_NUMBER}{_MEASURE})(?=$|[，。；、,.;])")
_PANELS = re.compile(
    rf"(?P<request>{_REQUEST})(?:一[个幅张則则])?{_NUMBER}(?:格|幕|页|联|連|连)(?P<form>漫画|漫畫|连环画|連環畫|条漫|故事|绘本|画|畫|分镜)"
)
_TWOFOLD = re.compile(rf"(?P<request>{_REQUEST})(?:一[个幅张])?双联画")
_SET_OF = re.compile(
    rf"(?P<request>{_REQUEST})(?P<set>{_SET_WORD})(?:关于|有关|以)?(?:的)?{_SETWISE}*"
    rf"(?=(?P<words>[^，。；：,.;:\n]{{0,14}}?)(?P<noun>{_KIND}|{_PLAIN}))"
)
_FORM = re.compile(
    rf"(?P<request>{_REQUEST})(?:一(?:个|部|本|则|組|组))?(?:影视|电影|漫画|故事)?"
    r"(?P<form>连环画|連環畫|故事板|分镜图|分镜|分鏡|组图|組圖|条漫|多格漫画)(?:脚本)?"
)
_BRAND = re.compile(
    r"(?:品牌|视觉|VI|文创|周边|视觉识别|全套)[^，。；]{0,8}(?:设计|物料|周边|产品|形象|延展)|一套[^，。；]{0,14}(?:设计|物料|周边)"
)
_LISTING = re.compile(
    r"(?:包括|包含|分别是|分别为|分别对应|分别展示|分别|例如|比如|有|涵盖|包括有|分別是|分別為|分別|涵蓋)[:：]?\s*"
)

_THING_NEXT = re.compile(
    r"(?:的)?(?:桌|椅|床|纸|脸|嘴|票|沙发|弓|牌|皮|凳|毯|网|唱片|饼|地图|名片|邮票|书桌|木桌|餐桌|老脸|笑脸|"
    r"紙|臉|沙發|網|餅|地圖|郵票|書桌|窗帘|窗簾|布|钞票)"
    r"|[^，。；,.]{0,6}(?:放|挂|摆|贴|钉|掉|散落|掛|擺|貼)在"
)
_THING_BEFORE = re.compile(
    r"(?:挂着?|摆着?|放着?|贴着?|拿着?|举着?|看着?|有着?|抱着?|铺着?|这|那|每|第|前|后|掛著?|擺著?|貼著?|舉著?)$"
)
_ONE_PICTURE = re.compile(
    r"[四六九2-9十]\s*宫格|[四六九]宮格|拼图|拼圖|拼贴|拼貼|拼接|拼成一|拼在一起|合成(?:为|到|成)?一张|合并(?:为|到|成)?一张|(?:一|同一|1)张(?:图片?|画面?|照片|纸|海报|圖片?)(?:里|中|上|内|裡)|"
    r"(?:同一|一个)(?:画面|畫面|画布)(?:里|中|上|内|裡)|只(?:要|需要?|生成|画)一张|长图|并排"
)
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


@dataclass(frozen=True, slots=True)
class _Ask:
    """Where a prompt asks for a set: [start, end) gives way to nothing."""

    start: int
    end: int
    count: int | None


def read_chinese(prompt: str) -> tuple[str, ...]:
    """The prompt of each picture that a Chinese prompt wants, in order; at least one."""
    text = unquoted(prompt).lower()
    if len(text) != len(prompt) or _ONE_PICTURE.search(text):
        return (prompt,)
    ask = _asked(text)
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


def _asked(text: str) -> _Ask | None:
    """The words that ask for a set, the most certain first."""
    for match in _PANELS.finditer(text):
        if not _held(text, match):
            return _Ask(match.start(), match.end(), _value(match["n"]))
    twofold = _TWOFOLD.search(text)
    if twofold:
        return _Ask(*twofold.span(), 2)
    for match in _COUNTED.finditer(text):
        count = _value(match["n"])
        if count is not None and count > 1 and not _held(text, match) and _leads(text, match):
            if _THING_NEXT.match(text, match.end()):
                continue
            return _Ask(*match.span(), count)
    for match in _COUNTED_LOOSELY.finditer(text):
        count = _value(match["n"])
        wanted = match["request"] or match["set"] or match["total"]
        wanted = wanted or (match.start() == 0 and "款" in match[0])
        if count is not None and count > 1 and wanted and not _held(text, match):
            if match["noun"] in ("图标", "场景", "場景", "表情", "形象") and not match["set"]:
                continue  # 设计9个图标: things that one picture can hold
            plain = not match["words"] and re.fullmatch(_PLAIN, match["noun"])
            return _Ask(match.start(), match.end("noun") if plain else match.end(), count)
    after = _COUNTED_AFTER.search(text)
    if after:
        return _Ask(*after.span(), _value(after["n"]))
    after = _COUNTED_AFTER_KIND.search(text)
    if after and not _held(text, after, asked=False):
        return _Ask(*after.span("ask"), _value(after["n"]))
    for match in _SET_OF.finditer(text):
        if not _held(text, match):
            total = re.compile(rf"{_TOTAL}{_NUMBER}").search(text, match.end())
            plain = not match["words"] and re.fullmatch(_PLAIN, match["noun"])
            end = match.end("noun") if plain else match.end()
            # In mid-sentence ("为一家店设计一系列海报") the asking verb is the sentence's own.
            start = match.start() if _opens(text, match) or plain else match.start("set")
            return _Ask(start, end, _value(total["n"]) if total else None)
    for match in _FORM.finditer(text):
        if not _held(text, match):
            return _Ask(*match.span(), None)
    return None


def _leads(text: str, match: re.Match[str]) -> bool:
    """Whether the count begins its clause or has a word of asking before it."""
    if match["request"] or match["set"] or match["total"]:
        return True
    return _opens(text, match)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether the match begins a clause."""
    return match.start() == 0 or text[match.start() - 1] in "，。；：、,.;:！!？? \n（("


def _held(text: str, match: re.Match[str], *, asked: bool = True) -> bool:
    """Whether somebody holds, hangs or reads it: then it is a thing in the picture."""
    before = text[max(0, match.start() - 4) : match.start()]
    if asked and match["request"] and not re.fullmatch(r"(?:来|出|要|个)+", match["request"]):
        return False
    return _THING_BEFORE.search(before) is not None


def _value(number: str) -> int | None:
    """四 is 4, 十二 is 12, 二十 is 20; 几 (some) is none that counts."""
    if number.isdigit():
        return int(number)
    if number in "几幾多数數":
        return None
    number = number.replace("两", "二").replace("兩", "二")
    tens, ten, ones = number.partition("十")
    if not ten:
        return _DIGITS.index(number) + 1
    return (10 * (_DIGITS.index(tens) + 1) if tens else 10) + (
        _DIGITS.index(ones) + 1 if ones else 0
    )


def _cut(ask: _Ask | None, text: str) -> str:
    """The prompt, or its start, without the words that ask for the set."""
    if ask is None or ask.start >= len(text):
        return text
    return text[: ask.start] + text[ask.end :]


def _branded(text: str, prompt: str) -> Span | None:
    brand = _BRAND.search(text)
    return _after_listing(_Ask(brand.start(), brand.end(), None), text, prompt) if brand else None


def _after_colon(ask: _Ask, text: str, prompt: str) -> Told | None:
    for colon in re.compile(r"[:：]\s*(?!\d)|——").finditer(text, ask.start):
        told = listed_after(colon.end(), text, prompt, ask.count)
        if told is not None:
            return told
    return None


def _after_listing(ask: _Ask, text: str, prompt: str) -> Span | None:
    if ask.count is not None:
        return None
    for listing in _LISTING.finditer(text, ask.start):
        told = listed_after(listing.end(), text, prompt, None)
        if told is not None and len(told.steps) >= 2 and "、" in text[listing.end() :]:
            return Span(listing.start(), len(prompt) - len(told.after), told.steps)
    return None


def _listed_inside(ask: _Ask, text: str, prompt: str) -> Span | None:
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


def _from_told(told: Told, ask: _Ask | None, prompt: str) -> tuple[str, ...]:
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


def _from_span(span: Span, ask: _Ask | None, prompt: str, count: int) -> tuple[str, ...]:
    lead = _SAYS_LIST.search(prompt, 0, span.start)
    if lead is not None and (ask is None or lead.start() >= ask.end):
        span = replace(span, start=lead.start())
    prompts = []
    for at in range(len(span.steps)):
        moved = span.put(prompt, at)
        shift = len(moved) - len(prompt) if ask is not None and ask.start >= span.end else 0
        cut = _Ask(ask.start + shift, ask.end + shift, None) if ask is not None else None
        if ask is not None and ask.start < span.start < ask.end:
            cut = _Ask(ask.start, span.start, None)  # the series stands among the asking words
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
        rf"{_SET_WORD}的?|每[一]?[张幅張](?:图片?|画|圖)?都?|(?:核心|主题|內容|内容)[为是為](?=\S)",
        "",
        text,
    )
    text = _FORM_WORDS.sub("", re.sub(r"同一(?:个|個)?", "", text))
    text = re.sub(r"[，,；;、]\s*(?=[，,；;。])|(?<=[。])[，,；;、]", "", text)
    return _OPENING.sub("", text.strip(_LEFT_OVER)).strip(_LEFT_OVER)
