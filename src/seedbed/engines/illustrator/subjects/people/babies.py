"""A baby in its romper suit: sitting, on all fours, asleep in a blanket."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Point
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people import heads
from seedbed.engines.illustrator.subjects.people.features import Features, features_of
from seedbed.engines.illustrator.subjects.people.joints import body_of
from seedbed.engines.illustrator.subjects.people.outfits import Outfit
from seedbed.engines.illustrator.subjects.people.people import clothing_colour, dressed

CRAWLING = frozenset(["walk", "run", "play", "jump", "swim"])
_R = 0.27
# Where the bundle of a sleeping baby lies, and its size: as long as a sitting one is high.
_LAID, _SMALL = (0.0, 0.0), 0.68
_ROMPERS = ("#f7d774", "#9fd3e8", "#f6b8c6", "#b9dfa8", "#cdb9ea")


def _head_at(look: Look) -> Point:
    if look.pose == "sleep":
        return -0.42, -0.3
    return (-0.3, -0.66) if look.pose in CRAWLING else (0.0, -1 + _R)


def baby_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a baby's cap, bib and rattle are."""
    del facts
    x, y = _head_at(look)
    r = _R
    if look.pose == "sleep":
        x, y, r = _LAID[0] + x * _SMALL, _LAID[1] + y * _SMALL, r * _SMALL
    hands: tuple[Point, ...] = ((-0.28, -0.26), (0.28, -0.26))
    if look.pose in CRAWLING:
        hands = ((-0.2, -0.06), (-0.02, -0.06))
    return Anchors(
        crown=(x, y - r), head=(x, y), width=2 * r, eyes=(x, y + r * 0.12), spread=0.37 * r,
        neck=(x, y + r * 0.96), hands=hands,
    )  # fmt: skip


@drawn("baby", kind="person", height=0.6, aspect=0.8, head=(0.5, 0.1), seat=(0.5, 0.86),
       hands=((0.15, 0.74), (0.85, 0.74)), head_width=2 * _R, anchors=baby_anchors)  # fmt: skip
def baby(pen: Pen) -> None:
    """Draw a baby in the pose of its look; it sits unless it crawls or sleeps."""
    outfit = dressed(pen.look)
    who = features_of(pen.look, outfit)
    cloth = clothing_colour(pen.look) or _ROMPERS[pen.look.pick % len(_ROMPERS)]
    pen.grip = who.skin
    if pen.look.pose == "sleep":
        with pen.at(*_LAID, _SMALL):
            _bundle(pen, cloth)
            _head(pen, outfit, who)
        return
    if pen.look.pose in CRAWLING:
        _on_all_fours(pen, who, cloth)
    else:
        _seated(pen, who, cloth)
    _head(pen, outfit, who)


def _head(pen: Pen, outfit: Outfit, who: Features) -> None:
    body = replace(body_of(outfit, None), head=_head_at(pen.look), r=_R, turn=0.0)
    heads.head(pen, outfit, who, body, back=pen.look.back)


def _seated(pen: Pen, who: Features, cloth: Colour) -> None:
    for side in (-1, 1):
        pen.limb([(side * 0.15, -0.42), (side * 0.25, -0.34), (side * 0.27, -0.26)], 0.12,
                 mix(cloth, DEEP, 0.08))  # fmt: skip
        pen.ball(side * 0.28, -0.25, 0.05, who.skin)
    trunk = Path().move(-0.15, -0.48).cubic(-0.25, -0.34, -0.27, -0.08, -0.16, -0.03)
    trunk.quad(0, 0.0, 0.16, -0.03).cubic(0.27, -0.08, 0.25, -0.34, 0.15, -0.48)
    pen.form(trunk.close(), cloth)
    bib = Path().move(-0.13, -0.5).quad(0, -0.44, 0.13, -0.5).cubic(0.16, -0.26, -0.16, -0.26,
                                                                   -0.13, -0.5)  # fmt: skip
    pen.form(bib.close(), mix(cloth, "#ffffff", 0.7))
    for side in (-1, 1):
        pen.limb([(side * 0.13, -0.12), (side * 0.24, -0.1)], 0.17, mix(cloth, DEEP, 0.04))
        pen.form(Path().ellipse(side * 0.32, -0.1, 0.085, 0.1), mix(cloth, WARM, 0.3))
        pen.fill(Path().ellipse(side * 0.33, -0.085, 0.045, 0.055), mix(cloth, DEEP, 0.12))


def _on_all_fours(pen: Pen, who: Features, cloth: Colour) -> None:
    far = mix(cloth, DEEP, 0.16)
    pen.limb([(-0.02, -0.38), (0.0, -0.2), (-0.02, -0.08)], 0.12, far)
    pen.ball(-0.04, -0.05, 0.05, mix(who.skin, DEEP, 0.1))
    pen.limb([(0.36, -0.26), (0.4, -0.09), (0.58, -0.06)], 0.16, far)
    body = Path().move(-0.26, -0.46).cubic(-0.1, -0.58, 0.2, -0.66, 0.42, -0.56)
    body.cubic(0.62, -0.46, 0.58, -0.2, 0.42, -0.18).cubic(0.2, -0.16, -0.1, -0.2, -0.26, -0.3)
    pen.form(body.close(), cloth)
    pen.limb([(0.34, -0.3), (0.24, -0.09), (0.46, -0.07)], 0.17, mix(cloth, DEEP, 0.05))
    pen.form(Path().ellipse(0.54, -0.08, 0.08, 0.07), mix(cloth, WARM, 0.3))
    pen.limb([(-0.16, -0.38), (-0.2, -0.2), (-0.18, -0.08)], 0.125, mix(cloth, DEEP, 0.04))
    pen.ball(-0.2, -0.05, 0.055, who.skin)


def _bundle(pen: Pen, cloth: Colour) -> None:
    # Lying on its back, wrapped up to the chin; a fold of the blanket about the head.
    wrap = Path().move(-0.5, -0.02).cubic(-0.3, -0.56, 0.1, -0.52, 0.5, -0.34)
    wrap.cubic(0.74, -0.22, 0.72, -0.02, 0.54, 0.0).line(-0.46, 0.0)
    pen.form(Path().ellipse(-0.42, -0.3, 0.36, 0.33), mix(cloth, WARM, 0.3))
    pen.form(wrap.close(), cloth)
    for a, b, c in (((-0.26, -0.4), (0.1, -0.2), (0.3, 0.0)), ((-0.1, -0.46), (0.3, -0.34),
                    (0.56, -0.06))):  # fmt: skip
        pen.stroke(Path().move(*a).quad(*b, *c), 0.014, mix(cloth, DEEP, 0.24), opacity=0.6)
    for k in range(5):
        pen.fill(Path().circle(-0.02 + 0.13 * k, -0.12 - 0.1 * (k % 2), 0.022),
                 mix(cloth, "#ffffff", 0.75))  # fmt: skip
