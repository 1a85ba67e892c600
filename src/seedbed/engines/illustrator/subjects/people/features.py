"""What tells one person from another: skin, hair, eyes, nose, mouth, brows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from seedbed.engines.illustrator.colour import Colour
from seedbed.engines.illustrator.subjects.pen import Look
from seedbed.engines.illustrator.subjects.people.outfits import HAIRS, SKINS, Outfit

Nose = Literal["button", "bridge", "round", "long"]
Mouth = Literal["smile", "grin", "aside", "lips"]

# Hair styles that may stand for the one of an outfit, so that not all men have the same.
_LIKE = {
    "short": ("short", "side", "crop", "waves", "short", "side"),
    "tousled": ("tousled", "bowl", "waves", "side", "tousled", "crop"),
    "long": ("long", "wavy", "bob", "ponytail", "braid", "long"),
    "pigtails": ("pigtails", "bob", "ponytail", "braids", "pigtails"),
}
_CURLY = {"short": "coils", "tousled": "coils", "long": "afro", "pigtails": "puffs"}
# Clothes of East Asia, and the hair that is thought of with them.
_EASTERN = frozenset(["qipao", "hanfu", "kimono", "lamellar"])
_OF_CHINA = frozenset(["emperor", "god-of-wealth", "opera-singer", "apsara", "monk"])
_IRISES = ("#6b4428", "#4a3222", "#3f6f9a", "#4f7a4a", "#5a4a3a")


@dataclass(frozen=True, slots=True)
class Features:
    """One person's looks; the same in every pose and every picture of a set."""

    skin: Colour
    hair: Colour
    style: str
    iris: Colour
    nose: Nose
    mouth: Mouth
    brow: float
    freckles: bool
    stubble: bool
    short_sleeves: bool
    pattern: int
    top: int
    bottom: int


def features_of(look: Look, outfit: Outfit) -> Features:
    """The person a look's `pick` stands for, in this outfit."""
    rng = np.random.Generator(np.random.PCG64([look.pick, len(look.name), 5]))
    tone = look.pick % len(SKINS) if look.pick else int(rng.integers(0, 3))
    eastern = outfit.cut in _EASTERN or look.name in _OF_CHINA
    if eastern:
        tone %= 2
    skin = outfit.skin or SKINS[tone]
    dark = tone >= 4 and outfit.skin is None
    colours = HAIRS[1:2] if eastern else HAIRS[:2] if tone >= 3 else HAIRS
    hair = outfit.hair_colour or colours[int(rng.integers(0, len(colours)))]
    style = outfit.hair
    likes = _LIKE.get(style)
    chance = float(rng.random())
    if likes and outfit.hat is None and not outfit.kept_hair:
        style = _CURLY[style] if dark and chance < 0.6 else likes[int(chance * len(likes))]
    iris = _IRISES[int(rng.integers(0, 2 if tone >= 2 else len(_IRISES)))]
    noses: tuple[Nose, ...] = ("button", "bridge", "round", "long")
    mouths: tuple[Mouth, ...] = ("smile", "grin", "aside", "smile")
    nose = noses[int(rng.integers(0, 4))]
    mouth = mouths[int(rng.integers(0, 4))]
    if outfit.child:
        nose = "button"
    if outfit.female and not outfit.child and mouth == "smile":
        mouth = "lips"
    freckled = any(worn == "freckles" for worn, _ in look.wears)
    grown_man = not outfit.female and not outfit.child
    return Features(
        skin=skin, hair=hair, style=style, iris=iris, nose=nose, mouth=mouth,
        brow=0.085 if grown_man else 0.05, freckles=freckled or (tone < 2 and rng.random() < 0.3),
        stubble=grown_man and not outfit.old and not outfit.beard and rng.random() < 0.28,
        short_sleeves=bool(rng.random() < 0.45),
        pattern=_pattern(look, outfit, int(rng.integers(0, 4))),
        top=int(rng.integers(0, 1000)), bottom=int(rng.integers(0, 1000)),
    )  # fmt: skip


def _pattern(look: Look, outfit: Outfit, chosen: int) -> int:
    """Of the shirt: stripes, a hood, buttons, plain. A trade's and a team's are plain."""
    if look.name == "sailor":
        return 0
    sports = outfit.cut == "shorts" and not outfit.child
    return 3 if outfit.collar or sports else chosen
