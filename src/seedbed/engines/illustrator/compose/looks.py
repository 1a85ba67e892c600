"""How people look whom the prompt does not describe: in a Chinese prompt that names no region
they are East Asian, in an English one anybody."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import Figure
from seedbed.engines.illustrator.scene import SceneSpec, Worn
from seedbed.engines.illustrator.subjects.people.outfits import HAIRSTYLES, OUTFITS

# Tuned by eye, beside the skins of subjects.people.outfits.
_SKINS = ("#f8dcc2", "#f2cba6")
_HAIR = "#23202a"
_FROM_ELSEWHERE = frozenset(
    {"santa-claus", "viking", "pirate", "cowboy", "knight", "wizard", "witch", "elf", "fairy",
     "vampire", "mermaid", "prince", "princess", "king", "queen"}
)  # fmt: skip
_AS = {"child": "boy", "person": "man"}


def usual_looks(spec: SceneSpec, figure: Figure) -> tuple[Worn, ...]:
    """The skin and hair this person has by default; nothing where something says otherwise."""
    # A child or a person is drawn as a boy or a girl, a man or a woman.
    outfit = OUTFITS.get(_AS.get(figure.name, figure.name))
    if spec.language != "zh" or outfit is None or figure.name in _FROM_ELSEWHERE:
        return ()
    worn = {one.name for one in figure.wears}
    if "skin" in worn or outfit.skin is not None:
        return ()
    looks = [Worn("skin", _SKINS[(figure.seed + figure.index + figure.copy) % len(_SKINS)])]
    old = outfit.old or outfit.hair_colour is not None or figure.thing.age == "old"
    if not old and not worn & HAIRSTYLES.keys():
        looks.append(Worn("hair", _HAIR))
    return tuple(looks)
