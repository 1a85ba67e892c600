"""Colours that are the light's, and clothes in the shape of an animal: neither colours or adds a
thing ("blue dawn light", "a child in a dinosaur costume")."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.draft import BEASTS
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found, after

_LIGHT = frozenset([
    "light", "lighting", "glow", "haze", "tones", "hues", "sunlight", "shadows", "光", "光线",
    "灯光", "色调", "光影", "月光", "阳光", "光芒",
])  # fmt: skip
_COSTUMES = frozenset([
    "costume", "costumes", "onesie", "suit", "outfit", "pajamas", "pyjamas", "hoodie", "装",
    "连体衣", "玩偶服", "服装", "睡衣", "衣服",
])  # fmt: skip
_COATS = {
    "t-rex": "green", "dragon": "green", "frog": "green", "crocodile": "green", "bear": "brown",
    "rabbit": "pink", "bunny": "pink", "pig": "pink", "tiger": "orange", "fox": "orange",
    "lion": "gold", "bee": "yellow", "duck": "yellow", "chicken": "yellow", "shark": "grey",
    "elephant": "grey", "mouse": "grey", "cat": "grey", "unicorn": "white", "sheep": "white",
    "panda": "black", "penguin": "black", "cow": "white", "monkey": "brown", "dog": "brown",
}  # fmt: skip
"""Colours of a hooded suit in the shape of an animal."""


def colour_of_light(words: list[Word], at: int) -> Found:
    """A colour that only light has colours nothing."""
    if words[at].first("colour") is None or words[at].has("thing"):
        return None
    for word in words[at + 1 : at + 3]:
        if word.text.lower() in _LIGHT:
            return 1, []
        if not (word.has("time", "mood", "colour") or word.text == "的"):
            return None
    return None


def against_the_rain(words: list[Word], at: int) -> Found:
    """ "In rain boots" is in boots, and says nothing of the weather."""
    worn = after(words, at)
    if words[at].text.lower() != "in rain" or worn is None or worn.first("wearable") is None:
        return None
    wearing = replace(words[at], text="wearing", meanings=((Sense("relation", "wearing"),),))
    return 1, [wearing]


def costume(words: list[Word], at: int) -> Found:
    """Who is dressed as an animal has a hooded suit of its colour on."""
    beast, suit = words[at].first("thing"), after(words, at)
    if beast is None or suit is None or suit.article or suit.text.lower() not in _COSTUMES:
        return None
    if beast.group not in BEASTS | {"mythical"} and beast.value not in _COATS:
        return None
    colour = Sense("colour", _COATS.get(beast.value, "brown"))
    dyed = replace(words[at], meanings=((colour,),), article=words[at].article, plural=False)
    worn = replace(suit, meanings=((Sense("wearable", "raincoat"),),), article="", plural=False)
    return 2, [dyed, worn]
