"""Compounds with houses and places: who works in a bookshop is inside it, a "farmhouse kitchen"
is a kitchen."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.draft import CONTAINERS
from seedbed.engines.illustrator.understand.houses import INSIDES
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found, after, as_one, person_of

_OPENINGS = frozenset([
    "window", "windows", "balcony", "door", "doorway", "roof", "gate", "窗户", "窗", "窗口", "阳台",
    "屋顶",
])  # fmt: skip
_ROOMS = frozenset([
    "hallway", "corridor", "lobby", "interior", "hall", "room", "rooms", "basement", "走廊", "大厅",
    "大堂", "内部",
])  # fmt: skip
_EATING_HOUSES = frozenset([
    "shop", "store", "house", "bar", "parlor", "parlour", "restaurant", "stand", "stall", "place",
    "joint", "馆", "店", "铺", "坊", "摊", "馆子",
])  # fmt: skip
_PREPOSITIONS = frozenset([
    "by", "at", "on", "in", "near", "under", "beside", "along", "across", "above", "over", "among",
    "through", "beneath", "inside", "behind", "from", "into",
])  # fmt: skip
_HOUSED = frozenset({"buildings"})
_KEEPERS = frozenset([
    "owner", "owners", "keeper", "keepers", "shopkeeper", "clerk", "assistant", "barista",
    "cashier", "worker", "staff", "老板", "老板娘", "店主", "店员", "掌柜", "伙计", "主人",
])  # fmt: skip
_HALLS = {**INSIDES, "castle": "castle-hall", "temple-building": "castle-hall"}
_OUTDOORS = frozenset({"beach", "street", "lake", "river", "hills", "mountains", "town", "park"})
_INSIDE_A_SHOP = frozenset({"店里", "馆里", "店内", "铺里", "店中"})


def place_of_a_kind(words: list[Word], at: int) -> Found:
    """A building or an owner before a place says which place it is: "tower library",
    "grandmother's kitchen"."""
    word = words[at]
    place = after(words, at)
    sense = word.first("thing")
    if sense is None or word.plural or place is None or not place.meanings:
        return None
    owner = word.text.lower().endswith(("'s", "’s"))
    if place.meanings[0][0].kind != "place" or place.article or place.chinese != word.chinese:
        return None
    if not owner and (sense.group not in _HOUSED or _opens_with_preposition(place)):
        return None  # "a lighthouse by the sea" is a lighthouse
    if word.chinese and place.meanings[0][0].value not in INSIDES.values():
        return None
    return 1, []


def _opens_with_preposition(place: Word) -> bool:
    """Whether the place's own phrase says where ("by the sea") and so describes what it follows."""
    return place.text.lower().split(" ")[0] in _PREPOSITIONS


def staff_of_a_house(words: list[Word], at: int) -> Found:
    """Who keeps or works in a house is inside it: "bookshop owner", 拉面馆的厨师."""
    house = words[at].first("thing")
    inside = INSIDES.get(house.value) if house is not None else None
    of = after(words, at)
    if inside is None or of is None:
        return None
    gap = 2 if of.text == "的" else 1
    who = words[at + gap] if at + gap < len(words) else None
    if who is None or who.article or who.chinese != words[at].chinese:
        return None
    person = person_of(who)
    if who.text.lower() in _KEEPERS:
        person = Sense("thing", "man" if person is None else person.value, "people",
                       {"age": "adult"})  # fmt: skip
    if person is None or (gap == 1 and who.text.lower() not in _KEEPERS and not words[at].chinese):
        return None
    meaning: Meaning = (Sense("place", inside), person)
    return gap + 1, [replace(who, meanings=(meaning,), article=words[at].article)]


def cafe_outdoors(words: list[Word], at: int) -> Found:
    """A cafe named by what it stands in is seen there from outside: 海边咖啡馆, "seaside cafe"."""
    where, cafe = words[at].first("place"), after(words, at)
    if where is None or cafe is None or where.value not in _OUTDOORS or cafe.article:
        return None
    house, ends = cafe.first("place"), after(words, at + 1)
    if house is None or house.value not in {"cafe", "bar"} or cafe.chinese != words[at].chinese:
        return None
    if ends is not None and (ends.has("post") or ends.text == "的"):
        return None
    built = Sense("thing", "cafe-building", "buildings")
    return 2, [words[at], replace(cafe, meanings=((built,),))]


def eating_house(words: list[Word], at: int) -> Found:
    """A shop or a stand for something to eat: "ramen shop", 火锅店."""
    food, house = words[at].first("thing"), after(words, at)
    if food is None or house is None or food.group != "food" or house.article:
        return None
    if food.value in CONTAINERS | {"spoon", "ice", "salt"}:
        return None
    if (
        house.text.lower() not in _EATING_HOUSES | _INSIDE_A_SHOP
        or house.chinese != words[at].chinese
    ):
        return None
    if house.text in _INSIDE_A_SHOP:
        return 2, [replace(words[at], meanings=((Sense("place", "cafe"),),))]
    kind = "bakery" if food.value in {"loaf-of-bread", "birthday-cake"} else "cafe-building"
    if "noodles" in food.value:
        kind = "noodle-shop"
    stand = house.text.lower() in {"stand", "stall", "cart", "truck", "摊"}
    sense = Sense("thing", "market-stall" if stand else kind, "buildings")
    sold: Meaning = (sense, replace(food, attributes={"count": "3"})) if stand else (sense,)
    return 2, [as_one(words[at], house, sold, plural=house.plural)]


def room_of_a_house(words: list[Word], at: int) -> Found:
    """A corridor or a lobby of a building is inside it: "school hallway"."""
    house, room = words[at].first("thing"), after(words, at)
    inside = _HALLS.get(house.value) if house is not None else None
    if inside is None or room is None or room.text.lower() not in _ROOMS or room.article:
        return None
    return 2, [replace(room, meanings=((Sense("place", inside),),), article=words[at].article)]


def opening_of_a_house(words: list[Word], at: int) -> Found:
    """ "From the balcony of a lighthouse" is on the lighthouse, not on a roof in a city."""
    if words[at].chinese or at + 2 >= len(words) or words[at + 1].text.lower() != "of":
        return None
    house = words[at + 2]
    sense = house.first("thing")
    outside = words[at].text.lower() in {"balcony", "gallery", "roof", "top", "terrace"}
    if sense is None or sense.group != "buildings" or not outside or house.plural:
        return None
    on: Meaning = (Sense("relation", "on"),)
    article = "the" if any(w.text == house.text for w in words[:at]) else house.article
    said = replace(words[at], text="on", meanings=(on,), article="")
    return 3, [said, replace(house, article=article)]


def branch_of_a_tree(words: list[Word], at: int) -> Found:
    """松树枝头, "pine branch": the branch alone."""
    tree, branch = words[at].first("thing"), after(words, at)
    if tree is None or branch is None or branch.article or "tree" not in tree.value:
        return None
    thing = branch.first("thing")
    if thing is None or thing.value != "branch" or branch.chinese != words[at].chinese:
        return None
    return 2, [replace(branch, article=words[at].article)]


def part_of_a_house(words: list[Word], at: int) -> Found:
    """A window or a balcony of a building: "in a tower window" is in the tower."""
    house, part = words[at].first("thing"), after(words, at)
    if house is None or part is None or house.group != "buildings" or part.article:
        return None
    if part.text.lower() not in _OPENINGS or part.chinese != words[at].chinese:
        return None
    return 2, [words[at]]
