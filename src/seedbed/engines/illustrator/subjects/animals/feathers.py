"""Small and large birds by one table: perched, walking, swimming, asleep, on the wing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.animals.bird_builds import BIRDS, Bird
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


def bird(pen: Pen) -> None:
    """Draw the bird the look names, in its pose."""
    b = BIRDS[pen.look.name]
    if pen.look.colour is not None:
        b = replace(b, hood=None, ring=None)  # a white duck is white from head to tail
    pose = pen.look.pose
    if pose in {"fly", "jump"}:
        _flight(pen, b)
    elif pose == "swim":
        with pen.at(0, b.legs, 1.0):
            _side(pen, b, legs=False)
        for width, y in ((0.44, -0.005), (0.54, 0.03)):
            ring = Path().move(-width, y).quad(0, y + 0.05, width, y)
            pen.stroke(ring, 0.015, "#ffffff", opacity=0.65)
    elif pose in {"sleep", "sit"}:
        with pen.at(0, b.legs * 0.9, 1.0):
            _side(pen, b, legs=False)
    else:
        _side(pen, b)


def _plumage(pen: Pen, b: Bird) -> tuple[Colour, Colour, Colour]:
    """The colours of body, belly and wing: its own, or all of the one asked for."""
    body = pen.tint(b.body)
    if pen.look.colour is None:
        return body, b.belly, b.wing
    return body, mix(b.belly, body, 0.5), mix(body, DEEP, 0.12)


def bird_anchors(look: Look, facts: Facts) -> Anchors:
    """Where its head, its neck and its bill are."""
    del facts
    b = BIRDS[look.name]
    if look.pose in {"fly", "jump"}:
        x, y, r = _flying_head(b)
        y -= stroke_of(look).lift
        return Anchors(
            crown=(x, y - r), head=(x, y), width=2 * r, eyes=(x - r * 0.3, y - r * 0.15),
            spread=r * 0.4, neck=(x + r * 0.6, y + r * 0.8),
            hands=((x - r - b.bill * 0.6, y + r * 0.2),), profile=True,
        )  # fmt: skip
    drop = b.legs if look.pose in {"swim", "sleep", "sit"} else 0.0
    x, y, r = _head(b)
    y += drop
    return Anchors(
        crown=(x, y - r), head=(x, y), width=2 * r, eyes=(x - r * 0.3, y - r * 0.15),
        spread=r * 0.4, neck=(x + r * 0.35, y + r * 1.0),
        hands=((x - r - b.bill * 0.7, y + r * 0.2),), profile=True,
    )  # fmt: skip


def _head(b: Bird) -> tuple[float, float, float]:
    r = 0.19 if b.neck < 0.1 else 0.15
    return -0.2 - 0.1 * b.neck, -1 + r + 0.01 + (0.06 if b.crest else 0.0), r


def _side(pen: Pen, b: Bird, *, legs: bool = True) -> None:
    body, belly, wing = _plumage(pen, b)
    hx, hy, r = _head(b)
    low, mid = -b.legs, -b.legs - 0.27 * (1 - 0.4 * b.neck)
    _tail(pen, b, wing, mid)
    if legs:
        step = 0.07 if pen.look.pose in {"walk", "run", "dance"} else 0.0
        for x, out in ((-0.02, -step), (0.1, step)):
            foot = x + out
            pen.limb([(x, low - 0.06), (foot, -0.025)], 0.028, b.leg_colour)
            web = Path().move(foot + 0.03, -0.025).line(foot - 0.1, 0).line(foot + 0.04, 0).close()
            pen.form(web, b.leg_colour)
            boot(pen, foot)
    k = b.bulk
    if b.neck > 0.1:
        bend = [(hx + 0.02, hy), (hx + 0.1, (hy + mid) / 2), (-0.18, mid + 0.02)]
        pen.limb(bend, r * 1.2, b.hood if b.neck < 0.2 and b.hood else body)
    trunk = Path().move(hx + r * 0.7, hy if b.neck <= 0.1 else mid - 0.12)
    if b.neck <= 0.1:
        trunk.cubic(0.16, hy + 0.16, 0.4, mid - 0.14 * k, 0.42, mid)
    else:
        trunk.cubic(0.06, mid - 0.24, 0.4, mid - 0.2 * k, 0.44, mid - 0.06)
    trunk.cubic(0.36, low - 0.0, 0.12, low + 0.02, -0.02, low)
    start = (hx - r * 0.8, hy + r * 0.3) if b.neck <= 0.1 else (hx + r * 0.1, mid - 0.06)
    trunk.cubic(-0.26 * k, low - 0.04, -0.36 * k, mid - 0.02, *start).close()
    pen.form(trunk, body, light=0.22, dark=0.18)
    breast = Path().ellipse(-0.16, mid + 0.06, 0.22 * k, 0.2 * k)
    pen.fill(breast, belly, clip=trunk, blur=0.02)
    pen.ball(hx, hy, r, b.hood or body)
    if b.ring:
        if b.neck > 0.1:
            hx, hy = hx + 0.06, hy + 0.08
        collar = (
            Path()
            .move(hx - r * 0.7, hy + r * 0.8)
            .quad(hx + r * 0.1, hy + r * 1.25, hx + r * 0.9, hy + r * 0.6)
        )
        pen.stroke(collar, 0.045, b.ring)
        hx, hy, r = _head(b)
    _face(pen, b, hx, hy, r)
    _folded_wing(pen, wing, mid)


def boot(pen: Pen, foot: float) -> None:
    """A rubber boot over the leg at `foot`, its toe to the left, if the bird wears them."""
    for worn, colour in pen.look.wears:
        if worn in {"boots", "shoes"}:
            paint = colour or "#f2b92e"
            high = 0.12 if worn == "boots" else 0.05
            shape = Path().move(foot - 0.035, -high).line(foot + 0.05, -high).line(foot + 0.055, 0)
            shape.line(foot - 0.1, 0).cubic(foot - 0.12, -0.05, foot - 0.06, -0.06, foot - 0.035,
                                           -0.07)  # fmt: skip
            pen.form(shape.close(), paint)
            pen.fill(Path().rect(foot - 0.1, -0.014, 0.155, 0.014), mix(paint, DEEP, 0.4))


def _face(pen: Pen, b: Bird, hx: float, hy: float, r: float) -> None:
    if b.crest:
        for dx, dy, s in ((-0.06, -0.16, 0.05), (0.02, -0.19, 0.06), (0.1, -0.16, 0.05)):
            pen.ball(hx + dx, hy + dy, s, b.crest)
        pen.form(Path().ellipse(hx - r * 0.8, hy + r * 0.75, 0.035, 0.06), b.crest)
    _bill(pen, b, hx, hy, r)
    ex, ey = hx - r * 0.32, hy - r * 0.12
    if pen.look.pose == "sleep":
        lid = Path().move(ex - 0.04, ey).quad(ex, ey + 0.045, ex + 0.04, ey)
        pen.stroke(lid, 0.018, "#f4efe6" if b.hood == "#2f8a57" or b.body < "#4" else "#2b2230")
    else:
        own_dark = pen.look.colour is None and b.body < "#4"
        if own_dark or b.hood in {"#2f8a57", "#2f4a86"} or luminance(_plumage(pen, b)[0]) < 0.06:
            pen.fill(Path().circle(ex, ey, 0.046), "#fbf8f1")
        eye(pen, ex, ey, 0.036)


@dataclass(frozen=True, slots=True)
class Stroke:
    """Where the wings are in one moment of flight, and how far the body then is lifted.

    Of each wing: its root before, the bend of its leading edge, its tip, its root behind.
    """

    far: tuple[Point, Point, Point, Point]
    near: tuple[Point, Point, Point, Point]
    lift: float = 0.0


# Raised, spread wide, pressed down.
STROKES = (
    Stroke(((-0.2, -0.44), (-0.34, -0.78), (-0.26, -1.0), (0.02, -0.42)),
           ((-0.16, -0.4), (-0.06, -0.76), (0.3, -0.98), (0.18, -0.3))),
    Stroke(((-0.22, -0.42), (-0.46, -0.62), (-0.66, -0.86), (-0.02, -0.44)),
           ((-0.14, -0.38), (0.08, -0.62), (0.6, -0.84), (0.18, -0.28)), lift=0.06),
    Stroke(((-0.2, -0.4), (-0.3, -0.16), (-0.34, 0.1), (0.04, -0.3)),
           ((-0.16, -0.38), (-0.02, -0.06), (0.26, 0.26), (0.2, -0.3)), lift=0.32),
)  # fmt: skip


def stroke_of(look: Look) -> Stroke:
    """The moment of flight a bird is drawn in: a flock's beat their wings each in their time."""
    return STROKES[look.pick % len(STROKES)]


def _flight(pen: Pen, b: Bird) -> None:
    beat = stroke_of(pen.look)
    with pen.at(0, -beat.lift):
        _on_the_wing(pen, b, beat)


def _flying_head(b: Bird) -> tuple[float, float, float]:
    r = 0.15 if b.neck < 0.1 else 0.12
    return -0.34 - 0.5 * b.neck, -0.4 - 0.2 * b.neck, r


def _on_the_wing(pen: Pen, b: Bird, beat: Stroke) -> None:
    # Level, the body over or under its wings.
    body, belly, wing = _plumage(pen, b)
    hx, hy, r = _flying_head(b)
    for quill in range(3):
        y = -0.34 + 0.06 * (quill - 1)
        plume = Path().move(0.2, -0.36).quad(0.3 + b.tail * 0.5, y - 0.06, 0.32 + b.tail, y)
        pen.form(plume.quad(0.3 + b.tail * 0.5, y + 0.05, 0.2, -0.26).close(),
                 mix(wing, DEEP, 0.06 * quill))  # fmt: skip
    _wing(pen, mix(wing, DEEP, 0.22), beat.far, 0.08)
    if b.neck > 0.1:
        pen.limb(
            [(hx + 0.04, hy), (-0.26, -0.36)], r * 1.2, b.hood if b.neck < 0.2 and b.hood else body
        )
    k = b.bulk
    trunk = Path().move(hx + 0.02 if b.neck < 0.1 else -0.34, -0.44)
    trunk.cubic(-0.1, -0.52 * k, 0.24, -0.48, 0.36, -0.34)
    trunk.cubic(0.2, -0.16, -0.1, -0.12 / k, -0.3, -0.24).close()
    pen.form(trunk, body, light=0.2)
    pen.fill(Path().ellipse(-0.14, -0.2, 0.26, 0.08), belly, clip=trunk, blur=0.015)
    if b.legs > 0.13:
        pen.limb([(0.14, -0.22), (0.32, -0.2)], 0.024, b.leg_colour)
    pen.ball(hx, hy, r, b.hood or body)
    if b.ring:
        collar = (
            Path()
            .move(hx + r * 0.5, hy + r * 0.95)
            .quad(hx + r * 1.1, hy, hx + r * 0.7, hy - r * 0.8)
        )
        pen.stroke(collar, 0.035, b.ring)
    with pen.at(hx, hy, r / _head(b)[2]):
        _face(pen, b, 0.0, 0.0, _head(b)[2])
    _wing(pen, wing, beat.near, 0.13)


def _wing(
    pen: Pen, colour: Colour, corners: tuple[Point, Point, Point, Point], bulge: float
) -> None:
    # A long wing, its quills fanning out along the trailing edge.
    root, lead, tip, back = corners
    quills = [
        (
            tip[0] + (back[0] - tip[0]) * t + bulge * (1 - t) * t * 4,
            tip[1] + (back[1] - tip[1]) * t,
        )
        for t in (0.0, 0.16, 0.34, 0.54, 0.76, 1.0)
    ]
    wing = Path().move(*root).cubic(lead[0] - 0.04, (root[1] + lead[1]) / 2, *lead, *tip)
    for (ax, ay), (bx, by) in pairwise(quills):
        wing.quad(ax + 0.07, (ay + by) / 2 + 0.02, bx, by)
    wing.close()
    stops = (
        (0.0, mix(colour, DEEP, 0.3), 1.0),
        (0.55, colour, 1.0),
        (1.0, mix(colour, "#ffffff", 0.16), 1.0),
    )
    pen.fill(wing, Linear(*tip, *root, stops))
    middle = ((root[0] + back[0]) / 2, (root[1] + back[1]) / 2)
    for x, y in quills[1:-1]:
        rib = (
            Path().move(*middle).quad((middle[0] + x) / 2 - 0.05, (middle[1] + y) / 2 - 0.03, x, y)
        )
        pen.stroke(rib, 0.009, mix(colour, DEEP, 0.4), opacity=0.5, clip=wing)


def _folded_wing(pen: Pen, wing: Colour, mid: float) -> None:
    folded = Path().move(-0.12, mid - 0.1).cubic(0.06, mid - 0.2, 0.3, mid - 0.08, 0.5, mid + 0.06)
    folded.cubic(0.34, mid + 0.1, 0.16, mid + 0.2, 0.02, mid + 0.16)
    folded.cubic(-0.1, mid + 0.12, -0.16, mid, -0.12, mid - 0.1).close()
    pen.form(folded, wing, light=0.2)
    for t in (0.05, 0.1):
        plume = (
            Path().move(0.1, mid + 0.02 + t).quad(0.26, mid + 0.05 + t, 0.38, mid + 0.04 + t * 0.4)
        )
        pen.stroke(plume, 0.012, mix(wing, DEEP, 0.3), clip=folded)


def _bill(pen: Pen, b: Bird, hx: float, hy: float, r: float) -> None:
    x, y = hx - r * 0.86, hy + r * 0.1
    if b.flat:
        bill = Path().move(x + 0.02, y - 0.05).cubic(x - b.bill * 0.4, y - 0.02, x - b.bill * 0.7,
                                                     y + 0.0, x - b.bill, y + 0.02)  # fmt: skip
        bill.quad(x - b.bill * 0.9, y + 0.075, x + 0.02, y + 0.07).close()
    elif b.heavy:
        bill = Path().move(x + 0.03, y - 0.12).cubic(x - b.bill * 0.4, y - 0.2, x - b.bill * 0.9,
                                                     y - 0.12, x - b.bill, y + 0.12)  # fmt: skip
        bill.cubic(x - b.bill * 0.7, y + 0.06, x - b.bill * 0.3, y + 0.1, x + 0.03, y + 0.1)
        pen.form(bill.close(), b.bill_colour)
        tip = Path().circle(x - b.bill * 0.98, y + 0.08, b.bill * 0.2)
        pen.fill(tip, "#2b2230", clip=bill)
        edge = Path().move(x + 0.02, y).quad(x - b.bill * 0.5, y - 0.05, x - b.bill * 0.96, y + 0.1)
        pen.stroke(edge, 0.014, mix(b.bill_colour, DEEP, 0.4))
        return
    elif b.hooked:
        bill = (
            Path()
            .move(x + 0.02, y - 0.07)
            .cubic(
                x - b.bill * 0.8, y - 0.08, x - b.bill * 1.1, y + 0.02, x - b.bill * 0.8, y + 0.13
            )
        )
        bill.quad(x - b.bill * 0.5, y + 0.06, x + 0.02, y + 0.06).close()
    else:
        bill = Path().move(x + 0.02, y - 0.055).line(x - b.bill, y + 0.01)
        bill.line(x + 0.02, y + 0.06).close()
    pen.form(bill, b.bill_colour)


def _tail(pen: Pen, b: Bird, colour: Colour, mid: float) -> None:
    if b.sickles:
        for k in range(7, -1, -1):
            top, out = mid - 0.56 + 0.075 * k, 0.5 + 0.035 * k
            plume = Path().move(0.28, mid - 0.06).cubic(0.34, top, out, top - 0.06, out + 0.16,
                                                        top + 0.34)  # fmt: skip
            plume.cubic(out - 0.02, top + 0.16, 0.46, mid - 0.16, 0.32, mid + 0.1)
            tone = mix(b.sickles, ("#2f8a6a", "#6a3fa0", colour)[k % 3], 0.3)
            pen.form(plume.close(), tone, light=0.3)
        return
    up = -0.06 if b.crest is None else -0.24
    for k in range(3):
        y = mid + up + 0.05 * k
        plume = Path().move(0.3, mid - 0.02).quad(0.36 + b.tail * 0.4, y - 0.08, 0.36 + b.tail, y)
        plume.quad(0.36 + b.tail * 0.4, y + 0.04, 0.3, mid + 0.1).close()
        pen.form(plume, mix(colour, DEEP, 0.06 * k))


for _name, _b in BIRDS.items():
    drawn(
        _name, kind="ground" if _b.kind == "ground" else "flying", height=_b.height,
        aspect=_b.aspect, faces="left", colours=_b.natural, seat=(0.6, 0.42), head=(0.3, 0.05),
        head_width=0.36, anchors=bird_anchors,
    )(bird)  # fmt: skip
