"""What is on something small: a heart on a cup, fruit on a stall."""

from __future__ import annotations

from seedbed.engines.illustrator.understand.draft import Noun
from seedbed.engines.illustrator.understand.gathering import Gathering

_CROCKERY = frozenset({"coffee-cup", "tea-cup", "teapot", "bowl", "plate", "vase", "jar"})


def print_on(reading: Gathering) -> None:
    """A heart that a cup is "with", and what is drawn on coffee, is on the cup, not beside it."""
    cup = next((i for i, noun in enumerate(reading.nouns) if noun.name in _CROCKERY), None)
    if cup is None:
        return
    for index, noun in enumerate(reading.nouns):
        if noun.name not in {"heart", "star"} or noun.count > 1:
            continue
        foam = noun.word.lower().startswith("latte art") or noun.word.endswith(
            ("拉花", "latte art")
        )
        of = {pair for pair in reading.relations if pair[0] == index and pair[1] in {"in", "on"}}
        if foam or any(b == cup for _, _, b in of):
            kept = [pair for pair in reading.relations if pair not in of]
            reading.relations = [*kept, (index, "on", cup)]


_PRINTED = ("print", "emboss", "stamped", "engraved", "印", "刻")


def print_boxes(reading: Gathering) -> None:
    """A box with something printed on it is one with a flat front: 包装盒上印着莲花."""
    if not any(word.text.lower().startswith(_PRINTED) for word in reading.words):
        return
    for _, kind, box in reading.relations:
        if kind == "on" and reading.nouns[box].name in {"box", "wrapped-gift"}:
            reading.nouns[box].name = "product-box"


_PACKING = ("packag", "包装", "礼盒")
_PACKS = frozenset({"box", "product-box", "pouch", "wrapped-gift"})
_PRINTS = {"mountains": "mountain", "hills": "mountain", "sea": "wave", "bamboo": "bamboo"}
"""What is printed for a place that a package shows."""


def pack_up(reading: Gathering) -> None:
    """A package is the box or bag that is described, and what it shows is printed on it:
    茶叶包装，绿色盒子上有山和云."""
    if not any(word.text.lower().startswith(_PACKING) for word in reading.words):
        return
    packs = [i for i, noun in enumerate(reading.nouns) if noun.name in _PACKS]
    if not packs or any(noun.group == "people" for noun in reading.nouns):
        return
    goods = [n for n in reading.nouns if n.group == "food" and (n.given or n.colours)]
    if len(packs) == 1 and goods and reading.nouns[packs[0]].word in {"包装", "packaging"}:
        reading.gone.add(packs[0])  # 饮料包装海报：一罐汽水
        return
    described = [i for i in packs if reading.nouns[i].given or reading.nouns[i].colours]
    boxes = [i for i in described or packs if "box" in reading.nouns[i].name]
    pack = (boxes or described or packs)[0]
    if reading.nouns[pack].name == "box":
        reading.nouns[pack].name = "product-box"
    for other in packs:
        if other != pack and not reading.nouns[other].given:
            reading.gone.add(other)
            reading.relations = [r for r in reading.relations if other not in (r[0], r[2])]
    for brand in [b for a, kind, b in reading.relations if (a, kind) == (pack, "on")]:
        if reading.nouns[brand].group == "food":  # "for a tea brand, a box"
            reading.gone.add(brand)
            moved = [(a, kind, pack if b == brand else b) for a, kind, b in reading.relations]
            reading.relations = [pair for pair in moved if pair[0] != pair[2]]
    shown = [place for place, back in reading.places if place in _PRINTS and not back]
    for place in dict.fromkeys(shown):
        reading.relations.append((len(reading.nouns), "on", pack))
        reading.nouns.append(Noun(_PRINTS[place], place, "plants"))
    reading.places = [pair for pair in reading.places if pair[0] not in shown]
    if not reading.places and not reading.said.get("layout"):
        reading.places.append(("studio", False))  # a product is shown as one


_ALOFT = frozenset({"rooftop", "gallery"})


def stand_aloft(reading: Gathering) -> None:
    """The balcony of a picture with a lighthouse or a tower is that one's, not a city's roof."""
    towers = [i for i, noun in enumerate(reading.nouns) if noun.name in {"lighthouse", "tower"}]
    said = any(
        word.text.lower() in {"balcony", "gallery", "阳台", "露台"} for word in reading.words
    )
    if not towers or not said or not any(place in _ALOFT for place, _ in reading.places):
        return
    reading.places = [pair for pair in reading.places if pair[0] not in _ALOFT]
    whole = {"people", "mixed"}  # "lighthouse keeper" is a word for both
    people = [i for i, noun in enumerate(reading.nouns) if noun.group in whole and i not in towers]
    if people and not any(a == people[0] for a, _, _ in reading.relations):
        reading.relations.append((people[0], "on", towers[0]))


def clear_boards(reading: Gathering) -> None:
    """What is on a blackboard is its writing; who is named then is in the room."""
    reading.relations = [
        (a, kind, b)
        for a, kind, b in reading.relations
        if not (kind == "on" and reading.nouns[b].name == "blackboard" and reading.nouns[a].alive)
    ]


def make_beds(reading: Gathering) -> None:
    """A pillow lies on the bed that is there."""
    beds = [i for i, noun in enumerate(reading.nouns) if noun.name == "bed"]
    for index, noun in enumerate(reading.nouns):
        placed = any(a == index for a, _, _ in reading.relations)
        if beds and noun.name in {"pillow", "blanket", "quilt"} and not placed:
            reading.relations.append((index, "on", beds[0]))


def stock(reading: Gathering) -> None:
    """Food named with a market stall, and nowhere else, is on its counter."""
    for index, noun in enumerate(list(reading.nouns)):
        if noun.group == "buildings" and noun.holds:  # 卖烤串的小摊
            for worn in noun.holds:
                reading.relations.append((len(reading.nouns), "on", index))
                reading.nouns.append(Noun(worn.name, noun.word, "food"))
            noun.holds = []
    stall = next((i for i, noun in enumerate(reading.nouns) if noun.name == "market-stall"), None)
    if stall is None:
        return
    related = {index for a, kind, b in reading.relations for index in (a, b) if kind != "beside"}
    for index, noun in enumerate(reading.nouns):
        if noun.group == "food" and index not in related - {stall}:
            reading.relations.append((index, "on", stall))
