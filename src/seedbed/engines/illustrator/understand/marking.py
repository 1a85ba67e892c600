"""How a mark is asked for beyond what is on it: the shape it is set in, 盾形徽标, "hexagon logo",
an app's rounded square; and icons that are to be as plain as a logo."""

from __future__ import annotations

import re
from dataclasses import replace

from seedbed.engines.illustrator.scene import Enclosure, SceneSpec, Thing
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word, words
from seedbed.engines.illustrator.understand.trades import known_by, of_things

_MARK = re.compile(
    r"\b(?:logos?|emblems?|badges?|icons?|logotype|brand ?marks?|crest|insignia|seal)\b"
    r"|标志|标识|商标|徽|图标|会标|logo",
    re.I,
)
_RINGED = re.compile(
    r"\b(?:in|inside|within|enclosed (?:in|by)|framed by|set in) (?:an? )?(?:thin |simple |bold )?"
    r"(?:circle|ring|circular (?:frame|border|outline)|round frame)\b"
    r"|圆[圈框环]|圆形(?:边框|框|外框)",
    re.I,
)
_SHAPES: tuple[tuple[Enclosure, re.Pattern[str]], ...] = (
    ("hexagon", re.compile(
        r"(?:(?:in|inside|within) an? )?\bhexagon(?:al)?(?:[- ]shaped)?\b(?: (?:frame|shape))?"
        r"|正?六[边角]形(?:的|中的|里的|内的|框)?", re.I)),
    ("shield", re.compile(
        r"(?:(?:in|inside|within|on) an? )\bshield\b(?: (?:frame|shape))?"
        r"|\bshield[- ]shaped\b"
        r"|\bshield (?=(?:emblem|logo|badge|crest|icon)s? (?:with|of|featuring|showing))"
        r"|盾形(?:的)?|盾牌(?:形状?|状)的?|盾牌(?=(?:徽标|徽章|标志|logo))|盾牌[里内中]的?", re.I)),
    ("square", re.compile(
        r"\brounded[- ](?:square|rectangle)s?\b|\bsquircle\b"
        r"|\bsquare(?= (?:logo|icon|badge|emblem))|圆角(?:正?方|矩)形|圆角图标|圆角方块"
        r"|方形的?(?=logo|标志|图标|徽)", re.I)),
)  # fmt: skip
_APP = re.compile(
    r"\b(?:mobile |phone |ios |android )?app(?:lication)? (?:icon|logo)"
    r"|手机应用图标|应用图标|(?:app|应用|软件|手机)的?图标",
    re.I,
)
_ROUND = re.compile(
    r"\b(?:circular|round|roundel)\b|\bbadge\b|圆形|圆徽|徽章", re.I
)  # fmt: skip
_ON_COLOUR = re.compile(
    r"(\bon an? [a-z ]{3,24}?)(?:rounded[- ](?:square|rectangle)|squircle)", re.I
)
_PLAIN = re.compile(
    r"\bminimal(?:ist|istic)?\b|\bsimple\b|\b(?:line|line art|glyph) icon"
    r"|\bmonoline\b|\bsilhouette\b"
    r"|极简|简约|简洁|线条|剪影|单色",
    re.I,
)
_LETTERS = re.compile(
    r"\b(?:letters?|initials?|monogram(?: of)?(?: the)?(?: letters?)?)[ :]+"
    r"([A-Z](?:(?: ?(?:&|and|,) ?)?[A-Z]){0,2})\b(?![a-z'])"
    r"|字母[：: ]?([A-Za-z]{1,3})"
)
_GROUND = re.compile(
    r"\b(?:background|backdrop|ground|on (?:black|white))\b|背景|底色|[黑白]底", re.I
)
_SEAL = re.compile(r"\b(?:seal|chop|stamp)\b|印章", re.I)
_LOW_SUNS = frozenset({"dawn", "sunset"})
_CAT_HEAD = re.compile(r"\b(?:cat|kitten)(?:'s|’s)? (?:face|head)\b|猫咪?[头脸]", re.I)
_NUMBER = re.compile(r"\d|\b(?:six|seven|eight|nine|ten|eleven|twelve|dozen)\b|[六七八九十]", re.I)
_KINDS = re.compile(r"wordmark|lettermark|monogram|logotype|tagline|mascot|字|母|字标", re.I)
"""Words that say what kind of mark it is, which shows anyway."""


def take_enclosure(prompt: str) -> tuple[Enclosure | None, str]:
    """The shape that a logo, badge or icon is to be set in, or None; and the prompt without the
    words that say so, where they could be taken for a thing of the picture."""
    if not _MARK.search(prompt):
        return None, prompt
    for kind, pattern in _SHAPES:
        if pattern.search(prompt):
            if kind == "square":
                prompt = _ON_COLOUR.sub(r"\1background", prompt)
            return kind, pattern.sub(" ", prompt)
    if _APP.search(prompt):
        return "square", _APP.sub(" app icon ", prompt)
    if _RINGED.search(prompt):
        return "ring", prompt
    return ("circle", prompt) if _ROUND.search(prompt) else (None, prompt)


def marked(spec: SceneSpec, enclosure: Enclosure | None, prompt: str) -> SceneSpec:
    """The spec with the shape its mark is set in, if it is a mark at all: what the business is
    known by, and letters that are its sign. An icon that is to be minimal is drawn as a logo is."""
    if spec.layout not in {"logo", "icon"}:
        return spec
    plain = spec.layout == "icon" and spec.style is None and _PLAIN.search(prompt)
    spec = replace(spec, enclosure=enclosure, style="minimal" if plain else spec.style)
    if spec.layout == "logo":
        placeless = spec.setting in {None, "plain", "gradient", "studio"}
        spec = replace(spec, setting=spec.setting if placeless else None, backdrop=None)
        spec = known_by(spec, prompt)
    if (upon := _upon(prompt)) is not None and spec.things:
        ink, ground = upon
        own = tuple(replace(t, colour=ink if t.colour in {None, ground} else t.colour)
                    for t in spec.things)  # fmt: skip
        spec = replace(spec, things=own, background_colour=ground)
    if spec.time in _LOW_SUNS and not spec.things and not spec.texts:
        spec = replace(spec, things=(Thing("sunrise", spec.time or ""),))
    if _CAT_HEAD.search(prompt):
        heads = tuple(replace(t, name="cat-face") if t.name == "cat" else t for t in spec.things)
        spec = replace(spec, things=heads)
    letters = _LETTERS.search(prompt)
    if letters and not spec.texts:
        sign = re.sub(r"[^A-Z0-9&]", "", (letters[1] or letters[2]).upper())
        kept = [i for i, thing in enumerate(spec.things) if thing.name != "letter"]
        spec = replace(of_things(spec, kept), texts=(sign,))
    if _SEAL.search(prompt) and spec.texts and len(spec.texts[0]) <= 4:
        kept = [i for i, thing in enumerate(spec.things) if thing.name != "seal-stamp"]
        round_ = spec.enclosure == "circle"
        spec = replace(of_things(spec, kept), enclosure="circle" if round_ else "square")
        spec = replace(spec, text_colour=spec.text_colour or "red")
    if spec.texts and all(thing.name == "roundel" for thing in spec.things):
        spec = _of_words(spec, prompt)
    unknown = tuple(word for word in spec.unknown if not _KINDS.fullmatch(word))
    few = spec.things if _NUMBER.search(prompt) else tuple(_few(one) for one in spec.things)
    return replace(spec, things=few, unknown=unknown)


def _upon(prompt: str) -> tuple[str, str] | None:
    """The two colours of "white on forest green"; a colour on a thing is none."""
    read = words(prompt)
    for one, on, other in zip(read, read[1:], read[2:], strict=False):
        ink, ground = _colour_of(one), _colour_of(other)
        if on.text.lower() == "on" and ink is not None and ground is not None:
            return (ink.value, ground.value) if ink.value != ground.value else None
    return None


def _of_words(spec: SceneSpec, prompt: str) -> SceneSpec:
    """Words and nothing else: a colour said of nothing is theirs, unless it is the ground's."""
    ground = spec.background_colour if _GROUND.search(prompt) else None
    said = [sense.value for word in words(prompt) if (sense := _colour_of(word)) is not None]
    own = next((colour for colour in said if colour != ground), None)
    return replace(spec, text_colour=spec.text_colour or own, background_colour=ground)


def _colour_of(word: Word) -> Sense | None:
    senses = (sense for meaning in word.meanings for sense in meaning)
    return next((sense for sense in senses if sense.kind == "colour"), None)


def _few(thing: Thing) -> Thing:
    """Stars without a number are many in a sky and three on a mark."""
    return replace(thing, count=3) if thing.count > 5 else thing
