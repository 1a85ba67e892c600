"""Finds where a Chinese prompt asks for a set; sets_zh.py says in which words."""

from __future__ import annotations

import re

from seedbed.values import dataclass

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
SET_WORD = r"(?:一组|一套|一系列|一个系列|系列|组图|套图|一組|一個系列|組圖|套圖)"
_TOTAL = r"(?:[，,]?\s*(?:共计|总共|一共|合计|共|總共|共計))"
_MEASURE = r"(?:张|幅|格|页|帧|張|頁|幀)"
_LOOSE_MEASURE = r"(?:款|个|種|种|版|套|個)"

# [request][一组][共] N张 [连贯的] [插画]
_COUNTED = re.compile(
    rf"(?P<request>{_REQUEST})(?P<set>{SET_WORD})?(?:的)?(?P<total>{_TOTAL})?{_NUMBER}\s*"
    rf"(?:{_MEASURE}|(?={_PLAIN}片?(?![上里中和与、\d])))(?:一组的?|一套的?)?{_SETWISE}*(?:{_PLAIN}片?)?"
)
_COUNTED_LOOSELY = re.compile(
    rf"(?P<request>{_REQUEST})(?P<set>{SET_WORD})?(?P<total>{_TOTAL})?{_NUMBER}\s*{_LOOSE_MEASURE}{_SETWISE}*"
    rf"(?=(?P<words>[^，。；：、,.;:\s{{}}]{{0,6}}?)(?P<noun>{_KIND}|{_PLAIN}))"
)
_COUNTED_AFTER = re.compile(
    rf"(?P<request>{_REQUEST}){SET_WORD}{_TOTAL}?{_NUMBER}(?:{_MEASURE}|{_LOOSE_MEASURE}|枚)"
    r"(?=$|[，。；、,.;])"
)
_COUNTED_AFTER_KIND = re.compile(rf"{_KIND}(?P<ask>[，,]?{_NUMBER}{_MEASURE})(?=$|[，。；、,.;])")
_PANELS = re.compile(
    rf"(?P<request>{_REQUEST})(?:一[个幅张則则])?{_NUMBER}(?:格|幕|页|联|連|连)(?P<form>漫画|漫畫|连环画|連環畫|条漫|故事|绘本|画|畫|分镜)"
)
_TWOFOLD = re.compile(rf"(?P<request>{_REQUEST})(?:一[个幅张])?双联画")
_SET_OF = re.compile(
    rf"(?P<request>{_REQUEST})(?P<set>{SET_WORD})(?:关于|有关|以)?(?:的)?{_SETWISE}*"
    rf"(?=(?P<words>[^，。；：,.;:\n]{{0,14}}?)(?P<noun>{_KIND}|{_PLAIN}))"
)
_FORM = re.compile(
    rf"(?P<request>{_REQUEST})(?:一(?:个|部|本|则|組|组))?(?:影视|电影|漫画|故事)?"
    r"(?P<form>连环画|連環畫|故事板|分镜图|分镜|分鏡|组图|組圖|条漫|多格漫画)(?:脚本)?"
)
BRAND = re.compile(
    r"(?:品牌|视觉|VI|文创|周边|视觉识别|全套)[^，。；]{0,8}(?:设计|物料|周边|产品|形象|延展)|一套[^，。；]{0,14}(?:设计|物料|周边)"
)
LISTING = re.compile(
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
ONE_PICTURE = re.compile(
    r"[四六九2-9十]\s*宫格|[四六九]宮格|拼图|拼圖|拼贴|拼貼|拼接|拼成一|拼在一起|合成(?:为|到|成)?一张|合并(?:为|到|成)?一张|(?:一|同一|1)张(?:图片?|画面?|照片|纸|海报|圖片?)(?:里|中|上|内|裡)|"
    r"(?:同一|一个)(?:画面|畫面|画布)(?:里|中|上|内|裡)|只(?:要|需要?|生成|画)一张|长图|并排"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """Where a prompt asks for a set: [start, end) gives way to nothing."""

    start: int
    end: int
    count: int | None


def asked(text: str) -> Ask | None:
    """The words that ask for a set, the most certain first."""
    for match in _PANELS.finditer(text):
        if not _held(text, match):
            return Ask(match.start(), match.end(), _value(match["n"]))
    twofold = _TWOFOLD.search(text)
    if twofold:
        return Ask(*twofold.span(), 2)
    for match in _COUNTED.finditer(text):
        count = _value(match["n"])
        if count is not None and count > 1 and not _held(text, match) and _leads(text, match):
            if _THING_NEXT.match(text, match.end()):
                continue
            return Ask(*match.span(), count)
    for match in _COUNTED_LOOSELY.finditer(text):
        count = _value(match["n"])
        wanted = match["request"] or match["set"] or match["total"]
        wanted = wanted or (match.start() == 0 and "款" in match[0])
        if count is not None and count > 1 and wanted and not _held(text, match):
            if match["noun"] in ("图标", "场景", "場景", "表情", "形象") and not match["set"]:
                continue  # 设计9个图标: things that one picture can hold
            plain = not match["words"] and re.fullmatch(_PLAIN, match["noun"])
            return Ask(match.start(), match.end("noun") if plain else match.end(), count)
    after = _COUNTED_AFTER.search(text)
    if after:
        return Ask(*after.span(), _value(after["n"]))
    after = _COUNTED_AFTER_KIND.search(text)
    if after and not _held(text, after, asked=False):
        return Ask(*after.span("ask"), _value(after["n"]))
    for match in _SET_OF.finditer(text):
        if not _held(text, match):
            total = re.compile(rf"{_TOTAL}{_NUMBER}").search(text, match.end())
            plain = not match["words"] and re.fullmatch(_PLAIN, match["noun"])
            end = match.end("noun") if plain else match.end()
            # In mid-sentence ("为一家店设计一系列海报") the asking verb is the sentence's own.
            start = match.start() if _opens(text, match) or plain else match.start("set")
            return Ask(start, end, _value(total["n"]) if total else None)
    for match in _FORM.finditer(text):
        if not _held(text, match):
            return Ask(*match.span(), None)
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
