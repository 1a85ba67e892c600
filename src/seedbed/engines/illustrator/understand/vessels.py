"""Vessels and pairs: "a bowl of soup" is one thing, "a pair of shoes" too."""

from __future__ import annotations

from seedbed.engines.illustrator.scene import RelationKind
from seedbed.engines.illustrator.understand.draft import CONTAINERS, Noun, names_of
from seedbed.engines.illustrator.understand.gathering import Gathering

SERVING = names_of("bowl plate coffee-cup glass-of-water pot-of-food tea-cup")
"""What food is served in and is not seen apart from it."""

SERVED = frozenset([
    "bowl-of-noodles", "bowl-of-soup", "cooked-rice", "hot-pot", "green-salad", "spaghetti",
    "curry-rice", "fruit-bowl", "ice-cream", "popcorn", "custard", "coffee-cup", "tea-cup",
    "glass-of-milk", "glass-of-wine", "beer-mug", "tropical-drink", "iced-coffee",
    "cocktail-glass", "bubble-tea", "cup-with-straw", "tumbler-glass", "pot-of-food", "sake",
    "tangyuan", "shaved-ice", "dumpling-plate", "cookie-plate",
])  # fmt: skip
"""Food and drink whose drawings show what they are served in."""

_CUPS = names_of("coffee-cup glass-of-water tea-cup")
_DRINKS = names_of(
    "coffee-cup tea-cup glass-of-milk glass-of-wine beer-mug tropical-drink iced-coffee "
    "cocktail-glass bubble-tea cup-with-straw tumbler-glass sake"
)

PAIRED = frozenset([
    "chopsticks", "running-shoe", "high-heeled-shoe", "socks", "boots", "glasses", "sunglasses",
    "gloves", "skis", "ice-skate", "roller-skate", "scissors", "trousers", "headphone",
    "binoculars", "ballet-shoes", "couplet", "oar", "slippers", "sneakers",
])  # fmt: skip
"""What one drawing shows two of, as "a pair" of them means."""

MEASURES = {
    "盘": "plate", "碟": "plate", "篮": "basket", "筐": "basket", "篓": "basket", "碗": "bowl",
    "盒": "box", "箱": "box", "罐": "jar", "桶": "bucket", "锅": "pot-of-food", "瓶": "vase",
    "车": "wooden-cart", "壶": "teapot",
}  # fmt: skip
"""Chinese measure words that say in what something is."""

_WHOLE = names_of(
    "cut-of-meat pizza fish roast-duck turkey poultry-leg birthday-cake cooking burrito sandwich "
    "hamburger pie meat-on-bone shortcake"
)
"""Food of which one is enough on a plate."""

_CANNED = frozenset({"tropical-drink", "cup-with-straw", "beer-mug", "iced-coffee"})
_PAIR = frozenset({"pair of", "双", "一双", "对", "一对", "副", "一副"})
_PLATED = {"dumpling": "dumpling-plate", "cookie": "cookie-plate"}


def own_vessel(reading: Gathering, vessel: int, food: int) -> bool:
    """Make one thing of a vessel and of what is in it, where the drawing of the food shows a
    vessel of its own; whether that was so. The food takes the vessel's number and colour."""
    outer, inner = reading.nouns[vessel], reading.nouns[food]
    if outer.name == "plate" and inner.name in _PLATED:
        inner.name = _PLATED[inner.name]
    if outer.name not in SERVING or inner.name not in SERVED or food != vessel + 1:
        return False
    inner.count, inner.given, inner.plural = outer.count, outer.given, outer.plural
    inner.colours = inner.colours or outer.colours
    inner.scale *= outer.scale
    reading.nouns[vessel] = inner
    reading.nouns.pop()
    return True


def served_in(dish: str, vessel: str) -> bool:
    """Whether this vessel may be the one that the dish is drawn in: a bowl of rice's, not a cup."""
    return dish in SERVED and (dish in _DRINKS) is (vessel in _CUPS)


def is_pair(name: str, counted: str) -> bool:
    """Whether the word that counts, just before this thing, says that it is one pair."""
    return name in PAIRED and counted.lower() in _PAIR


def lay_in(reading: Gathering, at: int, vessel: str) -> None:
    """Put what a vessel's name counted (一盘西瓜, 一篮苹果) on or in that vessel."""
    noun = reading.nouns[at]
    if vessel == "teapot":
        if noun.name == "tea-cup":
            noun.name = "teapot"  # 一壶红茶
        return
    if vessel == "jar" and noun.name in _CANNED:
        noun.name = "soda-can"  # 一罐汽水
        return
    fits = {"vase": {"plants"}, "plate": {"food"}}.get(vessel, {"food", "plants"})
    if noun.group not in fits or noun.name in SERVED or noun.name in CONTAINERS:
        return
    kind: RelationKind = "on" if vessel == "plate" else "in"
    group = "vehicles" if vessel == "wooden-cart" else "indoors"
    reading.nouns.append(Noun(vessel, noun.word, group, count=noun.count, given=True))
    reading.relations.append((at, kind, len(reading.nouns) - 1))
    cart = len(reading.nouns) - 1
    if group == "vehicles":  # 推着一车木柴: the cart is pushed
        moved = [(a, k, cart if b == at else b) for a, k, b in reading.relations[:-1]]
        reading.relations[:-1] = moved
    noun.count = 1 if noun.name in _WHOLE else max(3, noun.count)
