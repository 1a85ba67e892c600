"""What is meant where there is water: who floats swims, the angler is in the boat, and a shore
without a sea is a river's."""

from __future__ import annotations

from seedbed.engines.illustrator.understand.draft import BOATS, names_of
from seedbed.engines.illustrator.understand.gathering import Gathering
from seedbed.engines.illustrator.understand.lexicon import living

_WATERS = names_of("sea lake river harbour swimming-pool arctic-sea chinese-garden beach waterfall")
_POOLS = frozenset({"puddle", "bathtub", "bucket"})
_SHIPS = {"pirate": "pirate-ship", "viking": "longship"}
_BOATMEN = frozenset({"fisherman"})
_ANGLING = frozenset({"fishing-pole", "oar", "fishing-net"})
_PLACING = frozenset({"in", "on", "riding", "beside", "front", "behind", "under", "left", "right"})
_SEASIDE = names_of(
    "lighthouse palm-tree crab spiral-shell whale dolphin sandcastle beach-umbrella deck-chair "
    "ship surfboard surfer coconut starfish seal shark pirate-ship mermaid octopus wave beach-ball"
)
_RIVER_BOATS = frozenset({"rowing-boat", "wupeng-boat", "dragon-boat", "small-boat"})
_SHORES = frozenset({"岸边", "岸上", "shore", "对岸"})


def settle_waters(reading: Gathering) -> None:
    """Write what goes without saying of boats and water into a reading."""
    _float(reading)
    _splash(reading)
    _board(reading)
    _own_ships(reading)
    _freeze_over(reading)
    _bank(reading)
    _moor(reading)
    _drift(reading)


def _drift(reading: Gathering) -> None:
    """Ice floes drift on a polar sea, and big waves with no water named are the sea's."""
    names = {noun.name for noun in reading.nouns}
    places = {place for place, _ in reading.places}
    sheet = bool(reading.said.get("layout"))
    if "ice-floe" in names and not places & {"arctic-sea", "lake", "river", "snowfield"}:
        reading.places.append(("arctic-sea", False))
    if "wave" in names and not sheet and not places & (_WATERS | {"arctic-sea", "underwater"}):
        reading.places = [(place, True) for place, _ in reading.places]
        reading.places.append(("sea", False))


def _moor(reading: Gathering) -> None:
    """An old town with awning boats is one on canals: 古镇，乌篷船."""
    if any(noun.name == "wupeng-boat" for noun in reading.nouns):
        reading.places = [("water-town" if p == "town" else p, b) for p, b in reading.places]


def _bank(reading: Gathering) -> None:
    """The shore of a picture with a small boat and nothing of the sea is a river's bank."""
    shore = any(word.text.lower() in _SHORES for word in reading.words)
    boats = any(noun.name in _RIVER_BOATS for noun in reading.nouns)
    marine = any(noun.name in _SEASIDE for noun in reading.nouns)
    places = {place for place, _ in reading.places}
    if shore and boats and not marine and not places & {"sea", "harbour", "lake", "river"}:
        reading.places = [("river" if p == "beach" else p, back) for p, back in reading.places]


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


def _splash(reading: Gathering) -> None:
    """Who jumps where there is a puddle jumps in it."""
    names = [noun.name for noun in reading.nouns]
    if names.count("puddle") != 1:
        return
    puddle = names.index("puddle")
    for index, noun in enumerate(reading.nouns):
        placed = any(a == index and kind in _PLACING for a, kind, _ in reading.relations)
        if noun.alive and noun.pose == "jump" and not placed:
            reading.relations.append((index, "on", puddle))


def _board(reading: Gathering) -> None:
    """Anglers and boatmen are in the boat that nobody else is in: 一叶扁舟，渔翁独钓."""
    boats = [i for i, noun in enumerate(reading.nouns) if noun.name in BOATS]
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


def _freeze_over(reading: Gathering) -> None:
    """ "The ice" among icebergs is what one stands on, not a cube of it."""
    named = any(w.text.lower() == "ice" and w.article == "the" for w in reading.words)
    ices = [i for i, noun in enumerate(reading.nouns) if noun.name == "ice" and not noun.given]
    if named and ices and not reading.places:
        reading.places.append(("snowfield", False))
    if not any(place in {"arctic-sea", "snowfield", "lake"} for place, _ in reading.places):
        return
    reading.gone.update(ices)


def _own_ships(reading: Gathering) -> None:
    """A pirate's ship is a pirate ship, a viking's a longship."""
    crews = {noun.name for noun in reading.nouns}
    kind = next((ship for who, ship in _SHIPS.items() if who in crews), None)
    for noun in reading.nouns:
        if kind is not None and noun.name == "ship":
            noun.name = kind
