"""Words that mean one thing together: "farmhouse kitchen" is a kitchen, "piano player" somebody
at a piano, "mother and baby elephant" are two elephants.

In a compound the last noun is what it is; those before it say which. The words are rewritten
before the sentence is read, so that a noun that only says which never becomes a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from seedbed.engines.illustrator.understand.draft import BEASTS
from seedbed.engines.illustrator.understand.houses import INSIDES
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.segment import Word

GROWN, YOUNG = "1.25", "0.55"
"""Sizes of an animal's parent and young beside the ordinary."""

_PARENTS = frozenset([
    "mother", "father", "mom", "mum", "mama", "mommy", "papa", "dad", "parent", "妈妈", "母亲",
    "爸爸", "父亲", "母", "公",
])  # fmt: skip
_YOUNG = frozenset([
    "baby", "babies", "infant", "newborn", "youngster", "宝宝", "幼崽", "崽崽", "小宝宝", "婴儿",
    "孩子",
])  # fmt: skip
_ITS_YOUNG = frozenset([
    "calf", "calves", "cub", "cubs", "pup", "pups", "chick", "chicks", "foal", "foals",
])  # fmt: skip
"""Young of one animal or another: of which, the mother tells."""
_ITS_OWN = frozenset({"her", "his", "its", "their", "the", "a", "和", "与", "带着", "它的", "她的"})
_GATHERINGS = frozenset([
    "festival", "parade", "show", "fair", "race", "collection", "exhibition", "rally", "regatta",
    "节", "展", "赛", "比赛", "大赛", "大会",
])  # fmt: skip
_FIELDS = frozenset([
    "patch", "field", "fields", "grove", "orchard", "farm", "plantation", "田", "地", "园",
    "田野", "地里", "田里",
])  # fmt: skip
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
_ALSO_VERBS = frozenset(
    {"leaves", "watches", "plants", "waves", "flies", "parks", "rocks", "ships"}
)
_OBJECTS = frozenset({"it", "them", "him", "her", "his", "its", "their", "home", "behind", "away"})
_PREPOSITIONS = frozenset({"by", "at", "on", "in", "near", "under", "beside", "along", "across"})
_HOUSED = frozenset({"buildings"})
_PLAYERS = frozenset({"player", "players", "performer", "手", "演奏者", "演奏家"})
_KEEPERS = frozenset([
    "owner", "owners", "keeper", "keepers", "shopkeeper", "clerk", "assistant", "barista",
    "cashier", "worker", "staff", "老板", "老板娘", "店主", "店员", "掌柜", "伙计", "主人",
])  # fmt: skip
_SELLERS = frozenset({"seller", "sellers", "vendor", "vendors", "merchant", "小贩", "摊主", "商贩"})
_INSTRUMENTS = frozenset([
    "guitar", "violin", "flute", "trumpet", "saxophone", "accordion", "pipa", "harp", "erhu",
    "banjo",
])  # fmt: skip
_FURNISHED = frozenset({"piano", "guzheng", "drum", "chinese-drum"})
"""Instruments one sits or stands at."""


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


Found = tuple[int, list[Word]] | None
"""How many words a rule takes away, and what it puts there."""


def _place_of_a_kind(words: list[Word], at: int) -> Found:
    """A building or an owner before a place says which place it is: "tower library",
    "grandmother's kitchen"."""
    word = words[at]
    place = _after(words, at)
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


def _staff_of_a_house(words: list[Word], at: int) -> Found:
    """Who keeps or works in a house is inside it: "bookshop owner", 拉面馆的厨师."""
    house = words[at].first("thing")
    inside = INSIDES.get(house.value) if house is not None else None
    of = _after(words, at)
    if inside is None or of is None:
        return None
    gap = 2 if of.text == "的" else 1
    who = words[at + gap] if at + gap < len(words) else None
    if who is None or who.article or who.chinese != words[at].chinese:
        return None
    person = _person(who)
    if who.text.lower() in _KEEPERS:
        person = Sense("thing", "man" if person is None else person.value, "people",
                       {"age": "adult"})  # fmt: skip
    if person is None or (gap == 1 and who.text.lower() not in _KEEPERS and not words[at].chinese):
        return None
    meaning: Meaning = (Sense("place", inside), person)
    return gap + 1, [replace(who, meanings=(meaning,), article=words[at].article)]


def _eating_house(words: list[Word], at: int) -> Found:
    """A shop or a stand for something to eat: "ramen shop", 火锅店."""
    food, house = words[at].first("thing"), _after(words, at)
    if food is None or house is None or food.group != "food" or house.article:
        return None
    if house.text.lower() not in _EATING_HOUSES or house.chinese != words[at].chinese:
        return None
    kind = "bakery" if food.value in {"loaf-of-bread", "birthday-cake"} else "cafe-building"
    stand = house.text.lower() in {"stand", "stall", "cart", "truck", "摊"}
    sense = Sense("thing", "market-stall" if stand else kind, "buildings")
    return 2, [_as(words[at], house, (sense,), plural=house.plural)]


def _many_of_a_kind(words: list[Word], at: int) -> Found:
    """A festival or a race of things is several of them: "hot air balloon festival", 风筝节."""
    thing, what = words[at].first("thing"), _after(words, at)
    if thing is None or what is None or what.text.lower() not in _GATHERINGS or what.article:
        return None
    if thing.group in {"people", "kin"} or what.chinese != words[at].chinese:
        return None
    if words[at].has("mood"):
        return None
    return 2, [_many(words[at], 3 if "boat" in thing.value else 5)]


def _field_of_it(words: list[Word], at: int) -> Found:
    """Where something grows there is a lot of it: "pumpkin patch", 南瓜田."""
    crop, where = words[at].first("thing"), _after(words, at)
    if crop is None or where is None or crop.group not in {"food", "plants"} or where.article:
        return None
    place = where.first("place")
    grown = place is not None and place.value in {"meadow", "farm", "garden", "flower-field"}
    called = where.text.lower()
    if not (grown or called in _FIELDS) or where.chinese != words[at].chinese:
        return None
    land: Meaning = (Sense("place", place.value if place is not None else "farm"),)
    return 2, [replace(where, meanings=(land,), article=words[at].article),
               replace(_many(words[at], 5), article="")]  # fmt: skip


def _room_of_a_house(words: list[Word], at: int) -> Found:
    """A corridor or a lobby of a building is inside it: "school hallway"."""
    house, room = words[at].first("thing"), _after(words, at)
    inside = INSIDES.get(house.value) if house is not None else None
    if inside is None or room is None or room.text.lower() not in _ROOMS or room.article:
        return None
    return 2, [replace(room, meanings=((Sense("place", inside),),), article=words[at].article)]


def _part_of_a_house(words: list[Word], at: int) -> Found:
    """A window or a balcony of a building: "in a tower window" is in the tower."""
    house, part = words[at].first("thing"), _after(words, at)
    if house is None or part is None or house.group != "buildings" or part.article:
        return None
    if part.text.lower() not in _OPENINGS or part.chinese != words[at].chinese:
        return None
    return 2, [words[at]]


def _agent(words: list[Word], at: int) -> Found:
    """Who is named after a thing has it: "saxophone player", "balloon seller"."""
    thing, who = words[at].first("thing"), _after(words, at)
    if thing is None or who is None or who.article or words[at].plural:
        return None
    called = who.text.lower()
    plural = called.endswith("s") and called in _PLAYERS | _SELLERS
    if called in _PLAYERS and thing.value in _INSTRUMENTS:
        musician = Sense("thing", "musician", "people", {"holds": thing.value})
        return 2, [_as(words[at], who, (musician,), plural)]
    if called in _PLAYERS and thing.value in _FURNISHED:
        person = Sense("thing", "person", "people")
        meaning: Meaning = (person, Sense("pose", "play"), thing)
        return 2, [_as(words[at], who, meaning, plural)]
    if called in _SELLERS:
        if thing.group == "food" and thing.value not in {"tanghulu", "lollipop", "ice-cream"}:
            seller: Meaning = (
                Sense("thing", "man", "people", {"age": "adult"}),
                Sense("thing", "market-stall", "buildings"),
            )
            return 2, [_as(words[at], who, seller, plural)]
        held = "bouquet" if thing.group == "plants" else thing.value
        return 2, [_as(words[at], who, (Sense("thing", "man", "people", {"holds": held}),), plural)]
    return None


def _kin_of_animals(words: list[Word], at: int) -> Found:
    """A mother or a baby that an animal is named for is that animal, large or small."""
    called = words[at].text.lower()
    if called in _PARENTS:
        beast_at = _next_beast(words, at + 1)
        if beast_at is None:
            return None
        beast = words[beast_at]
        between = [w.text.lower() for w in words[at + 1 : beast_at]]
        if not between:
            return 2, [_sized(beast, GROWN, article=words[at].article, plural=beast.plural)]
        if not set(between) & _YOUNG and not beast.text.lower().startswith("baby"):
            return None
        young = _sized(beast, YOUNG, article="a", plural=beast.plural)
        grown = _sized(beast, GROWN, article=words[at].article or "a", plural=False)
        return beast_at - at + 1, [grown, _and(words[at]), young]
    if called.rstrip("'’") == "parents" and (known := _beast_before(words, at)) is not None:
        return 1, [_many(_sized(known, GROWN, article="a", plural=True), 2)]
    its = at > 0 and words[at - 1].text.lower() in {"her", "his", "its", "their", "two", "three"}
    if (called in _YOUNG or (its and called in _ITS_YOUNG)) and words[at].first("thing"):
        following = _after(words, at)
        if following is not None and _beast(following) and not following.article:
            young = _sized(following, YOUNG, article=words[at].article, plural=following.plural)
            return 2, [young]
        if (known := _beast_before(words, at)) is not None:
            return 1, [_sized(known, YOUNG, article="a", plural=words[at].plural)]
    if _beast(words[at]):
        return _kin_after(words, at)
    return None


def _kin_after(words: list[Word], at: int) -> Found:
    """大象妈妈, "duck mother": the kin comes after the animal."""
    following = _after(words, at)
    if following is None or following.article or following.chinese != words[at].chinese:
        return None
    called = following.text.lower()
    if called in _PARENTS and len(called) > 1:
        return 2, [_sized(words[at], GROWN, article=words[at].article, plural=following.plural)]
    if called in _YOUNG and following.has("thing"):
        return 2, [_sized(words[at], YOUNG, article="a", plural=following.plural)]
    return None


def _next_beast(words: list[Word], start: int) -> int | None:
    """Where an animal comes with nothing before it but "and her baby"."""
    for at in range(start, min(start + 5, len(words))):
        word = words[at]
        if _beast(word):
            return at
        text = word.text.lower()
        small = text in _YOUNG or text in _ITS_OWN or word.has("number", "measure", "size")
        conj = word.first("grammar") is not None and not word.has("comma", "stop")
        if not (small or conj):
            return None
    return None


def _beast_before(words: list[Word], at: int) -> Word | None:
    """The animal whose baby it is ("an elephant and her baby"), if nobody else can be meant."""
    before = [word for word in words[:at] if word.first("thing")]
    if not before or any(_person(word) for word in before):
        return None
    return before[-1] if _beast(before[-1]) else None


def _beast(word: Word) -> bool:
    sense = word.first("thing")
    return sense is not None and sense.group in BEASTS


def _person(word: Word) -> Sense | None:
    sense = word.first("thing")
    return sense if sense is not None and sense.group == "people" else None


def _sized(word: Word, scale: str, *, article: str, plural: bool) -> Word:
    """The animal in this size, whatever its own word says of it."""
    meanings = tuple(
        (replace(meaning[0], attributes={**meaning[0].attributes, "scale": scale}),)
        for meaning in word.meanings
        if meaning[0].kind == "thing"
    )
    return replace(word, meanings=meanings, article=article, plural=plural)


def _many(word: Word, count: int) -> Word:
    """So many of the thing, where no number is said."""
    meanings = tuple(
        (replace(meaning[0], attributes={**meaning[0].attributes, "count": str(count)}),)
        for meaning in word.meanings
        if meaning[0].kind == "thing"
    )
    return replace(word, meanings=meanings, plural=True)


def _as(first: Word, last: Word, meaning: Meaning, plural: bool) -> Word:
    return Word(f"{first.text} {last.text}" if not first.chinese else first.text + last.text,
                (meaning,), plural, first.article, first.chinese)  # fmt: skip


def _and(word: Word) -> Word:
    return Word("and", ((Sense("grammar", "conj"),),), chinese=word.chinese)


def _after(words: list[Word], at: int) -> Word | None:
    return words[at + 1] if at + 1 < len(words) else None


def _verb(words: list[Word], at: int) -> Found:
    """A noun's plural that is what somebody does to what follows: "the fox leaves it"."""
    word, after = words[at], _after(words, at)
    if word.text.lower() not in _ALSO_VERBS or word.article or at == 0 or after is None:
        return None
    before = words[at - 1]
    doer = before.has("thing") or before.text.lower() in {"he", "she", "it", "they", "who", "then"}
    if not doer or not (after.article or after.text.lower() in _OBJECTS):
        return None
    return 1, [replace(word, meanings=((Sense("grammar", "ignore"),),), plural=False)]


_RULES: tuple[Callable[[list[Word], int], Found], ...] = (
    _verb,
    _room_of_a_house,
    _part_of_a_house,
    _many_of_a_kind,
    _field_of_it,
    _eating_house,
    _staff_of_a_house,
    _agent,
    _place_of_a_kind,
    _kin_of_animals,
)
