"""What is meant though not said: the angler of a picture with a boat is in it, what floats on
water swims, and an occasion's usual things yield to those that are named."""

from __future__ import annotations

from collections.abc import Iterable

from seedbed.engines.illustrator.understand.draft import SAT_AT, Noun, names_of
from seedbed.engines.illustrator.understand.gathering import Gathering
from seedbed.engines.illustrator.understand.lexicon import living
from seedbed.engines.illustrator.understand.vessels import SERVED

_WATERS = names_of("sea lake river harbour swimming-pool arctic-sea chinese-garden beach waterfall")
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
_POOLS = frozenset({"puddle", "bathtub", "bucket"})
_BOATS = names_of("rowing-boat wupeng-boat small-boat sailboat speedboat dragon-boat")
_SHIPS = {"pirate": "pirate-ship", "viking": "longship"}
_BOATMEN = frozenset({"fisherman"})
_ANGLING = frozenset({"fishing-pole", "oar", "fishing-net"})
_CUPS = frozenset({"tea-cup", "coffee-cup"})
_WHOLE_KINDS = {"house": "buildings", "tree": "plants", "flower": "plants"}
_SHEETS = frozenset({"poster", "banner", "cover", "card", "infographic"})
_PLACING = frozenset({"in", "on", "riding", "beside", "front", "behind", "under", "left", "right"})


def imply(reading: Gathering) -> None:
    """Write what goes without saying into a reading whose words are all read."""
    _float(reading)
    _board(reading)
    _own_ships(reading)
    _hover(reading)
    _tell_dragons(reading)
    _keep_stalls(reading)
    _furnish(reading)
    _outdoor_concert(reading)
    _sky_above(reading)
    _turn_to_us(reading)
    _ride_brooms(reading)
    _hard_hats(reading)
    _between_both(reading)
    _serve_drinks(reading)
    _painted_trains(reading)
    reading.gone.update(_outdone(reading))
    reading.gone.update(_bottle_twice(reading))
    reading.gone.update(_named_again(reading))
    reading.gone.update(_own_bowl(reading))
    reading.gone.update(_spelt_out(reading))


def _float(reading: Gathering) -> None:
    """An animal or a person that floats where there is water is in it, not in the air."""
    floats = any(word.text.lower().startswith(("float", "漂")) for word in reading.words)
    places = {place for place, _ in reading.places}
    wet = places & _WATERS or any(noun.name in _POOLS for noun in reading.nouns)
    if not floats or not wet or "sky" in places:
        return
    for noun in reading.nouns:
        if noun.pose == "fly":
            noun.pose = "swim" if noun.name in living() else None


def _board(reading: Gathering) -> None:
    """Anglers and boatmen are in the boat that nobody else is in: 一叶扁舟，渔翁独钓."""
    boats = [i for i, noun in enumerate(reading.nouns) if noun.name in _BOATS]
    if len(boats) != 1:
        return
    boat = boats[0]
    if any(boat in (a, b) for a, kind, b in reading.relations if kind in _PLACING):
        return
    for index, noun in enumerate(reading.nouns):
        tools = {worn.name for worn in noun.holds}
        crew = noun.name in _BOATMEN or noun.word in {"渔翁", "老渔翁"} or tools & _ANGLING
        placed = any(index == a and kind in _PLACING for a, kind, _ in reading.relations)
        if crew and noun.alive and not placed:
            reading.relations.append((index, "in", boat))
            return


def _hover(reading: Gathering) -> None:
    """A floating island is in the sky, whatever is on it."""
    if any(noun.name == "island" and noun.pose == "fly" for noun in reading.nouns):
        reading.places = [(place, place != "sky") for place, _ in reading.places]
        reading.places.append(("sky", False))


def _tell_dragons(reading: Gathering) -> None:
    """A dragon among knights and castles has wings, in Chinese, too."""
    western = {"knight", "castle", "princess", "prince", "tower", "wizard", "viking"}
    if western & {noun.name for noun in reading.nouns}:
        for noun in reading.nouns:
            noun.name = "dragon" if noun.name == "chinese-dragon" else noun.name


def _keep_stalls(reading: Gathering) -> None:
    """The boss at a stall or in a shop keeps it, and what is on "the table" there is before it,
    not in a room."""
    shops = {"market-stall", "shop", "cafe-building", "bakery"}
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


def _ride_brooms(reading: Gathering) -> None:
    """A witch with a cat on her broom rides it."""
    brooms = [i for i, noun in enumerate(reading.nouns) if noun.name == "broom"]
    witches = [i for i, noun in enumerate(reading.nouns) if noun.name == "witch"]
    riding = any(kind == "riding" for _, kind, _ in reading.relations)
    if brooms and witches and not riding:
        reading.relations.append((witches[0], "riding", brooms[0]))


def _hard_hats(reading: Gathering) -> None:
    """A builder's helmet is the one the builder has anyway."""
    for noun in reading.nouns:
        if noun.name in {"construction-worker", "firefighter"}:
            noun.wears = [worn for worn in noun.wears if worn.name != "helmet"]


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


def _painted_trains(reading: Gathering) -> None:
    """A train of a colour that steam engines are not is one of carriages in that colour."""
    for noun in reading.nouns:
        steam = "steam" in noun.word.lower() or "蒸汽" in noun.word
        painted = noun.colours and not {"red", "black"} & set(noun.colours)
        if noun.name == "train" and painted and not steam:
            noun.name = "passenger-train"


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
        later = [other for other in reading.nouns[index + 1 :] if other.name == noun.name]
        if chart and any(index == 0 or other.word == noun.word for other in later):
            yield index  # "life cycle of a butterfly: egg, caterpillar, butterfly"
        bare = not (noun.given or noun.plural or noun.colours or noun.pose or noun.side)
        again = any(other.name == noun.name and other.given for other in reading.nouns[index + 1 :])
        if bare and again and noun.word.isascii() is False and index not in related:
            yield index


def _bottle_twice(reading: Gathering) -> Iterable[int]:
    """ "Perfume, a glass bottle": one bottle."""
    named = any(noun.name in {"perfume-bottle", "lotion-bottle"} for noun in reading.nouns)
    for index, noun in enumerate(reading.nouns):
        if named and noun.name == "bottle" and not noun.given and not noun.colours:
            yield index


def _own_ships(reading: Gathering) -> None:
    """A pirate's ship is a pirate ship, a viking's a longship."""
    crews = {noun.name for noun in reading.nouns}
    kind = next((ship for who, ship in _SHIPS.items() if who in crews), None)
    for noun in reading.nouns:
        if kind is not None and noun.name == "ship":
            noun.name = kind


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
        if (noun.name in _WHOLE_KINDS and not noun.given and len(kinds) >= 2) or _told_apart(
            reading, index
        ):
            yield index


def _told_apart(reading: Gathering, index: int) -> bool:
    """Whether the several people of a noun are the next ones named: "two chess players, an old
    man and a girl". They then do what the several did."""
    several, rest = reading.nouns[index], reading.nouns[index + 1 :]
    ones = [noun for noun in rest if noun.group == "people"]
    general = several.name in {"person", "friend", "athlete", "child", "musician"}
    if not several.given or not 2 <= several.count == len(ones) or not general:
        return False
    if any(noun.count > 1 for noun in ones):
        return False
    first = index + 1
    for at, noun in enumerate(reading.nouns[first:], first):
        if noun in ones:
            noun.pose = noun.pose or several.pose
            noun.holds = noun.holds or list(several.holds)
            reading.relations += [(at, k, b) for a, k, b in reading.relations if a == index]
    return True


def _kind_of(general: Noun, other: Noun) -> bool:
    return other.given and other.group == _WHOLE_KINDS.get(general.name) and other.count == 1
