"""A figure's legs: standing and striding, folded on a seat or on the ground, astride a mount."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.attach import plays
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen
from seedbed.engines.illustrator.subjects.people.features import Features
from seedbed.engines.illustrator.subjects.people.joints import Body
from seedbed.engines.illustrator.subjects.people.limbs import bent, shoe, tapered
from seedbed.engines.illustrator.subjects.people.outfits import Outfit

# Clothes that hide the legs, and clothes that leave them bare.
LONG = frozenset(["robe", "gown", "kimono", "hanfu", "qipao"])
BARE = frozenset(["dress", "shorts", "tutu"])


def striding(look: Look) -> bool:
    """Whether the figure walks, runs or romps; who plays an instrument stands still."""
    return look.pose in {"walk", "run", "play"} and not plays(look)


def leg_colour(outfit: Outfit, who: Features, bottom: Colour) -> Colour:
    """What the legs are covered with: trousers, tights, or skin."""
    if outfit.cut == "tutu":
        return mix(who.skin, "#ffe3ec", 0.5)
    if outfit.cut == "qipao":
        return who.skin
    return who.skin if outfit.cut in BARE else bottom


def shoe_colour(outfit: Outfit) -> Colour:
    """The colour of the shoes that go with the outfit."""
    return {"spacesuit": "#c9cfda", "armour": "#8792a2"}.get(outfit.cut, outfit.shoes)


def _leg(pen: Pen, outfit: Outfit, joints: list[Point], width: float, colour: Colour) -> None:
    w = width * (0.78 if outfit.cut in BARE else 1.0)
    ends = (w * 1.62, w * 1.3, w * (0.8 if outfit.cut in BARE else 1.06))
    pen.form(tapered(joints, ends, cut=True), colour)


def standing(pen: Pen, outfit: Outfit, who: Features, body: Body, bottom: Colour) -> None:
    """Two legs on the ground, or in the stride of the pose."""
    colour = leg_colour(outfit, who, bottom)
    size = 0.94 if outfit.child else 0.86 if outfit.female else 1.0
    stride = striding(pen.look)
    wide = body.limb * (0.86 if outfit.female and not outfit.child else 1.0)
    for side, foot in ((-1, body.left_foot), (1, body.right_foot)):
        hip = (side * body.waist * (0.3 if stride else 0.5), body.hip[1] + 0.01)
        ankle = (foot[0], foot[1] - 0.045)
        length = (abs(hip[1]) - 0.04) * 0.52
        bow = -1.0 if stride else -side
        knee = bent(hip, ankle, length, bow) if stride or foot[1] < -0.05 else (
            (hip[0] + ankle[0]) / 2, (hip[1] + ankle[1]) / 2)  # fmt: skip
        lift = stride and pen.look.pose != "walk" and side < 0
        with pen.at(*ankle, 1.0, tilt=52.0 if lift else 16.0 if stride and side < 0 else 0.0):
            shoe(pen, 0.0, 0.045, body.turn if stride else 0.12, shoe_colour(outfit), size)
        if outfit.cut in LONG and not (stride and outfit.cut == "qipao"):
            continue
        shade = mix(colour, DEEP, 0.14 if side < 0 else 0.03)
        _leg(pen, outfit, [hip, knee, ankle], wide, shade)
        if outfit.cut == "shorts":
            cuff = (hip[0] * 0.4 + knee[0] * 0.6, hip[1] * 0.4 + knee[1] * 0.6)
            legs = tapered([hip, cuff], (wide * 1.75, wide * 1.75), cut=True)
            pen.form(legs, mix(bottom, DEEP, 0.12 if side < 0 else 0.02))
        elif outfit.cut in BARE and not outfit.child:
            continue
        elif outfit.cut in BARE:  # socks
            sock = (ankle[0] * 0.75 + knee[0] * 0.25, ankle[1] * 0.75 + knee[1] * 0.25)
            pen.form(tapered([sock, ankle], (wide * 0.86, wide * 0.8), cut=True), "#fbf7f0")


def astride(
    pen: Pen, outfit: Outfit, who: Features, body: Body, top: Colour, bottom: Colour
) -> None:
    """On a mount seen from the side, looking left: the near leg lies on its flank."""
    y, wide = body.hip[1], body.limb * 1.12
    colour = top if outfit.cut in LONG else leg_colour(outfit, who, bottom)
    k = 0.85 if outfit.child else 1.0
    knee = (-0.1 * k, y + 0.09 * k)
    foot = (-0.085 * k, y + 0.26 * k)
    pen.form(tapered([(0.035, y), knee], (wide * 2.0, wide * 1.5)), colour)
    pen.form(tapered([knee, foot], (wide * 1.45, wide * 1.05)), mix(colour, DEEP, 0.08))
    shoe(pen, foot[0], foot[1] + 0.05, -0.6, shoe_colour(outfit), 0.9 * k)
    if outfit.cut in {"dress", "tutu", *LONG}:
        cloth = Path().move(-0.11, y - 0.06).line(0.11, y - 0.06).quad(0.17, y, 0.15, y + 0.09)
        cloth.quad(0.0, y + 0.15, -0.13, y + 0.1).quad(-0.14, y, -0.11, y - 0.06)
        pen.form(cloth.close(), top)


def _stool(pen: Pen, y: float) -> None:
    for x in (-0.1, 0.1):
        pen.limb([(x * 0.8, y + 0.07), (x, y + 0.27)], 0.03, "#8a5f3c")
    pen.form(Path().rect(-0.13, y + 0.035, 0.26, 0.05, 0.02), "#b07a48")


def folded(
    pen: Pen, outfit: Outfit, who: Features, body: Body, top: Colour, bottom: Colour
) -> None:
    """Seated, seen from the front: shins that hang from a seat; on the ground nothing yet."""
    y = body.hip[1]
    if pen.look.pose == "work":
        _stool(pen, y)
    if not pen.look.perched:
        return
    colour = leg_colour(outfit, who, bottom)
    for side in (-1, 1):
        ankle = (side * 0.062, y + 0.225)
        shoe(pen, ankle[0], y + 0.268, 0.1 * side, shoe_colour(outfit), 0.95)
        if outfit.cut in LONG:
            continue
        shin = mix(colour, DEEP, 0.12 if side < 0 else 0.06)
        pen.form(tapered([(side * 0.076, y + 0.05), ankle],
                         (body.limb * 1.45, body.limb * 0.98), cut=True), shin)  # fmt: skip


def lap(pen: Pen, outfit: Outfit, who: Features, body: Body, top: Colour, bottom: Colour) -> None:
    """What of the seated legs is before the trunk: thighs and a skirt, or crossed shins."""
    y, w = body.hip[1], body.limb
    colour = leg_colour(outfit, who, bottom)
    if outfit.cut in {"dress", "tutu", *LONG}:
        if not pen.look.perched and outfit.cut not in LONG:
            for side in (-1, 1):  # feet tucked to the sides of the skirt
                shoe(pen, side * 0.14, y + 0.125, 0.8 * side, shoe_colour(outfit), 0.9)
        down = y + (0.215 if outfit.cut in LONG and pen.look.perched else 0.095)
        out = 0.15 if pen.look.perched else 0.19
        cloth = Path().move(-body.waist, y - 0.05).line(body.waist, y - 0.05)
        cloth.quad(out + 0.03, y, out, down).quad(0, down + 0.04, -out, down)
        pen.form(cloth.quad(-out - 0.03, y, -body.waist, y - 0.05).close(), top)
        for k in (-0.5, 0.1, 0.55):
            fold = Path().move(k * body.waist, y).quad(k * 0.12, y + 0.04, k * out, down)
            pen.stroke(fold, 0.008, mix(top, DEEP, 0.26), opacity=0.5)
        return
    if pen.look.perched:
        for side in (-1, 1):
            thigh = tapered([(side * 0.046, y - 0.01), (side * 0.076, y + 0.055)],
                            (w * 1.7, w * 1.62))  # fmt: skip
            cover = bottom if outfit.cut == "shorts" else colour
            pen.form(thigh, mix(cover, DEEP, 0.06 if side < 0 else 0.0))
        return
    pen.form(Path().ellipse(0, y + 0.045, 0.11, 0.06), mix(colour, DEEP, 0.16))
    for side in (-1, 1):  # cross-legged: a thigh to each knee, the shins before them
        knee = (side * 0.19, y + 0.055)
        cover = bottom if outfit.cut == "shorts" else colour
        pen.form(tapered([(side * 0.04, y), knee], (w * 1.7, w * 1.4)), mix(cover, DEEP, 0.1))
    for side in (-1, 1):
        knee, ankle = (side * 0.185, y + 0.066), (-side * 0.05, y + 0.094)
        shoe(pen, ankle[0] - side * 0.01, y + 0.122, -0.7 * side, shoe_colour(outfit), 0.82)
        pen.form(tapered([knee, ankle], (w * 1.25, w * 0.95), cut=True),
                 mix(colour, DEEP, 0.12 if side < 0 else 0.03))  # fmt: skip
