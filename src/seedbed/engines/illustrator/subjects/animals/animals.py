"""Animals that are one character in every pose: a head glyph, and a body drawn in its colours.

`builds` says how each is made, `stances` where its head and hands are in a pose, `hides` draws
the body for it.
"""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix, rgb
from seedbed.engines.illustrator.subjects.animals import hides, rear
from seedbed.engines.illustrator.subjects.animals.builds import BUILDS, Build
from seedbed.engines.illustrator.subjects.animals.hides import Coat, Garment
from seedbed.engines.illustrator.subjects.animals.muzzles import (
    OWN_COLOURS,
    face,
    face_anchors,
    wanted_colour,
)
from seedbed.engines.illustrator.subjects.animals.pied import pied_build
from seedbed.engines.illustrator.subjects.animals.stances import hands_of, head_of, stance_of
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.headgear import fillet
from seedbed.engines.illustrator.subjects.people.outfits import CLOTHING
from seedbed.engines.illustrator.subjects.tint import shaded

# What a garment is made of when no colour is named.
CLOTHS: dict[str, Colour] = {
    "spacesuit": "#eef1f6", "armour": "#aab4c2", "raincoat": "#f2c83d", "suit": "#3b4a6b",
    "swimsuit": "#e0574f", "robe": "#7a4fa0", "kimono": "#c8405a", "hanfu": "#5fa8a0",
    "overalls": "#3f6aa6", "uniform": "#34508a", "dress": "#ef8fae", "gown": "#f19cc0",
    "qipao": "#c8302c", "coat": "#8a5a38", "jacket": "#5f7fa8",
}  # fmt: skip

YOUNG = 0.8
"""The body of a young animal on its four legs beside a grown one's of the same height."""


def animal(pen: Pen) -> None:
    """Draw the animal the look names, in its pose."""
    build = BUILDS[pen.look.name]
    if pen.look.pied:
        build = pied_build(build)
    stance = stance_of(pen.look, build)
    chin, width, tilt = head_of(build, pen.look, stance)
    coat, garment = _coat(pen.look, build), _garment(pen.look)
    if stance == "back":
        rear.from_behind(pen, build, coat, garment, chin, width)
        return
    if stance == "sit":
        hides.seated(pen, build, coat, garment, chin)
    elif stance == "upright":
        hides.upright(pen, build, coat, garment, chin)
    elif stance == "sleep":
        hides.curled(pen, build, coat, garment)
    elif stance == "graze":
        with pen.at(0.1, 0):
            hides.on_fours(pen, build, coat, garment, "stand", (-0.34, -0.3))
            pen.limb([(-0.26, -0.42), (-0.4, -0.3)], 0.27, mix(coat.coat, DEEP, 0.08))
    elif stance == "swim":
        hides.swimming(pen, build, coat)
    elif stance == "jump":
        with pen.at(0.02, -0.12, 0.96, tilt=15):
            hides.on_fours(pen, build, coat, garment, "run", chin)
            face(pen, build, chin, width, tilt - 8)
        return
    elif build.young:
        x, y = chin
        with pen.at(0.04, 0, YOUNG):
            hides.on_fours(pen, build, coat, garment, stance, ((x - 0.04) / YOUNG, y / YOUNG))
    else:
        hides.on_fours(pen, build, coat, garment, stance, chin)
    face(pen, build, chin, width, tilt)
    if stance == "swim":
        hides.ripples(pen)


def animal_anchors(look: Look, facts: Facts) -> Anchors:
    """Where the animal's hat, scarf and what it holds go in its pose."""
    del facts
    build = BUILDS[look.name]
    stance = stance_of(look, build)
    chin, width, tilt = head_of(build, look, stance)
    if stance == "jump":
        chin = (chin[0] + 0.14, chin[1] - 0.15)
        tilt = 7.0
    return face_anchors(build, look, chin, width, hands_of(look, stance, chin), tilt)


def _garment(look: Look) -> Garment | None:
    for name, colour in look.wears:
        if name in CLOTHING:
            return Garment(name, colour or CLOTHS.get(name, "#4f83b8"))
    return None


def _coat(look: Look, build: Build) -> Coat:
    wanted = wanted_colour(look)
    own = luminance(build.coat)

    def dyed(colour: str) -> Colour:
        return colour if wanted is None else shaded(wanted, luminance(colour), own)

    coat = Coat(
        coat=dyed(build.coat),
        belly=dyed(build.belly),
        paw=dyed(build.paw),
        tip=build.tip
        if build.tip and luminance(build.tip) > 0.8
        else dyed(build.tip or build.coat),
        legs=build.legs or dyed(build.coat),
        mark=build.stripes or dyed(build.spots or build.patches or build.coat),
        rosettes=not build.piebald,
    )
    shod = [colour or "#d9a03c" for name, colour in look.wears if name in {"boots", "gloves"}]
    if shod:
        coat = replace(coat, paw=shod[0])
    if look.name in OWN_COLOURS and look.colour is None:
        own_mark = build.stripes or build.spots or build.patches
        return replace(
            coat, coat=build.coat, belly=build.belly, paw=build.paw, tip=build.tip or build.coat,
            legs=build.legs or build.coat, mark=own_mark or build.coat,
        )  # fmt: skip
    if wanted is not None and build.patches:
        return replace(coat, mark=mix(wanted, "#4a3040", 0.4))
    return coat


GOLD = "#f2c14a"


def monkey_king(pen: Pen) -> None:
    """Sun Wukong: the monkey with plumes, a golden robe, a cape and his cudgel."""
    look = pen.look
    pen.look = _as_monkey(look)
    anchors = animal_anchors(pen.look, Facts())
    standing = look.pose not in {"sleep", "swim", "walk", "run", "jump", "fly", "play"}
    neck = anchors.neck
    if standing:
        cape = (
            Path()
            .move(neck[0] - 0.1, neck[1])
            .cubic(-0.28, neck[1] + 0.2, -0.34, -0.3, -0.36, -0.1)
        )
        cape.quad(0, 0.0, 0.36, -0.1).cubic(0.34, -0.3, 0.28, neck[1] + 0.2, neck[0] + 0.1, neck[1])
        pen.form(cape.close(), "#c8302c")
        x, y = anchors.hands[1]
        _cudgel(pen, x, y)
    animal(pen)
    with pen.at(*anchors.head, 1.0, tilt=anchors.tilt):
        fillet(pen, 0, 0, anchors.width * 0.42, None)
    pen.look = look


def _cudgel(pen: Pen, x: float, y: float) -> None:
    with pen.at(x, y, 1.0, tilt=22):
        pen.limb([(0, -0.5), (0, 0.34)], 0.04, "#b8302c")
        for end in (-0.5, 0.34):
            pen.limb([(0, end - 0.05), (0, end + 0.05)], 0.052, GOLD)


def _as_monkey(look: Look) -> Look:
    pose = look.pose if look.pose not in {None, "stand", "look"} else "hold"
    return replace(
        look, name="monkey", pose=pose, colour=None, wears=(("robe", rgb(GOLD)), *look.wears)
    )


def monkey_king_anchors(look: Look, facts: Facts) -> Anchors:
    """As of the monkey in that pose."""
    return animal_anchors(_as_monkey(look), facts)


drawn(
    "monkey-king",
    kind="ground",
    height=1.5,
    aspect=0.75,
    colours=("golden", "gold"),
    head=(0.5, 0.06),
    hands=((0.3, 0.6), (0.8, 0.5)),
    head_width=0.6,
    anchors=monkey_king_anchors,
)(monkey_king)


for _name, _build in BUILDS.items():
    drawn(
        _name, kind="ground", height=_build.height, aspect=0.72 if _build.rest == "sit" else 0.95,
        faces="front" if _build.rest == "sit" else "left", colours=_build.natural,
        head=(0.5, 0.06), seat=(0.5, 0.35) if _build.rest == "sit" else (0.58, 0.4),
        hands=((0.36, 0.72), (0.66, 0.7)), head_width=_build.head, anchors=animal_anchors,
    )(animal)  # fmt: skip
