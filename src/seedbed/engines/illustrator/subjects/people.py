"""People: one small figure, dressed and posed by tables."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects import clothes, heads, trailing
from seedbed.engines.illustrator.subjects.attach import plays
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Point
from seedbed.engines.illustrator.subjects.insignia import insignia
from seedbed.engines.illustrator.subjects.joints import Body, body_of
from seedbed.engines.illustrator.subjects.outfits import (
    CLOTHES,
    CLOTHING,
    CUTS,
    HAIRS,
    HAIRSTYLES,
    HATS,
    OUTFITS,
    SKINS,
    TROUSERS,
    Outfit,
)
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen, also, drawn, turn

# Clothes that hide the legs.
LONG = frozenset(["robe", "gown", "kimono"])
SEATED = frozenset(["sit", "read", "eat", "work"])


def figure(pen: Pen) -> None:
    """Draw the person the look names."""
    outfit = dressed(pen.look)
    body, (x, y), tilt = bearing(pen.look, outfit)
    skin = SKINS[pen.look.pick % len(SKINS)] if pen.look.pick else SKINS[pen.rng.integers(0, 3)]
    skin = outfit.skin or skin
    hair = outfit.hair_colour or HAIRS[(pen.look.pick // 2 + pen.rng.integers(0, 2)) % len(HAIRS)]
    top = _worn_colour(pen) or outfit.top or CLOTHES[pen.rng.integers(0, len(CLOTHES))]
    bottom = outfit.bottom or TROUSERS[pen.rng.integers(0, len(TROUSERS))]
    pen.grip = skin
    with pen.at(x, y, 1.0, tilt=tilt):
        _whole(pen, outfit, body, skin, hair, top, bottom)


def bearing(look: Look, outfit: Outfit) -> tuple[Body, Point, float]:
    """The joints in the look's pose, and where the figure's foot point lies and how it leans."""
    pose = "perform" if plays(look) and look.pose not in {"sleep", "ride"} else look.pose
    body = body_of(outfit, pose)
    if pose == "sleep":
        return replace(body, turn=0.0), (0.48, -0.16), -90.0
    if pose == "swim":
        return body, (0.0, 0.52), 0.0
    if pose == "fly":
        return body, (0.1, -0.06), 24.0
    if pose == "jump":
        return body, (0.0, -0.1), 0.0
    if pose == "ride":
        # The hips stay where the facts say a rider's are.
        return body, (0.0, 0.0), 0.0
    if pose in SEATED:
        # The legs fold away and the figure comes down; on a seat they hang to the ground.
        return body, (0.0, -body.hip[1] - (0.27 if look.perched else 0.12)), 0.0
    return body, (0.0, 0.0), 0.0


def person_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a person's hat, glasses, scarf and hands are in its pose."""
    del facts
    outfit = dressed(look)
    body, (x, y), tilt = bearing(look, outfit)
    r, turned = body.r, body.turn

    def at(px: float, py: float) -> Point:
        dx, dy = turn(px, py, tilt)
        return x + dx, y + dy

    cx, cy = body.head
    left, right = hands_of(look, outfit, body)
    return Anchors(
        crown=at(cx, cy - r), head=at(cx, cy), width=2 * r,
        eyes=at(cx + turned * r * 0.32, cy + r * 0.12), spread=0.37 * r,
        neck=at(0, body.neck[1] + 0.03), hands=(at(*left), at(*right)), tilt=tilt,
    )  # fmt: skip


def hands_of(look: Look, outfit: Outfit, body: Body) -> tuple[Point, Point]:
    """The left and right hand; the right one is raised when it holds something."""
    if look.holds and look.pose not in {"read", "ride", "swim"} and not plays(look):
        return body.left_hand, (0.2, body.neck[1] + (0.17 if outfit.child else 0.2))
    return body.left_hand, body.right_hand


def dressed(look: Look) -> Outfit:
    """The outfit of the look's name, age and clothes."""
    name = look.name
    if name in {"child", "person"}:
        pair = ("girl", "boy") if name != "person" else ("woman", "man")
        name = pair[look.pick % 2]
    outfit = OUTFITS[name]
    if look.age == "child" and not outfit.child:
        outfit = replace(outfit, child=True)
    if look.age == "old" and not outfit.old:
        outfit = replace(outfit, old=True, hair_colour="#e4e2e6", glasses=True)
    for worn, colour in look.wears:
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
        elif worn in HAIRSTYLES:
            outfit = replace(outfit, hair=HAIRSTYLES[worn] or outfit.hair,
                             hair_colour=colour or outfit.hair_colour)  # fmt: skip
        elif worn in {"beard", "long-beard"}:
            outfit = replace(outfit, beard=True, beard_colour=colour or outfit.beard_colour,
                             long_beard=worn == "long-beard")  # fmt: skip
    return outfit


def _worn_colour(pen: Pen) -> Colour | None:
    for worn, colour in pen.look.wears:
        if worn in CLOTHING:
            return colour
    return pen.look.colour


def _whole(
    pen: Pen, outfit: Outfit, body: Body, skin: Colour, hair: Colour, top: Colour, bottom: Colour
) -> None:
    back, pose = pen.look.back, pen.look.pose
    seated = pose in SEATED or pose == "ride"
    if outfit.cape:
        trailing.cape(pen, body, outfit.cape)
    if outfit.hat == "veil":
        trailing.veil(pen, body)
    if outfit.collar == "halo":
        trailing.wings(pen, body)
    elif outfit.collar == "gauze-wings":
        trailing.gauze_wings(pen, body)
    elif outfit.collar == "ribbons":
        trailing.ribbons(pen, body)
    heads.hair_behind(pen, outfit, body, hair, back=back)
    if outfit.tool == "backpack" and not back:
        pen.form(Path().rect(-0.14, body.neck[1] + 0.02, 0.28, 0.26, 0.07), "#d2793a")
    if pose == "ride":
        _astride(pen, outfit, body, skin, top, bottom)
    elif seated:
        _folded(pen, outfit, body, skin, top, bottom)
    elif pose != "swim":
        _legs(pen, outfit, body, skin, bottom)
    sleeve = skin if outfit.cut in {"tutu"} or (pose == "swim" and not outfit.child) else top
    _arm(pen, outfit, body, "left", skin, sleeve)
    if pose != "swim":
        clothes.torso(pen, outfit, body, top, bottom, skin, seated=seated)
        if outfit.collar and not back:
            insignia(pen, outfit.collar, body, top)
    _arm(pen, outfit, body, "right", skin, sleeve)
    heads.head(pen, outfit, body, skin, hair, back=back)
    if pose == "swim":
        _water(pen, body)


def _water(pen: Pen, body: Body) -> None:
    # The swimmer is in it to the shoulders: what lies below is not drawn.
    y = body.neck[1] + 0.1
    for width, dy, opacity in ((0.32, 0.0, 0.8), (0.42, 0.035, 0.5), (0.26, -0.03, 0.5)):
        ring = Path().move(-width, y + dy).quad(0, y + dy + 0.05, width, y + dy)
        pen.stroke(ring, 0.016, "#ffffff", opacity=opacity)


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


def _astride(
    pen: Pen, outfit: Outfit, body: Body, skin: Colour, top: Colour, bottom: Colour
) -> None:
    # On a mount seen from the side, looking left: the near leg lies on its flank.
    y, thick = body.hip[1], body.limb * 1.35
    bare = outfit.cut in {"dress", "shorts", "tutu"}
    colour = skin if bare else top if outfit.cut in LONG else bottom
    k = 0.85 if outfit.child else 1.0
    knee = (-0.1 * k, y + 0.085 * k)
    pen.limb([(0.03, y + 0.01), (-0.04, y + 0.03), knee], thick * 1.25, colour)
    pen.limb([knee, (-0.085 * k, y + 0.25 * k)], thick, mix(colour, DEEP, 0.08))
    pen.form(Path().ellipse(-0.11 * k, y + 0.275 * k, 0.06, 0.034), outfit.shoes)
    if outfit.cut in {"dress", "tutu", *LONG}:
        skirt = Path().move(-0.11, y - 0.06).line(0.11, y - 0.06).quad(0.17, y, 0.15, y + 0.09)
        pen.form(skirt.quad(0.0, y + 0.15, -0.13, y + 0.1).quad(-0.14, y, -0.11, y - 0.06).close(),
                 top)  # fmt: skip


def _stool(pen: Pen, y: float) -> None:
    for x in (-0.1, 0.1):
        pen.limb([(x * 0.8, y + 0.07), (x, y + 0.27)], 0.03, "#8a5f3c")
    pen.form(Path().rect(-0.13, y + 0.035, 0.26, 0.05, 0.02), "#b07a48")


def _folded(
    pen: Pen, outfit: Outfit, body: Body, skin: Colour, top: Colour, bottom: Colour
) -> None:
    # Seated, seen from the front: thighs come forward, shins rest below or hang from a seat.
    y = body.hip[1]
    bare = outfit.cut in {"dress", "shorts", "tutu"}
    long_skirt = outfit.cut in LONG
    thick = body.limb * 1.35
    shins = 0.24 if pen.look.perched else 0.105
    if pen.look.pose == "work":
        _stool(pen, y)
    for side in (-1, 1):
        spread = 0.085 if pen.look.perched else 0.105
        knee = (side * spread, y + 0.05)
        foot = (side * spread, y + 0.055 + shins)
        shin = skin if bare else bottom
        pen.limb([knee, foot], thick, mix(shin, DEEP, 0.1))
        thigh = top if long_skirt else bottom if not bare else skin
        pen.limb([(side * 0.05, y), knee], thick * 1.15, thigh)
        pen.form(Path().ellipse(foot[0] + side * 0.012, foot[1], 0.055, 0.032), outfit.shoes)
    if outfit.cut in {"dress", "tutu", *LONG}:
        down = y + (0.2 if long_skirt and pen.look.perched else 0.085)
        lap = Path().move(-0.12, y - 0.06).line(0.12, y - 0.06).quad(0.19, y, 0.165, down)
        lap.quad(0, down + 0.04, -0.165, down).quad(-0.19, y, -0.12, y - 0.06)
        pen.form(lap.close(), top)


def _arm(pen: Pen, outfit: Outfit, body: Body, which: str, skin: Colour, sleeve: Colour) -> None:
    side = -1 if which == "left" else 1
    left, right = hands_of(pen.look, outfit, body)
    hand = left if which == "left" else right
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
    glove: Colour = {"spacesuit": "#dfe4ec", "armour": "#8e99a8"}.get(outfit.cut, skin)
    for name, colour in pen.look.wears:
        if name in {"gloves", "mittens"}:
            glove = colour or "#d9453b"
    pen.ball(hand[0], hand[1] + 0.012, body.limb * 0.62, glove)


for _name, _outfit in OUTFITS.items():
    _height = 1.2 if _outfit.child else 1.72
    _r = 0.185 if _outfit.child else 0.158
    drawn(
        _name, kind="person", height=_height, aspect=0.46, head=(0.5, 0.5 * _r),
        seat=(0.5, 0.67 if _outfit.child else 0.53),
        hands=((0.1, 0.66), (0.93, 0.54 if _outfit.child else 0.49)),
        head_width=2 * _r, anchors=person_anchors,
    )(figure)  # fmt: skip


for _name, _height in (("child", 1.15), ("person", 1.7)):
    drawn(
        _name, kind="person", height=_height, aspect=0.46, head=(0.5, 0.09),
        seat=(0.5, 0.67 if _name == "child" else 0.53), hands=((0.1, 0.66), (0.93, 0.52)),
        head_width=0.34, anchors=person_anchors,
    )(figure)  # fmt: skip

also("baby", "baby", height=0.7)
