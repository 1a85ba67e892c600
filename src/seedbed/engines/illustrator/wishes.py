"""What is wanted of reference pictures: read from the prompt's verbs, beside its scene."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from seedbed.engines.illustrator.compose.figure import known_name
from seedbed.engines.illustrator.scene import SceneSpec, Thing
from seedbed.engines.illustrator.subjects.tint import COLOURS
from seedbed.engines.illustrator.understand import understand

_ADD = re.compile(
    r"\b(?:add(?:ing)?|insert(?:ing)?|include|place)\b(?P<en>[^.;\n]*)"
    r"|(?:加上|添加|加入|增加|加一|加个|添上|放上)(?P<zh>[^。；;\n]*)",
    re.IGNORECASE,
)
_WEAR = re.compile(
    r"\b(?:wear(?:s|ing)?|put(?:s|ting)? on)\b(?P<en>[^.;\n]*)|(?:戴上|戴着|戴)(?P<zh>[^。；;\n]*)",
    re.IGNORECASE,
)
HATS = frozenset(
    {"hat", "womans-hat", "top-hat", "crown", "cap", "billed-cap", "santa-hat", "party-hat",
     "wizard-hat", "straw-hat", "beret", "helmet", "cowboy-hat", "bamboo-hat", "chef-hat"}
)  # fmt: skip
"""What can be put on a head that is in the picture already."""
_REMOVE = re.compile(
    r"\b(?:remove|delete|erase|get rid of|take away)\b\s*(?P<en>[^.,;\n]*)"
    r"|(?:去掉|移除|删除|擦除|抹去|去除)(?P<zh>[^，。；,;\n]*)",
    re.IGNORECASE,
)
_EXTEND = re.compile(
    r"\b(?:extend|outpaint|expand|widen|zoom out|uncrop)\b|扩图|扩展画|扩展图|延展|扩画|外扩",
    re.IGNORECASE,
)
_RECOLOUR = re.compile(
    r"\b(?:recolou?r|colou?r\s+(?:of\s+[\w ]{1,30}\s+)?to|paint\s+(?:it|the\s+\w+)"
    r"|(?:make|turn|change|dye)\s+(?:it|the\s+[\w ]{1,30}?|his\s+\w+|her\s+\w+)\s+"
    r"(?:in\s*to\s+|to\s+)?(?:a\s+)?(?=(?:bright\s+|dark\s+|light\s+)?(?:"
    + "|".join(sorted((re.escape(name) for name in COLOURS), key=len, reverse=True))
    + r")\b))|(?:变成|改成|换成|染成|涂成|改为|换为)[^，。,.]{0,6}色|颜色(?:改|换|变)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"\bbackground\b|\bbackdrop\b|背景|底色|白底", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:together|side by side with each other|group photo|standing next to|in one scene)\b"
    r"|合影|站在一起|一起|同框",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\b(?:side by side|before and after|diptych|split screen)\b|对比|并排", re.IGNORECASE
)
_KEEP_PLACE = re.compile(
    r"\b(?:this|the)\s+(?:photo|picture|image|scene)\b.{0,20}\b(?:style|painting)\b", re.I
)


_ONTO = (
    re.compile(
        r"\b(?:image|picture|photo)\s*#?\s*(?P<a>\d{1,2})\b[^.]{0,40}?\b(?:in|into|onto|on|to|"
        r"against)\b[^.]{0,30}?\b(?:image|picture|photo)\s*#?\s*(?P<b>\d{1,2})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"图片?\s*(?P<a>[\d一二三四五六七八九])[^。；]{0,14}?(?:放|移|合成|融|换|贴|加)[^。；]{0,8}?"
        r"(?:到|进|入|在)[^。；]{0,6}?图片?\s*(?P<b>[\d一二三四五六七八九])"
    ),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """The edits a prompt asks for; what it does not ask for is None, empty or False.

    `elsewhere`: the subject is to be cut out and set into the scene of the spec. `plain`: onto
    one colour. `onto`: the subject of one reference is to be set into another (both counted from
    0). `added`: things to draw into the picture. `removed`: what should go, in words.
    """

    elsewhere: bool = False
    onto: tuple[int, int] | None = None
    plain: str | None = None
    recolour: str | None = None
    extend: bool = False
    added: SceneSpec | None = None
    removed: str = ""
    together: Literal["collage", "diptych", "cutouts"] = "collage"


def wish_of(prompt: str, spec: SceneSpec) -> Wish:
    """What the prompt asks to be done with its references."""
    added = _ADD.search(prompt)
    adding = understand(added.group("en") or added.group("zh") or "") if added else None
    if adding is not None and not adding.things:
        adding = None
    if adding is None:
        adding = _hat(prompt)
    removed = _REMOVE.search(prompt)
    gone = (removed.group("en") or removed.group("zh") or "").strip() if removed else ""
    clears = bool(gone and _BACKGROUND.search(gone))
    plain = None
    if clears or (_BACKGROUND.search(prompt) and spec.background_colour):
        plain = COLOURS.get(spec.background_colour or "white", "#ffffff")
    elsewhere = spec.setting is not None and spec.setting not in {"plain", "table"}
    if spec.setting == "table":
        elsewhere = not any(thing.name == "table" for thing in spec.things)
    recolour = _colour(spec) if plain is None and _RECOLOUR.search(prompt) else None
    onto = _onto(prompt)
    return Wish(
        elsewhere=elsewhere and plain is None and onto is None,
        onto=onto,
        plain=plain if not elsewhere else None,
        recolour=recolour,
        extend=bool(_EXTEND.search(prompt)),
        added=adding,
        removed="" if clears else gone,
        together=(
            "diptych"
            if _PAIR.search(prompt)
            else "cutouts"
            if _TOGETHER.search(prompt)
            else "collage"
        ),
    )


def _hat(prompt: str) -> SceneSpec | None:
    """The hat that somebody in the picture is to wear, if it can be drawn without its wearer."""
    found = _WEAR.search(prompt)
    if found is None:
        return None
    said = found.group("en") or found.group("zh") or ""
    spec = understand(f"a cat wearing {said}" if found.group("en") else f"一只猫戴着{said}")
    worn = [
        worn
        for thing in spec.things
        for worn in thing.wears
        if worn.name in HATS and known_name(worn.name)
    ]
    if not worn:
        return None
    return SceneSpec(things=(Thing(worn[0].name, worn[0].name, colour=worn[0].colour),))


def _onto(prompt: str) -> tuple[int, int] | None:
    """ "Put the cat of image 1 into image 2": (0, 1)."""
    found = next((match for pattern in _ONTO if (match := pattern.search(prompt))), None)
    if found is None:
        return None
    first, second = (_NUMERALS.get(found[key]) or int(found[key]) for key in "ab")
    return (first - 1, second - 1) if first != second and first > 0 and second > 0 else None


_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九", 1)}


def _colour(spec: SceneSpec) -> str | None:
    """The colour named, from wherever the parse put it, as "#rrggbb"."""
    names = [spec.background_colour, *(thing.colour for thing in spec.things)]
    names += [worn.colour for thing in spec.things for worn in thing.wears]
    found = next((name for name in names if name in COLOURS), None)
    return COLOURS[found] if found else None
