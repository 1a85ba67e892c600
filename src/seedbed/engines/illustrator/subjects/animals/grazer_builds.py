"""How the hoofed animals are built and coloured, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from seedbed.engines.illustrator.subjects.facts import Point


@dataclass(frozen=True, slots=True)
class Grazer:
    """Proportions of one kind, the standing animal 1 high, looking left.

    `leg` is how high the belly is, `depth` how thick the body, `half` half its length; `neck`
    goes from the shoulder to the poll and is `thick` wide there, twice that below. `head` is the
    head's length, `droop` how far it points down (degrees).
    """

    leg: float
    depth: float
    half: float
    neck: Point
    thick: float
    head: float
    droop: float
    coat: str
    belly: str
    face: str
    hoof: str = "#4a3a36"
    horns: Literal["none", "antlers", "palmate", "ossicones", "curved", "ram"] = "none"
    pattern: Literal["none", "spots", "patches", "wool", "stripes"] = "none"
    mark: str = "#ffffff"
    hump: int = 0
    mane: str | None = None
    height: float = 1.4
    aspect: float = 0.9
    natural: tuple[str, ...] = ("brown",)


GRAZERS: dict[str, Grazer] = {
    "deer": Grazer(
        0.36, 0.2, 0.25, (-0.1, -0.22), 0.09, 0.24, 24, "#c07a45", "#f3dcc0", "#c07a45",
        horns="antlers", pattern="spots", mark="#f6e3c8", height=1.5, aspect=0.86,
    ),
    "fawn": Grazer(
        0.46, 0.22, 0.23, (-0.1, -0.17), 0.1, 0.29, 20, "#cf8b52", "#f7e4cb", "#cf8b52",
        pattern="spots", mark="#fdf1de", height=0.9, aspect=0.9,
    ),
    "reindeer": Grazer(
        0.33, 0.23, 0.27, (-0.12, -0.18), 0.1, 0.25, 26, "#8a6650", "#d9c7b3", "#7a5844",
        horns="antlers", mane="#e7dccd", height=1.5, aspect=0.9,
    ),
    "moose": Grazer(
        0.4, 0.27, 0.29, (-0.14, -0.12), 0.15, 0.33, 30, "#6b4a38", "#8a6a52", "#5d4032",
        horns="palmate", mane="#4a3228", height=2.0, aspect=1.0,
    ),
    "goat": Grazer(
        0.34, 0.3, 0.31, (-0.13, -0.2), 0.13, 0.26, 26, "#f0ebe2", "#ffffff", "#e2d6c6",
        horns="curved", height=0.9, aspect=1.0, natural=("white",),
    ),
    "sheep": Grazer(
        0.27, 0.46, 0.34, (-0.16, -0.06), 0.16, 0.29, 30, "#fbf8f1", "#ffffff", "#5d5560",
        hoof="#463f4a", pattern="wool", height=0.95, aspect=1.08, natural=("white",),
    ),
    "ram": Grazer(
        0.27, 0.44, 0.34, (-0.16, -0.08), 0.16, 0.29, 30, "#f1e8d8", "#ffffff", "#6b5c55",
        hoof="#463f4a", horns="ram", pattern="wool", height=1.05, aspect=1.08, natural=("white",),
    ),
    "giraffe": Grazer(
        0.33, 0.17, 0.19, (-0.14, -0.42), 0.075, 0.19, 22, "#f3c763", "#fbe7b8", "#f3c763",
        hoof="#7a4f2c", horns="ossicones", pattern="patches", mark="#b5702f", mane="#8f5526",
        height=5.0, aspect=0.62, natural=("yellow", "orange"),
    ),
    "camel": Grazer(
        0.37, 0.25, 0.32, (-0.25, -0.2), 0.12, 0.27, 14, "#c8843f", "#e6b878", "#c8843f",
        hoof="#7d5a38", hump=1, mane="#a8713a", height=2.2, aspect=1.12,
        natural=("brown", "yellow", "tan"),
    ),
    "two-hump-camel": Grazer(
        0.37, 0.25, 0.34, (-0.25, -0.2), 0.12, 0.27, 14, "#b9814a", "#dcb07a", "#b9814a",
        hoof="#6d4a30", hump=2, mane="#7d5230", height=2.2, aspect=1.14,
        natural=("brown", "yellow", "tan"),
    ),
    "llama": Grazer(
        0.3, 0.3, 0.29, (-0.1, -0.33), 0.14, 0.24, 14, "#f2e6d2", "#ffffff", "#e6d3b6",
        pattern="wool", height=1.7, aspect=0.9, natural=("white", "beige"),
    ),
    "zebra": Grazer(
        0.38, 0.26, 0.31, (-0.15, -0.2), 0.12, 0.25, 30, "#fbfaf6", "#ffffff", "#fbfaf6",
        pattern="stripes", mark="#2f2c36", mane="#2f2c36", height=1.5, aspect=1.02,
        natural=("black", "white"),
    ),
    "foal": Grazer(
        0.46, 0.24, 0.23, (-0.1, -0.16), 0.12, 0.29, 26, "#b5774a", "#e6c9a8", "#b5774a",
        mane="#6b4530", height=1.0, aspect=0.86,
    ),
    "lamb": Grazer(
        0.34, 0.38, 0.25, (-0.12, -0.1), 0.16, 0.33, 24, "#fdfaf4", "#ffffff", "#e8d6c8",
        hoof="#8a7468", pattern="wool", height=0.5, aspect=0.95, natural=("white",),
    ),
    "kid-goat": Grazer(
        0.4, 0.28, 0.24, (-0.1, -0.16), 0.13, 0.3, 22, "#f4efe6", "#ffffff", "#e6dac8",
        height=0.5, aspect=0.92, natural=("white",),
    ),
    "donkey": Grazer(
        0.36, 0.27, 0.31, (-0.15, -0.2), 0.12, 0.27, 32, "#9a8f8a", "#e3dcd5", "#9a8f8a",
        mane="#4f4548", height=1.3, aspect=1.02, natural=("grey", "gray"),
    ),
}  # fmt: skip
GRAZERS["ewe"] = GRAZERS["sheep"]
