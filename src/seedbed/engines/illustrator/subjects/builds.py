"""How the animals with posed bodies are built and coloured, one row each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Build:
    """One kind of animal.

    `face` is its head glyph, `whole` the glyph of its standing figure, if good. Colours are as
    drawn in the face. `head` is the head's width over the sitting height; `eyes` where the eyes
    are in the face's ink box (left eye; the right mirrors it) and their radius.
    """

    face: str
    coat: str
    belly: str
    paw: str
    tail: str = "none"
    tip: str | None = None
    whole: str | None = None
    head: float = 0.62
    eyes: tuple[float, float, float] = (0.33, 0.52, 0.07)
    legs: str | None = None
    stripes: str | None = None
    patches: str | None = None
    bulk: float = 1.0
    long_legs: float = 1.0


BUILDS: dict[str, Build] = {
    "fox": Build(
        "fox",
        "#f2641c",
        "#fdf3e7",
        "#4a3a3c",
        "brush",
        "#fdf3e7",
        head=0.66,
        eyes=(0.36, 0.54, 0.055),
    ),
    "cat": Build(
        "cat-face", "#fdb62f", "#ffe0a0", "#ffe0a0", "curl", head=0.62, eyes=(0.3, 0.55, 0.06)
    ),
    "black-cat": Build(
        "cat-face", "#3a3b46", "#4c4d5a", "#4c4d5a", "curl", head=0.62, eyes=(0.3, 0.55, 0.06)
    ),
    "dog": Build(
        "dog-face",
        "#e9c79c",
        "#fbf3e6",
        "#fbf3e6",
        "up",
        whole="dog",
        head=0.64,
        eyes=(0.35, 0.44, 0.06),
    ),
    "bear": Build(
        "bear",
        "#7c4f3a",
        "#b98a68",
        "#5f3b2c",
        "stub",
        head=0.58,
        bulk=1.16,
        eyes=(0.33, 0.47, 0.06),
    ),
    "polar-bear": Build(
        "polar-bear",
        "#f1f5f8",
        "#ffffff",
        "#d5dee6",
        "stub",
        head=0.58,
        bulk=1.16,
        eyes=(0.33, 0.45, 0.05),
    ),
    "panda": Build(
        "panda",
        "#fbfbfb",
        "#ffffff",
        "#33343d",
        "stub",
        head=0.62,
        legs="#33343d",
        bulk=1.12,
        eyes=(0.32, 0.5, 0.07),
    ),
    "lion": Build(
        "lion",
        "#e8a33c",
        "#f7d38a",
        "#c9822c",
        "tuft",
        "#6d4628",
        head=0.72,
        eyes=(0.39, 0.42, 0.045),
    ),
    "tiger": Build(
        "tiger-face",
        "#f28a1e",
        "#fff2dd",
        "#fff2dd",
        "ringed",
        "#33262a",
        whole="tiger",
        head=0.62,
        stripes="#33262a",
        eyes=(0.32, 0.4, 0.06),
    ),
    "leopard": Build(
        "tiger-face",
        "#f2b13c",
        "#fff2dd",
        "#f2b13c",
        "up",
        whole="leopard",
        head=0.6,
        eyes=(0.32, 0.4, 0.06),
    ),
    "wolf": Build(
        "wolf",
        "#9a9fa8",
        "#e9ecef",
        "#6a6e78",
        "brush",
        "#6a6e78",
        head=0.66,
        eyes=(0.36, 0.47, 0.055),
    ),
    "rabbit": Build(
        "rabbit-face",
        "#cfd3da",
        "#ffffff",
        "#ffffff",
        "puff",
        whole="rabbit",
        head=0.46,
        eyes=(0.29, 0.66, 0.06),
    ),
    "monkey": Build(
        "monkey-face",
        "#a5734c",
        "#e2b98c",
        "#7f5537",
        "long",
        whole="monkey",
        head=0.66,
        eyes=(0.36, 0.42, 0.06),
    ),
    "koala": Build(
        "koala", "#9a9ca3", "#e4e6ea", "#7a7c85", head=0.72, bulk=1.05, eyes=(0.32, 0.47, 0.05)
    ),
    "frog": Build(
        "frog", "#a4cf1e", "#e2f0a0", "#8fbb12", head=0.8, bulk=1.15, eyes=(0.25, 0.23, 0.1)
    ),
    "mouse": Build(
        "mouse-face",
        "#b4b6bc",
        "#eceef1",
        "#f7b3ad",
        "thin",
        whole="mouse",
        head=0.68,
        eyes=(0.35, 0.56, 0.06),
    ),
    "hamster": Build(
        "hamster",
        "#f0a04b",
        "#fff0dc",
        "#f7cfa4",
        "stub",
        head=0.76,
        bulk=1.2,
        eyes=(0.31, 0.52, 0.06),
    ),
    "pig": Build(
        "pig-face",
        "#f9c5b4",
        "#fbd9cc",
        "#e88f86",
        "curly",
        whole="pig",
        head=0.6,
        bulk=1.2,
        eyes=(0.31, 0.43, 0.06),
    ),
    "cow": Build(
        "cow-face",
        "#fbf5ee",
        "#ffffff",
        "#5d4a44",
        "switch",
        "#5d4a44",
        whole="cow",
        head=0.6,
        patches="#5d4a44",
        bulk=1.1,
        eyes=(0.31, 0.42, 0.06),
    ),
    "raccoon": Build("raccoon", "#8b8f97", "#d4d7db", "#4a4d55", "ringed", whole="raccoon"),
}

HEIGHTS = {
    "fox": 0.75,
    "cat": 0.5,
    "black-cat": 0.5,
    "dog": 0.65,
    "bear": 1.7,
    "polar-bear": 1.8,
    "panda": 1.4,
    "lion": 1.5,
    "tiger": 1.3,
    "leopard": 1.0,
    "wolf": 1.0,
    "rabbit": 0.42,
    "monkey": 0.8,
    "koala": 0.7,
    "frog": 0.22,
    "mouse": 0.16,
    "hamster": 0.16,
    "pig": 0.9,
    "cow": 1.5,
    "raccoon": 0.5,
}
NATURAL = {
    "fox": ("red", "orange"),
    "cat": ("orange", "yellow", "golden", "ginger"),
    "black-cat": ("black",),
    "dog": ("brown", "tan"),
    "bear": ("brown",),
    "polar-bear": ("white",),
    "panda": ("black", "white"),
    "lion": ("golden", "yellow", "gold", "tan"),
    "tiger": ("orange", "yellow"),
    "leopard": ("yellow", "orange", "golden"),
    "wolf": ("grey", "gray", "silver"),
    "rabbit": ("white", "grey", "gray"),
    "monkey": ("brown",),
    "koala": ("grey", "gray"),
    "frog": ("green",),
    "mouse": ("grey", "gray"),
    "pig": ("pink",),
    "cow": ("white", "black"),
    "raccoon": ("grey", "gray"),
    "hamster": ("brown", "golden", "orange"),
}
FACES_OF_WHOLE = {"dog", "tiger", "leopard", "rabbit", "mouse", "pig", "cow", "raccoon", "monkey"}
