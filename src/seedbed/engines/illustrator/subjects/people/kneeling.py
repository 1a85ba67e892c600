"""A figure's legs when it kneels: on one knee, or on both under a skirt."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people.features import Features
from seedbed.engines.illustrator.subjects.people.joints import Body
from seedbed.engines.illustrator.subjects.people.legwork import BARE, LONG, leg_colour, shoe_colour
from seedbed.engines.illustrator.subjects.people.limbs import shoe, tapered
from seedbed.engines.illustrator.subjects.people.outfits import Outfit


def thigh(body: Body) -> float:
    """From the hips down to the knee that is on the ground."""
    return abs(body.hip[1]) * 0.5


def behind_trunk(pen: Pen, outfit: Outfit, who: Features, body: Body, bottom: Colour) -> None:
    """The leg whose knee is on the ground, its foot stretched out behind (to the left)."""
    y, w = body.hip[1], body.limb
    floor, k = y + thigh(body), thigh(body) / 0.21
    colour = leg_colour(outfit, who, bottom)
    with pen.at(-0.2 * k, floor - 0.08, 1.0, tilt=58):
        shoe(pen, 0.0, 0.02, 0.5, shoe_colour(outfit), 0.9 * max(0.8, k))
    if outfit.cut in LONG | {"dress"}:
        return
    knee = (-0.02 * k, floor - 0.03)
    shin = tapered([knee, (-0.17 * k, floor - 0.032)], (w * 1.3, w * 0.95), cut=True)
    pen.form(shin, mix(colour, DEEP, 0.2))
    cover = bottom if outfit.cut == "shorts" else colour
    pen.form(tapered([(-0.03, y), knee], (w * 1.7, w * 1.4)), mix(cover, DEEP, 0.14))


def before_trunk(
    pen: Pen, outfit: Outfit, who: Features, body: Body, top: Colour, bottom: Colour
) -> None:
    """The leg whose foot is on the ground, its knee to the right; or the skirt over both."""
    y, w = body.hip[1], body.limb
    floor, k = y + thigh(body), thigh(body) / 0.21
    if outfit.cut in LONG | {"dress", "tutu"}:
        cloth = Path().move(-body.waist, y - 0.05).line(body.waist, y - 0.05)
        cloth.quad(0.15 * k + 0.02, y + 0.03, 0.16 * k + 0.02, floor)
        cloth.quad(0.0, floor + 0.012, -0.2 * k, floor).quad(-0.14 * k, y, -body.waist, y - 0.05)
        pen.form(cloth.close(), top)
        for t in (-0.6, -0.1, 0.45):
            fold = (
                Path().move(t * body.waist, y).quad(t * 0.14, y + 0.07, t * 0.22 * k, floor - 0.01)
            )
            pen.stroke(fold, 0.008, mix(top, DEEP, 0.26), opacity=0.5)
        return
    colour = leg_colour(outfit, who, bottom)
    knee, ankle = (0.155 * k, y + 0.015), (0.15 * k, floor - 0.045)
    shoe(pen, ankle[0], floor, 0.5, shoe_colour(outfit), 0.94)
    pen.form(tapered([knee, ankle], (w * 1.35, w * 1.0), cut=True), mix(colour, DEEP, 0.06))
    cover = bottom if outfit.cut in BARE else colour
    pen.form(tapered([(0.03, y - 0.005), knee], (w * 1.8, w * 1.5)), cover)
