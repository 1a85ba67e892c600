"""Words that mean one thing together: "farmhouse kitchen" is a kitchen, "piano player" somebody
at a piano, "mother and baby elephant" are two elephants.

In a compound the last noun is what it is; those before it say which. The words are rewritten
before the sentence is read, so that a noun that only says which never becomes a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from seedbed.engines.illustrator.understand.bodies import part_of_somebody, put_on_somebody
from seedbed.engines.illustrator.understand.bouquets import bunch_of
from seedbed.engines.illustrator.understand.groups import counted_group, some_of_them
from seedbed.engines.illustrator.understand.house_compounds import (
    eating_house,
    opening_of_a_house,
    part_of_a_house,
    place_of_a_kind,
    room_of_a_house,
    staff_of_a_house,
)
from seedbed.engines.illustrator.understand.kin import kin_of_animals
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found, after, as_one, many

_GATHERINGS = frozenset([
    "festival", "parade", "show", "fair", "race", "collection", "exhibition", "rally", "regatta",
    "节", "展", "赛", "比赛", "大赛", "大会",
])  # fmt: skip
_FIELDS = frozenset([
    "patch", "field", "fields", "grove", "orchard", "farm", "plantation", "田", "地", "园",
    "田野", "地里", "田里",
])  # fmt: skip
_MADE_OF = frozenset([
    "tier", "tiered", "layer", "layered", "storey", "story", "storied", "legged", "wheeled",
    "wheel", "pointed", "headed", "sided", "masted", "lane", "piece", "course", "seater", "door",
    "stringed", "string", "masts", "person", "dimensional",
])  # fmt: skip
_FOOD_COLOURS = {
    "mustard": "yellow", "lemon": "yellow", "butter": "yellow", "honey": "gold", "peach": "peach",
    "plum": "purple", "aubergine": "purple", "grape": "purple", "chocolate": "brown",
    "coffee": "brown", "caramel": "brown", "cherry": "red", "tomato": "red", "strawberry": "red",
    "wine": "maroon", "pumpkin": "orange", "tangerine": "orange", "lime": "lime", "olive": "olive",
    "mint": "mint", "pistachio": "light green", "rose": "rose", "terracotta": "brown",
}  # fmt: skip
_MADE_PARTS = frozenset({"nose", "arms", "eyes", "mouth", "hands", "legs", "tail"})
_SHAPED = frozenset({"shaped", "shape", "form"})
_ALSO_VERBS = frozenset(
    {"leaves", "watches", "plants", "waves", "flies", "parks", "rocks", "ships"}
)
_OBJECTS = frozenset({"it", "them", "him", "her", "his", "its", "their", "home", "behind", "away"})
_PLAYERS = frozenset({"player", "players", "performer", "手", "演奏者", "演奏家"})
_SELLERS = frozenset({"seller", "sellers", "vendor", "vendors", "merchant", "小贩", "摊主", "商贩"})
_INSTRUMENTS = frozenset([
    "guitar", "violin", "flute", "trumpet", "saxophone", "accordion", "pipa", "harp", "erhu",
    "banjo",
])  # fmt: skip
_FURNISHED = frozenset([
    "piano", "guzheng", "drum", "chinese-drum", "harp", "cello", "chess-set", "chess-pawn",
    "mahjong-tile", "joker",
])  # fmt: skip
"""Instruments and games one sits or stands at."""
_BALLS = frozenset([
    "tennis", "badminton", "ping-pong", "volleyball", "baseball", "softball", "rugby-football",
    "american-football", "ball",
])  # fmt: skip


def joined(words: Sequence[Word]) -> list[Word]:
    """The words, each compound of several as the words of what it means."""
    out = list(words)
    at = 0
    while at < len(out):
        for rule in _RULES:
            found = rule(out, at)
            if found is not None:
                length, instead = found
                out[at : at + length] = instead
                break
        at += 1
    return out


def _many_of_a_kind(words: list[Word], at: int) -> Found:
    """A festival or a race of things is several of them: "hot air balloon festival", 风筝节."""
    thing, what = words[at].first("thing"), after(words, at)
    if thing is None or what is None or what.text.lower() not in _GATHERINGS or what.article:
        return None
    if thing.group in {"people", "kin"} or what.chinese != words[at].chinese:
        return None
    if words[at].has("mood"):
        return None
    return 2, [many(words[at], 3 if "boat" in thing.value else 5)]


def _field_of_it(words: list[Word], at: int) -> Found:
    """Where something grows there is a lot of it: "pumpkin patch", 南瓜田."""
    crop, where = words[at].first("thing"), after(words, at)
    if crop is None or where is None or crop.group not in {"food", "plants"} or where.article:
        return None
    place = where.first("place")
    grown = place is not None and place.value in {"meadow", "farm", "garden", "flower-field"}
    called = where.text.lower()
    if not (grown or called in _FIELDS) or where.chinese != words[at].chinese:
        return None
    land: Meaning = (Sense("place", place.value if place is not None else "farm"),)
    return 2, [replace(where, meanings=(land,), article=words[at].article),
               replace(many(words[at], 5), article="")]  # fmt: skip


def _agent(words: list[Word], at: int) -> Found:
    """Who is named after a thing has it: "saxophone player", "balloon seller"."""
    thing, who = words[at].first("thing"), after(words, at)
    if thing is None or who is None or who.article or words[at].plural:
        return None
    called = who.text.lower()
    plural = called.endswith("s") and called in _PLAYERS | _SELLERS
    if called in _PLAYERS and thing.value in _INSTRUMENTS:
        musician = Sense("thing", "musician", "people", {"holds": thing.value})
        return 2, [as_one(words[at], who, (musician,), plural)]
    if called in _PLAYERS and thing.value in _BALLS:
        athlete = Sense("thing", "athlete", "people", {"holds": thing.value})
        return 2, [as_one(words[at], who, (athlete,), plural)]
    if called in _PLAYERS and thing.value in _FURNISHED:
        person = Sense("thing", "person", "people")
        one = replace(thing, attributes={**thing.attributes, "count": "1"})
        meaning: Meaning = (person, Sense("pose", "play"), one)
        return 2, [as_one(words[at], who, meaning, plural)]
    if called in _SELLERS:
        if thing.group == "food" and thing.value not in {"tanghulu", "lollipop", "ice-cream"}:
            seller: Meaning = (
                Sense("thing", "man", "people", {"age": "adult"}),
                Sense("thing", "market-stall", "buildings"),
            )
            return 2, [as_one(words[at], who, seller, plural)]
        held = "bouquet" if thing.group == "plants" else thing.value
        return 2, [
            as_one(words[at], who, (Sense("thing", "man", "people", {"holds": held}),), plural)
        ]
    return None


def _verb(words: list[Word], at: int) -> Found:
    """A noun's plural that is what somebody does to what follows: "the fox leaves it"."""
    word, following = words[at], after(words, at)
    if word.text.lower() not in _ALSO_VERBS or word.article or at == 0 or following is None:
        return None
    before = words[at - 1]
    doer = before.has("thing") or before.text.lower() in {"he", "she", "it", "they", "who", "then"}
    if not doer or not (following.article or following.text.lower() in _OBJECTS):
        return None
    return 1, [replace(word, meanings=((Sense("grammar", "ignore"),),), plural=False)]


def _brand(words: list[Word], at: int) -> Found:
    """A Chinese brand says whose make a thing is: 凤凰牌自行车 is a bicycle."""
    mark, thing = after(words, at), after(words, at + 1)
    if mark is None or thing is None or mark.text != "牌" or not words[at].chinese:
        return None
    return (2, []) if thing.has("thing", "wearable") else None


def _serves_as(words: list[Word], at: int) -> Found:
    """What a thing in the hand serves as is not there besides: 撑着荷叶当雨伞, "a leaf as an
    umbrella"."""
    said, before, thing = words[at].text.lower(), words[at - 1] if at else None, after(words, at)
    if before is None or thing is None or before.first("thing") is None:
        return None
    as_one_of = said == "as" and thing.article == "a"
    if said not in {"当", "当作", "当成", "做成"} and not as_one_of:
        return None
    return (2, []) if thing.first("thing") is not None else None


def _made_part(words: list[Word], at: int) -> Found:
    """What a part is made of: "with a carrot nose" puts no carrot into the picture."""
    part = after(words, at)
    if part is None or words[at].first("thing") is None or words[at].plural or part.article:
        return None
    called = part.text.lower()
    return (2, [replace(part, article=words[at].article)]) if called in _MADE_PARTS else None


def _colour_of_food(words: list[Word], at: int) -> Found:
    """Food before a garment is its colour: "a mustard coat"."""
    colour, worn = _FOOD_COLOURS.get(words[at].text.lower()), after(words, at)
    if colour is None or worn is None or worn.article or worn.first("wearable") is None:
        return None
    return 1, [replace(words[at], meanings=((Sense("colour", colour),),))]


def _in_the_style_of(words: list[Word], at: int) -> Found:
    """A thing before 风格 says how, not what: 地图风格的海报."""
    style, word = after(words, at), words[at]
    if style is None or style.text not in {"风格", "风"} or word.first("thing") is None:
        return None
    return (2, []) if word.chinese and len(word.meanings) == 1 else None


def _ink_on_ground(words: list[Word], at: int) -> Found:
    """ "Brown on white": the second colour is what the first is printed on."""
    on, ground, end = after(words, at), after(words, at + 1), after(words, at + 2)
    if on is None or ground is None or on.text.lower() != "on" or ground.plural or ground.article:
        return None
    ink, paper = words[at].first("colour"), ground.first("colour")
    if ink is None or paper is None or not (end is None or end.has("comma", "stop")):
        return None
    return 3, [words[at], replace(ground, meanings=((Sense("background", paper.value),),))]


def _shaped_like(words: list[Word], at: int) -> Found:
    """What only its shape is like is not there: "a balloon shaped like a strawberry". The
    shape is not drawn, and the fidelity report says so."""
    if words[at].text.lower() not in _SHAPED or at == 0:
        return None
    for end in range(at + 1, min(at + 4, len(words))):
        if words[end].first("thing") is not None:
            text = " ".join(word.text for word in words[at : end + 1])
            return end + 1 - at, [Word(text, ())]
        if words[end].text.lower() not in {"like", "of", "as"}:
            return None
    return None


def _fruiting(words: list[Word], at: int) -> Found:
    """A plant named by its fruit shows it: "tomato plants"."""
    fruit, plant = words[at], after(words, at)
    food, kind = fruit.first("thing"), plant.first("thing") if plant is not None else None
    if food is None or plant is None or kind is None or food.group != "food" or plant.article:
        return None
    if kind.value not in {"potted-plant", "bush"} or fruit.chinese or fruit.plural:
        return None
    shrub = replace(plant, meanings=((replace(kind, value="bush"),),), article=fruit.article)
    grown = replace(many(fruit, 3), article="a")
    bearing = replace(plant, text="with", meanings=((Sense("relation", "filled"),),))
    return 2, [shrub, bearing, grown]


def _measured(words: list[Word], at: int) -> Found:
    """A number that says how a thing is made, not how many: "three-tier cake", 三层蛋糕,
    "five-year-old girl", 七岁的男孩."""
    number, unit = words[at].first("number"), after(words, at)
    if unit is None or (number is None and not words[at].text.isdecimal()):
        return None
    years = int(number.value) if number is not None else int(words[at].text)
    called, old = unit.text.lower(), after(words, at + 1)
    if called == "岁" or (called in {"year", "years"} and old is not None and old.has("age")):
        age = "child" if years < 13 else "old" if years >= 60 else "grown"
        said = replace(unit, meanings=((Sense("age", age),),))
        return (2 if called == "岁" else 3), [said]
    following = after(words, at + 1)
    built = following is not None and following.first("thing") is not None
    if called in _MADE_OF or (called == "层" and built):
        return 2, []
    return None


_RULES: tuple[Callable[[list[Word], int], Found], ...] = (
    counted_group,
    some_of_them,
    bunch_of,
    part_of_somebody,
    put_on_somebody,
    _brand,
    _measured,
    _made_part,
    _serves_as,
    _colour_of_food,
    _in_the_style_of,
    _fruiting,
    _shaped_like,
    _ink_on_ground,
    _verb,
    room_of_a_house,
    opening_of_a_house,
    part_of_a_house,
    _many_of_a_kind,
    _field_of_it,
    eating_house,
    staff_of_a_house,
    _agent,
    place_of_a_kind,
    kin_of_animals,
)
