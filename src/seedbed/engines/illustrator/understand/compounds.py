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
from seedbed.engines.illustrator.understand.coloured_light import (
    against_the_rain,
    colour_of_light,
    costume,
)
from seedbed.engines.illustrator.understand.groups import counted_group, some_of_them
from seedbed.engines.illustrator.understand.house_compounds import (
    branch_of_a_tree,
    cafe_outdoors,
    eating_house,
    opening_of_a_house,
    part_of_a_house,
    place_of_a_kind,
    room_of_a_house,
    staff_of_a_house,
)
from seedbed.engines.illustrator.understand.kin import kin_of_animals
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.marks import EMBLEMS
from seedbed.engines.illustrator.understand.printing import (
    field_in_bloom,
    made_of,
    part_of_an_owner,
    pattern_on_it,
)
from seedbed.engines.illustrator.understand.roofs import roof_to_sit_on
from seedbed.engines.illustrator.understand.seeming import (
    as_if,
    in_the_shape_of,
    in_the_style_of,
    like_one,
    serves_as,
    shaped_lantern,
    shaped_like,
)
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.towards import towards_somebody
from seedbed.engines.illustrator.understand.upon import thing_and_on
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
_MADE_PARTS = frozenset([
    "nose", "arms", "eyes", "mouth", "hands", "legs", "tail", "鼻子", "手臂", "眼睛", "嘴巴",
])  # fmt: skip
_ALSO_VERBS = frozenset(
    {"leaves", "watches", "plants", "waves", "flies", "parks", "rocks", "ships"}
)
_OBJECTS = frozenset({"it", "them", "him", "her", "his", "its", "their", "home", "behind", "away"})
_PEAKS = frozenset({"mountains", "peaks", "山", "高山", "雪山", "山峰", "大山", "青山"})
_BLOOMS = frozenset({"盛开", "绽放", "怒放", "开放", "开花", "盛放", "盛开着", "竞相开放", "正开"})
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


def _counted_mountains(words: list[Word], at: int) -> Found:
    """ "Three mountains" are things, and not a range: 远处有三座山."""
    number, place = words[at].first("number"), after(words, at)
    if number is None or not 2 <= int(number.value) <= 5 or words[at].has("thing"):
        return None
    gap = 1
    if place is not None and place.has("measure") and not place.has("place"):
        place, gap = after(words, at + 1), 2
    if place is None or place.text.lower() not in _PEAKS:
        return None
    peak = replace(place, meanings=((Sense("thing", "mountain", "plants"),),), plural=False)
    return gap + 1, [words[at], peak]


def _emblem(words: list[Word], at: int) -> Found:
    """A place in a mark is one of its things: "logo: a cup with a mountain inside it"."""
    place, following = words[at].first("place"), after(words, at)
    name = EMBLEMS.get(place.value) if place is not None else None
    if name is None or words[at].has("thing") or (following is not None and following.has("thing")):
        return None
    marks = (word.first("layout") for word in words)
    if not any(mark is not None and mark.value in {"logo", "icon"} for mark in marks):
        return None
    return 1, [replace(words[at], meanings=((Sense("thing", name, "plants"),),), plural=False)]


def _in_bloom(words: list[Word], at: int) -> Found:
    """Flowers that 盛开 are several, where no number is said: 桥下荷花盛开."""
    flower, blooms = words[at].first("thing"), after(words, at)
    if flower is None or blooms is None or blooms.text not in _BLOOMS:
        return None
    counted = at > 0 and words[at - 1].has("number", "measure")
    if flower.group != "plants" or counted or "tree" in flower.value:
        return None
    return 2, [many(words[at], 5)]


def _made_part(words: list[Word], at: int) -> Found:
    """What a part is made of: "with a carrot nose" puts no carrot into the picture."""
    part = after(words, at)
    if part is None or words[at].first("thing") is None or words[at].plural or part.article:
        return None
    called = part.text.lower()
    return (2, [replace(part, article=words[at].article)]) if called in _MADE_PARTS else None


def _label(words: list[Word], at: int) -> Found:
    """A label says what for, not what is on it: "wine label with a black horse"."""
    goods, label = words[at].first("thing"), after(words, at)
    if goods is None or label is None or label.article or goods.group not in {"food", "indoors"}:
        return None
    if label.text.lower() not in {"label", "标签", "酒标"}:
        return None
    return 2, [replace(label, meanings=((Sense("layout", "card"),),), article=words[at].article)]


def _colour_of_food(words: list[Word], at: int) -> Found:
    """Food before a garment is its colour: "a mustard coat"."""
    colour, worn = _FOOD_COLOURS.get(words[at].text.lower()), after(words, at)
    if colour is None or worn is None or worn.article or worn.first("wearable") is None:
        return None
    return 1, [replace(words[at], meanings=((Sense("colour", colour),),))]


def _ink_on_ground(words: list[Word], at: int) -> Found:
    """ "Brown on white": the second colour is what the first is printed on."""
    on, ground, end = after(words, at), after(words, at + 1), after(words, at + 2)
    if on is None or ground is None or on.text.lower() != "on" or ground.plural or ground.article:
        return None
    ink, paper = words[at].first("colour"), ground.first("colour")
    if ink is None or paper is None or not (end is None or end.has("comma", "stop")):
        return None
    return 3, [words[at], replace(ground, meanings=((Sense("background", paper.value),),))]


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
    towards_somebody,
    costume,
    against_the_rain,
    colour_of_light,
    _brand,
    _measured,
    as_if,
    shaped_lantern,
    _counted_mountains,
    _emblem,
    _in_bloom,
    _made_part,
    _label,
    in_the_shape_of,
    like_one,
    pattern_on_it,
    made_of,
    field_in_bloom,
    part_of_an_owner,
    serves_as,
    _colour_of_food,
    in_the_style_of,
    _fruiting,
    shaped_like,
    _ink_on_ground,
    _verb,
    room_of_a_house,
    opening_of_a_house,
    part_of_a_house,
    branch_of_a_tree,
    roof_to_sit_on,
    thing_and_on,
    _many_of_a_kind,
    _field_of_it,
    cafe_outdoors,
    eating_house,
    staff_of_a_house,
    _agent,
    place_of_a_kind,
    kin_of_animals,
)
