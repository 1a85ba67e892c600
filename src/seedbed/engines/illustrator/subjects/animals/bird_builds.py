"""How the birds of one body are built and coloured, one row each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bird:
    """One kind: colours, and the build of a bird 1 high standing, looking left.

    `legs` and `neck` are their lengths, `bulk` the body's thickness, `bill` the bill's length;
    `heavy` is a toucan's bill, `hood` colours the head, `ring` a collar, `mask` the cheek,
    `crest` a tuft, `sickles` the long bent feathers of a cock's tail.
    """

    body: str
    belly: str
    wing: str
    bill_colour: str = "#f0a23a"
    hood: str | None = None
    ring: str | None = None
    crest: str | None = None
    leg_colour: str = "#e8863a"
    legs: float = 0.14
    neck: float = 0.0
    bulk: float = 1.0
    bill: float = 0.16
    hooked: bool = False
    flat: bool = False
    heavy: bool = False
    sickles: str | None = None
    tail: float = 0.3
    kind: str = "flying"
    height: float = 0.2
    aspect: float = 1.1
    natural: tuple[str, ...] = ()


BIRDS: dict[str, Bird] = {
    "bird": Bird("#4aa8e0", "#fdf3e2", "#2f86c4", natural=("blue",)),
    "robin": Bird("#8a6a52", "#e8673a", "#6f5240", natural=("red", "brown")),
    "sparrow": Bird("#a67a52", "#f3e4cc", "#7d5638", natural=("brown",)),
    "swallow": Bird("#2f4a86", "#fdf6ec", "#23376b", hood="#2f4a86", ring="#c8502f", tail=0.46,
                    bill=0.1, natural=("black", "blue")),
    "magpie": Bird("#2f3340", "#fbfcff", "#2b4a86", tail=0.5, bill_colour="#3a3f4c",
                   leg_colour="#3a3f4c", natural=("black", "white")),
    "black-bird": Bird("#2f323f", "#3f4454", "#23252f", bill_colour="#3a3f4c",
                       leg_colour="#3a3f4c", natural=("black",)),
    "dove": Bird("#f6f8fc", "#ffffff", "#dfe6f0", bill=0.11, natural=("white",), height=0.3),
    "pigeon": Bird("#8f9ab0", "#b9c2d2", "#6d7890", hood="#5a6a86", ring="#5fae8a", bill=0.11,
                   natural=("grey", "gray"), height=0.3),
    "seagull": Bird("#fbfcff", "#ffffff", "#a9b6c6", bill_colour="#f2b33d", legs=0.16, bill=0.17,
                    natural=("white",), height=0.4),
    "parrot": Bird("#d9342b", "#f2b33d", "#2f78c9", bill_colour="#3a3f4c", hooked=True, bill=0.13,
                   tail=0.5, natural=("red", "colourful"), height=0.5),
    "toucan": Bird("#2b2c36", "#fdf6e6", "#23242e", bill=0.42, bill_colour="#f2962c", heavy=True,
                   leg_colour="#5a7a9a", tail=0.36, natural=("black",), height=0.5, aspect=1.5),
    "eagle": Bird("#6b4a32", "#7d5a3e", "#543722", hood="#fbf8f1", bill_colour="#f2b33d",
                  hooked=True, bulk=1.05, bill=0.15, natural=("brown",), height=0.9),
    "chicken": Bird("#fbf5ea", "#ffffff", "#efe3cd", crest="#d9342b", legs=0.2, bulk=1.25,
                    bill=0.11, tail=0.2, kind="ground", natural=("white",), height=0.5),
    "rooster": Bird("#b8502c", "#d9803c", "#8a3a22", crest="#d9342b", legs=0.2, bulk=1.15,
                    bill=0.11, tail=0.36, kind="ground", sickles="#24506a", natural=("brown",),
                    height=0.6, aspect=1.5),
    "duck": Bird("#8f7a66", "#d9d2c9", "#6f5c4c", hood="#2f8a57", ring="#fbfcff", legs=0.1,
                 neck=0.14, bulk=1.1, bill=0.2, bill_colour="#f2b92f", flat=True, tail=0.2,
                 kind="ground", natural=("green",), height=0.5, aspect=1.15),
    "goose": Bird("#f6f8fc", "#ffffff", "#dfe4ec", legs=0.14, neck=0.3, bulk=1.0, bill=0.17,
                  bill_colour="#f08a2c", flat=True, tail=0.16, kind="ground", natural=("white",),
                  height=0.8, aspect=1.0),
    "hummingbird": Bird("#2fa87f", "#eef4ea", "#24708f", hood="#c8326a", bill=0.34,
                        bill_colour="#33363f", legs=0.08, bulk=0.8, tail=0.24,
                        natural=("green", "colourful"), height=0.12),
}  # fmt: skip
