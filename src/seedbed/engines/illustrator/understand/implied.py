"""What is meant though not said: the angler of a picture with a boat is in it, what floats on
water swims, and an occasion's usual things yield to those that are named."""

from __future__ import annotations

from collections.abc import Iterable

from seedbed.engines.illustrator.understand.draft import SAT_AT, Noun, names_of
from seedbed.engines.illustrator.understand.families import told_one_by_one
from seedbed.engines.illustrator.understand.gathering import Gathering
from seedbed.engines.illustrator.understand.habits import keep_habits
from seedbed.engines.illustrator.understand.sharing import share_out
from seedbed.engines.illustrator.understand.vessels import SERVED
from seedbed.engines.illustrator.understand.waters import settle_waters

_ROOMS_KNOWN_BY = {
    "library": "bookshelf", "classroom": "blackboard", "kitchen": "stove", "bedroom": "bed",
    "office": "desk", "cafe": "table", "stage": "stage-curtain", "study": "bookshelf",
}  # fmt: skip
_ELSEWHERE = frozenset({"underwater", "moon", "mars"})
_SKY_THINGS = names_of(
    "shooting-star star cloud rainbow fireworks airplane hot-air-balloon kite balloon eagle bird "
    "full-moon crescent-moon moon sun flying-saucer helicopter"
)
_HAVE_FRONTS = names_of("bicycle bus car motorcycle police-car taxi train truck")
_FROM_THE_FRONT = ("front view", "from the front", "towards us", "toward us", "正面", "迎面驶来")
_CUPS = frozenset({"tea-cup", "coffee-cup"})
_WHOLE_KINDS = {"house": "buildings", "tree": "plants", "flower": "plants"}
_GENERAL = frozenset([
    "蔬菜", "水果", "动物", "小动物", "花卉", "食物", "vegetables", "fruits", "fruit", "animals",
    "flowers", "vegetable", "food", "desserts", "甜点",
])  # fmt: skip
_SHEETS = frozenset({"poster", "banner", "cover", "card", "infographic"})


def imply(reading: Gathering) -> None:
    """Write what goes without saying into a reading whose words are all read."""
    settle_waters(reading)
    keep_habits(reading)
    share_out(reading)
    _hover(reading)
    _keep_stalls(reading)
    _furnish(reading)
    _outdoor_concert(reading)
    _sky_above(reading)
    _turn_to_us(reading)
    _between_both(reading)
    _serve_drinks(reading)
    _shine_out(reading)
    _lodge(reading)
    _grow(reading)
    reading.gone.update(_outdone(reading))
    reading.gone.update(_bottle_twice(reading))
    reading.gone.update(_named_again(reading))
    reading.gone.update(_own_bowl(reading))
    reading.gone.update(_spelt_out(reading))
    reading.gone.update(told_one_by_one(reading))


def _hover(reading: Gathering) -> None:
    """A floating island is in the sky, whatever is on it."""
    if any(noun.name == "island" and noun.pose == "fly" for noun in reading.nouns):
        reading.places = [(place, place != "sky") for place, _ in reading.places]
        reading.places.append(("sky", False))


def _keep_stalls(reading: Gathering) -> None:
    """The boss at a stall or in a shop keeps it, and what is on "the table" there is before it,
    not in a room."""
    shops = {"market-stall", "shop", "cafe-building", "noodle-shop", "bakery"}
    stall = any(noun.name in shops for noun in reading.nouns)
    trading = {place for place, _ in reading.places} & {"market", "night-market", "cafe"}
    for noun in reading.nouns:
        if noun.word in {"老板", "boss"} and (stall or trading):
            noun.name, noun.age = "man", "adult"
    if any(noun.name == "market-stall" for noun in reading.nouns):
        reading.places = [pair for pair in reading.places if pair[0] != "table"]


def _furnish(reading: Gathering) -> None:
    """A library under the sea has shelves there: what a room is known by, where it cannot be."""
    places = {place for place, _ in reading.places}
    for place in places & _ROOMS_KNOWN_BY.keys() if places & _ELSEWHERE else ():
        name = _ROOMS_KNOWN_BY[place]
        if not any(noun.name == name for noun in reading.nouns):
            reading.nouns.append(Noun(name, place, "indoors", count=2))


def _outdoor_concert(reading: Gathering) -> None:
    """A concert in the forest is in the forest."""
    if any(noun.group == "buildings" for noun in reading.nouns) and len(reading.places) > 1:
        # The pool of a house by the sea is outside, and not a hall.
        reading.places = [pair for pair in reading.places if pair[0] != "swimming-pool"]
    natural = {"forest", "meadow", "beach", "garden", "park", "jungle", "bamboo", "street"}
    if natural & {place for place, back in reading.places if not back}:
        reading.places = [pair for pair in reading.places if pair[0] != "stage"]


def _sky_above(reading: Gathering) -> None:
    """A sky that only its own things are in is above the others: 恐龙在火山旁，天空中有流星."""
    if {place for place, _ in reading.places} != {"sky"}:
        return
    aloft = any(noun.name in _SKY_THINGS for noun in reading.nouns)
    grounded = any(
        noun.group in {"buildings", "people"} and noun.pose != "fly" and noun.name != "island"
        for noun in reading.nouns
    )
    if aloft and _SHEETS & set(reading.said.get("layout", [])):
        # 气球飘在空中, on a poster of other things
        if any(noun.name not in _SKY_THINGS and noun.pose != "fly" for noun in reading.nouns):
            reading.places = []
        return
    lifted = any(kind in {"riding", "in", "on"} for _, kind, _ in reading.relations)
    if aloft and grounded and not lifted:
        reading.places = []


def _turn_to_us(reading: Gathering) -> None:
    """Vehicles seen from the front, where they have a drawing that shows it."""
    text = " ".join(word.text.lower() for word in reading.words)
    if any(phrase in text for phrase in _FROM_THE_FRONT):
        for noun in reading.nouns:
            if noun.name in _HAVE_FRONTS:
                noun.name += "-front"


def _between_both(reading: Gathering) -> None:
    """What is between one of two that stand left and right is between both."""
    for subject, kind, other in list(reading.relations):
        noun = reading.nouns[other]
        if kind != "between" or noun.count > 1 or noun.side not in {"left", "right"}:
            continue
        for index, partner in enumerate(reading.nouns):
            if {noun.side, partner.side} == {"left", "right"} and index != subject:
                reading.relations.append((subject, "between", index))


def _serve_drinks(reading: Gathering) -> None:
    """Several who drink at a table sit there, and their cups stand on it."""
    for table, noun in enumerate(list(reading.nouns)):
        if noun.name not in SAT_AT:
            continue
        guests = [a for a, kind, b in reading.relations if (kind, b) == ("beside", table)]
        drinkers = [reading.nouns[a] for a in guests if reading.nouns[a].pose == "eat"]
        cups = [w for one in drinkers for w in one.holds if w.name in _CUPS]
        total = sum(one.count for one in drinkers)
        if total < 2 or not cups:
            continue
        for one in drinkers:
            one.pose, one.holds = "sit", [w for w in one.holds if w.name not in _CUPS]
        reading.relations.append((len(reading.nouns), "on", table))
        reading.nouns.append(Noun(cups[0].name, cups[0].name, "food", count=total, given=True))


def _shine_out(reading: Gathering) -> None:
    """A window that light comes out of is a house's, seen from outside: 窗户透出灯光."""
    text = "".join(word.text.lower() for word in reading.words)
    glows = any(said in text for said in ("透出", "透着", "亮着灯", "litwindow", "glowingwindow"))
    outdoors = not any(noun.group == "indoors" and noun.name != "window" for noun in reading.nouns)
    if not glows or not outdoors or any(noun.group == "buildings" for noun in reading.nouns):
        return
    for noun in reading.nouns:
        if noun.name == "window":
            noun.name, noun.group, noun.count = "house", "buildings", 1


_OF_FIELDS = {
    "lavender-field": "lavender-flower", "sunflower-field": "sunflower", "tulip-field": "tulip",
    "rapeseed-field": "rapeseed-flower", "wheat-field": "sheaf-of-rice",
}  # fmt: skip


def _grow(reading: Gathering) -> None:
    """A field shows its own flowers, and a tree its own leaves: neither is there besides."""
    own = {_OF_FIELDS.get(place) for place, _ in reading.places}
    related = {index for a, _, b in reading.relations for index in (a, b)}
    trees = [n for n in reading.nouns if n.name == "tree" or n.name.endswith("-tree")]
    for index, noun in enumerate(reading.nouns):
        leaves = noun.name == "leaf" and noun.plural and bool(trees)
        if index in related or noun.given or not (noun.name in own or leaves):
            continue
        reading.gone.add(index)
        if leaves and noun.colours and not trees[0].colours:
            trees[0].colours = list(noun.colours)


def _lodge(reading: Gathering) -> None:
    """A bed without a place is in a bedroom, and the window of a shop in a street."""
    if reading.places or reading.said.get("layout"):
        return
    said = {word.text.lower() for word in reading.words}
    if any(noun.name == "bed" for noun in reading.nouns):
        reading.places.append(("bedroom", False))
    elif {"display", "window display", "橱窗", "shop window"} & said and any(
        noun.group == "buildings" for noun in reading.nouns
    ):
        reading.places.append(("street", False))


def _own_bowl(reading: Gathering) -> Iterable[int]:
    """一碗汤圆，青花瓷碗: the bowl said after its dish is the dish's own, and gives its colour."""
    dishes = [noun for noun in reading.nouns if noun.name in SERVED]
    related = {index for a, _, b in reading.relations for index in (a, b)}
    for index, noun in enumerate(reading.nouns):
        if dishes and noun.name == "bowl" and not noun.given and index not in related:
            dishes[0].colours = noun.colours or dishes[0].colours
            yield index


def _named_again(reading: Gathering) -> Iterable[int]:
    """ "A milk tea brand's poster, a cup of milk tea": a bare noun that a counted one repeats."""
    related = {index for a, _, b in reading.relations for index in (a, b)}
    chart = "infographic" in reading.said.get("layout", [])
    for index, noun in enumerate(reading.nouns):
        if chart and noun.name == "stairs":
            yield index  # "in four steps"
        later = [other for other in reading.nouns[index + 1 :] if other.name == noun.name]
        if chart and any(index == 0 or other.word == noun.word for other in later):
            yield index  # "life cycle of a butterfly: egg, caterpillar, butterfly"
        held = any(worn.name == noun.name for n in reading.nouns for worn in n.holds)
        bare = not (noun.given or noun.plural or noun.colours or noun.pose or noun.side)
        mark = "logo" in reading.said.get("layout", [])  # "for a camping brand with a tent"
        again = any(other.given or mark for other in later) or (mark and held)
        if bare and again and (mark or not noun.word.isascii()) and index not in related:
            yield index


def _bottle_twice(reading: Gathering) -> Iterable[int]:
    """ "Perfume, a glass bottle": one bottle."""
    named = any(noun.name in {"perfume-bottle", "lotion-bottle"} for noun in reading.nouns)
    for index, noun in enumerate(reading.nouns):
        if named and noun.name == "bottle" and not noun.given and not noun.colours:
            yield index


def _outdone(reading: Gathering) -> Iterable[int]:
    """What an occasion brings ("jazz night": a band), where the prompt names what is to be
    seen itself."""
    named = [noun for noun in reading.nouns if not noun.brought]
    again = {noun.name for noun in named}
    brought = {i: noun for i, noun in enumerate(reading.nouns) if noun.brought}
    yield from (i for i, noun in brought.items() if noun.name in again)  # 虎年贺卡，一只老虎
    several = len({noun.name for noun in brought.values()}) > 1
    if _SHEETS & set(reading.said.get("layout", [])) and several and len(named) >= 2:
        yield from brought


def _spelt_out(reading: Gathering) -> Iterable[int]:
    """A general word whose kinds are then told one by one: 盖房子，一间草房、一间木房."""
    for index, noun in enumerate(reading.nouns):
        kinds = [other for other in reading.nouns[index + 1 :] if _kind_of(noun, other)]
        rest = reading.nouns[index + 1 :]
        if noun.name == "fork-and-knife-with-plate" and any(n.group == "food" for n in rest):
            yield index  # "breakfast in bed: pancakes and milk"
        general = noun.word.lower() in _GENERAL
        if general and sum(n.group == noun.group for n in rest) >= 2:
            yield index  # 卡通蔬菜：胡萝卜、西兰花和番茄
        if noun.name in _WHOLE_KINDS and not noun.given and len(kinds) >= 2:
            yield index


def _kind_of(general: Noun, other: Noun) -> bool:
    return other.given and other.group == _WHOLE_KINDS.get(general.name) and other.count == 1
