"""Logos and icons: who asks for one is not in it, places become emblems, and colours said
last are its inks."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.scene import Thing
from seedbed.engines.illustrator.understand.draft import Noun
from seedbed.engines.illustrator.understand.gathering import Gathering

_GOODS = {
    "cafe-building": "coffee-cup", "cafe": "coffee-cup", "bakery": "loaf-of-bread",
    "bookshop": "books", "shop": "shopping-bags", "convenience-store": "shopping-bags",
    "restaurant": "bowl-of-noodles",
}  # fmt: skip

_TRADES = frozenset(_GOODS) | {"hotel", "school", "hospital", "bank", "factory", "market-stall"}
"""Who asks for a mark."""

EMBLEMS = {
    "mountains": "mountain", "hills": "mountain", "forest": "pine-tree", "sea": "wave",
    "river": "wave", "lake": "wave", "desert": "cactus", "city": "cityscape",
    "beach": "palm-tree", "bamboo": "bamboo", "rooftop": "house",
}  # fmt: skip
"""What stands for a place on a mark."""


def businesses(reading: Gathering) -> set[int]:
    """In "a logo for a bakery with a loaf of bread" the bakery is who asks, not what is seen.

    Where nothing else is named, what it sells stands for it.
    """
    shops = {i for i, noun in enumerate(reading.nouns) if noun.name in _TRADES}
    branded = any(word.text.lower().startswith(("brand", "品牌")) for word in reading.words)
    if "logo" not in reading.said.get("layout", []) and not branded:
        return set()
    if len(shops) < len(reading.nouns):
        return shops
    for index in shops:
        noun = reading.nouns[index]
        if noun.name in _GOODS:
            noun.name, noun.group = _GOODS[noun.name], "food"
    return set()


def stand_for_places(reading: Gathering) -> None:
    """A logo or an icon has no place around it: the mountain is one of its things."""
    if not {"logo", "icon"} & set(reading.said.get("layout", [])):
        return
    for place, _ in reading.places:
        name = EMBLEMS.get(place)
        if name and not any(noun.name == name for noun in reading.nouns):
            reading.nouns.append(Noun(name, place, "plants"))
    reading.places = [pair for pair in reading.places if pair[0] not in EMBLEMS]


_ROUND = frozenset([
    "circular", "round", "circle", "in a circle", "inside a circle", "within a circle",
    "in circle", "inside circle", "within circle", "round frame",
    "circular frame", "round badge", "badge", "roundel", "圆形", "圆圈", "圆环", "圆框", "圆",
    "圆圈里", "圆环里", "徽章", "圆形徽章", "圆形标志",
])  # fmt: skip


def encircle(reading: Gathering) -> None:
    """A round mark, and a badge, has a ring around all that it shows: 圆形logo."""
    said = any(word.text.lower() in _ROUND for word in reading.words)
    if not said or not {"logo", "icon"} & set(reading.said.get("layout", [])):
        return
    ring = len(reading.nouns)
    reading.relations += [(i, "in", ring) for i in range(ring) if i not in reading.gone]
    reading.nouns.append(Noun("roundel", "circle", "sky-and-feast"))


def inked(reading: Gathering, things: tuple[Thing, ...]) -> tuple[tuple[Thing, ...], str | None]:
    """The things of a mark or a package in the colours said without a noun; the background's.

    "Logo of a cup, green": the cup is, not what is behind it; several things have one each.
    "Brown on white" names both.
    """
    marks = {"logo", "icon"} & set(reading.said.get("layout", [])[:1])
    loose, background = reading.loose_colours, reading.background
    packed = any(one.name in {"pouch", "lotion-bottle"} for one in things)
    if not (marks or packed) or background is None or not loose or not things:
        return things, background
    inks = dict(enumerate(loose * len(things) if len(loose) == 1 else loose))
    return tuple(
        replace(one, colour=one.colour or inks.get(at)) for at, one in enumerate(things)
    ), None if background == loose[0] else background
