"""People: one small figure, dressed and posed by tables."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects import clothes, heads
from seedbed.engines.illustrator.subjects.outfits import (
    CLOTHES,
    CLOTHING,
    CUTS,
    HAIRS,
    HATS,
    OUTFITS,
    SKINS,
    TROUSERS,
    Body,
    Outfit,
    body_of,
)
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, also, drawn

# Clothes that hide the legs.
LONG = frozenset(["robe", "gown", "kimono"])


def figure(pen: Pen) -> None:
    """Draw the person the look names."""
    outfit = dressed(pen)
    pose = pen.look.pose
    seated = pose in {"sit", "ride", "read", "eat", "work"}
    body = body_of(outfit, pose)
    skin = SKINS[pen.look.pick % len(SKINS)] if pen.look.pick else SKINS[pen.rng.integers(0, 3)]
    hair = outfit.hair_colour or HAIRS[(pen.look.pick // 2 + pen.rng.integers(0, 2)) % len(HAIRS)]
    top = _worn_colour(pen) or outfit.top or CLOTHES[pen.rng.integers(0, len(CLOTHES))]
    bottom = outfit.bottom or TROUSERS[pen.rng.integers(0, len(TROUSERS))]
    if pose == "sleep":
        with pen.at(0.48, -0.16, 1.0, tilt=-90):
            _standing(pen, outfit, replace(body, turn=0.0), skin, hair, top, bottom)
        return
    if seated:
        # The legs fold away: the figure comes down by what they were long, and grows to fill.
        drop = -body.hip[1] - 0.12
        with pen.at(0, drop, 1.0):
            _standing(pen, outfit, body, skin, hair, top, bottom, seated=True)
        return
    _standing(pen, outfit, body, skin, hair, top, bottom)


def dressed(pen: Pen) -> Outfit:
    """The outfit of the look's name, age and clothes."""
    name = pen.look.name
    if name in {"child", "person"}:
        pair = ("girl", "boy") if name != "person" else ("woman", "man")
        name = pair[pen.look.pick % 2]
    outfit = OUTFITS[name]
    if pen.look.age == "child" and not outfit.child:
        outfit = replace(outfit, child=True)
    if pen.look.age == "old" and not outfit.old:
        outfit = replace(outfit, old=True, hair_colour="#e4e2e6", glasses=True)
    for worn, _ in pen.look.wears:
        if worn in CUTS:
            outfit = replace(outfit, cut=CUTS[worn])
            if worn == "raincoat":
                outfit = replace(outfit, hat="bucket", top="#f2c83d")
            elif worn == "spacesuit":
                outfit = replace(outfit, hat="helmet", top="#eef1f6", bottom="#eef1f6")
            elif worn == "armour":
                outfit = replace(outfit, top="#aab4c2", bottom="#8e99a8")
        elif worn == "apron":
            outfit = replace(outfit, apron="#f4ecdc")
        elif worn == "boots":
            outfit = replace(outfit, shoes="#d9a03c")
        elif worn in HATS:
            outfit = replace(outfit, hat=None)
    return outfit


def _worn_colour(pen: Pen) -> Colour | None:
    for worn, colour in pen.look.wears:
        if worn in CLOTHING:
            return colour
    return pen.look.colour


def _standing(
    pen: Pen,
    outfit: Outfit,
    body: Body,
    skin: Colour,
    hair: Colour,
    top: Colour,
    bottom: Colour,
    *,
    seated: bool = False,
) -> None:
    back = pen.look.back
    heads.hair_behind(pen, outfit, body, hair, back=back)
    if outfit.tool == "backpack" and not back:
        pen.form(Path().rect(-0.14, body.neck[1] + 0.02, 0.28, 0.26, 0.07), "#d2793a")
    if not seated:
        _legs(pen, outfit, body, skin, bottom)
    else:
        _folded(pen, outfit, body, skin, top, bottom)
    sleeve = skin if outfit.cut in {"tutu"} else top
    _arm(pen, outfit, body, "left", skin, sleeve)
    clothes.torso(pen, outfit, body, top, bottom, skin, seated=seated)
    _arm(pen, outfit, body, "right", skin, sleeve)
    heads.head(pen, outfit, body, skin, hair, back=back)


def _legs(pen: Pen, outfit: Outfit, body: Body, skin: Colour, bottom: Colour) -> None:
    bare = outfit.cut in {"dress", "shorts", "tutu"}
    long_skirt = outfit.cut in LONG
    thick = body.limb * (1.3 if not bare else 1.05)
    for side, foot in ((-1, body.left_foot), (1, body.right_foot)):
        hip = (side * 0.05, body.hip[1])
        knee = ((hip[0] + foot[0]) / 2 + 0.02 * body.turn, (hip[1] + foot[1]) / 2)
        colour = skin if bare else bottom
        if outfit.cut == "tutu":
            colour = mix(skin, "#ffe3ec", 0.5)
        if not long_skirt:
            pen.limb(
                [hip, knee, (foot[0], foot[1] - 0.02)],
                thick,
                mix(colour, DEEP, 0.1 if side < 0 else 0.02),
            )
        if outfit.cut == "shorts":
            cuff = (hip[0] * 0.45 + knee[0] * 0.55, hip[1] * 0.45 + knee[1] * 0.55)
            pen.limb([hip, cuff], thick * 1.45, mix(bottom, DEEP, 0.1 if side < 0 else 0.0))
        shoe = outfit.shoes if outfit.cut != "spacesuit" else "#c9cfda"
        if outfit.cut == "armour":
            shoe = "#8792a2"
        toe = 0.018 + 0.03 * body.turn
        pen.form(Path().ellipse(foot[0] + toe, foot[1] - 0.008, 0.056, 0.03), shoe)


def _folded(
    pen: Pen, outfit: Outfit, body: Body, skin: Colour, top: Colour, bottom: Colour
) -> None:
    # Seated, seen from the front: thighs come forward, shins hang or rest below.
    y = body.hip[1]
    bare = outfit.cut in {"dress", "shorts", "tutu"}
    long_skirt = outfit.cut in LONG
    thick = body.limb * 1.35
    if pen.look.pose == "ride":
        # Astride: only the near leg shows, its knee forward (left) on the mount's flank.
        colour = skin if bare else top if long_skirt else bottom
        pen.limb([(0.02, y), (-0.07, y + 0.05), (-0.11, y + 0.1)], thick * 1.25, colour)
        pen.limb([(-0.11, y + 0.1), (-0.09, y + 0.26)], thick, mix(colour, DEEP, 0.08))
        pen.form(Path().ellipse(-0.115, y + 0.285, 0.06, 0.034), outfit.shoes)
        return
    for side in (-1, 1):
        knee = (side * 0.105, y + 0.05)
        foot = (side * 0.1, y + 0.16)
        shin = skin if bare else bottom
        pen.limb(
            [(side * 0.05, y), knee],
            thick * 1.1,
            top if long_skirt else bottom if not bare else skin,
        )
        pen.limb([knee, foot], thick, mix(shin, DEEP, 0.08))
        pen.form(Path().ellipse(foot[0] + side * 0.012, foot[1], 0.055, 0.032), outfit.shoes)
    if outfit.cut in {"dress", "tutu", *LONG}:
        lap = Path().move(-0.12, y - 0.06).line(0.12, y - 0.06).quad(0.19, y, 0.175, y + 0.085)
        pen.form(
            lap.quad(0, y + 0.125, -0.175, y + 0.085).quad(-0.19, y, -0.12, y - 0.06).close(), top
        )


def _arm(pen: Pen, outfit: Outfit, body: Body, which: str, skin: Colour, sleeve: Colour) -> None:
    side = -1 if which == "left" else 1
    hand = body.left_hand if which == "left" else body.right_hand
    if pen.look.holds and side > 0:
        hand = (0.2, body.neck[1] + (0.17 if outfit.child else 0.2))
    shoulder = (side * body.shoulder * 0.82, body.neck[1] + 0.065)
    bend = ((shoulder[0] + hand[0]) / 2 + side * 0.03, (shoulder[1] + hand[1]) / 2 + 0.012)
    shade = mix(sleeve, DEEP, 0.12 if side < 0 else 0.04)
    width = body.limb * (
        1.5 if outfit.cut in {"robe", "gown", "kimono", "spacesuit", "coat"} else 1.16
    )
    short = outfit.cut in {"dress", "shorts"} and outfit.child
    if short:
        pen.limb([shoulder, bend, hand], body.limb, mix(skin, DEEP, 0.05))
        pen.limb(
            [shoulder, ((shoulder[0] + bend[0]) / 2, (shoulder[1] + bend[1]) / 2)],
            width * 1.1,
            shade,
        )
    else:
        pen.limb([shoulder, bend, hand], width, shade)
    glove = {"spacesuit": "#dfe4ec", "armour": "#8e99a8"}.get(outfit.cut, skin)
    pen.ball(hand[0], hand[1] + 0.012, body.limb * 0.62, glove)


for _name, _outfit in OUTFITS.items():
    _height = 1.2 if _outfit.child else 1.72
    _r = 0.185 if _outfit.child else 0.158
    drawn(
        _name, kind="person", height=_height, aspect=0.46, seat=(0.5, 0.62),
        head=(0.5, 0.5 * _r), hands=((0.1, 0.66), (0.93, 0.54 if _outfit.child else 0.49)),
        head_width=2 * _r,
    )(figure)  # fmt: skip


for _name, _height in (("child", 1.15), ("person", 1.7)):
    drawn(
        _name, kind="person", height=_height, aspect=0.46, head=(0.5, 0.09),
        hands=((0.1, 0.66), (0.93, 0.52)), head_width=0.34,
    )(figure)  # fmt: skip

also("baby", "baby", height=0.7)
