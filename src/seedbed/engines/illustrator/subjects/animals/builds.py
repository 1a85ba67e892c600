"""How the animals with posed bodies are built and coloured, one row each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Stance = Literal["sit", "stand"]


@dataclass(frozen=True, slots=True)
class Build:
    """One kind of animal: its head glyph and the body that goes with it in every pose.

    Colours are those of the face. `head` is the head's width over the sitting height; `eyes`
    says where the eyes are in the face's ink box (left eye; the right mirrors it) and their
    radius; `skull` how far below the top of that box, ears included, a hat sits. `rest` is the
    pose when none is asked for, `natural` the colour names that leave it as drawn.
    """

    face: str
    coat: str
    belly: str
    paw: str
    tail: str = "none"
    tip: str | None = None
    head: float = 0.62
    eyes: tuple[float, float, float] = (0.33, 0.52, 0.07)
    skull: float = 0.1
    legs: str | None = None
    stripes: str | None = None
    patches: str | None = None
    spots: str | None = None
    bulk: float = 1.0
    rest: Stance = "stand"
    height: float = 0.6
    natural: tuple[str, ...] = ()
    young: bool = False
    """A large head on a small, short body."""
    piebald: bool = False
    """Black and white by nature, its face too."""


BUILDS: dict[str, Build] = {
    "fox": Build(
        "fox", "#f2641c", "#fdf3e7", "#4a3a3c", "brush", "#fdf3e7", head=0.66,
        eyes=(0.36, 0.55, 0.055), skull=0.26, rest="sit", height=0.75, natural=("red", "orange"),
    ),
    "cat": Build(
        "cat-face", "#fdb62f", "#ffe0a0", "#ffe0a0", "curl", head=0.62, eyes=(0.31, 0.55, 0.065),
        skull=0.2, rest="sit", height=0.5, natural=("orange", "yellow", "golden", "ginger"),
    ),
    "black-cat": Build(
        "cat-face", "#3a3b46", "#4c4d5a", "#4c4d5a", "curl", head=0.62, eyes=(0.31, 0.55, 0.065),
        skull=0.2, rest="sit", height=0.5, natural=("black",),
    ),
    "dog": Build(
        "dog-face", "#fbe6c6", "#fff6e6", "#fff6e6", "up", "#875f4f", head=0.64,
        eyes=(0.33, 0.52, 0.06), skull=0.03, patches="#875f4f", height=0.65,
        natural=("brown", "tan"),
    ),
    "bear": Build(
        "bear", "#7c4f3a", "#b98a68", "#5f3b2c", "stub", head=0.58, eyes=(0.32, 0.48, 0.06),
        skull=0.09, bulk=1.16, rest="sit", height=1.7, natural=("brown",),
    ),
    "polar-bear": Build(
        "bear", "#eef3f7", "#ffffff", "#cfd9e2", "stub", head=0.58, eyes=(0.28, 0.33, 0.05),
        skull=0.09, bulk=1.16, height=1.8, natural=("white",),
    ),
    "panda": Build(
        "panda", "#fbfbfb", "#ffffff", "#33343d", "stub", head=0.62, eyes=(0.31, 0.48, 0.07),
        skull=0.06, legs="#33343d", bulk=1.12, rest="sit", height=1.4, natural=("black", "white"),
    ),
    "lion": Build(
        "lion", "#eba936", "#f9d98d", "#d08a2a", "tuft", "#6d4c41", head=0.74,
        eyes=(0.39, 0.4, 0.045), skull=0.1, rest="sit", height=1.5,
        natural=("golden", "yellow", "gold", "tan"),
    ),
    "lioness": Build(
        "lioness", "#d9a45c", "#f6e2bb", "#c98f47", "tuft", "#5f4330", head=0.5,
        eyes=(0.32, 0.42, 0.05), skull=0.06, height=1.3, natural=("golden", "yellow", "tan"),
    ),
    "tiger": Build(
        "tiger-face", "#f98f13", "#fff2dd", "#fff2dd", "ringed", "#33262a", head=0.62,
        eyes=(0.31, 0.33, 0.06), skull=0.05, stripes="#33262a", height=1.3,
        natural=("orange", "yellow"),
    ),
    "leopard": Build(
        "cat-face", "#f2b13c", "#fff2dd", "#f2b13c", "ringed", "#5b3a22", head=0.6,
        eyes=(0.31, 0.55, 0.065), skull=0.2, spots="#5b3a22", height=1.0,
        natural=("yellow", "orange", "golden"),
    ),
    "wolf": Build(
        "wolf", "#a3a3a8", "#e4e6ea", "#74767e", "brush", "#6a6e78", head=0.66,
        eyes=(0.34, 0.46, 0.055), skull=0.2, height=1.0, natural=("grey", "gray", "silver"),
    ),
    "rabbit": Build(
        "rabbit-face", "#b9c6d3", "#ffffff", "#ffffff", "puff", head=0.48,
        eyes=(0.31, 0.63, 0.065), skull=0.48, rest="sit", height=0.42,
        natural=("grey", "gray"),
    ),
    "monkey": Build(
        "monkey-face", "#b98558", "#ffe0b2", "#8b5d3c", "long", head=0.66,
        eyes=(0.38, 0.46, 0.06), skull=0.03, rest="sit", height=0.8, natural=("brown",),
    ),
    "koala": Build(
        "koala", "#9a9ca3", "#e4e6ea", "#7a7c85", head=0.72, eyes=(0.29, 0.46, 0.055), skull=0.1,
        bulk=1.05, rest="sit", height=0.7, natural=("grey", "gray"),
    ),
    "frog": Build(
        "frog", "#b0d10f", "#e2f0a0", "#93b80b", head=0.8, eyes=(0.25, 0.24, 0.11), skull=0.16,
        bulk=1.15, rest="sit", height=0.22, natural=("green",),
    ),
    "mouse": Build(
        "mouse-face", "#b4b6bc", "#eceef1", "#f7b3ad", "thin", head=0.68, eyes=(0.33, 0.62, 0.06),
        skull=0.34, rest="sit", height=0.16, natural=("grey", "gray"),
    ),
    "hamster": Build(
        "hamster", "#f0a04b", "#fff0dc", "#f7cfa4", "stub", head=0.76, eyes=(0.31, 0.53, 0.06),
        skull=0.08, bulk=1.2, rest="sit", height=0.16, natural=("brown", "golden", "orange"),
    ),
    "pig": Build(
        "pig-face", "#fccfb8", "#fde3d6", "#ef8d86", "curly", head=0.6, eyes=(0.28, 0.5, 0.06),
        skull=0.06, bulk=1.2, height=0.9, natural=("pink",),
    ),
    "cow": Build(
        "cow-face", "#eff1f4", "#ffffff", "#5d4a44", "switch", "#5d4a44", head=0.6,
        eyes=(0.37, 0.43, 0.06), skull=0.08, patches="#bf8a5c", bulk=1.14, height=1.5,
        natural=("white", "brown"),
    ),
    "red-panda": Build(
        "red-panda", "#b8532c", "#3a2622", "#3a2622", "ringed", "#f2cf9a", head=0.66,
        eyes=(0.32, 0.54, 0.055), skull=0.14, legs="#3a2622", rest="sit", height=0.6,
        natural=("red", "brown", "orange"),
    ),
    "tabby-cat": Build(
        "cat-face", "#9c8468", "#efe3cf", "#efe3cf", "ringed", "#5a4636", head=0.62,
        eyes=(0.31, 0.55, 0.065), skull=0.2, rest="sit", height=0.5, stripes="#5a4636",
        natural=("brown", "grey", "gray"),
    ),
    "calico-cat": Build(
        "cat-face", "#f7f2e8", "#ffffff", "#ffffff", "curl", head=0.62,
        eyes=(0.31, 0.55, 0.065), skull=0.2, rest="sit", height=0.5, patches="#e08a3a",
        tip="#3a3b46", natural=("white",),
    ),
    "shiba": Build(
        "shiba", "#dd9044", "#fdf3e2", "#fdf3e2", "brush", "#fdf3e2", head=0.6,
        eyes=(0.3, 0.54, 0.06), skull=0.16, rest="sit", height=0.55,
        natural=("orange", "red", "brown", "golden"),
    ),
    "corgi": Build(
        "corgi", "#d98238", "#fdf6ea", "#fdf6ea", "stub", head=0.66, eyes=(0.3, 0.54, 0.06),
        skull=0.16, rest="sit", height=0.42, bulk=1.1, natural=("orange", "red", "brown"),
    ),
    "husky": Build(
        "husky", "#5d6775", "#f7f9fb", "#f7f9fb", "brush", "#f7f9fb", head=0.6,
        eyes=(0.3, 0.54, 0.06), skull=0.16, rest="sit", height=0.75,
        natural=("grey", "gray", "black", "white"),
    ),
    "pug": Build(
        "pug", "#e3c08f", "#f3dfbd", "#e3c08f", "curly", head=0.64, eyes=(0.28, 0.48, 0.08),
        skull=0.04, rest="sit", height=0.4, bulk=1.14, natural=("tan", "beige", "brown"),
    ),
    "poodle": Build(
        "poodle", "#b9815a", "#d9a980", "#b9815a", "puff", head=0.6, eyes=(0.35, 0.58, 0.06),
        skull=0.02, rest="sit", height=0.5, natural=("brown",),
    ),
    "dalmatian": Build(
        "dog-face", "#f7f8fb", "#ffffff", "#ffffff", "up", "#3a3b46", head=0.64,
        eyes=(0.33, 0.52, 0.06), skull=0.03, spots="#33343d", height=0.7, piebald=True,
        natural=("black", "white"),
    ),
}  # fmt: skip
# Kinds that stand for their family in rules ("a dog on a leash").
DOGS = frozenset(
    ["dog", "puppy", "pug", "poodle", "shiba", "corgi", "husky", "dalmatian", "shiba-puppy"]
)
CATS = frozenset(["cat", "kitten", "black-cat", "tabby-cat", "calico-cat"])

# Young animals: whose they are, and how much of their height they have.
_YOUNG = {
    "kitten": ("cat", 0.55), "puppy": ("dog", 0.5), "fox-cub": ("fox", 0.55),
    "bear-cub": ("bear", 0.5), "polar-bear-cub": ("polar-bear", 0.45), "panda-cub": ("panda", 0.5),
    "lion-cub": ("lioness", 0.5), "tiger-cub": ("tiger", 0.5), "leopard-cub": ("leopard", 0.5),
    "wolf-pup": ("wolf", 0.5), "bunny": ("rabbit", 0.7), "piglet": ("pig", 0.5),
    "calf": ("cow", 0.62), "shiba-puppy": ("shiba", 0.55), "baby-monkey": ("monkey", 0.6),
}  # fmt: skip
for _name, (_parent, _share) in _YOUNG.items():
    _grown = BUILDS[_parent]
    BUILDS[_name] = replace(
        _grown, head=min(0.82, _grown.head * 1.2), height=_grown.height * _share, young=True,
        tail="stub" if _grown.tail in {"tuft", "ringed"} else _grown.tail,
    )  # fmt: skip
