"""Tables: where a still life is laid, or where people sit."""

from __future__ import annotations

from seedbed.engines.illustrator.understand.draft import Noun
from seedbed.engines.illustrator.understand.gathering import Gathering

TABLEWARE = frozenset({"food", "indoors", "plants"})
"""Groups of what stands on tables."""

_TABLES = frozenset({"table", "desk", "tea-table"})
_BESIDE_IT = frozenset([
    "chair", "armchair", "sofa", "bench", "window", "fireplace", "bookshelf", "floor-lamp", "rug",
    "stove", "blackboard", "door", "curtain", "bed", "easel", "piano", "refrigerator", "counter",
    "stool", "rocking-chair", "christmas-tree", "tree", "string-lights", "red-lantern", "umbrella",
])  # fmt: skip
"""What is in a room or a garden and not on its table."""


def sit_at_table(reading: Gathering) -> None:
    """Where people are at "a dinner table", the table is one of the things: they are beside it,
    and the food and the candles named after it are on it."""
    people = [i for i, noun in enumerate(reading.nouns) if noun.group == "people"]
    tables = [i for i, noun in enumerate(reading.nouns) if noun.name in _TABLES]
    at_table = any(place == "table" for place, _ in reading.places)
    if not at_table or not people or reading.said.get("layout"):
        return
    reading.places = [pair for pair in reading.places if pair[0] != "table"]
    if not reading.places:
        reading.places.append((_room(reading), False))
    placed = {a for a, kind, _ in reading.relations if kind != "beside"}
    laid = [
        i
        for i, noun in enumerate(reading.nouns)
        if i not in placed
        and (
            (noun.group in TABLEWARE and noun.name not in _BESIDE_IT | _TABLES)
            or (noun.group == "animals" and i in reading.tabled)
        )
    ]
    if tables:
        table = tables[0]
    else:
        table = len(reading.nouns)
        reading.nouns.append(Noun("table", "table", "indoors"))
        reading.relations += [(i, "beside", table) for i in people if i not in placed]
    reading.relations += [(i, "on", table) for i in laid if i not in reading.gone]


def _room(reading: Gathering) -> str:
    """Where a table with people at it is, if the prompt does not say."""
    if any(word.text.lower() == "picnic table" for word in reading.words):
        return "park"
    if any(noun.name in {"office-worker", "computer", "laptop"} for noun in reading.nouns):
        return "office"
    working = any(noun.group == "people" and noun.pose == "work" for noun in reading.nouns)
    food = any(noun.group == "food" for noun in reading.nouns)
    return "kitchen" if working and food else "room"


def lay_table(reading: Gathering) -> int:
    """A table with nothing but food and the like on it is the place: its index, or -1."""
    for index, noun in enumerate(reading.nouns):
        guests = [a for a, kind, b in reading.relations if b == index and kind == "on"]
        if noun.name not in {"table", "desk"} or not guests:
            continue
        beside = [
            a for a, kind, b in reading.relations if b == index and kind in {"beside", "front"}
        ]
        if any(reading.nouns[a].group == "people" for a in beside):
            continue
        if any(reading.nouns[a].group not in TABLEWARE for a in guests):
            continue
        if "person" in reading.excluded and reading.places:
            continue  # an empty library with a lamp on a table is seen as a whole
        sitters = {"sleep", "sit", "stand", "walk", "look"}
        if any(n.alive and n.pose in sitters for n in reading.nouns):
            continue  # somebody is elsewhere: the table is one of the things
        reading.relations = [pair for pair in reading.relations if index not in (pair[0], pair[2])]
        reading.places.append(("table", False))
        return index
    return -1
